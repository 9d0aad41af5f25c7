"""Who did an event and to whom: the row's slots filled from the clause."""

from __future__ import annotations

from ...lexicon.lexicon import Hit
from ...lexicon.loader import Row
from ...model import Mention, Modality
from ...text.fold import folded
from ..document import Document
from . import arguments
from .grammar import grammar

_BY = ("قبل", "يد", "ايدي")
#: «أعلن الجيش مقتل جندي»: who announces an assault has not done it.
_UNCONTROLLED = frozenset(("ASSAULT", "PROTEST"))
_LIGHT_ROLES = frozenset(("do", "phase", "manage", "try"))


def parties(doc: Document, hit: Hit, row: Row, modality: Modality) -> tuple[Mention | None, Mention | None]:
    """Actor and recipient of an event told by a hit of an ``events`` row; ``None`` where the text names nobody."""
    verb = hit.form.features.pos == "verb"
    named = _to(doc, hit, row)
    actor, recipient = _of_verb(doc, hit, row, named is not None) if verb else _of_noun(doc, hit, row)
    if row["mutual"]:
        first, second = _two_sides(doc, hit)
        if first is not None:
            actor, recipient = first, second
    if named is not None and (recipient is None or not verb or named.start < recipient.start):
        recipient = named
    if actor is None:
        actor = arguments.complement(doc, hit, tuple(map(folded, row.values("by"))) + _BY)
    if actor is not None and recipient is not None and actor.start == recipient.start:
        recipient = None
    return actor, recipient


def _to(doc: Document, hit: Hit, row: Row) -> Mention | None:
    prepositions = tuple(map(folded, row.values("to")))
    return arguments.complement(doc, hit, prepositions) if prepositions else None


def _of_verb(doc: Document, hit: Hit, row: Row, named: bool) -> tuple[Mention | None, Mention | None]:
    # «أفرجت السلطات عن سجناء»: the recipient is named by its preposition, so the verb is not passive
    found = arguments.roles(doc, hit, bool(row["passive"]) and not named)
    subject = found.subject
    active = not row["passive"] and not arguments.is_passive(doc, hit)
    if subject is None and (active or hit.form.features.number == "p"):
        subject = arguments.continued_subject(doc, hit.first)
    return subject, found.object


def _of_noun(doc: Document, hit: Hit, row: Row) -> tuple[Mention | None, Mention | None]:
    actor = recipient = None
    if row["idafa"] == "actor":
        actor = arguments.idafa(doc, hit, near=True)
    elif row["idafa"] == "recipient":
        recipient = arguments.idafa(doc, hit)
    if actor is None:
        actor = arguments.adjective_party(doc, hit)
    if actor is None:
        actor = _doer(doc, hit, row["control"] is not False and row["type"] not in _UNCONTROLLED)
    return actor, recipient


def _doer(doc: Document, hit: Hit, control: bool) -> Mention | None:
    """The subject of the light verb around a noun («شن الجيش غارة», «غارة شنها الجيش»), or of the governing verb."""
    g = grammar(doc)
    low, high = g.sentence(hit.first)
    for token in range(hit.last, min(high, hit.last + 6)):
        found = g.finite(token)
        if found is not None:
            if found.tail and _light(doc, token):
                return arguments.roles(doc, found).subject
            break
    for mark in g.marks_before(hit.first, max(low, hit.first - 8)):
        if mark.kind in ("nested", "relative", "opens"):
            break
        if g.is_verb(mark.first) and _light(doc, mark.first):
            who = arguments.roles(doc, g.verbs[mark.first][0]).subject
            if who is not None and doc.tokens_in(who.start, who.end)[0] != hit.first:
                return who
            break
    return arguments.controller(doc, hit.first) if control else None


def _light(doc: Document, token: int) -> bool:
    return any(h.table == "auxiliary_verbs" and h.row["role"] in _LIGHT_ROLES for h in doc.at(token))


def _two_sides(doc: Document, hit: Hit) -> tuple[Mention | None, Mention | None]:
    """«بين الجيش والمسلحين»: both sides."""
    g = grammar(doc)
    _, high = g.sentence(hit.first)
    for token in range(hit.last, min(high, hit.last + 8)):
        if doc.words[token] != "بين":
            continue
        near = arguments.phrases_between(doc, token + 1, min(high, token + 12))
        if not near:
            break
        return near[0].mention, near[1].mention if len(near) > 1 else None
    return None, None
