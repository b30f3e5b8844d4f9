"""`layout`: its cases, lines joined on demand, what each edit covers."""

from textwrap import fill

import pytest
from cases import load

from kaznorm import Edit, Pipeline
from kaznorm.lines import in_table
from kaznorm.normalisers.layout import Layout

KEEP = Pipeline([Layout()])
UNWRAP = Pipeline([Layout(lines="unwrap")])

PARAGRAPHS = """\
Бүгін облыс орталығында кәсіпкерлердің жиыны өтті. Оған аудандардан келген елуден астам қонақ қатысты, \
олардың көбі шағын бизнесті жаңа бастаған жастар еді. Жиынды облыс әкімінің орынбасары ашып, былтырғы \
жұмыстың қорытындысын айтты.
Содан кейін сөз алған қонақтар несие алудың қиындығына тоқталды. Олардың айтуынша, құжат жинау үш айға \
созылады, ал маусымдық жұмыс оны күтпейді.
Кеш соңында қатысушылар ұсыныстарын жазып, әкімдікке тапсырды.""".split("\n")
VERSE = """\
Жазғытұры қалмайды қыстың сызы,
Масатыдай құлпырар жердің жүзі.
Жан-жануар, адамзат анталаса,
Ата-анадай елжірер күннің көзі."""


@pytest.mark.parametrize(("given", "expected"), load("layout"))
def test_cases(given, expected):
    assert KEEP(given) == expected
    assert KEEP(expected) == expected


@pytest.mark.parametrize(
    "text",
    [
        VERSE,
        VERSE.lower(),
        "Мәдениет және спорт\nМинистрлігі",
        "– Қайда барасың, балам, айтшы маған қазір\n– деп сұрады қарт, жолаушыға бұрылып тұрып",
        "1. бірінші тапсырма осылай жазылады екен\n2. екінші тапсырма осылай жазылады екен\n3. үшінші",
        "алма сатып алу керек екен      12\nнан сатып алу керек екен        4\nсүт сатып алу керек екен        7",
        "\n".join(PARAGRAPHS),
        "    for word in words:  # әр сөзді қараймыз\n        print(word)\n    return words",
        "қалың қарағайлы орманның ішінде тұратын жан-\nжануарлар",
    ],
)
def test_unwrapping_leaves_alone(text):
    assert UNWRAP(text) == text


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_unwrapping_restores_paragraphs(width, end):
    whole = (end + end).join(PARAGRAPHS)
    wrapped = (end + end).join(fill(p, width, break_on_hyphens=False).replace("\n", end) for p in PARAGRAPHS)
    assert KEEP(wrapped) == wrapped
    assert UNWRAP(wrapped) == whole
    assert UNWRAP(whole) == whole


def test_unwrapping_covers_the_white_space_around_a_line_end():
    text = "кәсіпкерлердің аудандық жиыны биыл алғаш рет  \nоблыс орталығында ашық түрде өтті"
    assert list(Layout(lines="unwrap").find(text)) == [Edit(44, "  \n", " ", 0.99, "line break in a paragraph")]


def test_an_edit_covers_white_space_alone():
    assert list(Layout().find("\n\n бір  екі\u00a0үш \n \nтөрт  \n\n")) == [
        Edit(0, "\n\n ", "", 1.0, "blank lines"),
        Edit(6, "  ", " ", 1.0, "run of spaces"),
        Edit(11, "\u00a0", " ", 1.0, "odd space"),
        Edit(14, " ", "", 1.0, "trailing space"),
        Edit(16, " ", "", 1.0, "trailing space"),
        Edit(22, "  ", "", 1.0, "trailing space"),
        Edit(25, "\n", "", 1.0, "blank lines"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Алматы    2", "Астана   18"),
        ("Аты      Жасы", "Асан     12"),
        ("а   б   в   г", "а   б       г"),
        ("Кіріспе ........  3", "Тарау .........  15"),
    ],
)
def test_rows_of_a_table(one, other):
    text = f"{one}\n{other}"
    assert in_table(text, 0, len(one))
    assert in_table(text, len(one) + 1, len(text))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("бұдан  былай  болмауы  үшін", "Үкімет  көмек  беру  тәсілін"),
        ("бір   екі үш", "төрт бес   алты"),
        ("–   Иә.", "–   Жоқ."),
        ("бір   екі", ""),
    ],
)
def test_no_rows_of_a_table(one, other):
    assert not in_table(f"{one}\n{other}", 0, len(one))


def test_choices():
    with pytest.raises(ValueError, match="keep"):
        Layout(lines="join")


def test_spaces_inside_a_joined_line_end_go_with_it():
    text = " ".join(PARAGRAPHS[0].split())
    wrapped = fill(text, 60).replace("\n", "\r  \n")
    assert UNWRAP(wrapped) == text
