"""Languages told apart; other languages are recorded and left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.annotate.analyse import analyse
from musnad.annotate.language import language_of
from musnad.lexicon.lexicon import Lexicon
from musnad.model import LAYERS, Article

CASES = [
    line.split("\t")
    for line in (Path(__file__).parents[1] / "cases" / "languages.tsv").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("language", "text"), CASES)
def test_language(language: str, text: str, lexicon: Lexicon) -> None:
    assert language_of(Article(text=text), lexicon) == language
    assert language_of(Article(text=text * 50), lexicon) == language


@pytest.mark.parametrize("text", ["", "5200", "-1.2", "٪٥", "X", "قال", "https://example.org/a/b?c=d&e=f"])
def test_what_does_not_tell_is_what_it_is_said_to_be(text: str, lexicon: Lexicon) -> None:
    assert language_of(Article(text=text, language="ar"), lexicon) == "ar"


def test_another_language_gets_no_annotations() -> None:
    analysis = analyse(
        Article(text="وزیر گفت که این برنامه برای ۵۰۰ نفر است. این خبر تأیید شد.", published="2020-01-05")
    )
    assert analysis.article.language == "fa"
    assert analysis.article.published.from_ == "2020-01-05"
    assert not any(getattr(analysis, layer) for layer in LAYERS)
    assert analysis.error is None


def test_arabic_with_english_page_furniture_is_arabic(lexicon: Lexicon) -> None:
    text = "Home About us Contact Login\nقالت الوزارة إن الوضع مستقر في المدينة منذ أمس\nLeave a Reply"
    assert language_of(Article(text=text), lexicon) == "ar"
