"""The packaged lexicon as read and inflected once, kept in the user's cache folder.

The tables are what people edit; a stored copy only spares reading and inflecting them at each start. Its name holds a
digest of the tables and of the code that reads them, so a copy of other tables is never found. It holds plain values
(MessagePack, checked while it is decoded), no objects of Python. Where it cannot be read or written, the tables are
read. ``MUSNAD_CACHE`` names another folder; empty, nothing is stored.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from ..text.features import Features
from .loader import Row

#: Copies kept of other versions: two checkouts of the program do not take each other's.
_KEPT = 3

#: Order of the row and the value, rest of the phrase, number of the row, of its features, column, of other features.
_Packed = tuple[tuple[int, int], tuple[str, ...], int, int, str, tuple[int, ...]]
#: The same, with what the numbers stand for.
Entry = tuple[tuple[int, int], tuple[str, ...], Row, Features, str, tuple[Features, ...]]


class Stored(msgspec.Struct, array_like=True, gc=False):
    """All rows, all features, and what each written form, or first word of a phrase, may be."""

    rows: list[Row]
    features: list[Features]
    #: Each is decoded when its word is met.
    words: dict[str, msgspec.Raw]

    def entries(self, word: str) -> Iterator[Entry]:
        """What a word of ``words`` may be, in the order of making."""
        rows, known = self.rows, self.features
        for order, rest, number, features, column, also in _entries_decoder.decode(self.words[word]):
            yield order, rest, rows[number], known[features], column, tuple([known[at] for at in also])


_decoder = msgspec.msgpack.Decoder(Stored)
_entries_decoder = msgspec.msgpack.Decoder(list[_Packed])


class Keeper:
    """Gathers forms to be stored."""

    def __init__(self, rows: list[Row]) -> None:
        self._rows = rows
        self._number = {id(row): at for at, row in enumerate(rows)}
        self._features: dict[Features, int] = {}
        self._words: dict[str, list[_Packed]] = {}

    def add(
        self,
        order: tuple[int, int],
        written: str,
        row: Row,
        features: Features,
        column: str,
        also: tuple[Features, ...],
    ) -> None:
        """One written form of a row."""
        known = self._features
        first, *rest = written.split()
        numbers = [known.setdefault(f, len(known)) for f in (features, *also)]
        entry = (order, tuple(rest), self._number[id(row)], numbers[0], column, tuple(numbers[1:]))
        self._words.setdefault(first, []).append(entry)

    def stored(self) -> Stored:
        """All that was added."""
        encode = msgspec.msgpack.Encoder().encode
        words = {word: msgspec.Raw(encode(entries)) for word, entries in self._words.items()}
        return Stored(self._rows, list(self._features), words)


def folder() -> Path | None:
    """The user's cache folder, by the custom of the system; ``None`` where nothing is to be stored."""
    own = os.environ.get("MUSNAD_CACHE")
    if own is not None:
        return Path(own) if own else None
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return Path(base) / "musnad" if os.path.isabs(base) else None


def _name(digest: str) -> str:
    """The file for a digest of tables: the code that reads and inflects them counts too."""
    code = hashlib.sha256(f"{digest} {sys.version_info[:2]} {msgspec.__version__}".encode())
    here = Path(__file__).parent
    for path in sorted([*here.rglob("*.py"), *(here.parent / "text").glob("*.py")]):
        code.update(path.read_bytes())
    return f"lexicon-{code.hexdigest()[:20]}.msgpack"


def read(digest: str) -> Stored | None:
    """The stored copy of the tables with this digest, if there is one that can be read."""
    place = folder()
    if place is None:
        return None
    try:
        return _decoder.decode((place / _name(digest)).read_bytes())
    except (OSError, msgspec.MsgspecError):
        return None


def write(digest: str, make: Callable[[], Stored]) -> None:
    """Store what ``make`` gives; it is called only where the folder can be written.

    Where it raises ``ValueError`` (a wrong row, which is told of when its words are met) nothing is stored.
    """
    place = folder()
    if place is None:
        return
    with contextlib.suppress(OSError, ValueError):
        place.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=place, prefix="writing-")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(msgspec.msgpack.encode(make()))
            os.replace(temporary, place / _name(digest))  # whole or not at all
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        for old in sorted(place.glob("lexicon-*.msgpack"), key=lambda p: p.stat().st_mtime)[: -_KEPT - 1]:
            old.unlink(missing_ok=True)
