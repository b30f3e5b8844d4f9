"""Hard line breaks: paragraphs of held-out text wrapped at widths of 30 to 100, and joined by layout.lines = "unwrap".

Each document has four to nine paragraphs of one to six sentences; between them stand headings, lists, verse and
dialogue, of which the longer items and speeches are wrapped as well. Paragraphs are parted by blank lines, by indents,
or by nothing. What is counted is line ends: those joined that wrapping made, and those joined that were the author's.
A document is exact where every line end is as it was. Where nothing parts paragraphs and one ends with a full line,
nothing tells. Below, real extractions of one paragraph each (preset repair, lines joined).
"""

import random
from collections import Counter
from collections.abc import Iterator
from textwrap import fill

from kit import Data, data, heading, publish, row

from kaznorm import Layout, Pipeline

SOURCES = ("dev/news", "dev/encyclopaedia", "dev/translated_news", "dev/constitution")
WIDTHS = (30, 45, 60, 80, 100)
HEADINGS = (
    "Кіріспе", "Бірінші тарау", "АУЫЛ ШАРУАШЫЛЫҒЫ", "Мәслихат сессиясы туралы", "ҚОРЫТЫНДЫ", "Негізгі бөлім",
    "Су қоймасының құрылысы неге тоқтап қалды?", "1. Жалпы ережелер", "Сапар Әлиев, тілші",
)  # fmt: skip
ITEMS = (
    "ауылдық округтің аумағын абаттандыру жұмыстары", "мектеп оқушыларын тегін ыстық тамақпен қамтамасыз ету",
    "жолдарды жөндеу", "су құбырын тарту және оны пайдалануға беру", "кітапхана қорын толықтыру",
)  # fmt: skip
VERSE = (
    ("Таудан аққан бұлағым,", "Тыңдап тұрса құлағым,", "Жырың толған сазға бай,", "Сен ғой менің тұмарым."),
    ("Кең даланың төсінде", "Желге ұшқан күй қалды.", "Ақ отаудың көшінде", "Анам айтқан үй қалды."),
    ("Қыс та кетті сырғанап,", "Көктем келді жыр жаттап,", "Құс қайтады қиырдан", "Көлге қонып, шулап-ақ."),
)
SPEECHES = (
    "– Қайда барасың, балам?", "– Жоқ, мен ертең таңертең ауылға қайтып, атаның шаруасына көмектесемін, – деді бала.",
    "– Жолың болсын!", "– Рақмет, ата. Сізге қаладан кітап пен шәй ала келемін, – деп ол атына мінді.",
)  # fmt: skip
Document = tuple[str, str]


def main() -> None:
    given = data(__doc__)
    unwrap = Pipeline([Layout(lines="unwrap")])
    lines = heading("paragraphs parted by, width", "line ends to join", "F1", "missed", "joined wrongly", "exact")
    for style in ("blank lines", "indents", "nothing"):
        for width in WIDTHS:
            lines.append(row(f"{style}, {width}", *score(given, unwrap, list(documents(given, style, width)))))
    repair = Pipeline.preset("repair").with_(Layout(lines="unwrap"))
    lines += ["", *heading("real extractions", "n", "line ends", "joined", "one line")]
    lines += [row(title, *cells) for title, cells in extractions(given, repair)]
    publish("paragraphs", __doc__, lines)


def documents(given: Data, style: str, width: int, count: int = 40) -> Iterator[Document]:
    """Documents wrapped, and as they were."""
    rnd = random.Random(f"{style}{width}")
    sources = [given.text(name) for name in SOURCES]
    indent = "    " if style == "indents" else ""
    for _ in range(count):
        sentences = rnd.choice(sources)
        blocks: list[Document] = []
        for _ in range(rnd.randint(4, 9)):
            if rnd.random() < 0.3:
                blocks.append(between(rnd, width))
            start = rnd.randrange(len(sentences) - 6)
            whole = " ".join(" ".join(sentences[start : start + rnd.randint(1, 6)]).split())
            blocks.append((_wrap(whole, width, indent), indent + whole))
        gap = "\n\n" if style == "blank lines" else "\n"
        yield gap.join(wrapped for wrapped, _ in blocks), gap.join(whole for _, whole in blocks)


def between(rnd: random.Random, width: int) -> Document:
    """A heading, a stanza, a list or some speeches."""
    kind = rnd.choice(["heading", "verse", "list", "speech"])
    if kind in ("heading", "verse"):
        kept = rnd.choice(HEADINGS) if kind == "heading" else "\n".join(rnd.choice(VERSE))
        return kept, kept
    if kind == "list":
        form = rnd.choice(["- {0};", "• {0};", "{1}) {0};", "{1}. {0}."])
        whole = [form.format(item, i + 1) for i, item in enumerate(rnd.sample(ITEMS, rnd.randint(2, 5)))]
    else:
        whole = rnd.sample(SPEECHES, rnd.randint(2, 4))
    return "\n".join(_wrap(line, width) for line in whole), "\n".join(whole)


def _wrap(text: str, width: int, indent: str = "") -> str:
    return fill(text, width, initial_indent=indent, break_on_hyphens=False, break_long_words=False)


def ends(text: str) -> set[int]:
    """Where lines end, counted in letters and marks."""
    found, at = set(), 0
    for line in text.split("\n"):
        at += sum(not c.isspace() for c in line)
        found.add(at)
    return found


def score(given: Data, unwrap: Pipeline, pairs: list[Document]) -> Iterator[object]:
    right = missed = wrong = exact = 0
    for wrapped, whole in pairs:
        out = unwrap(wrapped)
        before, after = ends(wrapped), ends(out)
        wanted, done = before - ends(whole), before - after
        right, missed, wrong = right + len(wanted & done), missed + len(wanted - done), wrong + len(done - wanted)
        exact += wanted == done
        if done - wanted:
            given.show(wrapped, out)
    f1 = 2 * right / (2 * right + missed + wrong)
    yield from (right + missed, f"{f1:.4f}", missed, wrong, f"{exact} of {len(pairs)}")


def extractions(given: Data, repair: Pipeline) -> Iterator[tuple[str, tuple[object, ...]]]:
    """Line ends within one paragraph; those with one word a line are hopeless, and apart."""
    tally: dict[str, Counter[str]] = {"one word a line": Counter(), "the others": Counter()}
    for pair in given.pairs("pdf_pairs"):
        text = pair["noisy_raw"].strip("\n\f")
        out = repair(text)
        words = len(pair["gold"].split())
        counts = tally["one word a line" if text.count("\n") > 0.7 * words else "the others"]
        counts.update(n=1, ends=text.count("\n"), left=out.count("\n"), one="\n" not in out)
        if "\n" in out:
            given.show(pair["id"], out)
    for title, counts in tally.items():
        joined = 1 - counts["left"] / counts["ends"]
        yield title, (counts["n"], counts["ends"], f"{joined:.3f}", f"{counts['one'] / counts['n']:.3f}")


if __name__ == "__main__":
    main()
