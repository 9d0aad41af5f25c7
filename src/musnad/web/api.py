"""The views as JSON over HTTP: the same values as the command line's, in pages, with ETags. Read only."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from ..stories.actors import actor_page
from .asked import Asked
from .desk import Desk
from .endpoints import SINGLE, VIEWS
from .openapi import description
from .pages import page


def listed(request: Request) -> Response:
    """A list, a page at a time."""
    view = VIEWS[request.url.path.removeprefix("/api/")]
    asked = Asked.of(request)
    desk: Desk = request.app.state.desk
    items = view.items(request, asked, desk, desk.shown(asked.as_of, asked.story))
    here = items[asked.offset : asked.offset + asked.limit]
    body = {"total": len(items), "offset": asked.offset, "limit": asked.limit, "items": here}
    links = []
    if asked.offset + asked.limit < len(items):
        links.append(f'<{asked.here(offset=asked.offset + asked.limit)}>; rel="next"')
    if asked.offset:
        links.append(f'<{asked.here(offset=max(0, asked.offset - asked.limit) or None)}>; rel="prev"')
    return answer(request, body, {"Link": ", ".join(links)} if links else {})


def article(request: Request) -> Response:
    """One analysis."""
    asked = Asked.of(request)
    desk: Desk = request.app.state.desk
    reading = desk.shown(asked.as_of, asked.story).reading.get(request.query_params.get("id", ""))
    if reading is None:
        raise HTTPException(404, "no such article")
    return answer(request, reading.analysis)


def actor(request: Request) -> Response:
    """One actor."""
    asked = Asked.of(request)
    desk: Desk = request.app.state.desk
    try:
        found = actor_page(desk.shown(asked.as_of).readings, desk.record.lexicon, request.query_params.get("id", ""))
    except KeyError as error:
        raise HTTPException(404, str(error.args[0])) from None
    return answer(request, found)


def openapi(request: Request) -> Response:
    """The description of all of this."""
    return answer(request, description())


def about(request: Request) -> Response:
    """The page that says what there is."""
    return page(request, "api.html.j2", Asked.of(request), here="api", views=VIEWS, singles=SINGLE)


def answer(request: Request, value: Any, headers: dict[str, str] | None = None) -> Response:
    """A value as JSON, or 304 if the asker has it."""
    body = msgspec.json.encode(value)
    tag = '"' + hashlib.blake2b(body, digest_size=16).hexdigest() + '"'
    more = {
        "ETag": tag,
        "Cache-Control": "no-cache",
        "X-Musnad": "read by machine; not reviewed by a person",
        **(headers or {}),
    }
    known = [t.strip().removeprefix("W/") for t in request.headers.get("if-none-match", "").split(",")]
    if tag in known or "*" in known:
        return Response(status_code=304, headers=more)
    return Response(body, media_type="application/json", headers=more)
