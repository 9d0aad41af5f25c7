"""The store: schema, migrations, what goes in and comes out."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, inspect

from musnad.model import Analysis, Article, ArticleHead, Sentence
from musnad.store import schema
from musnad.store.store import RecordError, Store

TEXT = "قال الوزير إن الوفد وصل. وقال المتحدث إن المحادثات بدأت."


def analysis(article: Article, *spans: tuple[int, int]) -> bytes:
    sentences = tuple(Sentence(id=str(s), start=s, end=e, rule="test") for s, e in spans)
    head = ArticleHead(id=article.key(), version=article.version())
    return Analysis(article=head, sentences=sentences, program="p", lexicon="l").to_json()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "r.db")


def test_put_and_get(store: Store) -> None:
    article = Article(id="a", text=TEXT, outlet="o", published="2020-01-05", source="x.txt")
    assert store.put(article, "raw", analysis(article)) == "new"
    stored = store.get("a")
    assert stored is not None
    assert stored.article == article
    assert stored.analysis().to_json() == analysis(article)
    assert (stored.versions, stored.sources, stored.raw) == (1, ("x.txt",), "raw")
    assert store.get("b") is None


def test_putting_twice_changes_nothing(store: Store) -> None:
    article = Article(id="a", text=TEXT)
    store.put(article, "raw", analysis(article, (0, 5)))
    before = list(store.dump())
    assert store.put(article, "raw", analysis(article, (0, 5))) == "same"
    assert list(store.dump()) == before
    assert store.pending(article, "p", "l") is None
    assert store.pending(article, "p", "another lexicon") == article


def test_a_changed_text_is_a_new_version_and_the_old_one_stays(store: Store) -> None:
    first, second = Article(id="a", text=TEXT), Article(id="a", text=TEXT + " وغادر.")
    store.put(first, "1", analysis(first, (0, 24)))
    assert store.put(second, "2", analysis(second, (0, 24))) == "version"
    stored = store.get("a")
    assert stored is not None
    assert (stored.article.text, stored.versions, stored.number) == (second.text, 2, 2)
    assert [s.article.text for s in store.articles(every_version=True)] == [first.text, second.text]
    assert [s.article.text for s in store.articles()] == [second.text]
    assert len(store.search(["الوفد"])) == 1, "only the current version is found"
    assert store.pending(first, "p", "l") is None, "an old version that comes again changes nothing"


def test_metadata_adds_up(store: Store) -> None:
    bare = Article(id="a", text=TEXT, outlet="o")
    store.put(bare, "raw", analysis(bare))
    dated = Article(id="a", text=TEXT, published="2020-01-05")
    merged = store.pending(dated, "p", "l")
    assert merged is not None
    assert (merged.outlet, merged.published) == ("o", "2020-01-05")
    assert store.put(dated, "raw", analysis(dated)) is None, "analysed without what is known: to be analysed again"
    assert store.put(merged, "raw", analysis(merged)) == "updated"
    assert store.pending(bare, "p", "l") is None


def test_an_annotation_outside_the_text_is_refused(store: Store) -> None:
    article = Article(id="a", text=TEXT)
    for span in ((0, len(TEXT) + 1), (5, 5), (-1, 3)):
        with pytest.raises(ValueError, match="is not in the text"):
            store.put(article, "raw", analysis(article, span))
    assert store.ids_with("a") == []


def test_search_takes_sentences_with_the_most_words_in_articles_with_all(store: Store) -> None:
    spans = ((0, 24), (25, len(TEXT)))
    for name, text in (("a", TEXT), ("b", TEXT.replace("الوفد", "القائد"))):
        article = Article(id=name, text=text)
        store.put(article, "raw", analysis(article, *((s, min(e, len(text))) for s, e in spans)))
    assert [(h.article, h.start) for h in store.search(["الوفد"])] == [("a", 0)]
    assert [(h.article, h.start) for h in store.search(["الوفد", "قال"])] == [("a", 0)]
    assert [h.article for h in store.search(["الوفد", "المحادثات"])] == ["a", "a"]
    assert store.search(["الوفد", "غائب"]) == []
    assert store.search([]) == []


def test_migrated_tables_are_those_the_code_knows(store: Store, tmp_path: Path) -> None:
    found = inspect(create_engine(f"sqlite:///{tmp_path / 'r.db'}"))
    for table in schema.metadata.sorted_tables:
        assert [c["name"] for c in found.get_columns(table.name)] == [c.name for c in table.columns], table.name


def test_wal_and_one_schema_row(store: Store, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "r.db") as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("SELECT schema FROM musnad").fetchall() == [(schema.VERSION,)]
    connection.close()


def test_a_newer_record_is_refused_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Store(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE musnad SET schema = 99")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(RecordError, match="written by a newer Musnad"):
        Store(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"not a database at all, but long enough " * 40, "not a database"), (b"x", "not a database")],
)
def test_what_is_no_database_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "r.db"
    path.write_bytes(content)
    with pytest.raises(RecordError, match=reason):
        Store(path)
    assert path.read_bytes() == content


def test_somebody_elses_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE t (x)")
    connection.close()
    with pytest.raises(RecordError, match="not a Musnad record"):
        Store(path)


def test_no_record_is_made_by_reading(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="there is no such record"):
        Store(tmp_path / "none.db", create=False)
    assert not (tmp_path / "none.db").exists()
    with pytest.raises(RecordError, match="folder does not exist"):
        Store(tmp_path / "no" / "none.db")
    with pytest.raises(RecordError, match="a folder"):
        Store(tmp_path)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(min_size=1, max_size=200), outlet=st.none() | st.text(max_size=20))
def test_store_then_load_is_identity(store: Store, text: str, outlet: str | None) -> None:
    try:
        text.encode()
        (outlet or "").encode()
    except UnicodeEncodeError:
        return
    article = Article(id=Article(text=text).version() + str(outlet), text=text, outlet=outlet)
    store.put(article, "raw", analysis(article))
    stored = store.get(article.key())
    assert stored is not None
    assert stored.article == article
