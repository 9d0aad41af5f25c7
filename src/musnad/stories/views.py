"""The views of a story, as pure functions over readings."""

from __future__ import annotations

from collections.abc import Sequence

from ..lexicon.lexicon import Lexicon
from . import disagreements as parted
from . import figures as counted
from . import statements as uttered
from .accounts import sources
from .lanes import status_boards
from .model import Arrangement, Disagreement, Figure, Occurrence, Reading, Statement
from .occurrences import occurrences


def timeline(readings: Sequence[Reading], lexicon: Lexicon) -> list[Occurrence]:
    """What happened when, each with its accounts, by date."""
    return occurrences(sources(readings, lexicon), lexicon)


def status(readings: Sequence[Reading], lexicon: Lexicon, at: str | None = None) -> list[Arrangement]:
    """Where arrangements stand, a lane a teller; ``at``: only what was held true of that ISO day."""
    return status_boards(sources(readings, lexicon), lexicon, at)


def figures(readings: Sequence[Reading], lexicon: Lexicon) -> list[Figure]:
    """Figures over time, by what they count."""
    return counted.figures(sources(readings, lexicon), lexicon)


def statements(readings: Sequence[Reading], lexicon: Lexicon) -> list[Statement]:
    """Utterances, in all their wordings."""
    return uttered.statements(sources(readings, lexicon), lexicon)


def disagreements(readings: Sequence[Reading], lexicon: Lexicon, explained: bool = False) -> list[Disagreement]:
    """Where the accounts part; ``explained`` adds the differences that have an innocent reason."""
    return parted.disagreements(sources(readings, lexicon), lexicon, explained)
