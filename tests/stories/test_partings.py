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


LIMITED = "مهام الناتو في مالي مقتصرة على التدريب."


def test_limited_to_one_thing_and_another_done(tmp_path: Path) -> None:
    strikes = "قال قائد عسكري إن الناتو ينفذ غارات جوية على المسلحين في مالي."
    found = parted(tmp_path, ("a", "2023-05-10", LIMITED), ("b", "2023-05-20", strikes))
    [one] = [d for d in found if d.kind == "status" and d.explanation is None]
    assert {s.value: {a.article for a in s.accounts} for s in one.sides} == {
        "restricted": {"a"},
        "air-support continuing": {"b"},
    }


def test_what_a_limit_leaves_or_what_is_of_another_year_is_no_parting(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", LIMITED),
        ("b", "2023-05-20", "قال قائد عسكري إن الناتو يدرب الجنود."),
        ("c", "2021-05-20", "قال قائد عسكري إن الناتو ينفذ غارات جوية على المسلحين في مالي."),
    )
    assert not kinds(found, "status")


def test_reasons_told_in_sentences_of_their_own(tmp_path: Path) -> None:
    act = "علقت الأمم المتحدة مساعداتها في دارفور الثلاثاء."
    found = parted(
        tmp_path,
        ("a", "2023-05-10", f"{act} وقال متحدث باسمها إن القرار جاء بسبب نهب المخازن."),
        ("b", "2023-05-10", f"{act} وعزا مسؤول محلي ذلك إلى نقص التمويل."),
    )
    [one] = [d for d in found if d.kind == "cause"]
    tellers = {s.value: {a.attribution[-1].words for a in s.accounts} for s in one.sides}
    assert tellers == {"نهب المخازن": {"متحدث باسمها"}, "نقص التمويل": {"مسؤول محلي"}}


def test_one_reason_more_is_no_parting(tmp_path: Path) -> None:
    act = "علقت الأمم المتحدة مساعداتها في دارفور الثلاثاء بسبب نهب المخازن."
    found = parted(
        tmp_path,
        ("a", "2023-05-10", act),
        ("b", "2023-05-10", f"{act} وعلقت الأمم المتحدة مساعداتها في دارفور الثلاثاء جراء خطف سائقين."),
    )
    assert not kinds(found, "cause")


def test_terms_of_one_extension(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "أعلنت الأمم المتحدة تمديد الهدنة في اليمن لمدة شهرين."),
        ("b", "2023-05-11", "مدد الطرفان الهدنة في اليمن ستة أشهر."),
        ("c", "2023-05-11", "أعلنت الأمم المتحدة تمديد الهدنة في اليمن لمدة 60 يوما، بعد هدنة دامت ستة أشهر."),
    )
    [one] = [d for d in found if d.kind == "figure"]
    assert {s.value: {a.article for a in s.accounts} for s in one.sides} == {"شهرين": {"a", "c"}, "ستة أشهر": {"b"}}


def test_acts_that_bind_and_that_are_void(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "قالت الحكومة إن المذكرة لاغية ولا يترتب عليها أي أثر قانوني."),
        ("b", "2023-05-11", "قال وزير النقل إن المذكرة ملزمة قانونا للطرفين."),
    )
    [one] = [d for d in found if d.kind == "legal_force"]
    assert {s.value: {a.article for a in s.accounts} for s in one.sides} == {"not binding": {"a"}, "binding": {"b"}}


def test_acts_of_two_kinds_or_years_are_two(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "قالت الحكومة إن المذكرة لاغية ولا يترتب عليها أي أثر قانوني."),
        ("b", "2023-05-11", "قال وزير النقل إن حكم المحكمة ملزم للطرفين."),
        ("c", "2021-05-11", "قال وزير النقل إن المذكرة ملزمة قانونا للطرفين."),
    )
    assert not kinds(found, "legal_force")


def test_wordings_of_a_speaker_no_lexicon_knows_are_one_utterance(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "قال مدير الميناء سامر الخطيب إن الميناء سيستأنف استقبال السفن التجارية الأحد."),
        ("b", "2023-05-10", "قال مدير الميناء سامر الخطيب إن الميناء قد يستأنف استقبال السفن التجارية الأحد."),
    )
    assert kinds(found, "wording") == [None]


def test_the_day_of_an_arrest_and_of_a_resignation(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        (
            "a",
            "2023-05-25",
            "اعتقلت الشرطة الصحفي سليمان الريسوني يوم 22 ماي. وقدم الوزير سمير المبيضين استقالته في 20 ماي.",
        ),
        (
            "b",
            "2023-05-26",
            "اعتقلت الشرطة الصحفي سليمان الريسوني يوم 24 ماي. وقدم الوزير سمير المبيضين استقالته في 20 ماي.",
        ),
    )
    [one] = [d for d in found if d.kind == "date"]
    assert {s.value: {a.article for a in s.accounts} for s in one.sides} == {"2023-05-22": {"a"}, "2023-05-24": {"b"}}


def test_reasons_of_what_no_row_tells_of(tmp_path: Path) -> None:
    found = parted(
        tmp_path,
        ("a", "2023-05-10", "أرجع خبراء انقطاع الكهرباء عن العاصمة إلى نقص الوقود."),
        ("b", "2023-05-11", "انقطعت الكهرباء عن العاصمة بسبب خلل في محطة التحويل، وفق الشركة."),
        ("c", "2023-05-11", "أغلق السوق في العاصمة بسبب خلاف بين التجار."),
    )
    [one] = [d for d in found if d.kind == "cause"]
    assert {a.article for s in one.sides for a in s.accounts} == {"a", "b"}
