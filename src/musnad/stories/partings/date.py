"""One act, dated differently; and what only looks so: the day of deciding and of announcing, an act told again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import DECIDED, Event, Status
from ..accounts import Source, root, who
from ..days import Days, days, iso
from ..lanes import Claim
from ..model import Account, Disagreement, Occurrence
from ..occurrences import OTHER_DATE
from ..tellings import Telling, announced
from .sides import disagreement

#: Days between deciding and announcing.
_ANNOUNCED_WITHIN = 30
#: Acts that are done once: changes of an arrangement, agreements.
_ONCE = frozenset(("stop", "work", "accord"))
#: Acts that are done to one person at a time.
_PERSONAL = frozenset(("ASSAULT", "COERCE", "SANCTION", "RETREAT"))
_OWN = frozenset(("clause", "sentence"))


def date_partings(
    told: Sequence[Telling], claims: Sequence[Claim], timeline: Sequence[Occurrence], explained: bool
) -> Iterator[Disagreement]:
    """Acts that different articles put on different days, a few apart.

    Only days that the accounts write count, never one inferred, corrected or taken from the other side. The day of an
    announcement («أعلن الثلاثاء تعليق ...») is not the day of the act.
    """
    parted: set[tuple[str, str]] = set()
    for tellings in _acts(told, claims):
        for first, later in _pairs(tellings):
            sides = [(t, announced(t)) for t in (*first, *later)]
            own = [any(not said for t, said in sides if t in side) for side in (first, later)]
            explanation = None if all(own) else "decision_vs_announcement" if any(own) else "restatement"
            if explanation and not explained:
                continue
            lead = first[0]
            values = ((_day(t.when), [t.account]) for t in (*first, *later))
            name = who(lead.source.lexicon, next((t.actor for t in (*first, *later) if t.actor), None))
            made = disagreement("date", lead.event.type, name, values, 0.5 if explanation else 1.3, explanation)
            accounts = {(a.article, a.start) for side in made.sides for a in side.accounts} if made else set()
            if made and not accounts <= parted:
                parted |= {(article, str(start)) for article, start in accounts}
                yield made
    yield from _impossible(told, timeline, explained)
    if explained:
        yield from _restated(timeline)
        for source in {id(t.source): t.source for t in told}.values():
            yield from _decided(source)


def _dated(t: Telling) -> bool:
    timex = t.source.timexes.get(t.event.date.timex or "")
    if t.when is None or t.when.width or t.when.open_ or t.literal is not None or timex is None:
        return False
    written = t.event.date.basis in _OWN and timex.basis != "inferred"
    return written and t.event.polarity == "affirmed" and t.event.modality == "asserted"


def _acts(told: Sequence[Telling], claims: Sequence[Claim]) -> Iterator[list[Telling]]:
    """Tellings of one act: by who did it; where some do not say, by whose arrangement it changed, if only one is named
    as having done that."""
    holders = {(id(c.source), c.status.id): c.holder for c in claims}
    acts: dict[tuple[object, ...], list[Telling]] = {}
    persons: dict[tuple[str, str | None, str], list[Telling]] = {}
    unnamed: dict[tuple[str, str | None, str, str], list[Telling]] = {}
    for t in told:
        if not _dated(t):
            continue
        for status in _changes(t):
            holder = holders.get((id(t.source), status.id))
            acts.setdefault((t.family, t.actor, status.kind, status.status), []).append(t)
            unnamed.setdefault((t.family, holder, status.kind, status.status), []).append(t)
        for act in _persons(t):
            persons.setdefault(act, []).append(t)
    yield from persons.values()
    yield from (found for key, found in acts.items() if key[1] is not None)
    for (_, holder, *_), found in unnamed.items():
        actors = {root(t.actor) for t in found}
        if holder is not None and None in actors and len(actors) == 2:
            yield found


def _changes(t: Telling) -> list[Status]:
    """The changes of arrangements that an event tells."""
    if t.family not in _ONCE:
        return []
    return [
        s for s in t.source.analysis.statuses
        if s.trigger.start is not None and t.event.start <= s.trigger.start < t.event.end
    ]  # fmt: skip


def _persons(t: Telling) -> Iterator[tuple[str, str | None, str]]:
    """The person whom an act is about, where it is done once: nobody is killed, arrested or dismissed on two days in
    one act, and nobody resigns twice; with what it is."""
    whom = t.event.actor if t.event.mode == "resign" else t.event.recipient if t.event.type in _PERSONAL else None
    if whom is not None and whom.actor and not whom.actor.startswith("place:"):
        named = [m for m in t.source.analysis.mentions if m.start == whom.start]
        if any(m.type == "PER" and m.level == "NAM" for m in named):
            yield t.event.type, t.event.mode if t.event.type != "ASSAULT" else None, whom.actor


def _pairs(told: Sequence[Telling]) -> Iterator[tuple[list[Telling], list[Telling]]]:
    """Tellings of two days that no article tells both of."""
    by_day: dict[int, list[Telling]] = {}
    for t in told:
        assert t.when is not None
        by_day.setdefault(t.when.low, []).append(t)
    ordered = sorted(by_day)
    for i, first in enumerate(ordered):
        for later in ordered[i + 1 :]:
            if later - first > OTHER_DATE:
                break
            articles = [{id(t.source) for t in by_day[day]} for day in (first, later)]
            if not articles[0] & articles[1]:
                yield by_day[first], by_day[later]


def _day(when: Days | None) -> str:
    return (iso(when.low) if when else None) or "?"


def _impossible(told: Sequence[Telling], timeline: Sequence[Occurrence], explained: bool) -> Iterator[Disagreement]:
    """A day that cannot be, against the day that others give for the act: «في كانون الثاني 1998» of a vote of 2020.

    What is likely meant is the flag's to say; the account itself gives another day. Where its text is a translation,
    that is the explanation.
    """
    translated = {t.source.reading.id for t in told if t.source.translated}
    for o in timeline:
        odd = [a for a in o.accounts if "date_impossible" in a.flags]
        others = [a for a in o.accounts if a.article not in {x.article for x in odd}]
        if not odd or not others or not o.date.literal or not o.date.told:
            continue
        explanation = "translation" if all(a.article in translated for a in odd) else None
        if explanation is None or explained:
            sides = ((str(o.date.from_), others), (o.date.literal, odd))
            made = disagreement("date", o.type, o.actor, sides, 0.5 if explanation else 1.2, explanation)
            if made:
                yield made


def _restated(timeline: Sequence[Occurrence]) -> Iterator[Disagreement]:
    """Acts told again later by the same party."""
    known = {o.id: o for o in timeline}
    for later in timeline:
        first = known.get(later.restates or "")
        if first is not None:
            sides = ((str(o.date.from_), o.accounts) for o in (first, later))
            made = disagreement("date", first.type, first.actor, sides, 0.4, "restatement")
            if made:
                yield made


def _decided(source: Source) -> Iterator[Disagreement]:
    """«أعلن المتحدث الأحد أن الحكومة قررت السبت تقييد ...»: one act, decided one day and announced on another."""
    text = source.reading.text
    for quotation in source.analysis.quotations:
        cue = quotation.cue.start
        if cue is None or cue >= quotation.start or not text[cue : quotation.start].strip():
            continue
        said = [
            t for t in source.analysis.timexes
            if cue < t.start and t.end <= quotation.start and t.type == "DATE" and t.from_ and t.from_ == t.to
        ]  # fmt: skip
        if len(said) != 1:
            continue
        acts = [e for e in source.analysis.events if quotation.start <= e.start < quotation.end]
        for event in acts:
            decided, told_on = days(event.date.from_, event.date.to), days(said[0].from_, said[0].to)
            if decided is None or told_on is None or not _decision(event) or decided.width:
                continue
            if 0 < told_on.low - decided.low <= _ANNOUNCED_WITHIN:
                sides: list[tuple[str, list[Account]]] = [
                    (_day(decided), [source.account(event.start, event.end, event.attribution, whole=False)]),
                    (_day(told_on), [source.account(said[0].start, said[0].end, None, whole=False)]),
                ]
                name = who(source.lexicon, event.actor.actor)
                made = disagreement("date", event.type, name, sides, 0.4, "decision_vs_announcement")
                if made:
                    yield made
                break


def _decision(event: Event) -> bool:
    own = (event.date.basis in _OWN or event.date.basis == "landmark") and event.type in DECIDED
    return own and event.modality in ("asserted", "planned") and event.polarity == "affirmed"
