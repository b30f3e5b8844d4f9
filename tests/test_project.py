"""The project's own promises: its README, its dependencies, its seeds."""

import hashlib
import re
import tomllib
from pathlib import Path

import pytest

import kaznorm

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")

# The source documents, byte for byte.
SEEDS = {
    "000_7322eb87e3e476b3.txt": "d051c31bad02a40c",
    "001_d2e938eb2adfa0b5.txt": "934968b89728576c",
    "002_8e4866f9d621e220.txt": "ce86a854234017f2",
    "003_8131f8922b0ad94f.txt": "76ea140924a7dca4",
    "004_5ce783522d2d3bb8.txt": "32b0460a61ebb6fa",
}


def test_the_first_lines_say_what_the_presets_do():
    first = " ".join(README.split("\n\n")[1].split())
    assert "`repair` never drops a word or restyles" in first
    assert "`clean` prepares a corpus" in first


def test_the_readme_has_one_command_to_restore_and_one_to_test():
    commands = re.findall(r"^python -m pip install .*$", README, re.MULTILINE)
    assert commands == [
        "python -m pip install . && kaznorm clean seeds -o restored",
        'python -m pip install ".[test]" && python -m pytest',
    ]


def test_ci_runs_the_very_command_of_the_readme():
    [pattern] = re.findall(r"grep -x '(.*)' README.md", CI)
    assert re.findall(f"^{pattern}$", README, re.MULTILINE) == ['python -m pip install ".[test]" && python -m pytest']
    for tool in ("ruff check", "mypy --strict src", "mkdocs build --strict"):
        assert tool in CI
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_the_before_and_after_of_the_readme_are_true():
    blocks = re.findall(r"^before  (.*(?:\n {8}.*)*)\nafter   (.*(?:\n {8}.*)*)", README, re.MULTILINE)
    assert len(blocks) == 3
    [seed] = ROOT.glob("seeds/002*.txt")
    source = seed.read_text(encoding="utf-8")
    for block in blocks:
        before, after = (re.sub("\n {8}", " ", side) for side in block)
        assert before in source.replace("\N{NO-BREAK SPACE}", " ")
        assert after in kaznorm.clean(source)


def test_run_time_needs_three_packages_and_no_more():
    assert sorted(re.split(r"\W", need)[0] for need in PROJECT["dependencies"]) == ["click", "ftfy", "regex"]
    assert PROJECT["requires-python"] == ">=3.11"
    assert "Typing :: Typed" in PROJECT["classifiers"]
    assert Path(kaznorm.__file__).with_name("py.typed").exists()


def test_the_seeds_are_there_as_they_came():
    found = {path.name: hashlib.sha256(path.read_bytes()).hexdigest()[:16] for path in ROOT.glob("seeds/*.txt")}
    assert found == SEEDS


@pytest.mark.parametrize("folder", ["tests", ".ci"])
def test_tests_and_ci_need_nothing_outside_the_project(folder):
    for path in (ROOT / folder).rglob("*"):
        if path.is_file() and (path.suffix in {".py", ".tsv", ".txt"} or path.name == "run") and path != Path(__file__):
            assert "../shared" not in path.read_text(encoding="utf-8"), path
