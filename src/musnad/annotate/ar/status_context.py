"""What reading statuses looks at in a document, and which arrangements can be in which state."""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document
from .arrangements import Arrangement, Mentions
from .states import State
from .status_words import Closed

ENDS = frozenset(".؛:؟?!…")
QUOTES = frozenset("\"'“”„«»‹›‘’()[]")
RELATIVE = frozenset(("الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللواتي"))


class Context(NamedTuple):
    """What pairing looks at: the text, its arrangements by sentence and by token, and where names and dates stand."""

    doc: Document
    words: Closed
    found: dict[int, list[Arrangement]]
    at: dict[int, tuple[int, int]]
    mentions: Mentions
    dates: dict[int, int]
    #: Where a length of time begins.
    lengths: frozenset[int]
    #: Words that measure what follows them (عدد قليل من), by their first token: the one after the last.
    measures: dict[int, int]
    #: Where a number stands, by its first token: the one after its last.
    numbers: dict[int, int]
    state_tokens: frozenset[int]
    #: Where an indirect quotation begins.
    announced: frozenset[int]


def fits(state: State, arrangement: Arrangement) -> bool:
    """Whether an arrangement can be in this state."""
    noun = arrangement.noun
    if state.sense.must and arrangement.passage:
        return False  # «عادت السفينة إلى الميناء» is on her way
    if noun.leaves and state.sense.leaving:
        return True
    return state.sense.takes(arrangement.kind, arrangement.row.key, noun.forces, noun.only)


def agrees(state: State, arrangement: Arrangement) -> bool:
    """Gender of a predicate or of a verb that follows: feminine for the plural of things, masculine otherwise."""
    if arrangement.gender is None or state.gender is None or state.how not in ("verb", "adjective"):
        return True
    if state.how == "verb" and arrangement.first > state.last and state.gender == "m":
        return arrangement.gender == "m" or arrangement.first - state.last > 1
    feminine = arrangement.gender == "f" or arrangement.number == "p"
    if arrangement.noun.forces and state.number == "p":
        return True
    return feminine == (state.gender == "f")
