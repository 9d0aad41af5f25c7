"""The options that commands share."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

import typer


def _day(value: str | None) -> str | None:
    if value is None:
        return None
    from datetime import date

    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise ValueError
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise typer.BadParameter(f"{value!r} is not a day such as 2020-01-30") from None


def one_of(values: list[str] | None, group: str, option: str = "--kind") -> list[str] | None:
    """The kinds asked for, each of which must be one of those that have a label in a group."""
    from ..views.labels import labelled

    known = labelled(group)
    for value in values or ():
        if value.lower() not in {kind.lower() for kind in known}:
            listed = ", ".join(kind.lower() for kind in known)
            raise typer.BadParameter(f"{value!r} is not one of {listed}", param_hint=option)
    return values


def in_order(since: str | None, until: str | None) -> None:
    """A stretch of days that ends before it begins is wrong use."""
    if since and until and since > until:
        raise typer.BadParameter(f"{since} is after --to {until}", param_hint="--from")


def _format(value: str | None) -> str | None:
    if value not in (None, "table", "json", "csv"):
        raise typer.BadParameter(f"{value!r} is not one of table, json, csv")
    return value


RecordFile = Annotated[Path, typer.Option("--record", metavar="FILE", help="The record.")]
Format = Annotated[
    str | None,
    typer.Option(
        "--format", metavar="table|json|csv", callback=_format, help="How to print; by -o's ending, or table."
    ),
]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH", help="Write to a file.")]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DAY", callback=_day, help="Only what had been published by this day."),
]
At = Annotated[
    str | None, typer.Option("--at", metavar="DAY", callback=_day, help="Only what was held true of this day.")
]
Story = Annotated[
    str | None,
    typer.Option("--story", metavar="ID", help="Only this story: its id, or an article in it; see `musnad stories`."),
]
Folders = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="DIR", help="A folder of your own rows, beside the packaged ones. Repeatable."),
]
Ner = Annotated[
    Path | None,
    typer.Option(
        "--ner",
        metavar="PATH",
        help="A model of names (musnad train, or a transformer's folder), beside rows and patterns.",
    ),
]
Workers = Annotated[int, typer.Option("--workers", min=1, max=256, metavar="N", help="Processes to analyse with.")]
Kinds = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="Only this kind. Repeatable.", show_default=False)
]
Types = Annotated[list[str] | None, typer.Option("--type", metavar="TYPE", help="Only this PLOVER type. Repeatable.")]
Actor = Annotated[
    str | None,
    typer.Option("--actor", metavar="WORDS", help="Only what this actor has a part in, or tells: an id or a name."),
]
Words = Annotated[
    str | None,
    typer.Option("--words", metavar="WORDS", help="Only what is told in these words, in whatever spelling."),
]
Since = Annotated[str | None, typer.Option("--from", metavar="DAY", callback=_day, help="Not before this day.")]
Until = Annotated[str | None, typer.Option("--to", metavar="DAY", callback=_day, help="Not after this day.")]
RECORD = Path("musnad.db")
