"""This week, last month, the coming three years."""

from __future__ import annotations

from ...lexicon.word_sets import word_sets
from .date_months import year
from .date_nodes import Calendar, Likewise, Node, Period, Same, Vague
from .date_words import LATEST, THIS, DateWords, Read
from .particles import word_set


def period(w: DateWords, i: int) -> Read:
    """هذا الأسبوع, العام الماضي, الأسابيع الثلاثة القادمة, الشهرين الماضيين, الأسبوع المقبل يوم الجمعة."""
    at, this = i, False
    if w.word(i) in THIS:
        if w.word(i - 1) == "مثل":
            return None  # مثل هذا اليوم
        at, this = i + 1, True
    counted = _counted_period(w, at)
    if counted is not None:
        return counted
    unit = w.units.get(at)
    if unit is None or unit.code.startswith("T") or unit.code == "N" or not unit.definite:
        return None
    count: int | None = {"s": 1, "d": 2}.get(unit.number)
    last = unit.last
    if unit.number == "p":
        found = w.number(last)
        if found is not None and isinstance(found.value, int) and found.kind == "cardinal":
            count, last = found.value, found.last
        elif w.word(last) in ("القليلة", "المعدودة", "العديدة", "الطويلة"):
            last += 1
    step = w.step(last)
    if this and count == 1:
        end = step[2] if step is not None and step[0] == "this" else last
        return Period(unit=unit.code, step=0), end
    if step is None or (this and unit.number == "p" and step[0] != "this"):
        return None
    name, move, last = step
    if name == "same":
        return Same(unit=unit.code, step=0), last
    if name in ("following", "previous") and count == 1:
        return Same(unit=unit.code, step=move), last
    if name == "recent":
        return Period(unit=unit.code, step=-1, count=None if count == 1 else count), last
    return Period(unit=unit.code, step=move, count=count), last


def _counted_period(w: DateWords, i: int) -> Read:
    """الـ48 ساعة الماضية, الساعات الـ24 الماضية, آخر ثلاثة أيام, الثلاثة أشهر القادمة.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("هطل المطر الأسبوع الماضي", "2020-02-06")]
    ['2020-W05']
    >>> [t.value for t in timexes("وصلوا خلال السنوات العشر الأخيرة", "2020-03-04")]
    ['2010-03-04/2020-03-04']
    """
    unit = w.units.get(i)
    if unit is not None and unit.definite and unit.number == "p":
        at = unit.last + 1 if w.word(unit.last) == "ال" else unit.last
        found = w.number(at)
        if found is None and unit.code.startswith("T"):
            at = unit.last + 1 if w.word(unit.last) == "القليلة" else unit.last
            step = w.step(at)
            if step is None or step[0] not in ("last", "recent", "next"):
                return None
            return Vague(value="FUTURE_REF" if step[0] == "next" else "PAST_REF"), step[2]
        if found is None or (at == unit.last and not unit.code.startswith("T")):
            return None
        count, code, last = found.value, unit.code, found.last
    else:
        latest = w.word(i) in LATEST
        at = i + 1 if w.word(i) == "ال" or latest else i
        if latest and (dual := w.units.get(at)) is not None and dual.number == "d" and not dual.definite:
            return Period(unit=dual.code, step=-1, count=2), dual.last
        found = w.number(at)
        if found is None or not (at > i or found.definite) or found.kind != "cardinal":
            return None
        unit = w.units.get(found.last)
        if unit is None or unit.definite or unit.number == "d":
            return None
        if latest:
            return _counted(found.value, unit.code, -1, unit.last)
        count, code, last = found.value, unit.code, unit.last
    step = w.step(last)
    if step is None or step[0] not in ("last", "recent", "next"):
        return None
    return _counted(count, code, 1 if step[0] == "next" else -1, step[2])


def _counted(count: float | None, code: str, step: int, last: int) -> Read:
    if not isinstance(count, int) or not 0 < count < 1000 or code in ("N", "TS"):
        return None
    return Period(unit=code, step=step, count=count), last


_STRETCHES = word_sets("date_words")["stretches"]
_ALIKE = word_sets("date_words")["alike"]
_SELF = word_set("نفس ذات بنفس بذات لنفس لذات ونفس")
#: What such a stretch begins with, with proclitics.
LIKEWISE_WORDS = _SELF | {
    written for word in _STRETCHES for written in (word, "لل" + word[2:], *(head + word for head in "بول"))
}


def likewise(w: DateWords, i: int) -> Read:
    """الفترة نفسها من العام الماضي, نفس الشهر من 2022, الربع المماثل من العام السابق.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("ربحت في الربع الثاني أكثر من الفترة نفسها من العام الماضي", "2023-08-10")]
    ['2023-Q2', '2022-Q2']
    """
    at = i + 1 if w.word(i) in _SELF else i
    stretch = w.word(at)
    if stretch not in _STRETCHES and not (stretch.startswith("لل") and "ال" + stretch[2:] in _STRETCHES):
        stretch = stretch[1:] if stretch[:1] in ("ب", "و", "ل") else ""
        if stretch not in _STRETCHES:
            return None
    at += 1
    if at == i + 1:
        if w.word(at) not in _ALIKE:
            return None
        at += 1
    if w.word(at) not in ("من", "في", "خلال", "لعام"):
        return None
    at += w.word(at) != "لعام"
    when = year(w, at)
    of: Node
    if when is not None:
        of, last = Calendar(year=when.number, year_step=when.step, year_from=when.named), when.last
    else:
        spoken = period(w, at)
        if spoken is None or not isinstance(spoken[0], (Period, Same)) or spoken[0].unit != "Y":
            return None
        of, last = spoken
    unit = "M" if "شهر" in stretch else "D" if stretch.endswith(("اليوم", "التاريخ")) else ""
    return Likewise(unit=unit, of=of), last
