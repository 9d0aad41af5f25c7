"""One utterance in words that say something else; a headline that says more than its article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...text.fold import folded
from ...text.split import tokenize
from ..accounts import who
from ..lanes import Claim, apart
from ..model import Account, Disagreement
from ..statements import Told
from ..tellings import FAMILY
from .sides import disagreement

_FIRM, _LOOSE = frozenset(("asserted", "planned")), frozenset(("possible", "conditional"))
_ALL, _PART = frozenset(("all", "none")), frozenset(("most", "some", "few"))
#: Particles before an imperfect verb; the letters it begins with; the fewest letters it has.
_SENSES = {"سوف": "planned", "قد": "possible", "ربما": "possible", "لن": "not"}
_PERSONS, _SHORTEST = frozenset("ايتن"), 4
#: How far a state goes beyond another.
_GRAVITY = {"ended": 3, "suspended": 2, "inactive": 2, "reduced": 1, "restricted": 1}


def wording_partings(utterances: Sequence[Sequence[Told]], explained: bool) -> Iterator[Disagreement]:
    """Wordings of one utterance of which one says "will" and another "may", one "all" and another "most", or not.

    Where the wordings that part are translated, and the others are not, the translation explains it.
    """
    for group in utterances:
        if len({id(t.source) for t in group}) < 2:
            continue
        read = [(t, _sense(t)) for t in group]
        if not _any_part([sense for _, sense in read]):
            continue
        chosen: dict[int, tuple[Told, str]] = {}
        for i, (a, sense_a) in enumerate(read):
            for b, sense_b in read[i + 1 :]:
                for key in sorted(sense_a.keys() & sense_b.keys()) if a.source is not b.source else ():
                    if _part(sense_a[key], sense_b[key]):
                        chosen.setdefault(id(a), (a, sense_a[key]))
                        chosen.setdefault(id(b), (b, sense_b[key]))
        if not chosen:
            continue
        sides: dict[str, list[Told]] = {}
        for t, value in chosen.values():
            sides.setdefault(value, []).append(t)
        ways = [{t.source.translated for t in told} for told in sides.values()]
        explanation = "translation" if {True} in ways and {False} in ways else None
        if explanation and not explained:
            continue
        speaker = next(iter(chosen.values()))[0].quotation.speaker.actor
        made = disagreement(
            "wording", "utterance", who(group[0].source.lexicon, speaker),
            ((value, [_account(t) for t in told]) for value, told in sides.items()),
            0.6 if explanation else 1.3, explanation,
        )  # fmt: skip
        if made:
            yield made


def _any_part(senses: Sequence[dict[tuple[str, str], str]]) -> bool:
    """Whether of one thing some wording says what another does not: soon told, and mostly none does."""
    said: dict[tuple[str, str], set[str]] = {}
    for sense in senses:
        for key, value in sense.items():
            said.setdefault(key, set()).add(value)
    return any(_part(a, b) for values in said.values() if len(values) > 1 for a in values for b in values)


def _sense(t: Told) -> dict[tuple[str, str], str]:
    """What a wording says of each thing it speaks of: how surely, how much of it, whether at all."""
    start, end = t.quotation.start, t.quotation.end
    out = _forms(t)
    for event in t.source.analysis.events:
        if start <= event.start < end:
            negated = event.polarity == "negated"
            out.setdefault((FAMILY.get(event.type, event.type), "said"), "not" if negated else event.modality)
    for status in t.source.analysis.statuses:
        if start <= (status.trigger.start or status.start) < end:
            negated = status.polarity == "negated"
            out.setdefault((f"{status.kind} {status.status}", "said"), "not" if negated else status.modality)
    for q in t.source.analysis.quantities:
        if start <= q.start < end and q.value is None and q.modifier in _ALL | _PART:
            noun = (q.of.noun if q.of else None) or q.unit
            out.setdefault((folded(noun or ""), "how much"), q.modifier)
    return out


def _forms(t: Told) -> dict[tuple[str, str], str]:
    """Of verbs in the imperfect, by what stands before: «ستستأنف» or «سوف تستأنف» is sure, «قد تستأنف» is not, «لن
    تستأنف» says it will not be; without the letter of the person, so that «سيستأنف» and «قد تستأنف» meet."""
    words = tokenize(folded(t.source.reading.text[t.quotation.start : t.quotation.end])).words
    out: dict[tuple[str, str], str] = {}
    for before, word in zip(["", *words], words, strict=False):
        head, sense = word, _SENSES.get(before.lstrip("وف"))
        if sense is None and word.startswith("س") and len(word) > _SHORTEST:
            head, sense = word[1:], "planned"
        if sense is not None and head[:1] in _PERSONS and len(head) >= _SHORTEST:
            out.setdefault((head[1:], "will"), sense)
    return out


def _part(a: str, b: str) -> bool:
    if "not" in (a, b):
        return a != b and ({a, b} & _FIRM) != set()
    return any((a in x and b in y) or (b in x and a in y) for x, y in ((_FIRM, _LOOSE), (_ALL, _PART)))


def _account(t: Told) -> Account:
    q = t.quotation
    return t.source.account(q.start, q.end, q.attribution, whole=False, of=q.id)


def headline_partings(found: Sequence[Claim]) -> Iterator[Disagreement]:
    """A headline that has an arrangement ended or stopped, over an article that only ever has less."""
    by_article: dict[int, list[Claim]] = {}
    for claim in found:
        by_article.setdefault(id(claim.source), []).append(claim)
    for told in by_article.values():
        for head in [c for c in told if in_headline(c) and c.level is not None and c.status.scope is None]:
            body = [
                c for c in told
                if not in_headline(c) and c.kind == head.kind and not apart(c, head) and c.status.status in _GRAVITY
                and c.status.polarity == "affirmed" and c.status.modality == "asserted"
            ]  # fmt: skip
            gravity = _GRAVITY.get(head.status.status, 0)
            if body and all(_GRAVITY[c.status.status] < gravity for c in body):
                name = who(head.source.lexicon, head.holder)
                sides = [(head.status.status, [head.account])]
                sides += [(c.status.status, [c.account]) for c in body]
                made = disagreement("wording", head.kind, name, sides, 1.1)
                if made:
                    yield made


def in_headline(claim: Claim) -> bool:
    """Whether a claim stands in the first sentence of an article that has more, on a line of its own."""
    first = claim.source.analysis.sentences[:2]
    if len(first) < 2 or not first[0].start <= claim.status.start < first[0].end:
        return False
    return "\n" in claim.source.reading.text[first[0].end : first[1].start]
