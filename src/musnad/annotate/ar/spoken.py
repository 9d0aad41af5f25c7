"""The quotation a word stands in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ...model import Quotation
from ..document import Document

#: How many quotations before an offset are looked through.
_NEAR = 6


def quotation_around(doc: Document, token: int) -> Quotation | None:
    """The innermost quotation a token stands in."""
    start = doc.starts[token]
    return next((q for q in quotations_before(doc, start) if q.start <= start < q.end), None)


def quotations_before(doc: Document, offset: int) -> Iterator[Quotation]:
    """Quotations that begin at an offset or before, the nearest first; a few."""
    known = doc.notes.get("quotations_by_start")
    if known is None:
        ordered = sorted(doc.quotations, key=lambda q: (q.start, -q.end))
        known = doc.notes["quotations_by_start"] = ([q.start for q in ordered], ordered)
    at = bisect_right(known[0], offset)
    yield from known[1][max(0, at - _NEAR) : at][::-1]
