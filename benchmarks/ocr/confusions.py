"""Counts what OCR makes of Kazakh letters: `python benchmarks/ocr/confusions.py FOLDER [-o FILE]`.

Paragraphs of running text (`FOLDER/*.txt`, a sentence a line) are set in several fonts, sizes and degradations, read
by tesseract in several languages, and aligned with what they were. What is kept are counts: the `situation` ("right"
for `kaz`, "lost" for `rus`), the letters that stood there, the letters that were read, how often, and how often the
first stood there at all. Needs Pillow, tesseract with `kaz` and `rus`, and the fonts below; the same input and
versions give the same table.
"""

import argparse
import random
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image, ImageDraw, ImageFilter, ImageFont

FONTS = (
    "dejavu/DejaVuSerif.ttf",
    "dejavu/DejaVuSans.ttf",
    "dejavu/DejaVuSansCondensed.ttf",
    "noto/NotoSerif-Regular.ttf",
    "noto/NotoSerif-Bold.ttf",
    "noto/NotoSerif-Italic.ttf",
    "noto/NotoSans-Regular.ttf",
    "paratype/PTS55F.ttf",
    "paratype/PTF55F.ttf",
    "paratype/PTN57F.ttf",
    "paratype/PTN77F.ttf",
)
FONT_FOLDER = Path("/usr/share/fonts/truetype")
SITUATIONS = {"kaz": "right", "rus": "lost"}
DPI = (65, 75, 85, 100, 150, 200)
DEGRADATIONS = ("clean", "blur", "skew", "noise")
PARAGRAPH, WIDTH = 350, 46
LEAST = 3
"""Rarer confusions are left out."""
LONGEST = 2
OUTPUT = Path(__file__).parents[2] / "src" / "kaznorm" / "data" / "confusions.tsv"


def paragraphs(folder: Path, count: int, rnd: random.Random) -> Iterator[str]:
    """Paragraphs of lines of the folder, drawn evenly from its files."""
    files = [path.read_text(encoding="utf-8").split("\n") for path in sorted(folder.glob("*.txt"))]
    for _ in range(count):
        text = ""
        while len(text) < PARAGRAPH:
            text += " " + rnd.choice(rnd.choice(files))[:PARAGRAPH]
        yield " ".join(text.split())


def page(text: str, font: str, dpi: int, degradation: str, rnd: random.Random) -> Image.Image:
    """A paragraph as a page, at so many dots per inch (11 point type)."""
    lines, row = [], ""
    for word in text.split():
        if row and len(row) + len(word) >= WIDTH:
            lines.append(row)
            row = ""
        row += (" " if row else "") + word
    lines.append(row)
    size = round(11 * dpi / 72)
    face = ImageFont.truetype(str(FONT_FOLDER / font), size)
    step = round(size * 1.45)
    width = round(max(face.getlength(line) for line in lines)) + 4 * size
    image = Image.new("L", (width, step * len(lines) + 4 * size), 255)
    draw = ImageDraw.Draw(image)
    for number, line in enumerate(lines):
        draw.text((2 * size, 2 * size + number * step), line, font=face, fill=rnd.randrange(0, 60))
    return degraded(image, degradation, dpi, rnd, tilt=0.7, blur=0.4, noise=0.25)


def degraded(
    image: Image.Image, degradation: str, dpi: int, rnd: random.Random, *, tilt: float, blur: float, noise: float
) -> Image.Image:
    """A page as a scanner gives it: askew by up to `tilt` degrees, blurred by `blur` or more, with so much noise."""
    if degradation == "skew":
        image = image.rotate(rnd.uniform(-tilt, tilt), fillcolor=255, resample=Image.Resampling.BICUBIC)
    if degradation != "clean":
        image = image.filter(ImageFilter.GaussianBlur(rnd.uniform(blur, 0.9) * dpi / 150))
    if degradation == "noise":
        image = Image.blend(image, Image.effect_noise(image.size, 120), noise)
    return image


def read(image: Image.Image, language: str, dpi: int, folder: str, number: int, *, lines: bool = False) -> str:
    """What tesseract reads, in one line or as many as it sees."""
    path = f"{folder}/{number}.png"
    image.save(path, dpi=(dpi, dpi))
    command = ["tesseract", path, "-", "-l", language, "--psm", "6", "--dpi", str(dpi)]
    found = subprocess.run(command, capture_output=True, check=True, env={"OMP_THREAD_LIMIT": "1", "PATH": "/usr/bin"})
    return found.stdout.decode() if lines else " ".join(found.stdout.decode().split())


def aligned(gold: str, found: str) -> Iterator[tuple[str, str]]:
    """Both side by side, letter by letter; an empty string where one has nothing."""
    rows = [list(range(len(found) + 1))]
    for i, a in enumerate(gold, 1):
        last, row = rows[-1], [i]
        for j, b in enumerate(found, 1):
            row.append(min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a != b)))
        rows.append(row)
    i, j = len(gold), len(found)
    pairs = []
    while i or j:
        if i and j and rows[i][j] == rows[i - 1][j - 1] + (gold[i - 1] != found[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((gold[i], found[j]))
        elif i and rows[i][j] == rows[i - 1][j] + 1:
            i -= 1
            pairs.append((gold[i], ""))
        else:
            j -= 1
            pairs.append(("", found[j]))
    yield from reversed(pairs)


def confusions(gold: str, found: str) -> Iterator[tuple[str, str]]:
    """What stood there and what was read, where they differ; long stretches are no confusions of letters."""
    for same, group in groupby(aligned(gold, found), lambda pair: pair[0] == pair[1]):
        row = list(group)
        olds, news = "".join(a for a, _ in row), "".join(b for _, b in row)
        if not same and len(row) > 1 and len(olds) == len(news):
            yield from row
        elif not same and max(len(olds), len(news)) <= LONGEST:
            yield olds, news


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description="Counts what OCR makes of Kazakh letters.")
    parser.add_argument("folder", type=Path, help="running text")
    parser.add_argument("-o", "--output", type=Path, default=OUTPUT)
    parser.add_argument("-n", type=int, default=240, help="how many pages")
    parser.add_argument("--add", type=Path, help="further counts, of `kaz`: gold, ocr, count, gold_total")
    options = parser.parse_args()
    rnd = random.Random(0)
    totals: Counter[tuple[str, str]] = Counter()
    counts: Counter[tuple[str, str, str]] = Counter()
    jobs = []
    for text in paragraphs(options.folder, options.n, rnd):
        dpi = rnd.choice(DPI)
        image = page(text, rnd.choice(FONTS), dpi, rnd.choice(DEGRADATIONS), rnd)
        jobs += [(text, image, language, dpi) for language in SITUATIONS]
    with TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        found = pool.map(lambda i: read(*jobs[i][1:], folder, i), range(len(jobs)))
        for (text, _, language, _), result in zip(jobs, found, strict=True):
            gold, seen = text.lower(), result.lower()
            if abs(len(gold) - len(seen)) > 0.1 * len(gold):
                continue
            totals.update((SITUATIONS[language], c) for c in gold)
            counts.update((SITUATIONS[language], *pair) for pair in confusions(gold, seen))
    if options.add:
        for row in options.add.read_text(encoding="utf-8").split("\n")[1:]:
            old, new, count, total = [*row.lower().split("\t"), "", "", "", ""][:4]
            old, new = old.strip("'"), new.strip("'")
            if old != new and count:
                counts["right", old, new] += int(count)
                totals["right", old] = max(totals["right", old], int(total or 0))
    with options.output.open("w", encoding="utf-8", newline="\n") as file:
        file.write("situation\ttrue\tread\tcount\ttotal\n")
        for (situation, old, new), count in sorted(counts.items(), key=lambda row: (row[0][0], -row[1], row[0])):
            total = totals[situation, old[:1]]
            if count >= LEAST and (total or not old) and not re.search(r"\s", old + new):
                file.write(f"{situation}\t{old}\t{new}\t{count}\t{total}\n")


if __name__ == "__main__":
    main()
