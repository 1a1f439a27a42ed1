"""How far a mean over topics may be chance. Seeds are fixed, so the same scores give the same answers."""

import functools
import itertools
import operator
import random

SEED = 7
RESAMPLES = 2_000  # Of the bootstrap: the ends of an interval move by some 3 % of its width.
PERMUTATIONS = 10_000  # Of the randomisation test: the least p value is 1 in 10,001.


def mean(values):
    return sum(values) / len(values)


@functools.lru_cache(maxsize=None)
def resamplers(count):
    """Functions that draw `count` of `count` values with replacement, each its own draw."""
    draw = random.Random(SEED).choices
    positions = range(count)
    # One draw more than values, since itemgetter of a single position gives no tuple.
    return [operator.itemgetter(*draw(positions, k=count), 0) for _ in range(RESAMPLES)]


def confidence_interval(values, level=0.95):
    """(low, high) of the mean, by the percentiles of a bootstrap over topics."""
    means = sorted(mean(resampled(values)[:-1]) for resampled in resamplers(len(values)))
    outside = round((1 - level) / 2 * RESAMPLES)
    return means[outside], means[-outside - 1]


COINS = bytes(byte & 1 for byte in range(256))  # Makes a fair coin of a random byte.


def p_value(first, second):
    """How likely two equal systems differ this much in the mean: two-sided paired randomisation test.

    first, second: scores of the same topics in the same order.
    """
    differences = [a - b for a, b in zip(first, second, strict=True) if a != b]
    total = sum(differences)
    rounding = 1e-9
    randbytes = random.Random(SEED).randbytes
    as_far = 0
    for _ in range(PERMUTATIONS):
        exchanged = itertools.compress(differences, randbytes(len(differences)).translate(COINS))
        as_far += abs(total - 2 * sum(exchanged)) >= abs(total) - rounding
    return (as_far + 1) / (PERMUTATIONS + 1)
