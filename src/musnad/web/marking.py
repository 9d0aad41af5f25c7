"""The text of an article in pieces, each with what was read in it; long texts part by part."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ..model import Analysis, Annotation, Layer
from ..stories.model import Reading

#: Layers that are shown in a text, those that lie under others first.
SHOWN: tuple[Layer, ...] = ("quotations", "statuses", "events", "mentions", "timexes", "quantities", "flags")
#: Code points of a text on one page.
PART = 40_000


class Piece(NamedTuple):
    """Words, and the layers that hold them.

    ``to``: id of the shortest annotation; ``all``: of each; ``anchor``: a sentence begins here; ``first``: ids that do.
    """

    words: str
    layers: tuple[str, ...]
    to: str | None
    all: tuple[str, ...]
    furniture: str | None
    focus: bool
    anchor: str | None
    first: tuple[str, ...]


class Part(NamedTuple):
    """A stretch ``[start, end)`` of a text, its number, and how many there are."""

    start: int
    end: int
    number: int
    of: int


def everything(analysis: Analysis) -> Iterator[tuple[Layer, Annotation]]:
    """Everything shown in a text, layer by layer."""
    for layer in SHOWN:
        for item in getattr(analysis, layer):
            yield layer, item


def part_of(reading: Reading, number: int | None, offset: int = 0) -> Part:
    """The part with a number (from 0), or the one that holds an offset. Parts end where sentences do, if they can."""
    size = len(reading.text)
    ends = [s.end for s in reading.analysis.sentences]
    cuts = [0]
    while size - cuts[-1] > PART:
        wanted = cuts[-1] + PART
        at = bisect_right(ends, wanted) - 1
        cuts.append(ends[at] if at >= 0 and ends[at] > cuts[-1] + PART // 2 else wanted)
    n = number if number is not None else bisect_right(cuts, offset) - 1
    n = max(0, min(n, len(cuts) - 1))
    return Part(cuts[n], cuts[n + 1] if n + 1 < len(cuts) else size, n, len(cuts))


def pieces(reading: Reading, part: Part, focus: tuple[int, int] | None = None) -> Iterator[Piece]:
    """The pieces of a part of a text, in order; put together they are that part."""
    low, high = part.start, part.end
    found = [(layer, a) for layer, a in everything(reading.analysis) if a.start < high and low < a.end]
    furniture = [b for b in reading.analysis.article.boilerplate if b.start < high and low < b.end]
    starts = {s.start: f"s{s.start}" for s in reading.analysis.sentences if low <= s.start < high}
    cuts = {low, high, *starts}
    for _, a in found:
        cuts |= {max(low, a.start), min(high, a.end)}
    for b in furniture:
        cuts |= {max(low, b.start), min(high, b.end)}
    if focus:
        cuts |= {min(max(low, p), high) for p in focus}
    opening: dict[int, list[tuple[Layer, Annotation]]] = {}
    closing: dict[int, list[tuple[Layer, Annotation]]] = {}
    for layer, a in found:
        opening.setdefault(max(low, a.start), []).append((layer, a))
        closing.setdefault(min(high, a.end), []).append((layer, a))
    active: dict[str, tuple[Layer, Annotation]] = {}
    seen: set[str] = set()
    edges = sorted(cuts)
    reasons = sorted((b.start, b.end, b.reason) for b in furniture)
    at = 0
    for start, end in pairwise(edges):
        for _, a in closing.get(start, ()):
            active.pop(a.id, None)
        for layer, a in opening.get(start, ()):
            active[a.id] = (layer, a)
        while at < len(reasons) and reasons[at][1] <= start:
            at += 1
        reason = reasons[at][2] if at < len(reasons) and reasons[at][0] <= start else None
        here = list(active.values())
        shortest = min(here, key=lambda x: (x[1].end - x[1].start, x[1].id))[1].id if here else None
        fresh = tuple(i for i in active if i not in seen)
        seen.update(fresh)
        yield Piece(
            reading.text[start:end],
            tuple(dict.fromkeys(layer for layer in SHOWN for found_in, _ in here if found_in == layer)),
            shortest,
            tuple(a.id for _, a in sorted(here, key=lambda x: (x[1].end - x[1].start, x[1].id))),
            reason,
            focus is not None and focus[0] <= start < focus[1],
            starts.get(start),
            fresh,
        )


def in_order(items: Iterable[tuple[Layer, Annotation]], part: Part) -> list[tuple[Layer, Annotation]]:
    """The annotations that begin in a part, in the order of the text."""
    return sorted(
        ((layer, a) for layer, a in items if part.start <= a.start < part.end),
        key=lambda x: (x[1].start, -x[1].end, x[1].id),
    )
