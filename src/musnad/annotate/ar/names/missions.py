"""Missions and forces abroad that are called without saying which: «البعثة الأممية», «قوات حفظ السلام في الجولان».

Which one is meant is told by the short name in marks behind, by the place behind, by the mission that the text names,
or by the countries it speaks of; where all of these leave two, nothing is guessed.
"""

from __future__ import annotations

import functools
from collections import Counter

from ....lexicon.lexicon import Hit, Lexicon
from ....lexicon.loader import Row
from ...document import Document
from .bounds import limit_of
from .candidates import Candidate
from .name_words import NAME_WORDS

_PLACES = frozenset(("countries", "places", "cities"))
#: Between the words for a mission and its place: «العاملة في جنوب», «إلى».
_ON_THE_WAY = NAME_WORDS["stationed"]
_FARTHEST = 4
#: Of «القوات الدولية» alone nobody says which.
_OF_ANY = NAME_WORDS["forces_of_any"]
_MARKS = frozenset('("«“')
_RULE = "mission_names"


def read(doc: Document) -> list[Candidate]:
    """The words themselves, with the place that tells which one is meant."""
    out = []
    for hit in doc.longest(_RULE):
        clitic = hit.head.removesuffix("ال") or None
        place = _place_behind(doc, hit)
        row = None if place is None else _stationed(doc.lexicon, hit.row, place.row)
        last = hit.last if row is None or place is None else place.last
        actor = None if row is None else row.key
        out.append(Candidate(hit.first, last, "ORG", hit.row.where, actor, clitic=clitic, weight=3))
    return out


def resolve(doc: Document, found: list[Candidate]) -> None:
    """Say which mission is meant where no place behind the words does."""
    open_ = [c for c in found if c.type == "ORG" and c.actor is None and c.rule.startswith(_RULE)]
    if not open_:
        return
    rows = {row.where: row for row in doc.lexicon.table(_RULE).values()}
    known = sorted((c for c in found if c.actor and c.type == "ORG"), key=lambda c: c.first)
    spoken = _spoken_of(doc, found)
    for c in open_:
        meant = _meant(doc.lexicon, rows[c.rule].key)
        marked = next((k for k in known if k.first == c.last + 1 and k.actor in meant), None)
        if marked is not None and doc.words[c.last] in _MARKS:
            c.actor = marked.actor
            continue
        named = [k for k in known if k.actor in meant]
        if named:
            c.actor = next((k.actor for k in reversed(named) if k.first < c.first), named[0].actor)
        else:
            c.actor = _best(meant, spoken)
        if c.actor is None and doc.words[c.first].removeprefix(c.clitic or "") in _OF_ANY:
            c.level = "NOM"  # القوات الدولية: of no one body


def of_parent(doc: Document, found: list[Candidate], short: str) -> str | None:
    """The mission of a body that the text names which a bare «البعثة» means, by the countries spoken of."""
    named = {c.actor for c in found if c.type == "ORG"}
    meant: dict[str, Row] = {}
    for row in doc.lexicon.table(_RULE).values():
        if short in row.values("short") and not named.isdisjoint(row.values("parent")):
            meant |= _meant(doc.lexicon, row.key)
    return _best(meant, _spoken_of(doc, found)) if meant else None


def _best(meant: dict[str, Row], spoken: Counter[str]) -> str | None:
    """Of rows the one most of whose context is spoken of, if it is one."""
    ranked = sorted((-sum(spoken[key] for key in row.values("context")), key) for key, row in meant.items())
    if not ranked or not ranked[0][0] or (len(ranked) > 1 and ranked[1][0] == ranked[0][0]):
        return None
    return ranked[0][1]


def _spoken_of(doc: Document, found: list[Candidate]) -> Counter[str]:
    """How often each country and place is spoken of."""
    spoken: Counter[str] = Counter()
    for c in found:
        if c.type in ("LOC", "FAC") and c.actor and c.actor.startswith("place:"):
            spoken.update({c.actor.removeprefix("place:"), _country_of(doc.lexicon, c.actor) or c.country or ""})
        elif c.type == "ORG" and c.actor:
            spoken[c.actor.split(".")[0]] += 1
    spoken.update(h.row.key for h in doc.of("countries") if h.form.column == "adjectives")
    return spoken


@functools.lru_cache(maxsize=20_000)
def _country_of(lexicon: Lexicon, place: str) -> str | None:
    key = place.removeprefix("place:")
    for table in ("places", "cities"):
        row = lexicon.table(table).get(key)
        if row is not None:
            return row["country"] or None
    return None


def _place_behind(doc: Document, hit: Hit) -> Hit | None:
    """The place behind «في», «إلى» or «العاملة في جنوب»."""
    limit = min(limit_of(doc, hit.first), hit.last + _FARTHEST)
    for at in range(hit.last, limit):
        places = [h for h in doc.at(at) if h.table in _PLACES and h.form.column != "adjectives"]
        if places and (at > hit.last or places[0].head in ("ب", "ل")):
            best = max(places, key=lambda h: h.last)
            return best if at == hit.last or not best.head else None
        if doc.words[at] not in _ON_THE_WAY:
            return None
    return None


def _stationed(lexicon: Lexicon, words: Row, place: Row) -> Row | None:
    """The mission meant by words that is at a place, else the one in its country; of two none."""
    meant = _meant(lexicon, words.key).values()
    for where in (place.key, place.key if place.table == "countries" else place["country"]):
        there = [row for row in meant if where in row.values("context")]
        if there:
            return there[0] if len(there) == 1 else None
    return None


@functools.lru_cache(maxsize=256)
def _meant(lexicon: Lexicon, key: str) -> dict[str, Row]:
    """The actors that a row of words may mean: of its parent, and with its short form."""
    words = lexicon.table(_RULE)[key]
    return {
        row.key: row
        for row in lexicon.table("actors").values()
        if row["parent"] in words.values("parent") and words["short"] in row.values("short")
    }
