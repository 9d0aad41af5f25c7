"""Bands: the board of an arrangement drawn over time, solid to the last report and fading after it."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ..stories.lanes import HELD_FOR, LEVEL
from ..stories.model import Arrangement, Change, Lane

#: Drawing width, in units of the view box; time runs from right to left as Arabic does, unless told otherwise.
WIDTH = 1000
#: Days without a word that are drawn narrow, how wide, and how far apart two days' labels stand, in the same units.
QUIET, GAP, APART = 75, 45.0, 130.0
_LEVEL_CLASS = ("none", "some", "all")


class Band(NamedTuple):
    """A rectangle: x and width in view-box units, what it shows, and the change behind it."""

    x: float
    width: float
    fade: float
    kind: str
    change: Change


class Break(NamedTuple):
    """A stretch of days of which nobody tells anything, drawn narrow: x, width, and how many days it stands for."""

    x: float
    width: float
    days: int


class Drawing(NamedTuple):
    """Bands a lane, contested stretches as (x, width), ISO days with their x, and breaks in the scale."""

    lanes: Sequence[tuple[Lane, Sequence[Band]]]
    contested: Sequence[tuple[float, float]]
    ticks: Sequence[tuple[float, str]]
    breaks: Sequence[Break]


class _Extent(NamedTuple):
    """The days of a band: from ``low``, solid to ``solid``, faded at ``faded``; ordinals, inclusive."""

    low: int
    solid: int
    faded: int
    change: Change


class _Scale:
    """Days to view-box units: even where something is told, narrow over the long stretches where nothing is."""

    def __init__(self, told: Sequence[tuple[int, int]], rtl: bool) -> None:
        self.rtl = rtl
        self.busy: list[tuple[int, int]] = []
        for low, high in sorted(told):
            if self.busy and low - self.busy[-1][1] <= QUIET:
                self.busy[-1] = (self.busy[-1][0], max(high, self.busy[-1][1]))
            else:
                self.busy.append((low, high))
        gaps = len(self.busy) - 1
        self.gap = min(GAP, 0.3 * WIDTH / gaps) if gaps else 0.0
        days = sum(high - low + 1 for low, high in self.busy)
        self.unit = (WIDTH - self.gap * gaps) / days
        self.starts = [0.0]
        for low, high in self.busy:
            self.starts.append(self.starts[-1] + (high - low + 1) * self.unit + self.gap)

    def at(self, day: int) -> float:
        """Units from the first day to the beginning of a day that lies in a busy stretch, or just after one."""
        n = max(0, bisect_right([low for low, _ in self.busy], day) - 1)
        return self.starts[n] + (min(day, self.busy[n][1] + 1) - self.busy[n][0]) * self.unit

    def place(self, low: int, high: int) -> tuple[float, float]:
        """x and width of inclusive days."""
        return self.turned(self.at(low), self.at(high + 1) - self.at(low))

    def turned(self, x: float, width: float) -> tuple[float, float]:
        """The same seen from the right, if time runs that way."""
        return round(WIDTH - x - width if self.rtl else x, 1), round(width, 1)

    def breaks(self) -> list[Break]:
        """The stretches that are drawn narrow."""
        return [
            Break(*self.turned(self.starts[n + 1] - self.gap, self.gap), following[0] - stretch[1] - 1)
            for n, (stretch, following) in enumerate(pairwise(self.busy))
        ]

    def ticks(self) -> list[tuple[float, str]]:
        """The first day of each busy stretch, days within long ones, and the last; none too near another."""
        days = []
        for low, high in self.busy:
            steps = max(1, min(4, int((high - low) * self.unit / (2 * APART))))
            days += [low + (high - low) * n // steps for n in range(steps)]
        last = self.busy[-1][1]
        out: list[tuple[float, str]] = []
        for day in days:
            x = self.at(day)
            if (not out or x - out[-1][0] >= APART) and (WIDTH - x >= APART):
                out.append((x, dt.date.fromordinal(day).isoformat()))
        out.append((WIDTH, dt.date.fromordinal(last).isoformat()))
        return [(round(WIDTH - x if self.rtl else x, 1), iso) for x, iso in out]


def draw(board: Arrangement, rtl: bool = True) -> Drawing | None:
    """Lay a board out over the days it speaks of; ``None`` where it has no dates."""
    extents = [(lane, _extents(lane)) for lane in board.lanes]
    contested = [(_ordinal(s.from_), _ordinal(s.to)) for s in board.contested if s.from_ and s.to]
    told = [(e.low, e.faded) for _, found in extents for e in found] + contested
    if not told:
        return None
    scale = _Scale(told, rtl)
    lanes = []
    for lane, found in extents:
        bands = []
        for e in found:
            x, width = scale.place(e.low, e.faded)
            asserted = e.change.modality == "asserted"
            kind = _LEVEL_CLASS[LEVEL[e.change.status]] if asserted else e.change.modality
            fade = round((e.solid - e.low + 1) / (e.faded - e.low + 1), 3)
            bands.append(Band(x, max(width, 4.0), fade, kind, e.change))
        lanes.append((lane, bands))
    return Drawing(lanes, [scale.place(*days) for days in contested], scale.ticks(), scale.breaks())


def _extents(lane: Lane) -> list[_Extent]:
    """Each dated change: solid to its last report, then fading, and cut where the lane's next one begins."""
    firm = [c for c in lane.changes if c.from_]
    out = []
    for n, change in enumerate(firm):
        low = _ordinal(str(change.from_))
        solid = max(low, _ordinal(change.last_reported or str(change.from_)))
        later = [_ordinal(str(c.from_)) - 1 for c in firm[n + 1 :]]
        following = later[0] if later else solid + HELD_FOR
        solid = max(low, min(solid, following))
        out.append(_Extent(low, solid, max(solid, min(solid + HELD_FOR, following)), change))
    return out


def _ordinal(day: str) -> int:
    return dt.date.fromisoformat(day[:10]).toordinal()
