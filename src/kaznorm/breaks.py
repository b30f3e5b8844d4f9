"""Words with a hyphen or dash between them: one that a line end or a template left, their own, or a dash."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kaznorm.alphabet import EM_DASH, EN_DASH, FOLD, HYPHEN, NOT_SIGN, SOFT_HYPHEN
from kaznorm.joints import (
    are_adjectives,
    are_alike,
    evidently_joined,
    is_met,
    is_word,
    judged_inside,
    may_weld,
    odds,
    seen_joined,
    takes_aq,
)
from kaznorm.lines import COLUMN, in_columns
from kaznorm.lm.divided import divided_in_a_row, is_drawn_out, is_listed, is_shown
from kaznorm.lm.gap import KEPT_DASH, KEPT_HYPHEN, NEVER, WHOLE, Gap
from kaznorm.lm.links import AQ, known_compound
from kaznorm.lm.model import Model
from kaznorm.lm.window import Judge
from kaznorm.own_marks import own_mark
from kaznorm.tokens import DASHES, KAZAKH, LETTER, Scan, folded_set, shadow

Window = tuple[int, int, Judge, str]
"""A stretch of text, how its gaps are judged, and why it is read."""
SOFT = Gap(space=NEVER, hyphen=9.0)
LINE_END = Gap(none=0.3, space=NEVER, hyphen=1.5, dash=8.0)
SHOWN = LINE_END._replace(dash=4.0)
DASH_AT_LINE_END = Gap(none=5.0, space=NEVER, hyphen=NEVER, dash=0.0)
BLANK_LINE = Gap(none=3.0, space=NEVER, hyphen=4.0, dash=1.0)
HALF_SPACED = Gap(none=0.7, space=NEVER, hyphen=1.0, dash=5.0)
GLUED_DASH = HALF_SPACED._replace(dash=3.0)
HALF_SPACED_DASH = Gap(none=3.0, space=NEVER, hyphen=4.0, dash=0.0)
SPACED = Gap(none=5.0, space=NEVER, hyphen=5.0, dash=0.0)
UNLIKELY = 6.0
LONGEST_CHAIN = 2_000
"""What goes on with hyphens and dashes for more characters than this is no text."""
COMPOUND, COMPOUND_AMONG_BREAKS = -1.0, -3.0
"""The least odds that two words make a compound if their hyphen is half spaced, in nats; where others so are pieces,
or both are adjectives."""
ATTRIBUTES = folded_set(frozenset("арт бизнес генерал инженер интернет медиа онлайн поп премьер рок топ шоу".split()))
"""Borrowed words that stand alone as well, and before another noun mostly take a hyphen."""
UNSEEN = -2.0
"""How much more a hyphen behind these costs than others where hyphens often became dashes."""
_P = {b"l": LETTER, b"b": rb" \t\xea", b"h": DASHES}
_PAGE_END = rb"[%(b)b\r\n]*+\f[%(b)b\r\n\f]*+" % _P
_LINE_ENDS = rb"[%(b)b]*+(?:\r?\n[%(b)b]*+){0,2}" % _P
_TWO_MARKS = rb"(?:\xeb[%(b)b]*+\r?\n[%(b)b]*+(?=[%(h)b]))?+" % _P
"""A soft hyphen, and the hyphen that was shown for it on a line of its own."""
_GAP = rb"[%b]*+%b[%b]++(?:%b|%b)" % (_P[b"b"], _TWO_MARKS, _P[b"h"], _PAGE_END, _LINE_ENDS)
_CHAIN = re.compile(rb"[%(l)b]++(?:%(gap)b[%(l)b]++)++" % (_P | {b"gap": _GAP}))
_MARK = re.compile(rb"[%(h)b]+" % _P)
_ONE = re.compile(rb"[%(l)b]+" % _P)
_PARTS = re.compile(rb"[%(l)b]+|[%(h)b]+|[^%(l)b%(h)b]+" % _P)
_EN, _EM, _SHOWN, _SOFT = *shadow(EN_DASH + EM_DASH + HYPHEN), frozenset(shadow(SOFT_HYPHEN + NOT_SIGN))
_LETTERS, _BLANKS = (frozenset(re.findall(rb"[%b]" % _P[kind], bytes(range(256)))) for kind in (b"l", b"b"))
_BROKEN_BEFORE = re.compile(rb"[%(l)b][%(b)b]+\Z" % _P)
_BROKEN_BEHIND = re.compile(rb"[%(b)b]+[%(l)b]" % _P)
_CAPITAL = re.compile(rb"[A-Z\xc0-\xe9]")


def chains(model: Model, seen: Scan, often: bool = False) -> Iterator[Window]:
    """Words with a hyphen or dash between them that may not belong there; `often` says that many do not."""
    found = list(_chained(seen.folded))
    divided = divided_in_a_row(model, seen, found)
    chained = [list(_ONE.finditer(seen.folded, *match.span())) for match in found]
    halves = [pair for parts in chained for pair in pairwise(parts) if _is_half_spaced(seen, *pair)]
    breaks = any(may_weld(model, left[0], right[0], often) for left, right in halves)
    least = COMPOUND_AMONG_BREAKS if breaks else COMPOUND
    for match, parts in zip(found, chained, strict=True):
        if match.end() - match.start() > LONGEST_CHAIN or match.start() in divided:
            continue
        if not all(KAZAKH.match(part[0]) for part in parts) or is_drawn_out(seen, parts) or _is_row(model, seen, parts):
            continue
        judged = {b.start(): _judged(model, seen, a, b, often, least) for a, b in pairwise(parts)}
        doubtful = any(gap not in (KEPT_HYPHEN, KEPT_DASH) for gap in judged.values())
        torn = any(judged[b.start()] is KEPT_DASH and _ends_line(seen, a, b) for a, b in pairwise(parts))
        if doubtful and not torn and not is_shown(model, seen, *match.span()):
            yield match.start(), match.end(), _judge_of(judged), "line-break hyphen"


def _is_row(model: Model, seen: Scan, parts: list[re.Match[bytes]]) -> bool:
    """Whether words stand in a row with dashes between them: `ән – күй – жыр`, but not `бала – шаға – байлық`."""
    gaps = [seen.text[a.end() : b.start()] for a, b in pairwise(parts)]
    row = len(parts) > 2 and all(len(gap) == len(gap.strip()) + 2 and "\n" not in gap for gap in gaps)
    if not row or not all(len(part[0]) > 1 and is_word(model, part[0]) for part in parts):
        return False
    return not any(evidently_joined(model, a[0], b[0]) for a, b in pairwise(parts))


def may_be_broken(model: Model, written: bytes) -> bool:
    """Whether what stands between spaces, given as a shadow, has a hyphen that may not belong there.

    One at its beginning or end may; a lone one is for `may_be_inside`.
    """
    parts = [b"", *_PARTS.findall(written), b""]
    for left, mark, right in zip(parts, parts[1:], parts[2:], strict=False):
        if not _MARK.match(mark):
            continue
        beside = [part for part in (left, right) if _ONE.match(part)]
        if not _SOFT.isdisjoint(mark) or (beside and not (left and right)) or (left[-1:].isdigit() and not right):
            return True
        kazakh = len(beside) == 2 and all(KAZAKH.match(part.translate(FOLD)) for part in beside)
        if kazakh and not {_EN, _EM}.intersection(mark) and judged_inside(model, left, right) is not KEPT_HYPHEN:
            return True
    return False


def may_be_inside(model: Model, left: bytes, mark: bytes, right: bytes) -> bool:
    """Whether a mark between spaces, given as shadows with the words beside it, may be inside a word or a compound."""
    if not _SOFT.isdisjoint(mark) or _SHOWN in mark:
        return True
    before, after = left.translate(FOLD), right.translate(FOLD)
    if not (KAZAKH.match(before) and KAZAKH.match(after)):
        return False
    if after == AQ and takes_aq(model, before):
        return True
    if _EM in mark:
        return right[0] == after[0] and evidently_joined(model, before, after)
    return may_weld(model, before, after, False) or seen_joined(model, before, after, right[0] == after[0], False)


def _chained(folded: bytes) -> Iterator[re.Match[bytes]]:
    """The chains of a text, looked for where marks stand."""
    done = 0
    for mark in _MARK.finditer(folded):
        if mark.start() < done:
            continue
        end = mark.start()
        while end > done and folded[end - 1 : end] in _BLANKS:
            end -= 1
        start = end
        while start > done and folded[start - 1 : start] in _LETTERS:
            start -= 1
        if start == end or folded[max(0, start - 1) : start] in _LETTERS:
            continue
        if match := _CHAIN.match(folded, start):
            done = match.end()
            yield match


def _judge_of(judged: dict[int, Gap]) -> Judge:
    return lambda gap, place: judged[place] if gap else WHOLE


def _is_half_spaced(seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether a hyphen stands right behind a word, and a space behind it."""
    gap = seen.shadow[left.end() : right.start()]
    return gap[:1] == b"-" and gap[1:].isspace() and b"\n" not in gap


def _judged(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], often: bool, least: float) -> Gap:
    """What the readings of a gap with a hyphen or dash cost, by how it is written and the words around; unlikelier
    compounds than `least` are none where a space may lack before their hyphen or behind it."""
    gap = seen.text[left.end() : right.start()]
    if _parts_columns(seen, left, right, gap):
        return KEPT_DASH
    if SOFT_HYPHEN in gap or NOT_SIGN in gap:
        return SOFT
    if own := own_mark(model, seen, left, right, often):
        return own
    before, after = gap[0].isspace(), gap[-1].isspace()
    if not before and not after:
        return _unspaced(model, seen, left, right)
    if HYPHEN in gap and after and "\n" not in gap:
        return SHOWN
    joined = seen_joined(model, left[0], right[0], seen.shadow[right.start()] == seen.folded[right.start()], often)
    if "\n" in gap:
        return _at_line_end(model, seen, left, right, joined)
    letter = before and after and min(len(left[0]), len(right[0])) == 1
    welded = not letter and may_weld(model, left[0], right[0], often)
    if EM_DASH in gap:
        joined, welded = _is_pair(model, seen, left, right), False
    if before and after:
        found = _dashed(SPACED, welded, joined, often and _is_attribute(seen, left, right))
        listed = found is not KEPT_DASH and not welded and _is_listed(model, seen, left, right)
        return KEPT_DASH if listed else found
    dash = EN_DASH in gap
    if EM_DASH in gap or (dash and before):
        return _dashed(HALF_SPACED_DASH, welded, joined, often and _is_attribute(seen, left, right))
    evidence = GLUED_DASH if dash else HALF_SPACED
    if welded:
        return evidence
    if joined or are_alike(left[0], right[0]):
        return evidence._replace(none=UNLIKELY)
    if before:  # `Мал -тұщы`
        return KEPT_DASH
    compound = _may_be_compound(model, seen, left, right, least)
    whole = not dash or is_met(model, left[0] + right[0])
    return evidence._replace(none=UNLIKELY if whole else NEVER, hyphen=evidence.hyphen if compound else NEVER)


def _ends_line(seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether a mark right behind a word ends a line."""
    gap = seen.text[left.end() : right.start()]
    return "\n" in gap and not gap[0].isspace()


def _parts_columns(seen: Scan, left: re.Match[bytes], right: re.Match[bytes], gap: str) -> bool:
    """Whether a mark ends the line of a column, and behind it another begins, or the line below is of others."""
    if "\n" in gap:
        return "\f" not in gap and in_columns(seen.text, left.end(), right.start())
    return len(gap) > COLUMN and len(gap) - len(gap.lstrip()) < len(gap) - len(gap.rstrip()) >= COLUMN


def _unspaced(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> Gap:
    """What the readings of a gap without white space cost."""
    around = seen.shadow[max(0, left.start() - 1) : left.start()] + seen.shadow[right.end() : right.end() + 1]
    if not {EN_DASH, EM_DASH}.isdisjoint(seen.text[left.end() : right.start()]):
        return KEPT_DASH
    if around == b"--" and max(len(left[0]), len(right[0])) < 4:  # `Санта-Крус-де-ла-Сьерра`
        return KEPT_HYPHEN
    return judged_inside(model, *(seen.shadow[slice(*part.span())] for part in (left, right)))


def _dashed(evidence: Gap, welded: bool, joined: bool, attribute: bool) -> Gap:
    """What the readings of a dash cost where the words may be one, are a known compound, or one with an attribute."""
    hyphen = 0.0 if joined else UNSEEN if attribute else NEVER
    if not welded and hyphen == NEVER:
        return KEPT_DASH
    return evidence._replace(none=evidence.none if welded else NEVER, hyphen=evidence.hyphen + hyphen)


def _at_line_end(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], joined: bool) -> Gap:
    """What the readings of a gap cost that a line end is in; `joined` says that the words are a known compound."""
    gap = seen.text[left.end() : right.start()]
    dash = EM_DASH in gap or EN_DASH in gap
    head = _CAPITAL.match(seen.shadow, right.start()) and not _CAPITAL.match(seen.shadow, left.start())
    head = (head and not joined) or (EM_DASH in gap and gap[0].isspace())
    if head or _is_broken(seen, left, right):
        return KEPT_DASH
    if EM_DASH in gap:
        return DASH_AT_LINE_END
    if gap.count("\n") > 1 and "\f" not in gap:
        known = known_compound(model, model.left(left[0]), right[0]) is not None or are_adjectives(left[0], right[0])
        return BLANK_LINE._replace(hyphen=1.0) if known and not dash else BLANK_LINE
    if not gap[0].isspace():
        return LINE_END
    return DASH_AT_LINE_END._replace(hyphen=0.0) if joined and not dash else DASH_AT_LINE_END


def _is_broken(seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether a half is a lone letter, white space beside it: with a piece of the word alone nothing is mended."""
    before = len(left[0]) == 1 and _BROKEN_BEFORE.search(seen.shadow, max(0, left.start() - COLUMN), left.start())
    behind = len(right[0]) == 1 and _BROKEN_BEHIND.match(seen.shadow, right.end())
    return bool(before or behind)


def _is_pair(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether an em dash stands in a pair word within a line, written small: `бала — шағасымен`."""
    within = left.start() > 0 and seen.shadow[left.start() - 1 : left.start()] != b"\n"
    small = seen.shadow[right.start()] == seen.folded[right.start()]
    return within and small and evidently_joined(model, left[0], right[0])


def _are_cased_alike(seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether no word in small letters stands before one with a capital."""
    return (
        seen.shadow[left.start()] != seen.folded[left.start()]
        or seen.shadow[right.start()] == seen.folded[right.start()]
    )


def _may_be_compound(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes], least: float) -> bool:
    """Whether two words are a compound that was seen, or, written alike, one that is as likely as `least`."""
    if known_compound(model, model.left(left[0]), right[0]) is not None or _is_attribute(seen, left, right):
        return True
    if not _are_cased_alike(seen, left, right):
        return False
    if EN_DASH in seen.text[left.end() : right.start()] and _CAPITAL.match(seen.shadow, right.start()):
        return False  # `Дума– Ресей`
    least = COMPOUND_AMONG_BREAKS if are_adjectives(left[0], right[0]) else least
    return odds(model, left[0], right[0]) >= least


def _is_listed(model: Model, seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether the words are a headword and its gloss, or a pair in a list of such, and none that echo one another."""
    return is_listed(model, seen, left.start(), right.end()) and not are_alike(left[0], right[0])


def _is_attribute(seen: Scan, left: re.Match[bytes], right: re.Match[bytes]) -> bool:
    """Whether the first word is one that mostly takes a hyphen, and both are written small."""
    small = all(seen.shadow[part.start()] == seen.folded[part.start()] for part in (left, right))
    return small and left[0] in ATTRIBUTES
