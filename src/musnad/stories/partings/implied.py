"""States of different kinds that cannot both hold: all have left, and bases are still held; all posts are held, and
some were left; a deal is over, and the truce it laid down holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import who
from ..lanes import Claim
from ..model import Disagreement
from .scope import how_much
from .sides import disagreement
from .status import contradict, side_of, signature

#: What is over with a presence; what a presence that is everywhere leaves out.
_WITH_PRESENCE = "basing"
_DEAL, _TRUCE = "agreement", "truce"
_KINDS = frozenset(("presence", _WITH_PRESENCE, _DEAL, _TRUCE))


def implied_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """A disagreement for each claim and those of another kind that it rules out."""
    by_kind: dict[str, dict[tuple[object, ...], Claim]] = {}
    for claim in found:
        if claim.level is not None and claim.kind in _KINDS:  # what one teller says twice counts once
            by_kind.setdefault(claim.kind, {}).setdefault(signature(claim), claim)
    for first, second in (("presence", _WITH_PRESENCE), (_DEAL, _TRUCE)):
        others = [*by_kind.get(second, {}).values()]
        for claim in by_kind.get(first, {}).values():
            against = [c for c in others if _excludes(claim, c) and contradict(claim, c)]
            name = who(claim.source.lexicon, claim.holder)
            sides = [(f"{c.kind} {side_of(c)}", [c.account]) for c in (claim, *against)]
            made = disagreement("status", claim.kind, name, sides, 1.6)
            if made:
                yield made


def _excludes(claim: Claim, other: Claim) -> bool:
    """Whether a claim of a presence or a deal leaves no room for the other, of a basing or a truce."""
    if claim.holder is not None and other.holder is not None and claim.holder != other.holder:
        return False
    if claim.kind == _DEAL:
        return _of_truce(claim) and _of_truce(other)
    if claim.level == 0:
        return claim.status.status == "ended" and other.level == 2
    return other.level == 0 and other.status.status == "ended" and how_much(claim) == "all"


def _of_truce(claim: Claim) -> bool:
    """Whether an article that speaks of a deal speaks of a truce."""
    return any(s.kind == _TRUCE for s in claim.source.analysis.statuses)
