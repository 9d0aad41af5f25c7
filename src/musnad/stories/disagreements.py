"""Where the accounts part: every kind of parting, the weightiest first.

Restraint matters as much as recall: an update, a rounding, a restatement or a sequence is no disagreement.
"""

from __future__ import annotations

from collections.abc import Sequence

from .figures import Count
from .lanes import Claim, boards
from .model import Disagreement, Occurrence
from .partings.actor import actor_partings
from .partings.cause import cause_partings
from .partings.figure import figure_partings
from .partings.ordered import ordered_partings
from .partings.scope import scope_partings
from .partings.status import status_partings


def disagreements(
    told: Sequence[Claim], counted: Sequence[Count], timeline: Sequence[Occurrence], explained: bool = False
) -> list[Disagreement]:
    """The unresolved disagreements; ``explained`` adds the differences that have an innocent reason."""
    groups = boards(told)
    happened = {(a.article, event): o.id for o in timeline for a in o.accounts for event in a.annotations}
    found = [
        *status_partings(groups),
        *scope_partings(told),
        *cause_partings(groups, happened),
        *actor_partings(told),
        *ordered_partings(groups),
        *figure_partings(counted, explained),
    ]
    return sorted(found, key=lambda d: (-d.weight, d.kind, d.id))
