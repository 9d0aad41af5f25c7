"""The application: routes, and what stands before them."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from ..errors import MusnadError
from ..grouping import StoryError
from ..views.labels import Language, label
from . import api, editing, lists, reading
from .asked import Asked
from .csrf import Tokens
from .desk import Desk
from .endpoints import VIEWS
from .guard import Guard, TooBig
from .pages import page

STATIC = {"parts.css": "text/css", "desk.css": "text/css", "desk.js": "text/javascript", "icon.svg": "image/svg+xml"}

PAGES = (
    ("/", lists.story), ("/stories", lists.stories), ("/versions", reading.versions),
    ("/timeline", lists.timeline), ("/boards", lists.boards),
    ("/disagreements", lists.disagreements), ("/figures", lists.figures), ("/statements", lists.statements),
    ("/articles", lists.articles), ("/actors", lists.actors), ("/flags", lists.flags),
    ("/search", lists.search), ("/article", reading.article), ("/why", reading.why), ("/cite", reading.cite),
    ("/occurrence/{id}", reading.occurrence), ("/arrangement/{id}", reading.arrangement),
    ("/disagreement/{id}", reading.disagreement), ("/statement/{id}", reading.statement),
    ("/actor/{id}", reading.actor),
)  # fmt: skip


def create_app(
    place: str,
    *,
    folders: Iterable[Path] = (),
    edit: bool = False,
    hosts: Iterable[str] = ("127.0.0.1", "localhost", "[::1]"),
    auth: str | None = None,
    warm: bool = False,
) -> Starlette:
    """The desk of a record. ``hosts``: names it answers to; ``auth``: ``user:password`` that it asks for;
    ``warm``: work the story out before it is asked for.

    Raises :class:`~musnad.store.store.RecordError` where there is no such record, unless it may be made (``edit``).
    """
    desk = Desk(place, folders=folders, edit=edit)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        if warm:
            threading.Thread(target=desk.warm, daemon=True).start()
        yield
        desk.close()

    routes = [Route(path, endpoint) for path, endpoint in PAGES]
    routes += [Route(f"/api/{name}", api.listed) for name in VIEWS]
    routes += [
        Route("/api/article", api.article), Route("/api/actor", api.actor), Route("/api", api.about),
        Route("/openapi.json", api.openapi), Route("/static/{name}", static),
    ]  # fmt: skip
    if edit:
        routes += [
            Route("/add", editing.add_form), Route("/add", editing.add, methods=["POST"]),
            Route("/corrections", editing.corrections), Route("/correct", editing.correct, methods=["POST"]),
            Route("/undo", editing.undo, methods=["POST"]),
        ]  # fmt: skip
    app = Starlette(
        routes=routes,
        middleware=[Middleware(Guard, hosts=hosts, auth=auth), Middleware(GZipMiddleware, minimum_size=2000)],
        exception_handlers={HTTPException: wrong, StoryError: no_story, TooBig: too_big, MusnadError: broken},
        lifespan=lifespan,
    )
    app.state.desk = desk
    app.state.tokens = Tokens()
    return app


@lru_cache(maxsize=8)
def _static(name: str) -> bytes:
    folder = files("musnad.views") / "templates" if name == "parts.css" else files("musnad.web") / "static"
    return folder.joinpath(name).read_bytes()


def static(request: Request) -> Response:
    """One of our own few files; there is no way to any other."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    return Response(_static(name), media_type=STATIC[name], headers={"Cache-Control": "no-cache"})


def wrong(request: Request, error: Exception) -> Response:
    """A page that says what is wrong, or JSON for programs."""
    assert isinstance(error, HTTPException)
    language: Language = "en" if request.query_params.get("lang") == "en" else "ar"
    detail = label(error.detail, language) if error.detail.startswith("desk:") else error.detail
    if request.url.path.startswith("/api/") or request.headers.get("accept") == "application/json":
        body = {"error": detail, "lines": [{"text": detail, "bad": True}]}
        return JSONResponse(body, error.status_code, headers=error.headers)
    asked = Asked(language, None, None, None, 0, 1, request.url.path, ())
    missing = error.status_code == 404
    note = label("desk:not_found_note", asked.language) if detail in ("Not Found", "") else detail
    title = label("desk:not_found" if missing else "desk:wrong", asked.language)
    return page(request, "wrong.html.j2", asked, status=error.status_code, here="story", title=title, note=note)


def no_story(request: Request, error: Exception) -> Response:
    """404 for a story that is none."""
    return wrong(request, HTTPException(404, str(error)))


def too_big(request: Request, error: Exception) -> Response:
    """413."""
    return PlainTextResponse("more than is accepted\n", 413, {"Connection": "close"})


def broken(request: Request, error: Exception) -> Response:
    """The record cannot be read or written now; the error is one line for the reader."""
    return PlainTextResponse(f"{error}\n", 503)
