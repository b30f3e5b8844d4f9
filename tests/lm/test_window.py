"""Windows on toys: where line ends go, and that no letter is ever lost."""

import re

import pytest
from hypothesis import given, settings, strategies as st
from small import toy

from kaznorm.alphabet import DECODING
from kaznorm.lm import window
from kaznorm.lm.gap import KEPT_DASH, NEVER, WHOLE, Gap
from kaznorm.lm.segment import decode
from kaznorm.lm.window import context, rewrite
from kaznorm.tokens import fold, scan

OPEN_MARK = Gap(space=NEVER, hyphen=1.0, dash=1.0)


def judge(gap, _place):
    """Marks and line ends are doubtful, spaces and words stay."""
    if not gap:
        return WHOLE
    return Gap(none=30.0) if gap.isspace() and "\n" not in gap else OPEN_MARK if gap.strip() else Gap(none=1.0)


def rewritten(text, start=0, end=None, judge=judge):
    found = rewrite(toy(), scan(text), start, len(text) if end is None else end, judge)
    return text[: found.start] + found.new + text[found.end :]


@pytest.mark.parametrize(
    "text",
    ["", "...", "5 7", "ауыл мектебі", "ауыл, қала", "ауыл  мектебі", "ауыл\u00a0мектебі", "ауыл\nмектебі", "ата-анам"],
)
def test_what_is_sound_stays(text):
    assert rewritten(text) == text


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("мек-\nтебі ашылды", "мектебі\nашылды"),
        ("мек-\r\nтебі ашылды", "мектебі\r\nашылды"),
        ("мек\nтебі ашылды", "мектебі\nашылды"),
        ("мек-\nтебі, қала", "мектебі,\nқала"),
        ("«мек-\nтебі», қала", "«мектебі»,\nқала"),
        ("мек-\nтебі (кеше) қала", "мектебі\n(кеше) қала"),
        ("мек- тебі ашылды", "мектебі ашылды"),
        ("мек-\nтебі аш-\nылды кеше", "мектебі\nашылды\nкеше"),
        ("ата-\nанам келді", "ата-анам\nкелді"),
        ("ата – анам келді", "ата-анам келді"),
        ("ауыл – қала", "ауыл – қала"),
        ("МЕК-\nТЕБІ КЕШЕ", "МЕКТЕБІ\nКЕШЕ"),
    ],
)
def test_a_line_end_moves_behind_the_word_made_whole(text, new):
    assert rewritten(text) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("мек-\nтебі", "мектебі"),
        ("мек-\nтебі.", "мектебі."),
        ("мек-\nтебі!»", "мектебі!»"),
        ("мек-\nтебі\n", "мектебі\n"),
        ("мек-\nтебі  ", "мектебі\n"),
    ],
)
def test_at_the_end_of_a_text_only_the_line_end_goes(text, new):
    assert rewritten(text) == new


def test_a_line_end_moves_beyond_the_window():
    text = "мек-\nтебі»), бүгін"
    assert rewritten(text, 0, 9) == "мектебі»),\nбүгін"


def test_a_word_knows_where_it_stands_and_how_sure_it_is():
    text = "Бұл мек- тебі, ауыл."
    found = rewrite(toy(), scan(text), 4, len(text), judge)
    assert [found.new[w.start : w.end] for w in found.words] == ["мектебі", "ауыл"]
    first = found.words[0].posterior
    assert found.confidence((0, 3)) == first
    assert found.confidence((0, len(found.new))) == min(w.posterior for w in found.words)
    assert found.confidence((7, 9)) == 1.0


def test_a_segment_is_read_after_the_words_before_it_as_they_were_restored(monkeypatch):
    seen = []
    monkeypatch.setattr(window, "decode", lambda *given: seen.append(given[3:5]) or decode(*given))
    rewritten("Бүгін мек-\nтебі, қа-\nла, ауыл", 6)
    assert [[decoded(before), decoded(after)] for before, after in seen] == [
        [["бүгін"], [",", "қа", "-", "ла", ","]],
        [[",", "мектебі", "бүгін"], [",", "ауыл"]],
        [[",", "қала", ",", "мектебі", "бүгін"], []],
    ]


def decoded(tokens):
    return ["".join(DECODING[code] for code in token) for token in tokens]


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Ауыл [сөз] ҚАЛА", ("ауыл", "қала")),
        ("бір, [сөз]. Екі", (", бір", ". екі")),
        ("5 [сөз] 2021", ("0", "0")),
        ("[сөз]", ("", "")),
        ("а ә б в г д [сөз] е ж з и й к", ("д г в б ә", "")),
        ("[сөз], бүгін а у ы л", ("", ", бүгін")),
        ("[сөз], бүгін а ау ы л", ("", ", бүгін")),
        ("[сөз], бүгін а. у ауыл", ("", ", бүгін а . у")),
        ("«[сөз]»", ("«", "»")),
    ],
)
def test_the_context_is_the_tokens_beside(text, tokens):
    start = text.index("[")
    plain = text.replace("[", "").replace("]", "")
    assert context(scan(plain), start, start + 3) == tuple([fold(token) for token in side.split()] for side in tokens)


words = st.sampled_from(["ауыл", "мек", "тебі", "Қала", "АТА", "қ", "ан", "кітаптың", "Jas", "ђ", "5", "31,5"])
between = st.sampled_from(["", " ", "  ", "\n", "\r\n", "-", "-\n", " – ", "—", "\u00ad", "\u00ac\n", "\u00a0", ", "])
texts = st.lists(st.tuples(words, between), max_size=10).map(lambda parts: "".join(a + b for a, b in parts))
costs = st.sampled_from([0.0, 2.0, 8.0, NEVER])


@settings(max_examples=200, deadline=None)
@given(texts, st.lists(st.builds(Gap, costs, costs, costs, costs), min_size=5, max_size=5))
def test_letters_and_marks_stay_whatever_the_judge_says(text, gaps):
    new = rewritten(text, judge=lambda _gap, place: gaps[place % 5])
    assert without_gaps(new) == without_gaps(text)
    assert rewritten(text, judge=lambda gap, _place: KEPT_DASH if gap else WHOLE) == text


def without_gaps(text):
    return re.sub(r"[\s\-–—\u00ad\u00ac]", "", text)
