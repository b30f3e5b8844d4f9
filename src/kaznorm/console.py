"""All that reaches a console: bytes and lines on both streams, exit codes, places and cells of a table."""

import errno
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import click

from kaznorm.errors import ConfigError, KaznormError, OptionError, UnknownNameError
from kaznorm.readers import Document, FileError
from kaznorm.render import visible
from kaznorm.workers import STOPS
from kaznorm.writers import to_stdout

WOULD_CHANGE, FAILED, INTERRUPTED = 1, 3, 130
WIDEST = 48  # characters in a cell of a table

_as_json = False

log = logging.getLogger("kaznorm")


class Commands(click.Group):
    """The commands, with kaznorm's exit codes, and UTF-8 on every console."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        global _as_json  # noqa: PLW0603  (one console for each process)
        _as_json = "--log-json" in args
        for stream, errors in ((sys.stdout, "surrogateescape"), (sys.stderr, "backslashreplace")):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(encoding="utf-8", errors=errors)
        with _exit_codes(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        with _exit_codes(ctx):
            return super().invoke(ctx)


@contextmanager
def _exit_codes(ctx: click.Context) -> Iterator[None]:
    """Turn what went wrong into a line on standard error and an exit code."""
    try:
        yield
    except click.UsageError as error:
        if not _as_json:
            raise
        say(error.format_message(), "error")
        ctx.exit(error.exit_code)
    except (OptionError, ConfigError, UnknownNameError) as error:
        if not _as_json:
            raise click.UsageError(str(error)) from error
        say(str(error), "error")
        ctx.exit(click.UsageError.exit_code)
    except BrokenPipeError:  # of click's own output
        _mute(sys.stdout)
        ctx.exit()
    except KaznormError as error:
        say(str(error), "error")
        ctx.exit(FAILED)
    except OSError as error:
        place = f"{error.filename}: can't be written: " if error.filename else ""
        say(f"{place}{error.strerror or error}; make room, or write to another place", "error")
        ctx.exit(FAILED)
    except KeyboardInterrupt:
        ctx.exit(INTERRUPTED)


@contextmanager
def stopping(word: Callable[[], str]) -> Iterator[None]:
    """Let SIGTERM and a terminal that is closed end a run as Ctrl-C does, and say a word about it.

    Only the first of them counts: the others find a run that is ending, and would leave it in disorder.
    """
    stopped = False

    def stop(*_: Any) -> None:
        nonlocal stopped
        stopped = True
        for sign in before:
            signal.signal(sign, signal.SIG_IGN)
        raise KeyboardInterrupt

    main = threading.current_thread() is threading.main_thread()
    before = {sign: signal.getsignal(sign) for sign in STOPS if main and signal.getsignal(sign) != signal.SIG_IGN}
    for sign in before:
        signal.signal(sign, stop)
    try:
        yield
    except KeyboardInterrupt:
        with suppress(OSError):  # the terminal may have gone
            say(f"interrupted; {word()}")
        raise
    finally:
        for sign, handler in () if stopped else before.items():
            signal.signal(sign, handler)


def put(data: bytes, stream: Any = None) -> None:
    """Write to standard output. Once its reader has gone, all further output goes nowhere."""
    stream = stream or sys.stdout
    try:
        with to_stdout():
            stream.flush()
            stream.buffer.write(data)
            stream.buffer.flush()
    except OSError as error:
        _mute(stream)  # what is left in the buffer would fail again at the end
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise


def _mute(stream: Any) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def show(line: str) -> None:
    """A line on standard output."""
    put(f"{line}\n".encode(errors="surrogateescape"))


def say(line: str, event: str = "message") -> None:
    """A line on standard error, in the place of what progress stands there; with --log-json, of JSON."""
    if _as_json:
        row = json.dumps({"event": event, "text": line}, ensure_ascii=False)
        put(f"{row}\n".encode(errors="backslashreplace"), sys.stderr)
        return
    put(f"{clear()}{visible(line)}\n".encode(errors="backslashreplace"), sys.stderr)


def clear() -> str:
    """What takes progress off a terminal."""
    return "\r\033[K" if sys.stderr.isatty() else ""


def place(document: Document, at: int) -> str:
    """Where something stands: file, line and column, both from 1."""
    line, column = document.text.count("\n", 0, at) + 1, at - document.text.rfind("\n", 0, at)
    return f"{document.name}:{line}:{column}"


def cell(text: str) -> str:
    """A text for a table: all that is invisible escaped, the middle of a long one left out.

    >>> cell("жа\\u00a0сыл")
    "'жа\\\\xa0сыл'"
    """
    shown = repr(text)
    return shown if len(shown) <= WIDEST else f"{shown[: WIDEST // 2]}…{shown[1 - WIDEST // 2 :]}"


def told(name: str, error: Exception) -> str:
    """An error as one line that names the input."""
    if isinstance(error, KaznormError):
        return str(error) if isinstance(error, FileError) else f"{name}: {error}"
    log.debug("%s", name, exc_info=error)
    return f"{name}: {type(error).__name__}: {error}; this is a fault of kaznorm, please report it"
