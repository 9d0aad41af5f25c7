"""What links the articles of a record: copies, passages carried over, what follows what; and the index to find them by.

Everything here can be worked out again from the articles. An article that goes in, changes or goes out is only noted as
*unsettled*, with those whose links may rest on it; :mod:`musnad.linking` settles them, a few hundred in a transaction.
A record killed at any moment has either settled an article or not.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from .linker import Linker, runner
from .opening import Database, RecordError


class Linked(NamedTuple):
    """The links of an article: ids of articles. ``place``: in the order of publication; ``story``: its first article.

    ``was_first``: a story once went by its id.
    """

    article: str
    place: int
    story: str
    parent: str | None
    score: float | None
    packed: str | None
    copy_of: str | None
    was_first: bool
    title: str | None
    outlet: str | None
    published: tuple[str | None, str | None]

    @property
    def shared(self) -> tuple[str, ...]:
        """The keys it shares with its parent; unpacked when asked for, since a record has many links."""
        return tuple(json.loads(self.packed or "[]"))


class Carried(NamedTuple):
    """Words ``[start, end)`` of an article that stand in an older one, and what is known of that."""

    article: str
    start: int
    end: int
    origin: str
    outlet: str | None
    published: tuple[str | None, str | None]


def _linked(row: Any) -> Linked:
    """Of a row of the query in :meth:`Links.linked`."""
    article, place, story, parent, score, packed, copy_of, was_first, title, outlet, low, high = row
    story, outlet = sys.intern(story or article), sys.intern(outlet) if outlet is not None else None
    return Linked(article, place, story, parent, score, packed, copy_of, bool(was_first), title, outlet, (low, high))


def _among(articles: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    """The condition that an article is one of some, with its parameter."""
    if articles is None:
        return "", ()
    return " WHERE v.article IN (SELECT value FROM json_each(?))", (json.dumps(list(articles)),)


class Links(Database):
    """The link tables of a record."""

    @contextmanager
    def linking(self) -> Iterator[Linker]:
        """The link tables in one transaction."""
        try:
            with self.writing() as connection:
                yield Linker(runner(connection))
        except sqlite3.Error as error:
            raise RecordError(f"{self.place}: {error}") from error

    def _rows(self, sql: str, parameters: Sequence[object] = ()) -> list[Any]:
        with self.reading() as connection:
            return list(connection.exec_driver_sql(sql, tuple(parameters)))

    def unsettled(self) -> int:
        """How many articles are to be settled."""
        return int(self._rows("SELECT count(*) FROM unsettled")[0][0])

    def linked(self, articles: Iterable[str] | None = None) -> list[Linked]:
        """The links of some articles, or of all, in the order of publication."""
        where, parameters = _among(articles)
        sql = (
            "SELECT v.article, l.place, s.article, p.article, l.score, l.shared, c.article, w.article IS NOT NULL,"
            " l.title, v.outlet, v.published_from, v.published_to FROM versions v"
            " JOIN linked l ON l.version_key = v.key LEFT JOIN versions s ON s.key = l.story"
            " LEFT JOIN versions p ON p.key = l.parent LEFT JOIN versions c ON c.key = l.copy_of"
            f" LEFT JOIN firsts w ON w.article = v.article{where} ORDER BY l.place, v.article"
        )
        with self.reading() as connection:
            return [_linked(row) for row in connection.exec_driver_sql(sql, parameters)]

    def actors_of(self, articles: Sequence[str]) -> dict[str, list[str]]:
        """The actors known by an id that each article names."""
        rows = self._rows(
            "SELECT DISTINCT v.article, a.actor FROM versions v JOIN actors a ON a.version_key = v.key"
            " WHERE v.current = 1 AND v.article IN (SELECT value FROM json_each(?)) AND a.level = 'NAM'"
            " AND a.actor IS NOT NULL AND a.actor NOT LIKE 'local:%' ORDER BY 1, 2",
            (json.dumps(list(articles)),),
        )
        out: dict[str, list[str]] = {}
        for article, actor in rows:
            out.setdefault(article, []).append(actor)
        return out

    def carried(self, articles: Iterable[str] | None = None) -> list[Carried]:
        """Passages carried over, of some articles or of all, in the order of the text."""
        where, parameters = _among(articles)
        rows = self._rows(
            "SELECT v.article, c.start, c.end, o.article, o.outlet, o.published_from, o.published_to FROM versions v"
            f" JOIN carried c ON c.version_key = v.key JOIN versions o ON o.key = c.origin{where}"
            " ORDER BY v.article, c.start",
            parameters,
        )
        return [Carried(a, s, e, origin, outlet, (low, high)) for a, s, e, origin, outlet, low, high in rows]

    def copies(self, articles: Iterable[str] | None = None) -> list[tuple[str, str]]:
        """Articles, of some or of all, that repeat an older one as a whole, with that."""
        where, parameters = _among(articles)
        rows = self._rows(
            "SELECT v.article, o.article FROM versions v JOIN linked l ON l.version_key = v.key"
            f" JOIN versions o ON o.key = l.copy_of{where} ORDER BY v.article",
            parameters,
        )
        return [(a, b) for a, b in rows]

    def copies_of(self, article: str) -> list[str]:
        """The articles that one repeats, or that repeat it."""
        rows = self._rows(
            "WITH here AS (SELECT key FROM versions WHERE article = ? AND current = 1)"
            " SELECT o.article FROM here JOIN linked l ON l.version_key = here.key"
            " JOIN versions o ON o.key = l.copy_of UNION"
            " SELECT o.article FROM here JOIN linked l ON l.copy_of = here.key"
            " JOIN versions o ON o.key = l.version_key",
            (article,),
        )
        return sorted(row[0] for row in rows)

    def ids_with(self, part: str) -> list[str]:
        """The ids of articles that hold these letters, at most six, sorted."""
        if not part:
            return []
        sql = "SELECT article FROM versions WHERE current = 1 AND instr(article, ?) ORDER BY article LIMIT 6"
        return [row[0] for row in self._rows(sql, (part,))]

    def begun_by(self, sid: str) -> str | None:
        """The article that a story's id was made of."""
        rows = self._rows(
            "SELECT v.article FROM linked l JOIN versions v ON v.key = l.version_key WHERE l.sid = ? ORDER BY l.place",
            (sid,),
        )
        return rows[0][0] if rows else None

    def story_of(self, article: str) -> str | None:
        """The first article of the story that an article belongs to, before what was put together by hand."""
        rows = self._rows(
            "SELECT s.article FROM versions v JOIN linked l ON l.version_key = v.key JOIN versions s ON s.key = l.story"
            " WHERE v.article = ?",
            (article,),
        )
        return rows[0][0] if rows else None

    def members(self, firsts: Iterable[str]) -> list[str]:
        """The articles of the stories begun by some articles, in the order of publication."""
        rows = self._rows(
            "SELECT m.article FROM linked l JOIN versions m ON m.key = l.version_key WHERE l.story IN"
            " (SELECT v.key FROM versions v WHERE v.article IN (SELECT value FROM json_each(?)) AND v.current = 1)"
            " ORDER BY l.place, m.article",
            (json.dumps(list(firsts)),),
        )
        return [row[0] for row in rows]

    # ---- views worked out before
    def state(self, articles: Iterable[str] | None = None) -> bytes:
        """A digest of all that views of some articles, or of all, depend on in the record: versions with what is known
        of them, links, corrections."""
        where, parameters = _among(articles)
        where = f"{where} AND v.current = 1" if where else " WHERE v.current = 1"
        digest = hashlib.blake2b(digest_size=16)
        queries = (
            "SELECT v.article, v.version, v.program, v.lexicon, v.title, v.url, v.outlet, v.agency, v.language,"
            " v.translated, v.given, v.given_basis, v.retrieved, v.published_from, v.published_to, c.article"
            " FROM versions v"
            " LEFT JOIN linked l ON l.version_key = v.key LEFT JOIN versions c ON c.key = l.copy_of"
            f"{where} ORDER BY v.article",
            "SELECT v.article, c.start, c.end, o.article, o.outlet, o.published_from, o.published_to FROM versions v"
            f" JOIN carried c ON c.version_key = v.key JOIN versions o ON o.key = c.origin{where}"
            " ORDER BY v.article, c.start",
            "SELECT s.source, v.article FROM sources s JOIN versions v ON v.key = s.version_key"
            f"{where} ORDER BY v.article, s.source",
        )
        for query in queries:
            for row in self._rows(query, parameters):
                digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        for row in self._rows("SELECT * FROM corrections ORDER BY id"):
            digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
        return digest.digest()

    def remembered(self, digest: str) -> bytes | None:
        """A view kept under a digest of all that it depends on."""
        rows = self._rows("SELECT body FROM remembered WHERE digest = ?", (digest,))
        return rows[0][0] if rows else None

    def remember(self, digest: str, body: bytes, most: int, size: int) -> None:
        """Keep a view; the oldest of more than ``most``, and of more than ``size`` bytes together, go."""
        with self.linking() as linker:
            linker._run("INSERT OR REPLACE INTO remembered (digest, body) VALUES (?, ?)", (digest, body))
            linker._run("DELETE FROM remembered WHERE number <= (SELECT max(number) FROM remembered) - ?", (most,))
            linker._run(
                "DELETE FROM remembered WHERE number IN (SELECT number FROM (SELECT number,"
                " sum(length(body)) OVER (ORDER BY number DESC) AS total FROM remembered) WHERE total > ?)",
                (size,),
            )
