"""The shipped model: that it loads, what it weighs, what it knows, and that DATA.md tells of it."""

import json
import subprocess
import sys
import zlib

import pytest

import kaznorm
from kaznorm.lm import codec, load
from kaznorm.lm.gap import Gap
from kaznorm.lm.model import PARTICLES
from kaznorm.lm.segment import decode
from kaznorm.tokens import KAZAKH, fold

DATA = load.PATH.read_bytes()
NOTES = load.PATH.with_name("DATA.md").read_text(encoding="utf-8")
MEASURE = """
import json, time, tracemalloc
from kaznorm.lm import load
started = time.process_time()
load.model()
seconds = time.process_time() - started
load.model.cache_clear()
tracemalloc.start()
kept = load.model()
print(json.dumps([seconds, *tracemalloc.get_traced_memory()]))
"""


def test_it_is_loaded_once_and_has_a_name():
    assert load.model() is load.model()
    assert load.fingerprint() == codec.fingerprint(DATA) == codec.fingerprint(codec.pack(codec.unpack(DATA)))


def test_it_weighs_little():
    assert len(zlib.compress(DATA, 9)) < 5_300_000
    done = subprocess.run([sys.executable, "-c", MEASURE], capture_output=True, text=True, check=True)
    seconds, kept, peak = json.loads(done.stdout)
    assert kept <= 50_000_000
    assert peak <= 66_000_000
    assert seconds < 1


def test_it_holds_words_and_costs():
    words = list(load.model().words)
    assert len(words) > 50_000
    assert words == sorted(set(words))
    assert all(words)
    assert set(PARTICLES) <= load.model().words.keys()
    assert sum(bool(KAZAKH.match(word)) for word in words) > 0.95 * len(words)


@pytest.mark.parametrize(
    "sentence",
    [
        "мұғалім оқушыларға жаңа тақырыпты түсіндірді",
        "көктемде құстар жылы жақтан ұшып келеді",
        "ауыл тұрғындары мен қала қонақтары бірге тойлады",
        "дәрігер науқасқа таза ауада көбірек жүруге кеңес берді",
    ],
)
def test_it_reads_sentences_without_their_spaces(sentence):
    letters = fold(sentence.replace(" ", ""))
    found = [letters[w.start : w.end] for w in decode(load.model(), letters, [Gap()] * len(letters))]
    assert found == [fold(word) for word in sentence.split()]


def test_it_tells_russian_from_kazakh():
    model = load.model()
    russian, kazakh = "который государственный пришёл здравствуйте", "қалалардың барлығы келеді мемлекеттік"
    assert all(model.russian(fold(word)) > 0 for word in russian.split())
    assert all(model.russian(fold(word)) < 0 for word in kazakh.split())


def test_its_notes_name_every_section_and_its_sources():
    sections = " ".join(codec.unpack(DATA))
    assert not [name for name in sections.split() if name not in NOTES]
    assert "licence" in NOTES
    assert "kaznorm.lm.train" in NOTES
    rows = [line for line in NOTES.split("\n") if line.startswith("| ")]
    assert len(rows) > 20


def test_a_pipeline_is_named_after_it(monkeypatch):
    before = kaznorm.Pipeline.preset("repair").fingerprint
    monkeypatch.setattr(load, "fingerprint", lambda: "another")
    assert kaznorm.Pipeline.preset("repair").fingerprint != before
