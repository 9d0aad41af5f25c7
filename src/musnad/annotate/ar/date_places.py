"""Places on the calendar, and what a place depends on: when the words were said."""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal, NamedTuple

Type = Literal["DATE", "TIME", "DURATION", "SET"]


Tense = Literal["past", "future", "near", "none"]


DAY = dt.timedelta(days=1)


#: A day and month without year further back than this is sooner the coming one.
_LONG_AGO = 270


class Place(NamedTuple):
    """A value and inclusive days; ``None`` where the expression has no place on the calendar."""

    type: Type
    value: str
    low: dt.date | None = None
    high: dt.date | None = None


class Said(NamedTuple):
    """When an expression was said: the day (``None``: unknown), the time, the tense around it (``near``: unknown), and
    the days named before it in the text."""

    day: dt.date | None
    time: dt.datetime | None
    tense: Tense
    previous: tuple[dt.date, dt.date] | None


def on(day: dt.date) -> Place:
    """A single day."""
    return Place("DATE", day.isoformat(), day, day)


def month_place(y: int, m: int) -> Place:
    """A Gregorian month."""
    return Place("DATE", f"{y:04d}-{m:02d}", dt.date(y, m, 1), dt.date(y, m, calendar.monthrange(y, m)[1]))


def year_place(y: int) -> Place:
    """A Gregorian year."""
    return Place("DATE", f"{y:04d}", dt.date(y, 1, 1), dt.date(y, 12, 31))


def shift_months(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or the last of that month."""
    y, m = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(y, m + 1, min(day.day, calendar.monthrange(y, m + 1)[1]))


def nearest_year(month: int, day: int, said: dt.date, tense: Tense, step: int | None = None) -> int | None:
    """The year of a day and month without year: the last one in the past, the next one ahead; with no verb ahead."""
    if step == 0:
        return said.year if day <= calendar.monthrange(said.year, month)[1] else None
    if step is not None:
        chosen = _last_one(month, day, said - DAY) if step < 0 else _next_one(month, day, said + DAY)
        return chosen.year if chosen is not None else None
    before, after = _last_one(month, day, said), _next_one(month, day, said)
    if before is None or after is None:
        return None
    if tense == "past":
        ahead_is_near = (said - before).days > _LONG_AGO and (after - said).days < 60
        return after.year if ahead_is_near else before.year
    if tense == "future":
        return after.year
    if tense == "near":
        return before.year if said - before < after - said else after.year
    return before.year if (said - before).days < 21 else after.year


def _last_one(month: int, day: int, until: dt.date) -> dt.date | None:
    """The last such day up to one; 29 February is looked for in five years."""
    for y in range(until.year, until.year - 6, -1):
        reached = y < until.year or (month, day) <= (until.month, until.day)
        if reached and (day <= 28 or day <= calendar.monthrange(y, month)[1]):
            return dt.date(y, month, day)
    return None


def _next_one(month: int, day: int, since: dt.date) -> dt.date | None:
    """The next such day from one on."""
    for y in range(since.year, since.year + 6):
        reached = y > since.year or (month, day) >= (since.month, since.day)
        if reached and (day <= 28 or day <= calendar.monthrange(y, month)[1]):
            return dt.date(y, month, day)
    return None


def week(day: dt.date, count: int = 1) -> Place:
    monday = day - (day.isoweekday() - 1) * DAY
    iso = monday.isocalendar()
    value = f"{iso[0]:04d}-W{iso[1]:02d}"
    last = monday + (7 * count - 1) * DAY
    return Place("DATE", value if count == 1 else f"{monday.isoformat()}/{last.isoformat()}", monday, last)
