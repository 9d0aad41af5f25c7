"""Clitics: what is written together with a word before and after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple


class Split(NamedTuple):
    """One way to take clitics off a word: ``head`` (written out: ``لل`` is ``لال``), stem, ``tail`` pronoun."""

    head: str
    stem: str
    tail: str

    def is_alef_yeh(self, word: str) -> bool:
        """Whether the stem's last letter is an alef maqsura that is written alef before the pronoun (نفاه)."""
        return self.stem[-1] == "ي" and word[len(word) - len(self.tail) - 1] == "ا"


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
    size = len(word)
    heads = [("", 0)]
    for k in range(1, min(5, size - 1)):
        surface = word[:k]
        if surface not in _BEGINNINGS:
            break
        if surface in _HEADS:
            heads.append((surface, k))
    tails = [0]
    if size > 2 and word[-1] in _LAST:
        tails += [k for k in (1, 2, 3) if size - k >= 2 and word[-k:] in _TAIL_SET]
    for t in tails:
        tail = word[size - t :] if t else ""
        for surface, k in heads:
            if size - t - k < 2 and (t or k):
                continue
            head = _HEADS[surface]
            stem = word[k : size - t]
            yield Split(head, stem, tail)
            if t:
                yield from _without_pronoun(head, stem, tail)
            if head.endswith("ال") and surface[-2:] != "ال":
                yield Split(head[:-2], "ال" + stem, tail)  # لل before a name that is written with its article


def _without_pronoun(head: str, stem: str, tail: str) -> Iterator[Split]:
    last = stem[-1]
    if last == "ت":
        yield Split(head, stem[:-1] + "ة", tail)
    elif last == "ا" and tail in _ALEF_TAILS and len(stem) > 2:
        yield Split(head, stem[:-1] + "ي", tail)  # alef maqsura before a pronoun: نفاه
    elif last == "و":
        yield Split(head, stem + "ا", tail)
    elif last in "ئؤ":
        yield Split(head, stem[:-1] + "ء", tail)
        yield Split(head, stem[:-1] + "ا", tail)
