"""The compiled lexicon: which rows a written word may stand for.

Matching is by whole word: a dictionary of inflected forms (``word_forms``), clitics tested at look-up, each distinct
word resolved once. Phrases hang on their first word. What a word is read as does not depend on which words came before.
"""

from __future__ import annotations

import atexit
import functools
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..collection import no_collection
from ..text.clitics import before_article, cuts, head_of, spelled_without
from . import stored, tables  # noqa: F401  (tables registers all tables)
from .compiled import compiled
from .fitting import fits, phrase_fits
from .forms import AS_SPELLED
from .loader import DATA, LexiconError, Row, read_folder
from .phrases import _QUOTES, past_quotes, phrase_end, spellings
from .schema import TABLES, Words
from .word_forms import Entry, Form, WordForms, ends_in_maqsura, inflected

_CACHED_WORDS = 60_000
_HAMZA = re.compile("[ؤئء]")


class Hit(msgspec.Struct, frozen=True, gc=False):
    """A form found in a text: tokens ``[first, last)``, and the clitics around it (``head`` written out)."""

    first: int
    last: int
    form: Form
    head: str
    tail: str
    #: The form's row, and its table: kept here because they are asked for at every turn.
    row: Row
    table: str


class Found(NamedTuple):
    """The hits in a text: those that begin at each token, and those of each table in the order of the text."""

    at: list[Sequence[Hit]]
    of: dict[str, list[Hit]]


class Reading(msgspec.Struct, frozen=True, gc=False):
    """What a word may stand for, with its clitics, or begin: ``rest`` holds the further words of a phrase."""

    form: Form
    head: str
    tail: str
    rest: tuple[str, ...]


#: A reading laid out for :meth:`Lexicon.look_up`: form, clitics, rest of the phrase, row, table and its number.
_Plain = tuple[Form, str, str, tuple[str, ...], Row, str, int]
#: Readings of a word that stands alone, and by the next word (``None`` where it begins no phrase).
_Followed = tuple[tuple[_Plain, ...], dict[str, tuple[_Plain, ...]] | None]
_NUMBERS = {name: number for number, name in enumerate(TABLES)}


class Lexicon:
    """All rows of the data folders, compiled. Load with :func:`load`. Safe to share between threads."""

    def __init__(self, rows: Iterable[Row], version: str, copy: stored.Stored | None = None) -> None:
        """``copy``: the same rows with all their forms, as stored."""
        self.version = version
        self.rows: dict[str, dict[str, Row]] = {name: {} for name in TABLES}
        self._cache: dict[str, tuple[Reading, ...]] = {}
        self._older: dict[str, tuple[Reading, ...]] = {}
        self._next: dict[str, _Followed | None] = {}
        for row in rows:
            self.rows[row.table][row.key] = row
        self._forms = WordForms(copy)
        if copy is None:
            for value in self._values():
                self._forms.register(*value)

    def _values(self) -> Iterator[tuple[tuple[int, int], Row, str, Words, str]]:
        """All that gives words: order of the row and of the value, row, column, kind, value; as spelled comes first."""
        order = number = 0
        for name, found in self.rows.items():
            if TABLES[name].matched:
                columns = [(c.name, c.words) for c in TABLES[name].columns if c.words is not None]
                columns.sort(key=lambda c: c[1] not in AS_SPELLED)
                for row in found.values():
                    for column, kind in columns:
                        if column in row.cells:
                            for value in row.values(column):
                                yield (order, number), row, column, kind, value
                                number += 1
                    order += 1

    def table(self, name: str) -> dict[str, Row]:
        """The rows of a table by their key."""
        return self.rows[name]

    def to_store(self) -> stored.Stored:
        """All rows with all their forms, for :func:`musnad.lexicon.stored.write`. ``self``: just made.

        Raises ``ValueError`` for a value that cannot be inflected.
        """
        keep = stored.Keeper([row for found in self.rows.values() for row in found.values()])
        for order, row, column, kind, value in self._values():
            for written, features, also in inflected(kind, value):
                keep.add(order, written, row, features, column, also)
        return keep.stored()

    def readings(self, word: str) -> tuple[Reading, ...]:
        """Every row a folded word may stand for, or be the first word of; in the order of the rows."""
        found = self._cache.get(word)
        if found is None:
            found = self._older.get(word)
            if found is None:
                found = tuple(self._resolve(word))
            if len(self._cache) >= _CACHED_WORDS:
                self._older, self._cache = self._cache, {}
            self._cache[word] = found
        return found

    def _resolve(self, word: str) -> list[Reading]:
        found = self._read(word)
        if not found and len(word) > 3:
            if word[-1] == "ه":  # a teh marbuta without its dots
                found = [r for r in self._read(word[:-1] + "ة") if not r.tail]
            elif (hamza := _HAMZA.search(word)) is not None:  # another school's seat: شئون، مسئول
                at = hamza.start()
                for seat in "ؤئء":
                    found = found or self._read(word[:at] + seat + word[at + 1 :])
        return found

    def _read(self, word: str) -> list[Reading]:
        self._forms.meet(word)
        # the value counts last: which one was inflected first depends on the words met before
        found: list[tuple[int, int, int, Reading]] = []
        whole: set[str] = set()
        for place, (head, stem, tail, entries) in enumerate(self._entries(word)):
            maqsura = tail and stem[-1] == "ي" and word[len(word) - len(tail) - 1] == "ا"
            for (order, value), rest, form in entries:
                if rest:
                    if not tail and phrase_fits(form.features, head):
                        found.append((order, place, value, Reading(form, head, "", rest)))
                    continue
                if maqsura and not ends_in_maqsura(form):
                    continue
                fitting = [f for f in (form.features, *form.also) if fits(f, stem, head, tail)]
                if not fitting:
                    continue
                if place == 0 and not head and not tail:
                    whole.add(form.row.table)
                elif form.row.table in whole:
                    continue  # وقف is rather وقف than و and قف
                if len(fitting) <= len(form.also):
                    form = Form(form.row, fitting[0], form.column, tuple(fitting[1:]))
                found.append((order, place, value, Reading(form, head, tail, ())))
        found.sort(key=lambda entry: entry[:3])
        return [reading for _, _, _, reading in found]

    def _entries(self, word: str) -> list[tuple[str, str, str, list[Entry]]]:
        """Written-out proclitics, stem, pronoun and what is known of the stem, for each way to cut the word."""
        get = self._forms.entries
        out: list[tuple[str, str, str, list[Entry]]] = []
        for surface, stem, tail in cuts(word):
            entries = get(stem)
            if entries is not None:
                out.append((head_of(surface), stem, tail, entries))
            if tail:
                for other in spelled_without(stem, tail):
                    entries = get(other)
                    if entries is not None:
                        out.append((head_of(surface), other, tail, entries))
            if surface and (before := before_article(surface)):
                entries = get("ال" + stem)
                if entries is not None:
                    out.append((before, "ال" + stem, tail, entries))
        return out

    def find(self, words: list[str]) -> list[Hit]:
        """All hits in a list of folded tokens, by position; see :meth:`look_up`."""
        return list(chain.from_iterable(self.look_up(words, set(words)).at))

    def look_up(self, words: list[str], vocabulary: set[str]) -> Found:
        """All hits in a list of folded tokens; quotation marks inside a phrase are passed over.

        ``vocabulary``: the distinct words, which whoever asks needs as well.
        Overlapping hits are all kept; see :meth:`Document.of <musnad.annotate.document.Document.of>`.
        """
        at: list[Sequence[Hit]] = [()] * len(words)
        of: list[list[Hit]] = [[] for _ in TABLES]
        last = len(words) - 1
        for i, found in enumerate(map(self._known(vocabulary).__getitem__, words)):
            if found is None:  # half of all words
                continue
            readings, by_next = found
            here: list[Hit] = []
            if by_next is None or i == last:
                for form, head, tail, _, row, table, number in readings:
                    hit = Hit(i, i + 1, form, head, tail, row, table)
                    here.append(hit)
                    of[number].append(hit)
            else:
                following = words[i + 1]
                if following in _QUOTES:
                    following = past_quotes(words, i + 1)
                for form, head, tail, rest, row, table, number in by_next.get(following, readings):
                    end = phrase_end(words, i + 1, rest) if rest else i + 1
                    if end:
                        hit = Hit(i, end, form, head, tail, row, table)
                        here.append(hit)
                        of[number].append(hit)
            at[i] = here
        return Found(at, dict(zip(TABLES, of)))

    def _known(self, words: set[str]) -> dict[str, _Followed | None]:
        """The readings of at least these words; ``None`` for those that have none."""
        known = self._next
        unknown = words.difference(known)
        if unknown:
            if len(known) + len(unknown) > _CACHED_WORDS:
                unknown = words
                known = self._next = {}
            for word in sorted(unknown):
                known[word] = self._followed(word)
        return known

    def _followed(self, word: str) -> _Followed | None:
        """The readings of a word: as it stands alone, and those that could be there before each next word."""
        alone: list[tuple[int, _Plain]] = []
        following: dict[str, list[tuple[int, _Plain]]] = {}
        for number, reading in enumerate(self.readings(word)):
            form, rest = reading.form, reading.rest
            table = form.row.table
            plain = (form, reading.head, reading.tail, rest, form.row, table, _NUMBERS[table])
            if not rest:
                alone.append((number, plain))
                continue
            for want in spellings(rest[0]):
                following.setdefault(want, []).append((number, plain))
        by_next = {
            want: tuple([plain for _, plain in sorted([*alone, *found], key=itemgetter(0))])
            for want, found in following.items()
        }
        if not alone and not by_next:
            return None
        return tuple([plain for _, plain in alone]), by_next or None


def _digest(folders: tuple[Path, ...]) -> str:
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted([*folder.glob("*.tsv"), *folder.glob("**/*.toml")]):
            found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()[:12]


def load(*more: Path) -> Lexicon:
    """The packaged lexicon, with the rows of further folders added (a row of the same table and key replaces).

    Read once for the same folders as long as their files do not change. The words of further folders are tried at once,
    those of the package by its tests. Raises :class:`~musnad.lexicon.loader.LexiconError` with file and line.
    """
    with no_collection():
        return _load(tuple((folder.resolve(), _state(folder)) for folder in more))


def _state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The data files of a folder, with their times and sizes."""
    files = sorted([*folder.glob("*.tsv"), *folder.glob("**/*.toml")])
    return tuple((str(f), (s := f.stat()).st_mtime_ns, s.st_size) for f in files)


@functools.lru_cache(maxsize=4)
def _load(more: tuple[tuple[Path, tuple[tuple[str, int, int], ...]], ...]) -> Lexicon:
    if not more:
        return _packaged()
    rows = list(read_folder(DATA))
    folders = [folder for folder, _ in more]
    for folder in folders:
        added = list(read_folder(folder))
        for problem in compiled(added):
            raise LexiconError(problem)
        rows += added
    return Lexicon(rows, _digest((DATA, *folders)))


def _packaged() -> Lexicon:
    """The packaged lexicon, from its stored copy where there is one; else one is stored when the program ends."""
    version = _digest((DATA,))
    copy = stored.read(version)
    if copy is not None:
        return Lexicon(copy.rows, version, copy)
    made = Lexicon(read_folder(DATA), version)
    atexit.register(stored.write, version, made.to_store)
    return made
