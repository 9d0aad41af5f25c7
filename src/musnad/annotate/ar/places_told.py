"""Where: the place of the clause, else of the sentence; and which names stand between two words."""

from __future__ import annotations

from bisect import bisect_left

from ...model import Mention, Place
from ..document import Document
from .argument_words import argument_words
from .datelines import end_of_dateline
from .grammar import grammar
from .particles import word_set

_PLACE_WORDS = word_set(
    "في قرب بقرب شمال جنوب شرق غرب شمالي جنوبي شرقي غربي وسط داخل علي قبالة وفي بوسط بشمال بجنوب بشرق بغرب"
)


def where(doc: Document, token: int) -> Place:
    """The place of the happening told by a token: of its clause, else of its sentence, else nothing."""
    places = doc.notes.get("places")
    if places is None:
        places = doc.notes["places"] = _places(doc)
    if not places:
        return Place()
    g = grammar(doc)
    first, last = g.sentence(token)
    low, high = g.clause(token)
    best: tuple[tuple[int, int, int], Mention] | None = None
    at = bisect_left(places, first, key=lambda p: p[0])
    for m_first, m_last, mention in places[at : at + 12]:
        if m_first >= last:
            break
        gap = m_first - token if m_first > token else token - m_last + 1
        key = (0 if low <= m_first < high else 1, gap, m_first)
        if best is None or key < best[0]:
            best = key, mention
    if best is None:
        return Place()
    return Place(start=best[1].start, end=best[1].end, place=best[1].actor)


def _places(doc: Document) -> list[tuple[int, int, Mention]]:
    """Places with a word before them that says «in» or «near», with their token ranges."""
    out = []
    localities = {head + word for word in argument_words(doc.lexicon).locality for head in ("", "ب")}
    for mention, first, last in mentions_between(doc, 0, len(doc.words) + 1, everything=True):
        if mention.type not in ("LOC", "FAC"):
            continue
        before = doc.words[first - 1] if first else ""
        if before in _PLACE_WORDS or before in localities or (mention.clitic or "").endswith("ب"):
            out.append((first, last, mention))
    return out


def mention_tokens(doc: Document) -> list[tuple[int, int, int]]:
    """Token range of each mention outside the dateline and its number in ``doc.mentions``, in the order of the text."""
    found: list[tuple[int, int, int]] | None = doc.notes.get("mention_tokens")
    if found is None:
        low, high = end_of_dateline(doc)
        found = sorted((*tokens, n) for n, tokens in enumerate(doc.mention_tokens) if not low <= tokens[0] < high)
        doc.notes["mention_tokens"] = found
    return found


def mentions_between(doc: Document, first: int, last: int, everything: bool = False) -> list[tuple[Mention, int, int]]:
    """Mentions whose first token lies in ``[first, last)``, in the order of the text, with their token ranges."""
    found = mention_tokens(doc)
    mentions, at = doc.mentions, bisect_left(found, (first, -1, -1))
    if everything:
        last_at = bisect_left(found, (last, -1, -1), at)
        return [(mentions[n], low, high) for low, high, n in found[at:last_at] if high > low]
    out: list[tuple[Mention, int, int]] = []
    while at < len(found) and found[at][0] < last and len(out) < 60:
        low, high, n = found[at]
        if high > low:
            out.append((mentions[n], low, high))
        at += 1
    return out
