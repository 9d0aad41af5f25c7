"""What a mission or a force is there for: the tasks that go on where it is limited to them, or stays for them."""

from __future__ import annotations

from collections.abc import Iterator

from ..document import Document
from . import clauses
from .arrangements import Arrangement
from .states import State
from .status_context import Context

#: How many words behind its state are looked through for a task; how far apart two tasks may stand.
_REACH, _JOINS = 25, 5
#: Kinds that a force that stays may be there for.
_DONE_BY_FORCES = frozenset(("training", "advising", "equipping", "surveillance", "air-support"))


def limited_to(context: Context, state: State) -> list[Arrangement]:
    """«مهامها مقتصرة على التدريب»: the training goes on."""
    return list(_named_behind(context, state))


def stays_for(context: Context, state: State) -> list[Arrangement]:
    """What a force that stays is there for: «بقي جنود لتدريب الجيش», «لتقديم المشورة وتدريب القوات»."""
    doc = context.doc
    out: list[Arrangement] = []
    last = state.last
    for one in _named_behind(context, state):
        if one.kind not in _DONE_BY_FORCES:
            continue
        before = one.first - 1
        purpose = one.preposition == "ل" or (doc.words[before].startswith("ل") and _deed(doc, before))
        joined = bool(out) and one.head.startswith("و") and one.first - last <= _JOINS
        if purpose or joined:
            out.append(one)
            last = one.last
    return out


def _named_behind(context: Context, state: State) -> Iterator[Arrangement]:
    """The activities named behind a state in its clause, no forces among them."""
    _, end = clauses.clause(context.doc, state.first)
    for token in range(state.last, min(end, state.last + _REACH)):
        place = context.at.get(token)
        if place is not None:
            one = context.found[place[0]][place[1]]
            if not one.noun.forces and not one.noun.generic:
                yield one


def _deed(doc: Document, token: int) -> bool:
    return any(h.table == "auxiliary_verbs" and h.row["role"] == "do" for h in doc.at(token))
