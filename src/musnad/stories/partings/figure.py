"""Figures for one thing at one time that rounding cannot bring together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import who
from ..days import meet
from ..figures import Count, by_thing
from ..model import Disagreement
from .sides import disagreement

#: Days between two as-of dates that are one time.
_SAME_TIME = 10
#: Fewer than these are those of one happening.
_MANY = 10_000
_INCIDENT = frozenset(("killed", "wounded", "captured", "missing", "arrested", "freed"))


def figure_partings(found: Sequence[Count], explained: bool) -> Iterator[Disagreement]:
    """Differing figures, by what they count; rounding and updates only where asked for."""
    for (noun, actor, _, _), told in by_thing(found).items():
        if actor is None:
            told = [c for c in told if _stock(c)]
        if len(told) < 2:
            continue
        pairs: dict[str, dict[object, Count]] = {"": {}, "rounding": {}, "update": {}, "stale_background": {}}
        bounds = [c.bounds for c in told]
        for i, a in enumerate(told):
            for j in range(i + 1, len(told)):
                b = told[j]
                verdict = _verdict(a, b, bounds[i], bounds[j])
                if verdict is not None:
                    for c in (a, b):
                        pairs[verdict].setdefault((id(c.source), c.quantity.id), c)
        name = who(told[0].source.lexicon, actor) if actor else None
        topic = told[0].quantity.unit or noun
        for explanation, counts in pairs.items():
            if counts and (explained or not explanation):
                sides = ((_value(c), [c.account]) for c in counts.values())
                made = disagreement("figure", topic, name, sides, 0.5 if explanation else 1.7, explanation or None)
                if made:
                    yield made


def _stock(count: Count) -> bool:
    """Whether a figure of nobody in particular can only be of one thing: so many people in a state that lasts, as the
    displaced of a war; not the dead of one of many attacks."""
    q = count.quantity
    of_event = any(q.id in e.quantities for e in count.source.analysis.events)
    value = q.value if q.value is not None else q.low
    lasting = q.of is None or q.of.state not in _INCIDENT
    return lasting and not of_event and q.type == "cardinal" and value is not None and value >= _MANY and _people(count)


def _people(count: Count) -> bool:
    rows = [h.row for h in count.source.lexicon.find(count.noun.split()[:1]) if h.table == "counted_nouns"]
    return any(row["kind"] == "person" for row in rows)


def _verdict(a: Count, b: Count, bounds_a: tuple[float, float], bounds_b: tuple[float, float]) -> str | None:
    """``None``: the same; ``""``: they part; else why they differ. ``bounds``: those of the two."""
    if (a.quantity.value, a.quantity.low, a.quantity.high) == (b.quantity.value, b.quantity.low, b.quantity.high):
        return None
    if a.when is None or b.when is None or a.source is b.source:
        return None
    low_a, high_a = bounds_a
    low_b, high_b = bounds_b
    if low_a < high_b and low_b < high_a:
        return "rounding"
    if a.account.carried_over or b.account.carried_over:
        return "stale_background"
    return "" if meet(a.when, b.when, _SAME_TIME) else "update"


def _value(count: Count) -> str:
    q = count.quantity
    if q.value is not None:
        number = f"{q.value:,}"
    else:
        number = "-".join(f"{bound:,}" for bound in (q.low, q.high) if bound is not None)
    return number if q.modifier == "exact" else f"{q.modifier} {number}"
