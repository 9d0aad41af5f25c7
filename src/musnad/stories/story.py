"""A story: the views of some readings, sharing what they have in common."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec

from ..correction import Correction
from ..lexicon.lexicon import Lexicon
from ..model import Flag
from . import disagreements as parted
from . import disputes, reviews
from . import figures as counted
from . import statements as uttered
from .accounts import Source, in_order
from .corrections import Corrected
from .figures import Count
from .kept import kept
from .lanes import Claim, claims, status_boards
from .listing import ActorEntry, actors
from .misplaced import misplaced
from .model import Arrangement, Disagreement, Figure, Occurrence, Position, Reading, Silence, Statement
from .occurrences import occurrences
from .positions import positions
from .proposals import Proposal, proposals
from .retractions import linked, taken_back
from .silences import LEAST, silences
from .tellings import Telling, tellings


class Story:
    """What some readings tell, as pure functions of them; each part is worked out once, when it is first asked for.

    ``corrections``: what people said of them. What was rejected is in no view; every item says who reviewed it.
    """

    def __init__(self, readings: Iterable[Reading], lexicon: Lexicon, corrections: Iterable[Correction] = ()) -> None:
        self.lexicon = lexicon
        self.given = tuple(readings)
        self._corrections = tuple(corrections)
        self._parted: dict[bool, list[Disagreement]] = {}

    @cached_property
    def corrected(self) -> Corrected:
        """What people said of the readings."""
        return Corrected(self.given, self._corrections)

    @cached_property
    def readings(self) -> list[Reading]:
        """The readings as people corrected them, by publication, then id."""
        given: Iterable[Reading] = self.given
        if self._corrections:
            out: dict[str, set[str]] = {}
            for article, annotation in self.corrected.rejected:
                out.setdefault(article, set()).add(annotation)
            actors = reviews.actors(self.given, self.corrected)
            given = [kept(self.corrected.reviewed(r), out.get(r.id, ()), actors.get(r.id, {})) for r in given]
        return in_order(given)

    @cached_property
    def sources(self) -> list[Source]:
        """The readings, in their order, ready for look-ups."""
        return [Source(reading, self.lexicon) for reading in self.readings]

    @cached_property
    def actors(self) -> list[ActorEntry]:
        """Who appears, most often first."""
        return actors(self.readings, self._joined)

    @cached_property
    def proposals(self) -> list[Proposal]:
        """Unknown names of several articles that may be one."""
        return proposals(self.readings, self._joined)

    @cached_property
    def _joined(self) -> dict[tuple[str, str], str]:
        return reviews.joined(self.given, self.corrected) if self._corrections else {}

    @cached_property
    def marked(self) -> list[Reading]:
        """The readings, in the same order, with what people said of them; what was rejected is still there."""
        return in_order(self.corrected.reviewed(r) for r in self.given)

    @cached_property
    def claims(self) -> list[Claim]:
        """Every status of every article."""
        return claims(self.sources)

    @cached_property
    def counts(self) -> list[Count]:
        """Every figure of every article."""
        return counted.counts(self.sources)

    @cached_property
    def _tellings(self) -> list[Telling]:
        return tellings(self.sources)

    @cached_property
    def _happened(self) -> list[Occurrence]:
        return linked(occurrences(self.sources, self.lexicon, self.corrected.links, self._tellings), self.claims)

    @cached_property
    def timeline(self) -> list[Occurrence]:
        """What happened when, each with its accounts, by date; marked where a disagreement is about it."""
        found = disputes.marked(self._happened, self.disagreements(), self.sources)
        return [reviews.item("occurrences", o, self.corrected) for o in found] if self._corrections else found

    @cached_property
    def flags(self) -> list[tuple[Reading, Flag]]:
        """What a careful reader would want to know: of each article, and of what its figures are beside others'."""
        own = [(r, f) for r in self.readings for f in r.analysis.flags]
        order = {r.id: n for n, r in enumerate(self.readings)}
        return sorted([*own, *misplaced(self.counts)], key=lambda pair: (order[pair[0].id], pair[1].start))

    @cached_property
    def positions(self) -> list[Position]:
        """Who wants what of which arrangement."""
        return positions(self.claims)

    def silences(self, least: int = LEAST) -> list[Silence]:
        """Stretches of at least ``least`` days in which nothing was published."""
        return silences(self.sources, self.timeline, least)

    def status(self, at: str | None = None) -> list[Arrangement]:
        """Where arrangements stand, a lane a teller; ``at``: only what was held true of that ISO day."""
        boards = status_boards(self.claims, self.lexicon, at)
        return [reviews.board(b, self.corrected) for b in boards] if self._corrections else boards

    @cached_property
    def figures(self) -> list[Figure]:
        """Figures over time, by what they count."""
        found = counted.figures(self.counts, self.lexicon)
        return [reviews.figure(f, self.corrected) for f in found] if self._corrections else found

    @cached_property
    def statements(self) -> list[Statement]:
        """Utterances, in all their wordings."""
        found = taken_back(uttered.statements(self.sources, self.lexicon, self.corrected.links), self.claims)
        return [reviews.item("statements", s, self.corrected) for s in found] if self._corrections else found

    @cached_property
    def _material(self) -> parted.Material:
        told = uttered.told(self.sources)
        return parted.Material(
            self.sources, self.claims, self.counts, self._tellings, self._happened, told,
            uttered.utterances(told, self.corrected.links),
        )  # fmt: skip

    def disagreements(self, explained: bool = False, rejected: bool = False) -> list[Disagreement]:
        """Where the accounts part.

        ``explained`` adds the differences that have an innocent reason, ``rejected`` those that a person rejected.
        """
        found = self._parted.get(explained)
        if found is None:
            found = self._parted[explained] = parted.disagreements(self._material, explained)
        if self._corrections:
            reviewed = (msgspec.structs.replace(d, review=reviews.parting(d, self.corrected)) for d in found)
            return [d for d in reviewed if rejected or d.review.state != "rejected"]
        return list(found)
