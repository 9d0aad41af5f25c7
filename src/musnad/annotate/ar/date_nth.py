"""The n-th of a month, holidays, days by an event, and days named in pairs."""

from __future__ import annotations

from . import date_calendar
from .date_months import year
from .date_nodes import Calendar, Event, Feast, Nth, Period, Range
from .date_periods import period
from .date_words import LATEST, DateWords, Read
from .particles import word_set


def month_of(w: DateWords, i: int) -> Read:
    """من شهر مارس السنة القادمة, في أكتوبر لعام 2014, من الشهر القادم, من هذا الشهر."""
    at = i + 1 if w.word(i) in ("من", "في", "ل", "ب") else i
    found = date_calendar.month_year(w, at, in_date=True)
    if found is not None and found[0].day is None:
        return found
    spoken = period(w, at)
    if spoken is not None and isinstance(spoken[0], Period) and spoken[0].unit in ("M", "Y") and spoken[0].count == 1:
        return spoken
    when = year(w, at, marked_only=True)
    if when is not None and when.number is not None:
        return Calendar(year=when.number), when.last
    return None


def nth_after(w: DateWords, i: int, *, weekday_number: int | None, unit: str | None = None) -> Read:
    """الثلاثاء *الأخير من مارس*, الأسبوع *الثاني من الشهر المقبل*, الأحد *السابع عشر*."""
    last_one = w.word(i) in ("الاخير", "الاخيرة")
    found = w.number(i)
    if last_one:
        n, last = -1, i + 1
    elif found is not None and found.kind == "ordinal" and found.definite and isinstance(found.value, int):
        n, last = found.value, found.last
    else:
        return None
    inner = month_of(w, last)
    if weekday_number is not None and n > 5:
        if not 6 <= n <= 31:
            return None
        if inner is not None and isinstance(inner[0], Calendar) and inner[0].month is not None:
            return Calendar(
                weekday=weekday_number, day=n, month=inner[0].month, year=inner[0].year, year_step=inner[0].year_step
            ), inner[1]
        if inner is not None and isinstance(inner[0], Period) and inner[0].unit == "M":
            return Calendar(weekday=weekday_number, day=n, month_step=inner[0].step), inner[1]
        return Calendar(weekday=weekday_number, day=n), last
    if n > 5 and unit == "W":
        return None
    if inner is None:
        if weekday_number is None or last_one or w.word(last) == "من":
            return None
        return Nth(n=n, weekday=weekday_number, of=Period(unit="M", step=0)), last
    if unit == "D" and n > 31:
        return None
    return Nth(n=n, weekday=weekday_number, unit=unit, of=inner[0]), inner[1]


def nth(w: DateWords, i: int) -> Read:
    """آخر اثنين من الشهر القادم, ثالث يوم ثلاثاء بأيلول, أول أسبوع من أكتوبر, الأسبوع الأخير في مايو."""
    unit = w.units.get(i)
    if unit is not None and unit.definite and unit.number == "s" and unit.code in ("W", "D"):
        return nth_after(w, unit.last, weekday_number=None, unit=unit.code)
    if w.word(i) in LATEST:
        n, last = -1, i + 1
    else:
        found = w.number(i)
        if found is None or found.kind != "ordinal" or found.definite or not isinstance(found.value, int):
            return None
        n, last = found.value, found.last
    at = last + 1 if w.word(last) == "يوم" and last + 1 in w.weekdays else last
    hit, unit = w.weekdays.get(at), w.units.get(at)
    number: int | None = None
    code: str | None = None
    if hit is not None and w.word(at) != "احد":
        number, last = int(hit.row["number"]), hit.last
    elif unit is not None and unit.code in ("D", "W") and unit.number == "s" and not unit.definite:
        code, last = unit.code, unit.last
    else:
        return None
    if w.word(last) == "بعد" and number is not None:
        feast_ = feast(w, last + 1)
        return None if feast_ is None else (Nth(n=n, weekday=number, of=feast_[0], after=True), feast_[1])
    inner = month_of(w, last)
    if inner is None or not (n == -1 or 1 <= n <= (31 if code == "D" else 5)):
        return None
    return Nth(n=n, weekday=number, unit=code, of=inner[0]), inner[1]


def feast(w: DateWords, i: int) -> Read:
    """عيد الميلاد 2020, عيد الأضحى الماضي."""
    hit = w.holidays.get(i)
    if hit is None:
        return None
    hijri, number, day = hit.row["calendar"] == "hijri", int(hit.row["month"]), int(hit.row["day"])
    step = w.step(hit.last)
    if step is not None and step[0] in ("last", "next"):
        return Feast(hijri=hijri, month=number, day=day, of=None, step=step[1]), step[2]
    when = year(w, hit.last) or (year(w, hit.last + 1, marked_only=True) if w.word(hit.last) == "من" else None)
    if when is None or when.named is not None:
        return Feast(hijri=hijri, month=number, day=day, of=None), hit.last
    of = Calendar(year=when.number, year_step=when.step, hijri=when.hijri)
    return Feast(hijri=hijri, month=number, day=day, of=of), when.last


EVENT_WORDS = {"غداة": 1, "عشية": -1, "صبيحة": 1, "ليلة": 0, "يوم": 0}


def event_led(w: DateWords, i: int, landmarks: dict[int, tuple[str, str, int]]) -> Read:
    """غداة اغتيال فلان, عشية سقوط المدينة: a day by an event; ``landmarks``: (id, day, end) by token."""
    word = w.word(i)
    days = EVENT_WORDS.get(word)
    if days is None:
        return None
    holiday = feast(w, i + 1)
    if holiday is not None and word in ("غداة", "عشية", "ليلة"):
        return Event(landmark=None, from_=None, days=days, of=holiday[0]), holiday[1]
    for at in range(i + 1, min(i + 5, w.n)):
        if at in landmarks:
            name, day, last = landmarks[at]
            if word in ("ليلة", "يوم") and at > i + 2:
                return None
            return Event(landmark=name, from_=day, days=days), last
        if not w.word(at)[0].isalpha():
            break
    if i + 1 in w.deictics or i + 1 in w.weekdays:
        return None
    if word in ("غداة", "عشية") and i + 1 < w.n and w.word(i + 1)[0].isalpha() and i + 1 not in w.units:
        return Event(landmark=None, from_=None, days=days), i + 2
    return None


_TWO_YEARS = word_set("عامي عامين سنتي العامين بعامي لعامي")
_TWO_DAYS = word_set("يومي اليومين ليومي")
_YEARS = word_set("اعوام الاعوام سنوات السنوات للاعوام لسنوات")
#: What a pair begins with.
PAIR_WORDS = _TWO_YEARS | _TWO_DAYS | _YEARS


def _years_listed(w: DateWords, i: int) -> Read:
    """أعوام *2011 و2012 و2013*: from the first to the last."""
    listed: list[int] = []
    at = last = i
    while len(w.word(at)) == 4 and w.word(at).isdigit() and (not listed or int(w.word(at)) > listed[-1]):
        listed.append(int(w.word(at)))
        last = at + 1
        at = last + 1 if w.word(last) in ("و", "،", ",") else last
        at += w.word(last) in ("،", ",") and w.word(at) == "و"
        if at == last:
            break
    if len(listed) < 2:
        return None
    return Range(first=Calendar(year=listed[0]), last=Calendar(year=listed[-1])), last


def pair(w: DateWords, i: int) -> Read:
    """عامي 2014 و2017, يومي السبت والأحد: two named together; read as a span from one to the other.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("يلتقون آخر اثنين من الشهر القادم", "2013-02-12")]
    ['2013-03-25']

    >>> from musnad import timexes
    >>> [t.value for t in timexes("أغلقت المتاجر في عيد الأضحى 2013", "2020-09-04")]
    ['2013-10-15']
    """
    unit = w.units.get(i)
    if w.word(i) in _TWO_YEARS and w.word(unit.last if unit else i + 1).isdigit():
        at = unit.last if unit is not None else i + 1
        joined = w.word(at + 1)
        second = w.word(at + 2) if joined in ("و", "الي", "حتي", "-") else ""
        if len(w.word(at)) == 4 and len(second) == 4 and second.isdigit():
            return Range(first=Calendar(year=int(w.word(at))), last=Calendar(year=int(second))), at + 3
        return None
    if w.word(i) in _YEARS:
        return _years_listed(w, i + 1)
    if w.word(i) in _TWO_DAYS and (first := w.weekdays.get(i + 1)) is not None:
        at = first.last + 1 if w.word(first.last) == "و" else first.last
        other = w.weekdays.get(at)
        if other is not None:
            one, two = Calendar(weekday=int(first.row["number"])), Calendar(weekday=int(other.row["number"]))
            step = w.step(other.last)
            if step is not None and step[0] in ("last", "next"):
                one, two = (
                    Calendar(weekday=one.weekday, step=step[1]),
                    Calendar(weekday=two.weekday, step=step[1]),
                )
                return Range(first=one, last=two), step[2]
            return Range(first=one, last=two), other.last
    return None
