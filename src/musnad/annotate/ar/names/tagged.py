"""Names that a trained tagger reads, beside those of rows and patterns, which win where both read something."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ....text.fold import INVISIBLE, MARKS
from ...document import Document
from ...tagger import Asked, Features
from .candidates import Candidate, Type
from .words import FUNCTION, MARK, VERB, Words

_TYPES: dict[str, Type] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "FAC": "FAC", "NORP": "NORP"}
#: What other annotators call the same.
_SAME = {"PERS": "PER", "PERSON": "PER", "GPE": "LOC", "LOCATION": "LOC", "ORGANIZATION": "ORG", "FACILITY": "FAC"}
_LONGEST = 12


def type_of(label: str) -> str | None:
    """Our type of a corpus' label; ``None`` for what is no mention here.

    >>> type_of("B-PERS"), type_of("I-GPE"), type_of("O"), type_of("B-MISC")
    ('PER', 'LOC', None, None)
    """
    kind = label.partition("-")[2].upper()
    kind = _SAME.get(kind, kind)
    return kind if kind in _TYPES else None


def features(tokens: Sequence[str], classes: Sequence[int]) -> Features:
    """What the tagger is told of each folded word: itself, its edges, its classes in the lexicon, and its neighbours.

    >>> features(["في", "بغداد"], [8, 32])[1][:4]
    ['w=بغداد', 'c=32', 'p2=بغ', 'p3=بغد']
    """
    out: list[list[str]] = []
    for i, word in enumerate(tokens):
        row = [f"w={word}", f"c={classes[i]}", f"p2={word[:2]}", f"p3={word[:3]}", f"s2={word[-2:]}", f"s3={word[-3:]}"]
        for step in (-2, -1, 1, 2):
            at = i + step
            if 0 <= at < len(tokens):
                row += (f"w{step}={tokens[at]}", f"c{step}={classes[at]}")
            else:
                row.append(f"edge{step}")
        out.append(row)
    return out


def features_of(doc: Document, words: Words, first: int, last: int) -> Features:
    """The features of the tokens ``[first, last)``."""
    tokens = doc.words[first:last]
    return features(tokens, [words.of(token) for token in tokens])


def read(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """What the document's tagger reads where nothing was found; nothing without one."""
    tagger = doc.tagger
    if tagger is None:
        return []
    taken = {token for c in found for token in range(c.first, c.last)}
    taken |= {token for c in found if c.role for token in range(*c.role)}
    out = []
    for first, last in doc.sentence_tokens:
        labels = tagger.labels(_asked(doc, words, first, last))
        for start, end, kind in runs(labels):
            a, b = first + start, first + end
            if b - a > _LONGEST or not taken.isdisjoint(range(a, b)) or not _nameable(doc, words, a, b):
                continue
            out.append(Candidate(a, b, _TYPES[kind], f"ner:{tagger.name}", weight=1, closed=True))
    return out


def _asked(doc: Document, words: Words, first: int, last: int) -> Asked:
    written = [_UNREAD.sub("", doc.written(i, i + 1)) or doc.words[i] for i in range(first, last)]
    return Asked(written, lambda: features_of(doc, words, first, last))


#: Marks and invisible signs, which models seldom see.
_UNREAD = re.compile(f"[{MARKS}{INVISIBLE}]+")


def _nameable(doc: Document, words: Words, a: int, b: int) -> bool:
    """A name neither begins nor ends with a mark, a particle or a verb."""
    return not any(words.of(doc.words[i]) & (FUNCTION | MARK | VERB) for i in (a, b - 1))


def runs(labels: Sequence[str]) -> list[tuple[int, int, str]]:
    """The stretches of one type: ``(start, end, type)``.

    >>> runs(["O", "B-PER", "I-PER", "B-PER", "I-LOC"])
    [(1, 3, 'PER'), (3, 4, 'PER'), (4, 5, 'LOC')]
    """
    out: list[tuple[int, int, str]] = []
    for i, label in enumerate(labels):
        kind = type_of(label)
        if kind is None:
            continue
        if out and label.startswith("I-") and out[-1][1] == i and out[-1][2] == kind:
            out[-1] = (out[-1][0], i + 1, kind)
        else:
            out.append((i, i + 1, kind))
    return out
