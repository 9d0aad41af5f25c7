"""Corrections by people, through the record: what they do to the views, and that none is ever lost."""

from __future__ import annotations

import json
import random
import tempfile
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles import CASES
from musnad.correction import Correction, CorrectionError
from musnad.demo import articles as demo
from musnad.model import Article
from musnad.record import Record, read_corrections
from musnad.stories.model import Disagreement, Occurrence
from musnad.views.exporters import exporter


class Later:
    """Moments, each later than the one before."""

    def __init__(self) -> None:
        self.seconds = 0

    def __call__(self) -> str:
        self.seconds += 1
        return f"2026-11-21T{self.seconds // 3600:02}:{self.seconds // 60 % 60:02}:{self.seconds % 60:02}"


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def record(tmp_path: Path) -> Record:
    opened = Record(tmp_path / "r.db")
    opened.add(*demo())
    return opened


def shared(record: Record) -> Occurrence:
    """The occurrence with the most articles."""
    return max(record.timeline(), key=lambda o: (len({a.article for a in o.accounts}), o.id))


def find(record: Record, identifier: str) -> Occurrence | None:
    return next((o for o in record.timeline() if o.id == identifier), None)


def events(record: Record) -> set[tuple[str, str]]:
    return {(a.article, i) for o in record.timeline() for a in o.accounts for i in a.annotations}


def views(record: Record) -> list[object]:
    return [
        record.timeline(), record.status(), record.figures(), record.statements(), record.disagreements(explained=True),
        record.quotes(), record.flags(), record.actors(),
    ]  # fmt: skip


# ---------------------------------------------------------------- what they do
def test_everything_is_unreviewed_at_first(record: Record) -> None:
    story = record.story()
    boards = story.status()
    items = [
        *story.timeline, *story.statements, *story.disagreements(True), *boards, *story.figures,
        *(c for b in boards for lane in b.lanes for c in lane.changes), *(p for f in story.figures for p in f.points),
    ]  # fmt: skip
    assert len(items) > 50
    assert {item.review.state for item in items} == {"unreviewed"}
    assert all(item.id for item in items)


def test_ids_of_items_are_unique_and_the_same_every_time(record: Record) -> None:
    def ids() -> list[str]:
        story = record.story()
        boards = story.status()
        return [
            *(o.id for o in story.timeline), *(s.id for s in story.statements), *(d.id for d in story.disagreements(True)),
            *(b.id for b in boards), *(c.id for b in boards for lane in b.lanes for c in lane.changes),
            *(f.id for f in story.figures), *(p.id for f in story.figures for p in f.points),
        ]  # fmt: skip

    found = ids()
    assert len(found) == len(set(found))
    assert ids() == found


def test_saying_the_same_twice_is_saying_it_once(record: Record, later: Later) -> None:
    told = shared(record)
    first = record.correct("accept", told.id, author="ليلى", at=later())
    assert record.correct("accept", told.id, author="ليلى", at=later()) == first
    assert record.corrections() == [first]
    record.correct("accept", told.id, author="سالم", at=later())
    record.correct("accept", told.id, author="ليلى", at=later(), text="checked")
    assert len(record.corrections()) == 3, "another author, another reason"
    record.undo(first.id, author="ليلى", at=later())
    again = record.correct("accept", told.id, author="ليلى", at=later())
    assert again.id != first.id, "what was taken back can be said again"
    assert [c.standing for c in record.corrections()].count("in force") == 3


def test_what_was_overruled_can_be_said_again(record: Record, later: Later) -> None:
    told = shared(record)
    record.correct("accept", told.id, author="a", at=later())
    record.correct("reject", told.id, author="a", at=later())
    assert find(record, told.id) is None
    of = next(a for a in told.accounts if a.annotations)
    record.correct("accept", f"{of.article}#{of.annotations[0]}", author="a", at=later())
    assert len(record.corrections()) == 3


def test_accepting_marks_an_occurrence_and_its_events(record: Record, later: Later) -> None:
    told = shared(record)
    made = record.correct("accept", told.id, author="ليلى", at=later(), text="checked")
    assert (made.view, made.author, made.standing) == ("occurrences", "ليلى", "in force")
    found = find(record, told.id)
    assert found is not None
    assert (found.review.state, found.review.author, found.review.at) == ("accepted", "ليلى", made.at)
    assert found.accounts == told.accounts, "accepting changes nothing that was read"
    for account in told.accounts:
        reading = record.show(account.article)[1]
        assert {reading.reviews[i].state for i in account.annotations} == {"accepted"}


def test_what_is_rejected_leaves_the_views_and_stays_in_the_analysis(record: Record, later: Later) -> None:
    told = shared(record)
    before = events(record)
    gone = {(a.article, i) for a in told.accounts for i in a.annotations}
    record.correct("reject", told.id, author="a", at=later())
    assert events(record) == before - gone
    assert find(record, told.id) is None
    for article, identifier in gone:
        reading = record.show(article)[1]
        assert identifier in {e.id for e in (*reading.analysis.events, *reading.analysis.flags)}
        assert reading.reviews[identifier].state == "rejected"


def test_one_rejected_account_leaves_the_others(record: Record, later: Later) -> None:
    told = shared(record)
    account = told.accounts[-1]
    record.correct("reject", f"{account.article}#{account.annotations[0]}", author="a", at=later())
    assert (account.article, account.annotations[0]) not in events(record)
    assert {(a.article, a.start) for a in told.accounts[:-1]} <= {
        (a.article, a.start) for o in record.timeline() for a in o.accounts
    }


def test_a_rejected_date_leaves_its_event_undated(record: Record, later: Later) -> None:
    reading, event = next(
        (r, e) for r in record.readings() for e in r.analysis.events if e.date.timex and not e.same_as
    )
    record.correct("reject", f"{reading.id}#{event.date.timex}", author="a", at=later())
    kept = next(r for r in record.story().readings if r.id == reading.id)
    assert next(e for e in kept.analysis.events if e.id == event.id).date.from_ is None


def test_a_rejected_name_names_nobody(record: Record, later: Later) -> None:
    reading, event = next(
        (r, e) for r in record.readings() for e in r.analysis.events
        if any((m.start, m.end) == (e.actor.start, e.actor.end) for m in r.analysis.mentions)
    )  # fmt: skip
    mention = next(m for m in reading.analysis.mentions if m.start == event.actor.start)
    record.correct("reject", f"{reading.id}#{mention.id}", author="a", at=later())
    kept = next(r for r in record.story().readings if r.id == reading.id)
    again = next(e for e in kept.analysis.events if e.id == event.id)
    assert (again.actor.actor, again.actor.start) == (None, event.actor.start)


def test_rejected_quotations_flags_and_figures_leave_their_views(record: Record, later: Later) -> None:
    quote, flag, figure = record.quotes()[0], record.flags()[0], record.figures()[0]
    for article, identifier in ((quote.article, quote.id), (flag.article, flag.id)):
        record.correct("reject", f"{article}#{identifier}", author="a", at=later())
    record.correct("reject", figure.id, author="a", at=later())
    assert (quote.article, quote.id) not in {(q.article, q.id) for q in record.quotes()}
    assert quote.words not in {
        w.words for s in record.statements() for w in s.wordings if w.account.article == quote.article
    }
    assert (flag.article, flag.id) not in {(f.article, f.id) for f in record.flags()}
    assert figure.id not in {f.id for f in record.figures()}


def disagreement(record: Record) -> Disagreement:
    return record.disagreements()[0]


def test_a_rejected_disagreement_is_not_listed_and_its_sides_stay(record: Record, later: Later) -> None:
    found, boards = disagreement(record), record.status()
    record.correct("reject", found.id, author="a", at=later())
    assert found.id not in {d.id for d in record.disagreements(explained=True)}
    assert [b.id for b in record.status()] == [b.id for b in boards]
    (again,) = [d for d in record.story().disagreements(rejected=True) if d.id == found.id]
    assert again.review.state == "rejected"
    record.correct("accept", found.id, author="b", at=later())
    assert next(d for d in record.disagreements() if d.id == found.id).review.author == "b"
    assert [c.standing for c in record.corrections()] == ["overruled", "in force"]


def test_a_note_stands_beside_what_it_was_written_to(record: Record, later: Later) -> None:
    board = record.status()[0]
    change = board.lanes[0].changes[0]
    record.correct("note", board.id, text="on the board", author="a", at=later())
    record.correct("note", change.id, text="on the change", author="a", at=later())
    again = record.status()[0]
    assert [n.text for n in again.review.notes] == ["on the board"]
    notes = {n.text for lane in again.lanes for c in lane.changes for n in c.review.notes}
    assert notes == {"on the change"}
    assert again.review.state == "unreviewed", "a note is no judgement"


# ---------------------------------------------------------------- merging
def test_merging_puts_occurrences_together_with_the_reason(record: Record, later: Later) -> None:
    first, second = [o for o in record.timeline() if o.date.from_][:2]
    record.correct("merge", first.id, others=[second.id], author="a", at=later())
    wanted = {(a.article, i) for o in (first, second) for a in o.accounts for i in a.annotations}
    (joined,) = [o for o in record.timeline() if wanted <= {(a.article, i) for a in o.accounts for i in a.annotations}]
    assert any("by hand" in reason for reason in joined.reasons)
    assert joined.review.state == "merged"
    record.undo(author="a", at=later())
    assert record.timeline() == [msgspec.structs.replace(o) for o in record.timeline()]
    assert {o.id for o in record.timeline()} >= {first.id, second.id}


def test_merging_across_polarity_says_so(tmp_path: Path, later: Later) -> None:
    with Record(tmp_path / "p.db") as record:
        record.add(
            Article(id="yes", text="قتل 3 جنود في هجوم على بغداد يوم 5 كانون الثاني 2020.", published="2020-01-06"),
            Article(id="no", text="لم يقتل أي جندي في هجوم على بغداد يوم 5 كانون الثاني 2020.", published="2020-01-06"),
        )
        yes = next(o for o in record.timeline() if "yes" in {a.article for a in o.accounts})
        no = next((o for o in record.timeline() if o.polarity == "negated"), None)
        if no is None:
            pytest.skip("the negated sentence is read otherwise now")
        record.correct("merge", yes.id, others=[no.id], author="a", at=later())
        (joined,) = [o for o in record.timeline() if any("by hand" in reason for reason in o.reasons)]
        assert joined.review.state == "merged"
        assert any("by hand, across polarity (affirmed, negated)" in reason for reason in joined.reasons)


def test_unmerged_accounts_stay_apart_when_more_is_added(tmp_path: Path, later: Later) -> None:
    with Record(tmp_path / "u.db") as record:
        record.add(*demo())
        told = shared(record)
        article = told.accounts[0].article
        record.correct("unmerge", told.id, others=[article], author="a", at=later())

        def together() -> bool:
            return any(
                len(found := {a.article for a in o.accounts}) > 1 and article in found
                for o in record.timeline()
                if {(a.article, a.start) for a in o.accounts} & {(a.article, a.start) for a in told.accounts}
            )

        assert not together()
        record.add(msgspec.structs.replace(demo()[0], id="again", url=None))
        assert not together()
        record.reanalyse(everything=True)
        assert not together()


def test_unmerging_all_gives_each_account_an_occurrence_of_its_own(record: Record, later: Later) -> None:
    told = shared(record)
    record.correct("unmerge", told.id, author="a", at=later())
    places = {(a.article, a.start, a.end) for a in told.accounts}
    for o in record.timeline():
        here = places & {(a.article, a.start, a.end) for a in o.accounts}
        assert len(here) <= 1
    parted = [o for o in record.timeline() if o.review.state == "unmerged"]
    assert len(parted) >= len(places) - 1


def test_contradictory_corrections_are_both_kept(record: Record, later: Later) -> None:
    told = shared(record)
    first = record.correct("accept", told.id, author="a", at=later())
    second = record.correct("reject", told.id, author="b", at=later())
    listed = {c.id: c for c in record.corrections()}
    assert listed[first.id].standing == "overruled"
    assert second.id in str(listed[first.id].why)
    assert listed[second.id].standing == "in force"
    record.undo(second.id, author="b", at=later())
    listed = {c.id: c for c in record.corrections()}
    assert (listed[first.id].standing, listed[second.id].standing) == ("in force", "taken back")
    assert find(record, told.id) is not None


def test_the_time_decides_not_the_order_of_arrival(record: Record, tmp_path: Path) -> None:
    told = shared(record)
    record.correct("reject", told.id, author="a", at="2026-11-21T12:00:00+03:00")
    record.correct("accept", told.id, author="b", at="2026-11-21T08:00:00Z")
    assert find(record, told.id) is None, "nine o'clock UTC is later than eight"
    given_back = record.corrections()
    with Record(tmp_path / "other.db") as other:
        other.add(*demo())
        for c in reversed(given_back):
            assert other.take_corrections([c]) == 1
        assert other.timeline() == record.timeline()
        assert other.take_corrections(given_back) == 0


def test_local_actors_are_put_together(tmp_path: Path, later: Later) -> None:
    with Record(tmp_path / "l.db") as record:
        record.add(
            Article(id="x", text="قال النائب سالم الفلاني إن الوفد وصل إلى بغداد.", published="2020-01-06"),
            Article(id="y", text="قال النائب سليم الفلاني إن الوفد غادر بغداد.", published="2020-01-07"),
        )
        people = [a.actor for a in record.actors() if a.type == "PER" and a.actor.startswith("local:")]
        assert len(people) == 2, people
        made = record.correct("merge", people[0], others=[people[1]], author="a", at=later())
        assert made.actor == people[0]
        (entry,) = [a for a in record.actors() if a.type == "PER"]
        assert (entry.actor, entry.articles) == (people[0], 2)
        assert {q.speaker.actor for q in record.quotes()} == {people[0]}
        record.undo(author="a", at=later())
        assert [a.actor for a in record.actors() if a.type == "PER"] == people


def test_unnamed_sources_are_never_linked(tmp_path: Path, later: Later) -> None:
    with Record(tmp_path / "n.db") as record:
        record.add(
            Article(id="x", text="قال مصدر أمني رفض الكشف عن اسمه إن الهدنة انتهت.", published="2020-01-06"),
            Article(id="y", text="قال مصدر أمني رفض الكشف عن اسمه إن الهدنة انتهت فعلا.", published="2020-01-06"),
        )
        said = [s for s in record.statements() if s.anonymous]
        assert len(said) == 2
        with pytest.raises(CorrectionError, match="unnamed sources are never linked"):
            record.correct("merge", said[0].id, others=[said[1].id], author="a", at=later())
        assert record.corrections() == []


@pytest.mark.parametrize(
    ("action", "target", "others", "text", "message"),
    [
        ("accept", "none", (), None, "nothing in the record has the id none"),
        ("accept", "", (), None, "nothing in the record"),
        ("accept", "ARTICLE", (), None, "is an article"),
        ("note", "OCCURRENCE", (), " ", "needs a text"),
        ("merge", "OCCURRENCE", (), None, "two ids or more"),
        ("merge", "OCCURRENCE", ("OCCURRENCE",), None, "two ids or more"),
        ("merge", "OCCURRENCE", ("BOARD",), None, "each with its like"),
        ("merge", "OCCURRENCE", ("ARTICLE",), None, "each with its like"),
        ("merge", "coalition", ("nato",), None, "two in the lexicon"),
        ("unmerge", "BOARD", (), None, "nothing that was merged"),
        ("unmerge", "OCCURRENCE", ("none",), None, "no article or account"),
        ("accept", "OCCURRENCE", ("BOARD",), None, "takes one id"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    record: Record, action: str, target: str, others: tuple[str, ...], text: str | None, message: str
) -> None:
    known = {"ARTICLE": record.articles()[0].id, "OCCURRENCE": shared(record).id, "BOARD": record.status()[0].id}
    before = list(record.dump())
    with pytest.raises(CorrectionError, match=message):
        record.correct(
            action, known.get(target, target), others=[known.get(o, o) for o in others], text=text, author="a", at="2026-01-01"  # type: ignore[arg-type]
        )  # fmt: skip
    for wrong in ({"author": " ", "at": "2026-01-01"}, {"author": "a", "at": "yesterday"}):
        with pytest.raises(CorrectionError):
            record.correct("accept", known["OCCURRENCE"], **wrong)
    with pytest.raises(CorrectionError):
        record.undo("none")
    with pytest.raises(CorrectionError, match="no correction to take back"):
        record.undo()
    assert list(record.dump()) == before


# ---------------------------------------------------------------- never lost
def test_an_article_removed_leaves_orphans_that_come_back(record: Record, later: Later) -> None:
    told = shared(record)
    article = told.accounts[0]
    made = record.correct("reject", f"{article.article}#{article.annotations[0]}", author="a", at=later())
    after = views(record)
    removed = record.remove(article.article)
    (orphan,) = record.corrections()
    assert (orphan.id, orphan.standing, orphan.why) == (
        made.id, "orphan", f"{removed}: the article is not in the record"
    )  # fmt: skip
    record.add(*demo())
    assert record.corrections()[0].standing == "in force"
    assert views(record) == after
    with pytest.raises(KeyError):
        record.remove("none")


def test_a_changed_text_keeps_what_still_stands(tmp_path: Path, later: Later) -> None:
    text = "أعلن التحالف الدولي، الأحد 5 كانون الثاني 2020، تعليق عملياته في العراق. وقتل 3 جنود في هجوم على بغداد."
    with Record(tmp_path / "c.db") as record:
        record.add(Article(id="a", text=text, published="2020-01-06"))
        reading = record.readings()[0]
        status, killed = reading.analysis.statuses[0], reading.analysis.quantities[0]
        record.correct("accept", status.id, author="a", at=later())
        record.correct("accept", killed.id, author="a", at=later())
        record.add(Article(id="a", text=text.partition(" وقتل")[0] + "\n\nوغادر الوفد بغداد.", published="2020-01-06"))
        first, second = record.corrections()
        assert first.standing == "in force"
        assert (second.standing, second.why) == ("orphan", "a: the words no longer stand in the article")
        assert {c.review.state for b in record.status() for lane in b.lanes for c in lane.changes} == {"accepted"}
        record.add(Article(id="a", text=text + " ", published="2020-01-06"))
        assert [c.standing for c in record.corrections()] == ["in force", "in force"]


def test_what_is_read_otherwise_now_is_nobodys_word(tmp_path: Path, later: Later) -> None:
    with Record(tmp_path / "k.db") as record:
        record.add(Article(id="a", text="قتل 3 جنود في هجوم على بغداد يوم أمس.", published="2020-01-06"))
        timex = record.readings()[0].analysis.timexes[0]
        record.correct("accept", timex.id, author="a", at=later())
        record.correct("note", timex.id, text="?", author="a", at=later())
        record.add(Article(id="a", text="قتل 3 جنود في هجوم على بغداد يوم أمس.", published="2020-02-06"))
        accepted, noted = record.corrections()
        assert accepted.standing == "orphan"
        assert "read otherwise now" in str(accepted.why)
        assert noted.standing == "in force"


def test_reanalysis_keeps_every_correction(record: Record, later: Later) -> None:
    board, told, figure = record.status()[0], shared(record), record.figures()[0]
    record.correct("accept", board.id, author="a", at=later())
    record.correct("unmerge", told.id, author="a", at=later())
    record.correct("reject", figure.id, author="a", at=later())
    record.correct("note", disagreement(record).id, text="x", author="a", at=later())
    before, listed = views(record), record.corrections()
    record.reanalyse(everything=True)
    assert views(record) == before
    assert record.corrections() == listed


# ---------------------------------------------------------------- to other records and programs
def test_corrections_travel_as_json_and_in_the_export(record: Record, tmp_path: Path, later: Later) -> None:
    told = shared(record)
    record.correct("unmerge", told.id, author="a", at=later())
    record.correct("accept", record.figures()[0].id, author="b", at=later())
    record.undo(author="c", at=later())
    out = (tmp_path / "x.jsonl").open("w+b")
    exporter("jsonl").export(record.readings(), out)
    out.seek(0)
    lines = out.read()
    out.close()
    assert any(json.loads(line)["review"] for line in lines.splitlines())
    for number, data in enumerate((msgspec.json.encode(record.corrections()), lines)):
        with Record(tmp_path / f"{number}.db") as other:
            assert other.take_corrections(read_corrections(data, "x")) == 2
            assert {c.standing for c in other.corrections()} == {"orphan", "taken back"}
            other.add(*demo())
            assert other.corrections() == record.corrections()
            assert views(other) == views(record)


@pytest.mark.parametrize("data", [b"", b"no", b"[1]", b"{}", b'[{"id": "x"}]', b"\xff", b'{"corrections": 5}'])
def test_what_holds_no_corrections_is_refused(data: bytes) -> None:
    if data in (b"", b"{}"):
        assert read_corrections(data, "x") == []
        return
    with pytest.raises(CorrectionError, match="x: no list of corrections"):
        read_corrections(data, "x")


def test_exports_tell_the_review_of_each_row(record: Record, later: Later) -> None:
    import csv
    import io

    reading = next(r for r in record.readings() if r.analysis.events)
    event = reading.analysis.events[0]
    record.correct("accept", f"{reading.id}#{event.id}", author="a", at=later())
    out = io.BytesIO()
    exporter("csv").export(record.readings(), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))
    states = {(r["article"], r["layer"], r["id"]): r["review"] for r in rows}
    assert [key for key, state in states.items() if state != "unreviewed"] == [(reading.id, "events", event.id)]


# ---------------------------------------------------------------- properties
def stories() -> list[Article]:
    lines = (CASES / "stories" / "truce.jsonl").read_text(encoding="utf-8").splitlines()
    return [msgspec.json.decode(line, type=Article) for line in lines]


def some(record: Record, seed: int, count: int) -> list[Correction]:
    """Corrections of things chosen by chance."""
    rng, later, made = random.Random(seed), Later(), []
    for _ in range(count):
        told = record.timeline()
        chosen = rng.choice(
            [o.id for o in told]
            + [b.id for b in record.status()]
            + [d.id for d in record.disagreements(explained=True)]
        )
        action = rng.choice(["accept", "reject", "note", "merge", "unmerge"])
        others = [rng.choice(told).id] if action == "merge" else []
        try:
            made.append(record.correct(action, chosen, others=others, text="x", author="a", at=later()))  # type: ignore[arg-type]
        except CorrectionError:
            continue
    return made


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sets(st.integers(0, len(stories()) - 1), min_size=3, max_size=6), st.integers(0, 1000))
def test_any_order_gives_the_same_story_with_its_corrections(chosen: set[int], seed: int) -> None:
    articles = [stories()[n] for n in sorted(chosen)]
    rng = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        with Record(Path(folder) / "a.db") as record:
            record.add(*articles)
            made = some(record, seed, 4)
            expected, listed = views(record), record.corrections()
            record.reanalyse(everything=True)
            assert views(record) == expected
        with Record(Path(folder) / "b.db") as other:
            turned: list[Article | Correction] = [*articles, *made]
            rng.shuffle(turned)
            for item in turned:
                if isinstance(item, Article):
                    other.add(item)
                else:
                    other.take_corrections([item])
            assert views(other) == expected
            assert other.corrections() == listed


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(st.sets(st.integers(0, len(stories()) - 1), min_size=3, max_size=6), st.integers(0, 1000))
def test_moved_and_removed_articles_leave_the_record_as_if_they_had_never_stood_there(
    chosen: set[int], seed: int
) -> None:
    articles = [stories()[n] for n in sorted(chosen)]
    rng = random.Random(seed)
    moved, gone = rng.sample(articles, 2)
    there = msgspec.structs.replace(moved, published=rng.choice(["2022-01-01", "2023-12-31T10:00", "2019"]))
    with tempfile.TemporaryDirectory() as folder:
        with Record(Path(folder) / "a.db") as record:
            record.add(*articles)
            some(record, seed, 3)
            record.add(there)
            record.remove(gone.key())
            kept = record.corrections()
            dump, seen = list(record.dump()), views(record)
            assert gone.key() not in {a.article for o in record.timeline() for a in o.accounts}
        with Record(Path(folder) / "b.db") as fresh:
            fresh.add(*(there if a is moved else a for a in articles if a is not gone))
            fresh.take_corrections(kept)
            assert list(fresh.dump()) == dump
            assert views(fresh) == seen


def test_the_brief_says_who_reviewed_what(record: Record, later: Later) -> None:
    from io import StringIO

    from rich.console import Console

    from musnad.views.brief import gather
    from musnad.views.brief_html import render
    from musnad.views.brief_text import print_brief

    told = next(o for o in record.timeline() if o.date.from_ and o.modality == "asserted" and o.date.told)
    found = disagreement(record)
    assert "No person has reviewed this reading" in render(gather(record.story()), "en")
    record.correct("accept", told.id, author="Layla <b>", at=later())
    record.correct("note", found.id, text="<script>", author="Layla <b>", at=later())
    page = render(gather(record.story()), "en")
    assert "No person has reviewed this reading" not in page
    assert "People have reviewed " in page
    assert "accepted · <bdi>Layla &lt;b&gt;</bdi>" in page
    assert "&lt;script&gt;" in page
    printed = StringIO()
    print_brief(gather(record.story()), Console(file=printed, width=200), "en")
    assert "accepted: Layla <b>" in printed.getvalue()
    assert "Layla <b>: <script>" in printed.getvalue()


def test_footnotes(record: Record, later: Later) -> None:
    told = shared(record)
    note = record.cite(told.id, "en")
    assert len(note.splitlines()) == len(told.accounts)
    for line, account in zip(note.splitlines(), told.accounts, strict=True):
        for part in (
            " ".join(account.words.split()),
            account.outlet or "",
            "version sha256:",
            "not reviewed by a person",
        ):
            assert part in line, part
    account = told.accounts[0]
    one = f"{account.article}#{account.annotations[0]}"
    record.correct("accept", one, author="[Layla](x)", at=later())
    assert "reviewed and accepted by [Layla](x), 2026-11-21" in record.cite(one, "en")
    marked = record.cite(one, "en", "markdown")
    assert marked.startswith("[^")
    assert "\\[Layla\\](x)" in marked
    record.correct("reject", one, author="b", at=later())
    assert "رفضه b، 2026-11-21" in record.cite(one), "what was rejected can be cited, and says so"
    for identifier in (
        record.statements()[0].id, record.disagreements()[0].id, record.status()[0].id, record.articles()[0].id,
        record.status()[0].lanes[0].changes[0].id, record.figures()[0].points[0].id, record.flags()[0].id,
    ):  # fmt: skip
        for language in ("ar", "en"):
            for style in ("text", "markdown"):
                assert "sha256:" in record.cite(identifier, language, style)  # type: ignore[arg-type]
    with pytest.raises(CorrectionError):
        record.cite("none")
    assert record.cite(one) == record.cite(one)


def test_a_footnote_never_names_the_unnamed(tmp_path: Path) -> None:
    with Record(tmp_path / "f.db") as record:
        record.add(
            Article(id="x", text="قال مصدر أمني رفض الكشف عن اسمه إن الهدنة انتهت.", url="https://x.example/a b>")
        )
        quote = record.quotes()[0]
        assert "(unnamed)" in record.cite(quote.id, "en")
        assert "<https://x.example/a%20b%3E>" in record.cite(quote.id, "en", "markdown")
