"""Number words: every written form of a row of ``numbers.tsv``, with the proclitics before it."""

from __future__ import annotations

import functools
from collections.abc import Sequence
from typing import NamedTuple

from ...lexicon.lexicon import load
from ...lexicon.loader import Row
from ...text.fold import folded
from .digits import Number, is_digits

#: Spelled like a number word with a clitic, but other words: "I am not", Monday, "price of".
_OTHER_WORDS = frozenset(("لست", "الاثنين", "والاثنين", "للاثنين", "بالاثنين", "فالاثنين", "الاتنين", "الثمن", "بثمن"))
_HEADS = tuple((c + p, a) for c in ("", "و", "ف") for p in ("", "ب", "ك", "ل") for a in ("", "ال"))
#: Fifth, seventh, ninth, tenth are written like the number before a feminine noun; before a definite noun, parts.
FIFTHS = frozenset(("خمس", "سبع", "تسع", "عشر"))


class Atom(NamedTuple):
    """What a written word does in a number: a row of ``numbers.tsv`` with the clitics before it."""

    value: Number
    role: str
    head: str
    definite: bool


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


def atom_at(words: Sequence[str], i: int) -> Atom | None:
    """The number word at token ``i``, or ``None``: also past the end."""
    return atoms().get(words[i]) if i < len(words) else None


def joined(words: Sequence[str], i: int) -> tuple[int, Atom | None]:
    """The token after an "and", attached or apart, and its number word: ``(index, None)`` for digits; -1: none."""
    if i >= len(words):
        return -1, None
    if words[i] == "و":
        if i + 1 < len(words):
            if is_digits(words[i + 1]):
                return i + 1, None
            atom = atom_at(words, i + 1)
            if atom is not None and not atom.head:
                return i + 1, atom
        return -1, None
    atom = atom_at(words, i)
    if atom is not None and atom.head == "و":
        return i, atom
    return -1, None
