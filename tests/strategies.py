"""Texts for Hypothesis: any characters at all, and Kazakh that was damaged as the world damages it."""

from hypothesis import strategies as st

# fmt: off
WORDS = [
    "бұл", "бір", "екі", "үш", "және", "мен", "бен", "пен", "да", "де", "та", "те", "ақ", "қой", "еді",
    "екен", "үшін", "туралы", "кейін", "дейін", "қала", "қаласы", "ауыл", "ауылы", "облыс", "облысының",
    "аудан", "ауданы", "партия", "партиясы", "партиясының", "филиал", "филиалының", "депутат",
    "депутаттар", "депутаттары", "мәслихат", "төраға", "төрағасы", "жиын", "жиынтөрағасы", "сайлау",
    "сайлауалды", "сайлаушы", "халық", "халқы", "халықтың", "ел", "еліміз", "елдің", "мемлекет",
    "мемлекеттік", "президент", "үкімет", "заң", "заңы", "заңының", "тіл", "тілі", "қазақ", "қазақша",
    "Қазақстан", "Қазақстанның", "Алматы", "Астана", "Шымкент", "мектеп", "мектебі", "оқушы",
    "оқушылар", "мұғалім", "білім", "ғылым", "ғылыми", "тарих", "тарихы", "мәдениет", "әдебиет",
    "жазушы", "ақын", "кітап", "кітабы", "газет", "хабар", "жаңалық", "жыл", "жылы", "жылдың", "ай",
    "күн", "күні", "апта", "сағат", "уақыт", "теңге", "теңгені", "миллион", "мың", "пайыз", "пайызы",
    "баға", "бағалау", "бағасы", "өсім", "өсті", "құрайды", "болды", "болады", "болып", "береді",
    "берген", "келді", "кетті", "айтты", "деді", "жасады", "өтті", "өткізді", "қатысты", "қатысушы",
    "мүше", "мүшелері", "жұмыс", "жұмысы", "жұмысшы", "еңбек", "өндіріс", "шаруашылық",
    "ауылшаруашылық", "мұрат", "мақсат", "мақсаттар", "іс", "шара", "іс-шара", "ата-баба", "қарым",
    "қатынас", "әлеумет", "әлеуметтік", "экономика", "экономикалық", "даму", "дамыту", "жоба", "жобасы",
    "бағдарлама", "су", "жер", "тау", "өзен", "көрме", "жол", "көше", "үй", "ана", "әке", "бала",
    "балалар", "қыз", "ұл", "адам", "адамдар", "жас", "жастар", "үлкен", "кіші", "жақсы", "жаман",
    "жаңа", "ескі", "биік", "ұзын", "көп", "аз", "барлық",
]
# fmt: on

MARKS = (",", ".", "!", "?", ":", ";", " –", "»", ")", "...")
NUMBERS = ("5", "15", "2021", "38,0", "25–30%", "1 200", "ХХІ", "XX", "1991-1995")
OTHERS = (
    "Кремль",
    "который",
    "AMANAT",
    "kaz@mail.kz",
    "https://egemen.kz/a?b=1",
    "Қ.К.Тоқаев",
    "т.б.",
    "#қазақ",
    "6ip",
    "Aуыл",
)
SPACES = (" ", " ", " ", "  ", "\N{NO-BREAK SPACE}", "\N{THIN SPACE}", "\t")
BREAKS = (
    "- ",
    "-\n",
    "\N{SOFT HYPHEN}",
    "\N{SOFT HYPHEN}\n",
    " \N{EN DASH} ",
    " ",
    "\N{ZERO WIDTH SPACE}",
    "\N{NOT SIGN}\n",
)
TWINS = str.maketrans("асеоріхАСЕОРТ", "aceopixACEOPT")

anything = st.text(st.characters(exclude_categories=()), max_size=60)


@st.composite
def damaged_word(draw):
    """A word, perhaps spaced out, broken, in the wrong alphabet, or in capitals."""
    word = draw(st.sampled_from(WORDS))
    kind = draw(st.integers(0, 11))
    if kind < 5 or len(word) < 2:
        return word
    cut = draw(st.integers(1, len(word) - 1))
    if kind < 7:
        return draw(st.sampled_from([" ", "\N{NO-BREAK SPACE}"])).join(word)
    if kind == 7:
        return " ".join((word[:cut].replace("", " ").strip(), word[cut:]))
    if kind < 10:
        return word[:cut] + draw(st.sampled_from(BREAKS)) + word[cut:]
    return word.translate(TWINS) if kind == 10 else word.upper()


@st.composite
def damaged(draw):
    """A few lines of Kazakh, with words run together, marks astray and odd spaces."""
    parts = []
    for _ in range(draw(st.integers(0, 14))):
        parts.append(draw(damaged_word() | st.sampled_from(NUMBERS) | st.sampled_from(OTHERS)))
        mark = draw(st.integers(0, 9))
        if mark < 3:
            parts += draw(st.sampled_from(("", "", " "))), draw(st.sampled_from(MARKS))
        if mark != 9:
            parts.append(draw(st.sampled_from(SPACES) | st.sampled_from(("\n", "\n\n", "\r\n", "« "))))
    return "".join(parts)


texts = damaged() | anything
