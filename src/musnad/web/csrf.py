"""Forms that change something carry a token that only this desk's own pages know."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

COOKIE = "musnad_form"


class Tokens:
    """Tokens bound to a cookie of the browser; both are worthless without this process's secret."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def cookie(self, request: Request) -> str:
        """The browser's own, or a new one."""
        found = request.cookies.get(COOKIE, "")
        return found if len(found) == 43 and found.isascii() else secrets.token_urlsafe(32)

    def token(self, cookie: str) -> str:
        """The token that belongs to a cookie."""
        return hmac.new(self._secret, cookie.encode(), hashlib.sha256).hexdigest()

    @staticmethod
    def keep(response: Response, cookie: str) -> None:
        """Send the cookie along."""
        response.set_cookie(COOKIE, cookie, httponly=True, samesite="strict", path="/")

    def check(self, request: Request, token: object) -> None:
        """Raise ``HTTPException`` 403 unless a form of this desk was sent, from this desk."""
        origin = request.headers.get("origin")
        if origin is not None and urlsplit(origin).netloc != request.headers.get("host"):
            raise HTTPException(403, "from another page")
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            raise HTTPException(403, "from another page")
        cookie = request.cookies.get(COOKIE, "")
        if (
            not cookie
            or not isinstance(token, str)
            or not hmac.compare_digest(self.token(cookie).encode(), token.encode())
        ):
            raise HTTPException(403, "desk:forged")
