"""Analysing many articles: in order, on one process or several, with the same bytes either way."""

from __future__ import annotations

import multiprocessing
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from pathlib import Path

from ..errors import MusnadError
from ..lexicon.lexicon import Lexicon, load
from ..model import Article
from .analyse import analyse, failed
from .tagger import Tagger, load_tagger


class WorkerError(MusnadError):
    """A worker process ended before its work."""


#: Articles handed to a worker at a time: enough to pay for the trip, few enough to keep memory flat.
BATCH = 8


def analyse_safely(article: Article, lexicon: Lexicon, tagger: Tagger | None = None) -> bytes:
    """The analysis as JSON; should an annotator fail on a text, an analysis that says so: no article is lost."""
    try:
        return analyse(article, lexicon, tagger).to_json()
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        step = error.__traceback__
        while step and step.tb_next:
            step = step.tb_next
        place = f"{Path(step.tb_frame.f_code.co_filename).name}:{step.tb_lineno}" if step else "?"
        return failed(article.key(), f"not analysed: {type(error).__name__} at {place} ({error})").to_json()


_lexicon: Lexicon | None = None
_tagger: Tagger | None = None


def _start(folders: tuple[Path, ...], ner: Path | None) -> None:
    global _lexicon, _tagger
    _lexicon, _tagger = load(*folders), load_tagger(ner)


def _batch(articles: Sequence[Article]) -> list[bytes]:
    assert _lexicon is not None
    return [analyse_safely(article, _lexicon, _tagger) for article in articles]


def analyse_all(
    articles: Iterable[Article], lexicon: Sequence[Path] = (), workers: int = 1, ner: Path | None = None
) -> Iterator[bytes]:
    """The analysis of each article as JSON, in order; reads only a little ahead of what is taken.

    ``lexicon``: folders with rows beside the packaged ones. ``workers``: processes. ``ner``: a model of names. Raises
    :class:`~musnad.lexicon.loader.LexiconError` for bad rows, :class:`~.tagger.TaggerError` for a model that cannot be
    used, and :class:`WorkerError` if a worker is killed.
    """
    folders = tuple(lexicon)
    loaded, tagger = load(*folders), load_tagger(ner)
    if workers <= 1:
        for article in articles:
            yield analyse_safely(article, loaded, tagger)
        return
    # a forked worker shares the lexicon just loaded; elsewhere each worker loads its own
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    waiting: deque[Future[list[bytes]]] = deque()
    stream = iter(articles)
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_start, initargs=(folders, ner))
    try:
        while True:
            while len(waiting) < 2 * workers and (batch := list(islice(stream, BATCH))):
                waiting.append(pool.submit(_batch, batch))
            if not waiting:
                break
            yield from waiting.popleft().result()
    except BrokenProcessPool as error:
        raise WorkerError("a worker process was killed (out of memory?)") from error
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
