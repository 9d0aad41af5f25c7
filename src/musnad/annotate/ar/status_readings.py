"""Which arrangement each state word of a document speaks of, and in which state it puts it."""

from __future__ import annotations

from ..document import Document
from . import clauses
from .arrangements import Arrangement, Mentions, arrangements
from .pairing import pair
from .pairing_back import SENTENCES_BACK
from .states import State, states
from .status_composed import Reading, begins, compose, halted, taken_up
from .status_context import Context
from .status_parties import acts, parties
from .status_progress import of_bare, progress
from .status_telling import no_longer, undated
from .status_terms import Cues, condition
from .status_words import closed

#: «لم تعد الهدنة قائمة».
_NO_LONGER = {"continuing": "ended", "suspended": "resumed", "restricted": "resumed"}
#: How many words behind «استمرت» its length may stand; before these it goes on.
_LASTED_REACH = 4
_SINCE = frozenset(("منذ", "لليوم", "للشهر", "للاسبوع", "حتي", "الي", ".", "،", "في"))


def context_of(doc: Document) -> Context:
    """What the reading of statuses looks at in a document."""
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
    measures, numbers = {}, {}
    for quantity in doc.quantities:
        if quantity.type in ("cardinal", "fraction"):
            first, last = doc.tokens_in(quantity.start, quantity.end)
            numbers[first] = max(last, first + 1)
        if quantity.modifier in ("few", "some", "most"):
            first, last = doc.tokens_in(quantity.start, quantity.end)
            if last - first > 1 and doc.words[last - 1] == "من":
                measures[first] = last
    announced = frozenset(doc.tokens_in(q.start, q.end)[0] for q in doc.quotations if q.kind == "indirect")
    tokens = frozenset(h.first for h in doc.of("states"))
    return Context(doc, words, found, at, mentions, dates, frozenset(lengths), measures, numbers, tokens, announced)


def _needed(doc: Document) -> set[int]:
    """The sentences that tell of a state, the one before, and those a pronoun may point back to."""
    out: set[int] = set()
    for hit in doc.of("states"):
        sentence = doc.sentence_of[hit.first]
        back = SENTENCES_BACK if hit.tail else 1
        out.update(range(max(0, sentence - back), sentence + 1))
    return out


def readings(context: Context, around: Cues) -> list[Reading]:
    """Each state word with its arrangements, later words first, since an outer state may take over an inner one."""
    doc = context.doc
    groups = list(states(doc, [(a.first, a.last) for listed in context.found.values() for a in listed]))
    out: list[Reading] = []
    behind: list[State] = []
    for group in reversed(groups):
        sentence = doc.sentence_at(group[0].first)
        if sentence in around.elsewhere:
            continue
        if behind and doc.sentence_at(behind[-1].first) != sentence:
            behind = []
        inner = out[-1] if out else None
        unread = behind[-1] if behind and (inner is None or inner.state.first > behind[-1].first) else None
        reading = None if unread is None else of_bare(context, group, unread)
        if reading is not None:
            out.append(reading)
            behind.extend(group)
            continue
        reading = None if inner is None else halted(context, group, inner)
        if reading is not None:
            out[-1] = reading
            behind.extend(group)
            continue
        reading = next((r for state in group if (r := _read(context, around, state)) is not None), None)
        going = progress(context, group, reading, behind)
        behind.extend(group)
        if going is not None:
            if out and out[-1].state is going.state:
                out.pop()
            out.append(going)
            continue
        if reading is None:
            composed = compose(context, group[0], inner) if inner is not None else None
            if composed is not None:
                out[-1] = composed
            continue
        if out and taken_up(reading, out[-1]):
            out[-1] = reading
        elif not (out and begins(reading, out[-1])):
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
    if state.status == "continuing" and state.how == "phrase" and state.last in context.lengths:
        return True  # «يسري ستة أشهر»
    if state.status != "continuing" or state.how != "verb" or state.tense != "past":
        return False
    doc = context.doc
    for token in range(state.last, min(state.last + _LASTED_REACH, len(doc.words))):
        if doc.words[token] in _SINCE:
            return False
        if token in context.dates:
            return token in context.lengths
    return False
