"""An act told of a party, and denied by it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import root, who
from ..days import meet
from ..lanes import Claim
from ..model import Disagreement
from ..sameness import NARROW, alike
from ..tellings import Telling
from .sides import disagreement

#: Days within which an act that is dated by its publication only may be the one that a denial is about.
_WITHIN = 7


def denied_partings(told: Sequence[Telling], claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """«قصف الجيش المستشفى» against «قال الجيش إن قواته لم تقصف المستشفى»: acts of one party at one time.

    A denial is the party's own word, or is told as one; that something had not happened by some day is none. States of
    arrangements, which the status boards compare, are left to them.
    """
    of_boards = {(id(c.source), e.id) for c in claims for e in c.source.analysis.events if _tells(e.start, e.end, c)}
    affirmed: dict[tuple[str, str | None], list[Telling]] = {}
    denied: list[Telling] = []
    for t in told:
        if t.actor is None or t.when is None or (id(t.source), t.event.id) in of_boards:
            continue
        if t.event.modality == "denied" or _own_denial(t):
            denied.append(t)
        elif t.event.modality == "asserted" and t.event.polarity == "affirmed":
            affirmed.setdefault((t.family, root(t.actor)), []).append(t)
    for t in denied:
        against = [a for a in affirmed.get((t.family, root(t.actor)), ()) if _of_one_act(a, t)]
        if against:
            name = who(t.source.lexicon, root(t.actor))
            label = (name.name or name.actor or "?") if name else "?"
            sides = [*((label, [a.account]) for a in against), (f"not {label}", [t.account])]
            made = disagreement("actor", t.event.type, name, sides, 1.5)
            if made:
                yield made


def _tells(start: int, end: int, claim: Claim) -> bool:
    at = claim.status.trigger.start
    return at is not None and start <= at < end


def _own_denial(t: Telling) -> bool:
    """Whether a party says of a day of its own that it did not do something then."""
    last = t.source.links(t.event.attribution)[-1]
    speaks = last.level == "speaker" and last.actor is not None and root(last.actor) == root(t.actor)
    return speaks and t.event.polarity == "negated" and t.event.modality == "asserted" and t.strong


def _of_one_act(a: Telling, b: Telling) -> bool:
    """Whether what is told and what is denied may be one act: nothing that both name differs, and the days meet.

    Where neither names whom it was done to, nor where, or one of them does not say when, only the day can tell.
    """
    if a.source.teller(a.event.attribution).key == b.source.teller(b.event.attribution).key:
        return False
    recipient, place = alike(a.recipient, b.recipient), alike(a.place, b.place)
    if recipient is False or place is False or a.when is None or b.when is None:
        return False
    if a.strong and b.strong:
        return max(a.when.width, b.when.width) <= NARROW and meet(a.when, b.when)
    return bool(recipient or place) and meet(a.when, b.when, _WITHIN)
