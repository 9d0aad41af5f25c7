"""Clitics: what is written together with a word before and after it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple


class Split(NamedTuple):
    """One way to take clitics off a word: ``head`` (written out: ``لل`` is ``لال``), stem, ``tail`` pronoun."""

    head: str
    stem: str
    tail: str


#: Proclitics before a noun: conjunction, preposition, article; ``لل`` is ``ل`` + ``ال``.
_NOUN_HEADS = (
    *((c + p + a, c + p + a) for c in ("", "و", "ف") for p in ("", "ب", "ك") for a in ("", "ال")),
    *((c + "ل" + a, c + "ل" + ("ال" if a == "ل" else "")) for c in ("", "و", "ف") for a in ("", "ل")),
)
_TAILS = ("ه", "ها", "هما", "هم", "هن", "ك", "كم", "نا", "ني", "ي")

#: As written -> as written out.
_HEADS: dict[str, str] = dict((*_NOUN_HEADS, *((h, h) for h in ("س", "وس", "فس", "ا"))))
_BEGINNINGS = frozenset(surface[:k] for surface in _HEADS for k in range(1, len(surface) + 1))
_LAST = frozenset(tail[-1] for tail in _TAILS)
_TAIL_SET = frozenset(_TAILS)
_ALEF_TAILS = frozenset(("ه", "ها", "هم", "هن", "ك", "كم", "نا", "هما", "ني"))


def splits(word: str) -> Iterator[Split]:
    """Every way to take proclitics and a pronoun off a folded word; the whole word first.

    A stem is offered as spelled without the pronoun too: ة (عمليته), ى (نفاه), the alef of وا (قتلوه), ء (وزرائه).

    >>> Split("وال", "جيش", "") in set(splits("والجيش")), Split("لال", "تحالف", "") in set(splits("للتحالف"))
    (True, True)
    >>> Split("", "عملية", "ه") in set(splits("عمليته")), Split("و", "قتلوا", "ه") in set(splits("وقتلوه"))
    (True, True)
    >>> list(splits("بث"))
    [Split(head='', stem='بث', tail='')]
    """
    for surface, stem, tail in cuts(word):
        head = _HEADS[surface]
        yield Split(head, stem, tail)
        for other in spelled_without(stem, tail):
            yield Split(head, other, tail)
        if before := before_article(surface):
            yield Split(before, "ال" + stem, tail)


def cuts(word: str) -> list[tuple[str, str, str]]:
    """Proclitics as written, stem as written, pronoun: every way to cut a word; the whole word first.

    >>> cuts("ولها")
    [('', 'ولها', ''), ('و', 'لها', ''), ('ول', 'ها', ''), ('', 'ول', 'ها')]
    """
    size = len(word)
    out = [("", word, "")]
    most = min(5, size - 1)
    heads = [0]
    for k in range(1, most):
        surface = word[:k]
        if surface not in _BEGINNINGS:
            break
        if surface in _HEADS:
            heads.append(k)
            out.append((surface, word[k:], ""))
    if size > 2 and word[-1] in _LAST:
        for t in (1, 2, 3):
            end = size - t
            if end >= 2 and word[end:] in _TAIL_SET:
                tail = word[end:]
                for k in heads:
                    if end - k >= 2:
                        out.append((word[:k], word[k:end], tail))
    return out


def before_article(surface: str) -> str:
    """The proclitics before لل where it stands for ل and a name with its article; empty where it is none.

    >>> before_article("ولل"), before_article("وال")
    ('ول', '')
    """
    return surface[:-1] if surface[-2:] == "لل" else ""


def spelled_without(stem: str, tail: str) -> tuple[str, ...]:
    """A stem before a pronoun as it is spelled without it, where that differs.

    >>> spelled_without("حكومت", "ه"), spelled_without("وزرائ", "هم"), spelled_without("حكوم", "")
    (('حكومة',), ('وزراء', 'وزراا'), ())
    """
    if not tail:
        return ()
    last = stem[-1]
    if last == "ت":
        return (stem[:-1] + "ة",)
    if last == "ا" and len(stem) > 2 and tail in _ALEF_TAILS:
        return (stem[:-1] + "ي",)  # alef maqsura before a pronoun: نفاه
    if last == "و":
        return (stem + "ا",)
    if last in "ئؤ":
        return (stem[:-1] + "ء", stem[:-1] + "ا")
    return ()


def without_head(words: str, head: str) -> tuple[str, ...]:
    """Words as written without the particles of a proclitic; an article stays. Two readings where «لل» may hold one.

    >>> without_head("وواشنطن", "و"), without_head("وَبِالعراق", "وبال")
    (('واشنطن',), ('العراق',))
    >>> without_head("للتحالف الدولي", "ل"), without_head("للبنان", "ل")
    (('التحالف الدولي', 'لتحالف الدولي'), ('البنان', 'لبنان'))
    """
    particles = head.removesuffix("ال")
    at = 0
    for letter in particles:
        if words[at : at + 1] != letter:
            return (words,)
        at += 1
        while at < len(words) and unicodedata.combining(words[at]):
            at += 1
    rest = words[at:]
    if particles.endswith("ل") and rest.startswith("ل"):
        return ("ال" + rest[1:], rest)
    return (rest,)


def head_of(surface: str) -> str:
    """Proclitics written out: ``لل`` is ``لال``."""
    return _HEADS[surface]
