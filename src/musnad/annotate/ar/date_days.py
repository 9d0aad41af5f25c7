"""Where a date of the calendar has its place: day, month and year, weekday, Hijri."""

from __future__ import annotations

import calendar
import datetime as dt

from . import hijri
from .date_cuts import nth
from .date_nodes import (
    Calendar,
    Nth,
)  # fmt: skip
from .date_places import DAY, Place, Said, Tense, month_place, nearest_year, on, shift_months, year_place


def calendar_place(node: Calendar, said: Said) -> Place | None:
    day = said.day
    if node.weekday is not None and node.day is None:
        return _weekday(node, said)
    if node.hijri:
        return _hijri(node, said)
    y, m, d = node.year, node.month, node.day
    if y is None and node.year_from is not None:
        if said.previous is None:
            return Place("DATE", _open(m, d))
        y = said.previous[1].year + node.year_from
    if y is None and node.year_step is not None and day is not None:
        y = day.year + node.year_step
    if m is None and d is not None:
        if day is None:
            return Place("DATE", f"XXXX-XX-{d:02d}")
        month = shift_months(day.replace(day=1), node.month_step or 0)
        if node.month_step is None and node.weekday is not None:
            return _day_by_weekday(d, node.weekday, said) or on(month.replace(day=d))
        return on(month.replace(day=d))
    if m is None:
        return None if y is None else year_place(y)
    if y is None:
        if day is None:
            return Place("DATE", _open(m, d))
        if d is None:
            y = _year_of_month(m, day, said.tense, node.step)
        else:
            if node.step == 0:
                return on(dt.date(day.year, m, d))
            y = nearest_year(m, d, day, said.tense, node.step)
            if node.weekday is not None and node.step is None:
                y = _year_by_weekday(m, d, node.weekday, day) or y
        if y is None:
            return None
    if d is None:
        return month_place(y, m)
    if node.counted and node.weekday is not None and dt.date(y, m, d).isoweekday() != node.weekday:
        return nth(Nth(n=d, weekday=node.weekday, of=None), month_place(y, m))
    return on(dt.date(y, m, d))


def _open(month: int | None, day: int | None) -> str:
    """A date whose year is not known."""
    return "-".join(("XXXX", *(f"{part:02d}" for part in (month, day) if part is not None)))


def _year_of_month(month: int, day: dt.date, tense: Tense, step: int | None) -> int:
    if step == 0:
        return day.year
    if step is not None:
        if step > 0:
            return day.year + step - (1 if month > day.month else 0)
        return day.year + step + (1 if month < day.month else 0)
    if month == day.month:
        return day.year
    if tense == "past":
        back = (day.month - month) % 12
        return day.year if month < day.month else day.year if back > 9 else day.year - 1
    return day.year if month > day.month else day.year + 1


def _year_by_weekday(month: int, day: int, weekday: int, said: dt.date) -> int | None:
    """The year within one of the day of speaking in which that day is that weekday."""
    for y in (said.year, said.year - 1, said.year + 1):
        if day > calendar.monthrange(y, month)[1]:
            continue
        found = dt.date(y, month, day)
        if found.isoweekday() == weekday and abs((found - said).days) < 330:
            return y
    return None


def _day_by_weekday(day: int, weekday: int, said: Said) -> Place | None:
    if said.day is None:
        return None
    for months in (0, 1, -1, 2):
        first = shift_months(said.day.replace(day=1), months)
        if day <= calendar.monthrange(first.year, first.month)[1] and first.replace(day=day).isoweekday() == weekday:
            return on(first.replace(day=day))
    return None


def _weekday(node: Calendar, said: Said) -> Place:
    day, weekday = said.day, node.weekday or 1
    if day is None:
        return Place("DATE", f"XXXX-WXX-{weekday}")
    if node.week_step is not None:
        monday = day - (day.isoweekday() - 1) * DAY + 7 * node.week_step * DAY
        return on(monday + (weekday - 1) * DAY)
    back = (day.isoweekday() - weekday) % 7
    ahead = (weekday - day.isoweekday()) % 7
    if node.step is not None and node.step < 0:
        return on(day - ((back or 7) - 7 * (node.step + 1)) * DAY)
    if node.step is not None and node.step > 0:
        return on(day + ((ahead or 7) + 7 * (node.step - 1)) * DAY)
    if node.step == 0 or said.tense in ("future", "near"):
        return on(day + ahead * DAY)
    if said.tense == "none":
        return on(day + (ahead or 7) * DAY)
    return on(day - back * DAY)


def _hijri(node: Calendar, said: Said) -> Place | None:
    y, m, d = node.year, node.month, node.day
    if node.solar and y is not None and m is not None:
        place = _solar(y, m, d)
        lunar = hijri.to_gregorian(y, m, d or 1)
        # digits alone may be of either calendar: the one whose day is near; a month's name has told which
        if node.in_words or (place is not None and said.day is not None and _closer(place, lunar, said.day)):
            return place
    if y is not None and y > 1700:
        y = _hijri_year_in(y, m or 1, d or 1)
        if y is None:
            return None
    if y is None:
        if said.day is None:
            return Place("DATE", "XXXX-XX-XX")
        this = hijri.year_of(said.day)
        if this is None:
            return None
        if node.step == 0 or node.year_step is not None:
            y = this + (node.year_step or 0)
        else:
            y = this
            if m is not None:
                found = hijri.to_gregorian(y, m, d or 1)
                future = said.tense != "past" or (node.step or 0) > 0
                if found is not None and (node.step or 0) <= 0 and not future and found > said.day + 30 * DAY:
                    y -= 1
                elif found is not None and future and (node.step or 0) >= 0 and found + 29 * DAY < said.day:
                    y += 1
                elif node.step == -1 and found is not None and found > (said.day - 29 * DAY if d is None else said.day):
                    y -= 1
    if m is None:
        span = hijri.year_span(y)
    elif d is None:
        span = hijri.month_span(y, m)
    else:
        single = hijri.to_gregorian(y, m, d)
        if single is None or hijri.exact(y):
            return None if single is None else on(single)
        return Place("DATE", single.isoformat(), single - DAY, single + DAY)
    if span is None:
        return None
    return Place("DATE", f"{span[0].isoformat()}/{span[1].isoformat()}", *span)


def _solar(year: int, month: int, day: int | None) -> Place | None:
    low = hijri.solar_to_gregorian(year, month, day or 1)
    if low is None or day is not None:
        return None if low is None else on(low)
    following = hijri.solar_to_gregorian(year + (month == 12), month % 12 + 1, 1)
    if following is None:
        return None
    return Place("DATE", f"{low.isoformat()}/{(following - DAY).isoformat()}", low, following - DAY)


def _closer(solar: Place, lunar: dt.date | None, said: dt.date) -> bool:
    if solar.low is None:
        return False
    return lunar is None or abs((solar.low - said).days) < abs((lunar - said).days) - 3650


def _hijri_year_in(year: int, month: int, day: int) -> int | None:
    """The Hijri year whose month begins in a Gregorian year: رمضان 2019."""
    first = hijri.year_of(dt.date(year, 1, 1))
    for y in (first, first + 1) if first is not None else ():
        found = hijri.to_gregorian(y, month, day)
        if found is not None and found.year == year:
            return y
    return None
