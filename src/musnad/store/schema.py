"""The tables of a record, as SQLAlchemy Core sees them; :mod:`.migrations` makes them.

An article has versions; a version holds its text, its metadata as given, and one compressed analysis. The index tables
hold rows of the current version of each article only. Days are ISO dates, inclusive.
"""

from __future__ import annotations

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

#: The schema this program writes.
VERSION = 4

metadata = MetaData()

schema = Table("musnad", metadata, Column("schema", Integer, nullable=False))

versions = Table(
    "versions", metadata,
    Column("key", Integer, primary_key=True),
    Column("article", Text, nullable=False), Column("version", Text, nullable=False),
    # in the order they were added; the current one is the last
    Column("number", Integer, nullable=False), Column("current", Integer, nullable=False),
    # as given, by the page or the user
    Column("title", Text), Column("url", Text), Column("outlet", Text), Column("agency", Text),
    Column("language", Text), Column("translated", Text), Column("given", Text), Column("given_basis", Text),
    Column("retrieved", Text),
    Column("raw", Text, nullable=False), Column("text", Text, nullable=False),
    # as read
    Column("published_from", Text), Column("published_to", Text),
    Column("program", Text), Column("lexicon", Text), Column("analysis", LargeBinary, nullable=False),
)  # fmt: skip

sources = Table(
    "sources", metadata,
    Column("version_key", Integer, primary_key=True), Column("source", Text, primary_key=True),
)  # fmt: skip


def _index(name: str, *columns: str) -> Table:
    """A table of annotations: the version, the annotation's id and span, and a few of its fields."""
    return Table(
        name, metadata,
        Column("version_key", Integer, nullable=False), Column("id", Text, nullable=False),
        Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
        *(Column(c, Text) for c in columns),
    )  # fmt: skip


timexes = _index("timexes", "type", "value", "from", "to")
actors = _index("actors", "actor", "type", "level")
places = _index("places", "place")
# tellers: the chain in words, outermost first, parted by " > "
quotations = _index("quotations", "kind", "speaker", "anonymous", "via", "tellers")
events = _index(
    "events", "type", "mode", "actor", "recipient", "place", "from", "to", "polarity", "modality", "tellers"
)
statuses = _index("statuses", "kind", "status", "holder", "partner", "place", "from", "to", "modality", "tellers")
figures = _index("figures", "type", "value", "low", "high", "unit", "actor", "noun", "tellers")

INDEXES = (timexes, actors, places, quotations, events, statuses, figures)

sentences = Table(
    "sentences", metadata,
    Column("key", Integer, primary_key=True), Column("version_key", Integer, nullable=False),
    Column("start", Integer, nullable=False), Column("end", Integer, nullable=False),
)  # fmt: skip

#: What people corrected. ``anchors``: JSON; keyed by articles' ids and words, not by rows of this record.
corrections = Table(
    "corrections", metadata,
    Column("id", Text, primary_key=True), Column("action", Text, nullable=False),
    Column("target", Text, nullable=False), Column("view", Text, nullable=False), Column("kind", Text, nullable=False),
    Column("text", Text), Column("actor", Text),
    Column("author", Text, nullable=False), Column("at", Text, nullable=False), Column("anchors", Text, nullable=False),
    Column("undone_by", Text), Column("undone_at", Text),
)  # fmt: skip


def _insert(table: Table) -> str:
    names = table.columns.keys()
    quoted, cells = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return f"INSERT INTO {table.name} ({quoted}) VALUES ({cells})"


#: SQL that inserts a row of each table that adding an article fills, the cells by name.
INSERT = {table.name: _insert(table) for table in (versions, sources, *INDEXES, sentences)}
