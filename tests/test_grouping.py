"""The stories of a record: what belongs together, why, in whatever order it was added, and what people say of it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musnad.grouping import StoryError
from musnad.model import Article
from musnad.record import Record
from musnad.store import linker
from musnad.stories import copies, threads

TALKS = {
    "talks-1": ("2023-03-01", "محادثات في جنيف", "بدأت في جنيف محادثات بين الحكومة اليمنية وجماعة الحوثي برعاية المبعوث الأممي هانس غروندبرغ حول تبادل الأسرى."),
    "talks-2": ("2023-03-05", "جولة ثانية من محادثات الأسرى", "قال المبعوث الأممي هانس غروندبرغ إن جماعة الحوثي والحكومة اليمنية تواصلان محادثات جنيف بشأن الأسرى."),
    "talks-3": ("2023-03-20", "اتفاق على تبادل الأسرى", "أعلن هانس غروندبرغ أن الحكومة اليمنية وجماعة الحوثي اتفقتا على تبادل مئات الأسرى."),
    "talks-4": ("2023-04-14", "طائرة الأسرى تصل صنعاء", "وصلت إلى صنعاء طائرة تقل أسرى من جماعة الحوثي ضمن اتفاق التبادل مع الحكومة اليمنية."),
}  # fmt: skip
QUAKE = {
    "quake-1": ("2023-03-02", "زلزال في أغادير", "ضرب زلزال مدينة أغادير في المغرب وأعلنت وزارة الداخلية المغربية سقوط ضحايا."),
    "quake-2": ("2023-03-03", "ضحايا زلزال أغادير", "ارتفع عدد ضحايا زلزال أغادير بحسب وزارة الداخلية المغربية، ودفن الأهالي الضحايا في أغادير."),
}  # fmt: skip
ALONE = {"fair": ("2023-03-04", "معرض الكتاب", "افتتح في مسقط معرض الكتاب بمشاركة دور نشر عربية.")}


def article(name: str) -> Article:
    day, title, body = (TALKS | QUAKE | ALONE)[name]
    return Article(id=name, text=f"{title}\n\n{body}", title=title, published=day, outlet=f"outlet {name}")


NAMES = [*TALKS, *QUAKE, *ALONE]


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = Record(tmp_path / "r.db")
    opened.add(*map(article, NAMES))
    return opened


def groups(record: Record) -> list[set[str]]:
    return [{m.article for m in s.articles} for s in record.stories(least=1)]


def test_articles_of_one_thing_are_a_story(record: Record) -> None:
    assert sorted(map(sorted, groups(record))) == [["fair"], ["quake-1", "quake-2"], sorted(TALKS)]
    quake, talks = sorted(record.stories(), key=lambda s: len(s.articles))
    assert (talks.from_, talks.to) == ("2023-03-01", "2023-04-14")
    assert "هانس غروندبرغ" in talks.actors
    assert quake.articles[0].reason == "begins it"
    assert quake.articles[1].follows == "quake-1"
    assert "زلزال" in quake.articles[1].reason


def test_a_story_alone_is_shown(record: Record) -> None:
    talks = next(s for s in record.stories() if len(s.articles) == 4)
    for name in (talks.id, "talks-3"):
        assert {a.id for a in record.articles(story=name)} == set(TALKS)
        assert {a.article for o in record.timeline(story=name) for a in o.accounts} <= set(TALKS)
        assert record.stories(story=name)[0].id == talks.id
    assert {h.article for h in record.search("أغادير", story="quake-1")} == {"quake-1", "quake-2"}
    assert record.search("أغادير", story="fair") == []
    with pytest.raises(StoryError, match="no story s00"):
        record.timeline(story="s00")


def test_only_what_was_published(record: Record) -> None:
    talks = next(s for s in record.stories(as_of="2023-03-06") if s.articles[0].article == "talks-1")
    assert [m.article for m in talks.articles] == ["talks-1", "talks-2"]


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(NAMES), st.sets(st.integers(1, len(NAMES) - 1)))
def test_any_order_gives_the_same_stories(tmp_path: Path, order: list[str], cuts: set[int]) -> None:
    whole, parted = tmp_path / "whole.db", tmp_path / "parted.db"
    for path in (whole, parted):
        path.unlink(missing_ok=True)
    with Record(whole) as record, Record(parted) as other:
        record.add(*map(article, NAMES))
        begin = 0
        for end in [*sorted(cuts), len(order)]:
            other.add(*map(article, order[begin:end]))
            begin = end
        assert list(other.dump()) == list(record.dump())


def test_what_was_removed_or_changed_leaves_no_trace(record: Record, tmp_path: Path) -> None:
    record.remove("talks-1")
    record.add(Article(id="quake-2", text="معرض الكتاب\n\nأغلق معرض الكتاب أبوابه في مسقط.", published="2023-03-09"))
    assert {"fair", "quake-2"} in groups(record)
    assert {"quake-1"} in groups(record)
    record.remove("quake-2")
    record.add(article("talks-1"), article("quake-2"))
    with Record(tmp_path / "new.db") as fresh:
        fresh.add(*map(article, NAMES))
        assert links_of(record) == links_of(fresh)


def links_of(record: Record) -> list[str]:
    return [line for line in record.dump() if line.startswith(("linked ", "carried "))]


def test_an_older_article_takes_the_story_over_and_the_old_id_still_works(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.add(article("talks-2"), article("talks-3"))
        [before] = record.stories()
        record.add(article("talks-1"))
        [after] = record.stories()
        assert after.id != before.id
        assert after.aliases == (before.id,)
        assert record.stories(story=before.id)[0].id == after.id


def test_people_put_stories_together_and_take_it_back(record: Record) -> None:
    quake, talks = sorted(record.stories(), key=lambda s: len(s.articles))
    made = record.regroup("merge", talks.id, "quake-2", author="م", at="2024-01-01")
    [both] = record.stories()
    assert {m.article for m in both.articles} == {*TALKS, *QUAKE}
    assert "by hand (م, 2024-01-01)" in " ".join(m.reason for m in both.articles)
    assert record.stories(story=quake.id)[0].id == both.id
    assert quake.id in both.aliases or talks.id in both.aliases
    with pytest.raises(StoryError, match="one story already"):
        record.regroup("merge", talks.id, quake.id, author="م", at="2024-01-01")
    record.reanalyse(everything=True)
    assert len(record.stories()) == 1
    record.undo(made.id, author="م", at="2024-01-02")
    assert len(record.stories()) == 2


def test_people_move_an_article_or_leave_it_alone(record: Record) -> None:
    record.regroup("move", "fair", "quake-1", author="م", at="2024-01-01")
    assert {"fair", "quake-1", "quake-2"} in groups(record)
    record.regroup("alone", "talks-1", author="م", at="2024-01-02")
    assert {"talks-1"} in groups(record)
    assert set(TALKS) - {"talks-1"} in groups(record)
    assert {a.id for a in record.articles(story="talks-1")} == {"talks-1"}
    record.regroup("move", "talks-1", "talks-2", author="م", at="2024-01-03")
    assert set(TALKS) in groups(record)
    with pytest.raises(StoryError, match="author"):
        record.regroup("alone", "talks-1", author=" ", at="2024-01-03")


def test_a_private_person_is_not_named_in_a_reason(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        for day in (1, 2):
            record.add(
                Article(
                    id=f"p{day}", published=f"2023-05-0{day}",
                    text=f"محاكمة في عمان\n\nمثلت المعلمة سناء البرقاوي أمام محكمة عمان في اليوم {day} من محاكمة سناء البرقاوي بتهمة التزوير.",
                )
            )  # fmt: skip
        reasons = [m.reason for s in record.stories(least=1) for m in s.articles]
        assert not any("البرقاوي" in reason or "برقاوي" in reason for reason in reasons)


def test_stored_copies_are_those_of_the_articles_alone(tmp_path: Path) -> None:
    rng = random.Random(3)
    bodies = [TALKS["talks-1"][2], TALKS["talks-2"][2], QUAKE["quake-2"][2], QUAKE["quake-1"][2], TALKS["talks-3"][2]]
    articles = [
        Article(id=f"c{n}", text="\n\n".join(rng.sample(bodies, rng.randint(1, 4))), published=f"2023-05-{n + 1:02}")
        for n in range(12)
    ]
    with Record(tmp_path / "r.db") as record:
        for one in rng.sample(articles, len(articles)):
            record.add(one)
        stored = {r.id: (r.copy_of, [(p.start, p.end, p.article) for p in r.carried]) for r in record.readings()}
        bare = [r.__class__.of(a, r.analysis) for r in record.readings() for a in articles if a.id == r.id]
    marked = {r.id: (r.copy_of, [(p.start, p.end, p.article) for p in r.carried]) for r in copies.marked(bare)}
    assert stored == marked
    assert any(found[0] for found in stored.values())


def test_how_far_is_looked_is_agreed_on() -> None:
    assert (linker.EARLIEST, linker.LAST) == (copies.EARLIEST, threads.LAST)


def test_what_is_remembered_of_a_story_is_what_is_made_of_it(record: Record) -> None:
    def views() -> list[object]:
        return [
            record.timeline(story="talks-1"), record.status(story="talks-1"), record.figures(story="talks-1"),
            record.statements(story="talks-1"), record.disagreements(story="talks-1", explained=True),
        ]  # fmt: skip

    first = views()
    story = record.story(story="talks-1")
    made = [story.timeline, story.status(), story.figures, story.statements, story.disagreements(True)]
    assert first == made
    assert views() == made
