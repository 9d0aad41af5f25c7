"""Which occurrences are disputed: those that a disagreement is about, or that a party flatly denies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from .accounts import Source
from .lanes import LEVEL, TRANSITIONS
from .model import Disagreement, Occurrence, Side

#: Kinds of disagreement of which every side says something of the occurrence that it tells.
_BEARING = frozenset(("date", "figure", "actor"))

#: An annotation: the id of its article, and its own.
_Ref = tuple[str, str]


def marked(
    timeline: Sequence[Occurrence], found: Iterable[Disagreement], sources: Sequence[Source]
) -> list[Occurrence]:
    """The timeline with ``disputed`` where the day, a figure, the doer or the act itself is told otherwise.

    ``found``: unresolved disagreements. Of states only what cannot both be so disputes a change: a state against its
    denial, all against none.
    """
    refs = {
        (account.article, annotation)
        for d in found
        for side in _disputed_sides(d)
        for account in side.accounts
        for annotation in account.annotations
    }
    if not refs:
        return list(timeline)
    disputed = refs | set(_events_of(refs, sources))
    return [
        msgspec.structs.replace(o, disputed=True)
        if o.modality in ("asserted", "denied")
        and any((a.article, x) in disputed for a in o.accounts for x in a.annotations)
        else o
        for o in timeline
    ]


def _disputed_sides(d: Disagreement) -> list[Side]:
    if d.explanation is not None:
        return []
    if d.kind in _BEARING:
        return list(d.sides)
    if d.kind != "status":
        return []
    return [side for side in d.sides if any(_opposed(side.value, other.value) for other in d.sides)]


def _opposed(a: str, b: str) -> bool:
    """Whether two states leave nothing of each other.

    >>> _opposed("resumed", "suspended"), _opposed("reduced", "not reduced"), _opposed("reduced", "suspended")
    (True, True, False)
    >>> _opposed("suspended", "continuing (بعض)")
    False
    """
    if f"not {a}" == b or f"not {b}" == a:
        return True
    return {LEVEL.get(a), LEVEL.get(b)} == {0, 2}


def _events_of(refs: set[_Ref], sources: Sequence[Source]) -> Iterator[_Ref]:
    """The events that tell the changes and hold the figures among some annotations."""
    named = {article for article, _ in refs}
    for source in sources:
        article, analysis = source.reading.id, source.analysis
        if article not in named:
            continue
        at = [
            s.trigger.start for s in analysis.statuses
            if (article, s.id) in refs and s.trigger.start is not None
            and s.status in TRANSITIONS and s.modality in ("asserted", "denied")
        ]  # fmt: skip
        for event in analysis.events:
            if any((article, q) in refs for q in event.quantities) or any(event.start <= t < event.end for t in at):
                yield article, event.id
