"""Until when, of what is over: «استمر الحصار حتى نهاية مايو», «بدأت في مارس 2020 واستمرت حتى نهاية مايو»."""

from __future__ import annotations

from ...lexicon.word_sets import word_sets
from ..document import Document
from .date_nodes import Calendar, Expression, Node, Phase
from .date_places import Place, Said, Tense
from .date_resolve import resolve
from .particles import word_set

#: Before a date that may lie behind or ahead.
LIMITS = word_set("اعتبارا ابتداء بدءا بحلول لغاية حتي وحتي")
_UNTIL = word_set("لغاية حتي وحتي")
#: Verbs in the past that tell how long something lasted, or how much of it there was, up to a day.
LASTED = word_sets("date_words")["lasted"]


def bounded(doc: Document, first: int) -> bool:
    """Whether a date is a limit: as of, until."""
    return not LIMITS.isdisjoint(doc.words[max(0, first - 2) : first])


def beside(doc: Document, expressions: list[Expression], k: int) -> Place | None:
    """Where a month without year lies, by a date with its year in the same sentence; the limit comes after a beginning.

    ``k``: the place of the expression in the list.
    """
    one = expressions[k]
    if _UNTIL.isdisjoint(doc.words[max(0, one.first - 2) : one.first]) or not _yearless(one.node):
        return None
    sentence = doc.sentence_of[one.first]
    beginning: Tense = "future"
    for other, tense in ((k - 1, beginning), (k + 1, "past")):
        if not 0 <= other < len(expressions) or doc.sentence_of[expressions[other].first] != sentence:
            continue
        place = _dated(expressions[other].node)
        if place is None or place.low is None or (tense == "past" and not _lasted(doc, one.first)):
            continue
        found = resolve(one.node, Said(place.low, None, tense, None))
        if found is not None and found.low is not None:
            return found
    return None


def _lasted(doc: Document, first: int) -> bool:
    low = doc.sentence_tokens[doc.sentence_of[first]][0] if doc.sentence_of[first] >= 0 else first
    return not LASTED.isdisjoint(doc.words[max(low, first - 12) : first])


def _yearless(node: Node) -> bool:
    inner = node.of if isinstance(node, Phase) else node
    if not isinstance(inner, Calendar) or inner.hijri or inner.month is None:
        return False
    return not inner.has_year and inner.step is None and inner.weekday is None


def _dated(node: Node) -> Place | None:
    """A written date with its year and month."""
    inner = node.of if isinstance(node, Phase) else node
    if not isinstance(inner, Calendar) or inner.hijri or inner.year is None or inner.month is None:
        return None
    return resolve(inner, Said(None, None, "past", None))
