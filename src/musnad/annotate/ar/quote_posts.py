"""Posts of a network set into an article: their words, and below them who wrote them and when.

``... — Name (@handle) March 4, 2024``: the lines above the signature are the post.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from ..document import Document
from .quote_state import Said
from .speakers import Cast

#: A dash, a name of at most eighty characters, and the handle in brackets.
_SIGNATURE = re.compile(r"[—–-][ \u00a0]{0,2}([^\n()—–@]{2,80}\(@[A-Za-z0-9_]{1,30}\))")
#: A post has no more lines above its signature.
_MOST_LINES = 6


def read_posts(doc: Document, cast: Cast, said: list[Said]) -> list[Said]:
    """The posts of a document as quotations; ``said``: what was read already, where a post ends upwards."""
    if "(@" not in doc.text:
        return []
    out: list[Said] = []
    taken = sorted(doc.ends[s.last - 1] for s in said if s.last > s.first)
    floor = 0
    for found in _SIGNATURE.finditer(doc.text):
        start = _first_line(doc.text, found.start(), floor, taken)
        floor = found.end()
        first, last = doc.tokens_in(start, found.start())
        if last - first < 3 or doc.sentence_at(first) < 0:
            continue
        name, end = doc.tokens_in(found.start(1), found.end(1))
        if name >= end:
            continue
        who = cast.of_words(name, end)
        people = [f for f in cast.between(name, end) if f[3].type in ("PER", "ORG")]
        if people:
            who.actor = people[0][3].actor
        who.role, who.kind = None, people[0][3].type if people else "PER"
        handle = doc.text[doc.text.index("@", found.start(1)) : found.end(1) - 1]
        out.append(Said(first, last, "direct", "post", None, "says", who, False, handle))
    return out


def _first_line(text: str, end: int, floor: int, taken: list[int]) -> int:
    """Where the post that ends at ``end`` begins: behind an empty line, or behind words that were quoted already."""
    at = bisect_left(taken, end) - 1
    if at >= 0:
        behind = text.find("\n", taken[at], end)
        if behind >= 0:
            floor = max(floor, behind + 1)
    start = text.rfind("\n", floor, end) + 1 or floor
    for _ in range(_MOST_LINES - 1):
        above = text.rfind("\n", floor, max(floor, start - 1)) + 1 or floor
        if above >= start or not text[above:start].strip():
            break
        start = above
    return start
