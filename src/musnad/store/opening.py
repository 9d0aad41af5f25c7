"""Opening a record: the file or database, its transactions, its schema, and errors told in one line."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, update
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from ..errors import MusnadError
from . import schema as t
from .migrations import MIGRATIONS


class RecordError(MusnadError):
    """The record cannot be opened, read or written; the message is one line that names it."""


class Database:
    """An SQLite file (or a database URL) with the present schema. ``create``: make it where there is none."""

    def __init__(self, place: str | Path, *, create: bool = True) -> None:
        self.place = str(place)
        is_url = "://" in self.place
        if not is_url:
            path = Path(self.place)
            if path.is_dir():
                raise RecordError(f"{self.place}: a folder, not a record")
            if not path.exists() and not create:
                raise RecordError(f"{self.place}: there is no such record; `musnad add` makes one")
            if path.is_file() and not _is_sqlite(path):
                raise RecordError(f"{self.place}: not a database, so not a record")
            if create and not path.absolute().parent.is_dir():
                raise RecordError(f"{self.place}: its folder does not exist")
        url: str | URL = self.place if is_url else URL.create("sqlite", database=self.place)
        with self.guard():
            self.engine: Engine = create_engine(url)
            if self.engine.dialect.name == "sqlite":
                event.listen(self.engine, "connect", _on_connect)
                event.listen(self.engine, "begin", _on_begin)
            self._migrate(create)

    def close(self) -> None:
        """Release the file."""
        self.engine.dispose()

    @contextmanager
    def guard(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise RecordError(f"{self.place}: {_reason(error)}") from error
        except (SQLAlchemyError, ImportError) as error:
            raise RecordError(f"{self.place}: {str(error).splitlines()[0]}") from error

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.guard(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with (
            self.guard(),
            self.engine.connect().execution_options(musnad_write=True) as connection,
            connection.begin(),
        ):
            yield connection

    def _migrate(self, create: bool) -> None:
        with self.reading() as connection:
            found = self._schema(connection)
        if found == t.VERSION:
            return
        if found > t.VERSION:
            raise RecordError(
                f"{self.place}: written by a newer Musnad (schema {found}; this one knows {t.VERSION}); please upgrade"
            )
        if found == 0 and not create:
            raise RecordError(f"{self.place}: holds no record yet; `musnad add` makes one")
        if found == 0 and self.engine.dialect.name == "sqlite":
            with self.guard(), self.engine.connect() as connection:
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute("PRAGMA journal_mode=WAL")
        with self.writing() as connection:
            found = self._schema(connection)  # another process may have been first
            for step in MIGRATIONS[found:]:
                step(connection)
            connection.execute(update(t.schema).values(schema=t.VERSION))

    def _schema(self, connection: Connection) -> int:
        """The schema number; 0 for an empty database. Raises :class:`RecordError` for somebody else's."""
        tables = inspect(connection).get_table_names()
        if "musnad" not in tables:
            if tables:
                raise RecordError(f"{self.place}: a database, but not a Musnad record")
            return 0
        return int(connection.execute(select(t.schema.c.schema)).scalar_one())


def _is_sqlite(path: Path) -> bool:
    """An empty file may become one; one that cannot be opened is left to the driver to report."""
    try:
        with path.open("rb") as stream:
            return stream.read(16) in (b"", b"SQLite format 3\0")
    except OSError:
        return True


def _on_connect(driver: Any, _: Any) -> None:
    driver.isolation_level = None  # transactions are begun by _on_begin, so that DDL is inside them too
    driver.execute("PRAGMA busy_timeout=30000")
    driver.execute("PRAGMA synchronous=NORMAL")


def _on_begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("musnad_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _reason(error: DBAPIError) -> str:
    said = str(error.orig)
    return {
        "file is not a database": "not a database, so not a record",
        "database or disk is full": "cannot be written: the disk is full",
        "disk I/O error": "cannot be written or read: disk I/O error (is the disk full?)",
        "unable to open database file": "cannot be opened (permission, or not a file)",
        "attempt to write a readonly database": "cannot be written (it is read-only)",
        "database is locked": "in use by another program",
        "database disk image is malformed": "the record is damaged",
    }.get(said, said)
