"""What is composed of sources, annotators, the store and the stories."""

from __future__ import annotations

from ..store.store import RecordError
from .adding import Added
from .corrections import read_corrections
from .record import Record

__all__ = ["Added", "Record", "RecordError", "read_corrections"]
