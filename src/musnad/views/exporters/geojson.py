"""Events on a map: a point where the place is a published town, and nothing finer. Other events are only counted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from ...lexicon.lexicon import Lexicon, load
from ...model import Event
from ...stories.model import Reading
from ..cells import json_bytes
from ..coordinates import Point, point_of
from ..plover import named
from ..review import review_state
from ..rows import chain_of, tellers, words

DESCRIPTION = "events at published towns, for a map"
COLUMNS = (
    "article", "version", "outlet", "published_from", "published_to", "type", "mode", "actor", "recipient", "place",
    "place_name", "from", "to", "date_basis", "polarity", "modality", "words", "start", "end", "sentence", "tellers",
    "rule", "review",
)  # fmt: skip


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write a FeatureCollection (RFC 7946) in the order of the readings."""
    lexicon = load()
    features, unlocated = [], 0
    for reading in readings:
        chains = tellers(reading.analysis)
        for event in reading.analysis.events:
            point = point_of(event.place.place)
            if point is None:
                unlocated += 1
            else:
                features.append(_feature(reading, event, point, chain_of(reading, event, chains), lexicon))
    found = {
        "type": "FeatureCollection",
        "musnad": {
            "unlocated": unlocated,
            "precision": "towns, to 0.01 degree; where an event lies within its town is not said",
            "coordinates": "GeoNames (https://www.geonames.org), CC BY 4.0",
        },
        "features": features,
    }
    out.write(json_bytes(found))


def _feature(reading: Reading, e: Event, point: Point, chain: str, lexicon: Lexicon) -> dict[str, Any]:
    name = named(lexicon, e.place.place).name
    values = (
        reading.id, reading.version, reading.outlet, reading.published.from_, reading.published.to, e.type, e.mode,
        e.actor.actor, e.recipient.actor, e.place.place, name, e.date.from_, e.date.to, e.date.basis, e.polarity,
        e.modality, words(reading, e.trigger), e.start, e.end, words(reading, e.sentence), chain, e.rule,
        review_state(reading, e),
    )  # fmt: skip
    return {
        "type": "Feature",
        "id": f"{reading.id}#{e.id}",
        "geometry": {"type": "Point", "coordinates": [point.longitude, point.latitude]},
        "properties": dict(zip(COLUMNS, values, strict=True)),
    }
