"""UTF-8 that was read as CP1251, CP1252 or Latin-1, once or several times."""

import codecs
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from kaznorm.decodings.evidence import SAMPLE, WORD, confidence, of_words
from kaznorm.decodings.fill import choose
from kaznorm.decodings.tables import CYRILLIC, REPLACEMENT, WESTERN, lost as lost_letters
from kaznorm.edits import Edit, Span, apply
from kaznorm.lazily import lazily
from kaznorm.lm.model import Model

LAYERS = 3
"""UTF-8 read wrongly so many times is still undone."""
PRIOR = 9.0
"""The odds against a wrong decoding."""
ALONE, SEQUENCE, LONG_SEQUENCE = 0.1, 2.5, 12.0
"""What a character of two bytes that stands alone, or beside others, proves, and one of three bytes and more."""
AGREED = 12.0
"""What it is worth that ftfy comes to the same."""
HALF, HALVES = 0xE000, range(0xD0, 0xD4)
"""First halves of Cyrillic letters, and from where they are kept in private characters."""
BROKEN = "\x85\N{NO-BREAK SPACE}"
"""White space that may be a part of a character."""
_WEAK = "іІ"
"""Letters of Kazakh that may follow `Р` or `С` in CP1251 (`ТІРІ`): they prove nothing."""
_COMMON_BEFORE = "ВСРТУ"
"""Letters of CP1251 that may stand before a mark, as in `В«` and `СССР»`."""
_NATIVE, _ACCENTED = lazily("[\u0400-\u04ff]"), lazily("[\u00c0-\u024f]")
_LONG = lazily("[\u2000-\u22ff\U0001f000-\U0001ffff]")
"""What longer sequences are mostly used for: marks, signs, emoji."""
COVERED = 0.5
"""So large a share of the letters beyond ASCII must belong to UTF-8 where no sound word stands."""
_BEYOND = lazily("[^\x00-\x7f]")
_OURS = lazily(r"(?:[а-яёәғқңөұүһі]|[^\w\s])*", re.IGNORECASE)
_BESIDE = lazily(r"[\s\x00-\x40]{1,8}")
_SOUND_WORD = lazily("[а-яәғқңөұүһі]{4}")


def _half(error: UnicodeError) -> tuple[str, int]:
    """A private character for each first half of a letter."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    lead = error.object[error.start]
    return chr(HALF + lead) if lead in HALVES else REPLACEMENT, error.start + 1


codecs.register_error("kaznorm-half", _half)


class _Codec(NamedTuple):
    """A wrong table: how it is called, the byte of each character, where whole characters of UTF-8 stand."""

    name: str
    bytes: Mapping[str, int]
    runs: re.Pattern[str]
    loose: re.Pattern[str]  # with characters that lost their second half
    letters: re.Pattern[str]  # none stands beside what was UTF-8
    lost: dict[str, str]  # what a first half may have been, of which the second has no character


def _codec(name: str, table: Mapping[str, int], letters: re.Pattern[str]) -> _Codec:
    def of(low: int, high: int) -> str:
        return f"[{''.join(re.escape(char) for char, byte in table.items() if low <= byte <= high)}]"

    after, cyrillic = of(0x80, 0xBF), of(0xD0, 0xD3)
    whole = f"{of(0xC2, 0xDF)}{after}|{of(0xE0, 0xEF)}{after}{after}|{of(0xF0, 0xF4)}{after}{after}{after}"
    halves = f"{of(0xD0, 0xD0)} (?={cyrillic})|{cyrillic}(?!{after})"
    runs = f"(?:{whole}|{cyrillic}{REPLACEMENT})+"
    lost = {chr(HALF + lead): lost_letters(name.lower(), "utf-8", bytes((lead,))) or REPLACEMENT for lead in HALVES}
    return _Codec(name, table, lazily(runs), lazily(f"{runs[:-2]}|{halves})+"), letters, lost)


_CODECS = (_codec("CP1252", WESTERN, _ACCENTED), _codec("CP1251", CYRILLIC, _NATIVE))


class _Run(NamedTuple):
    """Characters that are whole characters of UTF-8, those, and what their number alone proves."""

    start: int
    end: int
    new: str
    worth: float


_COMMON_AFTER = "іІёЁўЎ\N{NO-BREAK SPACE}«»–—…№“”„‘’•°§"
_UNCOMMON_AFTER = "".join(char for char, byte in CYRILLIC.items() if byte < 0xC0 and char not in _COMMON_AFTER)
LONG, AROUND = 50_000, 1_000
"""In texts of so many characters only what is so near to a sign, or half as near, is looked at."""
_ACCENTED_LETTER, _AFTER = "\u00c2-\u00f4", re.escape(_UNCOMMON_AFTER) + REPLACEMENT
_SIGN = lazily(
    f"[{_ACCENTED_LETTER}„{_AFTER}](?:(?<=[{_ACCENTED_LETTER}])|(?<=[РСТУ][{_AFTER}])|(?<=в[Ђ‚])|(?<=в„)(?=–)|(?<=рџ))"
)
"""No text that was UTF-8 is without one of these; hardly any other text has one. It begins with what is rare: fast."""


def find(text: str, model: Model) -> list[Edit]:
    """An edit for each line that changes, all at the same confidence.

    >>> from kaznorm.lm.load import model
    >>> [edit.new for edit in find("ÒšÐ°Ð·Ð°Ò›ÑÑ‚Ð°Ð½", model())], find("Ñandú, Ðe", model())
    (['Қазақстан'], [])
    """
    if not _SIGN.search(text):
        return []
    odds, decoded, names = 0.0, text, list[str]()
    for _ in range(LAYERS):
        layers = [layer for codec in _CODECS if (layer := _undone(decoded, codec, model))]
        if not layers:
            break
        gained, decoded, name = max(layers)
        odds += gained
        names.append(name)
    sure = confidence(odds - PRIOR)
    reason = "UTF-8 read as " + ", that as ".join(reversed(names))
    return list(_edits(text, decoded, sure, reason)) if sure > 0.5 else []


def _undone(text: str, codec: _Codec, model: Model) -> tuple[float, str, str] | None:
    """What speaks for it that a text was read with this codec, the text it should be, and the codec's name."""
    runs = _chosen(text, codec, model)
    kinds = {run.new: run.worth for run in runs[:SAMPLE]}
    words = {word for new in kinds for word in WORD.findall(new)}
    odds = max(0.0, of_words(model, words)[0]) + sum(kinds.values())
    if odds <= 0:
        return None
    decoded = apply(text, (Edit(run.start, text[run.start : run.end], run.new) for run in runs))
    if odds < PRIOR + AGREED and _ftfy_agrees(text, decoded):
        odds += AGREED
    return odds, decoded, codec.name


def _runs(text: str, codec: _Codec, model: Model, *, loose: bool = False) -> Iterator[_Run]:
    """Runs that decode; none beside another letter, as in `СССР»`. What lost its second half becomes U+FFFD."""
    pattern = codec.loose if loose else codec.runs
    for found in (run for span in _suspect(text) for run in pattern.finditer(text, *span)):
        start, end = found.span()
        if codec.letters.search(text[max(0, start - 1) : start] + text[end : end + 1]):
            continue
        data = bytes(0xA0 if char == " " else codec.bytes[char] for char in found[0] if char != REPLACEMENT)
        new = data.decode("utf-8", "kaznorm-half")
        lost = sum(map(new.count, (*codec.lost, REPLACEMENT)))
        if lost * 3 <= len(new) and (loose or lost == found[0].count(REPLACEMENT)):
            worth = _worth(found[0], new)
            yield _Run(start, end, choose(model, new, codec.lost) if lost else new, worth)


@lru_cache(maxsize=1)
def _suspect(text: str) -> list[Span]:
    """The stretches around the signs of a long text, all of a short one."""
    if len(text) < LONG:
        return [(0, len(text))]
    spans: list[Span] = []
    sign = _SIGN.search(text)
    while sign:
        start, end = max(0, sign.start() - AROUND), sign.end() + AROUND
        if spans and start <= spans[-1][1]:
            start = spans.pop()[0]
        spans.append((start, end))
        sign = _SIGN.search(text, end - AROUND // 2)
    return spans


def _worth(old: str, new: str) -> float:
    """What the number of characters proves that a run decodes to."""
    if len(new) == 1 and ord(new) < 0x800:
        return 0.0 if old[0] in _COMMON_BEFORE else ALONE
    weak = sum(map(old.count, _WEAK))
    return sum(_value(char) for char in new) - weak * SEQUENCE


def _value(char: str) -> float:
    if ord(char) < 0x800:
        return SEQUENCE
    return LONG_SEQUENCE if _LONG.match(char) else 0.0


def _chosen(text: str, codec: _Codec, model: Model) -> list[_Run]:
    """Runs that prove something, and those beside them; all runs where there is hardly anything else."""
    if not _SOUND_WORD.search(text):
        all_runs = list(_runs(text, codec, model, loose=True))
        if _covered(text, all_runs) >= COVERED:
            return all_runs
    found = list(_runs(text, codec, model))
    kept = [run.worth > 0 for run in found]
    for order in (range(1, len(found)), range(len(found) - 2, -1, -1)):
        step = order.step
        for at in order:
            one, other = sorted((at, at - step))
            near = _BESIDE.fullmatch(text, found[one].end, found[other].start)
            kept[at] = kept[at] or bool(kept[at - step] and near and _OURS.fullmatch(found[at].new))
    return [run for run, keep in zip(found, kept, strict=True) if keep]


def _covered(text: str, runs: list[_Run]) -> float:
    """The share of what is beyond ASCII that runs cover."""
    return sum(run.end - run.start for run in runs) / max(1, sum(1 for _ in _BEYOND.finditer(text)))


def _ftfy_agrees(text: str, decoded: str) -> bool:
    """Whether ftfy would make the same of each line that changes."""
    from ftfy import fix_encoding  # noqa: PLC0415  (only who meets doubtful lines pays for it)

    pairs = zip(text.split("\n"), decoded.split("\n"), strict=True)
    return all(fix_encoding(old) == new for old, new in pairs if old != new)


def _edits(text: str, decoded: str, sure: float, reason: str) -> Iterator[Edit]:
    """One edit for each line that changes, without the words before and after the change."""
    start = 0
    for old, new in zip(text.split("\n"), decoded.split("\n"), strict=True):
        if old != new:
            head, tail = _same(old, new), _same(old[::-1], new[::-1])
            stop = len(old) - min(tail, len(old) - head, len(new) - head)
            yield Edit(start + head, old[head:stop], new[head : len(new) - (len(old) - stop)], sure, reason)
        start += len(old) + 1


def _same(old: str, new: str) -> int:
    """How many characters are the same at the beginning, up to white space."""
    same = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    while same and not (old[same - 1].isspace() and old[same - 1] not in BROKEN):
        same -= 1
    return same
