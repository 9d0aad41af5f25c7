"""Definite roles that take up somebody named before: «قال السياسي الليبي سامي منصور ... وحذر السياسي الليبي من»."""

from __future__ import annotations

from ...document import Document
from ..verbal_nouns import masdar_like
from .candidates import Candidate
from .words import FUNCTION, MARK, NATION, PLACE, VERB, Words

#: No role has more words here.
_LONGEST = 5


def read(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """Descriptions right behind a reporting verb that repeat a named person's role, or its head noun alone.

    The head noun alone («الوزير») needs a text in which only one person bears it; nobody is guessed.
    """
    named = sorted((c for c in found if c.type == "PER" and c.level == "NAM"), key=lambda c: c.first)
    if not named:
        return []
    phrases: dict[tuple[str, ...], list[Candidate]] = {}
    bearers: dict[str, list[Candidate]] = {}
    for person in named:
        role = _role(doc, words, person)
        if role:
            phrases.setdefault(role, []).append(person)
            bearers.setdefault(role[0] if role[0].startswith("ال") else "ال" + role[0], []).append(person)
    if not bearers:
        return []
    taken = {token for c in found for token in range(c.first, c.last) if c.type in ("PER", "ORG")}
    starts = {c.first for c in named} | {c.role[0] for c in named if c.role}
    offices = {c.first: c for c in found if c.type == "PER" and c.level == "NOM" and c.anonymous is None}
    out: dict[int, Candidate] = {}
    for hit in doc.of("reporting_verbs"):
        at = hit.last
        if hit.form.features.pos != "verb" or hit.tail or at >= len(doc.words) or doc.words[at] not in bearers:
            continue
        if doc.sentence_of[at] != doc.sentence_of[hit.first] or at in starts or at in out:
            continue
        end = phrase_end(doc, words, at, at + _LONGEST)
        role = tuple(doc.words[at:end])
        before = [c for c in phrases.get(role, ()) if c.first < at]
        if not before and len(role) == 1:
            before = [c for c in bearers[role[0]] if c.first < at]
            if len({_name(doc, c) for c in bearers[role[0]]}) > 1:
                continue
        if not before or end in starts or (end + 1 in starts and doc.words[end] in "،,"):
            continue
        if at in offices:
            office = offices[at]
            office.actor = before[-1].actor if office.last == end else office.actor
        elif at not in taken:
            actor = before[-1].actor
            out[at] = Candidate(at, end, "PER", "people:role-again", actor, "NOM", role=(at, end), closed=True)
    return [out[at] for at in sorted(out)]


def phrase_end(doc: Document, words: Words, first: int, limit: int) -> int:
    """The token behind a definite noun and its adjectives; a verbal noun behind them is no part of it."""
    end = first + 1
    sentence = doc.sentence_tokens[doc.sentence_of[first]][1]
    while end < min(limit, sentence) and doc.words[end].startswith("ال"):
        word = doc.words[end]
        if words.of(word) & (VERB | FUNCTION | MARK) or (masdar_like(word) and not word.endswith(("ي", "ية"))):
            break
        end += 1
    return end


def _role(doc: Document, words: Words, person: Candidate) -> tuple[str, ...]:
    """The words of a person's role, else the definite noun with its nationality that the name stands behind."""
    if person.role is not None:
        first, last = person.role
        head = next((h.head for h in doc.at(first) if h.table == "roles"), "")
        bare = doc.words[first][len(head) :]  # بوزير، للمتحدث
        return ("ال" + bare if head.endswith(("ال", "لل")) else bare, *doc.words[first + 1 : last])
    first = person.first
    low = max(doc.sentence_tokens[doc.sentence_of[first]][0], first - _LONGEST) if first else first
    while first > low and doc.words[first - 1].startswith("ال") and not words.of(doc.words[first - 1]) & (VERB | MARK):
        first -= 1
    described = person.first - first >= 2 and words.of(doc.words[person.first - 1]) & NATION
    governed = first > low and words.of(doc.words[first - 1]) & PLACE
    return tuple(doc.words[first : person.first]) if described and not governed else ()


def _name(doc: Document, person: Candidate) -> str:
    """Whom a name means: its row, else its last part."""
    return person.actor if person.actor is not None else doc.words[person.last - 1]
