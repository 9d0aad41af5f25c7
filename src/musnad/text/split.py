"""Tokens and sentences of folded text."""

from __future__ import annotations

import re
from itertools import accumulate, compress
from typing import NamedTuple

#: A number with its separators, a run of letters (with inner apostrophe), or one mark (dots in a row are one).
#: The first choice is what most tokens are, and spares asking of each letter whether it is one.
_TOKEN = re.compile(
    r"([ء-غف-ي]+(?![^\W\d_]|['’])"
    r"|[0-9]+(?:[.,:/\-][0-9]+)*"
    r"|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|\.\.+|…|[^\w\s]|_+)"
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
    parts: list[str] = _TOKEN.split(folded_text)  # what stands between tokens, and tokens, by turns
    cuts = list(accumulate(map(len, parts)))
    return Tokens(parts[1::2], cuts[:-1:2], cuts[1::2])


def is_word(token: str) -> bool:
    """Whether a token is a word (not a number or a mark)."""
    return _WORD.match(token) is not None


#: Marks that end a sentence.
STOPS = frozenset((".", "؟", "?", "!", "…", "..", "...", "....", "....."))
#: Marks that may follow a stop and still belong to its sentence.
CLOSERS = frozenset("»”\"'’)]›")
#: Full stops in a row and the ellipsis: between clauses of running text, not in headlines.
_DOTS = frozenset(("…", "..", "...", "....", "....."))
#: After a stop these go on with the sentence.
_GOES_ON = frozenset(("،", ",", ":", "؛"))
#: "Why us?" in a sign of ...: after a quoted question or exclamation these go on with the sentence.
_PREPOSITIONS = frozenset(
    (
        "في",
        "من",
        "علي",
        "الي",
        "عن",
        "مع",
        "بحسب",
        "وفق",
        "وفقا",
        "حسب",
        "خلال",
        "ضمن",
        "عبر",
        "ردا",
        "قائلا",
        "هكذا",
        "كما",
    )
)


def sentence_breaks(
    words: list[str], starts: list[int], ends: list[int], first: int, last: int, *, headline: bool = False
) -> list[int]:
    """Where sentences end in the tokens ``[first, last)`` of a paragraph: the index after each one's last token.

    ``starts`` and ``ends`` tell marks that touch a word from those apart. In a headline, dots part no sentences.

    >>> t = tokenize("قال د. احمد نعم.ثم ذهب؟ بلغ 2.5 مليون.. وعاد")
    >>> at = [0, *sentence_breaks(t.words, t.starts, t.ends, 0, len(t.words))]
    >>> [" ".join(t.words[a:b]) for a, b in zip(at, at[1:])]
    ['قال د . احمد نعم .', 'ثم ذهب ؟', 'بلغ 2.5 مليون .. وعاد']
    """
    out: list[int] = []
    begin = end = first
    for stop in compress(range(first, last), map(STOPS.__contains__, words[first:last])):
        if stop < end:
            continue
        end = stop + 1
        while end < last and (words[end] in STOPS or (words[end] in CLOSERS and starts[end] == ends[end - 1])):
            end += 1
        if end < last and _ends_here(words, starts, ends, begin, stop, end, headline):
            out.append(end)
            begin = end
    if begin < last:
        out.append(last)
    return out


def _ends_here(
    words: list[str], starts: list[int], ends: list[int], begin: int, stop: int, end: int, headline: bool
) -> bool:
    """Whether the stop at ``stop``, with closing marks up to ``end``, ends the sentence; more tokens follow."""
    before, after = words[stop - 1] if stop > begin else "", words[end]
    touching = starts[end] == ends[end - 1]
    quoted = end - stop > 1 and words[end - 1] in CLOSERS
    if after in _GOES_ON or (quoted and words[stop] != "." and after in _PREPOSITIONS):
        return False
    if words[stop] in _DOTS:
        elided = words[stop] != ".." and starts[stop] > ends[stop - 1]  # «دعم ... العراق»: words are left out
        return not headline and not touching and not elided and before != "" and after[0] not in "وف،,"
    if words[stop] != ".":
        return True
    if not before or (ends[stop - 1] == starts[stop] and len(before) == 1 and before.isalpha()):
        # د. أحمد and 300 ق. م.; but 1441هـ. may end a sentence
        after_number = stop - 2 >= begin and words[stop - 2][0].isdigit() and ends[stop - 2] == starts[stop - 1]
        return after_number and not (len(after) == 1 and after.isalpha())
    if before.isdigit() and stop - 1 == begin and len(before) <= 2:
        return False  # the number of an item in a list
    if touching:
        letters = before[0].isalpha() or before[0].isdigit() or before in CLOSERS
        return letters and len(after) > 1 and after[0].isalpha() and not (after.isascii() or before.isascii())
    return True
