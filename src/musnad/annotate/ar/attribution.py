"""Chains of tellers: outlet, agency, medium, speaker; and whose voice each stretch of the text is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from ...model import Link, Quotation
from ...text.fold import folded
from ..document import Document
from .names.name_words import NAME_WORDS
from .quote_words import WORDS
from .speakers import Who

if TYPE_CHECKING:
    from .quote_state import Said
    from .speakers import Cast

_CREDIT_OPENS = frozenset("(-–—/|،")
_CREDIT_ENDS = frozenset(")-–—:/|")
_STANCES = WORDS["stances"]
#: Heads of a role that make its bearer an institution's voice (folded, without the article).
_SPOKESMEN = tuple(sorted(NAME_WORDS["spokesman_heads"]))


def capacity_of(who: Who) -> str:
    """In whose name a speaker speaks: his own, or an institution's (spokesmen, bodies, documents)."""
    if who.document or who.kind in ("ORG", "LOC", "FAC", "NORP"):
        return "institution"
    role = folded(who.role or "")
    return "institution" if any(s in role for s in _SPOKESMEN) else "own"


def reports_stance(said: Said, cast: Cast) -> bool:
    """What is said is what somebody else wants: إن العراقيين يريدون ...; the speaker does not speak for him."""
    words = cast.words
    for i in range(said.first, min(said.last, said.first + 8)):
        if words[i] in _STANCES:
            other = [f for f in cast.between(said.first, i + 3) if f[3].type != "FAC"]
            if other:
                return any(said.who is None or f[3].actor is None or f[3].actor != said.who.actor for f in other)
            return words[i - 1].startswith("ال")
    return False


def speaker_link(doc: Document, who: Who, cue_class: str | None, reporting: bool = False) -> Link:
    """The link of a speaker."""
    capacity = "reporting" if reporting else capacity_of(who)
    return Link(
        level="speaker", start=who.start, end=who.end, words=doc.text[who.start : who.end], actor=who.actor,
        role=who.role, capacity=capacity, anonymous=who.anonymous, cue=cue_class,  # type: ignore[arg-type]
    )  # fmt: skip


def medium_link(words: str) -> Link:
    """The link of a medium or addressee (``via``)."""
    return Link(level="medium", words=words)


def attribute(
    doc: Document,
    quotations: list[Quotation],
    read_as: dict[str, Said],
    agencies: list[tuple[int, int, Who]],
    cast: Cast,
) -> list[Quotation]:
    """The quotations with their chains; a quotation inside another goes on from that one's chain.

    Also tells the document which stretches the narrator tells after an agency. ``quotations`` are in the order of
    their starts, longer ones first.
    """
    if named := credit(doc, cast):
        doc.set_credit(named)
    outer = doc.outer_links()
    told = sorted({(s, e): agency_link(doc, who) for s, e, who in reversed(agencies)}.items())
    out: list[Quotation] = []
    around: list[tuple[int, tuple[Link, ...]]] = []
    voices: list[tuple[int, int, str]] = [(s, e, doc.attribution((*outer, link))) for (s, e), link in told]
    at = 0
    for quotation in quotations:
        while around and around[-1][0] < quotation.end:
            around.pop()
        while at < len(told) and told[at][0][1] <= quotation.start:
            at += 1
        base = outer
        if around:
            base = around[-1][1]
        elif at < len(told) and told[at][0][0] <= quotation.start:
            base = (*outer, told[at][1])
        said = read_as[quotation.id]
        links = list(base)
        if said.relay is not None and all(k.start != said.relay.start for k in links):
            links.append(relay_link(doc, said.relay))
        if quotation.via:
            links.append(medium_link(quotation.via))
        if said.who is not None:
            links.append(speaker_link(doc, said.who, said.class_, reports_stance(said, cast)))
        chain = tuple(links)
        name = doc.attribution(chain)
        voices.append((quotation.start, quotation.end, name))
        out.append(msgspec.structs.replace(quotation, attribution=name))
        if len(around) < 3:
            around.append((quotation.end, chain))
    doc.set_voices(voices)
    return out


def credit(doc: Document, cast: Cast) -> Link | None:
    """The agency a dateline or credit line names: بغداد (رويترز) -، واشنطن - أ ف ب:."""
    if doc.article.agency:
        return None
    agencies = doc.lexicon.rows["outlets"]
    for first, last in doc.sentence_tokens[:4]:
        for begin, end, _, mention in cast.between(first, min(first + 12, last)):
            row = agencies.get(mention.actor or "")
            if row is None or row["kind"] != "agency":
                continue
            before = doc.words[begin - 1] if begin > first else ""
            after = doc.words[end] if end < last else ""
            if (before in _CREDIT_OPENS and after in _CREDIT_ENDS) or (begin == first and end == last):
                return Link(
                    level="agency", start=mention.start, end=mention.end, words=doc.text[mention.start : mention.end],
                    actor=mention.actor,
                )  # fmt: skip
    return None


def relay_link(doc: Document, who: Who) -> Link:
    """The link of who passes on another's words: an agency or outlet, else a speaker who reports."""
    if who.actor and is_media(doc, who.actor):
        return agency_link(doc, who)
    return speaker_link(doc, who, None, reporting=True)


def is_media(doc: Document, actor: str) -> bool:
    """Whether an actor is a news agency or an outlet, by the lexicon."""
    for table in ("outlets", "actors"):
        if table in doc.lexicon.rows:
            row = doc.lexicon.rows[table].get(actor)
            if row is not None and (table == "outlets" or "MED" in str(row["sector"] or "").upper()):
                return True
    return False


def agency_link(doc: Document, who: Who) -> Link:
    """The link of an agency or outlet the narrator relies on."""
    return Link(level="agency", start=who.start, end=who.end, words=doc.text[who.start : who.end], actor=who.actor)
