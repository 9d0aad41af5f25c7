"""Arrangements named in a text: training, a truce, talks, the presence of forces ...

An arrangement is a noun of the table ``arrangements`` in its noun phrase: what follows may tell that it is one
(«قاعدة جوية»), that it is something else («قاعدة بيانات»), or which («أنشطة التدريب» is training). Nouns joined by و
share what is said of them («التدريب والدعم»).
"""

from __future__ import annotations

import functools
from typing import NamedTuple

from ...lexicon.lexicon import Hit, Lexicon
from ...lexicon.loader import Row
from ...text.fold import folded
from ..document import Document
from .places_told import mention_tokens
from .status_words import Closed, closed

#: How far the words that qualify a noun may stand behind it.
_PHRASE = 3
_REMEMBERED = 20_000
#: How far apart two nouns joined by و may stand.
_JOINED = 7
_MARKS = frozenset('.؛:؟?!…،,()[]"“”«»')
_HEADS = ("وبال", "ولل", "وال", "فال", "بال", "كال", "لل", "ال", "وب", "ول", "و", "ب", "ل")


class Words:
    """Words to compare with, in any case and gender: long ones by how they begin, short ones whole."""

    __slots__ = ("_known", "begin", "whole")

    def __init__(self, whole: frozenset[str], begin: tuple[str, ...]) -> None:
        self.whole = whole
        self.begin = begin
        self._known: dict[str, bool] = {}

    def hold(self, word: str) -> bool:
        """Whether a folded word is one of these, with or without article, preposition and conjunction.

        >>> words_of(("عسكري", "عمل")).hold("والعسكرية"), words_of(("عمل",)).hold("عملية")
        (True, False)
        """
        found = self._known.get(word)
        if found is None:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
            found = self._known[word] = any(map(self._is_one, forms_of(word)))
        return found

    def _is_one(self, word: str) -> bool:
        return word in self.whole or (bool(self.begin) and word.startswith(self.begin))


def forms_of(word: str) -> list[str]:
    """A word as it stands and without each article, preposition and conjunction it may begin with."""
    cut = (word[len(h) :] for h in _HEADS if word.startswith(h) and len(word) > len(h) + 1)
    return [word, *cut]


def words_of(values: tuple[str, ...]) -> Words:
    """Compile words as the rows write them."""
    plain = [folded(v) for v in values]
    begin = [v[:-1] + "ت" if v.endswith("ة") else v for v in plain]
    return Words(frozenset(plain), tuple(v for v in plain + begin if len(v) >= 4))


class Noun(NamedTuple):
    """A row of the table, compiled."""

    kind: str
    needs: Words | None
    unless: Words | None
    generic: bool
    forces: bool
    only: frozenset[str]
    leaves: bool = False
    bodies: bool = False


@functools.lru_cache(maxsize=8)
def adjectives(lexicon: Lexicon) -> tuple[Words, tuple[tuple[Words, str], ...]]:
    """The adjectives that tell the kind of a general noun: all of them, and those of each kind."""
    rows = [row for row in lexicon.table("arrangements").values() if row["adjectives"]]
    every = words_of(tuple(v for row in rows for v in row.values("adjectives")))
    return every, tuple((words_of(tuple(row.values("adjectives"))), str(row["kind"])) for row in rows)


@functools.lru_cache(maxsize=8)
def nouns(lexicon: Lexicon) -> dict[str, Noun]:
    """The rows of ``arrangements`` by their id."""
    return {
        key: Noun(
            str(row["kind"]),
            words_of(tuple(row.values("needs"))) if row["needs"] else None,
            words_of(tuple(row.values("unless"))) if row["unless"] else None,
            bool(row["generic"]), bool(row["forces"]), frozenset(row.values("only")), bool(row["leaves"]),
            bool(row["bodies"]),
        )
        for key, row in lexicon.table("arrangements").items()
    }  # fmt: skip


class Arrangement(NamedTuple):
    """An arrangement named at tokens ``[first, last)``.

    ``joined`` is the number in the sentence's list of the one it is joined to; ``tail`` its possessive pronoun and
    ``head`` its clitics; ``pointed``: «تلك الأنشطة».
    """

    first: int
    last: int
    kind: str
    row: Row
    noun: Noun
    head: str
    tail: str
    gender: str | None
    number: str | None
    joined: int | None
    pointed: bool

    @property
    def passage(self) -> bool:
        """Whether it is a crossing, a port or the like, whose closing may last up to a day."""
        return self.row.key.startswith("passage.")

    @property
    def preposition(self) -> str:
        """The preposition written with it, or nothing."""
        bare = self.head.lstrip("وف")
        return bare[0] if bare and bare[0] in "بكل" else ""


class Mentions(NamedTuple):
    """Which tokens names cover: the first and the end token of the longest name over each token."""

    over: dict[int, tuple[int, int, int]]

    @classmethod
    def of(cls, doc: Document) -> Mentions:
        """Names and descriptions alike; the number is that of the mention in ``doc.mentions``."""
        over: dict[int, tuple[int, int, int]] = {}
        for first, last, number in mention_tokens(doc):
            for token in range(first, min(last, first + 30)):
                known = over.get(token)
                if known is None or known[1] - known[0] < last - first:
                    over[token] = (first, last, number)
        return cls(over)


def arrangements(
    doc: Document, mentions: Mentions, stops: frozenset[str], needed: set[int]
) -> dict[int, list[Arrangement]]:
    """The arrangements named in each of the sentences needed, in order. ``stops``: words that no joining crosses."""
    rows, sentence_of = nouns(doc.lexicon), doc.sentence_of
    found: dict[int, list[Arrangement]] = {}
    told: set[str] = set()
    for hit in doc.longest("arrangements"):
        sentence = sentence_of[hit.first]
        if hit.form.column != "short":
            told.add(hit.row.key)
        elif hit.row.key not in told:
            continue
        if sentence not in needed:
            continue
        over = mentions.over.get(hit.first)
        noun = rows[hit.row.key]
        if over is not None and over[0] < hit.first and not (noun.forces and doc.words[hit.first - 1] == "من"):
            continue  # but «عشرات من الجنود الفرنسيين» are soldiers
        if not _is_one(doc, hit, noun, doc.sentence_tokens[sentence][1], mentions):
            continue
        if noun.generic:
            noun = _by_adjective(doc, hit, noun)
        _add(doc, found.setdefault(sentence, []), hit, noun, stops)
    return found


def _by_adjective(doc: Document, hit: Hit, noun: Noun) -> Noun:
    """«مهمته التدريبية», «عملياتها الإنسانية»."""
    every, by_kind = adjectives(doc.lexicon)
    for word in doc.words[hit.last : hit.last + 2]:
        if word in _MARKS:
            break
        if every.hold(word):
            kind = next(kind for words, kind in by_kind if words.hold(word))
            return noun._replace(kind=kind, generic=False)
    return noun


def _is_one(doc: Document, hit: Hit, noun: Noun, end: int, mentions: Mentions) -> bool:
    """Whether the words of the noun phrase allow the reading; a name is itself («القوات ... مالي»)."""
    if noun.needs is None and noun.unless is None:
        return True
    around, own = [], []
    against = closed(doc.lexicon).against
    for token in range(hit.last, min(hit.last + _PHRASE, end)):
        word = doc.words[token]
        if word in _MARKS or word == "ضد" or (word[0] == "ل" and word in against):
            break  # whom it is done against: «العمليات ضد التنظيم»
        around.append(word)
        country = any(h.table == "countries" for h in doc.at(token))  # «قوات تاكوبا مالي»
        if not country and ((over := mentions.over.get(token)) is None or over[0] < hit.last):
            own.append(word)
    if noun.unless is not None and any(map(noun.unless.hold, own)):
        return False
    told = noun.needs is None or hit.first in mentions.over or bool(hit.tail) or hit.form.column == "phrases"
    return told or (noun.needs is not None and any(map(noun.needs.hold, around)))


def _add(doc: Document, found: list[Arrangement], hit: Hit, noun: Noun, stops: frozenset[str]) -> None:
    """Add an arrangement, or let it tell the kind of the general noun before it."""
    features = hit.form.features
    joined = None
    if found:
        before = found[-1]
        between = doc.words[before.last : hit.first]
        near = len(between) <= 1 and not any(w in _MARKS for w in between)
        if before.noun.generic and near and not hit.head.startswith("و") and not noun.forces and not noun.generic:
            found[-1] = before._replace(last=hit.last, kind=noun.kind, noun=before.noun._replace(generic=False))
            return
        words = closed(doc.lexicon)
        joins = hit.head.startswith("و") or takes_along(between, words)
        if joins and len(between) <= _JOINED and not any(w in stops for w in between):
            joined = len(found) - 1
            while (
                _includes(between, words) and joined and found[joined].preposition
            ):  # «الدعم للعمليات، بما فيه السلاح»
                joined -= 1
    pointed = hit.first > 0 and doc.words[hit.first - 1] in _POINTING
    found.append(
        Arrangement(
            hit.first, hit.last, noun.kind, hit.row, noun, hit.head, hit.tail or _possessor(doc, hit),
            features.gender, features.number, joined, pointed,
        )
    )  # fmt: skip


def _possessor(doc: Document, hit: Hit) -> str:
    """The pronoun at the end of a phrase that the row spells with it: «رحلاتها»."""
    word = doc.words[hit.last - 1]
    if hit.form.column != "phrases" or word.startswith("ال"):
        return ""
    return next((tail for tail in ("ها", "هم", "ه") if word.endswith(tail) and len(word) > 4), "")


def takes_along(between: list[str], words: Closed) -> bool:
    """Whether these words join what follows to what goes before: «بما فيها», «على مستوى», «وتقديم»."""
    return _includes(between, words) or (bool(between) and between[-1] in words.carrying_out)


def _includes(between: list[str], words: Closed) -> bool:
    return bool(between) and (between[-1] in words.includes or between[-2:] in _INCLUDES_PAIRS)


_INCLUDES_PAIRS = (["في", "ذلك"], ["لا", "سيما"], ["فضلا", "عن"])
_POINTING = frozenset(("تلك", "هذه", "هذا", "ذلك", "هذين", "هاتين", "بتلك", "بهذه", "لتلك", "لهذه"))
