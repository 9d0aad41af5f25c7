"""What was gone back on, linked to what it goes back on."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from .lanes import Claim
from .model import Occurrence
from .partings.innocent import retracted


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


def _told(claim: Claim, at: dict[tuple[str, str], int], types: tuple[str, ...] = ()) -> list[int]:
    """Occurrences that a claim's words tell: of its own verb, or of an event of these types before it."""
    trigger = claim.status.trigger.start if claim.status.trigger.start is not None else claim.status.start
    start, _ = claim.source.sentence(trigger)
    events = claim.source.analysis.events
    own = [e for e in events if e.start <= trigger < e.end and not types]
    before = [e for e in events if types and e.type in types and start <= e.start < trigger]
    keys = [(claim.source.reading.id, e.id) for e in (*own, *before)]
    return [at[key] for key in keys if key in at]
