"""The time of day."""

from __future__ import annotations

import re

import msgspec

from .date_nodes import Clock, Node, Range
from .date_words import DateWords, Read
from .particles import word_set

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
    "نص": 30,
    "النص": 30,
}
HOUR_WORDS = word_set("الساعة الساعه للساعة بالساعة والساعة")
_AM_PM = {"ص": "MO", "م": "EV", "AM": "MO", "PM": "EV", "am": "MO", "pm": "EV"}


def clock(w: DateWords, i: int) -> Read:
    """الساعة الثالثة وربع عصراً, 3:18 صباحاً, السابعة مساء (16:00 ت.غ), الخامسة ت غ, الساعة 11:45 قبل الظهر.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("بدأ الساعة الخامسة إلا ثلثا عصرا", "2013-02-12")]
    ['2013-02-12T16:40']
    >>> [t.value for t in timexes("زالت السابعة مساء (16:00 ت.غ)", "2022-10-02")]
    ['2022-10-02T19:00']
    """
    at, marked = i, False
    if w.word(at) in HOUR_WORDS:
        at, marked = at + 1, True
    elif (unit := w.units.get(i - 1)) is not None and unit.code == "TH":
        return None  # الساعات الأولى من صباح اليوم: hours that are counted, not one of the clock
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


_TO = frozenset(("الي", "حتي", "لغاية", "ولغاية", "وحتي", "-", "–"))


def until(w: DateWords, i: int, first: Clock, last: int) -> tuple[Range, int] | None:
    """من الثامنة مساء *حتى السادسة صباحا*, من الساعة 8 *إلى 10 مساء*, بين الساعة 12 *و4 عصرا*.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("ينقطع الماء من الساعة 8 إلى 10 مساء", "2024-02-07")]
    ['2024-02-07T20:00/2024-02-07T22:00']
    """
    between = w.word(i - 1) in ("بين", "وبين")
    if w.word(last) in _TO or (between and w.word(last) == "و"):
        at = last + 1
    elif between and w.word(last).startswith("و"):
        at = last
    else:
        return None
    second, end = clock(w, at) or (None, at)
    bare = _hour(w, at, True) if second is None and w.word(i) in HOUR_WORDS else None
    if bare is not None and bare[2] not in w.units:
        second, end = Clock(hour=bare[0], minute=bare[1]), bare[2]
    if not isinstance(second, Clock) or first.hour is None or second.hour is None:
        return None
    if first.hour < 12 <= second.hour and first.hour + 12 < second.hour and not _has_part(w, i, last):
        first = msgspec.structs.replace(first, hour=first.hour + 12)
    return Range(first=first, last=second), end


def _has_part(w: DateWords, first: int, last: int) -> bool:
    return any(at in w.parts or w.word(at) in _AM_PM for at in range(first, last))


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
    if isinstance(value, float) and (not number.digits or token.isdigit()) and round(value % 1 * 60, 6) in (15, 20, 30):
        value, minute = int(value), round(value % 1 * 60)
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
    """بتوقيت غرينتش, ت غ, GMT give ``Z``, others their offset, ``@`` and the zone, or nothing; ``None``: none named."""
    word = w.word(i)
    if word == "ت":
        at = i + 2 if w.word(i + 1) == "." else i + 1
        if w.word(at) == "غ":
            last = at + 2 if w.word(at + 1) == "." and w.word(at + 2) in (")", "،") else at + 1
            return _shifted(w, "Z", last)
    hit = w.zones.get(i)
    if hit is not None and hit.row["offset"] == "Z":
        return _shifted(w, "Z", hit.last)
    if word in ("بتوقيت", "بالتوقيت", "توقيت"):
        named = w.zones.get(i + 1)
        if named is None:
            return "", min(i + 2, w.n)
        return _shifted(w, named.row["offset"] or f"@{named.row.key}", named.last)
    return None, i


def _shifted(w: DateWords, zone: str, i: int) -> tuple[str, int]:
    """بتوقيت غرينتش *+3*, GMT*+2*: the offset that the text names."""
    sign, hours = w.word(i), w.word(i + 1)
    if zone != "Z" or sign not in ("+", "-") or not hours.isdigit() or len(hours) > 2 or int(hours) > 14:
        return zone, i
    return f"{sign}{int(hours):02d}:00", i + 2


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
        and (hit.last > last + 1 or w.word(last).endswith(("ا", "اء", "الظهر")) or w.word(last).startswith("ال"))
    ):
        return Clock(hour=None, part=hit.row["value"], day=node), hit.last
    return node, last


def part_led(w: DateWords, i: int) -> tuple[str, int] | None:
    """The part of day before a day: *مساء* الأحد, *فجر* 3 يناير, *ظهر* اليوم: value and end."""
    hit = w.parts.get(i)
    if hit is None or hit.head.endswith("ال") or w.word(i).startswith("ال"):
        return None
    return hit.row["value"], hit.last
