"""Who wants what of an arrangement: demands and refusals, apart from what is told of it as a fact."""

from __future__ import annotations

from collections.abc import Sequence

from .accounts import distinct, who
from .lanes import Claim, boards
from .model import Account, Position, Who, Wish, story_id

#: What tells of wanting something, or of not wanting it.
_WANTING = frozenset(("REQUEST", "REJECT", "COERCE", "THREATEN"))


def positions(found: Sequence[Claim]) -> list[Position]:
    """Arrangements of which somebody wants something, those with the most different wishes first."""
    out = []
    for (kind, holder), told in boards(found).items():
        wishes: dict[tuple[str, str], tuple[Who | None, list[Account]]] = {}
        for claim in told:
            value = _value(claim)
            if value is not None:
                wanting = _who(claim)
                key = (value, (wanting.actor or wanting.name or "") if wanting else claim.teller.key)
                wishes.setdefault(key, (wanting, []))[1].append(claim.account)
        if not wishes:
            continue
        name = who(told[0].source.lexicon, holder)
        about = f"{kind}: {(name.name_en or name.name or name.actor) if name else '?'}"
        sides = tuple(
            Wish(value=value, who=wanting, accounts=distinct(accounts))
            for (value, _), (wanting, accounts) in sorted(wishes.items(), key=lambda item: item[0])
        )
        out.append(Position(id=story_id("position", about), about=about, topic=kind, holder=name, sides=sides))
    return sorted(out, key=lambda p: (-len({s.value for s in p.sides}), -len(p.sides), p.about))


def _value(claim: Claim) -> str | None:
    status = claim.status
    if status.act == "declined":
        return f"does not want it {status.status}"
    if status.modality != "demanded":
        return None
    return f"wants it {status.status}" if status.polarity == "affirmed" else f"does not want it {status.status}"


def _who(claim: Claim) -> Who | None:
    """Whose wish it is: the speaker's; of what a narrator tells, the one who demands or refuses."""
    last = claim.source.links(claim.status.attribution)[-1]
    if last.level == "speaker":
        return (
            Who(name=claim.teller.name)
            if claim.teller.anonymous
            else who(claim.source.lexicon, last.actor, claim.teller.name)
        )
    trigger = claim.status.trigger.start if claim.status.trigger.start is not None else claim.status.start
    start, _ = claim.source.sentence(trigger)
    told = [e for e in claim.source.analysis.events if start <= e.start < trigger and e.type in _WANTING]
    named = [e.actor.actor for e in told if e.actor.actor]
    return who(claim.source.lexicon, named[-1]) if named else None
