"""An activity limited to some things by one account, and another thing done by another account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import who
from ..days import meet
from ..lanes import ACTIVITIES, HELD_FOR, Claim
from ..model import Disagreement
from .sides import disagreement
from .status import side_of

#: What says no more than that something is done; what is nobody else's, where the account does not say whose it is.
_UNSAID = frozenset(("support",))
_FORCES_OWN = frozenset(("air-support", "combat-mission"))
_GOES_ON = frozenset(("continuing", "started", "resumed", "extended"))


def limited_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """«مهام القوة مقتصرة على التدريب», and at that time somebody else tells of the air support that it gives.

    What the same teller tells besides is that teller's own affair; so is what is told of another time.
    """
    beside: dict[tuple[int, int | None], set[str]] = {}
    doing: dict[str, list[Claim]] = {}
    for c in found:
        if c.status.status == "continuing":
            beside.setdefault((id(c.source), c.status.trigger.start), set()).add(c.kind)
        own = c.status.holder.actor is not None or c.status.kind in _FORCES_OWN
        if own and c.holder and c.kind in ACTIVITIES - _UNSAID and c.level == 2 and c.status.status in _GOES_ON:
            doing.setdefault(c.holder, []).append(c)
    for limit in found:
        named = beside.get((id(limit.source), limit.status.trigger.start), set())
        if limit.status.status != "restricted" or limit.level is None or not named or limit.holder is None:
            continue
        against = [c for c in doing.get(limit.holder, ()) if c.kind not in named and _at_one_time(limit, c)]
        name = who(limit.source.lexicon, limit.holder)
        sides = [(side_of(limit), [limit.account]), *((f"{c.kind} {side_of(c)}", [c.account]) for c in against)]
        made = disagreement("status", limit.kind, name, sides, 1.1)
        if made:
            yield made


def _at_one_time(limit: Claim, other: Claim) -> bool:
    if limit.teller.key == other.teller.key or limit.status.trigger == other.status.trigger:
        return False
    told, seen = limit.reported or limit.when, other.reported or other.when
    return told is not None and seen is not None and meet(told, seen, HELD_FOR)
