"""Groups without a row: their whole name is the holder, with an actor of its own; a description is none."""

from __future__ import annotations

import pytest

from musnad import Article, analyse


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("علقت جماعة أنصار السهل مشاركتها في المحادثات.", "local:جماعة انصار السهل"),
        ("قالت جبهة تحرير السهل: «انسحبنا من المدينة».", "local:جبهة تحرير السهل"),
        ("علقت جماعة معارضة مشاركتها في المحادثات.", None),
    ],
)
def test_holder(text: str, actor: str | None) -> None:
    (status,) = analyse(Article(text=text, language="ar", published="2024-05-10")).statuses
    assert status.holder.actor == actor
