"""Relative dates in passages carried over: "last Sunday" is a Sunday before the older article, not before this one."""

from __future__ import annotations

from functools import lru_cache

from ..annotate.analyse import timexes
from ..model import Flag, annotation_id
from .model import Reading

RULE = "passage carried over"


def stale(reading: Reading) -> tuple[Flag, ...]:
    """Flags on the relative dates of passages carried over, with the day they stood for in the older article."""
    out = []
    for passage in reading.carried:
        if passage.published.to is None or passage.published.to == reading.published.to:
            continue
        relative = [
            t for t in reading.analysis.timexes
            if t.basis == "relative" and t.from_ and passage.start <= t.start and t.end <= passage.end
        ]  # fmt: skip
        if not relative:
            continue
        then = _read(reading.text[passage.start : passage.end], passage.published.to)
        for t in relative:
            meant = then.get((t.start - passage.start, t.end - passage.start))
            if meant is not None and meant != (t.from_, t.to):
                low, high = meant
                out.append(
                    Flag(
                        id=annotation_id("flags", t.start, t.end, "stale_relative_date"), start=t.start, end=t.end,
                        rule=RULE, kind="stale_relative_date", likely=low if low == high else f"{low}..{high}",
                        message=f"the passage stands in {passage.article} of {passage.published.to}: there it is {low}",
                    )
                )  # fmt: skip
    known = {(f.start, f.end) for f in reading.analysis.flags if f.kind == "stale_relative_date"}
    return tuple(f for f in out if (f.start, f.end) not in known)


@lru_cache(maxsize=10_000)
def _read(words: str, published: str) -> dict[tuple[int, int], tuple[str, str]]:
    """The days that the relative dates of some words stand for on a day of publication."""
    return {
        (t.start, t.end): (t.from_, t.to)
        for t in timexes(words, published)
        if t.from_ is not None and t.to is not None and t.basis == "relative"
    }
