"""The number words, as data: their values, the names of great numbers, and how else writers spell them.

>>> VALUES["жиырма"], SCALES["миллиард"]
(20, 1000000000)
"""

from fractions import Fraction

ZERO = "нөл"
MINUS = "минус"
WHOLE = "бүтін"
POINT = "үтір"
DIGITS = (ZERO, "бір", "екі", "үш", "төрт", "бес", "алты", "жеті", "сегіз", "тоғыз")
TENS = ("", "он", "жиырма", "отыз", "қырық", "елу", "алпыс", "жетпіс", "сексен", "тоқсан")
HUNDRED = "жүз"
THOUSANDS = (
    "",
    "мың",
    "миллион",
    "миллиард",
    "триллион",
    "квадриллион",
    "квинтиллион",
    "секстиллион",
    "септиллион",
    "октиллион",
    "нониллион",
    "дециллион",
    "ундециллион",
)
"""The powers of 1000, by their exponent."""

LARGEST = 10**36
LARGEST_COLLECTIVE = 7
BEFORE_ERA = "біздің заманымызға дейінгі"

VALUES = {
    **{word: value for value, word in enumerate(DIGITS)},
    **{word: 10 * value for value, word in enumerate(TENS) if word},
}
SCALES = {word: 1000**power for power, word in enumerate(THOUSANDS) if word}
PARTS = {"жарты": Fraction(1, 2), "жарым": Fraction(1, 2), "ширек": Fraction(1, 4)}
"""Half, half (after a whole number) and quarter."""

VARIANTS = {
    "ноль": ZERO,
    "нол": ZERO,
    "нөль": ZERO,
    "еки": "екі",
    "жети": "жеті",
    "сегиз": "сегіз",
    "жыйырма": "жиырма",
    "жыирма": "жиырма",
    "жырма": "жиырма",
    "қырык": "қырық",
    "жетпис": "жетпіс",
    "мын": "мың",
    "миллон": "миллион",
    "милион": "миллион",
    "млн": "миллион",
    "милиард": "миллиард",
    "миллярд": "миллиард",
    "млрд": "миллиард",
    "биллион": "миллиард",
    "трилион": "триллион",
    "трлн": "триллион",
    "бутин": WHOLE,
    "тұтас": WHOLE,
    "нүкте": POINT,
}
"""What else is written, and what it stands for. Each takes endings by its own sounds."""

HOMOGRAPHS = frozenset(
    """
    бір бірге бірде бірдей бірден бірі бірін біріне бірінің бірінде бірінен біріміз бірлік бірлікті бірліктің
    бірлігі бірліктер бірлігін бірлігінің бірлікте бірлікке біреу біреуі біреудің біреуге біреуді біреулер
    оны оның онын онда ондағы ондай онымен онша бесік жүз жүзі жүзін жүзіне жүзінде жүзіндегі жүзінен жүзінің жүзім
    жүзіме жүзімде жүзге жүзді ширек мын жартысы нүкте тұтас бүтін үшін үшінде жетім бесін
    """.split()
)
"""What is another word as well (`оның`, `бірге`, `жүзі`): alone it is hardly a number."""
