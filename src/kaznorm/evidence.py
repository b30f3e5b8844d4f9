"""What each word of a text says about the language it is of, in nats, word by word.

Letters and little words of languages come from `kaznorm.languages`, all else from the language model.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kaznorm import scripts, twins
from kaznorm.alphabet import FOLD, LOWER, OTHER_LETTER, UPPER, VOWELS
from kaznorm.languages import languages
from kaznorm.lm.model import WORD_STEP, Model
from kaznorm.own_letters import has_own
from kaznorm.tokens import ABBREVIATIONS, KAZAKH, LETTER, Scan, fold, folded_set, shadow

MOST = 6.0
"""No word says more than this."""
LITTLE, LETTERS, FREQUENT = 3.5, 2.0, 4.8
"""What a little word of a language says, a lone letter that is a word of Russian, and a frequent word of Kazakh."""
NAME, OPENING = 0.5, 3.0
"""A capitalised word says no more than this: it may be a name; the first of a sentence rather more."""
SIGN, TWIN = 5.0, 4.0
"""What letters say that Kazakh hasn't; such as stand in for its own in damaged text say less."""
OWN = 2.5
"""Where no word says so much for another language than Kazakh and Russian, there is none."""
KNOWN, STRANGE, STRANGER = 14.0, 2.6, 3.2
"""What known words cost at most, and spellings, by the letter, that are unlike Kazakh, and very much so."""
FAMILIAR = 8.0
"""A word of Kazakh says no more for Russian than it costs more than this."""
ALSO_KAZAKH = 9.0
"""A little word of another language that costs less than this is one of Kazakh too, and says nothing."""
GUEST = {"Cyrl": (5.0, 5.0), "Latn": (1.0, 2.0)}
"""What a word costs in a passage of another script: capitalised, else."""
READ = 4.0
"""What a Latin or Arabic spelling says that reads as a known word."""
RELATED = 0.9
"""Of what a word says for Russian, so much it says for a language like Russian."""
_OTHER_GUEST = 4.0, 4.0
_UPPER = frozenset(shadow(UPPER)) | frozenset(range(0x41, 0x5B))
_LONELY = folded_set(frozenset("и в с к я".split()))
_KAZAKH_WORDS = folded_set(
    frozenset("де мен бен пен ба бе ма ме пе ол бар осы сол оны ал тек ер жер бала ел мал сен ау".split())
)
_OPENS = re.compile(rb"[.!?\xf7][\xf2-\xf5\"')\]]{0,2}[ \n\t]\S{0,2}\Z|\n[ ]{0,9}\S?\Z")


STATES = {"Cyrl": ("kk", "ru", "und"), "Latn": ("kk", "en", "und"), "Arab": ("kk", "und")}
"""The languages that are told apart in each script; other scripts have but one, "und"."""


class Word(NamedTuple):
    """Where a word stands, its script, what it says for each of its `STATES`, and what it costs in other scripts."""

    start: int
    end: int
    script: str
    scores: tuple[float, ...]
    guest: float


def words(model: Model, seen: Scan, first: int, last: int) -> Iterator[Word]:
    """What the words of a stretch say; pieces of which spaced words consist say nothing."""
    said = judge(model)
    spans = [match.span() for match in _WORD.finditer(seen.shadow, first, last)]
    for number, (start, end) in enumerate(spans):
        key = seen.folded[start:end]
        capital = seen.shadow[start] in _UPPER and not (end - start > 1 and seen.shadow[start + 1] in _UPPER)
        if KAZAKH.match(key):
            if end - start < 3 and not said.stands_alone(seen, spans, number):
                continue
            if end - start == 1 and (capital or key not in _LONELY or len(spans) == 1):
                continue
            script = "Cyrl"
            scores: tuple[float, ...] = said.cyrillic(key)
        elif end - start == 1:
            continue
        else:
            script, scores = said.other(seen.text[start:end].lower())
        if capital:
            opens = start == first or _OPENS.search(seen.shadow, max(first, start - 6), start)
            scores = _as_name(key, scores, OPENING if opens else NAME)
        guest = GUEST.get(script, _OTHER_GUEST)[not capital]
        yield Word(start, end, script, scores, guest + (script == "Latn" and scores[1] >= LITTLE))


def _as_name(key: bytes, scores: tuple[float, ...], most: float) -> tuple[float, ...]:
    """What a capitalised word says; letters that only one language has are its own in names too."""
    if has_own(key) or b"\xfe" in key or key in _KAZAKH_WORDS:
        return scores
    return tuple(max(-most, min(most, score)) for score in scores)


_WORD = re.compile(rb"[%b]+" % LETTER)


@lru_cache(maxsize=1)
def judge(model: Model) -> "Judge":
    return Judge(model)


class Judge:
    """What words say, remembered."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.cyrillic = lru_cache(maxsize=1 << 15)(self._cyrillic)
        self.other = lru_cache(maxsize=1 << 13)(self._other)
        little = {(row.code, row.script): row.words for row in languages()}
        self.russian = frozenset(map(fold, little["ru", "Cyrl"]))
        self.short = _LONELY | {word for word in self.russian if len(word) < 3}
        others = [row for row in languages() if row.script == "Cyrl" and row.code != "ru"]
        words_of_others = (fold(word) for row in others for word in row.words)
        self.others = frozenset(w for w in words_of_others if model.words.get(w, 255) * WORD_STEP > ALSO_KAZAKH)
        signs = (fold(sign) for row in others for sign in row.signs)
        self.signs = re.compile(b"|".join(re.escape(sign) for sign in signs if KAZAKH.match(sign)))
        consonants = fold("".join(letter for letter in LOWER if letter not in VOWELS))
        self.rounded = re.compile(rb"[%b][%b]{1,3}[%b]" % (fold("өү"), consonants, fold("өү")))
        """Rounded vowels in a row, which Kazakh doesn't spell: `көчмөн`."""
        self.latin = [little[code, "Latn"] for code in STATES["Latn"]]
        [self.odd] = [frozenset(row.signs) for row in languages() if (row.code, row.script) == ("und", "Latn")]
        [arabic] = [row for row in languages() if row.script == "Arab"]
        self.arabic, self.not_kazakh = arabic.words, frozenset(arabic.signs)

    def stands_alone(self, seen: Scan, spans: list[tuple[int, int]], number: int) -> bool:
        """Whether the words on both sides of one or two letters are none of the pieces of a spaced word."""
        single = spans[number][1] - spans[number][0] == 1
        near = spans[max(0, number - 1) : number] + spans[number + 1 : number + 2]
        return all(
            end - start > 2 or (end - start > single and seen.folded[start:end] in self.short) for start, end in near
        )

    def most(self, word: bytes) -> float:
        """The most that a written word may say for another Cyrillic language, wherever it stands."""
        key = word.translate(FOLD)
        if not KAZAKH.match(key):
            return 0.0
        said = self.cyrillic(key)
        found = max(said[1:])
        if word[0] in _UPPER:
            found = max(max(_as_name(key, said, most)[1:]) for most in (NAME, OPENING, MOST))
        return max(0.0, found) if len(key) < 3 else found

    def _cyrillic(self, key: bytes) -> tuple[float, float, float]:
        """Kazakh, Russian, another language; Kazakh is zero."""
        model = self.model
        if key in _LONELY:
            return 0.0, LETTERS, 0.0
        if key in ABBREVIATIONS:
            return 0.0, 0.0, 0.0
        kazakh_letter = has_own(key)
        other = self._another(key, kazakh_letter)
        if kazakh_letter:
            return 0.0, -MOST, other
        if key in _KAZAKH_WORDS:
            return 0.0, -FREQUENT, -1.0
        if key in self.russian:
            russian = LITTLE
        else:
            doubt = max(0.5, model.words.get(key, 255) * WORD_STEP - FAMILIAR)
            russian = max(-MOST, min(MOST, doubt, model.russian(key) if len(key) > 2 else 0.0))
        return 0.0, russian, max(other, RELATED * russian) if russian > 0 else other

    def is_odd(self, key: bytes) -> bool:
        """Whether a word has letters in a row, or letters, that no word of Kazakh or Russian has."""
        if OTHER_LETTER in key or self.signs.search(key):
            return True
        return self.rounded.search(key) is not None and key not in self.model.words

    def _another(self, key: bytes, kazakh_letter: bool) -> float:
        """For a Cyrillic language that is neither Kazakh nor Russian."""
        if key in self.others:
            return LITTLE
        if self.signs.search(key):
            return LITTLE
        if len(key) < 3:
            return 0.0
        known = self.model.words.get(key)
        if known is not None:
            return -3.0 if known * WORD_STEP < KNOWN else -1.0
        by_letter = self.model.spelling(key) / (len(key) + 1)
        if by_letter < STRANGE:
            return -2.0 if kazakh_letter else -1.0
        return 1.0 if by_letter > STRANGER and len(key) > 3 else 0.0

    def _other(self, word: str) -> tuple[str, tuple[float, ...]]:
        """The script of a word of other letters than those of Kazakh in Cyrillic, and what it says."""
        kinds = {scripts.of(letter) for letter in word} - {"Zyyy"}
        if len(kinds) > 1:  # letters were taken for their twins
            key = self._mended(word)
            return "Cyrl", self.cyrillic(key) if key else (0.0, -1.0, 0.0)
        script = min(kinds, default="Zyyy")
        if script == "Cyrl":
            key = self._mended(word)
            if key and has_own(key):
                return script, (0.0, -MOST, -1.0)
            outside = [letter for letter in word if not KAZAKH.match(fold(letter))]
            sign = max(TWIN if letter in twins.table() else SIGN for letter in outside)
            return script, (0.0, -MOST, sign)
        if script == "Latn":
            return script, self._latin(word)
        if script == "Arab":
            return script, self._arabic(word)
        return script, (0.0,)

    def _mended(self, word: str) -> bytes | None:
        """The known Kazakh word that a word is but for letters of old fonts or of another alphabet."""
        read = twins.cyrillic(word)
        keys = [fold(way) for way in read.words] if read else []
        known = [key for key in keys if self.model.words.get(key, 255) * WORD_STEP < KNOWN]
        return min(known, key=self.model.words.__getitem__, default=None)

    def _latin(self, word: str) -> tuple[float, ...]:
        kazakh, english, other = (LITTLE if word in row else 0.0 for row in self.latin)
        if len(word) < 2:
            return 0.0, 0.0, 0.0
        if not self.odd.isdisjoint(word):
            return -SIGN, -SIGN, 1.0
        if not kazakh:
            kazakh = self._read(word)
        if english and len(word) < 3:
            english = LETTERS
        if not word.isascii():
            english = -SIGN
        return kazakh, english, other

    def _arabic(self, word: str) -> tuple[float, ...]:
        if word in self.arabic or not self.not_kazakh.isdisjoint(word):
            return 0.0, LITTLE
        return self._read(word), 0.0

    def _read(self, word: str) -> float:
        """Whether a Latin or Arabic spelling reads as a known Kazakh word."""
        keys = [fold(read) for read in scripts.readings(word)]
        if not keys:
            return -3.0
        if any(self.model.words.get(key, 255) * WORD_STEP < KNOWN for key in keys):
            return READ if len(word) > 3 else 1.0
        best = min(self.model.spelling(key) / (len(key) + 1) for key in keys)
        return 1.0 if best < 1.9 and len(word) > 5 else -1.0
