"""Figures over time: what was counted, how many, as of when, by whose account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon
from ..model import Quantity
from ..text.fold import folded
from .accounts import Source, distinct, root, voices, who
from .days import Days, days, iso
from .model import Account, Figure, Point, Stretch

#: Share of a rounded figure that its rounding may hide.
ROUNDING = 0.1
_ROUNDED = frozenset(("approx", "at_least", "at_most", "more_than", "less_than"))


class Count(NamedTuple):
    """A quantity as one article tells it."""

    source: Source
    quantity: Quantity
    noun: str
    actor: str | None
    place: str | None
    when: Days | None
    account: Account

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the most the figure allows, its rounding counted in.

        A bare number that ends in zeros is taken as rounded too: newspapers round without saying so.
        """
        q = self.quantity
        low = q.low if q.low is not None else q.value
        high = q.high if q.high is not None else q.value
        low, high = float(low if low is not None else 0), float(high if high is not None else "inf")
        if (
            q.modifier in ("approx", "exact")
            and q.value is not None
            and (q.modifier == "approx" or float(q.value) % 100 == 0)
        ):
            low, high = low * (1 - ROUNDING), high * (1 + ROUNDING)
        if q.modifier in ("at_least", "more_than"):
            high = float("inf")
        if q.modifier in ("at_most", "less_than"):
            low = 0.0
        return low, high


def counts(sources: Sequence[Source]) -> list[Count]:
    """Every figure with a number and a counted noun."""
    out = []
    for source in sources:
        published = days(source.reading.published.from_, source.reading.published.to)
        for q in source.analysis.quantities:
            if q.type == "ordinal" or (q.value is None and q.low is None and q.high is None) or not (q.unit or q.of):
                continue
            of = q.of
            noun = folded((of.noun if of and of.noun else q.unit) or "")
            if not noun:
                continue
            when = days(q.as_of.from_, q.as_of.to) if q.as_of else published
            out.append(
                Count(
                    source, q, noun, of.actor if of else None, of.place if of else None, when,
                    source.account(q.start, q.end, q.attribution),
                )
            )  # fmt: skip
    return out


def by_thing(found: Sequence[Count]) -> dict[tuple[str, str | None, str | None, str], list[Count]]:
    """Figures by what they count: type, noun, whose and where."""
    out: dict[tuple[str, str | None, str | None, str], list[Count]] = {}
    for count in found:
        of = count.quantity.of
        kind = "percent" if count.quantity.type == "percent" else "number"
        key = (count.noun, root(count.actor), count.place, f"{kind} {of.state if of else None}")
        out.setdefault(key, []).append(count)
    return out


def figures(sources: Sequence[Source], lexicon: Lexicon) -> list[Figure]:
    """The figures view: a counted thing each, its points by date, then value."""
    out = []
    for (noun, actor, place, _), told in by_thing(counts(sources)).items():
        points: dict[tuple[object, ...], list[Count]] = {}
        for c in told:
            q = c.quantity
            points.setdefault((c.when, q.value, q.low, q.high, q.modifier), []).append(c)
        found = [_point(group) for group in points.values()]
        found.sort(key=lambda p: (p.as_of.from_ or "" if p.as_of else "", p.value or p.low or 0))
        out.append(
            Figure(
                what=told[0].quantity.unit or noun, unit=told[0].quantity.unit, actor=who(lexicon, actor), place=place,
                points=tuple(found),
            )
        )  # fmt: skip
    out.sort(key=lambda f: (-len(f.points), f.what))
    return out


def _point(group: Sequence[Count]) -> Point:
    first = group[0]
    q = first.quantity
    accounts = distinct(c.account for c in group)
    when = first.when
    as_of = Stretch(from_=iso(when.low), to=iso(when.high)) if when else None
    return Point(
        value=q.value,
        low=q.low,
        high=q.high,
        modifier=q.modifier,
        as_of=as_of,
        voices=voices(accounts),
        accounts=accounts,
    )
