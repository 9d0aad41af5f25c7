"""Flags on dates: what the calendar, or the text itself, rules out. Nothing that was read is changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from ...model import Flag, annotation_id
from ..document import Document
from .date_nodes import Calendar, Clock, Deictic, Expression, Node
from .date_places import Place, Said
from .date_resolve import resolve
from .landmarks import Landmark, landmarks
from .particles import word_set

_AFTER = word_set("عقب بعد اثر غداة منذ بعدما عقيب")
_DAY = dt.timedelta(days=1)


def add(doc: Document, expression: Expression, kind: str, message: str, likely: str | None) -> None:
    """One flag on an expression."""
    start, end = doc.span(expression.first, expression.last)
    flag_id = annotation_id("flags", start, end, kind)
    if doc.flags and doc.flags[-1].id == flag_id:
        return
    doc.flags.append(
        Flag(
            id=flag_id, start=start, end=end, rule="date_flags." + kind, kind=kind,
            message=message, likely=likely,
        )
    )  # fmt: skip


def impossible(doc: Document, expression: Expression) -> None:
    """A day that no calendar has."""
    if isinstance(_inner(expression.node), Calendar):
        add(doc, expression, "date_impossible", "no calendar has this day", None)


def check(doc: Document, expression: Expression, place: Place) -> None:
    """All checks of one resolved expression."""
    node = _inner(expression.node)
    written = node if isinstance(node, Calendar) else node.written if isinstance(node, Deictic) else None
    if written is not None:
        _two_names(doc, expression, written)
        _two_calendars(doc, expression, written)
        _other_calendar(doc, expression, written)
        if place.low is not None:
            _before_cause(doc, expression, written, place)
            _weekday(doc, expression, written, place, node.weekday if isinstance(node, Deictic) else written.weekday)
            _stale(doc, expression, written, place)
    if isinstance(node, Deictic) and node.weekday is not None and node.written is None:
        _deictic(doc, expression, node, place)


def misdated(doc: Document, expression: Expression, place: Place, at_head: Callable[[], bool]) -> None:
    """A dateline of the right day in the wrong year: 30 January 2010 on a page of 30 January 2020."""
    given = doc.published
    if place.low is None or given.from_ is None or given.basis in ("inferred", "dateline", "unknown"):
        return
    day = dt.date.fromisoformat(given.from_)
    if place.low.year == day.year or (place.low.month - day.month) % 12 not in (0, 1, 11):
        return
    near = [day + away * _DAY for away in (0, -1, 1)]
    if any((d.month, d.day) == (place.low.month, place.low.day) for d in near) and at_head():
        likely = place.low.replace(year=day.year).isoformat()
        message = f"the article appeared on {given.from_}"
        add(doc, expression, "date_impossible", message, likely)


def _inner(node: Node) -> Node:
    return node.day if isinstance(node, Clock) and node.day is not None else node


def _two_names(doc: Document, expression: Expression, node: Calendar) -> None:
    if node.clash:
        add(doc, expression, "date_impossible", "two month names that are not one month; read by the first", None)


def _two_calendars(doc: Document, expression: Expression, node: Calendar) -> None:
    if node.other is None:
        return
    one = resolve(Calendar(year=node.year, month=node.month, day=node.day), Said(None, None, "past", None))
    two = resolve(node.other, Said(None, None, "past", None))
    if one is None or two is None or one.low is None or two.low is None:
        return
    if abs((one.low - two.low).days) > 1:  # moon sighting moves a Hijri date by a day
        message = f"the Hijri date is {two.value}, not {one.value}"
        add(doc, expression, "date_impossible", message, two.value)


def _weekday(doc: Document, expression: Expression, node: Calendar, place: Place, weekday: int | None) -> None:
    if weekday is None or node.day is None or place.low is None or place.low != place.high:
        return
    if place.low.isoweekday() == weekday:
        return
    near = doc.published.from_
    fresh = near is not None and abs((dt.date.fromisoformat(near) - place.low).days) <= 60
    # a date of these weeks has its year right; it is the weekday that slipped
    likely = None if fresh else _likely_year(place.low, weekday, doc)
    if likely is not None and likely.year != place.low.year and node.year is not None:
        message = f"{place.low.isoformat()} is no such weekday; {likely.isoformat()} is"
        add(doc, expression, "date_impossible", message, likely.isoformat())
        return
    add(doc, expression, "weekday_mismatch", f"{place.low.isoformat()} is another weekday", None)


def _likely_year(day: dt.date, weekday: int, doc: Document) -> dt.date | None:
    """The same day in a year that differs by one digit, if it is that weekday; nearest to the day of publication."""
    written = f"{day.year:04d}"
    found = []
    decade = day.year // 10 * 10
    for y in (*range(decade, decade + 10), *range(day.year - 20, day.year + 21, 10)):
        if y < 1 or y == day.year or sum(a != b for a, b in zip(f"{y:04d}", written)) != 1:
            continue
        try:
            other = day.replace(year=y)
        except ValueError:
            continue
        if other.isoweekday() == weekday:
            found.append(other)
    near = doc.published.to
    if near is not None:
        at = dt.date.fromisoformat(near)
        found = [d for d in found if abs((d - at).days) < 20] or [d for d in found if d <= at]
    return min(found, key=lambda d: abs(d.year - day.year)) if len(found) == 1 else None


def _deictic(doc: Document, expression: Expression, node: Deictic, place: Place) -> None:
    """Yesterday, Sunday, in an article of a Thursday."""
    if doc.published.from_ is None or doc.published.from_ != doc.published.to or doc.published.basis == "inferred":
        return
    day = dt.date.fromisoformat(doc.published.from_) + node.days * _DAY
    if day.isoweekday() != node.weekday:
        likely = place.low.isoformat() if place.low is not None else None
        message = f"counted from the day of publication it is {day.isoformat()}, another weekday"
        add(doc, expression, "weekday_mismatch", message, likely)


def _near(doc: Document, expression: Expression) -> list[Landmark]:
    """Landmarks of the same sentence."""
    sentence = doc.sentence_at(expression.first)
    return [k for k in landmarks(doc) if sentence >= 0 and doc.sentence_at(k.first) == sentence]


def _other_calendar(doc: Document, expression: Expression, node: Calendar) -> None:
    """3 يناير 1398: a year of another calendar behind a Gregorian month."""
    year, given = node.year, doc.published.from_
    if year is None or node.hijri or node.month is None or not 1340 <= year <= 1460 or given is None:
        return
    said = int(given[:4])
    iranian = year + (621 if node.month > 3 else 622)
    lunar = round(year * 0.970224 + 621.6)
    for meant in (iranian, lunar):
        if -3 <= meant - said <= 1:
            found = resolve(Calendar(year=meant, month=node.month, day=node.day), Said(None, None, "past", None))
            if found is not None:
                add(doc, expression, "date_impossible", f"{year} is a year of another calendar", found.value)
            return


def _before_cause(doc: Document, expression: Expression, node: Calendar, place: Place) -> None:
    """A date that comes before what it follows: «في كانون الثاني 1998، عقب اغتيال ...»."""
    if node.year is None or place.high is None:
        return
    for known in _near(doc, expression):
        between = doc.words[expression.last : known.first]
        if (
            known.first < expression.last
            or len(between) > 12
            or not _AFTER.intersection(w.lstrip("و") for w in between)
        ):
            continue
        if place.high < known.low - _DAY and (known.low.year - place.high.year) > 1:
            likely = _meant(node, known.low)
            message = f"it follows something of {known.low.isoformat()}"
            add(doc, expression, "date_impossible", message, likely)
            return


def _meant(node: Calendar, after: dt.date) -> str | None:
    """The likely date: a Persian year (1398 written 1998) or one wrong digit."""
    if node.year is None:
        return None
    years = []
    if 1900 <= node.year < 2000:
        persian = node.year - 600 + 621
        years += [persian + 1, persian] if (node.month or 12) <= 3 else [persian, persian + 1]
    written = str(node.year)
    years += [y for y in (after.year, after.year + 1) if sum(a != b for a, b in zip(str(y), written)) == 1]
    for y in years:
        found = resolve(Calendar(year=y, month=node.month, day=node.day), Said(None, None, "past", None))
        if found is not None and found.high is not None and after <= found.high and (found.high - after).days < 400:
            return found.value
    return None


def _stale(doc: Document, expression: Expression, node: Calendar, place: Place) -> None:
    """«الأحد الماضي» beside an event of an earlier Sunday: a passage carried over from an older text."""
    if node.weekday is None or node.day is not None or node.step not in (None, -1) or place.low is None:
        return
    for known in _near(doc, expression):
        away = (place.low - known.low).days
        close = abs(known.first - expression.first) < 25
        if known.low == known.high and close and known.low.isoweekday() == node.weekday and 7 <= away <= 60:
            message = f"what is told here was on {known.low.isoformat()}: the words come from an older text"
            add(doc, expression, "stale_relative_date", message, known.low.isoformat())
            return
