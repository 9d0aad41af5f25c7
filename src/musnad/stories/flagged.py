"""Dates that cannot be, by what they are likely to be."""

from __future__ import annotations

import calendar

from ..model import Flag
from .days import Days, days


def likely(flag: Flag) -> Days | None:
    """The days that a flag's likely value stands for: ``2020``, ``2020-01``, ``2020-01-05`` or two of them with ``..``.

    >>> from ..model import Flag
    >>> found = likely(Flag(id="", start=0, end=1, rule="", kind="date_impossible", message="", likely="2020-02"))
    >>> found == days("2020-02-01", "2020-02-29")
    True
    """
    low, _, high = (flag.likely or "").partition("..")
    return days(_first(low), _last(high or low)) if low else None


def _first(value: str) -> str:
    return value + "-01-01"[len(value) - 4 :] if len(value) in (4, 7) else value


def _last(value: str) -> str:
    if len(value) == 4:
        return value + "-12-31"
    if len(value) == 7 and value[5:].isdigit() and 1 <= int(value[5:]) <= 12:
        return f"{value}-{calendar.monthrange(int(value[:4]), int(value[5:]))[1]:02}"
    return value
