"""What the API gives: the tables of its lists and single things, from which it answers and is described."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..correction import Correction
from ..grouping import StoryEntry
from ..model import Analysis
from ..stories.actors import ActorPage
from ..stories.listing import ActorEntry, ArticleEntry, FlagEntry, Quote, SearchHit, quotes
from ..stories.model import Arrangement, Disagreement, Figure, Occurrence, Position, Silence, Statement
from .asked import MOST, Asked
from .desk import Desk, Shown


class Parameter(NamedTuple):
    """A query parameter: its name, what it does, and its JSON type or allowed values."""

    name: str
    says: str
    schema: dict[str, Any]
    required: bool = False


DAY = {"type": "string", "format": "date"}
WORDS = {"type": "string", "maxLength": 400}
AS_OF = Parameter("as_of", "Only what had been published by this day.", DAY)
STORY = Parameter("story", "Only the articles of this story: an id of /api/stories.", {"type": "string"})
AT = Parameter("at", "Only what was held true of this day.", DAY)
USUAL = (AS_OF, STORY)
ID = Parameter("id", "The article's id.", {"type": "string"}, True)
PAGING = (
    Parameter("offset", "Items to leave out before the first.", {"type": "integer", "minimum": 0, "default": 0}),
    Parameter("limit", "Items at most.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": 50}),
)


class View(NamedTuple):
    """A list: its type, what it is, its own parameters, and where its items come from."""

    item: type
    says: str
    parameters: tuple[Parameter, ...]
    items: Callable[[Request, Asked, Desk, Shown], Sequence[Any]]


def _flag(request: Request, name: str) -> bool | None:
    value = request.query_params.get(name)
    if value in (None, ""):
        return None
    if value not in ("true", "false", "1", "0"):
        raise HTTPException(400, f"{name}: {value[:20]!r} is not true or false")
    return value in ("true", "1")


def _quotes(request: Request, asked: Asked, desk: Desk, shown: Shown) -> Sequence[Any]:
    given = request.query_params
    return quotes(shown.readings, given.get("speaker"), _flag(request, "anonymous"), given.get("via"))


def _search(request: Request, asked: Asked, desk: Desk, shown: Shown) -> Sequence[Any]:
    query = request.query_params.get("q", "")
    if not query.strip():
        raise HTTPException(400, "q: which words?")
    return desk.record.search(query[:400], asked.as_of)


BOOLEAN = {"type": "boolean"}
VIEWS: dict[str, View] = {
    "articles": View(ArticleEntry, "The articles of the record.", USUAL, lambda r, a, d, s: s.entries),
    "timeline": View(Occurrence, "What happened when, with all accounts.", USUAL, lambda r, a, d, s: s.timeline),
    "status": View(
        Arrangement, "Where arrangements stand, a lane a teller.", (*USUAL, AT), lambda r, a, d, s: s.status(a.at)
    ),
    "figures": View(Figure, "Figures over time, by what they count.", USUAL, lambda r, a, d, s: s.views.figures),
    "statements": View(
        Statement, "Utterances, in all their wordings.", USUAL, lambda r, a, d, s: s.views.statements
    ),
    "disagreements": View(
        Disagreement, "Where the accounts part.",
        (*USUAL, Parameter("explained", "Also differences with an innocent reason.", BOOLEAN)),
        lambda r, a, d, s: s.disagreements(bool(_flag(r, "explained"))),
    ),
    "positions": View(Position, "Who wants what of which arrangement.", USUAL, lambda r, a, d, s: s.positions),
    "silences": View(Silence, "Days in which nothing was published.", USUAL, lambda r, a, d, s: s.silences),
    "stories": View(
        StoryEntry, "The stories that the articles make up.", USUAL, lambda r, a, d, s: d.stories(a.as_of)
    ),
    "quotes": View(
        Quote, "Quotations.",
        (
            *USUAL, Parameter("speaker", "Part of a name, a role or an id.", WORDS),
            Parameter("anonymous", "Only unnamed, or only named, sources.", BOOLEAN),
            Parameter("via", "Part of a medium's or an agency's name.", WORDS),
        ), _quotes,
    ),
    "flags": View(FlagEntry, "What a careful reader would want to know.", USUAL, lambda r, a, d, s: s.flags),
    "actors": View(ActorEntry, "Who appears; no unnamed source.", USUAL, lambda r, a, d, s: s.actors),
    "search": View(
        SearchHit, "Sentences with these words, in any spelling.",
        (*USUAL, Parameter("q", "Words; those in quotation marks stand together.", WORDS, True)), _search,
    ),
    "corrections": View(Correction, "What people said of it.", (), lambda r, a, d, s: d.record.corrections()),
}  # fmt: skip


class Single(NamedTuple):
    """One thing: its type, what it is, and its parameters."""

    item: type
    says: str
    parameters: tuple[Parameter, ...]


SINGLE: dict[str, Single] = {
    "article": Single(Analysis, "One article's analysis: everything read in it.", (ID,)),
    "actor": Single(
        ActorPage, "One public actor; private persons get no page.",
        (Parameter("id", "An actor's id, or a name that no other has.", WORDS, True), AS_OF),
    ),
}  # fmt: skip
