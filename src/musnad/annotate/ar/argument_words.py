"""Closed classes of words by which parties are read, from the table ``argument_words``, folded."""

from __future__ import annotations

import functools
from typing import NamedTuple

from ...lexicon.lexicon import Lexicon
from ...text.fold import folded


class ArgumentWords(NamedTuple):
    """One set of folded words a class; what each is for stands in the table."""

    relative: frozenset[str]
    which: frozenset[str]
    resumed: frozenset[str]
    of_it: frozenset[str]
    agent: frozenset[str]
    fire: frozenset[str]
    quantifier: frozenset[str]
    not_noun: frozenset[str]
    function: frozenset[str]
    takes_li: frozenset[str]
    kana: frozenset[str]
    striving: frozenset[str]
    deed: frozenset[str]
    measure: frozenset[str]
    ditransitive: frozenset[str]
    then: frozenset[str]
    thereupon: frozenset[str]
    claim: frozenset[str]
    describing: frozenset[str]
    second: frozenset[str]
    blame: frozenset[str]
    disclaim: frozenset[str]
    crowd: frozenset[str]
    locality: frozenset[str]
    rumour: frozenset[str]
    behind: frozenset[str]
    answerable: frozenset[str]
    behest: frozenset[str]
    link: frozenset[str]


@functools.lru_cache(maxsize=8)
def argument_words(lexicon: Lexicon) -> ArgumentWords:
    """The closed classes of a lexicon.

    >>> from musnad.lexicon.lexicon import load
    >>> "برصاص" in argument_words(load()).fire
    True
    """
    rows = lexicon.table("argument_words")
    return ArgumentWords(*(frozenset(map(folded, rows[name].values("words"))) for name in ArgumentWords._fields))
