"""Who corrects: a name that the browser keeps, for the person at the desk."""

from __future__ import annotations

import getpass
import re

from starlette.requests import Request
from starlette.responses import Response

COOKIE = "musnad_author"
_NAME = re.compile(r"[\w.@-]{1,100}", re.ASCII)


def author_of(request: Request) -> str:
    """Who corrected last from this browser, else who runs the desk."""
    found = request.cookies.get(COOKIE, "")
    return found if _NAME.fullmatch(found) else user()


def keep_author(response: Response, author: str) -> None:
    """Have the browser remember a name, if it is one that a cookie can hold."""
    if _NAME.fullmatch(author):
        response.set_cookie(COOKIE, author, httponly=True, samesite="strict", max_age=31_536_000)


def user() -> str:
    """Who runs the desk."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "desk"
