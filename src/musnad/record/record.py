"""Record: what is composed of sources, annotators, the store and the stories.

with Record("coalition.db") as record:
    record.add("articles.jsonl")
    for occurrence in record.timeline(as_of="2020-02-01"):
        print(occurrence.date, occurrence.type, len(occurrence.accounts))
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Literal

from ..annotate.analyse import program
from ..annotate.tagger import Tagger
from ..correction import Action, Correction
from ..grouping import VIEW, StoryEntry
from ..lexicon.lexicon import Lexicon
from ..model import Article
from ..sources.files import Source
from ..sources.found import Problem
from ..store.store import Store
from ..stories import citations, listing, targets
from ..stories.actors import ActorPage, actor_page
from ..stories.citations import Language, Style
from ..stories.corrections import Corrected
from ..stories.listing import ActorEntry, ArticleEntry, FlagEntry, Quote, SearchHit
from ..stories.model import Arrangement, Disagreement, Figure, Occurrence, Position, Reading, Silence, Statement
from ..stories.proposals import Proposal
from ..stories.silences import LEAST
from ..stories.story import Story
from . import adding, corrections, memory
from .adding import Added, Means, Progress
from .articles import Articles
from .search import search
from .views import Views


class Record:
    """A record of articles and everything read in them, in a file.

    ``lexicon``: folders with rows of your own beside the packaged ones. ``create=False`` opens an existing record only.
    ``ner``: a model of names to read with (:func:`~musnad.annotate.learn.train`).

    Days are ISO dates. Views list what stands in the current version of each article; ``as_of`` keeps only articles
    published by that day. Raises :class:`~musnad.store.store.RecordError`, and
    :class:`~musnad.lexicon.loader.LexiconError` for rows that cannot be used.
    """

    def __init__(
        self,
        path: str | os.PathLike[str] = "musnad.db",
        *,
        lexicon: Iterable[str | os.PathLike[str]] = (),
        create: bool = True,
        ner: str | os.PathLike[str] | None = None,
    ) -> None:
        self._means = Means(tuple(Path(folder) for folder in lexicon), Path(ner) if ner is not None else None)
        self._store = Store(os.fspath(path), create=create)
        self._articles = Articles(self._store, self._means)

    def close(self) -> None:
        """Release the file; a closed record may not be used."""
        self._store.close()

    def __enter__(self) -> Record:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @property
    def lexicon(self) -> Lexicon:
        """The lexicon the record is read with."""
        return self._means.lexicon

    @property
    def tagger(self) -> Tagger | None:
        """The tagger of names the record is read with, if any."""
        return self._means.tagger

    # ---- in
    def add(
        self,
        *sources: Source,
        workers: int = 1,
        progress: Progress | None = None,
        on_problem: Callable[[Problem], None] | None = None,
    ) -> Added:
        """Read and record files, folders, ``"-"`` (standard input) and :class:`~musnad.model.Article` values.

        Each article is recorded in one step; adding it again changes nothing; a changed text under the same id becomes
        its new version. What cannot be read is in the answer, and passed to ``on_problem`` at once.
        """
        return adding.add(self._store, self._means, sources, workers, progress, on_problem)

    def reanalyse(self, *, workers: int = 1, everything: bool = False, progress: Progress | None = None) -> int:
        """Read again what an earlier program or lexicon read; returns how many articles changed.

        Article by article, each in one step: stopped half-way, it can be started again.
        """
        return adding.reanalyse(self._store, self._means, workers, everything, progress)

    # ---- in: what people say of it
    def correct(
        self,
        action: Action,
        target: str,
        *,
        others: Sequence[str] = (),
        text: str | None = None,
        author: str,
        at: str,
    ) -> Correction:
        """Accept, reject, merge, unmerge or note something by its id; returns the correction as kept.

        ``target``: an annotation's id (``ARTICLE#ID`` where several articles have it), or that of an item of a view, an
        actor or an article. ``others``: with merge, the ids to put together with it; with unmerge, the articles or
        accounts to keep apart from the rest. ``at``: ISO date-time. What the same author said of the same words already
        is not kept a second time: the first, with its own ``at``, comes back. Raises
        :class:`~musnad.correction.CorrectionError` for an unknown id and for what cannot be corrected so.
        """
        story = self.story() if others else self._story_of(target)
        made = targets.correction(story, action, target, others, text=text, author=author, at=at)
        before = corrections.said_before(self.corrections, self._store.corrections(), made)
        return before if before is not None else self._said(made)

    def corrections(self) -> list[Correction]:
        """All corrections, by time, each with its standing: in force, overruled by a later one, orphan, taken back."""
        given = self._store.corrections()
        found = map(self._store.get, sorted({a.article for c in given for a in c.anchors}))
        return Corrected([Reading.of(s.article, s.analysis()) for s in found if s is not None], given).listed()

    def undo(self, identifier: str | None = None, *, author: str | None = None, at: str | None = None) -> Correction:
        """Take a correction back, by its id or the beginning of it that no other has; it is kept, and told as such.

        Without an id, the last one that was not taken back. Raises :class:`~musnad.correction.CorrectionError`.
        """
        return corrections.undo(self._store, identifier, author, at)

    def take_corrections(self, corrections: Iterable[Correction]) -> int:
        """Keep corrections of another record; returns how many are news. Those of unknown articles wait as orphans."""
        return self._store.correct(*corrections)

    def remove(self, article: str) -> str:
        """Delete an article with all its versions; corrections on it wait as orphans, in case it is added again.

        By its id, or by a part of it that no other id has; returns the id. Raises ``KeyError``.
        """
        identifier = self._articles.named(article).article.key()
        self._store.remove(identifier)
        return identifier

    def _said(self, made: Correction) -> Correction:
        """Keep a correction; one that was taken back is in force again."""
        self._store.correct(made)
        self._store.undo(made.id, None, None)
        return made

    # ---- out: articles
    def readings(self, as_of: str | None = None, story: str | None = None) -> list[Reading]:
        """Every article with its analysis and what people said of it, by day of publication, then id."""
        return self._articles.reviewed(self._articles.readings(as_of, self._articles.members(story)))

    def articles(self, as_of: str | None = None, story: str | None = None) -> list[ArticleEntry]:
        """What is in the record, by day of publication, then id."""
        return self._articles.entries(as_of, story)

    def show(self, identifier: str) -> tuple[ArticleEntry, Reading]:
        """One article; by its id, or by a part of it that no other id has. Raises ``KeyError``."""
        return self._articles.show(identifier)

    def versions(self, identifier: str) -> list[Article]:
        """Every version of an article, in the order they were added."""
        return [stored.article for stored in self._store.articles(every_version=True, only=[identifier])]

    def quotes(
        self,
        speaker: str | None = None,
        *,
        anonymous: bool | None = None,
        via: str | None = None,
        as_of: str | None = None,
        story: str | None = None,
    ) -> list[Quote]:
        """Quotations; see :func:`musnad.stories.listing.quotes`."""
        return listing.quotes(self.story(as_of, story).readings, speaker, anonymous, via)

    def flags(self, as_of: str | None = None, story: str | None = None) -> list[FlagEntry]:
        """What a careful reader would want to know, with the words it stands on."""
        return self.views(as_of, story).flags

    def actors(self, as_of: str | None = None, story: str | None = None) -> list[ActorEntry]:
        """Who appears, how often, in which roles, and what they are quoted as saying."""
        return self.views(as_of, story).actors

    def proposals(self, as_of: str | None = None, story: str | None = None) -> list[Proposal]:
        """Names that no lexicon knows and several articles have: who may be one, for a person to put together."""
        return self.views(as_of, story).proposals

    def actor(self, identifier: str, as_of: str | None = None, story: str | None = None) -> ActorPage:
        """All that is told of one public actor; raises ``KeyError`` for the unknown, and for private persons."""
        return actor_page(self.story(as_of, story).readings, self.lexicon, identifier)

    def search(self, query: str, as_of: str | None = None, story: str | None = None) -> list[SearchHit]:
        """Sentences with the words of the query, however vocalised, spelled or prefixed, in articles with all of them.

        Words in quotation marks must stand together, in this order.
        """
        return search(self._store, query, as_of, self._articles.members(story))

    # ---- out: the story
    def story(self, as_of: str | None = None, story: str | None = None) -> Story:
        """The story of the record's articles, or of those of one of its stories (an id of :meth:`stories`, one it once
        had, or the id of an article in it): its views share what they have in common.

        Raises :class:`~musnad.grouping.StoryError` for an unknown one.
        """
        return self._made(self._articles.readings(as_of, self._articles.members(story)))

    def opened(self, as_of: str | None = None, story: str | None = None) -> tuple[Views, list[ArticleEntry]]:
        """The views, and what is listed of the articles, which are read once for both."""
        members = self._articles.members(story)
        kept = self._memory(as_of, members)
        readings, entries = self._articles.both(as_of, members)
        return Views(kept, lambda: self._made(readings)), entries

    def state(self) -> bytes:
        """A digest of the articles, links and corrections; the same again only if they are."""
        self._articles.settled()
        return self._store.state(None)

    def cite(self, identifier: str, language: Language = "ar", style: Style = "text") -> str:
        """A footnote for an annotation, an item of a view or an article, by its id; a line for each account.

        The words, the chain of tellers, outlet, title, day of publication, address, version, and who reviewed it.
        Raises :class:`~musnad.correction.CorrectionError` for an unknown id.
        """
        story = self._story_of(identifier)
        return citations.cite(story, targets.target(story, identifier), language, style)

    def _story_of(self, identifier: str) -> Story:
        """A story in which an id is found: of the one article that it names, or of all."""
        stored = self._store.get(identifier.rpartition("#")[0])
        if stored is None:
            return self.story()
        return Story([Reading.of(stored.article, stored.analysis())], self.lexicon, self._store.corrections())

    def stories(self, as_of: str | None = None, *, least: int = 2, story: str | None = None) -> list[StoryEntry]:
        """The stories that the articles make up, the one last told of first; ``least``: of at least so many articles.

        ``story``: only this one. Raises :class:`~musnad.grouping.StoryError` for an unknown one.
        """
        grouped = self._articles.grouped()
        label = grouped.find(story) if story is not None else None
        return grouped.entries(self.lexicon, least=least, only=label, as_of=as_of)

    def regroup(
        self, kind: Literal["merge", "move", "alone"], first: str, other: str | None = None, *, author: str, at: str
    ) -> Correction:
        """Put two stories together, move an article to a story, or let an article begin a story of its own.

        ``first``: a story to merge, or the article; ``other``: the other story. Kept as a correction, and taken back
        like all of them. Raises :class:`~musnad.grouping.StoryError`, and ``KeyError`` for an unknown article.
        """

        def named(identifier: str) -> str:
            return self._articles.named(identifier).article.key()

        grouped = self._articles.grouped()
        return self._said(corrections.regrouping(grouped, named, kind, first, other, author, at))

    def views(self, as_of: str | None = None, story: str | None = None) -> Views:
        """The views of the record's articles, or of one story's: what it remembers of the same articles, links,
        corrections, lexicon and program, and else what is made of them now. A record that cannot be written remembers
        nothing.
        """
        members = self._articles.members(story)
        return Views(self._memory(as_of, members), lambda: self._made(self._articles.readings(as_of, members)))

    def _memory(self, as_of: str | None, members: list[str] | None) -> memory.Memory:
        self._articles.settled()
        return memory.Memory(self._store, (as_of, program(None), self.lexicon.version), members)

    def _made(self, readings: Iterable[Reading]) -> Story:
        return Story(readings, self.lexicon, [c for c in self._store.corrections() if c.view != VIEW])

    def timeline(self, as_of: str | None = None, story: str | None = None) -> list[Occurrence]:
        """What happened when, each with its accounts."""
        return self.views(as_of, story).timeline

    def status(self, as_of: str | None = None, at: str | None = None, story: str | None = None) -> list[Arrangement]:
        """Where each arrangement stands, a lane a teller; ``at``: what was held true of that day."""
        return self.views(as_of, story).status(at)

    def figures(self, as_of: str | None = None, story: str | None = None) -> list[Figure]:
        """Figures over time, by what they count."""
        return self.views(as_of, story).figures

    def statements(self, as_of: str | None = None, story: str | None = None) -> list[Statement]:
        """Utterances, in all the wordings in which they were told."""
        return self.views(as_of, story).statements

    def disagreements(
        self, as_of: str | None = None, *, explained: bool = False, story: str | None = None
    ) -> list[Disagreement]:
        """Where the accounts part; ``explained`` adds the differences that have an innocent reason."""
        return self.views(as_of, story).disagreements(explained)

    def positions(self, as_of: str | None = None, story: str | None = None) -> list[Position]:
        """Who wants what of which arrangement: no disagreement about a fact."""
        return self.views(as_of, story).positions

    def silences(self, as_of: str | None = None, *, least: int = LEAST, story: str | None = None) -> list[Silence]:
        """Stretches of at least ``least`` days in which nothing was published."""
        return self.views(as_of, story).silences(least)

    def dump(self) -> Iterator[str]:
        """The whole content, line by line, the same for the same articles in whatever order they were added."""
        self._articles.settled()
        return self._store.dump()
