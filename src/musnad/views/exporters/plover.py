"""An event a line, in the fields of PLOVER's JSON records; what PLOVER has no field for stands under ``musnad``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

from ...lexicon.lexicon import Lexicon, load
from ...model import Event, Party
from ...stories.model import Reading
from ..cells import json_line
from ..coordinates import point_of
from ..plover import QUADS, auxiliary, casualties, named, number
from ..review import review_state
from ..rows import chain_of, tellers, words

DESCRIPTION = "an event a line, in PLOVER's fields"
COLUMNS = (
    "id", "date", "enddate", "event", "mode", "auxiliary_modes", "quad_code", "actor", "recipient", "event_loc",
    "size", "text", "text_info", "cite_info", "coder", "musnad",
)  # fmt: skip


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the events of the readings in their order."""
    lexicon = load()
    for reading in readings:
        chains = tellers(reading.analysis)
        for event in reading.analysis.events:
            out.write(json_line(_record(reading, event, chain_of(reading, event, chains), lexicon)))
            out.write(b"\n")


def _entity(reading: Reading, party: Party, lexicon: Lexicon) -> list[dict[str, Any]]:
    if party.start is None and party.actor is None:
        return []
    known = named(lexicon, party.actor)
    return [{
        "code": known.country or None, "sector": known.sector or None, "entity_text": words(reading, party),
        "identifier_id": party.actor, "identifier_text": known.name or None,
    }]  # fmt: skip


def _record(reading: Reading, event: Event, chain: str, lexicon: Lexicon) -> dict[str, Any]:
    place = named(lexicon, f"place:{event.place.place.removeprefix('place:')}" if event.place.place else None)
    point, counted = point_of(event.place.place), casualties(reading, event)
    where = Party(start=event.place.start, end=event.place.end)
    values = (
        f"{reading.id}#{event.id}", event.date.from_, event.date.to, event.type, event.mode, auxiliary(event),
        QUADS.get(event.type), _entity(reading, event.actor, lexicon), _entity(reading, event.recipient, lexicon),
        {"extracted_place": words(reading, where), "resolved_place": place.name or None,
         "country_code": place.country or None, "geonameid": point.geoname if point else None,
         "lat": point.latitude if point else None, "lon": point.longitude if point else None},
        {term: number(figures[0]) for term, figures in counted.items()},
        words(reading, event.sentence), {"start": event.sentence.start, "end": event.sentence.end},
        {"url": reading.url, "title": reading.title, "language": reading.analysis.article.language,
         "publication": reading.outlet, "version": reading.version},
        reading.analysis.program,
        {"article": reading.id, "words": words(reading, event.trigger), "start": event.start, "end": event.end,
         "tellers": chain, "polarity": event.polarity, "modality": event.modality,
         "date_basis": event.date.basis, "rule": event.rule, "review": review_state(reading, event),
         "size": [
             {"of": term, "words": words(reading, q), "value": q.value, "low": q.low, "high": q.high,
              "modifier": q.modifier, "start": q.start, "end": q.end}
             for term, figures in counted.items() for q in figures
         ]},
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
