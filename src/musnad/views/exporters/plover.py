"""An event a line, in the fields of PLOVER's JSON records; what PLOVER has no field for stands under ``musnad``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO, Any

import msgspec

from ...lexicon.lexicon import Lexicon, load
from ...model import Event, MaybeSpan, Party, Span
from ...stories.model import Reading
from ..plover import QUADS, REVIEW, auxiliary, named, tellers

DESCRIPTION = "an event a line, in PLOVER's fields"
COLUMNS = (
    "id", "date", "enddate", "event", "mode", "auxiliary_modes", "quad_code", "actor", "recipient", "event_loc",
    "text", "text_info", "cite_info", "coder", "musnad",
)  # fmt: skip


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the events of the readings in their order."""
    lexicon = load()
    for reading in readings:
        chains = tellers(reading.analysis)
        for event in reading.analysis.events:
            out.write(msgspec.json.encode(_record(reading, event, chains, lexicon)))
            out.write(b"\n")


def _words(reading: Reading, span: Span | MaybeSpan | Party) -> str | None:
    return None if span.start is None else reading.text[span.start : span.end]


def _entity(reading: Reading, party: Party, lexicon: Lexicon) -> list[dict[str, Any]]:
    if party.start is None and party.actor is None:
        return []
    known = named(lexicon, party.actor)
    return [{
        "code": known.country or None, "sector": known.sector or None, "entity_text": _words(reading, party),
        "identifier_id": party.actor, "identifier_text": known.name or None,
    }]  # fmt: skip


def _record(reading: Reading, event: Event, chains: dict[str, str], lexicon: Lexicon) -> dict[str, Any]:
    place = named(lexicon, f"place:{event.place.place.removeprefix('place:')}" if event.place.place else None)
    where = Party(start=event.place.start, end=event.place.end)
    values = (
        f"{reading.id}#{event.id}", event.date.from_, event.date.to, event.type, event.mode, auxiliary(event),
        QUADS.get(event.type), _entity(reading, event.actor, lexicon), _entity(reading, event.recipient, lexicon),
        {"extracted_place": _words(reading, where), "resolved_place": place.name or None,
         "country_code": place.country or None},
        _words(reading, event.sentence), {"start": event.sentence.start, "end": event.sentence.end},
        {"url": reading.url, "title": reading.title, "language": reading.analysis.article.language,
         "publication": reading.outlet, "version": reading.version},
        reading.analysis.program,
        {"article": reading.id, "words": _words(reading, event.trigger), "start": event.start, "end": event.end,
         "tellers": chains.get(event.attribution or ""), "polarity": event.polarity, "modality": event.modality,
         "date_basis": event.date.basis, "rule": event.rule, "review": REVIEW},
    )  # fmt: skip
    return dict(zip(COLUMNS, values, strict=True))
