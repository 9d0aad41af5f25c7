"""The event patterns (``lexicon/ar/events/*.toml``), compiled: what a row asks of the words around its trigger."""

from __future__ import annotations

import functools
from typing import NamedTuple

from ...lexicon.lexicon import Hit, Lexicon
from ...lexicon.loader import LexiconError, Row
from ...text.fold import folded
from ..document import Document
from .grammar import grammar
from .wordclass import around, classes, expand

_WINDOWS = ("after", "before", "object", "requires")
_SHUNNED = ("excludes", "not_after", "not_object", "not_before")
#: A sentence longer than this is looked at around the trigger only.
_WIDE = 60


class Pattern(NamedTuple):
    """One row: sets of words that must (``wants``) or must not (``shuns``) stand in a window around the trigger."""

    row: Row
    wants: tuple[tuple[str, frozenset[str]], ...]
    shuns: tuple[tuple[str, frozenset[str]], ...]
    light: frozenset[str]
    definite: bool | None
    #: Phrases, with spaces around, none of which may stand in the clause.
    phrases: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much the row asks for: the more specific one wins."""
        return len(self.wants) + bool(self.light)


@functools.lru_cache(maxsize=4)
def patterns(lexicon: Lexicon) -> dict[str, Pattern]:
    """The compiled rows by their key."""
    return {key: _compile(lexicon, row) for key, row in lexicon.table("events").items()}


def _compile(lexicon: Lexicon, row: Row) -> Pattern:
    known = classes(lexicon)

    def words(name: str) -> frozenset[str]:
        values = [v for v in row.values(name) if " " not in v]
        for value in values:
            if value.startswith("@") and value[1:] not in known:
                raise LexiconError(f"{row.where}: there is no word class {value!r}")
        return expand(lexicon, values)

    wants = tuple((w, words(w)) for w in _WINDOWS if row[w])
    shuns = [(w, words("not_" + w)) for w in ("after", "before", "object") if row["not_" + w]]
    if row["excludes"]:
        shuns.append(("requires", words("excludes")))
    if row["unless"]:
        shuns.append(("unless", words("unless")))
    phrases = tuple(f" {folded(v)} " for name in _SHUNNED for v in row.values(name) if " " in v)
    return Pattern(row, wants, tuple(shuns), frozenset(map(folded, row.values("with_"))), row["definite"], phrases)


def holds(doc: Document, hit: Hit, pattern: Pattern) -> bool:
    """Whether the words around a trigger are as its row wants them."""
    if pattern.definite is not None and pattern.definite is not ("ال" in hit.head or bool(hit.tail)):
        return False
    for name, words in pattern.wants:
        if words.isdisjoint(_window(doc, hit, name)):
            return False
    if pattern.light and light_verb(doc, hit, pattern.light) is None:
        return False
    if pattern.phrases:
        low, high = grammar(doc).sentence(hit.first)
        near = " " + " ".join(doc.words[max(low, hit.first - 6) : min(high, hit.last + 8)]) + " "
        if any(phrase in near for phrase in pattern.phrases):
            return False
    return all(words.isdisjoint(_window(doc, hit, name)) for name, words in pattern.shuns)


def _window(doc: Document, hit: Hit, name: str) -> frozenset[str]:
    g = grammar(doc)
    low, high = g.sentence(hit.first)
    if name == "after":
        return around(doc, hit.last, min(hit.last + 3, high))
    if name == "before":
        return around(doc, max(low, hit.first - 2), hit.first)
    if name == "object":
        return around(doc, hit.last, min(hit.last + 8, high))
    if name == "unless":
        return around(doc, max(low, hit.first - _WIDE), min(high, hit.last + _WIDE))
    first, last = g.clause(hit.first)
    if last - first < 8:  # a short clause says too little: its neighbours count too
        first, last = max(low, hit.first - 8), min(high, hit.last + 8)
    first, last = max(first, hit.first - 25), min(last, hit.last + 25)
    return around(doc, first, hit.first) | around(doc, hit.last, last)


@functools.lru_cache(maxsize=4096)
def lemma(key: str) -> str:
    """The folded past of a verb row's key."""
    return folded(key.split()[0])


def light_verb(doc: Document, hit: Hit, verbs: frozenset[str]) -> Hit | None:
    """The light verb (a row of ``auxiliary_verbs``) within five words before a noun, or its verbal noun."""
    for token in range(hit.first - 1, max(hit.first - 6, -1), -1):
        for found in doc.at(token):
            if found.table == "auxiliary_verbs" and lemma(found.row.key) in verbs:
                return found
    return None
