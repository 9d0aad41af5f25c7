"""One act, told with different reasons."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from ...model import Cause, Event, Span, Status
from ...text.fold import search_key
from ...text.split import tokenize
from ..accounts import Source, who
from ..lanes import Claim
from ..model import Account, Disagreement
from .sides import disagreement

_WITHIN = 14
#: A reason may rest on another («نتيجة لذلك»): so many are followed back.
_BACK = 3
_SHORTEST_WORD = 4
#: What a reason is about, of the shorter one's words, that makes two reasons one.
_ALIKE = 0.5

#: Of an event, by article and id: the happening it was taken for.
Happenings = Mapping[tuple[str, str], str]


class Reason(NamedTuple):
    """A reason in all its wordings: what happened, in its words, and what each wording is about."""

    happened: set[str]
    about: list[frozenset[str]]
    words: str
    accounts: list[Account]


def cause_partings(
    groups: Mapping[tuple[str, str | None], list[Claim]], happened: Happenings
) -> Iterator[Disagreement]:
    """Reasons given for one change of one holder's arrangements at one time that are not one another's.

    Two reasons are one where they tell of one happening, or share most of what they are about. Of what one teller
    gives two reasons for, nobody parts.
    """
    by_holder: dict[str | None, list[Claim]] = {}
    for (_, holder), told in groups.items():
        by_holder.setdefault(holder, []).extend(
            c for c in told if c.status.cause is not None and c.level is not None and c.level < 2
        )
    for holder, told in by_holder.items():
        for near in _together(told):
            reasons: list[Reason] = []
            tellers = set()
            for claim in near:
                _add(reasons, _reason(claim, happened))
                tellers.add(claim.teller.key)
            if len(tellers) < 2:
                continue
            name = who(near[0].source.lexicon, holder)
            made = disagreement("cause", near[0].status.status, name, ((r.words, r.accounts) for r in reasons), 1.5)
            if made:
                yield made


def _reason(claim: Claim, happened: Happenings) -> Reason:
    """The reason of a claim, with those it rests on in turn."""
    source, found = claim.source, Reason(set(), [], "", [])
    cause, spans = claim.status.cause, list[Span]()
    while cause is not None and len(spans) < _BACK and all(cause.start != s.start for s in spans):
        spans.append(Span(start=cause.start, end=cause.end))
        if cause.behind is not None:
            spans.append(cause.behind)
            break
        cause = _behind(source, cause)
    for span in spans:
        found.happened.update(_happened(source, span, happened))
        found.about.append(_about(source, span))
        found.accounts.append(
            source.account(span.start, span.end, claim.status.attribution, whole=False, of=claim.status.id)
        )
    words = (" ".join(source.reading.text[c.start : c.end].split()) for c in spans)
    return found._replace(words=" ← ".join(words))


def _behind(source: Source, cause: Cause) -> Cause | None:
    """The reason given for what is itself given as a reason."""
    told: list[Status | Event] = [*source.analysis.statuses, *source.analysis.events]
    within = [t for t in told if cause.start <= (t.trigger.start or t.start) < cause.end]
    reasons = [t.cause for t in within if t.cause is not None and t.cause.end <= cause.start]
    return min(reasons, key=lambda c: (c.start, c.end), default=None)


def _add(reasons: list[Reason], new: Reason) -> None:
    for reason in reasons:
        if _one(reason, new):
            reason.happened.update(new.happened)
            reason.about.extend(new.about)
            reason.accounts.extend(new.accounts)
            return
    reasons.append(new)


def _one(a: Reason, b: Reason) -> bool:
    if a.happened & b.happened or any(_overlap(x, y) for x in a.accounts for y in b.accounts):
        return True
    return any(x and y and len(x & y) >= _ALIKE * min(len(x), len(y)) for x in a.about for y in b.about)


def _overlap(a: Account, b: Account) -> bool:
    return a.article == b.article and a.start < b.end and b.start < a.end


def _happened(source: Source, cause: Span, happened: Happenings) -> Iterator[str]:
    for event in source.analysis.events:
        if cause.start <= event.start < cause.end:
            found = happened.get((source.reading.id, event.id))
            if found:
                yield found


def _about(source: Source, cause: Span) -> frozenset[str]:
    """What a reason is about: the parties and places it names, and its longer words; «أميركية» names none."""
    named = [m for m in source.analysis.mentions if cause.start <= m.start < cause.end and m.actor and m.type != "NORP"]
    words = tokenize(search_key(source.reading.text[cause.start : cause.end])).words
    return frozenset(m.actor for m in named if m.actor) | {w for w in words if len(w) > _SHORTEST_WORD}


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
