"""`letters`: its cases, its error model, what an edit covers, the way back from damage by a known table."""

import random
from math import exp
from pathlib import Path
from time import process_time

import pytest
from cases import load
from hypothesis import given, settings, strategies as st
from strategies import WORDS

from kaznorm import Edit, Pipeline
from kaznorm.alphabet import KAZAKH_ONLY, LOWER, RUSSIAN_STAND_INS
from kaznorm.hopes import is_plain
from kaznorm.lm import load as shipped
from kaznorm.lm.channel import LOST, PATH, RIGHT, channel, rows, skeleton
from kaznorm.lm.confused import confusions
from kaznorm.lm.latin import FIRST, LETTERS, ORDER, READ, STEP
from kaznorm.lm.lattice import Option, likeliest
from kaznorm.lm.model import EDGE
from kaznorm.lm.restore import restorer
from kaznorm.lost import has_lost
from kaznorm.normalisers.letters import Letters
from kaznorm.own_letters import letter_odds
from kaznorm.tokens import KAZAKH, fold, scan, shadow, unshadow

ROOT = Path(__file__).parent
PIPELINE = Pipeline([Letters()])
STAND_INS = str.maketrans(KAZAKH_ONLY, RUSSIAN_STAND_INS)
TEXTS = [case.values[1] for case in load("letters")]
HOSTILE = ["аб", "казак ", "!а", "б1", "ә", "үүү ", "ек! ", "а-.\nб", "Казакстан жане ", "қалв, ", "аАа "]


@pytest.mark.parametrize(("text", "expected"), load("letters"))
def test_cases(text, expected):
    assert PIPELINE(text) == expected
    assert PIPELINE(expected) == expected


def test_an_edit_covers_its_word_and_says_why():
    edits = list(Letters().find("«Казакстан», жане букил алем халыктары"))
    assert [(e.start, e.old, e.new, e.reason) for e in edits] == [
        (0, "«Казакстан»,", "«Қазақстан»,", "lost letters"),
        (13, "жане", "және", "lost letters"),
        (18, "букил", "бүкіл", "lost letters"),
        (24, "алем", "әлем", "lost letters"),
        (29, "халыктары", "халықтары", "lost letters"),
    ]
    assert all(isinstance(e, Edit) and 0.5 < e.confidence <= 1 for e in edits)


def test_words_of_the_lexicon_are_known():
    text = "Казакстан жане букил алем халыктары"
    assert PIPELINE(text).startswith("Қазақстан")
    assert Pipeline([Letters()], lexicon=["Казакстан"])(text) == "Казакстан және бүкіл әлем халықтары"


def test_unknown_words_are_read_in_letters_alone():
    reader = restorer(shipped.model(), noisy=True)
    assert all(word.isalpha() for word in map(unshadow, reader.spelled(fold("онеркасиптендирушилер"))))
    assert reader.spelled(fold("он~ер")) == [fold("он~ер")]


@pytest.mark.parametrize(("read", "form"), [("тинтушилерге", "тінтушілерге"), ("даптерлеринизден", "дәптерлеріңізден")])
def test_forms_that_are_not_listed_are_read_by_their_stems(read, form):
    model = shipped.model()
    assert fold(form) not in model.words
    words = [option.word for option in restorer(model, noisy=True).options(fold(read))]
    assert words[0] == fold(form)
    assert len(set(words)) == len(words)


def test_new_tokens_are_judged_as_each_alone():
    sound, slipped = "Бүгін қалада үлкен жиын өтті", "іздесгіру"
    assert not Letters().concerns(sound)
    assert Letters().concerns(f"{sound} {slipped}")
    assert Letters().concerns(f"{sound} {slipped}")
    assert not Letters().concerns(sound)


def test_one_word_is_too_little():
    assert PIPELINE("казан") == "казан"


@pytest.mark.parametrize(
    "text",
    [
        "Сьогодні в місті відбулася зустріч президента з депутатами",
        "Спіць дзеці, дазволіць знешнія злучэнні",
        "Ъгъл на сървъра",
        "Хэрэглэгчийн үгийг хадгалаах",
    ],
)
def test_words_of_other_languages_are_no_slips(text):
    assert PIPELINE(text) == text


def test_the_table_is_sound():
    lines = PATH.read_text(encoding="utf-8").split("\n")
    assert lines[0] == "situation\ttrue\tread\tcount\ttotal"
    assert PATH.stat().st_size < 60_000
    keys = [row[:3] for row in rows()]
    assert len(set(keys)) == len(keys)
    for row in rows():
        assert row.situation in (LOST, RIGHT)
        assert row.true != row.read
        assert row.times >= 3
        assert not row.true or row.total > 0
        assert row.true == row.true.lower()
        assert not set(row.true + row.read) & set(" \t")


def test_the_tables_of_latin_letters_are_sound():
    rows = [line.split("\t") for line in READ.read_text(encoding="utf-8").split("\n") if line]
    assert rows.pop(0) == ["true", "read", "count", "total"]
    assert len({(true, read) for true, read, _, _ in rows}) == len(rows)
    for true, read, count, total in rows:
        assert set(true) <= set(ORDER) - {"$"}
        assert not set(read) & set(" \t")
        assert read == read.lower()
        assert 3 <= int(count) <= int(total)
    contexts = [line.split("\t") for line in LETTERS.read_text(encoding="utf-8").split("\n") if line]
    assert len({context for context, _ in contexts}) == len(contexts) == 1 + 26 + 26 * 26
    for context, costs in contexts:
        assert len(costs) == len(ORDER)
        assert set(context) <= set(ORDER) - {"$"} | {"^"}
        assert sum(exp(STEP * (FIRST - ord(cost))) for cost in costs) == pytest.approx(1, abs=0.25)


@pytest.mark.parametrize("letter", KAZAKH_ONLY[:9])
def test_stand_ins_are_the_likeliest_readings(letter):
    stand_in = letter.translate(STAND_INS)
    assert channel(LOST).cost(fold(letter), fold(stand_in)) < channel(LOST).cost(fold(letter), fold(letter))
    assert skeleton(fold(letter)) == skeleton(fold(stand_in))


@pytest.mark.parametrize("letter", sorted(set(LOWER) - set(KAZAKH_ONLY)))
def test_russian_letters_are_mostly_read_as_they_are(letter):
    assert channel(LOST).cost(fold(letter), fold(letter)) < 0.5


def test_letters_tell_sound_text():
    assert letter_odds(shadow("Бұл қарапайым сөйлем, онда бәрі дұрыс.")) < -12
    assert letter_odds(shadow("Казакстан Республикасынын букил халкы")) > 5
    assert letter_odds(b"") == 0


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Казакстан жане букил алем халыктары", True),
        ("Балалар бугин мектепке барып, кайтып келди", True),
        ("Он пришел домой вечером", False),
        ("Балалар бугин мектепке барып, из кайтып келди ауылга", True),
        ("Балалар бугин мектепке барып, кайтып келди из", False),
        ("Манас эпосу менен таанышуу учун", False),
        ("Президент України виступив", False),
    ],
)
def test_plainly_kazakh_text_has_nothing_of_other_languages(text, plain):
    assert is_plain(shipped.model(), scan(text)) == plain


def test_a_text_has_lost_letters_or_not():
    model = shipped.model()
    assert has_lost(model, scan("Казакстан Республикасынын букил халкы"))
    assert not has_lost(model, scan("Қазақстан Республикасының бүкіл халқы"))
    assert not has_lost(model, scan("Народ республики собрался на площади"))


def test_the_likeliest_way_weighs_neighbours():
    model = shipped.model()
    words = [fold(word) for word in ("қазақ", "казак")]
    row = [[Option(w, model.word_cost(w), 0.0) for w in part] for part in (words, [fold("тілі")])]
    chosen = likeliest(model, row, EDGE)
    assert [number for number, _ in chosen] == [0, 0]
    assert chosen[0][1] > 0.9
    assert chosen[1][1] == pytest.approx(1.0)


def test_lost_letters_of_a_long_text_come_back():
    texts = [text for text in TEXTS if set(text) & set(KAZAKH_ONLY) and "\n" not in text]
    assert len(texts) > 5
    words = [word for text in texts for word in text.split()]
    restored = [word for text in texts for word in PIPELINE(text.translate(STAND_INS)).split()]
    assert sum(a == b for a, b in zip(restored, words, strict=True)) >= 0.9 * len(words)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=12), st.randoms())
def test_only_stand_ins_are_exchanged(words, rnd):
    rnd.shuffle(words)
    damaged = " ".join(words).translate(STAND_INS)
    restored = PIPELINE(damaged)
    assert len(restored.split(" ")) == len(words)


def test_known_latin_words_come_back_before_endings_and_numbers():
    page = "Дәрігерлер СОУІО-19 туралы айтты.\nКеше бұл сала-\nның мамандары жи-\nналды"
    assert "COVID-19 туралы" in PIPELINE(page)
    assert PIPELINE("Біз ҚХДР мен БҰҰ-ға хат жаздық") == "Біз ҚХДР мен БҰҰ-ға хат жаздық"


def test_capitals_within_a_word_are_slips_but_in_names():
    assert PIPELINE("Бұл ЕлімізДің болашағы, БІрақ ҚазАгро мен ҚазМұнайГаз бар") == (
        "Бұл Еліміздің болашағы, Бірақ ҚазАгро мен ҚазМұнайГаз бар"
    )


@pytest.mark.parametrize("noisy", [True, False])
def test_readings_are_remembered_from_text_to_text(noisy):
    model = shipped.model()
    assert restorer(model, noisy=noisy) is restorer(model, noisy=noisy)
    list(Letters().find("Казакстан жане букил алем халыктары! к1тап"))
    assert restorer(model, noisy=True) is not restorer(model, noisy=False)


def test_sound_text_is_told_by_its_words():
    assert not Letters().concerns("Бұл қарапайым сөйлем, онда бәрі дұрыс.")
    assert Letters().concerns("Казакстан жане букил алем")
    assert Letters().concerns("Бұл қарапайым сөй-\nлем, онда бәрі дұрыс.")


def test_slips_are_undone_just_where_the_letters_show_one():
    model = shipped.model()
    slips, rnd = confusions(model), random.Random(1)
    table = [(read, true) for read, ways in ((b"", slips.all.dropped), *slips.all.twos.items()) for true, _ in ways]
    table += [(bytes([read]), true) for read, ways in slips.all.ones.items() for true, _ in ways]
    known = [word for word in rnd.sample(sorted(model.words), 60) if KAZAKH.match(word) and len(word) > 3]
    for word in (whole[:at] + whole[at + 1 :] for whole in known for at in (1, len(whole) // 2)):
        ways = {
            word[:at] + true + word[at + len(read) :]
            for at in range(len(word) + 1)
            for read, true in table
            if word[at : at + len(read)] == read
        }
        assert set(slips.undone(word)) - {word} == ways.intersection(model.words) - {word}


def test_numbers_are_never_changed():
    rnd = random.Random(3)
    text = " ".join(f"{rnd.randrange(10**6)} казакстан жане букил алем халыктары" for _ in range(20))
    restored = PIPELINE(text)
    assert [w for w in restored.split() if w.isdigit()] == [w for w in text.split() if w.isdigit()]


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        began = process_time()
        list(Letters().find(text))
        return process_time() - began

    small, large = (min(seconds(size) for _ in range(3)) for size in (5_000, 40_000))
    assert large < 24 * max(small, 0.01)


def test_marks_are_mended_on_pages_that_show_misreading():
    page = (
        "Бұл мәселе-.\nлерді шешу үшін. барлық қызмет-;\nкерлер мен: тұрғындар бірігіп, жаңа-мүмкіндіктер іздеп\n"
        "жатыр деп. айтты ол бүгін қалада."
    )
    mended = Pipeline.preset("ocr").without("chrome", "numbers", "units")(page)
    assert "үшін барлық" in mended
    assert "мен тұрғындар" in mended
    sound = "Біз бәріміз үшін. барлық жұмысты істедік"
    assert PIPELINE(sound) == sound


@pytest.mark.parametrize("marks", ["{}", "«{}»", '"{}"', "({})", "„{}“"])
def test_a_latin_name_in_sound_text_whatever_stands_around(marks):
    before = "Қазақстан Республикасының Үкіметі өңірде жаңа мектептің құрылысын бүгін бастады. Ол "
    text = before + marks.format("Кіпорагк") + " туралы айтты."
    assert [edit.new for edit in Letters().find(text)] == [marks.format("Kinopark")]


@pytest.mark.parametrize(
    "text",
    [
        "Күз келип, көчмөндөр оюндары өткөндөн кийин Кыргызстанда иш чараларга кезек келди окшойт.",
        "Бул каражат калган кызматкерлердин айлыгын көтөрүүгө жумшалат.",
        "Көйлөгү өңүн жоготуп, көпүрөнүн үстүнө карай басып өттү.",
        "Солардың бири бул ўәлаятлар аралық, соңынан ҳәр бир аймақтың өз ишинде тоқтатылыўы болды.",
    ],
)
def test_neighbours_of_kazakh_that_spell_some_words_alike_stay(text):
    assert PIPELINE(text) == text


@pytest.mark.parametrize("pair", ["қк", "ғг", "ңн", "іи", "әа", "әэ", "өо", "үу", "ұу", "ұү"])
def test_a_letter_that_a_whole_text_lacks_comes_back(pair):
    letter, stand_in = pair
    gold = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "golds").glob("seed_*.txt")))
    lost = gold.translate(str.maketrans(letter + letter.upper(), stand_in + stand_in.upper()))
    words = list(zip(gold.split(), lost.split(), PIPELINE(lost).split(), strict=True))
    gone = [(true, found) for true, read, found in words if true != read]
    assert len(gone) > 20
    assert sum(true == found for true, found in gone) >= 0.95 * len(gone)
    assert sum(found != true for true, read, found in words if true == read) <= 0.005 * len(words)


def test_a_sound_text_that_happens_to_lack_a_letter_stays():
    lines = [line for line in (ROOT / "sentences.txt").read_text("utf-8").split("\n") if line]
    for letter in "ғңәөүұ":
        text = "\n".join(line for line in lines if letter not in line.lower())
        assert PIPELINE(text) == text


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_the_words_of_a_text_that_lost_their_letters_come_back(share):
    rnd = random.Random(7)
    gold = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "golds").glob("seed_*.txt"))).split()
    lost = [word.translate(STAND_INS) if rnd.random() < share else word for word in gold]
    found = PIPELINE(" ".join(lost)).split()
    gone = [(true, word) for true, read, word in zip(gold, lost, found, strict=True) if true != read]
    assert len(gone) > 100
    assert sum(true == word for true, word in gone) >= 0.93 * len(gone)
    assert sum(word != true for true, read, word in zip(gold, lost, found, strict=True) if true == read) <= 0.005 * len(
        gold
    )
