"""Reasons told apart from what they are the reason of: in a later clause or sentence that points back.

The act of a reason is the nearest before the words that point (see :mod:`.reason_pointers`); of what is neither an
event nor a status the reasons are kept by themselves. Each reason keeps its own teller.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from ...model import DECIDED, Cause, Event, Reason, Span, Status, annotation_id
from ..document import Document
from .causes import markers_of, named
from .grammar import grammar
from .particles import PREPOSITIONS, STRONG
from .reason_pointers import MARKER_REACH, Pointing, pointings

#: Sentences back to the act: for a word that may point at anything, for the act's own verbal noun.
_BACK, _NAMED_BACK = 2, 6
#: Words of the phrase that names what a reason is of; markers that give nothing but reasons.
_PHRASE = 4
_SURE = frozenset(("noun", "clause", "kind"))
_LASTING = frozenset(("continuing", "inactive"))

_Told = TypeVar("_Told", Event, Status)


def annotate(doc: Document) -> None:
    """Add to events and statuses the reasons told of them elsewhere; keep the reasons of all else by themselves."""
    found = list(pointings(doc))
    of_events: dict[int, list[Cause]] = {}
    of_statuses: dict[int, list[Cause]] = {}
    for pointing in found:
        events, statuses = _acts(doc, pointing)
        for at in events:
            of_events.setdefault(at, []).append(pointing.cause)
        for at in statuses:
            of_statuses.setdefault(at, []).append(pointing.cause)
        if not events and not statuses and (span := _explained(doc, pointing)) is not None:
            doc.reasons.append(_apart(doc, pointing.cause, span))
    if found:
        doc.events = _with(doc.events, of_events)
        doc.statuses = _with(doc.statuses, of_statuses)
    doc.reasons += _of_the_rest(doc, {(p.cause.start, p.cause.end) for p in found})
    doc.reasons.sort(key=lambda r: (r.start, r.end))


def _with(told: list[_Told], reasons: dict[int, list[Cause]]) -> list[_Told]:
    return [
        msgspec.structs.replace(one, reasons=tuple(reasons[at])) if at in reasons else one
        for at, one in enumerate(told)
    ]


def _apart(doc: Document, cause: Cause, of: Span) -> Reason:
    return Reason(
        id=annotation_id("reasons", cause.start, cause.end, f"{of.start}"), start=cause.start, end=cause.end,
        rule=cause.rule, of=of, attribution=cause.attribution or doc.teller_of(cause.start, cause.end),
    )  # fmt: skip


def _explained(doc: Document, pointing: Pointing) -> Span | None:
    """The words for what a reason is of: those that name it, or the sentence before those that point back."""
    if pointing.of == "named":
        last = pointing.token + 1
        while last < min(pointing.token + _PHRASE, len(doc.words)) and doc.words[last][:1].isalpha():
            if doc.words[last] in PREPOSITIONS or doc.starts[last] >= pointing.cause.start > doc.starts[pointing.token]:
                break
            last += 1
        start, end = doc.span(pointing.token, last)
        return Span(start=start, end=end)
    number = doc.sentence_at(pointing.token)
    if number > 0:
        before = doc.sentences[number - 1]
        return Span(start=before.start, end=before.end)
    return None


def _of_the_rest(doc: Document, taken: set[tuple[int, int]]) -> list[Reason]:
    """«انقطعت الكهرباء بسبب نقص الوقود»: reasons behind a marker of which no event and no status is."""
    g, markers = grammar(doc), markers_of(doc)
    causes = [*(e.cause for e in doc.events), *(s.cause for s in doc.statuses)]
    taken = taken | {(c.start, c.end) for c in causes if c is not None}
    out = []
    for hit in markers.hits:
        if markers.rules[hit.row.key].takes not in _SURE or doc.sentence_at(hit.first) < 0:
            continue
        low, high = g.sentence(hit.first)
        first = max(low, hit.first - MARKER_REACH)
        first = max((at + 1 for at in range(first, hit.first) if doc.words[at] in STRONG), default=first)
        if hit.first - first < 2:
            continue
        cause = named(doc, g, markers, hit, hit.first - 1, high)
        if cause is not None and not any(cause.start < end and start < cause.end for start, end in taken):
            start, end = doc.span(first, hit.first)
            out.append(_apart(doc, cause, Span(start=start, end=end)))
    return out


# ---- the act
def _acts(doc: Document, pointing: Pointing) -> tuple[list[int], list[int]]:
    """Indices of the events and of the statuses that a reason is told of: those of the nearest sentence with any."""
    token, start = pointing.token, doc.starts[pointing.token]
    if pointing.of == "named":
        events = [i for i, e in enumerate(doc.events) if e.start <= start < e.end]
        statuses = [i for i, s in enumerate(doc.statuses) if _at(s) <= start < (s.trigger.end or s.end)]
        if statuses or any(doc.events[i].actor.actor for i in events):
            return events, statuses
        before = _nearest(doc, pointing, _NAMED_BACK, *_kinds(doc, token))
        return before if any(before) else (events, statuses)
    return _nearest(doc, pointing, _BACK, None, None)


def _kinds(doc: Document, token: int) -> tuple[set[str], set[str]]:
    """Types of the events, and statuses, that a verbal noun may name."""
    hits = doc.at(token)
    return (
        {str(h.row["type"]) for h in hits if h.table == "events"},
        {str(h.row["status"]) for h in hits if h.table == "states"},
    )


def _nearest(
    doc: Document, pointing: Pointing, back: int, types: set[str] | None, states: set[str] | None
) -> tuple[list[int], list[int]]:
    here, limit = doc.sentence_at(pointing.token), doc.starts[pointing.first]
    cause = pointing.cause
    for number in range(here, max(-1, here - 1 - back), -1):
        low, high = doc.sentences[number].start, min(doc.sentences[number].end, limit)
        statuses = [
            i for i, s in enumerate(doc.statuses)
            if low <= _at(s) < high and not cause.start <= _at(s) < cause.end and s.status not in _LASTING
            and (states is None or s.status in states)
        ]  # fmt: skip
        events = [
            i for i, e in enumerate(doc.events)
            if low <= e.start < high and not cause.start <= e.start < cause.end and not e.background
            and (types is None or e.type in types) and (pointing.of != "decision" or e.type in DECIDED)
        ]  # fmt: skip
        statuses, events = _main(doc, statuses, events)
        if statuses or events:
            return events, statuses
    return [], []


def _main(doc: Document, statuses: list[int], events: list[int]) -> tuple[list[int], list[int]]:
    """Without those told inside the reason of another; of events without a status, the first."""
    causes = [c for c in (*(doc.statuses[i].cause for i in statuses), *(doc.events[i].cause for i in events)) if c]
    statuses = [i for i in statuses if not any(c.start <= _at(doc.statuses[i]) < c.end for c in causes)]
    events = [i for i in events if not any(c.start <= doc.events[i].start < c.end for c in causes)]
    if statuses:
        spans = [(_at(doc.statuses[i]), doc.statuses[i].trigger.end or doc.statuses[i].end) for i in statuses]
        return statuses, [i for i in events if any(a < doc.events[i].end and doc.events[i].start < b for a, b in spans)]
    return [], events[:1]


def _at(status: Status) -> int:
    return status.trigger.start if status.trigger.start is not None else status.start
