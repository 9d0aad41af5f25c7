"""The command that lists the stories of a record, and regroups them by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from .app import app
from .options import RECORD, AsOf, Format, Output, RecordFile, Story
from .shell import Failure, opened_record, print_list


@app.command()
def stories(
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    every: Annotated[bool, typer.Option("--all", help="Also stories of one article.")] = False,
    merge: Annotated[
        tuple[str, str] | None, typer.Option("--merge", metavar="STORY STORY", help="Put two stories together.")
    ] = None,
    move: Annotated[
        tuple[str, str] | None, typer.Option("--move", metavar="ARTICLE STORY", help="Put an article into a story.")
    ] = None,
    alone: Annotated[
        str | None, typer.Option("--alone", metavar="ARTICLE", help="Let an article begin a story of its own.")
    ] = None,
    author: Annotated[
        str,
        typer.Option("--author", metavar="NAME", envvar="MUSNAD_AUTHOR", help="Who says so, with what is regrouped."),
    ] = "",
) -> None:
    """Which stories the articles make up, and why.

    Every list takes `--story ID`. What is put together, moved or left alone by hand stays so; `musnad undo` takes it
    back.

    Example:  musnad stories --record archive.db
    """
    wanted = [("merge", merge), ("move", move), ("alone", (alone, None) if alone else None)]
    asked = [(kind, pair) for kind, pair in wanted if pair is not None]
    if len(asked) > 1:
        raise typer.BadParameter("--merge, --move and --alone go one at a time")
    with opened_record(record) as opened:
        if not asked:
            print_list("stories", opened.stories(as_of, least=1 if every else 2, story=story), format, output)
            return
        from datetime import UTC, datetime

        [(kind, (first, other))] = asked
        if not author.strip():
            raise typer.BadParameter("say who: --author NAME, or MUSNAD_AUTHOR", param_hint="--author")
        try:
            made = opened.regroup(kind, first, other, author=author, at=datetime.now(UTC).isoformat())  # type: ignore[arg-type]
        except KeyError as error:
            raise Failure(error.args[0]) from None
        print(f"{record}: {made.id} {kind} {made.target}")
