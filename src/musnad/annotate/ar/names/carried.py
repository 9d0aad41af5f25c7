"""What is known of a person from elsewhere in the text: the surname alone, and the role told behind the name."""

from __future__ import annotations

from ...document import Document
from .bounds import limit_of
from .candidates import Candidate
from .words import (
    COMMON,
    FOREIGN,
    FUNCTION,
    GIVEN,
    HEAD,
    MARK,
    NATION,
    PLACE,
    VERB,
    Words,
)


def carried_on(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """Later (and earlier) mentions by surname alone of people named in full in this document."""
    surnames: dict[str, Candidate] = {}
    for person in found:
        if person.type != "PER" or person.level != "NAM" or (person.last - person.first < 2 and not person.role):
            continue
        last = doc.words[person.last - 1]
        bits = words.of(last)
        if len(last) < 3 or bits & (COMMON | FUNCTION | VERB | MARK | PLACE | NATION | HEAD | FOREIGN):
            continue
        surnames.setdefault(last, person)
    if not surnames:
        return []
    forms = {clitic + name: (clitic, name) for name in surnames for clitic in ("", "و", "ل", "ب", "ف", "ك")}
    taken = {token for c in found for token in range(c.first, c.last) if c.type == "PER" or c.closed}
    out = []
    for at in doc.tokens_of(forms):
        if at not in taken and doc.sentence_at(at) >= 0:
            clitic, name = forms[doc.words[at]]
            if words.of(name) & GIVEN and clitic:
                continue
            out.append(
                Candidate(at, at + 1, "PER", "people:surname", surnames[name].actor, clitic=clitic or None, closed=True)
            )
    return out


_IN = frozenset(("في", "لدي"))
_BEHIND = frozenset(("role", "profession"))


def roles_behind(doc: Document, words: Words, found: list[Candidate]) -> None:
    """Give people the role told right after the name: «قاسم سليماني قائد فيلق القدس», «...، عضو البرلمان»."""
    ends = {c.first: c.last for c in found if c.type in ("ORG", "LOC")}
    bodies = {c.first: c.last for c in found if c.type == "ORG" and not c.clitic}
    inner = {h.first: h.last for h in doc.of("roles") if not h.head and h.row["kind"] == "role"}
    for c in found:
        if c.type != "PER" or c.role is not None or c.level != "NAM":
            continue
        limit = limit_of(doc, c.first)
        at = c.last + (c.last < limit and doc.words[c.last] in "،,")
        role = next((h for h in doc.at(at) if h.table == "roles" and not h.head and h.row["kind"] in _BEHIND), None)
        if role is None or at >= limit or role.form.features.number == "p":
            continue
        end = role.last
        while end < limit and end < role.last + 8:
            bits = words.of(doc.words[end])
            if end in ends:
                end = ends[end]
            elif end in inner or (doc.words[end] in _IN and end + 1 in bodies):
                end = inner[end] if end in inner else bodies[end + 1]
            elif doc.words[end] == "باسم" or (doc.words[end].startswith("ال") and not bits & (VERB | FUNCTION | MARK)):
                end += 1
            else:
                break
        c.role = (at, min(end, limit))
