"""Acts that a party denies: a disagreement, and disputed in the timeline; what only looks so is neither."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad import Article
from musnad.record import Record
from musnad.stories.model import Disagreement, Occurrence

ATTACKED = "الخرطوم (صحيفة) - قصفت القوات الإثيوبية بلدة القلابات السودانية، الثلاثاء، بالمدفعية."
DENIED = "نفت الحكومة الإثيوبية أن تكون قواتها قد قصفت بلدة القلابات السودانية، الثلاثاء."
DAYS_LATER = "نفت الحكومة الإثيوبية أن تكون قواتها قد قصفت بلدة القلابات السودانية، السبت 27 مايو 2023."
ELSEWHERE = "قصفت القوات الإثيوبية بلدة المتمة، الثلاثاء، بالمدفعية."


def told(tmp_path: Path, *texts: str) -> tuple[list[Disagreement], list[Occurrence]]:
    with Record(tmp_path / "r.db") as record:
        record.add(
            *(Article(id=f"a{n}", text=t, published="2023-05-10", outlet=f"صحيفة {n}") for n, t in enumerate(texts))
        )
        return record.disagreements(), record.timeline()


def test_a_flat_denial(tmp_path: Path) -> None:
    [found], timeline = told(tmp_path, ATTACKED, DENIED)
    assert found.kind == "actor"
    assert [{a.article for a in side.accounts} for side in found.sides] == [{"a0"}, {"a1"}]
    assert {(o.modality, o.disputed) for o in timeline if o.type == "ASSAULT"} == {("asserted", True), ("denied", True)}


@pytest.mark.parametrize("other", [DAYS_LATER, ELSEWHERE])
def test_another_act_is_not_denied(tmp_path: Path, other: str) -> None:
    found, timeline = told(tmp_path, ATTACKED, other)
    assert found == []
    assert not any(o.disputed for o in timeline)


def test_an_act_that_nobody_denies(tmp_path: Path) -> None:
    found, timeline = told(tmp_path, ATTACKED, "وقال سكان إن القوات الإثيوبية قصفت بلدة القلابات السودانية الثلاثاء.")
    assert found == []
    assert not any(o.disputed for o in timeline)
