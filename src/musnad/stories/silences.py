"""Silence is shown as silence: stretches in which nothing was published, between the first and the last article."""

from __future__ import annotations

from collections.abc import Sequence

from .accounts import Source
from .days import days, iso
from .lanes import HELD_FOR
from .model import Occurrence, Silence

#: Days without a report that are a silence: as long as a state is taken to be held after its last report.
LEAST = HELD_FOR
#: An occurrence dated no better than this many days is in no stretch.
_NARROW = 31


def silences(sources: Sequence[Source], timeline: Sequence[Occurrence], least: int = LEAST) -> list[Silence]:
    """Stretches of at least ``least`` days without any article; one of unknown date breaks none."""
    published = [
        (when.low, when.high, s.reading.id) for s in sources
        if (when := days(s.reading.published.from_, s.reading.published.to)) and not when.open_
    ]  # fmt: skip
    published.sort()
    out = []
    covered, last = 0, list[str]()
    for low, high, article in published:
        if last and low - covered - 1 >= max(1, least):
            following = tuple(a for start, _, a in published if start == low)
            out.append(_silence(covered + 1, low - 1, tuple(last), following, timeline))
        if high > covered:
            covered, last = high, [article]
        elif high == covered:
            last.append(article)
    return out


def _silence(
    low: int, high: int, last: tuple[str, ...], following: tuple[str, ...], timeline: Sequence[Occurrence]
) -> Silence:
    told = []
    for o in timeline:
        when = days(o.date.from_, o.date.to)
        if o.date.told and when and when.width <= _NARROW and low <= when.low and when.high <= high:
            told.append(o.id)
    return Silence(from_=iso(low), to=iso(high), days=high - low + 1, last=last, next=following, told_later=tuple(told))
