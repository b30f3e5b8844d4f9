"""Letters in numbers (`1ОО`) and digits in words (`6ip`)."""

from collections.abc import Iterable
from typing import NamedTuple

from kaznorm.alphabet import BACK_VOWELS, FRONT_VOWELS
from kaznorm.lazily import lazily
from kaznorm.tokens import fold, places, shadow
from kaznorm.twins import cyrillic
from kaznorm.vocabulary import COMMON, ONLY_CYRILLIC, Vocabulary

NUMBER_AND_WORD = 2.5
"""How much dearer than the word with the digit read as a letter the rest after a number may be, and stay."""
SHORTEST = 5
"""Words of capitals, and unknown ones, are believed to hold a digit from so many letters on."""
_DIGITS_INSIDE = lazily(r"(?=.*[0136|])(?=.*[^\W\d_].*[^\W\d_])(?:[0136|]?[^\W\d_])+[0136]?")
_AT_AN_END = lazily(r"\A[0-9|]|[0-9|]\Z")
_HALF = lazily(r"(?=.*[036])(?=.*[^\W\d_])[036]?(?:[^\W\d_]++[036]?+)++")
_BELOW, _ABOVE = lazily(r"-\r?\n([^\W\d_]+)"), lazily(r"(?<![\w-])([^\W\d_]+)-\r?\n\Z")
LONGEST = 40
_FIGURES = str.maketrans("ОOоoІIlЗ", "00001113")
_NUMBER = lazily(
    "(?=.*[ОOІIlЗ])(?:[1-9][0-9ОO]{2,}|[ІIl][0ОO]{2,}|[ІI][5-9][0-9]{2}|l[0-9]{2,3}|З[0ОO]+|[0-9]{3,}З|[0-9]+З[0-9]+)"
)
_TENS = lazily("[1-9][ОO]")
_COUNTED = lazily(r" ?%| (?:[а-яәғқңөұүһі]{2}|\d)|-[а-яәғқңөұүһі]")
SUFFIX = lazily(  # of a number
    "[нтд]?[ыі]ң?|н?[ыі]?н?ш[ыі]|с[ыі](?:н[ыіае]?|н?[дт][ае]н?)?"
    "|[ғгқк][ае]|[дтн][ае]н?|[мбп]ен|[ае]у[ыі]?|н[дт][ае]й|[дт][ае]ғ[ыі]"
)


_ZEROS = (b"OO", shadow("ОО"))


def spots(coded: bytes) -> Iterable[int]:
    """Where letters in a shadow may belong to a number, though nothing of the other script is beside them."""
    looked_for = [part for part in (*_ZEROS, b"O", b"I", b"l") if part in coded]
    return (at for part in looked_for for at in places(coded, part) if part in _ZEROS or _among_figures(coded, at))


def _among_figures(coded: bytes, at: int) -> bool:
    """Whether an O stands between figures, or an I or l before two."""
    after = coded[at + 1 : at + 3]
    if coded[at] == ord("O"):
        return after[:1].isdigit() and coded[max(0, at - 1) : at].isdigit()
    return len(after) == 2 and after.isdigit()


class Read(NamedTuple):
    """What a stretch should be, how sure that is, and why."""

    new: str
    confidence: float
    reason: str


def number(text: str, start: int, end: int) -> Read | None:
    """A number of which some figures are letters, as `1ОО`, `ІОО`, `2О23`, `З00`; `5О` only before what is counted.

    Formulas (`О2`), marks of lists (`2б`, `10З`) and numerals (`1І`) are none.

    >>> number("ІОО", 0, 3), number("О2", 0, 2), number("5О адам", 0, 2)[0]
    (Read(new='100', confidence=0.95, reason='letters in a number'), None, '50')
    """
    word = text[start:end]
    if _NUMBER.fullmatch(word) or (_TENS.fullmatch(word) and _COUNTED.match(text, end)):
        return Read(word.translate(_FIGURES), 0.95, "letters in a number")
    return None


def word(vocabulary: Vocabulary, start: int, end: int) -> Read | None:
    """A word of which some letters are figures, where these alone keep it from being one.

    A frequent word, or a known one where the figure stands inside, or an unknown one that is spelled like a word. A
    figure at an end may be a number before a word or suffix, or the mark of a footnote.
    """
    seen, written = vocabulary.seen, vocabulary.seen.text[start:end]
    if not _DIGITS_INSIDE.fullmatch(written) or (written.isupper() and len(written) < SHORTEST):
        return None
    read = cyrillic(written, vocabulary.opens(start))
    if read is None:
        return None
    new, cost = vocabulary.best(read, start)
    only_latin_beside = "L" in vocabulary.beside(start, end) and not ONLY_CYRILLIC.search(seen.shadow, start, end)
    if only_latin_beside or (written.isupper() and not vocabulary.known(new)):
        return None
    first, last = written[0].isdigit(), written[-1].isdigit()
    if first and is_number(vocabulary, written[0], new[1:], cost):
        return None
    if last and is_marked(vocabulary, written, cost):
        return None
    if cost > COMMON and not vocabulary.known(new):
        believed = not _AT_AN_END.search(written) and len(new) >= SHORTEST and vocabulary.sounds(new)
        return Read(new, 0.92, "digit in a word") if believed and written.islower() else None
    return Read(new, 0.97, "digit in a word")


def half(vocabulary: Vocabulary, start: int, end: int) -> Read | None:
    """A half of a word that a line end breaks, in which figures stand for letters: `6о-` above `лып`."""
    text = vocabulary.seen.text
    written, below, above = (
        text[start:end],
        _BELOW.match(text, end),
        _ABOVE.search(text, max(0, start - LONGEST), start),
    )
    if not _HALF.fullmatch(written) or not (below or above):
        return None
    read = cyrillic(written, vocabulary.opens(start))
    for half in read.words if read else ():
        if (below and vocabulary.known(half + below[1])) or (above and vocabulary.known(above[1] + half)):
            return Read(half, 0.95, "digit in a word")
    return None


def is_number(vocabulary: Vocabulary, digit: str, rest: str, cost: float) -> bool:
    """Whether a digit and the rest are rather a number with its suffix, or a number and a word."""
    other_vowels = FRONT_VOWELS if digit == "6" else BACK_VOWELS
    if SUFFIX.fullmatch(rest) and not any(c in other_vowels for c in rest):
        return True
    key = fold(rest)
    model = vocabulary.model
    after_number = model.after(model.left(b"0"), key, model.word_cost(key))
    return vocabulary.known(rest) and after_number < cost + NUMBER_AND_WORD


def is_marked(vocabulary: Vocabulary, written: str, cost: float) -> bool:
    """Whether the figure at the end of a word is rather the mark of a footnote or a number of its own."""
    rest = written.rstrip("0136")
    return len(rest) < 3 or (vocabulary.known(rest) and vocabulary.cost(rest) < cost + NUMBER_AND_WORD)
