"""What goes with an annotation into an annotation tool, and comes back: its fields, words, tellers, version, review."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...stories.model import Reading
from ..review import review_state
from ..rows import chain_of, tellers
from .marks import SPECS, Mark, marks

#: The keys of a note.
COLUMNS = ("fields", "words", "tellers", "version", "review")


def noted(reading: Reading) -> Iterator[tuple[Mark, dict[str, Any]]]:
    """Every annotation of a reading as a mark, with its note."""
    chains = tellers(reading.analysis)
    items = {layer: {item.id: item for item in getattr(reading.analysis, layer)} for layer in SPECS}
    for mark in marks(reading.analysis):
        item = items[mark.layer][(mark.fields or {})["id"]]
        facts = (
            mark.fields, reading.text[mark.start : mark.end], chain_of(reading, item, chains), reading.version,
            review_state(reading, item),
        )  # fmt: skip
        yield mark, dict(zip(COLUMNS, facts, strict=True))
