"""What holds for every normaliser and every preset, on whatever text."""

import os
import pickle
import subprocess
import sys
from importlib.util import find_spec
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import damaged, texts

from kaznorm import Edit, Note, Pipeline, catalog
from kaznorm.edits import apply

NAMES = [name for name in catalog.ORDER if name in catalog.BUILT]
KEEP_DIGITS = sorted(set(catalog.PRESETS["repair"]) & catalog.BUILT - {"encoding", "lookalikes"})
few = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


def of(*names):
    """A pipeline of these; skips where one isn't written yet."""
    missing = [name for name in names if find_spec(f"kaznorm.normalisers.{name}") is None]
    if missing:
        pytest.skip(f"not on disk: {', '.join(missing)}")
    return Pipeline.select(only=names)


def digits(text):
    return [c for c in text if c.isdigit()]


PIPELINES = {name: (name,) for name in NAMES} | {name: catalog.select(name) for name in catalog.PRESETS}
every_normaliser = pytest.mark.parametrize("name", NAMES)
every_pipeline = pytest.mark.parametrize("names", PIPELINES.values(), ids=PIPELINES.keys())


@every_normaliser
@few
@given(text=texts)
def test_edits_are_sorted_disjoint_and_true(name, text):
    (normaliser,) = of(name).normalisers
    found = list(normaliser.find(text))
    edits = [item for item in found if isinstance(item, Edit)]
    assert all(isinstance(item, Edit | Note) for item in found)
    assert all(a.start + len(a.old) <= b.start for a, b in pairwise(edits))
    assert all(e.old != e.new and text.startswith(e.old, e.start) and 0 <= e.confidence <= 1 for e in edits)
    assert all(0 <= n.start <= n.end <= len(text) for n in found if isinstance(n, Note))
    assert found == list(normaliser.find(text))


@every_normaliser
@few
@given(text=texts)
def test_what_concerns_nobody_has_no_edits(name, text):
    (normaliser,) = of(name).normalisers
    assert normaliser.concerns(text) or not list(normaliser.find(text))


@every_pipeline
@few
@given(text=texts)
def test_a_report_is_true(names, text):
    pipeline = of(*names)
    report = pipeline.explain(text)
    assert report.source == text
    assert all(a.end <= b.start for a, b in pairwise(report.edits))
    assert all(text[c.start : c.end] == c.before != c.after for c in report.edits)
    assert apply(text, [Edit(c.start, c.before, c.after) for c in report.edits]) == report.text
    assert report.undo() == text
    assert all(text[c.start : c.end] == c.before != c.after for c in report.suggestions)
    assert pipeline(text) == report.text
    step = text
    for done in report.passes:
        step = apply(step, done.edits)
    assert step == report.text


@every_pipeline
@few
@given(text=texts)
def test_settled_text_stays(names, text):
    pipeline = of(*names)
    once = pipeline(text)
    again = pipeline.explain(once)
    assert again.text == once
    assert again.edits == again.passes == ()


@pytest.mark.parametrize("name", KEEP_DIGITS)
@few
@given(text=texts)
def test_digits_stay(name, text):
    assert digits(of(name)(text)) == digits(text)


@every_pipeline
def test_pipelines_can_be_pickled(names):
    pipeline = of(*names)
    text = "Бұл  ж и ы н , партия- сы\n\nбір."
    copy = pickle.loads(pickle.dumps(pipeline))
    assert copy == pipeline
    assert hash(copy) == hash(pipeline)
    assert copy.explain(text) == pipeline.explain(text)
    assert pickle.loads(pickle.dumps(pipeline.explain(text))) == pipeline.explain(text)


@every_pipeline
def test_every_worker_gives_the_same(names):
    pipeline = of(*names)
    given_texts = ["Бұл  ж и ы н , партия- сы\n\nбір.", "\ud800  а", ""] * 12
    assert list(pipeline.many(given_texts, jobs=2)) == list(map(pipeline, given_texts))


SCRIPT = """
import sys
from kaznorm import Pipeline
texts = sys.stdin.buffer.read().decode("utf-8", "surrogatepass").split("\\0")
for text in texts:
    report = Pipeline.select(only=sys.argv[1:]).explain(text)
    print(ascii((report.text, report.edits, report.suggestions, report.warnings)))
"""


def test_the_order_of_sets_changes_nothing():
    names = [name for name in NAMES if find_spec(f"kaznorm.normalisers.{name}")]
    collected = []

    @settings(max_examples=40, database=None, derandomize=True, deadline=None)
    @given(damaged())
    def collect(text):
        collected.append(text.replace("\0", ""))

    collect()
    said = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT, *names],
            input="\0".join(collected).encode("utf-8", "surrogatepass"),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "4711")
    ]
    assert said[0] == said[1]
