"""Cases as data: `tests/cases/NAME.tsv` holds input, expected and perhaps a note, parted by tabs.

`=` for the expected says that the input stays. White space and what can't be seen is written as `\\n`, `\\t`, `\\r`
or `\\u00a0`. Lines that begin with `#` are comments; a note that begins with `xfail` marks a known failure.
"""

import re
from pathlib import Path

import pytest

FOLDER = Path(__file__).parent / "cases"
ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "\\": "\\"}


def load(name):
    """A parameter set for each case of a file."""
    cases = []
    for number, line in enumerate((FOLDER / f"{name}.tsv").read_text("utf-8").split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        given, expected, *note = line.split("\t")
        expected = given if expected == "=" else expected
        marks = [pytest.mark.xfail(strict=True, reason=note[0])] if note and note[0].startswith("xfail") else []
        cases.append(pytest.param(read(given), read(expected), marks=marks, id=f"{name}:{number}"))
    assert cases
    assert len({case.values[0] for case in cases}) == len(cases), f"{name}.tsv has a case twice"
    return cases


def read(field):
    """The text that a field stands for."""
    return re.sub(
        r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))",
        lambda m: ESCAPES[m[3]] if m[3] else chr(int(m[1] or m[2], 16)),
        field,
    )


def write(text):
    """A text as a field, for messages."""
    return text.encode("unicode_escape").decode("ascii")
