"""The commands of `musnad lexicon`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .app import lexicon_app
from .shell import Failure


@lexicon_app.command("check")
def lexicon_check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of rows; the packaged ones if left out.")
    ] = None,
) -> None:
    """Check rows: columns, letters, and that each is found in its own example.

    Example:  musnad lexicon check my-rows/
    """
    from ..lexicon.check import check
    from ..lexicon.loader import DATA

    if folder is not None and not folder.is_dir():
        raise Failure(f"{folder}: no such folder")
    problems = check(folder or DATA)
    for line in problems:
        print(line, file=sys.stderr)
    print(f"{folder or 'packaged lexicon'}: {len(problems) or 'no'} problem{'s' if len(problems) != 1 else ''}")
    if problems:
        raise typer.Exit(1)
