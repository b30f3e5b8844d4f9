"""Training on a few lines: what is counted, what is left out; and that the same lines give the same bytes."""

import gzip
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from small import bytes_of_toy

from kaznorm.lm import estimate, load, train
from kaznorm.lm.codec import unpack
from kaznorm.lm.counting import Counts, read_lemmas, read_lines, read_lists, read_table, tokens
from kaznorm.lm.model import EDGE, Model
from kaznorm.tokens import fold, unshadow

DATA = Path(os.environ.get("KAZNORM_DATA", Path(__file__).parents[3] / "shared"))


def counted(*lines):
    counts = Counts()
    counts.add_text(lines)
    return counts


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Ауыл, қала.", ["ауыл", ",", "қала", "."]),
        ("2021 жылы 31,5%", ["0", "жылы", "0", ",", "0", "%"]),
        ("ата-ана", ["ата", "+ана"]),
        ("ата – ана -ақ 5-ші", ["ата", "–", "ана", "-", "ақ", "0", "-", "ші"]),
        ("", []),
    ],
)
def test_tokens(line, expected):
    assert ["+" * joined + unshadow(token) for token, joined in tokens(fold(line))] == expected


def test_words_pairs_and_hyphens_are_counted():
    counts = counted("Ата-ана келді.", "Ана келді.")
    ata, ana, came = map(fold, ("ата", "ана", "келді"))
    assert (counts.words[ana], counts.free[ana], counts.hyphens[ata, ana]) == (2, 1, 1)
    assert counts.pairs[ana, came] == 2
    assert counts.pairs[EDGE, ata] == counts.pairs[EDGE, ana] == 1
    assert counts.words[EDGE] == counts.pairs[b".", EDGE] == 2


def test_tables_are_added_and_text_is_remembered_apart():
    counts = counted("Ана келді.")
    counts.add_tables([("ата-ана", 5), ("Ана", 2)], [("ата-ана келді", 4)])
    ata, ana, came = map(fold, ("ата", "ана", "келді"))
    assert (counts.words[ana], counts.free[ata], counts.free[ana], counts.hyphens[ata, ana]) == (8, 5, 3, 5)
    assert (counts.pairs[ana, came], counts.text_pairs[ana, came], counts.text_words[ana]) == (5, 1, 1)


def test_usage_of_particles_is_counted_in_tables_alone():
    counts = counted("Ана мен бала. Ата мен бала, атамен.")
    counts.add_tables([("ана", 9), ("анамен", 4), ("бала", 3)], [("ана мен", 5)])
    ana, ata, men = map(fold, ("ана", "ата", "мен"))
    assert set(estimate.usage_costs(counts)) == {ana + b"+" + men, ana + men + b"+"}
    assert ata + men in counts.words


def test_words_that_ran_together_are_forgotten():
    counts = counted(*["Ауыл мектебі."] * 40, "Ауылмектебі.", "Ауылдас.", *["Ата-ана."] * 5, "Атаана.", "Ауылмен.")
    listed = Counter({fold("ауылмектебі"): 1, fold("кеме"): 1})
    counts.drop_fused(listed)
    gone = {"ауылмектебі", "атаана"}
    assert not {word for word in gone if fold(word) in counts.words or fold(word) in listed}
    assert all(fold(word) in counts.words for word in ("ауыл", "мектебі", "ауылдас", "ауылмен"))
    assert fold("кеме") in listed


def test_held_out_text_is_not_read(tmp_path):
    (tmp_path / "a.txt").write_text("бір\nекі", encoding="utf-8")
    (tmp_path / "ud_pud.txt").write_text("үш", encoding="utf-8")
    assert list(read_lines(tmp_path, "*.txt")) == ["бір", "екі"]


def folder(path):
    """A training folder of a few lines."""
    for name in ("corpus/train", "corpus/ru", "counts", "lists"):
        (path / name).mkdir(parents=True)
    (path / "corpus/train/text.txt").write_text("Ауыл мектебі ашылды.\nАта-ана келді.", encoding="utf-8")
    (path / "corpus/ru/text.txt").write_text("Новая школа открыта.", encoding="utf-8")
    for name, rows in (("words", "кітап\t30\nата-ана\t4\n"), ("bigrams", "ауыл мектебі\t9\n")):
        with gzip.open(path / f"counts/{name}.tsv.gz", "wt", encoding="utf-8") as file:
            file.write(rows)
    (path / "lists/cppaymurat_lex.tsv").write_text("ауыл\tзат есім\n", encoding="utf-8")
    (path / "lists/words.tsv").write_text("# a list\nшырша\t3\nҚР\t2\nauyl\t1\n", encoding="utf-8")
    (path / "lists/ocr_errors.tsv").write_text("г\tт\n", encoding="utf-8")
    return path


def test_tables_and_lists_are_read(tmp_path):
    lists = folder(tmp_path) / "lists"
    assert list(read_table(tmp_path / "counts/words.tsv.gz")) == [("кітап", 30), ("ата-ана", 4)]
    assert read_lists(lists) == {fold("ауыл"): 1, fold("шырша"): 1}
    assert read_lemmas(lists / "cppaymurat_lex.tsv") >= {fold("ауыл")}


def test_the_command_writes_a_model(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["train", str(folder(tmp_path)), "-o", str(tmp_path / "model.bin")])
    train.main()
    model = Model((tmp_path / "model.bin").read_bytes())
    assert {fold(word) for word in ("ауыл", "ана", "кітап", "шырша")} <= model.words.keys()
    assert model.hyphenated(model.left(fold("ата")), fold("ана")) is not None


def test_the_same_lines_give_the_same_bytes():
    here = bytes_of_toy()
    assert bytes_of_toy() == here
    script = f"import sys; sys.path.append({str(Path(__file__).parent)!r}); from small import bytes_of_toy as toy"
    command = [sys.executable, "-c", script + "; sys.stdout.buffer.write(toy())"]
    for seed in ("1", "4711"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(command, env=environment, capture_output=True, check=True)
        assert done.stdout == here, f"PYTHONHASHSEED={seed}"


def test_no_text_is_kept():
    sections = {name: bytes(section) for name, section in unpack(bytes_of_toy()).items()}
    assert not [name for name, section in sections.items() if fold("ауыл мектебі") in section]
    words = sections["words"].split(b"\n")
    assert words == sorted(words)
    assert len(words) == len(sections["costs"])


@pytest.mark.slow
def test_the_shipped_model_rebuilds(tmp_path, monkeypatch):
    if not (DATA / "corpus" / "train").is_dir():
        pytest.skip(f"no training folder at {DATA}: set KAZNORM_DATA")
    monkeypatch.setattr(sys, "argv", ["train", str(DATA), "-o", str(tmp_path / "model.bin")])
    train.main()
    assert (tmp_path / "model.bin").read_bytes() == load.PATH.read_bytes()
