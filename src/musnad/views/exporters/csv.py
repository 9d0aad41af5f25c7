"""A row an annotation, for a spreadsheet: where it stands, what was read, by whose account."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import IO

from ...stories.model import Reading
from ..cells import safe
from ..rows import COLUMNS, rows

__all__ = ["COLUMNS", "DESCRIPTION", "REJECTED", "export"]

DESCRIPTION = "a row an annotation, for a spreadsheet"
REJECTED = True


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the readings in their order; UTF-8 with the mark by which spreadsheets know it."""
    text = io.TextIOWrapper(out, encoding="utf-8-sig", errors="replace", newline="", write_through=True)
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for reading in readings:
        writer.writerows({name: safe(cell) for name, cell in row.items()} for row in rows(reading))
    text.detach()
