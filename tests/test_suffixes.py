"""`suffixes`: its cases; its edits are suggestions; the command `lint`."""

import time

import pytest
from cases import load
from click.testing import CliRunner

from kaznorm import Edit, Pipeline, Suffixes, explain
from kaznorm.cli import main
from kaznorm.edits import apply

MENDING = Pipeline([Suffixes(min_confidence=0)])


@pytest.mark.parametrize(("given", "expected"), load("suffixes"))
def test_cases(given, expected):
    assert MENDING(given) == expected
    assert MENDING(expected) == expected


@pytest.mark.parametrize(("given", "expected"), load("suffixes"))
def test_they_are_suggestions(given, expected):
    report = explain(given, only=["suffixes"])
    assert report.text == given
    held = [Edit(change.start, change.before, change.after) for change in report.suggestions]
    assert apply(given, held) == expected


def test_an_edit_is_of_one_word_and_says_how_it_is_spoken():
    assert list(Suffixes().find("Оның (817-інің/5-ге) ісі")) == [
        Edit(5, "(817-інің/5-ге)", "(817-сінің/5-ке)", 0.9, "817: жеті, 5: бес")
    ]


def test_work_is_linear():
    times = []
    for size in (2_000, 8_000):
        start = time.perf_counter()
        list(Suffixes().find("5-ге" * size + "9" * size + "-ге " + "-" * size + "%" * size))
        times.append(time.perf_counter() - start)
    assert times[1] < 12 * times[0] + 0.2


class TestLint:
    def run(self, *arguments, stdin=None):
        return CliRunner().invoke(main, ["lint", *arguments], input=stdin)

    def test_it_lists_places_and_exits_with_1(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.txt").write_text("Бір.\nБұл 817-інің ісі, 5-ге.\n", encoding="utf-8")
        done = self.run("a.txt")
        assert done.exit_code == 1
        assert done.stdout.split("\n")[:2] == [
            "a.txt:2:5: '817-інің' → '817-сінің' (817: жеті)",
            "a.txt:2:19: '5-ге.' → '5-ке.' (5: бес)",
        ]

    def test_sound_text_is_silent(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        done = self.run("-", stdin="Бұл 817-сінің ісі.\n".encode())
        assert (done.exit_code, done.output) == (0, "")

    def test_the_configuration_holds_but_for_the_normalisers(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "kaznorm.toml").write_text('preset = "repair"\nprotect = ["5-ге"]\n', encoding="utf-8")
        assert self.run("-", "-q", stdin="5-ге".encode()).exit_code == 0
        assert self.run("-", "-q", stdin="5-ге 6-ге".encode()).exit_code == 1

    def test_an_input_that_fails_costs_a_line(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a.txt").write_bytes(b"\xff\xfe\xff")
        (tmp_path / "b.txt").write_text("5-ге", encoding="utf-8")
        done = self.run("a.txt", "b.txt")
        assert done.exit_code == 3
        assert "b.txt:1:1" in done.stdout
        assert "a.txt" in done.stderr
