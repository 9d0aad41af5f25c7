"""Copies: articles that repeat one another, and passages carried over from an older one.

Shingles of folded words, hashed; containment says how much of one text stands in another.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rensa import RMinHash, RMinHashLSH

from ..text.fold import search_key
from ..text.split import tokenize
from .model import Reading

SHINGLE = 5
#: Share of the shorter text's shingles that makes it a copy of the longer.
CONTAINED = 0.6
_PERMUTATIONS, _BANDS, _SEED = 128, 32, 42


class Copy(NamedTuple):
    """``copy`` repeats ``original`` (the one published first); ``share``: of its shingles."""

    copy: str
    original: str
    share: float


def shingles(text: str) -> frozenset[str]:
    """The runs of five folded words of a text.

    >>> sorted(shingles("أعلن الجيش اليوم وقف العمليات كلها"))
    ['اعلن الجيش اليوم وقف العمليات', 'الجيش اليوم وقف العمليات كلها']
    """
    words = [w for w in tokenize(search_key(text)).words if w[0].isalnum()]
    if len(words) < SHINGLE:
        return frozenset([" ".join(words)]) if words else frozenset()
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def copies(readings: Sequence[Reading]) -> list[Copy]:
    """Pairs of articles of which one repeats the other; versions of one article are not copies.

    Candidates come from locality-sensitive hashing, so no article is compared with all others.
    """
    ordered = sorted(readings, key=lambda r: (r.published.from_ or "9", r.id))
    texts = [shingles(_body(r)) for r in ordered]
    index = RMinHashLSH(threshold=0.3, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    prints = []
    for number, found in enumerate(texts):
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=_SEED)
        sketch.update(sorted(found))
        prints.append(sketch)
        index.insert(number, sketch)
    out = []
    for number, sketch in enumerate(prints):
        for other in sorted(index.query(sketch)):
            if other >= number or ordered[other].id == ordered[number].id:
                continue
            share = containment(texts[number], texts[other])
            if share >= CONTAINED:
                out.append(Copy(ordered[number].id, ordered[other].id, round(share, 3)))
                break
    return out


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Share of the smaller set that stands in the larger."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def _body(reading: Reading) -> str:
    sentences = reading.analysis.sentences
    return "\n".join(reading.text[s.start : s.end] for s in sentences) if sentences else reading.text
