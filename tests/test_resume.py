"""Runs that are broken off: what is done stays, the rest follows, and the whole equals an unbroken run."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import kaznorm
from kaznorm.batch import run as engine
from kaznorm.batch.inputs import inputs_of
from kaznorm.batch.records import Format
from kaznorm.batch.state import JOURNAL, State
from kaznorm.errors import OptionError

POSIX = pytest.mark.skipif(os.name != "posix", reason="processes are killed otherwise there")
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(kaznorm.__file__).parent.parent)}
ROWS = 4_000


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def corpus():
    Path("in").mkdir()
    for name in "ab":
        with Path(f"in/{name}.jsonl").open("w", encoding="utf-8") as file:
            for number in range(ROWS):
                bad = number % 100 == 7
                row = {"id": number, "text": f"Бұл  сөз {name}{number} және тағы да бірнеше сөз." * 10}
                file.write("{bad\n" if bad else json.dumps(row, ensure_ascii=False) + "\n")


def command(output, *more):
    row = [sys.executable, "-m", "kaznorm", "clean", "in", "-o", output, "--only", "layout", "--shard-size", "1"]
    return [*row, *more]


def run(output, *more):
    return subprocess.run(command(output, *more), capture_output=True, text=True, check=False, env=ENVIRONMENT)


def started(output, *more):
    return subprocess.Popen(command(output, *more), stderr=subprocess.PIPE, text=True, env=ENVIRONMENT)


def wait_for(condition, process):
    while not condition():
        assert process.poll() is None, process.stderr.read()
        time.sleep(0.002)


def contents(folder):
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_run_that_is_killed_again_and_again_ends_as_an_unbroken_one(jobs):
    corpus()
    assert run("whole", "--jobs", "2").returncode == 3
    whole = contents("whole")
    assert len(whole) >= 8
    for shards in (1, 2, 4):
        process = started("out", "--resume", "--jobs", jobs)
        wait_for(lambda: len(list(Path("out").glob("[ab]-*.jsonl"))) >= shards, process)  # noqa: B023
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()
        assert not Path("out/manifest.json").exists()
        with Path("out", JOURNAL).open("ab") as journal:
            journal.write(b'["shard", {"cut sh')
        with Path("out/rejects.jsonl").open("ab") as rejects:
            rejects.write(b"of a shard that was never done\n")
    assert run("out", "--resume", "--jobs", jobs).returncode == 3
    assert contents("out") == whole


@POSIX
def test_what_is_told_beside_equals_that_of_an_unbroken_run_too():
    corpus()
    told = ["--report", "told/edits.jsonl", "--suggestions", "--removed", "told/removed.txt", "--jobs", "2"]
    assert run("all", *told).returncode == 3
    whole, beside = contents("all"), contents("told")
    assert len(beside["edits.jsonl"].splitlines()) > ROWS
    manifest = whole.pop("manifest.json")
    for shards in (1, 3):
        process = started("out", "--resume", *told)
        wait_for(lambda: len(list(Path("out").glob("[ab]-*.jsonl"))) >= shards, process)  # noqa: B023
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stderr.close()
        with Path("told/edits.jsonl").open("ab") as file:
            file.write(b"of a shard that was never done\n")
    assert run("out", "--resume", *told[:2]).returncode == 2
    assert run("out", "--resume", *told).returncode == 3
    again = contents("out")
    shards = [json.loads(found)["shards"] for found in (again.pop("manifest.json"), manifest)]
    for one in (one for some in shards for one in some):
        del one["beside"]  # checksums of what names the folder
    assert shards[0] == shards[1]
    assert again == whole
    told_again = contents("told")
    assert told_again["edits.jsonl"].replace(b'"out/', b'"all/') == beside["edits.jsonl"]
    assert told_again["removed.txt"] == beside["removed.txt"]


@POSIX
def test_a_report_that_is_gone_is_missed():
    corpus()
    process = started("out", "--report", "edits.jsonl")
    journal = Path("out", JOURNAL)
    wait_for(lambda: journal.exists() and b'["shard"' in journal.read_bytes(), process)
    process.kill()
    process.wait()
    process.stderr.close()
    Path("edits.jsonl").unlink()
    found = run("out", "--resume", "--report", "edits.jsonl")
    assert found.returncode == 2
    assert "edits.jsonl" in found.stderr


@POSIX
def test_a_report_that_another_run_has_written_over_is_not_cut():
    corpus()
    process = started("out", "--report", "edits.jsonl")
    journal = Path("out", JOURNAL)
    wait_for(lambda: journal.exists() and b'["shard"' in journal.read_bytes(), process)
    process.kill()
    process.wait()
    process.stderr.close()
    assert run("other", "--report", "edits.jsonl").returncode == 3
    others = Path("edits.jsonl").read_bytes()
    found = run("out", "--resume", "--report", "edits.jsonl")
    assert (found.returncode, "edits.jsonl: this file is missing or was changed" in found.stderr) == (2, True)
    assert Path("edits.jsonl").read_bytes() == others


@POSIX
@pytest.mark.skipif(not hasattr(os, "geteuid") or not os.access("/bin/sh", os.X_OK), reason="needs a shell")
def test_a_disk_that_is_full_leaves_a_run_that_can_be_taken_up_for_real():
    corpus()
    whole = run("whole", "--report", "whole.edits")
    call = " ".join(command("out", "--resume", "--report", "edits.jsonl", "--jobs", "2"))
    small = subprocess.run(
        ["/bin/sh", "-c", f"ulimit -f 2500; {call}"], capture_output=True, text=True, check=False, env=ENVIRONMENT
    )
    assert (small.returncode, "can't be written" in small.stderr) == (3, True)
    assert run("out", "--resume", "--report", "edits.jsonl", "--jobs", "2").returncode == whole.returncode
    assert Path("edits.jsonl").read_bytes().replace(b'"out/', b'"whole/') == Path("whole.edits").read_bytes()


@pytest.mark.parametrize("written", [b"", b'["plan", {"cut sh'])
def test_a_run_that_was_killed_before_it_began_is_begun(written):
    corpus()
    Path("out").mkdir()
    Path("out", JOURNAL).write_bytes(written)
    assert run("out").returncode == 2
    assert run("out", "--resume").returncode == 3
    assert run("whole").returncode == 3
    assert contents("out") == contents("whole")


@POSIX
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_leaves_whole_shards_and_is_taken_up(sent):
    corpus()
    process = started("out", "--jobs", "2")
    wait_for(lambda: list(Path("out").glob("a-*.jsonl")), process)
    process.send_signal(sent)
    said = process.communicate()[1]
    assert process.returncode == 130
    assert "--resume" in said
    assert not list(Path("out").glob(".*.part"))
    assert run("out", "--resume").returncode == 3
    run("whole")
    assert contents("out") == contents("whole")


@POSIX
def test_no_process_outlives_one_that_is_killed():
    corpus()
    process = started("out", "--jobs", "2")
    wait_for(lambda: list(Path("out").glob("a-*.jsonl")), process)
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    if not children.exists():
        pytest.skip("there is no /proc here")
    workers = children.read_text().split()
    assert workers
    process.kill()
    process.wait()
    process.stderr.close()
    deadline = time.monotonic() + 10
    while any(_lives(worker) for worker in workers):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _lives(process):
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def pages(number=60):
    Path("pages").mkdir()
    for page in range(number):
        Path(f"pages/{page:03}.txt").write_text("Бұл  сөз және тағы да бірнеше сөз.\n" * 2_000, encoding="utf-8")
    return [sys.executable, "-m", "kaznorm", "clean", "pages", "-o", "out", "--report", "edits.jsonl"]


def undone():
    """The names of results of texts; the report gives the source of each back."""
    told = {json.loads(line)["result"] for line in Path("edits.jsonl").read_text(encoding="utf-8").splitlines()}
    results = {str(path) for path in Path("out").iterdir()}
    assert results <= told  # a signal may come between what is told of a result and the result
    assert len(told - results) <= 1
    some = max(results)
    call = [sys.executable, "-m", "kaznorm", "undo", some, "--report", "edits.jsonl"]
    back = subprocess.run(call, capture_output=True, check=True, env=ENVIRONMENT)
    assert back.stdout == Path("pages", Path(some).name).read_bytes()
    return results


@POSIX
def test_a_disk_that_fills_up_stops_a_run_over_texts_and_its_report_stays():
    call = pages(20)
    size = 40 * len(Path("pages/000.txt").read_bytes()) // 1024  # the report grows to more than that
    small = ["/bin/sh", "-c", f"ulimit -f {size}; {' '.join(call)}"]
    done = subprocess.run(small, capture_output=True, text=True, check=False, env=ENVIRONMENT)
    assert (done.returncode, done.stderr.count("can't be written")) == (3, 1)
    assert "edits.jsonl: can't be written" in done.stderr
    assert 0 < len(undone()) < 20


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_texts_that_are_broken_off_keep_their_report_and_leave_nothing_behind(sent, jobs):
    call = [*pages(), "--jobs", jobs]
    process = subprocess.Popen(call, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, start_new_session=True)
    wait_for(lambda: len(list(Path("out").glob("*.txt"))) >= 2, process)
    workers = children_of(process)
    os.killpg(process.pid, sent)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 130
    written = len(undone())
    assert any(f"interrupted; {number} of 60 inputs are done" in said for number in (written - 1, written))
    assert "Traceback" not in said
    assert not list(Path("out").glob(".*"))
    assert not any(_lives(worker) for worker in workers)


@POSIX
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_more_signals_than_one_end_a_run_no_less(jobs):
    Path("in").mkdir()
    long = json.dumps({"text": "Бұл  сөз және тағы да бірнеше сөз. " * 30_000}, ensure_ascii=False) + "\n"
    Path("in/a.jsonl").write_text(long * 20, encoding="utf-8")
    call = [sys.executable, "-m", "kaznorm", "clean", "in", "-o", "out", "--jobs", jobs, "--shard-size", "1"]
    process = subprocess.Popen(call, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT, start_new_session=True)
    journal = Path("out", JOURNAL)
    wait_for(lambda: journal.exists() and b'["input"' in journal.read_bytes(), process)
    time.sleep(0.7)
    workers = children_of(process)
    for _ in range(3):
        os.killpg(process.pid, signal.SIGINT)
        time.sleep(0.02)
    said = process.communicate(timeout=20)[1]
    assert process.returncode == 130
    assert said.count("interrupted") == 1
    assert "Traceback" not in said
    assert not any(_lives(worker) for worker in workers)


def children_of(process):
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    return listed.read_text().split() if listed.exists() else []


# In one process: a run that breaks at a shard of our choice


class Silent:
    def step(self, *_, **__):
        pass

    def event(self, *_, **__):
        pass


class Breaking(Silent):
    def __init__(self, after):
        self.left = after

    def event(self, kind, **row):
        self.left -= kind == "shard"
        if not self.left:
            raise KeyboardInterrupt


PIPELINE = kaznorm.Pipeline.select(only=["layout"])


def go(output, listener=None, *, resume=False, names=("in/a.txt", "in/b.txt"), pipeline=PIPELINE, **options):
    Path(output).mkdir(exist_ok=True)
    state = State(Path(output))
    inputs = inputs_of(names, Format(), kind="lines", texts="text")
    plan = {"inputs": [[name, "lines"] for name in names], "fingerprint": pipeline.fingerprint}
    state.begin(plan, resume=resume)
    made = engine.Run(pipeline, inputs, listener or Silent(), state, shard_bytes=10_000, **options)
    made.go()
    return made


def texts():
    Path("in").mkdir()
    for name in "ab":
        Path(f"in/{name}.txt").write_text(f"Бұл  сөз {name}.\n" * 6_000, encoding="utf-8")


@pytest.mark.parametrize("after", range(1, 9))
def test_a_run_may_break_after_any_shard(after):
    texts()
    go("whole")
    with pytest.raises(KeyboardInterrupt):
        go("out", Breaking(after))
    go("out", resume=True)
    assert contents("out") == contents("whole")


def broken():
    texts()
    with pytest.raises(KeyboardInterrupt):
        go("out", Breaking(3))


def test_an_unfinished_and_a_finished_run_are_not_written_over():
    broken()
    with pytest.raises(OptionError, match="an unfinished run is in here already; add --resume"):
        go("out")
    go("out", resume=True)
    before = contents("out")
    with pytest.raises(OptionError, match="a finished run is in here already"):
        go("out")
    go("out", resume=True)
    assert contents("out") == before


def test_a_changed_input_is_refused_and_a_touched_one_is_not():
    broken()
    os.utime("in/a.txt")
    go("out", Silent(), resume=True)
    Path("out/manifest.json").unlink()
    for path in Path("out").iterdir():
        path.unlink()
    with pytest.raises(KeyboardInterrupt):
        go("out", Breaking(3))
    Path("in/a.txt").write_text("Бұл  сөз ә.\n" + "Бұл  сөз a.\n" * 5_999, encoding="utf-8")
    with pytest.raises(OptionError, match=r"in/a\.txt: this input has changed"):
        go("out", resume=True)


def test_another_configuration_is_refused():
    broken()
    other = kaznorm.Pipeline.select(only=["layout"], lexicon=["сөз"])
    with pytest.raises(OptionError, match=r"fingerprint was .* when this run began, and is"):
        go("out", resume=True, pipeline=other)


@pytest.mark.parametrize("names", [["in/a.txt"], ["in/a.txt", "in/b.txt", "in/c.txt"]])
def test_other_inputs_are_refused(names):
    broken()
    Path("in/c.txt").write_text("Бұл\n", encoding="utf-8")
    with pytest.raises(OptionError, match="the inputs are others"):
        go("out", resume=True, names=names)


def test_a_result_that_is_gone_is_refused():
    broken()
    Path("out/a-00001.txt").unlink()
    with pytest.raises(OptionError, match=r"a-00001\.txt: this result is missing"):
        go("out", resume=True)


def test_a_result_that_was_changed_is_refused_though_it_is_as_long_as_before():
    broken()
    path = Path("out/a-00001.txt")
    path.write_bytes(path.read_bytes().replace("сөз".encode(), "сүз".encode()))
    with pytest.raises(OptionError, match=r"a-00001\.txt: this result is missing or was changed"):
        go("out", resume=True)


def test_a_full_disk_leaves_a_run_that_can_be_taken_up(monkeypatch):
    texts()
    go("whole")
    left = [60_000]

    def add(self, data):
        left[0] -= len(data)
        if left[0] < 0:
            raise OSError(28, "No space left on device")
        self.stream.write(data)

    with monkeypatch.context() as patch:
        patch.setattr("kaznorm.batch.streams.ByteSink.add", add)
        with pytest.raises(kaznorm.KaznormError, match="No space left"):
            go("out")
    go("out", resume=True)
    assert contents("out") == contents("whole")


def test_an_input_that_failed_is_tried_again():
    texts()
    Path("in/b.txt").rename("b.txt")
    assert "in/b.txt" in go("out").failed
    Path("b.txt").rename("in/b.txt")
    assert not go("out", resume=True).failed
    assert [path.name for path in sorted(Path("out").glob("b-*"))][:1] == ["b-00000.txt"]


@pytest.mark.parametrize("place", [0, 1, 2])
@pytest.mark.parametrize("cut", [0.0, 0.6])
def test_an_input_that_was_damaged_and_is_mended_is_read_anew(place, cut):
    Path("in").mkdir()
    names = [f"in/{name}.jsonl.gz" for name in "abc"]
    for name in names:
        rows = "".join(f'{{"text": "Бұл  сөз {number}."}}\n' for number in range(9_000)) + "{bad\n"
        Path(name).write_bytes(gzip.compress(rows.encode(), mtime=0))
    told = ("--report", "edits.jsonl", "--removed", "removed.txt")
    assert run("whole", *told).returncode == 3
    whole, beside = contents("whole"), Path("edits.jsonl").read_bytes()
    sound = Path(names[place]).read_bytes()
    Path(names[place]).write_bytes(sound[: int(len(sound) * cut)] or b"no gzip")
    assert "damaged" in run("out", *told).stderr
    before = contents("out")
    assert run("out", "--resume", *told).returncode == 3
    assert contents("out") == before
    Path(names[place]).write_bytes(sound)
    assert run("out", "--resume", *told).returncode == 3
    again = contents("out")
    for name in ("a.jsonl.gz", "b.jsonl.gz", "c.jsonl.gz"):
        assert again[name] == whole[name]
    assert json.loads(again["manifest.json"])["totals"] == json.loads(whole["manifest.json"])["totals"]
    assert not json.loads(again["manifest.json"])["failed"]
    for one, other in ((again["rejects.jsonl"], whole["rejects.jsonl"]), (Path("edits.jsonl").read_bytes(), beside)):
        assert sorted(one.replace(b'"out/', b'"whole/').split(b"\n")) == sorted(other.split(b"\n"))
    assert run("out", "--resume", *told).returncode == 3
    assert contents("out") == again


@POSIX
def test_two_runs_at_once_are_refused():
    corpus()
    process = started("out")
    wait_for(lambda: list(Path("out").glob("a-*.jsonl")), process)
    second = run("out", "--resume")
    assert (second.returncode, process.poll()) == (2, None)
    assert "another run" in second.stderr
    process.kill()
    process.communicate()


# Workers that die


class Deadly(kaznorm.Layout):
    """Dies at one word."""

    def find(self, text):
        if "өлім" in text:
            os._exit(9)
        return super().find(text)


def test_a_worker_that_dies_is_named_with_its_document_and_the_rest_goes_on():
    Path("in").mkdir()
    lines = [f"Бұл  сөз {number}.\n" for number in range(3_000)]
    lines[1_700] = "Бұл  өлім.\n"
    Path("in/a.txt").write_text("".join(lines), encoding="utf-8")
    made = go("out", names=["in/a.txt"], pipeline=kaznorm.Pipeline([Deadly()]), jobs=2)
    assert made.total.documents == 2_999
    [row] = [json.loads(line) for line in Path("out/rejects.jsonl").read_text(encoding="utf-8").splitlines()]
    assert (row["file"], row["line"]) == ("in/a.txt", 1_701)
    assert "worker process" in row["cause"]
    shards = "".join(path.read_text(encoding="utf-8") for path in sorted(Path("out").glob("a-*")))
    assert shards == "".join(lines).replace("  ", " ").replace("Бұл өлім.\n", "")
