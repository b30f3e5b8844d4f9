"""Word error of real PDF extractions before and after preset repair, by layout and engine.

Beside it: `weld`, which joins all line-end hyphens and nothing else, and symspellpy, given the letters and
marks alone. Extractions with letters out of order are left out: they are beyond joining and splitting.
"""

import re
from collections import defaultdict
from collections.abc import Callable

import rivals
from kit import Data, data, flat, heading, mean, publish, row, word_error

from kaznorm import Pipeline

Group = list[tuple[str, str]]
Restore = Callable[[str], str]
Errors = dict[tuple[str, str], dict[str, float]]
_LINE_BREAK = re.compile(r"(?<=\w)[-\u00ad–]\s+(?=\w)")


def main() -> None:
    given = data(__doc__)
    segmenters = rivals.load(given)
    symspellpy = next(iter(segmenters))
    systems: dict[str, Restore] = {
        "before": lambda text: text,
        "kaznorm": Pipeline.preset("repair"),
        "weld": lambda text: _LINE_BREAK.sub("", text),
        symspellpy: lambda text: rivals.respaced(segmenters[symspellpy], _LINE_BREAK.sub("", text)),
    }
    groups, mixed = grouped(given)
    errors: Errors = {}
    for key, pairs in sorted(groups.items()):
        errors[key] = {name: error(restore, pairs) for name, restore in systems.items()}
        given.show(*key, *(f"{value:.4f}" for value in errors[key].values()))
    lines = heading("word error, mean of layouts and engines", *systems)
    for title, chosen in parts(errors).items():
        lines.append(row(title, *(f"{mean(errors[key][s] for key in chosen):.4f}" for s in systems)))
    lines += ["", *heading("layout, engine", "n", *systems)]
    for (layout, engine), values in errors.items():
        size = len(groups[layout, engine])
        lines.append(row(f"{layout}, {engine}", size, *(f"{value:.4f}" for value in values.values())))
    publish("pdf", __doc__, [*lines, "", f"{mixed} extractions with letters out of order are left out."])


def grouped(given: Data) -> tuple[dict[tuple[str, str], Group], int]:
    """Extractions with their golds by layout and engine, and how many were left out."""
    groups, mixed = defaultdict(list), 0
    for page in given.pairs("pdf_pairs"):
        if letters(page["noisy_raw"]) != letters(page["gold"]):
            mixed += 1
        else:
            groups[page["settings"]["layout"], page["engine"]].append((page["noisy_raw"], page["gold"]))
    return groups, mixed


def error(restore: Restore, pairs: Group) -> float:
    """The word error that is left."""
    return word_error((restore(noisy), gold) for noisy, gold in pairs)


def letters(text: str) -> str:
    """A text without spaces and hyphens."""
    return re.sub(r"[\s\-\u00ad\u2010]+", "", flat(text))


def parts(errors: Errors) -> dict[str, list[tuple[str, str]]]:
    """The groups that have a goal of their own."""
    apart = [key for key in errors if key[0] == "letter_w100_nohyph"]
    return {
        "letter_w100_nohyph, pdftotext": [key for key in apart if key[1] == "pdftotext"],
        "letter_w100_nohyph, other extractors": [key for key in apart if key[1] != "pdftotext"],
        "word_w130_hyph": [key for key in errors if key[0] == "word_w130_hyph"],
        "track*": [key for key in errors if key[0].startswith("track")],
        "all": list(errors),
    }


if __name__ == "__main__":
    main()
