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
