"""One memoised scan of a text: its one-byte shadow, its words, and the spans that no normaliser touches.

Passes that change nothing share the scan of the last text, so clean text is scanned once.

>>> scan("Бұл 38,0 км.").words
[(0, 3), (9, 11)]
>>> text = "Қ.К.Тоқаев kaz@mail.kz 17:37 т.б. есеп.docx келді.Оның"
>>> [text[a:b] for a, b in scan(text).untouched]
['Қ.К.Тоқаев', 'kaz@mail.kz', '17:37', 'т.б.', 'есеп.docx']
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property, lru_cache

from kaznorm.alphabet import DECODING, FOLD, OTHER, OTHER_LETTER, SPACES
from kaznorm.lazily import lazily

LETTER = rb"A-Za-z\x80-\xe9\xfe"
DASHES = rb"\-\xeb-\xf0\xfc"
"""Hyphens, dashes, a soft hyphen and what stands for it, as in a class of a pattern."""
HYPHENS = rb"\-\xeb\xef\xf0\xfc"
"""The same without dashes."""
ACCENTS = frozenset(map(chr, range(0x300, 0x370)))
"""Accents that stand behind their letter, as on the stressed one: a word that has one is no other word cut in two."""
WORD = re.compile(rb"[%b]+" % LETTER)
KAZAKH = re.compile(rb"[\x80-\xa9]+\Z")
"""A lower-cased word in letters of the Kazakh (or Russian) alphabet alone."""

# A table with characters beyond U+FFFF makes Python fall back to a dict, which is 12 times slower.
_ENCODING = codecs.charmap_build("".join(c if c <= "\uffff" else "\ufffe" for c in DECODING))


def _outside(error: UnicodeError) -> tuple[bytes, int]:
    """Codes for a stretch of characters that the shadow has no code for."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    stretch = error.object[error.start : error.end]
    return bytes(OTHER_LETTER if c.isalpha() or c in ACCENTS else OTHER for c in stretch), error.end


codecs.register_error("kaznorm-shadow", _outside)


def shadow(text: str) -> bytes:
    """The text in one byte per character (see `kaznorm.alphabet`).

    >>> shadow("Ақ 5").hex(" ")
    'c0 8e 20 35'
    """
    return codecs.charmap_encode(text, "kaznorm-shadow", _ENCODING)[0]


def fold(word: str) -> bytes:
    """The lower-cased shadow of a word: the form in which the language model knows words."""
    return shadow(word).translate(FOLD)


def unshadow(coded: bytes) -> str:
    """The characters of a shadow (a code for "any other" becomes a private-use character)."""
    return codecs.charmap_decode(coded, "strict", DECODING)[0]


def places(coded: bytes, part: bytes, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a part stands in a shadow, without overlaps: the fastest way where it is rare.

    >>> list(places(shadow("бір  екі  үш"), b"  "))
    [3, 8]
    """
    at = coded.find(part, start, end)
    while at >= 0:
        yield at
        at = coded.find(part, at + len(part), end)


_NAMES = {b"l": LETTER, b"up": rb"A-Z\xc0-\xe9", b"low": rb"a-z\x80-\xa9"}
_WHITE = bytes(0x20 if c in "\t\n\r\f\N{NO-BREAK SPACE}" + SPACES else code for code, c in enumerate(DECODING))
"""Every white space to a plain space, for `bytes.translate`."""
_FILES = (
    rb"pdf|docx?|xlsx?|pptx?|odt|ods|rtf|txt|csv|tsv|jsonl?|xml|ya?ml|toml|ini|log|md|html?|php|aspx?|jsp|css|js|ts|py|"
    rb"ipynb|java|cpp|exe|dll|apk|bat|sh|sql|db|jpe?g|png|gif|bmp|tiff?|svg|webp|ico|psd|mp[34]|avi|mkv|mov|wav|ogg|"
    rb"flac|zip|rar|7z|gz|tar|iso|djvu|epub|fb2|torrent|parquet|warc"
)
_SITES = rb"kz|ru|com|org|net|info|edu|gov|su"
_SHORT = """
    ст жж ғғ гг ул им пр св см мм кг др тг кв куб млн млрд трлн обл ауд көш мкр респ проф акад доц ген тел каб оңт
    солт шығ орт сәй мыс англ лат грек фр ағылш бб тт дс сс бс жс жк зоотех әкімш эл тех мед пед мемл қаң ақп сәу
    мау шіл қыр
"""
ABBREVIATIONS = frozenset(map(shadow, _SHORT.split()))
"""Words cut short that end in a dot, in the form in which `fold` gives them."""
_CUT = b"|".join(sorted(ABBREVIATIONS, reverse=True))
_PHRASES = shadow(r"т\.с\.с\.|т\.[бт]\.|б\.з\.[бд]\.|б\.[дэ]\.д\.")
_SPAN = lazily(
    rb"""
      (?: (?<![%(l)b])[A-Za-z][A-Za-z0-9+]{1,12}:// | (?<![\w%(l)b])www\. )               # an address
      (?:(?![.,;!?][\xc0-\xe9][\x80-\xa9])[^\s<>"`\xea\xf2-\xf5])+(?<![.,;:!?)])
    | (?<![\w.+\-])[\w.+\-]++@[\w\-]++(?:\.[\w\-]++)++                                    # an e-mail
    | (?<![\w%(l)b])[@\#][\w%(l)b]++                                                      # @name, #tag
    | (?<![\w%(l)b/\\])(?:[A-Za-z]:\\|~/|/|\.\.?/)[\w.\-]++(?:[/\\][\w.\-]++)*+           # a path
    | &(?:\#x?[0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d{0,2});                                     # an HTML entity
    | (?<![\w%(l)b.\-])(?:[\w%(l)b\-]++\.)+?                                              # a file, a site
      (?: (?:%(file)b)(?![\w%(l)b])
        | (?:%(site)b|(?:%(kaz)b)(?![%(l)b]))(?!\w)(?:[/:?\#][^\s<>"\xea\xf2-\xf5]*(?<![.,;:!?)]))?
        | (?<=[A-Za-z]\.)(?:KZ|RU|COM|ORG|NET|INFO|PDF|DOCX?|XLSX?|JPE?G|PNG|TXT)(?![\w%(l)b]) )
    | (?<![\w%(l)b.])\.(?:(?i:%(file)b)|%(site)b|NET|%(kaz)b)(?![\w%(l)b])                # .docx
    | (?<![\w%(l)b])[A-Za-z]\w*+(?:(?:\.|::|->)\w++)++(?:\(\))?                           # os.path, No.5
    | (?<![\w%(l)b])[A-Za-z]\w*+\(\)                                                      # a_call()
    | (?<![\w%(l)b])[A-Za-z0-9]++_\w++                                                    # an_identifier
    | (?<![\w%(l)b\-])(?!(?:\d++-\d++|[IVXLC]++-[IVXLC]++)(?!\w|-\w))                     # COVID-19, 250-12-34
      \w++(?:-\w++)++(?![%(l)b])
    | (?<!\d)\d++(?:[.,:/]\d++)++                                                         # a decimal, a time
    | (?<![\w%(l)b.])(?:%(phrase)b)                                                       # "and so on"
    | (?<![\w%(l)b.])(?<!\ [%(l)b]\ )(?:-?[%(l)b]{1,2}\.){2,}+(?:-?[%(l)b]++)*+           # initials
    | (?<![\w%(l)b.])(?<!\ [%(l)b]\ )(?:[%(l)b]|[%(up)b][%(low)b])\.-?[%(l)b][%(l)b\-]++  # one initial
    | (?<![\w%(l)b.])(?<!\ [%(l)b]\ )(?:%(short)b|[%(l)b])\.-?[\w%(l)b]++                     # a short form
    """
    % (_NAMES | {b"file": _FILES, b"site": _SITES, b"kaz": shadow("қаз|рф|РФ"), b"short": _CUT, b"phrase": _PHRASES}),
    re.VERBOSE,
)
# Where to look for spans. Each pattern begins with one character, so that the search for it is ten times faster.
_ANCHORS = [
    re.compile(p) for p in (rb"\.(?=[wl@.-])", rb"@(?=[wl@.])", rb"-(?=[w@])(?<=[w@]-)", rb"\((?=\))(?<=[w@].)")
]
_ASCII, _OTHERS = (b"".join(re.findall(kind, bytes(range(256)))) for kind in (rb"[A-Za-z0-9]", rb"[\x80-\xe9\xfe]"))
_KINDS = bytes.maketrans(_ASCII + _OTHERS + b".,:@#_/\\&", b"w" * len(_ASCII) + b"l" * len(_OTHERS) + b"..." + b"@" * 6)
_CODE = lazily(rb"(?<![\w%(l)b`])`[^`\r\n]{1,200}+`(?![\w%(l)b`])" % _NAMES)
_TAG = lazily(rb"</?[a-zA-Z][^<>\r\n]{0,300}+>")
_SPACED = lazily(  # from the first dot of initials and abbreviations that are written with spaces
    rb"""\.(?=\ ) (?: (?<=[^\w%(l)b.][%(l)b]\.) | (?<=\A[%(l)b]\.) ) (?<!\ [%(l)b]\ [%(l)b]\.)
    (?: (?:\ -?[%(l)b]\.)++ | (?<=[%(up)b]\.)(?=\ [%(up)b][%(low)b]) )"""
    % _NAMES,
    re.VERBOSE,
)
_FENCE = re.compile(rb"^[ \t]{0,3}(?:```|~~~)", re.MULTILINE)


class Scan:
    """What a scan of one text found. Everything but the shadows is computed when first asked for."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.shadow = shadow(text)
        self.folded = self.shadow.translate(FOLD)
        """The shadow in lower case."""
        self._lines: tuple[int, int, list[tuple[int, int]]] = (0, -1, [])

    @cached_property
    def keys(self) -> list[bytes]:
        """Each word in lower case, in the order of the text."""
        return WORD.findall(self.folded)

    @cached_property
    def words(self) -> list[tuple[int, int]]:
        """Where each run of letters starts and ends."""
        return [match.span() for match in WORD.finditer(self.folded)]

    @cached_property
    def untouched(self) -> list[tuple[int, int]]:
        """Where addresses, names of files and people, code, times, decimals and abbreviations stand."""
        fences = _fences(self.shadow) if self.holds_code else ()
        return _merged([*_spans(self.shadow), *fences])

    @cached_property
    def holds_code(self) -> bool:
        """Whether a backtick or a fence of tildes is anywhere in the text."""
        return b"`" in self.shadow or b"~~~" in self.shadow

    def touches(self, start: int, end: int) -> bool:
        """Whether a stretch overlaps an untouched span."""
        spans = self._near(start, end)
        index = bisect_right(spans, (start, len(self.text))) - 1
        after = spans[index + 1 : index + 2]
        return (index >= 0 and spans[index][1] > start) or (bool(after) and after[0][0] < end)

    def splits(self, at: int) -> bool:
        """Whether a cut would fall inside an untouched span."""
        spans = self._near(at, at)
        index = bisect_right(spans, (at, -1)) - 1
        return index >= 0 and spans[index][1] > at

    def _near(self, start: int, end: int) -> list[tuple[int, int]]:
        """The untouched spans of the lines around a stretch: few are asked for, in the order of the text."""
        if self.holds_code or "untouched" in self.__dict__:
            return self.untouched
        first, last, _ = self._lines
        if not first <= start <= end <= last:
            first, last = self.shadow.rfind(b"\n", 0, start), self.shadow.find(b"\n", end)
            first, last = max(first, 0), len(self.shadow) if last < 0 else last
            self._lines = first, last, _merged(list(_spans(self.shadow[first:last], first)))
        return self._lines[2]


@lru_cache(maxsize=1)
def scan(text: str) -> Scan:
    """The scan of a text; the last one is remembered."""
    return Scan(text)


def _spans(coded: bytes, shift: int = 0) -> Iterator[tuple[int, int]]:
    """Untouched spans, in no order, as if `coded` stood at `shift`.

    Only stretches without white space that hold a suspicious mark are looked at, each once.
    """
    flat = coded.translate(_WHITE)
    kinds = coded.translate(_KINDS)
    done = 0
    for at in sorted(match.start() for anchor in _ANCHORS for match in anchor.finditer(kinds)):
        if at < done:
            continue
        start = max(flat.rfind(b" ", done, at) + 1, done)
        done = flat.find(b" ", at)
        if done < 0:
            done = len(flat)
        for match in _SPAN.finditer(flat, start, done):
            yield match.start() + shift, match.end() + shift
    for match in _SPACED.finditer(coded):
        yield match.start() - 1 + shift, match.end() + shift
    for needle, pattern in ((b"`", _CODE), (b"<", _TAG)):
        if needle in coded:
            for match in pattern.finditer(coded):
                yield match.start() + shift, match.end() + shift


def _fences(coded: bytes) -> Iterator[tuple[int, int]]:
    """Blocks of code between lines of three backticks or tildes; the last one may lack its end."""
    opened = None
    for fence in _FENCE.finditer(coded):
        if opened is None:
            opened = fence.start()
        else:
            yield opened, fence.end()
            opened = None
    if opened is not None:
        yield opened, len(coded)


def _merged(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The spans in order, those that overlap as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=8)
def folded_set(words: frozenset[str]) -> frozenset[bytes]:
    """The words in the form in which the language model knows them; the last sets are remembered."""
    return frozenset(map(fold, words))
