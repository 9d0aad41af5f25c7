"""Dates as the calendar names them: day, month and year in words and digits, Gregorian and Hijri."""

from __future__ import annotations

import re

import msgspec

from ...lexicon.word_sets import word_sets
from .date_digits import numeric
from .date_months import YEAR_WORDS, month, year
from .date_nodes import Calendar, Range
from .date_words import GREGORIAN_MARKS, HIJRI_MARKS, SUPPORT, DateWords, Read, bare_year
from .digits import is_digits
from .particles import word_set

_TO = frozenset(("الي", "حتي", "-", "–", "—", "ولغاية", "لغاية", "وحتي"))


def day_number(w: DateWords, i: int) -> tuple[int, int, bool] | None:
    """A day of the month: 5, الـ15, الخامس, الحادي والثلاثين; value, end, and whether it is a word."""
    if w.word(i) == "ال" and w.word(i + 1).isdigit():
        i += 1
    word = w.word(i)
    if word.isdigit():
        return (int(word), i + 1, False) if len(word) <= 2 and 1 <= int(word) <= 31 else None
    found = w.number(i)
    if found is None or not isinstance(found.value, int) or not 1 <= found.value <= 31 or found.digits:
        return None
    if found.kind == "ordinal" and word.endswith(("ة", "ه", "ولي")):
        return None  # الدورة الثانية: a day is masculine
    if found.kind == "cardinal" and found.definite and found.value < 20:
        return None  # الأشهر الثلاثة من أبريل إلى يونيو
    return (found.value, found.last, True) if found.kind in ("cardinal", "ordinal") else None


def written(w: DateWords, i: int) -> Read:
    """A date in words or digits that begins at this token."""
    found: Read = None
    if w.is_number(i) or w.word(i) == "ال":
        found = _day_first(w, i) or numeric(w, i) or _year_alone(w, i)
    elif i in w.months or ((unit := w.units.get(i)) is not None and unit.code == "M"):
        found = _month_first(w, i) or _year_alone(w, i)
    elif w.word(i) in YEAR_WORDS:
        found = _year_alone(w, i)
    if found is None:
        return None
    node, last = found
    return _with_other_calendar(w, node, last) if isinstance(node, Calendar) else found


def _with_other_calendar(w: DateWords, node: Calendar, last: int) -> Read:
    """«14 رجب 1445هـ الموافق 26 يناير 2024م»: one day told twice; also in parentheses, if the calendars differ."""
    at = last
    told = w.word(at) in ("الموافق", "المصادف", "الموافقة", "الموافق:", "الموافقه")
    if told:
        at += 1
        if w.word(at) in ("ل", ":"):
            at += 1
        weekday = w.weekdays.get(at)
        if weekday is not None:
            at = weekday.last
    elif w.word(at) in ("(", "/", "-") and node.day is not None:
        at += 1
    else:
        return node, last
    found = _day_first(w, at) or numeric(w, at)
    if found is None:
        return node, last
    other, end = found
    if not isinstance(other, Calendar) or other.day is None or other.hijri == node.hijri:
        return node, last
    if w.word(last) == "(":
        if w.word(end) != ")":
            return node, last
        end += 1
    first, second = (other, node) if node.hijri else (node, other)
    return Calendar(
        year=first.year, month=first.month, day=first.day, weekday=node.weekday, other=second, clash=first.clash,
        year_step=first.year_step,
    ), end  # fmt: skip


def _day_first(w: DateWords, i: int) -> Read:
    """5 يناير 2020, الخامس من شهر يناير, 13-15 يوليو, 13 إلى 15 يوليو, 15 من الشهر الجاري, 5 الجاري."""
    token = w.word(i)
    between = _DAYS.fullmatch(token) if token and is_digits(token) else None
    if between is not None:
        first_day, last_day, at, word = int(between[1]), int(between[2]), i + 1, False
        if not 1 <= first_day < last_day <= 31:
            return None
    else:
        day = day_number(w, i) or _no_day(w, i)
        if day is None:
            return None
        first_day, at, word = day
        last_day = 0
        while (joined := _joined(w, at, word)) is not None:
            second = day_number(w, joined)
            if second is None or second[0] <= max(first_day, last_day):
                break
            last_day, at = second[0], second[1]
    if at not in w.rows and at not in w.modifiers and w.word(at) not in _BEFORE_MONTH:
        return None  # most numbers
    if w.word(at) in (".", "-", "/", ",") and not word and (at + 1 in w.months):
        at += 1
    if w.word(at) in ("من", "لشهر", "في") and (word or w.word(at) == "من"):
        before = w.word(i - 1)
        if w.word(at) == "في" and before[:1].isalpha() and before not in SUPPORT and i - 1 not in w.weekdays:
            return None  # اللقاء الثاني في مارس
        at += 1
    base = month_year(w, at, in_date=True)
    if base is None:
        base = _month_by_step(w, at) if w.word(at - 1) == "من" or w.word(at) in ("هذا",) else None
    if base is None:
        step = w.step(at)
        supported = w.word(i - 1) in SUPPORT or w.word(i - 1) in _DAYS_OF
        if step is None or word or not supported or step[0] in ("same", "recent", "following", "previous"):
            return None
        if not str(w.word(at)).startswith("ال") or at + 1 < step[2]:
            return None
        base = Calendar(month_step=step[1]), step[2]
    node, last = base
    if last_day:
        return Range(first=_with_day(node, first_day), last=_with_day(node, last_day)), last
    return _with_day(node, first_day), last


def _no_day(w: DateWords, i: int) -> tuple[int, int, bool] | None:
    """يوم *45* رمضان 1445: no such day, but clearly meant as one."""
    word = w.word(i)
    if not (word.isdigit() and len(word) == 2 and int(word) > 31 and i + 1 in w.months):
        return None
    supported = w.word(i - 1) in ("في", "يوم", "بتاريخ", "منذ", "حتي") or i - 1 in w.weekdays
    return (int(word), i + 1, False) if supported and year(w, w.months[i + 1].last) is not None else None


_BEFORE_MONTH = frozenset((".", "-", "/", ",", "من", "لشهر", "في", "هذا"))
#: Before days of which only the month's step follows: يومي 20 و21 الجاري.
_DAYS_OF = word_set("يوم بتاريخ يومي ليومي بيومي ايام")


def _joined(w: DateWords, at: int, word: bool) -> int | None:
    """Where the second of two days begins: 3 *و4* و5 مارس, 13 إلى *15* يوليو, الأول *والثاني* من مارس."""
    if w.word(at) in _TO or (w.word(at) == "و" and not word):
        return at + 1
    if word and w.word(at).startswith("وال") and (found := w.number(at)) is not None and found.kind == "ordinal":
        return at
    return None


_DAYS = re.compile(r"([0-9]{1,2})[-/]([0-9]{1,2})")


def _with_day(node: Calendar, day: int) -> Calendar:
    return msgspec.structs.replace(node, day=day)


def _month_by_step(w: DateWords, i: int) -> tuple[Calendar, int] | None:
    """الشهر الجاري, هذا الشهر, after a day."""
    at = i + 1 if w.word(i) == "هذا" else i
    unit = w.units.get(at)
    if unit is None or unit.code != "M" or not unit.definite or unit.number != "s":
        return None
    if at > i:
        return Calendar(month_step=0), unit.last
    step = w.step(unit.last)
    if step is None or step[0] == "recent":
        return None
    return Calendar(month_step=step[1] if step[0] != "same" else 0), step[2]


def month_year(w: DateWords, i: int, *, in_date: bool) -> tuple[Calendar, int] | None:
    """A month, with its year or its adjective. ``in_date``: a day stands before it."""
    name = month(w, i)
    if name is None:
        return None
    last = name.last
    at = last + 1 if w.word(last) in (",", ".", "،", "-", "/") else last
    when = year(w, at) if at == last or bare_year(w.word(at)) else None
    if when is None and w.word(last) in ("من", "في", "ل"):
        when = year(w, last, marked_only=True)
    if when is not None and (not when.hijri or name.hijri):
        return Calendar(
            year=when.number, month=name.number, hijri=name.hijri, year_step=when.step, year_from=when.named,
            clash=name.clash, solar=name.solar, in_words=name.solar,
        ), when.last  # fmt: skip
    step = w.step(last)
    if step is not None and step[0] != "recent":
        if name.solar:
            return None
        known = None if step[0] == "same" else step[1]
        return Calendar(month=name.number, hijri=name.hijri, step=known, clash=name.clash), step[2]
    if name.solar:
        return None  # without its year not told from other words
    if not in_date and (name.careful or name.hijri) and not (name.marked and not name.careful):
        if w.word(i - 1) not in SUPPORT or name.marked:
            return None
        if name.hijri and w.word(i - 1) in ("من", "بين", "مع", "وفي", "الي"):
            return None
    return Calendar(month=name.number, hijri=name.hijri, clash=name.clash), last


def _month_first(w: DateWords, i: int) -> Read:
    """مارس 2020, شهر مارس, سبتمبر الماضي, يوليو 13-15, سبتمبر 10, 1901."""
    base = month_year(w, i, in_date=False)
    if base is None:
        base = month_year(w, i, in_date=True)
        if base is None or day_number(w, base[1]) is None:
            return None
    node, last = base
    if node.has_year or node.step is not None:
        return node, last
    token = w.word(last)
    between = _DAYS.fullmatch(token) if token and is_digits(token) else None
    if between is not None and 1 <= int(between[1]) < int(between[2]) <= 31:
        return Range(first=_with_day(node, int(between[1])), last=_with_day(node, int(between[2]))), last + 1
    if token.isdigit() and last + 1 not in w.units:
        day = day_number(w, last)
        if day is not None and (w.word(day[1]) in _AFTER_DAY or day[1] >= w.n):
            if w.word(day[1]) in _TO:
                second = day_number(w, day[1] + 1)
                if second is not None and second[0] > day[0] and not second[2]:
                    return Range(first=_with_day(node, day[0]), last=_with_day(node, second[0])), second[1]
            at = day[1] + 1 if w.word(day[1]) in (",", "،") else day[1]
            when = year(w, at)
            if when is not None:
                node = Calendar(year=when.number, month=node.month, hijri=node.hijri, year_step=when.step)
            return _with_day(node, day[0]), when.last if when is not None else day[1]
    return node, last


_AFTER_DAY = frozenset((",", "،", ".", ")", "(", "»", '"', ":", *_TO))


def _year_alone(w: DateWords, i: int) -> Read:
    """عام 2014, العام 2018, سنة ألفين وثلاثة, 1445هـ; and a bare year that a preposition supports.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("وصل في 30 كانون الثاني (يناير) 2020", "2021-01-01")]
    ['2020-01-30']
    >>> [t.value for t in timexes("ولد في 14 رجب 1445هـ الموافق 26 يناير 2024م", "2024-02-01")]
    ['2024-01-26']
    """
    word = w.word(i)
    if word in YEAR_WORDS:
        found = year(w, i, marked_only=True)
        if found is None or found.number is None:
            return None
        return Calendar(year=found.number, hijri=found.hijri), found.last
    number = bare_year(word)
    if number is None:
        return None
    mark = w.word(i + 1)
    if mark in HIJRI_MARKS and number <= 1600:
        return Calendar(year=number, hijri=True), i + 2
    if mark in GREGORIAN_MARKS:
        return Calendar(year=number), i + 2
    if 1900 <= number <= 2099 and w.word(i - 1) in ("بين", "وبين", "من", "ومن") and _second_year(w, i + 1, number):
        return Calendar(year=number), i + 1
    cup = w.word(i - 1) == "العالم" and w.word(i - 2).endswith("كاس")
    if 1900 <= number <= 2099 and (cup or w.word(i - 1) in _BEFORE_YEAR) and i + 1 not in w.units:
        return Calendar(year=number), i + 1
    return None


def _second_year(w: DateWords, i: int, first: int) -> bool:
    """Whether a later year follows, of which nothing is counted: بين 2018 *و2022*; not بين 2000 و2050 جنديا."""
    at = i + 1 if w.word(i) in ("و", "الي", "حتي") else i
    second = bare_year(w.word(at).removeprefix("و"))
    if second is None or (at == i and not w.word(i).startswith("و")) or not first < second <= 2099:
        return False
    beyond = w.word(at + 1)
    return not beyond or not beyond[0].isalpha() or beyond in SUPPORT or beyond in _NOTHING_COUNTED


#: After the second of two years.
_NOTHING_COUNTED = word_set("علي عن التي الذي ثم او حسب وفق بحسب وفقا قال قالت لم لا ما ان كما بفعل بسبب نتيجة و")
_BEFORE_YEAR = word_sets("date_words")["before_year"]
