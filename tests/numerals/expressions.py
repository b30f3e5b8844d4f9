"""Numbers as writers write them, for Hypothesis, and what of them no normaliser may change."""

from collections import Counter

from hypothesis import strategies as st

import kaznorm

NUMBERS = (
    *"5 12 250 1941 2022 3,5 59.7 1,250 12.345 0.75 007 1'250 1.250.000".split(),
    *("1 250 000", "1\u00a0250"),
)
JOINTS = ("-", "–", "—", " - ", " – ", " — ", "— ", " ", ", ", ". ", "/", ":", " х ", "")
AFTER = """
    % км м2 м3 кв.км кв. шаршы куб м га кг т г мин. сағ °С ° $ ₸ тг теңге тг. млн млн. млрд.теңге трлн мың -ші ші -ден
    -ге %-ы %ы жыл жылы жылдары ж. ж жж. ғасыр ғ. наурызда қаңтар адам есе сынып -сынып -бап есебімен кВт/сағ км/сағ
    ц/га градус °C пайыз ден дейін бойы № (1) ) ( « » . ,
""".split()
SPACES = ("", " ", " ", "\u00a0", "\u202f", "\n")

expressions = st.lists(
    st.sampled_from(NUMBERS) | st.sampled_from(JOINTS) | st.sampled_from(AFTER) | st.sampled_from(SPACES), max_size=9
).map("".join)


def kept(text):
    """How often each quantity stands in a text: its value, unit and kind."""
    return Counter((q.value, q.unit, q.kind) for q in kaznorm.find_quantities(text))
