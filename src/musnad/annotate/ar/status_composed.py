"""A state over a state: «بدء انسحاب القوات», «إنهاء تعليق العمليات», «علقت البعثة انسحابها»."""

from __future__ import annotations

from typing import NamedTuple

from ...model import State as StateName
from .arrangements import Arrangement
from .states import State
from .status_context import Context

#: A state of a state: «انتهاء تعليق العمليات» is resuming them.
_COMPOSED: dict[tuple[str, str], StateName] = {
    ("ended", "suspended"): "resumed", ("suspended", "suspended"): "resumed", ("ended", "ended"): "ended",
    ("ended", "restricted"): "resumed", ("suspended", "ended"): "continuing", ("suspended", "reduced"): "continuing",
    ("continuing", "doing"): "continuing", ("resumed", "doing"): "resumed", ("suspended", "doing"): "suspended",
    ("reduced", "doing"): "reduced", ("ended", "doing"): "ended", ("started", "doing"): "started",
}  # fmt: skip
_CARRIED = frozenset(("started", "continuing", "resumed", "extended"))
#: A withdrawal in these states is under way.
_UNDER_WAY = frozenset(("started", "continuing", "resumed"))
#: What a force may do to its own withdrawal.
_HALTS = frozenset(("suspended", "resumed", "continuing", "started"))
#: How many words may stand between two states; how many the name of who halts its withdrawal may have.
_REACH, _HALTED_REACH = 3, 6


class Reading(NamedTuple):
    """A state word with its arrangements and the status read; ``leaving``: the noun of a withdrawal it is said of."""

    state: State
    status: str
    found: tuple[Arrangement, ...]
    leaving: State | None = None


def begins(outer: Reading, inner: Reading) -> bool:
    """«بدأت البعثة سحب جنودها»: what begins is the withdrawal, not the mission."""
    state, subject = inner.state, outer.found[0]
    behind = 0 <= state.first - subject.last <= _REACH and outer.state.last <= subject.first
    return outer.state.sense.frame == "either" and behind and state.how == "masdar" and not state.head


def taken_up(outer: Reading, inner: Reading) -> bool:
    """«إعادة فتح المعبر»: one change, told by two words."""
    one = outer.found[0] is inner.found[0] and outer.status == inner.status and inner.state.nominal
    return one and 0 <= inner.state.first - outer.state.last <= _REACH


def halted(context: Context, group: list[State], inner: Reading) -> Reading | None:
    """«علقت البعثة انسحابها», «أجلت القوة سحب جنودها»: what is halted is the withdrawal, not who withdraws."""
    withdrawn = inner.state.how == "masdar" and inner.status == "ended" and inner.found[0].kind == "presence"
    if not withdrawn or inner.state.head:
        return None
    for state in group:
        if state.how != "verb" or state.status not in _HALTS:
            continue
        between = context.doc.words[state.last : inner.state.first]
        if 0 < len(between) <= _HALTED_REACH and not any(w in ".،؛:" or w in context.words.stops for w in between):
            # only who does it may stand between: what else is named is itself halted
            listed = context.found.get(context.doc.sentence_at(state.first), [])
            held = [a for a in listed if state.last <= a.first < inner.state.first]
            prepositions = context.words.prepositions
            doers = all(a.first == state.last and (a.noun.forces or a.noun.leaves) and not a.tail for a in held)
            if doers and prepositions.isdisjoint(between):
                return compose(context, state, inner, _HALTED_REACH)
    return None


def compose(context: Context, outer: State, inner: Reading, reach: int = _REACH) -> Reading | None:
    """An outer state over an inner one: ``بدء انسحاب``, ``إنهاء تعليق``."""
    doc = context.doc
    if doc.sentence_at(outer.first) != doc.sentence_at(inner.state.first):
        return None
    between = doc.words[outer.last : inner.state.first]
    near = 0 <= inner.state.first - outer.last <= reach
    purpose = inner.state.head.lstrip("وف") == "ل"
    if not inner.state.nominal or purpose or outer.sense.forces == "only" or outer.sense.must:
        return None
    if not near or any(w in context.words.stops or w in ".،؛:" for w in between):
        return None
    status: str | None = _COMPOSED.get((outer.status, inner.status))
    if inner.status == "ended" and outer.status in _UNDER_WAY and inner.found[0].kind == "presence":
        status = "reduced"  # «تواصل القوات انسحابها»: who is still leaving has not left
    if status is None and outer.status in _CARRIED:
        status = inner.status
    if status is None or (status == "doing"):
        return None
    return Reading(outer._replace(last=inner.state.last), status, inner.found)
