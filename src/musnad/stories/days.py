"""Arithmetic on intervals of ISO days; ``None`` is an open end."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import NamedTuple

_FIRST, _LAST = dt.date.min.toordinal(), dt.date.max.toordinal()


class Days(NamedTuple):
    """Inclusive day numbers; ``open_`` where one end is not known."""

    low: int
    high: int
    open_: bool = False

    @property
    def width(self) -> int:
        """Days between the first and the last."""
        return self.high - self.low


def days(low: str | None, high: str | None) -> Days | None:
    """An interval of ISO days (times are cut off), or ``None`` where neither end is known or readable.

    >>> days("2020-01-05", None).open_, days(None, None)
    (True, None)
    """
    a, b = _ordinal(low), _ordinal(high)
    if a is None and b is None:
        return None
    first, last = (_FIRST if a is None else a), (_LAST if b is None else b)
    return Days(min(first, last), max(first, last), a is None or b is None)


@lru_cache(maxsize=20_000)
def _ordinal(day: str | None) -> int | None:
    if not day:
        return None
    try:
        return dt.date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None


def iso(number: int) -> str | None:
    """The ISO day of a day number; ``None`` for an open end."""
    return None if number in (_FIRST, _LAST) else dt.date.fromordinal(number).isoformat()


def meet(a: Days, b: Days, slack: int = 0) -> bool:
    """Whether two intervals share a day, or come within ``slack`` days of it."""
    return a.low <= b.high + slack and b.low <= a.high + slack


def common(a: Days, b: Days) -> Days:
    """The days two meeting intervals share."""
    low, high = max(a.low, b.low), min(a.high, b.high)
    return Days(min(low, high), max(low, high))


def precision(found: Days | None) -> str:
    """How exactly it is told when: day, month or year (of the calendar), another interval, unknown.

    >>> precision(days("2020-01-05", "2020-01-05")), precision(days("2020-01-01", "2020-01-31"))
    ('day', 'month')
    >>> precision(days("2019-11-05", "2020-01-05"))
    'interval'
    """
    if found is None or found.open_:
        return "unknown"
    if found.width == 0:
        return "day"
    first, after = dt.date.fromordinal(found.low), dt.date.fromordinal(min(found.high + 1, _LAST))
    if first.day == 1 and after.day == 1:
        months = (after.year - first.year) * 12 + after.month - first.month
        if months == 1:
            return "month"
        if months == 12 and first.month == 1:
            return "year"
    return "interval"
