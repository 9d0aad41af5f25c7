"""Statuses: where an arrangement stands (training suspended, a truce extended, forces still there), by whose account.

A state word (table ``states``) is paired with the arrangements it speaks of (table ``arrangements``); how it is told,
when, where and why comes from the clause.
"""

from __future__ import annotations

from typing import NamedTuple

import msgspec

from ...model import Act, Cause, MaybeSpan, Place, Status, When, annotation_id
from ...model import State as StateName
from ..document import Document
from . import clauses
from .arrangements import Arrangement
from .states import State
from .status_bounds import day_of, ends_with, extent
from .status_composed import Reading
from .status_context import Context
from .status_parties import parties, place_of
from .status_progress import gone
from .status_readings import context_of, readings
from .status_tasks import limited_to, stays_for
from .status_telling import UNASKED, Told, denied, unannounced
from .status_telling import told as how_told
from .status_terms import Cues, act_of, condition, cues, for_good, reviewed, scope_of, term
from .status_withdrawals import begun, left_over, partial, unfinished

_PLAIN, _NOT = Told("asserted", "affirmed"), Told("asserted", "negated")
#: What goes on up to a day rather than begins on it.
_LASTING = frozenset(("continuing", "suspended", "restricted", "extended", "inactive"))
_NAMES: dict[str, StateName] = {
    "started": "started", "continuing": "continuing", "reduced": "reduced", "restricted": "restricted",
    "inactive": "inactive", "suspended": "suspended", "resumed": "resumed", "extended": "extended", "ended": "ended",
}  # fmt: skip


def annotate(doc: Document) -> None:
    """Read the statuses of a document."""
    if not doc.of("states") or not doc.sentences:
        return
    around = cues(doc)
    context = context_of(doc)
    out: list[Status] = []
    told: dict[int, Told] = {}
    for reading in readings(context, around):
        sentence = doc.sentence_at(reading.state.first)
        before = told.get(sentence)
        how = how_told(context, around, reading.state, reading.status, before)
        if before is None or before.modality != "demanded":  # a demand governs the rest of its list
            told[sentence] = how
        out.extend(_statuses(context, around, reading, how))
    doc.statuses = _distinct(out)


def _statuses(context: Context, around: Cues, reading: Reading, told: Told) -> list[Status]:
    state = reading.state
    if reading.leaving is not None:
        ended, told = gone(reading, told)
        reading = reading._replace(status=ended)
    status, told = _carried_out(reading, told)
    if status == "ended" and reading.found[0].kind == "presence" and unfinished(context.doc, state):
        status, told = "reduced", _PLAIN
    if status is None or (state.nominal and status == "continuing" and told == _NOT):
        return []  # «بعدم الالتزام بالهدنة»: who does not keep it is blamed; where it stands is another matter
    silent = told == UNASKED or (told.polarity == "negated" and unannounced(context.doc, state))
    if silent and _narrated(context.doc, state):
        return []  # «لم يعلن تمديدها»: that nothing was said is no state
    shared = _shared(context, around, state, told)
    out = [_status(context, around, state, one, status, shared, reading.leaving) for one in reading.found]
    if len(out) > 1 and out[0].holder.start is not None:  # what is joined is the same holder's
        holder = out[0].holder
        out = [s if s.holder.start is not None else msgspec.structs.replace(s, holder=holder) for s in out]
    if status == "restricted" and state.sense.frame == "subject":
        tasks = [task for task in limited_to(context, state) if task not in reading.found]
        out.extend(_status(context, around, state, task, "continuing", shared) for task in tasks)
    if out and out[0].kind == "presence" and (status == "continuing" or left_over(context.doc, state)):
        holder = out[0].holder
        stays = [_status(context, around, state, task, "continuing", shared) for task in stays_for(context, state)]
        out.extend(msgspec.structs.replace(s, holder=holder) for s in stays)
    return out


def _carried_out(reading: Reading, told: Told) -> tuple[StateName | None, Told]:
    """What «doing» comes to: continuing in the present, inactive where denied; a past deed is no status."""
    state = reading.state
    if reading.status != "doing":
        return _NAMES.get(reading.status), told
    if state.how == "masdar" and state.head.lstrip("وف") in ("ل", "لال"):
        return None, told
    if told.polarity == "negated":
        return "inactive", told._replace(polarity="affirmed")
    if told.modality == "planned":
        return ("started" if state.how == "verb" else None), told
    ongoing = (state.how == "verb" and state.tense == "present") or state.how in ("phrase", "noun", "adjective")
    if not ongoing or state.sense.gives:
        return None, told
    return "continuing", told


def _narrated(doc: Document, state: State) -> bool:
    return doc.teller_of(*doc.span(state.first, state.last)) == doc.narrator()


class Shared(NamedTuple):
    """What all arrangements of one state word have in common."""

    told: Told
    act: Act | None
    sentence: tuple[int, int]
    attribution: str
    cause: Cause | None
    when: When
    where: Place
    under_review: bool


def _shared(context: Context, around: Cues, state: State, told: Told) -> Shared:
    doc = context.doc
    low, high = clauses.sentence(doc, state.first)
    attribution = doc.teller_of(*doc.span(state.first, state.last))
    told = denied(doc, context.words, state, told, attribution)
    act = act_of(around, state, low)
    if act == "retracted" and told.polarity == "affirmed":
        told = told._replace(polarity="negated")  # to go back on ending it is not to end it
    return Shared(
        told, act, (low, high), attribution, clauses.cause(doc, state.first), clauses.when(doc, state.first),
        clauses.where(doc, state.first), reviewed(around, low, high),
    )  # fmt: skip


def _status(
    context: Context, around: Cues, state: State, one: Arrangement, status: StateName, shared: Shared,
    leaving: State | None = None,
) -> Status:  # fmt: skip
    doc, told = context.doc, shared.told
    first, last = extent(context, state, one)
    start, end = doc.span(first, last)
    holder, partner = parties(context, leaving or state, one)
    kind = state.sense.gives or one.kind
    if status == "ended" and kind == "presence" and (partial(context, one) or begun(doc, state)):
        status = "reduced"
    scope = scope_of(doc, context.words, around, one, state, last)
    if status == "suspended" and for_good(doc, context.words, scope):
        status = "ended"
    when = day_of(doc, state, one, shared.when, shared.cause)
    present = (state.how == "verb" and state.tense == "present") or (
        state.how == "phrase" and doc.words[state.first] not in ("لم", "ولم", "ما", "وما")
    )
    if told == _PLAIN and present and status != "extended" and clauses.to_come(doc, when):
        told = told._replace(modality="planned")  # «تنتهي الهدنة الاثنين»
    until = ends_with(doc, when)
    if until is not None and (status in _LASTING or (status == "ended" and one.passage)):  # «تتواصل حتى أيلول»
        when = When(from_=doc.published.from_ if told.modality == "asserted" else None, basis="clause")
    else:
        until = None
    modality = told.modality
    dated = modality == "asserted" or (modality in ("planned", "denied") and when.basis in ("clause", "sentence"))
    trigger = doc.span(state.first, state.last)
    stop = min(shared.sentence[1], last + 3)
    beyond = state.last if state.how == "phrase" else first  # «لم يبق سوى»: its سوى excepts nothing
    return Status(
        id=annotation_id("statuses", start, end, f"{kind}|{status}|{state.first}|{one.first}"), start=start, end=end,
        rule=f"states:{state.row.key}+arrangements:{one.row.key}", kind=kind, holder=holder, partner=partner,
        place=place_of(context, state, kind, shared.where), status=status,
        scope=scope,
        condition=condition(doc, around, state, first, stop), exception=term(doc, around, "exception", beyond, stop),
        under_review=shared.under_review, from_=when.from_ if dated else None, to=until, modality=modality,
        denies=told.denies, polarity=told.polarity, act=shared.act, trigger=MaybeSpan(start=trigger[0], end=trigger[1]),
        cause=shared.cause, attribution=shared.attribution,
    )  # fmt: skip


def _distinct(found: list[Status]) -> list[Status]:
    """Without those that say the same of the same clause, in the order of the text."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for status in found:
        key = (status.kind, status.status, status.modality, status.polarity, status.start, status.end)
        if key not in seen:
            seen.add(key)
            out.append(status)
    return sorted(out, key=lambda s: (s.start, s.end, s.kind, s.status))
