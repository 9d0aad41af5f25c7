"""What Datasette should show of a record: its views first, with facets and what their columns mean."""

from __future__ import annotations

from typing import Any

from ..store import schema

#: What every view has.
_SHARED = {
    "article": "Id of the article",
    "outlet": "Who published it",
    "day": "Last day on which it can have been published",
    "title": "As given",
    "words": "The words it stands on",
    "tellers": "The chain of tellers, outermost first",
    "version": "Hash of the article's text",
    "review": "unreviewed, or: see corrections (of the article)",
    "url": "As given",
    "id": "Of the annotation",
    "start": "Of the words in the text, in code points",
    "end": "Of the words in the text, in code points",
}
_PLACED = {"actor": "Id of the actor", "place": "Id of the place", "from": "First day", "to": "Last day"}
_MODAL = {"modality": "asserted, planned, possible, conditional, demanded or denied"}
#: View: description, facets, meanings of its own columns.
VIEWS: dict[str, tuple[str, tuple[str, ...], dict[str, str]]] = {
    "v_events": (
        "What is reported to have happened, not happened, been planned or demanded: PLOVER events, by whose account.",
        ("type", "actor", "outlet", "modality"),
        {
            **_PLACED, **_MODAL, "type": "PLOVER type", "mode": "PLOVER mode", "recipient": "Id of the recipient",
            "polarity": "affirmed or negated",
        },
    ),
    "v_statuses": (
        "Where arrangements stand, by whose account.",
        ("kind", "status", "holder", "outlet", "modality"),
        {
            **_MODAL, "kind": "Kind of arrangement", "status": "Its state", "holder": "Id of the holder",
            "partner": "Id of the partner", "place": "Id of the place", "from": "First day", "to": "Last day",
        },
    ),
    "v_quotations": (
        "What was said, and who said it. Unnamed sources have no id.",
        ("speaker", "kind", "outlet", "anonymous"),
        {
            "kind": "direct, indirect or mixed", "speaker": "Id of the speaker", "anonymous": "1: unnamed",
            "via": "Medium or addressee, as written",
        },
    ),
    "v_figures": (
        "Figures that were given, and of what.",
        ("noun", "actor", "outlet"),
        {
            "type": "cardinal, ordinal, percent, money or fraction", "value": "The number", "low": "Lower bound",
            "high": "Upper bound", "unit": "The counted noun as written", "noun": "Its headword",
            "actor": "Id of the actor counted",
        },
    ),
    "v_articles": (
        "The articles, each in its present version.",
        ("outlet", "language"),
        {
            "agency": "As given", "published_from": "First day on which it can have been published",
            "language": "ISO 639", "number": "Which version of the article this is", "retrieved": "When it was fetched",
            "program": "The program that read it", "lexicon": "Version of the lexicon it was read with",
            "text": "The text as it was read",
        },
    ),
}  # fmt: skip
#: The table that people may want to see; all others only serve the program.
_SHOWN = frozenset(("corrections",))
#: Shadow tables of the full-text index.
_FULLTEXT = ("fulltext", *(f"fulltext_{part}" for part in ("data", "idx", "content", "docsize", "config")))
#: What the store keeps to link articles, and what SQLite keeps to number rows.
_LINKS = (
    "linked", "features", "prints", "topics", "carried", "firsts", "unsettled", "remembered", "sqlite_sequence",
)  # fmt: skip
_QUERIES = {
    "said": {
        "title": "What a speaker said, in order",
        "sql": "SELECT day, outlet, words, tellers, version, review FROM v_quotations"
        " WHERE speaker = :speaker ORDER BY day, article, start",
    },
    "board": {
        "title": "An arrangement's states, by teller",
        "sql": 'SELECT tellers, "from", status, modality, words, outlet, day, version, review FROM v_statuses'
        ' WHERE kind = :kind ORDER BY tellers, "from", day',
    },
}


def metadata(database: str) -> dict[str, Any]:
    """Datasette's metadata for a record whose file, without its ending, is called ``database``."""
    names = {*schema.metadata.tables, *_FULLTEXT, *_LINKS}
    tables: dict[str, dict[str, Any]] = {name: {"hidden": True} for name in sorted(names) if name not in _SHOWN}
    for name, (description, facets, columns) in VIEWS.items():
        tables[name] = {
            "description": description, "facets": list(facets), "sort_desc": "day", "size": 50,
            "columns": {**_SHARED, **columns} if name != "v_articles" else {
                **{key: _SHARED[key] for key in ("article", "outlet", "day", "title", "url", "version")}, **columns
            },
        }  # fmt: skip
    return {
        "title": "Musnad",
        "description": (
            "Read by machine. Musnad records what was reported and by whom; it does not say what is true."
            " Voices are not votes."
        ),
        "databases": {database: {"tables": tables, "queries": _QUERIES}},
    }
