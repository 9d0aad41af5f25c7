"""Which classes of words (``word_classes.tsv``) a written word belongs to, and the words around a trigger."""

from __future__ import annotations

import functools
from collections.abc import Iterable
from itertools import compress, count

from ...lexicon.lexicon import Lexicon
from ...lexicon.loader import Row
from ...text.fold import folded
from ...text.morphology import inflect_noun, splits

_CACHED = 60_000


def stems(word: str) -> frozenset[str]:
    """A folded word and what is left of it without its clitics.

    >>> "صاروخ" in stems("بالصاروخ")
    True
    """
    found = {word, *(s.stem for s in splits(word) if s.head not in ("ا", "س"))}
    if word.endswith("ا") and len(word) > 3:
        found.add(word[:-1])  # accusative
    return frozenset(found)


def _forms(row: Row) -> frozenset[str]:
    out: set[str] = set()
    for value in row.values("words"):
        singular, *plurals = (part.strip() for part in value.split("/"))
        if " " in singular:
            out.add(folded(singular))
            continue
        out.update(form for form, _ in inflect_noun(singular, tuple(plurals)))
    return frozenset(out)


@functools.lru_cache(maxsize=4)
def classes(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    """The folded, inflected words of each class."""
    return {key: _forms(row) for key, row in lexicon.table("word_classes").items()}


def instruments(lexicon: Lexicon) -> tuple[tuple[str, frozenset[str]], ...]:
    """The words of each mode of attack, in the order of the table."""
    return tuple((key, _forms(row)) for key, row in lexicon.table("instruments").items())


def expand(lexicon: Lexicon, values: Iterable[str]) -> frozenset[str]:
    """Words and ``@class`` names as one set of folded words; a word with the article also stands for the bare one."""
    out: set[str] = set()
    for value in values:
        if value.startswith("@"):
            out.update(classes(lexicon)[value[1:]])
            continue
        word = folded(value)
        out.add(word)
        if word.startswith("ال") and len(word) > 4:
            out.add(word[2:])
    return frozenset(out)


class Masks:
    """Which sets of words a written word is in, as bits: the words of a window are one number, and a test one ``&``."""

    def __init__(self) -> None:
        self._index: dict[str, int] = {}
        self._bits: dict[frozenset[str], int] = {}
        self._cache: dict[str, int] = {}

    def bit(self, words: frozenset[str]) -> int:
        """The bit of a set of folded words; the same set has the same bit. All sets come before any :meth:`of`."""
        found = self._bits.get(words)
        if found is None:
            found = self._bits[words] = 1 << len(self._bits)
            for word in words:
                self._index[word] = self._index.get(word, 0) | found
        return found

    def of(self, words: list[str]) -> tuple[list[int], list[int]]:
        """The words that are in any set: their positions, and the bits of their sets, with or without clitics."""
        known = self._cache
        try:
            of_all = [known[word] for word in words]
        except KeyError:
            if len(known) > _CACHED:
                known = self._cache = {}
            for word in set(words).difference(known):
                known[word] = self._resolve(word)
            of_all = [known[word] for word in words]
        return list(compress(count(), of_all)), list(compress(of_all, of_all))

    def _resolve(self, word: str) -> int:
        found = 0
        for stem in stems(word):
            found |= self._index.get(stem, 0)
        return found
