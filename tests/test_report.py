"""Reports and how they are shown."""

import json
import pickle
from html.parser import HTMLParser

import pytest
from toys import Double, Swap, Watch

from kaznorm import InputError, Pipeline, StaleEditError
from kaznorm.edits import Change
from kaznorm.render import html, terminal, visible
from kaznorm.report import Report

PIPELINE = Pipeline([Double(), Watch(), Swap(old="?", new="!", confidence=0.4, min_confidence=0.5)])
SOURCE = "ааб # сөз?\nбб ?"


@pytest.fixture
def report():
    return PIPELINE.explain(SOURCE)


class TestReport:
    def test_clean_text_stores_nothing(self):
        report = PIPELINE.explain("сөз")
        assert (report.edits, report.suggestions, report.warnings, report.passes) == ((), (), (), ())
        assert report.text is report.source

    def test_edits(self, report):
        assert report.text == "аб # сөз?\nб ?"
        assert report.edits == (
            Change("double", ("double",), 0, 2, "аа", "а", 0.9, "doubled"),
            Change("double", ("double",), 11, 13, "бб", "б", 0.9, "doubled"),
        )
        assert [done.rule for done in report.passes] == ["double"]

    def test_suggestions_and_warnings_stand_in_the_source(self, report):
        assert [(s.rule, SOURCE[s.start : s.end], s.after, s.confidence) for s in report.suggestions] == [
            ("swap", "?", "!", 0.4),
            ("swap", "?", "!", 0.4),
        ]
        assert [(SOURCE[w.start : w.end], w.message) for w in report.warnings] == [("#", "a hash")]

    def test_undo_needs_no_source(self, report):
        assert Report("", report.text, report.edits).undo() == SOURCE
        with pytest.raises(StaleEditError):
            Report("", report.text[1:], report.edits).undo()

    def test_source_span(self, report):
        assert report.source_span(0, 1) == (0, 2)
        assert report.source_span(3, 4) == (4, 5)
        assert report.source_span(0, len(report.text)) == (0, len(SOURCE))

    @pytest.mark.parametrize("span", [(-1, 0), (0, 99), (3, 2)])
    def test_no_such_span(self, report, span):
        with pytest.raises(InputError, match="offsets 0 to 13"):
            report.source_span(*span)

    def test_dict(self, report):
        said = json.loads(json.dumps(report.to_dict()))
        assert said["edits"][0] == {
            "rule": "double",
            "rules": ["double"],
            "start": 0,
            "end": 2,
            "before": "аа",
            "after": "а",
            "confidence": 0.9,
            "reason": "doubled",
        }
        assert said["passes"][0]["edits"][0]["old"] == "аа"
        assert said["warnings"] == [{"start": 4, "end": 5, "message": "a hash"}]

    def test_pickle(self, report):
        report.source_span(0, 1)
        assert pickle.loads(pickle.dumps(report)) == report


class Balanced(HTMLParser):
    """Fails where a tag closes another than the last that was opened; keeps the text."""

    def __init__(self, page):
        super().__init__()
        self.open, self.text = [], ""
        self.feed(page)
        assert self.open in ([], ["html"])

    def handle_starttag(self, tag, _):
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


class TestHtml:
    def test_it_stands_alone(self, report):
        page = report.to_html()
        assert "<del>аа</del><ins>а</ins>" in page
        assert 'title="double · 0.90 · doubled"' in page
        assert "a hash" in Balanced(page).text
        assert "http" not in page

    def test_everything_is_escaped(self):
        nasty = "<script>\"'&\ud800\x00</script>"
        page = html(nasty, [Change(nasty, (nasty,), 0, 1, "<", "<b>", 1.0, nasty)])
        assert "<script" not in page
        assert "<b>" not in page
        page.encode("utf-8")
        Balanced(page)


class TestTerminal:
    def test_clean_text_shows_nothing(self):
        assert list(terminal("сөз", [])) == []

    def test_only_lines_that_changed(self):
        changes = [Change("r", ("r",), 4, 6, "вв", "в"), Change("r", ("r",), 10, 11, " ", "\n")]
        source = "аб\r\nвв\r\nге ж\r\nз"
        assert list(terminal(source, changes, colour=False)) == ["2: [-вв-]{+в+}", "3: ге[-␣-]{+⏎\n+}ж"]

    def test_a_change_over_lines(self):
        changes = [Change("r", ("r",), 0, 4, "а-\nб", "аб"), Change("r", ("r",), 5, 6, "в", "")]
        assert list(terminal("а-\nб в\nг", changes, colour=False)) == ["1: [-а-\nб-]{+аб+} [-в-]"]

    def test_colours(self):
        (line,) = terminal("аа", [Change("r", ("r",), 0, 2, "аа", "а")])
        assert line == "\033[2m1:\033[0m \033[31mаа\033[0m\033[32mа\033[0m"

    def test_a_text_commands_no_terminal(self):
        source = "\x1b[2Jа\ud800\u202e\rб"
        (line,) = terminal(source, [Change("r", ("r",), 0, 1, "\x1b", "\x9b")], colour=False)
        assert line == "1: [-<U+001B>-]{+<U+009B>+}[2Jа<U+D800><U+202E><U+000D>б"

    def test_what_nobody_would_see(self):
        changes = [Change("r", ("r",), 0, 3, "а\xadб", "аб")]
        assert list(terminal("а\xadб\xa0в", changes, colour=False)) == ["1: [-а<U+00AD>б-]{+аб+}\xa0в"]
        assert visible("а\r\nб") == "а\r\nб"
