"""The scan of a text: what is untouched, and that it is so in linear time; the shadow on all of Unicode."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from kaznorm.alphabet import DECODING, OTHER, OTHER_LETTER
from kaznorm.tokens import ABBREVIATIONS, ACCENTS, LETTER, WORD, Scan, fold, places, scan, shadow, unshadow

anything = st.text(st.characters(exclude_categories=()))


def untouched(text):
    return [text[start:end] for start, end in scan(text).untouched]


@pytest.mark.parametrize(
    "text",
    [
        "Бұл – «таза» мәтін, (бар) бәрі: жоқ! Сол…",
        "құрайды.AMANAT партиясы",
        "қабылдаған.Оның",
        "Тез жеткізді.Өте келді.Me болды.бірақ",
        "лт, нт, нг,рт деген",
        "жиналған АҚШ.Оның ҚАЗАҚСТАН.АЛМАТЫ",
        "іс-шара 5-уі 31 %-ды 190-і",
        "2023-2027 жылдар, XX-XXI ғасыр, 76-83-бет",
        "және/немесе км/сағ 5/а",
        "деді:Мен керемет!әсерлі екен...Сосын",
        "Қур`ан сөзі Қур`ан",
        "1.Бюджет 2.Тұлға",
        "құрайды.PDF жазылған.CSS болды.KZ",
        "а < б, в > г",
        "к е л д і . О л  а й т т ы",
    ],
)
def test_nothing_is_untouched(text):
    assert untouched(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "[http://kaz.kz/a_b?x=1,2], [https://мысал.қаз/жол]. [www.zakon.kz/Жаңа], ([ftp://a.b/c(d]))",
        "[https://kaz.kz].Оның «[http://kaz.kz]»",
        "[kaz@mail.kz], ([a.b-c@d.e.kz]) [@name]: [#тег]!",
        "[Tengrinews.kz] тілшісі [Абай.kz]-те [Ұлт.kz]тің [zakon.kz/article/1], [e-gov.kz] [Zakon.KZ]",
        "[есеп.docx], [IMG_01.JPG] [мәтін-2.txt]-ті [report.final.pdf]. [.docx] файлы [.NET]",
        '[`код осы`] [<a href="x y">]сілтеме[</a>] [&nbsp;]сөз [&#1179;]',
        "[C:\\Users\\x] [/usr/bin] [~/a.b] [./a]",
        "[21.10.2020] [17:37]-де [38,0] [v1.2.3] [1,2,3] [4:2] [1/2] [10.5]%",
        "[Қ.К.Тоқаев], [С.Нұрбек], [Дж.Байден] [Ж.-Ж.Руссо] [Қ.-Ж.Тоқаев] Тоқаев [Қ.К.] [М.] Әуезов [Қ. К.] Тоқаев",
        "[а.жақыпов] пен [н.ә.назарбаевты]",
        "[т.б.] [т.б.]Оның [б.з.б.] 550 [т.с.с.] және [т. б.] дейін [б. з. д.] жылы [ж.т.] [қа.ж.]",
        "[г.Алматы] [ст.12] [с.15] [млрд.теңге] [кв.км] [оңт.-шығыс] [проф.Ахметов]",
        "[node.js] [e.g]. [Ph.D]. [U.S]. [No.5] [os.path.join()] [foo()] [std::vector] [a_b] [x_1_y]",
        "[COVID-19]-ға [Wi-Fi] [250-12-34] [utf-8] [978-5-699-12014-7]",
        "бір\n[```\nx = а,б\n```]\nекі\n[~~~\nсоңы жоқ]",
    ],
)
def test_untouched(text):
    plain = text.replace("[", "").replace("]", "")
    expected = [part.split("]")[0] for part in text.split("[")[1:]]
    assert untouched(plain) == expected


def is_letter(character):
    return character.isalpha() or character in ACCENTS


@given(anything)
def test_the_shadow_has_one_byte_for_each_character(text):
    coded = shadow(text)
    assert len(coded) == len(text)
    for code, character in zip(coded, text, strict=True):
        assert DECODING[code] == character or code == (OTHER_LETTER if is_letter(character) else OTHER)


def test_the_shadow_on_all_of_unicode():
    text = "".join(map(chr, range(0x110000)))
    coded = shadow(text)
    known = {character: code for code, character in enumerate(DECODING) if character <= "\uffff"}
    assert all(
        code == known.get(character, OTHER_LETTER if is_letter(character) else OTHER)
        for code, character in zip(coded, text, strict=True)
    )


def test_the_shadow_of_kazakh_reads_back():
    text = "Әр адамға – «өз» үйі, №5 (Қ.К.)\n\t5\u00a0км²"
    assert unshadow(shadow(text)) == text
    assert unshadow(fold("ӘЛЕМ")) == "әлем"


def test_words():
    seen = scan("Бұл 38,0 км² – iPhone-ға café")
    assert [seen.text[start:end] for start, end in seen.words] == ["Бұл", "км", "iPhone", "ға", "café"]
    assert [unshadow(key) for key in seen.keys[:4]] == ["бұл", "км", "iphone", "ға"]
    assert WORD.pattern == b"[%b]+" % LETTER


def test_the_last_scan_is_remembered():
    text = "бір сөз"
    assert scan(text) is scan("бір " + "сөз")


@given(st.text("аК.б- ,:/5@a\n`<", max_size=60), st.data())
def test_lines_asked_for_one_by_one_agree_with_the_whole(text, data):
    spans = Scan(text).untouched
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    seen = Scan(text)
    assert seen.splits(start) == any(a < start < b for a, b in spans)
    assert start == end or seen.touches(start, end) == any(a < end and b > start for a, b in spans)


def test_places():
    assert list(places(shadow("а  б   в"), b"  ")) == [1, 4]
    assert list(places(b"a", b"b")) == []


def test_abbreviations_are_no_words_of_their_own():
    assert ABBREVIATIONS.isdisjoint(map(fold, ("бас", "сен", "қар", "жел", "қаз", "ол", "да", "ма")))


@pytest.mark.parametrize(
    "piece", [*"а a. @a a@a. a_ /a \\ http://, `a <a 1. 1- а.- & ( а, т.б 漢.".split(), "а. ", "\ud800а", " ", "\n"]
)
def test_work_is_linear(piece):
    def seconds(size):
        text = piece * (size // len(piece))
        start = time.process_time()
        list(Scan(text).untouched)
        return time.process_time() - start

    seconds(1000)
    small, large = (min(seconds(size) for _ in range(4)) for size in (25_000, 200_000))
    assert large < 0.2 + 20 * small
