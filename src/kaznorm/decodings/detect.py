"""Which encoding the bytes of a file are in."""

import codecs
import re
from collections.abc import Iterator

from kaznorm.decodings.evidence import SAMPLE, WORD, confidence, of_words
from kaznorm.decodings.utf8 import PRIOR
from kaznorm.lm import load

CANDIDATES = ("cp1251", "kz1048", "ptcp154", "koi8-r", "koi8-u", "cp866", "iso8859-5", "mac-cyrillic")
"""The one-byte encodings that are tried; of those that give the same text the first is named."""
AGREEING = 0.6
"""So large a share of the words must be Kazakh or Russian ones."""
ENOUGH = 1 << 18
"""So many bytes are looked at for the words."""
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
STRANGE = 6.0
"""What each kind of oddity proves against an encoding: signs and capitals where hardly any text has them."""
_STRANGE = re.compile(
    "[\x80-\x9f\u00a1-\u00a6\u00a8-\u00aa\u00ac\u00ae\u00af\u00b4-\u00ba\u00bc-\u00bf\u2190-\u25ff\u20ac\u201a\u2020\u2021]"
    "|[а-яё][А-ЯЁ]|[\u2019\u201d\u2022\u2026\u2014][а-яё]|[\u00b1\u00b5][а-яё]|[а-яё][\u00b1\u00b5]"
)
_USUAL = re.compile("[\t\n\r -~\u00a0-\u00bf\u0400-\u04ff\u2010-\u2044\u2116]")
_ALMOST = 0.95


def detect(data: bytes) -> str | None:
    """Python's name for the encoding, `None` where none gives Kazakh or Russian words.

    A byte order mark decides, then whether the bytes are UTF-8; UTF-16 without a mark and the one-byte encodings of
    Cyrillic are told by the words that they give. Latin scripts in one-byte encodings are beyond it.

    >>> detect("Қазақстан Республикасының халқы".encode("kz1048")), detect("Сәлем".encode()), detect(b"na\\xefve")
    ('kz1048', 'utf-8', None)
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return name
    wide = _wide(data)
    if wide or _decodes(data, "utf-8"):
        return wide or "utf-8"
    found = {name: odds for name, odds in _one_byte(data) if confidence(odds - PRIOR) > 0.9}
    return max(found, key=found.__getitem__, default=None)


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is a small one."""
    for name in ("utf-16-le", "utf-16-be"):
        part = data[: ENOUGH & ~1]
        if len(data) % 2 == 0 and part and _decodes(part, name):
            text = part.decode(name)
            if len(_USUAL.findall(text)) >= _ALMOST * len(text) and not _decodes(part.replace(b"\0", b"\xff"), "utf-8"):
                return name
    return None


def _decodes(data: bytes, encoding: str) -> bool:
    try:
        codecs.decode(data, encoding)
    except UnicodeDecodeError:
        return False
    return True


def _one_byte(data: bytes) -> Iterator[tuple[str, float]]:
    """What the words say to each encoding that the bytes may be in."""
    part = data[:ENOUGH]
    texts = set[str]()
    for name in CANDIDATES:
        text = part.decode(name, "replace")
        if text not in texts and _decodes(data, name):
            texts.add(text)
            words = set(WORD.findall(text, 0, 40 * SAMPLE)[:SAMPLE])
            odds, share = of_words(load.model(), {word for word in words if len(word) > 1 and not word.isascii()})
            if share >= AGREEING:
                yield name, odds - STRANGE * len(set(_STRANGE.findall(text)))
