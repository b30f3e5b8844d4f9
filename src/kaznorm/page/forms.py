"""Lines that are known by their form: names of images and files, icons, counts, weather, currencies."""

import re

from kaznorm.alphabet import CAPITALS
from kaznorm.lazily import lazily
from kaznorm.page import WEAK, Verdict
from kaznorm.page.labels import MONTH, WORD, fragments, known, roles

_ICONS = (
    "👁👀💬👍👎❤♥♡🔥📷📸🎥🔍🔎📅🕐🕒🕓⏰📞☎✉📧🏠🔗📌👤👥🛒📄📎🖨⚙ℹ⋮⭐🌟📢📣🎧📰🔔✔✅☆★"
    "▶►◀◄⏸⏯⏵🔊🔇😱😢😂😍😮😡🎉🙏🤔👏🤣😁☰≡✕✖⇧⬆⬇↑↓▲▼➤➡←→‹›«»\ue000-\uf8ff"
)
ICON = lazily(f"[{_ICONS}]")
_COUNTED_ICON = lazily(f"[{_ICONS.replace('‹›«»', '')}]")
_ICONS_ALONE = lazily(f"[{_ICONS}×✗<>\\s|\N{VARIATION SELECTOR-16}]{{1,12}}")
_FEELINGS = lazily("[👍👎❤♥♡🔥⭐🌟★☆📢🔔✅✔\\s|\N{VARIATION SELECTOR-16}]+")
"""What people write as well, by itself."""
_BESIDE_ICONS = lazily("[\\d\\s.,|/kкKК+:·•\N{VARIATION SELECTOR-16}]*")
_DIGIT = lazily(r"\d")
_TELLING = lazily(
    f"[A-Za-z©°º$€₽¥£₸#×✗<>{_ICONS}]|(?<!\\S)[+−–-]\\d|[кКмМ][бБ]"
    f"|[Фф]ото|[Сс]урет|[Сс]нимок|[Бб]ез |[Дд]оллар|[Кк]оллаж|[Кк]уәлік|[а-яі][{CAPITALS}]|Архив|Опубл"
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
_DOMAIN = r"[\w.-]+\.(?:kz|com|ru|org|net|info|media|tv)(?:/[\w./@-]*)?"
_AGENCIES = (
    r"(?:getty|reuters|azattyq|sputnik|unsplash|pixabay|freepik|shutterstock|depositphotos|istock|youtube|instagram"
    r"|facebook|telegram|tengrinews|zakon|google|wikipedia|википедия|kazinform|қазақпарат|қазинформ|тасс)[\w. ]{0,20}"
)
_CREDIT = lazily(
    r"(?:(?:көрнекі|иллюстративті\w*|архивтік)\s+)?"
    r"(?:фото|сурет|коллаж|скриншот|видео|photo|image|инфографика)\s*[:–-]\s*(?:©\s*)?"
    rf"(?:{_DOMAIN}(?:\s?/\s?[\w .-]{{2,40}})?|{_AGENCIES}|[\w .«»\"-]{{2,40}}\s?/\s?(?:{_AGENCIES}|{_DOMAIN})"
    r"|[\w .«»\"-]{0,60}(?:баспасөз\s+(?:қызмет|орталы)\w*|пресс-служба\w*|ашық (?:ақпарат )?(?:дере)?көз\w*"
    r"|ғаламтор\w*|интернет\w*|(?:ресми )?сайт[ыт]\w*)|[«\"][^«»\"]{2,40}[»\"] (?:ФК|ХК|БК|ВК|агенттігі|газеті)"
    rf"|(?-i:[{CAPITALS}]{{2,3}}))"
    rf"|{_DOMAIN} сайтынан(?: алынды| алынған)?",
    re.IGNORECASE,
)
_ORIGIN = lazily(
    r"(?:дереккөз|ақпарат көзі|источник)\s*:?\s*(?:https?://)?(?:www\.)?[\w-]+\.(?:kz|com|ru|org|net)/?|источникhttp\S+",
    re.IGNORECASE,
)
_ABOUT_FILE = lazily(
    rf"(?:түрі|Тип)[{CAPITALS}][а-яәғқңөұүһі]+(?: [а-яәғқңөұүһі]+){{0,2}}|Формат файла\s*:?\s*\.?[a-z]{{3,4}}"
    r"|\.(?:pdf|docx?|pptx?|rtf|xlsx?)"
)
_KIND = ("түрі", "Тип")
_LISTED = lazily(rf"Архив (?:меток|рубрики|категории|автора)\s*:.{{1,80}}|Опубликовано в (?:рубрике )?[{CAPITALS}]\S*")
_SHARED = lazily('(?:Share|Membagikan|Бөлісу) ["«“].{1,200}["»”]')
_CERTIFICATE = lazily(
    r".{0,110}\bкуәлі[кг]\w*.{0,20}(?:\bKZ\s?\d\d\s?[A-Z]{3}\s?\d{8}|№\s?\d{3,6}\s?[-–]\s?(?:Г|Ж|СИ|ИА)\b).{0,60}",
    re.IGNORECASE,
)
_MASS_MEDIA = lazily(
    r"(?-i:\bБАҚ\b|\bСМИ\b)|бұқаралық ақпарат|массовой информ|мерзімді|периодич|ақпарат\w* агентт|информ\w* агентств"
    r"|басылым|газет|журнал|(?:ақпарат|мәдениет).{0,110}есепке|есепке.{0,110}(?:ақпарат|мәдениет)|\d\dVPY\d",
    re.IGNORECASE,
)
"""What is registered with such a number, like nothing else."""
_AUTHOR = lazily(rf"©\s*(?:[{CAPITALS}]\S+\s){{1,2}}\S*(?:ұлы|қызы|ов|ев|ова|ева|ин|ина|тегі)", re.IGNORECASE)
_HASHTAGS = lazily(r"(?:#\w{2,40}[\s,]*){1,20}")
_NUMBER = lazily(
    r"#\s?\d{2,9}|(?=.*(?<!\d)0:00(?!\d))(?=.*(?:/|:\d\d:))\d?\d:\d\d(?::\d\d)?(?:[\s/|]+\d?\d:\d\d(?::\d\d)?)+"
)
_PAGER = lazily(r"[«‹\s]*\d+(?:\s+(?:\d+|…|\.\.\.))+\s*[»›]+|[«‹]+\s*\d+(?:\s+(?:\d+|…|\.\.\.))+")
_FIGURES = lazily(
    r"\d?\d:\d\d(?::\d\d)?(?:[\s/|]+\d?\d:\d\d(?::\d\d)?)+"
    r"|[<←]*\s*\d+(?:\s+(?:\d+|…|\.\.\.))+\s*[>→]+|[<←]+\s*\d+(?:\s+(?:\d+|…|\.\.\.))+"
    r"|1\s+(?:…|\.\.\.)(?:\s+\d+)+(?:\s+(?:…|\.\.\.)\s+\d+)?|1(?:\s+\d+){2,}\s+(?:…|\.\.\.)\s+\d+"
)
"""Times in a row, numbers of pages: a timetable and an exercise have them, too."""
_COPYRIGHT = lazily(
    r"(?:©|copyright\b).{0,200}|\([cс]\)\s.{0,40}\d{4}.{0,100}|\d{4}(?:\s?[-–—]\s?\d{4})?\s?©.{0,80}", re.IGNORECASE
)
_DEGREES = lazily(r"(?<!\S)[+−–-]\d\d?(?:\.{2,3}[+−–-]?\d\d?)?(?:\s?[°º]\s?[CcСс]?)?(?![\w:])|\d\d?\s?[°º]\s?[CcСс]?")
_SKY = lazily(
    "ашық|бұлт|жаңбыр|қар(?:лы)?$|тұман|боран|ясно|облач|пасмур|дожд|снег|гроз|метел|ветер|clear|cloud|rain|snow|sunny"
)
_WHEN = lazily(
    rf"[дт][ае]\b|,|күндіз|таңерт|кешк|күні|түні|бүгін|ертең|(?:дүй|сей|сәр|бей)сен|жұма|сенбі|{MONTH}", re.IGNORECASE
)
"""What a forecast tells, unlike the name of a town."""
MONEY = lazily(r"\b(?:USD|EUR|RUB|RUR|CNY|KZT|GBP|TRY|KGS|UZS|доллар|еуро|евро|рубль|юань)\b|[$€₽¥£₸]", re.IGNORECASE)
_AMOUNT = lazily(r"\d+(?:[.,]\d+)?")
_BEGIN_FIGURES, _END_FIGURES = frozenset("0123456789«‹<←"), frozenset("0123456789»›>→")
_WHOLE = (
    (_IMAGE_FILE, Verdict("image line", 0.95)),
    (_CREDIT, Verdict("picture credit", 0.8)),
    (_ABOUT_FILE, Verdict("file line", 0.85)),
    (_LISTED, Verdict("label", 0.85)),
    (_SHARED, Verdict("label", 0.85)),
    (_ORIGIN, Verdict("label", 0.85)),
    (_CERTIFICATE, Verdict("certificate", 0.8)),
    (_HASHTAGS, Verdict("hashtags", 0.72)),
    (_COPYRIGHT, Verdict("copyright", 0.93)),
)


def formed(line: str) -> Verdict | None:
    """What a line is by its form, or None.

    >>> formed("img 20210708 wa0030 Жаңалықтар"), formed("👁 1 245"), formed("Құжат.docx (45 Кб)")[0]
    (Verdict(reason='image line', confidence=0.95), Verdict(reason='counter', confidence=0.85), 'file line')
    >>> formed("2022 жылғы 1 наурыз") is formed("1-сурет. Жасуша") is formed("* * *") is None
    True
    """
    if _NUMBER.fullmatch(line):
        return Verdict("number", 0.85)
    if line[0] in _BEGIN_FIGURES and line[-1] in _END_FIGURES:
        if _PAGER.fullmatch(line):
            return Verdict("number", WEAK)
        if _FIGURES.fullmatch(line):
            return Verdict("figures", WEAK)
    if not _TELLING.search(line):
        return None
    if image := _IMAGE.match(line):
        rest = line[image.end() :].strip(" |,-")
        return Verdict("image line", 0.95) if not rest or known(rest) else None
    if _EXTENSION.search(line) and _FILE.fullmatch(line):
        return Verdict("file line", 0.85)
    if _ICONS_ALONE.fullmatch(line) and not _FEELINGS.fullmatch(line):
        return Verdict("icons", 0.85)
    if _COUNTED_ICON.search(line) and _DIGIT.search(line) and _BESIDE_ICONS.fullmatch(ICON.sub("", line)):
        return Verdict("counter", 0.85)
    if verdict := next((verdict for form, verdict in _WHOLE if form.fullmatch(line)), None):
        return None if _AUTHOR.fullmatch(line) else _formal(line, verdict)
    if _DEGREES.search(line):
        return _weather(line)
    return _currencies(line) if MONEY.search(line) else None


def _formal(line: str, verdict: Verdict) -> Verdict:
    """The verdict, weak for a certificate of no newspaper, and for a kind of what is no file.

    >>> _formal("ТипХордалылар", Verdict("file line", 0.85)), _formal("ТипРеферат", Verdict("file line", 0.85))[1]
    (Verdict(reason='field', confidence=0.5), 0.85)
    """
    if verdict.reason == "certificate" and not _MASS_MEDIA.search(line):
        return Verdict("field", WEAK)
    if verdict.reason == "file line" and line.startswith(_KIND) and not _is_writing(line):
        return Verdict("field", WEAK)
    return verdict


def _is_writing(line: str) -> bool:
    """Whether a file is of a kind that sites share: `түріРеферат`."""
    kind = next(line.removeprefix(begun) for begun in _KIND if line.startswith(begun))
    return kind.lower().startswith(fragments("file"))


def _weather(line: str) -> Verdict | None:
    """`ашық Атырау +15`; `Алматы -3°C`, or no name of a town beside the sky, if its neighbours are furniture; not
    `Алматы: -3`, an item of a forecast, nor the row of a table."""
    rest = _DEGREES.sub(" ", line)
    words = WORD.findall(rest)
    if "   " in line or not 1 <= len(words) <= 4 or line.endswith(".") or ":" in line or _DIGIT.search(rest):
        return None
    plain = [number for number, word in enumerate(words) if not _SKY.match(word.lower())]
    if len(plain) < len(words):
        named = any(plain) and all(words[number][0].isupper() for number in plain)
        return Verdict("weather", 0.85 if named else WEAK)
    if _WHEN.search(rest) or not all(word[0].isupper() for word in words):
        return None
    return Verdict("weather", WEAK)


def _currencies(line: str) -> Verdict | None:
    """`USD 450.2 EUR 489.1`: two currencies at least, and nothing but numbers beside them, no shares."""
    rest, currencies = MONEY.subn(" ", line)
    if currencies < 2 or "%" in line or any(not roles(word) for word in WORD.findall(rest)):
        return None
    return Verdict("currencies", WEAK) if len(_AMOUNT.findall(rest)) > 1 else None
