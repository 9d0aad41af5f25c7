"""One act, told with different reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from ...lexicon.lexicon import Lexicon
from ...model import Cause, Event, Span, Status
from ...text.fold import folded, search_key
from ...text.skeleton import skeleton
from ...text.split import tokenize
from ..accounts import Source, root, who
from ..days import Days, days
from ..lanes import Claim
from ..model import Account, Disagreement, Who
from ..tellings import Telling
from .sides import disagreement

_WITHIN = 14
#: A reason may rest on another («نتيجة لذلك»): so many are followed back.
_BACK = 3
_SHORTEST_WORD = 4
#: What a reason is about, of the shorter one's words, that makes two reasons one.
_ALIKE = 0.5
#: Words that two reasons of something else must share for what they are of; words of it that name the matter.
_SHARED, _TOPIC = 2, 4
#: Acts of which a party does one at a time; of the others only tellings of one occurrence are compared.
_SINGLE = frozenset(("stop", "work", "accord", "COERCE", "MOBILIZE", "REJECT"))
_OCCURRING = frozenset(("ASSAULT", "PROTEST"))

#: Of an event, by article and id: the happening it was taken for.
Happenings = Mapping[tuple[str, str], str]


class _Given(NamedTuple):
    """One reason that one teller gives: of what (``topic``, the id of its annotation), and when that was."""

    source: Source
    cause: Cause
    attribution: str | None
    of: str
    topic: str
    when: Days | None
    teller: str


class Reason(NamedTuple):
    """A reason in all its wordings: what happened, in its words, what each wording is about, and who gives it."""

    happened: set[str]
    about: list[frozenset[str]]
    words: str
    accounts: list[Account]
    tellers: set[str]


def cause_partings(
    claims: Sequence[Claim], told: Sequence[Telling], sources: Sequence[Source], happened: Happenings
) -> Iterator[Disagreement]:
    """Reasons given for one act that are not one another's: for changes of one holder's arrangements at one time, and
    for events of one party at one time or of one occurrence.

    Two reasons are one where they tell of one happening, or share most of what they are about. Of what one teller
    gives two reasons for, nobody parts: each side needs a teller of its own. Of what is neither an event nor a status
    the reasons are compared where two words or more for it are the same.
    """
    shown: set[tuple[str, int]] = set()
    for name, given in (*_of_claims(claims), *_of_events(told, happened), *_of_the_rest(sources)):
        for near in _together(given):
            made = _parted(name, near, happened)
            accounts = {(a.article, a.start) for side in made.sides for a in side.accounts} if made else set()
            if made and 2 * len(accounts & shown) < len(accounts):  # an act is often told by an event and by a status
                shown |= accounts
                yield made


def _of_claims(claims: Sequence[Claim]) -> Iterator[tuple[Who | None, list[_Given]]]:
    matters: dict[tuple[object, ...], list[tuple[Claim, _Given]]] = {}
    for claim in claims:
        if claim.level is None and claim.status.modality != "planned":
            continue
        back = claim.level == 2
        key = (claim.holder, claim.holder is None and claim.kind, claim.status.status if back else None)
        for given in _given(claim.source, claim.status, claim.status.status, claim.when or claim.reported):
            matters.setdefault(key, []).append((claim, given))
    for (holder, *_), found in matters.items():
        name = who(found[0][0].source.lexicon, holder if isinstance(holder, str) else None)
        yield name, [given for _, given in found]


def _of_events(told: Sequence[Telling], happened: Happenings) -> Iterator[tuple[Who | None, list[_Given]]]:
    matters: dict[tuple[object, ...], list[tuple[Telling, _Given]]] = {}
    doers: dict[str, set[str | None]] = {}
    for t in told:
        if t.family in _SINGLE and (t.event.cause is not None or t.event.reasons):
            doers.setdefault(t.family, set()).add(root(t.actor))
    for t in told:
        if t.event.polarity != "affirmed" or t.event.modality not in ("asserted", "planned"):
            continue
        key: tuple[object, ...]
        named = doers.get(t.family, set()) - {None}
        if t.family in _SINGLE and (t.actor is not None or len(named) == 1):
            # where only one party is told to have given reasons for such an act, it is meant
            key = (t.family, root(t.actor) or min(str(d) for d in named))
        elif t.family in _OCCURRING or t.family in _SINGLE:
            key = (happened.get((t.source.reading.id, t.event.id)),)
        else:
            continue
        for given in _given(t.source, t.event, t.event.type, t.when):
            matters.setdefault(key, []).append((t, given))
    for key, found in matters.items():
        if key != (None,):
            actor = next((t.actor for t, _ in found if t.actor), None)
            yield who(found[0][0].source.lexicon, actor), [given for _, given in found]


def _of_the_rest(sources: Sequence[Source]) -> Iterator[tuple[Who | None, list[_Given]]]:
    """Reasons of what no row of the lexicon tells of, put together by the skeletons of the words for it."""
    matters: list[tuple[frozenset[str], list[_Given]]] = []
    at: dict[str, list[int]] = {}
    for source in sources:
        when = days(source.reading.published.from_, source.reading.published.to)
        for r in source.analysis.reasons:
            text = source.reading.text[r.of.start : r.of.end]
            named = _content(source.lexicon, text)
            if len(named) < _SHARED:
                continue
            near = {i for word in named for i in at.get(word, ())}
            same = next((i for i in sorted(near) if len(matters[i][0] & named) >= _SHARED), None)
            if same is None:
                same = len(matters)
                matters.append((named, []))
                for word in named:
                    at.setdefault(word, []).append(same)
            cause = Cause(start=r.start, end=r.end, rule=r.rule)
            topic = " ".join(text.split()[:_TOPIC])
            teller = source.teller(r.attribution).key
            matters[same][1].append(_Given(source, cause, r.attribution, r.id, topic, when, teller))
    for _, found in matters:
        yield None, found


def _content(lexicon: Lexicon, text: str) -> frozenset[str]:
    empty = _empty(lexicon)
    words = (w for w in tokenize(folded(text)).words if w[:1].isalpha() and w not in empty and w[1:] not in empty)
    return frozenset(found for w in words if len(found := skeleton(w)) > 1)


@lru_cache(maxsize=4)
def _empty(lexicon: Lexicon) -> frozenset[str]:
    """Folded words that say nothing of the matter."""
    words = [str(row["word"]) for row in lexicon.table("function_words").values() if row["language"] == "ar"]
    for row in lexicon.table("common_words").values():
        words += row.values("words") if row.key in ("function", "time", "verb") else []
    return frozenset(map(folded, words))


def _given(source: Source, of: Status | Event, topic: str, when: Days | None) -> Iterator[_Given]:
    """The reasons told of an act: in its own sentence by its own teller, elsewhere by who tells them."""
    causes = [(of.cause, of.attribution)] if of.cause is not None else []
    for cause, attribution in (*causes, *((r, r.attribution) for r in of.reasons)):
        yield _Given(source, cause, attribution, of.id, topic, when, source.teller(attribution).key)


def _parted(name: Who | None, given: Sequence[_Given], happened: Happenings) -> Disagreement | None:
    if len({g.teller for g in given}) < 2:
        return None
    reasons: list[Reason] = []
    for one in given:
        _add(reasons, _reason(one, happened))
    apart = [
        r for r in reasons
        if any(r is not other and r.tellers - other.tellers and other.tellers - r.tellers for other in reasons)
    ]  # fmt: skip
    return disagreement("cause", given[0].topic, name, ((r.words, r.accounts) for r in apart), 1.5)


def _reason(given: _Given, happened: Happenings) -> Reason:
    """A reason with those it rests on in turn."""
    source, found = given.source, Reason(set(), [], "", [], {given.teller})
    cause: Cause | None = given.cause
    spans = list[Span]()
    while cause is not None and len(spans) < _BACK and all(cause.start != s.start for s in spans):
        spans.append(Span(start=cause.start, end=cause.end))
        if cause.behind is not None:
            spans.append(cause.behind)
            break
        cause = _behind(source, cause)
    for span in spans:
        found.happened.update(_happened(source, span, happened))
        found.about.append(_about(source, span))
        found.accounts.append(source.account(span.start, span.end, given.attribution, whole=False, of=given.of))
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
            reason.tellers.update(new.tellers)
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
    """What a reason is about: the parties and places it names, and its longer words, of short ones all; «أميركية»
    names none."""
    named = [m for m in source.analysis.mentions if cause.start <= m.start < cause.end and m.actor and m.type != "NORP"]
    words = tokenize(search_key(source.reading.text[cause.start : cause.end])).words
    longer = {w for w in words if len(w) > _SHORTEST_WORD}
    return frozenset(m.actor for m in named if m.actor) | (longer or {w for w in words if w[:1].isalpha()})


def _together(told: Iterable[_Given]) -> Iterator[list[_Given]]:
    """Reasons by when their acts were: each group begins with the earliest and spans two weeks."""
    dated = sorted(
        (g for g in told if g.when), key=lambda g: (g.when.low if g.when else 0, g.source.reading.id, g.cause.start)
    )
    group: list[_Given] = []
    for given in dated:
        assert given.when is not None
        if group and group[0].when and given.when.low - group[0].when.high > _WITHIN:
            yield group
            group = []
        group.append(given)
    if group:
        yield group
