"""One act of any kind that each of two accounts says somebody else did: «باريس هي التي طلبت», «الجزائر هي من طلب»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...text.fold import folded
from ...text.skeleton import skeleton
from ...text.split import tokenize
from ..accounts import Source
from ..days import Days, days, meet
from ..deed_words import clause_after, clause_before, content, nations, stem, words_of
from ..doers import apart
from ..model import Account, Disagreement
from .sides import disagreement

#: No «وهو ما»: that goes on about what was said.
_CLEFT = re.compile(r"(?<!\w)(?:هو|هي|هم|هما|وحده|وحدها|وحدهم)\s+(?:من|ما|الذي|التي|الذين|اللذان|اللتان)\s+(\w+)")
_NOT = frozenset(("ليس", "ليست", "ليسوا", "يكن", "تكن"))
_AFTER, _WITHIN = 110, 4


class Cleft(NamedTuple):
    """Who did what to what, by the words of one account."""

    source: Source
    verb: str
    read: bool
    label: str
    by: frozenset[str]
    actor: str | None
    of: frozenset[str]
    when: Days
    teller: str
    account: Account


def cleft_partings(sources: Sequence[Source]) -> Iterator[Disagreement]:
    """Clefts of one verb and one object within days of one another, with different doers; those that the events tell
    are compared there."""
    by_verb: dict[str, list[Cleft]] = {}
    for source in sources:
        for found in _clefts(source):
            by_verb.setdefault(found.verb, []).append(found)
    for told in by_verb.values():
        for at, one in enumerate(told):
            against = [other for other in told[at + 1 :] if _parts(one, other)]
            if against:
                sides = [(c.label, [c.account]) for c in (one, *against)]
                made = disagreement("actor", _topic(one), None, sides, 1.5)
                if made is not None:
                    yield made


def _topic(of: Cleft) -> str:
    """The verb as one account has it."""
    start, end = of.account.focus or (of.account.start, of.account.start)
    return of.source.reading.text[start:end]


def _parts(a: Cleft, b: Cleft) -> bool:
    if (a.read and b.read) or a.teller == b.teller or not meet(a.when, b.when, _WITHIN) or not a.of & b.of:
        return False
    if a.actor and b.actor:
        return apart(a.source.lexicon, a.actor, b.actor, True)
    return a.by.isdisjoint(b.by)


def _clefts(source: Source) -> Iterator[Cleft]:
    text = source.reading.text
    known = words_of(source.lexicon)
    when = days(source.reading.published.from_, source.reading.published.to)
    for match in _CLEFT.finditer(text) if when is not None else ():
        start, end = source.sentence(match.start())
        before = clause_before(text[start : match.start()])
        if not before.strip() or folded(before.split()[-1]) in _NOT:
            continue
        low, verb, verb_end = match.start() - len(before), match.start(1), match.end(1)
        after = clause_after(text[verb_end : min(end, verb_end + _AFTER)])
        quotation = next((q for q in source.analysis.quotations if q.start <= verb < q.end), None)
        attribution = quotation.attribution if quotation else None
        objects = frozenset(content(text, verb_end, verb_end + len(after), known.light, ()))
        named = [m for m in source.analysis.mentions if low <= m.start < match.start() and m.actor]
        yield Cleft(
            source,
            skeleton(folded(match.group(1))),
            any(e.start < verb_end and verb < e.end for e in source.analysis.events),
            " ".join(before.split()),
            frozenset(stem(word) for word in tokenize(folded(before)).words),
            (named[0].metonym or named[0].actor) if named else None,
            objects - nations(source.lexicon),
            when,  # type: ignore[arg-type]
            source.teller(attribution).key,
            source.account(verb, verb_end, attribution),
        )
