"""For how long, or until when: one change of an arrangement, told with different terms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..accounts import who
from ..lanes import Claim
from ..lengths import length_in_days, of_something_else
from ..model import Account, Disagreement
from .sides import disagreement, matters

#: Changes that are made for a time.
_FOR_A_TIME = frozenset(("started", "extended", "suspended", "resumed"))
#: Days between two tellings of one change; share of the longer term within which two are one, loosely told.
_WITHIN, _LOOSE = 10, 0.1


class _Term(NamedTuple):
    claim: Claim
    days: float
    words: str
    account: Account


def term_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """«تمديد الاتفاق 120 يوما» and «تمديده لستين يوما»: terms of one change that no rounding brings together.

    What one article tells with two terms by one teller is that teller's own affair.
    """
    changes = (c for c in found if c.status.status in _FOR_A_TIME and c.level is not None and c.transition)
    terms = (term for c in changes if (term := _term(c)) is not None)
    for matter in matters(terms, lambda a, b: _one_change(a.claim, b.claim)):
        apart = [t for t in matter if any(_parts(t, other) for other in matter)]
        if apart:
            lead = apart[0].claim
            words: dict[float, str] = {}
            sides = [(words.setdefault(t.days, t.words), [t.account]) for t in apart]
            topic = f"{lead.kind} {lead.status.status}"
            made = disagreement("figure", topic, who(lead.source.lexicon, lead.holder), sides, 1.4)
            if made:
                yield made


def _term(claim: Claim) -> _Term | None:
    """The length told behind the word for the change, in its sentence."""
    source = claim.source
    at = claim.status.trigger.end if claim.status.trigger.end is not None else claim.status.start
    _, end = source.sentence(claim.status.start)
    for timex in source.analysis.timexes:
        if at <= timex.start < min(end, max(claim.status.end, at) + 40) and timex.type == "DURATION":
            length = length_in_days(timex.value)
            if length is not None and not of_something_else(source, timex):
                status, words = claim.status, source.reading.text[timex.start : timex.end]
                account = source.account(status.start, timex.end, status.attribution, whole=False, of=status.id)
                return _Term(claim, length, " ".join(words.split()), account)
    return None


def _one_change(a: Claim, b: Claim) -> bool:
    if (a.kind, a.holder, a.status.status) != (b.kind, b.holder, b.status.status) or a.when is None or b.when is None:
        return False
    return a.when.low - b.when.high <= _WITHIN and b.when.low - a.when.high <= _WITHIN


def _parts(a: _Term, b: _Term) -> bool:
    if a.claim.teller.key == b.claim.teller.key:
        return False
    return abs(a.days - b.days) > _LOOSE * max(a.days, b.days)
