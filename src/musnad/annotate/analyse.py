"""From an article to its analysis."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon.lexicon import Lexicon, load
from ..model import Analysis, Article, ArticleHead, Quantity, Timex
from . import pipeline
from .document import Document

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


_DATE_STEPS = frozenset(("boilerplate", "sentences", "expressions", "published", "timexes"))


def timexes(text: str, published: str | None = None) -> list[Timex]:
    """The time expressions of a text, by themselves; ``published`` is an ISO date or date-time, if known.

    >>> [(t.value, t.basis) for t in timexes("وصل الوفد أمس الأحد", "2020-01-06")]
    [('2020-01-05', 'relative')]
    """
    doc = Document(Article(text=text, published=published), load())
    for annotator in _annotators():
        if annotator.gives in _DATE_STEPS:
            annotator.run(doc)
    return doc.timexes


_FIGURE_STEPS = _DATE_STEPS | {"mentions", "quotations", "quantities"}


def quantities(text: str, published: str | None = None) -> list[Quantity]:
    """The figures of a text, by themselves; ``published`` is an ISO date or date-time, if known.

    >>> [(q.value, q.low, q.high, q.modifier, q.unit) for q in quantities("يتمركز نحو 5 آلاف جندي في القاعدة")]
    [(5000, 4500, 5500, 'approx', 'جندي')]
    """
    doc = Document(Article(text=text, published=published), load())
    for annotator in _annotators():
        if annotator.gives in _FIGURE_STEPS:
            annotator.run(doc)
    return doc.quantities


def failed(identifier: str, message: str) -> Analysis:
    """The analysis of an article that could not be read."""
    return Analysis(article=ArticleHead(id=identifier), error=message)
