"""Names, presets, and what `import kaznorm` loads."""

import ast
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

import kaznorm
from kaznorm import Normaliser, UnknownNameError, catalog

NAMES = [name for name in catalog.ORDER if name in catalog.BUILT]


class TestRefused:
    def test_an_unknown_normaliser(self):
        with pytest.raises(UnknownNameError, match="unknown normaliser 'spacng'; did you mean 'spacing'"):
            catalog.load("spacng")

    def test_one_that_is_not_built_yet(self, monkeypatch):
        monkeypatch.setattr(catalog, "BUILT", catalog.BUILT - {"words"})
        with pytest.raises(UnknownNameError, match="'words' is not built yet"):
            catalog.load("words")
        assert "words" not in catalog.select("repair")
        assert catalog.select("repair", skip=["words"]) == catalog.select("repair")

    def test_an_unknown_preset(self):
        with pytest.raises(UnknownNameError, match="did you mean 'clean'"):
            catalog.select("Clean")

    @pytest.mark.parametrize("choice", ["skip", "only"])
    def test_an_unknown_choice(self, choice):
        with pytest.raises(UnknownNameError, match="did you mean 'hyphens'"):
            catalog.select("clean", **{choice: ["hyphen"]})


def test_names():
    assert len(catalog.ORDER) == len(set(catalog.ORDER)) == 14
    assert set(catalog.ORDER) >= catalog.BUILT
    assert all(set(names) <= set(catalog.ORDER) for names in catalog.PRESETS.values())
    assert all("suffixes" not in names for names in catalog.PRESETS.values())


def test_the_order_is_the_catalogs():
    assert catalog.select("clean", only=["words", "layout", "spacing"]) == ("spacing", "words", "layout")


@pytest.mark.parametrize("name", NAMES)
def test_built_ones(name):
    if find_spec(f"kaznorm.normalisers.{name}") is None:
        pytest.skip(f"not on disk: {name}")
    kind = catalog.load(name)
    assert issubclass(kind, Normaliser)
    assert kind.name == name
    assert kind.__doc__
    assert kind() == kind()
    assert all(option.help for option in kind.options() if option.name != "lexicon")
    assert getattr(kaznorm, kind.__name__) is kind


def test_public_names_are_the_ones_that_type_checkers_see():
    tree = ast.parse(Path(kaznorm.__file__).read_text(encoding="utf-8"))
    (guarded,) = (node for node in tree.body if isinstance(node, ast.If))
    seen = {alias.asname: node.module for node in guarded.body for alias in node.names}
    assert seen == {name: f"kaznorm.{home}" for name, home in kaznorm._HOME.items()}
    assert set(kaznorm.__all__) == set(seen)
    assert set(kaznorm.__all__) <= set(dir(kaznorm))


def test_import_is_light():
    code = "import sys, kaznorm; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"regex", "ftfy", "click", "tomllib", "importlib.metadata", "dataclasses", "difflib", "logging"}
    assert not heavy & set(loaded)


def test_a_wrong_public_name():
    with pytest.raises(AttributeError, match="did you mean 'Pipeline'"):
        kaznorm.Pipelin  # noqa: B018
    with pytest.raises(ImportError, match="Nonsense"):
        from kaznorm import Nonsense  # noqa: F401
    assert not hasattr(kaznorm, "__wrapped__")
