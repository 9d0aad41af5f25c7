"""Figures: numbers in digits and words, estimates and bounds, scopes, duals, and zero said by negation.

A figure's span is its number with the words that multiply it (5 آلاف), its percent sign, or the words a scope or a
negation takes; modifiers (نحو) and the noun counted stand outside. Numbers inside time expressions are no figures.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import compress, count
from operator import not_

from ...model import Modifier, Quantity, annotation_id
from ..document import Document
from . import counted
from .counted import Figure, Kind
from .numerals import Number, Numeral, atoms, digits_value, is_digits, read

#: Denominators of a fraction written with a stroke; anything else with a stroke is a date or a score.
_STROKE = re.compile(r"([0-9]{1,6})/(2|3|4|5|8|10|100|1000)")
_DASH = re.compile(r"([0-9][0-9.,]*)-([0-9][0-9.,]*)")
_PERCENT_WORDS = frozenset(("بالمئة", "بالمائة", "بالمية", "بالميه", "بالمئه", "بالمائه"))
_HUNDRED = frozenset(("المئة", "المائة", "المية", "الميه", "مئة", "مائة", "المئه", "المائه"))
_ARTICLE = frozenset(("ال", "بال", "وال", "لل", "فال"))
_BRACKETS = frozenset("([«“\"'”")
_GLUE_BEFORE = frozenset("=&%_/@#\\+~^")
_GLUE_AFTER = frozenset("_@=\\")
#: What may be written onto digits without being part of a name.
_PREFIXES = frozenset(p + a for p in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب") for a in ("", "ال") if p + a) | {
    "لل",
    "ولل",
    "ه",
    "م",
}
_MINUS = frozenset("-−–")
_YEARS = range(1800, 2200)


def annotate(doc: Document) -> None:
    """Find the figures of a document and what each counts, as of when, by whose account."""
    context = counted.Context(doc)
    found = sorted(
        [
            *_numbers(doc, context),
            *counted.scopes(doc, context),
            *counted.duals(doc, context),
            *counted.zeros(doc, context),
        ],
        key=lambda f: (f.first, -f.last),
    )
    end = 0
    for figure in found:
        if figure.first < end or doc.sentence_of[figure.first] < 0:
            continue
        end = figure.last
        start, stop = doc.span(figure.first, figure.last)
        unit = figure.noun
        of_whole = figure.type != "percent" or doc.words[figure.last : figure.last + 1] == ["من"]
        if unit is None and figure.type != "ordinal" and of_whole:
            unit = counted.noun_after(doc, context, figure.last)
        doc.quantities.append(
            Quantity(
                id=annotation_id("quantities", start, stop, figure.type), start=start, end=stop, rule=figure.rule,
                type=figure.type, value=figure.value, low=figure.low, high=figure.high, modifier=figure.modifier,
                unit=counted.written(doc, unit) if unit is not None else None,
                of=counted.what(doc, context, figure.first, unit), as_of=counted.as_of(doc, context, figure.first),
                attribution=doc.teller_of(start, stop),
            )
        )  # fmt: skip


# ---- numbers
def _numbers(doc: Document, context: counted.Context) -> Iterator[Figure]:
    words, end = doc.words, 0
    for i in _candidates(doc):
        if i < end or i in context.taken or doc.sentence_of[i] < 0:
            continue
        figure = _stroke_or_dash(doc, context, i) if is_digits(words[i]) else None
        figure = figure or _number(doc, context, i)
        if figure is not None:
            end = figure.last
            yield figure


def _candidates(doc: Document) -> list[int]:
    """Tokens that begin with a digit or are number words."""
    words = doc.words
    found = list(compress(count(), map(atoms().__contains__, words)))
    found += [i for i in compress(count(), map(not_, map(str.isalpha, words))) if "0" <= words[i][0] <= "9"]
    return sorted(found)


def _number(doc: Document, context: counted.Context, i: int) -> Figure | None:
    words = doc.words
    digits = is_digits(words[i])
    if digits and (_glued(doc, i) or _label(doc, context, i)):
        return None
    numeral = read(words, i, decimal_point=digits and "٫" in doc.written(i, i + 1))
    if numeral is None:
        return _percent_first(doc, i)
    last = numeral.last
    if numeral.kind == "ordinal":
        return _ordinal(doc, context, i, numeral)
    if numeral.kind == "fraction":
        return _with_modifier(doc, context, i, last, "fraction", numeral, numeral.value)
    if not digits and words[i] in _PERCENT_WORDS:
        return _percent_first(doc, i)
    if _is_time(doc, context, i, numeral):
        return None
    value = numeral.value
    first = i
    if digits and value is not None and _minus(doc, i):
        value, first = -value, i - 1
    if value == 1 and not digits and not _counts_one(doc, i, last):
        return None
    other = _range(doc, context, i, numeral)
    if other is not None:
        return other
    over = _over(doc, numeral)
    if over is not None:
        return over._replace(first=first)
    after = _percent(doc, last)
    if after:
        return _with_modifier(doc, context, first, after, "percent", numeral, value)
    before = first - 1
    if before >= 0 and words[before] == "%" and doc.touch(first):
        return _with_modifier(doc, context, before, last, "percent", numeral, value)
    kind: Kind = "money" if counted.currency_at(doc, last) or (first and words[first - 1] in "$€£¥₪") else "cardinal"
    noun = counted.noun_before(doc, context, first, numeral) if value in (1, 2) else None
    return _with_modifier(doc, context, first, last, kind, numeral, value)._replace(noun=noun)


def _with_modifier(
    doc: Document, context: counted.Context, first: int, last: int, kind: Kind, numeral: Numeral, value: Number | None
) -> Figure:
    modifier = _modifier(doc, context, first, last)
    rule = "quantities.digits" if numeral.digits else "quantities.words"
    if value is None:
        few = numeral.high is not None and numeral.high <= 9
        return Figure(first, last, kind, None, numeral.low, numeral.high, "few" if few else "approx", rule)
    low, high = _bounds(value, modifier)
    return Figure(first, last, kind, value, low, high, modifier, rule)


def _modifier(doc: Document, context: counted.Context, first: int, last: int) -> Modifier:
    """The word before the number, else one after it and its noun that makes it a bound or an estimate."""
    at = first
    while at > 0 and first - at < 3 and (doc.words[at - 1] in _ARTICLE or doc.words[at - 1] in _BRACKETS):
        at -= 1
    row = context.before.get(at)
    if row is None:
        for at in range(last, min(last + 4, len(doc.words))):
            row = context.after.get(at)
            if row is not None or not doc.words[at].isalpha():
                break
    return row["modifier"] if row is not None else "exact"


def _bounds(value: Number, modifier: Modifier) -> tuple[Number | None, Number | None]:
    """Low and high. An estimate reaches half a unit of its last written digit that is not zero to either side.

    >>> _bounds(5200, "approx"), _bounds(5000, "approx"), _bounds(40, "at_least")
    ((5150, 5250), (4500, 5500), (40, None))
    """
    if modifier == "approx":
        if isinstance(value, float) or value == 0:
            return value, value
        step = 1
        while value % (step * 10) == 0:
            step *= 10
        half = step // 2
        return value - half, value + half
    low = None if modifier in ("at_most", "less_than") else value
    high = None if modifier in ("at_least", "more_than") else value
    return low, high


# ---- what is no figure
def _glued(doc: Document, i: int) -> bool:
    """Part of an address, a code, a phone number or a name: %20, F-16, .25, +964."""
    words, starts = doc.words, doc.starts
    if doc.touch(i):
        before = words[i - 1]
        if before.isascii() and before[0].isalpha():
            return True
        if before in _GLUE_BEFORE and (before != "%" or doc.touch(i - 1)):
            return True
        if before in ".-–" and i > 1 and doc.touch(i - 1) and words[i - 2][0].isalnum():
            return True
        if before == ".":
            return True
        if before.isalpha() and before not in _PREFIXES and "ـ" not in doc.text[starts[i - 1] : starts[i]]:
            return True  # part of a name: فرانس24
    if i + 1 < len(words) and doc.touch(i + 1):
        after = words[i + 1]
        if (after.isascii() and after[0].isalpha()) or after in _GLUE_AFTER:
            return True
    word = words[i]
    at = i - 1
    while at >= 0 and i - at < 4 and (words[at] == "," or is_digits(words[at])):
        at -= 1
    if at >= 0 and words[at].isascii() and words[at].isalpha() and len(words[at]) > 2:
        return True  # a line in another language: May 29, 2021
    return len(word) >= 7 and word[0] == "0" and "." not in word and "," not in word


def _label(doc: Document, context: counted.Context, i: int) -> bool:
    """Resolution 12, F 16: the number is a name; but القوة 60 جنديا counts."""
    return (
        i > 0
        and any(hit.table == "number_labels" and hit.last == i for hit in doc.at(i - 1))
        and not (i + 1 < len(doc.words) and any(hit.table == "counted_nouns" for hit in doc.at(i + 1)))
    )


def _is_time(doc: Document, context: counted.Context, i: int, numeral: Numeral) -> bool:
    """A duration, a year or a day that the time layer left: these count no things."""
    after = doc.at(numeral.last)
    if any(hit.table in ("time_units", "months") for hit in after):
        return not any(hit.table == "currencies" for hit in after)
    value = numeral.value
    before = doc.at(i - 1) if i else ()
    is_year = numeral.digits and numeral.last == i + 1 and value in _YEARS and len(doc.words[i]) == 4
    return is_year and any(hit.table in ("time_units", "months") for hit in before)


def _counts_one(doc: Document, i: int, last: int) -> bool:
    """Whether "one" counts: not الواحد, nor "one of the most ..."."""
    words = doc.words
    if words[i].endswith(("الواحد", "الواحدة", "للواحد", "للواحدة")):
        return False
    if last + 1 < len(words) and words[last] == "من":
        follows = words[last + 1]
        return not (len(follows) <= 5 and follows.startswith("ا") and not follows.startswith("ال"))
    return True


def _minus(doc: Document, i: int) -> bool:
    """A minus sign, not a dash between words nor a bullet before a line of words."""
    words = doc.words
    if i == 0 or words[i - 1] not in _MINUS or not doc.touch(i):
        return False
    if doc.touch(i - 1):
        return False
    bullet = i == 1 or "\n" in doc.text[doc.ends[i - 2] : doc.starts[i - 1]]
    return not (bullet and i + 1 < len(words) and words[i + 1].isalpha())


def _ordinal(doc: Document, context: counted.Context, i: int, numeral: Numeral) -> Figure | None:
    """أولي ("preliminary") is no ordinal, though folding spells it like أولى."""
    if numeral.value == 1 and numeral.last == i + 1 and doc.words[i].endswith("اولي"):
        letters = doc.text[doc.starts[i] : doc.ends[i]].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
        if letters.endswith(("ي", "ى")) and letters[-1] == "ي":
            return None
    value = numeral.value
    noun = i - 1 if numeral.definite and i and doc.words[i - 1].startswith(("ال", "وال", "بال", "لل")) else None
    if noun is None and value == 1:
        noun = counted.noun_after(doc, context, numeral.last)
    return Figure(i, numeral.last, "ordinal", value, value, value, "exact", "quantities.ordinal", noun)


# ---- percent
def _percent(doc: Document, last: int) -> int:
    """The token after a percent sign or its words that begin at ``last``; 0: none."""
    words = doc.words
    if last >= len(words):
        return 0
    if words[last] == "%" or words[last] in _PERCENT_WORDS:
        return last + 1
    if words[last] in ("في", "ب", "من") and last + 1 < len(words) and words[last + 1] in _HUNDRED:
        return last + 2
    return 0


def _percent_first(doc: Document, i: int) -> Figure | None:
    """بالمئة 10."""
    if doc.words[i] not in _PERCENT_WORDS or i + 1 >= len(doc.words):
        return None
    numeral = read(doc.words, i + 1)
    if numeral is None or numeral.value is None or numeral.kind != "cardinal":
        return None
    value = numeral.value
    return Figure(i, numeral.last, "percent", value, value, value, "exact", "quantities.percent")


# ---- two numbers
def _stroke_or_dash(doc: Document, context: counted.Context, i: int) -> Figure | None:
    """3/4 and 5-10; never a date, a score or a span of years."""
    if _glued(doc, i):
        return None
    word = doc.words[i]
    if len(word) > 24:
        return None
    if found := _STROKE.fullmatch(word):
        value = int(found[1]) / int(found[2])
        return Figure(i, i + 1, "fraction", value, value, value, "exact", "quantities.stroke")
    if not (found := _DASH.fullmatch(word)):
        return None
    low, high = digits_value(found[1]), digits_value(found[2])
    if low is None or high is None or not 0 < low < high or (low in _YEARS and high in _YEARS):
        return None
    second = read([found[2], *doc.words[i + 1 : i + 6]], 0)
    if second is None or second.value is None:
        return None
    last = i + second.last
    if any(hit.table in ("time_units", "months") for hit in doc.at(last)):
        return None
    return _between(doc, i, last, low * (second.value / high), second.value)


def _range(doc: Document, context: counted.Context, i: int, numeral: Numeral) -> Figure | None:
    """بين 5 و10 آلاف, 5 أو 6, 5 إلى 10; "from 5 to 10" is a change, two figures."""
    words, last = doc.words, numeral.last
    between = i > 0 and words[i - 1] in ("بين", "وبين", "مابين")
    at = last
    if between and at < len(words) and words[at].isalpha() and words[at] != "و" and not words[at].startswith("و"):
        at += 1  # بين 5 جنود و10
    at = _percent(doc, at) or at
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
    if not low < second.value:
        return None
    if any(hit.table in ("time_units", "months") for hit in doc.at(second.last)):
        return None
    return _between(doc, i, second.last, low, second.value)


def _between(doc: Document, first: int, last: int, low: Number, high: Number) -> Figure:
    after = _percent(doc, last)
    kind: Kind = "percent" if after else "money" if counted.currency_at(doc, last) else "cardinal"
    low = int(low) if float(low).is_integer() else low
    return Figure(first, after or last, kind, None, low, high, "approx", "quantities.range")


def _over(doc: Document, numeral: Numeral) -> Figure | None:
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
