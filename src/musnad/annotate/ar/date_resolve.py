"""From what an expression says to its place on the calendar, given the day it was said.

Weeks begin on Monday (ISO 8601). Seasons are the meteorological ones of the north.
"""

from __future__ import annotations

import calendar
import datetime as dt
from typing import Literal, NamedTuple

from . import hijri
from .date_nodes import (
    Calendar,
    Clock,
    Deictic,
    Event,
    Feast,
    Length,
    Node,
    Nth,
    Offset,
    Period,
    Phase,
    Portion,
    Range,
    Repeated,
    Same,
    Season,
    Vague,
    Years,
)  # fmt: skip

Type = Literal["DATE", "TIME", "DURATION", "SET"]
Tense = Literal["past", "future", "near", "none"]
DAY = dt.timedelta(days=1)
_SEASONS = {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
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


def resolve(node: Node, said: Said) -> Place | None:
    """The place of an expression; ``None`` if it cannot be a date at all (31 February: see the flags)."""
    try:
        return _resolve(node, said)
    except (OverflowError, ValueError):
        return None


def _resolve(node: Node, said: Said) -> Place | None:
    match node:
        case Length():
            return Place("DURATION", node.value)
        case Repeated():
            return Place("SET", node.value)
        case Vague():
            return Place("DATE", node.value)
        case Calendar():
            return _calendar(node, said)
        case Deictic():
            return _deictic(node, said)
        case Period():
            return _period(node, said)
        case Offset():
            return _offset(node, said)
        case Same():
            return _same(node, said)
        case Phase():
            return _phase(node, said)
        case Portion():
            return _portion(node, said)
        case Nth():
            return _nth(node, said)
        case Season():
            return _season(node, said)
        case Years():
            first = dt.date(node.first or 1, 1, 1)
            value = f"{node.first // 10:03d}" if node.count == 10 else f"{node.first // 100:02d}"
            return Place("DATE", value, first, dt.date(node.first + node.count - 1, 12, 31))
        case Feast():
            return _feast(node, said)
        case Clock():
            return _clock(node, said)
        case Range():
            return _range(node, said)
        case Event():
            if node.of is not None:
                holiday = resolve(node.of, said)
                if holiday is None or holiday.low is None:
                    return holiday
                return on(holiday.low + node.days * DAY)
            if node.from_ is None:
                return Place("DATE", "XXXX-XX-XX")
            return on(dt.date.fromisoformat(node.from_) + node.days * DAY)
        case _:
            return None


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


def _calendar(node: Calendar, said: Said) -> Place | None:
    day = said.day
    if node.weekday is not None and node.day is None:
        return _weekday(node, said)
    if node.hijri:
        return _hijri(node, said)
    y, m, d = node.year, node.month, node.day
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
            return Place("DATE", f"XXXX-{m:02d}" + (f"-{d:02d}" if d is not None else ""))
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
        return _nth(Nth(n=d, weekday=node.weekday, of=Calendar(year=y, month=m)), said)
    return on(dt.date(y, m, d))


def _year_of_month(month: int, day: dt.date, tense: Tense, step: int | None) -> int:
    if step == 0:
        return day.year
    if step is not None:
        ahead = month > day.month
        return day.year + (0 if ahead else 1) if step > 0 else day.year - (1 if month >= day.month else 0)
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
    if node.step == -1:
        return on(day - (back or 7) * DAY)
    if node.step == 1:
        return on(day + (ahead or 7) * DAY)
    if node.step == 0 or said.tense in ("future", "near"):
        return on(day + ahead * DAY)
    if said.tense == "none":
        return on(day + (ahead or 7) * DAY)
    return on(day - back * DAY)


def _hijri(node: Calendar, said: Said) -> Place | None:
    y, m, d = node.year, node.month, node.day
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
                elif node.step == -1 and found is not None and found > said.day:
                    y -= 1
    if m is None:
        span = hijri.year_span(y)
    elif d is None:
        span = hijri.month_span(y, m)
    else:
        single = hijri.to_gregorian(y, m, d)
        return None if single is None else on(single)
    if span is None:
        return None
    return Place("DATE", f"{span[0].isoformat()}/{span[1].isoformat()}", *span)


def _deictic(node: Deictic, said: Said) -> Place | None:
    if node.written is not None:
        written = _calendar(node.written, said)
        if written is not None and written.low is not None:
            return written
    if said.day is None:
        if node.weekday is not None:
            return Place("DATE", f"XXXX-WXX-{node.weekday}")
        return Place("DATE", "XXXX-XX-XX") if node.part is None else Place("TIME", f"XXXX-XX-XXT{node.part}")
    day = said.day + node.days * DAY
    if node.weekday is not None and day.isoweekday() != node.weekday:
        # the calendar rules the one or the other out; the weekday is what the writer looked at, and the page may
        # bear a day or so before that of the writer's clock
        if node.days > 0 or (day + DAY).isoweekday() == node.weekday:
            day += (node.weekday - day.isoweekday()) % 7 * DAY
        else:
            day -= (day.isoweekday() - node.weekday) % 7 * DAY
    if node.part is not None:
        return Place("TIME", f"{day.isoformat()}T{node.part}", day, day)
    return on(day)


def _week(day: dt.date, count: int = 1) -> Place:
    monday = day - (day.isoweekday() - 1) * DAY
    iso = monday.isocalendar()
    value = f"{iso[0]:04d}-W{iso[1]:02d}"
    last = monday + (7 * count - 1) * DAY
    return Place("DATE", value if count == 1 else f"{monday.isoformat()}/{last.isoformat()}", monday, last)


def _period(node: Period, said: Said) -> Place | None:
    day, unit, step = said.day, node.unit, node.step
    if node.count is None:
        value = {"10Y": "PXDE", "100Y": "PXCE"}.get(unit, "PX" + unit)
        return Place("DURATION", value)
    if day is None:
        return Place("DATE", {"W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "D": "XXXX-XX-XX"}.get(unit, "XXXX"))
    if node.count == 1:
        return _one_period(unit, step, day)
    return _several(unit, node.count, step, day)


def _one_period(unit: str, step: int, day: dt.date) -> Place | None:
    if unit == "D":
        return on(day + step * DAY)
    if unit == "W":
        return _week(day + 7 * step * DAY)
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
        return _week(day + 7 * DAY, count)
    if unit in ("D", "W"):
        days = count * (7 if unit == "W" else 1)
        low, high = (day - days * DAY, day) if step < 0 else (day + DAY, day + days * DAY)
    else:
        months = count * {"M": 1, "Y": 12, "10Y": 120, "100Y": 1200}[unit]
        low, high = (shift_months(day, -months), day) if step < 0 else (day, shift_months(day, months))
    return Place("DATE", f"{low.isoformat()}/{high.isoformat()}", low, high)


def _offset(node: Offset, said: Said) -> Place | None:
    base = said.day
    clock = any(unit.startswith("T") for _, unit in node.parts)
    from_speech = node.from_speech or said.tense != "past"
    if not from_speech:
        if said.previous is None:
            return Place("DATE", "XXXX-XX-XX")
        base = said.previous[1] if said.previous[0] == said.previous[1] else None
        if base is None:
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


def _same(node: Same, said: Said) -> Place | None:
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
    return _one_period(node.unit, node.step, base)


def _phase(node: Phase, said: Said) -> Place | None:
    whole = resolve(node.of, said)
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


def _portion(node: Portion, said: Said) -> Place | None:
    whole = resolve(node.of, said)
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


def _nth(node: Nth, said: Said) -> Place | None:
    if node.of is None:
        return None
    whole = resolve(node.of, said)
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
        return _week(last if last + 6 * DAY <= high else last - 7 * DAY)
    found = low + (weekday - low.isoweekday()) % 7 * DAY + 7 * (n - 1) * DAY
    if found > high:
        return None
    return on(found) if node.weekday is not None else _week(found)


def _season(node: Season, said: Said) -> Place | None:
    month = _SEASONS[node.season]
    if node.of is not None:
        whole = resolve(node.of, said)
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
    return next((p for p in found if p.high is not None and p.high >= said.day), None)


def _season_of(y: int, name: str, month: int) -> Place:
    last = month_place(y + (month == 12), 2 if month == 12 else month + 2).high
    return Place("DATE", f"{y:04d}-{name}", dt.date(y, month, 1), last)


def _feast(node: Feast, said: Said) -> Place | None:
    years: list[int] = []
    given = node.of if isinstance(node.of, Calendar) else None
    if given is not None and given.year is not None:
        years = [given.year]
    elif said.day is not None:
        years = (
            [said.day.year + (given.year_step or 0)] if given is not None else [said.day.year + k for k in (-1, 0, 1)]
        )
    else:
        return Place("DATE", "XXXX-XX-XX" if node.hijri else f"XXXX-{node.month:02d}-{node.day:02d}")
    days: list[dt.date] = []
    for y in years:
        if not node.hijri:
            days.append(dt.date(y, node.month, node.day))
            continue
        if given is not None and given.hijri:
            found = hijri.to_gregorian(y, node.month, node.day)
            days += [found] if found is not None else []
            continue
        first = hijri.year_of(dt.date(y, 1, 1))
        for h in (first, first + 1) if first is not None else ():
            found = hijri.to_gregorian(h, node.month, node.day)
            if found is not None and found.year == y:
                days.append(found)
    days.sort()
    if not days:
        return None
    if len(years) == 1 or said.day is None:
        return on(days[0])
    before = [d for d in days if d <= said.day]
    after = [d for d in days if d >= said.day]
    back = node.step == -1 or (node.step is None and said.tense == "past" and not _is_close(after, said.day))
    chosen = before[-1:] if back else after[:1]
    return on(chosen[0]) if chosen else None


def _is_close(days: list[dt.date], day: dt.date) -> bool:
    return bool(days) and (days[0] - day).days < 30


def _clock(node: Clock, said: Said) -> Place | None:
    if node.day is None:
        base: dt.date | None = said.day
        if said.previous is not None and said.previous[0] == said.previous[1] and said.tense == "past":
            base = said.previous[0]
        place = on(base) if base is not None else Place("DATE", "XXXX-XX-XX")
    else:
        found = resolve(node.day, said)
        if found is None:
            return None
        place = found
    if place.low is None and "X" not in place.value:
        return place
    if place.low is not None and place.low != place.high:
        return place
    time = f"T{node.part}" if node.hour is None else f"T{node.hour:02d}:{node.minute:02d}{node.zone}"
    if node.hour is not None and node.minute < 0:
        time = f"T{(node.hour - 1) % 24:02d}:{60 + node.minute:02d}{node.zone}"
    if "T" in place.value:
        return place
    return Place("TIME", place.value + time, place.low, place.high)


def _range(node: Range, said: Said) -> Place | None:
    last = resolve(node.last, said)
    if last is None:
        return None
    anchor = said
    if (
        last.low is not None
        and isinstance(node.first, Calendar)
        and node.first.year is None
        and node.first.weekday is None
    ):
        anchor = said._replace(day=last.low, tense="past") if node.first.step is None else said
    first = resolve(node.first, anchor)
    if first is None:
        return None
    low, high = first.low, last.high
    if low is None or high is None:
        return Place("DATE", f"{first.value}/{last.value}", low, high)
    if low > high:
        first = resolve(node.first, said._replace(day=high, tense="past"))
        low = first.low if first is not None else None
        if low is None or low > high or first is None:
            return None
    return Place("DATE", f"{first.value}/{last.value}", low, high)
