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
    found = []
    for y in range(said.year - 5, said.year + 6):
        if day <= calendar.monthrange(y, month)[1]:
            found.append(dt.date(y, month, day))
    before = [d for d in found if d <= said]
    after = [d for d in found if d >= said]
    if step is not None and step != 0:
        chosen = [d for d in found if d < said][-1:] if step < 0 else [d for d in found if d > said][:1]
        return chosen[0].year if chosen else None
    if step == 0:
        same = [d for d in found if d.year == said.year]
        return same[0].year if same else None
    if not before or not after:
        return None
    if tense == "past":
        ahead_is_near = (said - before[-1]).days > _LONG_AGO and (after[0] - said).days < 60
        return after[0].year if ahead_is_near else before[-1].year
    if tense == "future":
        return after[0].year
    if tense == "near":
        return before[-1].year if said - before[-1] < after[0] - said else after[0].year
    return before[-1].year if (said - before[-1]).days < 21 else after[0].year


def week(day: dt.date, count: int = 1) -> Place:
    monday = day - (day.isoweekday() - 1) * DAY
    iso = monday.isocalendar()
    value = f"{iso[0]:04d}-W{iso[1]:02d}"
    last = monday + (7 * count - 1) * DAY
    return Place("DATE", value if count == 1 else f"{monday.isoformat()}/{last.isoformat()}", monday, last)
