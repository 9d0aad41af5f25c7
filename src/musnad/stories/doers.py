"""Who is said to have done a deed, and whether two doers are one another's part."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from ..lexicon.actors import actor_country, actor_name, actor_row, parent_of
from ..lexicon.lexicon import Lexicon
from ..model import Link
from ..text.fold import folded
from .accounts import Source, root
from .deed_words import Words, bare, clause_before, stem, words_in
from .tellings import Telling

#: Stands for any: both sides, or any deed of the kind.
ANY = "*"
#: Pronouns at the end of a word.
PRONOUNS = ("ها", "هم", "نا", "ه", "ي")
#: Code points, and words, behind a passive verb in which «من الجانبين» stands.
_AFTER, _AGENT = 110, 5
#: Sectors of coalitions.
_LEAGUES = frozenset(("IGO", "MIL"))


class Doer(NamedTuple):
    """Who is said to have done it: an actor id, or the stems of the words for it; and the name to show."""

    actor: str | None
    stems: frozenset[str]
    label: str


def doer(t: Telling, known: Words) -> Doer | None:
    """Who is said to have done it; ``None`` where nobody is named, or nobody known."""
    party = t.event.actor
    if party.start is None or party.end is None:
        return _both(t, known) or cleft_doer(t, known)
    lexicon, text = t.source.lexicon, t.source.reading.text[party.start : party.end]
    words = words_in(text)
    if party.actor:
        actor = _state(lexicon, party.actor)
        return Doer(actor, frozenset(), _name(lexicon, actor, text))
    if not words or words[0] in known.nobody or bare(words[0]) in known.all_sides:
        return None
    own = len(words) == 1 and words[0].endswith(PRONOUNS) and not words[0].startswith("ال")
    if own:
        last = t.source.links(t.event.attribution)[-1]
        return _of_speaker(t.source, last)
    return Doer(None, frozenset(map(stem, words)), " ".join(text.split()))


def _both(t: Telling, known: Words) -> Doer | None:
    """«انتهكت الهدنة من الجانبين»: all of those whom it is about."""
    words = t.source.reading.text[t.event.end : t.event.end + _AFTER].split()[:_AGENT]
    for at, word in enumerate(words[:-1]):
        if folded(word) == "من" and bare(folded(words[at + 1]).strip("،.")) in known.all_sides:
            return Doer(None, frozenset((ANY,)), words[at + 1].strip("،."))
    return None


def cleft_doer(t: Telling, known: Words) -> Doer | None:
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
