"""What a hyphen costs: bound first parts, pair words turned round, and the tables."""

import inspect
import re

import pytest

from kaznorm import breaks
from kaznorm.lm import links, load
from kaznorm.lm.broken import ENDINGS
from kaznorm.lm.links import BOUND, known_compound
from kaznorm.lm.model import WORD_STEP
from kaznorm.tokens import KAZAKH, fold


def compound(first, second):
    model = load.model()
    return known_compound(model, model.left(fold(first)), fold(second))


@pytest.mark.parametrize(("first", "second"), [("вице", "чемпион"), ("экс", "министр"), ("санкт", "петербургте")])
def test_any_known_word_may_follow_a_bound_first_part(first, second):
    assert compound(first, second)


@pytest.mark.parametrize(("first", "second"), [("вице", "не"), ("вице", "ғңұғңұғңұ"), ("қызыл", "министр")])
def test_not_what_is_no_word_and_not_behind_other_words(first, second):
    assert compound(first, second) is None


def test_a_known_pair_word_is_known_turned_round_at_a_higher_cost():
    known, turned = compound("туған", "туыс"), compound("туыс", "туған")
    assert known
    assert turned
    assert turned[0] != known[0]


def test_bound_first_parts_are_no_frequent_words():
    assert all(KAZAKH.match(part) and len(part) > 2 for part in BOUND)
    assert all(load.model().words.get(part, 255) * WORD_STEP > 8 for part in BOUND)


@pytest.mark.parametrize(("module", "name"), [(links, "BOUND"), (breaks, "ATTRIBUTES")])
def test_tables_name_nothing_twice(module, name):
    written = re.search(name + r' = folded_set\([^"]*"([^"]*)"', inspect.getsource(module))[1].split()
    assert len(written) == len(set(written)) == len(getattr(module, name)) > 9


def test_attributes_stand_alone_as_well():
    assert not breaks.ATTRIBUTES & BOUND
    assert all(load.model().words.get(part, 255) * WORD_STEP < 13 for part in breaks.ATTRIBUTES)


def test_endings_apart_are_rare_as_words():
    assert all(load.model().word_cost(ending) > 8.5 for ending in ENDINGS)
    assert len(ENDINGS) == 46
