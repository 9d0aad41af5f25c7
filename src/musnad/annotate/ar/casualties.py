"""How many an attack killed or wounded, how many were arrested: the figures of the clause, by what becomes of them."""

from __future__ import annotations

from bisect import bisect_left

from ...lexicon.lexicon import Hit
from ..document import Document
from .grammar import grammar
from .particles import STRONG

#: What becomes of those who are counted, by the type of event that does it to them.
_OF_TYPE = {
    "ASSAULT": frozenset(("killed", "wounded")),
    "COERCE": frozenset(("captured",)),
    "PROTEST": frozenset(("killed", "wounded", "captured")),
    "RETREAT": frozenset(("freed",)),
}
#: How far from its trigger a figure may stand, in words.
_REACH = 25


def casualties(doc: Document, hit: Hit) -> tuple[str, ...]:
    """Ids of the figures of the killed, wounded, arrested or freed that belong to an event, in the order of the text.

    A trigger that itself says what becomes of people (قتل، إصابة) has its own kind only.
    """
    states = _OF_TYPE.get(str(hit.row["type"]))
    if states is None:
        return ()
    figures = _figures(doc)
    if not figures[0]:
        return ()
    own = {str(h.row["state"]) for h in doc.at(hit.first) if h.table == "count_states" and h.last == hit.last}
    wanted = states & own if states & own else states
    if own & {"captured"} and hit.row["type"] == "ASSAULT":
        wanted = frozenset(("captured",))
    low, high = grammar(doc).sentence(hit.first)
    low, high = max(low, hit.first - _REACH), min(high, hit.last + _REACH)
    at, found = figures
    out = []
    for index in range(bisect_left(at, low), bisect_left(at, high)):
        state, name = found[index]
        first, last = sorted((at[index], hit.first))
        if state in wanted and STRONG.isdisjoint(doc.words[first:last]):
            out.append(name)
    return tuple(out[:8])


def _figures(doc: Document) -> tuple[list[int], list[tuple[str, str]]]:
    """The figures that say what becomes of people: their tokens, their states and ids."""
    known: tuple[list[int], list[tuple[str, str]]] | None = doc.notes.get("casualties")
    if known is None:
        rows = sorted(
            (doc.token_at(q.start), q.of.state, q.id) for q in doc.quantities if q.of is not None and q.of.state
        )
        known = doc.notes["casualties"] = [r[0] for r in rows], [(str(r[1]), r[2]) for r in rows]
    return known
