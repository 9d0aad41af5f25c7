"""An open record with the views that pages ask for, each worked out once for a state of the record."""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from ..errors import MusnadError
from ..grouping import StoryEntry
from ..record import Record
from ..record.views import Views
from ..stories.listing import ActorEntry, ArticleEntry, FlagEntry
from ..stories.model import Arrangement, Disagreement, Figure, Occurrence, Position, Reading, Silence, Statement
from ..views.lastwords import LastWord, last_words

T = TypeVar("T")

#: States of the record (and days) that are kept at hand.
KEPT = 6


class Shown:
    """The views of one state of the record as of one day. What is asked for is worked out once."""

    def __init__(self, views: Views, entries: list[ArticleEntry], lock: threading.RLock) -> None:
        self.views = views
        self.entries = entries
        self._lock = lock
        self._kept: dict[object, Any] = {}

    def once(self, key: object, make: Callable[[], T]) -> T:
        """The value of a key, made when it is first asked for; one thread works at a time."""
        if key not in self._kept:
            with self._lock:
                if key not in self._kept:
                    self._kept[key] = make()
        found: T = self._kept[key]
        return found

    @property
    def readings(self) -> list[Reading]:
        """Articles with their analyses, by publication, then id."""
        return self.once("readings", lambda: self.views.story.readings)

    @property
    def reading(self) -> dict[str, Reading]:
        """Readings by id."""
        return self.once("reading", lambda: {r.id: r for r in self.readings})

    @property
    def entry(self) -> dict[str, ArticleEntry]:
        """What is listed of each article, by id."""
        return self.once("entry", lambda: {e.id: e for e in self.entries})

    @property
    def timeline(self) -> list[Occurrence]:
        """Occurrences by date."""
        return self.once("timeline", lambda: self.views.timeline)

    def status(self, at: str | None) -> list[Arrangement]:
        """Arrangements; those told of by most lanes first."""
        return self.once(("status", at), lambda: self.views.status(at))

    @property
    def figures(self) -> list[Figure]:
        """Counted things that have points."""
        return self.once("figures", lambda: [f for f in self.views.figures if f.points])

    @property
    def statements(self) -> list[Statement]:
        """Utterances; those told in most wordings first."""
        return self.once("statements", lambda: sorted(self.views.statements, key=lambda s: -len(s.wordings)))

    def disagreements(self, explained: bool = False) -> list[Disagreement]:
        """Where accounts part."""
        return self.once(("disagreements", explained), lambda: self.views.disagreements(explained))

    @property
    def flags(self) -> list[FlagEntry]:
        """Flags in the order of the articles."""
        return self.once("flags", lambda: self.views.flags)

    @property
    def actors(self) -> list[ActorEntry]:
        """Who appears; no unnamed source, no private person."""
        return self.once("actors", lambda: self.views.actors)

    @property
    def last_words(self) -> list[LastWord]:
        """Arrangements of which nothing more was told."""
        return self.once("last words", lambda: last_words(self.status(None), self.readings))

    @property
    def silences(self) -> list[Silence]:
        """Stretches in which nothing was published."""
        return self.once("silences", lambda: self.views.silences())

    @property
    def positions(self) -> list[Position]:
        """Who wants what of which arrangement."""
        return self.once("positions", lambda: self.views.positions)

    @property
    def occurrence(self) -> dict[str, Occurrence]:
        """Occurrences by id."""
        return self.once("occurrence", lambda: {o.id: o for o in self.timeline})

    @property
    def statement(self) -> dict[str, Statement]:
        """Statements by id."""
        return self.once("statement", lambda: {s.id: s for s in self.statements})

    @property
    def disagreement(self) -> dict[str, Disagreement]:
        """Disagreements by id, the explained ones too."""
        return self.once("disagreement", lambda: {d.id: d for d in self.disagreements(True)})

    def arrangement(self, at: str | None) -> dict[str, Arrangement]:
        """Arrangements by id."""
        return self.once(("arrangement", at), lambda: {b.id: b for b in self.status(at)})


class Desk:
    """A record to look at, and with ``edit`` to add to and to correct."""

    def __init__(self, place: str, *, folders: Iterable[Path] = (), edit: bool = False) -> None:
        self.place = place
        self.edit = edit
        self.record = Record(place, lexicon=folders, create=edit)
        #: Held while the record is written to.
        self.writing = threading.Lock()
        self._lock = threading.RLock()
        self._seen: tuple[tuple[object, ...], bytes] | None = None
        self._stories: dict[tuple[object, ...], list[StoryEntry]] = {}
        self._shown: OrderedDict[tuple[object, ...], Shown] = OrderedDict()

    def close(self) -> None:
        """Release the record."""
        self.record.close()

    @cached_property
    def name(self) -> str:
        """The record's name: its file's, or its database's, without what leads there."""
        return Path(self.place.rpartition("/")[2]).stem or self.place

    def warm(self) -> None:
        """Work out what the first page needs."""
        try:
            shown = self.shown()
            for view in ("readings", "timeline", "figures", "last_words", "silences", "positions", "flags"):
                getattr(shown, view)
            shown.disagreements()
        except MusnadError:
            return  # the first page will say why

    def state(self) -> tuple[object, ...]:
        """Changes whenever what the record says does, also by another program.

        The record is asked only where its file has changed; what it only remembers changes nothing.
        """
        found: list[object] = []
        for name in (self.place, self.place + "-wal"):
            try:
                stat = os.stat(name)
            except OSError:
                continue
            found += (stat.st_mtime_ns, stat.st_size)
        seen = self._seen
        if seen is None or seen[0] != tuple(found):
            seen = self._seen = (tuple(found), self.record.state())
        return self.record.lexicon.version, seen[1]

    def stories(self, as_of: str | None = None) -> list[StoryEntry]:
        """The stories that the articles make up, the one last told of first."""
        key = (self.state(), as_of)
        with self._lock:
            if key not in self._stories:
                self._stories = {key: self.record.stories(as_of)}
            return self._stories[key]

    def shown(self, as_of: str | None = None, story: str | None = None) -> Shown:
        """The views of the record as it is now."""
        key = (self.state(), as_of, story)
        with self._lock:
            found = self._shown.get(key)
            if found is None:
                found = Shown(*self.record.opened(as_of, story), self._lock)
                self._shown[key] = found
            self._shown.move_to_end(key)
            while len(self._shown) > KEPT:
                self._shown.popitem(last=False)
            return found
