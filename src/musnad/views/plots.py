"""Plots of figures: what was counted over the days it was counted of, a mark an account of it."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from ..stories.model import Figure, Point

#: Height of the drawing in pixels, and what is kept free above and below for labels.
HEIGHT, MARGIN = 150, 22


class Dot(NamedTuple):
    """A figure: across in per cent of the width (``x0`` to ``x1``: the days it may be of), down in pixels."""

    x: float
    x0: float
    x1: float
    y: float
    low: float
    high: float
    point: Point


class Plot(NamedTuple):
    """Dots, with ISO days across and numbers down the side."""

    dots: tuple[Dot, ...]
    days: tuple[tuple[float, str], ...]
    numbers: tuple[tuple[float, str], ...]


def plot(figure: Figure, rtl: bool = True) -> Plot | None:
    """Lay a figure's points out; ``None`` where fewer than two have a day and a number."""
    found = [(p, *_days(p), *_bounds(p)) for p in figure.points if p.as_of and p.as_of.from_ and _bounds(p)]
    if len(found) < 2:
        return None
    first, last = min(f[1] for f in found), max(f[2] for f in found)
    top = max(f[4] for f in found)
    across, up = max(1, last - first), top or 1

    def x(day: int) -> float:
        share: float = 6 + 88 * (day - first) / across
        return round(100 - share if rtl else share, 2)

    def y(value: float) -> float:
        return round(HEIGHT - MARGIN - (HEIGHT - 2 * MARGIN) * value / up, 1)

    dots = []
    for point, d0, d1, low, high in found:
        value = point.value if point.value is not None else (low + high) / 2
        dots.append(Dot(x((d0 + d1) // 2), x(d0), x(d1), y(float(value)), y(low), y(high), point))
    steps = sorted({first, (first + last) // 2, last})
    return Plot(
        tuple(dots),
        tuple((x(day), dt.date.fromordinal(day).isoformat()) for day in steps),
        tuple((y(n), f"{n:,.0f}") for n in (0, top)),
    )


def _days(point: Point) -> tuple[int, int]:
    assert point.as_of is not None
    low = point.as_of.from_ or ""
    high = point.as_of.to or low
    return dt.date.fromisoformat(low[:10]).toordinal(), dt.date.fromisoformat(high[:10]).toordinal()


def _bounds(point: Point) -> tuple[float, float] | tuple[()]:
    values = [float(v) for v in (point.low, point.value, point.high) if v is not None]
    return (min(values), max(values)) if values else ()
