"""A story: the views of some readings, sharing what they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from ..lexicon.lexicon import Lexicon
from . import disagreements as parted
from . import figures as counted
from . import statements as uttered
from .accounts import Source, sources
from .figures import Count
from .lanes import Claim, claims, status_boards
from .model import Arrangement, Disagreement, Figure, Occurrence, Reading, Statement
from .occurrences import occurrences


class Story:
    """What some readings tell, as pure functions of them; each part is worked out once, when it is first asked for."""

    def __init__(self, readings: Iterable[Reading], lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self._readings = tuple(readings)

    @cached_property
    def sources(self) -> list[Source]:
        """The readings, ready for look-ups, by publication, then id."""
        return sources(self._readings, self.lexicon)

    @cached_property
    def readings(self) -> list[Reading]:
        """The readings, by publication, then id."""
        return [source.reading for source in self.sources]

    @cached_property
    def claims(self) -> list[Claim]:
        """Every status of every article."""
        return claims(self.sources)

    @cached_property
    def counts(self) -> list[Count]:
        """Every figure of every article."""
        return counted.counts(self.sources)

    @cached_property
    def timeline(self) -> list[Occurrence]:
        """What happened when, each with its accounts, by date."""
        return occurrences(self.sources, self.lexicon)

    def status(self, at: str | None = None) -> list[Arrangement]:
        """Where arrangements stand, a lane a teller; ``at``: only what was held true of that ISO day."""
        return status_boards(self.claims, self.lexicon, at)

    @cached_property
    def figures(self) -> list[Figure]:
        """Figures over time, by what they count."""
        return counted.figures(self.counts, self.lexicon)

    @cached_property
    def statements(self) -> list[Statement]:
        """Utterances, in all their wordings."""
        return uttered.statements(self.sources, self.lexicon)

    def disagreements(self, explained: bool = False) -> list[Disagreement]:
        """Where the accounts part; ``explained`` adds the differences that have an innocent reason."""
        return parted.disagreements(self.claims, self.counts, explained)
