"""One utterance, told of different speakers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..accounts import root, who
from ..days import meet
from ..model import Account, Disagreement
from ..statements import Told
from .sides import disagreement

#: Content words that make an utterance its own; the share of them two wordings must have in common; days apart.
_LEAST, _ALIKE, _WITHIN = 4, 0.8, 14
#: A word that more wordings hold than these says nothing of which utterance it is.
_COMMON = 50


def teller_partings(told: Sequence[Told]) -> Iterator[Disagreement]:
    """Direct quotations in (nearly) the same words, in different articles, of different named speakers.

    An unnamed speaker may be the named one, and a person may speak for an institution: neither parts.
    """
    own = [t for t in told if t.quotation.kind != "indirect" and len(t.words) >= _LEAST and _named(t)]
    holding: dict[str, list[int]] = {}
    groups: list[list[Told]] = []
    group_of: list[int] = []
    for number, t in enumerate(own):
        near = {i for w in sorted(t.words) if len(holding.get(w, ())) < _COMMON for i in holding.get(w, ())}
        found = next((i for i in sorted(near) if _same_words(own[i], t)), None)
        if found is None:
            group_of.append(len(groups))
            groups.append([t])
        else:
            group_of.append(group_of[found])
            groups[group_of[found]].append(t)
        for w in t.words:
            holding.setdefault(w, []).append(number)
    for group in groups:
        parted = [t for t in group if any(_other(t, o) for o in group)]
        if parted:
            first = parted[0]
            sides = ((_name(t), [_account(t)]) for t in parted)
            holder = who(first.source.lexicon, first.quotation.speaker.actor)
            made = disagreement("teller", "utterance", holder, sides, 1.4)
            if made:
                yield made


def _named(t: Told) -> bool:
    speaker = t.quotation.speaker
    return speaker.actor is not None and not speaker.anonymous


def _same_words(a: Told, b: Told) -> bool:
    near = a.when is None or b.when is None or meet(a.when, b.when, _WITHIN)
    return near and len(a.words & b.words) >= _ALIKE * len(a.words | b.words)


def _other(a: Told, b: Told) -> bool:
    """Whether two named speakers cannot be one: persons of two names, institutions of two roots."""
    if a.source is b.source:
        return False
    one, other = str(a.quotation.speaker.actor), str(b.quotation.speaker.actor)
    if _person(a) != _person(b) or root(one) == root(other):
        return False
    if one.startswith("local:") or other.startswith("local:"):
        names = [set(name.removeprefix("local:").replace("_", " ").split()) for name in (one, other)]
        if not (one.startswith("local:") and other.startswith("local:")):
            return not _wording(a) & _wording(b)
        return not names[0] & names[1]
    return True


def _person(t: Told) -> bool:
    start = t.quotation.speaker.start
    return any(m.type == "PER" for m in t.source.analysis.mentions if m.start == start)


def _wording(t: Told) -> set[str]:
    return set(_name(t).split())


def _name(t: Told) -> str:
    speaker = t.quotation.speaker
    if speaker.start is None or speaker.end is None:
        return str(speaker.actor)
    return " ".join(t.source.reading.text[speaker.start : speaker.end].split())


def _account(t: Told) -> Account:
    return t.source.account(t.quotation.start, t.quotation.end, t.quotation.attribution, whole=False, of=t.quotation.id)
