"""Figures over time: what was counted, how many, as of when, by whose account."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon
from ..model import Quantity
from ..text.fold import folded
from .accounts import Source, distinct, overlap, root, voices, who
from .days import Days, days, iso
from .model import Account, Figure, Point, Stretch, story_id

#: States of those who are there, which make one series with those of whom nothing is said.
_PRESENT = frozenset(("deployed", "remaining"))


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
        """The least and the most the figure allows.

        An estimate comes with bounds of its own; a bare number that ends in zeros is taken as rounded too, since
        newspapers round without saying so: half a unit of its last figure that is not zero, either way.
        """
        q = self.quantity
        low = float(q.low if q.low is not None else q.value if q.value is not None else 0)
        high = float(q.high if q.high is not None else q.value if q.value is not None else "inf")
        if low == high and q.modifier in ("exact", "approx"):
            slack = rounding(low) / 2
            low, high = low - slack, high + slack
        if q.modifier in ("at_least", "more_than"):
            high = float("inf")
        if q.modifier in ("at_most", "less_than"):
            low = 0.0
        return low, high


def rounding(value: float) -> float:
    """The unit a number may have been rounded to: 100 for 5,200, nothing for 5,213.

    >>> rounding(5200), rounding(5213), rounding(5000)
    (100.0, 0.0, 1000.0)
    """
    unit = 1.0
    while value and value % (unit * 10) == 0:
        unit *= 10
    return unit if unit >= 100 else 0.0


def counts(sources: Sequence[Source]) -> list[Count]:
    """Every figure with a number and a counted noun."""
    out = []
    for source in sources:
        for q in source.analysis.quantities:
            if q.type == "ordinal" or (q.value is None and q.low is None and q.high is None) or not (q.unit or q.of):
                continue
            noun = thing(source.lexicon, q)
            if noun:
                out.append(count(source, q, noun))
    return out


def count(source: Source, q: Quantity, noun: str) -> Count:
    """A quantity with the days it holds for and its account."""
    printed = source.reading.published
    said = q.as_of if q.as_of and (q.as_of.from_, q.as_of.to) != (printed.from_, printed.to) else None
    told = said or source.told_on(q.start, q.end)
    when = days(told.from_, told.to)
    actor, place = (q.of.actor, q.of.place) if q.of else (None, None)
    return Count(source, q, noun, actor, place, when, source.account(q.start, q.end, q.attribution, of=q.id))


def thing(lexicon: Lexicon, q: Quantity) -> str:
    """What a counted noun is compared as: soldiers, members and military men are all troops; ``""`` without a noun."""
    noun = folded((q.of.noun if q.of and q.of.noun else q.unit) or "")
    for hit in lexicon.find(noun.split()[:1]):
        if hit.table == "counted_nouns" and hit.row["counts_as"]:
            return str(hit.row["counts_as"])
    return noun


def by_thing(found: Sequence[Count]) -> dict[tuple[str, str | None, str | None, str], list[Count]]:
    """Figures by what they count: type, noun, whose and where."""
    out: dict[tuple[str, str | None, str | None, str], list[Count]] = {}
    for count in found:
        of = count.quantity.of
        kind = "percent" if count.quantity.type == "percent" else "number"
        state = of.state if of and of.state not in _PRESENT else None
        key = (count.noun, root(count.actor), count.place, f"{kind} {state}")
        out.setdefault(key, []).append(count)
    return out


def figures(found: Sequence[Count], lexicon: Lexicon) -> list[Figure]:
    """The figures view: a counted thing each, its points by date, then value."""
    out = []
    for (noun, actor, place, kind), told in by_thing(found).items():
        identifier = story_id("figure", noun, actor, place, kind)
        points: dict[tuple[object, ...], list[Count]] = {}
        for c in told:
            q = c.quantity
            points.setdefault((c.when, q.value, q.low, q.high, q.modifier), []).append(c)
        series = [_point(group, identifier) for group in points.values()]
        series.sort(key=lambda p: (p.as_of.from_ or "" if p.as_of else "", p.value or p.low or 0))
        out.append(
            Figure(
                id=identifier, what=_plainest(told) or noun, unit=_plainest(told), actor=who(lexicon, actor),
                place=place, points=tuple(series),
            )
        )  # fmt: skip
    out.sort(key=lambda f: (-len(f.points), f.what))
    return out


def _plainest(told: Sequence[Count]) -> str | None:
    """The counted noun in its shortest spelling, the one with the fewest vowel signs."""
    return min((c.quantity.unit for c in told if c.quantity.unit), key=lambda u: (len(u), u), default=None)


def _point(group: Sequence[Count], figure: str) -> Point:
    first = group[0]
    q = first.quantity
    accounts = distinct(c.account for c in group)
    when = first.when
    as_of = Stretch(from_=iso(when.low), to=iso(when.high)) if when else None
    return Point(
        id=story_id("point", figure, when, q.value, q.low, q.high, q.modifier),
        value=q.value,
        low=q.low,
        high=q.high,
        modifier=q.modifier,
        as_of=as_of,
        voices=voices(accounts),
        overlap=overlap(accounts),
        accounts=accounts,
    )
