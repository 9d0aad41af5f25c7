"""A reason said before: the clause or the sentence that «therefore», «this» and «which» point back to."""

from __future__ import annotations

import msgspec

from ...lexicon.lexicon import Hit
from ...model import Cause, Quotation, Span
from ..document import Document
from .grammar import Grammar
from .particles import COMMAS, STRONG
from .spoken import quotation_around, quotations_before

#: How far before its happening a connective may stand.
BEFORE_REACH = 14
LONGEST = 60
PARTICLES = frozenset(("قد", "لقد", "وقد", "فقد", "ولقد", "سوف"))
OPENERS = frozenset(("ان", "انه", "انها", "بان", "لان"))
_NO_SENTENCE = -1


def made(doc: Document, first: int, last: int, key: str) -> Cause | None:
    """The span without marks at its edges."""
    words = doc.words
    while last > first and not words[last - 1][:1].isalnum():
        last -= 1
    while first < last and not words[first][:1].isalnum():
        first += 1
    if first >= last:
        return None
    start, end = doc.span(first, last)
    return Cause(start=start, end=end, rule=f"cause_markers:{key}")


def therefore(doc: Document, g: Grammar, hit: Hit, token: int) -> Cause | None:
    """«ولذلك علقنا»: the clause or sentence before the connective."""
    words = doc.words
    if token - hit.last > BEFORE_REACH or any(w in STRONG for w in words[hit.last : token]):
        return None
    before, after = words[hit.first - 1] if hit.first else ".", words[hit.last]
    head = bool(hit.head) or hit.first in g.starts_set or not before[:1].isalnum() or before in OPENERS
    verb = g.is_verb(hit.last) or after in PARTICLES
    if after.startswith("ال") and words[hit.last - 1].endswith("لهذا"):
        return None  # «لهذا الاتفاق»
    if words[hit.last - 1] == "وعليه" and not (verb or after in COMMAS or after.startswith("فا")):
        return None  # «وعليه ديون»
    if not head and (not verb or before.endswith("ا")):
        return None  # «وفقا لذلك»
    clauses = sum(1 for s in range(hit.last + 1, token) if s in g.starts_set and g.is_verb(s))
    return said_before(doc, g, hit.first, hit.row.key) if clauses <= 1 else None


def said_before(doc: Document, g: Grammar, at: int, key: str) -> Cause | None:
    """The clause before a token, in its quotation if it has one; else the sentence before, of the same speaker."""
    number = doc.sentence_at(at)
    if number == _NO_SENTENCE:
        return None
    low, _ = doc.sentence_tokens[number]
    quotation = quotation_around(doc, at)
    floor = low if quotation is None else max(low, doc.tokens_in(quotation.start, quotation.end)[0])
    back = at - 1
    while back >= floor and not doc.words[back][:1].isalnum():
        back -= 1
    if back - floor < 1:
        return _sentence_before(doc, number, quotation, key)
    begins = _thought(doc, g, max(floor, back - LONGEST), back)
    first = _without_connective(doc, begins, back)
    found = made(doc, first, back + 1, key)
    if found is None or first == begins or begins != floor:
        return found
    behind = _sentence_before(doc, number, quotation, key)
    return found if behind is None else msgspec.structs.replace(found, behind=Span(start=behind.start, end=behind.end))


def _thought(doc: Document, g: Grammar, floor: int, last: int) -> int:
    """Where what was said up to a token begins: behind a strong mark or «أن», at a clause behind a comma."""
    first = last
    while first > floor:
        before = doc.words[first - 1]
        if before in STRONG or before in OPENERS:
            break
        if before in COMMAS and first in g.starts_set and last - first > 3 and g.is_verb(first):
            break
        first -= 1
    return first


def _without_connective(doc: Document, first: int, last: int) -> int:
    """«نتيجة لذلك، نحن ملتزمون»: what is said begins behind the connective."""
    for hit in doc.at(first):
        if hit.table == "cause_markers" and hit.row["takes"] == "before" and hit.last < last:
            return hit.last
    return first


def _sentence_before(doc: Document, number: int, quotation: Quotation | None, key: str) -> Cause | None:
    """The sentence before, or what the same speaker says in it."""
    if number == 0:
        return None
    low, high = doc.sentence_tokens[number - 1]
    if quotation is not None and quotation.start < doc.ends[high - 1]:
        low = max(low, doc.tokens_in(quotation.start, quotation.end)[0])
    if quotation is None or quotation.start <= doc.starts[low] < quotation.end:
        return made(doc, _without_connective(doc, low, high - 1), high, key)
    start, end = doc.starts[low], doc.ends[high - 1]
    for earlier in quotations_before(doc, quotation.start):
        if earlier.start < quotation.start and earlier.end > start and _same(earlier, quotation):
            first, last = doc.tokens_in(max(start, earlier.start), min(end, earlier.end))
            return made(doc, _without_connective(doc, first, last - 1), last, key) if last > first else None
    return None


def _same(one: Quotation, other: Quotation) -> bool:
    if one.speaker.actor is not None:
        return one.speaker.actor == other.speaker.actor
    return one.speaker.start is not None and one.speaker.start == other.speaker.start
