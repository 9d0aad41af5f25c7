"""As of when a figure was given: by the times told beside it, and by what its sentence goes on from."""

from __future__ import annotations

from bisect import bisect_left

from ...model import Interval
from ..document import Document
from .counted import Context

#: What a sentence that goes on from the one before begins with; years after which that is the past.
_POINTING = frozenset(("هذه", "هذا", "ذلك", "تلك", "حينها", "وقتها", "عندها", "حينئذ", "انذاك", "يومها", "حينذاك"))
_LONG_PAST = 2


def as_of(doc: Document, context: Context, first: int) -> Interval | None:
    """The time expression of the same sentence nearest to a figure, else the publication date.

    A sentence that goes on from what was just told («تحت هذه الذريعة») is of the time of that, where it is long past.
    """
    dated = context.dated.get(doc.sentence_at(first))
    if dated:
        at = bisect_left(dated, doc.starts[first], key=lambda t: t.start)
        # counted in words: vowel marks make none longer
        timex = min(
            dated[max(at - 1, 0) : at + 1], key=lambda t: (abs(doc.tokens_in(t.start, t.end)[0] - first), t.start)
        )
        return Interval(from_=timex.from_, to=timex.to)
    earlier = _told_of(doc, context, doc.sentence_at(first))
    if earlier is not None:
        return earlier
    if doc.published.from_ is None:
        return None
    return Interval(from_=doc.published.from_, to=doc.published.to)


def _told_of(doc: Document, context: Context, sentence: int) -> Interval | None:
    """The year that the sentence before tells of, where this one begins by pointing back to it."""
    dated = context.dated.get(sentence - 1) if sentence > 0 else None
    if not dated or doc.published.from_ is None:
        return None
    first, last = doc.sentence_tokens[sentence]
    if _POINTING.isdisjoint(doc.words[first : min(first + 2, last)]):
        return None
    timex = dated[-1]
    if timex.from_ is None or timex.to is None or int(doc.published.from_[:4]) - int(timex.to[:4]) < _LONG_PAST:
        return None
    return Interval(from_=timex.from_, to=timex.to)
