"""One restriction or order, told of different authors."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...lexicon.lexicon import Lexicon
from ...model import Event
from ..accounts import who
from ..lanes import Claim
from ..model import Account, Disagreement
from .sides import disagreement

_IMPOSED = frozenset(("restricted",))
_WITHIN = 7


def actor_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """Claims of one holder restricted at one time, by different parties."""
    by_holder: dict[str | None, list[tuple[str, Claim, Account]]] = {}
    for claim in found:
        if claim.status.status in _IMPOSED and claim.status.modality == "asserted":
            author = _author(claim)
            if author:
                by_holder.setdefault(claim.holder, []).append((author, claim, claim.account))
    for holder, told in by_holder.items():
        dated = [(a, c, t) for a, c, t in told if c.when]
        first = min((c.when.low for _, c, _ in dated if c.when), default=None)
        near = [(a, t) for a, c, t in dated if first is not None and c.when and c.when.low - first <= _WITHIN]
        if len({a for a, _ in near}) < 2:
            continue
        lexicon = dated[0][1].source.lexicon
        name = who(lexicon, holder)
        made = disagreement(
            "actor", "restricted", name,
            ((_label(lexicon, author), [account]) for author, account in near), 1.6,
        )  # fmt: skip
        if made:
            yield made


def _label(lexicon: Lexicon, actor: str) -> str:
    found = who(lexicon, actor)
    return (found.name or actor) if found else actor


def _author(claim: Claim) -> str | None:
    """Who imposes: the party whose leave the condition asks for, else the actor of the act."""
    condition = claim.status.condition
    mentions = claim.source.analysis.mentions
    if condition is not None and condition.start is not None and condition.end is not None:
        start, end = condition.start, condition.end
        inside = [m.actor for m in mentions if start <= m.start < end and m.actor and m.type in ("ORG", "PER")]
        if inside:
            return inside[0]
    trigger = claim.status.trigger
    for event in claim.source.analysis.events:
        if trigger.start is not None and trigger.end is not None and _meets(event, trigger.start, trigger.end):
            return event.actor.actor if event.actor.actor != claim.holder else None
    return None


def _meets(event: Event, start: int, end: int) -> bool:
    return event.trigger.start < end and start < event.trigger.end
