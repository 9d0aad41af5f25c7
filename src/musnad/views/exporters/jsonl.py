"""An analysis a line, as ``musnad analyse`` gives it, with the text it stands on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

import msgspec

from ...stories.model import Reading

DESCRIPTION = "an analysis a line, with its text"


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the readings in their order."""
    for reading in readings:
        row = msgspec.to_builtins(reading.analysis)
        out.write(msgspec.json.encode({**row, "text": reading.text, "source": reading.source, "reviewed": False}))
        out.write(b"\n")
