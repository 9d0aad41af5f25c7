"""Musnad keeps a record of Arabic news coverage: every statement traced to its words and its teller."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .annotate.analyse import analyse, quantities, timexes
from .model import Analysis, Article

if TYPE_CHECKING:
    from .record import Record

__version__ = "0.1.0"
__all__ = ["Analysis", "Article", "Record", "analyse", "quantities", "timexes"]


def __getattr__(name: str) -> Any:
    """``Record`` is imported when it is first used: analysing needs no database."""
    if name == "Record":
        from .record import Record

        return Record
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
