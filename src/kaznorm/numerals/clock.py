"""Times of day, in digits and in words, as ISO 8601.

>>> read_clock("17:37-де", 0), read_clock("сағат 9-да", 6).value, read_clock("9:00-18:00", 0).value
(Date(kind='time', value='17:37', end=8, suffix='де'), '09:00', ('09:00', '18:00'))
>>> read_clock("кешкі сағат 8-де", 12).value, read_clock("3:1", 0) is read_clock("9-да", 0) is None
('20:00', True)
"""

import re
from decimal import Decimal

from kaznorm.lazily import lazily
from kaznorm.numerals.endings import PLAIN
from kaznorm.numerals.patterns import DASH, ENDING, SPACE as S
from kaznorm.numerals.quantity import Date
from kaznorm.numerals.sums import token

_CLOCK = lazily(
    rf"(?P<h>[01]?\d|2[0-3]|24(?=:00))(?P<joint>:|\.|:{S})(?P<m>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?![:\d]|[.,]\d)"
)
_HOUR = lazily(rf"(?P<h>[01]?\d|2[0-4])(?=-{ENDING}(?!\w))")
_ZONE = lazily(rf"{S}(?:UTC|GMT)")
_AT_AN_HOUR = lazily(rf"(?:-[дт][ае]|{S}сағат[дт]ан?)(?!\w)")
_PART_OF_DAY = "таңертең(?:гі)?|таңғы|кешкі|түнгі|түскі|күндізгі|түстен кейін"
_AFTER_HOUR = lazily(
    rf"(?:(?P<before>[\w-]+{S}+)?(?P<hour>сағ(?:ат(?:тың)?|\.?))(?:{S}(?:{_PART_OF_DAY}))?|{_PART_OF_DAY})(?:{S}сағат)?"
    rf"(?:{S}+\d\d?(?:[.:]\d\d)?-[дтн][ае]н)?{S}+\Z",
    re.IGNORECASE,
)
_AFTERNOON = ("түскі", "күндізгі", "түстен кейін")
_HINTS = ("сағ", "таң", "кешкі", "түнгі", *_AFTERNOON)
_ALONE = lazily(rf"(?P<h>[01]?\d|2[0-4])(?={S}?(?:[.,](?!\d)|[;!?)»]|\Z)|{S}(?:шама|кез|бол|өт))")
_HALF_PAST = lazily(rf"(?P<h>1?\d){S}жарым(?P<suffix>да|нан|ға)(?!\w)")
_HYPHENED = lazily(r"(?P<h>[01]?\d|2[0-3])-(?P<m>00|2[5-9]|[345]\d)(?![\w.,:]|-\d)")
_HOURS = lazily(rf"(?P<h>[01]?\d|2[0-4]){DASH}(?P<last>[01]?\d|2[0-4])(?![.,:]?\d)")
_SPOKEN_ALONE = lazily(rf"{S}?(?:[.,;!?)»–—]|\Z)|{S}(?:шама|кез|бол|өт)")
_ZEROS = lazily(rf"{S}нөл[- ]нөл(?P<suffix>{ENDING})(?!\w)", re.IGNORECASE)
_BEFORE_ANOTHER = lazily(rf"\d\d?:{S}?\d\d(?:{S}(?:және|мен|бен|пен){S}|{S}?[-–—]{S}?)\Z")
_REACH = 36
_DASH = lazily(DASH)
_SUFFIX = lazily(rf"-({ENDING})(?!\w)")
_NOON, _MIDNIGHT = 12, 24
_EVENING, _MORNING = "17:00", "12:00"
"""A span from one to the other goes through the night: `23:00-06:00`."""
_EARLIEST_EVENING, _LATEST_AFTERNOON = 8, 6


def read_clock(text: str, at: int) -> Date | None:
    """The time of day, or the span of it, that begins at a place with a digit.

    `17:37` is one anywhere; `17.37` and `9` only behind `сағат`, `кешкі` and the like, `15.00` also before UTC,
    `9.00 сағатта`, and `18.30-да`, which is no day of a month.
    What they say of the half of the day is heeded: `кешкі 8-де` is 20:00.
    """
    said = _said(text, at)
    found = _CLOCK.match(text, at)
    if found and (found["joint"] == ":" or said or _is_time(text, at, found)):
        first = _time(found, said)
        joint = _DASH.match(text, found.end())
        last = _CLOCK.match(text, joint.end()) if joint else None
        if last and last["joint"][0] == found["joint"][0]:
            second = _time(last, said)
            if second > first or (last["joint"] == ":" and first >= _EVENING and second <= _MORNING):
                return _ended(text, (first, second), last.end())
        return _ended(text, first, found.end())
    return _hours(text, at, said) if said else None


def _hours(text: str, at: int, said: str) -> Date | None:
    """`9-да`, and where сағат was said also `9` and `9-18`."""
    hours = "сағ" in said.lower()
    if hours and (found := _HYPHENED.match(text, at)):
        return _ended(text, f"{_hour(int(found['h']), said):02}:{found['m']}", found.end())
    found = _HOURS.match(text, at)
    if found and (hours or _SUFFIX.match(text, found.end())):
        first, last = _hour(int(found["h"]), said), _hour(int(found["last"]), said)
        return _ended(text, (f"{first:02}:00", f"{last:02}:00"), found.end()) if first < last else None
    if hours and (half := _HALF_PAST.match(text, at)):
        return Date("time", f"{_hour(int(half['h']), said):02}:30", half.end(), half["suffix"])
    hour = _HOUR.match(text, at) or (_ALONE.match(text, at) if hours else None)
    return _ended(text, f"{_hour(int(hour['h']), said):02}:00", hour.end()) if hour else None


def spoken_clock(text: str, at: int, value: Decimal, end: int, suffix: str) -> Date | None:
    """The time of day that a number in words is: `сағат алтыда`, `кешкі он екіде`, `сағат он нөл-нөлден`."""
    if not 0 <= value <= _MIDNIGHT or value % 1 not in (0, Decimal("0.5")):
        return None
    said = _said(text, at)
    if said is None:
        return None
    zeros = None if suffix else _ZEROS.match(text, end)
    sure = "сағ" in said.lower() or value > _NOON
    if zeros is None and not suffix and not (sure and _SPOKEN_ALONE.match(text, end)):
        return None
    time = f"{_hour(int(value), said):02}:{'30' if value % 1 else '00'}"
    return Date("time", time, zeros.end(), zeros["suffix"]) if zeros else Date("time", time, end, suffix)


def _said(text: str, at: int) -> str | None:
    """The words before a place that announce a time of day; not the hours of `екі сағат он минут`."""
    near = text[max(0, at - _REACH) : at].lower()
    found = _AFTER_HOUR.search(text, max(0, at - _REACH), at) if any(map(near.__contains__, _HINTS)) else None
    if found is None:
        return None
    before = (found["before"] or "").strip()
    number = token(before) if before and found["hour"] else None
    counted = found["hour"] and (before[-1:].isdecimal() or (number is not None and number.ending == PLAIN))
    return None if counted else found[0]


def _is_time(text: str, at: int, found: "re.Match[str]") -> bool:
    """Whether hours and minutes that no colon parts are a time of day by what follows them."""
    if _ZONE.match(text, found.end()) or _is_spaced(text, at, found):
        return True
    no_day = found["h"] != "0" and (found["m"] == "00" or int(found["m"]) > _NOON)
    return found["joint"] == "." and no_day and _AT_AN_HOUR.match(text, found.end()) is not None


def _is_spaced(text: str, at: int, found: "re.Match[str]") -> bool:
    """Whether `07: 30` is a time whose colon got a space."""
    if found["joint"][0] != ":" or found["sec"]:
        return False
    inflected = text[found.end() : found.end() + 1] == "-" and _SUFFIX.match(text, found.end())
    return bool(inflected or found["h"][0] == "0" or _BEFORE_ANOTHER.search(text, max(0, at - _REACH), at))


def _time(found: "re.Match[str]", said: str | None) -> str:
    return f"{_hour(int(found['h']), said or ''):02}:{found['m']}" + (f":{found['sec']}" if found["sec"] else "")


def _hour(hour: int, said: str) -> int:
    """The hour of the day, from what is said of it: `кешкі 8` is 20, `түнгі 12` is 0, `түнгі 23` stays."""
    small = said.lower()
    if hour > _NOON:
        return hour
    if "түнгі" in small and hour >= _EARLIEST_EVENING:
        return (hour + _NOON) % _MIDNIGHT
    if "кешкі" in small and hour < _NOON:
        return hour + _NOON
    return hour + _NOON if hour <= _LATEST_AFTERNOON and any(map(small.__contains__, _AFTERNOON)) else hour


def _ended(text: str, value: str | tuple[str, str], end: int) -> Date:
    suffix = _SUFFIX.match(text, end)
    return Date("time", value, suffix.end(), suffix[1]) if suffix and suffix[1] else Date("time", value, end, "")
