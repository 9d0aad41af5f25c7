"""Hijri dates by the Umm al-Qura calendar (1343 to 1500 AH, about 1924 to 2077), through ``hijridate``."""

from __future__ import annotations

import datetime as dt


def to_gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day; ``None`` where the calendar ends or the month has no such day.

    >>> to_gregorian(1445, 7, 14), to_gregorian(1600, 1, 1)
    (datetime.date(2024, 1, 26), None)
    """
    from hijridate import Hijri  # not at the top: it costs start-up time, and few texts need it

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(found.year, found.month, found.day)


def year_of(day: dt.date) -> int | None:
    """The Hijri year of a Gregorian day."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        return None


def month_span(year: int, month: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a Hijri month."""
    first = to_gregorian(year, month, 1)
    following = to_gregorian(year + (month == 12), month % 12 + 1, 1)
    if first is None or following is None:
        return None
    return first, following - dt.timedelta(days=1)


def year_span(year: int) -> tuple[dt.date, dt.date] | None:
    """First and last day of a Hijri year."""
    first, following = to_gregorian(year, 1, 1), to_gregorian(year + 1, 1, 1)
    return None if first is None or following is None else (first, following - dt.timedelta(days=1))
