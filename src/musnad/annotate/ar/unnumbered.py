"""Figures told without a number: scopes, duals, and none at all."""

from __future__ import annotations

import functools
from bisect import bisect_left
from collections.abc import Iterator
from itertools import compress, count

from ...lexicon.lexicon import Hit
from ..document import Document
from .count_states import CASUALTIES, CLAUSE_ENDS
from .counted import Context, Figure, is_noun
from .digits import is_digits
from .number_words import atoms

_NEGATORS = frozenset(
    ("لم", "لا", "ليس", "ليست", "ما", "دون", "بدون", "بلا", "ولم", "ولا", "وليس", "وليست", "وما", "ودون")
)
_WITHOUT = frozenset(("دون", "بدون", "بلا", "ودون"))
_REPORTS = frozenset(("انباء", "تقارير", "معلومات", "تفاصيل", "حصيلة", "ارقام", "بيانات"))
#: Kinds of which "not any" is no count but a way to say that nobody did a thing.
_NOBODY = frozenset(("organisation", "act"))


def scopes(doc: Document, context: Context) -> Iterator[Figure]:
    """معظم, جميع, بعض before the noun they take; كل يوم is a time, كل من a list."""
    words, table = doc.words, atoms()
    for hit in doc.longest("scopes"):
        at = hit.last
        atom = table.get(words[at]) if at < len(words) else None
        if hit.first in context.taken or not is_noun(doc, context, at) or (atom is not None and atom.role != "whole"):
            continue
        if any(h.table in ("time_units", "weekdays", "months") for h in doc.at(at)):
            continue
        if hit.row["takes"] == "definite" and not _definite(words, at):
            continue
        modifier = hit.row["modifier"]
        yield Figure(hit.first, hit.last, "cardinal", None, None, None, modifier, hit.row.where, noun=at)


def _definite(words: list[str], at: int) -> bool:
    word = words[at]
    if word.startswith("ال") or word.endswith(("ها", "هم", "هما", "نا")) or (word.endswith("ه") and len(word) > 4):
        return True
    return at + 1 < len(words) and words[at + 1].startswith("ال")


def duals(doc: Document, context: Context) -> Iterator[Figure]:
    """جنديان, قاعدتين: two of a counted noun; الطرفان, which both know already, is no figure."""
    table = atoms()
    for hit in doc.of("counted_nouns"):
        features = hit.form.features
        if features.number != "d" or any(also.number != "d" for also in hit.form.also):
            continue
        if hit.head.endswith("ال") or hit.tail or hit.first in context.taken:
            continue
        if any(_rivals(hit, other) for other in doc.at(hit.first)):
            continue
        following = table.get(doc.words[hit.last]) if hit.last < len(doc.words) else None
        if following is not None and following.role == "unit" and following.value == 2:
            continue
        if features.state == "construct" and not _construct(doc, context, hit):
            continue
        yield Figure(hit.first, hit.last, "cardinal", 2, 2, 2, "exact", hit.row.where, noun=hit.first)


def _rivals(dual: Hit, other: Hit) -> bool:
    """Another reading of the same word: its sound plural, its accusative, a unit of time."""
    if other.table == "time_units":
        return True
    if other.form.features.pos == "verb" and other.last == dual.last:
        return True
    same = other.table == "counted_nouns" and other.last == dual.last and not other.tail
    return same and other.form.features.number != "d"


def _construct(doc: Document, context: Context, hit: Hit) -> bool:
    """A dual without its nun stands before a noun; only with ت it is not mistaken for another form."""
    if doc.words[hit.first][-2:] not in ("تا", "تي"):
        return False
    if hit.row["kind"] == "person" and doc.words[hit.first].endswith("تي"):
        return False
    return is_noun(doc, context, hit.last) and doc.sentence_at(hit.last) == doc.sentence_at(hit.first)


def zeros(doc: Document, context: Context) -> Iterator[Figure]:
    """لم تُشن أي غارات, لا يوجد أي دعم, دون إصابات: nothing of the noun, as a figure of zero."""
    any_of = _any_words()
    if _NEGATORS.isdisjoint(doc.vocabulary):
        return
    negators = list(compress(count(), map(_NEGATORS.__contains__, doc.words)))
    for hit in doc.of("counted_nouns"):
        first, kind = hit.first, hit.form.row.cells["kind"]
        if kind not in CASUALTIES and (not first or doc.words[first - 1] not in any_of):
            continue
        near = bisect_left(negators, first) - 1
        if near < 0 or first - negators[near] > 6 or hit.tail or hit.head.endswith("ال") or first in context.taken:
            continue
        if doc.words[first - 1] in any_of:
            if kind in _NOBODY:
                continue
            at = _negator(doc, first - 1, 3)
        elif kind in CASUALTIES and hit.form.features.number in ("p", None):
            at = _negator(doc, first, 5)
        else:
            continue
        if at is not None:
            yield Figure(at, hit.last, "cardinal", 0, 0, 0, "none", hit.row.where, noun=first)


@functools.cache
def _any_words() -> frozenset[str]:
    return frozenset(word for word, atom in atoms().items() if atom.role == "any")


def _negator(doc: Document, before: int, reach: int) -> int | None:
    """The negation up to ``reach`` words before a token in its clause; not of a report ("no news of losses")."""
    for at in range(before - 1, max(before - 1 - reach, -1), -1):
        word = doc.words[at]
        if word in CLAUSE_ENDS or word in _REPORTS:
            return None
        if is_digits(word) or ((atom := atoms().get(word)) is not None and atom.role not in ("any", "whole")):
            return None  # لا يقل عن ثمانية جرحى: a number is told
        if word in _NEGATORS:
            if word in _WITHOUT and before - at > 2:
                return None
            return at
    return None
