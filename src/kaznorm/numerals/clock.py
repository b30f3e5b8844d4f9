"""Times of day in digits, as ISO 8601.

>>> read_clock("17:37-де", 0), read_clock("сағат 9-да", 6).value, read_clock("9:00-18:00", 0).value
(Date(kind='time', value='17:37', end=8, suffix='де'), '09:00', ('09:00', '18:00'))
>>> read_clock("3:1", 0) is read_clock("9-да", 0) is None
True
"""

import re

from kaznorm.lazily import lazily
from kaznorm.numerals.patterns import DASH, ENDING, SPACE as S
from kaznorm.numerals.quantity import Date

_CLOCK = lazily(
    rf"(?P<h>[01]?\d|2[0-3])(?P<joint>:|\.|:{S}(?=\d\d-))(?P<m>[0-5]\d)(?::(?P<sec>[0-5]\d))?(?![:\d]|[.,]\d)"
)
_HOUR = lazily(rf"(?P<h>[01]?\d|2[0-4])(?=-{ENDING}(?!\w)|{S}?[-–—]{S}?\d\d?(?!\d))")
_ZONE = lazily(rf"{S}(?:UTC|GMT)")
_AFTER_HOUR = lazily(
    rf"(?:сағат(?:тың)?(?:{S}(?:таңғы|кешкі|түнгі|түскі))?|таңертең(?:гі)?|таңғы|кешкі|түнгі|түскі)(?:{S}сағат)?{S}+\Z",
    re.IGNORECASE,
)
_REACH = 25
_DASH = lazily(DASH)
_SUFFIX = lazily(rf"-({ENDING})(?!\w)")


def read_clock(text: str, at: int) -> Date | None:
    """The time of day, or the span of it, that begins at a place with a digit.

    `17:37` is one anywhere; `17.37` and `9` only behind `сағат`, `кешкі` and the like, `15.00` also before UTC.
    """
    said = _AFTER_HOUR.search(text, max(0, at - _REACH), at)
    found = _CLOCK.match(text, at)
    if found and (found["joint"][0] == ":" or said or _ZONE.match(text, found.end())):
        first = _time(found)
        joint = _DASH.match(text, found.end())
        last = _CLOCK.match(text, joint.end()) if joint else None
        if last and last["joint"] == found["joint"] and _time(last) > first:
            return _ended(text, (first, _time(last)), last.end())
        return _ended(text, first, found.end())
    if said and (hour := _HOUR.match(text, at)):
        return _ended(text, f"{int(hour['h']):02}:00", hour.end())
    return None


def _time(found: "re.Match[str]") -> str:
    return f"{int(found['h']):02}:{found['m']}" + (f":{found['sec']}" if found["sec"] else "")


def _ended(text: str, value: str | tuple[str, str], end: int) -> Date:
    suffix = _SUFFIX.match(text, end)
    return Date("time", value, suffix.end(), suffix[1]) if suffix and suffix[1] else Date("time", value, end, "")
