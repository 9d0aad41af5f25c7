"""The views of some articles of a record: those that it remembers, the others made of their story and remembered."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TypeVar

import msgspec

from ..collection import no_collection
from ..stories import listing
from ..stories.listing import ActorEntry, FlagEntry
from ..stories.model import Arrangement, Disagreement, Figure, Occurrence, Position, Reading, Silence, Statement
from ..stories.proposals import Proposal
from ..stories.silences import LEAST
from ..stories.story import Story
from .memory import Memory

Listed = TypeVar("Listed")


class Views:
    """The views of the articles whose state a memory holds; ``make``: reads their story, for what is not remembered."""

    def __init__(self, memory: Memory, make: Callable[[], Story]) -> None:
        self._memory = memory
        self._make = make

    @cached_property
    def story(self) -> Story:
        """The story that views are made of."""
        with no_collection():
            return self._make()

    def _listed(self, view: str, kind: type[Listed], make: Callable[[Story], list[Listed]]) -> list[Listed]:
        body = self._memory.recall(view)
        with no_collection():
            if body is not None:
                return msgspec.json.decode(body, type=list[kind])  # type: ignore[valid-type]
            made = make(self.story)
        self._keep(view, made)
        return made

    def _keep(self, view: str, made: object) -> None:
        try:
            body = msgspec.json.encode(made)
        except UnicodeEncodeError:  # half a surrogate pair in a text: no JSON holds it
            return
        self._memory.keep(view, body)

    @property
    def readings(self) -> list[Reading]:
        """The articles as people corrected them, by publication, then id."""
        return self.story.readings

    @property
    def timeline(self) -> list[Occurrence]:
        """What happened when, each with its accounts."""
        return self._listed("timeline", Occurrence, lambda s: s.timeline)

    def status(self, at: str | None = None) -> list[Arrangement]:
        """Where each arrangement stands, a lane a teller; ``at``: what was held true of that day."""
        return self._listed(f"status {at}", Arrangement, lambda s: s.status(at))

    @property
    def figures(self) -> list[Figure]:
        """Figures over time, by what they count."""
        return self._listed("figures", Figure, lambda s: s.figures)

    @property
    def statements(self) -> list[Statement]:
        """Utterances, in all the wordings in which they were told."""
        return self._listed("statements", Statement, lambda s: s.statements)

    def disagreements(self, explained: bool = False) -> list[Disagreement]:
        """Where the accounts part; ``explained`` adds the differences that have an innocent reason."""
        return self._listed(f"disagreements {explained}", Disagreement, lambda s: s.disagreements(explained))

    @property
    def positions(self) -> list[Position]:
        """Who wants what of which arrangement."""
        return self._listed("positions", Position, lambda s: s.positions)

    def silences(self, least: int = LEAST) -> list[Silence]:
        """Stretches of at least ``least`` days in which nothing was published."""
        return self._listed(f"silences {least}", Silence, lambda s: s.silences(least))

    @property
    def flags(self) -> list[FlagEntry]:
        """What a careful reader would want to know, with the words it stands on."""
        return self._listed("flags", FlagEntry, lambda s: listing.flags(s.flags))

    @property
    def actors(self) -> list[ActorEntry]:
        """Who appears, most often first."""
        return self._listed("actors", ActorEntry, lambda s: s.actors)

    @property
    def proposals(self) -> list[Proposal]:
        """Unknown names of several articles that may be one."""
        return self._listed("proposals", Proposal, lambda s: s.proposals)
