"""The documentation's examples are run, page by page; its pages hang together."""

import importlib.util
import json
import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

import kaznorm
from kaznorm import catalog
from kaznorm.cli import main

ROOT = Path(__file__).parent.parent
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(page):
    return page.read_text(encoding="utf-8")


def blocks(page, language):
    """The fenced blocks of a page in a language, each behind the number of the line before its first."""
    text = text_of(page)
    return [(text.count("\n", 0, b.start(2)), b[2]) for b in BLOCK.finditer(text) if b[1] == language]


@pytest.mark.parametrize("page", [page for page in PAGES if blocks(page, "python")], ids=lambda page: page.name)
def test_python_examples_run(page):
    names = {"__name__": "example"}
    for line, code in blocks(page, "python"):
        exec(compile("\n" * line + code, str(page), "exec"), names)


def test_the_library_page_writes_a_normaliser_in_20_lines():
    [code] = [code for _, code in blocks(ROOT / "docs" / "library.md", "python") if "(Normaliser)" in code]
    assert len([line for line in code.split("\n") if line.strip()]) <= 20


def test_the_commands_in_the_documentation_have_the_options_they_name():
    known = {option for command in main.commands.values() for each in command.params for option in each.opts}
    for page in PAGES:
        for _, code in blocks(page, "sh"):
            for call in re.findall(r"kaznorm (\w+)([^\n#|]*)", code):
                assert call[0] in main.commands, page
                assert set(re.findall(r"(?<!\S)-[-a-z]+", call[1])) <= known, page


def test_every_option_of_clean_is_on_the_command_page():
    page = text_of(ROOT / "docs" / "command.md")
    for parameter in main.commands["clean"].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{option}" in page or f" {option}" in page, option


def test_the_configuration_and_the_report_on_the_command_page_are_real(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [(_, toml)] = blocks(ROOT / "docs" / "command.md", "toml")
    (tmp_path / "kaznorm.toml").write_text(toml, encoding="utf-8")
    pipeline, written = kaznorm.Pipeline.from_config(tmp_path / "kaznorm.toml"), tomllib.loads(toml)
    assert pipeline == kaznorm.Pipeline.from_config(written)
    assert pipeline.to_config()["spacing"] == written["spacing"]
    assert (set(pipeline.protect), pipeline.lexicon) == (set(written["protect"]), set(written["lexicon"]))
    (tmp_path / "a.txt").write_text("Бұл  сөз", encoding="utf-8")
    CliRunner().invoke(main, ["clean", "a.txt", "--only", "layout", "--diff", "--report", "edits.jsonl"])
    [(_, shown)] = blocks(ROOT / "docs" / "command.md", "json")
    assert json.loads(shown).keys() == json.loads((tmp_path / "edits.jsonl").read_text(encoding="utf-8")).keys()


def test_the_normalisers_page_is_made_from_the_classes():
    spec = importlib.util.spec_from_file_location("hooks", ROOT / "docs" / "hooks.py")
    hooks = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hooks)
    made = hooks.on_page_markdown(text_of(ROOT / "docs" / "normalisers.md"))
    for name in catalog.ORDER:
        assert (f"## {name}\n" in made) == (name in catalog.BUILT), name
    assert "min_confidence" in made
    assert hooks.on_page_markdown("Another page.\n") == "Another page.\n"
