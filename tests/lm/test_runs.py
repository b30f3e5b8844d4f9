"""Which stretches are looked at as runs of letters, and as words in pieces."""

import pytest

from kaznorm.lm import load
from kaznorm.lm.pieces import find_pieces
from kaznorm.lm.runs import find_runs
from kaznorm.tokens import fold, scan


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ауыл мектебі",
        "а) б) в) г)",
        "A B C",
        "А Б В Г",
        "5 6 7 8 9",
        "ол да, бұл да",
        "ә, о",
        "Қ. К. Тоқаев",
        "а@б.kz в/г д_е",
    ],
)
def test_no_run(text):
    assert list(find_runs(scan(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "сөз, [бұл м е к т е п]",
        "[мек т е п]",
        "[м е к теп]",
        "бұл, [ме кт е п т і ң]",
        "[« м е к т е п »] – аты",
        "[м е к т е п т е г і, ә д е м і] (бар)",
        "[2 0 2 1 ж ы л ы], ауыл",
        "[м е к -\nт е п]",
        "[Б І Л І М]",
        "бұл [м\u00a0е\u00a0к\u00a0т\u00a0е\u00a0п]",
    ],
)
def test_a_run_with_the_chunks_beside_it(text):
    start, end = text.index("["), text.index("]") - 1
    text = text.replace("[", "").replace("]", "")
    assert list(find_runs(scan(text))) == [(start, end)]


def test_two_runs_with_a_blank_line_between():
    assert list(find_runs(scan("м е к т е п\n\nқ а л а л ы қ"))) == [(0, 11), (13, 26)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("ауыл мектебі ашылды", []),
        ("ол да, мен де", []),
        ("бұл мә селені шешеді", ["мә селені"]),
        ("қазір баға лаудың ретін", ["баға лаудың"]),
        ("сөз: мә се лені ше шеді", ["мә се лені", "ше шеді"]),
        ("баға, лаудың", []),
        ("баға лаудың.kz", []),
    ],
)
def test_words_in_pieces(text, pieces):
    seen = scan(text)
    assert [text[a:b] for a, b in find_pieces(load.model(), seen, frozenset(), [])] == pieces


def test_pieces_keep_out_of_what_is_taken_and_of_what_is_known():
    seen = scan("қазір баға лаудың ретін")
    assert list(find_pieces(load.model(), seen, frozenset(), [(8, 12)])) == []
    assert list(find_pieces(load.model(), seen, frozenset({fold("лаудың")}), [])) == []
