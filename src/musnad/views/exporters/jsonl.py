"""An analysis a line, as ``musnad analyse`` gives it, with the text it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import msgspec

from ...stories.corrections import review_fields
from ...stories.model import Reading
from ..cells import json_line

DESCRIPTION = "an analysis a line, with its text"
REJECTED = True


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the readings in their order."""
    for reading in readings:
        row = msgspec.to_builtins(reading.analysis)
        row |= {"text": reading.text, "source": reading.source, **review_fields(reading)}
        out.write(json_line(row))
        out.write(b"\n")
