"""Whether an act binds: said of one act by different tellers.

A text that lays something on somebody («يلزم الحكومة») and has no force in law are not contradictory: that is shown as
explained, ``effect_vs_text``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...lexicon.lexicon import Hit
from ...text.fold import folded
from ..accounts import Source, root, who
from ..days import Days, days, meet
from ..model import Account, Disagreement
from .sayings import Saying, sayings
from .sides import disagreement

#: How far from the word for its force an act is named, in words; how long, in days, one act may be talked of, and how
#: long after it is new nothing but its being an act of that kind need be shared.
_REACH, _WITHIN, _NEW = 12, 366, 3
#: A preposition with the pronoun of the act, in a phrase for its force.
_OF_IT = frozenset(("عليه", "عليها"))
_VALUES = {"binding": "binding", "not_binding": "not binding", "obliges": "its text obliges"}


class _Said(NamedTuple):
    """What an article says of the force of an act; ``acts``: what it calls it («قرارات ... قانون ملزم»)."""

    acts: frozenset[str]
    force: str
    teller: str
    about: frozenset[str]
    when: Days | None
    account: Account


def legal_partings(sources: Sequence[Source], explained: bool) -> Iterator[Disagreement]:
    """Acts that one teller says bind and another says do not."""
    matters: list[list[_Said]] = []
    for source in sources:
        for saying in sayings(source, "legal_force", "legal_acts"):
            for said in _said(saying):
                matter = next((m for m in matters if any(_one(said, other) for other in m)), None)
                if matter is None:
                    matters.append([said])
                else:
                    matter.append(said)
    for matter in matters:
        forces = {said.force for said in matter}
        if "not_binding" not in forces or len(forces) < 2 or len({s.teller for s in matter}) < 2:
            continue
        explanation = None if "binding" in forces else "effect_vs_text"
        if explanation is None or explained:
            source = next(s for s in sources if s.reading.id == matter[0].account.article)
            shared = frozenset.intersection(*(s.about for s in matter)) or matter[0].about
            name = who(source.lexicon, min(shared, default=None))
            act = _most_named(said.acts for said in matter)
            sides = ((_VALUES[said.force], [said.account]) for said in matter)
            made = disagreement("legal_force", act, name, sides, 0.6 if explanation else 1.6, explanation)
            if made:
                yield made


def _most_named(acts: Iterable[frozenset[str]]) -> str:
    """What most of those who speak of an act call it."""
    named = Counter(act for told in acts for act in told)
    return min(named, key=lambda act: (-named[act], act), default="act")


def _said(saying: Saying) -> Iterator[_Said]:
    """The force of each act of a sentence: «قرار غير ملزم», «الاتفاق ملزم», «القرار يلزم الحكومة»."""
    source, sentence = saying.source, saying.sentence
    acts = [h for h in saying.hits if h.table == "legal_acts"]
    forces = [h for h in saying.hits if h.table == "legal_force"]
    longest = [h for h in forces if not any(o is not h and o.first <= h.first and h.last < o.last for o in forces)]
    longest = [h for h in longest if not any(_over(o, h) for o in longest)]
    for hit in longest:
        before = [a for a in acts if 0 <= hit.first - a.last <= _REACH]
        if not before and not _points_back(saying, hit):
            continue
        published = source.reading.published
        inside = [m for m in source.analysis.mentions if sentence.start <= m.start < sentence.end]
        teller = source.teller(saying.attribution).key
        yield _Said(
            frozenset(a.row.key for a in before if not a.row["any"]), str(hit.row["force"]), teller,
            frozenset(found for m in inside if m.actor and (found := root(m.actor)) and m.type in ("ORG", "LOC")),
            days(published.from_, published.to), source.account(sentence.start, sentence.end, saying.attribution),
        )  # fmt: skip


def _points_back(saying: Saying, hit: Hit) -> bool:
    """«لا يترتب عليه أثر قانوني», of an act that is named by a noun of its own («سحب الثقة»)."""
    phrase = saying.source.reading.text[saying.starts[hit.first] : saying.starts[hit.last - 1]]
    return not _OF_IT.isdisjoint(folded(phrase).split())


def _over(a: Hit, b: Hit) -> bool:
    """A longer phrase («غير ملزم»), or an adjective that is also a verb's participle («ملزم»)."""
    same = (a.first, a.last) == (b.first, b.last)
    return (a.first < b.first and b.last <= a.last) or (same and a.row is not b.row and b.row["force"] == "obliges")


def _one(a: _Said, b: _Said) -> bool:
    """Whether two may speak of one act: of one kind, as far as both say, and about the same parties or just made."""
    if a.acts and b.acts and not a.acts & b.acts:
        return False
    if a.when is None or b.when is None or meet(a.when, b.when, _NEW):
        return True
    return bool(a.about & b.about) and meet(a.when, b.when, _WITHIN)
