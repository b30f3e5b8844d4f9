"""The command on real files: first what it must leave alone and refuse, then what it does."""

import json
import os
import subprocess
import sys
from inspect import signature
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

import kaznorm
from kaznorm.cli import main
from kaznorm.edits import Change
from kaznorm.readers import Document
from kaznorm.report import Report
from kaznorm.writers import Outlet, Told

SEEDS = Path(__file__).parent.parent / "seeds"
# One damage that needs no model: two spaces in a row.
DAMAGED, WHOLE = "Бұл  сөз.\nЕкінші  жол.\n", "Бұл сөз.\nЕкінші жол.\n"
LAYOUT = ("--only", "layout")


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments, stdin=b""):
    apart = {"mix_stderr": False} if "mix_stderr" in signature(CliRunner).parameters else {}  # click before 8.2
    return CliRunner(**apart).invoke(main, [str(argument) for argument in arguments], input=stdin)


def file(name, content=DAMAGED):
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def names(folder="."):
    return sorted(path.name for path in Path(folder).iterdir())


def rows(path):
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").split("\n") if line]


# What it leaves alone


def test_a_sound_text_comes_back_byte_for_byte():
    sound = "\ufeffБұл сөз.\r\n\r\nЕкінші жол, «дәйексөз» – осы.".encode()
    assert run("clean", file("a.txt", sound)).stdout_bytes == sound


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("last", [True, False])
def test_line_ends_bom_and_the_last_line_end_are_the_files(bom, end, last):
    damaged, whole = (text.replace("\n", end) if last else text[:-1].replace("\n", end) for text in (DAMAGED, WHOLE))
    assert run("clean", file("a.txt", bom + damaged.encode()), *LAYOUT).stdout_bytes == bom + whole.encode()


def test_an_empty_file_stays_empty():
    assert run("clean", file("a.txt", b"")).stdout_bytes == b""


def test_inputs_are_never_overwritten(folder):
    path = file("in/a.txt")
    for output in ("in/a.txt", "in", "in/", folder / "in"):
        result = run("clean", path, "-o", output, *LAYOUT)
        assert result.exit_code == 2
        assert "--in-place" in result.stderr
    Path("link.txt").hardlink_to(path)
    assert run("clean", path, "-o", "link.txt", *LAYOUT).exit_code == 2
    assert run("clean", "in", "-o", "out", "--report", path, *LAYOUT).exit_code == 2
    assert path.read_text(encoding="utf-8") == DAMAGED


def test_in_place_leaves_a_sound_file_untouched():
    path = file("a.txt", WHOLE)
    before = path.stat()
    assert run("clean", path, "--in-place", *LAYOUT).exit_code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)
    assert names() == ["a.txt"]


def test_hidden_files_backups_and_folders_in_a_folder_are_passed_over():
    for name in ("in/a.txt", "in/.hidden", "in/a.txt.bak", "in/a.txt.bak2", "in/deeper/b.txt"):
        file(name)
    assert run("clean", "in", "-o", "out", *LAYOUT).exit_code == 0
    assert names("out") == ["a.txt"]


def test_check_writes_nothing():
    file("in/a.txt"), file("in/b.txt", WHOLE)
    result = run("clean", "in", "--check", *LAYOUT)
    assert (result.exit_code, result.stdout) == (1, f"{Path('in/a.txt')}\n")
    assert run("clean", "in/b.txt", "--check", *LAYOUT).exit_code == 0
    assert names() == ["in"]
    assert Path("in/a.txt").read_text(encoding="utf-8") == DAMAGED


# What it refuses


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["in"], "-o"),
        (["in/a.txt", "in/b.txt"], "-o"),
        (["in/a.txt", "--preset", "cleen"], "'clean'"),
        (["in/a.txt", "--only", "layout,spacin"], "'spacing'"),
        (["in/a.txt", "--skip", "layuot"], "'layout'"),
        (["in/a.txt", *LAYOUT, "--set", "layout.lins=keep"], "'lines'"),
        (["in/a.txt", *LAYOUT, "--set", "layout.lines=unwarp"], "'unwrap'"),
        (["in/a.txt", "--set", "layuot.lines=keep"], "'layout'"),
        (["in/a.txt", "--set", "lines=keep"], "--set"),
        (["in/a.txt", "--set", "layout.min_confidence=2"], "from 0 to 1"),
        (["in/a.txt", "--encoding", "utf-9"], "'utf-8'"),
        (["in/a.txt", "--encoding", "kz-1408"], "kz"),
        (["in/a.txt", "--encoding", "hex"], "are usual for Kazakh"),
        (["in/a.txt", "--encoding", "rot13"], "unknown encoding"),
        (["in/a.txt", "--in-place", "-o", "out"], "exclude"),
        (["in/a.txt", "--check", "-o", "out"], "exclude"),
        (["-", "--in-place"], "--in-place"),
        (["in/a.txt", "--unknown"], "--unknown"),
        (["in/a.txt", "--report", "same", "--removed", "same"], "one file"),
    ],
)
def test_a_wrong_command_costs_nothing_and_names_the_right_one(arguments, named):
    file("in/a.txt"), file("in/b.txt")
    result = run("clean", *arguments)
    assert result.exit_code == 2
    assert named in result.stderr
    assert result.stdout == ""
    assert names() == ["in"]


def test_two_inputs_of_one_name_are_refused():
    result = run("clean", file("one/a.txt"), file("two/a.txt"), "-o", "out", *LAYOUT)
    assert result.exit_code == 2
    assert "one file" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("bad.txt", "Бұл  сөз.\n".encode() + b"\xd2 \n", ["0xd2", "offset 16", "line 2", "--encoding"]),
        ("bin.txt", b"text\nmore\x00text", ["binary", "offset 9", "line 2"]),
        ("page.pdf", b"%PDF-1.7\n", ["PDF", "extract"]),
        ("page.docx", b"PK\x03\x04", ["office"]),
        ("page.txt.gz", b"\x1f\x8b\x08", ["decompress"]),
        ("wide.txt", "Бұл".encode("utf-16"), ["--encoding utf-16"]),
        ("none.txt", None, ["no such file"]),
    ],
)
def test_an_input_that_fails_costs_one_line_and_the_rest_goes_on(name, content, said):
    if content is not None:
        file(name, content)
    result = run("clean", name, file("ok.txt"), "-o", "out", *LAYOUT)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{name}: ")
    assert result.stderr.count("\n") == 1
    assert all(word in result.stderr for word in said)
    assert names("out") == ["ok.txt"]
    assert Path("out/ok.txt").read_text(encoding="utf-8") == WHOLE


def test_a_folder_that_cannot_be_made_is_named():
    file("a.txt"), file("taken")
    result = run("clean", "a.txt", "-o", "taken/out", *LAYOUT)
    assert result.exit_code == 3
    assert result.stderr.startswith(f"{Path('taken/out')}: can't be written")
    assert result.stderr.count("\n") == 1


def test_a_place_that_cannot_be_written_fails_alone():
    file("in/a.txt"), file("in/b.txt"), Path("out/a.txt").mkdir(parents=True)
    result = run("clean", "in", "-o", "out", *LAYOUT)
    assert result.exit_code == 3
    assert str(Path("out/a.txt")) in result.stderr
    assert Path("out/b.txt").read_text(encoding="utf-8") == WHOLE
    assert names("out") == ["a.txt", "b.txt"]


def test_a_fault_in_a_normaliser_names_the_file_and_the_rest_goes_on(monkeypatch):
    def find(self, text):
        yield from [][len(text) // len(text.strip("!")) :]

    monkeypatch.setattr(kaznorm.Layout, "find", find)
    monkeypatch.setattr(kaznorm.Layout, "concerns", lambda self, text: True)
    result = run("clean", file("a.txt", "!"), file("b.txt"), "-o", "out", *LAYOUT)
    assert result.exit_code == 3
    assert "a.txt: layout: ZeroDivisionError" in result.stderr
    assert names("out") == ["b.txt"]


def test_undo_refuses_a_result_that_was_edited():
    run("clean", file("a.txt"), "-o", "b.txt", "--report", "edits.jsonl", *LAYOUT)
    Path("b.txt").write_text("Мүлде басқа мәтін.", encoding="utf-8")
    result = run("undo", "b.txt", "--report", "edits.jsonl")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "b.txt" in result.stderr


@pytest.mark.parametrize("edited", [WHOLE + "Тағы.", WHOLE.replace("Екінші", "Үшінші"), "\ufeff" + WHOLE])
def test_undo_refuses_a_result_that_was_edited_away_from_the_edits(edited):
    run("clean", file("a.txt"), "-o", "b.txt", "--report", "edits.jsonl", *LAYOUT)
    file("b.txt", edited)
    result = run("undo", "b.txt", "--report", "edits.jsonl")
    assert (result.exit_code, result.stdout) == (3, "")
    assert "b.txt: this isn't the text that edits.jsonl is about: it was changed since" in result.stderr


def test_undo_takes_reports_without_checksums():
    run("clean", file("a.txt"), "-o", "b.txt", "--report", "edits.jsonl", *LAYOUT)
    old = [{key: value for key, value in row.items() if key != "checksum"} for row in rows("edits.jsonl")]
    file("edits.jsonl", "".join(json.dumps(row) + "\n" for row in old))
    assert run("undo", "b.txt", "--report", "edits.jsonl").stdout == DAMAGED


@pytest.mark.parametrize(
    "more",
    [["-o", "run"], ["-o", "run/b.txt"], ["-o", "c.txt", "--report", "run/edits.jsonl"], ["--removed", "run/r.txt"]],
)
def test_a_folder_that_holds_a_run_is_never_written_to(more):
    assert run("clean", file("a.txt"), "--lines", "-o", "run", *LAYOUT).exit_code == 0
    before = {path: path.read_bytes() for path in Path("run").iterdir()}
    result = run("clean", "a.txt", *more)
    assert result.exit_code == 2
    assert "run: a finished run is in here already" in result.stderr
    assert {path: path.read_bytes() for path in Path("run").iterdir()} == before
    assert run("clean", "run/a.txt", "--in-place", "--only", "numbers").exit_code == 2
    assert run("clean", "a.txt", "--lines", "-o", "run", "--resume", *LAYOUT).exit_code == 0


def test_a_manifest_of_something_else_is_no_run():
    file("out/manifest.json", '{"name": "site"}')
    assert run("clean", file("a.txt"), "-o", "out", *LAYOUT).exit_code == 0


def test_links_that_lead_nowhere_fail_and_the_rest_goes_on():
    file("in/a.txt")
    Path("in/b.txt").symlink_to("none"), Path("in/c.txt").symlink_to("c.txt"), Path("in/up").symlink_to(".")
    for paths in ("in", "in/*.txt", "in/**/*.txt"):
        result = run("clean", paths, "-o", "out", *LAYOUT)
        assert result.exit_code == 3
        assert f"{Path('in/b.txt')}: this link leads to no file" in result.stderr
        assert f"{Path('in/c.txt')}: can't be read" in result.stderr
        assert result.stderr.count("\n") == 2
        assert names("out") == ["a.txt"]


@pytest.mark.parametrize("command", [["clean", "in", "-o", "out"], ["clean", "in", "--check"], ["lint", "in"]])
def test_an_empty_folder_is_a_wrong_command(command):
    Path("in").mkdir()
    result = run(*command)
    assert result.exit_code == 2
    assert "in: there is no file in here" in result.stderr
    assert names() == ["in"]


@pytest.mark.parametrize("option", ["--report", "--removed"])
def test_what_is_told_beside_names_its_place_where_it_fails(option):
    file("a.txt"), Path("taken").mkdir()
    result = run("clean", "a.txt", option, "taken", *LAYOUT)
    assert result.exit_code == 3
    assert result.stderr.startswith("taken: can't be written: ")
    assert ".part" not in result.stderr


FULL = pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")


@FULL
@pytest.mark.parametrize("more", [[], ["--lines"], ["--diff"]])
def test_standard_output_that_is_full_is_named(more):
    with Path("/dev/full").open("wb") as full:
        call = [sys.executable, "-m", "kaznorm", "clean", file("a.txt"), "-q", *more, *LAYOUT]
        done = subprocess.run(call, stdout=full, stderr=subprocess.PIPE, check=False, env=ENVIRONMENT)
    assert done.returncode == 3
    assert done.stderr.startswith(b"standard output: can't be written: ")
    assert done.stderr.count(b"\n") == 1


@FULL
@pytest.mark.parametrize("more", [["-o", "/dev/full"], ["--report", "/dev/full"], ["-o", "/dev/full", "--lines"]])
def test_a_device_that_is_full_is_named(more):
    result = run("clean", file("a.txt"), "-q", *more, *LAYOUT)
    assert result.exit_code == 3
    assert result.stderr.startswith("/dev/full: can't be written: ")
    assert not Path("/dev/full").is_file()


@pytest.mark.parametrize("option", ["--report", "--removed"])
def test_what_is_told_beside_a_result_goes_to_a_file(option):
    result = run("clean", file("a.txt"), option, "-", *LAYOUT)
    assert result.exit_code == 2
    assert option in result.stderr
    assert names() == ["a.txt"]


def test_undo_refuses_what_is_no_report():
    result = run("undo", file("b.txt"), "--report", file("edits.jsonl", '{"rule": "layout"}\n'))
    assert result.exit_code == 3
    assert "edits.jsonl, line 1" in result.stderr


def test_undo_never_writes_over_its_inputs():
    run("clean", file("a.txt"), "-o", "b.txt", "--report", "edits.jsonl", *LAYOUT)
    assert run("undo", "b.txt", "--report", "edits.jsonl", "-o", "b.txt").exit_code == 2
    assert run("undo", "b.txt", "--report", "edits.jsonl", "-o", "edits.jsonl").exit_code == 2


# What it does


def test_one_file_goes_to_standard_output():
    assert run("clean", file("a.txt"), *LAYOUT).stdout_bytes == WHOLE.encode()


@pytest.mark.parametrize("arguments", [["-"], []])
def test_standard_input(arguments):
    assert run("clean", *arguments, *LAYOUT, stdin=DAMAGED.encode()).stdout_bytes == WHOLE.encode()


@pytest.mark.parametrize(
    ("paths", "output", "written"),
    [
        (["a.txt"], "b.txt", "b.txt"),
        (["a.txt"], "new/b.txt", "new/b.txt"),
        (["a.txt"], "out", "out/a.txt"),
        (["a.txt"], "out.d/", "out.d/a.txt"),
        (["a.txt"], "there.is", "there.is/a.txt"),
        (["in"], "out.d", "out.d/c.txt"),
        (["a.txt", "in"], "out", "out/c.txt"),
        (["-"], "out", "out/stdin.txt"),
        (["-"], "b.txt", "b.txt"),
    ],
)
def test_where_results_go(paths, output, written):
    file("a.txt"), file("in/c.txt"), Path("there.is").mkdir()
    assert run("clean", *paths, "-o", output, *LAYOUT, stdin=DAMAGED.encode()).exit_code == 0
    assert Path(written).read_text(encoding="utf-8") == WHOLE


def test_a_pattern_keeps_the_folders():
    for name in ("in/x/a.txt", "in/y/z/a.txt"):
        file(name)
    assert run("clean", "in/**/*.txt", "-o", "out", *LAYOUT).exit_code == 0
    found = [path.relative_to("out").as_posix() for path in Path("out").rglob("*.txt")]
    assert sorted(found) == ["x/a.txt", "y/z/a.txt"]
    assert run("clean", "in/x/../../in/*/a.txt", "in/y/*/a.txt", "-o", "out2", *LAYOUT).exit_code == 0
    result = run("clean", "in/x/a.txt", "in/y/z/a.txt", "-o", "out3", *LAYOUT)
    assert (result.exit_code, "quoted pattern" in result.stderr) == (2, True)


@pytest.mark.parametrize(
    ("name", "content"), [("-", '{"text": "Бұл"}\n{"text": "сөз"}\n'), ("a.json", '[{"text": "Бұл"}]\n')]
)
def test_json_that_is_cleaned_as_text_is_said(name, content):
    if name != "-":
        file(name, content)
    result = run("clean", name, *LAYOUT, stdin=content.encode())
    assert (result.exit_code, result.stdout) == (0, content)
    assert "--format jsonl" in result.stderr
    assert run("clean", name, "-q", *LAYOUT, stdin=content.encode()).stderr == ""
    assert run("clean", "-", *LAYOUT, stdin="{ бұл\n".encode()).stderr == ""


def test_results_keep_the_mode_of_what_they_replace():
    path = file("a.txt")
    path.chmod(0o640)
    run("clean", path, "--in-place", *LAYOUT)
    assert path.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
@pytest.mark.parametrize("more", [[], ["--lines"]])
def test_a_result_may_go_to_a_device(more):
    assert run("clean", file("a.txt"), "-o", "/dev/null", *more, *LAYOUT).exit_code == 0
    assert run("clean", "a.txt", file("b.txt"), "-o", "/dev/null", *more, *LAYOUT).exit_code == 3
    assert not Path("/dev/null").is_file()


@pytest.mark.skipif(not Path("/dev/null").exists(), reason="needs /dev/null")
def test_a_device_is_written_to_and_not_replaced():
    assert run("clean", file("a.txt"), "--diff", "--report", "/dev/null", *LAYOUT).exit_code == 0
    assert not Path("/dev/null").is_file()


def test_in_place_keeps_every_backup():
    path = file("a.txt")
    for number, backup in enumerate(("a.txt.bak", "a.txt.bak1", "a.txt.bak2")):
        path.write_text(f"{DAMAGED}{number}", encoding="utf-8")
        assert run("clean", path, "--in-place", *LAYOUT).exit_code == 0
        assert path.read_text(encoding="utf-8") == f"{WHOLE}{number}"
        assert Path(backup).read_text(encoding="utf-8") == f"{DAMAGED}{number}"


def test_in_place_follows_a_link():
    path = file("real/a.txt")
    Path("link.txt").symlink_to(path)
    run("clean", "link.txt", "--in-place", *LAYOUT)
    assert Path("link.txt").is_symlink()
    assert path.read_text(encoding="utf-8") == WHOLE


def test_other_encodings_are_read_and_results_are_utf_8():
    damaged = DAMAGED.encode("kz1048")
    result = run("clean", file("a.txt", damaged), "--encoding", "kz1048", "--report", "edits.jsonl", *LAYOUT)
    assert result.stdout_bytes == WHOLE.encode()
    back = run("undo", file("b.txt", WHOLE), "--report", "edits.jsonl", "--encoding", "kz1048")
    assert back.stdout_bytes == damaged


@pytest.mark.parametrize("said", ["auto", "utf-16", "utf-16-be"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("order", ["utf-16-le", "utf-16-be"])
def test_undo_keeps_the_order_of_bytes(order, mark, said):
    damaged = (mark + DAMAGED).encode(order)
    file("a.txt", damaged)
    if said in {"auto", order} or (said == "utf-16" and (mark or order == "utf-16-le")):
        for name, more in (("b.txt", []), ("c.txt", ["--encoding", said if said != "auto" else order])):
            result = run("clean", "a.txt", "-o", name, "--encoding", said, "--report", "edits.jsonl", *LAYOUT)
            assert (result.exit_code, Path(name).read_bytes()) == (0, (mark + WHOLE).encode())
            assert {row["encoding"] for row in rows("edits.jsonl")} == {order}
            assert run("undo", name, "--report", "edits.jsonl", *more).stdout_bytes == damaged


def test_a_text_that_is_too_long_fails_and_the_rest_goes_on():
    file("in/a.txt"), file("in/b.txt", "а" * (1 << 20))
    for jobs in ("1", "2"):
        result = run("clean", "in", "-o", f"out{jobs}", "--max-document", 1, "--jobs", jobs, *LAYOUT)
        assert (result.exit_code, names(f"out{jobs}")) == (3, ["a.txt"])
        assert "b.txt: this is more than --max-document allows (1048576 bytes)" in result.stderr
    assert run("clean", "in", "-o", "out3", "--max-document", 2, *LAYOUT).exit_code == 0
    assert run("clean", "in/b.txt", "--check", "--max-document", 1, "--encoding", "auto", *LAYOUT).exit_code == 3
    assert run("clean", "-", "--max-document", 1, *LAYOUT, stdin=b"a" * (1 << 21)).exit_code == 3


def test_auto_names_the_byte_that_spoils_utf_8():
    file("a.txt", (DAMAGED * 9).encode() + b"\xd2 \n" + DAMAGED.encode())
    result = run("clean", "a.txt", "--encoding", "auto", *LAYOUT)
    assert result.exit_code == 3
    assert "byte 0xd2 at offset 342 (line 19) is not UTF-8; mend this byte" in result.stderr


def test_lists_that_are_no_utf_8_have_a_remedy_of_their_own():
    file("a.txt"), file("list.txt", "Қазақстан".encode("kz1048"))
    for option in ("--protect", "--lexicon"):
        result = run("clean", "a.txt", option, "list.txt", *LAYOUT)
        assert (result.exit_code, "save the list as UTF-8" in result.stderr) == (2, True)
        assert "--encoding" not in result.stderr


@pytest.mark.parametrize("encoding", ["kz1048", "ptcp154", "utf-8", "utf-16", "utf-16-le", "utf-8-sig"])
def test_auto_finds_the_encoding_and_says_it(encoding):
    text = "Қазақстан Республикасының халқы.\n"
    result = run("clean", file("a.txt", text.encode(encoding)), "--encoding", "auto", *LAYOUT)
    assert result.exit_code == 0
    assert result.stdout.removeprefix("\ufeff") == text
    said = "" if encoding.startswith("utf-8") else f"a.txt: read as {encoding}{'-le' * (encoding == 'utf-16')}\n"
    assert result.stderr == said
    assert not run("clean", "a.txt", "--encoding", "auto", "-q", *LAYOUT).stderr


def test_auto_refuses_what_fits_nowhere_and_undo_what_it_cannot_know():
    file("a.txt", "Grüße aus München, schöne Bücher".encode("latin-1"))
    file("b.txt", WHOLE)
    result = run("clean", "a.txt", "b.txt", "-o", "out", "--encoding", "auto", *LAYOUT)
    assert result.exit_code == 3
    assert result.stderr.startswith("a.txt: no encoding makes Kazakh or Russian words of these bytes; name the")
    assert names("out") == ["b.txt"]
    assert run("clean", file("c.txt", b"%PDF-1.7"), "--encoding", "auto").stderr.startswith("c.txt: this file is a PDF")
    refused = run("undo", "b.txt", "--report", "edits.jsonl", "--encoding", "auto")
    assert "name its encoding" in refused.stderr


def test_auto_rewrites_in_place_what_was_not_utf_8():
    file("a.txt", "Қазақстан халқы".encode("kz1048"))
    file("b.txt", "Қазақстан халқы")
    run("clean", "a.txt", "b.txt", "--in-place", "--encoding", "auto", *LAYOUT)
    assert Path("a.txt").read_text(encoding="utf-8") == "Қазақстан халқы"
    assert names() == ["a.txt", "a.txt.bak", "b.txt"]


def test_a_page_beyond_repair_is_said_on_standard_error():
    result = run("clean", file("a.txt", "??????? ???? ??? ???????? ????."))
    assert result.stderr.startswith("a.txt:1:1: letters were lost")
    assert result.exit_code == 0


def test_diff_shows_words_and_no_text():
    result = run("clean", file("a.txt", DAMAGED + WHOLE), "--diff", *LAYOUT)
    assert result.stdout.split("\n")[:2] == ["1: Бұл[-␣␣-]{+␣+}сөз.", "2: Екінші[-␣␣-]{+␣+}жол."]
    assert "\033" not in result.stdout


def test_diff_of_several_names_them_and_needs_no_output():
    result = run("clean", file("a.txt"), file("b.txt", WHOLE), file("c.txt"), "--diff", *LAYOUT)
    assert [line for line in result.stdout.split("\n") if line.startswith("---")] == [
        "--- a.txt",
        "--- c.txt",
    ]


def test_a_report_has_an_edit_a_line():
    run(
        "clean",
        file("a.txt", "\ufeff" + DAMAGED),
        file("b.txt"),
        "-o",
        "out",
        "--report",
        "edits.jsonl",
        *LAYOUT,
    )
    found = rows("edits.jsonl")
    assert [(row["file"], row["start"], row["end"]) for row in found] == [
        ("a.txt", 3, 5), ("a.txt", 16, 18), ("b.txt", 3, 5), ("b.txt", 16, 18)
    ]  # fmt: skip
    assert found[0] == {
        "file": "a.txt", "result": str(Path("out/a.txt")), "checksum": found[0]["checksum"], "applied": True,
        "rule": "layout", "rules": ["layout"], "start": 3, "end": 5, "before": "  ", "after": " ",
        "confidence": 1.0, "reason": "run of spaces",
    }  # fmt: skip


def test_what_was_held_back_is_shown_or_reported(monkeypatch):
    def find(self, text):
        yield kaznorm.Edit(3, "  ", " ", 0.4, "guess")

    monkeypatch.setattr(kaznorm.Layout, "find", find)
    monkeypatch.setattr(kaznorm.Layout, "concerns", lambda self, text: True)
    sure = ("--set", "layout.min_confidence=0.5", "--suggestions", *LAYOUT)
    result = run("clean", file("a.txt"), *sure)
    assert result.stdout == DAMAGED
    assert result.stderr == "a.txt:1:4: layout: '  ' → ' '? (0.40 guess)\n"
    assert run("clean", "a.txt", "--report", "edits.jsonl", *sure).stderr == ""
    assert [(row["applied"], row["confidence"]) for row in rows("edits.jsonl")] == [(False, 0.4)]
    assert run("undo", "a.txt", "--report", "edits.jsonl").stdout == DAMAGED


@pytest.mark.parametrize("name", [path.name for path in sorted(SEEDS.glob("*.txt"))])
def test_undo_gives_a_seed_back_from_the_result_and_the_report(name):
    source = (SEEDS / name).read_bytes()
    for number, damaged in enumerate((source, b"\xef\xbb\xbf" + source.replace(b"\n", b"\r\n"))):
        run("clean", file(f"in{number}/{name}", damaged), "-o", f"out{number}", "--report", f"{number}.jsonl")
        assert Path(f"out{number}/{name}").read_bytes() != damaged
        Path(f"in{number}/{name}").unlink()
        back = run("undo", f"out{number}/{name}", "--report", f"{number}.jsonl", "-o", "back.txt")
        assert (back.exit_code, Path("back.txt").read_bytes()) == (0, damaged)


def test_undo_of_a_folder_finds_each_file_and_passes_the_unchanged_through():
    file("in/a.txt"), file("in/b.txt", WHOLE), file("in/c.txt", f"{DAMAGED}Соңы.")
    run("clean", "in", "-o", "out", "--report", "edits.jsonl", *LAYOUT)
    Path("out").rename("moved")
    for name in ("a.txt", "b.txt", "c.txt"):
        result = run("undo", f"moved/{name}", "--report", "edits.jsonl", "-o", "back")
        assert result.exit_code == 0
        assert ("no edits" in result.stderr) == (name == "b.txt")
        assert Path("back").read_bytes() == Path("in", name).read_bytes()


def test_undo_after_in_place():
    path = file("a.txt")
    run("clean", path, "--in-place", "--report", "edits.jsonl", *LAYOUT)
    assert run("undo", path, "--report", "edits.jsonl").stdout == DAMAGED


def test_what_chrome_removed_is_listed_by_line():
    document = Document("a.txt", "Мәтін.\nРеклама\n\n  Бөлісу\nСоңы.\n")
    chrome = Change("spacing", ("chrome", "spacing"), 7, 25, document.text[7:25], "")
    other = Change("spacing", ("spacing",), 0, 3, "Мәт", "")
    removed = BytesIO()
    Outlet({}, removed=Told(Path("removed"), removed)).put(document, Report(document.text, "", (other, chrome)))
    assert removed.getvalue().decode() == "a.txt:2: Реклама\na.txt:4:   Бөлісу\n"


def test_explain_shows_a_table():
    lines = run("explain", file("a.txt", "Бұл  сөз\u00a0осы.\n"), *LAYOUT).stdout.split("\n")
    assert lines[0] == "2 edits"
    assert lines[1].split() == ["1:4", "layout", "'", "'", "'", "'", "1.00", "run", "of", "spaces"]
    assert "'\\xa0'" in lines[2]
    assert run("explain", *LAYOUT, stdin=WHOLE.encode()).stdout.startswith("0 edits\n")


def test_normalisers_are_listed_with_their_options():
    listed = run("normalisers").stdout
    assert "layout  (repair, clean, ocr, speech)\n    Tidies white space" in listed
    assert "--set layout.lines=keep" in listed
    assert ">>>" not in listed
    assert run("normalisers", "layout").stdout in listed
    wrong = run("normalisers", "layuot")
    assert (wrong.exit_code, "'layout'" in wrong.stderr) == (2, True)


def test_settings_come_from_the_working_folder_and_give_way_to_the_command():
    file("kaznorm.toml", 'only = ["punctuation"]\n')
    assert run("clean", file("a.txt")).stdout == DAMAGED
    assert run("clean", "a.txt").stderr == "settings from kaznorm.toml\n"
    assert run("clean", "a.txt", "-q").stderr == ""
    assert run("clean", "a.txt", *LAYOUT).stdout == WHOLE
    assert run("clean", "a.txt", "--config", file("other.toml", 'only = ["layout"]\n')).stdout == WHOLE


def test_a_wrong_setting_is_named_with_its_line():
    file("kaznorm.toml", "[layout]\nlines = 'unwarp'\n")
    result = run("clean", file("a.txt"))
    assert result.exit_code == 2
    assert "kaznorm.toml, line 2" in result.stderr


def test_what_is_protected_stays():
    file("protect.txt", "# атаулар\n\nЕкінші  жол\nre:[Сс]өз\n")
    assert run("clean", file("a.txt"), "--protect", "protect.txt", *LAYOUT).stdout == "Бұл сөз.\nЕкінші  жол.\n"
    result = run("clean", "a.txt", "--protect", file("wrong.txt", "қала\nre:(\n"), *LAYOUT)
    assert result.exit_code == 2
    assert "wrong.txt, line 2" in result.stderr
    assert run("clean", "a.txt", "--protect", "none.txt", *LAYOUT).exit_code == 2


def test_a_lexicon_is_read():
    assert run("clean", file("a.txt"), "--lexicon", file("words.txt", "палтформа\n"), *LAYOUT).stdout == WHOLE


def test_a_link_in_the_place_of_a_result_is_replaced_and_not_followed():
    file("keep.txt", "stays"), file("a.txt"), Path("out").mkdir(), Path("else").mkdir()
    for name in ("out/a.txt", "link.txt", "back.txt"):
        Path(name).symlink_to(Path("keep.txt").absolute())
    for output in ("out", "link.txt"):
        assert run("clean", "a.txt", "-o", output, "--report", "edits.jsonl", *LAYOUT).exit_code == 0
    assert run("undo", "link.txt", "--report", "edits.jsonl", "-o", "back.txt").exit_code == 0
    for name in ("out/a.txt", "link.txt", "back.txt"):
        assert not Path(name).is_symlink()
    assert Path("keep.txt").read_text() == "stays"
    file("in/x/a.txt"), Path("out/x").symlink_to("../else")
    refused = run("clean", "in/**/*.txt", "-o", "out", *LAYOUT)
    assert (refused.exit_code, "is a link" in refused.stderr, names("else")) == (3, True, [])


def test_what_is_told_holds_what_was_written_whatever_fails(monkeypatch):
    for name in "abc":
        file(f"in/{name}.txt")
    Path("out/b.txt").mkdir(parents=True)
    told = ("--report", "edits.jsonl", "--removed", "removed.txt")
    assert run("clean", "in", "-o", "out", *told, *LAYOUT).exit_code == 3
    assert {row["file"] for row in rows("edits.jsonl")} == {str(Path("in/a.txt")), str(Path("in/c.txt"))}
    Path("out/b.txt").rmdir()

    def interrupted(self, text):
        if calls.append(text) or len(calls) == 2:
            raise KeyboardInterrupt
        return find(self, text)

    find, calls = kaznorm.Pipeline.explain, []
    monkeypatch.setattr(kaznorm.Pipeline, "explain", interrupted)
    result = run("clean", "in", "-o", "two", *told, *LAYOUT)
    assert (result.exit_code, "interrupted; 1 of 3 inputs are done" in result.stderr) == (130, True)
    assert {row["result"] for row in rows("edits.jsonl")} == {str(Path("two/a.txt"))}
    assert run("undo", "two/a.txt", "--report", "edits.jsonl").stdout == DAMAGED


# The command as a process


ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(kaznorm.__file__).parent.parent)}


def command(*arguments, env=ENVIRONMENT, **options):
    row = [sys.executable, "-m", "kaznorm", *arguments]
    return subprocess.run(row, capture_output=True, check=False, env=env, **options)


def test_version_names_the_model():
    version = command("--version").stdout.decode()
    assert version.startswith(f"kaznorm {kaznorm.__version__}, model ")


def test_utf_8_on_every_console():
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C"}
    result = command("clean", str(file("ә.txt")), "-", "--check", *LAYOUT, env=environment, input=b"\xff")
    assert result.stdout.decode() == "ә.txt\n"
    assert (result.returncode, result.stderr.decode().startswith("-: byte 0xff")) == (3, True)


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_standard_input_is_read_whatever_the_jobs(jobs):
    file("a.txt")
    assert command("clean", "-", "--jobs", jobs, *LAYOUT, input=DAMAGED.encode()).stdout == WHOLE.encode()
    command("clean", "a.txt", "-", "-o", "out", "--jobs", jobs, *LAYOUT, input=DAMAGED.encode())
    assert Path("out/stdin.txt").read_bytes() == Path("out/a.txt").read_bytes() == WHOLE.encode()
    row = json.dumps({"text": "Бұл  сөз"}, ensure_ascii=False).encode() + b"\n"
    result = command("clean", "-", "--format", "jsonl", "--jobs", jobs, *LAYOUT, input=row * 3)
    assert result.stdout == row.replace(b"  ", b" ") * 3


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
@pytest.mark.parametrize("more", [[], ["--diff"]])
def test_a_broken_pipe_is_no_error(more):
    path = file("a.txt", "Бұл  сөз.\n" * 50_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "kaznorm", "clean", path, *more, *LAYOUT],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == 0


def test_the_readme_command_restores_the_seeds():
    result = command("clean", str(SEEDS), "-o", "restored")
    assert (result.returncode, result.stderr) == (0, b"")
    assert names("restored") == sorted(path.name for path in SEEDS.glob("*.txt"))
    [restored] = [path.read_text(encoding="utf-8") for path in Path("restored").glob("002*")]
    assert "Жиын төрағасы, партияның облыстық филиалы төрағасының" in restored
