"""What stands on a web page around a text. `lines` judges a line by itself, and the others by those around it.

`labels` holds the tables and looks things up in them, `words` weighs the words of a line, `forms` knows lines by
their form, `fields` what a text may state as well. `running` knows running text. `repeats` finds paragraphs seen
before, `pairs` lines that are one label together, `counters` and `titles` what stands at the head of a page, `inside`
lines that belong to the text, or to a menu, as those around them do.
"""

from typing import NamedTuple

WEAK = 0.5
"""The confidence of what is furniture only if its neighbours are."""


class Verdict(NamedTuple):
    """Why a line is furniture, and how sure that is."""

    reason: str
    confidence: float
