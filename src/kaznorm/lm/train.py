"""Builds the shipped language model from a training folder: `python -m kaznorm.lm.train FOLDER [-o FILE]`.

Never imported at run time. The folder holds `corpus/train/*.txt` and `corpus/ru/*.txt` (running text, a sentence
a line), `counts/words.tsv.gz` and `counts/bigrams.tsv.gz` (counts of further text) and `lists/*.tsv` (word lists
without counts). What is kept is counts, never text. The same input gives the same bytes.
"""

import argparse
import math
import random
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

from kaznorm.alphabet import FOLD
from kaznorm.lm import estimate
from kaznorm.lm.codec import Table, pack, pack_places
from kaznorm.lm.counting import Counts, count_cases, read_lemmas, read_lines, read_lists, read_table, tokens
from kaznorm.lm.grams import Grams
from kaznorm.lm.linear import Learner, compound_features, gap_features, hyphen_features
from kaznorm.lm.load import PATH
from kaznorm.lm.model import EDGE, PARTICLES, WORD_STEP, byte
from kaznorm.lm.particles import ABSENT, REACH, Usage, particle_features
from kaznorm.lm.stand_ins import slips
from kaznorm.tokens import KAZAKH, fold, shadow

FREQUENT_CLASSES = 800
LISTED = 60_000
COMPOUND_PART = 30
PASSES = 3
Examples = Iterator[tuple[list[int], bool]]


def gap_examples(lines: list[bytes]) -> Examples:
    """Gaps between letters in text without its spaces: does a word end here?"""
    for line in lines:
        letters = bytearray()
        ends = set()
        for token, _ in tokens(line):
            ends.add(len(letters))
            letters += token
        text = bytes(letters)
        for gap in range(1, len(text)):
            if text[gap] >= 0x80 and text[gap - 1] >= 0x80:
                yield gap_features(text, gap), gap in ends


Pairs = Counter[tuple[bytes, bytes]]


def link_examples(features: Callable[[bytes, bytes], list[int]], linked: Pairs, apart: Pairs) -> Examples:
    """Pairs of words: are they linked or apart? Rare pairs count once, frequent ones a few times."""
    pairs = [(*pair, c, True) for pair, c in linked.items()] + [(*pair, c, False) for pair, c in apart.items()]
    pairs = [pair for pair in pairs if all(KAZAKH.match(word) and len(word) > 2 for word in pair[:2])]
    random.Random(0).shuffle(pairs)
    for left, right, count, answer in pairs:
        for _ in range(1 + round(math.log(count))):
            yield features(left, right), answer


def compounds(words: Counter[bytes]) -> Pairs:
    """Words that are two frequent words written as one, with their counts."""
    found: Pairs = Counter()
    for word, count in words.items():
        if count < 2 or len(word) < 6 or not KAZAKH.match(word):
            continue
        splits = ((word[:cut], word[cut:]) for cut in range(3, len(word) - 2))
        likeliest = max(splits, key=lambda pair: min(words[pair[0]], words[pair[1]]))
        if min(words[likeliest[0]], words[likeliest[1]]) >= COMPOUND_PART and len(likeliest[1]) > 3:
            found[likeliest] += count
    return found


def particle_examples(lines: list[bytes], counts: Counts) -> Examples:
    """Particles after words and at the ends of words: is it a word of its own?"""
    total = (counts.words - counts.text_words).total()
    for line in lines:
        cased = [token for token, _ in tokens(line)]
        row = [token.translate(FOLD) for token in cased]
        for i, word in enumerate(row):
            if word in PARTICLES and i and KAZAKH.match(row[i - 1]):
                found = [(i - 1, row[i - 1], word)]
            elif len(word) > 4 and KAZAKH.match(word):
                ends = [p for p in PARTICLES if word.endswith(p) and len(word) > len(p) + 2]
                found = [(i, word[: -len(p)], p) for p in ends]
            else:
                continue
            for first, stem, particle in found:
                usage = usage_elsewhere(counts, total, stem, particle)
                before, after = row[max(0, first - 4) : first][::-1], row[i + 1 : i + 1 + REACH]
                capital = cased[first][:1] != row[first][:1]
                features = particle_features(before, stem, particle, after, capital=capital, usage=usage)
                yield features, first < i


def usage_elsewhere(counts: Counts, total: int, word: bytes, particle: bytes) -> Usage:
    """What was counted of a word and a particle in the tables, which are of other text than the examples."""

    def cost(count: int) -> float:
        return byte(estimate.listed_cost(count, total), WORD_STEP) * WORD_STEP if count > 0 else ABSENT

    return Usage(
        cost(counts.words[word + particle] - counts.text_words[word + particle]),
        cost(counts.words[word] - counts.text_words[word]),
        cost(counts.pairs[word, particle] - counts.text_pairs[word, particle]),
    )


def classifiers(counts: Counts, lines: list[str]) -> dict[str, bytes]:
    """The weights that answer the questions of `kaznorm.lm.linear`, by section."""
    coded = [shadow(line) for line in lines]
    random.Random(0).shuffle(coded)
    return {
        "gaps": gap_weights(coded).pack(),
        "links": link_weights(counts).pack(),
        "particles": particle_weights(counts, coded).pack(),
    }


def gap_weights(lines: list[bytes]) -> Learner:
    """Where words end."""
    learner = Learner()
    folded = [line.translate(FOLD) for line in lines]
    for _ in range(PASSES):
        learner.learn(gap_examples(folded), sparsity=0.5)
    return learner


def link_weights(counts: Counts) -> Learner:
    """Hyphens and compounds."""
    learner = Learner()
    together = compounds(counts.free)
    for _ in range(PASSES):
        learner.learn(link_examples(hyphen_features, counts.hyphens, counts.text_pairs), sparsity=0.5)
        learner.learn(link_examples(compound_features, together, counts.text_pairs), sparsity=0.5)
    return learner


def particle_weights(counts: Counts, lines: list[bytes]) -> Learner:
    """Particles."""
    learner = Learner(rate=0.07)
    for _ in range(PASSES):
        learner.learn(particle_examples(lines, counts), sparsity=0.3)
    return learner


def build(
    counts: Counts,
    lines: list[str],
    listed: Counter[bytes],
    cases: Counter[tuple[bytes, bool]],
    lemmas: set[bytes],
    russian: Counter[bytes],
) -> bytes:
    """The model file."""
    counts.drop_fused(listed)
    endings = estimate.ending_counts(counts.free)
    ending_costs = dict(sorted(estimate.ending_costs(endings).items()))
    broken = estimate.pieces(endings, counts.free, lemmas) - set(PARTICLES)
    types = estimate.letter_types(counts.words, listed)
    chars = estimate.char_model(types)
    ranked = sorted((-n, w) for w, n in listed.items() if w not in counts.words and len(w) > 3)
    vocabulary = sorted({w for w in counts.words if b"\n" not in w or w == EDGE} | {w for _, w in ranked[:LISTED]})
    probability = estimate.word_probabilities(counts.free, vocabulary, estimate.Speller(chars), broken)
    frequent = frozenset(sorted(counts.text_words, key=lambda w: (-counts.text_words[w], w))[:FREQUENT_CLASSES])
    words = [w for w in vocabulary if w != EDGE]
    costs = bytes(byte(-math.log(probability[w]), WORD_STEP) for w in words)
    halves = {word for pair in estimate.hyphen_pairs(counts, probability) for word in pair}
    slipped = set(slips(dict(zip(words, costs, strict=True))))
    return pack(
        {
            "words": b"\n".join(words),
            "costs": costs,
            "cases": estimate.word_cases(cases, words),
            "classes": b"\t".join(sorted(frequent)),
            "pairs": Table.pack(estimate.pair_costs(counts, probability, frequent) | estimate.usage_costs(counts)),
            "chars": Grams.pack(chars),
            "endings": b"\n".join(ending_costs),
            "ending_costs": bytes(ending_costs.values()),
            **classifiers(counts, lines),
            "russian": Table.pack(estimate.russian_odds(types, russian)),
            "halves": pack_places(number for number, word in enumerate(words) if word in halves),
            "slips": pack_places(number for number, word in enumerate(words) if word in slipped),
        }
    )


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(prog="python -m kaznorm.lm.train", description="Builds the language model.")
    parser.add_argument("folder", type=Path, help="the training folder")
    parser.add_argument("-o", "--output", type=Path, default=PATH, help="where the model goes")
    options = parser.parse_args()
    corpus, tables = options.folder / "corpus", options.folder / "counts"
    lines = list(read_lines(corpus / "train", "*.txt"))
    counts = Counts()
    counts.add_text(lines)
    counts.add_tables(read_table(tables / "words.tsv.gz"), read_table(tables / "bigrams.tsv.gz"))
    russian = Counter(token for line in read_lines(corpus / "ru", "*.txt") for token, _ in tokens(fold(line)))
    lists = options.folder / "lists"
    lemmas = read_lemmas(lists / "cppaymurat_lex.tsv")
    cases = count_cases(lines, lists)
    options.output.write_bytes(build(counts, lines, read_lists(lists), cases, lemmas, russian))


if __name__ == "__main__":
    main()
