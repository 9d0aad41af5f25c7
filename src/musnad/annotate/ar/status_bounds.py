"""The clause a status stands on, and the days it is told of."""

from __future__ import annotations

from ...model import Cause, Timex, When
from ..document import Document
from . import clauses
from .arrangements import Arrangement
from .states import State
from .status_context import RELATIVE, Context

_UNTIL = frozenset(("حتي", "لغاية", "ولغاية"))
_LATER = frozenset(("بعد", "وبعد", "عقب"))
_COMMAS = frozenset("،,؛.")
#: How many words are looked through for the end of a clause; how near behind «الذي» a date is that of its verb.
_CLAUSE_REACH, _RELATIVE_REACH, _SPAN_REACH = 60, 5, 4


def extent(context: Context, state: State, one: Arrangement) -> tuple[int, int]:
    """The clause the status stands on, up to the mark behind its words: tokens ``[first, last)``.

    A verbal noun that is itself what was announced takes the clause that announces it; relative clauses go along.
    """
    doc = context.doc
    low, high = clauses.sentence(doc, state.first)
    first, last = clauses.clause(doc, state.first)
    if low < first and first in context.announced:
        first, _ = clauses.clause(doc, first - 1)
    end = state.last
    if low <= one.first < high:
        end = max(end, one.last)
        if one.first < first:
            first, _ = clauses.clause(doc, one.first)
        if one.first >= last:
            _, last = clauses.clause(doc, one.first)
    while last < high and doc.words[last] in RELATIVE:
        last = clauses.clause(doc, last)[1]
    last = min(last, end + _CLAUSE_REACH)
    while end < last and doc.words[end] not in _COMMAS:
        end += 1
    while end > max(first + 1, state.last) and (
        not doc.words[end - 1][:1].isalnum() or doc.words[end - 1] in context.words.prepositions
    ):
        end -= 1
    while first < min(state.first, end - 1) and not doc.words[first][:1].isalnum():
        first += 1
    return first, end


def day_of(doc: Document, state: State, one: Arrangement, when: When, cause: Cause | None) -> When:
    """The days of the state; a date inside its cause is the cause's («إثر هجمات 11 سبتمبر 2001»)."""
    if _after_long(doc, state):
        return When(basis="unknown")
    if when.timex is None or when.basis not in ("clause", "sentence"):
        return when
    timex = _timex(doc, when.timex)
    if timex is None:
        return when
    of_cause = cause is not None and cause.start <= timex.start and timex.end <= cause.end
    if of_cause or _of_relative(doc, state, one, doc.token_at(timex.start)):
        return When(from_=doc.published.from_, to=doc.published.to, basis="published")
    return when


def _after_long(doc: Document, state: State) -> bool:
    """«استأنفت عملها بعد شهرين من تعليقه»: neither the day of the main verb nor that of publication."""
    before = doc.words[max(0, state.first - _RELATIVE_REACH) : state.first]
    return state.how == "masdar" and bool(before) and before[-1] == "من" and not _LATER.isdisjoint(before[:-1])


def _timex(doc: Document, name: str) -> Timex | None:
    known = doc.notes.get("timex_by_id")
    if known is None:
        known = doc.notes["timex_by_id"] = {t.id: t for t in doc.timexes}
    found: Timex | None = known.get(name)
    return found


def _of_relative(doc: Document, state: State, one: Arrangement, date: int) -> bool:
    """«الحوار الذي بدأناه العام الماضي»: a date right behind the verb of a relative clause on the arrangement."""
    if state.first > one.last and not one.last <= date < state.first:
        return False
    for at in range(one.last, min(one.last + _RELATIVE_REACH, date)):
        if doc.words[at] in RELATIVE:
            return date - at <= _RELATIVE_REACH and not at < state.first < date
        if doc.words[at] in _COMMAS:
            break
    return False


def ends_with(doc: Document, when: When) -> str | None:
    """The last day, where the date tells until when: «حتى نهاية أيلول»."""
    timex = _timex(doc, when.timex) if when.timex is not None and when.basis in ("clause", "sentence") else None
    if timex is None:
        return None
    first = doc.token_at(timex.start)
    near = doc.words[max(0, first - 1) : first + 1]
    if any(w in _UNTIL for w in near):
        return timex.to or timex.from_
    lasting = timex.type == "DATE" and near[0] == "الي" and not _spans(doc, first - 1)
    return timex.to or timex.from_ if lasting else None


def _spans(doc: Document, token: int) -> bool:
    """«من 5 إلى 10 أيار»: the second end of a stretch that has a first, or «مشيرا إلى»."""
    before = doc.words[max(0, token - _SPAN_REACH) : token]
    said = any(h.table == "reporting_verbs" for at in range(max(0, token - 1), token) for h in doc.at(at))
    return "من" in before or said
