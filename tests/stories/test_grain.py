"""A deal suspended, resumed, extended and ended, with differing reasons and figures: what must be shown, and what not.

What was expected and is not shown yet is said in docs/scores.md, not here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.record import Record
from musnad.stories.model import Disagreement

CASES = Path(__file__).parent.parent / "cases" / "stories"


@pytest.fixture(scope="module")
def grain(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("grain") / "grain.db")
    record.add(CASES / "grain.jsonl")
    return record


def sides(found: Disagreement) -> dict[str, set[str]]:
    return {s.value: {a.article for a in s.accounts} for s in found.sides}


def test_the_copy(grain: Record) -> None:
    assert {a.id: a.copies for a in grain.articles() if a.copies} == {"g2": ("g3",), "g3": ("g2",)}


@pytest.mark.parametrize(
    ("day", "article"),
    [("2022-07-22", "g2"), ("2022-10-29", "g1"), ("2022-11-02", "g4"), ("2023-03-18", "g6"), ("2023-07-17", "g7")],
)
def test_the_timeline(grain: Record, day: str, article: str) -> None:
    found = [{a.article for a in o.accounts} for o in grain.timeline() if o.date.from_ == o.date.to == day]
    assert any(article in told for told in found)


def test_what_a_copy_tells_is_no_second_occurrence(grain: Record) -> None:
    told = [{a.article for a in o.accounts} for o in grain.timeline() if o.date.from_ == "2022-10-30" and o.actor]
    assert all(("g2" in articles) == ("g3" in articles) for articles in told)


def test_the_ministrys_lane(grain: Record) -> None:
    [board] = [b for b in grain.status() if b.kind == "agreement"]
    lanes = {lane.teller.key: [(c.from_, c.status) for c in lane.changes] for lane in board.lanes}
    assert lanes["russia.mod"] == [("2022-10-29", "suspended"), ("2022-11-02", "resumed")]
    assert ("2023-07-17", "ended") in lanes["dmitry_peskov"]
    assert len([key for key in lanes if "كوليبا" in key]) == 1  # one man, quoted in a piece and in its copy


def test_the_words_of_a_copy_are_one_statement(grain: Record) -> None:
    told = [{w.account.article for w in s.wordings} for s in grain.statements()]
    assert {"g2", "g3"} in told
    assert {"g1", "g4"} not in told  # suspending and resuming, in much the same words


def test_ended_against_not_ended(grain: Record) -> None:
    [found] = [d for d in grain.disagreements() if d.kind == "status"]
    assert sides(found) == {"ended": {"g7"}, "not ended": {"g8"}}


def test_how_many_ships_were_waiting(grain: Record) -> None:
    [found] = [d for d in grain.disagreements() if d.kind == "figure" and d.topic == "سفينة"]
    assert sides(found) == {"218": {"g2", "g3"}, "97": {"g5"}}


def test_for_how_long_it_was_extended(grain: Record) -> None:
    [found] = [d for d in grain.disagreements() if d.kind == "figure" and d.topic == "agreement extended"]
    assert len(found.sides) == 2
    assert {a.article for s in found.sides for a in s.accounts} == {"g6"}
    assert {"120" in s.value for s in found.sides} == {True, False}


def test_what_is_no_disagreement(grain: Record) -> None:
    assert {d.kind for d in grain.disagreements()} <= {"status", "figure", "cause"}
    told = [v for d in grain.disagreements() for v in sides(d)]
    assert not {"33,000,000", "32,900,000", "suspended", "resumed", "extended"} & set(told)
