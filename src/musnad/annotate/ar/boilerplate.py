"""boilerplate."""

from __future__ import annotations

from ..document import Document


def annotate(doc: Document) -> None:
    """Add the layer."""
