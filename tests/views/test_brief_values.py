"""What the sides of a disagreement are called in the two languages."""

from __future__ import annotations

import pytest

from musnad.stories.model import Disagreement, Side
from musnad.views.brief import about_text, side_text


@pytest.mark.parametrize(
    ("value", "ar", "en"),
    [
        ("suspended", "معلَّق", "suspended"),
        ("not ended", "انتهى (لم يقع)", "ended (did not happen)"),
        ("not حركة 23 مارس", "حركة 23 مارس (منفيّ)", "حركة 23 مارس (denied)"),
        ("air-support continuing", "الإسناد الجوي مستمر", "Air support continuing"),
        ("ended (demanded)", "انتهى (مطلوب)", "ended (demanded)"),
        ("120 يوما", "120 يوما", "120 يوما"),
    ],
)
def test_a_side_is_said_in_both_languages(value: str, ar: str, en: str) -> None:
    assert (side_text(Side(value=value, accounts=()), "ar"), side_text(Side(value=value, accounts=()), "en")) == (
        ar,
        en,
    )


def test_a_topic_of_two_words(example: Disagreement) -> None:
    assert about_text(example, "ar").startswith("الاتفاق مُدِّد")
    assert about_text(example, "en").startswith("Agreement extended")


@pytest.fixture
def example() -> Disagreement:
    return Disagreement(id="1", kind="figure", about="agreement extended: ?", topic="agreement extended", sides=())
