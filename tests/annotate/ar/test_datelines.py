"""Datelines: the place a report was sent from does nothing in it."""

from __future__ import annotations

import pytest

from musnad import Article, analyse


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("بغداد 30 يناير 2020 (شينخوا) أعلنت السلطات السورية استئناف العمليات المشتركة مع قوات التحالف", "syria.gov"),
        ("دبي/صنعاء (رويترز) - علقت البعثة عملياتها في اليمن", None),
        ("بغداد علقت المفاوضات مع شركات النفط", "iraq.gov"),
        ("بغداد - علق المتحدث على الخبر (رويترز) وعلقت السلطات السورية عملياتها", "syria.gov"),
    ],
)
def test_the_place_of_a_dateline_holds_nothing(text: str, holder: str | None) -> None:
    found = analyse(Article(text=text, language="ar", published="2021-12-01"))
    assert [s.holder.actor for s in found.statuses] == [holder]
