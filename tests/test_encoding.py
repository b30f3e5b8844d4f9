"""`encoding`: its cases, other languages, documents read with the wrong table, what is said of the rest."""

import codecs
import random
from pathlib import Path
from time import process_time

import pytest
from cases import load
from hypothesis import given, settings, strategies as st
from strategies import WORDS, damaged

from kaznorm import Edit, Note, Pipeline
from kaznorm.normalisers.encoding import Encoding

PIPELINE = Pipeline([Encoding()])
HERE = Path(__file__).parent
FOREIGN = sorted((HERE / "foreign").glob("*.txt"))
GOLDS = [path.read_text(encoding="utf-8") for path in sorted((HERE / "golds").glob("*.txt"))]
SENTENCES = (HERE / "sentences.txt").read_text(encoding="utf-8").splitlines()
WRITTEN_READ = [
    *((written, read) for written in ("kz1048", "ptcp154") for read in ("cp1251", "latin-1", "cp1252")),
    *(("utf-8", read) for read in ("cp1251", "latin-1", "cp1252")),
]
every_decoding = pytest.mark.parametrize(("written", "read"), WRITTEN_READ)
HOSTILE = ["Ð", "Ð°", "Р°Т±", "Рё ", "è ", "ќ", "ќала ", "±", "к±", "&amp;", "&", "&#1178;", "а?", "??? "]
HOSTILE += ["~", "а~а ", "т?р-т?сі ", "?-?", "?i", "А) ?ола ", "ұл ќала ", "ұлт ±л ", "μ", "ҽ ұ "]
HOSTILE += ["Ã\x90", "Â", "вЂ", "ÀÀ"]
HOSTILE += ["À ", "¤", "Є є", "&amp;amp;", "&amp;lt;", "\ufffd", "а\ufffd", "а\ufffdа ", "аааа?", "Р Р "]


def misread(text, written, read):
    """A text decoded with the wrong table; a byte that has no character there stays a control character."""
    data = text.encode(written, "ignore")
    return "".join(codecs.decode(data[i : i + 1], read, "ignore") or chr(data[i]) for i in range(len(data)))


def representable(text, written):
    return text.encode(written, "ignore").decode(written)


@pytest.mark.parametrize(("text", "expected"), load("encoding"))
def test_cases(text, expected):
    assert PIPELINE(text) == expected
    assert PIPELINE(expected) == expected


@pytest.mark.parametrize("path", FOREIGN, ids=lambda path: path.stem)
def test_other_languages_are_left_alone(path):
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert len(FOREIGN) == 9
    assert len(lines) > 20
    for stretch in (text, *lines, *text.split()):
        assert not list(Encoding().find(stretch)), stretch


def test_sound_text_is_left_alone():
    for text in (*GOLDS, *SENTENCES, " ".join(WORDS), " ".join(WORDS).upper()):
        assert not list(Encoding().find(text))


def test_an_edit_covers_its_word_and_all_are_equally_sure():
    edits = list(Encoding().find("(Ќазаќстан), Їкімет ќаулысы"))
    assert [edit[:3] for edit in edits] == [
        (0, "(Ќазаќстан),", "(Қазақстан),"),
        (13, "Їкімет", "Үкімет"),
        (20, "ќаулысы", "қаулысы"),
    ]
    assert len({edit.confidence for edit in edits}) == 1
    assert {edit.reason for edit in edits} == {"KZ-1048 read as CP1251"}


def test_an_edit_of_utf8_covers_its_line():
    text = misread("Бірінші жол.\nЕкінші жол.", "utf-8", "cp1252")
    edits = list(Encoding().find(text))
    assert [edit.new for edit in edits] == ["Бірінші жол.", "Екінші жол."]
    assert [edit.old for edit in edits] == text.split("\n")


def test_what_is_unsure_is_proposed_or_not_at_all():
    assert not list(Encoding().find("ќала"))
    text = "Бұл кітапты кеше ол маған әкеліп берді. Ќала."
    assert all(edit.confidence < Encoding().min_confidence for edit in Encoding().find(text))


@every_decoding
@pytest.mark.parametrize("gold", range(len(GOLDS)))
def test_documents_come_back(gold, written, read):
    sound = representable(GOLDS[gold], written)
    assert PIPELINE(misread(sound, written, read)) == sound


@pytest.mark.parametrize("read", ["cp1251", "cp1252", "latin-1"])
def test_documents_come_back_from_twice(read):
    for sound in GOLDS:
        assert PIPELINE(misread(misread(sound, "utf-8", read), "utf-8", read)) == sound


@every_decoding
def test_documents_of_five_lines_come_back(written, read):
    sound = [representable("\n".join(SENTENCES[at : at + 5]), written) for at in range(0, len(SENTENCES) - 4, 5)]
    assert len(sound) >= 8
    assert [PIPELINE(misread(text, written, read)) for text in sound] == sound


@every_decoding
def test_single_sentences_come_back_or_stay(written, read):
    back = 0
    for sentence in SENTENCES:
        sound = representable(sentence, written)
        text = misread(sound, written, read)
        restored = PIPELINE(text)
        assert restored in (sound, text)
        back += restored == sound
    assert back >= 0.95 * len(SENTENCES)


@every_decoding
@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.sampled_from(WORDS), min_size=1, max_size=30))
def test_words_come_back_or_stay_as_they_are(words, written, read):
    sound = representable(" ".join(words), written)
    text = misread(sound, written, read)
    assert PIPELINE(text) in (sound, text)


@every_decoding
@settings(max_examples=40, deadline=None)
@given(text=damaged())
def test_undo_and_rest(text, written, read):
    text = misread(text, written, read)
    report = PIPELINE.explain(text)
    assert report.undo() == text
    assert PIPELINE(report.text) == report.text
    assert all(change.before.strip(" \t\r\n") == change.before for change in report.edits)


def test_a_quotation_is_restored_where_the_rest_is_sound():
    quotation = "Біз өз ойымызды осылай қорғаған едік, бұл әркімнің құқығы"
    for written, read in WRITTEN_READ:
        sound = f"{GOLDS[0]}\n«{quotation}», – деді ол.\n{GOLDS[1]}"
        text = sound.replace(quotation, misread(quotation, written, read))
        assert PIPELINE(text) == sound, (written, read)


def test_letters_that_a_table_lacks_are_found_by_the_words():
    sound = "\n".join(SENTENCES[:10])
    for read in ("cp1251", "cp1252"):
        text = sound.encode().decode(read, "replace")
        restored = PIPELINE(text).split()
        right = sum(a == b for a, b in zip(restored, sound.split(), strict=True))
        assert right >= 0.97 * len(restored)


def test_lost_letters_come_back_only_where_the_word_is_certain():
    lost = str.maketrans("әғқңөұүһӘҒҚҢӨҰҮҺ", "?" * 16)
    sound = "\n".join(SENTENCES).replace("?", ".")
    restored = PIPELINE(sound.translate(lost)).split()
    pairs = [(a, b) for a, b in zip(sound.split(), restored, strict=True) if a.translate(lost) != a]
    assert sum(a == b for a, b in pairs) >= 0.9 * len(pairs)
    assert sum(a.lower() != b.lower() and "?" not in b for a, b in pairs) <= 0.01 * len(pairs)


@pytest.mark.parametrize(
    "text",
    ["??????? ???? ??? ???????? ????, ?????.", "Ïðîäüãò ôûâàï çùøãí ëäæý åíêóö Áþÿ× ñìèòüþ ßÑ×Ò"],
)
def test_beyond_repair_is_said_and_left(text):
    found = list(Encoding().find(text))
    assert [type(item) for item in found] == [Note]
    assert PIPELINE(text) == text


def test_codes_and_links_keep_their_entities():
    for text in ("```\n&laquo;\n```", "Сілтеме: www.a.kz/?x=1&amp;y=2", "<b>бір</b>&nbsp;екі"):
        assert PIPELINE(text) == text


@pytest.mark.parametrize("unit", HOSTILE)
def test_hostile_text_takes_linear_time(unit):
    def seconds(size):
        text = unit * (size // len(unit))
        began = process_time()
        found = list(Encoding().find(text))
        assert all(isinstance(item, Edit | Note) for item in found)
        return process_time() - began

    small, large = (min(seconds(size) for _ in range(3)) for size in (5_000, 40_000))
    assert large < 24 * max(small, 0.01)


def test_verdicts_do_not_hang_on_the_order_of_lines():
    lines = [misread(representable(line, "kz1048"), "kz1048", "cp1251") for line in SENTENCES]
    whole = sorted(PIPELINE("\n".join(lines)).split("\n"))
    random.Random(3).shuffle(lines)
    assert sorted(PIPELINE("\n".join(lines)).split("\n")) == whole
