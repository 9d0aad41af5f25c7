"""Folding: one spelling for the many ways Arabic news writes a word, with every offset kept.

Annotations point into the text *as it was read*; matching happens on a folded copy. Folding drops diacritics,
tatweel (but for what stands for a dash) and invisible directional marks, unifies the hamza seats of alef, alef maqsura
with yeh, Persian letters, presentation forms and digits. It keeps teh marbuta and the hamza on waw and yeh apart:
they tell words apart.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from array import array
from itertools import accumulate
from typing import NamedTuple

#: Dropped: harakat, Quranic marks, tatweel.
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
#: Dropped: invisible characters (zero width, bidi controls, soft hyphen, byte order mark).
INVISIBLE = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"

_DROP = re.compile(f"[{MARKS}{INVISIBLE}]+")
_MARK = re.compile(f"[{MARKS}]*")

_ONE_TO_ONE: dict[int, int] = {
    **dict.fromkeys(map(ord, "أإآٱٲٳ"), ord("ا")),
    ord("ى"): ord("ي"),
    ord("ی"): ord("ي"),
    ord("ې"): ord("ي"),
    ord("ک"): ord("ك"),
    ord("ڪ"): ord("ك"),
    **dict.fromkeys(map(ord, "ہھە"), ord("ه")),
    ord("ۀ"): ord("ه"),
    ord("٫"): ord("."),
    ord("٬"): ord(","),
    ord("٪"): ord("%"),
    ord("\u00a0"): ord(" "),
    **{0x0660 + d: ord("0") + d for d in range(10)},
    **{0x06F0 + d: ord("0") + d for d in range(10)},
    **{0xFF10 + d: ord("0") + d for d in range(10)},
}
_TO = {chr(letter): chr(plain) for letter, plain in _ONE_TO_ONE.items()}
_FORMS = "\ufb50-\ufdff\ufe70-\ufefc"


def every(ranges: str) -> frozenset[str]:
    """The letters of a regular expression's set.

    >>> sorted(every("a-cx"))
    ['a', 'b', 'c', 'x']
    """
    found = re.findall(r"(.)(?:-(.))?", ranges)
    return frozenset(chr(code) for low, high in found for code in range(ord(low), ord(high or low) + 1))


#: Letters that are dropped, are more than one letter, or are another letter.
_UNUSUAL = every(MARKS + INVISIBLE + _FORMS).union(_TO)
#: Those below the last sixteenth of the plane, whose UTF-8 begins with another byte than that of all above.
_UNUSUAL_LOW = tuple(sorted(c for c in _UNUSUAL if c < "\uf000"))
_HIGH_BYTE = b"\xef"
_LONGEST_COUNT = 1 << 17
#: Needs no folding.
_SIMPLE = re.compile("[ءؤئابةت-غف-هوي A-Za-z]*")
_HAMZA_ABOVE = "\u0654"
#: A decomposed hamza seat.
_SEATS = {"و": "ؤ", "ي": "ئ"}
_TATWEEL = "\u0640"
#: Tatweel between two words, which lengthens none: the press writes dashes so.
_ALONE = re.compile(f"(?<=[ \t]){_TATWEEL}+(?=[ \t])")
_SEARCH: dict[int, int | None] = {ord("ة"): ord("ه"), ord("ؤ"): ord("و"), ord("ئ"): ord("ي"), ord("ء"): None}


class Folded(NamedTuple):
    """Folded text, and for each of its characters the offset it came from (``None``: the offsets are the same).

    ``jumps``: the characters whose offset is not the next one after that of the character before.
    """

    text: str
    source: str
    offsets: array[int] | None
    jumps: set[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a folded span, with the vowel marks that belong to its last letter.

        >>> f = fold("أعلنَ التحالفُ")
        >>> f.text
        'اعلن التحالف'
        >>> s, e = f.span(5, 12)
        >>> f.source[s:e]
        'التحالفُ'
        """
        if self.offsets is None or start >= end:
            return (start, end) if self.offsets is None else (self.offsets[start], self.offsets[start])
        at = self.offsets[end - 1] + 1
        found = _MARK.match(self.source, at)
        return self.offsets[start], found.end() if found else at

    def spans(self, starts: list[int], ends: list[int]) -> tuple[list[int], list[int]]:
        """Source starts and ends of many folded spans, none of them empty; see :meth:`span`.

        >>> fold("أعلنَ التحالفُ").spans([0, 5], [5, 12])
        ([0, 6], [6, 14])
        """
        offsets = self.offsets
        if offsets is None:
            return starts, ends
        sources = list(map(offsets.__getitem__, starts))
        lasts = list(map(offsets.__getitem__, ends))
        match, source, jumps = _MARK.match, self.source, self.jumps
        for number, end in enumerate(ends):
            if end in jumps:  # something was dropped after it
                at = offsets[end - 1] + 1
                found = match(source, at)
                lasts[number] = found.end() if found is not None else at
        return sources, lasts


def fold(text: str) -> Folded:
    """Fold ``text`` for matching.

    >>> fold("أمريكـــا ٢٠٢٠").text
    'امريكا 2020'
    >>> fold("ﻻ").text, fold("ﷲ").text
    ('لا', 'الله')
    >>> fold("العراق ـ بحسب خبراء ـ بلد واسع").text  # tatweel used as a dash
    'العراق – بحسب خبراء – بلد واسع'
    >>> fold("مسو\u0654ول").text  # decomposed
    'مسؤول'
    """
    flat = fold_letters(text)
    if _TATWEEL in flat:
        flat = _ALONE.sub(_as_dash, flat)
    unusual = _unusual_in(flat)
    for letter in unusual.intersection(_TO):
        flat = flat.replace(letter, _TO[letter])
    changing = unusual.difference(_TO)
    if not changing:
        return Folded(flat, text, None, set())
    if _HAMZA_ABOVE not in changing and max(changing) < "\ufb50":
        return _without(flat, text, changing)
    out: list[str] = []
    offsets = array("q")
    jumps: set[int] = set()
    at = 0
    for found in _any_of(changing).finditer(flat):
        start, end = found.span()
        if start > at:
            out.append(flat[at:start])
            _extend(offsets, at, start)
        here = len(offsets)
        first = flat[start]
        if "\ufb50" <= first <= "\ufefc":
            letters = _DROP.sub("", unicodedata.normalize("NFKC", first).translate(_ONE_TO_ONE)).strip()
            out.append(letters)
            offsets.extend([start] * len(letters))
            jumps.update(range(here + 1, here + len(letters)) if letters else (here,))
        else:
            jumps.add(here)
            if out and _HAMZA_ABOVE in flat[start:end] and out[-1][-1:] in _SEATS:
                out[-1] = out[-1][:-1] + _SEATS[out[-1][-1]]
        at = end
    out.append(flat[at:])
    _extend(offsets, at, len(flat))
    offsets.append(len(text))
    return Folded("".join(out), text, offsets, jumps)


def _as_dash(found: re.Match[str]) -> str:
    return "–" + found[0][1:]


def _unusual_in(text: str) -> frozenset[str]:
    """The unusual letters of a text; a search for each is many times faster than a look at each letter."""
    if len(text) < 256 or _HIGH_BYTE in text.encode("utf-8", "surrogatepass"):
        return _UNUSUAL.intersection(text)
    return frozenset([letter for letter in _UNUSUAL_LOW if letter in text])


def _without(flat: str, source: str, dropped: frozenset[str]) -> Folded:
    """Fold a text in which letters are only dropped."""
    parts = _any_of(dropped).split(flat)  # what is kept and what is dropped, by turns
    cuts = [0, *accumulate(map(len, parts))]
    offsets = array("q")
    for start, end in zip(cuts[::2], cuts[1::2]):
        _extend(offsets, start, end)
    offsets.append(len(source))
    kept = parts[::2]
    return Folded("".join(kept), source, offsets, set(accumulate(map(len, kept[:-1]))))


@functools.lru_cache(maxsize=256)
def _any_of(letters: frozenset[str]) -> re.Pattern[str]:
    """Runs of these dropped letters, or one presentation form: a text has few of them, and a small set is faster."""
    dropped = "".join(sorted(filter(_DROP.match, letters)))
    forms = "".join(sorted(letters.difference(dropped)))
    return re.compile("(" + "|".join([f"[{dropped}]+"] * bool(dropped) + [f"[{forms}]"] * bool(forms)) + ")")


def _extend(offsets: array[int], start: int, end: int) -> None:
    """Append ``start`` to ``end - 1``: by copying, which is several times faster than counting."""
    count = _count(1 << max(end, 1 << 12).bit_length()) if end <= _LONGEST_COUNT else range(end)
    offsets.extend(count[start:end])


@functools.lru_cache(maxsize=4)
def _count(size: int) -> array[int]:
    return array("q", range(size))


def fold_letters(word: str) -> str:
    """Only the letters of Arabic that are written in several ways: alef with any hamza, alef maqsura.

    >>> fold_letters("أعلى")
    'اعلي'
    """
    # four searches for a letter each are several times faster than one translate
    return word.replace("أ", "ا").replace("إ", "ا").replace("آ", "ا").replace("ى", "ي")


def folded(word: str) -> str:
    """The folded form alone, for lexicon rows.

    >>> folded("إِعْلَان")
    'اعلان'
    """
    return word if _SIMPLE.fullmatch(word) else fold(word).text


def unvocalised(text: str) -> str:
    """The text without vowel marks, tatweel and invisible characters, its letters as they are spelled.

    >>> unvocalised("التَّحالُفُ الأَوَّلُ")
    'التحالف الأول'
    """
    return _DROP.sub("", text)


def search_key(text: str) -> str:
    """Folding for full-text search: also teh marbuta as heh and no hamza at all.

    >>> search_key("مسؤول") == search_key("مسوول")
    True
    """
    return fold(text).text.translate(_SEARCH)
