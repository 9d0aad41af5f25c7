"""Parts of longer times: beginnings and ends, quarters, seasons, decades; and the time of day."""

from __future__ import annotations

import re

from . import date_calendar
from .date_calendar import year
from .date_nodes import Calendar, Clock, Node, Period, Phase, Portion, Season, Years
from .date_periods import period
from .date_words import DateWords, Read
from .grammar import word_set

_LIMIT = word_set("بحلول حتي لغاية قبل مع قبيل وحتي وبحلول")
_PARTS = {"الربع": 4, "النصف": 2, "الثلث": 3, "الفصل": 4, "بالربع": 4, "للربع": 4, "للنصف": 2}


def phase(w: DateWords, i: int) -> Read:
    """مطلع الشهر المقبل, أواخر عام 2017, منتصف مارس, نهاية العام الجاري, بداية الثمانينات, نصف شهر مارس."""
    hit = w.phases.get(i)
    if hit is None or hit.head not in ("", "و", "ب", "ل", "ف"):
        return None
    name = w.word(i)[len(hit.head) :]
    at = hit.last
    if w.word(at) == "من":
        at += 1
    inner = _whole(w, at, bare=True)
    if inner is None:
        return None
    node, last = inner
    of_month = isinstance(node, Calendar) and node.month is not None and node.day is None
    if name in ("وسط", "اخر", "نصف") and not of_month:
        return None
    if name in ("نصف", "غرة"):
        if not isinstance(node, Calendar) or not of_month:
            return None
        day = 15 if name == "نصف" else 1
        return Calendar(
            year=node.year, month=node.month, day=day, hijri=node.hijri, step=node.step, year_step=node.year_step
        ), last
    limit = w.word(i - 1) in _LIMIT
    early = name in ("مطلع", "مستهل", "نهاية", "ختام", "نهايات")
    return Phase(phase=hit.row["value"], of=node, point=limit, early=early), last


def _whole(w: DateWords, i: int, *, bare: bool) -> Read:
    """A month, year, decade or period that can be cut into parts."""
    found = date_calendar.month_year(w, i, in_date=True)
    if found is not None:
        return found
    spoken = period(w, i)
    if spoken is not None and (not isinstance(spoken[0], Period) or spoken[0].count == 1):
        return spoken
    decade = years(w, i)
    if decade is not None:
        return decade
    when = year(w, i)
    if when is not None and (when.number is not None or when.step is not None):
        return Calendar(year=when.number, year_step=when.step, hijri=when.hijri), when.last
    unit = w.units.get(i)
    if bare and unit is not None and unit.definite and unit.number == "s" and unit.code in ("W", "M", "Y"):
        return Period(unit=unit.code, step=0), unit.last
    return None


def portion(w: DateWords, i: int) -> Read:
    """الربع الثالث من عام 2016, النصف الأول من العام الجاري, الثلث الأخير من رمضان."""
    parts = _PARTS.get(w.word(i))
    if parts is None:
        return _first_months(w, i)
    if w.word(i + 1) in ("الاخير", "الاخيرة"):
        n, last = parts, i + 2
    else:
        found = w.number(i + 1)
        if (
            found is None
            or found.kind != "ordinal"
            or not isinstance(found.value, int)
            or not 1 <= found.value <= parts
        ):
            return None
        n, last = found.value, found.last
    at = last + 1 if w.word(last) in ("من", "في", "ل", "لعام") and w.word(last) != "لعام" else last
    inner = _whole(w, at, bare=at > last)
    if inner is None:
        if w.word(i) != "الربع" or w.word(last) == "من":
            return None
        return Portion(n=n, parts=parts, of=Period(unit="Y", step=0)), last
    return Portion(n=n, parts=parts, of=inner[0]), inner[1]


def _first_months(w: DateWords, i: int) -> Read:
    """الأشهر الستة الأولى من العام, الأشهر الثلاثة الأخيرة من 2019."""
    unit = w.units.get(i)
    if unit is None or unit.code != "M" or not unit.definite or unit.number != "p":
        return None
    found = w.number(unit.last)
    if found is None or not isinstance(found.value, int) or found.value not in (3, 4, 6):
        return None
    which = w.word(found.last)
    if which not in ("الاولي", "الاخيرة") or w.word(found.last + 1) not in ("من", "لعام", "للعام"):
        return None
    at = found.last + 2 if w.word(found.last + 1) == "من" else found.last + 1
    inner = _whole(w, at, bare=True)
    if inner is None:
        return None
    parts = 12 // found.value
    return Portion(n=1 if which == "الاولي" else parts, parts=parts, of=inner[0]), inner[1]


def years(w: DateWords, i: int) -> Read:
    """الثمانينات, تسعينيات القرن الماضي, العقد القادم, القرن التاسع عشر."""
    hit = w.periods.get(i)
    if hit is not None and hit.row["kind"] == "decade":
        tens, last, century = int(hit.row["value"]), hit.last, 1900
        definite = hit.head.endswith("ال") or w.word(i).lstrip("وبلف").startswith("ال")
        unit = w.units.get(last)
        if unit is not None and unit.code == "100Y" and unit.definite:
            step = w.step(unit.last)
            found = w.number(unit.last)
            if step is not None and step[1] in (-1, 0):
                century, last = 1900 if step[1] == -1 else 2000, step[2]
            elif found is not None and found.kind == "ordinal" and isinstance(found.value, int):
                century, last = (found.value - 1) * 100, found.last
            definite = True
        if not definite and w.word(i - 1) not in ("في", "منذ", "بداية", "اواخر", "اوائل", "منتصف", "مطلع", "نهاية"):
            return None
        return Years(first=century + tens * 10, count=10), last
    unit = w.units.get(i)
    if unit is not None and unit.code == "100Y" and unit.definite and unit.number == "s":
        found = w.number(unit.last)
        if found is not None and found.kind == "ordinal" and isinstance(found.value, int) and found.value <= 21:
            return Years(first=(found.value - 1) * 100, count=100), found.last
    return None


def season(w: DateWords, i: int) -> Read:
    """صيف 2014, شتاء العام الماضي, الصيف المقبل, هذا الشتاء."""
    this = w.word(i) == "هذا"
    hit = w.periods.get(i + 1 if this else i)
    if hit is None or hit.row["kind"] != "season":
        return None
    if this:
        return Season(season=hit.row["value"], of=None, step=0), hit.last
    step = w.step(hit.last)
    if step is not None and step[0] in ("last", "next", "this") and w.word(i).lstrip("وبلف").startswith("ال"):
        return Season(season=hit.row["value"], of=None, step=step[1]), step[2]
    at = hit.last + 1 if w.word(hit.last) in ("من", "في") else hit.last
    when = year(w, at)
    if when is not None:
        return Season(season=hit.row["value"], of=Calendar(year=when.number, year_step=when.step)), when.last
    spoken = period(w, at)
    if spoken is not None and isinstance(spoken[0], Period) and spoken[0].unit == "Y" and spoken[0].count == 1:
        return Season(season=hit.row["value"], of=spoken[0]), spoken[1]
    return None


# ---- the time of day
_HM = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?::[0-9]{2})?")
_COLON = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::[0-9]{2})?")
_FRACTIONS = {
    "نصف": 30,
    "ربع": 15,
    "ثلث": 20,
    "النصف": 30,
    "الربع": 15,
    "الثلث": 20,
    "ربعا": 15,
    "ثلثا": 20,
    "نصفا": 30,
}
_GMT = frozenset(("GMT", "غرينتش", "جرينتش", "غرينيتش", "جرينيتش", "UTC", "غرينش", "غرينوتش"))
_AM_PM = {"ص": "MO", "م": "EV", "AM": "MO", "PM": "EV", "am": "MO", "pm": "EV"}


def clock(w: DateWords, i: int) -> Read:
    """الساعة الثالثة وربع عصراً, 3:18 صباحاً, السابعة مساء (16:00 ت.غ), الخامسة ت غ, الساعة 11:45 قبل الظهر."""
    at, marked = i, False
    if w.word(at) in ("الساعة", "الساعه", "للساعة", "بالساعة", "والساعة"):
        at, marked = at + 1, True
    found = _hour(w, at, marked)
    if found is None:
        return None
    hour, minute, last, sure = found
    part, after = _part(w, last)
    zone, after = _zone(w, after)
    if part is None and zone is not None:
        part, after = _part(w, after) if after in w.parts else (None, after)
    if not (marked or sure or part is not None or zone == "Z" or zone == ""):
        return None
    if not (marked or sure) and part is None and zone is None:
        return None
    if (
        part is not None
        and hour < 12
        and part[1]
        and not (part[0] == "NI" and hour < 5)
        and not (part[0] == "MI" and hour > 9)
    ):
        hour += 12
    elif part is not None and part[0] in ("MO", "NI") and hour == 12 and minute >= 0:
        hour = 0
    if hour > 24 or minute > 59:
        return None
    last = after
    if w.word(last) == "(":
        twin = clock(w, last + 1)
        if twin is not None and w.word(twin[1]) == ")" and isinstance(twin[0], Clock) and twin[0].zone == "Z":
            last = twin[1] + 1
    return Clock(hour=hour % 24, minute=minute, part=None, zone=zone or ""), last


def _hour(w: DateWords, i: int, marked: bool) -> tuple[int, int, int, bool] | None:
    """Hour, minute, end, and whether this alone is a time."""
    token = w.word(i)
    if not token:
        return None
    digits = (_HM if marked else _COLON).fullmatch(token)
    if digits is not None:
        hour, minute = int(digits[1]), int(digits[2])
        return (hour, minute, i + 1, True) if hour <= 24 and minute <= 59 else None
    number = w.number(i)
    if number is None or not isinstance(number.value, (int, float)) or number.head not in ("", "ب", "ل", "و"):
        return None
    value, last = number.value, number.last
    minute = 0
    if isinstance(value, float) and not number.digits and value % 1 == 0.5:
        value, minute = int(value), 30
    elif not number.digits and isinstance(value, int) and value > 24 and marked:
        return _with_glued_minutes(w, i)
    if not isinstance(value, int) or not 0 <= value <= 24:
        return None
    if number.kind not in ("cardinal", "ordinal") or (not marked and number.kind == "cardinal" and not number.digits):
        return None
    if not marked and (last in w.units or (number.kind == "ordinal" and not number.definite)):
        return None
    minutes, last = _minutes(w, last)
    return value, minute + minutes, last, False


def _with_glued_minutes(w: DateWords, i: int) -> tuple[int, int, int, bool] | None:
    """الرابعة وثلاث وعشرون دقيقة: the number reader joins hour and minutes; take the first word as the hour."""
    atom = w.numbers.get(w.word(i))
    if atom is None or not isinstance(atom.value, int) or not 1 <= atom.value <= 12:
        return None
    minutes, last = _minutes(w, i + 1)
    return (atom.value, minutes, last, False) if last > i + 1 else None


def _minutes(w: DateWords, i: int) -> tuple[int, int]:
    """وربع, ونصف, إلا ثلثا, و18 دقيقة, وثمانية عشرة دقيقة: minutes and end."""
    word = w.word(i)
    if word == "الا":
        part = _FRACTIONS.get(w.word(i + 1))
        if part is not None:
            return -part, i + 2
        number = w.number(i + 1)
        if number is not None and isinstance(number.value, int) and number.value < 60:
            unit = w.units.get(number.last)
            return -number.value, unit.last if unit is not None and unit.code == "TM" else number.last
        return 0, i
    if word == "و" and w.word(i + 1) in _FRACTIONS:
        return _FRACTIONS[w.word(i + 1)], i + 2
    if word.startswith("و") and word[1:] in _FRACTIONS:
        return _FRACTIONS[word[1:]], i + 1
    at = i + 1 if word == "و" else i
    if not word.startswith("و"):
        return 0, i
    number = w.number(at)
    if number is None or not isinstance(number.value, int) or not 0 < number.value < 60:
        return 0, i
    unit = w.units.get(number.last)
    if unit is None or unit.code != "TM":
        return 0, i
    return number.value, unit.last


def _part(w: DateWords, i: int) -> tuple[tuple[str, int] | None, int]:
    """The part of the day after a time: value, hours to add, end."""
    at = i + 1 if w.word(i) in ("من", "في", "هذا", "قبيل") else i
    short = _AM_PM.get(w.word(at))
    if short is not None and at == i and not (w.word(at) in "صم" and w.word(at + 1) == "."):
        return (short, 0 if short == "MO" else 12), at + 1
    hit = w.parts.get(at)
    if hit is None:
        deictic = w.deictics.get(i)
        if deictic is not None and deictic.row["kind"] in ("night", "evening", "morning"):
            return {"night": ("NI", 12), "evening": ("EV", 12), "morning": ("MO", 0)}[deictic.row["kind"]], deictic.last
        return None, i
    return (hit.row["value"], int(hit.row["add"])), hit.last


def _zone(w: DateWords, i: int) -> tuple[str | None, int]:
    """بتوقيت غرينتش, ت غ, ت.غ, GMT give ``Z``; other zones an empty string; ``None``: none named."""
    word = w.word(i)
    if word == "ت":
        at = i + 2 if w.word(i + 1) == "." else i + 1
        if w.word(at) == "غ":
            return "Z", at + 2 if w.word(at + 1) == "." and w.word(at + 2) in (")", "،") else at + 1
    if word in _GMT:
        return "Z", i + 1
    if word in ("بتوقيت", "بالتوقيت", "توقيت"):
        if w.word(i + 1) in _GMT or w.word(i + 1) in ("جرينتش",):
            return "Z", i + 2
        if word != "بالتوقيت":
            return "", min(i + 2, w.n)
        return "", min(i + 2, w.n)
    return None, i


def with_time(w: DateWords, node: Node, last: int) -> tuple[Node, int]:
    """A day and the time or part of day after it: «الخميس الساعة 8», «أمس مساء», «5 يناير 2020 - 6:47 ص»."""
    at = last
    while w.word(at) in ("،", ",", "-", "–", ":", "|", "عند", "في", "(") and at < last + 2:
        at += 1
    if at > last and w.word(at - 1) == "(":
        return node, last
    found = clock(w, at)
    if found is not None and isinstance(found[0], Clock):
        time = found[0]
        return Clock(hour=time.hour, minute=time.minute, zone=time.zone, day=node), found[1]
    hit = w.parts.get(last)
    if (
        hit is not None
        and not hit.head
        and (w.word(last).endswith(("ا", "اء", "الظهر")) or w.word(last).startswith("ال"))
    ):
        return Clock(hour=None, part=hit.row["value"], day=node), hit.last
    return node, last


def part_led(w: DateWords, i: int) -> tuple[str, int] | None:
    """The part of day before a day: *مساء* الأحد, *فجر* 3 يناير, *ظهر* اليوم: value and end.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("عاد أواخر عام 2017", "2020-01-14")]
    ['2017']
    >>> [t.value for t in timexes("ينتهي بحلول نهاية العام الجاري", "2021-12-29")]
    ['2021-12-31']

    >>> from musnad import timexes
    >>> [t.value for t in timexes("نما في الربع الأول من العام المقبل", "2020-03-04")]
    ['2021-Q1']

    >>> from musnad import timexes
    >>> [t.value for t in timexes("عاد صيف 2019", "2020-03-04")]
    ['2019-SU']

    >>> from musnad import timexes
    >>> [t.value for t in timexes("بدأ الساعة الخامسة إلا ثلثا عصرا", "2013-02-12")]
    ['2013-02-12T16:40']
    >>> [t.value for t in timexes("زالت السابعة مساء (16:00 ت.غ)", "2022-10-02")]
    ['2022-10-02T19:00']
    """
    hit = w.parts.get(i)
    if hit is None or hit.head.endswith("ال") or w.word(i).startswith("ال"):
        return None
    return hit.row["value"], hit.last
