"""Tellings: an event as one article tells it, with its date read for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon.actors import actor_country
from ..model import Event, Flag
from .accounts import Source, root
from .days import Days, days
from .flagged import likely
from .model import Account

#: Types that readers use for one another when a party gives something up or stops it.
FAMILY = {
    "SANCTION": "stop",
    "RETREAT": "stop",
    "COOPERATE": "work",
    "AID": "work",
    "AGREE": "accord",
    "SUPPORT": "accord",
}
#: A date that rests on the clause, the sentence or a public event; others are carried over.
_STRONG = frozenset(("clause", "sentence", "landmark"))

#: Code points after a reason within which a relative clause goes on telling it: «الضربة التي قتلت».
_RELATIVE = 12


class Telling(NamedTuple):
    """One event as one article tells it."""

    source: Source
    event: Event
    when: Days | None
    strong: bool
    literal: str | None
    family: str
    actor: str | None
    recipient: str | None
    place: str | None
    account: Account
    #: Who acts together: the roots of the actor and of those joined to it by «و»; empty for one alone.
    together: frozenset[str]


def tellings(sources: Sequence[Source]) -> list[Telling]:
    """Every event of every article, with its date read for comparison: a flagged date by its likely value."""
    out = []
    for source in sources:
        corrected = {(f.start, f.end): f for f in source.corrected}
        reasons = _reasons(source)
        for event in source.analysis.events:
            flag = _flag_of(source, event, corrected)
            when = likely(flag) if flag else _since_its_reason(source, event) or _dated(source, event)
            earlier = _only_a_reason(source, event, reasons)
            out.append(
                Telling(
                    source, event, when, flag is not None or (event.date.basis in _STRONG and not earlier),
                    _literal(event) if flag else None,
                    FAMILY.get(event.type, event.type), event.actor.actor, event.recipient.actor, event.place.place,
                    source.account(event.start, event.end, event.attribution, of=event.id), _together(source, event),
                )
            )  # fmt: skip
    return out


def _together(source: Source, event: Event) -> frozenset[str]:
    """«أعلنت الرياض وواشنطن»: of a capital the government it stands for, so that another order says the same."""
    named = [m for m in source.analysis.mentions if m.start == event.actor.start and m.end == event.actor.end]
    for m in source.analysis.mentions if named else ():
        behind = 0 <= m.start - named[-1].end <= 1 and (m.clitic or "").startswith("و")
        if behind and m.type == named[-1].type and m.actor:
            named.append(m)
    if len(named) < 2:
        return frozenset()
    places = [actor_country(source.lexicon, m.actor) if m.type == "LOC" and m.actor else None for m in named]
    found = [country or root(m.metonym or m.actor) for m, country in zip(named, places, strict=True)]
    return frozenset(actor for actor in found if actor)


def _dated(source: Source, event: Event) -> Days | None:
    """The days of an event; one that is dated by publication only, by when its words were first printed."""
    passage = source.passage(event.start, event.end) if event.date.basis == "published" else None
    if passage is not None and passage.published.to and event.date.to == source.reading.published.to:
        return days(passage.published.from_, passage.published.to)
    return days(event.date.from_, event.date.to)


def _since_its_reason(source: Source, event: Event) -> Days | None:
    """What is told without a date, as a consequence of something dated, lies between that and the day it was told."""
    if event.cause is None or event.date.basis not in ("published", "unknown"):
        return None
    for reason in source.analysis.events:
        near = event.cause.start <= reason.start < event.cause.end + _RELATIVE
        if near and reason.date.basis in _STRONG and reason.date.from_:
            return days(reason.date.from_, source.reading.published.to)
    return None


def _reasons(source: Source) -> list[tuple[int, int]]:
    """Spans that give the reason for something else."""
    causes = [*(e.cause for e in source.analysis.events), *(s.cause for s in source.analysis.statuses)]
    return sorted({(c.start, c.end) for c in causes if c is not None})


def _only_a_reason(source: Source, event: Event, reasons: Sequence[tuple[int, int]]) -> bool:
    """Whether an event is named as the reason for another, whose date is not its own («أوقف في 5 يناير إثر الضربة»)."""
    timex = source.timexes.get(event.date.timex or "")
    return event.date.basis != "landmark" and any(
        s <= event.start < e and not (timex is not None and s <= timex.start < e) for s, e in reasons
    )


def _flag_of(source: Source, event: Event, corrected: dict[tuple[int, int], Flag]) -> Flag | None:
    timex = source.timexes.get(event.date.timex or "")
    return corrected.get((timex.start, timex.end)) if timex else None


def _literal(event: Event) -> str | None:
    return event.date.from_ if event.date.from_ == event.date.to else f"{event.date.from_ or ''}…{event.date.to or ''}"


def announced(t: Telling) -> bool:
    """Whether the day of a telling is that of saying so: «أعلن الجيش، الأربعاء، تعليق ...»."""
    timex = t.source.timexes.get(t.event.date.timex or "")
    if timex is None:
        return False
    return any(
        q.start <= t.event.start < q.end and q.cue.start is not None and q.cue.start < timex.start < q.start
        for q in t.source.analysis.quotations
    )
