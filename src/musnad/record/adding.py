"""Adding: from sources to articles in the store, each read once by the present program and lexicon."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from ..annotate.analyse import program
from ..annotate.pool import analyse_all, analyse_safely
from ..annotate.tagger import Tagger, load_tagger
from ..lexicon.lexicon import Lexicon, load
from ..linking import settle
from ..model import Analysis, Article
from ..sources.analysed import Analysed, analysed
from ..sources.files import Source, read
from ..sources.found import Found, Problem
from ..store.store import Store

#: Called after each article or problem, with how many there were so far.
Progress = Callable[[int], None]


class Added(msgspec.Struct, kw_only=True):
    """What an addition did: counts of articles, and what could not be read (or was read with a remark)."""

    new: int = 0
    version: int = 0
    updated: int = 0
    same: int = 0
    problems: list[Problem] = msgspec.field(default_factory=list)

    @property
    def read(self) -> int:
        """Articles that are in the record now."""
        return self.new + self.version + self.updated + self.same


class Means(NamedTuple):
    """What articles are read with: folders with rows of one's own, and the file of a model of names."""

    folders: tuple[Path, ...] = ()
    ner: Path | None = None

    @property
    def lexicon(self) -> Lexicon:
        """The packaged lexicon with the rows of the folders."""
        return load(*self.folders)

    @property
    def tagger(self) -> Tagger | None:
        """The tagger of names, if any."""
        return load_tagger(self.ner)


def add(
    store: Store,
    means: Means,
    sources: Iterable[Source],
    workers: int = 1,
    progress: Progress | None = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Added:
    """Record what is new in some sources; see :meth:`musnad.Record.add`."""
    lexicon, reader = means.lexicon, program(means.tagger)
    result = Added()

    def problem(item: Problem) -> None:
        result.problems.append(item)
        if on_problem is not None:
            on_problem(item)

    def wanted(article: Article) -> Article | None:
        return store.pending(article, reader, lexicon.version)

    for done, item in enumerate(analysed(read(sources), means.folders, workers, wanted, means.ner), 1):
        if isinstance(item, Problem):
            problem(item)
        elif item.analysis is None:
            store.seen(item.found.article)
            result.same += 1
        else:
            _put(store, means, item, result, problem)
        if progress is not None:
            progress(done)
    settle(store, lexicon)
    return result


def _put(store: Store, means: Means, item: Analysed, result: Added, problem: Callable[[Problem], None]) -> None:
    found, analysis = item
    article: Article | None = found.article
    assert analysis is not None
    while article is not None:
        decoded = Analysis.from_json(analysis)
        try:
            change = store.put(article, found.raw, analysis)
        except ValueError as error:  # an annotation outside the text: a defect, but no reason to lose the article
            analysis = decoded_without(decoded, str(error)).to_json()
            continue
        if change is not None:
            setattr(result, change, getattr(result, change) + 1)
            break
        # the same text came earlier in this run with other metadata
        article = store.pending(article, "", "") or article
        analysis = analyse_safely(article, means.lexicon, means.tagger)
    name = found.article.source or found.article.key()
    decoded = Analysis.from_json(analysis)
    if note := remark(decoded):
        problem(Problem(name, note, id=decoded.article.id, kept=True))


def reanalyse(
    store: Store, means: Means, workers: int = 1, everything: bool = False, progress: Progress | None = None
) -> int:
    """Read again what is outdated; see :meth:`musnad.Record.reanalyse`."""
    version, reader = means.lexicon.version, program(means.tagger)
    outdated = [
        identifier
        for stored in store.articles()
        for identifier, a in [(stored.article.key(), stored.analysis())]
        if everything or (a.program, a.lexicon) != (reader, version)
    ]

    def articles() -> Iterator[Article]:
        for identifier in outdated:
            stored = store.get(identifier)
            if stored is not None:
                yield stored.article

    changed = 0
    for done, analysis in enumerate(analyse_all(articles(), means.folders, workers, means.ner), 1):
        stored = store.get(Analysis.from_json(analysis).article.id)
        if stored is not None:
            before = Added()
            _put(store, means, Analysed(Found(stored.article, stored.raw), analysis), before, lambda _: None)
            changed += before.updated
        if progress is not None:
            progress(done)
    settle(store, means.lexicon)
    return changed


def remark(analysis: Analysis) -> str | None:
    """What a reader should know of an analysis that holds less than one would expect."""
    if analysis.error:
        return f"recorded, but {analysis.error}"
    language = analysis.article.language
    if language and language != "ar" and not analysis.sentences:
        return f"in {LANGUAGES.get(language, f'a language ({language})')}: recorded without annotations"
    return None


LANGUAGES = {
    "en": "English", "fa": "Persian", "ku": "Kurdish", "ckb": "Kurdish", "ur": "Urdu", "he": "Hebrew", "fr": "French",
    "tr": "Turkish", "und": "no language that could be told",
}  # fmt: skip


def decoded_without(analysis: Analysis, why: str) -> Analysis:
    """The analysis without its annotations, saying why."""
    return Analysis(article=analysis.article, program=analysis.program, lexicon=analysis.lexicon, error=why)
