"""What a record remembers of its views: asked again it makes nothing anew, and whatever changes is seen at once."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from musnad.demo import articles
from musnad.model import Article
from musnad.record import Record, memory
from musnad.record.views import Views
from musnad.stories import listing
from musnad.stories.story import Story

AT = "2024-05-06T07:08:09"
NEWS = (
    Article(id="one", outlet="أ", published="2021-03-04", text="أعلن الجيش السوداني الأربعاء تعليق العمليات في كسلا. وقال متحدث باسمه إن 120 جنديا قتلوا في كسلا."),
    Article(id="two", outlet="ب", published="2021-03-05", text="قال متحدث باسم الجيش السوداني إن العمليات في كسلا لم تعلق. وذكر أن 300 جندي قتلوا في كسلا."),
    Article(id="three", outlet="ج", published="2021-03-08", text="أعلنت الحكومة السودانية الاثنين استئناف العمليات في كسلا بعد تعليقها."),
)  # fmt: skip
MORE = Article(
    id="four", outlet="د", published="2021-03-09", text="قصف الجيش السوداني الثلاثاء مستشفى في كسلا وقتل 14 مدنيا."
)


@pytest.fixture
def record(tmp_path: Path) -> Record:
    record = Record(tmp_path / "r.db")
    record.add(*NEWS)
    return record


def seen(views: Views) -> list[bytes]:
    found = [
        views.timeline, views.status(), views.status("2021-03-05"), views.figures, views.statements,
        views.disagreements(), views.disagreements(True), views.positions, views.silences(2), views.flags,
        views.actors, views.proposals,
    ]  # fmt: skip
    return [msgspec.json.encode(v) for v in found]


def made(story: Story) -> list[bytes]:
    found = [
        story.timeline, story.status(), story.status("2021-03-05"), story.figures, story.statements,
        story.disagreements(), story.disagreements(True), story.positions, story.silences(2),
        listing.flags(story.flags), story.actors, story.proposals,
    ]  # fmt: skip
    return [msgspec.json.encode(v) for v in found]


def test_what_is_remembered_is_what_is_made(record: Record) -> None:
    record.add(*articles())
    for as_of in (None, "2021-03-05"):
        first = seen(record.views(as_of))
        assert first == seen(record.views(as_of)) == made(record.story(as_of))


def test_no_article_is_read_for_a_view_that_was_made_before(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    first = seen(record.views())

    def never(*_: object) -> Story:
        raise AssertionError("read again")

    monkeypatch.setattr(Record, "_made", never)
    assert seen(record.views()) == first
    with pytest.raises(AssertionError):
        record.timeline(as_of="2021-03-05")


def event_of(record: Record, article: str) -> str:
    return next(f"{article}#{e.id}" for r in record.readings() if r.id == article for e in r.analysis.events)


CHANGES: dict[str, Callable[[Record], object]] = {
    "a new article": lambda r: r.add(MORE),
    "a new version": lambda r: r.add(msgspec.structs.replace(NEWS[2], text=NEWS[2].text.replace("كسلا", "سنار"))),
    "another day": lambda r: r.add(msgspec.structs.replace(NEWS[1], published="2021-03-20")),
    "another outlet": lambda r: r.add(msgspec.structs.replace(NEWS[1], outlet="هـ")),
    "a deleted article": lambda r: r.remove("one"),
    "a rejection": lambda r: r.correct("reject", event_of(r, "one"), author="م", at=AT),
    "an acceptance": lambda r: r.correct("accept", event_of(r, "one"), author="م", at=AT),
    "a note": lambda r: r.correct("note", event_of(r, "one"), text="ينظر فيه", author="م", at=AT),
    "an earlier text that it repeats": lambda r: r.add(
        Article(id="zero", outlet="و", published="2021-03-01", text=NEWS[0].text)
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen_at_once(record: Record, change: Callable[[Record], object]) -> None:
    before = seen(record.views())
    change(record)
    after = seen(record.views())
    assert after != before
    assert after == made(record.story())


def test_what_is_taken_back_is_as_it_was(record: Record) -> None:
    before = seen(record.views())
    given = record.correct("reject", event_of(record, "one"), author="م", at=AT)
    assert seen(record.views()) != before
    record.undo(given.id, author="م", at=AT)
    assert seen(record.views()) == before


def test_another_lexicon_and_another_reading_are_seen(tmp_path: Path, record: Record) -> None:
    record.add(
        Article(id="own", text="أعلن الجيش السوداني في 3 ينويرة 2021 تعليق العمليات في كسلا.", published="2021-03-01")
    )
    rows = tmp_path / "rows"
    rows.mkdir()
    (rows / "months.tsv").write_text(
        "id\tnumber\tcalendar\tnames\texample\nown\t1\tgregorian\tينويرة\tوصل في 3 ينويرة 2020.\n", encoding="utf-8"
    )
    before = seen(record.views())
    record.close()
    with Record(tmp_path / "r.db", lexicon=[rows]) as other:
        assert other.views()._memory.recall("timeline") is None  # another lexicon may name and join otherwise
        assert seen(other.views()) == made(other.story()) == before
        other.reanalyse()
        after = seen(other.views())
        assert after == made(other.story())
        assert after != before
    with Record(tmp_path / "r.db") as again:
        again.reanalyse()
        assert seen(again.views()) == before


def test_what_was_made_while_the_record_changed_is_not_kept(record: Record) -> None:
    views = record.views()
    record.add(MORE)  # by another program, after the state was noted and before the articles are read
    assert views.timeline == record.story().timeline
    assert views._memory.recall("timeline") is None
    assert record.views().timeline == record.story().timeline
    record.remove(MORE.id or "")
    assert seen(record.views()) == made(record.story())


def test_the_oldest_go(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memory, "LARGEST", 3_000)
    seen(record.views())
    with sqlite3.connect(record._store.place) as connection:
        [(count, size)] = connection.execute("SELECT count(*), sum(length(body)) FROM remembered")
    assert 0 < count < 12
    assert size <= 3_000
    assert seen(record.views()) == made(record.story())
