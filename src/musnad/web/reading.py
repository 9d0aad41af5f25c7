"""The pages of single things: a happening, an arrangement, a statement, an actor, an article; and footnotes."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, TypeVar

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ..correction import CorrectionError
from ..model import Annotation, Link, builtins
from ..stories.accounts import Source
from ..stories.actors import actor_page
from ..stories.model import Occurrence, Reading
from . import marking
from .asked import Asked
from .compare import compare
from .desk import Desk, Shown
from .pages import opened, page
from .values import Values
from .why import grounds

T = TypeVar("T")


# ---- things
def occurrence(request: Request) -> Response:
    """One happening with all its accounts."""
    asked, _, shown = opened(request)
    found = _or_404(shown.occurrence.get(request.path_params["id"]))
    again = [o for o in shown.timeline if o.restates == found.id]
    near = _near(found, shown.timeline)
    return page(
        request, "occurrence.html.j2", asked, here="timeline", o=found, again=again,
        earlier=shown.occurrence.get(found.restates or ""), near=near,
    )  # fmt: skip


def _near(found: Occurrence, timeline: list[Occurrence]) -> list[Occurrence]:
    """What a person might want to merge it with: others of its type, of its actor, of its day; the likest first."""

    def alike(o: Occurrence) -> int:
        actor = o.actor is not None and found.actor is not None and o.actor.actor == found.actor.actor
        return 2 * (o.type == found.type) + actor + (o.date.from_ == found.date.from_)

    near = [o for o in timeline if o.id != found.id and alike(o) >= 2]
    return sorted(near, key=lambda o: -alike(o))[:30]


def arrangement(request: Request) -> Response:
    """One arrangement with every lane."""
    asked, _, shown = opened(request)
    found = _or_404(shown.arrangement(asked.at).get(request.path_params["id"]))
    return page(request, "arrangement.html.j2", asked, here="boards", board=found)


def disagreement(request: Request) -> Response:
    """One disagreement, side by side."""
    asked, _, shown = opened(request)
    found = _or_404(shown.disagreement.get(request.path_params["id"]))
    return page(request, "disagreement.html.j2", asked, here="disagreements", d=found)


def statement(request: Request) -> Response:
    """One utterance in all its wordings."""
    asked, _, shown = opened(request)
    found = _or_404(shown.statement.get(request.path_params["id"]))
    return page(request, "statement.html.j2", asked, here="statements", s=found)


def actor(request: Request) -> Response:
    """One public actor."""
    asked, desk, shown = opened(request)
    try:
        found = actor_page(shown.readings, desk.record.lexicon, request.path_params["id"])
    except KeyError as error:
        raise HTTPException(404, str(error.args[0])) from None
    did = [o for o in shown.timeline if found.actor in (o.actor and o.actor.actor, o.recipient and o.recipient.actor)]
    return page(request, "actor.html.j2", asked, here="actors", a=found, did=did, shown=shown)


# ---- articles
def article(request: Request) -> Response:
    """The text as it was published, with what was read in it."""
    asked, desk, shown = opened(request)
    reading = _reading(request, shown)
    span = _span(request, reading)
    number = request.query_params.get("part", "")
    part = marking.part_of(
        reading, int(number) if number.isdigit() and len(number) < 6 else None, span[0] if span else 0
    )
    values = Values(reading, desk.record.lexicon, asked.language)
    items = marking.in_order(marking.everything(reading.analysis), part)
    entry = shown.entry[reading.id]
    chains = {a.id: a.links for a in reading.analysis.attributions}

    def tellers(item: Annotation) -> tuple[Link, ...]:
        return chains.get(getattr(item, "attribution", None) or "", ())

    return page(
        request, "article.html.j2", asked, here="articles", r=reading, entry=entry, stretch=part,
        pieces=marking.pieces(reading, part, span), items=items, tellers=tellers,
        values={a.id: values(a) for _, a in marking.everything(reading.analysis) if _meets(a, part)},
        copies=[shown.reading[c] for c in entry.copies if c in shown.reading], layers=marking.SHOWN,
    )  # fmt: skip


def _meets(item: Annotation, part: marking.Part) -> bool:
    return item.end > part.start and item.start < part.end


def versions(request: Request) -> Response:
    """The versions of an article, each beside the one before it."""
    asked, desk, shown = opened(request)
    reading = _reading(request, shown)
    found = desk.record.versions(reading.id)
    pairs = [(old, new, list(compare(old.text, new.text))) for old, new in pairwise(found)]
    return page(request, "versions.html.j2", asked, here="articles", r=reading, versions=found, pairs=pairs[::-1])


def why(request: Request) -> Response:
    """The rule, the data row and the span behind one annotation."""
    asked, desk, shown = opened(request)
    lexicon = desk.record.lexicon
    reading = _reading(request, shown)
    wanted = request.query_params.get("of", "")
    layer, item = _or_404(next(((n, a) for n, a in marking.everything(reading.analysis) if a.id == wanted), None))
    account = Source(reading, lexicon).account(item.start, item.end, getattr(item, "attribution", None), of=item.id)
    return page(
        request, "why.html.j2", asked, here="articles", r=reading, layer=layer, item=item,
        value=Values(reading, lexicon, asked.language)(item), grounds=grounds(lexicon, item.rule),
        account=account, fields=_fields(item),
        same_lexicon=reading.analysis.lexicon == lexicon.version,
    )  # fmt: skip


def _fields(item: Annotation) -> list[tuple[str, str]]:
    """The annotation as it is exported, a field a line."""
    out: list[tuple[str, str]] = []

    def walk(name: str, value: Any) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                walk(f"{name}.{key}" if name else key, inner)
        elif value not in (None, [], ()):
            out.append((name, ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)))

    walk("", builtins(item))
    return out


def cite(request: Request) -> Response:
    """A footnote for an annotation (``ARTICLE#ID``) or a thing, as a page or as plain text."""
    asked = Asked.of(request)
    desk: Desk = request.app.state.desk
    wanted = request.query_params.get("of", "")
    try:
        words = desk.record.cite(wanted, asked.language)
    except CorrectionError as error:
        raise HTTPException(404, str(error)) from None
    if request.query_params.get("format") == "text":
        return PlainTextResponse(words + "\n")
    return page(request, "cite.html.j2", asked, here="articles", words=words)


def _reading(request: Request, shown: Shown) -> Reading:
    return _or_404(shown.reading.get(request.query_params.get("id", "")))


def _span(request: Request, reading: Reading) -> tuple[int, int] | None:
    """The span asked for, if it lies in the text."""
    low, _, high = request.query_params.get("span", "").partition("-")
    if not (low.isascii() and low.isdigit() and high.isascii() and high.isdigit() and len(low) + len(high) < 20):
        return None
    start, end = int(low), int(high)
    return (start, end) if 0 <= start < end <= len(reading.text) else None


def _or_404(found: T | None) -> T:
    if found is None:
        raise HTTPException(404)
    return found
