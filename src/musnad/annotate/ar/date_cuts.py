"""Parts of a place on the calendar: its end, a quarter of it, its third Sunday.

Seasons are the meteorological ones of the north.
"""

from __future__ import annotations

import calendar
import datetime as dt

from .date_nodes import (
    First,
    Likewise,
    Nth,
    Phase,
    Portion,
    Season,
)  # fmt: skip
from .date_places import DAY, Place, Said, month_place, on, week

_SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}


def phase(node: Phase, whole: Place | None) -> Place | None:
    """Beginning, middle or end of a period."""
    if whole is None or whole.low is None or whole.high is None:
        return whole
    low, high = whole.low, whole.high
    days = (high - low).days + 1
    if days <= 7:
        first, last = {"START": (0, 1), "MID": (2, 4), "END": (5, 6)}[node.phase]
    elif days <= 31:
        first, last = {"START": (0, 9), "MID": (10, 19), "END": (20, days - 1)}[node.phase]
    elif days <= 366:
        return _phase_of_year(node, whole)
    else:
        years = high.year - low.year + 1
        start, end = {"START": (0, 0.3), "MID": (0.4, 0.6), "END": (0.7, 1)}[node.phase]
        cut_low = low.replace(year=low.year + int(years * start))
        return Place(
            "DATE", whole.value, cut_low, high if end == 1 else dt.date(low.year + int(years * end) - 1, 12, 31)
        )
    if node.point and node.phase == "END":
        return Place("DATE", high.isoformat(), high, high)
    return Place("DATE", whole.value, low + first * DAY, low + last * DAY)


def _phase_of_year(node: Phase, whole: Place) -> Place:
    if whole.low is None or whole.high is None:
        return whole
    y = whole.high.year
    if node.point and node.phase == "END":
        return Place("DATE", whole.high.isoformat(), whole.high, whole.high)
    months = {
        ("START", True): (1, 1), ("START", False): (1, 3), ("MID", False): (5, 8), ("MID", True): (5, 8),
        ("END", True): (12, 12), ("END", False): (10, 12),
    }[node.phase, node.early]  # fmt: skip
    return Place("DATE", whole.value, dt.date(y, months[0], 1), month_place(y, months[1]).high)


def portion(node: Portion, whole: Place | None) -> Place | None:
    """A quarter, half or third."""
    if whole is None or whole.low is None or whole.high is None:
        return whole
    low, high, n = whole.low, whole.high, node.n
    days = (high - low).days + 1
    if 360 <= days <= 366 and low.month == 1 and low.day == 1:
        months = 12 // node.parts
        first = dt.date(low.year, (n - 1) * months + 1, 1)
        last = month_place(low.year, n * months).high
        return Place("DATE", f"{low.year:04d}-{'QHT'[{4: 0, 2: 1, 3: 2}[node.parts]]}{n}", first, last)
    size = days / node.parts
    first, end = low + int((n - 1) * size) * DAY, low + (int(n * size) - 1) * DAY
    return Place("DATE", f"{first.isoformat()}/{end.isoformat()}", first, end)


def first_of(node: First, whole: Place | None) -> Place | None:
    """The first months or days, or the last ones."""
    if whole is None or whole.low is None or whole.high is None:
        return whole
    low, high, n = whole.low, whole.high, node.count
    if node.unit == "M":
        months = (13 - n, 12) if node.last else (1, n)
        begin, end = (month_place(low.year, m) for m in months)
        return Place("DATE", f"{begin.value}/{end.value}", begin.low, end.high)
    if n > (high - low).days:
        return None
    low, high = (high - (n - 1) * DAY, high) if node.last else (low, low + (n - 1) * DAY)
    return Place("DATE", f"{low.isoformat()}/{high.isoformat()}", low, high)


def likewise(node: Likewise, year: Place | None, previous: tuple[dt.date, dt.date] | None) -> Place | None:
    """The stretch named before, moved into another year; the whole year where nothing shorter was named."""
    if year is None or year.low is None or previous is None or (previous[1] - previous[0]).days > 360:
        return year
    low, high = previous
    if node.unit == "D" and low != high:
        return year
    years = year.low.year - high.year
    if node.unit == "M":
        return month_place(year.low.year, high.month)
    first_ = dt.date(low.year + years, low.month, min(low.day, calendar.monthrange(low.year + years, low.month)[1]))
    length = calendar.monthrange(high.year + years, high.month)[1]
    whole_month = high.day == calendar.monthrange(high.year, high.month)[1]
    last = dt.date(high.year + years, high.month, length if whole_month else min(high.day, length))
    return Place("DATE", _named(first_, last), first_, last)


def _named(low: dt.date, high: dt.date) -> str:
    """The value of a stretch: a day, month, quarter or half where it is one."""
    if low == high:
        return low.isoformat()
    if low.day == 1 and high == month_place(high.year, high.month).high and low.year == high.year:
        months = high.month - low.month + 1
        if months == 1:
            return f"{low.year:04d}-{low.month:02d}"
        if months in (3, 6) and (low.month - 1) % months == 0:
            return f"{low.year:04d}-{'Q' if months == 3 else 'H'}{high.month // months}"
        return f"{low.year:04d}-{low.month:02d}/{high.year:04d}-{high.month:02d}"
    return f"{low.isoformat()}/{high.isoformat()}"


def nth(node: Nth, whole: Place | None) -> Place | None:
    """The n-th weekday, day or week of a month or year, or weekday after a day."""
    if whole is None or whole.low is None or whole.high is None:
        return whole
    low, high, n = whole.low, whole.high, node.n
    if node.after and node.weekday is not None:
        first = high + ((node.weekday - high.isoweekday()) % 7 or 7) * DAY
        return on(first + 7 * (n - 1) * DAY)
    if node.unit == "D":
        day = high if n == -1 else low + (n - 1) * DAY
        return on(day) if low <= day <= high else None
    weekday = node.weekday or 1
    if n == -1:
        last = high - (high.isoweekday() - weekday) % 7 * DAY
        if node.weekday is not None:
            return on(last)
        return week(last if last + 6 * DAY <= high else last - 7 * DAY)
    found = low + (weekday - low.isoweekday()) % 7 * DAY + 7 * (n - 1) * DAY
    if found > high:
        return None
    return on(found) if node.weekday is not None else week(found)


def season(node: Season, whole: Place | None, said: Said) -> Place | None:
    """A season of the year ``whole``, or the one nearest in its direction."""
    month = _SEASONS[node.season]
    if node.of is not None:
        if whole is None or whole.low is None:
            return whole
        return _season_of(whole.low.year, node.season, month)
    if said.day is None:
        return Place("DATE", f"XXXX-{node.season}")
    found = [_season_of(said.day.year + away, node.season, month) for away in (-2, -1, 0, 1, 2)]
    if node.step < 0:
        return next(p for p in reversed(found) if p.high is not None and p.high < said.day)
    if node.step > 0:
        return next(p for p in found if p.low is not None and p.low > said.day)
    if said.tense == "past":
        return next(p for p in reversed(found) if p.low is not None and p.low <= said.day)
    return next((p for p in found if p.high is not None and p.high >= said.day), None)


def _season_of(y: int, name: str, month: int) -> Place:
    last = month_place(y + (month == 12), 2 if month == 12 else month + 2).high
    return Place("DATE", f"{y:04d}-{name}", dt.date(y, month, 1), last)
