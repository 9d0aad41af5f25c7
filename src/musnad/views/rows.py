"""A row an annotation: where it stands, its words, what was read, by whose account, whether a person has looked.

Spreadsheets and data frames share these. :data:`COLUMNS` are those of every layer; :data:`DETAILS` what a layer has
beyond them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..model import Analysis, Annotation, Layer
from ..stories.model import Reading
from .review import UNREVIEWED, review_state

COLUMNS = (
    "article", "version", "outlet", "published_from", "published_to", "layer", "id", "start", "end", "words", "type",
    "value", "actor", "recipient", "place", "from", "to", "polarity", "modality", "tellers", "rule", "reviewed",
    "review",
)  # fmt: skip
#: Layers in the order of the exports, and what their rows have beyond :data:`COLUMNS`.
DETAILS: dict[Layer, tuple[str, ...]] = {
    "timexes": ("basis", "anchor"),
    "quantities": ("number", "low", "high", "modifier", "unit", "noun", "state", "as_of_from", "as_of_to"),
    "mentions": ("level", "role", "metonym"),
    "quotations": ("cue", "speaker", "role", "anonymous", "via"),
    "events": ("actor_words", "recipient_words", "place_words", "date_basis", "background", "sentence"),
    "statuses": (
        "holder_words", "partner_words", "scope", "condition", "exception", "under_review", "act", "denies",
    ),
    "flags": ("message",),
}  # fmt: skip

Row = dict[str, Any]


def tellers(analysis: Analysis) -> dict[str, str]:
    """Chains of tellers in words, outermost first, by attribution id. What is not named is called by its level."""
    return {a.id: " > ".join(link.words or link.role or link.level for link in a.links) for a in analysis.attributions}


def chain_of(reading: Reading, item: Annotation, chains: dict[str, str]) -> str:
    """The chain of tellers of an annotation; the outlet where it has none of its own."""
    return chains.get(getattr(item, "attribution", None) or "") or reading.outlet or reading.id


def words(reading: Reading, span: Any) -> str | None:
    """The words of a span; ``None`` where there is none."""
    return None if span is None or span.start is None else reading.text[span.start : span.end]


def rows(reading: Reading) -> Iterator[Row]:
    """The rows of an article, layer after layer, each in the order of the text."""
    chains = tellers(reading.analysis)
    head = {
        "article": reading.id, "version": reading.version, "outlet": reading.outlet,
        "published_from": reading.published.from_, "published_to": reading.published.to,
    }  # fmt: skip
    for layer in DETAILS:
        for item in getattr(reading.analysis, layer):
            review = review_state(reading, item)
            yield {
                **head, "layer": layer, "id": item.id, "start": item.start, "end": item.end,
                "words": reading.text[item.start : item.end], "tellers": chain_of(reading, item, chains),
                "rule": item.rule, "reviewed": "false" if review == UNREVIEWED else "true", "review": review,
                **_CELLS[layer](reading, item),
            }  # fmt: skip


def _timex(_: Reading, t: Any) -> Row:
    return {"type": t.type, "value": t.value, "from": t.from_, "to": t.to, "basis": t.basis, "anchor": t.anchor}


def _quantity(_: Reading, q: Any) -> Row:
    row = {
        "type": f"{q.type} {q.modifier}", "value": q.value if q.value is not None else f"{q.low}..{q.high}",
        "number": q.value, "low": q.low, "high": q.high, "modifier": q.modifier, "unit": q.unit,
    }  # fmt: skip
    if q.of is not None:
        row |= {"actor": q.of.actor, "place": q.of.place, "noun": q.of.noun, "state": q.of.state}
    if q.as_of is not None:
        row |= {"as_of_from": q.as_of.from_, "as_of_to": q.as_of.to}
    return row


def _mention(reading: Reading, m: Any) -> Row:
    return {"type": m.type, "actor": m.actor, "level": m.level, "role": words(reading, m.role), "metonym": m.metonym}


def _quotation(reading: Reading, q: Any) -> Row:
    return {
        "type": q.kind, "value": q.cue.class_, "actor": None if q.speaker.anonymous else q.speaker.actor,
        "cue": words(reading, q.cue), "speaker": words(reading, q.speaker), "role": q.speaker.role,
        "anonymous": "true" if q.speaker.anonymous else "false", "via": q.via,
    }  # fmt: skip


def _event(reading: Reading, e: Any) -> Row:
    return {
        "type": e.type, "value": e.mode, "actor": e.actor.actor, "recipient": e.recipient.actor,
        "place": e.place.place, "polarity": e.polarity, "modality": e.modality, "from": e.date.from_, "to": e.date.to,
        "actor_words": words(reading, e.actor), "recipient_words": words(reading, e.recipient),
        "place_words": words(reading, e.place), "date_basis": e.date.basis,
        "background": "true" if e.background else "false", "sentence": words(reading, e.sentence),
    }  # fmt: skip


def _status(reading: Reading, s: Any) -> Row:
    return {
        "type": s.kind, "value": s.status, "actor": s.holder.actor, "recipient": s.partner.actor,
        "place": s.place.place, "polarity": s.polarity, "modality": s.modality, "from": s.from_, "to": s.to,
        "holder_words": words(reading, s.holder), "partner_words": words(reading, s.partner),
        "scope": words(reading, s.scope), "condition": words(reading, s.condition),
        "exception": words(reading, s.exception), "under_review": "true" if s.under_review else "false",
        "act": s.act, "denies": s.denies,
    }  # fmt: skip


def _flag(_: Reading, f: Any) -> Row:
    return {"type": f.kind, "value": f.likely, "message": f.message}


_CELLS: dict[Layer, Callable[[Reading, Any], Row]] = {
    "timexes": _timex, "quantities": _quantity, "mentions": _mention, "quotations": _quotation, "events": _event,
    "statuses": _status, "flags": _flag,
}  # fmt: skip
