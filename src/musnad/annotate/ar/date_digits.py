"""Dates in digits alone."""

from __future__ import annotations

import re

import msgspec

from .date_nodes import Calendar, Range
from .date_words import GREGORIAN_MARKS, HIJRI_MARKS, DateWords, Read, bare_year
from .digits import is_digits
from .particles import word_set

_YMD = re.compile(r"([12][0-9]{3})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_DMY = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{2}|[12][0-9]{3})")
_DM = re.compile(r"([0-9]{1,2})([-/])([0-9]{1,2})")
_MY = re.compile(r"([0-9]{1,2})[-/]([12][0-9]{3})")
_YM = re.compile(r"([12][0-9]{3})[-/]([0-9]{1,2})")
_YY = re.compile(r"((?:19|20)[0-9]{2})[-/]((?:19|20)[0-9]{2})")
_SUPPORT_DM = word_set("في يوم بتاريخ تاريخ مساء صباح ليوم منذ حتي")


def numeric(w: DateWords, i: int) -> Read:
    """Dates in digits: 2016/02/22, 22-4-2016, 18-9-15, 4/22, 3/2015, 14-09-1432 هـ, 08/12, 2015.

    Day first, unless only month first is possible or the year follows a comma as Americans write it.
    """
    token = w.word(i)
    spaced = w.words[i : i + 5] if w.word(i + 1) == "/" else ()
    if len(spaced) == 5 and spaced[1] == spaced[3] == "/" and all(len(part) <= 4 for part in spaced):
        found = _DMY.fullmatch("".join(spaced))
        date = _date(int(found[4]), int(found[3]), int(found[1])) if found and len(found[4]) == 4 else None
        if date is not None:
            return date, i + 5
    if not token or not is_digits(token) or len(token) < 3 or token.isdigit() or len(token) > 10:
        return None
    told: Calendar | Range | None = None
    last = i + 1
    if m := _YMD.fullmatch(token):
        told = _date(int(m[1]), int(m[3]), int(m[4]))
    elif m := _DMY.fullmatch(token):
        if m[2] != "." or len(m[4]) == 4:
            told = _date(_century(int(m[4])) if len(m[4]) == 2 else int(m[4]), int(m[3]), int(m[1]))
    elif m := _YY.fullmatch(token):
        if int(m[1]) < int(m[2]):
            told = Range(first=Calendar(year=int(m[1])), last=Calendar(year=int(m[2])))
    elif m := _MY.fullmatch(token):
        if 1 <= int(m[1]) <= 12 and 1900 <= int(m[2]) <= 2099:
            told = Calendar(year=int(m[2]), month=int(m[1]))
    elif m := _YM.fullmatch(token):
        if 1 <= int(m[2]) <= 12 and 1900 <= int(m[1]) <= 2099:
            told = Calendar(year=int(m[1]), month=int(m[2]))
    elif m := _DM.fullmatch(token):
        return _day_month(w, i, int(m[1]), m[2], int(m[3]))
    if isinstance(told, Calendar):
        if w.word(last) in HIJRI_MARKS or (told.year is not None and 1300 <= told.year <= 1500):
            y = told.year
            if y is not None and y >= 1900:  # two digits
                y = 1300 + y % 100 if y % 100 >= 50 else 1400 + y % 100
            marked = w.word(last) in HIJRI_MARKS
            return msgspec.structs.replace(told, year=y, hijri=True, solar=not marked), last + marked
        if w.word(last) in GREGORIAN_MARKS:
            last += 1
    return None if told is None else (told, last)


def _century(two: int) -> int:
    return 2000 + two if two < 50 else 1900 + two


def _date(y: int, m: int, d: int) -> Calendar | None:
    if 1 <= m <= 12 and 1 <= d <= 31:
        return Calendar(year=y, month=m, day=d)
    if 1 <= d <= 12 and 12 < m <= 31:
        return Calendar(year=y, month=d, day=m)
    return None


def _day_month(w: DateWords, i: int, a: int, mark: str, b: int) -> Read:
    """4/22, 22/04; 08/12, 2015. With few signs it is a score or a fraction.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("سلم التقرير في 22/04", "2016-11-07")]
    ['2016-04-22']
    >>> [t.value for t in timexes("فاز الفريق 2-1", "2016-11-07")]
    []
    """
    following = w.word(i + 2)
    if w.word(i + 1) in (",", "،") and bare_year(following) and 1 <= a <= 12 and 1 <= b <= 31:
        return Calendar(year=int(following), month=a, day=b), i + 3
    token = w.word(i)
    supported = w.word(i - 1) in _SUPPORT_DM or i - 1 in w.weekdays or w.word(i - 2) in ("يوم",)
    sure = mark == "/" and (max(a, b) > 12 or token.startswith("0") or "/0" in token) and (a, b) != (24, 7)
    if not (supported or sure):
        return None
    day, mon = (b, a) if b > 12 else (a, b)
    if not (1 <= mon <= 12 and 1 <= day <= 31):
        return None
    return Calendar(month=mon, day=day), i + 1
