"""The map over processes."""

import itertools
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kaznorm
from kaznorm.errors import KaznormError, OptionError
from kaznorm.workers import AHEAD, ordered_map


def double(item):
    return item * 2


def fail_at_three(item):
    if item == 3:
        raise ValueError("three")
    return item


class OddError(Exception):
    def __init__(self, one, two):
        super().__init__(f"{one} {two}")


def fail_oddly(item):
    raise OddError(item, "odd")


def die(item):
    os._exit(item)


@pytest.mark.parametrize("jobs", [0, -1, 1.5, True, "2"])
def test_wrong_jobs(jobs):
    with pytest.raises(OptionError, match="jobs"):
        ordered_map(double, [], jobs=jobs)


@pytest.mark.parametrize("jobs", [1, 2])
class TestBoth:
    def test_nothing(self, jobs):
        assert list(ordered_map(double, [], jobs=jobs)) == []

    @pytest.mark.parametrize("batch", [1, 7])
    def test_order(self, jobs, batch):
        assert list(ordered_map(double, range(50), jobs=jobs, batch=batch)) == [i * 2 for i in range(50)]

    def test_it_is_lazy_and_bounded(self, jobs):
        taken = []
        results = ordered_map(double, (taken.append(i) or i for i in itertools.count()), jobs=jobs, batch=2)
        assert taken == []
        assert [next(results) for _ in range(5)] == [0, 2, 4, 6, 8]
        assert len(taken) <= 5 + 2 * jobs * AHEAD
        results.close()

    def test_an_error_of_the_function_comes_in_its_turn(self, jobs):
        results = ordered_map(fail_at_three, range(9), jobs=jobs, batch=2)
        assert [next(results) for _ in range(3)] == [0, 1, 2]
        with pytest.raises(ValueError, match="three"):
            next(results)

    def test_an_error_of_the_iterable_comes_in_its_turn(self, jobs):
        results = ordered_map(double, map(fail_at_three, range(9)), jobs=jobs, batch=2)
        assert [next(results) for _ in range(3)] == [0, 2, 4]
        with pytest.raises(ValueError, match="three"):
            next(results)


def test_an_error_names_its_place_in_the_worker():
    with pytest.raises(ValueError, match="three") as caught:
        list(ordered_map(fail_at_three, [3], jobs=2))
    assert "in fail_at_three" in caught.value.__notes__[0]


def test_an_error_that_cannot_travel():
    with pytest.raises(KaznormError, match="OddError: 1 odd"):
        list(ordered_map(fail_oddly, [1], jobs=2))


def test_a_script_without_a_main_guard_is_told_of_it(tmp_path):
    script = tmp_path / "script.py"
    made = "import multiprocessing, kaznorm; multiprocessing.set_start_method('spawn', force=True)\n"
    script.write_text(made + "print(list(kaznorm.Pipeline.select(only=['layout']).many(['a', 'b'], jobs=2)))\n")
    path = {**os.environ, "PYTHONPATH": str(Path(kaznorm.__file__).parent.parent)}
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=False, env=path)
    assert done.returncode != 0
    assert 'if __name__ == "__main__":' in done.stderr.splitlines()[-1]


def test_a_worker_that_dies():
    with pytest.raises(KaznormError, match="ended before"):
        list(ordered_map(die, [1], jobs=2))


def _large(_number):
    return b"x" * 3_000_000


def test_a_map_that_is_left_while_results_are_on_their_way_ends():
    for wait in range(15):
        results = ordered_map(_large, range(1000), jobs=2)
        next(results)
        time.sleep(wait % 5 * 0.002)
        results.close()
