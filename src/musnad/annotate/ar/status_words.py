"""Closed classes of words that the reading of statuses walks over or stops at, from the table ``status_words``."""

from __future__ import annotations

import functools
from typing import NamedTuple

from ...lexicon.lexicon import Lexicon
from ...text.fold import folded


class Closed(NamedTuple):
    """Closed classes of words, from the table ``status_words``."""

    between: frozenset[str]
    prepositions: frozenset[str]
    stops: frozenset[str]
    modals: frozenset[str]
    scopes: frozenset[str]
    partial: frozenset[str]
    places: tuple[str, ...]
    planners: tuple[str, ...]
    wanters: tuple[str, ...]
    upcoming: frozenset[str]
    about: frozenset[str]
    reasons: frozenset[str]
    failures: tuple[str, ...]
    approval: frozenset[str]
    authority: frozenset[str]
    legislature: tuple[str, ...]
    terms: frozenset[str]
    against: frozenset[str]
    forces: frozenset[str]
    sides: frozenset[str]
    shares: tuple[str, ...]
    carrying_out: frozenset[str]
    includes: frozenset[str]
    staying: tuple[str, ...]
    again: frozenset[str]
    days: frozenset[str]
    approved: tuple[str, ...]
    agreed: tuple[str, ...]
    never: frozenset[str]
    done: frozenset[str]
    tens: frozenset[str]
    for_good: tuple[str, ...]


@functools.lru_cache(maxsize=8)
def closed(lexicon: Lexicon) -> Closed:
    """The closed classes of a lexicon; of a phrase, its words."""
    rows = lexicon.table("status_words")

    def of(name: str, split: bool = True) -> frozenset[str]:
        found = (folded(v) for v in rows[name].values("words")) if name in rows else ()
        return frozenset(w for v in found for w in (v.split() if split else [v]))

    def begins(name: str) -> tuple[str, ...]:
        return tuple(sorted(of(name, False)))

    return Closed(
        of("between"), of("preposition"), of("stop", False), of("modal"), of("scope", False), of("partial") - {"من"},
        begins("place"), begins("planner"), begins("wanter"), of("before", False), of("about", False),
        of("reason", False), begins("failure"), of("approval", False), of("authority", False),
        begins("legislature"), of("terms", False), of("against"), of("forces"), of("side"),
        begins("share"), of("carrying_out"), of("includes"), begins("staying"), of("again"), of("day"),
        begins("approved"), begins("agreed"), of("never"), of("done"), of("tens"), begins("for_good"),
    )  # fmt: skip
