"""The decoder on toys, then that its work is linear."""

from itertools import pairwise

import pytest
from hypothesis import given, settings, strategies as st
from small import LINES, OPEN, read, toy

from kaznorm.lm import load, segment
from kaznorm.lm.candidates import candidates
from kaznorm.lm.gap import DASH, HYPHEN, KEPT_APART, KEPT_DASH, KEPT_HYPHEN, NEVER, SPACE, WHOLE, Gap
from kaznorm.lm.segment import decode
from kaznorm.tokens import fold, shadow


@pytest.mark.parametrize(
    ("words", "gap"),
    [
        ("ауыл мектебі бүгін ашылды", OPEN),
        ("ата анам кетті", OPEN),
        ("кітап мектеп", OPEN),
        ("шырша", OPEN),
        ("ауыл мектебі", Gap(space=3)),
        ("мектептің", OPEN),
        ("а", OPEN),
        ("ауыл", WHOLE),
    ],
)
def test_known_words_and_pairs_beat_unknown_ones(words, gap):
    assert read(words.replace(" ", ""), gap) == words


@pytest.mark.parametrize(
    ("letters", "gap", "places", "words"),
    [
        ("ауылмектебі", Gap(space=20), {}, "ауылмектебі"),
        ("ауылмектебі", Gap(space=20), {4: OPEN}, "ауыл мектебі"),
        ("ауылмектебі", WHOLE, {}, "ауылмектебі"),
        ("қаламенауыл", OPEN, {4: KEPT_APART, 7: KEPT_APART}, "қала мен ауыл"),
        ("мектебі", Gap(none=1.5), {}, "мектебі"),
        ("кітапмектеп", Gap(space=20), {5: Gap(none=9)}, "кітап мектеп"),
        ("мектептің", WHOLE, {6: Gap(none=2)}, "мектептің"),
    ],
)
def test_evidence_wins_where_it_is_strong_enough(letters, gap, places, words):
    assert read(letters, gap, places=places) == words


@pytest.mark.parametrize(
    ("letters", "gap", "words"),
    [
        ("ауылМектебі", Gap(space=8), "ауыл Мектебі"),
        ("ауылБектебі", Gap(space=5), "ауыл Бектебі"),
        ("қалаМенАуыл", OPEN, "қала Мен Ауыл"),
        ("ДосМұхаммед", OPEN, "Дос Мұхаммед"),
        ("Ауылмектебі", OPEN, "Ауыл мектебі"),
        ("АУЫЛМЕКТЕБІ", OPEN, "АУЫЛ МЕКТЕБІ"),
        ("КІТАПТЫҢ", OPEN, "КІТАПТЫҢ"),
        ("АУЫЛМЕКТЕБІ", WHOLE, "АУЫЛМЕКТЕБІ"),
    ],
)
def test_capitals_begin_words_unless_all_are_capitals(letters, gap, words):
    assert read(letters, gap) == words


@pytest.mark.parametrize(
    ("letters", "whole", "words"),
    [
        ("ауылмектебіКазГаз", range(12, 17), "ауыл мектебі КазГаз"),
        ("ауылмектебіeBay", range(12, 15), "ауыл мектебі eBay"),
        ("жүйМеауылмектебі", range(5), "жүйМе ауыл мектебі"),
    ],
)
def test_a_sound_word_beside_letters_apart_is_written_in_any_way(letters, whole, words):
    places = dict.fromkeys(whole, WHOLE) | {whole[0] - 1: Gap(none=4), whole[-1] + 1: Gap(none=4)}
    assert read(letters, places=places) == words


@pytest.mark.parametrize(
    ("letters", "gap", "words"),
    [
        ("НЕБмектебі", OPEN, "НЕБ мектебі"),
        ("НЕБмектебі", Gap(space=4), "НЕБмектебі"),
        ("Bayмектебі", OPEN, "Bay мектебі"),
        ("Bayмектебі", Gap(space=4), "Bayмектебі"),
    ],
)
def test_an_abbreviation_or_another_script_ends_a_word_where_letters_stand_apart(letters, gap, words):
    assert read(letters, gap) == words


@pytest.mark.parametrize(
    ("letters", "gap", "words"),
    [
        ("атаана", KEPT_HYPHEN, "ата-ана"),
        ("атаана", KEPT_DASH, "ата – ана"),
        ("атаана", KEPT_APART, "ата ана"),
        ("атаана", Gap(space=2, hyphen=0), "ата-ана"),
        ("атаана", Gap(space=NEVER, hyphen=1, dash=1), "ата-ана"),
        ("ауылқала", Gap(space=NEVER, hyphen=1, dash=1), "ауыл – қала"),
        ("кітаптың", Gap(none=2, space=NEVER, hyphen=1, dash=1), "кітаптың"),
        ("қалаауыл", Gap(space=2, hyphen=0), "қала ауыл"),
    ],
)
def test_a_mark_is_a_hyphen_in_a_known_compound_and_a_dash_elsewhere(letters, gap, words):
    stem = next(size for size in range(1, 9) if letters[:size] in ("ата", "ауыл", "кітап", "қала"))
    assert read(letters, WHOLE, places={stem: gap}) == words


def test_the_words_around_count():
    letters, gaps = fold("мектебібүгін"), [Gap(space=5)] * 12
    alone, beside = (decode(toy(), letters, gaps, [fold(before)])[0].posterior for before in ("шырша", "ауыл"))
    assert alone < beside


def test_a_word_of_the_users_is_known():
    assert read("қылпықсоң", Gap(space=1.5)) == "қылпықсоң"
    known = frozenset({fold("қылпық"), fold("соң")})
    assert read("қылпықсоң", Gap(space=1.5), lexicon=known) == "қылпық соң"


def test_an_unknown_word_costs_more_where_letters_stand_apart():
    letters = fold("ауылгаме")
    apart, whole = (candidates(toy(), letters, [gap] * 8, frozenset(), [1] * 8)[0][4] for gap in (OPEN, Gap(space=1)))
    assert min(cost for _, _, cost, _ in apart) > min(cost for _, _, cost, _ in whole)


def test_an_empty_window_has_no_words():
    assert decode(toy(), b"", []) == []


@pytest.mark.parametrize("letters", ["ау", "ауыл", "ж" * 90])
def test_where_no_reading_is_allowed_there_are_no_words(letters):
    never = Gap(none=NEVER, space=NEVER)
    assert decode(toy(), shadow(letters), [never] * len(letters)) == []


@pytest.mark.parametrize("letters", ["ж" * 90, "ауылмектебі" * 9])
def test_what_is_far_longer_than_a_word_is_none(letters):
    assert read(letters, WHOLE) == ""


costs = st.sampled_from([0.0, 1.0, 4.0, 12.0, NEVER])
gaps = st.builds(Gap, costs, costs, costs, costs)
letters = st.lists(st.sampled_from(["ауыл", "мектебі", "ата", "Анам", "мен", "да", "қ", "Ж", "АҚ", "ө"])).map("".join)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_words_tile_the_window_and_never_is_never_chosen(data):
    text = data.draw(letters)[:24]
    places = data.draw(st.lists(gaps, min_size=len(text), max_size=len(text)))
    words = decode(toy(), shadow(text), places)
    if not words:
        return
    assert [0, *(w.end for w in words)] == [*(w.start for w in words), len(text)]
    assert all(0 <= w.posterior <= 1 for w in words)
    chosen = [getattr(places[w.start], {SPACE: "space", HYPHEN: "hyphen", DASH: "dash"}[w.link]) for w in words[1:]]
    inside = [places[gap].none for w in words for gap in range(w.start + 1, w.end)]
    assert max([*chosen, *inside, 0.0]) < NEVER
    assert words == decode(toy(), shadow(text), places)


def test_a_competing_reading_lowers_the_posterior():
    text = fold("ауылмектебі")
    sure = [decode(toy(), text, [Gap(space=space)] * len(text))[0].posterior for space in (10, 11, 12)]
    assert all(a > b for a, b in pairwise(sure)), sure
    assert decode(toy(), text, [WHOLE] * len(text))[0].posterior == pytest.approx(1)


PROSE = fold("".join(LINES[0].split()).rstrip("."))
HOSTILE = {
    "prose": PROSE,
    "one letter": b"\x80" * 40,
    "particles": fold("мендатебен") * 3,
    "no vowels": fold("бвгджзк") * 4,
    "endings": fold("лардыңдарыныңдағыларының"),
}


@pytest.mark.parametrize("gap", [OPEN, Gap(none=0.3, space=1, hyphen=1.5, dash=4)], ids=str)
@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_work_is_linear(text, gap, monkeypatch):
    """Words scored alone and words scored after others, on a window and on one four times as long."""
    work = []
    alone, linked = segment.candidates, segment.link_cost

    def counted_alone(*arguments):
        found = alone(*arguments)
        work.extend(candidate for here in found for candidate in here)
        return found

    def counted_link(*arguments):
        work.append(arguments[2])
        return linked(*arguments)

    monkeypatch.setattr(segment, "candidates", counted_alone)
    monkeypatch.setattr(segment, "link_cost", counted_link)
    spent = []
    for times in (16, 64):
        work.clear()
        decode(load.model(), text * times, [gap] * (len(text) * times))
        spent.append(len(work))
    assert 0 < spent[1] <= 4.4 * spent[0], spent
