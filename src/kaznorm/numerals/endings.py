"""Kazakh endings by the sounds that they follow: plural, possessive, case, and those that make ordinals and the like.

Nothing is listed that the sounds give: every ending is written once with the letters that change, and the word
decides them by the harmony of its vowels and by its last sound.

>>> inflect("сексен", Ending(case="ablative")), inflect("алпыс", Ending(case="ablative"))
('сексеннен', 'алпыстан')
>>> inflect("жеті", Ending(possessive="3", case="genitive"))
'жетісінің'
>>> inflect("жиырма", Ending("ordinal", case="dative"))
'жиырмасыншыға'

Sources: the tables of the Kazakh spelling rules, checked against the endings that writers put on digits.
"""

from functools import lru_cache
from typing import NamedTuple

from kaznorm.alphabet import BACK_VOWELS, FRONT_VOWELS, VOWELS

CASES = ("nominative", "genitive", "dative", "accusative", "locative", "ablative", "instrumental")
RELATIONS = ("similative", "equative", "attributive", "predicative")
"""Endings that stand where a case does: -дай (like), -ша (as), -дағы (that is in), -нікі (that belongs to)."""
PERSONS = ("1sg", "2sg", "2polite", "3", "1pl")
STEMS = ("cardinal", "ordinal", "collective", "relational", "multitude", "distributive")
"""What a number is made into first: бес, бесінші, бесеу, бестік, ондаған, ондап."""


class Ending(NamedTuple):
    """All that follows a number: its form, then plural, possessive and case, in the order in which they stack."""

    form: str = "cardinal"
    plural: bool = False
    possessive: str | None = None
    case: str = "nominative"


PLAIN = Ending()

# The letters that the sounds decide. A capital A is а or е, I is ы or і; the rest is looked up by the last sound.
_BACK = str.maketrans("AIGK", "аығқ")
_FRONT = str.maketrans("AIGK", "еігк")
_SONORANTS = "лрйуи"
_NASALS = "мнң"
_HISSING = "зж"
# vowel, л, р й у и, м н ң, з ж, all others
_PLURAL = ("лAр", "дAр", "лAр", "дAр", "дAр", "тAр")
_CASE = {
    "nominative": ("",) * 6,
    "genitive": ("нIң", "дIң", "дIң", "нIң", "дIң", "тIң"),
    "dative": ("GA", "GA", "GA", "GA", "GA", "KA"),
    "accusative": ("нI", "дI", "дI", "дI", "дI", "тI"),
    "locative": ("дA", "дA", "дA", "дA", "дA", "тA"),
    "ablative": ("дAн", "дAн", "дAн", "нAн", "дAн", "тAн"),
    "instrumental": ("мен", "мен", "мен", "мен", "бен", "пен"),
    "similative": ("дAй", "дAй", "дAй", "дAй", "дAй", "тAй"),
    "equative": ("шA",) * 6,
    "attributive": ("дAGI", "дAGI", "дAGI", "дAGI", "дAGI", "тAGI"),
    "predicative": ("нікі", "дікі", "дікі", "нікі", "дікі", "тікі"),
}
_AFTER_THIRD = {
    "accusative": "н",
    "dative": "нA",
    "locative": "ндA",
    "ablative": "нAн",
    "similative": "ндAй",
    "equative": "ншA",
    "attributive": "ндAGI",
}
_POSSESSIVE = {
    "1sg": ("м", "Iм"),
    "2sg": ("ң", "Iң"),
    "2polite": ("ңIз", "IңIз"),
    "3": ("сI", "I"),
    "1pl": ("мIз", "IмIз"),
}
_STEM = {
    "relational": ("лIK", "дIK", "лIK", "дIK", "дIK", "тIK"),
    "multitude": ("лAGAн", "дAGAн", "лAGAн", "дAGAн", "дAGAн", "тAGAн"),
    "distributive": ("лAп", "дAп", "лAп", "дAп", "дAп", "тAп"),
}
_BEFORE_VOWELS = {"қырық": "қырқ"}
_VOICED = {"п": "б", "к": "г", "қ": "ғ"}
_FRONT_LOANS = {"секунд": False, "юан": True, "дюйм": True}
"""Loans that take front endings though their vowels don't say so, or the other way round."""
_ORDINAL_OF = {"жиырма": "жиырмасыншы"}


def is_front(word: str) -> bool:
    """Whether a word takes front endings (-ге) rather than back ones (-ға), by its last vowel that tells.

    >>> [is_front(word) for word in ("елу", "миллион", "рубль", "бесеу")]
    [True, False, True, True]
    """
    if word in _FRONT_LOANS:
        return _FRONT_LOANS[word]
    if word.endswith("ь"):
        return True
    for letter in reversed(word):
        if letter in FRONT_VOWELS or letter == "э":
            return True
        if letter in BACK_VOWELS or letter in "яёю":
            return False
    return "у" not in word


def sound(word: str) -> int:
    """The class of a word's last sound: 0 a vowel, 1 л, 2 р й у и, 3 м н ң, 4 з ж, 5 any other."""
    last = word.removesuffix("ь")[-1:]
    if last in VOWELS and last not in "уи" and last:
        return 0
    if last == "л":
        return 1
    if last and last in _SONORANTS:
        return 2
    if last and last in _NASALS:
        return 3
    return 4 if last and last in _HISSING else 5


def _add(word: str, ending: str, front: bool) -> str:
    """The word with an ending; before a vowel its own end may change."""
    if ending[:1] in ("I", "A"):
        word = _BEFORE_VOWELS.get(word, word).removesuffix("ь")
    return word + ending.translate(_FRONT if front else _BACK)


@lru_cache(maxsize=4096)
def inflect(word: str, ending: Ending = PLAIN) -> str:
    """A word of small letters with an ending.

    Collectives are made of бір to жеті alone; which numbers have one is for the caller to know.

    >>> inflect("қырық", Ending(possessive="3")), inflect("бес", Ending("collective", possessive="3"))
    ('қырқы', 'бесеуі')
    """
    form, plural, possessive, case = ending
    front = is_front(word)
    if form != "cardinal":
        word = _stem(word, form, front)
    if plural:
        word = _add(word, _PLURAL[sound(word)], front)
    if possessive is not None:
        word = _possessed(word, form if not plural else "plural", possessive, front)
    if case == "nominative":
        return word
    if possessive == "3" and case in _AFTER_THIRD:
        return _add(word, _AFTER_THIRD[case], front)
    if possessive in ("1sg", "2sg") and case == "dative":
        return _add(word, "A", front)
    return _add(word, _CASE[case][sound(word)], front)


def variants(word: str, ending: Ending) -> tuple[str, ...]:
    """How a word with an ending is written: rightly first, then as if it had no exceptions.

    >>> variants("жиырма", Ending("ordinal")), variants("бес", Ending("ordinal"))
    (('жиырмасыншы', 'жиырманшы'), ('бесінші',))
    """
    right = inflect(word, ending)
    if word in _ORDINAL_OF or word in _BEFORE_VOWELS:
        regular = inflect(f" {word}", ending)[1:]  # no word of the tables
        return (right,) if regular == right else (right, regular)
    if ending.form == "collective" and ending.possessive == "1pl":
        return right, inflect(inflect(word, Ending("collective")), ending._replace(form="cardinal"))
    return (right,)


def _possessed(word: str, form: str, person: str, front: bool) -> str:
    if form == "relational":
        word = word[:-1] + _VOICED[word[-1]]
    bare = not sound(word) or (form == "collective" and person == "1pl")  # екеуміз
    return _add(word, _POSSESSIVE[person][not bare], front)


def _stem(word: str, form: str, front: bool) -> str:
    if form == "ordinal":
        return _ORDINAL_OF.get(word) or _add(word, "IншI" if sound(word) else "ншI", front)
    if form == "collective":
        return _add(word if sound(word) else word[:-1], "Aу", front)
    return _add(word, _STEM[form][sound(word)], front)
