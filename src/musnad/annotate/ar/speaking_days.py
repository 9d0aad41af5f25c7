"""The day on which something is said, which is not the day of what is told: «قال الوزير الأحد إن القوات انسحبت»."""

from __future__ import annotations

from ...model import Timex
from ..document import Document
from .grammar import Grammar, Mark, grammar

#: To announce of oneself is to do it: «أعلنت الحكومة الأحد أنها علقت المحادثات» happens on Sunday.
_DOES = "announce"
#: «إنه», «أنها», «إننا» (folded): the speaker tells of what is his own.
_OF_ONESELF = ("انه", "انها", "انهم", "اننا")


def day_of_speaking(doc: Document, timex: Timex, token: int) -> bool:
    """Whether a date only says when a happening was told: it stands beside a word of telling, before «إن» or «أن».

    Then it is the last day on which a past happening can have been, no more. What is told in a verbal noun keeps it
    («أعلن الأحد تعليق الدعم»), and so does what is announced, or told by the doer of itself: saying it does it.
    """
    g = grammar(doc)
    date = doc.token_at(timex.start)
    if date >= token:
        return False
    low, _ = g.sentence(token)
    that = next((m for m in g.marks_before(token, date) if m.kind == "that"), None)
    if that is None or doc.words[that.first].lstrip("بو").startswith(_OF_ONESELF):
        return False
    teller = _teller(g, that.first, low)
    return teller is not None and g.clause(date)[0] <= teller.first < that.first and not _announces(doc, teller.first)


def _teller(g: Grammar, that: int, low: int) -> Mark | None:
    """The verb of telling whose content «إن» opens."""
    first, _ = g.clause(that - 1)
    marks = g.marks_before(that, max(low, first))
    return next((m for m in marks if m.kind == "report" and g.is_verb(m.first)), None)


def _announces(doc: Document, token: int) -> bool:
    return any(h.table == "status_cues" and h.row.key == _DOES for h in doc.at(token))
