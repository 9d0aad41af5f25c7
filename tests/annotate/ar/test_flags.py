"""Flags of wording, and texts that deserve none."""

from __future__ import annotations

import pytest

from musnad.annotate.analyse import analyse
from musnad.model import Article, Flag

KINDS = ("fused_words", "mixed_script", "loaded_term_in_reported_speech", "headline_stronger_than_body")


def flags(text: str) -> list[Flag]:
    return [f for f in analyse(Article(text=text, language="ar")).flags if f.kind in KINDS]


def test_letters_after_teh_marbuta_are_another_word() -> None:
    (flag,) = flags("انتهت المهمةالجديدة أمس")
    assert (flag.kind, flag.likely) == ("fused_words", "المهمة الجديدة")


def test_letters_of_other_alphabets() -> None:
    (flag,) = flags("وصل الوفد إلى طهران عبر مطار کبیر")
    assert (flag.kind, flag.likely) == ("mixed_script", "كبير")
    assert [f.kind for f in flags("ظهر في موقعABC الإخباري")] == ["mixed_script"]


def test_a_loaded_word_in_indirect_speech() -> None:
    text = "قال وزير الدفاع الفرنسي إن قواته ستواجه المرتزقة في الشمال."
    assert [f.kind for f in flags(text)] == ["loaded_term_in_reported_speech"]


@pytest.mark.parametrize(
    "text",
    [
        'قال الوزير "سنواجه المرتزقة في الشمال".',
        "واجه الجيش المرتزقة في الشمال.",
        "قالت الوزارة إن العمل مستمر في المدينة القديمة.",
        "وصل وفد شركة Google إلى المدينة",
        "المدينة القديمة",
    ],
)
def test_no_flag(text: str) -> None:
    assert flags(text) == []


def test_a_headline_figure_above_the_articles() -> None:
    body = "أعلنت الوزارة مقتل 12 جنديا في الانفجار.\nوقال مسؤول إن الوضع مستقر في المدينة."
    assert [f.kind for f in flags(f"مقتل 50 جنديا في انفجار\n{body}")] == ["headline_stronger_than_body"]
    assert flags(f"مقتل 12 جنديا في انفجار\n{body}") == []


def test_a_headline_without_the_limits_of_the_article() -> None:
    """«مؤقتا» limits what the headline says; for how long it holds, and all of it, do not."""
    after = "وجاء القرار بعد خلاف طويل."
    told = "أعلنت الحكومة تعليق المحادثات مع النقابة"
    stronger = flags(f"تعليق المحادثات مع النقابة\n{told} مؤقتا.\n{after}")
    assert [f.kind for f in stronger] == ["headline_stronger_than_body"]
    for whole in ("إلى أجل غير مسمى", "بالكامل", "حتى إشعار آخر"):
        assert flags(f"تعليق المحادثات مع النقابة\n{told} {whole}.\n{after}") == []
