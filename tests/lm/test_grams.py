from hypothesis import given, strategies as st

from kaznorm.lm.grams import NO_GRAM, Grams

costs = st.tuples(st.integers(0, 255), st.integers(0, 255))
grams = st.text("abc", min_size=1, max_size=4).map(str.encode)


def with_beginnings(found):
    return {gram[:size] for gram in found for size in range(1, len(gram) + 1)}


entries = st.sets(grams, min_size=1, max_size=30).flatmap(
    lambda found: st.fixed_dictionaries(dict.fromkeys(sorted(with_beginnings(found)), costs))
)


def looked_up(entries, gram):
    """The definition: the cost of the whole, or that of falling back and the cost after one letter less."""
    if gram in entries:
        return entries[gram][0]
    if len(gram) == 1:
        return NO_GRAM
    return entries.get(gram[:-1], (0, 0))[1] + looked_up(entries, gram[1:])


@given(entries=entries, asked=st.lists(st.text("abcd", min_size=1, max_size=6).map(str.encode), max_size=20))
def test_costs_are_those_of_the_longest_sequence_kept(entries, asked):
    packed = Grams(Grams.pack(entries))
    for gram in asked:
        if len(gram) <= max(map(len, entries)):
            assert packed.cost(gram) == looked_up(entries, gram)


@given(entries=entries)
def test_the_section_does_not_depend_on_the_order(entries):
    assert Grams.pack(entries) == Grams.pack(dict(reversed(entries.items())))
