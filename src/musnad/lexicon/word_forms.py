"""The written forms of all rows: a row is inflected when the first word is met that may be a form of it."""

from __future__ import annotations

import functools
import threading
from typing import NamedTuple

import msgspec

from ..text.features import Features
from ..text.fold import folded
from ..text.morphology import merged
from . import stored
from .forms import AS_SPELLED, Trait, bits, bones, forms_of, traits
from .loader import LexiconError, Row
from .schema import Words

#: After so many words with the same bones, looking through what still waits has cost more than inflecting it.
_MOST_SCANS = 2_000


class Form(msgspec.Struct, frozen=True, gc=False):
    """A written form of a row: the row, and what the form is. ``column``: the column its words stand in.

    ``also``: what else the same letters may be within the same part of speech, likeliest first (أعلنت: she, I, you).
    """

    row: Row
    features: Features
    column: str
    also: tuple[Features, ...] = ()


#: What is known of a written form: order of the row and of the value, rest of the phrase, form.
Entry = tuple[tuple[int, int], tuple[str, ...], Form]


class _Waiting(NamedTuple):
    """A value of a row that has not been inflected yet."""

    bits: int
    trait: Trait
    order: tuple[int, int]
    row: Row
    column: str
    kind: Words
    value: str


#: Letters, likeliest features, and the others of the same part of speech.
_Inflected = tuple[str, Features, tuple[Features, ...]]


@functools.lru_cache(maxsize=64)  # the same verb stands in several tables, and they are inflected one after the other
def inflected(kind: Words, value: str) -> tuple[_Inflected, ...]:
    """The forms of a value: letters, likeliest features, and the others of the same part of speech."""
    return tuple(
        (written, options[0], tuple(options[1:]))
        for (written, _), options in merged(forms_of(kind, value)).items()
        # news gives few orders, and مر is rather "passed"
        if options[0].tense != "imperative" or len(written) > 3
    )


def ends_in_maqsura(form: Form) -> bool:
    """Whether a form's last yeh may be an alef maqsura: نفاه is no form of نفي, but قتلاهم is one of قتلى."""
    pos = form.features.pos
    return pos == "verb" or (pos in ("noun", "adjective") and "ى" in str(form.row[form.column]))


class WordForms:
    """What is known of each written form, or first word of a phrase. Safe to share between threads."""

    def __init__(self, copy: stored.Stored | None = None) -> None:
        """``copy``: all forms, as stored; then nothing needs to be registered."""
        self._copy = copy
        # written form or first word -> (order of the row, rest of the phrase, form)
        self._words: dict[str, list[Entry]] = {}
        # bones -> values not yet inflected
        self._waiting: dict[str, list[_Waiting]] = {}
        self._done: set[tuple[int, int]] = set()
        self._scans: dict[str, int] = {}
        self._lock = threading.Lock()

    def register(self, order: tuple[int, int], row: Row, column: str, kind: Words, value: str) -> None:
        features = AS_SPELLED.get(kind)
        if features is not None:
            self._add(order, folded(value), Form(row, features, column))
            return
        for trait in traits(kind, value):
            waiting = _Waiting(trait.bits, trait, order, row, column, kind, value)
            self._waiting.setdefault(trait.bones, []).append(waiting)

    def _add(self, order: tuple[int, int], written: str, form: Form) -> None:
        first, *rest = written.split()
        entries = self._words.get(first)
        if entries is None:
            self._words[first] = [(order, tuple(rest), form)]
        else:
            entries.append((order, tuple(rest), form))

    def entries(self, first: str) -> list[Entry] | None:
        """What is known of a written form, or of the phrases that begin with it."""
        entries = self._words.get(first)
        if entries is None and self._copy is not None and first in self._copy.words:
            entries = self._words[first] = [
                (order, rest, Form(row, features, column, also))
                for order, rest, row, features, column, also in self._copy.entries(first)
            ]
        return entries

    def _inflect(self, order: tuple[int, int], row: Row, column: str, kind: Words, value: str) -> None:
        try:
            made = inflected(kind, value)
        except ValueError as error:
            raise LexiconError(f"{row.where}: {error}") from error
        for written, features, also in made:
            self._add(order, written, Form(row, features, column, also))

    def meet(self, word: str) -> None:
        """Inflect what still waits and may have the word as a form; to be called before its entries are asked for."""
        key = bones(word)
        if key not in self._waiting:
            return
        letters = bits(word)
        with self._lock:
            scans = self._scans[key] = self._scans.get(key, 0) + 1
            everything = scans > _MOST_SCANS
            left: list[_Waiting] = []
            for waiting in self._waiting.get(key, ()):
                needed = waiting.bits & letters == waiting.bits and waiting.trait.may_be(word)
                if not needed and not everything:
                    left.append(waiting)
                    continue
                _, _, order, row, column, kind, value = waiting
                if order not in self._done:
                    self._done.add(order)
                    self._inflect(order, row, column, kind, value)
            # last: another thread that finds nothing waiting finds all forms in place
            if left:
                self._waiting[key] = left
            else:
                self._waiting.pop(key, None)
