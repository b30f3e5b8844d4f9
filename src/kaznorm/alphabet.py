"""Letters, marks and their one-byte codes: tables without logic.

The *shadow* of a text has one byte per character, so that offsets are the same and scans are fast.
ASCII stands for itself. Lower-case Kazakh letters are 0x80-0xA9, the capitals lie 0x40 higher, other
letters met in Kazakh text are 0xAA-0xBF, marks and spaces fill what is left, any other letter, and an accent
that stands behind its letter, is 0xFE, any other character 0xFF.

>>> LOWER[1], UPPER[1]
('ә', 'Ә')
>>> len(LOWER), len(set(DECODING))
(42, 256)
"""

LOWER = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"
UPPER = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ"
CAPITALS = "А-ЯӘҒҚҢӨҰҮҺІ"
"""The capitals, for the brackets of a pattern."""
KAZAKH_ONLY = "әғқңөұүіһӘҒҚҢӨҰҮІҺ"
RUSSIAN_STAND_INS = "агкноууихАГКНОУУИХ"
BACK_VOWELS = "аоұы"
FRONT_VOWELS = "әеөүі"
NEUTRAL_VOWELS = "иуэюяё"
VOWELS = BACK_VOWELS + FRONT_VOWELS + NEUTRAL_VOWELS

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
HYPHEN = "\N{HYPHEN}"
NOT_SIGN = "\N{NOT SIGN}"
NBSP = "\N{NO-BREAK SPACE}"
EN_DASH = "\N{EN DASH}"
EM_DASH = "\N{EM DASH}"

FOREIGN = "əƏɵƟѳѲїЇєЄґҐўЎјЈѕЅҥҤӛӚ"
MARKS = NBSP + SOFT_HYPHEN + "–—−\N{NON-BREAKING HYPHEN}\N{HYPHEN}«»“”„‘’…№°§¬·"
CONTROL_SLOTS = bytes([*range(0x01, 0x09), 0x0B, 0x7F, *range(0x0E, 0x20)])
SPACES = (
    "\N{THIN SPACE}\N{NARROW NO-BREAK SPACE}\N{EN SPACE}\N{EM SPACE}\N{HAIR SPACE}\N{FIGURE SPACE}"
    "\N{SIX-PER-EM SPACE}\N{IDEOGRAPHIC SPACE}"
)
INVISIBLE = (
    "\N{ZERO WIDTH SPACE}\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}\N{WORD JOINER}\N{ZERO WIDTH NO-BREAK SPACE}"
)
SIGNS = "•²³₸€₽±×"

OTHER_LETTER = 0xFE
OTHER = 0xFF


def _decoding() -> str:
    """The character of each of the 256 codes; codes of no character get a private-use one."""
    table = [chr(code) if code < 0x80 else chr(0xF0000 + code) for code in range(256)]
    extras = SPACES + INVISIBLE + SIGNS
    for code, character in (
        *enumerate(LOWER, 0x80),
        *enumerate(FOREIGN, 0xAA),
        *enumerate(UPPER, 0xC0),
        *enumerate(MARKS, 0xEA),
        *zip(CONTROL_SLOTS, extras, strict=False),
    ):
        table[code] = character
    for code in CONTROL_SLOTS[len(extras) :]:
        table[code] = chr(0xF0000 + code)
    return "".join(table)


DECODING = _decoding()
FOLD = bytes(
    code - 0x40 if 0xC0 <= code <= 0xE9 else code + 0x20 if 0x41 <= code <= 0x5A else code for code in range(256)
)
"""Upper-case codes to lower-case ones, for `bytes.translate`."""
