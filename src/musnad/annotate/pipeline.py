"""Runs the annotators of a language in the order their needs dictate."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..collection import no_collection
from ..lexicon.lexicon import Lexicon
from ..model import Analysis, Article, ArticleHead, Published
from .document import Document
from .language import language_of
from .tagger import Tagger


class Annotator(NamedTuple):
    """A step: what it gives, what it needs, and the function that adds its layer to the document."""

    gives: str
    needs: tuple[str, ...]
    run: Callable[[Document], None]


def in_order(annotators: Iterable[Annotator]) -> list[Annotator]:
    """Sort steps so that each follows what it needs; steps that could come in any order keep the one given.

    Raises ``ValueError`` for a need that nobody gives, and for a circle.
    """
    waiting, given, out = list(annotators), set[str](), []
    all_given = {a.gives for a in waiting}
    for a in waiting:
        if unknown := set(a.needs) - all_given:
            raise ValueError(f"{a.gives} needs {sorted(unknown)}, which no annotator gives")
    while waiting:
        ready = next((a for a in waiting if given.issuperset(a.needs)), None)
        if ready is None:
            raise ValueError(f"annotators need each other: {[a.gives for a in waiting]}")
        waiting.remove(ready)
        given.add(ready.gives)
        out.append(ready)
    return out


def run(
    article: Article, lexicon: Lexicon, annotators: Sequence[Annotator], program: str, tagger: Tagger | None = None
) -> Analysis:
    """Read one article with steps already :func:`in order <in_order>`.

    The steps are those for Arabic: a text in another language gets its language and no annotations.
    """
    language = language_of(article, lexicon)
    if language != "ar":
        return _unread(article, lexicon, language, program)
    with no_collection():
        doc = Document(article, lexicon)
        doc.tagger = tagger
        for annotator in annotators:
            annotator.run(doc)
    doc.notes.clear()  # some point back at the document, which would otherwise wait for the collector of circles
    return Analysis(
        article=ArticleHead(
            id=article.key(), version=article.version(), title=article.title, url=article.url, outlet=article.outlet,
            agency=article.agency, language=language, translated=doc.translated,
            published=doc.published, boilerplate=tuple(doc.boilerplate),
        ),
        sentences=tuple(doc.sentences), timexes=tuple(doc.timexes), quantities=tuple(doc.quantities),
        mentions=tuple(doc.mentions), quotations=tuple(doc.quotations), events=tuple(doc.events),
        statuses=tuple(doc.statuses), reasons=tuple(doc.reasons),
        flags=tuple(sorted(doc.flags, key=lambda f: (f.start, f.end, f.kind))),
        attributions=doc.attributions, program=program, lexicon=lexicon.version,
    )  # fmt: skip


def _unread(article: Article, lexicon: Lexicon, language: str, program: str) -> Analysis:
    """The analysis of an article in a language that has no annotators: what was known of it."""
    day = (article.published or "")[:10] or None
    published = Published(from_=day, to=day, basis=article.published_basis) if day else Published()
    return Analysis(
        article=ArticleHead(
            id=article.key(), version=article.version(), title=article.title, url=article.url, outlet=article.outlet,
            agency=article.agency, language=language, translated=article.translated, published=published,
        ),
        program=program, lexicon=lexicon.version,
    )  # fmt: skip
