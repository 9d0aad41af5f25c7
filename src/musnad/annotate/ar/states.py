"""Words that tell where an arrangement stands: أوقف، متوقفة، استئناف، لا يزال قائما ..."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ...lexicon.lexicon import Hit, Lexicon
from ...lexicon.loader import Row
from ...text.fold import folded
from ..document import Document
from .arrangements import Words, words_of
from .grammar import grammar
from .status_words import closed

#: How far behind a word one that gives it another sense may stand.
_NEXT = 2


#: What «doing» may come to.
_DONE = frozenset(("continuing", "inactive"))


class Sense(NamedTuple):
    """A row of the table ``states``, compiled."""

    status: str
    frame: str
    before: frozenset[str]
    must: bool
    kinds: frozenset[str]
    forces: str
    gives: str | None
    alone: str | None
    predicates: Words | None
    needs: str | None
    wanted: bool
    present: bool
    named_first: bool
    unless: Words | None

    @property
    def leaving(self) -> bool:
        """Whether the word tells of coming, staying or leaving: «رحل», «انسحب»."""
        return self.forces == "only" or self.alone == "presence"

    def takes(self, kind: str, key: str, forces: bool, only: frozenset[str]) -> bool:
        """Whether an arrangement of this kind and row can be in this state."""
        if forces:
            return bool(self.forces)
        named = self.status in only or (self.status == "doing" and not only.isdisjoint(_DONE))
        if self.forces == "only" or (only and not named):
            return False
        return not self.kinds or kind in self.kinds or key in self.kinds or key.partition(".")[0] in self.kinds


class State(NamedTuple):
    """A state told of at tokens ``[first, last)``. ``how``: verb, masdar, noun, adjective or phrase."""

    first: int
    last: int
    row: Row
    sense: Sense
    how: str
    tense: str | None
    voice: str | None
    gender: str | None
    number: str | None
    head: str
    tail: str
    hit: Hit

    @property
    def status(self) -> str:
        """The status the word tells of, taken alone."""
        return self.sense.status

    @property
    def nominal(self) -> bool:
        """Whether a noun or a verbal noun tells it: «تعليق», «هدنة»."""
        return self.how == "masdar" or self.how == "noun"


@functools.lru_cache(maxsize=8)
def senses(lexicon: Lexicon) -> dict[str, Sense]:
    """The rows of ``states`` by their id."""

    def sense(row: Row) -> Sense:
        before = row.values("before") or row.values("may_be_before")
        return Sense(
            str(row["status"]), str(row["frame"]), frozenset(folded(p) for p in before), bool(row["before"]),
            frozenset(row.values("kinds")), str(row["forces"] or ""), row["gives"], row["alone"],
            words_of(tuple(row.values("predicates"))) if row["predicates"] else None,
            row["needs"], bool(row["wanted"]), row["tense"] == "present", row["side"] == "before",
            words_of(tuple(row.values("unless"))) if row["unless"] else None,
        )  # fmt: skip

    return {key: sense(row) for key, row in lexicon.table("states").items()}


_PREPOSITIONS = frozenset(("علي", "عند", "الي", "عن", "في"))
_READ = frozenset(("verb", "masdar"))
_HOW = {"masdar": "masdar", "verb": "verb", "name": "phrase"}


def states(doc: Document, taken: Iterable[tuple[int, int]]) -> Iterator[list[State]]:
    """The readings of each state word, in the order of the text. ``taken``: token ranges that name arrangements."""
    inside = {token for first, last in taken for token in range(first, last)}
    hits = doc.of("states")
    within = {token for hit in hits if hit.last - hit.first > 1 for token in range(hit.first + 1, hit.last)}
    verbs = grammar(doc)
    rows, sentence_of = senses(doc.lexicon), doc.sentence_of
    before_nouns = closed(doc.lexicon).prepositions
    group: list[State] = []
    for hit in hits:
        if hit.form.column == "verb" and hit.form.features.pos not in _READ:
            continue
        if (hit.first in inside and (hit.last - 1) in inside) or hit.first in within or sentence_of[hit.first] < 0:
            continue
        if hit.form.features.pos == "verb" and not verbs.is_verb(hit.first):
            continue  # «على سحب القوات»
        if hit.form.features.pos == "verb" and hit.first and doc.words[hit.first - 1] in before_nouns:
            continue  # «إلى أجل غير مسمى»
        state = _state(doc, hit, rows[hit.form.row.key], inside)
        if state is None:
            continue
        if group and group[0].first != state.first:
            yield _best_first(group)
            group = []
        group.append(state)
    if group:
        yield _best_first(group)


def _best_first(group: list[State]) -> list[State]:
    """Longer readings first; a verb before its homograph, the more usual frame first as the rows stand."""
    return group if len(group) == 1 else sorted(group, key=lambda s: -s.last)


def _state(doc: Document, hit: Hit, sense: Sense, named: set[int]) -> State | None:
    features = hit.form.features
    column = hit.form.column
    how = "adjective" if column == "adjectives" else "noun" if column == "nouns" else _HOW.get(features.pos, "phrase")
    if sense.present and how == "verb" and features.tense == "past":
        return None
    if how == "adjective" and hit.head.endswith("ال"):
        return None  # «الاتفاقات القائمة»: an attribute tells no news
    if how == "verb" and (features.person == 2 or hit.head.endswith("ا") or _seems(doc, hit) or _fails(doc, hit)):
        return None
    if sense.unless is not None and _turned(doc, hit, sense.unless, named):
        return None
    if sense.predicates is not None and not _predicated(doc, hit, sense.predicates):
        return None
    return State(
        hit.first, hit.last, hit.row, sense, how, features.tense, features.voice, features.gender, features.number,
        hit.head, hit.tail, hit,
    )  # fmt: skip


def _seems(doc: Document, hit: Hit) -> bool:
    """«بدا الاتفاق هشا» (seemed), where the text writes no hamza: not بدأ."""
    return doc.words[hit.first].endswith("بدا") and "أ" not in doc.written(hit.first, hit.last)


def _fails(doc: Document, hit: Hit) -> bool:
    """«فشلت» (failed), not ف and «شلت»."""
    return hit.head == "ف" and doc.words[hit.first].startswith(closed(doc.lexicon).failures)


def _turned(doc: Document, hit: Hit, unless: Words, named: set[int]) -> bool:
    """Whether a word behind gives another sense, before the arrangement is named: «علق الوزير على الاتفاق»."""
    seen = False
    for token in range(hit.last, min(hit.last + _NEXT, len(doc.words))):
        word = doc.words[token]
        if word in ".،؛:":
            return False
        if unless.hold(word):
            return not (seen and word in _PREPOSITIONS)
        seen = seen or token in named
    return False


def _predicated(doc: Document, hit: Hit, predicates: Words) -> bool:
    """«لا يزال» says nothing alone: a predicate follows in the clause."""
    sentence = doc.sentence_at(hit.first)
    end = min(doc.sentence_tokens[sentence][1], hit.last + 12)
    for word in doc.words[hit.last : end]:
        if word in ".؛":
            return False
        if predicates.hold(word):
            return True
    return False
