"""How a record comes to the present schema: a function a step, never changed once released."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable

from sqlalchemy import Connection, text


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


def to_3(connection: Connection) -> None:
    """Chains of tellers beside the rows that have one, and views that people can read (in Datasette, say)."""
    for name in _TOLD:
        connection.exec_driver_sql(f"ALTER TABLE {name} ADD COLUMN tellers TEXT")
    keys = connection.exec_driver_sql("SELECT key FROM versions WHERE current = 1").scalars().all()
    for key in keys:
        packed = connection.execute(text("SELECT analysis FROM versions WHERE key = :key"), {"key": key}).scalar_one()
        analysis = json.loads(zlib.decompress(packed))
        chains = {
            a["id"]: " > ".join(k.get("words") or k.get("role") or k["level"] for k in a["links"])
            for a in analysis.get("attributions", ())
        }
        for name, layer in _TOLD.items():
            rows = [
                {"key": key, "id": item["id"], "tellers": chains[item["attribution"]]}
                for item in analysis.get(layer, ())
                if item.get("attribution") in chains
            ]
            if rows:
                where = "version_key = :key AND id = :id"
                connection.execute(text(f"UPDATE {name} SET tellers = :tellers WHERE {where}"), rows)
    for statement in _VIEWS_3:
        connection.exec_driver_sql(statement)


#: Index tables whose rows somebody tells, and the layers they are rows of.
_TOLD = {"quotations": "quotations", "events": "events", "statuses": "statuses", "figures": "quantities"}
_HEAD = "v.article, v.outlet, v.published_to AS day, v.title"
_WORDS = 'substr(v.text, x.start + 1, x."end" - x.start) AS words'
_TAIL = (
    "coalesce(x.tellers, v.outlet, v.article) AS tellers, v.version, CASE WHEN EXISTS (SELECT 1 FROM corrections c"
    " WHERE c.undone_at IS NULL AND c.anchors LIKE '%\"' || v.article || '\"%') THEN 'see corrections' ELSE"
    " 'unreviewed' END AS review, v.url, x.id, x.start, x.\"end\" FROM {} x JOIN versions v ON v.key = x.version_key"
)
_VIEWS_3 = (
    "CREATE VIEW v_articles AS SELECT v.article, v.outlet, v.agency, v.published_from, v.published_to AS day, v.title,"
    " v.url, v.language, v.version, v.number, v.retrieved, v.program, v.lexicon, v.text FROM versions v"
    " WHERE v.current = 1",
    f'CREATE VIEW v_events AS SELECT {_HEAD}, {_WORDS}, x.type, x.mode, x.actor, x.recipient, x.place, x."from",'
    f' x."to", x.polarity, x.modality, {_TAIL.format("events")}',
    f'CREATE VIEW v_statuses AS SELECT {_HEAD}, {_WORDS}, x.kind, x.status, x.holder, x.partner, x.place, x."from",'
    f' x."to", x.modality, {_TAIL.format("statuses")}',
    f"CREATE VIEW v_quotations AS SELECT {_HEAD}, {_WORDS}, x.kind, x.speaker, x.anonymous, x.via,"
    f" {_TAIL.format('quotations')}",
    f"CREATE VIEW v_figures AS SELECT {_HEAD}, {_WORDS}, x.type, x.value, x.low, x.high, x.unit, x.noun, x.actor,"
    f" {_TAIL.format('figures')}",
)


def to_4(connection: Connection) -> None:
    """Links between articles, and views worked out before; articles that are there already are to be settled."""
    for statement in _SCHEMA_4:
        connection.exec_driver_sql(statement)


_SCHEMA_4 = (
    "CREATE TABLE linked (version_key INTEGER PRIMARY KEY, place INTEGER NOT NULL, sid TEXT NOT NULL, agency TEXT,"
    " weight REAL NOT NULL, story INTEGER NOT NULL, parent INTEGER, score REAL, shared TEXT, copy_of INTEGER,"
    " title TEXT)",
    "CREATE INDEX linked_sid ON linked (sid)",
    "CREATE INDEX linked_story ON linked (story, place)",
    "CREATE INDEX linked_parent ON linked (parent) WHERE parent IS NOT NULL",
    "CREATE INDEX linked_copy ON linked (copy_of) WHERE copy_of IS NOT NULL",
    "CREATE TABLE features (version_key INTEGER PRIMARY KEY, hashes BLOB NOT NULL, chosen BLOB NOT NULL,"
    " topics TEXT NOT NULL)",
    "CREATE TABLE prints (hash INTEGER NOT NULL, place INTEGER NOT NULL, version_key INTEGER NOT NULL,"
    " PRIMARY KEY (hash, place, version_key)) WITHOUT ROWID",
    "CREATE TABLE topics (topic TEXT NOT NULL, place INTEGER NOT NULL, version_key INTEGER NOT NULL,"
    " PRIMARY KEY (topic, place, version_key)) WITHOUT ROWID",
    'CREATE TABLE carried (version_key INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,'
    " origin INTEGER NOT NULL)",
    "CREATE INDEX carried_version ON carried (version_key)",
    "CREATE INDEX carried_origin ON carried (origin)",
    "CREATE TABLE firsts (article TEXT PRIMARY KEY)",
    "CREATE TABLE unsettled (version_key INTEGER PRIMARY KEY)",
    "CREATE TABLE remembered (number INTEGER PRIMARY KEY AUTOINCREMENT, digest TEXT NOT NULL UNIQUE,"
    " body BLOB NOT NULL)",
    "INSERT INTO unsettled SELECT key FROM versions WHERE current = 1",
)


#: ``MIGRATIONS[n]`` leads from schema n to n + 1.
MIGRATIONS: tuple[Callable[[Connection], None], ...] = (to_1, to_2, to_3, to_4)
