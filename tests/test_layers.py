"""Imports point one way: a module imports what stands above it here."""

import ast
from importlib.util import resolve_name
from pathlib import Path

import pytest

import kaznorm

# fmt: off
LAYERS = [
    "errors", "lazily", "alphabet", "edits", "alignment", "render", "report", "tokens", "own_letters", "lines",
    "paragraphs", "marks", "dashes", "lm", "numerals", "twins", "scripts", "languages", "evidence", "hopes",
    "language", "figures", "contrast", "suffixed", "joints", "own_marks", "breaks", "pages", "vocabulary", "digits",
    "codes", "exchange", "series", "mixed", "misread", "alone", "decodings", "lost_words", "lost", "partial",
    "confused", "stood_in", "latin", "strays", "specks", "glance", "page", "normaliser", "normalisers", "catalog",
    "workers", "protect", "blocks", "rounds", "config", "pipeline", "readers", "writers", "batch", "integrations",
    "console", "choices", "cli", "__main__",
]
# fmt: on

ROOT = Path(kaznorm.__file__).parent
FILES = sorted(path for path in ROOT.rglob("*.py") if path != ROOT / "__init__.py")


def module_of(path):
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(("kaznorm", *parts)).removesuffix(".__init__")


def imports_of(path):
    """Every module of kaznorm that a file imports, wherever in it."""
    package = module_of(path) if path.name == "__init__.py" else module_of(path).rpartition(".")[0]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = resolve_name("." * node.level + (node.module or ""), package) if node.level else node.module
            if module == "kaznorm":
                yield from (f"kaznorm.{alias.name}" for alias in node.names if alias.name != "__version__")
            else:
                yield module


@pytest.mark.parametrize("path", FILES, ids=module_of)
def test_imports_point_one_way(path):
    module = module_of(path)
    layer = LAYERS.index(module.split(".")[1])
    for imported in imports_of(path):
        if imported.startswith("kaznorm."):
            assert LAYERS.index(imported.split(".")[1]) <= layer, f"{module} imports {imported}"


@pytest.mark.parametrize("path", [p for p in FILES if p.parent.name == "normalisers"], ids=module_of)
def test_normalisers_never_import_each_other(path):
    assert not [name for name in imports_of(path) if name.startswith("kaznorm.normalisers")]


def test_training_is_never_imported():
    assert not [p for p in FILES for name in imports_of(p) if name == "kaznorm.lm.train" and p.stem != "train"]
