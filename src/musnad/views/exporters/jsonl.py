"""An analysis a line, as ``musnad analyse`` gives it, with the text it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import msgspec

from ...stories.model import Reading
from ..cells import json_line
from ..review import UNREVIEWED, review_state
from ..rows import DETAILS

DESCRIPTION = "an analysis a line, with its text"


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the readings in their order."""
    for reading in readings:
        row = msgspec.to_builtins(reading.analysis)
        states = {
            item.id: state
            for layer in DETAILS
            for item in getattr(reading.analysis, layer)
            if (state := review_state(reading, item)) != UNREVIEWED
        }
        row |= {"text": reading.text, "source": reading.source, "reviewed": bool(states), "review": states}
        out.write(json_line(row))
        out.write(b"\n")
