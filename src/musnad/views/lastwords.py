"""Last words: arrangements of which nothing more was told, though the record goes on. Silence is shown, not read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..stories.model import Arrangement, Change, Lane, Reading

#: Days without a word that count as silence.
QUIET = 30


class LastWord(NamedTuple):
    """The last word on an arrangement, and how many days before the record's latest publication it was."""

    board: Arrangement
    lane: Lane
    change: Change
    last: str
    days: int


def last_words(boards: Iterable[Arrangement], readings: Sequence[Reading]) -> list[LastWord]:
    """Arrangements last told of more than :data:`QUIET` days before the record's latest publication, longest first."""
    latest = max((r.published.to[:10] for r in readings if r.published.to), default=None)
    if latest is None:
        return []
    end = dt.date.fromisoformat(latest)
    out = []
    for board in boards:
        said = [
            (day, lane, change)
            for lane in board.lanes
            for change in lane.changes
            if change.modality == "asserted" and (day := change.last_reported or change.from_)
        ]
        if not said:
            continue
        last, lane, change = max(said, key=lambda x: x[0])
        if (days := (end - dt.date.fromisoformat(last[:10])).days) > QUIET:
            out.append(LastWord(board, lane, change, last, days))
    return sorted(out, key=lambda s: (-s.days, s.board.kind))
