"""Finds time expressions: where one may begin, which rule reads the most from there."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from ...lexicon.word_sets import word_sets
from ..document import Document
from . import date_calendar, date_clock, date_lengths, date_nth, date_parts, date_periods, date_weekdays
from .date_nodes import Calendar, Clock, Deictic, Event, Expression, Feast, Length, Node, Phase, Range, Same
from .date_words import (
    DEFINITE,
    DEICTIC,
    DIGITS,
    HOLIDAY,
    LATEST,
    MONTH,
    NUMBER,
    PERIOD,
    PHASE,
    THE_UNIT,
    THIS,
    UNIT,
    WEEKDAY,
    DateWords,
    Read,
)  # fmt: skip
from .particles import word_set


class Rule(NamedTuple):
    """A rule of the grammar, and what the first token of what it reads may be: only there it is tried.

    ``kinds``: bits of :mod:`.date_words`; ``words``: words of its own.
    """

    name: str
    read: Callable[[DateWords, int], Read]
    kinds: int
    words: frozenset[str] = frozenset()


_AL = frozenset(["ال"])
#: Rules that read a day, to which a time of day may be added.
DAY_RULES = (
    Rule("calendar", date_calendar.written, DIGITS | NUMBER | MONTH | UNIT | THE_UNIT, _AL),
    Rule("weekday", date_weekdays.weekday_led, WEEKDAY, date_weekdays.DAY_WORDS | THIS),
    Rule("deictic", date_weekdays.deictic_led, DEICTIC, date_weekdays.SAME_WORDS),
    Rule("period", date_periods.period, THE_UNIT | DEFINITE, _AL | THIS | LATEST),
    Rule("weekday", date_weekdays.week_then_day, THE_UNIT, THIS),
    Rule("nth", date_nth.nth, THE_UNIT | NUMBER, LATEST),
    Rule("holiday", date_nth.feast, HOLIDAY),
)
OTHER_RULES = (
    Rule("phase", date_parts.phase, PHASE),
    Rule("portion", date_parts.portion, THE_UNIT | DEFINITE, date_parts.PORTION_WORDS),
    Rule("season", date_parts.season, PERIOD, THIS),
    Rule("years", date_parts.years, PERIOD | THE_UNIT),
    Rule("likewise", date_periods.likewise, 0, date_periods.LIKEWISE_WORDS),
    Rule("pair", date_nth.pair, 0, date_nth.PAIR_WORDS),
    Rule("every", date_weekdays.every, 0, date_weekdays.EVERY_WORDS | date_weekdays.TIMES_WORDS),
    Rule("offset", date_lengths.offset, 0, date_lengths.OFFSET_WORDS),
    Rule("duration", date_lengths.duration, DIGITS | NUMBER | UNIT, date_lengths.LENGTH_WORDS),
    Rule("clock", date_clock.clock, DIGITS | DEFINITE, date_clock.HOUR_WORDS),
)
#: The words of all rules.
_OWN_WORDS = frozenset(word for rule in (*DAY_RULES, *OTHER_RULES) for word in rule.words)
_TO = frozenset(("الي", "حتي", "-", "–", "—"))
_FROM = frozenset(("من", "بين", "ومن", "وبين"))
#: Words that may stand before the first word of the lexicon's in an expression.
_LEADS = word_set(
    "قبل بعد منذ وقبل وبعد ومنذ قبيل من هذا هذه هاي وهذا لهذا نفس ذات بنفس بذات كل وكل يوم نهار ليوم بيوم "
    "ويوم وليوم اخر واخر عدة بضعة بضع لعدة لبضعة الربع النصف الثلث الفصل الساعة الساعه للساعة نحو حوالي "
    "بعدها بعده بعدهما وبعدها وبعده قبلها قبله وقبلها وقبله ذلك بنحو بحوالي ايام اعوام الاعوام سنوات السنوات للاعوام "
    "نص اكثر اقل غداة عشية صبيحة ليلة بين عام العام سنة لعام بعام ال و الاخير الاخيرة مرة مرتين مرات اول الفترة الشهر"
    " الفتره للفترة بالفترة نفسها نفسه ذاتها ذاته المماثلة المماثل المقابلة المقابل لنفس لذات ونفس"
)
#: Words that begin an expression though they stand in no table.
_CORE_WORDS = frozenset(("غداة", "عشية", "الربع"))
_BETWEEN = frozenset(("(", ",", "-", "/", ".", "في", *_TO))
_REACH = 6
#: Rule of what is read and left out.
_NAME = "name"
#: Movements, streets and the like that bear a day as their name: no date is told.
_NAMED_BY_DATE = word_sets("date_words")["named_by_date"]


def read(doc: Document, landmarks: dict[int, tuple[str, str, int]]) -> list[Expression]:
    """All time expressions of a document, leftmost first, without overlaps; ``landmarks`` as for ``event_led``."""
    w = DateWords(doc)
    out: list[Expression] = []
    end = 0
    for i in _starts(w, landmarks):
        if i < end:
            continue
        found = expression(w, i, landmarks)
        if found is not None:
            if found.rule != _NAME:
                out.append(found)
            end = found.last
    return out


def _starts(w: DateWords, landmarks: dict[int, tuple[str, str, int]]) -> list[int]:
    """Tokens where an expression may begin: words of the calendar, and numbers and small words before them."""
    words = w.words
    # digits with separators, or four of them, may be a date; other figures are none
    cores = {i for i in w.digits if len(words[i]) == 4 or not words[i].isdigit()}
    cores.update(w.rows, landmarks)
    for lead in _CORE_WORDS & w.vocabulary:
        cores.update(i for i, word in enumerate(words) if word == lead)
    seen = set(cores)
    numbers = w.numbers
    for i in cores:
        for j in range(i - 1, max(-1, i - _REACH), -1):
            word = words[j]
            if word in _LEADS or word in numbers or "0" <= word[0] <= "9":
                seen.add(j)
            elif word not in _BETWEEN:
                break
    for i in w.modifiers:
        if i and words[i - 1].isdigit() and len(words[i - 1]) < 3:
            seen.add(i - 1)
            if i > 2 and words[i - 2] in ("و", *_TO) and words[i - 3].isdigit():
                seen.add(i - 3)  # يومي 20 و21 الجاري
    if landmarks:
        for i in landmarks:
            seen.update(j for j in range(max(0, i - 4), i) if words[j] in ("غداة", "عشية", "صبيحة", "يوم", "ليلة"))
    return sorted(seen)


def _rules_at(w: DateWords, i: int) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    """The rules of a day and the others that may read something from a token on."""
    word = w.word(i)
    return _rules(w.kinds(i, word), word if word in _OWN_WORDS else "")


@functools.cache
def _rules(kinds: int, word: str) -> tuple[tuple[Rule, ...], tuple[Rule, ...]]:
    days, others = (
        tuple(rule for rule in rules if kinds & rule.kinds or word in rule.words) for rules in (DAY_RULES, OTHER_RULES)
    )
    return days, others


def expression(w: DateWords, i: int, landmarks: dict[int, tuple[str, str, int]]) -> Expression | None:
    """The longest expression that begins at a token."""
    best: tuple[Node, int] | None = None
    name = ""
    part = date_clock.part_led(w, i)
    at = i if part is None else part[1]
    if part is not None and w.word(at) in ("يوم",) and at + 1 not in w.weekdays and at + 1 not in w.deictics:
        at += 1
    days, others = _rules_at(w, at)
    for rule in days:
        found = rule.read(w, at)
        if found is not None and (best is None or found[1] > best[1]):
            best, name = found, rule.name
    if best is not None:
        node, last = best
        if part is not None:
            if not (isinstance(node, (Deictic, Same)) or (isinstance(node, Calendar) and _is_day(node))):
                best = None
            else:
                best = Clock(hour=None, part=part[0], day=node), _night_into(w, node, last)
        elif isinstance(node, (Deictic, Same)) or (isinstance(node, Calendar) and _is_day(node)):
            best = date_clock.with_time(w, node, last)
    if part is None:
        for rule in others:
            found = rule.read(w, i)
            if found is not None and (best is None or found[1] > best[1]):
                best, name = found, rule.name
        time, last = best if best is not None else (None, i)
        if isinstance(time, Clock) and time.day is None and time.hour is not None:
            hours = date_clock.until(w, i, time, last)
            best = _hours_then_day(w, *hours) if hours is not None else _clock_then_day(w, time, last)
        if best is not None and name == "offset":
            best = _from_day(w, i, *date_lengths.before_event(w, i, *best, landmarks))
        found = date_nth.event_led(w, i, landmarks)
        if found is not None and (best is None or found[1] > best[1]):
            best, name = found, "event"
    if best is None:
        return None
    if w.word(i - 1) in _NAMED_BY_DATE and isinstance(best[0], Calendar) and best[0].year is None:
        name = _NAME
    best = _to(w, i, *best)
    return Expression(first=i, last=best[1], node=best[0], rule=name if name == _NAME else "timexes." + name)


def _night_into(w: DateWords, node: Node, last: int) -> int:
    """ليل الأحد *الاثنين*, ليل السبت *- الأحد*: the night is that of the first."""
    at = last + 1 if w.word(last) in ("-", "/", "–") else last
    second = w.weekdays.get(at)
    if second is None or not isinstance(node, Calendar) or node.weekday is None or node.day is not None:
        return last
    return second.last if int(second.row["number"]) == node.weekday % 7 + 1 and not second.head else last


def _is_day(node: Calendar) -> bool:
    return node.day is not None or node.weekday is not None


def _clock_then_day(w: DateWords, time: Clock, last: int) -> tuple[Node, int]:
    """«الساعة 8 من مساء الأحد», «الساعة الثالثة يوم الخميس»."""
    at = last
    while w.word(at) in ("من", "،", ",", "في") and at < last + 2:
        at += 1
    part = date_clock.part_led(w, at)
    begin = part[1] if part is not None else at
    if w.word(begin) == "يوم" and w.is_number(begin + 1):
        begin += 1
    for function in (date_calendar.written, date_weekdays.weekday_led, date_weekdays.deictic_led):
        found = function(w, begin)
        if found is None:
            continue
        node, end = found
        if isinstance(node, (Deictic, Same)) or (isinstance(node, Calendar) and _is_day(node)):
            hour = time.hour
            if part is not None and hour is not None and hour < 12 and part[0] in ("AF", "EV", "NI") and hour > 4:
                hour += 12
            return Clock(hour=hour, minute=time.minute, zone=time.zone, day=node), end
    return time, last


def _from_day(w: DateWords, i: int, node: Node, last: int) -> tuple[Node, int]:
    """بعد يومين *من الغد*, قبل أسبوع *من 5 يناير*: counted from the day named behind."""
    if not isinstance(node, Length) or w.word(last) not in ("من", "علي"):
        return node, last
    days = date_lengths.whole_days(w, i)
    if days is None:
        return node, last
    for function in (date_calendar.written, date_weekdays.weekday_led, date_weekdays.deictic_led, date_nth.feast):
        found = function(w, last + 1)
        if found is not None and (
            isinstance(found[0], (Deictic, Feast)) or (isinstance(found[0], Calendar) and _is_day(found[0]))
        ):
            return Event(landmark=None, from_=None, days=days, of=found[0]), found[1]
    return node, last


def _hours_then_day(w: DateWords, hours: Range, last: int) -> tuple[Node, int]:
    """«من الساعة 9:30 إلى 11:00 *يوم الخميس*»."""
    one, end = _clock_then_day(w, hours.first, last) if isinstance(hours.first, Clock) else (None, last)
    if not isinstance(one, Clock) or end == last or not isinstance(hours.last, Clock) or one.hour is None:
        return hours, last
    return Range(first=msgspec.structs.replace(hours.first, day=one.day), last=hours.last), end


def _to(w: DateWords, i: int, node: Node, last: int) -> tuple[Node, int]:
    """«5 يناير إلى 7 مارس 2020», «بين مارس ويونيو», «2014 حتى 2017»."""
    if not isinstance(node, (Calendar, Deictic, Phase)):
        return node, last
    at = last
    between = w.word(i - 1) in ("بين", "وبين")
    if w.word(at) in _TO or (between and w.word(at) == "و"):
        at += 1
    elif not (between and w.word(at).startswith("و")):
        return node, last
    dash = w.word(at - 1) in ("-", "–", "—")
    best: tuple[Node, int] | None = None
    for function in (date_calendar.written, date_weekdays.weekday_led, date_weekdays.deictic_led, date_parts.phase):
        found = function(w, at)
        longer = found is not None and (best is None or found[1] > best[1])
        if longer and found is not None and isinstance(found[0], (Calendar, Deictic, Phase)):
            best = found
    if best is None and isinstance(node, Calendar) and node.month is None and node.day is None:
        word = w.word(at)
        if len(word) == 4 and word.isdigit() and word.startswith(("19", "20")):
            best = Calendar(year=int(word)), at + 1
    if best is None:
        return node, last
    other = best[0]
    if dash and (
        not isinstance(node, Calendar) or not isinstance(other, Calendar) or (node.day is None) != (other.day is None)
    ):
        return node, last
    if isinstance(node, Calendar) and isinstance(other, Calendar):
        if node.month is not None and node.year is None and other.year is not None and other.month is not None:
            node = Calendar(year=other.year, month=node.month, day=node.day, weekday=node.weekday, hijri=node.hijri)
        elif node.month is not None and node.year is None and other.month is not None and other.year_step is not None:
            node = Calendar(month=node.month, day=node.day, year_step=other.year_step, hijri=node.hijri)
    return Range(first=node, last=other), best[1]
