"""Flags on quotations: unclosed marks, words with no speaker, words that came back through a translation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...model import Flag, Quotation, annotation_id
from ..document import Document
from .quote_words import WORDS

if TYPE_CHECKING:
    from .quote_state import Said


def flag_quotations(doc: Document, read_as: dict[str, Said]) -> None:
    """Add ``unclosed_quotation``, ``orphan_quote`` and ``round_trip_quote`` flags."""
    round_trip = _translated(doc)
    for quotation in doc.quotations:
        said = read_as[quotation.id]
        if said.pair is not None and not said.pair.closed and not _goes_on(doc, said):
            _flag(doc, quotation, "unclosed_quotation", "the quotation mark is never closed")
        if said.who is None and quotation.kind != "indirect":
            _flag(doc, quotation, "orphan_quote", "quoted words, and nobody is named who said them")
        if round_trip and quotation.kind != "indirect" and not _foreign(doc, quotation):
            _flag(doc, quotation, "round_trip_quote", "quoted in a translated text: not the speaker's own words")


def _flag(doc: Document, quotation: Quotation, kind: str, message: str) -> None:
    found = annotation_id("flags", quotation.start, quotation.end, kind)
    doc.flags.append(
        Flag(id=found, start=quotation.start, end=quotation.end, rule="quotations", kind=kind, message=message)
    )


def _translated(doc: Document) -> bool:
    known = doc.translated
    return known is not None and known.how in ("human", "machine") and known.language != "ar"


def _foreign(doc: Document, quotation: Quotation) -> bool:
    """The speaker is known to be of a country where Arabic is not spoken: translated once, and not back."""
    actor = quotation.speaker.actor
    if actor is None:
        return False
    country: str | None = actor.split(".")[0] if "." in actor else None
    row = doc.lexicon.rows["actors"].get(actor) if "actors" in doc.lexicon.rows else None
    if row is not None:
        country = row["country"]
    return country is not None and country not in WORDS["arab_states"]


def _goes_on(doc: Document, said: Said) -> bool:
    """The next paragraph opens with a mark again: the old custom of quoting over paragraphs, no flaw."""
    nxt = said.last
    while nxt < len(doc.words) and nxt < said.last + 3:
        if doc.words[nxt] in ("“", "«", '"', "„"):
            return doc.text.find("\n", doc.ends[said.last - 1], doc.starts[nxt]) >= 0
        nxt += 1
    return False
