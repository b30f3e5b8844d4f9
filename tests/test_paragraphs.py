"""Lines of paragraphs joined: what comes back, what stays, what holds for every text."""

import random
import time
from pathlib import Path
from textwrap import fill

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from strategies import texts

from kaznorm import Layout, Pipeline
from kaznorm.cli import main

UNWRAP = Pipeline([Layout(lines="unwrap")])
SENTENCES = (Path(__file__).parent / "sentences.txt").read_text("utf-8").split("\n")
WIDTHS = [30, 40, 55, 72, 100]
VERSE = "Таудан аққан бұлағым,\nТыңдап тұрса құлағым,\nЖырың толған сазға бай,\nСен ғой менің тұмарым."
ITEMS = "- көшені жөндеу;\n- су құбырын тарту және ауыл мектебіне жылу беру;\n- кітапхана ашу."
TABLE = "Қала      Халқы\nАлматы  2000000\nАстана  1300000"
DIALOGUE = "– Қайда барасың, балам?\n– Қалаға барамын, ата.\n– Жолың болсын!"
SIGNATURE = "Құрметпен,\nАсан Үсенов,\nбас редактор"
HEADING = "Көктемгі дала жұмыстары"


def paragraphs(seed, count=6):
    rnd = random.Random(seed)
    sentences = [sentence for sentence in SENTENCES if sentence]
    return [" ".join(rnd.sample(sentences, rnd.randint(2, 5))) for _ in range(count)]


def wrapped(paragraph, width, indent=""):
    return fill(paragraph, width, initial_indent=indent, break_on_hyphens=False)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(4))
def test_paragraphs_come_back(width, seed):
    whole = paragraphs(seed)
    text = "\n\n".join(wrapped(paragraph, width) for paragraph in whole)
    assert UNWRAP(text) == "\n\n".join(whole)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("seed", range(4))
def test_an_indent_begins_a_paragraph(width, seed):
    whole = paragraphs(seed)
    text = "Кіріспе\n" + "\n".join(wrapped(paragraph, width, "   ") for paragraph in whole)
    assert UNWRAP(text) == "Кіріспе\n" + "\n".join(f"   {paragraph}" for paragraph in whole)


@pytest.mark.parametrize("width", WIDTHS[2:])
@pytest.mark.parametrize("kept", [VERSE, ITEMS, TABLE, DIALOGUE, SIGNATURE, HEADING, HEADING.upper()])
def test_what_stands_between_stays(width, kept):
    before, after = paragraphs(7, 2)
    text = f"{wrapped(before, width)}\n\n{kept}\n\n{wrapped(after, width)}"
    assert UNWRAP(text) == f"{before}\n\n{kept}\n\n{after}"


@pytest.mark.parametrize("text", [VERSE, VERSE.replace(",", ""), ITEMS, TABLE, DIALOGUE, SIGNATURE, *paragraphs(3)])
def test_what_was_not_broken_stays(text):
    assert UNWRAP(text) == text
    assert UNWRAP(f"{text}\n\n{text}\n{text}") == f"{text}\n\n{text}\n{text}"


@pytest.mark.parametrize("width", [40, 60])
def test_lines_without_blank_ones_or_indents_mostly_come_back(width):
    """Where a sentence ends with a full line, nothing tells whether a paragraph does; that is less sure."""
    whole = paragraphs(11, 12)
    text = "\n".join(wrapped(paragraph, width) for paragraph in whole)
    careful = Pipeline([Layout(lines="unwrap", min_confidence=0.9)]).explain(text)
    assert all(any(line in paragraph for paragraph in whole) for line in careful.text.split("\n"))
    assert len(careful.edits) > 0.85 * (text.count("\n") - 11)
    bold = UNWRAP.explain(text)
    assert len(bold.edits) > 0.95 * (text.count("\n") - 11)


def test_hyphens_are_welded_on_the_way():
    text = (
        "Қажет болса, ауыл мектебінің жы-\nлу жүйесін биыл жөндеп, оқушы-\nларға жаңа ғимарат салып береміз\n"
        "деп айтты аудан әкімі кешегі жи-\nында."
    )
    assert Pipeline.preset("repair").with_(Layout(lines="unwrap"))(text) == (
        "Қажет болса, ауыл мектебінің жылу жүйесін биыл жөндеп, оқушыларға жаңа ғимарат салып береміз "
        "деп айтты аудан әкімі кешегі жиында."
    )


def test_it_works_in_a_configuration_and_on_the_command_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    [whole] = paragraphs(1, 1)
    Path("a.txt").write_text(wrapped(whole, 50) + "\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["clean", "a.txt", "--only", "layout", "--set", "layout.lines=unwrap"])
    assert result.stdout == whole + "\n"
    Path("my.toml").write_text('only = ["layout"]\n[layout]\nlines = "unwrap"\n', encoding="utf-8")
    assert CliRunner().invoke(main, ["clean", "a.txt", "--config", "my.toml"]).stdout == whole + "\n"
    assert Pipeline.from_config("my.toml") == UNWRAP


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts)
def test_settled_text_stays_and_only_white_space_changes(text):
    report = UNWRAP.explain(text)
    assert UNWRAP.explain(report.text).edits == ()
    assert report.undo() == text
    assert "".join(report.text.split()) == "".join(text.split())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts, texts)
def test_wrapped_text_of_any_kind_settles(one, other):
    text = "\n".join(wrapped(part, 30) for part in (one, *paragraphs(1, 2), other))
    once = UNWRAP(text)
    assert UNWRAP(once) == once


@pytest.mark.parametrize(
    "unit", ["а\n", "сөз сөз сөз сөз\n", "  а\n", "1) а\n", "сөз. Сөз, сөз\n\n", "- \n", "а " * 50 + "\n"]
)
def test_hostile_text_takes_no_longer_than_its_length(unit):
    """Far from a benchmark: what is quadratic takes minutes."""
    started = time.process_time()
    list(Layout(lines="unwrap").find(unit * (100_000 // len(unit))))
    assert time.process_time() - started < 8
