"""The articles of a record as its views see them: settled, marked as copies, with what people said of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

import msgspec

from ..collection import no_collection
from ..grouping import Grouped
from ..linking import settle
from ..model import Published
from ..store.store import RecordError, Store, Stored
from ..stories import listing
from ..stories.corrections import Corrected
from ..stories.listing import ArticleEntry
from ..stories.model import Passage, Reading
from .adding import Means, remark


def _by_day(item: Reading | ArticleEntry) -> tuple[str, str, str]:
    return item.published.to or "9999", item.published.from_ or "", item.id


class Articles:
    """Articles of a store; ``as_of`` keeps those published by that day, ``story`` those of one story."""

    def __init__(self, store: Store, means: Means) -> None:
        self._store = store
        self._means = means

    def settled(self) -> None:
        """Settle what an addition that was broken off left behind; a record that cannot be written is read as it is."""
        if self._store.unsettled():
            with suppress(RecordError):
                settle(self._store, self._means.lexicon)

    def stored(self, as_of: str | None, only: Sequence[str] | None = None) -> Iterator[tuple[Stored, Reading]]:
        """What the store has of each article, ``only`` of some, with its reading: which is a copy, what is carried."""
        self.settled()
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

    def reviewed(self, readings: list[Reading]) -> list[Reading]:
        """Readings with what people said of them."""
        given = self._store.corrections()
        if not given:
            return readings
        corrected = Corrected(readings, given)
        return [corrected.reviewed(reading) for reading in readings]

    def readings(self, as_of: str | None, members: Sequence[str] | None = None) -> list[Reading]:
        """Readings as the program made them, by day of publication, then id; ``members``: of these articles only."""
        with no_collection():
            return sorted((reading for _, reading in self.stored(as_of, members)), key=_by_day)

    def both(self, as_of: str | None, members: Sequence[str] | None) -> tuple[list[Reading], list[ArticleEntry]]:
        """Readings, and what is listed of them: each analysis is unpacked once."""
        with no_collection():
            found = sorted(self.stored(as_of, members), key=lambda x: _by_day(x[1]))
        entries = self._with_copies([self._entry(*x) for x in found], members)
        return [reading for _, reading in found], entries

    def members(self, story: str | None) -> list[str] | None:
        """The articles of a story; None where no story is asked for."""
        if story is None:
            return None
        grouped = self.grouped()
        return grouped.members(grouped.find(story))

    def grouped(self) -> Grouped:
        """The stories as links and people say."""
        self.settled()
        return Grouped(self._store, self._store.corrections())

    def entries(self, as_of: str | None, story: str | None) -> list[ArticleEntry]:
        """What is in the record, by day of publication, then id."""
        members = self.members(story)
        found = (self._entry(stored, reading) for stored, reading in self.stored(as_of, members))
        # sorted as entries, not as readings: of a large record only those are held
        return self._with_copies(sorted(found, key=_by_day), members)

    def _with_copies(self, entries: list[ArticleEntry], members: Sequence[str] | None) -> list[ArticleEntry]:
        """Entries with the others that they repeat, or that repeat them."""
        listed = {entry.id for entry in entries}
        same: dict[str, list[str]] = {}
        for pair in self._store.copies(members):
            for one, other in (pair, pair[::-1]) if listed.issuperset(pair) else ():
                same.setdefault(one, []).append(other)
        return [
            msgspec.structs.replace(e, copies=tuple(sorted(same[e.id]))) if e.id in same else e for e in entries
        ]  # fmt: skip

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
        ((stored, found),) = self.stored(None, [self.named(identifier).article.key()])
        (reading,) = self.reviewed([found])
        return self._entry(stored, reading, tuple(self._store.copies_of(reading.id))), reading

    def named(self, identifier: str) -> Stored:
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
