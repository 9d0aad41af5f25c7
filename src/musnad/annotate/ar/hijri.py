"""Hijri dates by the Umm al-Qura calendar (1343 to 1500 AH, about 1924 to 2077), through ``hijridate``.

Outside those years by the arithmetical calendar (30 years of 354 days with 11 leap days; R. D. Parise, *The Book of
Calendars*, 1982), which may be a day or two off what was observed: such a date is given with the days around it.
"""

from __future__ import annotations

import datetime as dt

_TABLES = range(1343, 1501)
#: Years that are read at all; a later one is a slip.
_LAST = 1600


def to_gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The Gregorian day; ``None`` where the month has no such day, or there is no such year.

    >>> to_gregorian(1445, 7, 14), to_gregorian(9999, 1, 1)
    (datetime.date(2024, 1, 26), None)
    """
    if year not in _TABLES:
        return _reckoned(year, month, day)
    from hijridate import Hijri  # not at the top: it costs start-up time, and few texts need it

    try:
        found = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return dt.date(found.year, found.month, found.day)


def exact(year: int) -> bool:
    """Whether a year is in the tables, so that its dates are those of the calendar in use."""
    return year in _TABLES


def _reckoned(year: int, month: int, day: int) -> dt.date | None:
    """The day by the arithmetical calendar.

    >>> _reckoned(1, 1, 1), _reckoned(1343, 1, 1)
    (datetime.date(622, 7, 19), datetime.date(1924, 8, 2))
    """
    if not (1 <= year <= _LAST and 1 <= month <= 12):
        return None
    leap = (11 * year + 14) % 30 < 11
    if not 1 <= day <= (30 if month % 2 or (month == 12 and leap) else 29):
        return None
    days = 354 * (year - 1) + (11 * year + 3) // 30 + (59 * (month - 1) + 1) // 2 + day
    return dt.date.fromordinal(_EPOCH + days)


#: The day before 1 Muharram of the year 1 (19 July 622, proleptic Gregorian).
_EPOCH = dt.date(622, 7, 18).toordinal()


def year_of(day: dt.date) -> int | None:
    """The Hijri year of a Gregorian day."""
    from hijridate import Gregorian

    try:
        return int(Gregorian(day.year, day.month, day.day).to_hijri().year)
    except (ValueError, OverflowError):
        year = (30 * (day.toordinal() - _EPOCH - 1) + 10646) // 10631
        return year if 1 <= year <= _LAST else None


def solar_to_gregorian(year: int, month: int, day: int) -> dt.date | None:
    """The day of a date of the Iranian calendar (1300 to 1450; leap years by the cycle of 33 years).

    >>> solar_to_gregorian(1399, 3, 12), solar_to_gregorian(1403, 1, 1)
    (datetime.date(2020, 6, 1), datetime.date(2024, 3, 20))
    """
    if not (1300 <= year <= 1450 and 1 <= month <= 12):
        return None
    leap = year % 33 in (1, 5, 9, 13, 17, 22, 26, 30)
    if not 1 <= day <= (31 if month <= 6 else 30 if month < 12 or leap else 29):
        return None
    leaps = sum(y % 33 in (1, 5, 9, 13, 17, 22, 26, 30) for y in range(1300, year))
    days = 365 * (year - 1300) + leaps + 31 * min(month - 1, 6) + 30 * max(month - 7, 0) + day - 1
    return dt.date(1921, 3, 21) + dt.timedelta(days=days)


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
