"""Reasons told in another clause or sentence than their act, of cases that anyone may add to."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad import analyse
from musnad.model import Article

CASES = [
    tuple(line.split("\t"))
    for line in (Path(__file__).parents[2] / "cases" / "reasons.tsv").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize(("text", "trigger", "words"), CASES, ids=lambda value: value[:30])
def test_reasons(text: str, trigger: str, words: str) -> None:
    found = analyse(Article(text=text, language="ar", published="2023-05-10"))
    at = text.index(trigger)
    told = [e for e in found.events if e.start <= at < e.end]
    told += [s for s in found.statuses if s.trigger.start is not None and s.trigger.start <= at < (s.trigger.end or 0)]
    assert told
    for one in told:
        assert [text[c.start : c.end] for c in one.reasons] == ([] if words == "-" else [words])


def test_a_reason_has_its_own_teller() -> None:
    text = "علقت المنظمة مساعداتها في الإقليم. وقال مسؤول محلي إن القرار جاء بسبب نقص التمويل."
    found = analyse(Article(text=text, language="ar", published="2023-05-10"))
    [reason] = found.statuses[0].reasons
    tellers = {a.id: a.links[-1].words for a in found.attributions}
    assert tellers[reason.attribution or ""] == "مسؤول محلي"
    assert found.statuses[0].attribution != reason.attribution


@pytest.mark.parametrize(
    ("text", "of", "words"),
    [
        ("أرجع خبراء انقطاع الكهرباء إلى نقص الوقود.", "انقطاع الكهرباء", "نقص الوقود"),
        ("انقطعت الكهرباء عن العاصمة بسبب خلل في المحطة.", "انقطعت الكهرباء عن العاصمة", "خلل في المحطة"),
        ("قالت الشركة إن سبب الحريق ماس كهربائي.", "الحريق", "ماس كهربائي"),
        ("ارتفعت الأسعار. ويعود ذلك إلى تراجع العملة.", "ارتفعت الأسعار.", "تراجع العملة"),
        ("رد مهندس انهيار السد إلى إهمال صيانته.", "انهيار السد", "إهمال صيانته"),
    ],
)
def test_the_reason_of_what_is_no_act(text: str, of: str, words: str) -> None:
    found = analyse(Article(text=text, language="ar", published="2023-05-10"))
    assert [(text[r.of.start : r.of.end], text[r.start : r.end]) for r in found.reasons] == [(of, words)]


@pytest.mark.parametrize(
    "text", ["لم يعرف سبب الحريق.", "بحث الوزير أسباب الأزمة مع نظيره.", "لم يرد الوزير على طلب للتعليق."]
)
def test_a_reason_that_is_not_told(text: str) -> None:
    assert not analyse(Article(text=text, language="ar", published="2023-05-10")).reasons
