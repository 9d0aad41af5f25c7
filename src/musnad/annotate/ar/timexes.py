"""timexes."""

from __future__ import annotations

from ..document import Document


def read_expressions(doc: Document) -> None:
    """Find time expressions; their values are left open until the publication date is known."""


def annotate(doc: Document) -> None:
    """Resolve the expressions found against the publication date."""
