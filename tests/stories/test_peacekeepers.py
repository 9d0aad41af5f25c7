"""Peacekeepers that leave in steps: what must be shown of the story, and what not.

What was expected and is not shown yet is said in docs/scores.md, not here.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.record import Record

CASES = Path(__file__).parent.parent / "cases" / "stories"


@pytest.fixture(scope="module")
def leaving(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("leaving") / "leaving.db")
    record.add(CASES / "peacekeepers.jsonl")
    return record


def test_the_copy(leaving: Record) -> None:
    assert {a.id: a.copies for a in leaving.articles() if a.copies} == {"p2": ("p3",), "p3": ("p2",)}


@pytest.mark.parametrize(
    ("day", "articles"),
    [
        ("2023-12-19", {"p1"}), ("2024-02-28", {"p4"}), ("2024-02-28", {"p5"}), ("2024-06-25", {"p6"}),
        ("2024-12-31", {"p2", "p3"}),
    ],
)  # fmt: skip
def test_the_timeline(leaving: Record, day: str, articles: set[str]) -> None:
    found = [{a.article for a in o.accounts} for o in leaving.timeline() if o.date.from_ == o.date.to == day]
    assert any(articles <= told for told in found)


def test_the_head_of_the_mission_said_it_once(leaving: Record) -> None:
    told = [{w.account.article for w in s.wordings} for s in leaving.statements()]
    assert told.count({"p2", "p3"}) == 2  # two sentences of hers, each in both
    assert {"p2"} not in told
    assert {"p3"} not in told


def test_the_presence_that_ended(leaving: Record) -> None:
    told = [c for b in leaving.status() for lane in b.lanes for c in lane.changes if c.from_ == "2024-06-25"]
    assert "ended" in {c.status for c in told}


def test_what_is_no_disagreement(leaving: Record) -> None:
    values = {s.value for d in leaving.disagreements() for s in d.sides}
    assert not {"13,500", "2,000"} <= values
    assert not [d for d in leaving.disagreements() if d.kind == "date"]  # the end of 2024 is the 31st of December


def test_one_board_of_the_missions_presence(leaving: Record) -> None:
    (board,) = [b for b in leaving.status() if b.kind == "presence"]
    assert board.holder is not None
    assert board.holder.actor == "monusco"  # «قوات حفظ السلام», «بعثة الأمم المتحدة», «البعثة», مونوسكو
    told = {lane.teller.name: {(c.status, c.modality) for c in lane.changes} for lane in board.lanes}
    assert ("ended", "asserted") in told["مرصد الجنوب"]
    assert ("ended", "planned") in told["كريستوف لوتوندولا"]
    assert ("ended", "planned") in told["بينتو كيتا"]
    assert ("reduced", "asserted") in told["ندي خوندي"]  # «الانسحاب مستمر»
    assert ("ended", "denied") in told["تيريز كاييكوامبا فاغنر"]  # «الانسحاب ... لن يتم قبل أن»
    assert ("continuing", "demanded") in told["منظمات محلية"]


def test_who_leaves_one_province_may_be_in_the_others(leaving: Record) -> None:
    assert not [d for d in leaving.disagreements() if d.kind == "status"]
