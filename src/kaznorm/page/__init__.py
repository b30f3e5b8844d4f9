"""What stands on a web page around a text. `lines` judges a line by itself; `repeats` finds paragraphs seen before.

`labels` holds the tables and looks things up in them, `words` weighs the words of a line, `forms` knows lines by
their form.
"""

from typing import NamedTuple

WEAK = 0.5
"""The confidence of what is furniture only if its neighbours are."""


class Verdict(NamedTuple):
    """Why a line is furniture, and how sure that is."""

    reason: str
    confidence: float
