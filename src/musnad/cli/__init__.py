"""The command line: a thin shell over the library. What is slow to import is imported by the command that needs it."""

from __future__ import annotations

import os
import sys
from typing import Annotated, NoReturn

import typer

from ..errors import MusnadError
from ..lexicon.loader import LexiconError
from . import corrections, gold, lexicon, out, reading, serve, stories, train, views, words  # noqa: F401 (each adds commands)
from .app import app
from .shell import say

__all__ = ["app", "main", "run"]


def _version(value: bool) -> None:
    if value:
        from .. import __version__

        print(f"musnad {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


def main() -> NoReturn:
    """Run; statuses: 0, 1 (some input was bad, named on standard error), 2 (wrong use)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit status of a command line."""
    try:
        try:
            app(arguments, standalone_mode=True)
        finally:
            sys.stdout.flush()
        return 0
    except SystemExit as end:
        if _reader_left(end):  # «| head -1»
            return 0
        return end.code if isinstance(end.code, int) else 1
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit does not complain again
        if isinstance(error, BrokenPipeError):
            return 0
        say(f"{error.filename or 'standard output'}: {(error.strerror or str(error)).lower()}")
    except KeyboardInterrupt:
        say("stopped; what was added is recorded")
        return 130
    except (MusnadError, LexiconError) as error:
        say(error)
    return 1


def _reader_left(error: BaseException | None) -> bool:
    """Whether an end goes back to a closed pipe: whoever read has read enough."""
    while error is not None and not isinstance(error, BrokenPipeError):
        error = error.__context__
    return error is not None
