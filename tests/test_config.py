"""kaznorm.toml: what it refuses, and where it says so."""

from importlib.util import find_spec

import pytest
from toys import Double

from kaznorm import ConfigError, Pipeline, catalog
from kaznorm.config import line_of

pytestmark = pytest.mark.skipif(
    any(find_spec(f"kaznorm.normalisers.{name}") is None for name in catalog.select("clean")),
    reason="not all normalisers are on disk",
)


@pytest.fixture
def toml(tmp_path):
    def write(text):
        path = tmp_path / "kaznorm.toml"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return write


class TestRefused:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            (
                'preset = "cleen"',
                r"kaznorm.toml, line 1 \(preset\): unknown preset 'cleen'; did you mean 'clean'",
            ),
            ('\nskp = ["words"]', r"line 2 \(skp\): unknown setting 'skp'; did you mean 'skip'"),
            (
                "[spacng]\nmin_confidence = 1",
                r"line 1 \(spacng\): unknown setting 'spacng'; did you mean 'spacing'",
            ),
            (
                "\n[spacing]\nmin_confidense = 1",
                r"line 3 .*unknown option 'min_confidense'; did you mean 'min_con",
            ),
            (
                "[spacing]\n# 2\n min_confidence = 2",
                r"line 3 \(spacing.min_confidence\): 2 is not allowed.*0 to 1",
            ),
            ("spacing.min_confidence = 'a'", r"line 1 .*'a' is not allowed"),
            ("spacing = {min_confidence = 2}", r"line 1 .*2 is not allowed"),
            ("preset = 3", r"line 1 \(preset\): 3 is not allowed; give a string"),
            ('skip = "words"', r"line 1 \(skip\): 'words' is not allowed; give a list"),
            ("skip = [1]", r"line 1 \(skip\): 1 is not allowed; give a string"),
            (
                'preset = "clean"\nskip = ["word"]',
                r"line 2 \(skip\): unknown normaliser 'word'; did you mean 'words'",
            ),
            ("spacing = 3", r"line 1 \(spacing\): 3 is not allowed; write its options under \[spacing\]"),
            ("protect = ['re:(']", r"line 1 \(protect\): the pattern '\(' is wrong"),
            ("a = 1\nb =", r"kaznorm.toml, line 2: .*mend the TOML"),
            (b"a = '\xff'", r"kaznorm.toml: not UTF-8.*save it as UTF-8"),
        ],
    )
    def test_with_the_line(self, toml, text, said):
        with pytest.raises(ConfigError, match=said):
            Pipeline.from_config(toml(text))

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ('only = ["letters"]', r"line 1 \(only\): 'letters' is not built yet"),
            ("[letters]\nmin_confidence = 1", r"line 1 \(letters.*\): 'letters' is not built yet"),
        ],
    )
    def test_what_is_not_built_yet(self, toml, text, said, monkeypatch):
        monkeypatch.setattr(catalog, "BUILT", catalog.BUILT - {"letters"})
        with pytest.raises(ConfigError, match=said):
            Pipeline.from_config(toml(text))

    def test_a_missing_file(self, tmp_path):
        with pytest.raises(ConfigError, match=r"none.toml: No such file"):
            Pipeline.from_config(tmp_path / "none.toml")

    def test_a_mapping_has_no_lines(self):
        with pytest.raises(ConfigError, match=r"^spacing.min_confidence: 2 is not allowed"):
            Pipeline.from_config({"spacing": {"min_confidence": 2}})

    def test_what_is_laid_over_has_none_either(self, toml):
        path = toml("[spacing]\nmin_confidence = 1")
        with pytest.raises(ConfigError, match=r"^spacing.min_confidence: 3 is not allowed"):
            Pipeline.from_config(path, {"spacing": {"min_confidence": 3}})


def test_a_file(toml):
    text = """\ufeffpreset = "repair"\r
skip = ["words"]\r
protect = ["AMANAT", 're:\\d+ж']\r
lexicon = ["палтформа"]\r
[spacing]\r
min_confidence = 0.9\r
"""
    pipeline = Pipeline.from_config(toml(text))
    expected = Pipeline.preset("repair", protect=["AMANAT", r"re:\d+ж"], lexicon=["палтформа"]).without("words")
    assert pipeline == expected.with_(catalog.load("spacing")(min_confidence=0.9, **_lexicon("spacing", "палтформа")))
    assert Pipeline.from_config(str(toml(text))) == pipeline
    assert Pipeline.from_config(pipeline.to_config()) == pipeline


def _lexicon(name, *words):
    takes = any(option.name == "lexicon" for option in catalog.load(name).options())
    return {"lexicon": frozenset(words)} if takes else {}


def test_settings_over_a_file(toml):
    path = toml('only = ["spacing", "layout"]\nprotect = ["а"]\n[spacing]\nmin_confidence = 0.9')
    over = {"only": ["spacing"], "protect": ["б"], "spacing": {"min_confidence": 0.5}}
    expected = Pipeline([catalog.load("spacing")(min_confidence=0.5)], protect=["а", "б"])
    assert Pipeline.from_config(path, over) == expected


def test_options_of_one_that_does_not_run_are_checked_and_kept_quiet():
    assert Pipeline.from_config({"only": ["layout"], "spacing": {"min_confidence": 0.5}}).names == ("layout",)


@pytest.mark.parametrize(
    ("pipeline", "config"),
    [
        (lambda: Pipeline.preset("repair"), {"preset": "repair"}),
        (lambda: Pipeline.preset("repair").without("words"), {"preset": "repair", "skip": ["words"]}),
        (lambda: Pipeline.select(only=["words"]), {"only": ["words"]}),
        (
            lambda: Pipeline.preset("repair", lexicon=["б", "а"]),
            {"preset": "repair", "lexicon": ["а", "б"]},
        ),
        (lambda: Pipeline([]), {"preset": "repair", "skip": list(catalog.select("repair"))}),
    ],
)
def test_there_and_back(pipeline, config):
    assert pipeline().to_config() == config
    assert Pipeline.from_config(config) == pipeline()


def test_what_no_configuration_can_say():
    with pytest.raises(ConfigError, match="not kaznorm's own"):
        Pipeline([Double()]).to_config()
    with pytest.raises(ConfigError, match="usual order"):
        Pipeline([catalog.load("layout")(), catalog.load("spacing")()]).to_config()


@pytest.mark.parametrize(
    ("toml_text", "key", "line"),
    [
        ("a = 1\n", ("a",), 1),
        ("a = 1\n", ("b",), None),
        ("[t]\na = 1\n[u]\na = 2", ("u", "a"), 4),
        ("t.a = 1", ("t", "a"), 1),
        ('["t"]\n"a" = 1', ("t", "a"), 2),
        ("x = 1\nt = {a = 1}", ("t", "a"), 2),
    ],
)
def test_lines(toml_text, key, line):
    assert line_of(toml_text, key) == line


@pytest.mark.parametrize(
    "given", [(None,), (3,), (b"kaznorm.toml",), ("a\0b",), ({1: 2},), ({"layout": {1: 2}},), ({}, 3)]
)
def test_what_is_no_configuration(given):
    with pytest.raises(ConfigError):
        Pipeline.from_config(*given)


@pytest.mark.parametrize("protect", [3, "сөз"])
def test_what_is_laid_over_a_list_is_a_list(protect):
    with pytest.raises(ConfigError, match="protect"):
        Pipeline.from_config({"protect": ["а"]}, {"protect": protect})
