"""Numbers as written: digits with any separators, number words of every case, gender and dialect, both mixed.

Grammar after K. Ryding, *A Reference Grammar of Modern Standard Arabic*, ch. 15; the words are ``numbers.tsv``.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple

from .cardinals import LIMIT, cardinal, whole
from .digits import Number, digits_value, is_digits
from .number_words import FIFTHS, Atom, atom_at, atoms, joined

Kind = Literal["cardinal", "ordinal", "fraction", "vague"]

#: Words that are no number but may carry one on: "and", and a decimal point of older agencies.
_GOES_ON = frozenset(("و", "ر"))


class Numeral(NamedTuple):
    """A number read at a token: tokens up to ``last`` (exclusive), its value, and what it is.

    ``vague`` numbers (عشرات, بضعة آلاف) have no value but ``low`` and ``high``; all others have none of the two.
    ``digits``: it begins with digits. ``head``: the proclitics before its first word, without the article.
    ``definite``: its first word has the article.
    """

    value: Number | None
    last: int
    kind: Kind
    digits: bool
    low: Number | None = None
    high: Number | None = None
    head: str = ""
    definite: bool = False


def read(words: Sequence[str], i: int, *, decimal_point: bool = False) -> Numeral | None:
    """The longest number that begins at token ``i`` of folded tokens.

    >>> read("ثلاثة الاف ومئتين وخمسين جنديا".split(), 0).value
    3250
    >>> read("اربعة و عشرون".split(), 0)[:3]
    (24, 3, 'cardinal')
    >>> read("2.5 مليون".split(), 0).value, read("مليون ونصف المليون".split(), 0).value
    (2500000, 1500000)
    >>> read("الحادي والعشرين".split(), 0)[:3], read("ثلاثة ارباع".split(), 0)[:3]
    ((21, 2, 'ordinal'), (0.75, 2, 'fraction'))
    >>> read("عشرات الالاف".split(), 0)[4:6]
    (20000, 99999)
    """
    table, word = atoms(), words[i]
    following = words[i + 1] if i + 1 < len(words) else ""
    if following in table or following in _GOES_ON:
        return _read(words, i, decimal_point)
    # most numbers are one word before one that is none: nothing goes on
    if "0" <= word[0] <= "9":
        value = digits_value(word, decimal_point=decimal_point)
        return None if value is None or value >= LIMIT else Numeral(whole(value), i + 1, "cardinal", True)
    if word not in table:
        return None
    if word in _look_around():
        return _read(words, i, decimal_point)
    found = _single(word)
    if found is None:
        return None
    value, _, kind, digits, low, high, head, definite = found
    return Numeral(value, i + 1, kind, digits, low, high, head, definite)


@functools.cache
def _look_around() -> frozenset[str]:
    """Number words whose reading depends on words around them that are no number words."""
    return frozenset(
        word for word, atom in atoms().items()
        if atom.role in ("minus", "accusative", "hundreds-dialect") or word[len(atom.head) :] in FIFTHS
    )  # fmt: skip


@functools.cache
def _single(word: str) -> Numeral | None:
    """A number word with no other after it."""
    return _read((word,), 0, False)


def _read(words: Sequence[str], i: int, decimal_point: bool) -> Numeral | None:
    table = atoms()
    if is_digits(words[i]):
        first = None
    else:
        first = table.get(words[i])
        if first is None:
            return None
        role = first.role
        if role in ("whole", "teen-tail", "point", "parts", "any"):
            return None
        if role == "minus":
            return _negative(words, i, first)
        found = _ordinal(words, i, first) or _vague(words, i, first) or _part(words, i, first)
        if found is not None or role in ("ordinal", "ordinal-head", "vague", "few", "part", "part-price", "two-parts"):
            return found
    number = cardinal(words, i, decimal_point=decimal_point)
    if number is None:
        return None
    digits = first is None
    return Numeral(
        number.value, number.last, "cardinal", digits,
        head=first.head if first else "", definite=first.definite if first else False,
    )  # fmt: skip


def _negative(words: Sequence[str], i: int, first: Atom) -> Numeral | None:
    number = cardinal(words, i + 1) if i + 1 < len(words) else None
    if number is None:
        return None
    return Numeral(-number.value, number.last, "cardinal", False, head=first.head, definite=first.definite)


# ---- ordinals
def _ordinal(words: Sequence[str], i: int, first: Atom) -> Numeral | None:
    """الأول, الحادي عشر, الخامس والعشرين; and الواحد والعشرون, which is one by its article."""
    if first.role not in ("ordinal", "ordinal-head") and not (first.role == "one" and first.definite):
        return None
    value, last = first.value, i + 1
    following = atom_at(words, last)
    if following is not None and following.role == "ten" and not following.head and not following.definite:
        value, last = value + 10, last + 1
    else:
        at, tens = joined(words, last)
        if tens is not None and tens.role == "tens" and tens.definite == first.definite:
            value, last = value + tens.value, at + 1
    if last == i + 1 and first.role != "ordinal":
        return None
    return Numeral(value, last, "ordinal", False, head=first.head, definite=first.definite)


# ---- vague numbers
def _vague(words: Sequence[str], i: int, first: Atom) -> Numeral | None:
    """عشرات, مئات الآلاف, بضعة ملايين."""
    if first.role not in ("vague", "few", "scale-plural"):
        return None
    low, high, last = 2 * first.value, 10 * first.value - 1, i + 1
    if first.role == "few":
        low, high = 3, 9
        following = atom_at(words, last)
        at, tens = joined(words, last)
        if tens is not None and tens.role == "tens":  # بضعة وعشرون
            return Numeral(None, at + 1, "vague", False, tens.value + 3, tens.value + 9, first.head, first.definite)
        if following is not None and following.role == "vague" and not following.head:
            low, high, last = low * following.value, high * following.value, last + 1
    unit = high // 9 if first.role == "few" else first.value
    while last < len(words):
        scale = atom_at(words, last)
        if scale is None or scale.head or scale.role not in ("scale", "scale-plural") or unit * scale.value > LIMIT:
            break
        low, unit, last = low * scale.value, unit * scale.value, last + 1
        high = 9 * unit if first.role == "few" else 10 * unit - 1
    return Numeral(None, last, "vague", False, low, high, first.head, first.definite)


# ---- parts
def _part(words: Sequence[str], i: int, first: Atom) -> Numeral | None:
    """نصف, ثلثا, ثلاثة أرباع, خمس السكان; نصف مليون is a cardinal."""
    following = atom_at(words, i + 1)
    value: Number
    last = i + 1
    if first.role == "part":
        value = 1 / first.value
    elif first.role == "part-price":
        if following is None or following.role != "whole":
            return None
        value = 1 / first.value
    elif first.role == "two-parts":
        value = 2 / 3
    elif first.role in ("unit", "ten") and following is not None and following.role == "parts" and not following.head:
        value, last = first.value / following.value, i + 2
    elif (
        words[i][len(first.head) :] in FIFTHS
        and i + 1 < len(words)
        and words[i + 1].startswith("ال")
        and (following is None or following.role == "whole")
    ):
        value = 1 / first.value
    else:
        return None
    scale = atom_at(words, last)
    if scale is not None and not scale.head and scale.role == "scale":
        return Numeral(whole(value * scale.value), last + 1, "cardinal", False, head=first.head)
    return Numeral(value, last, "fraction", False, head=first.head, definite=first.definite)
