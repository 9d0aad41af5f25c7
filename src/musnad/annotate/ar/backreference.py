"""Sentences that go on telling of the time of the one before: «حينها», «وعلى إثر ذلك», «تحت هذه الذريعة»."""

from __future__ import annotations

import datetime as dt

from ...model import Timex
from ..document import Document
from .argument_words import argument_words

#: How many sentences back the date may stand, each opening with such words; how many words these may be.
_BACK, _WORDS = 3, 4
#: What follows from something («على إثر ذلك») is of its time only where that lies this many days back.
_LONG_AGO = 60


def anaphoric_day(doc: Document, token: int) -> Timex | None:
    """The date that a sentence around a token takes from the one before, where its first words point back there."""
    known: dict[int, Timex | None] = doc.notes.setdefault("anaphoric", {})
    sentence = doc.sentence_at(token)
    if sentence not in known:
        known[sentence] = _day(doc, sentence, _BACK) if sentence > 0 else None
    return known[sentence]


def _day(doc: Document, sentence: int, back: int) -> Timex | None:
    opening = _opening(doc, sentence)
    if opening is None or back == 0 or sentence == 0:
        return None
    start, end = doc.sentences[sentence - 1].start, doc.sentences[sentence - 1].end
    dates = [t for t in doc.timexes if start <= t.start < end and t.type in ("DATE", "TIME") and t.from_]
    if not dates:
        return _day(doc, sentence - 1, back - 1)
    found = dates[0]
    return found if opening == "then" or _long_ago(doc, found) else None


def _opening(doc: Document, sentence: int) -> str | None:
    """Whether a sentence opens with a word for the time before (``then``) or for what came of it (``thereupon``).

    The conjunction does not count: «وعلى إثر ذلك».
    """
    first, last = doc.sentence_tokens[sentence]
    words = doc.words[first : min(last, first + _WORDS + 1)]
    if words and words[0] in ("و", "ف"):
        words = words[1:]
    known = argument_words(doc.lexicon)
    for size in range(1, min(_WORDS, len(words)) + 1):
        phrase = " ".join(words[:size])
        for form in (phrase, phrase[1:] if phrase[:1] in "وف" else phrase):
            if form in known.then:
                return "then"
            if form in known.thereupon:
                return "thereupon"
    return None


def _long_ago(doc: Document, date: Timex) -> bool:
    day, published = (date.to or "")[:10], (doc.published.from_ or "")[:10]
    if not (day[:1].isdigit() and published[:1].isdigit()):
        return False
    return (dt.date.fromisoformat(published) - dt.date.fromisoformat(day)).days > _LONG_AGO
