"""What a record remembers of its views: they are made anew only where something they rest on has changed."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from ..store.store import RecordError, Store

#: Views that a record remembers; the oldest go.
REMEMBERED = 200


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of the program: what another one remembered is not what this one would say."""
    digest = hashlib.blake2b(digest_size=16)
    here = Path(__file__).parent.parent
    for path in sorted(here.rglob("*")):
        if path.suffix not in (".pyc", ".tsv", ".toml") and path.is_file():  # the lexicon has a version of its own
            digest.update(path.read_bytes())
    return digest.hexdigest()


def remembered(store: Store, of: tuple[str | None, ...], members: list[str] | None, make: Callable[[], bytes]) -> bytes:
    """What ``make`` makes, or what it made before of the same articles, links, corrections and program.

    ``of``: all else that it is made of. ``members``: the articles, or None for all.
    """
    parts = (*of, _code(), store.state(members))
    digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    found = store.remembered(digest)
    if found is None:
        found = make()
        with suppress(RecordError):
            store.remember(digest, zlib.compress(found, 1), REMEMBERED)
        return found
    return zlib.decompress(found)
