"""The words around a deed, for comparing: clauses cut out of a sentence, and stems without articles and endings."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon
from ..text.fold import folded
from ..text.split import tokenize

#: Letters of the shortest stem.
SHORTEST = 3
_ARTICLES = ("وال", "بال", "فال", "كال", "ولل", "لل", "ال")
_ENDINGS = ("ات", "ين", "ون", "ان", "ها", "هم", "ية", "ه", "ة", "ا", "ي")
#: Words behind which another clause begins.
_OPENERS = frozenset(("ان", "بان", "انه", "انها", "لكن", "ولكن", "فيما", "بينما", "وان", "وانه", "وانها"))
_MARKS = frozenset(".؛؟!:\n،,")


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
            if (
                token.isalpha()
                and bare(token) not in light
                and token not in light
                and len(found := stem(token)) >= SHORTEST
            ):
                yield found


@lru_cache(maxsize=50_000)
def _word(word: str) -> tuple[str, ...]:
    """The folded tokens of what stands between two spaces."""
    return tuple(tokenize(folded(word)).words)


def words_in(text: str) -> list[str]:
    """The folded tokens of a text."""
    return [token for word in text.split() for token in _word(word)]


@lru_cache(maxsize=50_000)
def bare(word: str) -> str:
    """A folded word without its article and what is written before it."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= SHORTEST:
            return word[len(article) :]
    return word


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A folded word without its article and its ending, for comparing.

    >>> stem("السفينة"), stem("سفينة"), stem("برج")
    ('سفين', 'سفين', 'برج')
    """
    plain = bare(word)
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= SHORTEST:
            return plain[: -len(ending)]
    return plain


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
