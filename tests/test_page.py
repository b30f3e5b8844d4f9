"""Labels and words as tables, damage that hides none, lines by their form, copies; and no running text is furniture."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from cases import load

from kaznorm.page.counters import counters, is_date, numbers
from kaznorm.page.forms import formed
from kaznorm.page.labels import enumerated, known, labels, letters, roles, skeleton
from kaznorm.page.lines import judge, suspects
from kaznorm.page.pairs import attachments, fields, headlines, rates
from kaznorm.page.repeats import repeats
from kaznorm.page.titles import may_repeat, titles
from kaznorm.page.words import notice, worded

ROOT = Path(__file__).parents[1]
DATA = ROOT / "src" / "kaznorm" / "data"
LABEL_HEAD, *LABELS = [row.split("\t") for row in (DATA / "chrome_labels.tsv").read_text("utf-8").split("\n")[:-1]]
WORD_HEAD, *WORDS = [row.split("\t") for row in (DATA / "chrome_words.tsv").read_text("utf-8").split("\n")[:-1]]
EXAMPLES = {"{n}": "12", "{date}": "12.05.2021", "{size}": "1,2 МБ", "{time}": "12:30"}
CYRILLIC = re.compile("[\u0400-\u052f]")

SHARED = Path(os.environ.get("KAZNORM_SHARED", ROOT.parent / "shared")) / "corpus"
RUNNING = sorted(path for folder in ("train", "dev") for path in (SHARED / folder).glob("*.txt"))
SOFTWARE = ("l10n_", "mozilla_")
FURNITURE = {  # what was left on the pages that the texts were taken from
    "Көру қабілеті төмен режимінен шығу",
    "Мобильдік нұсқаға қайта оралу",
    "Қазақ тілінде: 224761",
    "Орыс тілінде: 224563",
    "барлық соңғы құжаттар",
    "бет бойынша іздеу",
    "Іздеу үшін жолды енгізіңіз",
    "Қазақша Уикипедиядағы мақала",
    "Барлық құқықтар қорғалған.",
}


def example(label):
    for slot, value in EXAMPLES.items():
        label = label.replace(slot, value)
    return label


def test_the_tables_are_well_formed():
    assert (LABEL_HEAD, WORD_HEAD) == (["label", "language", "kind"], ["word", "language", "role"])
    for row in (*LABELS, *WORDS):
        assert len(row) == 3
        assert all(cell == cell.strip() != "" for cell in row), row
    parts = [row.split("\t") for row in (DATA / "chrome_parts.tsv").read_text("utf-8").split("\n")[1:-1]]
    assert {place for _, place in parts} == {"end", "inside", "file"}
    assert len(set(map(tuple, parts))) == len(parts)
    assert all(len(part) == 6 for part, place in parts if place == "end")
    assert {language for _, language, _ in LABELS} == {"kk", "kk-Latn", "ru", "en"}
    assert {language for _, language, _ in WORDS} == {"kk", "ru", "en", "any"}


def test_no_label_and_no_word_stands_twice():
    skeletons = Counter(skeleton(example(label)) for label, _, _ in LABELS)
    assert [key for key, times in skeletons.items() if times > 1 or not key] == []
    words = Counter((word, role) for word, _, role in WORDS)
    assert [word for word, times in words.items() if times > 1] == []


def test_there_are_tens_of_each_kind_in_each_language():
    kinds = Counter((kind, language) for _, language, kind in LABELS if language != "kk-Latn")
    assert {pair: times for pair, times in kinds.items() if times < 10} == {}


def test_labels_are_in_the_script_of_their_language():
    for label, language, _ in LABELS:
        assert len(label) < 160
        assert set(re.findall("{.*?}", label)) <= set(EXAMPLES)
        if language in ("en", "kk-Latn"):
            assert not CYRILLIC.search(label), label


@pytest.mark.parametrize("row", LABELS[::7], ids=lambda row: row[0])
def test_a_label_is_known_and_looked_for(row):
    line = example(row[0])
    assert known(line).kind == row[2]
    assert known(line.upper()) == known(line)
    verdict = judge(line)
    if verdict and verdict.confidence > 0.9:
        assert suspects([line]) == [0]


def test_a_skeleton_sees_through_damage():
    for damaged in ("Р е к л а м а", "PEКЛAМA", "Рек-\nлама", "рекла\u00adма", "«Реклама»"):
        assert skeleton(damaged) == skeleton("реклама")
    assert skeleton("Өңірлəр") == skeleton("ӨҢІРЛӘР") == skeleton("Ө ң і р л ә р")
    assert skeleton("жүк") != skeleton("жук")
    assert skeleton("құс") != skeleton("кус")
    assert skeleton("Размер309.41 Kb.") == skeleton("Размер: 12 MB")
    assert skeleton("11 ақпан 2022, 17:37") == skeleton("2022-02-11") == "1"
    assert letters("Ж и ы н, 5") == letters("жиын")


@pytest.mark.parametrize("line", ["Tolyğyraq", "Tolyǵyraq", "Tolygyraq", "Tolıgıraq", "TOLYǴYRAQ"])
def test_kazakh_labels_are_known_in_any_latin_alphabet(line):
    assert known(line).kind == "navigation"


def test_what_is_enumerated():
    assert all(enumerated(line) for line in ("1. Кіріспе", "2) көктем", "(3) жаз", "IV. Қыс", "а) күз", "1.2. Екінші"))
    assert not any(enumerated(line) for line in ("2022 жыл", "12.05.2020", "1,5 кг", "Абай", "433 рет"))


def test_words_have_their_parts_in_every_form():
    assert "thing" in roles("парағындағы")
    assert "thing" in roles("рейтингіне")
    assert roles("Пікірлерді") >= {"thing", "kk"}
    assert not roles("депутаттар") | roles("жиынға")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("IMG_20220315_104512", "image line"), ("сурет2", "image line"), ("01 (1).jpg", "image line"),
        ("otchet_2021.xlsx", "file line"), ("(12,5 Мб, pdf)", "file line"), ("☰", "icons"), ("❤️ 25", "counter"),
        ("0:00 0:02:34 0:00", "number"), ("« 1 2 3 »", "number"), ("© egemen.kz", "copyright"),
        ("2008-2022 © abai.kz", "copyright"), ("-12 °C, қар Астана", "weather"), ("$ 470 € 500", "currencies"),
        ("Сурет: inbusiness.kz", "picture credit"), ("#сайлау #партия", "hashtags"),
    ],
)  # fmt: skip
def test_forms(line, reason):
    assert formed(line).reason == reason


@pytest.mark.parametrize(
    "line",
    ["Сурет 3", "1-сурет. Жасуша", "Фото: Ұлан Ошаров", "* * *", "2:1", "+7 701 123 45 67",
     "Алматы +7 727 397", "5 000 $", "Рассказы – 0", "10:00-12:00", "1 2 3",
     "Қаңтар -15 градус болды.", "м²", "С++ тілі", "A+B"],
)  # fmt: skip
def test_forms_of_text(line):
    assert formed(line) is None


def test_words_decide_only_together():
    assert all(worded(line) for line in ("Барлық пікірлерді жасыру", "Соңғы мақалалар"))
    assert worded("Барлық құқықтарды қорғау") is worded("Пікір алмасу") is worded("Соңғы сөз") is None


def test_notices_need_their_parts():
    assert notice("Қате тапсаңыз, оны белгілеп, Ctrl+Enter басыңыз").reason == "mistake report"
    assert notice("Ол Telegram желісіндегі парақшасына тіркелген азаматтарды қабылдады.") is None
    assert notice("«Біздің Telegram-арнамызға жазылыңыз» деген хабарлама келді.") is None


LEAD = "Жиынға облыс әкімі, мәслихат депутаттары мен кәсіпкерлер қатысып, өңірдің 12 мәселесін талқылады."


@pytest.mark.parametrize(
    "copy",
    [LEAD, LEAD.replace(" мен ", "  мен\u00a0"), LEAD.replace("талқылады", "тал қылады"), LEAD.replace(".", "!"),
     LEAD.replace("мәселесін", "мәселесiн"), LEAD.replace("талқылады", "талқлады")],
)  # fmt: skip
def test_copies_and_near_copies_are_seen(copy):
    assert repeats([LEAD, "Бөлісу", copy]) == {2: 0.95}


@pytest.mark.parametrize(
    "other",
    [LEAD.replace("12", "13"), LEAD.replace("12 ", ""), LEAD.replace("талқылады", "мақұлдады"), LEAD[:70],
     LEAD.replace("мәселесін", "ісін"), LEAD.removesuffix("."), "2) " + LEAD],
)  # fmt: skip
def test_what_differs_is_no_copy(other):
    assert repeats([LEAD, "Бөлісу", other]) == {}


def test_of_a_teaser_and_its_paragraph_the_paragraph_stays():
    teaser = LEAD[:85] + "..."
    assert repeats([teaser, "Толығырақ", LEAD]) == {0: 0.95}
    assert repeats([LEAD, "Толығырақ", teaser]) == {2: 0.95}


def test_what_repeats_itself_by_nature_is_not_sure():
    formula = (
        "Осы бұйрық оның алғашқы ресми жарияланған күнінен кейін күнтізбелік он күн өткен соң қолданысқа енгізіледі."
    )
    between = [f"{formula[:-1]}, {number}-рет, ал содан кейін тағы да бірнеше сөз айтылады." for number in range(9)]
    assert max(repeats([LEAD, LEAD, LEAD]).values()) < 0.7
    assert max(repeats([formula, *between, formula]).values()) < 0.7
    assert max(repeats([f"{LEAD} Осы бапта айтылған.", f"{LEAD} Осы бапта айтылған."]).values()) < 0.7
    assert repeats(["Қайырмасы", "Ән салайық, достарым!", "Қайырмасы", "Ән салайық, достарым!"]) == {}


def test_a_paragraph_is_as_long_as_its_words_without_its_numbers():
    for figures in ("20 139 914", "жиырма миллион жүз отыз тоғыз мың тоғыз жүз он төрт"):
        line = f"Бұған дейін 1 маусымда елімізде {figures} адам тұрғаны хабарланған болатын."
        assert repeats([line, "Тақырып", line]) == {}


@pytest.mark.parametrize(
    ("line", "expected"),
    [("29.06.2021", True), ("• 26.09.2021", True), ("2024 ж. 12 қазан", True), ("Бейсенбі, 09 Тамыз 2018 12:33", True),
     ("- 07 қаз. 2015 00:00", True), ("16 мая 2023", True), ("6268", False), ("12 қазандағы жиын", False)],
)  # fmt: skip
def test_dates(line, expected):
    assert is_date(line) == expected


TEXT = "Ауылда үлкен той өтіп, оған жүзден астам қонақ келді."


@pytest.mark.parametrize(
    ("head", "gone"),
    [
        (["Той өтті", "29.06.2021", "6268", "0"], [2, 3]),
        (["2635", "16 мая 2023", "Той өтті"], [0]),
        (["16 мая 2023", "2635", "Той өтті"], []),
        (["16 мая 2023 12:30", "2635", "Той өтті"], [1]),
        (["Той өтті", "28.09.2017 16:09 3032"], [1]),
        (["Той өтті", "Сәрсенбі, 18 Наурыз 2015   |   5528 рет оқылды"], [1]),
        (["Ғибырат 6959 4 пікір 8 Қараша, 2019 сағат 17:46"], [0]),
        (["Ауылда той өтті", "0", "77"], []),  # as a score, or degrees
        (["Ауылда той өтті", "0 0 0"], [1]),
        (["$ 448.15  483.46  4.86"], [0]),
        (["Той өтті", "29.06.2021", "1"], []),  # a first part
        (["Той өтті", "27 сәуір 2023"], []),
        (["Той өтті", "01.01.2020 37", "01.02.2020 41"], []),  # a table
        (["Ауылда той өтті", "1916"], []),
        (["Ауылда той өтті", "45"], []),
        (["Қысқа нөмір", "3305"], []),
        (["Ауылда той өтті", "29.06.2021", "500", "адам келді"], []),
    ],
)
def test_counters_of_a_head(head, gone):
    lines = [*head, TEXT]
    found = numbers(lines, range(len(lines)))
    assert sorted(number for number, _ in counters(lines, found, (), range(len(lines)))) == gone


def test_a_zero_and_a_large_number_count_on_a_page_with_furniture():
    lines = ["Ауылда той өтті", "0", "214", TEXT, "Бөлісу"]
    assert [number for number, _ in counters(lines, [1, 2], {4}, range(5))] == [1, 2]
    assert list(counters(lines, [1, 2], (), range(5))) == []
    assert list(counters([lines[0], "0", "7", *lines[3:]], [1, 2], {4}, range(5))) == []


def test_titles_again():
    title = "Ауылда үлкен той өтті"
    assert [number for number, _ in titles([title, title, TEXT], (), range(3))] == [1]
    assert list(titles([title, title, title, TEXT], (), range(4))) == []
    assert [number for number, _ in titles([f"» » {title}", title, TEXT], (), range(3))] == [0]
    for lines in ([title, title], [title] * 5 + [TEXT], [TEXT, title, title, TEXT], ["Той өтті", "Той өтті", TEXT]):
        assert list(titles(lines, (), range(len(lines)))) == []
    assert may_repeat([title, "", title], [0, 2])
    assert not may_repeat([title, TEXT], [0])


def test_fields_and_their_values():
    lines = ["Скачиваний:", "58", "Добавлен:", "13.03.2015", "Балл:", "30"]
    assert dict(fields(lines, range(6))).keys() == {0, 1, 2, 3}
    form = ["Мәртебесі:", "Жаңа", "Дата опубликования:", "19.03.2015"]
    assert list(fields(form, range(4))) == list(fields(["5", "пікір"], range(2))) == []
    assert list(rates(["USD:", "473.2", "Той өтті"], range(3))) == []


def test_headlines_and_attachments():
    lines = ["Тағы оқыңыз", "Той өтті", "08.12.2025", "Жол салынды.", "08.12.2025"]
    assert list(headlines(lines, {0: judge(lines[0])}, {0}, range(5))) == []
    names = ["Той туралы", "Байланысты:", "Ауылда той өтті"]
    assert list(attachments(names, (), range(3))) == []


@pytest.mark.skipif(not RUNNING, reason="the texts to check against are not here (KAZNORM_SHARED names their folder)")
@pytest.mark.parametrize("path", RUNNING, ids=lambda path: path.stem)
def test_no_line_of_running_text_is_furniture(path):
    if path.name.startswith(SOFTWARE):
        pytest.skip("strings of software: buttons and menus are its text")
    lines = path.read_text("utf-8").split("\n")
    sure = {line for line in lines if (verdict := judge(line)) and verdict.confidence >= 0.7}
    assert {
        line for line in sure if line not in FURNITURE and not line.startswith(("Санат:", "Егер Сіз беттен қате"))
    } == set()


def test_cases_that_go_are_looked_for():
    going = [case.values[0] for case in load("chrome") if not case.values[1] and not case.marks]
    assert [line for line in going if not suspects([line])] == []


def test_the_label_table_is_read_once():
    assert labels() is labels()
