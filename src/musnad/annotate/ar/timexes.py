"""Time expressions: found and parsed first, given their place on the calendar once the day of publication is known."""

from __future__ import annotations

import datetime as dt
import functools
from bisect import bisect_right
from functools import partial
from typing import Literal

from ...model import Timex, annotation_id
from ..document import Document
from . import date_flags, date_grammar, date_until, published
from .date_nodes import (
    Calendar,
    Clock,
    Deictic,
    Event,
    Expression,
    Feast,
    First,
    Length,
    Likewise,
    Node,
    Nth,
    Offset,
    Phase,
    Portion,
    Range,
    Repeated,
    Same,
    Season,
    Vague,
    Years,
)  # fmt: skip
from .date_places import Place, Said, on
from .date_resolve import resolve
from .landmarks import Landmark, landmarks
from .tenses import tense_at

Basis = Literal["written", "relative", "anchored", "inferred"]
_OPENING, _MARKS = frozenset("«“"), frozenset('«“»”"')


def read_expressions(doc: Document) -> None:
    """Find time expressions; their values are left open until the publication date is known.

    Leaves ``doc.notes["expressions"]``, a list of :class:`~.date_nodes.Expression`.
    """
    known = {k.first: (k.id, k.low.isoformat(), k.last) for k in landmarks(doc)}
    doc.notes["expressions"] = date_grammar.read(doc, known)


def annotate(doc: Document) -> None:
    """Resolve the expressions found against the publication date."""
    expressions: list[Expression] = doc.notes["expressions"]
    known = landmarks(doc)
    quoted: _Quoted | None = None
    previous: tuple[dt.date, dt.date] | None = None
    previous_id: str | None = None
    report: dt.date | None = None
    for k, expression in enumerate(expressions):
        if doc.sentence_at(expression.first) < 0 and not _complete(expression.node):
            continue
        node = expression.node
        speech = None
        if report is not None:
            quoted = quoted or _Quoted(doc)
            speech = report if quoted(expression.first) else None
        if isinstance(node, Clock) and node.day is None:
            # an hour alone is of the day that is told of, not of one that is looked back to
            named = (report, report) if report is not None else None
            place, inferred = place_of(doc, expression, named, speech)
        else:
            place, inferred = place_of(doc, expression, previous, speech)
        limit = date_until.beside(doc, expressions, k)
        place = limit or place
        event = _day_of_landmark(expression, known) if known and isinstance(node, Calendar) else None
        if event is not None:
            node = Event(landmark=event.id, from_=event.low.isoformat(), days=0)
            place = on(event.low)
        if place is None:
            place = Place("DATE", _literal(node))
            date_flags.impossible(doc, expression)
        start, end = doc.span(expression.first, expression.last)
        basis, anchor = _basis(node, place, inferred, speech, previous_id)
        if limit is not None:
            basis, anchor = "anchored", previous_id
        timex = Timex(
            id=annotation_id("timexes", start, end, place.type), start=start, end=end,
            rule=expression.rule, type=place.type,
            value=place.value, from_=place.low.isoformat() if place.low else None,
            to=place.high.isoformat() if place.high else None, basis=basis, anchor=anchor,
        )  # fmt: skip
        doc.timexes.append(timex)
        date_flags.check(doc, expression, place)
        if _complete(node) and isinstance(node, (Calendar, Clock)) and place.low == place.high:
            date_flags.misdated(doc, expression, place, partial(_at_head, doc, expression))
        if place.low is not None and place.high is not None and place.type in ("DATE", "TIME"):
            previous, previous_id = (place.low, place.high), timex.id
            if place.low == place.high and speech is None and _told_near(node):
                report = _report_day(doc, place.low) or report


def _at_head(doc: Document, expression: Expression) -> bool:
    return published.dateline_rank(doc, expression) is not None


def _day_of_landmark(expression: Expression, known: list[Landmark]) -> Landmark | None:
    """The event whose name a day without year belongs to: «هجوم 7 أكتوبر»."""
    node = expression.node
    if not isinstance(node, Calendar) or node.has_year or node.step is not None:
        return None
    for k in known:
        if k.first <= expression.first < k.last and (k.low.month, k.low.day) == (node.month, node.day):
            return k
    return None


def place_of(
    doc: Document, expression: Expression, previous: tuple[dt.date, dt.date] | None, speech: dt.date | None
) -> tuple[Place | None, bool]:
    """The place of an expression, and whether it rests on an inferred day of publication."""
    low, high = published_days(doc)
    node = expression.node
    tense = tense_at(doc, expression.first, expression.last) if _needs_tense(node) else "past"
    moment = _moment(doc.article.published) if low is not None and low == high else None
    if speech is not None:
        low = high = speech
    place = resolve(node, Said(low, moment, tense, previous))
    if low is None or low == high or place is None or high is None or place.low is None or place.high is None:
        return place, doc.published.basis == "inferred" and low is not None and not _complete(node)
    other = resolve(node, Said(high, None, tense, previous))
    if other is None or other.low is None or other.high is None:
        return place, True
    if (other.low, other.high) == (place.low, place.high):
        return place, not _complete(node)
    value = resolve(node, Said(None, None, tense, previous))
    first, last = min(place.low, other.low), max(place.high, other.high)
    return Place(place.type, value.value if value is not None else place.value, first, last), True


def published_days(doc: Document) -> tuple[dt.date | None, dt.date | None]:
    """The days between which the article appeared."""
    return _days(doc.published.from_, doc.published.to)


@functools.lru_cache(maxsize=64)
def _days(low: str | None, high: str | None) -> tuple[dt.date | None, dt.date | None]:
    if low is None:
        return None, None
    return dt.date.fromisoformat(low), dt.date.fromisoformat(high or low)


@functools.lru_cache(maxsize=64)
def _moment(published: str | None) -> dt.datetime | None:
    if published is None or len(published) < 16:
        return None
    try:
        return dt.datetime.fromisoformat(published[:19])
    except ValueError:
        return None


def _needs_tense(node: Node) -> bool:
    if isinstance(node, Calendar):
        return not node.has_year
    return not isinstance(node, (Length, Repeated, Vague, Years))


def _complete(node: Node) -> bool:
    """Whether it needs no other day to be placed."""
    if isinstance(node, Calendar):
        return node.year is not None
    if isinstance(node, Clock):
        return node.day is not None and _complete(node.day)
    if isinstance(node, Range):
        return _complete(node.first) and _complete(node.last)
    if isinstance(node, Phase):
        return _complete(node.of)
    if isinstance(node, Deictic):
        return node.written is not None and _complete(node.written)
    if isinstance(node, Feast):
        return node.of is not None and _complete(node.of)
    if isinstance(node, (First, Portion, Season, Nth)):
        return node.of is not None and _complete(node.of)
    return isinstance(node, Years) or (isinstance(node, Event) and (node.of is None or _complete(node.of)))


def _basis(
    node: Node, place: Place, inferred: bool, speech: dt.date | None, previous: str | None
) -> tuple[Basis, str | None]:
    inner = node.day if isinstance(node, Clock) and node.day is not None else node
    if isinstance(inner, Event) and inner.of is None:
        return "anchored", f"landmark:{inner.landmark}" if inner.landmark else "event"
    if _complete(node) or isinstance(node, (Length, Repeated)):
        return "written", None
    counted = isinstance(inner, Offset) and not inner.from_speech
    if counted or isinstance(inner, (Same, Likewise)) or _by_year_named(inner):
        return "anchored", previous
    if place.low is None:
        return "relative", None
    if speech is not None:
        return "anchored", "statement"
    return ("inferred" if inferred else "relative"), "published"


def _by_year_named(node: Node) -> bool:
    inner = node.of if isinstance(node, (First, Phase, Season, Portion)) else node
    return isinstance(inner, Calendar) and inner.year_from is not None


def _literal(node: Node) -> str:
    """The value of a date that does not exist, as written."""
    inner = node.day if isinstance(node, Clock) and node.day is not None else node
    if isinstance(inner, Calendar) and not inner.hijri:
        y = f"{inner.year:04d}" if inner.year is not None else "XXXX"
        m = f"{inner.month:02d}" if inner.month is not None else "XX"
        return f"{y}-{m}-{inner.day:02d}" if inner.day is not None else f"{y}-{m}"
    return "XXXX-XX-XX"


def _told_near(node: Node) -> bool:
    """Whether it tells a day by the day of writing: yesterday, on Sunday."""
    inner = node.day if isinstance(node, Clock) and node.day is not None else node
    return isinstance(inner, Deictic) or (isinstance(inner, Calendar) and inner.weekday is not None)


def _report_day(doc: Document, day: dt.date) -> dt.date | None:
    """A day of the week before publication: the day of the statements that are then quoted."""
    low, high = published_days(doc)
    if low is None or high is None:
        return None
    return day if dt.timedelta(0) <= high - day <= dt.timedelta(days=7) else None


class _Quoted:
    """Whether a token stands inside quotation marks; a mark left open ends with its paragraph."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._marks: list[int] = []
        opened = False
        for i in [i for i in doc.nonwords if doc.words[i] in _MARKS]:
            word = doc.words[i]
            if opened and self._broken(self._marks[-1], i):
                self._marks.append(i)
                opened = False
            if opened != (word in _OPENING) or word == '"':
                self._marks.append(i)
                opened = not opened

    def _broken(self, mark: int, token: int) -> bool:
        return self._doc.text.find("\n", self._doc.ends[mark], self._doc.starts[token]) >= 0

    def __call__(self, token: int) -> bool:
        at = bisect_right(self._marks, token)
        return at % 2 == 1 and not self._broken(self._marks[at - 1], token)
