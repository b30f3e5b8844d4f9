"""Words that may have been broken into pieces, read as one or as several."""

import re
from collections.abc import Sequence
from itertools import pairwise

from kaznorm.alphabet import FOLD, KAZAKH_ONLY
from kaznorm.edits import Span
from kaznorm.lm.candidates import INSIDE
from kaznorm.lm.gap import KEPT_DASH, KEPT_HYPHEN, SPACE, WHOLE, Gap, Word
from kaznorm.lm.links import known_compound
from kaznorm.lm.lone import SOUNDS
from kaznorm.lm.model import INFINITE, PARTICLES, WORD_STEP, Model
from kaznorm.lm.particles import with_particles
from kaznorm.lm.wholes import AT_PIECE, ENDINGS, LONGEST, MOST_PIECES, SHORT, WORDS_TOO, is_solid, surely_one
from kaznorm.lm.window import Piece, Rewritten, context, rewrite
from kaznorm.tokens import HYPHENS, LETTER, WORD, Scan, fold

BETWEEN_WORDS = Gap(none=13.0)
BETWEEN_WORDS_OFTEN, PARTICLE_OFTEN = Gap(none=9.0), Gap(none=5.0)
"""Where words are often broken; before a particle, of which others tell as well whether it is an ending."""
BETWEEN_WORDS_EVERYWHERE, EVERYWHERE = Gap(none=7.0), 0.05
"""Where at least so large a share of the words is surely broken."""
AMONG_PIECES = Gap(none=2.0)
BEFORE_WORD_AMONG_PIECES, BETWEEN_WORDS_AMONG_PIECES = Gap(none=5.0), Gap(none=8.0)
"""Where there are three pieces or more: a word that is broken twice is broken everywhere."""
WIDE_GAP, NO_BREAK = 4.0, 6.0
"""What a gap of several spaces costs more; one between letters where breaks are only beside others."""
OWN = frozenset(fold(KAZAKH_ONLY))
AT_LINE_END = Gap(none=7.0)
AT_BLANK_LINE = Gap(none=9.0)
PIECE = 14.0
"""A word that costs more than this may be a piece of another."""
FORM = 17.0
"""The form of a known word costs less than this."""
RARE_FORM, SHORT_FORM = 25.0, 6
"""The same of one that has more letters than this and stands before a particle, which goes behind any word."""
SURE = 14.0
"""How much better a listed word must be than its pieces, by counts alone, that it was surely broken."""
COMMON, NEVER_MET = 10.5, 10.0
"""What a listed word costs at the most, and how much better it must be, where its pieces were never seen together."""
_PART_BEFORE = re.compile(rb"([%(l)b]+)[%(h)b]\Z" % {b"l": LETTER, b"h": HYPHENS})
_PART_BEHIND = re.compile(rb"[%(h)b]([%(l)b]+)" % {b"l": LETTER, b"h": HYPHENS})
TOO = fold("дағы")
"""It stands behind a pronoun of one letter: `о дағы`."""


def read_pieces(
    model: Model, seen: Scan, start: int, end: int, lexicon: frozenset[bytes], share: float = 0.0, lacking: bool = False
) -> Rewritten | None:
    """The stretch read as words, `None` where nothing is to be joined.

    Such a `share` of all words is surely broken, and, `lacking`, only beside letters of Kazakh alone.
    """
    parts = list(WORD.finditer(seen.folded, start, end))
    keys = [part[0] for part in parts]
    broken = set(range(len(keys))) if is_of_compound(model, seen, start, end) else _surely_broken(model, keys)
    if _are_words(model, keys, broken):
        return None
    evidence = {
        b.start(): _evidence(model, a[0], b[0], i in broken, len(parts), share)
        for i, (a, b) in enumerate(pairwise(parts))
    }

    joins = b"\n" in seen.shadow[start:end] or any(gap.none <= INSIDE for gap in evidence.values())
    particles = not PARTICLES.keys().isdisjoint(part[0] for part in parts)
    if not joins and (not particles or _particle_stays(model, seen, parts, evidence)):
        return None

    def judge(gap: str, place: int) -> Gap:
        if not gap:
            return WHOLE
        if not gap.isspace():
            return KEPT_DASH if gap != gap.strip() else KEPT_HYPHEN
        if "\n" in gap:
            return AT_BLANK_LINE if gap.count("\n") > 1 else AT_LINE_END
        told = evidence[place]
        apart = WIDE_GAP * (len(gap) > 1) + NO_BREAK * (lacking and not beside_own(seen, place - len(gap), place))
        return told._replace(none=told.none + apart) if apart else told

    found = rewrite(model, seen, start, end, judge, lexicon=lexicon)
    made = set(new_words(seen, [part.span() for part in parts], found))
    doubtful = {word for word in made if not is_form(model, fold(word), lexicon)}
    if doubtful == made or (doubtful and b"\n" in seen.shadow[start:end]):
        return None
    return _apart_again(seen, found, doubtful) if doubtful else found


def _apart_again(seen: Scan, found: Rewritten, doubtful: set[str]) -> Rewritten:
    """The stretch as it was read, but for words that are to stand as they stood."""
    letters = (match.span() for match in WORD.finditer(seen.shadow, found.start, found.end))
    places = [place for span in letters for place in range(*span)]
    new, words, end, done = "", list[Piece](), 0, 0
    for piece in found.words:
        new += found.new[end : piece.start]
        word, end = found.new[piece.start : piece.end], piece.end
        behind = done + len(word)
        if word in doubtful:
            word = seen.text[places[done] : places[behind - 1] + 1]
        words.append(Piece(len(new), len(new) + len(word), piece.posterior))
        new, done = new + word, behind
    return found._replace(new=new + found.new[end:], words=words)


def new_words(seen: Scan, words: Sequence[Span], found: Rewritten) -> list[str]:
    """The words of what a stretch becomes that are none of its words as it was."""
    old = {seen.text[slice(*word)] for word in words}
    return [word for piece in found.words if (word := found.new[piece.start : piece.end]) not in old]


def stay_apart(model: Model, first: bytes, second: bytes) -> bool:
    """Whether two words in a line are surely not read as one, whatever stands around them."""
    broken = 0 in _surely_broken(model, [first, second])
    return _evidence(model, first, second, broken, 2, 0.0).none > INSIDE


def _particle_stays(model: Model, seen: Scan, parts: list[re.Match[bytes]], evidence: dict[int, Gap]) -> bool:
    """Whether a particle behind a word, with which no word is thinkable else, stays one."""
    if len(parts) != 2 or seen.shadow[parts[0].end() : parts[1].start()].strip(b" \xea"):
        return False
    (start, cut), (behind, end) = parts[0].span(), parts[1].span()
    letters = seen.shadow[start:cut] + seen.shadow[behind:end]
    capitals = [a != b for a, b in zip(letters, letters.translate(FOLD), strict=True)]
    if any(capitals[1:]):
        return False
    size = cut - start
    gaps = [WHOLE] * size + [evidence[behind]] + [WHOLE] * (end - behind - 1)
    words = [Word(0, size, SPACE, 1.0), Word(size, len(letters), SPACE, 1.0)]
    around = context(seen, start, end)
    return len(with_particles(model, letters.translate(FOLD), gaps, words, *around, capitals)) == 2


def _are_words(model: Model, keys: list[bytes], broken: set[int]) -> bool:
    """Whether letters that are words stand among frequent words: `толған у мен өрт`."""
    if len(keys) == 2 and is_he_too(*keys):
        return True
    return not broken and not SOUNDS.isdisjoint(keys) and all(key in SOUNDS or is_solid(model, key) for key in keys)


def beside_own(seen: Scan, end: int, start: int) -> bool:
    """Whether a gap has a letter of Kazakh alone beside it, for which a font may have lacked a glyph."""
    return seen.folded[end - 1] in OWN or seen.folded[start] in OWN


def is_he_too(first: bytes, second: bytes) -> bool:
    """Whether a letter that is a word and a particle stand together: `о да`, `о дағы`."""
    return first in SOUNDS and (second in PARTICLES or second == TOO)


def _surely_broken(model: Model, keys: list[bytes]) -> set[int]:
    """The gaps, by the index of the piece before, inside words far likelier than their pieces."""
    costs = [model.word_cost(key) for key in keys]
    broken = {i for i, (first, second) in enumerate(pairwise(keys)) if _never_meet(model, first, second)}
    for a in range(len(keys)):
        for b in range(a + 1, min(len(keys), a + MOST_PIECES)):
            cost = model.words.get(b"".join(keys[a : b + 1]))
            if b == a + 1 and keys[b] in WORDS_TOO:
                continue
            far = cost is not None and sum(costs[a : b + 1]) - cost * WORD_STEP > SURE
            if far:
                broken.update(range(a, b))
            elif surely_one(model, keys[a : b + 1]):
                broken.update(range(a, b - (keys[b] in PARTICLES)))
    return broken


def _never_meet(model: Model, first: bytes, second: bytes) -> bool:
    """Whether two words were never seen together, and the whole is a common word, far likelier: `бол маса`."""
    whole, left = model.words.get(first + second, 255) * WORD_STEP, model.left(first)
    if whole > COMMON or second in WORDS_TOO or min(len(first), len(second)) < 2:
        return False
    if model.pair_cost(left, second) is not None:
        return False
    return model.word_cost(first) + model.after(left, second, model.word_cost(second)) - whole > NEVER_MET


def _evidence(model: Model, left: bytes, right: bytes, broken: bool, count: int, share: float) -> Gap:
    """What a space between two pieces of so many says."""
    rare = right in PARTICLES and not broken and _is_rare_form(model, left)
    piece = broken or any(len(key) == 1 or _is_piece(model, key) for key in (left, right) if not rare)
    if count > 2:
        begins = len(right) > SHORT + 2 and is_solid(model, right)
        return BEFORE_WORD_AMONG_PIECES if begins else AMONG_PIECES if piece else BETWEEN_WORDS_AMONG_PIECES
    if piece or (right in ENDINGS and _takes_ending(model, left, right)):
        return AT_PIECE
    if share and right in PARTICLES:
        return PARTICLE_OFTEN
    if share >= EVERYWHERE:
        return BETWEEN_WORDS_EVERYWHERE
    return BETWEEN_WORDS_OFTEN if share and min(len(left), len(right)) <= SHORT + 1 else BETWEEN_WORDS


def _takes_ending(model: Model, word: bytes, ending: bytes) -> bool:
    """Whether a listed word is another one with an ending; a letter or two are rather called by their names."""
    return len(word) > 2 and word + ending in model.words and model.ending_cost(word, ending) < INFINITE


def _is_piece(model: Model, word: bytes) -> bool:
    """Whether a word is neither known nor the form of a known one."""
    cost = model.words.get(word, 255) * WORD_STEP
    return cost > PIECE and model.inflected_cost(word) > FORM and word not in WORDS_TOO


def is_of_compound(model: Model, seen: Scan, start: int, end: int) -> bool:
    """Whether the words of a stretch together, and no fewer, are a part of a compound that is known: `құ да-жекжат`."""
    keys = WORD.findall(seen.folded, start, end)
    before = _PART_BEFORE.search(seen.folded, max(0, start - LONGEST), start)
    behind = None if before else _PART_BEHIND.match(seen.folded, end)
    if before:
        joined = (known_compound(model, model.left(before[1]), b"".join(part)) for part in (keys, keys[:-1]))
    elif behind:
        joined = (known_compound(model, model.left(b"".join(part)), behind[1]) for part in (keys, keys[1:]))
    else:
        return False
    return [found is not None for found in joined] == [True, False]


def is_broken(model: Model, keys: Sequence[bytes]) -> bool:
    """Whether words, of which one at least is none by itself, make one."""
    pieces = any(_is_piece(model, key) for key in keys if len(key) > 1)
    return pieces and is_form(model, b"".join(keys), frozenset())


def _is_rare_form(model: Model, word: bytes) -> bool:
    """Whether a long word that is not listed looks like the form of one, if a rare one."""
    return len(word) > SHORT_FORM and word not in model.words and model.inflected_cost(word) < RARE_FORM


def is_form(model: Model, word: bytes, lexicon: frozenset[bytes]) -> bool:
    """Whether a word is known, or a known one with an ending."""
    return word in model.words or word in lexicon or model.inflected_cost(word) < INFINITE
