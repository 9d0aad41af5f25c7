"""Readings as people corrected them: without what they rejected, and with the actors they put together."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

import msgspec

from ..model import LAYERS, Analysis, Event, Party, Quantity, When
from .model import Reading


def kept(reading: Reading, rejected: Collection[str], actors: Mapping[str, str]) -> Reading:
    """The reading without the annotations of these ids, ``actors`` (local ids) under the ids people gave them.

    What was read from a rejected annotation goes with it: the date of an event with its time expression, the id of a
    party with the name it was read from. The words stay.
    """
    if not rejected and not actors:
        return reading
    analysis = without(reading.analysis, frozenset(rejected)) if rejected else reading.analysis
    return msgspec.structs.replace(reading, analysis=renamed(analysis, actors) if actors else analysis)


def without(analysis: Analysis, rejected: frozenset[str]) -> Analysis:
    """The analysis without the annotations of these ids."""
    layers: dict[str, Any] = {
        layer: tuple(item for item in getattr(analysis, layer) if item.id not in rejected) for layer in LAYERS
    }
    names = {(m.start, m.end) for m in analysis.mentions if m.id in rejected}
    names -= {(m.start, m.end) for m in layers["mentions"]}
    first = {e.id: e.same_as for e in analysis.events}
    layers["events"] = tuple(_event(e, rejected, names, first) for e in layers["events"])
    if names:
        layers["statuses"] = tuple(
            msgspec.structs.replace(s, holder=_party(s.holder, names), partner=_party(s.partner, names))
            for s in layers["statuses"]
        )
        layers["quotations"] = tuple(
            msgspec.structs.replace(q, speaker=msgspec.structs.replace(q.speaker, actor=None))
            if (q.speaker.start, q.speaker.end) in names else q
            for q in layers["quotations"]
        )  # fmt: skip
    return msgspec.structs.replace(analysis, **layers)


def _event(e: Event, rejected: frozenset[str], names: set[tuple[int, int]], first: Mapping[str, str | None]) -> Event:
    changes: dict[str, Any] = {}
    if e.date.timex in rejected:
        changes["date"] = When()
    if rejected.intersection(e.quantities):
        changes["quantities"] = tuple(q for q in e.quantities if q not in rejected)
    same = e.same_as
    seen: set[str] = set()
    while same in rejected and same not in seen:
        seen.add(same)
        same = first.get(same)
    if same != e.same_as:
        changes["same_as"] = same if same != e.id and same not in rejected else None
    for name in ("actor", "recipient"):
        if (party := _party(getattr(e, name), names)) != getattr(e, name):
            changes[name] = party
    return msgspec.structs.replace(e, **changes) if changes else e


def _party(party: Party, names: set[tuple[int, int]]) -> Party:
    return msgspec.structs.replace(party, actor=None) if (party.start, party.end) in names else party


def renamed(analysis: Analysis, actors: Mapping[str, str]) -> Analysis:
    """The analysis with some actors' ids replaced, wherever they stand."""

    def named(value: Any) -> Any:
        actor = getattr(value, "actor", None)
        return msgspec.structs.replace(value, actor=actors[actor]) if actor and actor in actors else value

    return msgspec.structs.replace(
        analysis,
        mentions=tuple(named(m) for m in analysis.mentions),
        quantities=tuple(_quantity(q, named(q.of)) for q in analysis.quantities),
        quotations=tuple(msgspec.structs.replace(q, speaker=named(q.speaker)) for q in analysis.quotations),
        events=tuple(
            msgspec.structs.replace(e, actor=named(e.actor), recipient=named(e.recipient)) for e in analysis.events
        ),
        statuses=tuple(
            msgspec.structs.replace(s, holder=named(s.holder), partner=named(s.partner)) for s in analysis.statuses
        ),
        attributions=tuple(
            msgspec.structs.replace(a, links=tuple(named(link) for link in a.links)) for a in analysis.attributions
        ),
    )


def _quantity(q: Quantity, of: Any) -> Quantity:
    return q if of is q.of else msgspec.structs.replace(q, of=of)
