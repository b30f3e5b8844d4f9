"""Learns how Latin words look to OCR that knows no Latin letters: `python benchmarks/ocr/latin.py FOLDER WORDS`.

Latin words stand between frequent Kazakh ones (of `FOLDER/*.txt`, running text), are set in several fonts, sizes and
degradations, and read by tesseract in `kaz` and `rus`. What was read is cut into pieces that go with the letters of
the word, so that the whole becomes as likely as can be (hard EM). Two tables of counts come of it, in `data/`:
`latin_read.tsv`, what was read for which letters, and `latin_letters.tsv`, what a letter costs after two others, from
WORDS (a word a line; here the word list of tesseract `eng`, by `dawg2wordlist`). Needs what `confusions.py` needs.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from math import log
from pathlib import Path
from tempfile import TemporaryDirectory

from confusions import DEGRADATIONS, FONT_FOLDER, FONTS, OUTPUT, degraded, read
from PIL import Image, ImageDraw, ImageFont

PAGES, LINES, ROUNDS = 330, 9, 8
DPI = (100, 150, 150, 200, 200)
LANGUAGES = ("kaz", "kaz", "kaz", "kaz", "rus")
PIECES = {(1, 1): 3.0, (1, 2): 7.0, (2, 1): 7.0, (1, 3): 11.0, (2, 2): 9.0, (1, 0): 9.0, (0, 1): 9.0}
"""How many letters go with how many that were read, and what that costs before anything is known."""
UNSEEN, LONGER = 14.0, 1.0
LEAST, LEAST_DROPPED = 3, 10
"""What was met less often is left out."""
LETTERS = "abcdefghijklmnopqrstuvwxyz$"
STEP, FIRST = 0.25, 48
Pairs = list[tuple[str, str]]


def page(lines: list[list[str]], font: str, dpi: int, degradation: str, rnd: random.Random) -> Image.Image:
    """Lines of words as a page."""
    size = round(10.5 * dpi / 72)
    face = ImageFont.truetype(str(FONT_FOLDER / font), size)
    step = round(size * 1.4)
    width = round(max(face.getlength(" ".join(line)) for line in lines)) + 4 * size
    image = Image.new("L", (width, step * len(lines) + 4 * size), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((2 * size, 2 * size + number * step), " ".join(line), font=face, fill=0)
    return degraded(image, degradation, dpi, rnd, tilt=0.5, blur=0.5, noise=0.15)


def read_words(folder: Path, words: list[str], rnd: random.Random) -> Iterator[tuple[str, str]]:
    """Latin words and what was read, lower-cased, line by line where the number of words is the same."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt")))
    own = sorted(set(re.findall(r"(?<![\w.-])[A-Za-z]{2,}(?![\w.-])", text)))
    kazakh = [word for word, _ in Counter(re.findall(r"\b[а-яәғқңөұүһі]{5,9}\b", text)).most_common(1500)]
    pages = []
    for _ in range(PAGES):
        lines = []
        for _ in range(LINES):
            pair = [rnd.choice(own if rnd.random() < 0.3 else words) for _ in range(2)]
            pair = [word.capitalize() if rnd.random() < 0.45 else word for word in pair]
            lines.append([rnd.choice(kazakh), pair[0], rnd.choice(kazakh), pair[1], rnd.choice(kazakh)])
        dpi = rnd.choice(DPI)
        pages.append((lines, page(lines, rnd.choice(FONTS), dpi, rnd.choice(DEGRADATIONS), rnd), dpi))
    with TemporaryDirectory() as place, ThreadPoolExecutor(2) as pool:
        jobs = [(image, rnd.choice(LANGUAGES), dpi, place, number) for number, (_, image, dpi) in enumerate(pages)]
        for (lines, _, _), result in zip(pages, pool.map(lambda job: read(*job, lines=True), jobs), strict=True):
            found = [line.split() for line in result.lower().split("\n") if line.strip()]
            if len(found) == len(lines):
                for line, row in zip(lines, found, strict=True):
                    if len(row) == len(line):
                        yield from ((line[1].lower(), row[1]), (line[3].lower(), row[3]))


def cut(pairs: Pairs, costs: dict[tuple[str, str], float]) -> Counter[tuple[str, str]]:
    """The pieces into which the pairs are cut at the least cost."""
    found: Counter[tuple[str, str]] = Counter()
    for true, seen in pairs:
        best = {(0, 0): 0.0}
        ways: dict[tuple[int, int], tuple[int, int]] = {}
        for i in range(len(true) + 1):
            for j in range(len(seen) + 1):
                for (a, b), first in PIECES.items():
                    before = best.get((i - a, j - b))
                    if before is None:
                        continue
                    piece = true[i - a : i], seen[j - b : j]
                    cost = costs.get(piece, UNSEEN) if costs else first - 2.5 * (piece[0] == piece[1])
                    if before + cost < best.get((i, j), 1e9):
                        best[i, j] = before + cost
                        ways[i, j] = a, b
        i, j = len(true), len(seen)
        while (i or j) and (i, j) in ways:
            a, b = ways[i, j]
            found[true[i - a : i], seen[j - b : j]] += 1
            i, j = i - a, j - b
    return found


def learnt(pairs: Pairs) -> tuple[Counter[tuple[str, str]], Counter[str]]:
    """How often pieces were read for pieces, and how often each first letter stood there."""
    pairs = [(true, seen) for true, seen in pairs if len(seen) <= 2 * len(true) + 2]
    costs: dict[tuple[str, str], float] = {}
    for _ in range(ROUNDS):
        counts = cut(pairs, costs)
        totals: Counter[str] = Counter()
        for (true, _), count in counts.items():
            totals[true[:1]] += count
        costs = {
            (true, seen): LONGER * (len(true) != 1 or len(seen) != 1) - log(count / totals[true[:1]])
            for (true, seen), count in counts.items()
            if count > 1 or len(true) == len(seen) == 1
        }
    return counts, totals


def letter_costs(words: list[str]) -> Iterator[tuple[str, str]]:
    """Two letters, and what each letter and the end cost behind them (Witten-Bell)."""
    counts: list[Counter[str]] = [Counter() for _ in range(4)]
    for word in sorted(set(words)):
        marked = f"^{word}$"
        for end in range(2, len(marked) + 1):
            for size in range(1, 4):
                if end >= size:
                    counts[size][marked[end - size : end]] += 1
    totals, types = Counter[tuple[str, int]](), Counter[tuple[str, int]]()
    for size in range(1, 4):
        for gram, count in counts[size].items():
            totals[gram[:-1], size] += count
            types[gram[:-1], size] += 1

    def probability(gram: str) -> float:
        if not gram:
            return 1 / len(LETTERS)
        total, kinds = totals[gram[:-1], len(gram)], types[gram[:-1], len(gram)]
        lower = probability(gram[1:])
        return (counts[len(gram)][gram] + kinds * lower) / (total + kinds) if total else lower

    contexts = ["^", *(f"^{a}" for a in LETTERS[:-1]), *(a + b for a in LETTERS[:-1] for b in LETTERS[:-1])]
    for context in contexts:
        costs = (min(40, round(-log(probability(context + letter)) / STEP)) for letter in LETTERS)
        yield context, "".join(chr(FIRST + cost) for cost in costs)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Learns how Latin words look to OCR that knows no Latin letters.")
    parser.add_argument("folder", type=Path, help="running text")
    parser.add_argument("words", type=Path, help="Latin words")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT.parent)
    parser.add_argument("--pairs", type=Path, help="words and what was read, of an earlier run")
    options = parser.parse_args()
    words = options.words.read_text(encoding="utf-8").split("\n")
    words = [word.lower() for word in words if re.fullmatch("[A-Z]?[a-z]{1,14}", word)]
    if options.pairs:
        rows = (line.split("\t") for line in options.pairs.read_text(encoding="utf-8").split("\n") if line)
        pairs = [(true, seen) for true, seen in rows]
    else:
        pairs = list(read_words(options.folder, words, random.Random(7)))
    counts, totals = learnt(pairs)
    with (options.output / "latin_read.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.write("true\tread\tcount\ttotal\n")
        for (true, seen), count in sorted(counts.items(), key=lambda row: (-row[1], row[0])):
            least = LEAST if seen else LEAST_DROPPED
            if count >= least and true and not re.search(r"\s", seen):
                file.write(f"{true}\t{seen}\t{count}\t{totals[true[:1]]}\n")
    with (options.output / "latin_letters.tsv").open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(f"{context}\t{costs}\n" for context, costs in letter_costs(words))


if __name__ == "__main__":
    main()
