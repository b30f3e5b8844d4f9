"""The pipeline: what it refuses, rounds, protection, and its values."""

import logging
import pickle
import threading
from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st
from toys import Broken, Chrome, Double, Flip, Known, Other, Swap, Watch

from kaznorm import (
    Edit,
    EditError,
    InputError,
    KaznormError,
    Note,
    OptionError,
    Pipeline,
    UnknownNameError,
    clean,
    explain,
    find_quantities,
    pipeline as module,
)
from kaznorm.edits import apply


class TestRefused:
    @pytest.mark.parametrize("text", [None, 3, b"a", ["a"]])
    def test_what_is_no_text(self, text):
        with pytest.raises(InputError, match="a text is a str"):
            Pipeline([])(text)

    def test_bytes_say_what_to_do(self):
        with pytest.raises(TypeError, match=r"decode it first"):
            Pipeline([])(b"a")

    @pytest.mark.parametrize("row", [[Double], ["spacing"], [None]])
    def test_what_is_no_normaliser(self, row):
        with pytest.raises(OptionError, match="no normaliser"):
            Pipeline(row)

    def test_two_of_a_name(self):
        with pytest.raises(OptionError, match="'double'"):
            Pipeline([Double(), Double(letters="в")])

    @pytest.mark.parametrize(
        "call",
        [
            lambda: clean("сөз", skip=None),
            lambda: clean("сөз", only=[["layout"]]),
            lambda: clean("сөз", ["clean"]),
            lambda: explain("сөз", None),
            lambda: find_quantities(None),
            lambda: Pipeline(None),
            lambda: Pipeline([], protect=None),
            lambda: Pipeline([], lexicon=None),
            lambda: Pipeline([], lexicon=[["сөз"]]),
            lambda: Pipeline.preset(["clean"]),
            lambda: Pipeline([]).many(None),
            lambda: Pipeline([]).many("сөз"),
            lambda: Pipeline([]).explain_many(3, jobs=2),
            lambda: Pipeline([]).explain("сөз").source_span(None, 2),
            lambda: Pipeline([]).explain("сөз").source_span(0.5, 2),
        ],
    )
    def test_what_makes_no_sense_is_an_error_of_kaznorm(self, call):
        with pytest.raises(KaznormError, match=";"):
            call()

    @pytest.mark.parametrize("lexicon", ["сөз", [1]])
    def test_a_lexicon_of_something_else(self, lexicon):
        with pytest.raises(OptionError, match="lexicon"):
            Pipeline([], lexicon=lexicon)

    @pytest.mark.parametrize(
        ("edits", "error"),
        [
            ([Edit(1, "б", ""), Edit(0, "а", "")], EditError),
            ([Edit(0, "в", "")], EditError),
            ([(0, "а", "б")], KaznormError),
            ([Edit(0, "а", "б", 9)], EditError),
            ([Edit(0, "а", "б", float("nan"))], EditError),
            ([Edit(0, "а", None)], EditError),
            ([Edit(0, 5, "б")], EditError),
            (5, KaznormError),
        ],
    )
    def test_a_normaliser_that_is_wrong_is_named(self, edits, error):
        with pytest.raises(error, match=r"^broken: "):
            Pipeline([Broken(gives=edits)])("аб")

    def test_an_edit_that_changes_nothing_is_nothing(self):
        assert Pipeline([Broken(gives=[Edit(0, "а", "а")])]).explain("аб").passes == ()

    def test_wrong_names(self):
        pipeline = Pipeline([Double()])
        assert pipeline.without("chrome", "words") == pipeline
        with pytest.raises(UnknownNameError, match="did you mean 'chrome'"):
            pipeline.without("chrom")
        with pytest.raises(UnknownNameError, match="did you mean 'double'"):
            pipeline.with_(Swap(), after="duble")
        with pytest.raises(UnknownNameError, match="did you mean 'repair'"):
            Pipeline.preset("repare")


class TestRounds:
    def test_round_after_round(self):
        report = Pipeline([Double()]).explain("аааа")
        assert report.text == "а"
        assert [done.edits[0].old for done in report.passes] == ["аааа", "ааа", "аа"]
        assert [(c.before, c.after) for c in report.edits] == [("аааа", "а")]

    def test_later_normalisers_feed_earlier_ones(self):
        report = Pipeline([Double(), Swap(old="ж", new="а")]).explain("аж")
        assert report.text == "а"
        assert report.edits[0].rules == ("swap", "double")
        assert report.edits[0].confidence == 0.9

    def test_who_has_seen_the_text_is_not_asked_again(self):
        asked = []

        class Spy(Swap):
            name = "spy"

            def find(self, text):
                asked.append(text)
                return []

        Pipeline([Spy(), Double()])("аа")
        assert asked == ["аа", "а"]
        asked.clear()
        Pipeline([Double(), Spy()])("аа")
        assert asked == ["а"]

    def test_what_is_held_back_starts_no_round(self):
        report = Pipeline([Double(confidence=0.4, min_confidence=0.5)]).explain("аа")
        assert report.text == "аа"
        assert [(s.start, s.before, s.after) for s in report.suggestions] == [(0, "аа", "а")]

    def test_a_suggestion_that_meets_an_edit_holds_both(self):
        report = Pipeline([Double(), Swap(old="а?", new="!", confidence=0.1, min_confidence=0.5)]).explain("баа?в")
        assert report.text == "ба?в"
        assert [(s.start, s.end, s.before, s.after) for s in report.suggestions] == [(1, 4, "аа?", "!")]

    def test_notes(self):
        assert Pipeline([Double(), Watch()]).explain("аа#").warnings == (Note(2, 3, "a hash"),)


class TestUnsettled:
    def test_a_block_that_never_settles_stays(self, caplog):
        source = "ааx\n\nаа"
        with caplog.at_level(logging.WARNING, "kaznorm"):
            report = Pipeline([Double(), Flip()]).explain(source)
        assert report.text == "ааx\n\nа"
        assert [(c.before, c.after) for c in report.edits] == [("аа", "а")]
        assert [source[w.start : w.end] for w in report.warnings] == ["ааx\n\n"]
        assert "doesn't settle" in caplog.text

    def test_five_rounds_are_too_many(self):
        pipeline = Pipeline([Double()])
        assert pipeline("аааа б") == "а б"
        assert pipeline("ааааа\n\nаа") == "ааааа\n\nа"

    def test_what_decides_a_document_as_a_whole_is_not_taken_back(self):
        report = Pipeline([Chrome(old="#", new=""), Double(), Flip()]).explain("#аа\n#аа x")
        assert report.text == "аа\nаа x"
        assert {c.rule for c in report.edits} == {"chrome"}

    def test_an_outcome_that_would_not_stay_is_none(self):
        late = Pipeline([Double(), Flip(), Swap(old="а", new="бб"), Chrome(old="з", new="")])
        assert late("аа") == "б"
        report = late.explain("аза")
        assert (report.text, report.edits, len(report.warnings)) == ("аза", (), 1)

    def test_two_that_quarrel_over_a_document_change_nothing(self):
        pipeline = Pipeline([Chrome(old="#", new="+"), Swap(old="+", new="#"), Double()])
        assert pipeline("аа\n\n#").startswith("а\n\n")
        flips = Pipeline([Chrome(old="#", new="##")])
        assert flips.explain("#").text == "#"
        assert flips.explain("#").warnings

    @pytest.mark.parametrize("end", ["\n\n", "\r\n\r\n", "\n \t\n", "\r\r"])
    def test_blocks(self, end):
        source = f"x{end}аа{end}x"
        assert Pipeline([Double(), Flip()])(source) == f"x{end}а{end}x"

    def test_lines_of_one_paragraph_are_one_block(self):
        assert Pipeline([Double(), Flip()])("x\r\nаа") == "x\r\nаа"

    def test_what_grows_at_the_end(self):
        @st.composite
        def ends(draw):
            return draw(st.text("аб\n", max_size=6))

        class Grow(Swap):
            name = "grow"

            def find(self, text):
                yield Edit(len(text), "", "а")

        @given(ends())
        def check(text):
            assert Pipeline([Grow()])(text) == text

        check()


TOYS = st.lists(
    st.sampled_from(
        [
            *(Double(), Flip(), Watch(), Chrome(old="x\n", new=""), Chrome(old="з", new="\n")),
            *(Swap(old="а", new="бб"), Swap(old="ж", new="\n\n"), Swap(old="ж", new="аа")),
            *(Other(old="б", new=""), Other(old="\n\n", new=" ")),
        ]
    ),
    unique_by=lambda toy: toy.name,
    max_size=4,
)


@settings(max_examples=300, deadline=None)
@given(
    TOYS,
    st.text("аабжзxy \n", max_size=14),
    st.lists(st.sampled_from(["а", "б", "аа", "re:[xy]"]), max_size=1),
)
def test_any_row_of_toys(row, text, protect):
    pipeline = Pipeline(row, protect=protect)
    report = pipeline.explain(text)
    assert all(a.end <= b.start for a, b in pairwise(report.edits))
    assert all(text[c.start : c.end] == c.before != c.after for c in report.edits)
    assert apply(text, [Edit(c.start, c.before, c.after) for c in report.edits]) == report.text
    assert report.undo() == text
    assert all(text[c.start : c.end] == c.before for c in report.suggestions)
    assert bool(report.edits) == bool(report.passes) == (report.text != text)
    again = pipeline.explain(report.text)
    assert again.text == report.text
    assert again.edits == again.passes == ()


class TestProtect:
    def test_words_and_patterns(self):
        text = "аа баа ааж аа-аа"
        assert Pipeline([Double()], protect=["аа"])(text) == "аа ба аж аа-аа"
        assert Pipeline([Double()], protect=["re:аа"])(text) == text
        assert Pipeline([Double()], protect=["re:^аа"])(text) == "аа ба аж а-а"

    def test_in_every_round(self):
        assert Pipeline([Double()], protect=["аа"])("аааа") == "аа"

    def test_what_is_protected_is_not_suggested(self):
        assert not Pipeline([Double(min_confidence=1)], protect=["аа"]).explain("аа").suggestions

    def test_clean_text_is_never_searched(self, monkeypatch):
        monkeypatch.setattr(module.protection, "spans", None)
        assert Pipeline([Double()], protect=["а"])("аб") == "аб"


class TestLexicon:
    def test_it_reaches_who_asks(self):
        pipeline = Pipeline([Double(), Known()], lexicon=["алма"])
        assert pipeline("алма") == "Алма"
        assert pipeline.normalisers == (Double(), Known(lexicon=frozenset({"алма"})))

    def test_ones_own_words_stay(self):
        pipeline = Pipeline([Known(lexicon=["бір"])], lexicon=["екі"])
        assert pipeline("бір екі") == "Бір Екі"
        assert pipeline.with_(Double()).without("double") == pipeline


class TestValues:
    def test_with(self):
        pipeline = Pipeline([Double(), Swap()])
        assert pipeline.with_(Double(letters="ж")).normalisers == (Double(letters="ж"), Swap())
        assert pipeline.with_(Watch()).names == ("double", "swap", "watch")
        assert pipeline.with_(Watch(), after="double").names == ("double", "watch", "swap")
        assert pipeline.with_(Double(), after="swap").names == ("swap", "double")
        assert pipeline.names == ("double", "swap")

    def test_the_usual_order(self):
        def stand_in(name):
            return type(name.title(), (Swap,), {"name": name})()

        pipeline = Pipeline([stand_in("spacing"), Double(), stand_in("layout")])
        assert pipeline.with_(stand_in("hyphens")).names == ("spacing", "double", "hyphens", "layout")
        assert pipeline.with_(stand_in("encoding")).names == ("encoding", "spacing", "double", "layout")
        assert pipeline.with_(stand_in("suffixes")).names == ("spacing", "double", "layout", "suffixes")

    def test_equality(self):
        one = Pipeline([Double()], protect=["б", "а", "а"], lexicon=["в"])
        two = Pipeline((Double(),), protect=("а", "б"), lexicon={"в"})
        assert one == two
        assert hash(one) == hash(two)
        assert one != Pipeline([Double()], protect=["а"], lexicon=["в"])
        assert repr(one) == "Pipeline(double, protect=2, lexicon=1)"

    def test_it_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            Pipeline([]).protect = ("а",)

    def test_fingerprint(self, monkeypatch):
        load = pytest.importorskip("kaznorm.lm.load")
        monkeypatch.setattr(load, "fingerprint", lambda: "1")
        kinds = [
            Pipeline([Double()]),
            Pipeline([Double(letters="ж")]),
            Pipeline([Double()], protect=["а"]),
            Pipeline([Double()], lexicon=["а"]),
            Pipeline([]),
            Pipeline([Known(lexicon=["а"])]),
        ]
        prints = [pipeline.fingerprint for pipeline in kinds]
        assert len(set(prints)) == len(prints)
        assert all(len(bytes.fromhex(one)) == 8 for one in prints)
        assert pickle.loads(pickle.dumps(kinds[0])) == kinds[0]
        assert Pipeline([Double()]).fingerprint == prints[0]
        monkeypatch.setattr(load, "fingerprint", lambda: "2")
        assert Pipeline([Double()]).fingerprint != prints[0]


class TestMany:
    @pytest.mark.parametrize("jobs", [1, 2])
    def test_in_order(self, jobs):
        texts = [f"аа{i}\ud800" for i in range(40)]
        pipeline = Pipeline([Double()])
        assert list(pipeline.many(texts, jobs=jobs)) == [f"а{i}\ud800" for i in range(40)]
        assert list(pipeline.explain_many(iter(texts), jobs=jobs)) == [pipeline.explain(t) for t in texts]

    def test_it_is_lazy(self):
        texts = iter(["аа", None])
        assert next(Pipeline([Double()]).many(texts)) == "а"

    def test_an_error_names_what_it_is(self):
        with pytest.raises(InputError, match="NoneType"):
            list(Pipeline([]).many(["а", None], jobs=2))

    def test_threads(self):
        pipeline, wrong = Pipeline([Double(), Swap(old="ж", new="а")], protect=["бб"]), []

        def work(n):
            for i in range(200):
                if pipeline(f"аж{n} бб {i} аааа") != f"а{n} бб {i} а":
                    wrong.append(n)  # noqa: PERF401

        threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert not wrong


def test_clean_and_explain_keep_their_pipelines():
    assert module._pipeline("clean", (), ("layout",)) is module._pipeline("clean", (), ("layout",))
    with pytest.raises(UnknownNameError, match="did you mean 'layout'"):
        module.clean("а", only="layot")
    with pytest.raises(UnknownNameError):
        module.explain("а", "klean")


def test_surrogates_pass():
    text = "аа\ud800\udfff\udc80"
    report = Pipeline([Double()], protect=["re:\\w\ud801"]).explain(text)
    assert report.text == text[1:]
    assert report.undo() == text


class Named(str):
    """A string with words of its own about itself, as an enumeration has."""

    __slots__ = ()

    def __str__(self):
        return "a name"


@pytest.mark.parametrize("text", ["Бұл сөз", "Бұл  сөз"])
def test_what_derives_from_str_becomes_a_str(text):
    found = explain(Named(text), only=["layout"])
    assert (type(found.text), found.text, found.source) == (str, "Бұл сөз", text)
    assert type(Pipeline([])(Named(text))) is str
