"""Lines made of the words of pages, and sentences in which a site speaks of itself."""

import re
from collections.abc import Sequence
from functools import cache

from kaznorm.lazily import lazily
from kaznorm.page import WEAK, Verdict
from kaznorm.page.labels import WORD, Roles, enumerated, known, roles, skeleton

_SCORES = {
    "page": 3.0,  # met on pages alone: a login, a banner
    "verb": 2.0,  # what readers are asked to do: read, show, print
    "site": 2.0,  # what they do it to: a comment, a site
    "thing": 1.5,  # or that, which is met elsewhere too: a picture, a file
    "more": 1.25,  # all, latest, similar
    "count": 1.0,  # views, downloads
    "text": -3.0,  # said, was, how, law
    "beside": 0.75,
    "any": 0.0,
    "label": -0.5,  # of some label or other
}
_DONE, _ENOUGH, _LISTED, _HALF = 3.75, 2.75, 2.25, 0.25  # from the half on, neighbours decide
_FOREIGN = -0.5  # enough for a line in another language than the text
_STRANGER = frozenset({""})
_TELLING = frozenset({"page", "verb", "media", "site"})
_COUNTED = lazily(
    r"\D+\d[\d\s.,/]*(?:\s*\(?[\d\s]*(?:рет|раза?|адам|баға|дауыс|голос(?:ов|а)?|votes?|%)\)?)*\.?|\d[\d\s.,]*\s\D\S*(?:\s\D\S*)?"
)
_SOURCE = lazily(r"[{}=;\\]|(?<!:)//|/\*|\(\)|#include")  # of a program
_VARIANT = lazily(r"[^\W\d_]\s+[^\W\d_]")  # of a test: `А нұсқасы`
_DASHED = lazily(r"\s[–—-]\s*\d")
_FROM = lazily(r"[нтд][ае]н$")
"""Where something was taken from; labels name it or ask for something."""
QUOTED = lazily('[«“„"].*[»”“"]')
HALF_QUOTED = lazily(r"\A[«“„](?:\w|\s\w\s\w\s)[^»”]*\Z|\A[^“„\"]*\w”")
_QUOTATION = lazily('«[^«»]*»|“[^“”]*”|"[^"]*"')
_TITLES = frozenset({"navigation", "widget", "legal", "library", "player", "image"})
_TOLD = frozenset({"library", "wiki", "legal", "date", "section", "heading"})
_ACTS = lazily(r"(?:у|[ыі]ңыз|[ыі]ңіз|[гғкқ][ае])$", re.IGNORECASE)
_NOTICES = (  # the parts that must meet in a sentence
    ("promotion", 0.9, "follow", "network", "ours"),
    ("promotion", 0.85, "join", "network"),
    ("promotion", 0.85, "send", "network", "tidings"),
    ("promotion", 0.8, "send", "ours", "tidings"),
    ("mistake report", 0.85, "mistake", "send", "ours"),
    ("mistake report", 0.9, "mistake", "keys"),
    ("comment rules", 0.9, "remark", "enter", "leave"),
    ("comment rules", 0.88, "mailbox", "unpublished"),
    ("copyright", 0.9, "material", "reuse", "must", "place"),
    ("copyright", 0.85, "rights", "held", "stance"),
    ("disclaimer", 0.85, "stance", "view", "agree"),
    ("disclaimer", 0.85, "stance", "view", "answerable"),
    ("disclaimer", 0.85, "stance", "advert", "answerable"),
    ("cookies", 0.88, "cookie", "consent"),
    ("browser", 0.88, "script", "switch"),
    ("browser", 0.88, "browser", "yours", "outdated"),
)


def worded(line: str) -> Verdict | None:
    """A line made of the words of pages; a count with its number; a field with its date.

    There must be a word that is met on pages alone, or a verb and what it is done to, or `соңғы` and what is read on
    a site. Strange words, marks of sentences, question words and items with a number speak against it.

    >>> worded("Барлық пікірлерді жасыру"), worded("Мақаланы оқығандар: 245 рет")
    (Verdict(reason='page words', confidence=0.79), Verdict(reason='counter', confidence=0.85))
    >>> worded("Барлық құқықтарды қорғау") is worded("Сайтты қалай ашуға болады?") is None
    True
    """
    words = WORD.findall(line)
    if not 1 <= len(words) <= 12 or enumerated(line) or QUOTED.search(line) or _VARIANT.match(line):
        return None
    if _SOURCE.search(line):
        return None
    score, parts = _weigh(line, words)
    if "count" in parts and "text" not in parts and len(words) < 5 and score >= 1 and _COUNTED.fullmatch(line):
        return Verdict("field", WEAK) if _is_fact(line, words, parts) else Verdict("counter", 0.85)
    if "dated" in parts and "" not in parts and score > -2 and skeleton(line).endswith("1"):
        return Verdict("field", WEAK) if "verb" in parts and "leave" not in parts else Verdict("date field", 0.85)
    if _FOREIGN < score < _HALF and parts & _TELLING and "kk" not in parts:
        return Verdict("foreign", WEAK)
    if len(words) < 2 or score < _HALF or _FROM.search(line):
        return None
    if "page" in parts or ("verb" in parts and parts & {"thing", "site"}):
        sure = 0.7 + (score - (_ENOUGH if "page" in parts else _DONE)) * 0.06
        return Verdict("page words", max(WEAK, min(0.93, round(sure, 2))))
    if "site" in parts and len(words) < 5 and score >= _LISTED and not parts & {"text", "label", ""}:
        return Verdict("page words", 0.75)
    if parts >= {"more", "media"} and "text" not in parts:
        return Verdict("page words", 0.8 if score >= _LISTED else WEAK)
    return None


def _is_fact(line: str, words: Sequence[str], parts: Roles) -> bool:
    """Whether a count is what a text may state: marks, `Балл саны – 30`; the sum of what no site counts.

    >>> [_is_fact(line, line.split()[:2], frozenset()) for line in ("Сабақ саны 30", "Қаралым саны 30")]
    [True, False]
    """
    if "fact" in parts or _DASHED.search(line):
        return True
    counts = [word for word in words if "count" in roles(word)]
    return not parts & {"site", "page", "remark", "view"} and all("beside" in roles(word) for word in counts)


def _weigh(line: str, words: Sequence[str]) -> tuple[float, Roles]:
    """The sum of what the words weigh, and the parts that they play."""
    score = -1.5 * line.count(",") - (4.0 if line.endswith(".") and not line.endswith("..") else 0.0)
    score += 1.0 if line[-1] in "»›>→↓…" or line.endswith("..") else -3.0 if line[-1] in "?!" else 0.0
    seen: Roles = frozenset()
    for number, word in enumerate(words):
        parts = roles(word)
        seen |= parts or _STRANGER
        score += _weight(parts) if parts else _strange(word, number)
    return score, seen


@cache
def _weight(parts: Roles) -> float:
    return next((score for part, score in _SCORES.items() if part in parts), 0.0)


def _strange(word: str, number: int) -> float:
    """What a word that pages don't know weighs: less if it is a name, or asks the reader to do something."""
    if word.lower().endswith(("ңыз", "ңіз", "ңыздар", "ңіздер")):
        return 0.0
    return -0.75 if word.isascii() or (number and word[0].isupper()) else -2.5


def notice(line: str) -> Verdict | None:
    """A sentence in which a site speaks of itself: follow us, log in to comment, link to us, cookies.

    What stands in quotation marks, and what somebody says, is text.

    >>> notice("Сілтемесіз жаңалық оқисыз ба? Онда Telegram желісінде парақшамызға тіркеліңіз!")
    Verdict(reason='promotion', confidence=0.85)
    >>> notice("Біздің Telegram-арнамызға жазылыңыз, – деді ол.")
    """
    words = WORD.findall(_QUOTATION.sub(" ", line))
    if not 2 <= len(words) <= 45:
        return None
    parts = frozenset[str]().union(*map(roles, words))
    if "speech" in parts:
        return None
    brief = parts >= {"ours", "named"} and ("media" in parts or len(words) < 6)
    if line[-1] != "." and (brief or ("network" in parts and "follow" in roles(words[-1]))):
        return Verdict("promotion", 0.85)
    return next((Verdict(why, sure) for why, sure, *needed in _NOTICES if parts.issuperset(needed)), None)


def may_be_title(line: str) -> bool:
    """Whether a label names a thing and asks for nothing, so that the matter below it may be what it names.

    >>> may_be_title("Мәзір"), may_be_title("Басты бет"), may_be_title("Мәзірді ашу"), may_be_title("Жарнама")
    (True, False, False, False)
    """
    label, words = known(line), line.split()
    if label is None or label.kind not in _TITLES or not label.language.startswith("kk"):
        return False
    return not _ACTS.search(words[-1]) and not any(roles(word) & {"verb", "site", "thing"} for word in words)


def names_rules(line: str) -> bool:
    """Whether a line names rules, terms or the like, which the matter below it may be.

    >>> names_rules("Мақаланы рәсімдеу ережелері"), names_rules("Сайт ережелерімен таныстым")
    (True, False)
    """
    words = WORD.findall(line)
    return any("rules" in roles(word) for word in (*words[:1], *words[-1:]))


def may_lead(line: str) -> bool:
    """Whether a label with a colon names what a text may tell below it.

    >>> may_lead("Өзгерістер тарихы:"), may_lead("Бөлісу:")
    (True, False)
    """
    label = known(line)
    return label is not None and label.kind in _TOLD
