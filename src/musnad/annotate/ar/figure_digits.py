"""Digits of one number in several tokens: thousands parted by spaces (12 500) or by an Arabic comma (15،442)."""

from __future__ import annotations

from ..document import Document
from .numerals import Numeral, read

_NARROW = frozenset("\u00a0\u202f\u2009\u2007")
_LONGEST = 5


def parted(doc: Document, i: int) -> Numeral | None:
    """The number whose first digits stand at a token, if its other digits follow in groups of three; else ``None``.

    A plain space parts thousands only before a word: 12 500 هكتار. A comma before one or two digits is a decimal
    point only before what multiplies it: 2،5 مليون.
    """
    words = doc.words
    if len(words[i]) > 3 or not words[i].isdigit() or i + 1 >= len(words) or words[i][0] == "0":
        return None
    if words[i + 1] == "،":
        return _by_comma(doc, i)
    if len(words[i + 1]) != 3 or not words[i + 1].isdigit():
        return None
    last, narrow = i + 1, True
    while last < len(words) and last < i + _LONGEST and len(words[last]) == 3 and words[last].isdigit():
        gap = doc.text[doc.ends[last - 1] : doc.starts[last]]
        if gap != " " and gap not in _NARROW:
            break
        narrow = narrow and gap in _NARROW
        last += 1
    if last == i + 1:
        return None
    beyond = words[last] if last < len(words) else ""
    alone = not (i and words[i - 1][0].isdigit()) and (beyond == "%" or beyond[:1].isalpha())
    return _joined(doc, i, last, "".join(words[i:last])) if narrow or alone else None


def _by_comma(doc: Document, i: int) -> Numeral | None:
    words = doc.words
    last = i + 1
    while (
        last + 1 < len(words)
        and last < i + 2 * _LONGEST
        and words[last] == "،"
        and doc.touch(last)
        and doc.touch(last + 1)
        and len(words[last + 1]) == 3
        and words[last + 1].isdigit()
    ):
        last += 2
    if last > i + 1:
        return _joined(doc, i, last, "".join(words[i:last:2]))
    after = words[i + 2] if i + 2 < len(words) and doc.touch(i + 1) and doc.touch(i + 2) else ""
    if not after.isdigit() or len(after) > 2:
        return None
    found = _joined(doc, i, i + 3, f"{words[i]}.{after}")
    scaled = found is not None and found.last > i + 3
    return found if scaled or words[i + 3 : i + 4] in (["%"], ["بالمئة"], ["بالمائة"]) else None


def _joined(doc: Document, i: int, last: int, digits: str) -> Numeral | None:
    found = read([digits, *doc.words[last : last + 6]], 0, decimal_point=True)
    return None if found is None else found._replace(last=found.last - 1 + last)
