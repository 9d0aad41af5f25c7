"""One act, told with different reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...text.fold import search_key
from ...text.split import tokenize
from ..accounts import who
from ..lanes import Claim
from ..model import Account, Disagreement
from .sides import disagreement

_WITHIN = 14


def cause_partings(groups: dict[tuple[str, str | None], list[Claim]]) -> Iterator[Disagreement]:
    """Reasons given for one change of one arrangement at one time that share neither an actor nor a rare word."""
    by_holder: dict[str | None, list[Claim]] = {}
    for (_, holder), told in groups.items():
        by_holder.setdefault(holder, []).extend(
            c for c in told if c.status.cause is not None and c.level is not None and c.level < 2
        )
    for holder, told in by_holder.items():
        for near in _together(told):
            reasons: list[tuple[frozenset[str], str, list[Account]]] = []
            for claim in near:
                cause = claim.status.cause
                assert cause is not None
                words = " ".join(claim.source.reading.text[cause.start : cause.end].split())
                key = _content(claim, cause.start, cause.end)
                account = claim.source.account(
                    cause.start, cause.end, claim.status.attribution, whole=False, of=claim.status.id
                )
                for other, _, accounts in reasons:
                    if key & other or any(_overlap(account, a) for a in accounts):
                        accounts.append(account)
                        break
                else:
                    reasons.append((key, words, [account]))
            name = who(near[0].source.lexicon, holder)
            made = disagreement(
                "cause", near[0].status.status, name,
                ((words, accounts) for _, words, accounts in reasons), 1.5,
            )  # fmt: skip
            if made:
                yield made


def _overlap(a: Account, b: Account) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _content(claim: Claim, start: int, end: int) -> frozenset[str]:
    """What a reason is about: the actors it names, else its longer words."""
    actors = frozenset(m.actor for m in claim.source.analysis.mentions if start <= m.start < end and m.actor)
    if actors:
        return actors
    return frozenset(w for w in tokenize(search_key(claim.source.reading.text[start:end])).words if len(w) > 4)


def _together(told: Sequence[Claim]) -> Iterator[list[Claim]]:
    """Claims by time: each group begins with the earliest and spans two weeks."""
    dated = sorted(
        (c for c in told if c.when), key=lambda c: (c.when.low if c.when else 0, c.source.reading.id, c.status.start)
    )
    group: list[Claim] = []
    for claim in dated:
        assert claim.when is not None
        if group and group[0].when and claim.when.low - group[0].when.high > _WITHIN:
            yield group
            group = []
        group.append(claim)
    if group:
        yield group
