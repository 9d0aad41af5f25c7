"""What a source yields: articles, and a word on whatever could not be read."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from ..model import Article

#: An article is text of at most this many bytes (about a million words); more is not an article.
MAX_BYTES = 8 * 1024 * 1024


class Unreadable(ValueError):
    """Bytes that are no article; the message says why, in a few words and without the file's name."""


class Found(NamedTuple):
    """An article as read. ``raw`` is the hash of the bytes it was read from."""

    article: Article
    raw: str


class Upload(NamedTuple):
    """A file's bytes with its name: what a browser sends."""

    name: str
    data: bytes


class Problem(NamedTuple):
    """One line for the reader: where, and why. ``id``: the article's, where it is known.

    >>> str(Problem("a.jsonl", "no text", line=3))
    'a.jsonl:3: no text'
    """

    name: str
    reason: str
    line: int | None = None
    id: str | None = None
    #: The article was read all the same; this is a remark.
    kept: bool = False

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}"

    @property
    def place(self) -> str:
        """The file, and the line where one is known."""
        return f"{self.name}:{self.line}" if self.line else self.name


def raw_hash(data: bytes) -> str:
    """Hash of the bytes an article came in."""
    return "sha256:" + hashlib.sha256(data).hexdigest()


def megabytes(size: int) -> str:
    """``52 MB``."""
    return f"{size / 1_000_000:.0f} MB"
