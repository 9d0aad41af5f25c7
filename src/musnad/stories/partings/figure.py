"""Figures for one thing at one time that rounding cannot bring together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...text.fold import folded
from ...text.split import tokenize
from ..accounts import who
from ..days import Days, meet
from ..figures import Count, by_thing
from ..model import Disagreement
from .sides import disagreement

#: Days between two as-of dates that are one time.
_SAME_TIME = 10
#: Fewer than these are those of one happening.
_MANY = 10_000
#: Code points behind a figure in which what is said of it begins; the letters and length of a verb in the imperfect.
_BEHIND = 40
_IMPERFECT, _SHORTEST_VERB = frozenset("يت"), 4
_INCIDENT = frozenset(("killed", "wounded", "captured", "missing", "arrested", "freed"))


def figure_partings(found: Sequence[Count], explained: bool) -> Iterator[Disagreement]:
    """Differing figures, by what they count; rounding and updates only where asked for."""
    for (noun, actor, _, _), told in by_thing(found).items():
        for alike in _matters(told) if actor is None else [told]:
            if len(alike) < 2:
                continue
            name = who(alike[0].source.lexicon, actor) if actor else None
            topic = alike[0].quantity.unit or noun
            for explanation, counts in _parted(alike).items():
                if counts and (explained or not explanation):
                    sides = ((_value(c), [c.account]) for c in counts)
                    made = disagreement("figure", topic, name, sides, 0.5 if explanation else 1.7, explanation or None)
                    if made:
                        yield made


def _matters(told: Sequence[Count]) -> Iterator[list[Count]]:
    """Figures of nobody in particular that can only be of one thing: of a lasting state, or of what is said of them in
    the same words («218 سفينة تنتظر في البحر» and «97 سفينة تنتظر ...»)."""
    yield [c for c in told if _stock(c)]
    said: dict[str, list[Count]] = {}
    for c in told:
        if not _stock(c) and not _of_happening(c) and (words := _said_of(c)):
            said.setdefault(words, []).append(c)
    yield from said.values()


def _said_of(count: Count) -> str | None:
    """What is said of a counted thing at the moment: a verb in the imperfect behind it, and the word after that.

    Not in the past: «20 صاروخا أطلقت من ...» is told of one attack today and of another tomorrow.
    """
    words = tokenize(folded(count.source.reading.text[count.quantity.start : count.quantity.end + _BEHIND])).words
    noun = count.noun.split()[-1]
    at = next((i for i, word in enumerate(words) if word == noun or word == folded(count.quantity.unit or "")), None)
    said = list(words[at + 1 : at + 3]) if at is not None else []
    if len(said) < 2 or said[0][0] not in _IMPERFECT or len(said[0]) < _SHORTEST_VERB:
        return None
    hits = count.source.lexicon.find(said[:1])
    return None if any(h.form.features.pos != "verb" for h in hits) else " ".join(said)


def _stock(count: Count) -> bool:
    """Whether a figure of nobody in particular can only be of one thing: so many people in a state that lasts, as the
    displaced of a war; not the dead of one of many attacks."""
    q = count.quantity
    value = q.value if q.value is not None else q.low
    return (
        q.type == "cardinal" and value is not None and value >= _MANY and not _of_happening(count) and _people(count)
    )  # fmt: skip


def _of_happening(count: Count) -> bool:
    """Whether a figure is of those whom one happening struck."""
    q = count.quantity
    of_event = any(q.id in e.quantities for e in count.source.analysis.events)
    return of_event or (q.of is not None and q.of.state in _INCIDENT)


def _people(count: Count) -> bool:
    rows = [h.row for h in count.source.lexicon.find(count.noun.split()[:1]) if h.table == "counted_nouns"]
    return any(row["kind"] == "person" for row in rows)


class _Figure(NamedTuple):
    """What decides whether a figure parts from another; ``value``: as told, with its least and most."""

    value: tuple[float | None, ...]
    bounds: tuple[float, float]
    when: Days | None
    carried: bool


def _parted(told: Sequence[Count]) -> dict[str, list[Count]]:
    """Figures that part from another article's, by the reason (none: ``""``), in the order of the pairs that they make.

    Most of many figures are the same few told again, so kinds of figures are compared, not all with all.
    """
    kinds: dict[_Figure, list[int]] = {}
    of: list[_Figure] = []
    for i, c in enumerate(told):
        q = c.quantity
        figure = _Figure((q.value, q.low, q.high), c.bounds, c.when, c.account.carried_over is not None)
        of.append(figure)
        kinds.setdefault(figure, []).append(i)
    others: dict[_Figure, dict[str, list[int]]] = {}
    for a in kinds:
        found: dict[str, list[int]] = {"": [], "rounding": [], "update": [], "stale_background": []}
        for b, members in kinds.items():
            verdict = _verdict(a, b)
            if verdict is not None:
                found[verdict].extend(members)
        others[a] = {verdict: sorted(members) for verdict, members in found.items()}
    out: dict[str, list[Count]] = {}
    for verdict in ("", "rounding", "update", "stale_background"):
        chosen: dict[int, None] = {}
        met: dict[_Figure, set[int]] = {}
        for i, figure in enumerate(of):
            # after figures of two articles have met all behind them, no further one of the kind can add any
            if len(done := met.setdefault(figure, set())) < 2:
                done.add(id(told[i].source))
                behind = [j for j in others[figure][verdict] if j > i and told[j].source is not told[i].source]
                chosen.update(dict.fromkeys([i, *behind] if behind else ()))
            elif i not in chosen:
                parts = any(j > i and told[j].source is not told[i].source for j in reversed(others[figure][verdict]))
                chosen.update({i: None} if parts else {})
        out[verdict] = [told[i] for i in chosen]
    return out


def _verdict(a: _Figure, b: _Figure) -> str | None:
    """``None``: the same; ``""``: they part; else why they differ."""
    if a.value == b.value or a.when is None or b.when is None:
        return None
    if a.bounds[0] < b.bounds[1] and b.bounds[0] < a.bounds[1]:
        return "rounding"
    if meet(a.when, b.when, _SAME_TIME):
        return ""  # also where one is a copy's: its day is that of what it repeats
    return "stale_background" if a.carried or b.carried else "update"


def _value(count: Count) -> str:
    q = count.quantity
    if q.value is not None:
        number = f"{q.value:,}"
    else:
        number = "-".join(f"{bound:,}" for bound in (q.low, q.high) if bound is not None)
    return number if q.modifier == "exact" else f"{q.modifier} {number}"
