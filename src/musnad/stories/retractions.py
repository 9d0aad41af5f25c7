"""What was gone back on, acts and statements, linked to what goes back on it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .accounts import distinct, root
from .lanes import Claim
from .model import Account, Occurrence, Statement
from .partings.innocent import author_of, retracted


def linked(timeline: Sequence[Occurrence], found: Sequence[Claim]) -> list[Occurrence]:
    """The timeline, with ``retracts`` where a party goes back on an act of its own."""
    at = {(a.article, event): n for n, o in enumerate(timeline) for a in o.accounts for event in a.annotations}
    out = list(timeline)
    for first, again in retracted(found):
        acts = [n for claim in first for n in _told(claim, at)]
        if not acts:
            continue
        latest = max(acts, key=lambda n: (timeline[n].date.from_ or "", n))
        for claim in again:
            backs = [n for n in _told(claim, at, ("CONCEDE",)) if n not in acts]
            for n in backs[:1]:
                out[n] = msgspec.structs.replace(out[n], retracts=timeline[latest].id)
    return out


def taken_back(statements: Sequence[Statement], found: Sequence[Claim]) -> list[Statement]:
    """The statements, with what their own speakers went back on: of a party's words on a change, those that take them
    back."""
    spans: dict[str, list[tuple[int, int, int]]] = {}
    for n, s in enumerate(statements):
        for w in s.wordings:
            spans.setdefault(w.account.article, []).append((w.account.start, w.account.end, n))
    retracts: dict[int, int] = {}
    words: dict[int, list[Account]] = {}
    for first, again in retracted(found):
        author = root(author_of(again[0]))

        def own(claims: Sequence[Claim], author: str | None = author) -> list[int]:
            held = {n for claim in claims for n in _holding(claim, spans)}
            return sorted(n for n in held if _speaks(statements[n], author))

        earlier, later = own(first), own(again)
        for n in earlier:
            if n not in later:
                words.setdefault(n, []).extend(claim.account for claim in again)
        gone_back_on = max((n for n in earlier if n not in later), key=lambda n: _day(statements[n]), default=None)
        if gone_back_on is not None:
            retracts.update(dict.fromkeys(later, gone_back_on))
    return [
        msgspec.structs.replace(
            s, retracts=statements[retracts[n]].id if n in retracts else None,
            retracted_by=distinct(words.get(n, ())),
        )
        if n in retracts or n in words
        else s
        for n, s in enumerate(statements)
    ]  # fmt: skip


def _holding(claim: Claim, spans: dict[str, list[tuple[int, int, int]]]) -> list[int]:
    """The statements in whose words a claim stands."""
    trigger = claim.status.trigger.start if claim.status.trigger.start is not None else claim.status.start
    return [n for start, end, n in spans.get(claim.source.reading.id, ()) if start <= trigger < end]


def _speaks(statement: Statement, author: str | None) -> bool:
    """Whether the speaker is the party whose act it is, or belongs to it."""
    speaker = statement.speaker.actor if statement.speaker else None
    return speaker is not None and not statement.anonymous and root(speaker) == author


def _day(statement: Statement) -> tuple[str, str]:
    return statement.date.from_ or "", statement.id


def _told(claim: Claim, at: dict[tuple[str, str], int], types: tuple[str, ...] = ()) -> list[int]:
    """Occurrences that a claim's words tell: of its own verb, or of an event of these types before it."""
    trigger = claim.status.trigger.start if claim.status.trigger.start is not None else claim.status.start
    start, _ = claim.source.sentence(trigger)
    events = claim.source.analysis.events
    own = [e for e in events if e.start <= trigger < e.end and not types]
    before = [e for e in events if types and e.type in types and start <= e.start < trigger]
    keys = [(claim.source.reading.id, e.id) for e in (*own, *before)]
    return [at[key] for key in keys if key in at]
