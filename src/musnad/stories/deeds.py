"""Deeds: tellings with what two accounts of one deed are compared by: who did it, and the words for its object.

Readers of events leave much unnamed, so the words around a deed count too: «برج», «معبر كرم أبو سالم».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon
from ..model import Mention
from ..text.fold import folded
from .accounts import root
from .deed_words import Words, bare, clause_after, clause_before, content, nations, stem, words_in, words_of
from .doers import ANY, PRONOUNS, Doer, apart, cleft_doer, doer
from .tellings import Telling

#: Code points around a trigger in which the words for a deed's object stand.
_BEFORE, _AFTER = 70, 110
#: Code points before a trigger in which «any» of it is denied: «نفى عقد أي لقاء».
_NEAR = 8
#: Words before a trigger in which a share in it is denied: «أي علاقة لقواته باستهداف».
_SHARE = 4
_PLURAL = re.compile(r"[وبلف]?ال\w+ات\b")


class Deed(NamedTuple):
    """A telling, its doer, the stems of what it was done to, and which of these are names of places."""

    told: Telling
    doer: Doer | None
    #: Nobody else, says the account: «الحزب هو من», «الحركة وحدها».
    exclusive: bool
    #: The account accuses, or owns up.
    contested: bool
    head: str | None
    #: The word right behind that one: «جسر الحلفايا».
    name: str | None
    stems: frozenset[str]
    places: frozenset[str]
    #: What is denied of all: the stem («لم يفرج عن أي أسير»), or «*» where any such deed is («لم يشن أي غارة»).
    any_of: str | None
    #: The stems of the words for the doer.
    by: frozenset[str]
    #: What is told is the harm that was done, or not: «لم توقع الغارة إصابات».
    of_harm: bool
    #: What was not wanted, not managed or not planned, rather than not done.
    refused: bool
    #: What is denied is a party's share in it, not that it was done: «لا علاقة لقواته بالهجوم».
    of_share: bool
    #: «الضربات الجوية مهمة»: deeds in general, without a day.
    general: bool

    #: The stems that name no place and no nation.
    targets: frozenset[str]
    #: Whose account it is.
    teller: str


def deed(t: Telling) -> Deed:
    """A telling with its words read."""
    known = words_of(t.source.lexicon)
    text = t.source.reading.text
    start, end = t.source.sentence(t.event.start)
    before = clause_before(text[max(start, t.event.start - _BEFORE) : t.event.start])
    after = clause_after(text[t.event.end : min(end, t.event.end + _AFTER)])
    skip = _skipped(t)
    exclusive = _exclusive(t, text, known, after)
    if exclusive and text[t.event.start : t.event.end].endswith(PRONOUNS):
        before = text[start : t.event.start]  # «قال محامي الصحفي إن الجهاز هو من اعتقله»
        skip = skip[:1]
    low = t.event.start - len(before)
    behind = list(content(text, t.event.end, t.event.end + len(after), known.light, skip))
    ahead = list(content(text, low, t.event.start, known.light, skip))
    places = frozenset(_place_stems(t))
    general = nations(t.source.lexicon)
    stems = frozenset((*behind, *ahead))
    near = words_in(f"{before[-_NEAR:]} {text[t.event.start : t.event.end]} {after}")
    party = text[t.event.actor.start : t.event.actor.end] if t.event.actor.start is not None else ""
    words_before, trigger = words_in(before), folded(text[t.event.start : t.event.end])
    return Deed(
        told=t,
        doer=doer(t, known),
        exclusive=exclusive,
        contested=_accused(t) or any(w in known.claimed for w in words_in(text[start : t.event.start])),
        head=behind[0] if behind else None,
        name=_name_of(after, behind),
        stems=stems,
        targets=frozenset(s for s in stems if s not in places and s not in general),
        teller=t.source.teller(t.event.attribution).key,
        places=places,
        any_of=_any_of(near, known, trigger),
        by=frozenset(s for s in map(stem, words_in(party)) if s not in places and s not in general),
        refused=any(w in known.refused or w[1:] in known.refused for w in words_before),
        of_share=any(bare(w) in known.share for w in words_before[-_SHARE:]),
        general=not t.strong and _PLURAL.match(trigger) is not None,
        of_harm=not known.harm.isdisjoint(map(bare, near)),
    )


def _any_of(words: Sequence[str], known: Words, trigger: str) -> str | None:
    """Of what all is denied: the noun behind «any» or before «one»; of deeds where that noun tells one."""
    for at, word in enumerate(words):
        if word in known.any:
            single = word.startswith("واحد")
            noun = words[at - 1] if single and at else words[at + 1] if at + 1 < len(words) else ""
            light = not noun or noun in trigger or noun in known.light or bare(noun) in known.light
            return ANY if light else stem(noun)
    return None


def _name_of(after: str, behind: Sequence[str]) -> str | None:
    """What tells one bridge from another: the word right behind the first one that says something."""
    if len(behind) < 2:
        return None
    stems = [stem(word) for word in words_in(after)]
    at = stems.index(behind[0]) if behind[0] in stems else -1
    return behind[1] if at >= 0 and stems[at + 1 : at + 2] == [behind[1]] else None


def _skipped(t: Telling) -> list[tuple[int, int]]:
    """Spans whose words say nothing of what it was done to: the doer, the dates, those who tell it."""
    out = [(t.event.actor.start, t.event.actor.end)]
    out += [(x.start, x.end) for x in t.source.timexes.values()]
    out += [(link.start, link.end) for link in t.source.links(t.event.attribution)]
    return [(s, e) for s, e in out if s is not None and e is not None]


def _start(m: Mention) -> int:
    return m.start


def _place_stems(t: Telling) -> Iterable[str]:
    """The words of the place, and of all places that the sentence names."""
    start, end = t.event.sentence.start, t.event.sentence.end
    if start is None or end is None:
        return
    text, mentions = t.source.reading.text, t.source.analysis.mentions
    for m in mentions[bisect_left(mentions, start, key=_start) :]:
        if m.start >= end:
            break
        if m.type == "LOC":
            yield from (stem(word) for word in words_in(text[m.start : m.end]))


def differ(lexicon: Lexicon, a: Deed, b: Deed) -> bool:
    """Whether two deeds have doers who are not one another's part.

    A party that is named by a common noun («الجيش») may be any that the noun fits: it differs from another only where
    one of the accounts says that it was nobody else.
    """
    if a.doer is None or b.doer is None:
        return False
    firm = a.exclusive or b.exclusive or (a.contested and b.contested)
    together = a.told.together | b.told.together
    if together and {root(a.doer.actor), root(b.doer.actor)} <= together and a.told.together != b.told.together:
        return False  # one of those who acted together
    if a.doer.actor and b.doer.actor:
        return apart(lexicon, a.doer.actor, b.doer.actor, firm)
    if not firm:
        return False
    if (ANY in a.doer.stems) != (ANY in b.doer.stems):
        return True  # both sides, and one of them alone
    names = [d.stems or frozenset(stem(w) for w in words_in(d.label)) for d in (a.doer, b.doer)]
    return names[0].isdisjoint(names[1])


# ---- how it is told
def _exclusive(t: Telling, text: str, known: Words, after: str) -> bool:
    """«الحزب هو من طلب», «وحدها خرقت», «أوقفها الحوثيون أنفسهم», «صاروخ أطلقته الجماعة هو ما أصاب البرج»."""
    party = t.event.actor
    if party.start is None or party.end is None:
        return cleft_doer(t, known) is not None
    if party.start >= t.event.end:
        behind = words_in(after)
        if any(a in known.separating and b in known.who for a, b in pairwise(behind)):
            return True
    if party.end <= t.event.start:
        between = words_in(text[party.end : t.event.start])
        cleft = any(a in known.separating and b in known.who for a, b in pairwise(between))
        return cleft or any(word in known.only for word in between)
    if t.event.end <= party.start:
        between = words_in(text[t.event.end : party.start])
        if between and between[-1] in known.separating:
            return True  # «من قصف البرج هو الحزب»
    behind = words_in(text[party.end : party.end + 20])[:1]
    return bool(behind) and behind[0] in known.only


def _accused(t: Telling) -> bool:
    """Whether the doer is one who is accused of it in the sentence."""
    start = t.event.actor.start
    return start is not None and any(
        e.type == "ACCUSE" and e.recipient.start == start and e is not t.event for e in t.source.analysis.events
    )
