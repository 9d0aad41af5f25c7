"""Phrases that name another happening by the way: «بعد تحريرها عام 2017», «في أعقاب الضربة».

What dates such a phrase does not date the clause it stands in, nor the other way round.
"""

from __future__ import annotations

from ..document import Document
from .grammar import Grammar, Mark
from .particles import COMMAS, STRONG

#: Rows of ``clause_words``: what the phrase names came before, or is the reason; or came later.
EARLIER = frozenset(("after", "reason"))
LATER = frozenset(("before",))
_EITHER = EARLIER | LATER
#: How many words a phrase may run from its opening to the date in it, and to the happening it names.
_LONG, _SHORT = 9, 4


def phrase_around(g: Grammar, token: int) -> Mark | None:
    """The word that opens the phrase in which a happening is only named: «في أعقاب» before «الضربة»."""
    if g.is_verb(token):
        return None
    return _opener(g, token, _SHORT)


def phrase_of_date(doc: Document, g: Grammar, first: int) -> Mark | None:
    """The word that opens a phrase about a happening which a date (from token ``first``) belongs to."""
    known = g.date_openers
    if first not in known:
        known[first] = _opener(g, first, _LONG)
    found = known[first]
    if found is None or first - found.last < 1:
        return None
    return found if any(_happening(doc, at) for at in (found.last, found.last + 1) if at < first) else None


def end_of_phrase(g: Grammar, token: int, last: int) -> int:
    """Where the phrase around a token ends: at a mark, or before a finite verb."""
    at = token + 1
    while at < last and g.words[at] not in COMMAS and g.words[at] not in STRONG and not g.is_verb(at):
        at += 1
    return at


def _opener(g: Grammar, token: int, reach: int) -> Mark | None:
    for mark in g.marks_before(token, max(0, token - reach - 1)):
        if mark.kind == "nested" and mark.hit.row.key in _EITHER:
            words = g.words[mark.last : token]
            if COMMAS.isdisjoint(words) and STRONG.isdisjoint(words):
                return mark
            return None
        if mark.kind in ("relative", "opens", "that") or g.is_verb(mark.first):
            return None
    return None


def _happening(doc: Document, token: int) -> bool:
    """A noun that tells of a happening; a verbal noun of moving or doing (وصوله, إجراء) is none by itself."""
    return any(
        h.form.features.pos in ("masdar", "noun") and (h.table in ("events", "states", "count_states"))
        for h in doc.at(token)
    )
