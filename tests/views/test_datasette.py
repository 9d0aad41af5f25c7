"""A record opened in the real Datasette, in its own process' client; and its SQL views."""

from __future__ import annotations

import asyncio
import json
import sqlite3
import warnings
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from musnad.cli import run
from musnad.demo import articles
from musnad.record import Record
from musnad.store.migrations import MIGRATIONS, to_3
from musnad.views.datasette import VIEWS, metadata


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("datasette") / "story.db"
    with Record(path) as made:
        made.add(*articles())
    return path


def test_rows_have_their_words_and_tellers(record: Path) -> None:
    with Record(record) as opened:
        readings = {r.id: r for r in opened.readings()}
    layers = {"v_events": "events", "v_statuses": "statuses", "v_quotations": "quotations", "v_figures": "quantities"}
    with sqlite3.connect(record) as connection:
        connection.row_factory = sqlite3.Row
        for view, layer in layers.items():
            found = connection.execute(f"SELECT * FROM {view}").fetchall()
            assert len(found) == sum(len(getattr(r.analysis, layer)) for r in readings.values()) > 0
            for row in found:
                reading = readings[row["article"]]
                assert row["words"] == reading.text[row["start"] : row["end"]]
                chains = {a.id: a.links for a in reading.analysis.attributions}
                item = next(x for x in getattr(reading.analysis, layer) if x.id == row["id"])
                links = chains.get(item.attribution)
                if links:
                    assert row["tellers"] == " > ".join(k.words or k.role or k.level for k in links)
                assert row["tellers"]
                assert (row["version"], row["review"]) == (reading.version, "unreviewed")
        assert len(connection.execute("SELECT * FROM v_articles").fetchall()) == len(readings)


def test_every_column_is_explained(record: Path) -> None:
    with sqlite3.connect(record) as connection:
        for view, shown in metadata("x")["databases"]["x"]["tables"].items():
            if view in VIEWS:
                names = [row[1] for row in connection.execute(f"PRAGMA table_info({view})")]
                assert set(names) == set(shown["columns"]), view
                assert set(shown["facets"]) <= set(names)
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'view'")}
        assert tables == set(VIEWS)


def test_a_corrected_article_says_so(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as made:
        made.add(*articles())
        event = made.timeline()[0]
        made.correct("accept", event.id, author="me", at="2021-01-01T00:00:00Z")
    with sqlite3.connect(tmp_path / "r.db") as connection:
        found = connection.execute("SELECT DISTINCT article, review FROM v_events").fetchall()
    told = {a.article for a in event.accounts}
    assert {article for article, review in found if review == "see corrections"} == told


def test_a_record_of_an_older_schema_gets_tellers_and_views(record: Path, tmp_path: Path) -> None:
    from sqlalchemy import create_engine

    old = tmp_path / "old.db"
    with sqlite3.connect(record) as source, sqlite3.connect(old) as target:
        source.backup(target)
        target.row_factory = sqlite3.Row
        wanted = [tuple(r) for r in target.execute("SELECT * FROM v_events ORDER BY article, start, id")]
        for view in VIEWS:
            target.execute(f"DROP VIEW {view}")
        for table in ("events", "statuses", "quotations", "figures"):
            target.execute(f"ALTER TABLE {table} DROP COLUMN tellers")
    engine = create_engine(f"sqlite:///{old}")
    with engine.begin() as connection:
        to_3(connection)
    engine.dispose()
    with sqlite3.connect(old) as target:
        assert [tuple(r) for r in target.execute("SELECT * FROM v_events ORDER BY article, start, id")] == wanted
    engine = create_engine(f"sqlite:///{tmp_path / 'fresh.db'}")
    with engine.begin() as connection:
        for step in MIGRATIONS:
            step(connection)
    engine.dispose()


def test_datasette_shows_views_and_facets(record: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = pytest.importorskip("datasette.app")
    file = tmp_path / "metadata.json"
    assert run(["datasette", "--record", str(record), "-o", str(file)]) == 0

    async def ask(*paths: str) -> list[Any]:
        site = app.Datasette([str(record)], metadata=json.loads(file.read_text(encoding="utf-8")))
        answers = [await site.client.get(path) for path in paths]
        assert [a.status_code for a in answers] == [200] * len(paths)
        return answers

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pages = [f"/story/{view}" for view in VIEWS]
        answers = asyncio.run(
            ask(
                "/story.json",
                *(f"{page}.json" for page in pages),
                *pages,
                f"/story/board.json?kind={quote('presence')}",
            )
        )
    database = answers[0].json()
    assert {v["name"] for v in database["views"]} == set(VIEWS)
    assert [t["name"] for t in database["tables"] if not t["hidden"]] == ["corrections"]
    for view, answer in zip(VIEWS, answers[1:]):
        found = answer.json()
        assert set(found["facet_results"]) == set(VIEWS[view][1]), view
        assert found["rows"]
    assert answers[-1].json()["rows"]
