"""Ended for good by one account, and only suspended by another."""

from __future__ import annotations

from collections.abc import Iterator

from ..accounts import who
from ..days import meet
from ..lanes import Claim, apart
from ..model import Disagreement
from .sides import disagreement
from .status import signature

#: Days within which two tellings are of one change.
_WITHIN = 7


def for_good_partings(groups: dict[tuple[str, str | None], list[Claim]]) -> Iterator[Disagreement]:
    """«أوقفت وساطتها نهائيا» against «علقت مساعيها إلى حين توافر الجدية»: neither goes on, but for how long differs.

    One of the two says how long: that it is for good, on what condition it ends, or until when.
    """
    for (kind, holder), told in groups.items():
        firm = [c for c in told if c.level == 0 and c.status.modality == "asserted" and c.when is not None]
        ended = [*{signature(c): c for c in firm if c.status.status == "ended"}.values()]
        paused = [*{signature(c): c for c in firm if c.status.status == "suspended"}.values()]
        pairs = [(e, p) for e in ended for p in paused if _part(e, p)]
        if not pairs:
            continue
        chosen = [*dict.fromkeys(e for e, _ in pairs), *dict.fromkeys(p for _, p in pairs)]
        name = who(told[0].source.lexicon, holder)
        made = disagreement("status", kind, name, [(c.status.status, [c.account]) for c in chosen], 1.5)
        if made:
            yield made


def _part(ended: Claim, paused: Claim) -> bool:
    status = paused.status
    lasting = bool(status.condition and status.condition.start is not None) or status.to is not None
    if ended.teller.key == paused.teller.key or apart(ended, paused) or ended.when is None or paused.when is None:
        return False
    return (lasting or bool(ended.words(ended.status.scope))) and meet(ended.when, paused.when, _WITHIN)
