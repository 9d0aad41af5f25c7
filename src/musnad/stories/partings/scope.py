"""One act, told of all of a thing and of a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Quantity
from ...text.fold import folded
from ..accounts import who
from ..lanes import Claim
from ..model import Disagreement
from .sides import disagreement
from .status import speaks_of

#: Days between two tellings of one act.
_WITHIN = 10


def scope_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """Claims of one holder, state and time of which one says "most" or "some" and another "all"."""
    by_act: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in found:
        if claim.status.modality == "asserted" and claim.status.polarity == "affirmed":
            by_act.setdefault((claim.holder, claim.status.status), []).append(claim)
    for (holder, state), told in by_act.items():
        if state == "continuing":
            continue
        scoped = [(c, size) for c in told if (size := _size(c))]
        parts = [c for c, size in scoped if size in ("most", "some", "few")]
        wholes = [c for c, size in scoped if size == "all"]
        pairs = [
            (p, w) for p in parts for w in wholes if _near(p, w) and (speaks_of(w, p.kind) or speaks_of(p, w.kind))
        ]
        if not pairs:
            continue
        chosen = [*dict.fromkeys(p for p, _ in pairs), *dict.fromkeys(w for _, w in pairs)]
        name = who(chosen[0].source.lexicon, holder)
        made = disagreement(
            "scope", f"{state}: {(name.name_en or name.name) if name else holder or '?'}",
            ((folded(c.words(c.status.scope) or "") or c.status.status, [c.account]) for c in chosen), 1.8,
        )  # fmt: skip
        if made:
            yield made


def _size(claim: Claim) -> str | None:
    scope = claim.status.scope
    if scope is None or scope.start is None or scope.end is None:
        return None
    start, end = scope.start, scope.end
    near: list[Quantity] = [q for q in claim.source.analysis.quantities if q.start < end and start < q.end]
    return near[0].modifier if near else None


def _near(a: Claim, b: Claim) -> bool:
    if a.when is None or b.when is None:
        return False
    return a.when.low - b.when.high <= _WITHIN and b.when.low - a.when.high <= _WITHIN
