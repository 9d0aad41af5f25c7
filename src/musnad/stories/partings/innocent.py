"""Differences of status that have a reason: announced and done, gone back on, seen from a place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import Source, who
from ..days import meet
from ..lanes import Claim
from ..model import Account, Disagreement
from .sayings import sayings
from .sides import disagreement
from .status import side_of

_TABLE = "practice_words"
#: Days between the accounts of two who stand in different places.
_WITHIN = 10
#: Code points behind the words for a teller in which «في» begins the place where he is.
_BEHIND = 25


def practice_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """«رسميا استؤنفت ...، لكن عمليا ...»: the two of one article, about the same holder."""
    by_article: dict[int, list[Claim]] = {}
    for claim in found:
        by_article.setdefault(id(claim.source), []).append(claim)
    for told in by_article.values():
        marks = _marks(told[0].source)
        if {side for _, _, side in marks} != {"official", "practice"}:
            continue
        sides: dict[str, list[Claim]] = {"official": [], "practice": []}
        for claim in told:
            at = claim.status.trigger.start or claim.status.start
            before = [side for start, end, side in marks if start <= at < end]
            if before:
                sides[before[-1]].append(claim)
        for official in sides["official"]:
            against = [
                c for c in sides["practice"] if _about(c, official) and c.status.status != official.status.status
            ]
            made = _made(official, [official], against, "official_vs_practice")
            if made:
                yield made
                break


def _marks(source: Source) -> list[tuple[int, int, str]]:
    """From each word for what is announced or done to the next one, or to the end of its sentence."""
    out = []
    for saying in sayings(source, _TABLE):
        hits = [h for h in saying.hits if h.table == _TABLE]
        ends = [*(saying.starts[h.first] for h in hits[1:]), saying.sentence.end]
        out += [(saying.starts[h.first], end, str(h.row["side"])) for h, end in zip(hits, ends, strict=True)]
    return out


def _about(a: Claim, b: Claim) -> bool:
    """Of one holder, or of one kind where a holder is not told."""
    return a.holder == b.holder or (a.kind == b.kind and (a.holder is None or b.holder is None))


def retraction_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """A change, and its author's going back on it."""
    for first, again in retracted(found):
        made = _made(again[0], first, again, "retraction")
        if made:
            yield made


def retracted(found: Sequence[Claim]) -> Iterator[tuple[list[Claim], list[Claim]]]:
    """Changes with what their author goes back on them in."""
    by_kind: dict[tuple[str, str], list[Claim]] = {}
    back: dict[tuple[str, str, str], list[Claim]] = {}
    for claim in found:
        key = (claim.kind, claim.status.status)
        by_kind.setdefault(key, []).append(claim)
        author = author_of(claim) if claim.status.act == "retracted" and claim.when is not None else None
        if author is not None:
            back.setdefault((author, *key), []).append(claim)
    for (author, kind, status), again in back.items():
        latest = max(c.when.high for c in again if c.when)
        first = [
            c for c in by_kind[kind, status]
            if c.status.act != "retracted" and c.status.modality in ("asserted", "planned") and c.when is not None
            and c.when.low <= latest and author_of(c) == author and c.status.polarity == "affirmed"
        ]  # fmt: skip
        if first:
            yield first, again


def author_of(claim: Claim) -> str | None:
    """Who does what a claim tells: the actor of the event told by its words, or by the verb before them."""
    at = claim.status.trigger.start if claim.status.trigger.start is not None else claim.status.start
    start, _ = claim.source.sentence(at)
    told = [e for e in claim.source.analysis.events if start <= e.start <= at and e.actor.actor]
    own = [e for e in told if at < e.end]
    return (own or told)[-1].actor.actor if told else None


def vantage_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """One who speaks from a place («قائد في محافظة ...»), against others who speak of the whole."""
    local: list[Claim] = []
    whole: dict[str, list[Claim]] = {}
    for claim in found:
        if claim.level is not None and claim.when is not None:
            (local if _stands(claim) else whole.setdefault(claim.kind, [])).append(claim)
    for claim in local:
        against = [
            c for c in whole.get(claim.kind, ())
            if c.level != claim.level and c.teller.key != claim.teller.key and _about(c, claim)
            and c.when and claim.when and meet(c.reported or c.when, claim.reported or claim.when, _WITHIN)
        ]  # fmt: skip
        made = _made(claim, [claim], against, "vantage")
        if made:
            yield made


def _stands(claim: Claim) -> bool:
    """Whether the words for a teller name a place smaller than a country."""
    last = claim.source.links(claim.status.attribution)[-1]
    if last.level != "speaker" or last.start is None or last.end is None:
        return False
    countries, text = claim.source.lexicon.table("countries"), claim.source.reading.text
    for m in claim.source.analysis.mentions:
        if m.type in ("LOC", "FAC") and m.actor and m.actor.removeprefix("place:") not in countries:
            behind = last.end <= m.start < last.end + _BEHIND and text[last.end : m.start].split()[:1] == ["في"]
            if last.start <= m.start < last.end or behind:
                return True
    return False


def _made(lead: Claim, one: Sequence[Claim], other: Sequence[Claim], explanation: str) -> Disagreement | None:
    if not one or not other:
        return None
    name = who(lead.source.lexicon, lead.holder)
    sides: list[tuple[str, list[Account]]] = [(side_of(c), [c.account]) for c in (*one, *other)]
    return disagreement("status", lead.kind, name, sides, 0.7, explanation)
