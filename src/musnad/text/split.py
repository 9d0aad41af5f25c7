"""Tokens and sentences of folded text."""

from __future__ import annotations

import re
from typing import NamedTuple

#: A number with its separators, a run of letters (with inner apostrophe), or one mark (dots in a row are one).
_TOKEN = re.compile(
    r"[0-9]+(?:[.,:/\-][0-9]+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\.\.+|…|[^\w\s]|_+"
)
_WORD = re.compile(r"[^\W\d_]")


class Tokens(NamedTuple):
    """Parallel lists: the folded words and marks, with their offsets in the folded text."""

    words: list[str]
    starts: list[int]
    ends: list[int]


def tokenize(folded_text: str) -> Tokens:
    """Split folded text into words, numbers and marks.

    >>> tokenize("نحو 5,200 جندي.").words
    ['نحو', '5,200', 'جندي', '.']
    >>> tokenize("10ملايين لـ”قوات”".replace("ـ", "")).words
    ['10', 'ملايين', 'ل', '”', 'قوات', '”']
    """
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _TOKEN.finditer(folded_text):
        words.append(found[0])
        start, end = found.span()
        starts.append(start)
        ends.append(end)
    return Tokens(words, starts, ends)


def is_word(token: str) -> bool:
    """Whether a token is a word (not a number or a mark)."""
    return _WORD.match(token) is not None


#: Ends a sentence; an ellipsis or two dots only between clauses of a body text.
_END = re.compile(r"[.!?؟]+[»”\"'’)\]]*(?=\s|$)|\.\.+(?=\s)")
#: A full stop after these does not end a sentence (folded, without the stop).
_ABBREVIATION = re.compile(r"(?:^|[\s(«“\"])(?:د|م|أ|ا|ه|هـ|ق|ت|ص|ج|ب|س|ر|ع|[A-Za-z])$")


def sentence_spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Sentence spans of one paragraph ``[start, end)`` of ``text``, without the white space around them.

    >>> t = "قال د. أحمد نعم. ثم ذهب؟ نعم"
    >>> [t[s:e] for s, e in sentence_spans(t, 0, len(t))]
    ['قال د. أحمد نعم.', 'ثم ذهب؟', 'نعم']
    """
    out: list[tuple[int, int]] = []
    at = start
    for stop in _END.finditer(text, start, end):
        if stop[0] == "." and _ABBREVIATION.search(text, max(at, stop.start() - 4), stop.start()):
            continue
        out.append((at, stop.end()))
        at = stop.end()
    out.append((at, end))
    trimmed = []
    for s, e in out:
        while s < e and text[s].isspace():
            s += 1
        while e > s and text[e - 1].isspace():
            e -= 1
        if s < e:
            trimmed.append((s, e))
    return trimmed
