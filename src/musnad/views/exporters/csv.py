"""A row an annotation, for a spreadsheet: where it stands, what was read, by whose account."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import IO, Any

from ...model import Annotation
from ...stories.model import Reading
from ..cells import safe

DESCRIPTION = "a row an annotation, for a spreadsheet"

COLUMNS = (
    "article", "version", "outlet", "published_from", "published_to", "layer", "id", "start", "end", "words", "type",
    "value", "actor", "recipient", "place", "from", "to", "polarity", "modality", "tellers", "rule", "reviewed",
)  # fmt: skip


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the readings in their order."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
    writer.writeheader()
    for reading in readings:
        writer.writerows({name: safe(cell) for name, cell in row.items()} for row in _rows(reading))
    text.detach()


def _rows(reading: Reading) -> Iterator[dict[str, Any]]:
    a = reading.analysis
    tellers = {x.id: " > ".join(k.words or k.role or k.level for k in x.links) for x in a.attributions}
    head = {
        "article": reading.id, "version": reading.version, "outlet": reading.outlet,
        "published_from": reading.published.from_, "published_to": reading.published.to,
    }  # fmt: skip

    def row(layer: str, item: Annotation, **cells: Any) -> dict[str, Any]:
        teller = tellers.get(getattr(item, "attribution", None) or "")
        return {
            **head, "layer": layer, "id": item.id, "start": item.start, "end": item.end,
            "words": reading.text[item.start : item.end], "rule": item.rule, "reviewed": "false", "tellers": teller,
            **cells,
        }  # fmt: skip

    for t in a.timexes:
        yield row("timexes", t, type=t.type, value=t.value, **{"from": t.from_, "to": t.to})
    for q in a.quantities:
        value = q.value if q.value is not None else f"{q.low}..{q.high}"
        actor = q.of.actor if q.of else None
        yield row("quantities", q, type=f"{q.type} {q.modifier}", value=value, actor=actor)
    for m in a.mentions:
        yield row("mentions", m, type=m.type, actor=m.actor)
    for quotation in a.quotations:
        speaker = None if quotation.speaker.anonymous else quotation.speaker.actor
        yield row("quotations", quotation, type=quotation.kind, value=quotation.cue.class_, actor=speaker)
    for e in a.events:
        yield row(
            "events", e, type=e.type, value=e.mode, actor=e.actor.actor, recipient=e.recipient.actor,
            place=e.place.place, polarity=e.polarity, modality=e.modality,
            **{"from": e.date.from_, "to": e.date.to},
        )  # fmt: skip
    for s in a.statuses:
        yield row(
            "statuses", s, type=s.kind, value=s.status, actor=s.holder.actor, recipient=s.partner.actor,
            place=s.place.place, polarity=s.polarity, modality=s.modality, **{"from": s.from_, "to": s.to},
        )  # fmt: skip
    for f in a.flags:
        yield row("flags", f, type=f.kind, value=f.likely)
