"""Something that one teller says was forbidden, and another only says did not happen.

Who says that it did not happen bears out no order: the two are told apart, and shown beside each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import who
from ..lanes import HELD_FOR, Claim
from ..model import Disagreement, Who
from .sides import disagreement

_STOPPED = frozenset(("ended", "suspended", "restricted"))


def ordered_partings(groups: dict[tuple[str, str | None], list[Claim]]) -> Iterator[Disagreement]:
    """Told to stop, against did not: between tellers, and between the headline and the body of one article."""
    for (kind, holder), told in groups.items():
        stopped = [c for c in told if c.status.status in _STOPPED]
        ordered = [c for c in stopped if c.status.act == "ordered"]
        ordered = ordered or [c for c in stopped if c.status.modality == "demanded"]
        idle = [c for c in told if c.status.status == "inactive" and c.status.modality == "asserted"]
        if not ordered or not idle:
            continue
        name = who(told[0].source.lexicon, holder)
        headlines = [c for c in idle if _headline(c)]
        others = [c for c in idle if not _headline(c)]
        near = [c for c in others if any(_near(c, o) for o in ordered)]
        if near:
            fresh = [o for o in ordered if any(_near(c, o) for c in near)]
            yield from _made("actor", kind, name, fresh, near, 1.4)
        for head in headlines:
            body = [o for o in ordered if o.source is head.source and not _headline(o)]
            if body:
                yield from _made("wording", kind, name, body, [head], 1.2)


def _made(
    kind: str, topic: str, name: Who | None, ordered: Sequence[Claim], idle: Sequence[Claim], weight: float
) -> Iterator[Disagreement]:
    sides = [(f"{c.status.status} ({c.status.modality})", [c.account]) for c in ordered]
    sides += [(c.status.status, [c.account]) for c in idle]
    made = disagreement(kind, topic, name, sides, weight)
    if made:
        yield made


def _headline(claim: Claim) -> bool:
    first = claim.source.analysis.sentences[:1]
    return bool(first) and first[0].start <= claim.status.start < first[0].end


def _near(a: Claim, b: Claim) -> bool:
    if a.reported is None or b.reported is None:
        return a.source is b.source
    return abs(a.reported.low - b.reported.low) <= HELD_FOR // 3
