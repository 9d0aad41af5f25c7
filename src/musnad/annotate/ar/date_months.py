"""Months and years, as words and as numbers."""

from __future__ import annotations

import functools
from typing import NamedTuple

from ...text.fold import folded
from .date_words import GREGORIAN_MARKS, HIJRI_MARKS, LEVANTINE, DateWords, bare_year
from .digits import is_digits
from .particles import word_set

YEAR_WORDS = word_set("عام العام لعام بعام للعام سنة السنة لسنة بسنة للسنة سنه السنه وعام")


class Month(NamedTuple):
    """A month as written."""

    number: int
    hijri: bool
    last: int
    clash: bool
    #: شهر stands before it.
    marked: bool
    #: The name alone is a word that may mean something else.
    careful: bool
    #: Of the Iranian calendar.
    solar: bool = False


class Year(NamedTuple):
    """A year as written: its number, or a step from this year, or from the one named before (``named``)."""

    number: int | None
    step: int | None
    hijri: bool
    last: int
    named: int | None = None


def month(w: DateWords, i: int) -> Month | None:
    """A month with its second name: «كانون الثاني (يناير)», «شباط/فبراير», شهر ثلاثة, الشهر التاسع."""
    at, marked = i, False
    unit = w.units.get(i)
    if unit is not None and unit.code == "M" and unit.number == "s":
        at, marked = i + 1, True
    hit = w.months.get(at)
    if hit is None:
        return _numbered_month(w, at, unit.definite) if marked and unit is not None else None
    if not marked and hit.head not in ("", "و", "ب", "ل", "ف", "ول"):
        return None
    number, hijri, last = int(hit.row["number"]), hit.row["calendar"] != "gregorian", hit.last
    name = w.word(at)[len(hit.head) :]
    careful = name in _careful(hit.row["careful"] or "")
    second = last + 1 if w.word(last) in ("/", "(", "\\", "-") else last
    other = w.months.get(second)
    if other is not None and not other.head and (other.row["calendar"] != "gregorian") == hijri:
        closed = w.word(last) != "(" or w.word(other.last) == ")"
        apart = (name in LEVANTINE) != (w.word(second) in LEVANTINE)
        same = int(other.row["number"]) == number
        if closed and (same or (apart and w.word(last) != "-")):
            end = other.last + 1 if w.word(last) == "(" else other.last
            return Month(number, hijri, end, not same, marked, False)
    return Month(number, hijri, last, False, marked, careful, hit.row["calendar"] == "solar")


@functools.cache
def _careful(cell: str) -> frozenset[str]:
    return frozenset(folded(v).split()[0] for v in cell.split(" | ") if v)


def _numbered_month(w: DateWords, i: int, definite: bool) -> Month | None:
    """شهر تسعة, الشهر التاسع (only where a day or year stands beside it: the caller checks)."""
    found = w.number(i)
    if found is None or found.digits or found.head or not isinstance(found.value, int) or not 2 <= found.value <= 12:
        return None
    if definite != (found.kind == "ordinal") or found.kind not in ("cardinal", "ordinal"):
        return None
    return Month(found.value, False, found.last, False, True, True)


def year(w: DateWords, i: int, *, marked_only: bool = False) -> Year | None:
    """A year after a month or by itself: 2020, عام 2020م, سنة ألفين وثلاثة, 1445هـ, من العام الماضي, السنة القادمة."""
    at = i
    if w.word(at) in ("من", "في") and (w.word(at + 1) in YEAR_WORDS or w.word(at + 1) in ("هذا", "هذه")):
        at += 1
    if w.word(at) in ("هذا", "هذه") and w.word(at + 1) in ("العام", "السنة", "السنه"):
        return Year(None, 0, False, at + 2)
    if w.word(at) in YEAR_WORDS:
        at += 1
        step = w.step(at)
        if step is not None and step[0] in _NAMED:
            return Year(None, None, False, step[2], _NAMED[step[0]])
        if step is not None and step[0] != "recent" and w.word(at - 1).lstrip("لب").endswith(_DEFINITE):
            return Year(None, step[1], False, step[2])
        if w.word(at) in ("الهجري", "الهجرية") and w.word(at + 1).isdigit() and 3 <= len(w.word(at + 1)) <= 4:
            return _marked(w, int(w.word(at + 1)), at + 2)._replace(hijri=True)
        if w.word(at) == "ال" and is_digits(w.word(at + 1) or "x"):
            at += 1
        word = w.word(at)
        few = word.isdigit() and len(word) < 3 and w.word(at + 1) in HIJRI_MARKS
        number = int(word) if word.isdigit() and (len(word) in (3, 4) or few) else None
        last = at + 1
        if number is None:
            found = w.number(at)
            if found is None or found.digits or not isinstance(found.value, int) or not 1000 <= found.value <= 2199:
                return None
            number, last = found.value, found.last
        return _marked(w, number, last)
    if marked_only:
        return None
    number = bare_year(w.word(at))
    if number is None and w.word(at + 1) in HIJRI_MARKS and w.word(at).isdigit() and len(w.word(at)) <= 4:
        return Year(int(w.word(at)), None, True, at + 2)
    if number is not None:
        return _marked(w, number, at + 1)
    if w.word(at) and not is_digits(w.word(at)):
        found = w.number(at)
        if found is not None and isinstance(found.value, int) and 1000 <= found.value <= 2199 and not found.head:
            return _marked(w, found.value, found.last)
    return None


#: Steps from the year named before: من العام ذاته, من العام التالي.
_NAMED = {"same": 0, "following": 1, "previous": -1}
_DEFINITE = ("العام", "السنة", "السنه", "لعام")


def _marked(w: DateWords, number: int, last: int) -> Year:
    mark = w.word(last)
    if mark in HIJRI_MARKS and not 1600 < number < 2200:
        return Year(number, None, True, last + 1)
    if mark in GREGORIAN_MARKS:
        return Year(number, None, False, last + 1)
    return Year(number, None, False, last)
