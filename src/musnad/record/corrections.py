"""Corrections of a record: taken back by the beginning of an id, and read from what another record exported."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

import msgspec

from ..correction import Correction, CorrectionError, correction_id, utc
from ..grouping import Grouped, StoryError, said
from ..store.store import Store


def undo(store: Store, identifier: str | None, author: str | None, at: str | None) -> Correction:
    """Take a correction back; see :meth:`musnad.Record.undo`."""
    known = store.corrections()
    found = [c for c in known if c.id.startswith(identifier)] if identifier else []
    if identifier is None:
        found = [c for c in known if c.undone_at is None][-1:]
        if not found:
            raise CorrectionError("there is no correction to take back")
    if len(found) != 1:
        many = f"could be {', '.join(c.id for c in found[:5])}" if found else "is no correction of this record"
        raise CorrectionError(f"{identifier} {many}")
    moment = utc(at) if at else found[0].at
    store.undo(found[0].id, author, moment)
    return msgspec.structs.replace(found[0], undone_by=author, undone_at=moment, standing="taken back")


def said_before(known: Callable[[], list[Correction]], given: list[Correction], made: Correction) -> Correction | None:
    """The correction that says the same of the same words by the same author already, if it is in force.

    ``given``: all that are kept; ``known``: the same with their standing, asked for only where it matters.
    """
    said = _said(made)
    same = {c.id for c in given if c.undone_at is None and c.id != made.id and _said(c) == said}
    if not same:
        return None
    return next((c for c in known() if c.id in same and c.standing == "in force"), None)


def _said(c: Correction) -> str:
    """What a correction says, of which words and by whom, apart from when."""
    return correction_id(c.action, c.view, c.anchors, c.text, c.author, c.actor)


def regrouping(
    grouped: Grouped,
    named: Callable[[str], str],
    kind: Literal["merge", "move", "alone"],
    first: str,
    other: str | None,
    author: str,
    at: str,
) -> Correction:
    """A correction of the stories; see :meth:`musnad.Record.regroup`. ``named``: the article of a part of its id."""
    articles: list[str] = []
    for number, identifier in enumerate(i for i in (first, other) if i is not None):
        if kind != "merge" and number == 0:
            articles.append(named(identifier))
            continue
        label = grouped.find(identifier)
        members = [a for a in grouped.members(label) if a not in articles]
        articles.append(identifier if identifier in members else (members or [label.article])[0])
    if kind == "merge" and len({grouped.find(a) for a in articles}) < 2:
        raise StoryError(f"{first} and {other} are one story already")
    return said(kind, articles, [i for i in (first, other) if i is not None], author, at)


def read_corrections(data: bytes, name: str) -> list[Correction]:
    """The corrections of a JSON list, or of lines of JSON with ``corrections``, each once.

    Raises :class:`~musnad.correction.CorrectionError` for anything else.
    """
    try:
        if data.lstrip()[:1] == b"[":
            return msgspec.json.decode(data, type=list[Correction])
        lines = [line for line in data.splitlines() if line.strip()]
        found = [c for line in lines for c in msgspec.json.decode(line, type=_Line).corrections]
        return list({c.id: c for c in found}.values())
    except (msgspec.DecodeError, RecursionError) as error:
        raise CorrectionError(f"{name}: no list of corrections ({error})") from None


class _Line(msgspec.Struct):
    corrections: list[Correction] = []
