"""A few seeds of the fuzzing that `benchmarks/fuzz.py` goes on with for as long as one likes."""

import sys
from pathlib import Path

import pytest

from kaznorm import Pipeline

FOLDER = Path(__file__).parent.parent / "benchmarks"
sys.path.append(str(FOLDER))
fuzz = pytest.importorskip("fuzz", reason=f"there is no {FOLDER}")
ROUNDS = 60


@pytest.mark.parametrize("kind", fuzz.KINDS)
def test_no_law_is_broken_by_damaged_files(kind, tmp_path):
    pipeline = Pipeline.preset("clean")
    for seed in range(ROUNDS):
        fuzz.attempt(seed, kind, tmp_path, pipeline)
