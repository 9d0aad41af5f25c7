"""A correction by a person: what was said of which words, by whom and when.

A correction is keyed by article id, quoted words and layer, never by the id of an annotation or of a view's item: those
change when a text is read again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from typing import Literal

from .errors import MusnadError
from .model import Value

Action = Literal["accept", "reject", "merge", "unmerge", "note"]
Standing = Literal["in force", "overruled", "orphan", "taken back"]


class CorrectionError(MusnadError):
    """A correction that cannot be made; the message says why in one line."""


class Anchor(Value, frozen=True, kw_only=True):
    """Words a correction stands on.

    ``layer``: that of the annotation, or ``articles`` for an article as a whole. ``kind``: what was read, in short.
    ``before`` and ``after``: a few of the words around, by which one of several equal places is told. ``start`` and
    ``version``: where it was then. ``part``: which of the things merged or kept apart it belongs to.
    """

    article: str
    layer: str
    words: str = ""
    kind: str = ""
    before: str = ""
    after: str = ""
    start: int | None = None
    version: str | None = None
    part: int = 0


class Correction(Value, frozen=True, kw_only=True):
    """What a person said of something read by the program.

    ``target``: the ids as given; ``view``: the layer or view they were of; ``kind``: of a disagreement, its kind.
    ``actor``: for actors merged, the id they go by. ``at``: ISO date-time in UTC. ``standing`` and ``why`` are told of
    it in a list: corrections are kept when a later one overrules them, when their words are gone, and when they are
    taken back.
    """

    id: str
    action: Action
    target: str
    view: str
    kind: str = ""
    text: str | None = None
    actor: str | None = None
    author: str
    at: str
    anchors: tuple[Anchor, ...] = ()
    undone_by: str | None = None
    undone_at: str | None = None
    standing: Standing = "in force"
    why: str | None = None


def correction_id(action: str, view: str, anchors: tuple[Anchor, ...], *rest: str | None) -> str:
    """A short id: the hash of what was said, of which words, by whom and when."""
    keys = [(a.article, a.layer, a.words, a.kind, a.before, a.after, a.part) for a in anchors]
    said = repr((action, view, keys, rest)).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(said, digest_size=5).hexdigest()


def utc(moment: str) -> str:
    """An ISO date or date-time as one in UTC, to the millisecond; what names no zone is taken for UTC.

    >>> utc("2026-01-05"), utc("2026-01-05T12:00:00.5+03:00")
    ('2026-01-05T00:00:00.000Z', '2026-01-05T09:00:00.500Z')
    """
    try:
        found = dt.datetime.fromisoformat(moment)
        found = found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        raise CorrectionError(f"{moment!r} is no ISO date or date-time") from None
    return found.replace(tzinfo=None).isoformat(timespec="milliseconds") + "Z"
