"""Kinds of query, all made from one list of topics: as typed, without accents, short, phrases.

A topic is a pair of its id and its query.
"""

import json
import random
import re
import unicodedata

from . import measures

SEED = 7  # The peers harness draws its phrases with the same.

KINDS = ("known", "known-noaccent", "short", "short-noaccent", "phrase")


def without_accents(text):
    """Tone and shape marks dropped, đ as d."""
    letters = unicodedata.normalize("NFD", text).replace("đ", "d").replace("Đ", "D")
    kept = (letter for letter in letters if unicodedata.category(letter) != "Mn")
    return unicodedata.normalize("NFC", "".join(kept))


def words_of(text):
    return [word for word in re.findall(r"\w+", text) if any(map(str.isalnum, word))]


def read_topics(lines):
    """Topics of "id<TAB>query" lines, in NFC with single blanks; other lines are left out."""
    topics = []
    for line in lines:
        topic, tab, query = line.rstrip("\n").partition("\t")
        if tab:
            topics.append((topic, unicodedata.normalize("NFC", " ".join(query.split()))))
    return topics


def read_titles(lines):
    """{article id: title in NFC} of JSON Lines."""
    articles = (json.loads(line) for line in lines if line.strip())
    return {str(article["id"]): unicodedata.normalize("NFC", article.get("title") or "")
            for article in articles}


def title_of(grades, titles):
    """The title of the first relevant article that has one; None where none has."""
    return next((titles[article] for article, grade in grades.items()
                 if grade > 0 and article in titles), None)


def short_query(title):
    """The first four words; None for a title of one word."""
    words = words_of(title)
    return " ".join(words[:4]) if len(words) > 1 else None


def phrase_query(title, rng):
    """Two or three neighbouring syllables in quotes; None where no two stand side by side."""
    runs = re.findall(r"[^\W\d_]+(?: [^\W\d_]+)+", title)
    if not runs:
        return None
    syllables = rng.choice(runs).split(" ")
    length = min(len(syllables), rng.choice((2, 3)))
    start = rng.randrange(len(syllables) - length + 1)
    return '"' + " ".join(syllables[start:start + length]) + '"'


def query_kinds(topics, qrels, titles):
    """{kind: topics}. Without titles (an empty dictionary) the kinds made from titles are left out."""
    kinds = {"known": topics}
    if titles:
        rng = random.Random(SEED)
        kinds["short"], kinds["phrase"] = [], []
        for topic, _ in topics:
            title = title_of(qrels.get(topic, {}), titles)
            if title is None:
                continue
            for kind, query in (("short", short_query(title)), ("phrase", phrase_query(title, rng))):
                if query is not None:
                    kinds[kind].append((topic, query))
    for kind in ("known", "short"):
        if kind in kinds:
            kinds[kind + "-noaccent"] = [(topic, without_accents(query))
                                         for topic, query in kinds[kind]]
    return {kind: kinds[kind] for kind in KINDS if kind in kinds}


def judged_kinds(topics_path, qrels_path, articles_path=None):
    """{kind: topics that have a relevant article} and the qrels; kinds without a topic are left out."""
    with open(qrels_path, encoding="utf-8") as file:
        qrels = measures.read_qrels(file)
    with open(topics_path, encoding="utf-8") as file:
        topics = [topic for topic in read_topics(file) if topic[0] in qrels]
    if not topics:
        raise ValueError(f"{topics_path}: no topic has a relevant article in {qrels_path}")
    titles = {}
    if articles_path:
        with open(articles_path, encoding="utf-8") as file:
            titles = read_titles(file)
    kinds = query_kinds(topics, qrels, titles)
    return {kind: made for kind, made in kinds.items() if made}, qrels
