"""Quotation marks: which opens, which closes, which belong together, in texts that mix and misplace them."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from ..document import Document
from .quote_words import WORDS

OPENERS = frozenset("«“‹‘„‟")
CLOSERS = frozenset("»”›’")
STRAIGHT = frozenset("\"'`´")
MARKS = OPENERS | CLOSERS | STRAIGHT
#: Two of these are one mark: ``<<`` and ``>>``.
_ANGLES = frozenset("<>")
_ALL = MARKS | _ANGLES
_FAMILY = {"«": "«", "»": "«", "“": "“", "”": "“", "„": "“", "‟": "“", "‹": "‹", "›": "‹", "‘": "‘", "’": "‘",
           "<": "<", ">": "<"}  # fmt: skip
#: A mark glued to one of these opens: لـ"..."، و"..."، (بـ"...").
_PROCLITICS = WORDS["proclitics"]
_BEFORE_OPENING = frozenset(":([،,-–—/؛")
_AFTER_CLOSING = frozenset(".,،؛;:!؟?)]…-–—")


class Pair(msgspec.Struct):
    """A stretch between marks: tokens ``[first, last)`` are inside, ``open``/``close`` are the marks' tokens.

    ``close`` is -1 where the mark is never closed. ``after`` is the first token behind the closing mark.
    """

    open: int
    first: int
    last: int
    close: int
    after: int
    depth: int
    #: Number of words inside (marks not counted).
    size: int = 0
    #: Has become a quotation, or part of one.
    used: bool = False

    @property
    def closed(self) -> bool:
        return self.close >= 0


def find_pairs(doc: Document) -> list[Pair]:
    """All pairs of a document that hold words, in the order of their opening marks; unclosed ones end with their line.

    Marks pair within a line. Whether an ambiguous mark opens is told by the spaces around it, then by its shape,
    then by what is open. Linear in the number of marks.

    >>> from musnad.lexicon.lexicon import Lexicon
    >>> from musnad.model import Article
    >>> d = Document(Article(text="قال ”نعم“ لـ”قناة” و\\"لا\\" «ثم سكت"), Lexicon([], ""))
    >>> [(d.written(p.first, p.last), p.closed) for p in find_pairs(d)]
    [('نعم', True), ('قناة', True), ('لا', True), ('ثم سكت', False)]
    """
    words, starts, text = doc.words, doc.starts, doc.text
    at = [i for i in doc.marks if words[i] in _ALL]
    if not at:
        return []
    out: list[Pair] = []
    stack: list[Pair] = []
    families: dict[str, int] = {}
    n = len(words)
    line_end = -1
    skip = -1
    for i in at:
        if i < skip:
            continue
        word = words[i]
        end = i + 1
        while end < n and words[end] == word and doc.touch(end):
            end += 1
        skip = end
        if word in _ANGLES and end - i < 2:
            continue
        if starts[i] >= line_end:
            _close_line(stack, out, doc, line_end)
            stack, families = [], {}
            line_end = text.find("\n", starts[i])
            line_end = len(text) if line_end < 0 else line_end
        if end - i == 2 and word == '"' and not stack and _both_sides_space(doc, i, end):
            continue  # empty marks
        family = _FAMILY.get(word, word)
        if _opens(doc, i, end, stack[-1] if stack else None):
            pair = Pair(i, end, -1, -1, -1, len(stack))
            stack.append(pair)
            families[family] = families.get(family, 0) + 1
        elif stack:
            if families.get(family):
                while _FAMILY.get(words[stack[-1].open], words[stack[-1].open]) != family:
                    lost = stack.pop()
                    lost_family = _FAMILY.get(words[lost.open], words[lost.open])
                    families[lost_family] -= 1
            pair = stack.pop()
            opened = _FAMILY.get(words[pair.open], words[pair.open])
            families[opened] -= 1
            pair.last, pair.close, pair.after = i, i, end
            out.append(pair)
    _close_line(stack, out, doc, line_end)
    out.sort(key=lambda p: p.open)
    _set_depth(out)
    inside = _word_counts(words, out)
    for pair, size in zip(out, inside):
        pair.size = size
    return [pair for pair in out if pair.size]


def _set_depth(pairs: Sequence[Pair]) -> None:
    """How many closed pairs each stands in."""
    around: list[int] = []
    for pair in pairs:
        while around and around[-1] <= pair.open:
            around.pop()
        pair.depth = len(around)
        if pair.closed:
            around.append(pair.close)


def _word_counts(words: list[str], pairs: Sequence[Pair]) -> list[int]:
    """How many words each pair holds, up to 12 (more makes no difference)."""
    return [sum(1 for w in words[p.first : min(p.last, p.first + 16)] if w[0].isalnum()) for p in pairs]


def _both_sides_space(doc: Document, first: int, last: int) -> bool:
    before = not doc.touch(first)
    after = last >= len(doc.words) or not doc.touch(last)
    return before and after


def _opens(doc: Document, first: int, last: int, top: Pair | None) -> bool:
    """Whether the mark of tokens ``[first, last)`` opens."""
    words = doc.words
    word = words[first]
    space_before = not doc.touch(first)
    space_after = last >= len(words) or not doc.touch(last)
    before = words[first - 1] if first and not space_before else ""
    after = words[last] if last < len(words) and not space_after else ""
    if before and before in _PROCLITICS and after and (top is None or word in OPENERS or _alone(doc, first - 1)):
        return True
    if after and after[0] in _AFTER_CLOSING and top is not None:
        return False
    if before and before in _BEFORE_OPENING and after and not (word in CLOSERS and top is not None):
        return True
    if space_before and not space_after:
        return True
    if space_after and not space_before:
        return False
    if before and before in MARKS:
        return words[first - 1] in OPENERS or word in OPENERS
    if word in OPENERS or word == "<":
        return True
    if word in CLOSERS or word == ">":
        return top is None and space_before
    return top is None


def _alone(doc: Document, token: int) -> bool:
    """The token is a word of its own, with a space before it."""
    return not doc.touch(token)


def _close_line(stack: list[Pair], out: list[Pair], doc: Document, line_end: int) -> None:
    """Unclosed marks run to the end of their line."""
    if not stack:
        return
    last = doc.token_at(line_end - 1) if line_end > 0 else 0
    last = min(len(doc.words), last + 1)
    while last > 0 and doc.starts[last - 1] >= line_end:
        last -= 1
    for pair in stack:
        pair.last = pair.after = last
        out.append(pair)
    stack.clear()
