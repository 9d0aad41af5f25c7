"""Numbers as written: digits with any separators, number words of every case, gender and dialect, both mixed.

Grammar after K. Ryding, *A Reference Grammar of Modern Standard Arabic*, ch. 15; the words are ``numbers.tsv``.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ...lexicon.lexicon import load
from ...lexicon.loader import Row
from ...text.fold import folded
from .digits import MAX_DIGITS, Number, digits_value, is_digits

Kind = Literal["cardinal", "ordinal", "fraction", "vague"]

_LIMIT = 10**18
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


class Atom(NamedTuple):
    """What a written word does in a number: a row of ``numbers.tsv`` with the clitics before it."""

    value: Number
    role: str
    head: str
    definite: bool


class _Piece(NamedTuple):
    value: Number
    last: int
    #: A following part must be smaller than this; 1 ends the number.
    below: Number


#: Spelled like a number word with a clitic, but other words: "I am not", Monday, "price of".
_OTHER_WORDS = frozenset(("لست", "الاثنين", "والاثنين", "للاثنين", "بالاثنين", "فالاثنين", "الاتنين", "الثمن", "بثمن"))
_HEADS = tuple((c + p, a) for c in ("", "و", "ف") for p in ("", "ب", "ك", "ل") for a in ("", "ال"))


@functools.cache
def atoms() -> dict[str, Atom]:
    """Every written form of a number word, folded, with its proclitics."""
    out: dict[str, Atom] = {}
    rows = [(int(row["value"]), row["role"], _words(row)) for row in load().table("numbers").values()]
    for head, article in _HEADS:
        before = head[:-1] + "لل" if article and head.endswith("ل") else head + article
        for value, role, words in rows:
            atom = Atom(value, role, head, bool(article))
            for word in words:
                written = before + word
                if written not in out and written not in _OTHER_WORDS:
                    out[written] = atom
    return out


def _words(row: Row) -> list[str]:
    return [folded(word) for word in row.values("words")]


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
        return None if value is None or value >= _LIMIT else Numeral(_whole(value), i + 1, "cardinal", True)
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
        if atom.role in ("minus", "accusative", "hundreds-dialect") or word[len(atom.head) :] in _FIFTHS
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
    number = _cardinal(words, i, decimal_point=decimal_point)
    if number is None:
        return None
    digits = first is None
    return Numeral(
        number.value, number.last, "cardinal", digits,
        head=first.head if first else "", definite=first.definite if first else False,
    )  # fmt: skip


def _atom(words: Sequence[str], i: int) -> Atom | None:
    return atoms().get(words[i]) if i < len(words) else None


def _negative(words: Sequence[str], i: int, first: Atom) -> Numeral | None:
    number = _cardinal(words, i + 1) if i + 1 < len(words) else None
    if number is None:
        return None
    return Numeral(-number.value, number.last, "cardinal", False, head=first.head, definite=first.definite)


def _joined(words: Sequence[str], i: int) -> tuple[int, Atom | None]:
    """The token after an "and", attached or apart, and its number word: ``(index, None)`` for digits; -1: none."""
    if i >= len(words):
        return -1, None
    if words[i] == "و":
        if i + 1 < len(words):
            if is_digits(words[i + 1]):
                return i + 1, None
            atom = _atom(words, i + 1)
            if atom is not None and not atom.head:
                return i + 1, atom
        return -1, None
    atom = _atom(words, i)
    if atom is not None and atom.head == "و":
        return i, atom
    return -1, None


# ---- ordinals
def _ordinal(words: Sequence[str], i: int, first: Atom) -> Numeral | None:
    """الأول, الحادي عشر, الخامس والعشرين; and الواحد والعشرون, which is one by its article."""
    if first.role not in ("ordinal", "ordinal-head") and not (first.role == "one" and first.definite):
        return None
    value, last = first.value, i + 1
    following = _atom(words, last)
    if following is not None and following.role == "ten" and not following.head and not following.definite:
        value, last = value + 10, last + 1
    else:
        at, tens = _joined(words, last)
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
        following = _atom(words, last)
        at, tens = _joined(words, last)
        if tens is not None and tens.role == "tens":  # بضعة وعشرون
            return Numeral(None, at + 1, "vague", False, tens.value + 3, tens.value + 9, first.head, first.definite)
        if following is not None and following.role == "vague" and not following.head:
            low, high, last = low * following.value, high * following.value, last + 1
    unit = high // 9 if first.role == "few" else first.value
    while last < len(words):
        scale = _atom(words, last)
        if scale is None or scale.head or scale.role not in ("scale", "scale-plural") or unit * scale.value > _LIMIT:
            break
        low, unit, last = low * scale.value, unit * scale.value, last + 1
        high = 9 * unit if first.role == "few" else 10 * unit - 1
    return Numeral(None, last, "vague", False, low, high, first.head, first.definite)


# ---- parts
def _part(words: Sequence[str], i: int, first: Atom) -> Numeral | None:
    """نصف, ثلثا, ثلاثة أرباع, خمس السكان; نصف مليون is a cardinal."""
    following = _atom(words, i + 1)
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
        words[i][len(first.head) :] in _FIFTHS
        and i + 1 < len(words)
        and words[i + 1].startswith("ال")
        and (following is None or following.role == "whole")
    ):
        value = 1 / first.value
    else:
        return None
    scale = _atom(words, last)
    if scale is not None and not scale.head and scale.role == "scale":
        return Numeral(_whole(value * scale.value), last + 1, "cardinal", False, head=first.head)
    return Numeral(value, last, "fraction", False, head=first.head, definite=first.definite)


#: Fifth, seventh, ninth, tenth are written like the number before a feminine noun; before a definite noun, parts.
_FIFTHS = frozenset(("خمس", "سبع", "تسع", "عشر"))


# ---- cardinals
def _cardinal(words: Sequence[str], i: int, *, decimal_point: bool = False) -> _Piece | None:
    """A sum of parts that grow smaller: three thousand *and* two hundred *and* fifty."""
    total: Number = 0
    below: Number = _LIMIT
    at, last = i, i
    unit: Number = 1
    while True:
        piece = _piece(words, at, decimal_point=decimal_point)
        if piece is None or piece.value >= below or (last > i and piece.value == 0):
            break
        total, below, last, unit = total + piece.value, piece.below, piece.last, piece.below
        if below <= 1:
            break
        at, _ = _joined(words, last)
        if at < 0:
            break
    if last == i:
        return None
    return _with_half(words, _Piece(_whole(total), last, unit))


def _with_half(words: Sequence[str], number: _Piece) -> _Piece:
    """مليون ونصف المليون, خمسة ونصف."""
    at, atom = _joined(words, number.last)
    if atom is None or atom.role != "part":
        return number
    unit = number.below if number.below >= 1000 else 1
    last = at + 1
    scale = _atom(words, last)
    if scale is not None and not scale.head and scale.role in ("scale", "accusative"):
        if scale.value != unit:
            return number
        last += 1
    elif unit == 1 and last < len(words) and words[last].startswith("ال"):
        return number  # خمسة ونصف السكان: two figures
    return _Piece(_whole(number.value + unit / atom.value), last, 1)


def _whole(value: Number) -> Number:
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < _LIMIT else value


def _piece(words: Sequence[str], i: int, *, decimal_point: bool = False) -> _Piece | None:
    """A number below a thousand, or digits, times the scales after it; or a scale or its dual alone."""
    if i >= len(words):
        return None
    group = _digits(words, i, decimal_point=decimal_point) if is_digits(words[i]) else _group(words, i)
    if group is None:
        atom = _atom(words, i)
        if atom is None:
            return None
        if atom.role == "accusative":
            return _Piece((2 if _before_noun(words, i + 1) else 1) * atom.value, i + 1, atom.value)
        if atom.role == "dual":
            return _Piece(atom.value, i + 1, atom.value / 2)
        if atom.role != "scale":
            return None
        group = _Piece(atom.value, i + 1, atom.value)
    point = _atom(words, group.last)
    if point is not None and point.role == "point" and not point.head and group.last + 1 < len(words):
        group = _decimals(words, group)
    value, last, below = group
    while last < len(words):
        scale = _atom(words, last)
        if scale is None or scale.head or scale.role not in ("scale", "scale-plural", "accusative"):
            break
        if value * scale.value >= _LIMIT:
            break
        value, last, below = value * scale.value, last + 1, scale.value
    return _Piece(_whole(value), last, below)


def _before_noun(words: Sequence[str], i: int) -> bool:
    """ألفا before its noun is the dual "two thousand"; else it is the accusative of "thousand"."""
    return i < len(words) and words[i][0].isalpha() and words[i][0] != "و" and len(words[i]) > 2 and words[i] != "علي"


def _digits(words: Sequence[str], i: int, *, decimal_point: bool) -> _Piece | None:
    if words[i + 1 : i + 2] == ["ر"] and i + 2 < len(words) and (words[i] + words[i + 2]).isdigit():
        # 5ر3 as older agencies write: the part before ر is what stands behind the point (3.5)
        fits = len(words[i]) + len(words[i + 2]) <= MAX_DIGITS
        return _Piece(float(f"{words[i + 2]}.{words[i]}"), i + 3, 1) if fits else None
    scale = _atom(words, i + 1)
    times = scale is not None and not scale.head and scale.role in ("scale", "scale-plural", "accusative")
    value = digits_value(words[i], decimal_point=decimal_point or times)
    return None if value is None else _Piece(value, i + 1, 1)


def _decimals(words: Sequence[str], group: _Piece) -> _Piece:
    at = group.last + 1
    if is_digits(words[at]):
        if words[at].isdigit() and len(words[at]) <= MAX_DIGITS:
            return _Piece(float(f"{group.value}.{words[at]}"), at + 1, 1)
        return group
    part = _group(words, at)
    return group if part is None else _Piece(float(f"{group.value}.{part.value}"), part.last, 1)


def _group(words: Sequence[str], i: int) -> _Piece | None:
    """Number words below a thousand: hundreds and what follows them."""
    atom = _atom(words, i)
    if atom is None:
        return None
    hundreds, last = atom.value, i + 1
    if atom.role == "unit":
        following = _atom(words, last)
        if following is None or following.role != "hundred" or following.head or following.definite or atom.value < 3:
            return _below_hundred(words, i, atom)
        hundreds, last = atom.value * 100, last + 1
    elif atom.role not in ("hundred", "hundreds", "hundreds-dialect"):
        return _below_hundred(words, i, atom)
    at, tail = _joined(words, last)
    if tail is None and at < 0:
        tail, at = _atom(words, last), last
        if tail is not None and (tail.head or tail.definite != atom.definite):
            tail = None
    rest = _below_hundred(words, at, tail) if tail is not None else None
    if rest is not None:
        return _Piece(hundreds + rest.value, rest.last, 1)
    if atom.role == "hundreds-dialect" and i > 0 and words[i - 1][0].isalpha():
        return None  # متين after a word is the adjective "solid"
    return _Piece(hundreds, last, 100)


def _below_hundred(words: Sequence[str], i: int, atom: Atom) -> _Piece | None:
    """ثلاثة, خمسة عشر, أربعة وعشرون, حداشر, ستون."""
    role, value, last = atom.role, atom.value, i + 1
    if role in ("zero", "teen", "tens"):
        return _Piece(value, last, 1)
    if role not in ("one", "unit", "ten", "teen-head"):
        return None
    if role != "ten":
        following = _atom(words, last)
        if following is not None and not following.head and following.role in ("ten", "teen-tail"):
            return _Piece(value + 10, last + 1, 1)
        at, tens = _joined(words, last)
        if tens is not None and tens.role == "tens":
            return _Piece(value + tens.value, at + 1, 1)
        if role == "teen-head":
            return None
    return _Piece(value, last, 1)
