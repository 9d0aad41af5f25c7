"""Deeds: tellings with what two accounts of one deed are compared by: who did it, and the words for its object.

Readers of events leave much unnamed, so the words around a deed count too: «برج», «معبر كرم أبو سالم».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from ..lexicon.actors import actor_country, actor_name, actor_row, parent_of
from ..lexicon.lexicon import Lexicon
from ..model import Link, Mention
from ..text.fold import folded
from ..text.split import tokenize
from .accounts import Source, root
from .tellings import Telling

#: Code points around a trigger in which the words for a deed's object stand.
_BEFORE, _AFTER = 70, 110
#: Code points before a trigger in which «any» of it is denied: «نفى عقد أي لقاء».
_NEAR = 8
#: Words behind a passive verb in which «من الجانبين» stands.
_AGENT = 5
#: Words before a trigger in which a share in it is denied: «أي علاقة لقواته باستهداف».
_SHARE = 4
_SHORTEST = 3
#: Any deed of the kind.
ANY = "*"
_ARTICLES = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال")
_ENDINGS = ("ات", "ين", "ون", "ان", "ها", "هم", "ية", "ه", "ة", "ا", "ي")
#: Words behind which another clause begins.
_OPENERS = frozenset(("ان", "بان", "انه", "انها", "لكن", "ولكن", "فيما", "بينما", "وان", "وانه", "وانها"))
_PLURAL = re.compile(r"[وبلف]?ال\w+ات\b")
_MARKS = frozenset(".؛؟!:\n،,")
_PRONOUNS = ("ها", "هم", "نا", "ه", "ي")


class Words(NamedTuple):
    """The classes of ``deed_words``, folded."""

    nobody: frozenset[str]
    separating: frozenset[str]
    who: frozenset[str]
    only: frozenset[str]
    any: frozenset[str]
    all_sides: frozenset[str]
    harm: frozenset[str]
    claimed: frozenset[str]
    refused: frozenset[str]
    share: frozenset[str]
    light: frozenset[str]


@lru_cache(maxsize=8)
def words_of(lexicon: Lexicon) -> Words:
    """The classes of a lexicon."""
    rows = lexicon.table("deed_words")
    return Words(*(frozenset(map(folded, rows[name].values("words"))) for name in Words._fields))


class Doer(NamedTuple):
    """Who is said to have done it: an actor id, or the stems of the words for it; and the name to show."""

    actor: str | None
    stems: frozenset[str]
    label: str


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
    if exclusive and text[t.event.start : t.event.end].endswith(_PRONOUNS):
        before = text[start : t.event.start]  # «قال محامي الصحفي إن الجهاز هو من اعتقله»
        skip = skip[:1]
    low = t.event.start - len(before)
    behind = list(content(text, t.event.end, t.event.end + len(after), known.light, skip))
    ahead = list(content(text, low, t.event.start, known.light, skip))
    places = frozenset(_place_stems(t))
    general = nations(t.source.lexicon)
    stems = frozenset((*behind, *ahead))
    near = _words(f"{before[-_NEAR:]} {text[t.event.start : t.event.end]} {after}")
    party = text[t.event.actor.start : t.event.actor.end] if t.event.actor.start is not None else ""
    return Deed(
        told=t,
        doer=doer(t, known),
        exclusive=exclusive,
        contested=_accused(t) or any(w in known.claimed for w in _words(text[start : t.event.start])),
        head=behind[0] if behind else None,
        name=_name_of(after, behind),
        stems=stems,
        targets=frozenset(s for s in stems if s not in places and s not in general),
        teller=t.source.teller(t.event.attribution).key,
        places=places,
        any_of=_any_of(near, known, folded(text[t.event.start : t.event.end])),
        by=frozenset(s for s in map(stem, _words(party)) if s not in places and s not in general),
        refused=any(w in known.refused or w[1:] in known.refused for w in _words(before)),
        of_share=any(_bare(w) in known.share for w in _words(before)[-_SHARE:]),
        general=not t.strong and _PLURAL.match(folded(text[t.event.start : t.event.end])) is not None,
        of_harm=not known.harm.isdisjoint(map(_bare, near)),
    )


def _any_of(words: Sequence[str], known: Words, trigger: str) -> str | None:
    """Of what all is denied: the noun behind «any» or before «one»; of deeds where that noun tells one."""
    for at, word in enumerate(words):
        if word in known.any:
            single = word.startswith("واحد")
            noun = words[at - 1] if single and at else words[at + 1] if at + 1 < len(words) else ""
            light = not noun or noun in trigger or noun in known.light or _bare(noun) in known.light
            return ANY if light else stem(noun)
    return None


def _name_of(after: str, behind: Sequence[str]) -> str | None:
    """What tells one bridge from another: the word right behind the first one that says something."""
    if len(behind) < 2:
        return None
    stems = [stem(word) for word in _words(after)]
    at = stems.index(behind[0]) if behind[0] in stems else -1
    return behind[1] if at >= 0 and stems[at + 1 : at + 2] == [behind[1]] else None


def clause_before(text: str) -> str:
    """What is left of a clause before a trigger, behind the last mark or the last word that opens a clause."""
    cut = max((text.rfind(mark) for mark in _MARKS), default=-1) + 1
    at = cut
    for word in text[cut:].split():
        at = text.index(word, at) + len(word)
        if folded(word) in _OPENERS:
            cut = at
    return text[cut:]


def clause_after(text: str) -> str:
    """What is left of a clause behind a trigger, to the next strong mark, or to a comma behind which another begins."""
    for at, letter in enumerate(text):
        if letter in _MARKS and not (letter in "،," and at < len(text) // 4):
            return text[:at]
    return text


def _skipped(t: Telling) -> list[tuple[int, int]]:
    """Spans whose words say nothing of what it was done to: the doer, the dates, those who tell it."""
    out = [(t.event.actor.start, t.event.actor.end)]
    out += [(x.start, x.end) for x in t.source.timexes.values()]
    out += [(link.start, link.end) for link in t.source.links(t.event.attribution)]
    return [(s, e) for s, e in out if s is not None and e is not None]


def content(text: str, start: int, end: int, light: frozenset[str], skip: Iterable[tuple[int, int]]) -> Iterable[str]:
    """The stems of the words in ``[start, end)`` that say something."""
    skip = [(s, e) for s, e in skip if s < end and start < e]
    at = start
    for word in text[start:end].split():
        at = text.index(word, at)
        first, at = at, at + len(word)
        if any(s <= first < e for s, e in skip):
            continue
        for token in _word(word):
            bare = _bare(token)
            if token.isalpha() and bare not in light and token not in light and len(found := stem(token)) >= _SHORTEST:
                yield found


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[str, ...]:
    """The folded tokens of what stands between two spaces."""
    return tuple(tokenize(folded(word)).words)


def _words(text: str) -> list[str]:
    """The folded tokens of a text."""
    return [token for word in text.split() for token in _word(word)]


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            return word[len(article) :]
    return word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its article and its ending, for comparing.

    >>> stem("السفينة"), stem("سفينة"), stem("برج")
    ('سفين', 'سفين', 'برج')
    """
    bare = _bare(word)
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            return bare[: -len(ending)]
    return bare


@lru_cache(maxsize=8)
def nations(lexicon: Lexicon) -> frozenset[str]:
    """The stems of the names and adjectives of all countries: they tell no object («عراقي»)."""
    return frozenset(
        stem(folded(form))
        for row in lexicon.table("countries").values()
        for column in ("names", "adjectives")
        for value in row.values(column)
        for form in value.replace("/", " ").split()
    )


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
            yield from (stem(word) for word in _words(text[m.start : m.end]))


# ---- doers
def doer(t: Telling, known: Words) -> Doer | None:
    """Who is said to have done it; ``None`` where nobody is named, or nobody known."""
    party = t.event.actor
    if party.start is None or party.end is None:
        return _both(t, known) or _cleft(t, known)
    lexicon, text = t.source.lexicon, t.source.reading.text[party.start : party.end]
    words = _words(text)
    if party.actor:
        actor = _state(lexicon, party.actor)
        return Doer(actor, frozenset(), _name(lexicon, actor, text))
    if not words or words[0] in known.nobody or _bare(words[0]) in known.all_sides:
        return None
    own = len(words) == 1 and words[0].endswith(_PRONOUNS) and not words[0].startswith("ال")
    if own:
        last = t.source.links(t.event.attribution)[-1]
        return _of_speaker(t.source, last)
    return Doer(None, frozenset(map(stem, words)), " ".join(text.split()))


def _both(t: Telling, known: Words) -> Doer | None:
    """«انتهكت الهدنة من الجانبين»: all of those whom it is about."""
    words = t.source.reading.text[t.event.end : t.event.end + _AFTER].split()[:_AGENT]
    for at, word in enumerate(words[:-1]):
        if folded(word) == "من" and _bare(folded(words[at + 1]).strip("،.")) in known.all_sides:
            return Doer(None, frozenset((ANY,)), words[at + 1].strip("،."))
    return None


def _cleft(t: Telling, known: Words) -> Doer | None:
    """«متمردو الجبهة هم الذين هاجموا»: a doer that no reader knows, by its words."""
    start, _ = t.source.sentence(t.event.start)
    words = clause_before(t.source.reading.text[start : t.event.start]).split()
    if len(words) < 3 or folded(words[-1]) not in known.who or folded(words[-2]) not in known.separating:
        return None
    named = [word.strip('«»"“”()،,') for word in words[:-2]]
    return Doer(None, frozenset(stem(folded(w)) for w in named), " ".join(named))


def _of_speaker(source: Source, last: Link) -> Doer | None:
    """«إن مقاتليها»: whose they are that speaks."""
    if last.level != "speaker" or not last.actor:
        return None
    actor = _state(source.lexicon, last.actor)
    return Doer(actor, frozenset(), _name(source.lexicon, actor, last.words or actor))


def _name(lexicon: Lexicon, actor: str, words: str) -> str:
    return words if actor.startswith("local:") else actor_name(lexicon, actor, "ar")


def _state(lexicon: Lexicon, actor: str) -> str:
    """An actor id; a country or its capital acts as the state."""
    if not actor.startswith("place:"):
        return actor
    name = actor.removeprefix("place:")
    if name in lexicon.table("countries"):
        return name
    country = actor_country(lexicon, actor)
    row = lexicon.table("countries").get(country or "")
    return str(country) if row is not None and row["capital"] == name else actor


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
    names = [d.stems or frozenset(stem(w) for w in _words(d.label)) for d in (a.doer, b.doer)]
    return names[0].isdisjoint(names[1])


@lru_cache(maxsize=20_000)
def apart(lexicon: Lexicon, a: str, b: str, firm: bool) -> bool:
    """Whether two actors are not one another's part; ``firm``: somebody says that it was nobody else."""
    a, b = _state(lexicon, a), _state(lexicon, b)
    if a.startswith("local:") and b.startswith("local:"):
        words_a, words_b = set(a[6:].split()), set(b[6:].split())
        return not (words_a <= words_b or words_b <= words_a)
    if a == b or a in _line(lexicon, b) or b in _line(lexicon, a):
        return False
    if root(a) == root(b):
        return firm  # two services of one state
    rows = [actor_row(lexicon, x) for x in (a, b)]
    countries = [actor_country(lexicon, x) for x in (a, b)]
    if countries[0] and countries[0] == countries[1]:
        person = any(row is not None and row.table == "actors" and row["type"] == "PER" for row in rows)
        if person or "place:" in a + b:
            return False  # a person and his institution, a town and the state
    if firm:
        return True
    # a coalition and one of the states that may make it up
    leagues = [row is not None and row.table == "actors" and not row["country"] and row["sector"] in _LEAGUES
               for row in rows]  # fmt: skip
    states = [root(x) in lexicon.table("countries") for x in (a, b)]
    return not ((leagues[0] and states[1]) or (leagues[1] and states[0]))


_LEAGUES = frozenset(("IGO", "MIL"))


@lru_cache(maxsize=20_000)
def _line(lexicon: Lexicon, actor: str) -> tuple[str, ...]:
    """All that an actor is a part of."""
    out: list[str] = []
    at: str | None = actor
    while at is not None and len(out) < 6:
        at = parent_of(lexicon, at)
        if at is not None:
            out.append(at)
    return tuple(out)


# ---- how it is told
def _exclusive(t: Telling, text: str, known: Words, after: str) -> bool:
    """«الحزب هو من طلب», «وحدها خرقت», «أوقفها الحوثيون أنفسهم», «صاروخ أطلقته الجماعة هو ما أصاب البرج»."""
    party = t.event.actor
    if party.start is None or party.end is None:
        return _cleft(t, known) is not None
    if party.start >= t.event.end:
        behind = _words(after)
        if any(a in known.separating and b in known.who for a, b in pairwise(behind)):
            return True
    if party.end <= t.event.start:
        between = _words(text[party.end : t.event.start])
        cleft = any(a in known.separating and b in known.who for a, b in pairwise(between))
        return cleft or any(word in known.only for word in between)
    if t.event.end <= party.start:
        between = _words(text[t.event.end : party.start])
        if between and between[-1] in known.separating:
            return True  # «من قصف البرج هو الحزب»
    behind = _words(text[party.end : party.end + 20])[:1]
    return bool(behind) and behind[0] in known.only


def _accused(t: Telling) -> bool:
    """Whether the doer is one who is accused of it in the sentence."""
    start = t.event.actor.start
    return start is not None and any(
        e.type == "ACCUSE" and e.recipient.start == start and e is not t.event for e in t.source.analysis.events
    )
