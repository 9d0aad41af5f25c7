"""How a withdrawal goes, told by a predicate: «الانسحاب مستمر», «انسحاب القوات اكتمل», «الانسحاب لن يتم قبل الصيف»."""

from __future__ import annotations

from collections.abc import Sequence

from .pairing import itself
from .pairing_back import governed
from .particles import STRONG
from .states import State
from .status_composed import Reading, compose, halted
from .status_context import Context
from .status_telling import Told

#: How far behind a withdrawal its predicate may stand.
_REACH = 9
#: What a withdrawal is where its predicate holds, and where it is denied: who is still leaving has not left.
_HOLDS = {"continuing": "reduced", "resumed": "reduced", "started": "reduced", "suspended": "continuing"}
_DENIED = {"continuing": "continuing", "resumed": "continuing", "started": "continuing", "suspended": "reduced"}
_UNDER_WAY = frozenset(_HOLDS)
_PARTICLES = frozenset(("لم", "لن", "لا", "ما", "قد", "ولم", "ولن", "وقد", "سوف"))


def progress(context: Context, group: Sequence[State], read: Reading | None, behind: Sequence[State]) -> Reading | None:
    """A withdrawal with the predicate that says how it goes; ``read``: what the noun alone is read as.

    ``behind``: the state words that follow, the nearest last. A bare «الانسحاب» counts only with a predicate.
    """
    for state in group:
        found = _progress(context, state, read if read is not None and read.state is state else None, behind)
        if found is not None:
            return found
    return None


def _progress(context: Context, state: State, found: Reading | None, behind: Sequence[State]) -> Reading | None:
    if not state.nominal or state.status != "ended" or not state.sense.leaving or governed(context, state.first):
        return None
    bare = state.head.lstrip("وف")
    if bare not in ("", "ال") or (found is None and not (bare and state.sense.alone)):
        return None
    words = context.doc.words
    low = found.found[-1].last if found is not None and found.found[-1].first > state.first else state.last
    feminine = words[state.first].endswith("ة")
    predicate = next((s for s in reversed(behind) if s.first >= low and _tells(s)), None)
    held = found.found if found is not None else (itself(state, "presence"),)
    if predicate is not None and _predicates(context, predicate, low, feminine):
        return Reading(predicate, predicate.status, held, state)
    for at in range(low, min(low + 2, len(words))):
        if words[at] in context.words.done:
            verb = state._replace(first=at, last=at + 1, how="verb", tense=None, voice="active", head="", tail="")
            return Reading(verb, "ended", held, state)
        if words[at] not in _PARTICLES:
            break
    before = words[state.first - 1] if state.first else "."
    return Reading(state, "ended", held, state) if found is None and before in context.words.done else None


def of_bare(context: Context, group: list[State], state: State) -> Reading | None:
    """A state word before a bare «الانسحاب»: «عُلق الانسحاب», «بدأ الانسحاب», «علقت البعثة الانسحاب»."""
    if not (state.nominal and state.status == "ended" and state.sense.alone == "presence" and state.head == "ال"):
        return None
    alone = Reading(state, "ended", (itself(state, "presence"),))
    return halted(context, group, alone) or compose(context, group[0], alone, 0)


def _tells(state: State) -> bool:
    """Whether a state word can tell how a withdrawal goes: «مستمر», «توقف», «اكتمل»."""
    return state.status in _UNDER_WAY or (state.status == "ended" and state.sense.needs == "state")


def _predicates(context: Context, predicate: State, low: int, feminine: bool) -> bool:
    """Whether a state word is said of what ends at ``low``: nothing of another clause stands between."""
    if predicate.gender is not None and (predicate.gender == "f") != feminine:
        return False
    between = context.doc.words[low : predicate.first]
    if len(between) > _REACH or any(w in STRONG or w in "،," for w in between):
        return False
    stops = context.words.stops
    if any(w in stops for w in between) or predicate.sense.forces == "only" or predicate.sense.must:
        return False
    return (
        predicate.how == "adjective"
        or (predicate.how == "phrase" and not predicate.sense.kinds)
        or (predicate.how == "verb" and (predicate.sense.frame != "object" or predicate.voice != "active"))
    )


def gone(reading: Reading, told: Told) -> tuple[str, Told]:
    """The status of a withdrawal by its predicate, and how it is told: «لم يتوقف» is under way."""
    if reading.status not in _HOLDS:
        return reading.status, told
    if told.polarity == "negated":
        return _DENIED[reading.status], Told("asserted", "affirmed")
    return _HOLDS[reading.status], told
