"""The Python face: what goes into a record comes out of it, in whatever order, with any number of workers."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
from pathlib import Path

import pytest

import musnad
from musnad import Record
from musnad.annotate.pool import analyse_all
from musnad.model import Article
from musnad.record.search import parse_query
from musnad.sources.found import Problem
from musnad.stories.model import Reading

TEXTS = {
    "a": "الوزارة تعلن استئناف التدريب\nقال المتحدث باسم وزارة الدفاع إن التدريب استؤنف يوم 3 شباط 2020.",
    "b": "توقف التدريب\nأكد مسؤول رفض الكشف عن هويته أن التَّحالُفَ علّق تدريب القوات في 5 يناير 2020.",
    "c": "زيارة وفد\nوصل قاسم الأعرجي إلى أربيل، وسلّم رسالة للتحالف الدولي بشأن بقاء 2500 جندي.",
}
PUBLISHED = {"a": "2020-02-04", "b": "2020-01-06", "c": None}


def article(name: str, **fields: object) -> Article:
    known = {"id": name, "text": TEXTS[name], "published": PUBLISHED[name], "outlet": f"outlet {name}"}
    return Article(**{**known, **fields})  # type: ignore[arg-type]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = Record(tmp_path / "r.db")
    opened.add(*map(article, TEXTS))
    return opened


def test_the_five_lines_of_the_readme(tmp_path: Path) -> None:
    analysis = musnad.analyse(musnad.Article(text=TEXTS["a"]))
    assert analysis.sentences
    with musnad.Record(tmp_path / "r.db") as record:
        added = record.add(article("a"))
        assert (added.new, added.problems) == (1, [])
        assert [a.id for a in record.articles()] == ["a"]
        assert isinstance(record.timeline(), list)


def test_adding_twice_changes_nothing(record: Record) -> None:
    before = list(record.dump())
    added = record.add(*map(article, TEXTS))
    assert (added.new, added.same) == (0, 3)
    assert list(record.dump()) == before


def test_any_order_and_any_number_of_workers_gives_the_same_record(record: Record, tmp_path: Path) -> None:
    expected = list(record.dump())
    views = [record.articles(), record.timeline(), record.status(), record.quotes(), record.actors()]
    for number, order in enumerate(itertools.permutations(TEXTS)):
        with Record(tmp_path / f"{number}.db") as other:
            other.add(*map(article, order), workers=1 + number % 2)
            assert list(other.dump()) == expected
            assert [other.articles(), other.timeline(), other.status(), other.quotes(), other.actors()] == views


def test_a_changed_text_is_a_new_version(record: Record) -> None:
    added = record.add(article("a", text=TEXTS["a"] + " وعاد المدربون."))
    assert added.version == 1
    entry, reading = record.show("a")
    assert entry.versions == 2
    assert reading.text.endswith("المدربون.")
    assert record.add(article("a")).same == 1, "the earlier version is known"
    assert record.show("a")[1].text.endswith("المدربون.")


def test_the_same_words_of_two_outlets_are_two_articles(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.add(Article(text=TEXTS["a"], outlet="x"), Article(text=TEXTS["a"], outlet="y"))
        assert {a.outlet for a in record.articles()} == {"x", "y"}
        record.add(Article(text=TEXTS["a"], outlet="x"))
        assert len(record.articles()) == 2


def test_metadata_that_comes_later_is_taken_up(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.add(article("a", published=None, outlet=None), article("a", published="2020-02-04"))
        record.add(article("a", outlet="o"))
        (entry,) = record.articles()
        assert (entry.outlet, entry.versions) == ("o", 1)


def test_as_of_keeps_what_had_been_published(record: Record) -> None:
    dated = [a for a in record.articles() if a.published.to]
    if not dated:
        pytest.skip("no annotator reads days of publication yet")
    assert [r.id for r in record.readings("2020-01-31")] == ["b"]
    assert [r.id for r in record.readings("2020-02-04")][:2] == ["b", "a"]
    assert "c" not in {r.id for r in record.readings("2019-12-31")}
    assert [a.id for a in record.articles()][:2] == ["b", "a"]
    assert [h.article for h in record.search("التدريب", as_of="2020-01-31")] == ["b"] * len(
        record.search("التدريب", as_of="2020-01-31")
    )


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("الاعرجي", {"c"}), ("التحالف", {"b", "c"}), ("وللتحالف", {"b", "c"}), ("التدريب", {"a", "b"}),
        ('"استئناف التدريب"', {"a"}), ('"التدريب استئناف"', set()), ("2500", {"c"}), ("غائب", set()), ("", set()),
        ('"', set()), ("' OR 1=1 --", set()),
    ],
)  # fmt: skip
def test_search(record: Record, query: str, expected: set[str]) -> None:
    assert {hit.article for hit in record.search(query)} == expected


def test_search_marks_the_words(record: Record) -> None:
    (hit,) = record.search("الاعرجي")
    (start, end) = hit.matches[0]
    assert TEXTS["c"][start:end].strip("،") == "الأعرجي"
    assert TEXTS["c"][hit.start : hit.end] == hit.words
    assert parse_query("«أ ب» ج")[0] == [["ا", "ب"]]


def test_show_takes_a_part_of_an_id(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.add(article("a", id="news-001"), article("b", id="news-002"))
        assert record.show("001")[0].id == "news-001"
        for wrong in ("news", "003", ""):
            with pytest.raises(KeyError):
                record.show(wrong)


def test_reanalysis_with_ones_own_rows(record: Record, tmp_path: Path) -> None:
    assert record.reanalyse() == 0
    rows = tmp_path / "rows"
    rows.mkdir()
    (rows / "months.tsv").write_text(
        "id\tnumber\tcalendar\tnames\texample\nown\t1\tgregorian\tينويرة\tوصل في 3 ينويرة 2020.\n", encoding="utf-8"
    )
    before = record.show("a")[1].analysis.lexicon
    record.close()
    with Record(tmp_path / "r.db", lexicon=[rows]) as again:
        assert again.reanalyse() == 3
        assert again.reanalyse() == 0
        assert again.show("a")[1].analysis.lexicon != before


def test_problems_are_returned_and_told_at_once(tmp_path: Path) -> None:
    told: list[Problem] = []
    with Record(tmp_path / "r.db") as record:
        added = record.add(tmp_path / "none.txt", Article(text=" "), article("a"), on_problem=told.append)
        assert added.new == 1
        assert [p.reason for p in added.problems] == ["there is no such file", "the text is empty"]
        assert told == added.problems


def test_any_number_of_workers_and_any_hash_seed_gives_the_same_bytes() -> None:
    articles = [article(name, id=f"{name}{n}") for n in range(9) for name in TEXTS]
    expected = list(analyse_all(articles))
    assert list(analyse_all(articles, workers=3)) == expected
    code = (
        "import sys; from musnad.annotate.pool import analyse_all; from musnad.model import Article; import msgspec;"
        "sys.stdout.buffer.write(b'\\n'.join(analyse_all(msgspec.json.decode(sys.stdin.buffer.read(), type=list[Article]))))"
    )
    import msgspec

    for seed in ("0", "123"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=msgspec.json.encode(articles),
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
        )
        assert done.stdout == b"\n".join(expected)


def test_readings_stand_on_their_text(record: Record) -> None:
    for reading in record.readings():
        assert isinstance(reading, Reading)
        for quote in record.quotes():
            assert quote.words == TEXTS[quote.article][quote.start : quote.end]
