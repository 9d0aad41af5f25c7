"""Reading and analysing in one stream: what was found, in order, each article with its analysis."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from ..annotate.pool import analyse_all
from ..model import Article
from .found import Found, Problem


class Analysed(NamedTuple):
    """An article as read, and its analysis as JSON; ``None`` where ``wanted`` said that none is needed."""

    found: Found
    analysis: bytes | None


def analysed(
    items: Iterable[Found | Problem],
    lexicon: Sequence[Path] = (),
    workers: int = 1,
    wanted: Callable[[Article], Article | None] | None = None,
    ner: Path | None = None,
) -> Iterator[Analysed | Problem]:
    """Analyse what is found, keeping its order and every problem in its place.

    ``wanted`` may complete an article before it is analysed, or say with ``None`` that it need not be. ``ner``: a
    model of names.
    """
    order: deque[Analysed | Problem | Found] = deque()

    def articles() -> Iterator[Article]:
        for item in items:
            if isinstance(item, Problem):
                order.append(item)
                continue
            article = wanted(item.article) if wanted else item.article
            if article is None:
                order.append(Analysed(item, None))
            else:
                order.append(item._replace(article=article))
                yield article

    for analysis in analyse_all(articles(), lexicon, workers, ner):
        while not isinstance(head := order.popleft(), Found):
            yield head
        yield Analysed(head, analysis)
    for rest in order:
        if not isinstance(rest, Found):
            yield rest
