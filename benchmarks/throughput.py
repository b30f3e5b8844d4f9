"""How fast preset clean goes over text that is sound, in times of `ftfy.fix_text` in the same run, one process.

Held-out lines, put together to documents in a random order and cut into disjoint slices, so no document is met twice;
what kaznorm remembers is words. "Sound" are the lines that preset clean leaves as they are, "as it is" all of them.
Each slice is done by all in turn; process time. Beside it clean-text, where it is installed, and a bare
`re.findall(r"\\w+")`.
"""

import os
import random
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from kit import ROOT, data, heading, publish, row

from kaznorm import Pipeline

TEXTS = ("dev/news", "dev/translated_news", "dev/encyclopaedia")
SIZE, SHORT, DAMAGED = 1400, 60, 0.05
FIRST = 1_000_000
"""Bytes of which the first slice consists."""
TWINS = dict(zip("аеосхі", "aeocxi", strict=True))
LOST = str.maketrans("әғқңөұүі", "агкноууи")
Act = Callable[[str], object]
ONE_CALL = """
import time
start = time.perf_counter()
import kaznorm
imported = time.perf_counter()
kaznorm.clean("Облыстық мәслихаттың депутаттары 5 км жол салынғанын айтты.")
done = time.perf_counter()
try:
    [peak] = [line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")]
except OSError:
    import resource
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((imported - start) * 1e3, (done - imported) * 1e3, int(peak) / 1e3)
"""


def main() -> None:
    given = data(__doc__)
    rnd = random.Random(1)
    lines = [line for name in TEXTS for line in given.text(name)]
    rnd.shuffle(lines)
    rivals = load()
    table = heading("text", "MB", "kaznorm, MB/s", *(f"{name}, MB/s" for name in rivals), "kaznorm : ftfy", "must")
    sound = sound_lines(lines)
    whole = documents(sound, SIZE)
    first, rest = cut(whole, FIRST)
    clean = Pipeline.preset("clean")
    clean("Облыстық мәслихаттың депутаттары 5 км жол салынғанын айтты.")
    for name, texts, must in (
        ("sound, first MB", first, "1.5"),
        ("sound, the rest", rest, "4"),
        ("sound, again: all words known", whole, ""),
        ("lines of 60 characters", [line[:SHORT] for line in sound], "2.5"),
        ("as it is", documents(lines, SIZE), ""),
        ("5% of the words damaged", [damaged(text, rnd) for text in rest], "1.2"),
    ):
        table.append(measured(name, texts, clean, rivals, must))
        print(table[-1], file=sys.stderr)
    publish("throughput", __doc__, [*table, "", *start()])


def load() -> dict[str, Act]:
    """What others do to a text."""
    found: dict[str, Act] = {"ftfy": import_module("ftfy").fix_text}
    try:
        cleantext = import_module("cleantext").clean
        found["clean-text"] = lambda text: cleantext(text, lower=False, to_ascii=False)
    except ImportError:
        print("clean-text is not installed", file=sys.stderr)
    found["re.findall"] = re.compile(r"\w+").findall
    return found


def sound_lines(lines: Sequence[str]) -> list[str]:
    """The lines that preset clean leaves as they are, found in a process of its own: nothing is remembered here."""
    script = (
        "import sys\nfrom kaznorm import Pipeline\nclean = Pipeline.preset('clean')\n"
        "lines = sys.stdin.buffer.read().decode().split('\\n')\n"
        "sys.stdout.buffer.write('\\n'.join(line for line in lines if clean(line) == line).encode())"
    )
    given = "\n".join(lines).encode()
    done = subprocess.run([sys.executable, "-c", script], input=given, capture_output=True, check=True)
    return done.stdout.decode().split("\n")


def documents(lines: Sequence[str], size: int) -> list[str]:
    """Lines put together to documents of so many characters and a little more."""
    found: list[str] = []
    parts: list[str] = []
    for line in lines:
        parts.append(line)
        if sum(map(len, parts)) >= size:
            found.append("\n".join(parts))
            parts = []
    return found


def cut(texts: Sequence[str], size: int) -> tuple[list[str], list[str]]:
    """The texts that have so many bytes together, and the others."""
    total = 0
    for number, text in enumerate(texts):
        total += len(text.encode())
        if total >= size:
            return list(texts[: number + 1]), list(texts[number + 1 :])
    return list(texts), []


def damaged(text: str, rnd: random.Random) -> str:
    """The text with some of its words cut, spaced, welded, in twins, without Kazakh letters, or with a stray space."""
    words = text.split(" ")
    for number, word in enumerate(words):
        if rnd.random() < DAMAGED and len(word) > 4:
            at = rnd.randrange(2, len(word) - 1)
            ways = (
                word[:at] + " " + word[at:],
                word[:at] + "-\n" + word[at:],
                " ".join(word),
                "".join(TWINS.get(letter, letter) for letter in word),
                word.translate(LOST),
                word + " ,",
                "« " + word + " »",
                word + "\0",
            )
            words[number] = rnd.choice(ways)
    return " ".join(words).replace("\0 ", "")


def measured(name: str, texts: Sequence[str], clean: Pipeline, rivals: dict[str, Act], must: str) -> str:
    """A row: every fiftieth part of the texts is done by all, so that a change of the machine's pace hits all alike."""
    seconds = dict.fromkeys(("kaznorm", *rivals), 0.0)
    step = max(1, len(texts) // 50)
    for start in range(0, len(texts), step):
        for who, act in {"kaznorm": clean, **rivals}.items():
            begun = time.process_time()
            for text in texts[start : start + step]:
                act(text)
            seconds[who] += time.process_time() - begun
    size = sum(len(text.encode()) for text in texts) / 1e6
    pace = {who: size / spent for who, spent in seconds.items()}
    paces = (f"{pace[who]:.2f}" for who in ("kaznorm", *rivals))
    return row(name, f"{size:.2f}", *paces, f"{pace['kaznorm'] / pace['ftfy']:.2f}", must)


def start() -> list[str]:
    """Import, first call and memory of a process that restores one line, the best of six; size of the wheel."""
    with TemporaryDirectory() as folder:  # modules compiled once, as an installer does
        compiled = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        compiled["PYTHONPYCACHEPREFIX"] = folder
        command = [sys.executable, "-c", ONE_CALL]
        runs = [subprocess.run(command, capture_output=True, check=True, env=compiled) for _ in range(6)]
    best = [min(values) for values in zip(*(map(float, run.stdout.split()) for run in runs), strict=True)]
    lines = heading("of a process that restores one line", "", "must")
    for name, value, unit, must in zip(
        ("import", "first call", "peak of memory"), best, ("ms", "ms", "MB"), (60, 250, 80), strict=True
    ):
        lines.append(row(name, f"{value:.0f} {unit}", f"{must} {unit}"))
    return [*lines, row("wheel", wheel(), "6 MB")]


def wheel() -> str:
    """The size of the wheel, built now."""
    with TemporaryDirectory() as folder:
        options = ("-q", "--no-deps", "--no-build-isolation", "-w", folder, str(ROOT))
        command = [sys.executable, "-m", "pip", "wheel", *options]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            return "not built here: needs hatchling"
        [file] = Path(folder).glob("*.whl")
        return f"{file.stat().st_size / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
