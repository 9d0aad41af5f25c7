"""Until when: one state of an arrangement that is to last to different days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import who
from ..days import Days, days, meet
from ..lanes import LEVEL, Claim, apart
from ..model import Account, Disagreement
from .sides import disagreement, matters
from .status import signature

#: States that last up to a day.
_LASTS = frozenset(("continuing", "extended", "suspended", "restricted", "inactive", "started", "ended"))
#: Days between two tellings of one state; days within which two ends are one, loosely told.
_WITHIN, _LOOSE = 10, 3


def until_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """«تمديد التخفيضات حتى نهاية 2024» and «يسري التمديد إلى ختام مارس».

    An end that was past when the other account appeared is an older term, and what one teller says is his own affair.
    """
    lasting = [c for c in found if c.status.to and c.status.status in _LASTS and c.status.modality != "denied"]
    once = {(signature(c), c.status.to): c for c in lasting}
    for matter in matters(once.values(), _one):
        told = [c for c in matter if any(_parts(c, other) for other in matter)]
        if told:
            lead = told[0]
            sides = [(c.status.to or "", [_account(c)]) for c in told]
            topic = f"{lead.kind} {lead.status.status}"
            made = disagreement("date", topic, who(lead.source.lexicon, lead.holder), sides, 1.4)
            if made:
                yield made


def _one(a: Claim, b: Claim) -> bool:
    """Whether two claims are of one state of one arrangement, told about the same time."""
    of_one = a.kind == b.kind and (a.holder == b.holder or a.holder is None or b.holder is None) and not apart(a, b)
    if not of_one or (LEVEL[a.status.status] == 2) != (LEVEL[b.status.status] == 2):
        return False
    return a.reported is not None and b.reported is not None and meet(a.reported, b.reported, _WITHIN)


def _parts(a: Claim, b: Claim) -> bool:
    end_a, end_b = _end(a), _end(b)
    if a.teller.key == b.teller.key or end_a is None or end_b is None or meet(end_a, end_b, _LOOSE):
        return False
    late = max(c.reported.high for c in (a, b) if c.reported is not None)
    return min(end_a.high, end_b.high) > late


def _account(claim: Claim) -> Account:
    """The words of a claim, with those of its last day."""
    status, source = claim.status, claim.source
    _, stop = source.sentence(status.start)
    told = (t.end for t in source.analysis.timexes if status.start < t.start < stop and (t.to or t.from_) == status.to)
    return source.account(status.start, max([status.end, *told]), status.attribution, whole=False, of=status.id)


def _end(claim: Claim) -> Days | None:
    return days(claim.status.to, claim.status.to)
