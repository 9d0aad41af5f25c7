"""Rendering: templates, and what every page knows."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from ..stories.model import Account
from ..views.components import components
from ..views.labels import Language
from .asked import Asked
from .csrf import Tokens
from .desk import Desk, Shown
from .people import author_of


def _page_of(kind: str, item: Any) -> str | None:
    """The path of a thing's page; people and groups that no lexicon knows have none."""
    if kind == "actor":
        return f"/actor/{item.actor}" if item.actor and not item.actor.startswith("local:") else None
    return f"/{kind}/{item.id}"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The templates of the desk, and those it shares with the brief. Everything that is put in is escaped."""
    return Environment(
        loader=ChoiceLoader([PackageLoader("musnad.web"), PackageLoader("musnad.views")]), autoescape=True,
        undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip


@lru_cache(maxsize=2)
def _components(language: Language) -> dict[str, Any]:
    return components(language)


class Stretch:
    """Some items of a list, and the way to the others."""

    def __init__(self, items: Sequence[Any], asked: Asked) -> None:
        self.total = len(items)
        self.offset = asked.offset
        self.items = items[asked.offset : asked.offset + asked.limit]
        after, before = asked.offset + asked.limit, max(0, asked.offset - asked.limit)
        self.next = asked.here(offset=after) if after < self.total else None
        self.previous = asked.here(offset=before or None) if asked.offset else None
        self.last = min(after, self.total)


def page(request: Request, template: str, asked: Asked, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A rendered page."""
    desk: Desk = request.app.state.desk
    tokens: Tokens = request.app.state.tokens
    cookie = tokens.cookie(request) if desk.edit else ""

    def anchor(account: Account) -> str:
        low, high = account.focus or (account.start, account.end)
        return asked.url("/article", id=account.article, span=f"{low}-{high}") + "#here"

    def cite(account: Account) -> str | None:
        if not account.annotations:
            return None
        return asked.url("/cite", of=f"{account.article}#{account.annotations[0]}", as_of=None, at=None, story=None)

    def link(kind: str, item: Any) -> str | None:
        path = _page_of(kind, item)
        return asked.url(path) if path else None

    other = "en" if asked.language == "ar" else None
    context = {
        **_components(asked.language), "asked": asked, "url": asked.url, "desk": desk, "anchor": anchor, "cite": cite,
        "link": link, "switch": asked.here(lang=other), "token": tokens.token(cookie) if desk.edit else "",
        "record_name": desk.name, "author": author_of(request), **values,
    }  # fmt: skip
    response = HTMLResponse(environment().get_template(template).render(context), status)
    response.headers["Cache-Control"] = "no-cache"
    if desk.edit:
        tokens.keep(response, cookie)
    return response


def opened(request: Request) -> tuple[Asked, Desk, Shown]:
    """What a request asks for, and the views it may use."""
    asked = Asked.of(request)
    desk: Desk = request.app.state.desk
    return asked, desk, desk.shown(asked.as_of, asked.story)
