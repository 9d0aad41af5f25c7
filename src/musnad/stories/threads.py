"""Which story an article belongs to: it follows the earlier article that it has most in common with.

An article is known by *keys*: whom and where it names, what it says happened or stands, the words it comes back to. A
key counts for two articles only if the earlier one is among the last few before the later one that have it: a rare key
reaches years back, one that every article has reaches a day. That is rarity without counting all articles, and it looks
at a few rows a key however large the record is.

An article *follows* the earlier one it shares most with, if that is enough; a story is all that follows one another.
All of this is a function of the set of articles, so the order in which they were added plays no part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ..lexicon import actors
from ..lexicon.lexicon import Lexicon
from ..model import Analysis
from ..text.fold import folded, search_key
from .accounts import root
from .copies import _DAY_BITS
from .prints import _WORD
from .tellings import FAMILY

#: For each key, so many of the last earlier articles that have it count.
LAST = 12
#: Least weight of what two articles share; least score: the part of what they are known by, and a little for the weight
#: itself, since long articles share a smaller part.
WEIGHT, ENOUGH, _PER_WEIGHT = 2.0, 0.27, 0.02
#: A score counts less for articles far apart: after so many days, two thirds of it.
_FAR = 365
_LEADS = ("وال", "بال", "فال", "كال", "لل", "ال")
_MOST_WORDS, _MOST_KEYS = 12, 40
_WEIGHTS = {
    "person": 2.0,
    "group": 1.5,
    "country": 0.4,
    "place": 1.0,
    "event": 1.5,
    "day": 2.5,
    "status": 1.5,
    "word": 0.7,
}


class Thread(NamedTuple):
    """What an article follows: the key of the earlier one, how much they share (0 to 1), and the keys they share."""

    parent: int
    score: float
    shared: tuple[str, ...]


def keys(text: str, analysis: Analysis, lexicon: Lexicon) -> dict[str, float]:
    """What an article is known by, each key with its weight."""
    out: dict[str, float] = {}
    tellers = _tellers(analysis)
    for m in analysis.mentions:
        if m.level != "NAM" or m.anonymous is not None or not m.actor or m.actor in tellers:
            continue
        kind = _kind(lexicon, m.type, m.actor)
        if kind is not None:
            out[f"{kind}:{m.actor.removeprefix('place:')}"] = _WEIGHTS[kind]
    for e in analysis.events:
        family, parties = (
            FAMILY.get(e.type, e.type),
            sorted({p for p in (root(e.actor.actor), root(e.recipient.actor)) if p}),
        )
        if not parties or e.modality not in ("asserted", "planned"):
            continue
        if len(parties) == 2:
            out[f"event:{family}:{parties[0]}:{parties[1]}"] = _WEIGHTS["event"]
        if e.date.from_ and e.date.from_ == e.date.to and e.date.basis in ("clause", "sentence", "landmark"):
            out[f"day:{family}:{e.date.from_}"] = _WEIGHTS["day"]
    for s in analysis.statuses:
        held = root(s.holder.actor) or root(s.partner.actor)
        if held:
            out[f"status:{s.kind}:{held}"] = _WEIGHTS["status"]
    for word in _words(text, analysis, lexicon):
        out[f"word:{word}"] = _WEIGHTS["word"]
    ranked = sorted(out.items(), key=lambda item: (-item[1], item[0]))
    return dict(ranked[:_MOST_KEYS])


def _tellers(analysis: Analysis) -> set[str]:
    """The outlets and agencies that an article names as its tellers: no part of what it tells."""
    return {
        link.actor for a in analysis.attributions for link in a.links
        if link.actor and link.level in ("outlet", "agency", "medium")
    }  # fmt: skip


def _kind(lexicon: Lexicon, type_: str, actor: str) -> str | None:
    row = actors.actor_row(lexicon, actor)
    if row is not None and row.table == "outlets":
        return None
    local = actor.startswith("local:")
    if local and (" " not in actor or type_ not in ("PER", "ORG")):
        return None
    if type_ == "PER":
        return "person"
    if type_ in ("LOC", "FAC"):
        return "country" if _is_country(lexicon, actor) else "place"
    return "country" if not local and _is_country(lexicon, root(actor) or actor) else "group"


@lru_cache(maxsize=10_000)
def _is_country(lexicon: Lexicon, actor: str) -> bool:
    row = actors.actor_row(lexicon, actor)
    return row is not None and row.table == "countries"


def _words(text: str, analysis: Analysis, lexicon: Lexicon) -> list[str]:
    """The words of substance that a text comes back to, or that stand in its headline."""
    counts: Counter[str] = Counter()
    headline: set[str] = set()
    named = _Spans((m.start, m.end) for m in analysis.mentions if m.level == "NAM")
    for number, s in enumerate(analysis.sentences):
        for m in _WORD.finditer(text, s.start, s.end):
            stem = None if m.start() in named else _stem(lexicon, m[0])
            if stem:
                counts[stem] += 1
                if number == 0:
                    headline.add(stem)
    kept = [w for w, n in counts.items() if n > 1 or w in headline]
    return sorted(kept, key=lambda w: (-counts[w], w not in headline, -len(w), w))[:_MOST_WORDS]


class _Spans:
    """Whether an offset lies in one of some spans."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [s for s, _ in ordered]
        self._ends = list(accumulate((e for _, e in ordered), max))

    def __contains__(self, offset: object) -> bool:
        assert isinstance(offset, int)
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]


@lru_cache(maxsize=20_000)
def _stem(lexicon: Lexicon, word: str) -> str | None:
    """A word without its article; ``None`` for short ones, numbers, and words of telling, time and order."""
    found = search_key(word)
    if len(found) < 4 or not found.isalpha():
        return None
    if any(hit.table in _EMPTY for hit in lexicon.find([folded(word)])):
        return None
    lead = next((p for p in _LEADS if found.startswith(p) and len(found) - len(p) >= 3), "")
    return found[len(lead) :]


#: Tables whose words say nothing of what an article is about.
_EMPTY = frozenset(
    ("reporting_verbs", "auxiliary_verbs", "clause_words", "date_modifiers", "deictics", "time_units", "months",
     "weekdays", "countries")
)  # fmt: skip


def score(shared: Iterable[str], mine: Mapping[str, float], others: float, days: int) -> float:
    """How much of what two articles are known by they share, less for those far apart; 0 where it is not enough.

    ``others``: all that the earlier one is known by; ``days`` between the two.
    """
    weight = sum(mine[k] for k in shared)
    if weight < WEIGHT:
        return 0.0
    all_ = (sum(mine.values()) * others) ** 0.5
    found = (weight / all_ if all_ else 0.0) + weight * _PER_WEIGHT
    found /= 1 + 0.5 * min(days, _FAR) / _FAR
    return round(found, 6) if found >= ENOUGH else 0.0


def follows(
    place: int,
    mine: Mapping[str, float],
    last: Callable[[str], Iterable[tuple[int, int]]],
    weight: Callable[[int], float],
) -> Thread | None:
    """What an article of a place in the order of publication follows.

    ``last(key)``: place and key of the last few earlier articles that have a key; ``weight``: all that one is known by.
    """
    shared: dict[tuple[int, int], list[str]] = {}
    for name in mine:
        for other in last(name):
            shared.setdefault(other, []).append(name)
    best: tuple[float, int, int] | None = None
    for (at, key), names in shared.items():
        if sum(mine[n] for n in names) < WEIGHT:
            continue
        found = score(names, mine, weight(key), (place >> _DAY_BITS) - (at >> _DAY_BITS))
        if found and (best is None or (found, -at) > (best[0], -best[1])):
            best = (found, at, key)
    if best is None:
        return None
    names = sorted(shared[best[1], best[2]], key=lambda n: (-mine[n], n))
    return Thread(best[2], best[0], tuple(names))
