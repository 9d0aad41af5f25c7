"""Weekdays and the days around the one of speaking: Sunday, yesterday, the next day."""

from __future__ import annotations

import msgspec

from ...lexicon.word_sets import word_sets
from . import date_calendar
from .date_lengths import iso_length, length
from .date_nodes import Calendar, Deictic, Nth, Period, Repeated, Same, Vague
from .date_nth import month_of, nth_after
from .date_periods import period
from .date_words import THIS, DateWords, Read
from .particles import word_set

DAY_WORDS = word_set("يوم نهار ليوم بيوم ويوم وليوم فيوم")


SAME_WORDS = word_set("نفس ذات بنفس بذات ونفس")
EVERY_WORDS = word_set("كل وكل")
TIMES_WORDS = word_set("مرة مرتين مرات")


#: Not "the day", but the name of a day of the year or a word that goes with يوم.
_NAMED_DAYS = word_sets("date_words")["named_days"]


_AFTER_PRAYER = word_sets("date_words")["prayer"]


def weekday(w: DateWords, i: int) -> tuple[int, int] | None:
    """A weekday by name, with يوم before it or not: its ISO number and end."""
    at = i + 1 if w.word(i) in DAY_WORDS or w.word(i) in THIS else i
    if at == i + 1 and w.word(at) == "يوم":
        at += 1
    hit = w.weekdays.get(at)
    if hit is None:
        return None
    name = w.word(at)[len(hit.head) :] if hit.head else w.word(at)
    if not name.startswith("ال") and not hit.head.endswith("ال"):
        if at == i or name == "احد":
            return None
    elif at == i:
        before = w.word(i - 1)
        if name == "الجمعة" and before in _AFTER_PRAYER:
            return None
        the_two = name == "الاثنين" and (before in ("كلا", "كلي", "هذين", "بين") or before.endswith(("ين", "ان")))
        if the_two and (before != "بين" or not any(w.weekdays.get(k) for k in (at + 1, at + 2))):
            return None
    return int(hit.row["number"]), hit.last


def weekday_led(w: DateWords, i: int) -> Read:
    """الأحد, يوم الثلاثاء الماضي, الأربعاء (أمس), الخميس 26 مارس, الثلاثاء الثالث, أحد الأسبوع الماضي."""
    found = weekday(w, i) or _of_week(w, i)
    if found is None:
        return None
    number, last = found
    step = w.step(last)
    if step is not None and step[0] != "recent":
        if w.word(i) in THIS:
            return Calendar(weekday=number, step=0), last
        node, end = Calendar(weekday=number, step=step[1] if step[1] != 5 else None), step[2]
        dated = _dated(w, number, end)
        return dated if dated is not None and step[1] != 5 else (node, end)
    at = last + 1 if w.word(last) == "من" else last
    week = period(w, at)
    if week is not None and isinstance(week[0], Period) and week[0].unit == "W" and week[0].count == 1:
        return Calendar(weekday=number, week_step=week[0].step), week[1]
    if week is not None and isinstance(week[0], Same) and week[0].unit == "W":
        return Calendar(weekday=number, week_step=week[0].step), week[1]
    dated = _dated(w, number, last)
    if dated is not None:
        return dated
    ordered = nth_after(w, last, weekday_number=number)
    if ordered is not None:
        return ordered
    return Calendar(weekday=number, step=0 if w.word(i) in THIS else None), last


def _of_week(w: DateWords, i: int) -> tuple[int, int] | None:
    """أحد الأسبوع الماضي: a weekday without article before its week."""
    hit = w.weekdays.get(i)
    if hit is None:
        return None
    unit = w.units.get(hit.last)
    if unit is not None and unit.code == "W" and unit.definite and unit.last in w.modifiers:
        return int(hit.row["number"]), hit.last
    return None


def _dated(w: DateWords, number: int, last: int) -> Read:
    """What stands beside a weekday: its date, or the deictic that names it again."""
    at, opened = last, False
    while w.word(at) in ("،", ",", "(", "-", "–", "/", "في", "الموافق", "المصادف", "الموافقة", ":") and at < last + 3:
        opened = opened or w.word(at) == "("
        at += 1
    deictic = w.deictics.get(at)
    if deictic is not None and deictic.row["kind"] == "day" and (opened or at == last):
        end = _close(w, deictic.last, opened)
        if deictic.row.key != "today" or opened or end >= w.n or end not in w.months:
            return Deictic(days=int(deictic.row["value"]), weekday=number), end
    found = date_calendar.written(w, at)
    if found is None:
        return None
    node, end = found
    if not isinstance(node, Calendar) or node.weekday is not None:
        return None
    if node.day is None:
        return None
    if not opened and at > last and w.word(at - 1) in ("،", ",") and node.month is None:
        return None
    ordinal = at == last and w.number(at) is not None and not w.word(at)[0].isdigit()
    return _with_weekday(node, number, counted=ordinal and (node.day or 9) <= 5), _close(w, end, opened)


def _with_weekday(node: Calendar, number: int, *, counted: bool) -> Calendar:
    return msgspec.structs.replace(node, weekday=number, counted=counted)


def _close(w: DateWords, i: int, opened: bool) -> int:
    """Past the closing bracket, if one was opened."""
    return i + 1 if opened and w.word(i) == ")" else i


def deictic_led(w: DateWords, i: int) -> Read:
    """اليوم, أمس الأحد, ظهر اليوم (الخميس), غداً, اليوم التالي, اليوم نفسه, الآن, يومياً."""
    hit = w.deictics.get(i)
    if hit is None:
        return _counted_day(w, i)
    kind, value, last = hit.row["kind"], hit.row["value"], hit.last
    if "مثل" in (w.word(i - 1), w.word(i - 2)) and hit.row.key == "today":
        return None  # في مثل هذا اليوم من العام الماضي
    if hit.row.key == "of-yesterday" and i - 1 not in w.parts and w.word(i - 1) not in ("في", "حتي", "يوم", "منذ"):
        return None  # أصدقاء الأمس
    if kind == "ref":
        return Vague(value=value), last
    if kind == "set":
        return Repeated(value=value), last
    if kind in ("night", "morning", "evening"):
        part = {"night": "NI", "morning": "MO", "evening": "EV"}[kind]
        return Deictic(days=int(value), part=part), last
    if hit.row.key == "today" and hit.last == hit.first + 1:
        is_today, other = _not_today(w, i, last)
        if not is_today:
            return other
    days = int(value)
    at, opened = last, False
    while w.word(at) in ("(", "،", ",", "-") and at < last + 2:
        opened = opened or w.word(at) == "("
        at += 1
    named = weekday(w, at) if at == last or opened or w.word(at - 1) in ("،", ",") else None
    if named is not None and not (at > last and not opened and named[1] in w.modifiers):
        number, end = named
        dated = _dated(w, number, end)
        if dated is not None and isinstance(dated[0], Calendar):
            written = dated[0]
            return Deictic(days=days, weekday=number, written=written), _close(w, dated[1], opened)
        return Deictic(days=days, weekday=number), _close(w, end, opened)
    found = date_calendar.written(w, at) if opened or at == last else None
    if found is not None and isinstance(found[0], Calendar) and found[0].day is not None:
        return Deictic(days=days, written=found[0]), _close(w, found[1], opened)
    return Deictic(days=days), last


def _not_today(w: DateWords, i: int, last: int) -> tuple[bool, Read]:
    """What else may begin with اليوم: the next day, the same day, the third day. First: whether it is today."""
    step = w.step(last)
    if step is not None:
        if step[0] == "same":
            return False, (Same(unit="D", step=0), step[2])
        if step[0] in ("following", "next"):
            return False, (Same(unit="D", step=1), step[2])
        if step[0] in ("previous", "last"):
            return False, (Same(unit="D", step=-1), step[2])
        return False, (Deictic(days=0), step[2])
    if w.word(last) in _NAMED_DAYS and not w.number(last):
        return False, None
    if w.word(last) == "ال" and w.word(last + 1).isdigit():
        return False, None  # اليوم الـ123 للحرب
    at = last + 1 if w.word(last) in ("الذي", "الي", "اللي") else last
    sign = {"بعد": 1, "قبل": -1}.get(w.word(at))
    other = w.deictics.get(at + 1) if sign else None
    if sign and other is not None and other.row["kind"] == "day":
        return False, (Deictic(days=int(other.row["value"]) + sign), other.last)
    beyond = w.deictics.get(at)
    if at > last and beyond is not None and beyond.row["kind"] == "day":
        return False, (Deictic(days=int(beyond.row["value"])), beyond.last)
    found = w.number(last)
    if found is not None and found.kind == "ordinal" and found.definite and isinstance(found.value, int):
        if found.value == 1 and w.word(found.last) not in ("من", "في"):
            return False, None
        inner = month_of(w, found.last)
        if inner is None or not 1 <= found.value <= 31:
            return False, None
        return False, (Nth(n=found.value, unit="D", of=inner[0]), inner[1])
    return True, None


def _counted_day(w: DateWords, i: int) -> Read:
    """نفس اليوم, ذات الأسبوع; يوم بعد غد."""
    if w.word(i) in SAME_WORDS:
        hit = w.deictics.get(i + 1)
        if hit is not None and hit.row.key == "today" and hit.last == i + 2:
            return Same(unit="D", step=0), hit.last
        unit = w.units.get(i + 1)
        if unit is not None and unit.definite and unit.number == "s" and unit.code in ("W", "M", "Y"):
            return Same(unit=unit.code, step=0), unit.last
    return None


def week_then_day(w: DateWords, i: int) -> Read:
    """الأسبوع المقبل يوم الجمعة, هذا الأسبوع الأحد."""
    unit = w.units.get(i + 1 if w.word(i) in THIS else i)
    week = period(w, i) if unit is not None and unit.code == "W" else None
    if week is None or not isinstance(week[0], Period) or week[0].unit != "W" or week[0].count != 1:
        return None
    named = weekday(w, week[1])
    if named is None or named[1] in w.modifiers or _dated(w, named[0], named[1]) is not None:
        return None
    return Calendar(weekday=named[0], week_step=week[0].step), named[1]


def every(w: DateWords, i: int) -> Read:
    """كل يوم أحد, كل جمعة, كل ثلاثة أشهر, كل عام, مرتين في الأسبوع.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("عقد اللقاء الثلاثاء", "2020-02-06")]
    ['2020-02-04']
    >>> [t.value for t in timexes("سيعقد اللقاء الثلاثاء المقبل", "2020-02-06")]
    ['2020-02-11']

    >>> from musnad import timexes
    >>> [t.value for t in timexes("أعلن أمس الأحد موقفه", "2020-01-06")]
    ['2020-01-05']
    >>> [t.value for t in timexes("كتب في 5 يناير 2020 وفي اليوم التالي سافر", "2020-03-01")]
    ['2020-01-05', '2020-01-06']
    """
    if w.word(i) in TIMES_WORDS:
        unit = w.units.get(i + 2) if w.word(i + 1) in ("في", "كل") else None
        if unit is None or unit.number != "s" or unit.definite != (w.word(i + 1) == "في") or unit.last in w.modifiers:
            return None
        return Repeated(value=iso_length(((1, unit.code),), unit.code)), unit.last
    if w.word(i) not in EVERY_WORDS:
        return None
    named = weekday(w, i + 1)
    if named is None and (hit := w.weekdays.get(i + 1)) is not None and w.word(i + 1) != "احد":
        named = int(hit.row["number"]), hit.last
    if named is None and w.word(i + 1) == "يوم" and (hit := w.weekdays.get(i + 2)) is not None:
        named = int(hit.row["number"]), hit.last
    if named is not None:
        return Repeated(value=f"XXXX-WXX-{named[0]}"), named[1]
    found = length(w, i + 1, single=True)
    if found is None or found[0] is None:
        return None
    return Repeated(value=iso_length(found[0], found[1])), found[2]
