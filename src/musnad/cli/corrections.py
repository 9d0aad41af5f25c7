"""Commands by which a person corrects a record, and cites it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from .app import app
from .options import RECORD, Folders, Format, Output, RecordFile
from .shell import Failure, binary, opened_record, print_list

if TYPE_CHECKING:
    from ..correction import Action

Author = Annotated[
    str | None,
    typer.Option("--author", metavar="NAME", help="Who says so; MUSNAD_AUTHOR, or the user's name, if left out."),
]
Why = Annotated[str | None, typer.Option("--why", metavar="TEXT", help="The reason, kept with it.")]
Id = Annotated[str, typer.Argument(metavar="ID", help="As shown by a list or by `musnad show`, or ARTICLE#ID.")]


def _author(given: str | None) -> str:
    name = given or os.environ.get("MUSNAD_AUTHOR")
    if not name:
        import getpass

        try:
            name = getpass.getuser()
        except (OSError, KeyError, ImportError):
            raise Failure("who are you? Give --author NAME, or set MUSNAD_AUTHOR") from None
    return name


def _now() -> str:
    return datetime.now(UTC).isoformat()


def _correct(
    record: Path,
    lexicon: list[Path] | None,
    action: Action,
    target: str,
    others: Sequence[str] = (),
    text: str | None = None,
    author: str | None = None,
) -> None:
    from ..correction import utc

    at = _now()
    with opened_record(record, lexicon) as opened:
        made = opened.correct(action, target, others=others, text=text, author=_author(author), at=at)
    if made.at < utc(at):
        print(f"{made.id}  {made.action}  {made.view}: said by {made.author} on {made.at[:10]}, nothing new")
        return
    places = len({(a.article, a.start) for a in made.anchors})
    articles = len({a.article for a in made.anchors})
    print(f"{made.id}  {made.action}  {made.view}: {places} in {articles} article{'s' if articles != 1 else ''}")


@app.command()
def accept(
    identifier: Id, record: RecordFile = RECORD, author: Author = None, why: Why = None, lexicon: Folders = None
) -> None:
    """Say that something was read rightly.

    ID: what was read in an article (an event, a status, a quotation, a figure, a name, a date), or an item of a view:
    then all that it rests on. It is marked as reviewed, by you, in every view and export.

    Examples:  musnad accept 1d3aee02638e    musnad accept 003#28dec86df3b1 --author "Layla H."
    """
    _correct(record, lexicon, "accept", identifier, text=why, author=author)


@app.command()
def reject(
    identifier: Id, record: RecordFile = RECORD, author: Author = None, why: Why = None, lexicon: Folders = None
) -> None:
    """Say that something was read wrongly: it leaves every view.

    It stays in the article's analysis, where `musnad show` marks it. A rejected disagreement is not listed; its sides
    stay. `musnad undo` takes the word back, and so does a later `musnad accept`.

    Example:  musnad reject 44044eda8293 --why "a planned visit, not a strike"
    """
    _correct(record, lexicon, "reject", identifier, text=why, author=author)


@app.command()
def merge(
    identifiers: Annotated[list[str], typer.Argument(metavar="ID ID...", help="Occurrences, statements or actors.")],
    record: RecordFile = RECORD,
    author: Author = None,
    why: Why = None,
    lexicon: Folders = None,
) -> None:
    """Put together what is one and the same.

    Occurrences, statements, or names of one actor. An actor whom no lexicon knows (local:...) is put under the
    lexicon's id, or under the first you name, in the
    articles that are in the record now. Unnamed sources are never linked.

    Examples:  musnad merge 1dec2a3045cc 44044eda8293    musnad merge local:الاعرجي iraq.alaraji
    """
    if len(identifiers) < 2:
        raise typer.BadParameter("name two or more", param_hint="ID")
    _correct(record, lexicon, "merge", identifiers[0], identifiers[1:], why, author)


@app.command()
def unmerge(
    identifier: Id,
    accounts: Annotated[
        list[str] | None, typer.Argument(metavar="[ARTICLE|ACCOUNT]...", help="What to keep apart from the rest.")
    ] = None,
    record: RecordFile = RECORD,
    author: Author = None,
    why: Why = None,
    lexicon: Folders = None,
) -> None:
    """Keep apart accounts of an occurrence or a statement.

    For ever, whatever is added later. Without an article or an account, each from all the others.

    Examples:  musnad unmerge 1d3aee02638e    musnad unmerge 1d3aee02638e 003
    """
    _correct(record, lexicon, "unmerge", identifier, accounts or (), why, author)


@app.command()
def note(
    identifier: Id,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to write beside it.")],
    record: RecordFile = RECORD,
    author: Author = None,
    lexicon: Folders = None,
) -> None:
    """Write a note beside something. It changes nothing that was read.

    Example:  musnad note 1d3aee02638e "the ministry's site has the full text"
    """
    _correct(record, lexicon, "note", identifier, text=text, author=author)


@app.command()
def corrections(
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    everything: Annotated[bool, typer.Option("--all", help="Also those that were taken back.")] = False,
    source: Annotated[
        Path | None,
        typer.Option(
            "--import", metavar="FILE", help="Take in corrections of another record: its JSON, or its export."
        ),
    ] = None,
) -> None:
    """What people corrected, and where each correction stands.

    Overruled: a later one says otherwise. Orphan: its words are gone from the article, are read otherwise now, or the
    article is; it is kept, and comes back with them.

    Examples:  musnad corrections    musnad corrections --format json -o mine.json

    musnad corrections --record other.db --import mine.json
    """
    if source is not None:
        from ..record import read_corrections

        try:
            data = source.read_bytes()
        except OSError as error:
            raise Failure(f"{source}: {(error.strerror or str(error)).lower()}") from None
        with opened_record(record) as opened:
            found = read_corrections(data, str(source))
            new = opened.take_corrections(found)
        print(f"{record}: {new} of {len(found)} corrections are new")
        return
    with opened_record(record) as opened:
        listed = [c for c in opened.corrections() if everything or c.standing != "taken back"]
    print_list("corrections", listed, format, output)


@app.command()
def undo(
    identifier: Annotated[
        str | None,
        typer.Argument(metavar="[ID]", help="Of a correction, or the beginning of it; the last one if left out."),
    ] = None,
    record: RecordFile = RECORD,
    author: Author = None,
) -> None:
    """Take a correction back.

    `musnad corrections --all` still shows it.

    Examples:  musnad undo    musnad undo 2b29798cdb
    """
    with opened_record(record) as opened:
        done = opened.undo(identifier, author=_author(author), at=_now())
    print(f"{done.id}  {done.action} {done.target}: taken back")


@app.command()
def remove(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="An article's id, or a part that no other has.")],
    record: RecordFile = RECORD,
) -> None:
    """Delete an article, with all that was read in it.

    All its versions go. Corrections on it are kept as orphans, and come back if it is added again.

    Example:  musnad remove 003_e3b0 --record coalition.db
    """
    with opened_record(record) as opened:
        try:
            removed = opened.remove(article)
        except KeyError as error:
            raise Failure(error.args[0]) from None
        orphans = sum(c.standing == "orphan" for c in opened.corrections())
    kept = f"; {orphans} correction{'s' if orphans != 1 else ''} without words now" if orphans else ""
    print(f"{record}: {removed} removed{kept}")


@app.command()
def cite(
    identifier: Id,
    record: RecordFile = RECORD,
    language: Annotated[
        str, typer.Option("--language", metavar="ar|en", help="Of what is said around the words.")
    ] = "ar",
    style: Annotated[str, typer.Option("--style", metavar="text|markdown", help="How it is written.")] = "text",
    output: Output = None,
    lexicon: Folders = None,
) -> None:
    """A footnote: the words, who told them, where and when.

    With the outlet, title, address and version of the text, and who reviewed it. ID: what was read in an article,
    an item of a view (a line for each account), or an article.

    Example:  musnad cite 1d3aee02638e --language en --style markdown
    """
    for value, choices, name in ((language, ("ar", "en"), "--language"), (style, ("text", "markdown"), "--style")):
        if value not in choices:
            raise typer.BadParameter(f"{value!r} is not one of {', '.join(choices)}", param_hint=name)
    chosen: Any = (language, style)
    with opened_record(record, lexicon) as opened, binary(output) as out:
        out.write((opened.cite(identifier, *chosen) + "\n").encode("utf-8", "replace"))
