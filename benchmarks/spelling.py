"""Numbers in words beside num2words and CLDR's rules (through ICU), and suffixes beside what writers put on digits.

On every whole number from 0 to 10,000, then on single numbers that go wrong somewhere, then a second's work. CLDR's
ordinals in digits are compared without their group separators. The last table counts the endings that stand behind
digits, per cent signs, units and acronyms read as words, and those that go with a living reading of them.
"""

import time
from collections.abc import Callable, Iterator
from decimal import Decimal
from importlib.metadata import version
from typing import Any

from icu4py.messageformat import MessageFormat
from kit import Data, data, heading, publish, row
from num2words import num2words

import kaznorm
from kaznorm.numerals.hyphened import hyphened

NUMBERS = range(10_001)
PROBES = (
    ("31.5", "31.5", "cardinal"),
    ("-0.5", "-0.5", "cardinal"),
    ("0.05", "0.05", "cardinal"),
    ("0.0000001", "0.0000001", "cardinal"),
    ("1000", 1000, "cardinal"),
    ("10^33", 10**33, "cardinal"),
    ("10^36", 10**36, "cardinal"),
    ("20th", 20, "ordinal"),
    ("40th", 40, "ordinal"),
    ("1000th", 1000, "ordinal"),
    ("-3rd", -3, "ordinal"),
    ("50th in digits", 50, "digits"),
    ("100th in digits", 100, "digits"),
)
_RULES = {
    "cardinal": MessageFormat("{n,spellout,%spellout-cardinal}", "kk"),
    "ordinal": MessageFormat("{n,spellout,%spellout-ordinal}", "kk"),
    "digits": MessageFormat("{n, ordinal}", "kk"),
}


def ours(n: Any, form: str) -> str:
    """What kaznorm says."""
    return f"{n}-{kaznorm.attach(n, form='ordinal')}" if form == "digits" else kaznorm.spell(n, form)


def words(n: Any, form: str) -> str:
    """What num2words says."""
    if form == "digits":
        raise NotImplementedError
    return num2words(n, lang="kz", to=form)


def rules(n: Any, form: str) -> str:
    """What CLDR's rules say."""
    return _RULES[form].format({"n": n}).replace("\N{NO-BREAK SPACE}", "").replace("\N{SOFT HYPHEN}", "")


LIBRARIES: dict[str, Callable[[Any, str], str]] = {
    "kaznorm": ours,
    f"num2words {version('num2words')}": words,
    f"CLDR, icu4py {version('icu4py')}": rules,
}


def main() -> None:
    given = data(__doc__)
    publish("spelling", __doc__, [*agreement(given), "", *probes(), "", *speed(), "", *suffixes(given)])


def said(speak: Callable[[Any, str], str], n: Any, form: str) -> str:
    """The words, or what was raised instead."""
    try:
        return speak(n, form)
    except Exception as error:  # noqa: BLE001  (whatever a library raises is its result)
        return f"*{type(error).__name__}*"


def agreement(given: Data) -> Iterator[str]:
    """How many of the numbers are said as kaznorm says them."""
    yield from heading("0 to 10,000, as kaznorm says them", *list(LIBRARIES)[1:])
    for form, name in (("cardinal", "cardinals"), ("ordinal", "ordinals"), ("digits", "ordinals in digits")):
        cells = []
        for library, speak in list(LIBRARIES.items())[1:]:
            different = [n for n in NUMBERS if said(speak, n, form) != ours(n, form)]
            for n in different[:3]:
                given.show(library, form, n, said(speak, n, form), ours(n, form))
            cells.append("none such" if len(different) == len(NUMBERS) else f"{len(NUMBERS) - len(different):,}")
        yield row(name, *cells)


def probes() -> Iterator[str]:
    """Single numbers."""
    yield row("number", *LIBRARIES)
    yield row("---", *["---"] * len(LIBRARIES))
    for name, given, form in PROBES:
        n = Decimal(given) if isinstance(given, str) else given
        yield row(name, *(said(speak, n, form) for speak in LIBRARIES.values()))


def speed() -> Iterator[str]:
    """Calls a second."""
    numbers = [n * 7919 % 10**9 for n in range(50_000)]
    spoken = [kaznorm.spell(n) for n in numbers]
    yield from heading("calls a second, numbers below 10^9", *LIBRARIES)
    yield row("cardinals", *(f"{rate(lambda n, s=speak: s(n, 'cardinal'), numbers):,}" for speak in LIBRARIES.values()))
    dative = rate(lambda n: kaznorm.spell(n, "ordinal", "dative"), numbers)
    yield row("ordinals in the dative", f"{dative:,}", "-", "-")
    yield row("read back", f"{rate(kaznorm.parse_number, spoken):,}", "-", "-")


def rate(call: Callable[[Any], Any], values: list[Any]) -> int:
    """How often a second a function can be called with these: the best of three."""
    times = []
    for _ in range(3):
        start = time.perf_counter()
        for value in values:
            call(value)
        times.append(time.perf_counter() - start)
    return int(len(values) / min(times))


def suffixes(given: Data) -> Iterator[str]:
    """Endings in running text."""
    yield from heading("endings behind digits and signs", "read", "go with a reading", "share")
    for part in ("train", "dev"):
        found = [
            (text[max(0, one.start - 12) : one.end], one.suffix)
            for path in sorted((given.folder / "corpus" / part).glob("*.txt"))
            for text in (path.read_text(encoding="utf-8"),)
            for one in hyphened(text)
        ]
        right = sum(suffix.fits for _, suffix in found)
        for place, suffix in found:
            if not suffix.fits:
                given.show(part, place.replace("\n", " "), suffix.expected)
        yield row(part, f"{len(found):,}", f"{right:,}", f"{right / len(found):.4f}" if found else "-")


if __name__ == "__main__":
    main()
