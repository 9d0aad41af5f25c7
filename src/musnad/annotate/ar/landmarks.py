"""Public events and terms of office that a text names: fixed points for its other dates."""

from __future__ import annotations

import datetime as dt
import functools
from typing import NamedTuple

from ...lexicon.word_sets import word_sets
from ...text.fold import folded
from ..document import Document


class Landmark(NamedTuple):
    """A dated public event named in the text: tokens, its days, and for how many days it is named without a date."""

    id: str
    first: int
    last: int
    low: dt.date
    high: dt.date
    memory: int | None


class Term(NamedTuple):
    """An office held, as the text gives it to somebody: tokens and the days of the term (``None``: to this day)."""

    id: str
    first: int
    last: int
    low: dt.date
    high: dt.date | None


def landmarks(doc: Document) -> list[Landmark]:
    """Landmarks named in the text, in its order; kept in ``doc.notes`` for later steps."""
    if "landmarks" not in doc.notes:
        doc.notes["landmarks"] = [k for k in _landmarks(doc) if not _later(doc, k)]
    found: list[Landmark] = doc.notes["landmarks"]
    return found


def _later(doc: Document, landmark: Landmark) -> bool:
    """Whether it happened after the article appeared, so that another event is meant."""
    given = doc.article.published
    return given is not None and given[:10] < _day_before(landmark.low) and given[:4].isdigit()


@functools.cache
def _day_before(day: dt.date) -> str:
    return (day - dt.timedelta(days=1)).isoformat()


def _landmarks(doc: Document) -> list[Landmark]:
    out: list[Landmark] = []
    end: dict[str, int] = {}
    words: dict[int, set[str]] = {}
    for hit in doc.of("landmarks"):
        row = hit.row
        if hit.first < end.get(row.key, 0):
            continue
        if row["with"]:
            sentence = doc.sentence_at(hit.first)
            if sentence not in words:
                words[sentence] = set(doc.words[slice(*doc.sentence_tokens[sentence])]) if sentence >= 0 else set()
            if any(group.isdisjoint(words[sentence]) for group in _groups(row["with"])):
                continue
        end[row.key] = hit.last
        low, high = _days(row["from"], row["to"])
        out.append(Landmark(row.key, hit.first, hit.last, low, high, int(row["memory"]) if row["memory"] else None))
    return out


@functools.cache
def _days(low: str, high: str | None) -> tuple[dt.date, dt.date]:
    return dt.date.fromisoformat(low), dt.date.fromisoformat(high or low)


@functools.cache
def _groups(cell: str) -> tuple[frozenset[str], ...]:
    """The words of which one must stand in the sentence, group by group; also with a proclitic."""
    return tuple(
        frozenset(
            head + word
            for word in [folded(v.strip()) for v in group.split("|")]
            for head in ("", *("وفبل" if len(word) > 2 else ""))
        )
        for group in cell.split("&")
    )


_FORMER = word_sets("date_words")["former"]


def terms(doc: Document) -> list[Term]:
    """Terms of office the text gives to people, in its order (not to former holders)."""
    out: list[Term] = []
    for hit in doc.longest("office_terms"):
        # one name may stand in several rows: a person's terms
        for other in doc.at(hit.first):
            if other.table != "office_terms" or other.last != hit.last:
                continue
            offices = {folded(v) for v in other.row.values("office")}
            before = [
                w[1:] if w[0] in "وفبل" and w not in offices else w
                for w in doc.words[max(0, hit.first - 4) : hit.first]
            ]
            if not offices.intersection(before) or _FORMER.intersection(
                doc.words[max(0, hit.first - 3) : hit.last + 2]
            ):
                continue
            row = other.row
            high = dt.date.fromisoformat(row["to"]) if row["to"] else None
            out.append(Term(row.key, hit.first, hit.last, dt.date.fromisoformat(row["from"]), high))
    return out
