"""Figures of two numbers: percentages, strokes, ranges, one of another."""

from __future__ import annotations

import re

from ..document import Document
from . import counted
from .counted import Figure, Kind
from .digits import Number, digits_value, is_digits
from .figure_exclusions import YEARS, glued
from .number_words import atoms
from .numerals import Numeral, read

#: Denominators of a fraction written with a stroke; anything else with a stroke is a date or a score.
_STROKE = re.compile(r"([0-9]{1,6})/(2|3|4|5|8|10|100|1000)")
_DASH = re.compile(r"([0-9][0-9.,]*)-([0-9][0-9.,]*)")
PERCENT_WORDS = frozenset(("بالمئة", "بالمائة", "بالمية", "بالميه", "بالمئه", "بالمائه"))
_HUNDRED = frozenset(("المئة", "المائة", "المية", "الميه", "مئة", "مائة", "المئه", "المائه"))


def percent(doc: Document, last: int) -> int:
    """The token after a percent sign or its words that begin at ``last``; 0: none."""
    words = doc.words
    if last >= len(words):
        return 0
    if words[last] == "%" or words[last] in PERCENT_WORDS:
        return last + 1
    if words[last] in ("في", "ب", "من") and last + 1 < len(words) and words[last + 1] in _HUNDRED:
        return last + 2
    return 0


def percent_first(doc: Document, i: int) -> Figure | None:
    """بالمئة 10."""
    if doc.words[i] not in PERCENT_WORDS or i + 1 >= len(doc.words):
        return None
    numeral = read(doc.words, i + 1)
    if numeral is None or numeral.value is None or numeral.kind != "cardinal":
        return None
    value = numeral.value
    return Figure(i, numeral.last, "percent", value, value, value, "exact", "quantities.percent")


def stroke_or_dash(doc: Document, i: int) -> Figure | None:
    """3/4 and 5-10; never a date, a score or a span of years."""
    word = doc.words[i]
    if ("/" not in word and "-" not in word) or len(word) > 24 or not is_digits(word) or glued(doc, i):
        return None
    if found := _STROKE.fullmatch(word):
        value = int(found[1]) / int(found[2])
        return Figure(i, i + 1, "fraction", value, value, value, "exact", "quantities.stroke")
    if not (found := _DASH.fullmatch(word)):
        return None
    low, high = digits_value(found[1]), digits_value(found[2])
    if low is None or high is None or not 0 < low < high or (low in YEARS and high in YEARS):
        return None
    second = read([found[2], *doc.words[i + 1 : i + 6]], 0)
    if second is None or second.value is None:
        return None
    last = i + second.last
    if last in doc.firsts_of("time_units", "months"):
        return None
    return _between(doc, i, last, low * (second.value / high), second.value)


def between_two(doc: Document, i: int, numeral: Numeral) -> Figure | None:
    """بين 5 و10 آلاف, 5 أو 6, 5 إلى 10; "from 5 to 10" is a change, two figures."""
    words, last = doc.words, numeral.last
    between = i > 0 and words[i - 1] in ("بين", "وبين", "مابين")
    at = last
    if between and at < len(words) and words[at].isalpha() and words[at] != "و" and not words[at].startswith("و"):
        at += 1  # بين 5 جنود و10
    parted = percent(doc, at)
    at = parted or at
    if at + 1 >= len(words):
        return None
    if between and words[at] in ("و", "الي"):
        at += 1
    elif between and words[at] in atoms() and atoms()[words[at]].head == "و":
        pass
    elif words[at] == "او" or (words[at] == "الي" and not (i > 0 and words[i - 1] in ("من", "ومن"))):
        at += 1
    else:
        return None
    second = read(words, at)
    if second is None or second.value is None or second.kind != "cardinal" or numeral.value is None:
        return None
    low: Number = numeral.value
    plain = digits_value(words[at]) if is_digits(words[at]) else None
    first_plain = numeral.last == i + 1 and low < 1000
    if first_plain and plain and plain >= low and second.value >= 1000 * plain:
        low = low * (second.value // plain)  # بين 5 و10 آلاف: thousands, both
    if not low < second.value or (parted and not percent(doc, second.last)):
        return None  # 3 في المئة إلى 85 دولارا
    if second.last in doc.firsts_of("time_units", "months"):
        return None
    return _between(doc, i, second.last, low, second.value)


def from_scaled(doc: Document, i: int, numeral: Numeral) -> tuple[Number, int] | None:
    """من *20* إلى 30 ألفا: the first is in thousands too; its value, and the end of the second."""
    words, last = doc.words, numeral.last
    if not i or words[i - 1] not in ("من", "ومن") or last + 1 >= len(words) or words[last] not in ("الي", "حتي"):
        return None
    plain = digits_value(words[last + 1]) if is_digits(words[last + 1]) else None
    second = read(words, last + 1)
    if not plain or second is None or second.value is None or numeral.value is None or last != i + 1:
        return None
    scale = second.value // plain
    if scale < 1000 or numeral.value >= 1000 or second.last == last + 2:
        return None
    return numeral.value * scale, second.last


def _between(doc: Document, first: int, last: int, low: Number, high: Number) -> Figure:
    after = percent(doc, last)
    kind: Kind = "percent" if after else "money" if counted.currency_at(doc, last) else "cardinal"
    low = int(low) if float(low).is_integer() else low
    return Figure(first, after or last, kind, None, low, high, "approx", "quantities.range")


def over(doc: Document, numeral: Numeral) -> Figure | None:
    """خمسة على عشرة (before a noun على is a preposition), واحد من كل خمسة."""
    words, last, value = doc.words, numeral.last, numeral.value
    if value is None or last + 1 >= len(words):
        return None
    each = words[last] == "من" and words[last + 1] == "كل"
    if not each and words[last] != "علي":
        return None
    second = read(words, last + 1 + each) if last + 1 + each < len(words) else None
    if second is None or not second.value or second.kind != "cardinal":
        return None
    if not each and second.last < len(words) and words[second.last].isalpha() and second.value not in (10, 100, 1000):
        return None
    ratio = value / second.value
    return Figure(last - 1, second.last, "fraction", ratio, ratio, ratio, "exact", "quantities.over")
