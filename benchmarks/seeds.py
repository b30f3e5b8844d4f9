"""The source documents through preset clean, less numbers and units, beside their golds. Needs no data."""

from kit import ROOT, data, distance, heading, publish, row

from kaznorm import Pipeline


def main() -> None:
    data(__doc__)
    clean = Pipeline.preset("clean").without("numbers", "units")
    lines = heading("document", "words", "words off", "exact")
    for path in sorted((ROOT / "seeds").glob("*.txt")):
        number = path.name[:3]
        gold = either((ROOT / "tests" / "golds" / f"seed_{number}.txt").read_text(encoding="utf-8"))
        found = either(clean(path.read_text(encoding="utf-8")))
        exact = "yes" if found.strip() == gold.strip() else "no"
        lines.append(row(number, len(gold.split()), distance(found.split(), gold.split()), exact))
    publish("seeds", __doc__, lines)


def either(text: str) -> str:
    """The one place with two right readings, in one of them."""
    return text.replace("әлеуметтік экономикалық", "әлеуметтік-экономикалық")


if __name__ == "__main__":
    main()
