"""Credits: a translator makes a text translated, a source line gives the chain its outer link."""

from __future__ import annotations

import pytest

from musnad import Article, analyse
from musnad.model import Analysis, Translation

BODY = "قال وزير النقل سالم الكعبي إن الطريق مفتوح أمام الجميع منذ الصباح الباكر.\nوأضاف أن العمل مستمر في الجسر الجديد حتى المساء."


def read(head: str, translated: Translation | None = None) -> Analysis:
    """The analysis of a text of ours under a credit line."""
    return analyse(
        Article(text=f"افتتاح الطريق الجديد في المدينة\n{head}\n{BODY}", language="ar", translated=translated)
    )


@pytest.mark.parametrize(
    ("line", "how"), [("ترجمة/ ليلى سعيد", "human"), ("ترجمة: ليلى سعيد", "human"), ("ترجمة: غوغل", "machine")]
)
def test_a_translator_is_named(line: str, how: str) -> None:
    assert read(line).article.translated == Translation(how=how)  # type: ignore[arg-type]


def test_no_credit_tells_nothing() -> None:
    assert read("سالم الكعبي").article.translated is None
    assert read("ترجمة").article.translated is None


def test_what_the_article_says_stays() -> None:
    given = Translation(how="no")
    assert read("ترجمة/ ليلى سعيد", given).article.translated == given
    unknown = read("ترجمة/ ليلى سعيد", Translation(how="unknown", language="en")).article.translated
    assert unknown == Translation(how="human", language="en")


def test_where_a_text_was_taken_from_is_its_outer_link() -> None:
    found = read("عن موقع الجزيرة نت")
    chains = {a.id: [(k.level, k.words) for k in a.links] for a in found.attributions}
    quotation = found.quotations[0]
    assert quotation.attribution is not None
    assert [level for level, _ in chains[quotation.attribution]] == ["outlet", "medium", "speaker"]
