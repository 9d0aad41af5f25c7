"""What people said, put on the items of views; and the annotations that an item rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import msgspec

from .corrections import Corrected, Ref
from .model import Account, Arrangement, Disagreement, Figure, Occurrence, Reading, Review, Statement

Item = TypeVar("Item", Occurrence, Statement)


def refs(accounts: Iterable[Account]) -> Iterator[Ref]:
    """The annotations that accounts were read from."""
    for account in accounts:
        for annotation in account.annotations:
            yield account.article, annotation


def accounts_of(found: object) -> Sequence[Account]:
    """The accounts of an item of any view, in its order."""
    match found:
        case Statement():
            return [w.account for w in found.wordings]
        case Arrangement():
            return [a for lane in found.lanes for c in lane.changes for a in c.accounts]
        case Figure():
            return [a for p in found.points for a in p.accounts]
        case Disagreement():
            return [a for side in found.sides for a in side.accounts]
    accounts: Sequence[Account] = getattr(found, "accounts", ())
    return accounts


def item(view: str, found: Item, corrected: Corrected) -> Item:
    """An occurrence or a statement with its review."""
    return msgspec.structs.replace(found, review=corrected.review(view, refs(accounts_of(found))))


def board(found: Arrangement, corrected: Corrected) -> Arrangement:
    """A board with its review, and its changes with theirs."""
    lanes = tuple(
        msgspec.structs.replace(
            lane,
            changes=tuple(
                msgspec.structs.replace(c, review=corrected.review("changes", refs(c.accounts))) for c in lane.changes
            ),
        )
        for lane in found.lanes
    )
    return msgspec.structs.replace(
        found, lanes=lanes, review=corrected.review("arrangements", refs(accounts_of(found)))
    )


def figure(found: Figure, corrected: Corrected) -> Figure:
    """A figure with its review, and its points with theirs."""
    points = tuple(
        msgspec.structs.replace(p, review=corrected.review("points", refs(p.accounts))) for p in found.points
    )
    return msgspec.structs.replace(found, points=points, review=corrected.review("figures", refs(accounts_of(found))))


def parting(found: Disagreement, corrected: Corrected) -> Review:
    """What people said of a disagreement."""
    return corrected.disagreement(found.kind, [list(refs(side.accounts)) for side in found.sides])


def actors(readings: Iterable[Reading], corrected: Corrected) -> dict[str, dict[str, str]]:
    """The actors that people put together: by article, the id in it and the one it goes by.

    That is the id of the lexicon, where one of them has one, else the one the person named first.
    """
    out: dict[str, dict[str, str]] = {}
    for (article, local), actor in joined(readings, corrected).items():
        if actor != local:
            out.setdefault(article, {})[local] = actor
    return out


def joined(readings: Iterable[Reading], corrected: Corrected) -> dict[tuple[str, str], str]:
    """The local ids that people put together, by article and id, with the id that all of them go by."""
    given: dict[Ref, str] = {}
    articles: set[str] = set()
    for p in corrected.placed:
        if p.correction.actor and p.correction.id in corrected.links.effective:
            for ref in p.refs:
                given[ref] = p.correction.actor
                articles.add(ref[0])
    heads = {corrected.links.root(ref): actor for ref, actor in given.items()}
    out: dict[tuple[str, str], str] = {}
    for reading in readings:
        for m in reading.analysis.mentions if reading.id in articles else ():
            actor = given.get((reading.id, m.id)) and heads[corrected.links.root((reading.id, m.id))]
            if actor and m.actor and m.actor.startswith("local:") and m.anonymous is None:
                out[reading.id, m.actor] = actor
    return out
