"""How a record comes to the present schema: a function a step, never changed once released."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Connection


def to_1(connection: Connection) -> None:
    """The first schema."""
    for statement in _SCHEMA_1:
        connection.exec_driver_sql(statement)


_SPAN = 'version_key INTEGER NOT NULL, id TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL'
_SCHEMA_1 = (
    "CREATE TABLE musnad (schema INTEGER NOT NULL)",
    "INSERT INTO musnad VALUES (0)",
    "CREATE TABLE versions (key INTEGER PRIMARY KEY, article TEXT NOT NULL, version TEXT NOT NULL,"
    " number INTEGER NOT NULL, current INTEGER NOT NULL, title TEXT, url TEXT, outlet TEXT, agency TEXT,"
    " language TEXT, translated TEXT, given TEXT, given_basis TEXT, retrieved TEXT, raw TEXT NOT NULL,"
    " text TEXT NOT NULL, published_from TEXT, published_to TEXT, program TEXT, lexicon TEXT,"
    " analysis BLOB NOT NULL, UNIQUE (article, version))",
    "CREATE INDEX versions_current ON versions (current, article)",
    "CREATE TABLE sources (version_key INTEGER NOT NULL, source TEXT NOT NULL, PRIMARY KEY (version_key, source))",
    f'CREATE TABLE timexes ({_SPAN}, type TEXT, value TEXT, "from" TEXT, "to" TEXT)',
    f"CREATE TABLE actors ({_SPAN}, actor TEXT, type TEXT, level TEXT)",
    f"CREATE TABLE places ({_SPAN}, place TEXT)",
    f"CREATE TABLE quotations ({_SPAN}, kind TEXT, speaker TEXT, anonymous TEXT, via TEXT)",
    f"CREATE TABLE events ({_SPAN}, type TEXT, mode TEXT, actor TEXT, recipient TEXT, place TEXT,"
    ' "from" TEXT, "to" TEXT, polarity TEXT, modality TEXT)',
    f"CREATE TABLE statuses ({_SPAN}, kind TEXT, status TEXT, holder TEXT, partner TEXT, place TEXT,"
    ' "from" TEXT, "to" TEXT, modality TEXT)',
    f"CREATE TABLE figures ({_SPAN}, type TEXT, value TEXT, low TEXT, high TEXT, unit TEXT, actor TEXT, noun TEXT)",
    *(
        f"CREATE INDEX {name}_version ON {name} (version_key)"
        for name in ("timexes", "actors", "places", "quotations", "events", "statuses", "figures")
    ),
    'CREATE INDEX timexes_day ON timexes ("from", "to")',
    "CREATE INDEX actors_actor ON actors (actor)",
    "CREATE INDEX places_place ON places (place)",
    "CREATE INDEX quotations_speaker ON quotations (speaker)",
    'CREATE INDEX events_type ON events (type, "from")',
    "CREATE INDEX statuses_kind ON statuses (kind, holder)",
    'CREATE TABLE sentences (key INTEGER PRIMARY KEY, version_key INTEGER NOT NULL, start INTEGER NOT NULL, "end"'
    " INTEGER NOT NULL)",
    "CREATE INDEX sentences_version ON sentences (version_key)",
    # words come folded and without clitics; the tokenizer only parts them at spaces
    "CREATE VIRTUAL TABLE fulltext USING fts5(words, detail=none, tokenize='unicode61 remove_diacritics 0')",
)


def to_2(connection: Connection) -> None:
    """Corrections by people."""
    connection.exec_driver_sql(
        "CREATE TABLE corrections (id TEXT PRIMARY KEY, action TEXT NOT NULL, target TEXT NOT NULL, view TEXT NOT NULL,"
        " kind TEXT NOT NULL, text TEXT, actor TEXT, author TEXT NOT NULL, at TEXT NOT NULL, anchors TEXT NOT NULL,"
        " undone_by TEXT, undone_at TEXT)"
    )


#: ``MIGRATIONS[n]`` leads from schema n to n + 1.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (to_1, to_2)
