"""Work on hostile text: what 160,000 characters of it cost, in times of 20,000; at most 12, preset clean.

Each pattern is repeated to the length. Process time: of one run, or of what is fast the least of three for both
lengths. Names of patterns, or parts of them, as arguments: those alone, and nothing is written.
"""

import random
import sys
import time

from kit import heading, publish, row

from kaznorm import Pipeline

SHORT, LONG, MOST = 20_000, 160_000, 12.0
ENOUGH, RUNS = 0.2, 3
"""What takes so many seconds is run once: a second run is spared what the first has learnt. Else so many times."""
LEAST = 2e-3
"""What takes less than so many seconds counts as that much."""
_CHANCE = random.Random(1)
_LETTERS = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщыіэюя"


def _random(letters: str, between: str = "", size: int = 4_000) -> str:
    """Letters in a random order, the same every time."""
    return "".join(letter + between for letter in _CHANCE.choices(letters, k=size))


def _random_words(size: int = 1_000) -> str:
    """Random sequences of letters, of random lengths."""
    return " ".join("".join(_CHANCE.choices(_LETTERS, k=_CHANCE.randrange(1, 12))) for _ in range(size)) + " "


PATTERNS = {
    # letters and words that are apart, or not
    "one letter, spaced": "а ",
    "letters of a word, spaced": "қ а з а қ ",
    "letters of another word, spaced": "х а б а р ш ы ",
    "words spaced out, wide gaps between": "Ж и ы н  т ө р а ғ а с ы  ",
    "letters with no-break spaces": "х\u00a0а\u00a0б\u00a0а\u00a0р ",
    "letters with tabs": "х\tа\tб\t",
    "a letter a line": "х\nа\nб\nа\nр\n",
    "pairs of letters": "ха ба рш ы ",
    "random letters, spaced": _random(_LETTERS, " "),
    "random letters": _random(_LETTERS),
    "random letters and spaces": _random(_LETTERS + " " * 6),
    "random words": _random_words(),
    "one letter": "а",
    "a letter of other alphabets": "漢قåж",
    "words run together": "теңгеніқұрайды",
    "other words run together": "мектепбаласыауылдағыкітапхана",
    "words run together, spaced": "мектепбаласы ауылдағыкітапхана ",
    "a word in pieces": "сай лауа лды ",
    "two words in pieces": "мә селе лер ше шіл ді ",
    "unknown words": "бргвд жкзлм ",
    "particles": "мен да бен те ",
    "initials": "Қ.К.",
    "capitals": "ҚАЗАҚСТАН РЕСПУБЛИКАСЫ ",
    "Russian and Kazakh": "Мы не знаем. Біз білеміз. ",
    "Kazakh in Latin letters": "Qazaq tili men ädebiet ",
    "Kazakh in Arabic letters": "قازاق ءتىلى ",
    # hyphens, dashes, quotes, brackets, marks
    "dashes": "- ",
    "en dashes between words": "сөз – ",
    "line-break hyphens": "аб-\n",
    "line-break hyphens of words": "қала-\nның меке-\nмелер-\n",
    "hyphens inside words": "депута- ты меке -ме ",
    "hyphens without end": "аб-ба-",
    "soft hyphens": "сө\u00ad",
    "guillemets": "« ",
    "straight quotes": '"а" ',
    "quotes that open": "«„“",
    "brackets": "((а) ",
    "nested brackets": "([{<",
    "marks without spaces": "сөз,сөз.Сөз",
    "marks with spaces": "сөз , сөз . ",
    "points": ".",
    "underlines and stars": "_*_ **",
    # numbers and units
    "digits": "1",
    "digits, spaced": "1 ",
    "numbers, spaced": "1 250 ",
    "numbers with all separators": "1,234.567 8/9-",
    "ranges with signs": "25 — 30 % ",
    "dates": "01.02.2024 ж. ",
    "amounts": "100 млн ₸ $5 ",
    "number words": "бір мың екі жүз отыз ",
    "suffixes on digits": "5-ші 6-шыға 7 -де ",
    "units": "38,0 кв.км/сағ ",
    "Roman numerals": "ХІ ",
    "letters of Roman numerals": "XIVХІІ",
    "sums": "1+1=2*",
    # characters and encodings
    "mixed script": "сөзiң ",
    "letters of two scripts in turn": "aаcс",
    "lost Kazakh letters": "казак тили онеркасип ",
    "question marks for letters": "?аза?стан т?ра?асы ",
    "mojibake": "Ð¡Ó©Ð· ",
    "mojibake twice": "Ã\x90Â¡Ã\x93Â©Ã\x90Â· ",
    "letters of old fonts": "Ќазаќстан республикасыныѓ ",
    "UTF-8 as cp1251": "ТљР°Р·Р°Т›СЃС‚Р°РЅ ",
    "entities": "&amp;amp;#1179;&lt;",
    "percent escapes": "%D2%9B%D0%B0",
    "surrogates": "\ud800 ",
    "surrogates within words": "сө\udc00з ",
    "combining marks": "и\u0306\u0301",
    "combining marks in a heap": "и" + "\u0306\u0301\u0327" * 500,
    "invisible characters": "сө\u200bз ",
    "controls of direction": "\u202eсөз\u200f\u2066",
    "control characters": "сө\x00з\x01\x7f",
    "replacement characters": "сө\ufffdз \ufffd",
    "private use, as of fonts": "\uf0b7 \ue000сө",
    "glyph names, as of PDF": "(cid:12)(cid:345) ",
    "ligatures and full width": "ﬁﬂ１２ＡＢ ",
    "emoji": "👨\u200d👩\u200d👧🏽 ",
    # lines and layout
    "labels": "Жарнама\n",
    "labels, of two kinds": "Жарнама\nБөлісу: 25\n",
    "one line again and again": "Жиынға облыс әкімі, мәслихат депутаттары қатысып, өңірдің мәселелерін талқылады.\n",
    "short lines": "сөз\nой\n",
    "lines with numbers": "1\n2 бет\n",
    "rows of a table": "| 1 | а | 2,5 |\n",
    "cells": "а\t1\tб\n",
    "spaces": "  ",
    "odd spaces": "\u00a0\u2003\u3000 ",
    "line ends": "\n",
    "line ends of all kinds": "\r\n\r\n\n\r\x0c\u2028\x85",
    "spaces and line ends": " \n\t\n",
    # what is never touched
    "addresses": "http://a.kz/а ",
    "an address without end": "http://a.kz/?а=%20&",
    "letters and points": "a.a@",
    "tags": "<b>сөз</b> ",
    "paths": "/а/б.в\\г ",
    "hash tags": "#сөз@ой ",
}


def main() -> None:
    clean = Pipeline.preset("clean")
    clean(PATTERNS["words run together"])
    lines = heading("pattern", f"{SHORT:,} characters, ms", f"{LONG:,} characters, ms", "times")
    worst = slowest = 0.0
    chosen = [name for name in PATTERNS if not sys.argv[1:] or any(part in name for part in sys.argv[1:])]
    for name in chosen:
        pattern = PATTERNS[name]
        short, long = costs(clean, *(pattern * (size // len(pattern)) for size in (SHORT, LONG)))
        times = long / max(short, LEAST)
        worst, slowest = max(worst, times), max(slowest, long)
        lines.append(row(name, f"{short * 1e3:,.1f}", f"{long * 1e3:,.1f}", f"{times:.1f}"))
        print(lines[-1], file=sys.stderr, flush=True)
    told = f"Worst: {worst:.1f} (at most {MOST:g}). Slowest: {slowest / LONG * 1e6:.0f} µs a character."
    print(told, file=sys.stderr)
    if not sys.argv[1:]:
        publish("hostile", __doc__, [*lines, "", told])


def costs(clean: Pipeline, short: str, long: str) -> tuple[float, float]:
    """Seconds of process time that both take, timed in the same way."""
    first = spent(clean, short)
    if first > ENOUGH:
        return first, spent(clean, long)
    ends = [" " * run for run in range(1, RUNS + 1)]
    return min(spent(clean, short + end) for end in ends), min(spent(clean, long + end) for end in ends)


def spent(clean: Pipeline, text: str) -> float:
    """Seconds of process time."""
    start = time.process_time()
    clean(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
