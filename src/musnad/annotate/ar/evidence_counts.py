"""What a text counts from a known day: anniversaries, days of a war, "two years ago", "last August" of an event."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import compress, count

from ...lexicon.word_sets import word_sets
from ...text.fold import folded
from ..document import Document
from .date_nodes import Calendar, Expression, Node, Offset, Period
from .date_places import shift_months
from .landmarks import Landmark
from .numerals import Numeral, read
from .particles import word_set

#: Days, as ordinals, from and to; and why.
Found = tuple[tuple[int, int], str]
_ANNIVERSARY = word_sets("date_words")["anniversary"]
_PASSED = word_sets("date_words")["passed"]
_WAR = word_sets("date_words")["war"]
#: An anniversary is in the news some days before and after it.
_ABOUT_THE_DAY = 20
#: Of a round "a year after", and of more years.
_AFTER_ONE, _AFTER_MORE = 75, 270


def anniversaries(doc: Document, known: list[Landmark]) -> Iterator[Found]:
    """«في الذكرى الثالثة لانفجار مرفأ بيروت»، «بعد عام على غزو أوكرانيا», by a landmark of one day."""
    words = doc.words
    for k in known:
        if k.low != k.high:
            continue
        sentence = doc.sentence_of[k.first]
        for at in range(max(0, k.first - 8), k.first):
            if doc.sentence_of[at] != sentence:
                continue
            if words[at] in _ANNIVERSARY:
                years = _years_told(words, at + 1, k.first)
                if years is not None:
                    day = shift_months(k.low, 12 * years).toordinal()
                    yield (day - _ABOUT_THE_DAY, day + _ABOUT_THE_DAY), f"{years} years after {k.id}, its anniversary"
                    break
            elif words[at] in _PASSED:
                years = _years_told(words, at + 1, k.first)
                if years is not None and words[k.first - 1] in ("علي", "من", "عن"):
                    day = shift_months(k.low, 12 * years).toordinal()
                    reach = _AFTER_ONE if years == 1 else _AFTER_MORE
                    yield (day - _ABOUT_THE_DAY, day + reach), f"{years} years after {k.id}"
                    break


def _years_told(words: list[str], first: int, last: int) -> int | None:
    """الثالثة, الـ20, عام, عامين, ثلاث سنوات, السنوية الأولى: how many years."""
    for at in range(first, last):
        word = words[at]
        if word in ("عام", "سنة", "عاما"):
            return 1
        if word in ("عامين", "سنتين", "عامان", "سنتان"):
            return 2
        number = read(words, at) if word[0].isdigit() or word.isalpha() else None
        if number is not None and isinstance(number.value, int) and 1 <= number.value <= 100:
            unit = words[number.last] if number.last < last else ""
            if (
                number.kind == "ordinal"
                or number.definite
                or unit in ("عاما", "سنة", "اعوام", "سنوات", "عام")
                or words[at - 1] == "ال"
            ):
                return number.value
    return None


def days_of_war(doc: Document) -> Iterator[Found]:
    """«في اليوم الـ123 للحرب على غزة»: the day of a war whose days are counted (``counted_wars``), give or take one."""
    words = doc.words
    wars = [(row, {folded(v) for v in row.values("with")}) for row in doc.lexicon.table("counted_wars").values()]
    for at in compress(count(), map(_DAY.__contains__, words)):
        number = _day_number(words, at + 1)
        if number is None or doc.sentence_of[at] < 0:
            continue
        first, last = doc.sentence_tokens[doc.sentence_of[at]]
        if _WAR.isdisjoint(words[max(first, at - 8) : min(last, at + 10)]):
            continue
        named = [row for row, places in wars if not places.isdisjoint(words[first:last])]
        if len(named) == 1 and isinstance(number.value, int):
            day = dt.date.fromisoformat(named[0]["from"]).toordinal() + number.value - 1
            yield (day - 1, day + 1), f"«{doc.written(at, number.last)}» of the war ({named[0].key})"


_DAY = word_set("اليوم لليوم باليوم يومها يومه")


def _day_number(words: list[str], i: int) -> Numeral | None:
    if i >= len(words):
        return None
    counted = words[i] == "ال"
    i += counted
    found = read(words, i) if i < len(words) else None
    if found is None or not isinstance(found.value, int) or not 2 <= found.value <= 3000:
        return None
    return found if found.kind == "ordinal" or found.definite or counted else None


def steps(doc: Document, expressions: list[Expression], known: list[Landmark]) -> Iterator[Found]:
    """«انفجار مرفأ بيروت في أغسطس الماضي»، «غزو أوكرانيا العام الماضي»، «اغتيال فلان قبل ثلاثة أيام»."""
    for k in known:
        if k.low != k.high:
            continue
        for e in expressions:
            if e.first != k.last and (e.first != k.last + 1 or doc.words[k.last] not in ("في", "خلال", "،")):
                continue
            window = _window(e.node, k.low)
            if window is not None:
                yield window, f"«{doc.written(e.first, e.last)}» tells {k.id} ({k.low.isoformat()})"


def _window(node: Node, day: dt.date) -> tuple[int, int] | None:
    """The days on which a landmark of ``day`` could be told so."""
    if isinstance(node, Calendar) and not node.hijri and node.month == day.month and node.weekday is None:
        return _of_month(node, day)
    if isinstance(node, Period) and node.count == 1 and node.unit in ("W", "M", "Y") and node.step in (-1, 0):
        return _of_period(node, day)
    if isinstance(node, Offset) and node.from_speech and node.sign < 0 and len(node.parts) == 1:
        return _of_offset(*node.parts[0], day)
    return None


def _of_month(node: Calendar, day: dt.date) -> tuple[int, int] | None:
    if node.has_year or node.day is not None:
        return None
    following = shift_months(day.replace(day=1), 1).toordinal()
    if node.step == -1:
        return following, following + 334
    return (day.toordinal(), following - 1) if node.step == 0 else None


def _of_period(node: Period, day: dt.date) -> tuple[int, int]:
    if node.unit == "Y":
        year = day.year - node.step
        return max(day, dt.date(year, 1, 1)).toordinal(), dt.date(year, 12, 31).toordinal()
    if node.unit == "M":
        first = shift_months(day.replace(day=1), -node.step)
        return max(day, first).toordinal(), shift_months(first, 1).toordinal() - 1
    monday = day.toordinal() - day.isoweekday() + 1 - 7 * node.step
    return max(day.toordinal(), monday - 2), monday + 6


def _of_offset(number: float, unit: str, day: dt.date) -> tuple[int, int] | None:
    days = {"D": 1, "W": 7, "M": 30.4, "Y": 365.25}.get(unit)
    if days is None or number <= 0:
        return None
    at, slack = day.toordinal() + round(number * days), round(days * (0.5 if unit in ("M", "Y") else 0.34))
    return at - slack, at + max(slack, 1)
