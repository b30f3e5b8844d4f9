"""`chrome`: its cases, the seeds, what an edit covers, what neighbours decide, and that no running text goes."""

import random
import textwrap
from itertools import pairwise
from pathlib import Path
from time import process_time

import pytest
from cases import load

from kaznorm.edits import apply
from kaznorm.normalisers.chrome import Chrome

ROOT = Path(__file__).parents[1]
BODY = (
    "Жиынға облыс әкімі, мәслихат депутаттары мен кәсіпкерлер қатысып, өңірдің өзекті мәселелерін талқылады.",
    "Былтыр ауданда екі мектеп пен бір аурухана салынып, он шақырым жол жөнделді, ауылдарға таза су келді.",
    "Биыл да жұмыс жалғасады: көктемде көшет отырғызылып, жазда балалар алаңы мен саябақ ашылмақ.",
)
LEAD = BODY[0]


def clean(text, **options):
    """The text as the normaliser alone leaves it."""
    chrome = Chrome(**options)
    return apply(text, [edit for edit in chrome.find(text) if edit.confidence >= chrome.min_confidence])


def reasons(text):
    return [edit.reason for edit in Chrome().find(text)]


@pytest.mark.parametrize(("given", "expected"), load("chrome"))
def test_cases(given, expected):
    if "\n" in given or "\r" in given:
        assert clean(given) == expected
        assert clean(expected) == expected
        return
    for before in (1, 2):
        lines = [*BODY[:before], given, *BODY[before:]]
        assert clean("\n\n".join(lines)) == "\n\n".join(line for line in lines if line != given or expected)
        assert clean("\n".join(lines)) == "\n".join(line for line in lines if line != given or expected)


@pytest.mark.parametrize("end", ["\r\n", " \n", "\N{NO-BREAK SPACE}\n"])
def test_white_space_at_the_ends_of_lines_changes_no_verdict(end):
    texts = [case.values[0] for case in load("chrome") if "\r" not in case.values[0]]
    assert len(texts) > 100
    for text in texts:
        spaced = clean(text.replace("\n", end)).split("\n")
        assert [line.rstrip() for line in spaced] == [line.rstrip() for line in clean(text).split("\n")]


@pytest.mark.parametrize("blank", list("\f\v\x1c\x85\u2003\u2028\u3000"))
def test_a_line_of_any_white_space_is_blank(blank):
    texts = [case.values[0] for case in load("chrome")]
    for text in texts:
        assert clean(text.replace("\n", f"\n{blank}\n")).replace(f"{blank}\n", "\n") == clean(
            text.replace("\n", "\n\n")
        )


@pytest.mark.parametrize("number", range(5))
def test_the_furniture_of_the_seeds_goes_and_nothing_else(number):
    [seed] = (ROOT / "seeds").glob(f"{number:03}_*.txt")
    gold = (ROOT / "tests" / "golds" / f"seed_{number:03}.txt").read_text("utf-8")
    shape = [bool(line.strip()) for line in clean(seed.read_text("utf-8").strip()).split("\n")]
    assert shape == [bool(line) for line in gold.strip().split("\n")]


SOUND = [(ROOT / "tests" / "sentences.txt").read_text("utf-8")] + [
    (ROOT / "tests" / "golds" / f"seed_{number:03}.txt").read_text("utf-8") for number in range(5)
]


@pytest.mark.parametrize("width", range(8, 41))
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("end", ["\n", "\n\n"])
def test_nothing_goes_of_running_text_that_is_broken_into_lines(width, between, end):
    rnd = random.Random(width)
    for text in SOUND:
        rows = [textwrap.wrap(paragraph, width) for paragraph in text.split("\n") if paragraph]
        assert reasons(between.join("\n".join(row) for row in rows).replace("\n", end)) == []
        for row in rows:
            row[:] = [" ".join(line) if rnd.random() < 0.4 else line for line in row]
        assert reasons(between.join("\n".join(row) for row in rows).replace("\n", end)) == []


def test_labels_between_broken_paragraphs_go():
    rows = ["\n".join(textwrap.wrap(paragraph, 40)) for paragraph in BODY]
    for label in ("Жарнама", "Тағы оқыңыз", "Бөлісу\nПікір қалдыру", "👁 120"):
        assert clean("\n".join([rows[0], label, *rows[1:], label])) == "\n".join(rows)


def test_an_edit_is_a_line_and_says_why():
    text = "\n".join(
        ["Тақырып", "Р е к л а м а", LEAD, "Қаралды: 12", "img 20210708 wa0030", LEAD, BODY[1], "Пікір қалдыру"]
    )
    assert [(edit.old, edit.reason) for edit in Chrome().find(text)] == [
        ("Р е к л а м а\n", "label"),
        ("Қаралды: 12\n", "counter"),
        ("img 20210708 wa0030\n", "image line"),
        (LEAD + "\n", "seen before"),
        ("\nПікір қалдыру", "label"),
    ]


def test_what_may_be_a_heading_needs_company():
    assert clean(f"Спорт\n{LEAD}") == f"Спорт\n{LEAD}"
    assert clean(f"{LEAD}\nМәдениет\n{BODY[1]}") == f"{LEAD}\nМәдениет\n{BODY[1]}"
    assert clean(f"Басты бет\nСаясат\nСпорт\n\n{LEAD}") == LEAD
    assert clean(f"{LEAD}\n\nБөлісу\nСпорт\nТағы оқыңыз\n\n{BODY[1]}") == f"{LEAD}\n\n{BODY[1]}"
    assert clean(f"{LEAD}\n\nСаясат\nСпорт\nМәдениет\nӘлем\n\n{BODY[1]}") == f"{LEAD}\n\n{BODY[1]}"


def test_the_last_label_before_a_text_may_be_its_heading():
    assert clean(f"Басты бет\nМәзір\nТелеарна\n{LEAD}") == f"Телеарна\n{LEAD}"


def test_no_heading_ends_a_text():
    assert clean(f"{LEAD}\n\nСпорт") == LEAD
    assert clean("Өлең\nЖелсіз түнде жарық ай\nСпорт") == "Өлең\nЖелсіз түнде жарық ай\nСпорт"


def test_a_foreign_label_is_no_heading():
    assert clean(f"{LEAD}\n\nКультура\n\n{BODY[1]}") == f"{LEAD}\n\n{BODY[1]}"
    russian = "В заседании приняли участие депутаты маслихата, предприниматели, руководители управлений."
    assert clean(f"{russian}\n\nКультура\n\n{russian[2:]}") == f"{russian}\n\nКультура\n\n{russian[2:]}"


def test_the_name_of_a_site_goes_between_labels():
    assert reasons(f"{LEAD}\n\nБаға берсеңіз\nАтырау газеті\nПікір қалдырыңыз")[1] == "site name"
    assert clean(f"{LEAD}\n\nАтырау газеті") == f"{LEAD}\n\nАтырау газеті"
    assert clean(f"{LEAD}\n\nБөлісу\nГүлжан ӘМІРОВА\nЖарнама") == f"{LEAD}\n\nГүлжан ӘМІРОВА"


def test_a_menu_goes_whole():
    menu = "• Басты бет\n• Ізденіс\n• ҚАЗ\n• Жүйеге кіру\n  арқылы\n"
    assert clean(f"{menu}Жиын өтті\n{LEAD}\n{BODY[1]}") == f"Жиын өтті\n{LEAD}\n{BODY[1]}"
    goods = "• Басты бет\n• Ізденіс\n• Мұғалім\n• Жүйеге кіру\n"
    assert "Мұғалім" in clean(f"{goods}{LEAD}")
    assert "Ізденіс" in clean(f"{LEAD}\n{menu}{BODY[1]}")


def test_feelings_and_times_go_beside_labels():
    assert clean(f"{LEAD}\nСіздің реакцияңыз?\nҰнайды 0\nАшулы 2\nСеріктес жаңалықтары") == LEAD
    assert clean(f"Тақырып\n512 рет\nкөрсетілді\n23 мин\nоқу үшін\n{LEAD}") == f"Тақырып\n{LEAD}"
    assert clean(f"{LEAD}\n23 мин\n{BODY[1]}") == f"{LEAD}\n23 мин\n{BODY[1]}"


def test_only_the_first_copy_of_a_paragraph_stays():
    assert clean(f"Тақырып\n\n{LEAD}\n\nБөлісу\n\n{LEAD}\n\n{BODY[1]}") == f"Тақырып\n\n{LEAD}\n\n{BODY[1]}"
    assert clean(f"{LEAD}\n{LEAD}", repeated=False) == f"{LEAD}\n{LEAD}"


def test_what_is_held_back_is_kept_in_place():
    text = f"{LEAD}\n\nНұр-Сұлтан +5\n\nЖарнама\n\n{BODY[1]}"
    assert clean(text, min_confidence=0.9) == f"{LEAD}\n\nНұр-Сұлтан +5\n\n{BODY[1]}"
    assert clean(text, min_confidence=0.99) == text


def mixed(rnd):
    """A text of furniture, headings and paragraphs, in any order, with any line ends."""
    known = [case.values[0] for case in load("chrome") if "\n" not in case.values[0]]
    lines = [
        rnd.choice((rnd.choice(known), rnd.choice(BODY), rnd.choice(known), "", "  "))
        for _ in range(rnd.randrange(1, 14))
    ]
    end = rnd.choice(("\n", "\n\n", "\r\n", "\r"))
    return rnd.choice(("", "\ufeff")) + end.join(lines) + rnd.choice(("", end))


def test_edits_are_sorted_and_the_outcome_is_settled_and_never_empty():
    rnd = random.Random(11)
    for _ in range(300):
        text = mixed(rnd)
        edits = list(Chrome().find(text))
        assert all(a.start + len(a.old) <= b.start for a, b in pairwise(edits))
        once = clean(text)
        assert clean(once) == once
        assert once.strip() or not text.strip("\ufeff \r\n")


@pytest.mark.parametrize(
    "piece",
    [
        "Реклама\n",
        "Спорт\n",
        f"{LEAD}\n",
        "img 1 1 1 1 1\n",
        "а | а | а | а\n",
        "«“" * 50 + "\n",
        "1 ",
        "Қазір 5\nкеше\n",
    ],
)
def test_work_is_linear(piece):
    def seconds(size):
        text = piece * (size // len(piece)) + "\nмәтін"
        start = process_time()
        list(Chrome().find(text))
        return process_time() - start

    small, large = (min(seconds(size) for _ in range(3)) for size in (50_000, 400_000))
    assert large < 24 * max(small, 0.01)
