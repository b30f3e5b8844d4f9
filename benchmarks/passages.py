"""The language of passages: Kazakh and Russian lines whole and cut short, and both glued into one.

A line is *right* where its own language is all that is named in it, *unsure* where some of it is `und`, *wrong* where
another language is named. Glued are eight to twenty words of one and of the other, in lines of their own or in one
line; what is counted there is letters given to the right language. The Latin and Arabic lines are Kazakh ones, spelled
by tables of this script. The guard is what `spacing`, `hyphens`, `words` and `lookalikes` ask before they touch a
word; it was asked for every word of every line alone.
"""

import random
from collections import Counter
from collections.abc import Iterator
from time import perf_counter

from kit import Data, data, heading, publish, row

from kaznorm import passages
from kaznorm.language import foreign
from kaznorm.lm import load
from kaznorm.tokens import scan

KAZAKH = ("dev/news", "dev/encyclopaedia", "dev/translated_news")
RUSSIAN = ("ru/ud_pud",)
SIZES = (1, 2, 3, 5, 8, None)
LATIN = str.maketrans(
    dict(zip("аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцшщыіэ", "aäbvgğdeejziikqlmnñoöprstuūüfhhcşşyıe", strict=True))
    | {"ч": "tş", "ю": "iu", "я": "ia", "ь": "", "ъ": ""}
)
ARABIC = str.maketrans(
    dict(zip("аәбвгғджзийкқлмнңоөпрстуұүфхһшыіеэ", "اابۆگعدجزييكقلمنڭووپرستۋۇۇفحھشىىەە", strict=True))
    | {"ч": "چ", "ц": "تس", "щ": "شش", "ё": "يو", "ю": "يۋ", "я": "يا", "ь": "", "ъ": ""}
)


def main() -> None:
    given = data(__doc__)
    lines = heading("right · wrong", *(f"{size} words" if size else "whole line" for size in SIZES))
    for source in (*KAZAKH, *RUSSIAN):
        language = "kk" if source in KAZAKH else "ru"
        lines.append(row(source, *cuts(given, given.text(source, 2000), language, "Cyrl")))
    for script, table in (("Latn", LATIN), ("Arab", ARABIC)):
        spelled = [line.lower().translate(table) for line in given.text("dev/news", 1000)]
        lines.append(row(f"dev/news in {script}", *cuts(given, spelled, "kk", script)))
    lines += ["", *heading("glued", "letters right", "all letters right", "named otherwise")]
    for title, glue in (("in lines", "\n"), ("sentence by sentence", " "), ("a Russian clause in a Kazakh line", "«")):
        lines.append(row(title, *glued(given, glue)))
    lines += ["", *heading("guard", "words called foreign", "lines with such a word")]
    lines += [row(source, *guarded(given, source)) for source in (*KAZAKH, "dev/constitution", *RUSSIAN)]
    text = "\n".join(given.text("dev/encyclopaedia"))
    passages("а")
    start = perf_counter()
    passages(text)
    lines += ["", f"{len(text) / (perf_counter() - start):,.0f} characters a second."]
    publish("passages", __doc__, lines)


def cut(rnd: random.Random, line: str, size: int | None) -> str | None:
    """So many words of a line in a row."""
    words = line.split()
    if size is None or len(words) < size:
        return line if size is None else None
    start = rnd.randint(0, len(words) - size)
    return " ".join(words[start : start + size])


def cuts(given: Data, sources: list[str], language: str, script: str) -> Iterator[str]:
    for size in SIZES:
        rnd = random.Random(size or 0)
        tally: Counter[str] = Counter()
        for line in sources:
            text = cut(rnd, line, size)
            if text is None or not any(map(str.isalpha, text)):
                continue
            named = {passage.language for passage in passages(text)}
            verdict = "right" if named == {language} else "unsure" if named <= {language, "und"} else "wrong"
            tally[verdict] += 1
            if verdict == "wrong":
                given.show(script, text, *((p.language, text[p.start : p.end]) for p in passages(text)))
        yield f"{tally['right'] / tally.total():.3f} · {tally['wrong'] / tally.total():.4f}"


def glued(given: Data, glue: str) -> Iterator[str]:
    rnd = random.Random(5)
    kazakh = [line for line in given.text("dev/news", 600) if 8 <= len(line.split()) <= 20]
    russian = [line for line in given.text("ru/ud_pud", 600) if 8 <= len(line.split()) <= 20]
    right = total = exact = wrong = count = 0
    for a, b in zip(kazakh, russian, strict=False):
        parts = [(a, "kk"), (b, "ru")]
        if glue == "«":
            words, at = a.split(), rnd.randint(1, 4)
            clause = " ".join(b.rstrip(".!?").split()[:8])
            parts = [(" ".join(words[:at]), "kk"), (f"«{clause}»", "ru"), (" ".join(words[at:]), "kk")]
        text, gold = "", ""
        for part, language in parts:
            space = "\n" if glue == "\n" else " "
            gold += language[0] * len(part + space)
            text += part + space
        said = "".join(p.language[0] * (p.end - p.start) for p in passages(text))
        letters = [(x, y) for c, x, y in zip(text, gold, said, strict=True) if c.isalpha()]
        hits = sum(x == y for x, y in letters)
        right, total, count = right + hits, total + len(letters), count + 1
        exact += hits == len(letters)
        wrong += sum(y not in (x, "u") for x, y in letters)
        if hits < len(letters):
            given.show(text, *((p.language, text[p.start : p.end]) for p in passages(text)))
    yield from (f"{right / total:.4f}", f"{exact / count:.3f} of {count}", f"{wrong / total:.4f}")


def guarded(given: Data, source: str) -> Iterator[str]:
    model = load.model()
    words = hits = hit_lines = 0
    sources = given.text(source)
    for line in sources:
        seen = scan(line)
        verdicts = [foreign(model, seen, *span) for span in seen.words]
        words, hits, hit_lines = words + len(verdicts), hits + sum(verdicts), hit_lines + any(verdicts)
    yield f"{hits / words:.4f} of {words:,}"
    yield f"{hit_lines / len(sources):.4f} of {len(sources):,}"


if __name__ == "__main__":
    main()
