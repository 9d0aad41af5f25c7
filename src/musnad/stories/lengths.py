"""How long: the lengths of time that articles tell, in days, with who tells them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..lexicon.word_sets import word_sets
from ..model import Of, Quantity, Timex
from ..text.fold import folded
from .accounts import Source

#: Before a length that is not that of the arrangement: how long ago, how long before, how long it had stopped.
_NOT_ITS_TERM = word_sets("date_words")["not_its_length"]
_DAYS = {"Y": 365.0, "M": 30.0, "W": 7.0, "D": 1.0}
_LENGTH = re.compile(r"P(?:(\d+(?:\.\d+)?)([YMWD])|T(\d+(?:\.\d+)?)H)")
#: Share of a length within which two are one, loosely told: two months are sixty days.
_LOOSE = 0.05


def length_in_days(value: str) -> float | None:
    """Days of a TIMEX3 duration of one unit; ``None`` of others.

    >>> length_in_days("P2M"), length_in_days("PT72H"), length_in_days("PXD")
    (60.0, 3.0, None)
    """
    found = _LENGTH.fullmatch(value)
    if found is None:
        return None
    return float(found[3]) / 24 if found[3] else float(found[1]) * _DAYS[found[2]]


def of_something_else(source: Source, timex: Timex) -> bool:
    """Whether a length is told of the time since, before or after, by the word before it or its own first."""
    before = folded(source.reading.text[max(0, timex.start - 30) : timex.start]).split()[-1:]
    words = [*before, *folded(source.reading.text[timex.start : timex.end]).split()[:1]]
    return any(word in _NOT_ITS_TERM or word.lstrip("وفل") in _NOT_ITS_TERM for word in words)


def lengths(source: Source) -> Iterator[Quantity]:
    """The lengths of an article as figures, in days."""
    for timex in source.analysis.timexes:
        days = length_in_days(timex.value) if timex.type == "DURATION" else None
        if days is None or of_something_else(source, timex):
            continue
        words = " ".join(source.reading.text[timex.start : timex.end].split())
        yield Quantity(
            id=timex.id, start=timex.start, end=timex.end, rule=timex.rule, type="cardinal", value=days,
            low=days * (1 - _LOOSE), high=days * (1 + _LOOSE), modifier="approx", unit=words, of=Of(noun=words),
            attribution=_told_by(source, timex),
        )  # fmt: skip


def _told_by(source: Source, timex: Timex) -> str | None:
    """The chain of the innermost quotation that holds it."""
    holding = [q for q in source.analysis.quotations if q.start <= timex.start < q.end]
    return min(holding, key=lambda q: q.end - q.start).attribution if holding else None
