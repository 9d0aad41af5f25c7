"""Parts of longer times: beginnings and ends, quarters, seasons, decades."""

from __future__ import annotations

import msgspec

from ...lexicon.word_sets import word_sets
from . import date_calendar
from .date_months import year
from .date_nodes import Calendar, First, Period, Phase, Portion, Season, Years
from .date_periods import period
from .date_words import DateWords, Read
from .particles import word_set

_LIMIT = word_set("بحلول حتي لغاية قبل مع قبيل وحتي وبحلول")
PART_WORDS = {"الربع": 4, "النصف": 2, "الثلث": 3, "الفصل": 4, "بالربع": 4, "للربع": 4, "للنصف": 2}


def phase(w: DateWords, i: int) -> Read:
    """مطلع الشهر المقبل, أواخر عام 2017, منتصف مارس, نهاية العام الجاري, بداية الثمانينات, نصف شهر مارس.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("عاد أواخر عام 2017", "2020-01-14")]
    ['2017']
    >>> [t.value for t in timexes("ينتهي بحلول نهاية العام الجاري", "2021-12-29")]
    ['2021-12-31']
    """
    hit = w.phases.get(i)
    if hit is None or hit.head not in ("", "و", "ب", "ل", "ف"):
        return None
    name = w.word(i)[len(hit.head) :]
    at = hit.last
    if w.word(at) == "من":
        if name == "بداية":
            return None  # بداية من الأسبوع المقبل: from then on
        at += 1
    inner = _whole(w, at, bare=True)
    if inner is None:
        return None
    node, last = inner
    of_month = isinstance(node, Calendar) and node.month is not None and node.day is None
    if name in ("وسط", "اخر", "نصف") and not of_month:
        return None
    if name in ("نصف", "غرة", "فاتح", "الفاتح"):
        if not isinstance(node, Calendar) or not of_month:
            return None
        day = 15 if name == "نصف" else 1
        return msgspec.structs.replace(node, day=day), last
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
    if when is not None and (when.number is not None or when.step is not None or when.named is not None):
        return Calendar(year=when.number, year_step=when.step, year_from=when.named, hijri=when.hijri), when.last
    unit = w.units.get(i)
    if unit is not None and w.word(unit.last) in _OTHER_YEARS:
        return None
    if bare and unit is not None and unit.definite and unit.number == "s" and unit.code in ("W", "M", "Y"):
        return Period(unit=unit.code, step=0), unit.last
    return None


#: Years that need not begin in January: العام المالي, السنة الدراسية.
_OTHER_YEARS = word_sets("date_words")["other_years"]


def portion(w: DateWords, i: int) -> Read:
    """الربع الثالث من عام 2016, النصف الأول من العام الجاري, الثلث الأخير من رمضان.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("نما في الربع الأول من العام المقبل", "2020-03-04")]
    ['2021-Q1']
    """
    parts = PART_WORDS.get(w.word(i))
    if parts is None:
        return _first_ones(w, i)
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
        if w.word(i) != "الربع" or w.word(last) in ("من", "في"):
            return None
        return Portion(n=n, parts=parts, of=Period(unit="Y", step=0)), last
    return Portion(n=n, parts=parts, of=inner[0]), inner[1]


def _first_ones(w: DateWords, i: int) -> Read:
    """الأشهر الستة الأولى من العام, الأشهر الـ9 الأولى من 2019, أول تسعة أشهر من العام, آخر عشرة أيام من رمضان.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("نما خلال الأشهر التسعة الأولى من 2022", "2023-01-20")]
    ['2022-01/2022-09']
    """
    found = _counted_ones(w, i)
    if found is None:
        return None
    code, count, ending, at = found
    if code not in ("M", "D") or not 1 < count < (12 if code == "M" else 31):
        return None
    if w.word(at) not in ("من", "في", "لعام", "للعام"):
        return None
    inner = _whole(w, at + 1 if w.word(at) in ("من", "في") else at, bare=True)
    if inner is None or (isinstance(inner[0], Calendar) and inner[0].month is not None) == (code == "M"):
        return None
    if code == "M" and count in (3, 4, 6):
        parts = 12 // count
        return Portion(n=parts if ending else 1, parts=parts, of=inner[0]), inner[1]
    return First(unit=code, count=count, last=ending, of=inner[0]), inner[1]


_FIRST_OR_LAST = frozenset(("اول", "اخر"))
#: What a portion begins with, besides units and numbers.
PORTION_WORDS = _FIRST_OR_LAST.union(PART_WORDS, ["ال"])
_FIRST_ONES = word_set("الاولي الاول الاولين الاوليين الاوائل")
_LAST_ONES = word_set("الاخيرة الاخيره الاخيرين الاواخر")


def _counted_ones(w: DateWords, i: int) -> tuple[str, int, bool, int] | None:
    """Unit, how many, whether the last ones, and the end: الأشهر التسعة *الأولى*, *أول* تسعة أشهر."""
    if w.word(i) in _FIRST_OR_LAST:
        number = w.number(i + 1)
        unit = w.units.get(number.last) if number is not None else w.units.get(i + 1)
        count = number.value if number is not None else 2
        if unit is None or unit.definite or not isinstance(count, int) or (number is None and unit.number != "d"):
            return None
        return unit.code, count, w.word(i) == "اخر", unit.last
    unit = w.units.get(i)
    if unit is not None and unit.definite and unit.number == "d":
        count, at = 2, unit.last
    elif unit is not None and unit.definite and unit.number == "p":
        number = w.number(unit.last + 1 if w.word(unit.last) == "ال" else unit.last)
        if number is None or not isinstance(number.value, int):
            return None
        count, at = number.value, number.last
    else:
        number = w.number(i + 1 if w.word(i) == "ال" else i)
        if number is None or not isinstance(number.value, int) or not (number.definite or w.word(i) == "ال"):
            return None
        unit = w.units.get(number.last)
        if unit is None or unit.definite:
            return None
        count, at = number.value, unit.last
    which = w.word(at)
    if which not in _FIRST_ONES and which not in _LAST_ONES:
        return None
    return unit.code, count, which in _LAST_ONES, at + 1


def years(w: DateWords, i: int) -> Read:
    """الثمانينات, تسعينيات القرن الماضي, العقد القادم, القرن التاسع عشر."""
    hit = w.periods.get(i)
    if hit is not None and hit.row["kind"] == "decade":
        tens, last, century = int(hit.row["value"]), hit.last, 1900
        definite = hit.head.endswith("ال") or w.word(i).lstrip("وبلف").startswith("ال")
        unit = w.units.get(last)
        if unit is not None and unit.code == "100Y" and unit.definite:
            step = w.step(unit.last)
            found = _century(w, unit.last)
            if step is not None and step[1] in (-1, 0):
                century, last = 1900 if step[1] == -1 else 2000, step[2]
            elif found is not None:
                century, last = (found[0] - 1) * 100, found[1]
            definite = True
        if not definite and w.word(i - 1) not in ("في", "منذ", "بداية", "اواخر", "اوائل", "منتصف", "مطلع", "نهاية"):
            return None
        return Years(first=century + tens * 10, count=10), last
    unit = w.units.get(i)
    if unit is not None and unit.code == "100Y" and unit.definite and unit.number == "s":
        found = _century(w, unit.last)
        if found is not None:
            return Years(first=(found[0] - 1) * 100, count=100), found[1]
    return None


def _century(w: DateWords, i: int) -> tuple[int, int] | None:
    """القرن *التاسع عشر*, القرن *العشرين*, القرن *الـ21*, القرن *21*: its number and end."""
    at = i + 1 if w.word(i) == "ال" else i
    found = w.number(at)
    if found is None or not isinstance(found.value, int) or not 1 <= found.value <= 21:
        return None
    return (found.value, found.last) if found.kind == "ordinal" or found.digits or found.definite else None


def season(w: DateWords, i: int) -> Read:
    """صيف 2014, شتاء العام الماضي, الصيف المقبل, هذا الشتاء.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("عاد صيف 2019", "2020-03-04")]
    ['2019-SU']
    """
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
        of = Calendar(year=when.number, year_step=when.step, year_from=when.named)
        return Season(season=hit.row["value"], of=of), when.last
    spoken = period(w, at)
    if spoken is not None and isinstance(spoken[0], Period) and spoken[0].unit == "Y" and spoken[0].count == 1:
        return Season(season=hit.row["value"], of=spoken[0]), spoken[1]
    return None
