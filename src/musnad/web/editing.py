"""Adding articles and correcting what was read: only where the desk was opened with ``--edit``."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from ..correction import CorrectionError
from ..model import Article
from ..record import Added
from ..sources.files import Source
from ..sources.found import Upload
from ..views.labels import Language, label
from .asked import Asked, address
from .csrf import Tokens
from .desk import Desk
from .pages import page
from .people import keep_author, user

#: Files in one form, and code points of a name that is kept.
MOST_FILES, LONGEST_NAME = 200, 120
ACTIONS = ("accept", "reject", "merge", "unmerge", "note")


async def add_form(request: Request) -> Response:
    """The page for adding."""
    return page(request, "add.html.j2", Asked.of(request), here="add", lines=None)


async def add(request: Request) -> Response:
    """Add what was pasted or uploaded; says of each file what became of it."""
    asked = Asked.of(request)
    async with _form(request) as form:
        try:
            sources = await _sources(form)
        except ValueError as error:
            raise HTTPException(400, str(error)) from None
    desk: Desk = request.app.state.desk
    lines = [line async for line in _added(desk, sources, asked.language)]
    if request.headers.get("accept") == "application/json":
        return JSONResponse({"lines": lines})
    return page(request, "add.html.j2", asked, here="add", lines=lines)


async def _added(desk: Desk, sources: Iterable[Source], language: Language) -> Any:
    for source in sources:
        result = await run_in_threadpool(_put, desk, source)
        name = source.name if isinstance(source, Upload) else label("desk:add_text", language)
        counts = {"new": result.new, "changed": result.version, "updated": result.updated, "same": result.same}
        for key, count in counts.items():
            if count:
                yield {"text": f"{name}: {count} {label('desk:' + key, language)}", "bad": False}
        for problem in result.problems[:100]:
            said = "" if problem.kept else f" ({label('desk:not_added', language)})"
            yield {"text": f"{problem}{said}", "bad": not problem.kept}


def _put(desk: Desk, source: Source) -> Added:
    with desk.writing:
        return desk.record.add(source)


async def _sources(form: FormData) -> list[Source]:
    """What a form holds, as sources. Raises ``ValueError`` with the reason."""
    out: list[Source] = []
    for item in form.getlist("files"):
        if isinstance(item, UploadFile) and item.filename:
            out.append(Upload(plain_name(item.filename), await item.read()))
    given = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    if text := given.get("text"):
        if day := given.get("published"):
            dt.date.fromisoformat(day)
        url = given.get("url") or None
        if url is not None and urlsplit(url).scheme not in ("http", "https"):
            raise ValueError(f"{url[:80]!r} is no web address")
        out.append(
            Article(
                text=text, title=given.get("title") or None, outlet=given.get("outlet") or None, url=url,
                published=given.get("published") or None,
            )
        )  # fmt: skip
    if not out:
        raise ValueError("no file and no text")
    return out


def plain_name(given: str) -> str:
    r"""A file's name without what leads to it, and without what cannot be seen.

    >>> plain_name("../../etc/pass\u202ewd.txt"), plain_name("C:\\texts\\a.html"), plain_name("..")
    ('passwd.txt', 'a.html', 'file')
    """
    name = re.split(r"[/\\]", given)[-1]
    name = "".join(c for c in name if c.isprintable() and c not in "\u200e\u200f\u061c").strip()
    return name[-LONGEST_NAME:] if name.strip(".") else "file"


async def correct(request: Request) -> Response:
    """Make a correction and go back to where it was made."""
    async with _form(request) as form:
        given = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    action: Any = given.get("action")
    if action not in ACTIONS:
        raise HTTPException(400, "no such action")
    author = (given.get("author") or user())[:100]
    desk: Desk = request.app.state.desk

    def made() -> None:
        with desk.writing:
            desk.record.correct(
                action, given.get("target", ""), others=given.get("others", "").split(),
                text=given.get("text") or None, author=author, at=_now(),
            )  # fmt: skip

    try:
        await run_in_threadpool(made)
    except CorrectionError as error:
        raise HTTPException(400, str(error)) from None
    gone = action in ("reject", "merge", "unmerge") and not given.get("stay")
    return _back(request, given, "/corrections" if gone else None, author)


async def undo(request: Request) -> Response:
    """Take a correction back."""
    async with _form(request) as form:
        given = {name: value.strip() for name, value in form.items() if isinstance(value, str)}
    author = (given.get("author") or user())[:100]
    desk: Desk = request.app.state.desk

    def undone() -> None:
        with desk.writing:
            desk.record.undo(given.get("id", ""), author=author, at=_now())

    try:
        await run_in_threadpool(undone)
    except CorrectionError as error:
        raise HTTPException(400, str(error)) from None
    return _back(request, given, "/corrections", author)


def corrections(request: Request) -> Response:
    """What people said, and when; the latest first."""
    desk: Desk = request.app.state.desk
    return page(
        request, "corrections.html.j2", Asked.of(request), here="corrections", found=desk.record.corrections()[::-1]
    )


@asynccontextmanager
async def _form(request: Request) -> AsyncIterator[FormData]:
    """The form that was sent, if it is one of this desk's; raises ``HTTPException`` 403."""
    if not request.headers.get("content-type", "").startswith(
        ("application/x-www-form-urlencoded", "multipart/form-data")
    ):
        raise HTTPException(415, "not a form")
    async with request.form(max_files=MOST_FILES, max_fields=50, max_part_size=16 * 1024 * 1024) as form:
        tokens: Tokens = request.app.state.tokens
        tokens.check(request, form.get("token"))
        yield form


def _back(request: Request, given: dict[str, str], path: str | None, author: str) -> Response:
    """To a page of this desk and to no other place."""
    where = given.get("back", "/")
    if not re.match(r"/(?![/\\])", where) or any(ord(c) < 32 for c in where):
        where = "/"
    if path is not None:
        where = address(path, lang="en" if "lang=en" in where else None)
    response = RedirectResponse(where, 303)
    keep_author(response, author)
    return response


def _now() -> str:
    return dt.datetime.now(dt.UTC).isoformat()
