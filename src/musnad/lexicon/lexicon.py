"""The compiled lexicon: which rows a written word may stand for.

Matching is by whole word: a dictionary of inflected forms, clitics tested at look-up, each distinct word resolved once.
Phrases hang on their first word.
"""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

import msgspec

from ..text.fold import folded
from ..text.morphology import Features, conjugate, inflect_noun, splits, verb_of
from . import schema, tables  # noqa: F401  (tables registers all tables)
from .loader import DATA, LexiconError, Row, read_folder
from .schema import TABLES

_QUOTES = frozenset("\"'“”„«»‹›‘’`´")
_CACHED_WORDS = 200_000

_VERBAL_HEADS = frozenset(("", "و", "ف"))
_PAST_HEADS = frozenset(("", "و", "ف", "ا", "ل", "ول", "فل"))
_PRESENT_HEADS = frozenset(("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل", "ا"))
_NAME_HEADS = frozenset(c + p for c in ("", "و", "ف") for p in ("", "ب", "ك", "ل"))


class Form(msgspec.Struct, frozen=True, gc=False):
    """A written form of a row: the row, and what the form is. ``column``: the column its words stand in."""

    row: Row
    features: Features
    column: str


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A form found in a text: tokens ``[first, last)``, and the clitics around it (``head`` written out)."""

    first: int
    last: int
    form: Form
    head: str
    tail: str

    @property
    def row(self) -> Row:
        return self.form.row

    @property
    def table(self) -> str:
        return self.form.row.table


class _Reading(msgspec.Struct, frozen=True, gc=False):
    form: Form
    head: str
    tail: str
    rest: tuple[str, ...]


def _fits(features: Features, head: str, tail: str) -> bool:
    pos = features.pos
    if pos == "verb":
        if features.tense == "past":
            return head in _PAST_HEADS and (tail != "ي")
        return head in _PRESENT_HEADS and tail != "ي"
    if pos == "particle":
        return head in _VERBAL_HEADS and not tail
    if pos == "exact":
        return not head and not tail
    if pos == "name":
        return head in _NAME_HEADS and not tail
    if head in ("س", "وس", "فس", "ا"):
        return False
    if head.endswith("ال"):
        return not tail and features.state not in ("construct", "accusative")
    if features.state == "accusative":
        return head in _VERBAL_HEADS and not tail
    return tail != "ني"


class Lexicon:
    """All rows of the data folders, compiled. Load with :func:`load`."""

    def __init__(self, rows: Iterable[Row], version: str) -> None:
        self.version = version
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in TABLES}
        self._words: dict[str, list[Form]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], Form]]] = {}
        self._cache: dict[str, tuple[_Reading, ...]] = {}
        for row in rows:
            self.rows[row.table][row.key] = row
        for name, found in self.rows.items():
            if TABLES[name].matched:
                for row in found.values():
                    self._compile(row)

    def table(self, name: str) -> dict[str, Row]:
        """The rows of a table by their key."""
        return self.rows[name]

    def _compile(self, row: Row) -> None:
        for column in TABLES[row.table].columns:
            if column.words is None or not row[column.name]:
                continue
            values = row.values(column.name)
            try:
                if column.words == "verb":
                    for spec in values:
                        for written, features in _conjugated(spec):
                            self._add(written, Form(row, features, column.name))
                elif column.words == "noun":
                    self._noun(row, column.name, values)
                else:
                    features = Features(column.words)
                    for value in values:
                        self._add(folded(value), Form(row, features, column.name))
            except ValueError as error:
                raise LexiconError(f"{row.where}: {error}") from error

    def _noun(self, row: Row, column: str, values: list[str]) -> None:
        """``singular`` or ``singular/plural/...`` a value; a phrase is kept as spelled, with and without articles."""
        for value in values:
            singular, *plurals = (part.strip() for part in value.split("/"))
            if " " in singular:
                for written in (singular, *plurals):
                    words = folded(written).split()
                    self._add(" ".join(words), Form(row, Features("noun"), column))
                    if not any(w.startswith("ال") for w in words):
                        self._add(
                            " ".join("ال" + w for w in words), Form(row, Features("noun", state="definite"), column)
                        )
                continue
            for written, features in _inflected(singular, tuple(plurals)):
                self._add(written, Form(row, features, column))

    def _add(self, written: str, form: Form) -> None:
        words = written.split()
        if not words:
            raise ValueError("empty word")
        if len(words) == 1:
            self._words.setdefault(written, []).append(form)
        else:
            self._phrases.setdefault(words[0], []).append((tuple(words[1:]), form))

    def readings(self, word: str) -> tuple[_Reading, ...]:
        """Every row a folded word may stand for, or be the first word of."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) >= _CACHED_WORDS:
                self._cache.clear()
            found = self._cache[word] = tuple(self._resolve(word))
        return found

    def _resolve(self, word: str) -> Iterable[_Reading]:
        seen: set[tuple[int, str, str, tuple[str, ...]]] = set()
        for head, stem, tail in [("", word, ""), *splits(word)]:
            for form in self._words.get(stem, ()):
                key = (id(form), head, tail, ())
                if key not in seen and _fits(form.features, head, tail):
                    seen.add(key)
                    yield _Reading(form, head, tail, ())
            if not tail:
                for rest, form in self._phrases.get(stem, ()):
                    longer = (id(form), head, tail, rest)
                    if longer not in seen and _fits(form.features, head, tail):
                        seen.add(longer)
                        yield _Reading(form, head, tail, rest)

    def find(self, words: list[str]) -> list[Hit]:
        """All hits in a list of folded tokens, by position; quotation marks inside a phrase are passed over.

        Overlapping hits are all kept; see :meth:`Document.of <musnad.annotate.document.Document.of>`.
        """
        out: list[Hit] = []
        cache, n = self._cache, len(words)
        for i, word in enumerate(words):
            found = cache.get(word)
            if found is None:
                found = self.readings(word)
            for reading in found:
                rest = reading.rest
                if not rest:
                    out.append(Hit(i, i + 1, reading.form, reading.head, reading.tail))
                    continue
                j = i + 1
                for want in rest:
                    while j < n and words[j] in _QUOTES:
                        j += 1
                    if j >= n or words[j] != want:
                        break
                    j += 1
                else:
                    out.append(Hit(i, j, reading.form, reading.head, reading.tail))
        return out


@functools.cache
def _conjugated(spec: str) -> tuple[tuple[str, Features], ...]:
    return tuple(dict.fromkeys(conjugate(verb_of(spec))))


@functools.cache
def _inflected(singular: str, plurals: tuple[str, ...]) -> tuple[tuple[str, Features], ...]:
    return tuple(dict.fromkeys(inflect_noun(singular, plurals)))


def _digest(folders: tuple[Path, ...]) -> str:
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted([*folder.glob("*.tsv"), *folder.glob("**/*.toml")]):
            found.update(re.sub(rb"\r\n?", b"\n", path.read_bytes()))
    return found.hexdigest()[:12]


@functools.lru_cache(maxsize=4)
def load(*more: Path) -> Lexicon:
    """The packaged lexicon, with the rows of further folders added (a row of the same table and key replaces).

    Raises :class:`~musnad.lexicon.loader.LexiconError` with file and line.
    """
    folders = (DATA, *more)
    rows = [row for folder in folders for row in read_folder(folder)]
    return Lexicon(rows, _digest(folders))
