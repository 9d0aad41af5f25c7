"""Bands: the board of an arrangement drawn over time, solid to the last report and fading after it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from ..stories.lanes import HELD_FOR, LEVEL
from ..stories.model import Arrangement, Change, Lane

#: Drawing width, in units of the view box; time runs from right to left as Arabic does, unless told otherwise.
WIDTH = 1000
_LEVEL_CLASS = ("none", "some", "all")


class Band(NamedTuple):
    """A rectangle: x and width in view-box units, what it shows, and the change behind it."""

    x: float
    width: float
    fade: float
    kind: str
    change: Change


class Drawing(NamedTuple):
    """Bands a lane, contested stretches as (x, width), and ISO days spread evenly over the drawing."""

    lanes: Sequence[tuple[Lane, Sequence[Band]]]
    contested: Sequence[tuple[float, float]]
    ticks: Sequence[str]


def draw(board: Arrangement, rtl: bool = True) -> Drawing | None:
    """Lay a board out over the days it speaks of; ``None`` where it has no dates."""
    days = [day for lane in board.lanes for c in lane.changes for day in (c.from_, c.to, c.last_reported) if day]
    if not days:
        return None
    first, last = _ordinal(min(days)), _ordinal(max(days)) + HELD_FOR
    scale = WIDTH / max(1, last - first + 1)

    def place(low: int, high: int) -> tuple[float, float]:
        width = round((high - low + 1) * scale, 1)
        x = round((low - first) * scale, 1)
        return (round(WIDTH - x - width, 1) if rtl else x), width

    lanes = []
    for lane in board.lanes:
        bands = []
        firm = [c for c in lane.changes if c.from_]
        for n, change in enumerate(firm):
            low = _ordinal(str(change.from_))
            solid = max(low, _ordinal(change.last_reported or str(change.from_)))
            following = _ordinal(str(firm[n + 1].from_)) - 1 if n + 1 < len(firm) else last
            solid = max(low, min(solid, following))
            faded = max(solid, min(solid + HELD_FOR, following))
            x, width = place(low, faded)
            kind = _LEVEL_CLASS[LEVEL[change.status]] if change.modality == "asserted" else change.modality
            bands.append(Band(x, max(width, 4.0), round((solid - low + 1) / (faded - low + 1), 3), kind, change))
        lanes.append((lane, bands))
    contested = [place(_ordinal(s.from_), _ordinal(s.to)) for s in board.contested if s.from_ and s.to]
    return Drawing(lanes, contested, _ticks(first, last))


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day[:10]).toordinal()


def _ticks(first: int, last: int) -> list[str]:
    """Five ISO days spread evenly from the first to the last."""
    return [dt.date.fromordinal(first + (last - first) * n // 4).isoformat() for n in range(5)]
