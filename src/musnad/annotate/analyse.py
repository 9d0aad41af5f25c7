"""From an article to its analysis."""

from __future__ import annotations

from functools import lru_cache

from ..lexicon.lexicon import Lexicon, load
from ..model import Analysis, Article, ArticleHead, Quantity, Timex
from . import pipeline
from .document import Document
from .tagger import Tagger

PROGRAM = "musnad 0.1.0"


@lru_cache(maxsize=1)
def _annotators() -> list[pipeline.Annotator]:
    from .ar import ANNOTATORS

    return ANNOTATORS


def program(tagger: Tagger | None = None) -> str:
    """The program that reads, with the model of names it reads with."""
    return f"{PROGRAM} ner:{tagger.version}" if tagger is not None else PROGRAM


def steps(gives: frozenset[str]) -> list[pipeline.Annotator]:
    """Some of the annotators, in their order."""
    return [annotator for annotator in _annotators() if annotator.gives in gives]


def analyse(article: Article, lexicon: Lexicon | None = None, tagger: Tagger | None = None) -> Analysis:
    """Read one article. A pure function of the article, the lexicon, the program and the tagger of names, if any.

    >>> [s.end for s in analyse(Article(text="أعلن الجيش. ثم عاد.")).sentences]
    [11, 19]
    """
    return pipeline.run(article, lexicon or load(), _annotators(), program(tagger), tagger)


_DATE_STEPS = frozenset(("boilerplate", "sentences", "expressions", "published", "timexes"))


def timexes(text: str, published: str | None = None) -> list[Timex]:
    """The time expressions of a text, by themselves; ``published`` is an ISO date or date-time, if known.

    >>> [(t.value, t.basis) for t in timexes("وصل الوفد أمس الأحد", "2020-01-06")]
    [('2020-01-05', 'relative')]
    """
    doc = Document(Article(text=text, published=published), load())
    for annotator in steps(_DATE_STEPS):
        annotator.run(doc)
    return doc.timexes


_FIGURE_STEPS = _DATE_STEPS | {"mentions", "quotations", "quantities"}


def quantities(text: str, published: str | None = None) -> list[Quantity]:
    """The figures of a text, by themselves; ``published`` is an ISO date or date-time, if known.

    >>> [(q.value, q.low, q.high, q.modifier, q.unit) for q in quantities("يتمركز نحو 5 آلاف جندي في القاعدة")]
    [(5000, 4500, 5500, 'approx', 'جندي')]
    """
    doc = Document(Article(text=text, published=published), load())
    for annotator in steps(_FIGURE_STEPS):
        annotator.run(doc)
    return doc.quantities


def failed(identifier: str, message: str) -> Analysis:
    """The analysis of an article that could not be read."""
    return Analysis(article=ArticleHead(id=identifier), error=message)
