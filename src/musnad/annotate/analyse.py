"""From an article to its analysis."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon.lexicon import Lexicon, load
from ..model import Analysis, Article, ArticleHead
from . import pipeline

PROGRAM = "musnad 0.1.0"


@lru_cache(maxsize=1)
def _annotators() -> list[pipeline.Annotator]:
    from .ar import ANNOTATORS

    return ANNOTATORS


def analyse(article: Article, lexicon: Lexicon | None = None) -> Analysis:
    """Read one article. A pure function of the article, the lexicon and the program.

    >>> [s.end for s in analyse(Article(text="أعلن الجيش. ثم عاد.")).sentences]
    [11, 19]
    """
    return pipeline.run(article, lexicon or load(), _annotators(), PROGRAM)


def failed(identifier: str, message: str) -> Analysis:
    """The analysis of an article that could not be read."""
    return Analysis(article=ArticleHead(id=identifier), error=message)
