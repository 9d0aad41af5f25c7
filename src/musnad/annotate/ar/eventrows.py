"""The event patterns (``lexicon/ar/events/*.toml``), compiled: what a row asks of the words around its trigger."""

from __future__ import annotations

import functools
import operator
from bisect import bisect_left
from typing import NamedTuple

from ...lexicon.lexicon import Hit, Lexicon
from ...lexicon.loader import LexiconError, Row
from ...text.fold import folded
from ..document import Document
from .grammar import grammar
from .wordclass import Masks, classes, expand, instruments

_WINDOWS = ("after", "before", "object", "requires", "sentence", "near")
_SHUNNED = ("excludes", "not_after", "not_object", "not_before")
#: A sentence longer than this is looked at around the trigger only.
_WIDE = 60


class Pattern(NamedTuple):
    """One row: the bits of words that must (``wants``) or must not (``shuns``) stand in a window of the trigger."""

    row: Row
    wants: tuple[tuple[str, int], ...]
    shuns: tuple[tuple[str, int], ...]
    light: frozenset[str]
    definite: bool | None
    #: Phrases, with spaces around, none of which may stand near.
    phrases: tuple[str, ...]
    #: How much the row asks for: the more specific one wins.
    weight: int
    #: All bits of ``wants`` that must stand in the trigger's sentence, and all of ``shuns``: most rows are decided by
    #: them alone, before any window is looked at.
    needs: int
    shunned: int
    type: str
    alone: bool
    #: The prepositions, folded, of the one it is done to, and of the doer.
    to: tuple[str, ...]
    by: tuple[str, ...]


class Patterns(NamedTuple):
    """All rows by their key, the bits of their words, and those of the instruments of each mode of attack."""

    rows: dict[str, Pattern]
    masks: Masks
    instruments: tuple[tuple[str, int], ...]
    #: The bits of all instruments.
    armed: int
    #: Those who march: «مسيرات» beside them are no drones.
    marchers: int
    #: The words of accidents and illnesses, and those of violence, which outweigh them.
    mishap: int
    assailing: int
    #: Light verbs of attacks, which are part of their words: «شن غارة».
    strikes: frozenset[str]


@functools.lru_cache(maxsize=4)
def patterns(lexicon: Lexicon) -> Patterns:
    """The compiled rows of a lexicon."""
    masks = Masks()
    rows = {key: _compile(lexicon, row, masks) for key, row in lexicon.table("events").items()}
    modes = tuple((mode, masks.bit(words)) for mode, words in instruments(lexicon))
    marchers = masks.bit(expand(lexicon, ("@protesters", "@crowds", "@protesting")))
    armed = functools.reduce(operator.or_, (bit for _, bit in modes), 0)
    return Patterns(
        rows, masks, modes, armed, marchers,
        masks.bit(expand(lexicon, ("@mishap",))), masks.bit(expand(lexicon, ("@assailing", "@strife", "@weapons"))),
        frozenset(lemma(r.key) for r in lexicon.table("auxiliary_verbs").values() if r["sense"] == "strike"),
    )  # fmt: skip


def _compile(lexicon: Lexicon, row: Row, masks: Masks) -> Pattern:
    known = classes(lexicon)

    def bit(name: str) -> int:
        values = [v for v in row.values(name) if " " not in v]
        for value in values:
            if value.startswith("@") and value[1:] not in known:
                raise LexiconError(f"{row.where}: there is no word class {value!r}")
        return masks.bit(expand(lexicon, values))

    wants = tuple((w, bit(w)) for w in _WINDOWS if row[w])
    shuns = [(w, bit("not_" + w)) for w in ("after", "before", "object") if row["not_" + w]]
    if row["excludes"]:
        shuns.append(("around", bit("excludes")))
    if row["unless"]:
        shuns.append(("unless", bit("unless")))
    spoken = [folded(v) for name in _SHUNNED for v in row.values(name) if " " in v]
    phrases = tuple(f" {joined}{phrase} " for phrase in spoken for joined in ("", "و", "ف"))
    light = frozenset(map(folded, row.values("with_")))
    needs = functools.reduce(operator.or_, (b for name, b in wants if name != "near"), 0)
    shunned = functools.reduce(operator.or_, (b for _, b in shuns), 0)
    return Pattern(
        row, wants, tuple(shuns), light, row["definite"], phrases, len(wants) + bool(light), needs, shunned,
        str(row["type"]), bool(row["alone"]),
        tuple(map(folded, row.values("to"))), tuple(map(folded, row.values("by"))),
    )  # fmt: skip


def bits_between(doc: Document, masks: Masks, first: int, last: int) -> int:
    """The bits of all sets that hold one of the tokens ``[first, last)``."""
    known: tuple[list[int], list[int]] | None = doc.notes.get("masks")
    if known is None:
        known = doc.notes["masks"] = masks.of(doc.words)
    at, bits = known
    low = bisect_left(at, first)
    out = 0
    for found in bits[low : bisect_left(at, last, low)]:
        out |= found
    return out


class Windows:
    """The words around one trigger, looked at once for all its rows."""

    def __init__(self, doc: Document, masks: Masks, first: int, last: int, sentence: int) -> None:
        """``sentence``: the bits of the trigger's sentence."""
        self.doc, self.masks, self.first, self.last = doc, masks, first, last
        self._known: dict[str, int] = {}
        self._sentence = sentence

    def hold(self, name: str, bit: int) -> bool:
        """Whether a word of a set stands in a window: see :meth:`mask`."""
        # most words that rows ask for stand nowhere in the sentence, and all windows but one lie inside it
        if name != "near" and not self._sentence & bit:
            return False
        return bool(self.mask(name) & bit)

    def shuns(self, pattern: Pattern) -> bool:
        """Whether a word stands where its row does not want it."""
        if self._sentence & pattern.shunned:
            for name, bit in pattern.shuns:
                if self.hold(name, bit):
                    return True
        return False

    def mask(self, name: str) -> int:
        """The bits of the words in a window: after, before, object, around, requires (the clause), sentence, near."""
        found = self._known.get(name)
        if found is None:
            found = self._known[name] = self._mask(name)
        return found

    def _mask(self, name: str) -> int:
        g = grammar(self.doc)
        doc, masks, first, last = self.doc, self.masks, self.first, self.last
        low, high = g.sentence(first)
        if name == "after":
            return bits_between(doc, masks, last, min(last + 3, high))
        if name == "before":
            return bits_between(doc, masks, max(low, first - 2), first)
        if name == "object":
            return bits_between(doc, masks, last, min(last + 8, high))
        if name in ("unless", "sentence"):
            return bits_between(doc, masks, max(low, first - _WIDE), min(high, last + _WIDE))
        if name == "near":  # this sentence and the one before
            before = g.sentence(low - 1)[0] if low else low
            return bits_between(doc, masks, max(before, first - _WIDE), min(high, last + _WIDE))
        start, end = g.clause(first)
        if end - start < 8:  # a short clause says too little: its neighbours count too
            start, end = max(low, first - 8), min(high, last + 8)
        back, ahead = (8, 10) if name == "around" else (25, 25)
        before = bits_between(doc, masks, max(start, first - back), first)
        return before | bits_between(doc, masks, last, min(end, last + ahead))


def holds(doc: Document, hit: Hit, pattern: Pattern, windows: Windows) -> bool:
    """Whether the words around a trigger are as its row wants them."""
    if pattern.definite is not None and pattern.definite is not ("ال" in hit.head or bool(hit.tail)):
        return False
    for name, bit in pattern.wants:
        if not windows.hold(name, bit):
            return False
    if pattern.light and light_verb(doc, hit, pattern.light) is None:
        return False
    if windows.shuns(pattern):
        return False
    if pattern.row["mishap"]:
        known = patterns(doc.lexicon)
        if windows.hold("unless", known.mishap) and not windows.hold("unless", known.assailing):
            return False  # «أدى الحريق إلى مقتل عاملين»
    if pattern.phrases:
        low, high = grammar(doc).sentence(hit.first)
        near = " " + " ".join(doc.words[max(low, hit.first - 6) : min(high, hit.last + 8)]) + " "
        return not any(phrase in near for phrase in pattern.phrases)
    return True


@functools.lru_cache(maxsize=4096)
def lemma(key: str) -> str:
    """The folded past of a verb row's key."""
    return folded(key.split()[0])


def light_verb(doc: Document, hit: Hit, verbs: frozenset[str]) -> Hit | None:
    """The light verb (a row of ``auxiliary_verbs``) within five words before a noun, or its verbal noun."""
    auxiliary = doc.begin("auxiliary_verbs")
    for token in range(hit.first - 1, max(hit.first - 6, -1), -1):
        if token in auxiliary:
            for found in auxiliary[token]:
                if lemma(found.row.key) in verbs:
                    return found
    return None
