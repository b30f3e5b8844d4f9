"""Pieces of patterns that all readers of numbers share.

>>> import re
>>> bool(re.fullmatch(ENDING, "сінен")), bool(re.fullmatch(ENDING, "лықтарға")), bool(re.fullmatch(ENDING, "қате"))
(True, True, False)
"""

SPACE = "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"
FILLER = rf"(?:\([аыіеэоум]{{1,4}}\){SPACE})?"
"""A sound of hesitation, as transcripts have it: `үш жүз (іі) жиырма (ыы) шақырым`."""
NUMERO = rf"(?:№|#|(?<!\w)N[oº°]?\.?){SPACE}?"
"""What stands before the number of a document."""
STREET = "(?:көшесі|көш\\.|к-сі|даңғылы|даңғ?\\.|ықшам[ -]?ауданы|шағын ?ауданы|үй)"
"""What stands before the number of a house."""
WHOLE_THINGS = (
    rf"{SPACE}(?:адам|кісі|тұрғын|жан(?![^\W\d_])|жылқы|қой(?![^\W\d_])|түйе|сиыр|үй(?![^\W\d_])|отбасы|пәтер|азамат|"
    "оқушы|студент|бала|әйел|жігіт|мұғалім|жұмысшы|қызметкер|орын|төсек|сом(?![^\\W\\d_])|тілла|ділда|әскер|сарбаз|"
    "рет(?![^\\W\\d_])|дана(?![^\\W\\d_])|бас(?![^\\W\\d_]))"
)
"""What is counted in whole numbers, people above all."""
DASH = rf"{SPACE}?[-–—\N{{NON-BREAKING HYPHEN}}]{SPACE}?"
ORDINAL = "(?:[ыі]?нш[ыі]|ш[ыі]|сыншы)"
_CASE = "[ндт][ыі][ңн]|[ғқ]а|[гк]е|[ндт][ыі]|[дт][ае]|[дтн][ае]н|[мбп]ен"
_AFTER_THIRD = "нің|ның|н[ае]н?|нд[ае]|н|мен"
ENDING = (
    "(?:[дт][ае]й)?(?:[лдт]ы(?:қ|ғ(?=[ыа]))|[лдт]і(?:к|г(?=[іе])))?(?:[лдт][ае]р){0,2}"
    f"(?:с?[ыі](?:{_AFTER_THIRD})?|[ыі]?[мң](?:[ыі]з)?(?:{_CASE})?|{_CASE})?"
    f"(?:(?:ғы|қы|гі|кі)(?:[лдт][ае]р)?(?:{_CASE})?)?"
)
"""Any ending of a noun, or none: -дай, -лық, plural, possessive, case, -ғы, plural and case again.

The first plural may stand twice, which is a slip.
"""
