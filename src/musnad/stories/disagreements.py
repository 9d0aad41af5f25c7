"""Where the accounts part: every kind of parting, the weightiest first.

Restraint matters as much as recall: an update, a rounding, a restatement or a sequence is no disagreement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .accounts import Source
from .figures import Count
from .lanes import Claim, boards
from .model import Disagreement, Occurrence
from .partings.actor import actor_partings
from .partings.cause import Happenings, cause_partings
from .partings.cleft import cleft_partings
from .partings.date import date_partings
from .partings.deed import deed_partings
from .partings.figure import figure_partings
from .partings.for_good import for_good_partings
from .partings.implied import implied_partings
from .partings.innocent import practice_partings, retraction_partings, vantage_partings
from .partings.legal import legal_partings
from .partings.limited import limited_partings
from .partings.ordered import ordered_partings
from .partings.scope import scope_partings
from .partings.status import status_partings
from .partings.tally import tally_partings
from .partings.teller import teller_partings
from .partings.term import term_partings
from .partings.until import until_partings
from .partings.wording import headline_partings, wording_partings
from .statements import Told
from .tellings import Telling


class Material(NamedTuple):
    """All that accounts can part about."""

    sources: Sequence[Source]
    claims: Sequence[Claim]
    counts: Sequence[Count]
    tellings: Sequence[Telling]
    timeline: Sequence[Occurrence]
    told: Sequence[Told]
    utterances: Sequence[Sequence[Told]]


def disagreements(of: Material, explained: bool = False) -> list[Disagreement]:
    """The unresolved disagreements; ``explained`` adds the differences that have an innocent reason."""
    groups = boards(of.claims)
    happened = {(a.article, event): o.id for o in of.timeline for a in o.accounts for event in a.annotations}
    found = [
        *status_partings(groups),
        *scope_partings(of.claims),
        *limited_partings(of.claims),
        *implied_partings(of.claims),
        *for_good_partings(groups),
        *cause_partings(of.claims, of.tellings, of.sources, happened),
        *actor_partings(of.claims),
        *ordered_partings(groups),
        *cleft_partings(of.sources),
        *deed_partings(of.tellings, of.claims),
        *_figures(of, happened, explained),
        *until_partings(of.claims),
        *date_partings(of.tellings, of.claims, of.timeline, explained),
        *legal_partings(of.sources, explained),
        *teller_partings(of.told),
        *wording_partings(of.utterances, explained),
        *headline_partings(of.claims),
    ]
    if explained:
        found += [*practice_partings(of.claims), *retraction_partings(of.claims), *vantage_partings(of.claims)]
    once = {d.id + (d.explanation or ""): d for d in found}
    return sorted(once.values(), key=lambda d: (-d.weight, d.kind, d.id))


def _figures(of: Material, happened: Happenings, explained: bool) -> list[Disagreement]:
    """Of one thing over time, of the term of one change, and of one matter; what the others show already is not shown
    again."""
    found = [*figure_partings(of.counts, explained), *term_partings(of.claims)]
    shown: dict[str, list[tuple[int, int]]] = {}
    for account in (a for d in found if d.explanation is None for side in d.sides for a in side.accounts):
        shown.setdefault(account.article, []).append(account.focus or (account.start, account.end))
    for d in tally_partings(of.sources, of.tellings, happened):
        told = [(a.article, a.focus or (a.start, a.end)) for side in d.sides for a in side.accounts]
        if not all(any(s < y and x < e for x, y in shown.get(article, ())) for article, (s, e) in told):
            found.append(d)
    return found
