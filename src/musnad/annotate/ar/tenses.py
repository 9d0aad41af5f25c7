"""The tense around a time expression: is a bare weekday the last one or the next."""

from __future__ import annotations

import functools

from ...lexicon.word_sets import word_sets
from ..document import Document
from .date_places import Tense
from .date_until import LASTED, bounded

_FUTURE = word_sets("date_words")["to_come"]
#: In the present tense of what begins, is held or ends by a plan: تنطلق الدورة الأحد is the coming Sunday.
_PLANNED = word_sets("date_words")["planned"]
#: Words that begin like a future verb.
_NO_FUTURE = tuple(sorted(word_sets("date_words")["no_future"]))


#: How far a verb may stand before the expression; one after it counts as so much further away.
_REACH, _AFTER_PENALTY = 25, 6


def tense_at(doc: Document, first: int, last: int) -> Tense:
    """The tense of the nearest verb; ``none`` where the sentence is hardly more than the expression itself.

    ``near`` after "as of" and "until": whichever day is nearer.
    """
    if bounded(doc, first):
        return _of_limit(doc, first)
    sentence = doc.sentence_at(first)
    low, high = doc.sentence_tokens[sentence] if sentence >= 0 else (max(0, first - 12), min(len(doc.words), last + 12))
    back, found = _AFTER_PENALTY + _REACH, None
    for i in range(first - 1, max(low, first - _REACH) - 1, -1):
        found = _tense_of(doc, i, doc.words[i])
        if found is not None:
            back = first - i
            break
    for i in range(last, min(high, last + back - _AFTER_PENALTY)):
        tense = _tense_of(doc, i, doc.words[i])
        if tense is not None:
            return tense
    if found is not None:
        return found
    alone = all(first <= i < last or len(doc.words[i]) <= 2 or not doc.words[i][0].isalpha() for i in range(low, high))
    return "none" if alone else "past"


def _of_limit(doc: Document, first: int) -> Tense:
    """«استمر القتال حتى مايو» is over; «مددت الهدنة حتى مايو», «تبقى حتى مايو»: whichever is nearer."""
    low = doc.sentence_tokens[doc.sentence_of[first]][0] if doc.sentence_of[first] >= 0 else first
    for i in range(first - 1, max(low, first - _REACH) - 1, -1):
        if doc.words[i] in LASTED:
            return "past"
        if _tense_of(doc, i, doc.words[i]) is not None:
            break
    return "near"


def _expected(doc: Document, i: int) -> bool:
    """من المقرر أن *يجتمع*: what is still to come."""
    return i > 1 and doc.words[i - 1] in ("ان", "الا") and bool(_FUTURE.intersection(doc.words[max(0, i - 4) : i - 1]))


@functools.lru_cache(maxsize=20_000)
def _is_future(word: str) -> bool:
    """Whether a word tells of what is to come, whatever it is read as."""
    if word in _FUTURE:
        return True
    stem = word[1:] if word[0] in "وف" else word
    return (
        len(stem) > 3
        and stem[0] == "س"
        and stem[1] in "يتنا"
        and not stem.endswith("ة")
        and not stem.startswith(_NO_FUTURE)
    )


def _tense_of(doc: Document, i: int, word: str) -> Tense | None:
    if word in ("بين", "وبين"):
        return None
    if word in _PLANNED and not (i and doc.words[i - 1] in ("كان", "كانت", "وكان", "وكانت", "ان", "لم", "ولم")):
        return "near"
    if _is_future(word):
        return "future"
    for hit in doc.at(i):
        if hit.form.features.pos == "verb" and hit.last == i + 1:
            return "future" if "س" in hit.head or _expected(doc, i) else "past"
    return None
