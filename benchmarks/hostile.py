"""Work on hostile text: what 160,000 characters of it cost, in times of 20,000; at most 12, preset clean.

Each pattern is repeated to the length. Process time; of what is fast, the least of three runs.
"""

import sys
import time

from kit import heading, publish, row

from kaznorm import Pipeline

SHORT, LONG, MOST = 20_000, 160_000, 12.0
ENOUGH = 0.5
"""What takes so many seconds is run once."""
PATTERNS = {
    "one letter, spaced": "а ",
    "letters of a word, spaced": "қ а з а қ ",
    "one letter": "а",
    "dashes": "- ",
    "en dashes between words": "сөз – ",
    "line-break hyphens": "аб-\n",
    "soft hyphens": "сө\u00ad",
    "guillemets": "« ",
    "straight quotes": '"а" ',
    "brackets": "((а) ",
    "digits": "1",
    "numbers, spaced": "1 250 ",
    "ranges with signs": "25 — 30 % ",
    "mixed script": "сөзiң ",
    "numerals": "ХІ ",
    "mojibake": "Ð¡Ó©Ð· ",
    "surrogates": "\ud800 ",
    "combining marks": "и\u0306\u0301",
    "invisible characters": "сө\u200bз ",
    "marks without spaces": "сөз,сөз.Сөз",
    "words run together": "теңгеніқұрайды",
    "a word in pieces": "сай лауа лды ",
    "unknown words": "бргвд жкзлм ",
    "labels": "Жарнама\n",
    "one line again and again": "Жиынға облыс әкімі, мәслихат депутаттары қатысып, өңірдің мәселелерін талқылады.\n",
    "spaces": "  ",
    "line ends": "\n",
    "addresses": "http://a.kz/а ",
    "initials": "Қ.К.",
    "Russian and Kazakh": "Мы не знаем. Біз білеміз. ",
}


def main() -> None:
    clean = Pipeline.preset("clean")
    clean(PATTERNS["words run together"])
    lines = heading("pattern", f"{SHORT:,} characters, ms", f"{LONG:,} characters, ms", "times")
    worst = 0.0
    for name, pattern in PATTERNS.items():
        short, long = (cost(clean, (pattern * (size // len(pattern) + 1))[:size]) for size in (SHORT, LONG))
        times = long / max(short, 1e-4)
        worst = max(worst, times)
        print(row(name, f"{short * 1e3:,.1f}", f"{long * 1e3:,.1f}", f"{times:.1f}"), file=sys.stderr)
        lines.append(row(name, f"{short * 1e3:,.1f}", f"{long * 1e3:,.1f}", f"{times:.1f}"))
    publish("hostile", __doc__, [*lines, "", f"Worst: {worst:.1f} (at most {MOST:g})."])


def cost(clean: Pipeline, text: str) -> float:
    """Seconds of process time."""
    times = []
    for number in range(3):
        start = time.process_time()
        clean(text + " " * number)
        times.append(time.process_time() - start)
        if times[-1] > ENOUGH:
            break
    return min(times)


if __name__ == "__main__":
    main()
