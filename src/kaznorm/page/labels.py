"""The labels of web pages, and the words that such labels are made of: tables, and what is looked up in them.

`data/chrome_labels.tsv` holds whole lines (label, language, kind), `data/chrome_words.tsv` words with the parts
that they play in such lines, `data/chrome_parts.tsv` parts of words, with `_` for a space.

>>> known("Р е к л а м а"), known("Izdeu"), known("Гүлжан ӘМІРОВА")
(Label(kind='ads', language='ru'), Label(kind='search', language='kk-Latn'), None)
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from kaznorm.lazily import lazily

MONTH = (
    r"(?:қаңтар|ақпан|наурыз|сәу[іi]р|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан|январ|феврал|март|апрел|"
    r"ма[йя]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w{0,6}"
)
_SHORT_MONTH = r"(?:қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\."
DAY = (
    rf"\d\d?[./-]\d\d?[./-]\d{{2,4}}(?!\d)|\d{{4}}[./-]\d\d?[./-]\d\d?(?!\d)|\d\d? {MONTH}(?:,? \d{{4}})?"
    rf"|{MONTH} \d\d?,? \d{{4}}|\d{{4}} ?ж\w{{0,3}}\.? \d\d? {MONTH}|\d\d? {_SHORT_MONTH} \d{{4}}"
)
CLOCK = r"(?:[ ,|]{0,3}(?:в |at |сағат )?\d\d?:\d\d(?::\d\d)?)?"
"""The time of day behind a date, if there is one."""
_VALUE = lazily(
    rf"(?:{DAY})(?: ?ж\b\.?| ?г\b\.?| года)?{CLOCK}()"
    r"|\d[\d.,]*\s?(?:[kmgкмг][bб]|[kmg]ib|байт|bytes)\b()|\d\d?:\d\d(?::\d\d)?()"
    r"|\d[\d.,\s]*(?:[kкmм]\b|мың\b|тыс\b|млн\b)?"
)
_ODD = lazily(r"[^\s!-@\u0400-\u052f]")
_NOT_ALNUM, _NOT_LETTER = lazily(r"[\W_]+"), lazily(r"[\W\d_]+")
_DIGIT = lazily(r"\d")
_TWINS = str.maketrans(
    "aceioplxyhһkmtbrəǝɵѳθĸⱪӊⱨɍʏɣγυɏ¥ëёıɩιӏҥӛ",
    "асеіоріхуннкмтвгәәөөөққңңғүүүүұұееііііүө",
)
_LATIN = str.maketrans({
    **dict(zip("аәбвгғдезийкқлмнңоөпрстуұүфхһцчшщыіьэъ", "aabvggdeziikklmnnooprstuuufhhscssii\0e\0", strict=True)),
    **dict(zip("äáǎəâçǵğģıíïýwūúüŭñńŋóöōşșśqjćxy", "aaaaacgggiiiuuuuuunnnooossskjchi", strict=True)),
    "ё": "e", "ж": "j", "ю": "iu", "я": "ia", "'": None, "’": None, "ʼ": None, "\0": None,
})  # fmt: skip
_BRACED = lazily(r"[(:]\s*\d[\d\s]*\)?$")
_CYRILLIC, _LATIN_LETTER = lazily("[\u0400-\u052f]"), lazily("[A-Za-z]")
_ITEM = lazily(
    r"\s*[(\[]?(?:\d{1,3}|[IVXІХ]{1,5}|[a-zа-яәғқңөұүі])(?:\.\d{1,3})*[.)\]](?![\d.])"
    r"|\s*\(\d рет\.?\)|\s*\d{1,3}\s?-\s?(?:сурет|кесте|сызба|диаграмма)\b.{4}"
    r"|\s*(?:[Сс]урет|[Кк]есте|Рис|Табл)\.?\s\d{1,3}\W.{4}"
)
_TIMES = lazily("0(?:рет|раза?|times|адам)$".translate(_TWINS))
_VOICELESS = {"б": "п", "г": "к", "ғ": "қ"}
_ENDING = lazily(
    "(?:[лдт][ае]р)?(?:[ыі]?м[ыі]з|[ыі]?ң[ыі]з|[сң]?[ыі])?"
    "(?:[нтд][ыі]ң|[нтд][ыі]|[қкғг][ае]|н[ае]|н?[дт][ае](?:ғ[ыі]|г[ыі])?|[нтд][ае]н|н|[мбп]ен)?"
)
WORD = lazily(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
_SHORTEST = 3
"""A label in Latin letters is longer, for all the same `sin` may be a sine."""
Roles = frozenset[str]


class Label(NamedTuple):
    """What a label is about. One of kind `section` or `heading` may also head a text, or a part of it."""

    kind: str
    language: str

    @property
    def weak(self) -> bool:
        """Whether it takes other labels near by to tell it from a heading."""
        return self.kind in ("section", "heading")


class Labels(NamedTuple):
    """The labels by their skeletons; their words, and those of sure labels."""

    plain: dict[str, Label]
    words: Roles
    sure: Roles


def _rows(name: str) -> Iterator[list[str]]:
    rows = (Path(__file__).parents[1] / "data" / name).read_text("utf-8").splitlines()[1:]
    return (row.split("\t") for row in rows)


@cache
def labels() -> Labels:
    """The label table, read once."""
    plain, words, sure = {}, set[str](), set[str]()
    for text, language, kind in _filled_rows():
        label = plain[skeleton(text)] = Label(kind, language)
        (words if label.weak else sure).update(text.lower().split())
    certain = frozenset(map(skeleton, sure))
    return Labels(plain, certain.union(map(skeleton, words - sure)), certain)


@cache
def _latin_labels() -> dict[str, Label]:
    """The Kazakh labels by their Latin forms."""
    rows = _filled_rows()
    return {_latin(text): Label(kind, language) for text, language, kind in rows if language.startswith("kk")}


def _filled_rows() -> Iterator[tuple[str, str, str]]:
    """The rows of the label table, with values in their slots."""
    slots = {"{date}": "1.1.2001", "{size}": "1 kb", "{time}": "1:11", "{n}": "1"}
    for text, language, kind in _rows("chrome_labels.tsv"):
        for slot in slots if "{" in text else ():
            text = text.replace(slot, slots[slot])  # noqa: PLW2901
        yield text, language, kind


@cache
def _parts() -> tuple[dict[str, Roles], dict[str, Roles]]:
    """The roles of words, and of beginnings of words; their languages are among them."""
    whole: dict[str, Roles] = {}
    begun: dict[str, Roles] = {}
    for word, language, role in _rows("chrome_words.tsv"):
        table = begun if word.endswith("*") else whole
        key = _fold(word.rstrip("*"))
        table[key] = table.get(key, frozenset()) | {role, language}
    return whole, begun


@cache
def fragments(where: str) -> tuple[str, ...]:
    """Parts of words that tell, by where they stand: the six characters before the last mark of a notice (`end`), in a
    sentence of a site (`inside`), what the kind of a shared file begins with (`file`).

    >>> "екламу" in fragments("end"), "реферат" in fragments("file")
    (True, True)
    """
    return tuple(part.replace("_", " ") for part, place in _rows("chrome_parts.tsv") if place == where)


@cache
def _telling() -> Roles:
    """The words that a line needs one of, to be more than a label; for beginnings of words, four letters and `*`."""
    parts = set("page verb thing site media network remark cookie script mistake advert stance".split())
    whole, begun = _parts()
    stems = {stem[:4] + "*" for stem in begun if begun[stem] & parts}
    return frozenset(word for word in whole if whole[word] & parts) | stems


def familiar(line: str) -> bool:
    """Whether a line may be of interest: it has a word of pages, or all its words are those of labels. Fast.

    >>> familiar("Мәдениет Спорт"), familiar("Пікір қалдыру"), familiar("Желсіз түнде жарық ай")
    (True, True, False)
    """
    words = _fold(line.lower()).split()
    telling = _telling()
    if not telling.isdisjoint(words) or labels().words.issuperset(words):
        return True
    return not telling.isdisjoint([word[:4] + "*" for word in words])


@lru_cache(20_000)
def roles(word: str) -> Roles:
    """The parts that a word may play on a page, and its languages; none, if it is just a word.

    >>> sorted(roles("пікіріңізді")), roles("жиын")
    (['any', 'kk', 'page', 'remark', 'site', 'thing', 'view'], frozenset())
    """
    whole, begun = _parts()
    word = _fold(word.lower())
    found = whole.get(word, frozenset())
    for end in range(3, len(word) + 1):
        if stem := begun.get(word[:end]):
            found |= stem
    return found or _inflected(word, whole) or (frozenset(("label",)) if word in labels().sure else found)


def _inflected(word: str, whole: dict[str, Roles]) -> Roles:
    """The roles of the Kazakh word that this is a form of: `рейтингі`, `парағындағы`."""
    for end in range(len(word) - 1, 3, -1):
        stem = word[:end]
        known_as = whole.get(stem) or whole.get(stem[:-1] + _VOICELESS.get(stem[-1], "-"))
        if known_as and "kk" in known_as and not known_as & {"verb", "any", "text"} and _ENDING.fullmatch(word, end):
            return known_as
    return frozenset()


def _fold(text: str) -> str:
    """Lower-case text with its look-alikes folded: to Cyrillic letters, һ to н and ё to е."""
    if _ODD.search(text):
        return text.translate(_TWINS)
    return text.replace("ё", "е").replace("һ", "н")


def skeleton(line: str) -> str:
    """The letters of a line in lower case, look-alikes folded; a number is 0, a date 1, a size 2, a time 3.

    >>> skeleton("Р а з м е р 309.41 Kb.") == skeleton("PАЗМЕP: 1 кБ")
    True
    """
    line = line.lower()
    if _DIGIT.search(line):
        line = _VALUE.sub(lambda found: str(found.lastindex or 0), line)
    return _NOT_ALNUM.sub("", _fold(line))


def letters(line: str) -> str:
    """The letters of a line in lower case, look-alikes folded.

    >>> letters("Ж и ы н, 5 мамыр") == letters("ЖИЫН 6 мамыp")
    True
    """
    return _NOT_LETTER.sub("", _fold(line.lower()))


def _latin(line: str) -> str:
    """A line as any Latin alphabet of Kazakh would have it, its marks left out."""
    plain = "".join(filter(str.isalpha, line.lower().translate(_LATIN)))
    return plain.replace("zh", "j").replace("sh", "s").replace("ch", "c").replace("kh", "h")


def enumerated(line: str) -> bool:
    """Whether a line begins with the number or letter of an item, a caption or a refrain: `1.`, `а)`, `12-сурет.`.

    >>> enumerated("2) көктемгі егіс"), enumerated("2022 жыл"), enumerated("12.05.2020")
    (True, False, False)
    """
    return _ITEM.match(line) is not None


def known(line: str) -> Label | None:
    """The label that a line is, apart from counts and sizes that stand beside it.

    >>> known("Пікірлер (12)"), known("Tolyğyraq"), known("1. Пікірлер")
    (Label(kind='comment', language='kk'), Label(kind='navigation', language='kk-Latn'), None)
    """
    key = skeleton(line)
    if not key:
        return None
    table = labels()
    label = table.plain.get(key)
    if label is None and ("0" in key or "2" in key) and not enumerated(line):
        key = _TIMES.sub("0", key)
        label = table.plain.get(key) or table.plain.get(key.replace("0", "").replace("2", ""))
        if label is None or label.kind == "language":
            return None
        return label if not label.weak or _BRACED.search(line) else None
    cyrillic = _CYRILLIC.search(line)
    if label is None and not cyrillic:
        return _latin_labels().get(_latin(line)) if len(key) > _SHORTEST else None
    return None if label and label.language == "en" and cyrillic and not _LATIN_LETTER.search(line) else label
