"""Mentions of other corpora that mean the same: names to swap in beyond the few that a corpus has.

A film of an encyclopaedia is as good a film in the news. The words come from the training split only.
"""

from collections.abc import Iterable

import numpy as np

from chinchilla.augment.swap import Pool, Pools, pools_of
from chinchilla.data.corpus import Corpus, Example
from chinchilla.data.tokens import Vocabulary

PEOPLE = ("msra 人名", "cluener 姓名", "duie 人物", "duie 娱乐人物", "youku 人名")
FILMS = ("duie 影视作品", "media 影视作品", "youku 影视作品")
# Corpus and type -> corpora and types whose mentions may stand in for it.
KIN = {
    "cluener 姓名": PEOPLE,
    "cluener 电影": FILMS,
    "cluener 书名": ("duie 图书作品", "media 图书"),
    "cluener 公司": ("duie 企业", "duie 机构"),
    "cluener 景点": ("duie 景点",),
    "msra 人名": PEOPLE,
    "weibo 人名": PEOPLE,
    "youku 人名": PEOPLE,
    "youku 影视作品": FILMS,
    "media 影视作品": FILMS,
    "media 图书": ("duie 图书作品", "cluener 书名"),
}
BRACKETS = "《》"


def names_by_type(corpus: Corpus) -> dict[str, list[np.ndarray]]:
    """Distinct mentions of each type; of a relation's tail, the type that its label ends in."""
    found: dict[str, dict[bytes, np.ndarray]] = {}
    for example in corpus.examples:
        for name, start, last in typed_spans(corpus, example):
            words = example.ids[start : last + 1]
            found.setdefault(name, {})[words.tobytes()] = words
    return {name: list(words.values()) for name, words in found.items()}


def typed_spans(corpus: Corpus, example: Example) -> Iterable[tuple[str, int, int]]:
    for start, last, label in example.roots:
        yield corpus.labels.roots[label][1], start, last
    for parent in example.parents:
        for start, last, label in parent.children:
            yield corpus.labels.children[label][1].rpartition(":")[2], start, last


def bare(words: np.ndarray, vocabulary: Vocabulary) -> np.ndarray:
    """Without the brackets of a title, which some corpora count as part of it."""
    opening, closing = vocabulary.encode(BRACKETS)
    start, end = int(words[0] == opening), len(words) - int(words[-1] == closing)
    return words[start:end]


def kin_pool(corpus: Corpus, names: dict[str, dict[str, list[np.ndarray]]], vocabulary: Vocabulary) -> Pool:
    """`names` of every corpus by type -> the pool of root labels that have kin; titles without brackets."""
    pool: Pool = {}
    for label, (_, name) in enumerate(corpus.labels.roots):
        own = f"{corpus.name} {name}"
        sources = [source.split() for source in KIN.get(own, ()) if source != own]
        words = [bare(w, vocabulary) for other, kind in sources for w in names.get(other, {}).get(kind, ())]
        pool[label] = [w for w in words if len(w) > 0]
    return pool


def pools_with_kin(corpora: list[Corpus], vocabulary: Vocabulary) -> dict[str, Pools]:
    """The pools of every corpus by its name."""
    names = {corpus.name: names_by_type(corpus) for corpus in corpora}
    opening, closing = (int(i) for i in vocabulary.encode(BRACKETS))
    out = {}
    for corpus in corpora:
        pools = pools_of(corpus)
        pools.kin, pools.brackets = kin_pool(corpus, names, vocabulary), (opening, closing)
        out[corpus.name] = pools
    return out
