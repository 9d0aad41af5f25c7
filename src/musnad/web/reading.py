"""The pages for reading: the story, its lists, and a page for each thing."""

from __future__ import annotations

from collections import Counter
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
from ..views.brief import main_line, who_text
from ..views.components import is_translated
from . import marking
from .asked import Asked
from .compare import compare
from .desk import Desk, Shown
from .pages import Stretch, page
from .values import Values
from .why import grounds

T = TypeVar("T")

#: Items of each section on the story page; the rest is a link away.
FIRST = {
    "articles": 8,
    "timeline": 20,
    "boards": 8,
    "disagreements": 8,
    "figures": 5,
    "single": 8,
    "last_words": 8,
    "silences": 5,
    "positions": 5,
    "flags": 8,
}


def opened(request: Request) -> tuple[Asked, Desk, Shown]:
    """What a request asks for, and the views it may use."""
    asked = Asked.of(request)
    desk: Desk = request.app.state.desk
    return asked, desk, desk.shown(asked.as_of, asked.story)


# ---- the story
def story(request: Request) -> Response:
    """The first screen."""
    asked, desk, shown = opened(request)
    if not shown.entries and asked.as_of is None:
        return page(request, "empty.html.j2", asked, here="story")
    timeline = shown.once("main", lambda: main_line(shown.timeline))
    sections: dict[str, Any] = {
        "articles": shown.readings,
        "timeline": timeline,
        "boards": shown.status(asked.at),
        "disagreements": shown.disagreements(),
        "figures": shown.figures,
        "single": shown.once("single", lambda: [o for o in timeline if o.voices == 1 and not o.background]),
        "last_words": shown.last_words,
        "silences": sorted(shown.silences, key=lambda s: -s.days),
        "positions": shown.positions,
        "flags": shown.flags,
    }
    stories = desk.stories(asked.as_of)
    entry = next((s for s in stories if asked.story is not None and asked.story in (s.id, *s.aliases)), None)
    return page(
        request, "story.html.j2", asked, here="story", shown=shown, stories=stories, entry=entry,
        trust=shown.once("trust", lambda: trust(shown)),
        title=(", " if asked.language == "en" else "، ").join(protagonists(shown, asked)),
        first={key: items[: FIRST[key]] for key, items in sections.items()},
        total={key: len(items) for key, items in sections.items()},
    )  # fmt: skip


def trust(shown: Shown) -> dict[str, Any]:
    """How many articles of how many outlets, from when to when, and what to be wary of."""
    days = sorted(day for r in shown.readings for day in (r.published.from_, r.published.to) if day)
    return {
        "articles": len(shown.readings),
        "outlets": len({r.outlet or r.id for r in shown.readings}),
        "from": days[0] if days else None,
        "to": days[-1] if days else None,
        "translated": sum(is_translated(r) for r in shown.readings),
        "undated": sum(r.published.basis in ("inferred", "unknown") for r in shown.readings),
        "copies": sum(bool(e.copies) for e in shown.entries),
    }


def protagonists(shown: Shown, asked: Asked) -> list[str]:
    """The names of those that the story's acts are most often told of."""
    named: Counter[str] = Counter()
    for o in shown.timeline:
        for who in (o.actor, o.recipient):
            if who is not None and who.actor and not who.actor.startswith("local:"):
                named[who_text(who, asked.language)] += len(o.accounts)
    ranked = sorted(named, key=lambda n: (-named[n], n))
    return ranked[:3]


def stories(request: Request) -> Response:
    """The stories that the articles make up."""
    asked = Asked.of(request)
    desk: Desk = request.app.state.desk
    return page(request, "stories.html.j2", asked, here="stories", list=Stretch(desk.stories(asked.as_of), asked))


# ---- lists
def timeline(request: Request) -> Response:
    """All occurrences; ``main`` keeps those that were asserted and dated."""
    asked, _, shown = opened(request)
    kind = request.query_params.get("type")
    single = request.query_params.get("voices") == "1"
    found: list[Occurrence] = [
        o for o in shown.timeline if (not kind or o.type == kind) and (not single or o.voices == 1)
    ]
    types = sorted({o.type for o in shown.timeline})
    return page(request, "timeline.html.j2", asked, here="timeline", list=Stretch(found, asked), types=types, type=kind)


def boards(request: Request) -> Response:
    """All arrangements."""
    asked, _, shown = opened(request)
    kind = request.query_params.get("kind")
    found = [b for b in shown.status(asked.at) if not kind or b.kind == kind]
    kinds = sorted({b.kind for b in shown.status(None)})
    return page(request, "boards.html.j2", asked, here="boards", list=Stretch(found, asked), kinds=kinds, kind=kind)


def disagreements(request: Request) -> Response:
    """Where the accounts part."""
    asked, _, shown = opened(request)
    explained = request.query_params.get("explained") == "1"
    return page(
        request, "disagreements.html.j2", asked, here="disagreements", explained=explained,
        list=Stretch(shown.disagreements(explained), asked),
    )  # fmt: skip


def figures(request: Request) -> Response:
    """Figures over time."""
    asked, _, shown = opened(request)
    return page(request, "figures.html.j2", asked, here="figures", list=Stretch(shown.figures, asked))


def statements(request: Request) -> Response:
    """Utterances."""
    asked, _, shown = opened(request)
    return page(request, "statements.html.j2", asked, here="statements", list=Stretch(shown.statements, asked))


def articles(request: Request) -> Response:
    """What is in the record."""
    asked, _, shown = opened(request)
    outlet = request.query_params.get("outlet")
    found = [r for r in shown.readings if not outlet or r.outlet == outlet]
    outlets = sorted({r.outlet for r in shown.readings if r.outlet})
    return page(
        request, "articles.html.j2", asked, here="articles", shown=shown, list=Stretch(found, asked), outlets=outlets,
        outlet=outlet,
    )  # fmt: skip


def actors(request: Request) -> Response:
    """Who appears."""
    asked, _, shown = opened(request)
    return page(request, "actors.html.j2", asked, here="actors", list=Stretch(shown.actors, asked))


def flags(request: Request) -> Response:
    """What a careful reader would want to know."""
    asked, _, shown = opened(request)
    kind = request.query_params.get("kind")
    counts = Counter(f.kind for f in shown.flags)
    found = [f for f in shown.flags if not kind or f.kind == kind]
    return page(
        request, "flags.html.j2", asked, here="flags", list=Stretch(found, asked), kind=kind,
        counts=sorted(counts.items(), key=lambda c: (-c[1], c[0])), shown=shown,
    )  # fmt: skip


def search(request: Request) -> Response:
    """Full text, by any spelling, with filters."""
    asked, desk, shown = opened(request)
    given = request.query_params
    query = (given.get("q") or "")[:400]
    outlet = given.get("outlet") or None
    hits = desk.record.search(query, asked.as_of) if query.strip() else []
    low, high = (given.get("from") or "")[:10], (given.get("to") or "")[:10]
    found = [
        h for h in hits
        if (not outlet or h.outlet == outlet)
        and (not low or (h.published.to or "") >= low)
        and (not high or (h.published.from_ or "9999") <= high)
    ]  # fmt: skip
    return page(
        request, "search.html.j2", asked, here="search", list=Stretch(found, asked), query=query, outlet=outlet,
        outlets=sorted({r.outlet for r in shown.readings if r.outlet}), low=low, high=high,
        shown=shown,
    )  # fmt: skip


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
