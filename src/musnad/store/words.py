"""Words for full-text search: folded, with and without their proclitics, so that one spelling finds the others."""

from __future__ import annotations

import re
from functools import lru_cache

from ..text.fold import search_key

_WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")

#: What may stand before a noun: conjunction, preposition, article; ``لل`` is ``ل`` + ``ال``.
_HEADS = tuple(c + rest for c in ("", "و", "ف") for rest in ("", "ب", "ك", "ل", "ال", "بال", "كال", "لل") if c + rest)
_FIRST = frozenset(head[0] for head in _HEADS)
_ARTICLES = ("ال", "لل", "وال", "فال", "بال", "كال", "ولل", "فلل", "وبال", "وكال", "فبال")
#: A stem of fewer letters is no longer that word.
_SHORTEST = 3


def search_words(text: str) -> list[tuple[str, int, int]]:
    """The folded words of a text in order, each with its span in the text folded for search."""
    folded = search_key(text.replace("ئو", "ؤو"))  # مسئول is how مسؤول is spelled in Egypt
    return [(m[0].replace(".", "").replace(",", ""), m.start(), m.end()) for m in _WORD.finditer(folded)]


@lru_cache(maxsize=20_000)
def index_keys(word: str) -> frozenset[str]:
    """What a word of a text is found by: itself, and what is left without what may be its proclitics.

    >>> sorted(index_keys("وللتحالف") & {"وللتحالف", "تحالف", "التحالف"})
    ['التحالف', 'تحالف', 'وللتحالف']
    """
    keys = {word}
    if word[:1] not in _FIRST:
        return frozenset(keys)
    for head in _HEADS:
        if word.startswith(head) and len(rest := word[len(head) :]) >= _SHORTEST:
            keys.add(rest)
            if head.endswith("لل"):
                keys.add("ال" + rest)
    return frozenset(keys)


@lru_cache(maxsize=20_000)
def piece_keys(piece: str) -> frozenset[str]:
    """What the words of a piece of text between spaces are found by."""
    return frozenset().union(*(index_keys(w) for w, _, _ in search_words(piece)))


def query_keys(word: str) -> set[str]:
    """What to look for: the word itself, and without its article.

    >>> sorted(query_keys("التحالف")), sorted(query_keys("وزير"))
    (['التحالف', 'تحالف'], ['وزير'])
    """
    keys = {word}
    for head in _ARTICLES:
        if word.startswith(head) and len(word) - len(head) >= _SHORTEST:
            keys.add(word[len(head) :])
    return keys
