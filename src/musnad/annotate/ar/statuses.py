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
from .arrangements import Arrangement, Mentions, arrangements
from .pairing import pair
from .pairing_back import SENTENCES_BACK
from .states import State, states
from .status_bounds import day_of, ends_with, extent
from .status_composed import Reading, begins, compose, halted
from .status_context import Context
from .status_parties import acts, parties, place_of
from .status_tasks import limited_to, stays_for
from .status_telling import UNASKED, Told, denied, no_longer, unannounced, undated
from .status_telling import told as how_told
from .status_terms import Cues, act_of, condition, cues, reviewed, scope_of, term
from .status_withdrawals import begun, left_over, partial, unfinished
from .status_words import closed

_PLAIN = Told("asserted", "affirmed")
#: «لم تعد الهدنة قائمة».
_NO_LONGER = {"continuing": "ended", "suspended": "resumed", "restricted": "resumed"}
#: What goes on up to a day rather than begins on it.
_LASTING = frozenset(("continuing", "suspended", "restricted", "extended", "inactive"))
_NAMES: dict[str, StateName] = {
    "started": "started", "continuing": "continuing", "reduced": "reduced", "restricted": "restricted",
    "inactive": "inactive", "suspended": "suspended", "resumed": "resumed", "extended": "extended", "ended": "ended",
}  # fmt: skip
#: How many words behind «استمرت» its length may stand; before these it goes on.
_LASTED_REACH = 4
_SINCE = frozenset(("منذ", "لليوم", "للشهر", "للاسبوع", "حتي", "الي", ".", "،", "في"))


def annotate(doc: Document) -> None:
    """Read the statuses of a document."""
    if not doc.of("states") or not doc.sentences:
        return
    around = cues(doc)
    context = _context(doc)
    readings = _readings(context, around)
    out: list[Status] = []
    told: dict[int, Told] = {}
    for reading in readings:
        sentence = doc.sentence_at(reading.state.first)
        before = told.get(sentence)
        how = how_told(context, around, reading.state, reading.status, before)
        if before is None or before.modality != "demanded":  # a demand governs the rest of its list
            told[sentence] = how
        out.extend(_statuses(context, around, reading, how))
    doc.statuses = _distinct(out)


def _context(doc: Document) -> Context:
    mentions = Mentions.of(doc)
    words = closed(doc.lexicon)
    found = arrangements(doc, mentions, words.stops, _needed(doc))
    at = {a.first: (sentence, i) for sentence, listed in found.items() for i, a in enumerate(listed)}
    dates: dict[int, int] = {}
    lengths = set()
    for timex in doc.timexes:
        first, last = doc.tokens_in(timex.start, timex.end)
        if last > first:
            dates[first] = max(last, dates.get(first, 0))
            if timex.type == "DURATION":
                lengths.add(first)
    measures = {}
    for quantity in doc.quantities:
        if quantity.modifier in ("few", "some", "most"):
            first, last = doc.tokens_in(quantity.start, quantity.end)
            if last - first > 1 and doc.words[last - 1] == "من":
                measures[first] = last
    announced = frozenset(doc.tokens_in(q.start, q.end)[0] for q in doc.quotations if q.kind == "indirect")
    tokens = frozenset(h.first for h in doc.of("states"))
    return Context(doc, words, found, at, mentions, dates, frozenset(lengths), measures, tokens, announced)


def _needed(doc: Document) -> set[int]:
    """The sentences that tell of a state, the one before, and those a pronoun may point back to."""
    out: set[int] = set()
    for hit in doc.of("states"):
        sentence = doc.sentence_of[hit.first]
        back = SENTENCES_BACK if hit.tail else 1
        out.update(range(max(0, sentence - back), sentence + 1))
    return out


def _readings(context: Context, around: Cues) -> list[Reading]:
    """Each state word with its arrangements, later words first, since an outer state may take over an inner one."""
    doc = context.doc
    groups = list(states(doc, [(a.first, a.last) for listed in context.found.values() for a in listed]))
    out: list[Reading] = []
    for group in reversed(groups):
        if doc.sentence_at(group[0].first) in around.elsewhere:
            continue
        inner = out[-1] if out else None
        reading = None if inner is None else halted(context, group, inner)
        if reading is not None:
            out[-1] = reading
            continue
        reading = next((r for state in group if (r := _read(context, around, state)) is not None), None)
        if reading is None:
            composed = compose(context, group[0], inner) if inner is not None else None
            if composed is not None:
                out[-1] = composed
            continue
        if not (out and begins(reading, out[-1])):
            out.append(reading)
    return out[::-1]


def _read(context: Context, around: Cues, state: State) -> Reading | None:
    """The arrangements of a state word, where it has any and its row allows them."""
    if state.sense.needs == "state":
        return None
    found = tuple([_as_body(state, one) for one in pair(context, state)])
    if (
        not found
        or undated(context.doc, state)
        or _lasted(context, state)
        or (found[0].noun.bodies and not acts(context, state, found[0]))
    ):
        return None
    if (
        found[0].row is state.row
        and state.status == "continuing"
        and parties(context, state, found[0])[0].actor is None
    ):
        return None  # «سنبقى في المدينة» says a force of a body that is told, not anybody
    if state.sense.needs == "condition":
        _, last = clauses.sentence(context.doc, state.first)
        if condition(context.doc, around, state, state.first, last) is None:
            return None
    status = _NO_LONGER.get(state.status, state.status) if no_longer(context.doc, state) else state.status
    return Reading(state, status, found)


def _as_body(state: State, one: Arrangement) -> Arrangement:
    """A mission that leaves is a presence: «رحيل البعثة»."""
    if not (one.noun.leaves and state.sense.leaving):
        return one
    return one._replace(kind="presence", noun=one.noun._replace(forces=True, generic=False))


def _lasted(context: Context, state: State) -> bool:
    """«استمرت الهدنة ستة أشهر»: how long it lasted is told, not that it goes on."""
    if state.status != "continuing" or state.how != "verb" or state.tense != "past":
        return False
    doc = context.doc
    for token in range(state.last, min(state.last + _LASTED_REACH, len(doc.words))):
        if doc.words[token] in _SINCE:
            return False
        if token in context.dates:
            return token in context.lengths
    return False


def _statuses(context: Context, around: Cues, reading: Reading, told: Told) -> list[Status]:
    state = reading.state
    status, told = _carried_out(reading, told)
    if status == "ended" and reading.found[0].kind == "presence" and unfinished(context.doc, state):
        status, told = "reduced", _PLAIN
    if status is None:
        return []
    silent = told == UNASKED or (told.polarity == "negated" and unannounced(context.doc, state))
    if silent and _narrated(context.doc, state):
        return []  # «لم يعلن تمديدها»: that nothing was said is no state
    shared = _shared(context, around, state, told)
    out = [_status(context, around, state, one, status, shared) for one in reading.found]
    if len(out) > 1 and out[0].holder.start is not None:  # what is joined is the same holder's
        holder = out[0].holder
        out = [s if s.holder.start is not None else msgspec.structs.replace(s, holder=holder) for s in out]
    if status == "restricted" and state.sense.frame == "subject":
        tasks = limited_to(context, state)
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
    if state.how == "masdar" and state.head.lstrip("وف") == "ل":
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
    context: Context, around: Cues, state: State, one: Arrangement, status: StateName, shared: Shared
) -> Status:
    doc, told = context.doc, shared.told
    first, last = extent(context, state, one)
    start, end = doc.span(first, last)
    holder, partner = parties(context, state, one)
    kind = state.sense.gives or one.kind
    if status == "ended" and kind == "presence" and (partial(context, one) or begun(doc, state)):
        status = "reduced"
    when = day_of(doc, state, one, shared.when, shared.cause)
    present = (state.how == "verb" and state.tense == "present") or (
        state.how == "phrase" and doc.words[state.first] not in ("لم", "ولم", "ما", "وما")
    )
    if told == _PLAIN and present and status != "extended" and clauses.to_come(doc, when):
        told = told._replace(modality="planned")  # «تنتهي الهدنة الاثنين»
    until = ends_with(doc, when)
    if until is not None and status in _LASTING:  # «تتواصل حتى أيلول»
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
        scope=scope_of(doc, context.words, around, one, state, last),
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
