"""One restriction or order, told of different authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...lexicon.lexicon import Lexicon
from ...model import Event
from ..accounts import root, who
from ..lanes import Claim
from ..model import Disagreement
from .sides import disagreement

_IMPOSED = frozenset(("restricted",))
_WITHIN = 7


def actor_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """Restrictions of one time, on one holder or told in one article, that different parties are said to impose."""
    told = [
        (author, claim)
        for claim in found
        if claim.status.status in _IMPOSED and claim.status.modality == "asserted" and claim.when is not None
        for author in _authors(claim)
    ]
    for matter in _matters(told):
        if len({author for author, _ in matter}) < 2:
            continue
        claim = matter[0][1]
        lexicon = claim.source.lexicon
        sides = ((_label(lexicon, author), [c.account]) for author, c in matter)
        made = disagreement("actor", "restricted", who(lexicon, claim.holder), sides, 1.6)
        if made:
            yield made


def _matters(told: Sequence[tuple[str, Claim]]) -> list[list[tuple[str, Claim]]]:
    """Claims joined by holder or article, and time."""
    out: list[list[tuple[str, Claim]]] = []
    for author, claim in told:
        joined = [m for m in out if any(_one(claim, other) for _, other in m)]
        merged = [pair for m in joined for pair in m]
        out = [m for m in out if m not in joined] + [[*merged, (author, claim)]]
    return out


def _one(a: Claim, b: Claim) -> bool:
    assert a.when is not None
    assert b.when is not None
    near = a.when.low - b.when.high <= _WITHIN and b.when.low - a.when.high <= _WITHIN
    return near and (a.source is b.source or (a.holder is not None and a.holder == b.holder))


def _label(lexicon: Lexicon, actor: str) -> str:
    found = who(lexicon, actor)
    return (found.name or actor) if found else actor


def _authors(claim: Claim) -> Iterator[str]:
    """Who imposes: the actor of the act, and the party whose leave the condition asks for."""
    condition = claim.status.condition
    if condition is not None and condition.start is not None and condition.end is not None:
        start, end = condition.start, condition.end
        inside = [m for m in claim.source.analysis.mentions if start <= m.start < end and m.actor]
        named = [m for kind in ("PER", "ORG") for m in inside if m.type == kind]
        if named and named[0].actor:
            yield named[0].actor
    trigger = claim.status.trigger
    for event in claim.source.analysis.events:
        if trigger.start is not None and trigger.end is not None and _meets(event, trigger.start, trigger.end):
            if event.actor.actor and root(event.actor.actor) != claim.holder:
                yield event.actor.actor
            return


def _meets(event: Event, start: int, end: int) -> bool:
    return event.trigger.start < end and start < event.trigger.end
