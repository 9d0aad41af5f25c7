"""How far a place's clock is from Greenwich on a day, with its summer time (``zone_offsets.tsv``)."""

from __future__ import annotations

import calendar
import datetime as dt
import functools

from ...lexicon.lexicon import load
from ...lexicon.loader import Row
from . import hijri

_SUNDAY = 7


def offset(zone: str, day: dt.date) -> str:
    """The offset as ISO 8601 writes it; empty where it is not known.

    >>> [offset("cairo", dt.date(2024, month, 15)) for month in (1, 7)]
    ['+02:00', '+03:00']
    >>> offset("damascus", dt.date(2024, 1, 15)), offset("atlantis", dt.date(2024, 1, 15))
    ('+03:00', '')
    """
    told = day.isoformat()
    for row in _rows().get(zone, ()):
        if row["from"] <= told and (not row["to"] or told <= row["to"]):
            return str(row["summer"] if row["summer"] and _in_summer(row, day) else row["offset"])
    return ""


@functools.cache
def _rows() -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = {}
    for row in load().table("zone_offsets").values():
        out.setdefault(row["zone"], []).append(row)
    return out


def _in_summer(row: Row, day: dt.date) -> bool:
    if row["begins"] == "ramadan":
        return not _about_ramadan(day)
    return _change(row["begins"], day.year) <= day < _change(row["ends"], day.year)


def _change(rule: str, year: int) -> dt.date:
    """The day of a change: ``03 last 7`` is the last Sunday of March, ``03 22`` the 22nd.

    >>> _change("03 last 7 -2", 2024), _change("11 1 7", 2024), _change("03 22", 2020)
    (datetime.date(2024, 3, 29), datetime.date(2024, 11, 3), datetime.date(2020, 3, 22))
    """
    month, which, *more = rule.split()
    if not more:
        return dt.date(year, int(month), int(which))
    last = dt.date(year, int(month), calendar.monthrange(year, int(month))[1])
    weekday = int(more[0])
    if which == "last":
        day = last - dt.timedelta(days=(last.isoweekday() - weekday) % 7)
    else:
        first = last.replace(day=1)
        day = first + dt.timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (int(which) - 1))
    return day + dt.timedelta(days=int(more[1])) if len(more) > 1 else day


def _about_ramadan(day: dt.date) -> bool:
    """From the Sunday before Ramadan to the Sunday after it."""
    year = hijri.year_of(day)
    for y in (year, year + 1) if year is not None else ():
        span = hijri.month_span(y, 9)
        if span is None:
            continue
        low = span[0] - dt.timedelta(days=span[0].isoweekday() % _SUNDAY or _SUNDAY)
        high = span[1] + dt.timedelta(days=_SUNDAY - span[1].isoweekday() % _SUNDAY)
        if low <= day < high:
            return True
    return False
