"""What links the articles of a record: copies, passages carried over, what follows what; and the index to find them by.

Everything here can be worked out again from the articles. An article that goes in, changes or goes out is only noted as
*unsettled*, with those whose links may rest on it; :mod:`musnad.linking` settles them, a few hundred in a transaction.
A record killed at any moment has either settled an article or not.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection

from .opening import Database, RecordError

#: For each fingerprint, so many of the earliest articles that have it are looked at; for each topic, of the last ones.
EARLIEST, LAST = 8, 12


class Linked(NamedTuple):
    """The links of an article: ids of articles. ``place``: in the order of publication; ``story``: its first article.

    ``was_first``: a story once went by its id.
    """

    article: str
    place: int
    story: str
    parent: str | None
    score: float | None
    shared: tuple[str, ...]
    copy_of: str | None
    was_first: bool
    title: str | None
    outlet: str | None
    published: tuple[str | None, str | None]


class Carried(NamedTuple):
    """Words ``[start, end)`` of an article that stand in an older one, and what is known of that."""

    article: str
    start: int
    end: int
    origin: str
    outlet: str | None
    published: tuple[str | None, str | None]


class Linker:
    """The link tables inside one transaction. Articles are numbers here: keys of the table of versions."""

    def __init__(self, run: Any) -> None:
        self._run = run

    # ---- what is to be settled
    def unsettled(self, limit: int) -> list[tuple[int, bool]]:
        """Keys to be settled, by day of publication; ``True``: nothing is known of it yet."""
        found = self._run(
            "SELECT u.version_key, l.version_key IS NULL FROM unsettled u JOIN versions v ON v.key = u.version_key"
            " LEFT JOIN linked l ON l.version_key = u.version_key"
            " ORDER BY coalesce(v.published_to, '9999'), u.version_key LIMIT ?",
            (limit,),
        )
        return [(key, bool(new)) for key, new in found]

    def note(self, keys: Iterable[int]) -> None:
        """Note articles as unsettled."""
        for key in keys:
            self._run("INSERT OR IGNORE INTO unsettled VALUES (?)", (key,))

    def settled(self, keys: Iterable[int]) -> None:
        """Take articles off the list."""
        for key in keys:
            self._run("DELETE FROM unsettled WHERE version_key = ?", (key,))

    # ---- the index
    def enter(
        self, key: int, place: int, sid: str, agency: str | None, hashes: Iterable[int], chosen: Iterable[int],
        topics: dict[str, float], title: str | None,
    ) -> None:  # fmt: skip
        """Enter an article into the index: its hashes, those it is looked up by, and what it is known by."""
        self._run(
            "INSERT INTO linked (version_key, place, sid, agency, weight, story, title) VALUES (?, ?, ?, ?, ?, ?, ?)",
            (key, place, sid, agency, sum(topics.values()), key, title),
        )
        packed = json.dumps(topics, ensure_ascii=False, separators=(",", ":"))
        looked_up = sorted(chosen)
        self._run("INSERT INTO features VALUES (?, ?, ?, ?)", (key, _packed(hashes), _packed(looked_up), packed))
        for value in looked_up:
            self._run("INSERT INTO prints VALUES (?, ?, ?)", (value, place, key))
        for name in topics:
            self._run("INSERT INTO topics VALUES (?, ?, ?)", (name, place, key))

    def topics_of(self, key: int) -> dict[str, float]:
        """What an article is known by."""
        [row] = self._run("SELECT topics FROM features WHERE version_key = ?", (key,))
        found: dict[str, float] = json.loads(row[0])
        return found

    def chosen_of(self, key: int) -> frozenset[int]:
        """The hashes an article is looked up by."""
        [row] = self._run("SELECT chosen FROM features WHERE version_key = ?", (key,))
        return _unpacked(row[0])

    def text_of(self, key: int) -> tuple[str, bytes]:
        """The text of an article, and its analysis as JSON."""
        [row] = self._run("SELECT text, analysis FROM versions WHERE key = ?", (key,))
        return row[0], zlib.decompress(row[1])

    def article_of(self, key: int) -> tuple[str, str | None]:
        """The id of an article, and its agency as given."""
        [row] = self._run("SELECT article, agency FROM versions WHERE key = ?", (key,))
        return row[0], row[1]

    def place_of(self, key: int) -> int:
        """Its place in the order of publication."""
        [row] = self._run("SELECT place FROM linked WHERE version_key = ?", (key,))
        return int(row[0])

    def weight_of(self, key: int) -> float:
        """All that it is known by."""
        [row] = self._run("SELECT weight FROM linked WHERE version_key = ?", (key,))
        return float(row[0])

    def kept(self, keys: Iterable[int]) -> Iterator[tuple[int, int, str | None, frozenset[int]]]:
        """Key, place, agency and hashes of articles."""
        for key in keys:
            for row in self._run(
                "SELECT l.version_key, l.place, l.agency, f.hashes FROM linked l JOIN features f"
                " ON f.version_key = l.version_key WHERE l.version_key = ?",
                (key,),
            ):
                yield row[0], row[1], row[2], _unpacked(row[3])

    def earliest(self, value: int, before: int) -> list[int]:
        """Keys of the first articles that have a fingerprint, up to a place."""
        found = self._run(
            "SELECT version_key FROM prints WHERE hash = ? AND place < ? ORDER BY place, version_key LIMIT ?",
            (value, before, EARLIEST),
        )
        return [row[0] for row in found]

    def after_print(self, value: int, place: int) -> list[int]:
        """Keys of all later articles that have a fingerprint, if the one of this place is among the first few."""
        rows = self._run(
            "SELECT place FROM prints WHERE hash = ? ORDER BY place, version_key LIMIT ?", (value, EARLIEST)
        ).fetchall()
        if len(rows) == EARLIEST and rows[-1][0] < place:
            return []
        found = self._run("SELECT version_key FROM prints WHERE hash = ? AND place > ?", (value, place))
        return [row[0] for row in found]

    def last(self, name: str, before: int) -> list[tuple[int, int]]:
        """Place and key of the last articles before a place that are known by something."""
        found = self._run(
            "SELECT place, version_key FROM topics WHERE topic = ? AND place < ?"
            " ORDER BY place DESC, version_key LIMIT ?",
            (name, before, LAST),
        )
        return list(found)

    def after_topic(self, name: str, place: int) -> list[int]:
        """Keys of the next articles after a place that are known by something."""
        found = self._run(
            "SELECT version_key FROM topics WHERE topic = ? AND place > ? ORDER BY place, version_key LIMIT ?",
            (name, place, LAST),
        )
        return [row[0] for row in found]

    # ---- the links
    def set_copy(self, key: int, copy_of: int | None, passages: Sequence[tuple[int, int, int]]) -> None:
        """What an article repeats as a whole, and what of it is carried over from where."""
        self._run("UPDATE linked SET copy_of = ? WHERE version_key = ? AND copy_of IS NOT ?", (copy_of, key, copy_of))
        self._run("DELETE FROM carried WHERE version_key = ?", (key,))
        for start, end, origin in passages:
            self._run("INSERT INTO carried VALUES (?, ?, ?, ?)", (key, start, end, origin))

    def set_parent(self, key: int, parent: int | None, score: float | None, shared: Sequence[str]) -> None:
        """What an article follows; all that follows it comes along."""
        packed = json.dumps(shared, ensure_ascii=False, separators=(",", ":")) if parent is not None else None
        self._run(
            "UPDATE linked SET parent = ?, score = ?, shared = ? WHERE version_key = ?", (parent, score, packed, key)
        )
        story = key
        if parent is not None:
            [(story,)] = self._run("SELECT story FROM linked WHERE version_key = ?", (parent,))
        [(old,)] = self._run("SELECT story FROM linked WHERE version_key = ?", (key,))
        if old != story:
            if old == key:  # what went by this article's id goes by another's now
                self._run(
                    "INSERT OR IGNORE INTO firsts SELECT v.article FROM versions v WHERE v.key = ? AND EXISTS"
                    " (SELECT 1 FROM linked WHERE parent = ?)",
                    (key, key),
                )
            self._run(
                "WITH RECURSIVE under(k) AS (SELECT ? UNION SELECT version_key FROM linked JOIN under ON parent = k)"
                " UPDATE linked SET story = ? WHERE version_key IN (SELECT k FROM under)",
                (key, story),
            )


def forget(connection: Connection, key: int) -> None:
    """Take an article out of the index, and note those whose links may have rested on it."""
    linker = Linker(_runner(connection))
    run = linker._run
    run("DELETE FROM unsettled WHERE version_key = ?", (key,))
    known = run("SELECT place FROM linked WHERE version_key = ?", (key,)).fetchone()
    if known is None:
        return
    place, touched = known[0], set()
    for value in linker.chosen_of(key):
        touched.update(linker.after_print(value, place))
        run("DELETE FROM prints WHERE hash = ? AND place = ? AND version_key = ?", (value, place, key))
    for name in linker.topics_of(key):
        touched.update(linker.after_topic(name, place))
        run("DELETE FROM topics WHERE topic = ? AND place = ? AND version_key = ?", (name, place, key))
    for row in run("SELECT version_key FROM linked WHERE parent = ? OR copy_of = ?", (key, key)).fetchall():
        touched.add(row[0])
    for table in ("linked", "features", "carried"):
        run(f"DELETE FROM {table} WHERE version_key = ?", (key,))
    linker.note(sorted(touched - {key}))


def lines(connection: Connection) -> Iterator[tuple[Any, ...]]:
    """All links, without internal keys."""
    run = _runner(connection)
    yield from run(
        "SELECT 'linked', v.article, l.place, s.article, p.article, l.score, l.shared, c.article FROM linked l"
        " JOIN versions v ON v.key = l.version_key LEFT JOIN versions s ON s.key = l.story"
        " LEFT JOIN versions p ON p.key = l.parent LEFT JOIN versions c ON c.key = l.copy_of"
    )
    yield from run(
        "SELECT 'carried', v.article, c.start, c.end, o.article FROM carried c"
        " JOIN versions v ON v.key = c.version_key JOIN versions o ON o.key = c.origin"
    )


def _linked(row: Any) -> Linked:
    """Of a row of the query in :meth:`Links.linked`."""
    article, place, story, parent, score, shared, copy_of, was_first, title, outlet, low, high = row
    keys = tuple(json.loads(shared or "[]"))
    return Linked(article, place, story, parent, score, keys, copy_of, bool(was_first), title, outlet, (low, high))


def _among(articles: Iterable[str] | None) -> tuple[str, tuple[str, ...]]:
    """The condition that an article is one of some, with its parameter."""
    if articles is None:
        return "", ()
    return " WHERE v.article IN (SELECT value FROM json_each(?))", (json.dumps(list(articles)),)


def enlist(connection: Connection, key: int) -> None:
    """Note a new article as unsettled."""
    Linker(_runner(connection)).note([key])


def _packed(hashes: Iterable[int]) -> bytes:
    return array("I", sorted(hashes)).tobytes()


def _unpacked(data: bytes) -> frozenset[int]:
    found = array("I")
    found.frombytes(data)
    return frozenset(found)


def _runner(connection: Connection) -> Any:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.execute


class Links(Database):
    """The link tables of a record."""

    @contextmanager
    def linking(self) -> Iterator[Linker]:
        """The link tables in one transaction."""
        try:
            with self.writing() as connection:
                yield Linker(_runner(connection))
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
        rows = self._rows(
            "SELECT v.article, l.place, s.article, p.article, l.score, l.shared, c.article, w.article IS NOT NULL,"
            " l.title, v.outlet, v.published_from, v.published_to FROM versions v"
            " JOIN linked l ON l.version_key = v.key LEFT JOIN versions s ON s.key = l.story"
            " LEFT JOIN versions p ON p.key = l.parent LEFT JOIN versions c ON c.key = l.copy_of"
            f" LEFT JOIN firsts w ON w.article = v.article{where} ORDER BY l.place, v.article",
            parameters,
        )
        return [_linked(row) for row in rows]

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
            " v.translated, v.given, v.given_basis, v.published_from, v.published_to, c.article FROM versions v"
            " LEFT JOIN linked l ON l.version_key = v.key LEFT JOIN versions c ON c.key = l.copy_of"
            f"{where} ORDER BY v.article",
            "SELECT v.article, c.start, c.end, o.article, o.outlet, o.published_to FROM versions v"
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

    def remember(self, digest: str, body: bytes, most: int) -> None:
        """Keep a view; the oldest of more than ``most`` go."""
        with self.linking() as linker:
            linker._run("INSERT OR REPLACE INTO remembered (digest, body) VALUES (?, ?)", (digest, body))
            linker._run("DELETE FROM remembered WHERE number <= (SELECT max(number) FROM remembered) - ?", (most,))
