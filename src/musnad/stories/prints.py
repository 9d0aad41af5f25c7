"""Fingerprints of a text: hashed runs of folded words, and the few of them by which texts that share words are found.

The few are chosen by winnowing (Schleimer, Wilkerson and Aiken, *Winnowing: local algorithms for document
fingerprinting*, SIGMOD 2003): of each window of hashes the least, the last one where several are equal. Two texts that
share ``RUN + WINDOW - 1`` words in a row share a fingerprint, whatever stands around them, and a text's fingerprints
depend on nothing but the text.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache

from ..model import Analysis
from ..text.fold import INVISIBLE, MARKS, search_key

#: Words of a run that is hashed.
RUN = 4
#: Runs of which one is kept to look texts up by.
WINDOW = 5
_WORD = re.compile(rf"[^\W_][^\W_{MARKS}{INVISIBLE}]*(?:[{MARKS}{INVISIBLE}]+[^\W_]*)*")


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    return search_key(word)


class Sentence:
    """A sentence's words: their spans in the source, and the hash of each run of them."""

    __slots__ = ("hashes", "spans")

    def __init__(self, text: str, start: int, end: int) -> None:
        found = [(m.start(), m.end(), _folded(m[0])) for m in _WORD.finditer(text, start, end)]
        self.spans = [(s, e) for s, e, word in found if word]
        words = [word for _, _, word in found if word]
        last = max(1, len(words) - RUN + 1) if words else 0
        self.hashes = [_hash(words[i : i + RUN]) for i in range(last)]


def _hash(words: Sequence[str]) -> int:
    return zlib.crc32(" ".join(words).encode("utf-8", "surrogatepass"))


class Print:
    """The hashed runs of a text, sentence by sentence; runs do not reach over the end of a sentence."""

    def __init__(self, text: str, spans: Iterable[tuple[int, int]]) -> None:
        self.sentences = [Sentence(text, start, end) for start, end in spans]

    @classmethod
    def of(cls, text: str, analysis: Analysis) -> Print:
        """Of an article's sentences; of the whole text where nothing was read."""
        return cls(text, [(s.start, s.end) for s in analysis.sentences] or [(0, len(text))])

    @cached_property
    def hashes(self) -> frozenset[int]:
        """All hashed runs."""
        return frozenset(h for s in self.sentences for h in s.hashes)

    @cached_property
    def chosen(self) -> frozenset[int]:
        """The hashes by which the text is found."""
        return winnowed([h for s in self.sentences for h in s.hashes])


def winnowed(hashes: Sequence[int]) -> frozenset[int]:
    """The least hash of every window; of a shorter text, its least.

    >>> sorted(winnowed([7, 3, 9, 8, 5, 6, 4, 9]))
    [3, 4]
    """
    if len(hashes) <= WINDOW:
        return frozenset([min(hashes)]) if hashes else frozenset()
    return frozenset(min(hashes[i : i + WINDOW]) for i in range(len(hashes) - WINDOW + 1))
