"""Lines that are known by their form: names of images and files, icons, counts, weather, currencies."""

import re

from kaznorm.lazily import lazily
from kaznorm.page import WEAK, Verdict
from kaznorm.page.labels import MONTH, WORD, known, roles

_ICONS = (
    "👁👀💬👍👎❤♥♡🔥📷📸🎥🔍🔎📅🕐🕒🕓⏰📞☎✉📧🏠🔗📌👤👥🛒📄📎🖨⚙ℹ⋮⭐🌟📢📣🎧📰🔔✔✅☆★"
    "▶►◀◄⏸⏯⏵🔊🔇😱😢😂😍😮😡🎉🙏🤔👏🤣😁☰≡✕✖⇧⬆⬇↑↓▲▼➤➡←→‹›«»\ue000-\uf8ff"
)
ICON = lazily(f"[{_ICONS}]")
_ICONS_ALONE = lazily(f"[{_ICONS}×✗<>\\s|\N{VARIATION SELECTOR-16}]{{1,12}}")
_FEELINGS = lazily("[👍👎❤♥♡🔥⭐🌟★☆📢🔔✅✔\\s|\N{VARIATION SELECTOR-16}]+")
"""What people write as well, by itself."""
_BESIDE_ICONS = lazily("[\\d\\s.,|/kкKК+:·•\N{VARIATION SELECTOR-16}]*")
_DIGIT = lazily(r"\d")
_TELLING = lazily(
    f"[A-Za-z©°º$€₽¥£₸#×✗<>{_ICONS}]|(?<!\\S)[+−–-]\\d|[кКмМ][бБ]"
    "|[Фф]ото|[Сс]урет|[Сс]нимок|[Бб]ез |[Дд]оллар|[Кк]оллаж"
)
_IMAGE = lazily(
    r"(?:photo|img|image|pic|picture|dsc[nf]?|pxl|vid|mvi|whatsapp image|viber image|screenshot|received|fb img"
    r"|(?:фото|сурет|скриншот|снимок(?: экрана)?|изображение|foto)(?=[ _-]*\d{4})|без (?:имени|названия)(?= ?\()"
    r"|сурет(?=\d+$))"
    r"(?:[ _.(-]*(?:at|wa)?[ _-]*\d[\w.)-]*)+(?: wa\d+)?",
    re.IGNORECASE,
)
_IMAGE_FILE = lazily(r"[\w .()+-]{1,90}\.(?:jpe?g|png|gif|webp|bmp|svg|tiff?|heic|mp[34]|avi)", re.IGNORECASE)
_EXTENSION = lazily(r"\b(?:pdf|docx?|xlsx?|pptx?|rtf|zip|rar)\b", re.IGNORECASE)
_FILE = lazily(
    r"[\w.() -]{1,90}\.(?:pdf|docx?|xlsx?|pptx?|rtf|zip|rar)"
    r"|[\w .,()«»\"№+-]{0,120}\b(?:pdf|docx?|xlsx?|pptx?|rtf|zip|rar)\b[\s,;(\[–—-]*\d[\d.,]*\s?[kmкм][bб][)\].]*"
    r"|[(\[]?\d[\d.,]*\s?[kmкм][bб],?\s?\w{3,4}[)\]]?",
    re.IGNORECASE,
)
_CREDIT = lazily(
    r"(?:фото|сурет|коллаж|скриншот|видео|photo|image|инфографика)\s*[:–-]\s*(?:©\s*)?"
    r"(?:[\w.-]+\.(?:kz|com|ru|org|net|info)|getty.*|reuters|azattyq|sputnik.*|unsplash|pixabay|freepik|shutterstock"
    r"|depositphotos|istock.*|youtube|instagram|facebook|telegram|tengrinews|zakon|google|wikipedia|википедия)",
    re.IGNORECASE,
)
_HASHTAGS = lazily(r"(?:#\w{2,40}[\s,]*){1,20}")
_NUMBER = lazily(
    r"#\s?\d{2,9}|\d?\d:\d\d(?::\d\d)?(?:[\s/|]+\d?\d:\d\d(?::\d\d)?)+"
    r"|[«‹<←\s]*\d+(?:\s+(?:\d+|…|\.\.\.))+\s*[»›>→]+|[«‹<←]+\s*\d+(?:\s+(?:\d+|…|\.\.\.))+"
)
_COPYRIGHT = lazily(
    r"(?:©|copyright\b).{0,200}|\([cс]\)\s.{0,40}\d{4}.{0,100}|\d{4}(?:\s?[-–—]\s?\d{4})?\s?©.{0,80}", re.IGNORECASE
)
_DEGREES = lazily(
    r"(?<!\S)[+−–-]\d\d?(?:\.{2,3}[+−–-]?\d\d?)?(?:\s?[°º]\s?[CcСс]?)?(?![\w:])|\d\d?\s?[°º]\s?[CcСс]?"
)
_SKY = lazily(
    "ашық|бұлт|жаңбыр|қар(?:лы)?$|тұман|боран|ясно|облач|пасмур|дожд|снег|гроз|метел|ветер|clear|cloud|rain|snow|sunny"
)
_WHEN = lazily(
    rf"[дт][ае]\b|,|күндіз|таңерт|кешк|күні|түні|бүгін|ертең|(?:дүй|сей|сәр|бей)сен|жұма|сенбі|{MONTH}", re.IGNORECASE
)
"""What a forecast tells, unlike the name of a town."""
_MONEY = lazily(
    r"\b(?:USD|EUR|RUB|RUR|CNY|KZT|GBP|TRY|KGS|UZS|доллар|еуро|евро|рубль|юань)\b|[$€₽¥£₸]", re.IGNORECASE
)
_AMOUNT = lazily(r"\d+(?:[.,]\d+)?")


def formed(line: str) -> Verdict | None:
    """What a line is by its form, or None.

    >>> formed("img 20210708 wa0030 Жаңалықтар"), formed("👁 1 245"), formed("Құжат.docx (45 Кб)")[0]
    (Verdict(reason='image line', confidence=0.95), Verdict(reason='counter', confidence=0.85), 'file line')
    >>> formed("2022 жылғы 1 наурыз") is formed("1-сурет. Жасуша") is formed("* * *") is None
    True
    """
    if _NUMBER.fullmatch(line):
        return Verdict("number", 0.85)
    if not _TELLING.search(line):
        return None
    if image := _IMAGE.match(line):
        rest = line[image.end() :].strip(" |,-")
        return Verdict("image line", 0.95) if not rest or known(rest) else None
    if _IMAGE_FILE.fullmatch(line):
        return Verdict("image line", 0.95)
    if _EXTENSION.search(line) and _FILE.fullmatch(line):
        return Verdict("file line", 0.85)
    if _ICONS_ALONE.fullmatch(line) and not _FEELINGS.fullmatch(line):
        return Verdict("icons", 0.85)
    if ICON.search(line) and _DIGIT.search(line) and _BESIDE_ICONS.fullmatch(ICON.sub("", line)):
        return Verdict("counter", 0.85)
    if _CREDIT.fullmatch(line):
        return Verdict("picture credit", 0.8)
    if _HASHTAGS.fullmatch(line):
        return Verdict("hashtags", 0.72)
    if _COPYRIGHT.fullmatch(line):
        return Verdict("copyright", 0.93)
    if _DEGREES.search(line):
        return _weather(line)
    return _currencies(line) if _MONEY.search(line) else None


def _weather(line: str) -> Verdict | None:
    """`ашық Атырау +15`; `Алматы -3°C`, if its neighbours are furniture; not `Алматы: -3`, an item of a forecast, nor
    the row of a table."""
    rest = _DEGREES.sub(" ", line)
    words = WORD.findall(rest)
    if "   " in line or not 1 <= len(words) <= 4 or line.endswith(".") or ":" in line or _DIGIT.search(rest):
        return None
    sky = any(_SKY.match(word.lower()) for word in words)
    if sky:
        return Verdict("weather", 0.85)
    if _WHEN.search(rest) or not all(word[0].isupper() for word in words):
        return None
    return Verdict("weather", WEAK)


def _currencies(line: str) -> Verdict | None:
    """`USD 450.2 EUR 489.1`: two currencies at least, and nothing but numbers beside them."""
    rest, currencies = _MONEY.subn(" ", line)
    if currencies < 2 or any(not roles(word) for word in WORD.findall(rest)):
        return None
    return Verdict("currencies", WEAK) if len(_AMOUNT.findall(rest)) > 1 else None
