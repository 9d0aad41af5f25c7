"""The page of an actor, and who gets none."""

from __future__ import annotations

import pytest

from musnad import Article, analyse
from musnad.lexicon.lexicon import Lexicon
from musnad.stories.actors import actor_page
from musnad.stories.model import Reading

TEXTS = (
    "قال رئيس الحكومة نجيب ميقاتي إن الجسر سيفتح قريبا. وزار ميقاتي الجيش اللبناني.",
    "التقى نجيب ميقاتي وفدا من البلدة. وقال البائع سالم الكعبي إن السوق عادت. وأكد مصدر محلي أن الطريق مفتوح.",
)


@pytest.fixture
def readings() -> list[Reading]:
    """Two articles of our own."""
    articles = [
        Article(id=f"a{n}", text=text, language="ar", outlet="النهار", published=f"2022-03-0{n}")
        for n, text in enumerate(TEXTS, 1)
    ]
    return [Reading.of(article, analyse(article)) for article in articles]


@pytest.mark.parametrize("wanted", ["najib_mikati", "نجيب ميقاتي", "نجيب مِيقاتي"])
def test_a_page(readings: list[Reading], lexicon: Lexicon, wanted: str) -> None:
    page = actor_page(readings, lexicon, wanted)
    assert (page.actor, page.type, page.country, page.sector) == ("najib_mikati", "PER", "lebanon", "GOV")
    assert (page.country_name, page.country_name_ar) == ("Lebanon", "لبنان")
    assert [(a.article, a.mentions) for a in page.articles] == [("a1", 2), ("a2", 1)]
    assert [(r.role, r.article) for r in page.roles] == [("رئيس الحكومة", "a1")]
    assert [(s.article, s.words) for s in page.said] == [("a1", "إن الجسر سيفتح قريبا")]
    assert all(held.role for held in page.held)


@pytest.mark.parametrize("wanted", ["local:سالم الكعبي", "سالم الكعبي"])
def test_private_persons_get_no_page(readings: list[Reading], lexicon: Lexicon, wanted: str) -> None:
    with pytest.raises(KeyError, match="private persons get no page"):
        actor_page(readings, lexicon, wanted)


@pytest.mark.parametrize("wanted", ["nobody", "", "مصدر محلي"])
def test_the_unknown_and_the_unnamed_get_no_page(readings: list[Reading], lexicon: Lexicon, wanted: str) -> None:
    with pytest.raises(KeyError):
        actor_page(readings, lexicon, wanted)
