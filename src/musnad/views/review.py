"""Whether a person has gone over what was read. Every export asks here."""

from __future__ import annotations

from ..model import Annotation
from ..stories.model import Reading

#: What nobody has looked at.
UNREVIEWED = "unreviewed"


def review_state(reading: Reading, item: Annotation) -> str:
    """``unreviewed``, until a person has accepted or rejected the annotation."""
    return UNREVIEWED
