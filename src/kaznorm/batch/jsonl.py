"""JSON, a record a line. All but the text is handed on byte for byte: numbers, escapes, spaces and order."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar, NamedTuple

from kaznorm.batch.records import BOM, META, Format, Position, Record, RecordError, decoded, meta_of
from kaznorm.batch.streams import Source
from kaznorm.report import Report

_SPACE = re.compile(r"[ \t\n\r]*")
_OPEN = "a string is not closed"
_UNPAIRED = re.compile("[\ud800-\udfff]")


def _no_constant(name: str) -> None:
    raise ValueError(f"{name} is no value of JSON")


_decoder: Any = json.JSONDecoder(parse_constant=_no_constant)
_scan = _decoder.scan_once
_scan_string = _decoder.parse_string


class Spans(NamedTuple):
    """Where values stand in a record: those of the keys that were asked for, and the end of the last of all."""

    written: str
    value: tuple[int, int]
    last: int


@dataclass(frozen=True)
class Jsonl(Format):
    """Objects with a field that holds the text."""

    kind: ClassVar[str] = "jsonl"
    fields: ClassVar[bool] = True

    def records(self, source: Source, start: Position) -> Iterator[Record]:
        """The lines; blank ones go through as they are."""
        for record in super().records(source, start):
            plain = not record.cause and not record.data.strip()
            yield record._replace(plain=True) if plain else record

    def text(self, record: Record) -> tuple[str, Any]:
        """The text, and where it stands."""
        written = decoded(record.data)
        try:
            found = _fields(written, len(BOM.decode()) if record.offset == 0 and record.data.startswith(BOM) else 0)
        except RecursionError:
            raise RecordError("this is nested too deeply") from None
        except json.JSONDecodeError as error:
            runs_on = error.msg.startswith("Invalid control") and not written[error.pos :].strip("\r\n")
            fault = _OPEN if runs_on or error.msg.startswith("Unterminated") else error.msg.removesuffix(" at")
            raise RecordError(f"this is no JSON: {fault}", _bytes(written, error.pos)) from None
        except StopIteration as error:
            raise RecordError("this is no JSON: a value is missing", _bytes(written, error.value)) from None
        except ValueError as error:  # a number of thousands of digits
            raise RecordError(f"this can't be read: {error}") from None
        keys = [key for key, _, _, _ in found]
        if self.field not in keys:
            raise RecordError(f"there is no field {self.field!r}")
        for key, wanted in ((self.field, 1), (self.to, self.to == self.field), (META, 0 if self.meta else None)):
            if wanted is not None and keys.count(key) != wanted:
                raise RecordError(f"there is a field {key!r} already" if not wanted else f"{key!r} stands there twice")
        [(_, value, begin, end)] = [one for one in found if one[0] == self.field]
        if not isinstance(value, str):
            raise RecordError(f"{self.field!r} is {_kind(value)}, not a string", _bytes(written, begin))
        return value, Spans(written, (begin, end), found[-1][3])

    def render(self, parsed: Any, report: Report) -> bytes:
        """The line, with new text in the place of the old or in a field of its own."""
        written: str = parsed.written
        (begin, end), last = parsed.value, parsed.last
        tail = written[last:]
        escaped = written[begin:end].isascii() and not report.source.isascii()
        added: list[tuple[str, Any]] = []
        if self.to != self.field:
            added.append((self.to, report.text))
        elif report.text != report.source:
            written = written[:begin] + dumped(report.text, escaped=escaped) + written[end:last] + tail
        if self.meta:
            added.append((META, meta_of(report)))
        if added:
            rows = "".join(
                f", {dumped(key, escaped=escaped)}: {dumped(value, escaped=escaped)}" for key, value in added
            )
            written = f"{written[: len(written) - len(tail)]}{rows}{tail}"
        return written.encode()


def dumped(value: Any, *, escaped: bool) -> str:
    r"""A value as JSON; surrogates without a partner stay escapes.

    >>> dumped("ә\udc80", escaped=False), dumped("ә", escaped=True)
    ('"ә\\udc80"', '"\\u04d9"')
    """
    found = json.dumps(value, ensure_ascii=escaped)
    return _UNPAIRED.sub(lambda one: f"\\u{ord(one[0]):04x}", found)


def _fields(written: str, at: int) -> list[tuple[str, Any, int, int]]:
    """The fields of an object, each with its value and where that stands."""
    at = _after_space(written, at)
    if written[at : at + 1] != "{":
        value, _ = _scan(written, at)
        raise RecordError(f"this is {_kind(value)}, not an object with fields", _bytes(written, at))
    found: list[tuple[str, Any, int, int]] = []
    at = _after_space(written, at + 1)
    while written[at : at + 1] == '"':
        key, at = _scan_string(written, at + 1, True)
        at = _after_space(written, at)
        if written[at : at + 1] != ":":
            raise json.JSONDecodeError("a colon is missing", written, at)
        begin = _after_space(written, at + 1)
        value, end = _scan(written, begin)
        found.append((key, value, begin, end))
        at = _after_space(written, end)
        if written[at : at + 1] == "}":
            break
        if written[at : at + 1] != ",":
            raise json.JSONDecodeError("a comma is missing", written, at)
        at = _after_space(written, at + 1)
        if written[at : at + 1] == "}":
            raise json.JSONDecodeError("nothing follows the last comma", written, at)
    if written[at : at + 1] != "}":
        raise json.JSONDecodeError("a field, or the end of the object, is missing", written, at)
    if (rest := _after_space(written, at + 1)) != len(written):
        raise json.JSONDecodeError("something follows the object", written, rest)
    return found


def _after_space(written: str, at: int) -> int:
    found = _SPACE.match(written, at)
    return found.end() if found else at


def _bytes(written: str, at: int) -> int:
    return len(written[:at].encode(errors="surrogatepass"))


def _kind(value: Any) -> str:
    kinds = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return kinds.get(type(value), "a number")
