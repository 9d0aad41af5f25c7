"""Which classes of words (``word_classes.tsv``) a written word belongs to, and the words around a trigger."""

from __future__ import annotations

import functools
from collections.abc import Iterable

from ...lexicon.lexicon import Lexicon
from ...lexicon.loader import Row
from ...text.fold import folded
from ...text.morphology import inflect_noun, splits
from ..document import Document


@functools.lru_cache(maxsize=100_000)
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


@functools.lru_cache(maxsize=4)
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


def around(doc: Document, first: int, last: int) -> frozenset[str]:
    """The stems of tokens ``[first, last)``; remembered, since many triggers ask for the same clause."""
    known: dict[tuple[int, int], frozenset[str]] = doc.notes.setdefault("stems", {})
    found = known.get((first, last))
    if found is None:
        found = known[first, last] = frozenset().union(*map(stems, doc.words[max(first, 0) : last]))
    return found
