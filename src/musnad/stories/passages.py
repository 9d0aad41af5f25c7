"""Crossings, ports, air space, embassies: which of them a status speaks of, so that two of them are never one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ..lexicon import actors
from ..lexicon.lexicon import Lexicon
from ..model import Status
from ..text.fold import folded
from .accounts import Source

#: Rows of ``arrangements`` that name a passage, and of what sort it is.
_ROWS = "+arrangements:passage."
_SORTS = {
    "port": "sea",
    "airport": "airport",
    "gate": "crossing",
    "embassy": "mission",
    "outlet": "crossing",
    "flights": "air",
}
_EMBASSY = "mission"
#: Sorts that have a name of their own («معبر رفح», «مرفأ بيروت»), by the row of ``org_heads`` that begins it.
_NAMED = {"crossing": "crossing", "sea": "port", "airport": "airport"}
#: How far before the clause the name of a passage may stand, in code points.
_BEFORE = 30
#: Shorter words are no names; so end adjectives; marks that stand for nothing here.
_SHORT, _ADJECTIVE = 2, ("ي", "ية")
_MARKS = {ord(mark): " " for mark in '«»"“”،.؛()'}


def sort_of(status: Status) -> str | None:
    """The sort of passage a status is about: air, sea, crossing, mission ...; ``None`` for what is none."""
    _, found, sort = status.rule.partition(_ROWS)
    return _SORTS.get(sort, sort) if found else None


def passage(source: Source, status: Status, country: str | None) -> str | None:
    """``passage``, the sort, and the name where one is told: «معبر رفح» is another than «معبر نصيب».

    Where the clause names none, the only one of its article is meant; air space is that of a country.
    """
    sort = sort_of(status)
    if sort is None:
        return None
    if sort not in _NAMED:
        return f"passage {sort} {country or ''}" if sort == "air" else f"passage {sort} "
    own = _names(source, sort, max(0, status.start - _BEFORE), status.end)
    names = own[:1] or [*{*_names(source, sort, 0, len(source.reading.text))}]
    return f"passage {sort} {names[0] if len(names) == 1 else ''}"


def _names(source: Source, sort: str, start: int, end: int) -> list[str]:
    """The names of passages of a sort told in a stretch of text: what follows «معبر», without an adjective."""
    words = folded(source.reading.text[start:end]).translate(_MARKS).split()
    heads, out = _heads(source.lexicon, sort), []
    for word, name, behind in zip(words, [*words[1:], ""], [*words[2:], "", ""], strict=False):
        if word.lstrip("وبل") in heads and len(name) > _SHORT:
            more = behind.startswith("ال") and not behind.endswith(_ADJECTIVE) and not name.startswith("ال")
            out.append(f"{name} {behind}" if more else name)
    return out


def gate(status: Status) -> bool:
    """Whether a status is of a crossing, a port or an airport: who shuts it does not hold it, a name tells it apart."""
    return sort_of(status) in _NAMED


def owners(told: Iterable[tuple[Source, Sequence[str | None]]]) -> frozenset[str]:
    """Whose embassies and consulates the articles speak of; with each article, the holders of its statuses."""
    return frozenset(
        h for source, holders in told for s, h in zip(source.analysis.statuses, holders, strict=True)
        if h is not None and sort_of(s) == _EMBASSY
    )  # fmt: skip


def abroad(source: Source, status: Status, known: frozenset[str]) -> str | None:
    """Whose an embassy is that does not say: the one of those spoken of that is not the country it stands in."""
    if sort_of(status) != _EMBASSY:
        return None
    named = [status.place.place, *(m.actor for m in source.analysis.mentions if status.start <= m.start < status.end)]
    places = {c for a in named if a and (c := actors.actor_country(source.lexicon, a))}
    others = known - places if len(places) == 1 and places <= known else frozenset()
    return next(iter(others)) if len(others) == 1 else None


@lru_cache(maxsize=8)
def _heads(lexicon: Lexicon, sort: str) -> tuple[str, ...]:
    """The first words of the names of a sort, folded and without the article."""
    row = lexicon.table("org_heads").get(_NAMED[sort])
    return tuple(folded(word).split("/")[0].strip() for word in row.values("words")) if row is not None else ()


#: Talks, and another's mediating in them.
MEDIATION = "mediation"


def mediated(status: Status) -> str | None:
    """Whether a status of talks is about a mediation: who mediates no longer has not ended the talks."""
    return MEDIATION if status.rule.endswith("+arrangements:talks.mediation") else None


def unlike(a: str | None, b: str | None) -> bool:
    """Whether two theatres cannot be one: a passage and what is none, two sorts, two names.

    >>> unlike("passage sea ", "passage sea beirut"), unlike("passage sea ", "passage air iraq")
    (False, True)
    """
    of_a, of_b = (a or "").split(" ", 2), (b or "").split(" ", 2)
    if any((of_a[0] == tag) != (of_b[0] == tag) for tag in ("passage", MEDIATION)):
        return True
    if of_a[0] != "passage":
        return a is not None and b is not None and a != b
    return of_a[1] != of_b[1] or (bool(of_a[2]) and bool(of_b[2]) and of_a[2] != of_b[2])


def settled(theatres: Sequence[str | None]) -> dict[str | None, str | None]:
    """Theatres that do not say which, each with the one most spoken of that it may be."""
    named = Counter(t for t in theatres if t is not None and not t.endswith(" "))
    out: dict[str | None, str | None] = {}
    for theatre in {*theatres}:
        if theatre is not None and not theatre.endswith(" "):
            out[theatre] = theatre
            continue
        may = [t for t in named if not unlike(theatre, t)]
        out[theatre] = min(may, key=lambda t: (-named[t], t)) if may else theatre
    return out
