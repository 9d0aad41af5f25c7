"""The lines of a text as it was read: what boilerplate and sentences are cut from."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, cast

from ...text.split import CLOSERS, STOPS
from ..document import Document

#: Words are counted one by one only in lines of up to this many tokens; more are surely running text.
COUNTED = 32


class Line(NamedTuple):
    """A line that is not blank: its tokens, and its source span without white space around it."""

    first: int
    last: int
    start: int
    end: int
    #: Number of words; digits count. In a long line, the number of tokens.
    size: int
    #: Ends with a full stop, a question or an exclamation mark.
    closed: bool


def lines_of(doc: Document) -> list[Line]:
    """The lines of a document, read once."""
    found = doc.notes.get("lines")
    if found is None:
        found = doc.notes["lines"] = _read(doc)
    return cast(list[Line], found)


def _read(doc: Document) -> list[Line]:
    out = []
    at, first, starts, words = 0, 0, doc.starts, doc.words
    for piece in doc.text.splitlines(keepends=True):
        start, at = at, at + len(piece)
        inner = piece.strip()
        if not inner:
            continue
        start += len(piece) - len(piece.lstrip())
        first = bisect_left(starts, start, first)
        end = last = bisect_left(starts, at, first)
        if first == last:
            continue  # invisible characters alone
        while end > first and words[end - 1] in CLOSERS:
            end -= 1
        size = last - first
        if size <= COUNTED:
            size = doc.words_in(first, last)
        out.append(Line(first, last, start, start + len(inner), size, end > first and words[end - 1] in STOPS))
        first = last
    return out
