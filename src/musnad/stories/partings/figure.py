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


def figure_partings(found: Sequence[Count], explained: bool) -> Iterator[Disagreement]:
    """Differing figures, by what they count; rounding and updates only where asked for."""
    for (noun, actor, _, _), told in by_thing(found).items():
        if actor is None:
            continue
        pairs = {"": [], "rounding": [], "update": []}  # type: dict[str, list[Count]]
        for i, a in enumerate(told):
            for b in told[i + 1 :]:
                verdict = _verdict(a, b)
                if verdict is not None:
                    pairs[verdict] += [c for c in (a, b) if c not in pairs[verdict]]
        name = who(told[0].source.lexicon, actor)
        topic = told[0].quantity.unit or noun
        for explanation, counts in pairs.items():
            if counts and (explained or not explanation):
                sides = ((_value(c), [c.account]) for c in counts)
                made = disagreement("figure", topic, name, sides, 0.5 if explanation else 1.7, explanation or None)
                if made:
                    yield made


def _verdict(a: Count, b: Count) -> str | None:
    """``None``: the same; ``""``: they part; else why they differ."""
    if (a.quantity.value, a.quantity.low, a.quantity.high) == (b.quantity.value, b.quantity.low, b.quantity.high):
        return None
    if a.when is None or b.when is None or a.source is b.source:
        return None
    low_a, high_a = a.bounds
    low_b, high_b = b.bounds
    if low_a < high_b and low_b < high_a:
        return "rounding"
    return "" if meet(a.when, b.when, _SAME_TIME) else "update"


def _value(count: Count) -> str:
    q = count.quantity
    if q.value is not None:
        number = f"{q.value:,}"
    else:
        number = "-".join(f"{bound:,}" for bound in (q.low, q.high) if bound is not None)
    return number if q.modifier == "exact" else f"{q.modifier} {number}"
