"""What stands around a state: how much of the arrangement, on what condition, save what, under review, by which act."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, cast

from ...lexicon.lexicon import Hit
from ...model import Act, MaybeSpan
from ..document import Document
from .arrangements import Arrangement
from .states import State
from .status_words import Closed

_ACTS = ("ordered", "restated", "retracted", "declined", "announced")
_SCOPES = ("scope", "part", "whole", "unending")
_ACT_REACH = 14
_ENDS = frozenset(".؛!?؟،,")
_TERM_REACH = 25


_ANY = frozenset(("اي", "اية"))


class Cues(NamedTuple):
    """The hits of ``status_cues`` by class, in the order of the text, and the sentences about another world."""

    by_class: dict[str, tuple[list[int], list[Hit]]]
    acts: tuple[list[int], list[Hit]]
    elsewhere: frozenset[int]


def cues(doc: Document) -> Cues:
    """Sort the hits of a document."""
    found: dict[str, tuple[list[int], list[Hit]]] = {}
    acts: tuple[list[int], list[Hit]] = ([], [])
    elsewhere: set[int] = set()
    for hit in doc.longest("status_cues"):
        if hit.form.column == "verb" and hit.form.features.pos not in ("verb", "masdar"):
            continue
        name = hit.form.row["class"]
        if name == "elsewhere":
            elsewhere.add(doc.sentence_at(hit.first))
            continue
        firsts, hits = acts if name in _ACTS else found.setdefault(name, ([], []))
        firsts.append(hit.first)
        hits.append(hit)
    return Cues(found, acts, frozenset(elsewhere))


def _first_between(of: tuple[list[int], list[Hit]] | None, first: int, last: int) -> Hit | None:
    """The first hit that begins in tokens ``[first, last)``."""
    if of is None:
        return None
    at = bisect_left(of[0], first)
    return of[1][at] if at < len(of[0]) and of[0][at] < last else None


def condition(doc: Document, found: Cues, state: State, first: int, last: int) -> MaybeSpan | None:
    """On what condition: a cue of the clause, who sets it («اشترط موافقته»), or until when («معلقة إلى أن يعودوا»)."""
    known = term(doc, found, "condition", first, last)
    if known is None and state.sense.needs == "condition":
        known = term(doc, found, "consent", state.last, last)
    return known or term(doc, found, "until", state.last, last)


def term(doc: Document, found: Cues, name: str, first: int, last: int) -> MaybeSpan | None:
    """The condition or exception whose cue stands in tokens ``[first, last)``: to the next mark."""
    hit = _first_between(found.by_class.get(name), first, last)
    if hit is None or (name == "until" and _told_before(doc, hit.first)):
        return None
    sentence = doc.sentence_at(hit.first)
    stop = min(doc.sentence_tokens[sentence][1] if sentence >= 0 else last, hit.first + _TERM_REACH)
    end = hit.last
    while end < stop and doc.words[end] not in _ENDS:
        end += 1
    while end > hit.last and not doc.words[end - 1][:1].isalnum():
        end -= 1
    return MaybeSpan(start=doc.starts[hit.first], end=doc.ends[end - 1])


def _told_before(doc: Document, token: int) -> bool:
    """«مشيرا إلى أن»: a word of saying takes the preposition along."""
    near = range(max(0, token - 3), token)
    return any(h.table == "reporting_verbs" and h.row["takes"] == "الى" for at in near for h in doc.at(at))


def disbelieved(found: Cues, state: State, first: int) -> bool:
    """«لا أعتقد أن ...» stands before the state."""
    return _first_between(found.by_class.get("denial"), max(first, state.first - _ACT_REACH), state.first) is not None


def ruled_out(doc: Document, found: Cues, state: State, last: int) -> bool:
    """«سحب الجنود غير مطروح»: a predicate behind the noun, in its clause, rules it out."""
    if not state.nominal:
        return False
    hit = _first_between(found.by_class.get("denial-behind"), state.last, min(last, state.last + _ACT_REACH))
    return hit is not None and _ENDS.isdisjoint(doc.words[state.last : hit.first])


def reviewed(found: Cues, first: int, last: int) -> bool:
    """Whether the arrangement is said to be under review in these tokens."""
    return _first_between(found.by_class.get("review"), first, last) is not None


def scope_of(doc: Document, words: Closed, found: Cues, one: Arrangement, state: State, last: int) -> MaybeSpan | None:
    """How much of it: the quantifier before the noun, else the adverb after («مؤقتا»)."""
    at = one.first - 1
    if at >= 0 and doc.words[at] in ("من", "ل") and at:
        at -= 1
    elif at > 0 and doc.words[at] in words.between and doc.words[at - 1] in words.scopes:
        at -= 1  # «كل برامج التعاون»
    if at >= 0 and doc.words[at].lstrip("بلو") in _ANY:
        return None  # «لم تشن أي غارات»: «any» says not how much of it
    if at >= 0 and (doc.words[at] in words.scopes or (doc.words[at][0] in "بلو" and doc.words[at][1:] in words.scopes)):
        return MaybeSpan(start=doc.starts[at], end=doc.ends[at])
    if at >= 1 and " ".join(doc.words[at : at + 2]) in words.scopes:
        return MaybeSpan(start=doc.starts[at], end=doc.ends[at + 1])
    first = min(state.first, one.first)
    if not words.stops.isdisjoint(doc.words[one.last : state.first]):
        first = state.first  # «استئناف التدريب بالكامل لكن المخاوف أوقفته»
    hits = [h for name in _SCOPES if (h := _first_between(found.by_class.get(name), first, last)) is not None]
    hit = min(hits, key=lambda h: h.first, default=None)
    return None if hit is None else MaybeSpan(start=doc.starts[hit.first], end=doc.ends[hit.last - 1])


def for_good(doc: Document, words: Closed, scope: MaybeSpan | None) -> bool:
    """Whether a scope says that it is for ever: «أوقفت وساطتها نهائيا»."""
    if scope is None or scope.start is None or scope.end is None:
        return False
    first, last = doc.tokens_in(scope.start, scope.end)
    return " ".join(doc.words[first:last]).startswith(words.for_good)


def act_of(found: Cues, state: State, first: int) -> Act | None:
    """The nearest word before the state that tells of announcing, ordering, repeating, retracting or declining."""
    firsts, hits = found.acts
    at = bisect_left(firsts, state.first)
    low = max(first, state.first - _ACT_REACH)
    nearest: Act | None = None
    while at and firsts[at - 1] >= low:
        at -= 1
        act = cast(Act, hits[at].form.row["class"])
        if act == "restated":
            return act
        nearest = nearest or act
    return nearest
