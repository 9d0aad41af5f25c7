"""A name on its way to becoming a mention."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ....model import Anonymous

Type = Literal["PER", "ORG", "LOC", "FAC", "NORP"]


@dataclass(slots=True)
class Candidate:
    """Tokens ``[first, last)`` read as a name or a description. ``role``: token range of the title."""

    first: int
    last: int
    type: Type
    rule: str
    actor: str | None = None
    level: Literal["NAM", "NOM"] = "NAM"
    clitic: str | None = None
    role: tuple[int, int] | None = None
    metonym: str | None = None
    anonymous: Anonymous | None = None
    #: The country a place is or is the capital of.
    country: str | None = None
    #: How sure the reading is: a row of names 3, a pattern 2, a guess 1.
    weight: int = 2
    #: Nothing inside it is a mention of its own (فيلق القدس).
    closed: bool = False
