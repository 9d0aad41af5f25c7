"""The views of a story, as pure functions over readings."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.lexicon import Lexicon
from .model import Arrangement, Disagreement, Figure, Occurrence, Reading, Statement


def timeline(readings: Sequence[Reading], lexicon: Lexicon) -> list[Occurrence]:
    """What happened when, each with its accounts, by date."""
    return []


def status(readings: Sequence[Reading], lexicon: Lexicon, at: str | None = None) -> list[Arrangement]:
    """Where arrangements stand, a lane a teller; ``at``: only what was held true of that ISO day."""
    return []


def figures(readings: Sequence[Reading], lexicon: Lexicon) -> list[Figure]:
    """Figures over time, by what they count."""
    return []


def statements(readings: Sequence[Reading], lexicon: Lexicon) -> list[Statement]:
    """Utterances, in all their wordings."""
    return []


def disagreements(readings: Sequence[Reading], lexicon: Lexicon, explained: bool = False) -> list[Disagreement]:
    """Where the accounts part; ``explained`` adds the differences that have an innocent reason."""
    return []
