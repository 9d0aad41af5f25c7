"""Corrections in the record: rows in, rows out. None is ever deleted."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from sqlalchemy import Connection, insert, select, update

from ..correction import Anchor, Correction
from . import schema as t


def put(connection: Connection, corrections: Iterable[Correction]) -> int:
    """Keep corrections; returns how many were not known just so. One taken back stays so, whoever still has it."""
    new = 0
    for given in corrections:
        cells = {
            "id": given.id, "action": given.action, "target": given.target, "view": given.view, "kind": given.kind,
            "text": given.text, "actor": given.actor, "author": given.author, "at": given.at,
            "anchors": msgspec.json.encode(given.anchors).decode(),
            "undone_by": given.undone_by, "undone_at": given.undone_at,
        }  # fmt: skip
        known = connection.execute(select(t.corrections).where(t.corrections.c.id == given.id)).one_or_none()
        if known is None:
            connection.execute(insert(t.corrections).values(**cells))
            new += 1
        elif given.undone_at and not known.undone_at:
            undo(connection, given.id, given.undone_by, given.undone_at)
            new += 1
    return new


def undo(connection: Connection, identifier: str, author: str | None, at: str | None) -> None:
    """Mark a correction as taken back; ``at=None``: as in force again."""
    where = t.corrections.c.id == identifier
    connection.execute(update(t.corrections).where(where).values(undone_by=author, undone_at=at))


def corrections(connection: Connection) -> list[Correction]:
    """All corrections, by time, then id."""
    rows = connection.execute(select(t.corrections).order_by(t.corrections.c.at, t.corrections.c.id)).mappings()
    return [
        Correction(**{**row, "anchors": msgspec.json.decode(row["anchors"], type=tuple[Anchor, ...])}) for row in rows
    ]
