"""When and where: the clause's own expression, else the sentence's, else what the article carries along."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left

from ...lexicon.word_sets import word_sets
from ...model import Quotation, Timex, When
from ..document import Document
from .backreference import anaphoric_day
from .grammar import Grammar, Mark, grammar
from .landmarks import landmarks
from .particles import COMMAS, STRONG
from .scope import scope
from .speaking_days import day_of_speaking
from .subordinate import EARLIER, end_of_phrase, phrase_around, phrase_of_date

_LASTED = word_sets("date_words")["took"]
#: Sentences for which the day of a statement carries on.
_STATEMENT = 6


def when(doc: Document, token: int) -> When:
    """The days of the happening told by a token: inclusive ISO days, and the basis they were read from."""
    known: dict[int, When] = doc.notes.setdefault("when", {})
    if token not in known:  # an event may be a status too
        known[token] = _when(doc, token)
    return known[token]


def _when(doc: Document, token: int) -> When:
    g = grammar(doc)
    known = _landmark(doc, token)
    if known is not None:
        return known
    modality = scope(doc, token).modality
    by_the_way = phrase_around(g, token)
    found = _timex(doc, g, token, by_the_way)
    if found is None and by_the_way is not None and modality == "asserted":
        main = _timex(doc, g, by_the_way.first, None)
        if main is not None:
            return _beside(by_the_way, main[1], _lasting(doc, token))
    if found is not None:
        basis, timex = found
        if not basis and day_of_speaking(doc, timex, token):
            later = modality in ("planned", "demanded", "conditional")
            return When(from_=timex.from_, to=None if later else timex.to, basis="discourse", timex=timex.id)
        return When(from_=timex.from_, to=timex.to, basis="clause" if basis else "sentence", timex=timex.id)
    told = _told(doc, token)
    if told is not None:
        later = modality in ("planned", "demanded", "conditional")
        return When(from_=told.from_, to=None if later else told.to, basis="discourse", timex=told.id)
    earlier = anaphoric_day(doc, token) if modality == "asserted" else None
    if earlier is not None:
        return When(from_=earlier.from_, to=earlier.to, basis="discourse", timex=earlier.id)
    published = doc.published
    if modality in ("planned", "demanded", "conditional") and published.from_:
        return When(from_=published.from_, to=None, basis="published")
    return When(from_=published.from_, to=published.to, basis="published" if published.from_ else "unknown")


def _beside(phrase: Mark, main: Timex, days: int | None) -> When:
    """The days of what is only named as before, or after, what its clause tells; ``days``: how long it lasted."""
    if phrase.hit.row.key in EARLIER:
        begun = None
        if days is not None and main.from_ and main.from_[:1].isdigit():
            day = dt.date.fromisoformat(main.from_).toordinal() - days
            begun = dt.date.fromordinal(day).isoformat() if day > 0 else None
        return When(from_=begun, to=main.to, basis="inferred", timex=main.id)
    return When(from_=main.from_, to=None, basis="inferred", timex=main.id)


def to_come(doc: Document, days: When) -> bool:
    """Whether a date of the clause or the sentence puts a happening after the day of publication."""
    published = doc.published.to or doc.published.from_
    dated = days.basis in ("clause", "sentence") and days.from_
    return bool(published and dated and dated > published[:10])


#: Days of a unit of a TIMEX3 duration, and the longest that is reckoned back from a day.
_UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
_LONGEST = 36_500


def _lasting(doc: Document, token: int) -> int | None:
    """How many days a happening lasted, where the words after it say so: «بعد توقف دام ثلاثة أسابيع»."""
    if token + 2 >= len(doc.words) or doc.words[token + 1] not in _LASTED:
        return None
    start = doc.starts[token + 2]
    value = next((t.value for t in doc.timexes if t.start == start and t.type == "DURATION"), "")
    number, unit = value[1:-1], value[-1:]
    if not number.isascii() or not number.isdigit() or len(number) > 5 or unit not in _UNIT_DAYS:
        return None
    days = int(number) * _UNIT_DAYS[unit]
    return days if days <= _LONGEST else None


def _told(doc: Document, token: int) -> Timex | None:
    """The day of the statement that a sentence without a date goes on reporting: «وأضاف البيان»."""
    sentence = doc.sentence_at(token)
    days = doc.notes.get("told")
    if days is None:
        days = doc.notes["told"] = _statement_days(doc)
    if sentence < 0 or not days:
        return None
    start = doc.starts[token]
    if not any(q.start <= start < q.end for q in _quotations_of(doc, sentence)):
        return None
    at = bisect_left(days, sentence, key=lambda d: d[0])
    if at == 0 or sentence - days[at - 1][0] > _STATEMENT:
        return None
    found: Timex = days[at - 1][1]
    return found


def _statement_days(doc: Document) -> list[tuple[int, Timex]]:
    """Days given beside a finite reporting verb, near the day of publication, by sentence."""
    g = grammar(doc)
    published = doc.published.to or ""
    out: list[tuple[int, Timex]] = []
    if not any(t.from_ and t.from_ == t.to and t.from_[:7] == published[:7] for t in doc.timexes):
        return out
    for mark in g.marks:
        if mark.kind != "report" or not g.is_verb(mark.first):
            continue
        number = doc.sentence_at(mark.first)
        if number < 0 or (out and out[-1][0] == number):
            continue
        low, high = g.clause(mark.first)
        for timex, _, _ in _timexes_between(doc, low, high):
            if (
                timex.from_ == timex.to
                and timex.from_
                and timex.from_[:7] == published[:7]
                and timex.from_ <= published
            ):
                out.append((number, timex))
                break
    return out


def _quotations_of(doc: Document, sentence: int) -> list[Quotation]:
    """The quotations that begin in a sentence."""
    found = doc.notes.get("quotations_of")
    if found is None:
        found = doc.notes["quotations_of"] = {}
        for quotation in doc.quotations:
            found.setdefault(doc.sentence_at(doc.token_at(quotation.start)), []).append(quotation)
    here: list[Quotation] = found.get(sentence, [])[:40]
    return here


def _landmark(doc: Document, token: int) -> When | None:
    """The day of a public event by whose name the press dates other things, where this word tells that event."""
    known = landmarks(doc)
    if not known:
        return None
    starts = doc.notes.get("landmark_at")
    if starts is None:
        starts = doc.notes["landmark_at"] = [k.first for k in known]
    at = bisect_left(starts, token - 3)
    for found in known[at : at + 4]:
        between = range(token + 1, found.first)  # titles and first names
        if found.first <= token < found.last or (
            found.first > token and len(between) < 2 and not any(map(doc.at, between))
        ):
            return When(from_=found.low.isoformat(), to=found.high.isoformat(), basis="landmark")
    return None


#: How many words away from a happening its time may stand.
_REACH = 120


def _timex(doc: Document, g: Grammar, token: int, phrase: Mark | None) -> tuple[bool, Timex] | None:
    """The nearest expression with days: of the clause (True), else of the sentence (False).

    ``phrase``: what opens the phrase in which the happening is only named; then the date must stand in it too.
    """
    first, last = g.sentence(token)
    if phrase is not None:
        first, last = phrase.first, end_of_phrase(g, token, last)
    low, high = g.clause(token)
    best: tuple[tuple[bool, int, int], Timex] | None = None
    # in a text without full stops only what stands near is looked at
    for timex, t_first, t_last in _timexes_between(doc, max(first, token - _REACH), min(last, token + _REACH)):
        if t_first <= token < t_last:
            continue  # «غداة اغتيال»: the day after it, not its day
        if t_last <= token and _of_another(doc, g, t_first, t_last, token):
            continue
        other = phrase_of_date(doc, g, t_first)
        if other is not None and other is not phrase and not _told_of(g, other, t_first, token):
            continue  # «علقت عملها بعد تحرير المدينة عام 2017»
        inside = low <= t_first < high
        gap = t_first - token if t_first > token else token - t_last + 1
        cost = gap
        if best is not None or gap > 6:
            between = doc.words[min(token, t_first) : max(token, t_first)]
            cost += 6 * _nested_between(g, token, t_first) + 12 * (not STRONG.isdisjoint(between))
        key = (not inside, cost, t_first)
        if best is None or key < best[0]:
            best = key, timex
    return (not best[0][0], best[1]) if best else None


def _told_of(g: Grammar, phrase: Mark, date: int, token: int) -> bool:
    """Whether a phrase with a date is about what a token tells: it holds it, or a relative clause after it does."""
    if token < date:
        return token >= phrase.last
    marks = g.marks_before(token, date)
    return any(m.kind == "relative" for m in marks) and COMMAS.isdisjoint(g.words[date:token])


def _of_another(doc: Document, g: Grammar, first: int, last: int, token: int) -> bool:
    """«بعد تحريرها عام 2017، بسبب إيقاف»: the date before a comma belongs to the phrase that opens right before it."""
    if COMMAS.isdisjoint(doc.words[last:token]):
        return False
    return any(
        m.kind in ("nested", "relative") and COMMAS.isdisjoint(doc.words[m.last : first])
        for m in g.marks_before(first, max(0, first - 5))
    )


def _nested_between(g: Grammar, token: int, other: int) -> int:
    """How many phrases about another happening open between two tokens."""
    low, high = (token, other) if token < other else (other, token)
    return sum(1 for m in g.marks_before(high, low + 1) if m.kind in ("nested", "relative"))


def _timexes_between(doc: Document, first: int, last: int) -> list[tuple[Timex, int, int]]:
    found = doc.notes.get("timex_tokens")
    if found is None:
        found = sorted(
            (
                (*doc.tokens_in(t.start, t.end), n)
                for n, t in enumerate(doc.timexes)
                if t.from_ and t.type in ("DATE", "TIME")
            )
        )
        doc.notes["timex_tokens"] = found
    at = bisect_left(found, (first, -1, -1))
    out: list[tuple[Timex, int, int]] = []
    while at < len(found) and found[at][0] < last and len(out) < 12:
        low, high, n = found[at]
        out.append((doc.timexes[n], low, high))
        at += 1
    return out
