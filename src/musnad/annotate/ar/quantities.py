"""Figures: numbers in digits and words, estimates and bounds, scopes, duals, and zero said by negation.

A figure's span is its number with the words that multiply it (5 آلاف), its percent sign, or the words a scope or a
negation takes; modifiers (نحو) and the noun counted stand outside. Numbers inside time expressions are no figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count

from ...lexicon.loader import Row
from ...model import Modifier, Quantity, annotation_id
from ..document import Document
from . import count_states, counted, figure_days, unnumbered
from .count_states import CLAUSE_ENDS
from .counted import Figure, Kind
from .digits import Number, is_digits
from .figure_digits import parted
from .figure_exclusions import composes, counts_one, glued, is_time, labelled, minus
from .figure_pairs import PERCENT_WORDS, between_two, from_scaled, over, percent, percent_first, stroke_or_dash
from .number_words import atoms
from .numerals import Numeral, read

_ARTICLE = frozenset(("ال", "بال", "وال", "لل", "فال"))
_BRACKETS = frozenset("([«“\"'”")


def annotate(doc: Document) -> None:
    """Find the figures of a document and what each counts, as of when, by whose account."""
    context = counted.Context(doc)
    found = sorted(
        [
            *_numbers(doc, context),
            *unnumbered.scopes(doc, context),
            *unnumbered.duals(doc, context),
            *unnumbered.zeros(doc, context),
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
        of = counted.what(doc, context, figure.first, unit, figure.last if figure.type == "cardinal" else None)
        if of is None and unit is None and figure.type == "cardinal":
            of = count_states.those_before(doc, figure.first)
        doc.quantities.append(
            Quantity(
                id=annotation_id("quantities", start, stop, figure.type), start=start, end=stop, rule=figure.rule,
                type=figure.type, value=figure.value, low=figure.low, high=figure.high, modifier=figure.modifier,
                unit=counted.written(doc, unit) if unit is not None else None,
                of=of,
                as_of=figure_days.as_of(doc, context, figure.first),
                attribution=doc.teller_of(start, stop),
            )
        )  # fmt: skip


# ---- numbers
def _numbers(doc: Document, context: counted.Context) -> Iterator[Figure]:
    end = 0
    for i in _candidates(doc):
        if i < end or i in context.taken or doc.sentence_of[i] < 0:
            continue
        figure = stroke_or_dash(doc, i) or _number(doc, context, i)
        if figure is not None:
            end = figure.last
            yield figure


def _candidates(doc: Document) -> list[int]:
    """Tokens that begin with a digit or are number words."""
    return sorted([*doc.digits, *compress(count(), map(atoms().__contains__, doc.words))])


def _number(doc: Document, context: counted.Context, i: int) -> Figure | None:
    words = doc.words
    digits = is_digits(words[i])
    if digits and (glued(doc, i) or labelled(doc, i)):
        return None
    numeral = parted(doc, i) if digits else None
    if numeral is None:
        numeral = read(words, i, decimal_point=digits and "." in words[i] and "٫" in doc.written(i, i + 1))
    if numeral is None:
        return percent_first(doc, i)
    last = numeral.last
    if numeral.kind == "ordinal":
        return _ordinal(doc, context, i, numeral)
    if numeral.kind == "fraction":
        return _with_modifier(doc, context, i, last, "fraction", numeral, numeral.value)
    if not digits and words[i] in PERCENT_WORDS:
        return percent_first(doc, i)
    if is_time(doc, i, numeral):
        return None
    value = numeral.value
    first = i
    if digits and value is not None and minus(doc, i):
        value, first = -value, i - 1
    if value == 1 and not digits and not counts_one(doc, i, last):
        return None
    if value == 1000 and not digits and last == i + 1 and composes(doc, i):
        return None
    other = between_two(doc, i, numeral)
    if other is not None:
        return other
    rise = from_scaled(doc, i, numeral)
    if rise is not None:
        value, goal = rise
        noun = counted.noun_after(doc, context, goal)
        return _with_modifier(doc, context, first, last, "cardinal", numeral, value, noun)
    ratio = over(doc, numeral)
    if ratio is not None:
        return ratio._replace(first=first)
    after = percent(doc, last)
    if after:
        return _with_modifier(doc, context, first, after, "percent", numeral, value)
    before = first - 1
    if before >= 0 and words[before] == "%" and doc.touch(first):
        return _with_modifier(doc, context, before, last, "percent", numeral, value)
    kind: Kind = "money" if counted.currency_at(doc, last) or (first and words[first - 1] in "$€£¥₪") else "cardinal"
    noun = counted.noun_before(doc, context, first, numeral) if value in (1, 2) else None
    return _with_modifier(doc, context, first, last, kind, numeral, value, noun)


def _with_modifier(
    doc: Document, context: counted.Context, first: int, last: int, kind: Kind, numeral: Numeral, value: Number | None,
    noun: int | None = None,
) -> Figure:  # fmt: skip
    modifier = _modifier(doc, context, first, last)
    rule = "quantities.digits" if numeral.digits else "quantities.words"
    if value is None:
        few = numeral.high is not None and numeral.high <= 9
        return Figure(first, last, kind, None, numeral.low, numeral.high, "few" if few else "approx", rule, noun)
    low, high = (value, value) if modifier == "exact" else _bounds(value, modifier)
    return Figure(first, last, kind, value, low, high, modifier, rule, noun)


def _modifier(doc: Document, context: counted.Context, first: int, last: int) -> Modifier:
    """The word before the number, else one after it and its noun that makes it a bound or an estimate."""
    at = first
    while at > 0 and first - at < 3 and (doc.words[at - 1] in _ARTICLE or doc.words[at - 1] in _BRACKETS):
        at -= 1
    row = context.before.get(at) or (_over(doc, context, at) if context.over else None)
    if row is None:
        for at in range(last, min(last + 4, len(doc.words))):
            row = context.after.get(at)
            if row is not None or not doc.words[at].isalpha():
                break
    return row["modifier"] if row is not None else "exact"


def _over(doc: Document, context: counted.Context, first: int) -> Row | None:
    """تجاوز *عدد الجرحى* 12 ألفا: the verb stands before the noun whose number it is."""
    for at in range(first - 1, max(first - 5, 0), -1):
        word = doc.words[at]
        if word in CLAUSE_ENDS or not word.isalpha() or word in atoms() or word in context.functions:
            return None
        if at in context.over:
            return context.over[at][1]
    return None


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
