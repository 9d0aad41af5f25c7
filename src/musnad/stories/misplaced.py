"""Figures told under a time that is not theirs: the same exact figure of the same party as another account gives, years
later, while figures between the two times differ."""

from __future__ import annotations

from collections.abc import Sequence

from ..model import Flag, annotation_id
from .accounts import root
from .days import Days, iso
from .figures import Count
from .model import Reading

KIND = "misplaced_as_of"
#: Days between two times that are not one; how near the account of the later time was published to it; what counts.
_APART, _NEAR, _LEAST = 730, 730, 1000
_OPEN = Days(1, 1, True)


def misplaced(found: Sequence[Count]) -> list[tuple[Reading, Flag]]:
    """Flags beside figures, with the time that is likely theirs. Nothing that was read is changed."""
    by_party: dict[str, list[Count]] = {}
    for count in found:
        party = root(count.actor)
        if party and not party.startswith("local:") and _many(count):
            by_party.setdefault(party, []).append(count)
    out = []
    for told in by_party.values():
        by_value: dict[object, list[Count]] = {}
        for count in told:
            by_value.setdefault(count.quantity.value, []).append(count)
        for count in told:
            same = by_value[count.quantity.value]
            later = min(filter(None, (_later(count, other, told) for other in same)), default=None)
            if later is not None:
                out.append((count.source.reading, _flag(count, later)))
    return out


def _many(count: Count) -> bool:
    value, when = count.quantity.value, count.when
    return count.quantity.type == "cardinal" and value is not None and value >= _LEAST and not (when or _OPEN).open_


def _later(count: Count, other: Count, told: Sequence[Count]) -> Days | None:
    """The time of another account's same figure, where it is more likely than the one given."""
    a, b = count.when, other.when
    if a is None or b is None or count.source is other.source or count.quantity.value != other.quantity.value:
        return None
    if count.quantity.modifier != "exact" or b.low - a.high < _APART or not _one_thing(count, other):
        return None
    published = count.source.reading.published.to
    if published is None or abs(_day(published) - b.low) > _NEAR:
        return None
    between = [c for c in told if c.when and a.high < c.when.low < b.low and _one_thing(c, other)]
    differ = any(not c.bounds[0] <= float(other.quantity.value or 0) <= c.bounds[1] for c in between)
    return b if differ else None


def _one_thing(a: Count, b: Count) -> bool:
    """The same noun, or a nationality that stands for it («منهم 2500 أميركي»)."""
    return a.noun == b.noun or _nationality(a) or _nationality(b)


def _nationality(count: Count) -> bool:
    hits = count.source.lexicon.find([count.noun])
    return any(h.table == "countries" and h.form.column == "adjectives" for h in hits)


def _day(published: str) -> int:
    from datetime import date

    return date.fromisoformat(published[:10]).toordinal()


def _flag(count: Count, later: Days) -> Flag:
    q = count.quantity
    assert count.when is not None
    return Flag(
        id=annotation_id("flags", q.start, q.end, KIND), start=q.start, end=q.end, rule="same figure of another time",
        kind=KIND, likely=iso(later.low),
        message=f"told under {iso(count.when.low)}; the same figure is given as of {iso(later.low)}, others between",
    )  # fmt: skip
