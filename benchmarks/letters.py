"""Wrong decodings, look-alikes and lost letters in held-out text: what comes back, and what changes where none is.

Documents are five lines of news. Beside kaznorm: the damage left as it is, and ftfy's `fix_text`, whose quotes and
dashes count as right. Every edit of sound text is shown by `-v`: entities and Roman numerals are faults of its own.

Speed is that of `letters` alone in process time, over all documents of a kind; "words new" goes over text that the
process has not seen, "again" over the same once more. Documents of OCR are of 600 bytes, a few dozen of a kind. What
the three cost of preset `ocr` is the share of sound text's time in them, where the others have gone over it before.
"""

import codecs
import json
import random
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from time import process_time
from typing import Any

import ftfy
from kit import Data, data, distance, flat, heading, publish, row

from kaznorm import Pipeline
from kaznorm.alphabet import KAZAKH_ONLY, RUSSIAN_STAND_INS
from kaznorm.glance import glance
from kaznorm.normalisers.letters import Letters

Clean = Callable[[str], str]
Row = tuple[str, list[float]]

DECODINGS = [
    *((written, read) for written in ("kz1048", "ptcp154") for read in ("cp1251", "cp1252", "latin-1")),
    *(("utf-8", read) for read in ("cp1251", "cp1252", "latin-1")),
]
TWINS = str.maketrans("асеоріхуһАВСЕНІКМОРТХУ", "aceopixyhABCEHIKMOPTXY")
LOST = str.maketrans("әғқңөұүһӘҒҚҢӨҰҮҺ", "?" * 16)
STAND_INS = str.maketrans(KAZAKH_ONLY, RUSSIAN_STAND_INS)
OCR = Pipeline.preset("ocr").without("chrome", "numbers", "units")
NEWS, *OTHERS = "dev/news", "dev/encyclopaedia", "dev/translated_news"
THREE = ("encoding", "lookalikes", "letters")
FASTER, MOST = 0.2, 0.1
SOUND = (NEWS, *OTHERS, "dev/constitution", "ru/ud_pud", "ru/factrueval2016_news")


def main() -> None:
    given = data(__doc__)
    repair = Pipeline.preset("repair")
    cleaners: dict[str, Clean] = {"as it is": str, "ftfy": ftfy.fix_text, "kaznorm": repair}
    rates, share = list(speeds(given)), shares(given)  # first, while the words are new
    lines = heading("measure", *cleaners)
    for measure in MEASURES:
        for name, scores in measure(given, repair, cleaners.values()):
            lines.append(row(name, *(f"{score:.3f}" for score in scores)))
    lines += ["", *heading("sound text", "words", "changed by `encoding`", "changed by `lookalikes`"), *sound(given)]
    lines += ["", *heading("speed of `letters`", "MB", "words new, MB/s", "again, MB/s", "must"), *rates]
    lines += ["", *heading("sound text in preset `ocr`", "first", "again", "must"), share]
    publish("letters", __doc__, lines)


def decodings(given: Data, repair: Pipeline, cleaners: Iterable[Clean]) -> Iterator[Row]:
    """Documents of five lines that come back exactly."""
    lines = [line for line in given.text(NEWS, 300, 13) if re.search("[әғқңөұү]", line)]
    documents = ["\n".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
    for written, read in DECODINGS:
        sound = [document.encode(written, "ignore").decode(written) for document in documents]
        damaged = [misread(document, written, read) for document in sound]
        golds = [flat(repair(document)) for document in sound]
        yield (
            f"{written} as {read}, documents exact, n={len(sound)}",
            [share(flat(clean(text)) == gold for text, gold in zip(damaged, golds, strict=True)) for clean in cleaners],
        )
    twice = [misread(misread(document, "utf-8", "cp1252"), "utf-8", "cp1252") for document in documents]
    golds = [flat(repair(document)) for document in documents]
    yield (
        f"utf-8 as cp1252 twice, documents exact, n={len(twice)}",
        [share(flat(clean(text)) == gold for text, gold in zip(twice, golds, strict=True)) for clean in cleaners],
    )


def misread(text: str, written: str, read: str) -> str:
    """A text decoded with the wrong table; bytes without a character stay as control characters."""
    data = text.encode(written, "ignore")
    return "".join(codecs.decode(bytes((byte,)), read, "ignore") or chr(byte) for byte in data)


def twins(given: Data, repair: Pipeline, cleaners: Iterable[Clean]) -> Iterator[Row]:
    """Words right where every letter that has a Latin twin is Latin."""
    for name in (NEWS, *OTHERS):
        lines = given.text(name, 1500, 11)
        documents = ["\n".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
        golds = [repair(document).split() for document in documents]
        scores = []
        for clean in cleaners:
            restored = [clean(document.translate(TWINS)).split() for document in documents]
            pairs = [pair for both in zip(restored, golds, strict=True) for pair in aligned(*both)]
            scores.append(share(found == gold for found, gold in pairs))
        yield f"every twin swapped, {name}, words right, n={sum(map(len, golds)):,}", scores


def aligned(found: list[str], gold: list[str]) -> Iterator[tuple[str, str]]:
    """The words side by side; all wrong where their number differs."""
    return zip(found if len(found) == len(gold) else [""] * len(gold), gold, strict=True)


def cases(given: Data, repair: Pipeline, cleaners: Iterable[Clean]) -> Iterator[Row]:
    """Real cases of look-alikes."""
    rows = list(given.cases("homoglyph"))
    for case in rows:
        if flat(repair(case["input"])) != flat(case["gold"]):
            given.show(json.dumps(case, ensure_ascii=False), repair(case["input"]))
    scores = [share(flat(clean(case["input"])) == flat(case["gold"]) for case in rows) for clean in cleaners]
    yield f"real cases of look-alikes, n={len(rows)}", scores


def lost_letters(given: Data, repair: Pipeline, cleaners: Iterable[Clean]) -> Iterator[Row]:
    """Words with letters of Kazakh alone that became question marks."""
    lines = [line.replace("?", ".") for line in given.text(NEWS, 400, 13)]
    documents = ["\n".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
    back, wrong, count = [], [], 0
    for clean in cleaners:
        pairs = [
            (found, gold)
            for document in documents
            for found, gold in aligned(clean(document.translate(LOST)).split(), repair(document).split())
            if gold.translate(LOST) != gold
        ]
        count = len(pairs)
        back.append(share(found == gold for found, gold in pairs))
        wrong.append(share(found != gold and "?" not in found for found, gold in pairs))
    yield f"letters lost as `?`, words restored, n={count:,}", back
    yield "letters lost as `?`, words restored wrongly", wrong


def stand_ins(given: Data, repair: Pipeline, cleaners: Iterable[Clean]) -> Iterator[Row]:
    """Words typed without the letters that Kazakh has and Russian lacks, sentence by sentence, in preset `ocr`."""
    lines = given.text(NEWS, 400, 11)
    golds = [repair(line).split() for line in lines]
    damaged = [line.translate(STAND_INS) for line in lines]
    was = [word for line in lines for word in repair(line).translate(STAND_INS).split()]
    back, wrong = [], []
    for clean in (*list(cleaners)[:-1], OCR):
        pairs = [pair for line, gold in zip(damaged, golds, strict=True) for pair in aligned(clean(line).split(), gold)]
        rows = [(found, gold, gold != old) for (found, gold), old in zip(pairs, was, strict=True)]
        back.append(share(found == gold for found, gold, lost in rows if lost))
        wrong.append(share(found != gold for found, gold, lost in rows if not lost))
    yield f"letters typed as Russian ones, words restored, n={sum(map(len, golds)):,}", back
    yield "letters typed as Russian ones, sound words harmed", wrong


def recognised(given: Data, _: Pipeline, cleaners: Iterable[Clean]) -> Iterator[Row]:
    """Character error of OCR, in preset `ocr`."""
    groups: dict[tuple[str, int, str], list[Any]] = {}
    for pair in given.pairs("ocr_pairs"):
        setting = pair["settings"]
        groups.setdefault((setting["lang"], setting["dpi"], setting["degrade"]), []).append(pair)
    for (language, dpi, degradation), rows in sorted(groups.items()):
        scores = [
            character_error([(flat(clean(pair["noisy_raw"])), flat(pair["gold"])) for pair in rows])
            for clean in (*list(cleaners)[:-1], OCR)
        ]
        yield f"OCR `{language}`, {dpi} dpi, {degradation}, character error, n={len(rows)}", scores


def character_error(pairs: Iterable[tuple[str, str]]) -> float:
    wrong, total = map(sum, zip(*((distance(found, gold), len(gold)) for found, gold in pairs), strict=True))
    return wrong / total


def share(hits: Iterable[bool]) -> float:
    found = list(hits)
    return sum(found) / len(found)


@cache
def alone(name: str) -> Pipeline:
    return Pipeline.select(only=[name])


def sound(given: Data) -> Iterator[str]:
    """Words that the two normalisers change in text that is sound, or should be."""
    for name in SOUND:
        lines = given.text(name)
        counts = []
        for normaliser in ("encoding", "lookalikes"):
            changes = [change for line in lines for change in alone(normaliser).explain(line).edits]
            counts.append(len(changes))
            for change in changes:
                given.show(name, normaliser, change.before, change.after, change.reason)
        yield row(name, f"{sum(len(line.split()) for line in lines):,}", *counts)


def speeds(given: Data) -> Iterator[str]:
    """How fast `letters` goes over damaged text."""
    lines = given.text(NEWS, seed=13)
    typed = ["\n".join(lines[at : at + 5]).translate(STAND_INS) for at in range(0, len(lines), 5)]
    kinds = {"typed as Russian": typed}
    for pair in given.pairs("ocr_pairs"):
        kinds.setdefault(f"OCR `{pair['settings']['lang']}`", []).append(pair["noisy_raw"])
    letters = Letters()
    for text in ("Казакстан жане букил алем халыктары", "Бiрак олар! кап1нде", "Қазақстан және бүкіл әлем халқтары"):
        list(letters.find(text))
    for kind, texts in kinds.items():
        size = sum(len(text.encode()) for text in texts) / 1e6
        rates = [size / seconds(lambda text: list(letters.find(text)), texts) for _ in range(2)]
        yield row(kind, f"{size:.2f}", *(f"{rate:.2f}" for rate in rates), FASTER)


def shares(given: Data) -> str:
    """What share of the time of sound text the three normalisers of letters take."""
    lines = [line for name in (NEWS, *OTHERS) for line in given.text(name, 1500, 17)]
    random.Random(17).shuffle(lines)
    texts = ["\n".join(lines[at : at + 5]) for at in range(0, len(lines), 5)]
    three = [one for one in Pipeline.preset("ocr").normalisers if one.name in THREE]
    rest = Pipeline.preset("ocr").without(*THREE)

    def look(text: str) -> None:
        for one in three:
            if one.concerns(text):
                list(one.find(text))

    found = []
    for _ in range(2):
        times = [(seconds(rest, [text]) + seconds(glance, [text]), seconds(look, [text])) for text in texts]
        others, own = map(sum, zip(*times, strict=True))
        found.append(own / (own + others))
    return row(", ".join(f"`{name}`" for name in THREE), *(f"{share:.2f}" for share in found), MOST)


def seconds(work: Callable[[str], object], texts: Iterable[str]) -> float:
    began = process_time()
    for text in texts:
        work(text)
    return process_time() - began


MEASURES = (decodings, twins, cases, lost_letters, stand_ins, recognised)
"""Each yields rows: a name, and the score of every cleaner."""


if __name__ == "__main__":
    main()
