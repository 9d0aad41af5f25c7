"""The frames of figures (``figure_frames.tsv``): how a figure is told that is none of what happened in all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon
from ..lexicon.loader import Row
from ..text.fold import folded

_JOINED = ("و", "ف", "ب", "ل")


class Framed(NamedTuple):
    """Words that give a frame: tokens ``[first, last)`` and the row."""

    first: int
    last: int
    row: Row


def framed(lexicon: Lexicon, words: Sequence[str]) -> Iterator[Framed]:
    """The frames in a list of folded words, each also behind a letter joined to it.

    >>> from musnad.lexicon.lexicon import load
    >>> [f.row.key for f in framed(load(), folded("وارتفعت حصيلة القتلى حتى الآن").split())]
    ['rose', 'to-count', 'so-far', 'until']
    """
    phrases = _phrases(lexicon)
    for i, word in enumerate(words):
        for plain in (word, word[1:]) if word[:1] in _JOINED else (word,):
            for phrase, row in phrases.get(plain, ()):
                if list(words[i + 1 : i + len(phrase)]) == phrase[1:]:
                    yield Framed(i, i + len(phrase), row)


@lru_cache(maxsize=4)
def _phrases(lexicon: Lexicon) -> dict[str, list[tuple[list[str], Row]]]:
    """Phrases by their first word, the longest first."""
    out: dict[str, list[tuple[list[str], Row]]] = {}
    for row in lexicon.table("figure_frames").values():
        for value in row.values("words"):
            phrase = folded(value).split()
            out.setdefault(phrase[0], []).append((phrase, row))
    for found in out.values():
        found.sort(key=lambda one: -len(one[0]))
    return out
