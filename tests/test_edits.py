"""Edits: what they refuse, then that any row of them can be composed, undone and traced."""

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from kaznorm.alignment import Alignment
from kaznorm.edits import Change, Edit, apply, compose, regap, undo
from kaznorm.errors import EditError, StaleEditError


def redo(source, changes):
    assert all(a.end <= b.start for a, b in pairwise(changes))
    assert all(source[c.start : c.end] == c.before != c.after for c in changes)
    return apply(source, [Edit(c.start, c.before, c.after) for c in changes])


@st.composite
def edits_of(draw, text):
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), max_size=8)))
    edits = []
    for a, b in zip(cuts[::2], cuts[1::2], strict=False):
        new, confidence = draw(st.text("аб \n", max_size=3)), draw(st.sampled_from([0.5, 0.9, 1.0]))
        if text[a:b] != new:
            edits.append(Edit(a, text[a:b], new, confidence))
    return edits


class TestApply:
    def test_nothing_to_do_gives_the_same_object(self):
        text = "сөз" * 100
        assert apply(text, []) is text

    @pytest.mark.parametrize("edit", [Edit(0, "б", "а"), Edit(3, "а", ""), Edit(9, "", "а"), Edit(2, "аа", "")])
    def test_a_stale_edit_is_refused(self, edit):
        with pytest.raises(StaleEditError, match="expects"):
            apply("ааа", [edit])

    @pytest.mark.parametrize("edits", [[Edit(0, "аб", ""), Edit(1, "б", "")], [Edit(1, "б", ""), Edit(0, "а", "")]])
    def test_overlapping_and_unsorted_edits_are_refused(self, edits):
        with pytest.raises(EditError):
            apply("аб", edits)

    def test_a_negative_start_is_refused(self):
        with pytest.raises(EditError):
            apply("аб", [Edit(-1, "б", "")])


class TestCompose:
    def test_neighbours_stay_apart(self):
        first = compose((), [Edit(0, "а а", "аа")], "one")
        both = compose(first, [Edit(2, " ", "")], "two")
        assert [(c.rule, c.before, c.after) for c in both] == [("one", "а а", "аа"), ("two", " ", "")]

    def test_two_deleted_lines_stay_two_when_what_follows_changes(self):
        first = compose((), [Edit(0, "бір\n", ""), Edit(4, "екі\n", "")], "chrome")
        both = compose(first, [Edit(0, "ү ш", "үш")], "spacing")
        assert [c.before for c in both] == ["бір\n", "екі\n", "ү ш"]
        assert redo("бір\nекі\nү ш", both) == "үш"

    def test_a_deletion_and_an_insertion_at_one_place_are_one(self):
        deleted = compose((), [Edit(1, "-", "", 0.7, "dash")], "one")
        assert compose(deleted, [Edit(1, "", " ")], "two") == (
            Change("one", ("one", "two"), 1, 2, "-", " ", 0.7, "dash"),
        )

    def test_what_is_restored_vanishes(self):
        there = compose((), [Edit(1, "б", "в")], "one")
        assert compose(there, [Edit(1, "в", "б")], "two") == ()

    def test_the_least_certain_speaks_for_all(self):
        first = compose((), [Edit(0, "а", "б", 0.9, "sure")], "one")
        second = compose(first, [Edit(0, "б", "в", 0.6, "unsure")], "two")
        third = compose(second, [Edit(0, "в", "г", 0.8, "fair")], "one")
        assert third == (Change("two", ("one", "two"), 0, 1, "а", "г", 0.6, "unsure"),)

    def test_no_edits_and_no_changes(self):
        assert compose((), [], "one") == ()

    @given(st.data())
    def test_any_rows_of_edits(self, data):
        source = text = data.draw(st.text("аб -\n", max_size=12))
        changes = ()
        for rule in ("one", "two", "three"):
            edits = data.draw(edits_of(text))
            text, changes = apply(text, edits), compose(changes, edits, rule)
            assert redo(source, changes) == text
            assert undo(text, changes) == source

    def test_it_is_linear(self):
        changes = compose((), [Edit(i, "а", "бб") for i in range(0, 40_000, 2)], "one")
        changes = compose(changes, [Edit(i * 3 + 1, "ба", "в") for i in range(20_000)], "two")
        assert len(changes) == 20_000


class TestAlignment:
    @given(st.data())
    def test_the_span_of_a_span_holds_what_it_came_from(self, data):
        source = data.draw(st.text("аб ", max_size=12))
        edits = data.draw(edits_of(source))
        text, changes = apply(source, edits), compose((), edits, "one")
        start, end = sorted((data.draw(st.integers(0, len(text))), data.draw(st.integers(0, len(text)))))
        lo, hi = Alignment(changes).to_source(start, end)
        assert 0 <= lo <= hi <= len(source)
        wide = Alignment(changes).widened(start, end)
        assert wide[0] <= start <= end <= wide[1]
        runs = [changes[i:j] for i in range(len(changes) + 1) for j in range(i, len(changes) + 1)]
        inside = [[Edit(c.start - lo, c.before, c.after) for c in run if lo <= c.start <= c.end <= hi] for run in runs]
        assert text[slice(*wide)] in [apply(source[lo:hi], run) for run in inside]

    @given(st.data())
    def test_to_text_is_to_source_of_the_undoing(self, data):
        source = data.draw(st.text("аб ", max_size=12))
        edits = data.draw(edits_of(source))
        text, changes = apply(source, edits), compose((), edits, "one")
        shift, back = 0, []
        for c in changes:
            start = c.start + shift
            back.append(c._replace(start=start, end=start + len(c.after), before=c.after, after=c.before))
            shift += len(c.after) - len(c.before)
        start, end = sorted((data.draw(st.integers(0, len(source))), data.draw(st.integers(0, len(source)))))
        assert Alignment(changes).to_text(start, end) == Alignment(back).to_source(start, end)
        assert len(text) == len(source) + shift

    def test_an_empty_span_where_something_was_deleted(self):
        changes = compose((), [Edit(2, "вг", "")], "one")
        assert Alignment(changes).to_source(2, 2) == (2, 4)
        assert Alignment(changes).to_source(0, 2) == (0, 2)
        assert Alignment(changes).to_source(2, 3) == (4, 5)
        assert Alignment(changes).to_source(1, 3) == (1, 5)


class TestRegap:
    @pytest.mark.parametrize(
        ("old", "new", "expected"),
        [
            ("бір сөз", "бір сөз", []),
            ("Ж и ы н т ө р і", "Жиын төрі", [(0, "Ж и ы н", "Жиын"), (8, "т ө р і", "төрі")]),
            ("сөз ке зде суде сөз", "сөз кездесуде сөз", [(4, "ке зде суде", "кездесуде")]),
            ("депута – ты", "депутаты", [(0, "депута – ты", "депутаты")]),
            ("прайме – р и з ге", "праймеризге", [(0, "прайме – р и з ге", "праймеризге")]),
            ("і с – ш а р а", "іс-шара", [(0, "і с – ш а р а", "іс-шара")]),
            ("мұратмақсат", "мұрат-мақсат", [(0, "мұратмақсат", "мұрат-мақсат")]),
            ("теңгеніқұрайды бір", "теңгені құрайды бір", [(0, "теңгеніқұрайды", "теңгені құрайды")]),
            ("а  б", "а б", [(1, "  ", " ")]),
            ("а – б", "а - б", [(2, "–", "-")]),
            ("а- б", "а б", [(0, "а-", "а")]),
            ("а – б", "а б", [(2, "– б", "б")]),
            (" а б ", "аб", [(0, " ", ""), (1, "а б", "аб"), (4, " ", "")]),
            ("ки\N{SOFT HYPHEN}ген", "киген", [(0, "ки\N{SOFT HYPHEN}ген", "киген")]),
            ("ки-\nген сөз", "киген\nсөз", [(0, "ки-\nген ", "киген\n")]),
            ("  ", "", [(0, "  ", "")]),
            ("", "", []),
        ],
    )
    def test_the_grain(self, old, new, expected):
        assert [(e.start, e.old, e.new) for e in regap(0, old, new)] == expected

    def test_confidence_may_depend_on_the_word(self):
        new = "бір екі"
        edits = regap(5, "б ір ек і", new, lambda span: {"бір": 0.5, "екі": 0.75}[new[slice(*span)]], "run")
        assert list(edits) == [Edit(5, "б ір", "бір", 0.5, "run"), Edit(10, "ек і", "екі", 0.75, "run")]

    def test_lost_letters_are_refused(self):
        with pytest.raises(EditError, match="letters"):
            list(regap(0, "сөз", "сө"))

    @given(st.text("аб -\n\N{EN DASH}", max_size=14), st.data())
    def test_the_edits_lead_from_old_to_new(self, old, data):
        letters = [c for c in old if c in "аб"]
        gaps = [data.draw(st.text(" -\n", max_size=2)) for _ in range(len(letters) + 1)]
        new = gaps[0] + "".join(c + gap for c, gap in zip(letters, gaps[1:], strict=True))
        edits = list(regap(3, old, new))
        assert apply("..." + old + "...", edits) == "..." + new + "..."
        assert all(e.old != e.new for e in edits)
        for side in [side for e in edits if "\n" not in e.old + e.new for side in (e.old, e.new)]:
            assert side.strip() in (side, "")
