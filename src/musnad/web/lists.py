"""The pages that list: the story on one page, its timeline, boards, figures and the others, and the search."""

from __future__ import annotations

from collections import Counter
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from ..stories.model import Occurrence
from ..views.brief import main_line, who_text
from ..views.components import is_translated
from .asked import Asked
from .desk import Desk, Shown
from .pages import Stretch, opened, page

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
