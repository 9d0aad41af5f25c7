"""Two stories of our own, from text to views: what must be shown, and what must not."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.record import Record

CASES = Path(__file__).parent.parent / "cases" / "stories"


@pytest.fixture(scope="module")
def truce(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("truce") / "truce.db")
    record.add(CASES / "truce.jsonl")
    return record


@pytest.fixture(scope="module")
def withdrawal(tmp_path_factory: pytest.TempPathFactory) -> Record:
    record = Record(tmp_path_factory.mktemp("withdrawal") / "withdrawal.db")
    record.add(CASES / "withdrawal.jsonl")
    return record


def test_a_syndicated_piece_is_a_copy(truce: Record) -> None:
    assert {a.id: a.copies for a in truce.articles() if a.copies} == {"t3": ("t4",), "t4": ("t3",)}


def test_one_utterance_in_two_wordings_is_one_statement(truce: Record) -> None:
    told = [s for s in truce.statements() if len(s.wordings) > 1]
    assert {s.speaker.actor for s in told if s.speaker} == {"un", "hans_grundberg"}


def test_the_truce_has_a_lane_for_each_teller(truce: Record) -> None:
    [board] = [b for b in truce.status() if b.kind == "truce"]
    lanes = {lane.teller.key: [(c.status, c.modality) for c in lane.changes] for lane in board.lanes}
    assert ("ended", "denied") in lanes["houthis"]
    assert ("extended", "asserted") in lanes["hans_grundberg"]
    assert any(s.from_ and s.from_ <= "2022-10-04" for s in board.contested)


def test_the_envoys_lane_is_not_closed_by_others(truce: Record) -> None:
    [board] = [b for b in truce.status(at="2022-07-11") if b.kind == "truce"]
    lanes = {lane.teller.key: lane.changes[-1].status for lane in board.lanes}
    assert lanes["hans_grundberg"] == "extended"


def test_ended_against_not_ended(truce: Record) -> None:
    found = [{s.value for s in d.sides} for d in truce.disagreements() if d.kind == "status"]
    assert {"ended", "not ended"} in found


def test_a_series_of_extensions_is_no_disagreement(truce: Record) -> None:
    sides = [{s.value for s in d.sides} for d in truce.disagreements() if d.kind == "status"]
    assert {"extended"} not in sides
    assert len(sides) <= 3  # ended against not ended; «no longer stands» against extended and against continuing


def test_only_what_was_published(truce: Record) -> None:
    assert [a.id for a in truce.articles(as_of="2022-06-02")] == ["t1", "t2", "t3"]
    by_then = [{s.value for s in d.sides} for d in truce.disagreements(as_of="2022-09-30")]
    assert {"ended", "not ended"} not in by_then
    assert {"ended", "continuing"} in by_then  # a military source: «الهدنة لم تعد قائمة»


def test_the_decision_is_one_occurrence(withdrawal: Record) -> None:
    day = [o for o in withdrawal.timeline() if o.date.from_ == "2023-06-30" and o.date.told]
    assert {a.article for o in day for a in o.accounts} >= {"w2", "w3"}
    assert any({a.article for a in o.accounts} >= {"w2", "w3"} for o in day)


def test_steps_of_the_withdrawal_stay_apart(withdrawal: Record) -> None:
    days = {o.date.from_ for o in withdrawal.timeline() if o.type == "RETREAT" and o.date.told}
    assert days >= {"2023-08-13", "2023-10-31", "2023-12-11"}


def test_any_order_of_adding_gives_the_same_story(truce: Record, tmp_path: Path) -> None:
    lines = (CASES / "truce.jsonl").read_text(encoding="utf-8").splitlines()
    turned = tmp_path / "turned.jsonl"
    turned.write_text("\n".join(lines[::-1]) + "\n", encoding="utf-8")
    with Record(tmp_path / "turned.db") as other:
        other.add(turned)

        def views(record: Record) -> list[object]:
            return [record.timeline(), record.status(), record.figures(), record.statements(), record.disagreements()]

        for a, b in zip(views(truce), views(other), strict=True):
            assert str(a).replace(str(CASES), "") == str(b).replace(str(tmp_path), "")
