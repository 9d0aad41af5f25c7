"""Record: what is composed of sources, annotators, the store and the stories.

with Record("coalition.db") as record:
    record.add("articles.jsonl")
    for occurrence in record.timeline(as_of="2020-02-01"):
        print(occurrence.date, occurrence.type, len(occurrence.accounts))
"""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from types import TracebackType
from typing import Literal, TypeVar

import msgspec

from . import grouping
from .annotate.analyse import program
from .annotate.pool import analyse_all, analyse_safely
from .annotate.tagger import Tagger, load_tagger
from .correction import Action, Correction, CorrectionError, utc
from .grouping import VIEW, Grouped, StoryEntry, StoryError
from .lexicon.lexicon import Lexicon, load
from .linking import settle
from .model import Analysis, Article, Published
from .sources.analysed import Analysed, analysed
from .sources.files import Source, read
from .sources.found import Found, Problem
from .store.store import RecordError, Store, Stored
from .store.words import index_keys, piece_keys, query_keys, search_words
from .stories import citations, listing, targets
from .stories.actors import ActorPage, actor_page
from .stories.citations import Language, Style
from .stories.corrections import Corrected
from .stories.listing import ActorEntry, ArticleEntry, FlagEntry, Quote, SearchHit
from .stories.model import Arrangement, Disagreement, Figure, Occurrence, Passage, Position, Reading, Silence, Statement
from .stories.proposals import Proposal
from .stories.silences import LEAST
from .stories.story import Story

__all__ = ["Added", "Record", "RecordError"]

#: Called after each article or problem, with how many there were so far.
Progress = Callable[[int], None]


Listed = TypeVar("Listed")

#: Views that a record remembers; the oldest go.
REMEMBERED = 200


@lru_cache(maxsize=1)
def _code() -> str:
    """A digest of the program: what another one remembered is not what this one would say."""
    digest = hashlib.blake2b(digest_size=16)
    here = Path(__file__).parent
    for path in sorted(here.rglob("*")):
        if path.suffix not in (".pyc", ".tsv", ".toml") and path.is_file():  # the lexicon has a version of its own
            digest.update(path.read_bytes())
    return digest.hexdigest()


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
        self._ner = Path(ner) if ner is not None else None
        self._folders = tuple(Path(folder) for folder in lexicon)
        self._store = Store(os.fspath(path), create=create)

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
        return load(*self._folders)

    @property
    def tagger(self) -> Tagger | None:
        """The tagger of names the record is read with, if any."""
        return load_tagger(self._ner)

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
        lexicon, reader = self.lexicon, program(self.tagger)
        result = Added()

        def problem(item: Problem) -> None:
            result.problems.append(item)
            if on_problem is not None:
                on_problem(item)

        def wanted(article: Article) -> Article | None:
            return self._store.pending(article, reader, lexicon.version)

        for done, item in enumerate(analysed(read(sources), self._folders, workers, wanted, self._ner), 1):
            if isinstance(item, Problem):
                problem(item)
            elif item.analysis is None:
                self._store.seen(item.found.article)
                result.same += 1
            else:
                self._put(item, result, problem)
            if progress is not None:
                progress(done)
        settle(self._store, lexicon)
        return result

    def _put(self, item: Analysed, result: Added, problem: Callable[[Problem], None]) -> None:
        found, analysis = item
        article: Article | None = found.article
        assert analysis is not None
        while article is not None:
            decoded = Analysis.from_json(analysis)
            try:
                change = self._store.put(article, found.raw, analysis)
            except ValueError as error:  # an annotation outside the text: a defect, but no reason to lose the article
                analysis = decoded_without(decoded, str(error)).to_json()
                continue
            if change is not None:
                setattr(result, change, getattr(result, change) + 1)
                break
            # the same text came earlier in this run with other metadata
            article = self._store.pending(article, "", "") or article
            analysis = analyse_safely(article, self.lexicon, self.tagger)
        name = found.article.source or found.article.key()
        decoded = Analysis.from_json(analysis)
        if note := remark(decoded):
            problem(Problem(name, note, id=decoded.article.id, kept=True))

    def reanalyse(self, *, workers: int = 1, everything: bool = False, progress: Progress | None = None) -> int:
        """Read again what an earlier program or lexicon read; returns how many articles changed.

        Article by article, each in one step: stopped half-way, it can be started again.
        """
        version, reader = self.lexicon.version, program(self.tagger)
        outdated = [
            identifier
            for stored in self._store.articles()
            for identifier, a in [(stored.article.key(), stored.analysis())]
            if everything or (a.program, a.lexicon) != (reader, version)
        ]

        def articles() -> Iterator[Article]:
            for identifier in outdated:
                stored = self._store.get(identifier)
                if stored is not None:
                    yield stored.article

        changed = 0
        for done, analysis in enumerate(analyse_all(articles(), self._folders, workers, self._ner), 1):
            stored = self._store.get(Analysis.from_json(analysis).article.id)
            if stored is not None:
                before = Added()
                self._put(Analysed(Found(stored.article, stored.raw), analysis), before, lambda _: None)
                changed += before.updated
            if progress is not None:
                progress(done)
        settle(self._store, self.lexicon)
        return changed

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
        accounts to keep apart from the rest. ``at``: ISO date-time. Raises
        :class:`~musnad.correction.CorrectionError` for an unknown id and for what cannot be corrected so.
        """
        made = targets.correction(self.story(), action, target, others, text=text, author=author, at=at)
        self._store.correct(made)
        self._store.undo(made.id, None, None)
        return made

    def corrections(self) -> list[Correction]:
        """All corrections, by time, each with its standing: in force, overruled by a later one, orphan, taken back."""
        given = self._store.corrections()
        found = map(self._store.get, sorted({a.article for c in given for a in c.anchors}))
        return Corrected([Reading.of(s.article, s.analysis()) for s in found if s is not None], given).listed()

    def undo(self, identifier: str | None = None, *, author: str | None = None, at: str | None = None) -> Correction:
        """Take a correction back, by its id or the beginning of it that no other has; it is kept, and told as such.

        Without an id, the last one that was not taken back. Raises :class:`~musnad.correction.CorrectionError`.
        """
        known = self._store.corrections()
        found = [c for c in known if c.id.startswith(identifier)] if identifier else []
        if identifier is None:
            found = [c for c in known if c.undone_at is None][-1:]
            if not found:
                raise CorrectionError("there is no correction to take back")
        if len(found) != 1:
            many = f"could be {', '.join(c.id for c in found[:5])}" if found else "is no correction of this record"
            raise CorrectionError(f"{identifier} {many}")
        moment = utc(at) if at else found[0].at
        self._store.undo(found[0].id, author, moment)
        return msgspec.structs.replace(found[0], undone_by=author, undone_at=moment, standing="taken back")

    def take_corrections(self, corrections: Iterable[Correction]) -> int:
        """Keep corrections of another record; returns how many are news. Those of unknown articles wait as orphans."""
        return self._store.correct(*corrections)

    def remove(self, article: str) -> str:
        """Delete an article with all its versions; corrections on it wait as orphans, in case it is added again.

        By its id, or by a part of it that no other id has; returns the id. Raises ``KeyError``.
        """
        stored = self._named(article)
        self._store.remove(stored.article.key())
        return stored.article.key()

    # ---- out: articles
    def _settled(self) -> None:
        """Settle what an addition that was broken off left behind; a record that cannot be written is read as it is."""
        if self._store.unsettled():
            with suppress(RecordError):
                settle(self._store, self.lexicon)

    def _stored(self, as_of: str | None, only: Sequence[str] | None = None) -> Iterator[tuple[Stored, Reading]]:
        self._settled()
        copied = dict(self._store.copies(only))
        carried: dict[str, list[Passage]] = {}
        for c in self._store.carried(only):
            published = Published(from_=c.published[0], to=c.published[1])
            passage = Passage(start=c.start, end=c.end, article=c.origin, outlet=c.outlet, published=published)
            carried.setdefault(c.article, []).append(passage)
        for stored in self._store.articles(only=only):
            reading = Reading.of(stored.article, stored.analysis())
            if as_of is None or listing.published_by(reading.published, as_of):
                marks = {"copy_of": copied.get(reading.id), "carried": tuple(carried.get(reading.id, ()))}
                yield stored, msgspec.structs.replace(reading, **marks) if any(marks.values()) else reading

    def readings(self, as_of: str | None = None, story: str | None = None) -> list[Reading]:
        """Every article with its analysis and what people said of it, by day of publication, then id."""
        return self._reviewed(self._readings(as_of, story))

    def _reviewed(self, readings: list[Reading]) -> list[Reading]:
        given = self._store.corrections()
        if not given:
            return readings
        corrected = Corrected(readings, given)
        return [corrected.reviewed(reading) for reading in readings]

    def _readings(self, as_of: str | None, story: str | None = None) -> list[Reading]:
        found = [reading for _, reading in self._stored(as_of, self._members(story))]
        return sorted(found, key=lambda r: (r.published.to or "9999", r.published.from_ or "", r.id))

    def _members(self, story: str | None) -> list[str] | None:
        if story is None:
            return None
        grouped = self._grouped()
        return grouped.members(grouped.find(story))

    def _grouped(self) -> Grouped:
        self._settled()
        return Grouped(self._store, self._store.corrections())

    def articles(self, as_of: str | None = None, story: str | None = None) -> list[ArticleEntry]:
        """What is in the record, by day of publication, then id."""
        found = {reading.id: (stored, reading) for stored, reading in self._stored(as_of, self._members(story))}
        ordered = sorted(
            found.values(), key=lambda x: (x[1].published.to or "9999", x[1].published.from_ or "", x[1].id)
        )
        same: dict[str, list[str]] = {}
        for copy, original in self._store.copies():
            if copy in found and original in found:
                same.setdefault(copy, []).append(original)
                same.setdefault(original, []).append(copy)
        return [self._entry(stored, reading, tuple(sorted(same.get(reading.id, ())))) for stored, reading in ordered]

    @staticmethod
    def _entry(stored: Stored, reading: Reading, same: tuple[str, ...] = ()) -> ArticleEntry:
        return ArticleEntry(
            id=reading.id, source=reading.source, url=reading.url, outlet=reading.outlet, agency=reading.agency,
            title=listing.headline(reading), language=reading.analysis.article.language or reading.language,
            published=reading.published, version=reading.version, versions=stored.versions, copies=same,
            note=remark(reading.analysis),
        )  # fmt: skip

    def show(self, identifier: str) -> tuple[ArticleEntry, Reading]:
        """One article; by its id, or by a part of it that no other id has. Raises ``KeyError``."""
        ((stored, found),) = self._stored(None, [self._named(identifier).article.key()])
        (reading,) = self._reviewed([found])
        return self._entry(stored, reading, tuple(self._store.copies_of(reading.id))), reading

    def versions(self, identifier: str) -> list[Article]:
        """Every version of an article, in the order they were added."""
        return [stored.article for stored in self._store.articles(every_version=True, only=[identifier])]

    def _named(self, identifier: str) -> Stored:
        """The article of an id, or of a part that no other id has."""
        stored = self._store.get(identifier)
        if stored is None:
            ids = self._store.ids_with(identifier)
            if len(ids) > 1:
                raise KeyError(f"{identifier} could be {', '.join(ids[:5])}")
            stored = self._store.get(ids[0]) if ids else None
        if stored is None:
            raise KeyError(f"no article {identifier} in the record")
        return stored

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
        return listing.flags(self.story(as_of, story).flags)

    def actors(self, as_of: str | None = None, story: str | None = None) -> list[ActorEntry]:
        """Who appears, how often, in which roles, and what they are quoted as saying."""
        return self.story(as_of, story).actors

    def proposals(self, as_of: str | None = None, story: str | None = None) -> list[Proposal]:
        """Names that no lexicon knows and several articles have: who may be one, for a person to put together."""
        return self.story(as_of, story).proposals

    def actor(self, identifier: str, as_of: str | None = None, story: str | None = None) -> ActorPage:
        """All that is told of one public actor; raises ``KeyError`` for the unknown, and for private persons."""
        return actor_page(self.story(as_of, story).readings, self.lexicon, identifier)

    def search(self, query: str, as_of: str | None = None, story: str | None = None) -> list[SearchHit]:
        """Sentences with the words of the query, however vocalised, spelled or prefixed, in articles with all of them.

        Words in quotation marks must stand together, in this order.
        """
        together, words = parse_query(query)
        found = self._store.search(words) if words else []
        members = self._members(story)
        among = frozenset(members) if members is not None else None
        texts: dict[str, Reading] = {}
        hits = []
        for hit in found:
            if among is not None and hit.article not in among:
                continue
            if hit.article not in texts:
                stored = self._store.get(hit.article)
                if stored is None:
                    continue
                texts[hit.article] = Reading.of(stored.article, stored.analysis())
            reading = texts[hit.article]
            if as_of is not None and not listing.published_by(reading.published, as_of):
                continue
            sentence = reading.text[hit.start : hit.end]
            if not all(holds(sentence, phrase) for phrase in together):
                continue
            hits.append(
                SearchHit(
                    article=reading.id, start=hit.start, end=hit.end, words=sentence, outlet=reading.outlet,
                    published=reading.published, matches=tuple(matches(sentence, words, hit.start)),
                )
            )  # fmt: skip
        return sorted(hits, key=lambda h: (h.published.to or "9999", h.article, h.start))

    # ---- out: the story
    def story(self, as_of: str | None = None, story: str | None = None) -> Story:
        """The story of the record's articles, or of those of one of its stories (an id of :meth:`stories`, one it once
        had, or the id of an article in it): its views share what they have in common.

        Raises :class:`~musnad.grouping.StoryError` for an unknown one.
        """
        given = [c for c in self._store.corrections() if c.view != VIEW]
        return Story(self._readings(as_of, story), self.lexicon, given)

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
        grouped = self._grouped()
        label = grouped.find(story) if story is not None else None
        return grouped.entries(self.lexicon, least=least, only=label, as_of=as_of)

    def regroup(
        self, kind: Literal["merge", "move", "alone"], first: str, other: str | None = None, *, author: str, at: str
    ) -> Correction:
        """Put two stories together, move an article to a story, or let an article begin a story of its own.

        ``first``: a story to merge, or the article; ``other``: the other story. Kept as a correction, and taken back
        like all of them. Raises :class:`~musnad.grouping.StoryError`, and ``KeyError`` for an unknown article.
        """
        grouped = self._grouped()
        articles: list[str] = []
        for number, identifier in enumerate(i for i in (first, other) if i is not None):
            if kind != "merge" and number == 0:
                articles.append(self._named(identifier).article.key())
                continue
            label = grouped.find(identifier)
            members = [a for a in grouped.members(label) if a not in articles]
            articles.append(identifier if identifier in members else (members or [label.article])[0])
        if kind == "merge" and len({grouped.find(a) for a in articles}) < 2:
            raise StoryError(f"{first} and {other} are one story already")
        made = grouping.said(kind, articles, [i for i in (first, other) if i is not None], author, at)
        self._store.correct(made)
        self._store.undo(made.id, None, None)
        return made

    def remembered(
        self, view: str, make: Callable[[], bytes], *, story: str | None = None, as_of: str | None = None
    ) -> bytes:
        """What ``make`` makes of a story, or what it made before of the same articles, links, corrections, lexicon and
        program; ``view`` names it with all its other parameters.

        A record that cannot be written remembers nothing.
        """
        parts = (view, as_of, program(None), self.lexicon.version, _code(), self._store.state(self._members(story)))
        digest = hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        found = self._store.remembered(digest)
        if found is None:
            found = make()
            with suppress(RecordError):
                self._store.remember(digest, zlib.compress(found, 1), REMEMBERED)
            return found
        return zlib.decompress(found)

    def _listed(
        self, view: str, kind: type[Listed], make: Callable[[Story], list[Listed]], as_of: str | None, story: str | None
    ) -> list[Listed]:
        """A view; that of one story is remembered."""
        if story is None:
            return make(self.story(as_of))
        made: list[list[Listed]] = []

        def encoded() -> bytes:
            made.append(make(self.story(as_of, story)))
            return msgspec.json.encode(made[0])

        try:
            found = self.remembered(view, encoded, story=story, as_of=as_of)
        except UnicodeEncodeError:  # half a surrogate pair in a text: no JSON holds it
            return made[0]
        return made[0] if made else msgspec.json.decode(found, type=list[kind])  # type: ignore[valid-type]

    def timeline(self, as_of: str | None = None, story: str | None = None) -> list[Occurrence]:
        """What happened when, each with its accounts."""
        return self._listed("timeline", Occurrence, lambda s: s.timeline, as_of, story)

    def status(self, as_of: str | None = None, at: str | None = None, story: str | None = None) -> list[Arrangement]:
        """Where each arrangement stands, a lane a teller; ``at``: what was held true of that day."""
        return self._listed(f"status {at}", Arrangement, lambda s: s.status(at), as_of, story)

    def figures(self, as_of: str | None = None, story: str | None = None) -> list[Figure]:
        """Figures over time, by what they count."""
        return self._listed("figures", Figure, lambda s: s.figures, as_of, story)

    def statements(self, as_of: str | None = None, story: str | None = None) -> list[Statement]:
        """Utterances, in all the wordings in which they were told."""
        return self._listed("statements", Statement, lambda s: s.statements, as_of, story)

    def disagreements(
        self, as_of: str | None = None, *, explained: bool = False, story: str | None = None
    ) -> list[Disagreement]:
        """Where the accounts part; ``explained`` adds the differences that have an innocent reason."""
        return self._listed(
            f"disagreements {explained}", Disagreement, lambda s: s.disagreements(explained), as_of, story
        )

    def positions(self, as_of: str | None = None, story: str | None = None) -> list[Position]:
        """Who wants what of which arrangement: no disagreement about a fact."""
        return self.story(as_of, story).positions

    def silences(self, as_of: str | None = None, *, least: int = LEAST, story: str | None = None) -> list[Silence]:
        """Stretches of at least ``least`` days in which nothing was published."""
        return self.story(as_of, story).silences(least)

    def dump(self) -> Iterator[str]:
        """The whole content, line by line, the same for the same articles in whatever order they were added."""
        self._settled()
        return self._store.dump()


def read_corrections(data: bytes, name: str) -> list[Correction]:
    """The corrections of a JSON list, or of lines of JSON with ``corrections``, each once.

    Raises :class:`~musnad.correction.CorrectionError` for anything else.
    """
    try:
        if data.lstrip()[:1] == b"[":
            return msgspec.json.decode(data, type=list[Correction])
        lines = [line for line in data.splitlines() if line.strip()]
        found = [c for line in lines for c in msgspec.json.decode(line, type=_Line).corrections]
        return list({c.id: c for c in found}.values())
    except (msgspec.DecodeError, RecursionError) as error:
        raise CorrectionError(f"{name}: no list of corrections ({error})") from None


class _Line(msgspec.Struct):
    corrections: list[Correction] = []


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


def parse_query(query: str) -> tuple[list[list[str]], list[str]]:
    """The phrases in quotation marks, and all words, folded.

    >>> parse_query('«قوات التحالف» بغداد')
    ([['قوات', 'التحالف']], ['قوات', 'التحالف', 'بغداد'])
    """
    for mark in "«»“”„":
        query = query.replace(mark, '"')
    parts = query.split('"')
    phrases = [[w for w, _, _ in search_words(part)] for part in parts[1::2]]
    return [p for p in phrases if len(p) > 1], [w for w, _, _ in search_words(query)]


def holds(sentence: str, phrase: list[str]) -> bool:
    """Whether the words of a phrase stand together."""
    words = [index_keys(w) for w, _, _ in search_words(sentence)]
    wanted = [query_keys(w) for w in phrase]
    last = len(words) - len(wanted)
    return any(all(wanted[j] & words[i + j] for j in range(len(wanted))) for i in range(last + 1))


def matches(sentence: str, words: list[str], start: int) -> Iterator[tuple[int, int]]:
    """Spans, in the article's text, of the words of a sentence that were asked for."""
    wanted = set().union(*(query_keys(w) for w in words))
    at = 0
    for piece in sentence.split():
        at = sentence.index(piece, at)
        if piece_keys(piece) & wanted:
            yield start + at, start + at + len(piece)
        at += len(piece)
