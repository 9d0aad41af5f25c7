"""When the article appeared: given, in its address, in its dateline, else inferred from what the text allows.

Inference intersects windows: each piece of evidence allows some days; what would leave none is set aside and said so.
Crawl-time banners and lists of related items are boilerplate and no evidence.
"""

from __future__ import annotations

import datetime as dt
import re

from ...model import Published
from ..document import Document
from . import evidence
from .date_nodes import Calendar, Clock, Deictic, Expression, Node
from .date_words import word_set

_URL = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[/_-]([01]?[0-9])[/_-]([0-3]?[0-9])(?![0-9])")
_MARKS = word_set("تحديث نشر النشر نشرت نشرة حرر تحرير كتب كتبت الساعة")
_PREPOSITIONS = word_set("في منذ حتي قبل بعد الي من خلال يوم بحلول اعتبارا وفي")
_LINE_TOKENS = 14
#: Wider than this, or open at one end, an inference says nothing useful.
_WIDEST = 400


def annotate(doc: Document) -> None:
    """Set ``doc.published``."""
    doc.published = _given(doc) or _url(doc) or _dateline(doc) or _inferred(doc)


def _day(text: str | None) -> dt.date | None:
    if not text:
        return None
    try:
        return dt.date.fromisoformat(text[:10])
    except ValueError:
        return None


def _given(doc: Document) -> Published | None:
    day = _day(doc.article.published)
    if day is None:
        return None
    return Published(from_=day.isoformat(), to=day.isoformat(), basis=doc.article.published_basis)


def _url(doc: Document) -> Published | None:
    found = _URL.search(doc.article.url or "")
    if found is None:
        return None
    try:
        day = dt.date(int(found[1]), int(found[2]), int(found[3])).isoformat()
    except ValueError:
        return None
    return Published(from_=day, to=day, basis="url", reasons=(f"{found[0]} in the address",))


def _dateline(doc: Document) -> Published | None:
    """A whole date at the head of a line: «بغداد 30 يناير 2020 (وكالة)», «آخر تحديث: الخميس 26 مارس 2020».

    A bare date on the very first line may be the day the page was fetched; it needs a place or a word beside it.
    """
    for expression in doc.notes["expressions"]:
        date = written_day(expression.node)
        if date is None or date.year is None or date.day is None:
            continue
        place = evidence.whole(date)
        if place is None:
            continue
        start, end = doc.span(expression.first, expression.last)
        line = doc.text.rfind("\n", 0, start) + 1
        stop = doc.text.find("\n", end)
        first, last = doc.token_at(line), doc.token_at(stop if stop >= 0 else len(doc.text))
        before = doc.words[first : expression.first]
        marked = bool(_MARKS.intersection(before)) and len(before) <= 6
        body = doc.sentence_at(expression.first) >= 0
        if not marked and not (body and _is_dateline(doc, expression, before, last)):
            continue
        if _contradicted(doc, place):
            continue
        day = place.isoformat()
        return Published(from_=day, to=day, basis="dateline", reasons=(f"dateline {doc.text[start:end]}",))
    return None


def _is_dateline(doc: Document, expression: Expression, before: list[str], last: int) -> bool:
    words = [w for w in before if w[0].isalpha()]
    if len(before) > 5 or not words or _PREPOSITIONS.intersection(before):
        return False
    return expression.last < last and doc.words[expression.last] in ("(", "-", "–", "—", "/", "ـ", ":", "،", ".")


def _contradicted(doc: Document, day: dt.date) -> bool:
    """Whether today's weekday in the text is not that of the dateline (2010 for 2020)."""
    for expression in doc.notes["expressions"]:
        node = _inner(expression.node)
        if isinstance(node, Deictic) and node.weekday is not None and node.written is None:
            return (day + dt.timedelta(days=node.days)).isoweekday() != node.weekday
    return False


def written_day(node: Node) -> Calendar | None:
    """The written date in an expression, if there is one."""
    node = _inner(node)
    if isinstance(node, Deictic):
        return node.written if node.days == 0 else None
    return node if isinstance(node, Calendar) else None


def _inner(node: Node) -> Node:
    return node.day if isinstance(node, Clock) and node.day is not None else node


def _inferred(doc: Document) -> Published:
    windows = evidence.EVER
    reasons: list[str] = []
    for piece in evidence.gather(doc):
        narrowed = evidence.meet(windows, piece.windows)
        if not narrowed:
            reasons.append(f"set aside: {piece.reason}")
        elif narrowed != windows:
            windows = narrowed
            reasons.append(piece.reason)
    windows, said = _by_weekday(doc, windows)
    reasons += said
    low, high = windows[0][0], windows[-1][1]
    if low <= evidence.FIRST or high >= evidence.LAST or high - low > _WIDEST:
        return Published(reasons=tuple(reasons))
    return Published(
        from_=dt.date.fromordinal(low).isoformat(), to=dt.date.fromordinal(high).isoformat(), basis="inferred",
        reasons=tuple(reasons),
    )  # fmt: skip


def _by_weekday(doc: Document, windows: list[tuple[int, int]]) -> tuple[list[tuple[int, int]], list[str]]:
    """Cut the ends down to days on which "today, Thursday" or "yesterday, Sunday" could be said."""
    for expression in doc.notes["expressions"]:
        node = _inner(expression.node)
        if not isinstance(node, Deictic) or node.weekday is None or doc.sentence_at(expression.first) < 0:
            continue
        weekday = (node.weekday - node.days - 1) % 7 + 1
        out = []
        for low, high in windows:
            low += (weekday - dt.date.fromordinal(low).isoweekday()) % 7
            high -= (dt.date.fromordinal(high).isoweekday() - weekday) % 7
            if low <= high:
                out.append((low, high))
        words = doc.written(expression.first, expression.last)
        return (out, [f"written on the weekday that «{words}» gives"]) if out else (windows, [f"set aside: «{words}»"])
    return windows, []
