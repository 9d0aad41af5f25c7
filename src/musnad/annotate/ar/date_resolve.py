"""From what an expression says to its place on the calendar, given when it was said."""

from __future__ import annotations

import datetime as dt

import msgspec

from . import date_zones, hijri
from .date_cuts import first_of, likewise, nth, phase, portion, season
from .date_days import calendar_place
from .date_nodes import (
    Calendar,
    Clock,
    Deictic,
    Event,
    Feast,
    First,
    Length,
    Likewise,
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
from .date_places import DAY, Place, Said, on
from .date_shifts import offset, period, same


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
            return calendar_place(node, said)
        case Deictic():
            return _deictic(node, said)
        case Period():
            return period(node, said)
        case Offset():
            return offset(node, said)
        case Same():
            return same(node, said)
        case Phase():
            return phase(node, resolve(node.of, said))
        case Portion():
            return portion(node, resolve(node.of, said))
        case First():
            return first_of(node, resolve(node.of, said))
        case Likewise():
            return likewise(node, resolve(node.of, said), said.previous)
        case Nth():
            return nth(node, resolve(node.of, said)) if node.of is not None else None
        case Season():
            return season(node, resolve(node.of, said) if node.of is not None else None, said)
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


def _deictic(node: Deictic, said: Said) -> Place | None:
    if node.written is not None:
        written = calendar_place(node.written, said)
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
    zone = node.zone
    if zone.startswith("@"):
        zone = date_zones.offset(zone[1:], place.low) if place.low is not None else ""
    time = f"T{node.part}" if node.hour is None else f"T{node.hour:02d}:{node.minute:02d}{zone}"
    if node.hour is not None and node.minute < 0:
        time = f"T{(node.hour - 1) % 24:02d}:{60 + node.minute:02d}{zone}"
    if "T" in place.value:
        return place
    return Place("TIME", place.value + time, place.low, place.high)


def _range(node: Range, said: Said) -> Place | None:
    if isinstance(node.first, Clock) and isinstance(node.last, Clock):
        return _hours(node.first, node.last, said)
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


def _hours(first: Clock, last: Clock, said: Said) -> Place | None:
    """From one hour to another, of the next day if it is the earlier one."""
    begin = resolve(first, said)
    if begin is None or begin.low is None:
        return begin
    over = (last.hour or 0, last.minute) <= (first.hour or 0, first.minute)
    day = Calendar(year=begin.low.year, month=begin.low.month, day=begin.low.day)
    end = resolve(msgspec.structs.replace(last, day=day), said)
    if end is None or end.low is None:
        return begin
    if over:
        after = (end.low + DAY).isoformat()
        end = Place(end.type, end.value.replace(end.low.isoformat(), after), end.low + DAY, end.low + DAY)
    return Place("TIME", f"{begin.value}/{end.value}", begin.low, end.high)
