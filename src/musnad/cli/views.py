"""Commands that show what is in a record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from .app import app
from .options import RECORD, AsOf, At, Folders, Format, Output, RecordFile
from .shell import Failure, binary, opened_record, print_list


@app.command()
def articles(record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None) -> None:
    """What is in the record: date, outlet, title, copies.

    Example:  musnad articles --record coalition.db
    """
    with opened_record(record) as opened:
        print_list("articles", opened.articles(as_of), format, output)


@app.command()
def show(
    article: Annotated[str, typer.Argument(metavar="ID", help="An article's id, or a part of it that no other has.")],
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
) -> None:
    """One article: its sentences, and what was read in each.

    Under each sentence stands what was read in it, and by which rule.

    Example:  musnad show 003 --record coalition.db
    """
    with opened_record(record) as opened:
        try:
            entry, reading = opened.show(article)
        except KeyError as error:
            raise Failure(error.args[0]) from None
    chosen = format or {".json": "json", ".csv": "csv"}.get(output.suffix.lower() if output else "", "table")
    if chosen == "json":
        from ..stories.corrections import review_fields
        from ..views.tables import json_text

        told = {"article": entry, "text": reading.text, "analysis": reading.analysis}
        text = json_text({**told, **review_fields(reading)})
        with binary(output) as out:
            out.write(text.encode())
    elif chosen == "csv":
        from ..views.exporters import exporter

        with binary(output) as out:
            exporter("csv").export([reading], out)
    else:
        from ..views.article import article_lines
        from ..views.tables import lines_text, print_lines

        lines = article_lines(entry, reading)
        if output is None and sys.stdout.isatty():
            print_lines(lines)
            return
        with binary(output) as out:
            out.write(lines_text(lines).encode())


@app.command()
def timeline(
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    lexicon: Folders = None,
) -> None:
    """What happened when: each happening with all its accounts.

    Example:  musnad timeline --record coalition.db --as-of 2020-01-31
    """
    with opened_record(record, lexicon) as opened:
        print_list("timeline", opened.timeline(as_of), format, output)


@app.command()
def status(
    record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None, at: At = None,
    lexicon: Folders = None,
) -> None:  # fmt: skip
    """Where each arrangement stands, a lane a teller.

    Arrangements are operations, training, air support, presence, agreements, truces, talks and their like.

    Example:  musnad status --record coalition.db --at 2020-02-01
    """
    with opened_record(record, lexicon) as opened:
        print_list("status", opened.status(as_of, at), format, output)


@app.command()
def figures(
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    lexicon: Folders = None,
) -> None:
    """Which figures were given, of what, as of when, by whom.

    Example:  musnad figures --record coalition.db --format csv -o figures.csv
    """
    with opened_record(record, lexicon) as opened:
        print_list("figures", opened.figures(as_of), format, output)


@app.command()
def quotes(
    record: RecordFile = RECORD,
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="WORDS", help="In the name, role or id.")] = None,
    anonymous: Annotated[
        bool | None, typer.Option("--anonymous/--named", help="Only unnamed, or only named, sources.")
    ] = None,
    via: Annotated[str | None, typer.Option("--via", metavar="WORDS", help="The medium or agency.")] = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Who is quoted as saying what.

    Example:  musnad quotes --record coalition.db --speaker ماكنزي
    """
    with opened_record(record) as opened:
        print_list("quotes", opened.quotes(speaker, anonymous=anonymous, via=via, as_of=as_of), format, output)


@app.command()
def statements(
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    lexicon: Folders = None,
) -> None:
    """Utterances, each in all the wordings it was told in.

    Example:  musnad statements --record coalition.db
    """
    with opened_record(record, lexicon) as opened:
        print_list("statements", opened.statements(as_of), format, output)


@app.command()
def disagreements(
    record: RecordFile = RECORD,
    explained: Annotated[
        bool, typer.Option("--explained", help="Also differences with a reason: an update, rounding, a restatement ...")
    ] = False,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    lexicon: Folders = None,
) -> None:
    """Where the accounts part.

    Example:  musnad disagreements --record coalition.db --explained
    """
    with opened_record(record, lexicon) as opened:
        print_list("disagreements", opened.disagreements(as_of, explained=explained), format, output)


@app.command()
def flags(record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None) -> None:
    """What a careful reader would want to know.

    Impossible dates, quotations translated there and back, loaded words in reported speech and their like.

    Example:  musnad flags --record coalition.db
    """
    with opened_record(record) as opened:
        print_list("flags", opened.flags(as_of), format, output)


@app.command()
def actors(record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None) -> None:
    """Who appears, how often, in which roles.

    Unnamed sources and private persons are left out.

    Example:  musnad actors --record coalition.db
    """
    with opened_record(record) as opened:
        print_list("actors", opened.actors(as_of), format, output)


@app.command()
def actor(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An actor's id, or a name that no other has.")],
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """One public actor: where it appears, and what it said.

    Its names, country and roles, the articles that name it, its quotations.

    Private persons get no page.

    Example:  musnad actor coalition --record coalition.db
    """
    with opened_record(record) as opened:
        try:
            page = opened.actor(identifier, as_of)
        except KeyError as error:
            raise Failure(error.args[0]) from None
    print_list("actor", [page], format, output)


@app.command()
def search(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS...", help="In any spelling; quoted words stand together.")
    ],
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
) -> None:
    """Sentences with these words, in whatever spelling.

    Vocalised or not, with any form of hamza, with the article, conjunctions and prepositions or without.

    Example:  musnad search --record coalition.db الاعرجي
    """
    with opened_record(record) as opened:
        print_list("search", opened.search(" ".join(words), as_of), format, output)
