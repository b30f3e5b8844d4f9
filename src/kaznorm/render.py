"""Changes made visible: as a page of HTML, and line by line for a terminal."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kaznorm.edits import Change, Note

_STYLE = """body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}
.text{white-space:pre-wrap;overflow-wrap:anywhere}table{border-collapse:collapse}
td,th{border:1px solid #ccc;padding:.2rem .5rem;text-align:left;white-space:pre-wrap}
del{background:#fdd;color:#900}ins{background:#dfd;color:#060;text-decoration:none}"""

_RED, _GREEN, _DIM, _PLAIN = "\033[31m", "\033[32m", "\033[2m", "\033[0m"

# What a terminal obeys, or can't print, and what turns the reading direction.
_UNSAFE = r"\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff"
_SAFE = re.compile(rf"[{_UNSAFE}]|\r(?!\n)")
# Besides, what nobody would see in a change: odd spaces, joiners, selectors, soft hyphens.
_SEEN = re.compile(
    rf"[{_UNSAFE}\xa0\xad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u2000-\u200d\u202f\u205f-\u2064\u3000\u3164"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\r]"
)
_ENTITIES = {ord(c): f"&#{ord(c)};" for c in "&<>\"'"}


def visible(text: str, hidden: re.Pattern[str] = _SAFE) -> str:
    """The text with characters that command a terminal, or can't be printed, as their code points.

    >>> visible("а\\x1b[2Jб")
    'а<U+001B>[2Jб'
    """
    return hidden.sub(lambda found: f"<U+{ord(found[0]):04X}>", text)


def _marked(text: str) -> str:
    """One side of a change, with all that is invisible; where it is white space alone, that is drawn."""
    shown = visible(text, _SEEN)
    if shown.strip(" \t\n"):
        return shown
    return shown.replace(" ", "\N{OPEN BOX}").replace("\t", "\N{RIGHTWARDS ARROW}").replace("\n", "⏎\n")


def _details(change: Change) -> str:
    parts = [", ".join(change.rules), f"{change.confidence:.2f}", change.reason]
    return visible(" · ".join(part for part in parts if part))


def terminal(source: str, changes: Sequence[Change], *, colour: bool = True) -> Iterator[str]:
    """The lines that changed, each with its number, what was removed and what came instead.

    Colours are ANSI escapes; without them, removals stand in `[-…-]` and additions in `{+…+}`. No line ends.

    >>> change = Change("spacing", ("spacing",), 4, 11, "ж и ы н", "жиын")
    >>> list(terminal("Бұл ж и ы н.\\nКелесі.", [change], colour=False))
    ['1: Бұл [-ж и ы н-]{+жиын+}.']
    """
    removed, added, end = (_RED, _GREEN, _PLAIN) if colour else ("[-", "{+", "")
    close_removed, close_added = (end, end) if colour else ("-]", "+}")
    starts = [0, *(found.end() for found in re.finditer("\n", source))]
    for first, last, group in _by_lines(starts, changes):
        at = starts[first]
        stop = starts[last + 1] if last + 1 < len(starts) else len(source)
        parts = []
        for change in group:
            parts.append(visible(source[at : change.start]))
            parts += [removed, _marked(change.before), close_removed] if change.before else []
            parts += [added, _marked(change.after), close_added] if change.after else []
            at = change.end
        parts.append(visible(source[at:stop]))
        number = f"{_DIM}{first + 1}:{_PLAIN}" if colour else f"{first + 1}:"
        yield f"{number} {''.join(parts)}".rstrip("\r\n")


def _by_lines(starts: list[int], changes: Iterable[Change]) -> Iterator[tuple[int, int, list[Change]]]:
    """Changes that share a line, with their first and last line."""
    group: list[Change] = []
    first = last = -1
    for change in changes:
        begins = bisect_right(starts, change.start) - 1
        ends = bisect_right(starts, max(change.start, change.end - 1)) - 1
        if group and begins > last:
            yield first, last, group
            group = []
        first = first if group else begins
        last = ends
        group.append(change)
    if group:
        yield first, last, group


def html(source: str, changes: Iterable[Change], suggestions: Iterable[Change] = (), notes: Iterable[Note] = ()) -> str:
    """A page that stands alone: the source with its changes, then what was only suggested, then the notes."""
    parts: list[str] = []
    at = 0
    for change in changes:
        parts += _escaped(visible(source[at : change.start])), _html_change(change)
        at = change.end
    parts.append(_escaped(visible(source[at:])))
    below = _table("Suggestions", [(str(c.start), _html_change(c), _escaped(_details(c))) for c in suggestions])
    below += _table("Notes", [(f"{n.start}–{n.end}", _escaped(visible(n.message))) for n in notes])
    return (
        '<!DOCTYPE html>\n<html lang="kk">\n<meta charset="utf-8">\n<title>kaznorm</title>\n'
        f'<style>{_STYLE}</style>\n<div class="text">{"".join(parts)}</div>\n{below}</html>\n'
    )


def _html_change(change: Change) -> str:
    gone = f"<del>{_escaped(_marked(change.before))}</del>" if change.before else ""
    come = f"<ins>{_escaped(_marked(change.after))}</ins>" if change.after else ""
    return f'<span title="{_escaped(_details(change))}">{gone}{come}</span>'


def _table(title: str, rows: list[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    lines = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>\n" for row in rows)
    return f"<h2>{title}</h2>\n<table>\n{lines}</table>\n"


def _escaped(text: str) -> str:
    return text.translate(_ENTITIES)
