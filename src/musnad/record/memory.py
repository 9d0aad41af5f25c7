"""What a record remembers of its views: they are made anew only where something they rest on has changed."""

from __future__ import annotations

import hashlib
import zlib
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ..store.store import RecordError, Store

#: Views that a record remembers, and the bytes that they take at most; the oldest go.
REMEMBERED, LARGEST = 200, 64_000_000


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of the program: what another one remembered is not what this one would say."""
    digest = hashlib.blake2b(digest_size=16)
    here = Path(__file__).parent.parent
    for path in sorted(here.rglob("*")):
        if path.suffix not in (".pyc", ".tsv", ".toml") and path.is_file():  # the lexicon has a version of its own
            digest.update(path.read_bytes())
    return digest.hexdigest()


class Memory:
    """What was made of some articles, or of all (``members`` is None), with their links and corrections as they are.

    ``of``: all else that is made use of. Every name is kept under a digest of all of this, so nothing stale is found.
    """

    def __init__(self, store: Store, of: tuple[str | None, ...], members: list[str] | None) -> None:
        self._store = store
        self._members = members
        #: A digest of what the record holds of the articles.
        self.state = store.state(members)
        self._of = (*of, _code(), self.state)

    def recall(self, name: str) -> bytes | None:
        """What was kept under a name."""
        found = self._store.remembered(self._digest(name))
        return zlib.decompress(found) if found is not None else None

    def keep(self, name: str, body: bytes) -> None:
        """Keep what was made, unless the record changed meanwhile: nobody knows which state it was made of.

        A record that cannot be written remembers nothing.
        """
        if self._store.state(self._members) != self.state:
            return
        with suppress(RecordError):
            self._store.remember(self._digest(name), zlib.compress(body, 1), REMEMBERED, LARGEST)

    def _digest(self, name: str) -> str:
        given = repr((name, *self._of)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(given, digest_size=16).hexdigest()
