"""Records of earlier schemas are brought to the present one, and nothing in them is lost."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy import create_engine

from musnad.demo import articles
from musnad.record import Record
from musnad.store import schema
from musnad.store.migrations import MIGRATIONS
from musnad.store.store import Store

#: The tables of the first schema.
FIRST = (
    "versions", "sources", "timexes", "actors", "places", "quotations", "events", "statuses", "figures", "sentences",
)  # fmt: skip


def first_schema(path: Path, filled: Path) -> None:
    """A record as the first schema had it, with the rows of a present one."""
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        MIGRATIONS[0](connection)
        connection.exec_driver_sql("UPDATE musnad SET schema = 1")
        connection.exec_driver_sql(f"ATTACH '{filled}' AS filled")
        for table in FIRST:
            names = [row[1] for row in connection.exec_driver_sql(f"PRAGMA main.table_info({table})")]
            columns = ", ".join(f'"{name}"' for name in names)
            connection.exec_driver_sql(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM filled.{table}")
        connection.exec_driver_sql("INSERT INTO main.fulltext (rowid, words) SELECT rowid, words FROM filled.fulltext")
    engine.dispose()


def tables(path: Path) -> set[str]:
    with sqlite3.connect(path) as connection:
        found = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    connection.close()
    return found


def test_a_step_for_every_schema() -> None:
    assert len(MIGRATIONS) == schema.VERSION


def test_a_record_of_the_first_schema_is_upgraded_and_nothing_is_lost(tmp_path: Path) -> None:
    filled, old = tmp_path / "filled.db", tmp_path / "old.db"
    with Record(filled) as record:
        record.add(*articles())
        before, timeline = list(record.dump()), record.timeline()
    first_schema(old, filled)
    assert "corrections" not in tables(old)
    with Record(old, create=False) as record:
        assert list(record.dump()) == before
        assert record.timeline() == timeline
        assert record.corrections() == []
        made = record.correct("accept", timeline[0].id, author="a", at="2026-01-01")
        assert record.search("التحالف")
    with sqlite3.connect(old) as connection:
        assert connection.execute("SELECT schema FROM musnad").fetchall() == [(schema.VERSION,)]
    connection.close()
    with Record(old) as record:
        assert [c.id for c in record.corrections()] == [made.id]


def test_an_upgrade_is_done_once(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path).close()
    before = tables(path)
    Store(path).close()
    assert tables(path) == before
