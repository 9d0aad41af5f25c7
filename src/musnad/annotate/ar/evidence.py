"""What a text tells of the day it was written: windows of days that each piece of evidence allows."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ..document import Document
from . import evidence_counts
from .date_nodes import Calendar, Clock, Deictic, Expression, Node, Phase
from .date_places import Said
from .date_resolve import resolve
from .landmarks import Landmark, Term, landmarks, terms
from .particles import word_set
from .tenses import tense_at

FIRST, LAST = dt.date(1990, 1, 1).toordinal(), dt.date(2039, 12, 31).toordinal()
Windows = list[tuple[int, int]]
EVER: Windows = [(FIRST, LAST)]
#: A day and month without a year lie within so many days before the text.
YEARLESS = 330
_ABOUT = word_set("بعد عقب منذ غداة اثر اعقاب خلفية ذكري بعدما قبل وبعد ومنذ")
_LIMITS = word_set("بحلول حتي قبل لغاية مع وحتي")


class Evidence(NamedTuple):
    """The days it allows (ordinals, inclusive), and why."""

    windows: Windows
    reason: str


def meet(one: Windows, two: Windows) -> Windows:
    """The days in both.

    >>> meet([(1, 5), (9, 12)], [(4, 10)])
    [(4, 5), (9, 10)]
    """
    out = [(max(a, c), min(b, d)) for a, b in one for c, d in two if max(a, c) <= min(b, d)]
    return sorted(out)


def whole(node: Calendar) -> dt.date | None:
    """The day of a date that is written in full."""
    if node.year is None or node.day is None:
        return None
    place = resolve(node, Said(None, None, "past", None))
    return place.low if place is not None else None


def gather(doc: Document) -> list[Evidence]:
    """All evidence of a text, the firmest first."""
    known = [k for k in landmarks(doc) if doc.sentence_at(k.first) >= 0]
    expressions = [e for e in doc.notes["expressions"] if doc.sentence_at(e.first) >= 0]
    out = [*_told_today(doc, expressions, known), *_weekday_beside(doc, expressions, known)]
    counted = (
        *evidence_counts.steps(doc, expressions, known),
        *evidence_counts.anniversaries(doc, known),
        *evidence_counts.days_of_war(doc),
    )
    out += [Evidence([window], reason) for window, reason in counted]
    out += [_after(k.low, f"{k.id} ({k.low.isoformat()}) had happened") for k in known]
    out += _dates(doc, expressions)
    out += _yearless(doc, expressions, known)
    out += _fresh(known)
    out += _offices(terms(doc))
    return out


def _after(day: dt.date, reason: str) -> Evidence:
    return Evidence([(max(FIRST, day.toordinal()), LAST)], reason)


def _inner(node: Node) -> Node:
    return node.day if isinstance(node, Clock) and node.day is not None else node


def _pairs(doc: Document, expressions: list[Expression], known: list[Landmark]) -> list[tuple[Expression, Landmark]]:
    """Expressions and one-day landmarks of one sentence, near each other."""
    out = []
    for k in known:
        if k.low != k.high:
            continue
        sentence = doc.sentence_at(k.first)
        for e in expressions:
            if doc.sentence_at(e.first) == sentence and abs(e.first - k.first) < 30:
                out.append((e, k))
    return out


def _told_today(doc: Document, expressions: list[Expression], known: list[Landmark]) -> list[Evidence]:
    """ "X announced today, Thursday, the end of ...": the landmark is the news, if the weekday is right."""
    out = []
    for e, k in _pairs(doc, expressions, known):
        node = _inner(e.node)
        if not isinstance(node, Deictic) or node.weekday is None or k.low.isoweekday() != node.weekday:
            continue
        if _ABOUT.intersection(doc.words[max(0, k.first - 3) : k.first]):
            continue
        day = k.low.toordinal() - node.days
        out.append(Evidence([(day, day)], f"«{doc.written(e.first, e.last)}» tells {k.id} ({k.low.isoformat()})"))
    return out


def _weekday_beside(doc: Document, expressions: list[Expression], known: list[Landmark]) -> list[Evidence]:
    """A bare weekday beside a landmark of that weekday: within a week; with الماضي within two."""
    out = []
    for e, k in _pairs(doc, expressions, known):
        node = _inner(e.node)
        if not isinstance(node, Calendar) or node.weekday != k.low.isoweekday() or node.day is not None:
            continue
        if node.step not in (None, -1) or _ABOUT.intersection(doc.words[max(0, k.first - 3) : k.first]):
            continue
        day = k.low.toordinal()
        window = (day, day + 6) if node.step is None else (day + 1, day + 13)
        out.append(Evidence([window], f"«{doc.written(e.first, e.last)}» tells {k.id} ({k.low.isoformat()})"))
    return out


def _dates(doc: Document, expressions: list[Expression]) -> list[Evidence]:
    """Dates with their year: told as past, the text is later; told as coming, earlier."""
    out = []
    for e in expressions:
        node = _inner(e.node)
        inner = node.of if isinstance(node, Phase) else node
        if isinstance(node, Deictic) and node.written is not None and node.written.year is not None:
            day = whole(node.written)
            if day is not None:
                at = day.toordinal() - node.days
                out.append(Evidence([(at, at)], f"«{doc.written(e.first, e.last)}»"))
            continue
        if not isinstance(inner, Calendar) or inner.year is None:
            continue
        if inner.weekday is not None and inner.day is not None and doc.words[e.last - 1] == ")":
            day = whole(inner)
            if day is not None and day.isoweekday() == inner.weekday and doc.sentence_at(e.first) < 4:
                # «يوم الاثنين (30 أغسطس 2021)»: the news of that day, with its date for later readers
                at = day.toordinal()
                out.append(Evidence([(at, at + 2)], f"«{doc.written(e.first, e.last)}» is told as news"))
                continue
        place = resolve(node, Said(None, None, "past", None))
        if place is None or place.low is None or place.high is None or not FIRST < place.low.toordinal() < LAST:
            continue
        words = doc.written(e.first, e.last)
        ahead = doc.words[e.first - 1] in _LIMITS if e.first else False
        if tense_at(doc, e.first, e.last) == "future" or ahead:
            out.append(Evidence([(FIRST, place.high.toordinal())], f"«{words}» lies ahead"))
        else:
            out.append(_after(place.low, f"«{words}» is past"))
    # the latest past date is firmest: earlier ones follow from it
    return sorted(out, key=lambda piece: piece.windows, reverse=True)


def _yearless(doc: Document, expressions: list[Expression], known: list[Landmark]) -> list[Evidence]:
    """A day and month without year: within a year before the text; a landmark of that day gives the year."""
    out = []
    for e in expressions:
        node = _inner(e.node)
        exact = isinstance(node, Deictic)
        date = node.written if isinstance(node, Deictic) else node
        if not isinstance(date, Calendar) or date.hijri or date.has_year:
            continue
        if date.month is None or date.day is None:
            continue
        months = [k for k in known if (k.low.month, k.low.day) == (date.month, date.day)]
        windows = []
        for y in [k.low.year for k in months] or range(1990, 2039):
            try:
                day = dt.date(y, date.month, date.day)
            except ValueError:
                continue
            if date.weekday is not None and day.isoweekday() != date.weekday and not months:
                continue
            windows.append(_around(date, day, exact, node, tense_at(doc, e.first, e.last) == "future"))
        if windows:
            reason = f"«{doc.written(e.first, e.last)}» has no year, so it is near"
            if months:
                reason += f"; its year is that of {months[0].id}"
            out.append((not months, Evidence(windows, reason)))
    return [piece for _, piece in sorted(out, key=lambda found: found[0])]


def _around(date: Calendar, day: dt.date, exact: bool, node: Node, future: bool) -> tuple[int, int]:
    """The days on which a date could be told so."""
    at = day.toordinal()
    if exact and isinstance(node, Deictic):
        return at - node.days, at - node.days
    if future or (date.step or 0) > 0:
        return at - YEARLESS, at
    if date.step == 0:
        last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1).toordinal() - 1
        return at, last
    return at, at + YEARLESS


def _fresh(known: list[Landmark]) -> list[Evidence]:
    """Events of the day are named without a date for some time only."""
    out = []
    for k in known:
        if k.memory is not None:
            window = (k.low.toordinal(), k.high.toordinal() + k.memory)
            out.append(Evidence([window], f"{k.id} ({k.low.isoformat()}) is named without its date"))
    return out


def _offices(held: list[Term]) -> list[Evidence]:
    """Who holds an office by the text; several terms of one person are alternatives."""
    by_place: dict[int, list[Term]] = {}
    for term in held:
        by_place.setdefault(term.first, []).append(term)
    out = {}
    for found in by_place.values():
        windows = sorted((max(FIRST, t.low.toordinal()), t.high.toordinal() if t.high else LAST) for t in found)
        out[found[0].id] = Evidence(windows, f"{found[0].id} holds the office")
    # the shortest term says most
    return sorted(out.values(), key=lambda piece: sum(b - a for a, b in piece.windows))
