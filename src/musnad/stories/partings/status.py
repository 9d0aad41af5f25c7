"""Accounts of one arrangement that put it in states which cannot both hold."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence

from ...text.fold import folded
from ..accounts import who
from ..days import meet
from ..lanes import HELD_FOR, Claim, apart
from ..model import Disagreement
from ..passages import sort_of
from .sides import disagreement

#: What a claim about the parent kind also speaks of.
_PARENT = "support"
_CHILDREN = frozenset(("operations", "training", "advising", "equipping", "air-support", "intelligence-sharing"))


def speaks_of(claim: Claim, kind: str) -> bool:
    """Whether a claim is about a kind: its own, or as part of all support."""
    return claim.kind == kind or (claim.kind == _PARENT and kind in _CHILDREN)


def contradict(a: Claim, b: Claim) -> bool:
    """Whether two claims about one thing cannot both be right.

    A change and a later change are a sequence, whoever tells them; so is a state told before a change. A state told
    after a change that it does not fit is a contradiction while the change is fresh, and so are two states, or two
    changes, of the same days. What one teller says later is that teller's own update.
    """
    level_a, level_b = a.level, b.level
    if level_a is None or level_b is None or level_a == level_b or a.when is None or b.when is None:
        return False
    if a.teller.key == b.teller.key or apart(a, b) or "retracted" in (a.status.act, b.status.act):
        return False
    if _open_still(a, b) or _open_still(b, a):
        return False
    if a.kind == b.kind == "presence" and _part(a) != _part(b):
        return False  # who has left one province may well be in the others
    if a.transition and b.transition:
        return abs(level_a - level_b) == 2 and meet(a.when, b.when)
    if a.transition or b.transition:
        change, state = (a, b) if a.transition else (b, a)
        assert change.when is not None
        seen = state.reported or state.when
        assert seen is not None
        return change.when.low <= seen.high and seen.low - change.when.low <= HELD_FOR
    return meet(a.reported or a.when, b.reported or b.when, HELD_FOR // 3)


def _open_still(a: Claim, b: Claim) -> bool:
    """«لم ينته الاتفاق» leaves open that it is suspended; a crossing that is not closed is open."""
    not_ended = a.status.status == "ended" and a.level == 2 and sort_of(a.status) is None
    return not_ended and b.status.status in ("suspended", "inactive") and b.level == 0


def _part(claim: Claim) -> str | None:
    """The town or province a claim is about, if no whole country."""
    whole = claim.place is None or claim.theatre is None or claim.place == f"place:{claim.theatre}"
    return None if whole else claim.place


def status_partings(groups: dict[tuple[str, str | None], list[Claim]]) -> Iterator[Disagreement]:
    """A disagreement for each arrangement and stretch of contradicting claims.

    What is said of all support counts for operations too, the kind it most often stands for.
    """
    for (kind, holder), own in groups.items():
        told = [*own, *groups.get((_PARENT, holder), ())] if kind == "operations" else own
        if kind == _PARENT and ("operations", holder) in groups:
            continue
        alike: dict[tuple[object, ...], list[Claim]] = {}
        for claim in told:
            alike.setdefault(signature(claim), []).append(claim)
        matters = [{id(c): c for c in chosen} for chosen in _stretches([same[0] for same in alike.values()])]
        for matter in matters:
            if any(matter.keys() < other.keys() for other in matters):
                continue
            chosen = list(matter.values())
            name = who(chosen[0].source.lexicon, holder)
            weight = 2.0 + len({c.teller.key for c in chosen}) / 10
            made = disagreement(
                "status", kind, name, ((side_of(c), [s.account for s in alike[signature(c)]]) for c in chosen), weight
            )
            if made:
                yield made


def signature(claim: Claim) -> tuple[object, ...]:
    """What makes two claims say the same, whoever printed them."""
    status = claim.status
    scope = claim.words(status.scope)
    return (
        claim.teller.key, claim.kind, status.status, status.modality, status.polarity, claim.level, claim.transition,
        scope and folded(scope), claim.when, claim.reported, claim.source if claim.teller.anonymous else None,
    )  # fmt: skip


def _stretches(told: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims that part, a list for each matter.

    Each told change that later states contradict outright (all against none) is a matter of its own, with all that
    contradicts it, half or wholly; states that contradict each other with no change between them are another.
    """
    changed = _days_of_changes(told)
    levels = [(j, b) for j, b in enumerate(told) if b.level is not None and b.when is not None]
    apart = {
        (i, j): 2 if _denies(a, b) else abs((a.level or 0) - (b.level or 0))
        for n, (i, a) in enumerate(levels)
        for j, b in levels[n + 1 :]
        if a.level != b.level and contradict(a, b) and not _overtaken(a, b, changed)
    }
    outright = {k for pair, size in apart.items() if size == 2 for k in pair}
    changes: dict[str, set[int]] = {}
    for i in sorted(outright):
        if told[i].transition:
            changes.setdefault(told[i].status.status, set()).add(i)
    used: set[tuple[int, int]] = set()
    partly = [k for k, c in enumerate(told) if c.level == 1]
    for members in changes.values():
        pairs = [pair for pair in apart if pair[0] in members or pair[1] in members]
        used.update(pairs)
        chosen = {k for pair in pairs for k in pair}
        chosen.update(k for k in partly if any(_cut_back(told[m], told[k]) for m in members))
        yield [told[k] for k in sorted(chosen)]
    rest = [pair for pair, size in apart.items() if size == 2 and pair not in used]
    for component in _components(rest):
        yield [told[k] for k in sorted(component)]


def _denies(a: Claim, b: Claim) -> bool:
    """Whether one says of a state that it is, and the other that it is not: outright, however far the state goes."""
    return a.status.status == b.status.status and a.status.polarity != b.status.polarity


def _cut_back(change: Claim, later: Claim) -> bool:
    """Whether another teller has the thing cut back in the days after it was said to be on again."""
    return (
        change.level == 2 and later.level == 1 and later.teller.key != change.teller.key
        and change.when is not None and later.when is not None
        and 0 <= later.when.low - change.when.low <= HELD_FOR // 3
    )  # fmt: skip


def _days_of_changes(told: Sequence[Claim]) -> dict[int | None, list[int]]:
    """The first days of told changes, in order, by how much goes on after them."""
    out: dict[int | None, list[int]] = {}
    for c in told:
        if c.transition and c.when is not None:
            out.setdefault(c.level, []).append(c.when.low)
    return {level: sorted(found) for level, found in out.items()}


def _overtaken(a: Claim, b: Claim, changed: Mapping[int | None, Sequence[int]]) -> bool:
    """Whether the later state follows a change, by anybody's account, that came after the one it contradicts."""
    if a.transition == b.transition:
        return False
    change, state = (a, b) if a.transition else (b, a)
    seen = state.reported or state.when
    if change.when is None or seen is None:
        return False
    found = changed.get(state.level, ())
    after = bisect_right(found, change.when.low)
    return after < len(found) and found[after] <= seen.high


def side_of(claim: Claim) -> str:
    """The value a claim stands for: its state; how much of it goes on, where only a part does."""
    status = claim.status
    if status.modality == "denied" or status.polarity == "negated":
        return f"not {status.status}"
    scope = claim.words(status.scope) if claim.level else None
    return f"{status.status} ({scope})" if scope else status.status


def _components(pairs: Sequence[tuple[int, int]]) -> list[set[int]]:
    found: list[set[int]] = []
    for i, j in pairs:
        joined = [s for s in found if i in s or j in s]
        found = [s for s in found if s not in joined] + [{i, j}.union(*joined)]
    return found
