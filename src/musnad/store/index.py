"""The narrow rows by which annotations are found; and the check that every annotation stands in the text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..model import Analysis, Annotation


def check(annotations: Iterable[Annotation], text: str) -> None:
    """Raises ``ValueError`` for a span that is empty or reaches out of the text."""
    for item in annotations:
        if not 0 <= item.start < item.end <= len(text):
            raise ValueError(f"{type(item).__name__} {item.id} at {item.start}-{item.end} is not in the text")


def index_rows(analysis: Analysis, text: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of each index table, without the version's key. Raises ``ValueError`` for a span outside the text."""
    layers: tuple[tuple[Annotation, ...], ...] = (
        analysis.sentences, analysis.timexes, analysis.quantities, analysis.mentions, analysis.quotations,
        analysis.events, analysis.statuses, analysis.flags,
    )  # fmt: skip
    for layer in layers:
        check(layer, text)

    chains = {a.id: " > ".join(k.words or k.role or k.level for k in a.links) for a in analysis.attributions}

    def told(item: Annotation, attribution: str | None, **fields: Any) -> dict[str, Any]:
        return row(item, tellers=chains.get(attribution or ""), **fields)

    def row(item: Annotation, **fields: Any) -> dict[str, Any]:
        return {"id": item.id, "start": item.start, "end": item.end, **fields}

    return {
        "timexes": [
            row(x, type=x.type, value=x.value, **{"from": x.from_, "to": x.to}) for x in analysis.timexes
        ],
        "actors": [
            row(x, actor=x.actor, type=x.type, level=x.level)
            for x in analysis.mentions
            if x.type != "LOC" and x.anonymous is None
        ],
        "places": [row(x, place=x.actor) for x in analysis.mentions if x.type in ("LOC", "FAC")],
        "quotations": [
            told(
                x, x.attribution, kind=x.kind, speaker=None if x.speaker.anonymous else x.speaker.actor,
                anonymous="1" if x.speaker.anonymous else "0", via=x.via,
            )
            for x in analysis.quotations
        ],
        "events": [
            told(
                x, x.attribution, type=x.type, mode=x.mode, actor=x.actor.actor, recipient=x.recipient.actor,
                place=x.place.place, polarity=x.polarity, modality=x.modality,
                **{"from": x.date.from_, "to": x.date.to},
            )
            for x in analysis.events
        ],
        "statuses": [
            told(
                x, x.attribution, kind=x.kind, status=x.status, holder=x.holder.actor,
                partner=x.partner.actor, place=x.place.place, modality=x.modality, **{"from": x.from_, "to": x.to},
            )
            for x in analysis.statuses
        ],
        "figures": [
            told(
                x, x.attribution, type=x.type, value=_number(x.value), low=_number(x.low), high=_number(x.high),
                unit=x.unit,
                actor=x.of.actor if x.of else None, noun=x.of.noun if x.of else None,
            )
            for x in analysis.quantities
        ],
    }  # fmt: skip


def _number(value: float | int | None) -> str | None:
    return None if value is None else repr(value)


def sentence_spans(analysis: Analysis, text: str) -> list[tuple[int, int]]:
    """What full-text search shows: the sentences; for a text that was not analysed, its lines."""
    if analysis.sentences:
        return [(s.start, s.end) for s in analysis.sentences]
    spans, at = [], 0
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body)
            spans.append((start, start + len(body)))
        at += len(line)
    return spans
