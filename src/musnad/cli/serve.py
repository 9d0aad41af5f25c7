"""The command that opens the desk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from .app import app
from .options import RECORD, Folders, RecordFile
from .shell import Failure, folders_of, say

LOOPBACK = ("127.0.0.1", "localhost", "::1")


@app.command()
def serve(
    record: RecordFile = RECORD,
    host: Annotated[
        str, typer.Option("--host", metavar="HOST", help="Where to listen; this machine alone.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, metavar="N", help="0: any that is free.")] = 8765,
    edit: Annotated[bool, typer.Option("--edit", help="Allow adding articles and correcting.")] = False,
    auth: Annotated[
        str | None,
        typer.Option("--auth", metavar="USER:PASSWORD", help="Ask for these; or the name of a file that holds them."),
    ] = None,
    name: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="NAME", help="A host name it is reached by, beside HOST. Repeatable."),
    ] = None,
    lexicon: Folders = None,
) -> None:
    """The record in a browser, and as JSON for programs.

    It listens to this machine alone; to another address only with --auth. Nothing can be changed without --edit.

    Example:  musnad serve --record coalition.db --edit
    """
    import socket

    import uvicorn

    from ..web.app import create_app

    secret = _secret(auth)
    if host not in LOOPBACK and secret is None:
        raise typer.BadParameter(
            f"{host} is not this machine alone: give --auth USER:PASSWORD too", param_hint="--host"
        )
    hosts = [*LOOPBACK[:2], "[::1]", *(name or ())]
    anywhere = host in ("0.0.0.0", "::")
    if not anywhere:
        hosts.append(f"[{host}]" if ":" in host else host)
    desk = create_app(
        str(record),
        folders=folders_of(lexicon),
        edit=edit,
        hosts=() if anywhere and not name else hosts,
        auth=secret,
        warm=True,
    )
    try:
        listening = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except OSError as error:
        # Python adds the address to the system's words
        reason = (error.strerror or str(error)).partition(" (while ")[0]
        raise Failure(f"{host}:{port}: cannot listen there ({reason.lower()})") from error
    shown = f"[{host}]" if ":" in host else host
    say(f"{record} at http://{shown}:{listening.getsockname()[1]}/ (Ctrl+C to stop)")
    uvicorn.Server(uvicorn.Config(desk, log_level="warning", lifespan="on", server_header=False)).run(
        sockets=[listening]
    )


def _secret(auth: str | None) -> str | None:
    """``user:password``, from the command line or the first line of a file."""
    if auth is None:
        return None
    if os.path.isfile(auth):
        try:
            auth = Path(auth).read_text(encoding="utf-8").strip().split("\n")[0].strip()
        except (OSError, UnicodeDecodeError) as error:
            raise Failure(f"{auth}: cannot be read") from error
    user, colon, password = auth.partition(":")
    if not (user and colon and password):
        raise typer.BadParameter("not USER:PASSWORD, nor a file that holds it", param_hint="--auth")
    return auth
