"""The classifiers: what they look at, what they learn, how it is stored."""

import random

import pytest
from hypothesis import given, strategies as st

from kaznorm.lm.linear import (
    BITS,
    STEP,
    GapLinear,
    Learner,
    Linear,
    compound_features,
    gap_features,
    harmony,
    hyphen_features,
)
from kaznorm.lm.particles import Usage, particle_features
from kaznorm.tokens import fold

words = st.text("абғқңөүіей", min_size=1, max_size=14).map(fold)


@pytest.mark.parametrize(
    ("word", "side"),
    [("бала", 1), ("көше", 2), ("кітап", 1), ("мұғалім", 2), ("ту", 0), ("тс", 0), ("", 0), ("киіз", 2), ("ия", 0)],
)
def test_harmony_is_that_of_the_last_vowel_with_a_side(word, side):
    assert harmony(fold(word)) == side


@given(words, words)
def test_features_are_places_of_weights(left, right):
    found = [gap_features(left + right, gap) for gap in range(1, len(left + right))]
    assert len({len(features) for features in found}) <= 1
    found += [hyphen_features(left, right), compound_features(left, right)]
    found.append(particle_features([left], right, fold("да"), [left, right], capital=True, usage=Usage(9.5, 30.0, 4.2)))
    assert all(0 <= index < 1 << BITS for features in found for index in features)


@pytest.fixture(scope="module")
def gap_linear():
    size = (1 << BITS) - 1
    return GapLinear(b"\x01" * size + random.Random(7).randbytes(size))


@given(letters=words)
def test_all_gaps_at_once_are_judged_as_one_by_one(gap_linear, letters):
    one_by_one = [gap_linear.logit(gap_features(letters, gap)) for gap in range(1, len(letters))]
    assert gap_linear.logits(letters) == one_by_one


def test_each_question_has_features_of_its_own():
    left, right = fold("іс"), fold("шара")
    assert not set(hyphen_features(left, right)) & set(compound_features(left, right))
    of = [particle_features([left], right, fold(particle), [left]) for particle in ("да", "мен")]
    assert not set(of[0]) & set(of[1])


def test_a_gap_is_judged_by_what_is_near():
    near, far = fold("аааааааабвгдежз"), fold("ббааааааабвгдежз")
    assert gap_features(near, 8) == gap_features(far, 9)
    assert gap_features(near, 8) != gap_features(near, 9)


def examples():
    rnd = random.Random(1)
    for _ in range(400):
        noise = rnd.randrange(100, 200)
        yield [5, noise], True
        yield [(1 << BITS) - 1, noise], False


def learnt():
    learner = Learner()
    learner.learn(examples(), sparsity=0.5)
    return learner


def test_what_tells_the_answer_is_learnt_and_noise_is_not():
    linear = Linear(learnt().pack())
    assert linear.logit([5]) > 1
    assert linear.logit([(1 << BITS) - 1]) < -1
    assert abs(linear.logit([150])) < 0.5
    assert linear.logit([]) == linear.logit([77]) == 0


def test_weights_are_stored_to_the_nearest_step():
    learner = learnt()
    linear = Linear(learner.pack(least=0.001))
    assert all(abs(linear.logit([i]) - learner.weights[i]) <= STEP for i in (5, *range(100, 200), (1 << BITS) - 1))
    assert learnt().pack() == learnt().pack()
