"""Cardinals: a sum of parts that grow smaller, three thousand and two hundred and fifty."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from .digits import MAX_DIGITS, Number, digits_value, is_digits
from .number_words import Atom, atom_at, joined

LIMIT = 10**18


class Sum(NamedTuple):
    """A number read so far: its value and the token after it."""

    value: Number
    last: int
    #: A following part must be smaller than this; 1 ends the number.
    below: Number


def cardinal(words: Sequence[str], i: int, *, decimal_point: bool = False) -> Sum | None:
    """A sum of parts that grow smaller: three thousand *and* two hundred *and* fifty."""
    total: Number = 0
    below: Number = LIMIT
    at, last = i, i
    unit: Number = 1
    while True:
        piece = _piece(words, at, decimal_point=decimal_point)
        if piece is None or piece.value >= below or (last > i and piece.value == 0):
            break
        total, below, last, unit = total + piece.value, piece.below, piece.last, piece.below
        if below <= 1:
            break
        at, _ = joined(words, last)
        if at < 0:
            break
    if last == i:
        return None
    return _with_half(words, Sum(whole(total), last, unit))


def _with_half(words: Sequence[str], number: Sum) -> Sum:
    """مليون ونصف المليون, خمسة ونصف."""
    at, atom = joined(words, number.last)
    if atom is None or atom.role != "part":
        return number
    unit = number.below if number.below >= 1000 else 1
    last = at + 1
    scale = atom_at(words, last)
    if scale is not None and not scale.head and scale.role in ("scale", "accusative"):
        if scale.value != unit:
            return number
        last += 1
    elif unit == 1 and last < len(words) and words[last].startswith("ال"):
        return number  # خمسة ونصف السكان: two figures
    return Sum(whole(number.value + unit / atom.value), last, 1)


def whole(value: Number) -> Number:
    """A value without its empty decimals: 2.0 is 2."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < LIMIT else value


def _piece(words: Sequence[str], i: int, *, decimal_point: bool = False) -> Sum | None:
    """A number below a thousand, or digits, times the scales after it; or a scale or its dual alone."""
    if i >= len(words):
        return None
    group = _digits(words, i, decimal_point=decimal_point) if is_digits(words[i]) else _group(words, i)
    if group is None:
        atom = atom_at(words, i)
        if atom is None:
            return None
        if atom.role == "accusative":
            return Sum((2 if _before_noun(words, i + 1) else 1) * atom.value, i + 1, atom.value)
        if atom.role == "dual":
            return Sum(atom.value, i + 1, atom.value / 2)
        if atom.role != "scale":
            return None
        group = Sum(atom.value, i + 1, atom.value)
    point = atom_at(words, group.last)
    if point is not None and point.role == "point" and not point.head and group.last + 1 < len(words):
        group = _decimals(words, group)
    value, last, below = group
    while last < len(words):
        scale = atom_at(words, last)
        if scale is None or scale.head or scale.role not in ("scale", "scale-plural", "accusative"):
            break
        if value * scale.value >= LIMIT:
            break
        value, last, below = value * scale.value, last + 1, scale.value
    return Sum(whole(value), last, below)


def _before_noun(words: Sequence[str], i: int) -> bool:
    """ألفا before its noun is the dual "two thousand"; else it is the accusative of "thousand"."""
    return i < len(words) and words[i][0].isalpha() and words[i][0] != "و" and len(words[i]) > 2 and words[i] != "علي"


def _digits(words: Sequence[str], i: int, *, decimal_point: bool) -> Sum | None:
    if words[i + 1 : i + 2] == ["ر"] and i + 2 < len(words) and (words[i] + words[i + 2]).isdigit():
        # 5ر3 as older agencies write: the part before ر is what stands behind the point (3.5)
        fits = len(words[i]) + len(words[i + 2]) <= MAX_DIGITS
        return Sum(float(f"{words[i + 2]}.{words[i]}"), i + 3, 1) if fits else None
    scale = atom_at(words, i + 1)
    times = scale is not None and not scale.head and scale.role in ("scale", "scale-plural", "accusative")
    value = digits_value(words[i], decimal_point=decimal_point or times)
    return None if value is None else Sum(value, i + 1, 1)


def _decimals(words: Sequence[str], group: Sum) -> Sum:
    at = group.last + 1
    if is_digits(words[at]):
        if words[at].isdigit() and len(words[at]) <= MAX_DIGITS:
            return Sum(float(f"{group.value}.{words[at]}"), at + 1, 1)
        return group
    part = _group(words, at)
    return group if part is None else Sum(float(f"{group.value}.{part.value}"), part.last, 1)


def _group(words: Sequence[str], i: int) -> Sum | None:
    """Number words below a thousand: hundreds and what follows them."""
    atom = atom_at(words, i)
    if atom is None:
        return None
    hundreds, last = atom.value, i + 1
    if atom.role == "unit":
        following = atom_at(words, last)
        if following is None or following.role != "hundred" or following.head or following.definite or atom.value < 3:
            return _below_hundred(words, i, atom)
        hundreds, last = atom.value * 100, last + 1
    elif atom.role not in ("hundred", "hundreds", "hundreds-dialect"):
        return _below_hundred(words, i, atom)
    at, tail = joined(words, last)
    if tail is None and at < 0:
        tail, at = atom_at(words, last), last
        if tail is not None and (tail.head or tail.definite != atom.definite):
            tail = None
    rest = _below_hundred(words, at, tail) if tail is not None else None
    if rest is not None:
        return Sum(hundreds + rest.value, rest.last, 1)
    if atom.role == "hundreds-dialect" and i > 0 and words[i - 1][0].isalpha():
        return None  # متين after a word is the adjective "solid"
    return Sum(hundreds, last, 100)


def _below_hundred(words: Sequence[str], i: int, atom: Atom) -> Sum | None:
    """ثلاثة, خمسة عشر, أربعة وعشرون, حداشر, ستون."""
    role, value, last = atom.role, atom.value, i + 1
    if role in ("zero", "teen", "tens"):
        return Sum(value, last, 1)
    if role not in ("one", "unit", "ten", "teen-head"):
        return None
    if role != "ten":
        following = atom_at(words, last)
        if following is not None and not following.head and following.role in ("ten", "teen-tail"):
            return Sum(value + 10, last + 1, 1)
        at, tens = joined(words, last)
        if tens is not None and tens.role == "tens":
            return Sum(value + tens.value, at + 1, 1)
        if role == "teen-head":
            return None
    return Sum(value, last, 1)
