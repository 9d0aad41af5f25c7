"""Places counted from another: last week, three days ago, the next day.

Weeks begin on Monday (ISO 8601).
"""

from __future__ import annotations

import datetime as dt

from .date_nodes import (
    Offset,
    Period,
    Same,
)  # fmt: skip
from .date_places import DAY, Place, Said, month_place, on, shift_months, week, year_place


def period(node: Period, said: Said) -> Place | None:
    day, unit, step = said.day, node.unit, node.step
    if node.count is None:
        value = {"10Y": "PXDE", "100Y": "PXCE"}.get(unit, "PX" + unit)
        return Place("DURATION", value)
    if day is None:
        return Place("DATE", {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "D": "XXXX-XX-XX"}.get(unit, "XXXX"))
    if node.count == 1:
        return one_period(unit, step, day)
    return _several(unit, node.count, step, day)


def one_period(unit: str, step: int, day: dt.date) -> Place | None:
    if unit == "D":
        return on(day + step * DAY)
    if unit == "W":
        return week(day + 7 * step * DAY)
    if unit == "M":
        month = shift_months(day.replace(day=1), step)
        return month_place(month.year, month.month)
    if unit == "Y":
        return year_place(day.year + step)
    years = 10 if unit == "10Y" else 100
    first = (day.year // years + step) * years
    return Place("DATE", f"{first // years}", dt.date(first, 1, 1), dt.date(first + years - 1, 12, 31))


def _several(unit: str, count: int, step: int, day: dt.date) -> Place | None:
    """The three coming weeks: whole weeks; the two past months: back from the day of speaking."""
    if unit.startswith("T"):
        hours = dt.timedelta(hours=count if unit == "TH" else 1) * step
        low, high = sorted((day, (dt.datetime.combine(day, dt.time(12)) + hours).date()))
        return Place("DURATION", f"PT{count}{unit[1]}", low, high)
    if step == 0:
        return Place("DURATION", f"P{count}{unit}")
    if unit == "W" and step > 0:
        return week(day + 7 * DAY, count)
    if unit in ("D", "W"):
        days = count * (7 if unit == "W" else 1)
        low, high = (day - days * DAY, day) if step < 0 else (day + DAY, day + days * DAY)
    else:
        months = count * {"M": 1, "Y": 12, "10Y": 120, "100Y": 1200}[unit]
        low, high = (shift_months(day, -months), day) if step < 0 else (day, shift_months(day, months))
    return Place("DATE", f"{low.isoformat()}/{high.isoformat()}", low, high)


def offset(node: Offset, said: Said) -> Place | None:
    base = said.day
    clock = any(unit.startswith("T") for _, unit in node.parts)
    from_speech = node.from_speech or said.tense != "past"
    if not from_speech:
        if said.previous is None:
            return Place("DATE", "XXXX-XX-XX")
        low, base = said.previous
        if not _fine_enough(node, (base - low).days):
            return Place("DATE", "XXXX-XX-XX")
    if base is None:
        return Place("DATE", "XXXX-XX-XX")
    if clock:
        if said.time is None or not from_speech:
            return Place("DATE", "XXXX-XX-XX") if any(u == "TH" and v > 20 for v, u in node.parts) else on(base)
        moment = said.time
        for value, unit in node.parts:
            seconds = {"TH": 3600, "TM": 60, "TS": 1}.get(unit, 0)
            days = {"D": 1, "N": 1, "W": 7, "M": 30, "Y": 365}.get(unit, 0)
            moment += node.sign * dt.timedelta(seconds=value * seconds, days=value * days)
        return Place("TIME", moment.strftime("%Y-%m-%dT%H:%M"), moment.date(), moment.date())
    day, finest = base, ""
    for value, unit in node.parts:
        if unit in ("D", "N", "W"):
            day += node.sign * dt.timedelta(days=value * (7 if unit == "W" else 1))
        else:
            months = value * {"M": 1, "Y": 12, "10Y": 120, "100Y": 1200}[unit]
            day = shift_months(day, node.sign * int(months))
        finest = unit
    if finest == "M":
        return month_place(day.year, day.month)
    if finest in ("Y", "10Y", "100Y"):
        return year_place(day.year)
    return on(day)


def _fine_enough(node: Offset, days: int) -> bool:
    """Whether a stretch of so many days can be counted from: years from a year, months from a month."""
    finest = node.parts[-1][1]
    if finest in ("Y", "10Y", "100Y"):
        return days < 366
    return days < 31 if finest == "M" else days == 0


def same(node: Same, said: Said) -> Place | None:
    base = said.previous[1] if said.previous is not None else None
    if node.unit == "D":
        if base is None or said.previous is None or said.previous[0] != said.previous[1]:
            if said.day is None or node.step == 0:
                return Place("DATE", "XXXX-XX-XX")
            base = said.day
        return on(base + node.step * DAY)
    if node.step != 0 and said.tense != "past":
        base = said.day
    if base is None:
        base = said.day
    if base is None:
        return Place("DATE", {"W": "XXXX-WXX", "M": "XXXX-XX"}.get(node.unit, "XXXX"))
    return one_period(node.unit, node.step, base)
