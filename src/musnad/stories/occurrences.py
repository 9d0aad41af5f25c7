"""Occurrences: what several accounts report as one happening.

Accounts merge on type, parties, place and overlapping dates, never across a contradiction of polarity or modality; each
stays whole, and the reason is kept. A later telling by the same party is linked as a restatement, not merged.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..lexicon.lexicon import Lexicon
from .accounts import Source, distinct, overlap, voices, who
from .days import Days, common, days, iso, meet, precision
from .flagged import likely
from .groups import Group, groups
from .links import NO_LINKS, Links, Ref
from .model import Account, Day, Occurrence, Who, story_id
from .sameness import NARROW
from .tellings import FAMILY, Telling, announced, tellings

#: Longest gap, in days, between an act and its restatement.
_RESTATED_WITHIN = 21
#: Days between two dates that accounts give for one act.
OTHER_DATE = 3


def occurrences(
    sources: Sequence[Source], lexicon: Lexicon, links: Links = NO_LINKS, told: Sequence[Telling] | None = None
) -> list[Occurrence]:
    """All occurrences of the readings, by date, restatements linked. ``links``: what people put together or apart;
    ``told``: the readings' tellings, if at hand."""
    found = groups(tellings(sources) if told is None else told, links)
    out = [_occurrence(g, lexicon) for g in found]
    dated = {o.id for g, o in zip(found, out, strict=True) if any(t.strong and not announced(t) for t in g.tellings)}
    out = _adopt_flagged(sources, out, links)
    out.sort(key=lambda o: (*by_date(o.date), o.accounts[0].article, o.accounts[0].start, o.id))
    return _restatements(out, dated)


def by_date(day: Day) -> tuple[str, str]:
    """The place of a date in an order: by its first day, where only the end is known by that, unknown ones last.

    >>> sorted([Day(to="2020-03-01"), Day(), Day(from_="2020-02-01"), Day(from_="2020-04-01")], key=by_date)[1].to
    '2020-03-01'
    """
    return day.from_ or day.to or "9999", day.to or "9999"


def _occurrence(group: Group, lexicon: Lexicon) -> Occurrence:
    lead = group.tellings[0]
    when = lead.when
    for t in group.tellings[1:]:
        if when and t.when and t.strong >= lead.strong and meet(when, t.when):
            when = common(when, t.when)
    actor = _told(group, "actor")
    recipient = _told(group, "recipient")
    place = next((t.place for t in group.tellings if t.place), None)
    accounts = distinct(t.account for t in (*group.tellings, *group.others))
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
        background=all(t.event.background for t in group.tellings), voices=voices(accounts), overlap=overlap(accounts),
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


def _adopt_flagged(sources: Sequence[Source], found: list[Occurrence], links: Links) -> list[Occurrence]:
    """A sentence whose date cannot be is an account of what its likely date and its actor point to, if just that.

    The literal value stays with it; no event of its own is made of a date that cannot be.
    """
    for source in sources:
        for flag in source.flags:
            likely_days = likely(flag) if flag.kind == "date_impossible" else None
            if likely_days is None:
                continue
            account = source.account(flag.start, flag.end, None, of=flag.id)
            start, end = source.sentence(flag.start)
            near = [
                m.actor for m in source.analysis.mentions if start <= m.start < end and m.actor and m.end <= flag.start
            ]
            subject = near[-1] if near else None
            fits = [
                i for i, o in enumerate(found)
                if o.actor and o.actor.actor == subject and o.polarity == "affirmed" and o.modality == "asserted"
                and (when := days(o.date.from_, o.date.to)) and when.width <= NARROW and meet(when, likely_days)
                and not any(a.article == account.article for a in o.accounts)
                and not (links and _kept_apart(o, (source.reading.id, flag.id), links))
            ]  # fmt: skip
            if subject and fits:
                best = max(fits, key=lambda i: (len({a.article for a in found[i].accounts}), -i))
                o = found[best]
                accounts = distinct([*o.accounts, account])
                found[best] = msgspec.structs.replace(
                    o, accounts=accounts, voices=voices(accounts), overlap=overlap(accounts),
                    flags=tuple(sorted({*o.flags, flag.kind})),
                    reasons=(*o.reasons, f"a date that cannot be, likely {flag.likely}"),
                    date=msgspec.structs.replace(o.date, literal=source.reading.text[flag.start : flag.end]),
                )  # fmt: skip
                found = [other for n, other in enumerate(found) if n == best or not _dated_by(other, account)]
    return found


def _kept_apart(o: Occurrence, ref: Ref, links: Links) -> bool:
    return any(links.apart(ref, (a.article, annotation)) for a in o.accounts for annotation in a.annotations)


def _dated_by(o: Occurrence, account: Account) -> bool:
    """Whether an occurrence has no other account than this one, and only its likely date."""
    return o.date.likely and {(a.article, a.start) for a in o.accounts} == {(account.article, account.start)}


def _restatements(found: list[Occurrence], dated: set[str]) -> list[Occurrence]:
    """Link an act told again by the same party on a later day to the first telling.

    ``dated``: what some account itself puts on its day, not on the day it was announced. A few days from the other it
    is another date for the act, not its being told again.
    """
    out: list[Occurrence] = []
    told: dict[str, list[tuple[Days, str]]] = {}  # by actor: days and ids of what a later act may restate
    for o in found:
        first = None
        actor = o.actor.actor if o.actor else None
        if actor and o.polarity == "affirmed" and o.modality == "asserted" and FAMILY.get(o.type) == "stop":
            when = days(o.date.from_, o.date.to)
            if when and when.width <= NARROW and o.date.told:
                least = OTHER_DATE if o.id in dated else 0
                earlier = told.setdefault(actor, [])
                first = next((i for d, i in reversed(earlier) if least < when.low - d.low <= _RESTATED_WITHIN), None)
                if first is None:
                    earlier.append((when, o.id))
        out.append(msgspec.structs.replace(o, restates=first) if first else o)
    return out
