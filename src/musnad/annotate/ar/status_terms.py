"""What stands around a state: how much of the arrangement, on what condition, save what, under review, by which act."""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple, cast

from ...lexicon.lexicon import Hit
from ...model import Act, MaybeSpan
from ..document import Document
from .arrangements import Arrangement
from .pairing import Closed
from .states import State

_ACTS = ("ordered", "restated", "retracted", "declined", "announced")
_ACT_REACH = 14
_ENDS = frozenset(".؛!?؟")


class Cues(NamedTuple):
    """The hits of ``status_cues`` by class, in the order of the text, and the sentences about another world."""

    by_class: dict[str, list[Hit]]
    elsewhere: frozenset[int]


def cues(doc: Document) -> Cues:
    """Sort the hits of a document."""
    found: dict[str, list[Hit]] = {}
    for hit in doc.longest("status_cues"):
        if hit.form.column == "verb" and hit.form.features.pos not in ("verb", "masdar"):
            continue
        found.setdefault(str(hit.row["class"]), []).append(hit)
    elsewhere = frozenset(doc.sentence_at(h.first) for h in found.get("elsewhere", []))
    return Cues(found, elsewhere)


def _between(hits: list[Hit], first: int, last: int) -> list[Hit]:
    at = bisect_left(hits, first, key=lambda h: h.first)
    out = []
    while at < len(hits) and hits[at].first < last:
        out.append(hits[at])
        at += 1
    return out


def term(doc: Document, found: Cues, name: str, first: int, last: int) -> MaybeSpan | None:
    """The condition or exception whose cue stands in tokens ``[first, last)``: to the next mark."""
    for hit in _between(found.by_class.get(name, []), first, last):
        end = hit.last
        stop_at = doc.sentence_tokens[doc.sentence_at(hit.first)][1] if doc.sentence_at(hit.first) >= 0 else last
        while end < stop_at and end - hit.first < 25 and doc.words[end] not in _ENDS and doc.words[end] not in "،,":
            end += 1
        while end > hit.last and not doc.words[end - 1][:1].isalnum():
            end -= 1
        start, stop = doc.span(hit.first, end)
        return MaybeSpan(start=start, end=stop)
    return None


def reviewed(found: Cues, first: int, last: int) -> bool:
    """Whether the arrangement is said to be under review in these tokens."""
    return bool(_between(found.by_class.get("review", []), first, last))


def scope_of(doc: Document, words: Closed, found: Cues, one: Arrangement, state: State, last: int) -> MaybeSpan | None:
    """How much of it: the quantifier before the noun, else the adverb after («مؤقتا»)."""
    at = one.first - 1
    if at >= 0 and doc.words[at] in ("من", "ل") and at:
        at -= 1
    if at >= 0 and doc.words[at] in words.scopes:
        return MaybeSpan(start=doc.starts[at], end=doc.ends[at])
    if at >= 1 and " ".join(doc.words[at : at + 2]) in words.scopes:
        return MaybeSpan(start=doc.starts[at], end=doc.ends[at + 1])
    for hit in _between(found.by_class.get("scope", []), min(state.first, one.first), last):
        start, end = doc.span(hit.first, hit.last)
        return MaybeSpan(start=start, end=end)
    return None


def act_of(found: Cues, state: State, first: int) -> Act | None:
    """The nearest word before the state that tells of announcing, ordering, repeating, retracting or declining."""
    best: tuple[int, Act] | None = None
    for name in _ACTS:
        for hit in _between(found.by_class.get(name, []), max(first, state.first - _ACT_REACH), state.first):
            if best is None or hit.first > best[0] or (name == "restated"):
                best = (hit.first, cast(Act, name))
    return best[1] if best else None
