"""States that cannot both hold, told in different kinds, of different crossings, for good or for a while, until when."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_partings import Told, kinds, parted

WITHDRAWN = ("a", "2024-02-03", "أعلنت وزارة الدفاع الفرنسية أن آخر جندي فرنسي غادر تشاد اليوم.")
STILL = ("b", "2024-02-05", "قال محافظ العاصمة إن عشرات من الجنود الفرنسيين ما زالوا في المطار.")


def sides(folder: Path, kind: str, *told: Told) -> list[set[str]]:
    """The values of each disagreement of a kind that has no explanation."""
    return [{s.value for s in d.sides} for d in parted(folder, *told) if d.kind == kind and d.explanation is None]


def test_the_last_soldier_left_and_some_are_still_there(tmp_path: Path) -> None:
    assert sides(tmp_path, "status", WITHDRAWN, STILL) == [{"ended", "continuing"}]


def test_soldiers_of_another_country_are_another_presence(tmp_path: Path) -> None:
    other = ("b", "2024-02-05", "قال محافظ العاصمة إن ألف جندي أمريكي ما زالوا في القاعدة الجوية.")
    assert sides(tmp_path, "status", WITHDRAWN, other) == []


def test_who_has_left_one_town_may_be_in_another(tmp_path: Path) -> None:
    left = ("a", "2024-02-03", "انسحبت القوات الروسية من مدينة الحسكة السبت.")
    there = ("b", "2024-02-04", "قال شهود إن القوات الروسية ما زالت في مدينة القامشلي.")
    assert sides(tmp_path, "status", left, there) == []


def test_all_posts_held_and_some_left(tmp_path: Path) -> None:
    all_held = ("a", "2024-10-10", "قال الناطق باسم اليونيفيل إن القوة باقية في جميع مواقعها.")
    left = ("b", "2024-10-11", "قال الجيش الإسرائيلي إن قوات اليونيفيل أخلت ثلاثة مواقع حدودية الأربعاء.")
    assert sides(tmp_path, "status", all_held, left) == [{"presence continuing (جميع مواقعها)", "basing ended"}]
    somewhere = ("a", "2024-10-10", "قال الناطق باسم اليونيفيل إن القوة باقية في الجنوب.")
    (tmp_path / "other").mkdir()
    assert sides(tmp_path / "other", "status", somewhere, left) == []


@pytest.mark.parametrize(
    ("second", "parts"),
    [
        ("قال مسافرون إن معبر نصيب ظل موصدا طوال أمس.", True),
        ("قال مسافرون إن معبر باب الهوى ظل موصدا طوال أمس.", False),
        ("قال مسافرون إن مطار دمشق ظل مقفلا طوال أمس.", False),
    ],
)
def test_one_crossing_open_and_shut(tmp_path: Path, second: str, parts: bool) -> None:
    first = ("a", "2024-06-10", "أكدت إدارة الجمارك أن معبر نصيب مفتوح أمام المسافرين ولم يغلق يوما.")
    assert bool(sides(tmp_path, "status", first, ("b", "2024-06-11", second))) is parts


def test_shut_and_opened_again_is_a_sequence(tmp_path: Path) -> None:
    shut = ("a", "2024-06-03", "أغلقت السلطات الأردنية معبر نصيب الاثنين.")
    again = ("b", "2024-06-20", "أعادت السلطات الأردنية فتح معبر نصيب صباح الخميس.")
    assert sides(tmp_path, "status", shut, again) == []


def test_ended_for_good_or_suspended_on_a_condition(tmp_path: Path) -> None:
    ended = ("a", "2024-11-09", "قال مصدر دبلوماسي إن قطر أوقفت وساطتها نهائيا.")
    paused = ("b", "2024-11-09", "أعلنت وزارة الخارجية القطرية أن قطر علقت وساطتها إلى أن تتوافر الجدية.")
    assert {"ended", "suspended"} in sides(tmp_path, "status", ended, paused)


def test_not_ended_leaves_open_that_it_is_suspended(tmp_path: Path) -> None:
    denied = ("a", "2024-11-09", "قال المتحدث باسم الأمم المتحدة إن اتفاق الحبوب لم ينته.")
    paused = ("b", "2024-11-10", "علقت روسيا اتفاق الحبوب السبت.")
    assert sides(tmp_path, "status", denied, paused) == []


def test_until_when(tmp_path: Path) -> None:
    one = ("a", "2024-06-04", "اتفق الطرفان في جدة على تمديد الهدنة حتى نهاية آب.")
    other = ("b", "2024-06-05", "قال دبلوماسي عربي إن تمديد الهدنة في جدة يسري إلى 15 تموز المقبل.")
    assert sides(tmp_path, "date", one, other) == [{"2024-08-31", "2024-07-15"}]


def test_a_later_extension_is_an_update(tmp_path: Path) -> None:
    one = ("a", "2024-06-04", "مدد الطرفان الهدنة في جدة حتى 30 حزيران.")
    other = ("b", "2024-07-01", "مدد الطرفان الهدنة في جدة حتى 31 تموز.")
    assert not kinds(parted(tmp_path, one, other), "date")


def test_opened_in_full_and_only_in_part(tmp_path: Path) -> None:
    whole = ("a", "2024-06-10", "أعلنت الحكومة الأردنية إعادة فتح معبر نصيب بالكامل صباح الاثنين.")
    other = ("b", "2024-06-10", "قال سائقون إنه أعيد فتح معبر جابر جزئيا صباح الاثنين.")
    same = ("b", "2024-06-10", "قال سائقون إنه أعيد فتح معبر نصيب جزئيا صباح الاثنين.")
    assert sides(tmp_path, "scope", whole, same) == [{"all", "some"}]
    (tmp_path / "other").mkdir()
    assert sides(tmp_path / "other", "scope", whole, other) == []


def test_an_embassy_in_a_country_is_not_its_own(tmp_path: Path) -> None:
    works = ("a", "2024-06-10", "استأنفت سفارة المملكة في طهران أعمالها الأحد.")
    shut = (
        "b",
        "2024-06-11",
        "قال دبلوماسي إن السفارة السعودية في طهران لا تزال مقفلة.\n\nوفتحت إيران سفارتها في الرياض الخميس.",
    )
    assert sides(tmp_path, "status", works, shut) == [{"resumed", "ended"}]


def test_in_all_the_country_and_in_one_province(tmp_path: Path) -> None:
    everywhere = ("a", "2024-06-10", "قال المبعوث الأممي إلى اليمن إن الهدنة صامدة في جميع أنحاء البلاد.")
    one = ("b", "2024-06-11", "قال محافظ تعز إن الهدنة في اليمن صامدة في محافظة واحدة لا غير.")
    assert sides(tmp_path, "scope", everywhere, one) == [{"all", "some"}]
