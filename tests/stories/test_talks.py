"""A story of talks: left, called off, said to go on, taken up again; what its views must show, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.record import Record
from musnad.stories.model import Disagreement

CASES = Path(__file__).parent.parent / "cases" / "stories"


@pytest.fixture(scope="module")
def talks(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("talks") / "talks.db")
    record.add(CASES / "talks.jsonl")
    return record


@pytest.fixture(scope="module")
def parted(talks: Record) -> list[Disagreement]:
    return talks.disagreements(explained=True)


def sides(found: Disagreement) -> list[set[str]]:
    return [{a.article for a in s.accounts} for s in found.sides]


def one(parted: list[Disagreement], kind: str, explanation: str | None = None) -> Disagreement:
    [found] = [d for d in parted if d.kind == kind and d.explanation == explanation]
    return found


def test_the_copy(talks: Record) -> None:
    assert {a.id: a.copies for a in talks.articles() if a.copies} == {"j2": ("j3",), "j3": ("j2",)}


@pytest.mark.parametrize(
    ("day", "articles"),
    [("2023-05-31", {"j1", "j2"}), ("2023-06-01", {"j4"}), ("2023-10-26", {"j7"}), ("2023-12-03", {"j9"})],
)
def test_the_timeline(talks: Record, day: str, articles: set[str]) -> None:
    found = [{a.article for a in o.accounts} for o in talks.timeline() if o.date.from_ == o.date.to == day]
    assert any(articles <= told for told in found)


def test_the_armys_lane(talks: Record) -> None:
    [board] = [b for b in talks.status() if b.kind == "talks"]
    lanes = {lane.teller.key: [(c.from_, c.status) for c in lane.changes] for lane in board.lanes}
    assert ("2023-05-31", "suspended") in lanes["sudan.army"]
    assert any(("2023-10-26", "resumed") in changes for changes in lanes.values())


def test_one_utterance_in_two_wordings(talks: Record) -> None:
    [said] = [s for s in talks.statements() if {w.account.article for w in s.wordings} == {"j4", "j5"}]
    assert {w.account.article: w.translated for w in said.wordings} == {"j4": False, "j5": True}


def test_why_the_army_left(parted: list[Disagreement]) -> None:
    found = one(parted, "cause")
    assert any("j1" in side for side in sides(found))
    assert any("j2" in side and "j1" not in side for side in sides(found))


def test_when_it_left(parted: list[Disagreement]) -> None:
    found = one(parted, "date")
    assert {s.value for s in found.sides} == {"2023-05-30", "2023-05-31"}


def test_how_many_are_displaced(parted: list[Disagreement]) -> None:
    assert sides(one(parted, "figure")) == [{"j1"}, {"j5"}]
    assert any("j8" in side for side in sides(one(parted, "figure", "update")))


def test_whether_the_declaration_binds(parted: list[Disagreement]) -> None:
    found = one(parted, "legal_force")
    assert {s.value: {a.article for a in s.accounts} for s in found.sides} == {"binding": {"j7"}, "not binding": {"j8"}}


def test_who_said_it(parted: list[Disagreement]) -> None:
    assert sides(one(parted, "teller")) in ([{"j7"}, {"j8"}], [{"j8"}, {"j7"}])


def test_will_and_may(parted: list[Disagreement]) -> None:
    found = [d for d in parted if d.kind == "wording" and not d.within_one_article]
    assert any(sorted(map(sorted, sides(d))) == [["j4"], ["j5"]] for d in found)


def test_the_headline_says_more_than_the_body(parted: list[Disagreement]) -> None:
    found = [d for d in parted if d.kind == "wording" and d.within_one_article]
    assert [{a.article for s in d.sides for a in s.accounts} for d in found] == [{"j4"}]


def test_officially_and_in_practice(parted: list[Disagreement]) -> None:
    found = one(parted, "status", "official_vs_practice")
    assert "j8" in {a.article for s in found.sides for a in s.accounts}


def test_gone_back_on(parted: list[Disagreement]) -> None:
    found = [d for d in parted if d.explanation == "retraction"]
    assert any({"j1", "j6"} <= {a.article for s in d.sides for a in s.accounts} for d in found)


def test_positions_are_no_disagreement(talks: Record) -> None:
    assert not [d for d in talks.disagreements() if "j9" in {a.article for s in d.sides for a in s.accounts}]
    held = [p for p in talks.positions() if p.topic == "presence"]
    assert any({s.value for s in p.sides} == {"wants it ended", "does not want it ended"} for p in held)


def test_nobody_reports_over_the_summer(talks: Record) -> None:
    assert [(s.from_, s.to) for s in talks.silences()] == [("2023-06-05", "2023-10-25")]


def test_the_word_that_was_taken_back(talks: Record) -> None:
    [said] = [s for s in talks.statements() if s.retracted_by]
    assert said.speaker is not None
    assert said.speaker.actor == "sudan.army"
    assert {a.article for a in said.retracted_by} == {"j6"}


def test_disputed_is_what_is_told_otherwise(talks: Record) -> None:
    disputed = {o.date.from_ for o in talks.timeline() if o.disputed}
    assert {"2023-05-30", "2023-05-31", "2023-10-26"} <= disputed
    assert "2023-12-03" not in disputed
