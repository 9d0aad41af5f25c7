"""One act, told of all of a thing and of a part of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ...lexicon.lexicon import Lexicon
from ...model import Quantity
from ...text.fold import folded
from ..accounts import who
from ..days import meet
from ..lanes import Claim, apart
from ..model import Account, Disagreement
from .sides import disagreement
from .status import speaks_of

#: Days between two tellings of one act.
_WITHIN = 10


#: What a side says of how much, in words of its own where the text says nothing of it.
_UNQUALIFIED = "unqualified"


def scope_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """Claims of one holder, change and time of which one says "most" or "some" and another "all", or does not say.

    What one article leaves out and another does not counts only between articles. States part as changes do, where two
    tellers say how much («فُتح جزئيا», «فُتح بالكامل»).
    """
    by_act: dict[tuple[str | None, str], list[Claim]] = {}
    for claim in found:
        if claim.status.modality == "asserted" and claim.status.polarity == "affirmed":
            by_act.setdefault((claim.holder, claim.status.status), []).append(claim)
    for (holder, state), told in by_act.items():
        parts = [c for c in told if how_much(c) in ("most", "some", "few")]
        wholes = [c for c in told if how_much(c) == "all"]
        silent = [c for c in told if c.transition and (c.status.scope is None or c.status.scope.start is None)]
        pairs = [(p, w) for p in parts for w in wholes if _near(p, w) and _of_one(p, w)]
        pairs += [
            (p, s) for p in parts for s in silent
            if p.transition and _size(p) and p.source is not s.source and p.kind == s.kind and _same_day(p, s)
        ]  # fmt: skip
        if not pairs:
            continue
        chosen = [*dict.fromkeys(p for p, _ in pairs), *dict.fromkeys(w for _, w in pairs)]
        name = who(chosen[0].source.lexicon, holder)
        made = disagreement("scope", state, name, ((_value(c), [_phrase(c)]) for c in chosen), 1.8)
        if made:
            yield made


def _of_one(part: Claim, whole: Claim) -> bool:
    """Whether a part and a whole are of one thing, each a change, or each by a teller of its own."""
    if apart(part, whole) or not (speaks_of(whole, part.kind) or speaks_of(part, whole.kind)):
        return False
    return (part.transition and whole.transition) or part.teller.key != whole.teller.key


def how_much(claim: Claim) -> str | None:
    """``all``, ``most``, ``some`` or ``few`` of an arrangement, by a quantity or by a word of the text."""
    size, scope = _size(claim), claim.words(claim.status.scope)
    if size in _SIZES or scope is None:
        return size
    return _worded(claim.source.lexicon, folded(scope)) or size


@lru_cache(maxsize=1_000)
def _worded(lexicon: Lexicon, scope: str) -> str | None:
    for row in lexicon.table("status_cues").values():
        if row["class"] in _WORDED and scope in {folded(v) for v in row.values("words")}:
            return _WORDED[row["class"]]
    return None


_SIZES = frozenset(("all", "most", "some", "few"))
#: Classes of ``status_cues`` that say how much.
_WORDED = {"whole": "all", "part": "some"}


def _value(claim: Claim) -> str:
    scope = claim.words(claim.status.scope)
    return how_much(claim) or (folded(scope) if scope else _UNQUALIFIED)


def _phrase(claim: Claim) -> Account:
    """The words that say what was changed: from the verb to the next time expression or stop."""
    status, text = claim.status, claim.source.reading.text
    start = status.trigger.start if status.trigger.start is not None else status.start
    least = max(status.trigger.end or start, (status.scope.end if status.scope else None) or start)
    end = max(status.end, least)
    stops = [t.start for t in claim.source.analysis.timexes if least <= t.start < end]
    stops += [at for mark in "،,؛." if (at := text.find(mark, least, end)) >= 0]
    end = min(stops, default=end)
    while end > least and text[end - 1].isspace():
        end -= 1
    return claim.source.account(start, end, status.attribution, whole=False, of=status.id)


def _same_day(a: Claim, b: Claim) -> bool:
    return a.when is not None and b.when is not None and meet(a.when, b.when)


def _size(claim: Claim) -> str | None:
    scope = claim.status.scope
    if scope is None or scope.start is None or scope.end is None:
        return None
    start, end = scope.start, scope.end
    near: list[Quantity] = [q for q in claim.source.analysis.quantities if q.start < end and start < q.end]
    return near[0].modifier if near else None


def _near(a: Claim, b: Claim) -> bool:
    if a.when is None or b.when is None:
        return False
    return a.when.low - b.when.high <= _WITHIN and b.when.low - a.when.high <= _WITHIN
