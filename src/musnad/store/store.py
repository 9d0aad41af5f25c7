"""The record on disk. The only SQL of the program stands in this package.

An article goes in as a whole, in one transaction: a process killed at any moment leaves each article either recorded or
not, and adding the same articles again completes the record.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
from sqlalchemy import Connection, func, select, text, update

from ..correction import Correction
from ..model import Analysis, Article
from . import corrections as corrected
from . import linker, links
from . import schema as t
from .index import index_rows, sentence_spans
from .opening import RecordError
from .versions import Change, Stored, article_of, merged, metadata, same, stored
from .words import index_keys, query_keys, search_words

__all__ = ["Change", "RecordError", "SentenceHit", "Store", "Stored"]


# What every article that is added needs is kept as SQL: building its expressions anew took half the time of adding.
_VERSION = "SELECT * FROM versions WHERE article = ? AND version = ?"
_LAST_NUMBER = "SELECT max(number) FROM versions WHERE article = ?"
_SOURCES = "SELECT source FROM sources WHERE version_key = ? ORDER BY source"


class SentenceHit(NamedTuple):
    """A sentence found: the article's id, the span, and how many of the words asked for stand in it."""

    article: str
    start: int
    end: int
    words: int


class Store(links.Links):
    """A record: an SQLite file (or a database URL). ``create``: make it where there is none."""

    # ---- in
    def pending(self, article: Article, program: str, lexicon: str) -> Article | None:
        """The article with what is known of it already, to be analysed; ``None`` if it is recorded just so."""
        with self.reading() as connection:
            row = self._version(connection, article)
        if row is None:
            return article
        known = merged(article, row)
        if (row.program, row.lexicon) != (program, lexicon):
            return known
        return None if metadata(known) == metadata(article_of(row)) else known

    def seen(self, article: Article) -> None:
        """Note one more place where a recorded article was read."""
        if article.source is None:
            return
        with self.reading() as connection:
            row = self._version(connection, article)
            if row is None or article.source in self._sources(connection, row.key):
                return
        with self.writing() as connection:
            self._add_source(connection, row.key, article.source)

    def put(self, article: Article, raw: str, packed_json: bytes) -> Change | None:
        """Record an article with its analysis (JSON); ``None`` if more has become known of it: analyse it again.

        Raises :class:`RecordError`, and ``ValueError`` if an annotation does not stand in the text.
        """
        analysis = Analysis.from_json(packed_json)
        rows = index_rows(analysis, article.text)
        sentences = sentence_spans(analysis, article.text)
        with self.writing() as connection:
            old = self._version(connection, article)
            if old is not None and metadata(merged(article, old)) != metadata(article):
                return None
            published = analysis.article.published
            values = {
                **metadata(article), "published_from": published.from_, "published_to": published.to,
                "program": analysis.program, "lexicon": analysis.lexicon, "analysis": zlib.compress(packed_json, 6),
            }  # fmt: skip
            if old is None:
                earlier = connection.exec_driver_sql(_LAST_NUMBER, (article.key(),)).scalar()
                change: Change = "new" if earlier is None else "version"
                if earlier is not None:
                    for key in connection.execute(
                        select(t.versions.c.key).where(t.versions.c.article == article.key(), t.versions.c.current == 1)
                    ).scalars():
                        self._unindex(connection, key)
                    connection.execute(
                        update(t.versions).where(t.versions.c.article == article.key()).values(current=0)
                    )
                row = {
                    "key": None, "article": article.key(), "version": article.version(), "number": (earlier or 0) + 1,
                    "current": 1, "raw": raw, "text": article.text, **values,
                }  # fmt: skip
                key, current = int(connection.exec_driver_sql(t.INSERT["versions"], row).lastrowid), True
            else:
                key, current, change = old.key, bool(old.current), "updated"
                if same(old, values, packed_json):
                    change = "same"
                else:
                    connection.execute(update(t.versions).where(t.versions.c.key == key).values(**values))
            if current and change != "same":
                if old is not None:
                    self._unindex(connection, key)
                self._index(connection, key, rows, sentences, article.text)
            if article.source is not None and article.source not in self._sources(connection, key):
                self._add_source(connection, key, article.source)
        return change

    @staticmethod
    def _version(connection: Connection, article: Article) -> Any:
        return connection.exec_driver_sql(_VERSION, (article.key(), article.version())).one_or_none()

    @staticmethod
    def _sources(connection: Connection, key: int) -> tuple[str, ...]:
        return tuple(connection.exec_driver_sql(_SOURCES, (key,)).scalars())

    @staticmethod
    def _add_source(connection: Connection, key: int, source: str) -> None:
        connection.exec_driver_sql(t.INSERT["sources"], {"version_key": key, "source": source})

    @staticmethod
    def _unindex(connection: Connection, key: int) -> None:
        linker.forget(connection, key)
        connection.execute(
            text("DELETE FROM fulltext WHERE rowid IN (SELECT key FROM sentences WHERE version_key = :key)"),
            {"key": key},
        )
        for table in (*t.INDEXES, t.sentences):
            connection.execute(table.delete().where(table.c.version_key == key))

    @staticmethod
    def _index(
        connection: Connection,
        key: int,
        rows: dict[str, list[dict[str, Any]]],
        spans: Sequence[tuple[int, int]],
        whole: str,
    ) -> None:
        linker.enlist(connection, key)
        for table in t.INDEXES:
            if found := rows.get(table.name):
                connection.exec_driver_sql(t.INSERT[table.name], [{"version_key": key, **row} for row in found])
        if not spans:
            return
        first = (connection.exec_driver_sql("SELECT max(key) FROM sentences").scalar() or 0) + 1
        numbered = list(enumerate(spans, first))
        connection.exec_driver_sql(
            t.INSERT["sentences"], [{"key": n, "version_key": key, "start": s, "end": e} for n, (s, e) in numbered]
        )
        words = ((n, [w for w, _, _ in search_words(whole[s:e])]) for n, (s, e) in numbered)
        connection.exec_driver_sql(
            "INSERT INTO fulltext (rowid, words) VALUES (?, ?)",
            [(n, " ".join(k for word in found for k in sorted(index_keys(word)))) for n, found in words],
        )

    def remove(self, article: str) -> bool:
        """Delete all versions of an article, and whether there was one. Corrections made on it are kept."""
        with self.writing() as connection:
            keys = list(connection.execute(select(t.versions.c.key).where(t.versions.c.article == article)).scalars())
            for key in keys:
                self._unindex(connection, key)
                connection.execute(t.sources.delete().where(t.sources.c.version_key == key))
            connection.execute(t.versions.delete().where(t.versions.c.article == article))
        return bool(keys)

    def correct(self, *corrections: Correction) -> int:
        """Keep corrections; returns how many were not known just so."""
        with self.writing() as connection:
            return corrected.put(connection, corrections)

    def undo(self, identifier: str, author: str | None, at: str | None) -> None:
        """Mark a correction as taken back; ``at=None``: as in force again."""
        with self.writing() as connection:
            corrected.undo(connection, identifier, author, at)

    # ---- out
    def corrections(self) -> list[Correction]:
        """All corrections, by time, then id."""
        with self.reading() as connection:
            return corrected.corrections(connection)

    def articles(self, *, every_version: bool = False, only: Sequence[str] | None = None) -> Iterator[Stored]:
        """The current version of every article, by id; or every version of every article; ``only``: of these."""
        query = select(t.versions).order_by(t.versions.c.article, t.versions.c.number)
        grouped = select(t.versions.c.article, func.count()).group_by(t.versions.c.article)
        places = select(t.sources).order_by(t.sources.c.source)
        if only is not None:
            names = select(func.json_each(json.dumps(list(only))).table_valued("value").c.value)
            query = query.where(t.versions.c.article.in_(names))
            grouped = grouped.where(t.versions.c.article.in_(names))
            among = select(t.versions.c.key).where(t.versions.c.article.in_(names))
            places = places.where(t.sources.c.version_key.in_(among))
        if not every_version:
            query = query.where(t.versions.c.current == 1)
        with self.reading() as connection:
            counts = {row[0]: int(row[1]) for row in connection.execute(grouped)}
            sources: dict[int, list[str]] = {}
            for key, source in connection.execute(places):
                sources.setdefault(key, []).append(source)
            for row in connection.execute(query):
                yield stored(row, counts[row.article], tuple(sources.get(row.key, ())))

    def get(self, article: str) -> Stored | None:
        """The current version of an article."""
        with self.reading() as connection:
            row = connection.execute(
                select(t.versions).where(t.versions.c.article == article, t.versions.c.current == 1)
            ).one_or_none()
            if row is None:
                return None
            count = connection.execute(
                select(func.count()).select_from(t.versions).where(t.versions.c.article == article)
            ).scalar_one()
            return stored(row, count, self._sources(connection, row.key))

    def search(self, words: Iterable[str]) -> list[SentenceHit]:
        """Sentences with the most of these folded words, in articles that hold all of them; by article and place."""
        found: dict[int, int] = {}
        everywhere: set[int] | None = None
        spans: dict[int, tuple[int, str, int, int]] = {}
        query = (
            select(t.sentences.c.key, t.sentences.c.version_key, t.versions.c.article, t.sentences.c.start)
            .add_columns(t.sentences.c.end)
            .join(t.versions, t.versions.c.key == t.sentences.c.version_key)
            .where(text("sentences.key IN (SELECT rowid FROM fulltext WHERE fulltext MATCH :match)"))
        )
        with self.reading() as connection:
            for word in dict.fromkeys(words):
                match = " OR ".join(f'"{key}"' for key in sorted(query_keys(word)))
                here = set()
                for key, version, article, start, end in connection.execute(query, {"match": match}):
                    found[key] = found.get(key, 0) + 1
                    spans[key] = (version, article, start, end)
                    here.add(version)
                everywhere = here if everywhere is None else everywhere & here
        best: dict[int, int] = {}
        for key, count in found.items():
            best[spans[key][0]] = max(best.get(spans[key][0], 0), count)
        return sorted(
            SentenceHit(article, start, end, found[key])
            for key, (version, article, start, end) in spans.items()
            if version in (everywhere or ()) and found[key] == best[version]
        )

    def dump(self) -> Iterator[str]:
        """The whole content as sorted lines, without internal keys: two records are the same if these are."""
        lines: list[str] = []
        with self.reading() as connection:
            names = {
                row.key: f"{row.article} {row.version}"
                for row in connection.execute(select(t.versions.c.key, t.versions.c.article, t.versions.c.version))
            }
            for table in (t.versions, t.sources, *t.INDEXES, t.sentences):
                for row in connection.execute(select(table)).mappings():
                    cells = {k: v for k, v in row.items() if k not in ("key", "version_key", "analysis")}
                    if "analysis" in row:
                        cells["analysis"] = zlib.decompress(row["analysis"]).decode()
                    cells["of"] = names[row["version_key"] if "version_key" in row else row["key"]]
                    lines.append(f"{table.name} {msgspec.json.encode(cells, order='deterministic').decode()}")
            for link in linker.lines(connection):
                lines.append(f"{link[0]} {json.dumps(link[1:], ensure_ascii=False)}")
            for correction in corrected.corrections(connection):
                lines.append(f"corrections {msgspec.json.encode(correction, order='deterministic').decode()}")
            join = "SELECT s.version_key, s.start, w.words FROM fulltext w LEFT JOIN sentences s ON s.key = w.rowid"
            for key, start, words in connection.execute(text(join)):
                lines.append(f"words {names.get(key)} {start} {words}")
        return iter(sorted(lines))
