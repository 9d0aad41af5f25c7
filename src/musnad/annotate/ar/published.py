"""When the article appeared: given, in its address, in its dateline, else inferred from what the text allows.

Inference intersects windows: each piece of evidence allows some days; what would leave none is set aside and said so.
Crawl-time banners and lists of related items are boilerplate and no evidence.
"""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_right

from ...lexicon.word_sets import word_sets
from ...model import Published
from ..document import Document
from . import evidence
from .date_nodes import Calendar, Clock, Deictic, Expression, Node
from .particles import word_set

_URL = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[/_-]([01]?[0-9])[/_-]([0-3]?[0-9])(?![0-9])")
_MARKS = word_sets("date_words")["page_marks"]
_PREPOSITIONS = word_set("في منذ حتي قبل بعد الي من خلال يوم بحلول اعتبارا وفي")
#: Wider than this, or open at one end, an inference says nothing useful.
_WIDEST = 400


def annotate(doc: Document) -> None:
    """Set ``doc.published``."""
    doc.published = _given(doc) or _url(doc) or _dateline(doc) or _inferred(doc)


def _day(text: str | None) -> dt.date | None:
    if not text:
        return None
    try:
        day = dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    return day if 1800 <= day.year <= 2200 else None


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
    """The best of the whole dates that stand where a page or an agency puts the day of publication.

    Best is a stamp with a word that says so (آخر تحديث), then an agency's dateline, a stamp with its hour, a line that
    is a date and little else. A bare date on the very first line may be the day the page was fetched: no evidence.
    """
    best: tuple[int, Expression, dt.date] | None = None
    today = _today(doc)
    for expression in doc.notes["expressions"]:
        date = written_day(expression.node)
        if date is None or date.year is None or date.day is None:
            continue
        rank = dateline_rank(doc, expression)
        day = evidence.whole(date)
        if rank is None or day is None or (best is not None and rank >= best[0]) or _contradicted(today, day):
            continue
        best = rank, expression, day
    if best is None:
        return None
    start, end = doc.span(best[1].first, best[1].last)
    day_iso = best[2].isoformat()
    return Published(from_=day_iso, to=day_iso, basis="dateline", reasons=(f"dateline {doc.text[start:end]}",))


#: Code points of a line, on either side of a date, that tell whether the line is one of a date.
_NEAR = 400
#: The top of a page ends here at the latest, in code points.
_TOP = 4_000


def dateline_rank(doc: Document, expression: Expression) -> int | None:
    """How good a place for the day of publication an expression stands in (0 best); ``None``: none."""
    start, end = doc.span(expression.first, expression.last)
    # no more of the line than decides: a hostile one may be the whole text, with a date in every sentence
    near, far = max(0, start - _NEAR), end + _NEAR
    line = doc.text.rfind("\n", near, start) + 1 or near
    stop = doc.text.find("\n", end, far)
    first, last = doc.token_at(line), doc.token_at(stop if stop >= 0 else min(far, len(doc.text)))
    before, after = doc.words[first : expression.first], doc.words[expression.last : last]
    words = [w for w in before if w[0].isalpha()]
    if _MARKS.intersection(before) and len(before) <= 6:
        return 0
    body = doc.sentence_at(expression.first) >= 0
    if (
        body
        and words
        and len(before) <= 5
        and not _PREPOSITIONS.intersection(before)
        and after[:1]
        and after[0] in _STOPS
    ):
        return 1
    timed = isinstance(expression.node, Clock) and expression.node.hour is not None
    rest = len(words) + sum(w[0].isalpha() for w in after)
    if timed and (rest <= 4 or len(before) <= 8) and start < _TOP and doc.text.count("\n", 0, start) < 12:
        return 2
    if rest <= 2 and first > 0 and not _PREPOSITIONS.intersection(before) and (body or _in_date_line(doc, start)):
        return 3
    return None


def _in_date_line(doc: Document, start: int) -> bool:
    at = bisect_right(doc.boilerplate, start, key=lambda b: b.start) - 1
    return at >= 0 and doc.boilerplate[at].reason == "date" and start < doc.boilerplate[at].end


_STOPS = frozenset("(-–—/:|")


def _today(doc: Document) -> Deictic | None:
    """The first "today, Monday" or "yesterday, Sunday" of the text."""
    for expression in doc.notes["expressions"]:
        node = _inner(expression.node)
        if isinstance(node, Deictic) and node.weekday is not None and node.written is None:
            return node
    return None


def _contradicted(today: Deictic | None, day: dt.date) -> bool:
    """Whether today's weekday in the text is not that of the dateline (2010 for 2020)."""
    return today is not None and (day + dt.timedelta(days=today.days)).isoweekday() != today.weekday


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
