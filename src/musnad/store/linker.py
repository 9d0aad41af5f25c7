"""The link tables within a transaction: what is to be settled, the index to find articles by, and the links set."""

from __future__ import annotations

import json
import zlib
from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

#: For each fingerprint, so many of the earliest articles that have it are looked at; for each topic, of the last ones.
EARLIEST, LAST = 8, 12


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
    linker = Linker(runner(connection))
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
    run = runner(connection)
    yield from run(
        "SELECT 'linked', v.article, l.place, s.article, p.article, l.score, l.shared, c.article FROM linked l"
        " JOIN versions v ON v.key = l.version_key LEFT JOIN versions s ON s.key = l.story"
        " LEFT JOIN versions p ON p.key = l.parent LEFT JOIN versions c ON c.key = l.copy_of"
    )
    yield from run(
        "SELECT 'carried', v.article, c.start, c.end, o.article FROM carried c"
        " JOIN versions v ON v.key = c.version_key JOIN versions o ON o.key = c.origin"
    )


def enlist(connection: Connection, key: int) -> None:
    """Note a new article as unsettled."""
    Linker(runner(connection)).note([key])


def _packed(hashes: Iterable[int]) -> bytes:
    return array("I", sorted(hashes)).tobytes()


def _unpacked(data: bytes) -> frozenset[int]:
    found = array("I")
    found.frombytes(data)
    return frozenset(found)


def runner(connection: Connection) -> Any:
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver.execute
