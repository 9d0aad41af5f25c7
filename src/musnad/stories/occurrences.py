"""Occurrences: what several accounts report as one happening.

Accounts merge on type, parties, place and overlapping dates, never across a contradiction of polarity or modality; each
stays whole, and the reason is kept. A later telling by the same party is linked as a restatement, not merged.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from ..lexicon.lexicon import Lexicon
from ..model import Event, Flag
from .accounts import Source, distinct, root, voices, who
from .days import Days, common, days, iso, meet, precision
from .flagged import likely
from .model import Account, Day, Occurrence, Who, story_id

#: Types that readers use for one another when a party gives something up or stops it.
_FAMILY = {
    "SANCTION": "stop",
    "RETREAT": "stop",
    "COOPERATE": "work",
    "AID": "work",
    "AGREE": "accord",
    "SUPPORT": "accord",
}
#: A date that rests on the clause, the sentence or a public event; others are carried over.
_STRONG = frozenset(("clause", "sentence", "landmark"))
#: Longest gap, in days, between an act and its restatement.
_RESTATED_WITHIN = 21
#: Widest interval, in days, that still says when.
_NARROW = 7
#: What an article tells without a date is taken to have happened at most this many days before it appeared.
_RECENT = 14
_WEEK = 7
_MONTH = 31
#: Spans of more months than these are kept apart, and compared with everything of their kind.
_MANY_MONTHS = 24
_PERSONAL = "ASSAULT"


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


class Group(NamedTuple):
    """Tellings of one occurrence, and why they were taken for one."""

    number: int
    tellings: list[Telling]
    reasons: list[str]


def tellings(sources: Sequence[Source]) -> list[Telling]:
    """Every event of every article, with its date read for comparison: a flagged date by its likely value."""
    out = []
    for source in sources:
        corrected = {(f.start, f.end): f for f in source.corrected}
        reasons = _reasons(source)
        for event in source.analysis.events:
            flag = _flag_of(source, event, corrected)
            when = likely(flag) if flag else days(event.date.from_, event.date.to)
            earlier = _only_a_reason(source, event, reasons)
            out.append(
                Telling(
                    source, event, when, flag is not None or (event.date.basis in _STRONG and not earlier),
                    _literal(event) if flag else None,
                    _FAMILY.get(event.type, event.type), event.actor.actor, event.recipient.actor, event.place.place,
                    source.account(event.start, event.end, event.attribution),
                )
            )  # fmt: skip
    return out


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
    return event.date.from_ if event.date.from_ == event.date.to else f"{event.date.from_}..{event.date.to}"


def _agree(a: str | None, b: str | None) -> bool | None:
    """Whether two parties may be one: ``None`` where one is not told."""
    if a is None or b is None:
        return None
    if a.startswith("local:") and b.startswith("local:"):
        words_a, words_b = set(a[6:].split()), set(b[6:].split())
        return words_a <= words_b or words_b <= words_a
    return a == b or (root(a) == root(b) and (a == root(a) or b == root(b)))


def same(a: Telling, b: Telling) -> str | None:
    """Why two tellings are of one occurrence, or ``None``."""
    if a.family != b.family or a.event.polarity != b.event.polarity or a.event.modality != b.event.modality:
        return None
    if a.source is b.source and (a.event.id == b.event.same_as or b.event.id == a.event.same_as):
        return "the article repeats itself"
    actor, recipient, place = _agree(a.actor, b.actor), _agree(a.recipient, b.recipient), _agree(a.place, b.place)
    if actor is False or recipient is False:
        return None
    if a.family == _PERSONAL and recipient and a.recipient == b.recipient and _is_person(a) and _is_person(b):
        firm = a.strong and b.strong and a.when is not None and b.when is not None
        return None if firm and not _may_meet(a, b) else f"the same person was attacked: {a.recipient}"
    if (
        a.source is b.source
        and _headline(a) != _headline(b)
        and not (a.actor and b.actor and a.recipient and b.recipient)
    ):
        return "the headline tells it too" if _may_meet(a, b) else None
    shared = [name for name, yes in (("actor", actor), ("recipient", recipient)) if yes]
    if not shared and not (place and a.family == _PERSONAL):
        return None
    told = " and ".join(shared) or "place"
    if a.strong and b.strong:
        if _stale(a, b):
            return f"same {told}, the same weekday a week apart: a relative date carried over"
        narrow = a.when is not None and b.when is not None and max(a.when.width, b.when.width) <= _NARROW
        return f"same {told}, same days" if narrow and _may_meet(a, b) else None
    if (a.source is b.source and shared) or len(shared) == 2:
        return f"same {told}, dates that may meet" if _may_meet(a, b) else None
    return None


def _headline(t: Telling) -> bool:
    first = t.source.analysis.sentences[:1]
    return bool(first) and first[0].start <= t.event.start < first[0].end


def _may_meet(a: Telling, b: Telling) -> bool:
    """Whether the days may be the same; what is told without a date may have happened a while before."""
    if a.when is None or b.when is None:
        return False
    return meet(_loose(a), _loose(b))


def _loose(t: Telling) -> Days:
    assert t.when is not None
    return t.when if t.strong else Days(t.when.low - _RECENT, t.when.high)


def _stale(a: Telling, b: Telling) -> bool:
    """Whether one account's weekday ("last Sunday") fits the other's day only a week earlier: carried over from an
    older text."""
    if a.source is b.source or a.when is None or b.when is None or a.when.width or b.when.width:
        return False
    later = a if a.when.low > b.when.low else b
    timex = later.source.timexes.get(later.event.date.timex or "")
    return abs(a.when.low - b.when.low) == _WEEK and timex is not None and timex.basis == "relative"


def _is_person(t: Telling) -> bool:
    start = t.event.recipient.start
    return any(m.type == "PER" and m.level == "NAM" and m.start == start for m in t.source.analysis.mentions)


def groups(told: Sequence[Telling]) -> list[Group]:
    """Tellings joined where each fits every one already there; the best dated and best named lead."""
    order = sorted(
        range(len(told)),
        key=lambda i: (
            not told[i].strong, _width(told[i].when),
            -((told[i].actor is not None) + (told[i].recipient is not None)), i,
        ),
    )  # fmt: skip
    out: list[Group] = []
    shelf = _Shelf()
    for i in order:
        telling = told[i]
        for group in shelf.near(telling):
            reason = _joins(telling, group)
            if reason:
                group.tellings.append(telling)
                group.reasons.append(reason)
                break
        else:
            group = Group(len(out), [telling], [])
            out.append(group)
        shelf.put(telling, group)
    return out


class _Shelf:
    """Groups by what their tellings could join: kind and month, kind and victim, kind and article.

    No telling is compared with all others: those of other months are reached only through the person attacked, and
    through their own article.
    """

    def __init__(self) -> None:
        self._boxes: dict[tuple[object, ...], dict[int, Group]] = {}

    def near(self, telling: Telling) -> list[Group]:
        found: dict[int, Group] = {}
        for key in self._keys(telling, loose=True):
            found.update(self._boxes.get(key, {}))
        return [found[number] for number in sorted(found)]

    def put(self, telling: Telling, group: Group) -> None:
        for key in self._keys(telling, loose=False):
            self._boxes.setdefault(key, {})[group.number] = group

    def _keys(self, t: Telling, loose: bool) -> Iterator[tuple[object, ...]]:
        kind = (t.family, t.event.polarity, t.event.modality)
        yield (*kind, "article", id(t.source))
        if t.recipient:
            yield (*kind, "victim", t.recipient)
        if t.when is not None:
            window = _loose(t)
            slack = _WEEK if loose else 0
            months = range((window.low - slack) // _MONTH, (window.high + slack) // _MONTH + 1)
            if len(months) > _MANY_MONTHS:
                yield (*kind, "long")
            else:
                for month in months:
                    yield (*kind, "month", month)
            if loose:
                yield (*kind, "long")


def _width(when: Days | None) -> int:
    return when.width if when else 10**7


def _joins(telling: Telling, group: Group) -> str | None:
    found = None
    seen = set()
    for other in group.tellings:
        alike = (other.actor, other.recipient, other.place, other.when, other.strong, id(other.source))
        if alike in seen and other.event.same_as is None and telling.event.same_as is None:
            continue
        seen.add(alike)
        reason = same(telling, other)
        if reason:
            found = found or reason
        elif _contradicts(telling, other):
            return None
    return found


def _contradicts(a: Telling, b: Telling) -> bool:
    """Parties or firm dates that cannot be one occurrence's."""
    if _agree(a.actor, b.actor) is False or _agree(a.recipient, b.recipient) is False:
        return True
    return (
        a.strong
        and b.strong
        and a.when is not None
        and b.when is not None
        and not meet(a.when, b.when)
        and not _stale(a, b)
    )


def occurrences(sources: Sequence[Source], lexicon: Lexicon) -> list[Occurrence]:
    """All occurrences of the readings, by date, restatements linked."""
    found = groups(tellings(sources))
    out = [_occurrence(g, lexicon) for g in found]
    out = _adopt_flagged(sources, out)
    out.sort(
        key=lambda o: (o.date.from_ or "9999", o.date.to or "9999", o.accounts[0].article, o.accounts[0].start, o.id)
    )
    return _restatements(out)


def _occurrence(group: Group, lexicon: Lexicon) -> Occurrence:
    lead = group.tellings[0]
    when = lead.when
    for t in group.tellings[1:]:
        if when and t.when and t.strong >= lead.strong and meet(when, t.when):
            when = common(when, t.when)
    actor = _told(group, "actor")
    recipient = _told(group, "recipient")
    place = next((t.place for t in group.tellings if t.place), None)
    accounts = distinct(t.account for t in group.tellings)
    firm = [t for t in group.tellings if t.literal is None]
    flags = {flag for a in accounts for flag in a.flags}
    if any("carried over" in reason for reason in group.reasons):
        flags.add("stale_relative_date")
    return Occurrence(
        id=story_id(
            "occurrence", lead.family, lead.event.polarity, lead.event.modality, lead.source.reading.id, lead.event.id
        ),
        date=Day(
            from_=iso(when.low) if when else None, to=iso(when.high) if when else None, precision=precision(when),
            literal=next((t.literal for t in group.tellings if t.literal), None), likely=not firm,
            told=any(t.strong for t in group.tellings),
        ),
        type=lead.event.type, mode=next((t.event.mode for t in group.tellings if t.event.mode), None),
        actor=_named(actor, "actor", lexicon), recipient=_named(recipient, "recipient", lexicon), place=place,
        polarity=lead.event.polarity, modality=lead.event.modality,
        background=all(t.event.background for t in group.tellings), voices=voices(accounts),
        reasons=tuple(dict.fromkeys(group.reasons)), flags=tuple(sorted(flags)), accounts=accounts,
    )  # fmt: skip


def _told(group: Group, party: str) -> Telling | None:
    """The telling that names a party best: with an id the lexicon knows, else any."""
    named = [t for t in group.tellings if getattr(t, party)]
    return next((t for t in named if not getattr(t, party).startswith("local:")), named[0] if named else None)


def _named(telling: Telling | None, party: str, lexicon: Lexicon) -> Who | None:
    if telling is None:
        return None
    at = getattr(telling.event, party)
    return who(lexicon, at.actor, telling.source.reading.text[at.start : at.end] if at.start is not None else None)


def _adopt_flagged(sources: Sequence[Source], found: list[Occurrence]) -> list[Occurrence]:
    """A sentence whose date cannot be is an account of what its likely date and its actor point to, if just that.

    The literal value stays with it; no event of its own is made of a date that cannot be.
    """
    for source in sources:
        for flag in source.flags:
            likely_days = likely(flag) if flag.kind == "date_impossible" else None
            if likely_days is None:
                continue
            account = source.account(flag.start, flag.end, None)
            start, end = source.sentence(flag.start)
            near = [
                m.actor for m in source.analysis.mentions if start <= m.start < end and m.actor and m.end <= flag.start
            ]
            subject = near[-1] if near else None
            fits = [
                i for i, o in enumerate(found)
                if o.actor and o.actor.actor == subject and o.polarity == "affirmed" and o.modality == "asserted"
                and (when := days(o.date.from_, o.date.to)) and when.width <= _NARROW and meet(when, likely_days)
                and not any(a.article == account.article for a in o.accounts)
            ]  # fmt: skip
            if subject and fits:
                best = max(fits, key=lambda i: (len({a.article for a in found[i].accounts}), -i))
                o = found[best]
                accounts = distinct([*o.accounts, account])
                found[best] = msgspec.structs.replace(
                    o, accounts=accounts, voices=voices(accounts), flags=tuple(sorted({*o.flags, flag.kind})),
                    reasons=(*o.reasons, f"a date that cannot be, likely {flag.likely}"),
                    date=msgspec.structs.replace(o.date, literal=source.reading.text[flag.start : flag.end]),
                )  # fmt: skip
                found = [other for n, other in enumerate(found) if n == best or not _dated_by(other, account)]
    return found


def _dated_by(o: Occurrence, account: Account) -> bool:
    """Whether an occurrence has no other account than this one, and only its likely date."""
    return o.date.likely and {(a.article, a.start) for a in o.accounts} == {(account.article, account.start)}


def _restatements(found: list[Occurrence]) -> list[Occurrence]:
    """Link an act told again by the same party on a later day to the first telling."""
    out: list[Occurrence] = []
    for o in found:
        first = None
        if (
            o.actor
            and o.actor.actor
            and o.polarity == "affirmed"
            and o.modality == "asserted"
            and _FAMILY.get(o.type) == "stop"
        ):
            for earlier in out:
                if (
                    earlier.actor and earlier.actor.actor == o.actor.actor and earlier.polarity == o.polarity
                    and earlier.modality == o.modality and _FAMILY.get(earlier.type) == "stop"
                    and (a := days(earlier.date.from_, earlier.date.to)) and (b := days(o.date.from_, o.date.to))
                    and max(a.width, b.width) <= _NARROW and 0 < b.low - a.low <= _RESTATED_WITHIN
                    and earlier.restates is None
                ):  # fmt: skip
                    first = earlier.id
        out.append(msgspec.structs.replace(o, restates=first) if first else o)
    return out
