"""Measures of one topic's ranking, and the TREC files that they are taken from.

A ranking is a list of article ids, best first. Grades are {article id: grade}; a grade above 0 is relevant.
"""

import math


def reciprocal_rank(ranking, grades, depth):
    """1 / rank of the first relevant article among the first `depth`; 0 where there is none."""
    for rank, article in enumerate(ranking[:depth], 1):
        if grades.get(article, 0) > 0:
            return 1 / rank
    return 0.0


def discounted_gain(grades_in_order):
    return sum((2 ** grade - 1) / math.log2(rank + 1)
               for rank, grade in enumerate(grades_in_order, 1) if grade > 0)


def ndcg(ranking, grades, depth):
    """Discounted gain (2^grade - 1, by log2 of rank + 1) as a share of the best possible."""
    best = discounted_gain(sorted(grades.values(), reverse=True)[:depth])
    return discounted_gain(grades.get(article, 0) for article in ranking[:depth]) / best


def recall(ranking, grades, depth):
    """The share of the relevant articles that are among the first `depth`."""
    relevant = {article for article, grade in grades.items() if grade > 0}
    return len(relevant & set(ranking[:depth])) / len(relevant)


DEPTH = 100  # How many articles of a topic the deepest measure needs.

# Each takes a ranking and grades, of which one at least is relevant.
MEASURES = {
    "MRR@10": lambda ranking, grades: reciprocal_rank(ranking, grades, 10),
    "nDCG@10": lambda ranking, grades: ndcg(ranking, grades, 10),
    "Recall@10": lambda ranking, grades: recall(ranking, grades, 10),
    "Recall@100": lambda ranking, grades: recall(ranking, grades, DEPTH),
}


def read_qrels(lines):
    """{topic: {article id: grade}} of "topic 0 article grade" lines, without topics that have no answer."""
    judged = {}
    for number, line in enumerate(lines, 1):
        fields = line.split()
        if not fields:
            continue
        try:
            topic, _, article, grade = fields
            judged.setdefault(topic, {})[article] = int(grade)
        except ValueError:
            raise ValueError(f"qrels line {number}: not 'topic 0 article grade': {line.rstrip()}") from None
    return {topic: grades for topic, grades in judged.items() if max(grades.values()) > 0}


def read_run(lines):
    """{topic: ranking} of "topic Q0 article rank score tag" lines, which stand in the order of rank."""
    rankings = {}
    for line in lines:
        topic, _, article, *_ = line.split()
        rankings.setdefault(topic, []).append(article)
    return rankings
