"""Site furniture set into articles: lines that preset clean removes, and content lines that it loses."""

import random
import re
from collections import Counter

from kit import data, heading, publish, row

from kaznorm import Pipeline

TWINS = str.maketrans("aceiopxyhABCEHIKMOPTXY", "асеіорхуһАВСЕНІКМОРТХУ")


def main() -> None:
    given = data(__doc__)
    clean = Pipeline.preset("clean").without("numbers", "units")
    body = [line for line in given.text("dev/encyclopaedia", 800, 17) if len(line) > 120]
    rnd = random.Random(3)
    tally: Counter[tuple[bool, bool]] = Counter()
    for index, case in enumerate(given.cases("chrome")):
        around = [body[(3 * index + i) % len(body)] for i in range(4)]
        at = rnd.choice([1, 3, 4] if case["is_chrome"] else [0, 1, 2])
        page = "\n\n".join([*around[:at], case["line"], *around[at:]])
        kept = skeleton(case["line"]) in map(skeleton, clean(page).split("\n"))
        tally[case["is_chrome"], kept] += 1
        if kept == case["is_chrome"]:
            given.show("kept" if kept else "lost", case["line"])
    chrome, content = (sum(tally[kind, kept] for kept in (False, True)) for kind in (True, False))
    lines = heading("measure", "share", "n")
    lines.append(row("chrome lines removed", f"{tally[True, False] / chrome:.3f}", chrome))
    lines.append(row("content lines lost", f"{tally[False, False] / content:.3f}", content))
    publish("chrome", __doc__, lines)


def skeleton(line: str) -> str:
    """The first letters of a line, twins folded."""
    return (re.sub(r"[\W\d_]+", "", line.translate(TWINS)).lower() or line.strip())[:30]


if __name__ == "__main__":
    main()
