"""What stands before every page: who may ask, for which host, how much may be sent, and what a browser may do."""

from __future__ import annotations

import base64
import binascii
import hmac
from collections.abc import Iterable

from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

#: Bytes that a request may send.
MOST_BYTES = 32 * 1024 * 1024

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = (
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "same-origin"),
    ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), microphone=(), geolocation=()"),
)


class TooBig(Exception):
    """A request's body is longer than is accepted; the app answers 413."""


class Guard:
    """Refuses unknown hosts (DNS rebinding), strangers (``auth``: ``user:password``) and bodies without end.

    ``hosts``: host names without ports; empty: any, which is for a desk that asks for a password.
    """

    def __init__(
        self, app: ASGIApp, hosts: Iterable[str] = (), auth: str | None = None, most: int = MOST_BYTES
    ) -> None:
        self.app = app
        self.hosts = frozenset(h.lower() for h in hosts)
        self.auth = auth.encode() if auth is not None else None
        self.most = most

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self.app(scope, receive, send)
            return
        headers = dict(scope["headers"])
        refusal = self._refusal(headers)
        if refusal is not None:
            await refusal(scope, receive, _with_headers(send))
            return
        left = self.most

        async def bounded() -> Message:
            nonlocal left
            message = await receive()
            left -= len(message.get("body", b""))
            if left < 0:
                raise TooBig
            return message

        await self.app(scope, bounded, _with_headers(send))

    def _refusal(self, headers: dict[bytes, bytes]) -> Response | None:
        host = headers.get(b"host", b"").decode("latin-1").lower()
        if self.hosts and _without_port(host) not in self.hosts:
            return PlainTextResponse("this desk does not answer to that host name\n", 421)
        if self.auth is not None and not self._known(headers.get(b"authorization", b"")):
            challenge = {"WWW-Authenticate": 'Basic realm="Musnad", charset="UTF-8"'}
            return PlainTextResponse("a name and a password, please\n", 401, challenge)
        length = headers.get(b"content-length", b"0")
        if not length.isdigit() or int(length[:20]) > self.most:
            return PlainTextResponse(f"more than {self.most:,} bytes are not accepted\n", 413, {"Connection": "close"})
        return None

    def _known(self, header: bytes) -> bool:
        scheme, _, value = header.partition(b" ")
        try:
            given = base64.b64decode(value.strip(), validate=True)
        except (binascii.Error, ValueError):
            return False
        return scheme.lower() == b"basic" and hmac.compare_digest(given, self.auth or b"")


def _without_port(host: str) -> str:
    if host.startswith("["):
        return host.partition("]")[0] + "]"
    return host.partition(":")[0]


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = dict(message)
            given = {name.lower() for name, _ in message["headers"]}
            message["headers"] = [
                *message["headers"],
                *((n.encode(), v.encode()) for n, v in HEADERS if n.lower().encode() not in given),
            ]
        await send(message)

    return sending
