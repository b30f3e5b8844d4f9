"""Runs over many documents: first what stays as it is and what is refused, then what is done."""

import csv
import gzip
import io
import json
import os
import tempfile
from inspect import signature
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, assume, given, settings, strategies as st

import kaznorm
from kaznorm.batch import streams
from kaznorm.batch.inputs import FORMATS
from kaznorm.batch.records import Position
from kaznorm.batch.streams import Source
from kaznorm.cli import main

DAMAGED, WHOLE = "Бұл  сөз.", "Бұл сөз."
LAYOUT = ("--only", "layout", "-q")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, stdin=b""):
    apart = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}
    return CliRunner(**apart).invoke(main, ["clean", *map(str, arguments), *LAYOUT], input=stdin)


def file(name, content):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def rejects(folder="out"):
    path = Path(folder, "rejects.jsonl")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def record(text=DAMAGED, **more):
    return json.dumps({"text": text, **more}, ensure_ascii=False) + "\n"


# What stays as it is


SOUND = {
    "a.jsonl": '{ "b":1.10,\t"text" : "\\u0411\\u04b1","big":1e400, "low":"\\udc80", "n":[{}] }\r\n\r\n{"text":""}',
    "b.jsonl": '\ufeff{"text": "Бұл \\" сөз"}\n{"text": "\\ud83d жоқ"}\n',
    "a.csv": '\ufeffid,text,"z"\r\n"1","Бұл, ""сөз""",\r\n\r\n2,Бұл"сөз,"a\nb"\r\n',
    "b.csv": 'id;text\n1;"Бұл\nсөз"\n2;\0',
    "c.tsv": 'text\tid\nБұл\t1\n"Бұл\tсөз"\t2\n',
}


@pytest.mark.parametrize("name", SOUND)
@pytest.mark.parametrize("packed", ["", ".gz"])
def test_sound_records_come_back_byte_for_byte(name, packed):
    data = SOUND[name].encode()
    file(name + packed, gzip.compress(data) if packed else data)
    assert run(name + packed, "-o", "out").exit_code == 0
    result = Path("out", name + packed).read_bytes()
    assert (gzip.decompress(result) if packed else result) == data


@pytest.mark.parametrize("how", ["--lines", "--blocks"])
@pytest.mark.parametrize("text", ["", "\n\n", "\ufeffБұл\r\nсөз\n\n \nой", "Бұл", "\n \nБұл\n\n"])
def test_sound_texts_come_back_byte_for_byte(how, text):
    assert run("-", how, stdin=text.encode()).stdout_bytes == text.encode()


def test_what_is_no_text_stays_as_it_is_written():
    file("a.jsonl", '{"n": 1.10, "text": "Бұл  сөз", "x": "\\u0041\\ud800", "y": [1,  2]}\n')
    assert run("a.jsonl").stdout == '{"n": 1.10, "text": "Бұл сөз", "x": "\\u0041\\ud800", "y": [1,  2]}\n'
    file("a.csv", 'a,text,b\n"1",Бұл  сөз,"q"\n2,"Бұл  сөз", x\n')
    assert run("a.csv").stdout == 'a,text,b\n"1",Бұл сөз,"q"\n2,"Бұл сөз", x\n'


def test_escapes_stay_escapes_and_unpaired_surrogates_too():
    file("a.jsonl", '{"text": "\\u0411\\u04b1\\u043b  \\u0441"}\n{"text": "ә  \\udc80"}\n')
    assert run("a.jsonl").stdout == '{"text": "\\u0411\\u04b1\\u043b \\u0441"}\n{"text": "ә \\udc80"}\n'


# What is refused


@pytest.mark.parametrize(
    ("content", "line", "fault", "said"),
    [
        (record() + "{bad\n" + record(), 2, len(record().encode()) + 1, "no JSON"),
        ('{"text": 5}\n', 1, 9, "a number, not a string"),
        ('{"text": null}\n', 1, 9, "null, not a string"),
        ('{"txt": "a"}\n', 1, None, "no field 'text'"),
        ('{"text": "a", "text": "b"}\n', 1, None, "twice"),
        ('["text"]\n', 1, 0, "a list, not an object"),
        ('"text"\n', 1, 0, "a string, not an object"),
        ('{"text": "a\n', 1, 11, "a string is not closed"),
        ('{"text": "a",}\n', 1, 13, "last comma"),
        ('{"text": "a", "n": [NaN]}\n', 1, None, "NaN is no value"),
        ('{"text": "a", "n": -Infinity}\n', 1, None, "-Infinity is no value"),
        ('{"text": "a"} {}\n', 1, 14, "follows the object"),
        ('{"text": "a"\n', 1, 13, "comma is missing"),
        ('{"text": \n', 1, 10, "value is missing"),
        ("[" * 100_000 + "\n", 1, None, "nested too deeply"),
        ('{"text": "a", "x": ' + "[" * 100_000 + "\n", 1, None, "nested too deeply"),
        ('{"text": "a", "x": ' + "9" * 10_000 + "}\n", 1, None, "can't be read"),
        (b'{"text": "\xff"}\n', 1, 10, "0xff is not UTF-8"),
        ('{"text": "' + "a" * (1 << 20) + '"}\n' + record(), 1, None, "--max-document"),
    ],
)
def test_a_bad_record_is_rejected_with_its_place_and_the_rest_goes_on(content, line, fault, said):
    data = file("a.jsonl", content).read_bytes() + record().encode()
    file("a.jsonl", data)
    assert run("a.jsonl", "-o", "out", "--max-document", 1).exit_code == 3
    [row] = rejects()
    assert (row["file"], row["line"], row["fault"]) == ("a.jsonl", line, fault)
    assert said in row["cause"]
    whole = data[: row["offset"]] + data[row["offset"] + row["size"] :]
    assert Path("out/a.jsonl").read_bytes() == whole.replace(DAMAGED.encode(), WHOLE.encode())


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (b"1", "1 fields, and the head 2"),
        (b"1,a,b", "3 fields"),
        (b'1,"a"b', "quote"),
        (b"1,\xff", "not UTF-8"),
        (b"1,a\rb", "quote"),
    ],
)
def test_a_bad_row_is_rejected_and_the_rest_goes_on(row, said):
    file("a.csv", b"id,text\n" + row + b"\n2,b\n")
    assert run("a.csv", "-o", "out").exit_code == 3
    assert said in rejects()[0]["cause"]
    assert (rejects()[0]["line"], rejects()[0]["offset"]) == (2, 8)
    assert Path("out/a.csv").read_bytes() == b"id,text\n2,b\n"


TSV = [  # quotes that are letters; and rows that take several lines; each before and after
    ('1\t"Егемен  Қазақстан"  газеті\n', '1\t"Егемен Қазақстан" газеті\n'),
    ('1\tбір  "сөз"\n', '1\tбір "сөз"\n'),
    ('1\t"Бұл\n2\tосы  ой\n', '1\t"Бұл\n2\tосы ой\n'),
    ('1\t"Бұл\n2\tосы  "сөз"\n', '1\t"Бұл\n2\tосы "сөз"\n'),
    ('1\t"Бұл\nсөз  осы"\n2\tой\n', '1\t"Бұл\nсөз осы"\n2\tой\n'),
    ('1\t"Бұл\t сөз  ""осы"""\n', '1\t"Бұл\t сөз ""осы"""\n'),
]


@pytest.mark.parametrize(("before", "after"), TSV)
def test_quotes_in_rows_of_tabs(before, after):
    file("a.tsv", "id\ttext\n" + before)
    assert run("a.tsv", "-o", "out").exit_code == 0
    assert Path("out/a.tsv").read_text(encoding="utf-8") == "id\ttext\n" + after
    file("b.tsv", 'text\tid\n"Бұл\nсөз  осы"\t1\nой  бар\t2\n')
    assert run("b.tsv").stdout == 'text\tid\n"Бұл\nсөз осы"\t1\nой бар\t2\n'


def test_a_stray_quote_costs_no_more_than_its_row():
    good = "7\tжақсы  сөз\n" * 2_000
    file("a.tsv", f'id\ttext\tn\n1\t"Бұл\n{"2" + chr(9) + "сөз" + chr(9) + "3" + chr(10)}'.replace("\n", "\r\n"))
    assert run("a.tsv", "-o", "out").exit_code == 3
    assert (rejects()[0]["line"], len(rejects())) == (2, 1)
    assert Path("out/a.tsv").read_bytes().decode().endswith("n\r\n2\tсөз\t3\r\n")
    file("b.tsv", f'id\ttext\n1\t"Бұл\nсөз\nой\n{good}')
    assert run("b.tsv", "-o", "two").exit_code == 3
    [row] = rejects("two")
    assert (row["line"], "(in 3 lines)" in row["cause"]) == (2, True)
    assert Path("two/b.tsv").read_text(encoding="utf-8") == "id\ttext\n" + good.replace("  ", " ")


def test_a_quote_that_is_never_closed_takes_bounded_memory():
    file("a.csv", 'id,text\n1,"a\n' + "2,b\n" * 300_000 + "3,c\n")
    assert run("a.csv", "-o", "out", "--max-document", 1).exit_code == 3
    assert "--max-document" in rejects()[0]["cause"]
    assert "lines)" in rejects()[0]["cause"]
    assert Path("out/a.csv").read_bytes().endswith(b"\n3,c\n")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes here")
@pytest.mark.parametrize("kind", ["jsonl", "csv", "lines"])
def test_a_pipe_that_is_named_is_refused(kind):
    os.mkfifo("pipe")
    result = run("pipe", "--format", kind, "-o", "out")
    assert (result.exit_code, f"kaznorm clean - --format {kind}" in result.stderr) == (2, True)
    assert not Path("out").exists()


def test_two_columns_of_one_name_are_no_place_for_a_text():
    file("a.csv", "text,id,text\nа,1,б\n")
    result = run("a.csv", "-o", "out")
    assert (result.exit_code, "two fields 'text'" in result.stderr) == (3, True)
    assert not Path("out/a.csv").exists()


@pytest.mark.parametrize("option", ["--report", "--removed"])
def test_a_place_for_what_is_told_is_looked_at_before_the_work(option):
    file("a.jsonl", record()), Path("taken").mkdir()
    for more in (["-o", "out"], ["-o", "out.jsonl"], []):
        result = run("a.jsonl", *more, option, "taken")
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith("taken: can't be written: ")
    assert not Path("out.jsonl").exists()
    assert run("a.jsonl", "-o", "out").exit_code == 0


def test_a_finished_run_touches_nothing():
    file("a.jsonl", record() * 9), file("b.jsonl", record() * 7)
    assert run("a.jsonl", "-o", "one", *TOLD).exit_code == 0
    assert run("b.jsonl", "-o", "two", *TOLD).exit_code == 0
    told = Path("edits.jsonl").read_bytes()
    assert run("./a.jsonl", "-o", "one", "--resume", *TOLD).exit_code == 0
    assert Path("edits.jsonl").read_bytes() == told
    Path("edits.jsonl").unlink()
    assert run("a.jsonl", "-o", "one", "--resume", *TOLD).exit_code == 0
    assert not Path("edits.jsonl").exists()


def test_what_a_run_has_written_is_none_of_its_inputs():
    file("a.jsonl", record()), file("b.jsonl", record() + "{bad\n")
    for pattern, output in (("*.jsonl", "out"), ("**/*.jsonl", "two"), (".", "three")):
        arguments = (pattern, "-o", output, "--report", f"{output}.edits.jsonl")
        assert run(*arguments).exit_code == 3
        assert run(*arguments, "--resume").exit_code == 3
        assert "a finished run is in here already" in run(*arguments).stderr
        assert {row["file"] for row in edits(f"{output}.edits.jsonl")} >= {"a.jsonl", "b.jsonl"}
        Path(f"{output}.edits.jsonl").rename("told")
        Path("told").unlink()
    file("c.jsonl", record())
    refused = run("*.jsonl", "-o", "four", "--report", "c.jsonl")
    assert (refused.exit_code, "c.jsonl is an input" in refused.stderr) == (2, True)
    assert '"c.jsonl" was not there' in run("*.jsonl", "-o", "out", "--resume", "--report", "out.edits.jsonl").stderr


def test_strict_stops_at_the_first():
    file("a.jsonl", record() + "{bad\n" + record())
    result = run("a.jsonl", "-o", "out", "--strict")
    assert result.exit_code == 3
    assert result.stderr.startswith("a.jsonl, line 2 (offset")
    assert not Path("out/a.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["a.jsonl", "--diff"], "--diff"),
        (["a.jsonl", "--in-place"], "--in-place"),
        (["a.jsonl", "--encoding", "cp1251"], "records are read as UTF-8"),
        (["a.jsonl", "a.txt", "-o", "out", "--encoding", "auto"], "name the texts alone"),
        (["a.txt", "--lines", "--encoding", "auto"], "such as --lines"),
        (["a.jsonl", "a.txt", "-o", "out", "--meta"], "such as 'corpus/*.jsonl'"),
        (["a.jsonl", "a.txt", "-o", "out", "--to", "clean"], "such as 'corpus/*.jsonl'"),
        (["a.jsonl", "b.csv"], "-o"),
        (["a.jsonl", "-o", "."], "overwritten"),
        (["a.jsonl", "-o", "a.jsonl"], "overwritten"),
        (["a.jsonl", "--resume"], "-o"),
        (["-", "--lines", "-o", "out", "--resume"], "standard input"),
        (["a.jsonl", "--format", "jsnol"], "'jsonl'"),
        (["a.jsonl", "--lines", "--blocks"], "exclude"),
        (["a.jsonl", "--lines"], "none of the inputs"),
        (["a.jsonl", "-o", "out.csv"], "named as csv"),
        (["a.txt", "--lines", "-o", "out.jsonl.gz"], "named as jsonl"),
        (["a.txt", "--meta"], "no fields"),
        (["a.txt", "--field", "body"], "no fields"),
        (["*.none", "--lines"], "finds nothing"),
        (["a.jsonl", "x/A.JSONL", "-o", "out"], "one file"),
        (["x/rejects.jsonl", "a.jsonl", "-o", "out"], "one file"),
        (["a.jsonl", "x/a-00001.jsonl", "-o", "out"], "one file"),
    ],
)
def test_a_wrong_command_costs_nothing(arguments, said):
    for name in ("a.jsonl", "b.csv", "a.txt", "x/A.JSONL", "x/rejects.jsonl", "x/a-00001.jsonl"):
        file(name, record() if name.lower().endswith("l") else "text\nб\n")
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not Path("out").exists()


def test_a_field_that_is_there_already_is_never_written_over():
    file("a.jsonl", record(clean="x"))
    file("b.csv", "text,clean\na,b\n")
    assert run("a.jsonl", "b.csv", "-o", "out", "--to", "clean").exit_code == 3
    assert "'clean' already" in rejects()[0]["cause"]
    assert not Path("out/b.csv").exists()


def test_naming_the_field_of_the_text_replaces_it():
    file("a.jsonl", record(n=1))
    assert run("a.jsonl", "--to", "text").stdout == record(WHOLE, n=1)


UNREADABLE = {
    "utf-16.txt": DAMAGED.encode("utf-16-le"),
    "cp1251.txt": "Сөз  сөз".encode("cp1251", "replace"),
    "nul.txt": b"a\0b",
    "long.txt": b"a" * (1 << 20) + b"a",
    "utf-16.jsonl": record().encode("utf-16-le"),
    "bad.csv": b"id,text\n1,\xff\n",
    "none.jsonl.gz": b"no gzip",
}


@pytest.mark.parametrize("more", [[], ["--jobs", "2"]])
def test_nothing_is_written_for_what_could_not_be_read(more):
    file("in/a.jsonl", record()), file("in/empty.jsonl", ""), file("in/blank.txt", "\n")
    for name, data in UNREADABLE.items():
        file(f"in/{name}", data)
    assert run("in", "-o", "out", "--max-document", 1, *more).exit_code == 3
    written = {path.name for path in Path("out").iterdir()} - {"manifest.json", "rejects.jsonl"}
    assert written == {"a.jsonl", "empty.jsonl", "blank.txt"}
    assert {Path(row["file"]).name for row in rejects()} == set(UNREADABLE)
    causes = {Path(row["file"]).name: row["cause"] for row in rejects()}
    assert all("--encoding auto" in causes[f"{name}.txt"] for name in ("utf-16", "cp1251", "nul"))
    assert "save the file as UTF-8" in causes["bad.csv"]
    assert run("in", "-o", "out", "--max-document", 1, "--resume").exit_code == 3
    assert run("in/nul.txt", "--lines", "-o", "nul.out").exit_code == 3
    assert not Path("nul.out").exists()


def test_parquet_without_a_row_that_could_be_read_is_not_written():
    pa = pytest.importorskip("pyarrow")
    pq = pytest.importorskip("pyarrow.parquet")
    for name, rows in (("bad", ["a" * (2 << 20)]), ("nulls", ["a" * (2 << 20), None])):
        pq.write_table(pa.table({"text": rows}), f"{name}.parquet")
        assert run(f"{name}.parquet", "-o", "out." + name + "/", "--max-document", 1).exit_code == 3
    assert not Path("out.bad/bad.parquet").exists()
    assert pq.read_table("out.nulls/nulls.parquet")["text"].to_pylist() == [None]


def test_a_run_in_which_all_failed_says_so():
    arguments = ["clean", "none.jsonl", "gone.jsonl", "-o", "out", "--only", "layout"]
    result = CliRunner().invoke(main, arguments)
    assert "2 inputs failed" in result.output
    assert "nothing left to do" not in result.output


def test_a_link_in_the_folder_of_results_is_replaced_and_not_followed():
    file("a.jsonl", record())
    outside = file("outside", "stays")
    Path("out").mkdir()
    Path("out/a.jsonl").symlink_to(outside.absolute())
    assert run("a.jsonl", "-o", "out").exit_code == 0
    assert outside.read_text() == "stays"
    assert not Path("out/a.jsonl").is_symlink()


@pytest.mark.skipif(not hasattr(os, "O_NOFOLLOW"), reason="links can't be told apart here")
def test_rejects_follow_no_link():
    file("a.jsonl", "{bad\n")
    Path("out").mkdir()
    Path("out/rejects.jsonl").symlink_to(Path("outside").absolute())
    assert run("a.jsonl", "-o", "out").exit_code in (2, 3)
    assert not Path("outside").exists()


def test_a_file_that_unpacks_without_end_is_left(monkeypatch):
    monkeypatch.setattr(streams, "FREE", 1 << 16)
    file("a.jsonl.gz", gzip.compress((record("ok") + " " * 50_000_000).encode()))
    assert run("a.jsonl.gz", "-o", "out", "--max-document", 1).exit_code == 3
    assert "times its size" in rejects()[-1]["cause"]


def test_a_damaged_file_costs_its_rest_alone():
    whole = gzip.compress("".join(record(str(number)) for number in range(9_000)).encode())
    file("a.jsonl.gz", whole[: len(whole) // 2]), file("b.jsonl", record()), file("c.jsonl.gz", b"no gzip")
    result = run("a.jsonl.gz", "b.jsonl", "c.jsonl.gz", "none.jsonl", "-o", "out")
    assert result.exit_code == 3
    assert [line.partition(":")[0] for line in result.stderr.splitlines()[:3]] == [
        "a.jsonl.gz",
        "c.jsonl.gz",
        "none.jsonl",
    ]
    kept = gzip.decompress(Path("out/a.jsonl.gz").read_bytes()).decode()
    assert kept.startswith(record("0") + record("1"))
    assert rejects()[0]["line"] == kept.count("\n") + 1
    assert Path("out/b.jsonl").read_text(encoding="utf-8") == record(WHOLE)


# What is done


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_format_in_one_run(jobs):
    file("in/a.jsonl", record() * 1_500), file("in/b.csv", f"text,n\n{DAMAGED},1\n"), file("in/c.txt", DAMAGED)
    file("in/d.jsonl.gz", gzip.compress(record().encode()))
    assert run("in", "-o", "out", "--jobs", jobs).exit_code == 0
    assert Path("out/a.jsonl").read_text(encoding="utf-8") == record(WHOLE) * 1_500
    assert Path("out/b.csv").read_text(encoding="utf-8") == f"text,n\n{WHOLE},1\n"
    assert Path("out/c.txt").read_text(encoding="utf-8") == WHOLE
    assert gzip.decompress(Path("out/d.jsonl.gz").read_bytes()).decode() == record(WHOLE)
    manifest = json.loads(Path("out/manifest.json").read_text())
    assert manifest["totals"]["documents"] == 1_503
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "a.jsonl",
        "b.csv",
        "c.txt",
        "d.jsonl.gz",
        "manifest.json",
    ]


def test_globs_find_files():
    file("in/one/a.jsonl", record()), file("in/two/b.jsonl", record())
    assert run("in/**/*.jsonl", "-o", "out").exit_code == 0
    found = {path.relative_to("out").as_posix() for path in Path("out").rglob("*.jsonl")}
    assert found == {"one/a.jsonl", "two/b.jsonl"}


def test_a_pattern_keeps_the_folders_and_what_still_clashes_is_refused():
    for folder in ("in/x", "in/y/z"):
        file(f"{folder}/p0.jsonl", record() * 20_000), file(f"{folder}/a.jsonl", "{bad\n" + record())
    arguments = ("in/**/*.jsonl", "-o", "out", "--shard-size", 1)
    assert run(*arguments).exit_code == 3
    found = {path.relative_to("out").as_posix() for path in Path("out").rglob("*.jsonl")}
    assert found == {
        *(f"{folder}/{name}" for folder in ("x", "y/z") for name in ("a.jsonl", "p0.jsonl")),
        "rejects.jsonl",
    }
    Path("out/x/.kaznorm-0.part").touch(), Path("out/manifest.json").rename("out/kept")
    kept = json.loads(Path("out/kept").read_text())
    journal = [["plan", kept["plan"]], *(["input", row] for row in kept["inputs"].values())]
    journal += [["shard", row] for row in kept["shards"]]
    file("out/.kaznorm-run.jsonl", "".join(json.dumps(row) + "\n" for row in journal))
    assert run(*arguments, "--resume").exit_code == 3
    assert not Path("out/x/.kaznorm-0.part").exists()
    result = run("in/x/a.jsonl", "in/y/z/a.jsonl", "-o", "out2")
    assert (result.exit_code, "quoted pattern" in result.stderr) == (2, True)
    assert run("in/x/*.jsonl", "in/y/**/*.jsonl", "-o", "out3").exit_code == 3
    assert "may become a result" in run(*arguments, "--report", "out/x/p0-00001.jsonl").stderr


def test_folders_of_results_are_kept_out_of_too():
    file("in/x/a.jsonl", record()), file("a.jsonl", record("else")), file("a.txt", DAMAGED)
    assert run("in/**/*.jsonl", "-o", "out").exit_code == 0
    for more in (["a.jsonl", "-o", "out/x/"], ["a.jsonl", "-o", "out/x/b.jsonl"], ["a.txt", "-o", "out/x/"]):
        result = run(*more)
        assert (result.exit_code, "a finished run" in result.stderr) == (2, True)
    assert run("in/**/*.jsonl", "-o", "out", "--resume").exit_code == 0
    assert run("a.jsonl", "-o", "out/y").exit_code == 0


def test_a_link_in_the_place_of_a_folder_of_results_is_not_followed():
    file("in/x/a.jsonl", record()), Path("else").mkdir(), Path("out").mkdir()
    Path("out/x").symlink_to("../else")
    result = run("in/**/*.jsonl", "-o", "out")
    assert result.exit_code == 3
    assert "is a link" in result.stderr
    assert not list(Path("else").iterdir())


def test_globs_find_texts():
    file("in/a.txt", DAMAGED), file("in/b.txt", DAMAGED)
    assert run("in/*.txt").exit_code == 2
    assert run("in/*.txt", "-o", "out.d").exit_code == 0
    assert {path.name for path in Path("out.d").iterdir()} == {"a.txt", "b.txt"}


def test_a_field_of_its_own_and_what_was_done():
    file("a.jsonl", '{"body": "Бұл  сөз", "id": 1 }\n')
    row = json.loads(run("a.jsonl", "--field", "body", "--to", "clean", "--meta").stdout)
    assert list(row) == ["body", "id", "clean", "kaznorm"]
    assert (row["body"], row["clean"]) == ("Бұл  сөз", "Бұл сөз")
    meta = {"edits": 1, "rules": {"layout": 1}, "removed": 0.0, "warnings": [], "confidence": 1.0}
    assert row["kaznorm"] == meta
    file("a.csv", 'body;id\n"Бұл  ""сөз";1\n')
    [row] = csv.DictReader(
        io.StringIO(run("a.csv", "--field", "body", "--to", "clean", "--meta").stdout), delimiter=";"
    )
    assert (row["clean"], row["kaznorm_edits"], row["kaznorm_confidence"]) == ('Бұл "сөз', "1", "1.0")


def test_large_inputs_become_shards():
    row = f"{DAMAGED * 100},1\n"
    file("a.csv", "text,n\n" + row * 1_500)
    assert run("a.csv", "-o", "out", "--shard-size", 1).exit_code == 0
    shards = sorted(Path("out").glob("a-*.csv"))
    assert [shard.name for shard in shards[:2]] == ["a-00000.csv", "a-00001.csv"]
    texts = [shard.read_text(encoding="utf-8") for shard in shards]
    assert all(text.startswith("text,n\n") for text in texts)
    assert "".join(text.removeprefix("text,n\n") for text in texts) == row.replace("  ", " ") * 1_500


def test_events_are_told_in_json():
    file("a.jsonl", record() + "{bad\n")
    result = CliRunner().invoke(main, ["clean", "a.jsonl", "-o", "out", "--only", "layout", "--log-json"])
    told = [json.loads(line) for line in result.stderr.splitlines()]
    assert [row["event"] for row in told] == ["begin", "reject", "shard", "done"]
    assert (told[-1]["documents"], told[-1]["rejected"]) == (1, 1)


@pytest.mark.parametrize(
    ("more", "code", "events"),
    [
        (["--strict"], 3, ["message", "begin", "error"]),
        (["--field", "txt", "--to", "a", "--suggestions"], 2, ["message", "error"]),
        (["--unknown"], 2, ["error"]),
        (["--set", "layout.lins=keep"], 2, ["message", "error"]),
        (["--report", "."], 3, ["message", "error"]),
    ],
)
def test_all_that_is_told_is_json_where_that_is_asked_for(more, code, events):
    file("a.jsonl", "{bad\n"), file("kaznorm.toml", 'skip = ["words"]\n')
    result = CliRunner().invoke(main, ["clean", "a.jsonl", "-o", "out", "--only", "layout", "--log-json", *more])
    assert result.exit_code == code
    assert [json.loads(line)["event"] for line in result.stderr.splitlines()] == events


def test_what_is_counted_is_counted_right():
    file("empty.jsonl", ""), file("one.jsonl", record("Бұл  сөз") + "{bad\n")
    told = [
        CliRunner().invoke(main, ["clean", f"{name}.jsonl", "-o", f"out-{name}", "--only", "layout", *more]).stderr
        for name, more in (("empty", []), ("empty", ["--resume"]), ("one", []))
    ]
    assert "nothing left" not in told[0]
    assert "nothing left" in told[1]
    assert told[2].startswith("1 document, 1 changed by 1 edit; ")
    assert "1 record was rejected" in told[2]


def test_what_is_packed_without_a_name_for_it_is_said():
    packed = gzip.compress(record().encode())
    result = run("-", "--format", "jsonl", stdin=packed)
    assert (result.exit_code, "zcat FILE | kaznorm clean -" in result.stderr) == (3, True)
    file("a.jsonl", packed)
    result = run("a.jsonl", "-o", "out")
    assert (result.exit_code, result.stderr.startswith("a.jsonl: this is compressed")) == (3, True)


def test_jobs_for_texts_give_the_same():
    for number in range(5):
        file(f"in/{number}.txt", DAMAGED)
    one = run("in", "--diff")
    assert one.stdout == run("in", "--diff", "--jobs", 2).stdout
    assert one.stdout.count("---") == 5


# Extras


def test_parquet_keeps_nulls_and_nested_types():
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    rows = {"n": [[{"a": 1}], None, [], None], "text": [DAMAGED, None, WHOLE, "а"], "at": [1, None, 3, 4]}
    table = pa.table(rows).replace_schema_metadata({"mine": "1", "huggingface": "{}"})
    pq.write_table(table, "a.parquet", row_group_size=3)
    assert run("a.parquet", "-o", "same").exit_code == 0
    same = pq.read_table("same/a.parquet")
    assert same.schema.equals(pq.read_table("a.parquet").schema, check_metadata=True)
    assert same.to_pydict() == {**rows, "text": [WHOLE, None, WHOLE, "а"]}
    assert run("a.parquet", "-o", "out", "--to", "clean", "--meta", "--jobs", 2).exit_code == 0
    made = pq.read_table("out/a.parquet")
    assert made.column("clean").to_pylist() == [WHOLE, None, WHOLE, "а"]
    assert made.column("kaznorm_edits").to_pylist() == [1, None, 0, 0]
    assert made.column("n").to_pylist() == rows["n"]
    assert made.schema.metadata == {b"mine": b"1"}


def test_parquet_is_read_by_bytes():
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    texts = [DAMAGED] * 300 + ["а" * 700_000 + str(number) for number in range(9)] + [None, DAMAGED]
    for name, some in (("even", texts[300:309]), ("mixed", texts)):
        pq.write_table(pa.table({"text": some}), f"{name}.parquet")
        kind = FORMATS["parquet"]()
        with Source(f"{name}.parquet") as source:
            chunks = list(kind.chunks(source, Position()))
            assert [value for chunk in chunks for _, value in chunk.items] == some
            assert max(sum(len(value or "") for _, value in chunk.items) for chunk in chunks) < 2 << 20
            for chunk in chunks:
                rest = list(kind.chunks(source, chunk.end))
                assert [value for one in rest for _, value in one.items] == some[chunk.end.offset :]
    assert run("mixed.parquet", "-o", "out", "--jobs", 2).exit_code == 0
    assert pq.read_table("out/mixed.parquet")["text"].to_pylist()[-3:] == [texts[-3], None, WHOLE]


@pytest.mark.parametrize("kind", ["large_string", "dictionary"])
def test_parquet_of_other_strings(kind):
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    type_ = pa.large_string() if kind == "large_string" else pa.dictionary(pa.int32(), pa.string())
    column = pa.array([DAMAGED, None, DAMAGED]).cast(type_)
    pq.write_table(pa.table({"text": column}), "a.parquet")
    assert run("a.parquet", "-o", "out").exit_code == 0
    made = pq.read_table("out/a.parquet")
    assert (made.column("text").to_pylist(), made.schema.field("text").type) == ([WHOLE, None, WHOLE], type_)


def test_parquet_that_lacks_the_column_or_is_none_fails_alone():
    pa = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    pq = pytest.importorskip("pyarrow.parquet", reason="the extra parquet is not installed")
    pq.write_table(pa.table({"text": [1]}), "a.parquet")
    pq.write_table(pa.table({"body": ["а"]}), "b.parquet")
    file("c.parquet", b"PAR1 nothing PAR1"), file("d.jsonl", record())
    result = run("a.parquet", "b.parquet", "c.parquet", "d.jsonl", "-o", "out")
    assert result.exit_code == 3
    assert [line.partition(":")[0] for line in result.stderr.splitlines()[:3]] == [
        "a.parquet",
        "b.parquet",
        "c.parquet",
    ]
    assert Path("out/d.jsonl").exists()


def test_zstd():
    zstandard = pytest.importorskip("zstandard", reason="the extra zstd is not installed")
    file("a.jsonl.zst", zstandard.compress(record().encode()) * 2)
    assert run("a.jsonl.zst", "-o", "out").exit_code == 0
    data = Path("out/a.jsonl.zst").read_bytes()
    with zstandard.ZstdDecompressor().stream_reader(data) as stream:
        assert stream.read().decode() == record(WHOLE) * 2


def test_zstd_that_is_cut_short_is_damaged():
    zstandard = pytest.importorskip("zstandard", reason="the extra zstd is not installed")
    for cut, data in enumerate((zstandard.compress(record().encode() * 99)[:-1], b"no zstd at all")):
        file(f"{cut}.jsonl.zst", data)
        result = run(f"{cut}.jsonl.zst", "-o", f"out{cut}")
        assert result.exit_code == 3
        assert "damaged" in result.stderr


@pytest.mark.parametrize(("name", "extra"), [("a.parquet", "parquet"), ("a.jsonl.zst", "zstd")])
def test_an_extra_that_is_missing_is_named(name, extra, monkeypatch):
    import sys

    monkeypatch.setitem(sys.modules, {"parquet": "pyarrow", "zstd": "zstandard"}[extra], None)
    result = run(file(name, b""), "-o", "out")
    assert result.exit_code == 2
    assert f'install ".[{extra}]"' in result.stderr


def test_a_fault_in_a_normaliser_costs_one_document(monkeypatch):
    def find(self, text):
        yield from [kaznorm.Edit(0, text, "\udc80")] if text == "б" else [][len(text) // len(text.strip("!")) :]

    monkeypatch.setattr(kaznorm.Layout, "find", find)
    monkeypatch.setattr(kaznorm.Layout, "concerns", lambda self, text: True)
    file("a.txt", "а\n!\nб\nв\n")
    assert run("a.txt", "-o", "out", "--lines").exit_code == 3
    assert Path("out/a.txt").read_text(encoding="utf-8") == "а\nв\n"
    assert [row["line"] for row in rejects()] == [2, 3]
    assert all("fault of kaznorm" in row["cause"] for row in rejects())


# Any bytes at all

BITS = st.sampled_from(
    [b'"', b",", b"\n", b"\r", b"\0", b"\xff", b"{", b"}", b'{"text": "', b'"}\n', b"a  b", b"text", "ә".encode()]
)
FUZZ = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv", "lines", "blocks", "text"])
@FUZZ
@given(bits=st.lists(BITS | st.binary(max_size=4), max_size=40))
def test_records_and_rejects_make_up_any_file(kind, bits):
    head = b"text,id\n" if kind == "csv" else b"text\tid\n" if kind == "tsv" else b""
    path = file("fuzz", head + b"".join(bits))
    assume(not path.read_bytes().startswith(streams.MAGIC))  # what is packed is told, and not read
    options = FORMATS[kind](limit=64)
    with Source(str(path)) as source:
        made = options.begin(source)
    with Source(str(path), made.body().offset) as source:
        found = list(made.records(source, made.body()))
    at, line = made.body()
    for one in found:
        assert (one.offset, one.line) == (at, line)
        at, line = at + one.size, line + one.height
        assert one.cause or len(one.data) == one.size
    assert at == path.stat().st_size or not found
    pipeline = kaznorm.Pipeline.select(only=["layout"])
    done = made.work(pipeline, found)
    assert done.documents + len(done.rejects) == sum(not one.plain for one in found)
    middle = found[len(found) // 2 :][:1]
    for one in middle:
        with Source(str(path), one.offset) as source:
            assert list(made.records(source, Position(one.offset, one.line))) == found[found.index(one) :]


@FUZZ
@given(bits=st.binary(max_size=60))
def test_any_bytes_for_a_packed_file(bits):
    file("fuzz.jsonl.gz", gzip.compress(record().encode())[: len(bits)] + bits)
    assert run("fuzz.jsonl.gz").exit_code in (0, 3)


# What is told beside


TOLD = ("--report", "edits.jsonl")


def edits(name="edits.jsonl"):
    return [json.loads(line) for line in Path(name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    ("name", "content", "more", "places"),
    [
        ("a.jsonl", record() + record(WHOLE) + "\n" + record(f"{DAMAGED} Ой  ой."), (), [1, 4, 4]),
        ("a.csv", f'text,id\n{DAMAGED},1\n"Бұл\nсөз.",2\n{DAMAGED},3\n', (), [2, 5]),
        ("a.txt", f"{DAMAGED}\n{WHOLE}\n\n{DAMAGED}\n", ("--lines",), [1, 4]),
        ("a.txt", f"{WHOLE}\n{DAMAGED}\n\n{DAMAGED}\n", ("--blocks",), [1, 4]),
    ],
)
@pytest.mark.parametrize("jobs", [1, 2])
def test_every_edit_of_records_is_told_with_its_place(name, content, more, places, jobs):
    file(name, content)
    assert run(name, "-o", "out", *TOLD, *more, "--jobs", jobs).exit_code == 0
    assert [row["line"] for row in edits()] == places
    assert {(row["file"], row["result"], row["rule"], row["applied"]) for row in edits()} == {
        (name, str(Path("out", name)), "layout", True)
    }
    assert {(row["before"], row["after"]) for row in edits()} == {("  ", " ")}


def test_without_a_folder_edits_are_told_too():
    assert run("-", "--format", "jsonl", *TOLD, stdin=record().encode()).exit_code == 0
    assert [(row["file"], row["result"]) for row in edits()] == [("-", None)]
    assert run("-", "--format", "jsonl", *TOLD, stdin=record(WHOLE).encode()).exit_code == 0
    assert edits() == []


def test_a_full_folder_of_temporary_files_is_named(monkeypatch):
    class Full:
        def write(self, _):
            raise OSError(28, "No space left on device")

        def close(self):
            self.write(b"")

    monkeypatch.setattr(tempfile, "TemporaryFile", Full)
    file("a.jsonl", record())
    found = run("a.jsonl", "-o", "out", *TOLD)
    assert found.exit_code == 3
    assert found.stderr.startswith(f"{tempfile.gettempdir()}: can't be written: No space left on device; make room")


def test_parquet_is_told_by_rows():
    pa = pytest.importorskip("pyarrow")
    pytest.importorskip("pyarrow.parquet").write_table(pa.table({"text": [None, WHOLE, DAMAGED]}), "a.parquet")
    assert run("a.parquet", "-o", "out", *TOLD).exit_code == 0
    assert [row["line"] for row in edits()] == [3]


def test_what_is_held_back_and_what_chrome_removes_are_told():
    text = "Жиын өтті\n\nПОДЕЛИТЬСЯ\n\nЖиынға облыс әкімі қатысып, сөз сөйледі."
    file("a.jsonl", record(WHOLE) + record(text) + record("Оның 817-інің өтініші шешілді."))
    arguments = ["clean", "a.jsonl", "-o", "out", *TOLD, "--suggestions", "--removed", "removed.txt", "-q"]
    assert CliRunner().invoke(main, [*arguments, "--only", "chrome,suffixes"]).exit_code == 0
    assert [(row["line"], row["applied"], row["rule"]) for row in edits()] == [
        (2, True, "chrome"),
        (3, False, "suffixes"),
    ]
    assert Path("removed.txt").read_text(encoding="utf-8") == "a.jsonl:2: ПОДЕЛИТЬСЯ\n"
    file("b.txt", f"{WHOLE}\n\n{text.replace(chr(10) * 2, chr(10))}")
    arguments = ["clean", "b.txt", "--blocks", "--removed", "removed.txt", "-q", "--only", "chrome"]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    assert Path("removed.txt").read_text(encoding="utf-8") == "b.txt:4: ПОДЕЛИТЬСЯ\n"


@pytest.mark.parametrize(
    ("more", "cause"),
    [
        (("--suggestions",), "go into a report"),
        (("--report", "a.jsonl"), "overwritten"),
        (("--report", "out/a.jsonl"), "one file"),
        (("--report", "out/A-00003.jsonl"), "may become a result"),
        (("--report", "out/rejects.jsonl"), "one file"),
        (("--report", "same", "--removed", "same"), "one file"),
    ],
)
def test_what_is_told_writes_over_nothing(more, cause):
    file("a.jsonl", record())
    found = run("a.jsonl", "-o", "out", *more)
    assert found.exit_code == 2
    assert cause in found.stderr
    assert Path("a.jsonl").read_text(encoding="utf-8") == record()


def test_undo_says_that_it_takes_no_records():
    file("a.jsonl", record())
    run("a.jsonl", "-o", "out", *TOLD)
    found = CliRunner().invoke(main, ["undo", "out/a.jsonl", *TOLD])
    assert found.exit_code == 3
    assert "record" in found.output
