"""What parts and what only looks so, in a few articles of our own each."""

from __future__ import annotations

import json
from pathlib import Path

from musnad.record import Record
from musnad.stories.model import Disagreement

Told = tuple[str, str, str]


def parted(folder: Path, *told: Told) -> list[Disagreement]:
    lines = [{"id": i, "outlet": i, "published": day, "text": text, "language": "ar"} for i, day, text in told]
    source = folder / "in.jsonl"
    source.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")
    with Record(folder / "r.db") as record:
        record.add(source)
        return record.disagreements(explained=True)


def kinds(found: list[Disagreement], kind: str) -> list[str | None]:
    return [d.explanation for d in found if d.kind == kind]


def test_attacks_of_two_days_are_no_disagreement_about_a_date(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "قصف الجيش السوداني مواقع قوات الدعم السريع في الخرطوم الثلاثاء."),
        ("b", "2023-05-11", "قصف الجيش السوداني مواقع قوات الدعم السريع في الخرطوم الأربعاء."),
    )
    assert not kinds(found, "date")


def test_one_teller_with_two_reasons_parts_with_nobody(tmp_path: Path) -> None:
    text = "علقت الأمم المتحدة عملياتها في دارفور بسبب نهب المخازن.\n\nوعلقت الأمم المتحدة عملياتها في دارفور جراء خطف سائقين."
    assert not kinds(parted(tmp_path, ("a", "2023-05-10", text)), "cause")


def test_a_spokesman_and_his_institution_are_no_two_tellers(tmp_path: Path) -> None:
    words = "«لن نعود إلى الوضع السابق قبل تنفيذ الاتفاق كاملا في كل الولايات»"
    found = parted(
        tmp_path,
        ("a", "2023-05-10", f"وقال الجيش السوداني: {words}."),
        ("b", "2023-05-10", f"وقال وزير الخارجية السعودي فيصل بن فرحان: {words}."),
    )
    assert not kinds(found, "teller")


def test_the_dead_of_two_attacks_are_no_two_figures_of_one(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "قتل 12 مدنيا في قصف على سوق في أم درمان."),
        ("b", "2023-05-11", "قتل 30 مدنيا في قصف على حي في نيالا."),
    )
    assert not kinds(found, "figure")


def test_a_state_flatly_denied_is_a_disagreement(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "أعلنت الحكومة المالية بدء انسحاب القوات الفرنسية من البلاد."),
        ("b", "2023-05-10", "قال الجنرال جان دوبون إن فرنسا لن تقلص قواتها في مالي."),
    )
    [status] = [d for d in found if d.kind == "status"]
    assert {s.value for s in status.sides} == {"reduced", "not reduced"}
