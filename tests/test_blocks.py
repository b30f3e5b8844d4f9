"""Long texts go by blocks: where these are cut, and that the laws hold as if they weren't."""

import re
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from strategies import damaged

from kaznorm import Layout, Note, Pipeline, Spacing, blocks
from kaznorm.edits import Edit, apply

SENTENCES = [
    "Облыстық мәслихат депутаттары жиынға қатысты.",
    "Кеше к і т а п х а н а  а ш ы л д ы деп хабарлады.",
    "Бұл мә селе  бүгін де шешілмеді !",
    "Жиын төрағасы: «Сайлауға депута-\nттар қатысты» деді.",
    "25—30 % өсім құрайды.",
    "Ол кетті…",
]
CLEAN = Pipeline.preset("clean")
few = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture
def short(monkeypatch):
    """Blocks of a few sentences."""
    monkeypatch.setattr(blocks, "LONG", 200)
    monkeypatch.setattr(blocks, "LEAST", 40)
    monkeypatch.setattr(blocks, "MOST", 120)


def document(number, size, between="\n"):
    return between.join(SENTENCES[(number + at * at) % len(SENTENCES)] for at in range(size))


long_texts = st.builds(
    lambda parts, between: between.join(parts),
    st.lists(st.sampled_from(SENTENCES) | damaged(), min_size=8, max_size=20),
    st.sampled_from(["\n", "\n\n", "\r\n", " ", "\n \n"]),
)


@pytest.mark.parametrize("between", ["\n", "\n\n", "\r\n", " "])
def test_blocks_end_with_sentences_and_nothing_but_their_space_lies_between(between, short):
    text = document(0, 200, between)
    spans = blocks.split(text)
    assert len(spans) > 20
    assert spans[0][0] == 0
    assert spans[-1][1] == len(text)
    assert {text[a[1] : b[0]] for a, b in pairwise(spans)} == {between}
    assert all(text[end - 1] in ".!?…»" for _, end in spans)
    assert max(end - start for start, end in spans) < 400


@pytest.mark.parametrize("text", ["", "а " * 500, "а" * 500, "Бұл - 5.\n" * 60 + "А.Б. " * 90, "сөз, " * 300])
def test_what_has_no_sentences_is_one_block_or_whole_lines(text, short):
    spans = blocks.split(text)[:-1]
    assert all(text[start:end] == text[start:end].strip() and text[end] == "\n" for start, end in spans)


def test_a_change_leaves_most_blocks_as_they_are(short):
    text = document(0, 300)
    before = [text[slice(*span)] for span in blocks.split(text)]
    changed = text[:3000].replace("жиынға", "бүгінгі жиынға", 1) + text[3000:]
    after = [changed[slice(*span)] for span in blocks.split(changed)]
    assert len(set(before) ^ set(after)) <= 6


def test_initials_and_numbers_end_no_block(short):
    text = "Бұл жерде Қ. Тоқаев пен А. Байтұрсынұлы 5. Абай туралы айтты " * 40
    assert blocks.split(text) == [(0, len(text))]


@few
@given(text=long_texts)
def test_the_laws_hold_by_blocks(text):
    with pytest.MonkeyPatch.context() as patch:
        for name, value in (("LONG", 150), ("LEAST", 40), ("MOST", 120)):
            patch.setattr(blocks, name, value)
        report = CLEAN.explain(text)
        assert all(a.end <= b.start for a, b in pairwise(report.edits))
        assert all(text[c.start : c.end] == c.before != c.after for c in (*report.edits, *report.suggestions))
        assert apply(text, [Edit(c.start, c.before, c.after) for c in report.edits]) == report.text
        assert report.undo() == text
        assert all(0 <= note.start <= note.end <= len(text) for note in report.warnings)
        step = text
        for done in report.passes:
            step = apply(step, done.edits)
        assert step == report.text
        again = CLEAN.explain(report.text)
        assert again.text == report.text
        assert again.edits == ()


def test_a_long_text_becomes_what_its_parts_become():
    parts = [document(number, 40) for number in range(80)]
    text = "\n".join(parts)
    assert len(text) > blocks.LONG
    assert CLEAN.without("chrome")(text) == "\n".join(map(CLEAN.without("chrome"), parts))


def test_each_block_is_looked_at_once_and_again_where_it_changed(monkeypatch, short):
    looked = []
    find = Spacing.find

    def counted(self, text):
        looked.append(len(text))
        return find(self, text)

    monkeypatch.setattr(Spacing, "find", counted)
    pipeline = Pipeline([Spacing(), Layout()])
    spent = []
    for size in (200, 400, 800):
        looked.clear()
        pipeline(document(0, size).replace("мә селе", f"мәселе {size}"))
        spent.append(sum(looked))
    assert spent[2] < 2.2 * spent[1] < 5 * spent[0]


def test_one_s_own_normalisers_and_what_is_protected_see_the_whole_text(short):
    class Own(Layout):
        pass

    assert blocks.is_local(Layout())
    assert not blocks.is_local(Layout(lines="unwrap"))
    assert not blocks.is_local(Own())
    text = "Бұл  сөз.\nОй  ой.\n" * 40
    protected = Pipeline.select("clean", protect=["сөз.\nОй  ой"])
    assert protected(text).count("сөз.\nОй  ой") == 40


def test_suggestions_and_warnings_of_blocks_stand_at_their_places(monkeypatch, short):
    def unsure(_, text):
        yield from (Edit(match.start(), "сөз", "Сөз", 0.01, "why") for match in re.finditer("сөз", text))
        yield Note(0, 3, "a note")

    monkeypatch.setattr(Spacing, "concerns", lambda *_: True)
    monkeypatch.setattr(Spacing, "find", unsure)
    text = "\n".join(f"Бұл  {number} сөз  туралы айтылған сөйлем." for number in range(60))
    held = Pipeline([Spacing(), Layout()]).explain(text)
    assert [s.start for s in held.suggestions] == [match.start() for match in re.finditer("сөз", text)]
    assert all(text[s.start : s.end] == s.before for s in held.suggestions)
    assert [note.start for note in held.warnings] == [start for start, _ in blocks.split(text)]


def test_straight_quotes_are_paired_across_sentences_of_a_long_line():
    said = 'Ол былай деді: " Бүгін ауыл мектебі ашылды. Оған облыс әкімі қатысты. " Содан кейін олар кетті. '
    text = said * (blocks.LONG // len(said) + 1)
    assert len(blocks.split(text)) > 1
    assert '" Бүгін' not in Pipeline.preset("clean")(text)
