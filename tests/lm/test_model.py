"""The model on toys: which words cost less than which, and why; and the shipped file's loading."""

import pytest
from small import Model, bytes_of_toy, toy

from kaznorm.errors import ModelError
from kaznorm.lm import load
from kaznorm.lm.grams import NO_GRAM
from kaznorm.lm.model import EDGE, INFINITE, MEMO, STEP, byte
from kaznorm.tokens import fold


@pytest.fixture
def model():
    return toy()


def cost(model, word):
    return model.word_cost(fold(word))


def after(model, left, word):
    return model.after(model.left(fold(left) if left else EDGE), fold(word), cost(model, word))


@pytest.mark.parametrize(
    ("likelier", "than"),
    [
        ("ауыл", "ауқл"),
        ("бүгін", "кеше"),
        ("кітап", "кітаптың"),
        ("шырша", "шырша" * 2),
        ("шаптың", "шапғың"),
        ("ауылмен", "аыулнем"),
        ("кеме", "ємек"),
    ],
)
def test_likelier_words_cost_less(model, likelier, than):
    assert 0 < cost(model, likelier) < cost(model, than)


@pytest.mark.parametrize(
    ("left", "likelier", "than"),
    [
        ("ауыл", "мектебі", "бүгін"),
        ("қала", "мен", "келді"),
        ("кеше", "жабылды", "ашылды"),
        ("", "қала", "анам"),
        ("бүгін", "келді", "кетті"),
        ("ешқандай", "ауыл", "ауқл"),
    ],
)
def test_a_word_costs_less_after_one_it_often_follows(model, left, likelier, than):
    assert after(model, left, likelier) < after(model, left, than)


def test_a_hyphen_is_known_where_it_was_seen(model):
    ata = model.left(fold("ата"))
    assert model.hyphenated(ata, fold("анам")) is not None
    assert model.hyphenated(ata, fold("ауыл")) is None
    assert model.hyphenated(model.left(fold("ешқандай")), fold("ана")) is None
    assert {fold("ата"), fold("анам")} <= model.halves < set(model.words)


def test_an_ending_costs_after_stems_of_its_kind(model):
    assert model.inflected_cost(fold("шаптың")) < 20
    assert model.ending_cost(fold("шап"), fold("тың")) == model.ending_cost(fold("топ"), fold("тың"))
    assert model.ending_cost(fold("мектеп"), fold("тың")) == INFINITE
    assert model.inflected_cost(fold("ағаш")) >= INFINITE
    assert model.inflected_cost(b"") == INFINITE


def test_letters_never_met_have_a_cost(model):
    assert model.gram_cost(b"~") == NO_GRAM * STEP
    assert 0 < model.spelling(fold("фф")) < INFINITE


def test_russian_words_are_told_from_kazakh_ones(model):
    assert model.russian(fold("школа")) > 1
    assert model.russian(fold("мектебі")) <= 0
    assert model.russian(b"") == 0


def test_costs_don_t_depend_on_what_was_asked_before():
    row = "ауыл мектебі бүгін ашылды ешқандай кеме".split()
    fresh, used = Model(bytes_of_toy()), Model(bytes_of_toy())
    for index in range(MEMO + 1):
        word = b"%d" % index
        used.after(used.left(EDGE), word, 1.0)
    used.forget()
    assert [after(used, a, b) for a in row for b in row] == [after(fresh, a, b) for a in row for b in row]


@pytest.mark.parametrize(("nats", "packed"), [(0, 0), (-3, 0), (1, 16), (1.04, 17), (99, 255)])
def test_a_cost_is_one_byte(nats, packed):
    assert byte(nats) == packed


def test_a_missing_file_says_what_to_do(tmp_path, monkeypatch):
    monkeypatch.setattr(load, "PATH", tmp_path / "model.bin")
    with pytest.raises(ModelError, match="can't be read") as error:
        load.model.__wrapped__()
    assert error.value.remedy == "reinstall kaznorm"
    (tmp_path / "model.bin").write_bytes(bytes_of_toy())
    assert load.model.__wrapped__().words == toy().words


def test_a_cost_after_a_word_is_the_same_whatever_was_asked_before():
    asked = load.model()
    left, word = asked.left(fold("облыс")), fold("орталығындағылармен")
    fresh = Model(load._read())
    for cost in (5.0, 25.0, 9.0, 30.0):
        asked.after(left, word, cost)
    for cost in (25.0, 9.0):
        other = Model(load._read()) if cost == 9.0 else fresh
        assert asked.after(left, word, cost) == other.after(other.left(fold("облыс")), word, cost)
