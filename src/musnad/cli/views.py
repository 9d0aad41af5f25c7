"""Commands that show what is in a record."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ..stories.filters import lanes_of, matching
from .app import app
from .options import (
    RECORD,
    Actor,
    AsOf,
    At,
    Folders,
    Format,
    Kinds,
    Output,
    RecordFile,
    Since,
    Story,
    Types,
    Until,
    Words,
    in_order,
    one_of,
)  # fmt: skip
from .shell import Failure, binary, list_format, opened_record, print_list


@app.command()
def articles(
    record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None, story: Story = None
) -> None:
    """What is in the record: date, outlet, title, copies.

    Example:  musnad articles --record coalition.db
    """
    with opened_record(record) as opened:
        print_list("articles", opened.articles(as_of, story), format, output)


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
    chosen = format or list_format(output)
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
    actor: Actor = None,
    type: Types = None,
    words: Words = None,
    since: Since = None,
    until: Until = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    lexicon: Folders = None,
) -> None:
    """What happened when: each happening with all its accounts.

    Example:  musnad timeline --record coalition.db --as-of 2020-01-31
    """
    kinds = one_of(type, "type:", "--type")
    in_order(since, until)
    with opened_record(record, lexicon) as opened:
        found = opened.timeline(as_of, story)
    found = matching(found, kinds=kinds, actor=actor, words=words, since=since, until=until)
    print_list("timeline", found, format, output)


@app.command()
def status(
    record: RecordFile = RECORD,
    kind: Kinds = None,
    actor: Actor = None,
    teller: Annotated[
        str | None, typer.Option("--teller", metavar="WORDS", help="Only the lanes of this teller: an id or a name.")
    ] = None,
    words: Words = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    at: At = None,
    lexicon: Folders = None,
) -> None:
    """Where each arrangement stands, a lane a teller.

    Arrangements are operations, training, air support, presence, agreements, truces, talks and their like.

    Example:  musnad status --record coalition.db --at 2020-02-01
    """
    kinds = one_of(kind, "kind:")
    with opened_record(record, lexicon) as opened:
        boards = matching(opened.status(as_of, at, story), kinds=kinds, actor=actor, words=words)
    print_list("status", lanes_of(boards, teller) if teller else boards, format, output)


@app.command()
def figures(
    record: RecordFile = RECORD,
    actor: Actor = None,
    words: Words = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    lexicon: Folders = None,
) -> None:
    """Which figures were given, of what, as of when, by whom.

    Example:  musnad figures --record coalition.db --format csv -o figures.csv
    """
    with opened_record(record, lexicon) as opened:
        found = matching(opened.figures(as_of, story), actor=actor, words=words)
    print_list("figures", found, format, output)


@app.command()
def quotes(
    record: RecordFile = RECORD,
    speaker: Annotated[str | None, typer.Option("--speaker", metavar="WORDS", help="In the name, role or id.")] = None,
    anonymous: Annotated[
        bool | None, typer.Option("--anonymous/--named", help="Only unnamed, or only named, sources.")
    ] = None,
    via: Annotated[str | None, typer.Option("--via", metavar="WORDS", help="The medium or agency.")] = None,
    words: Words = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
) -> None:
    """Who is quoted as saying what.

    Example:  musnad quotes --record coalition.db --speaker ماكنزي
    """
    with opened_record(record) as opened:
        found = matching(opened.quotes(speaker, anonymous=anonymous, via=via, as_of=as_of, story=story), words=words)
    print_list("quotes", found, format, output)


@app.command()
def statements(
    record: RecordFile = RECORD,
    actor: Actor = None,
    words: Words = None,
    since: Since = None,
    until: Until = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    lexicon: Folders = None,
) -> None:
    """Utterances, each in all the wordings it was told in.

    Example:  musnad statements --record coalition.db
    """
    in_order(since, until)
    with opened_record(record, lexicon) as opened:
        found = matching(opened.statements(as_of, story), actor=actor, words=words, since=since, until=until)
    print_list("statements", found, format, output)


@app.command()
def disagreements(
    record: RecordFile = RECORD,
    kind: Kinds = None,
    actor: Actor = None,
    words: Words = None,
    explained: Annotated[
        bool, typer.Option("--explained", help="Also differences with a reason: an update, rounding, a restatement ...")
    ] = False,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    lexicon: Folders = None,
) -> None:
    """Where the accounts part.

    Kinds: figure, date, status, scope, actor, cause, legal_force, teller, wording.

    Example:  musnad disagreements --record coalition.db --kind cause
    """
    kinds = one_of(kind, "parting:")
    with opened_record(record, lexicon) as opened:
        found = matching(
            opened.disagreements(as_of, explained=explained, story=story), kinds=kinds, actor=actor, words=words
        )
    print_list("disagreements", found, format, output)


@app.command()
def positions(
    record: RecordFile = RECORD,
    kind: Kinds = None,
    actor: Actor = None,
    words: Words = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    lexicon: Folders = None,
) -> None:
    """Who wants what of which arrangement.

    Demands and refusals. Parties that want different things do not disagree about a fact.

    Example:  musnad positions --record coalition.db --kind presence
    """
    kinds = one_of(kind, "kind:")
    with opened_record(record, lexicon) as opened:
        found = matching(opened.positions(as_of, story), kinds=kinds, actor=actor, words=words)
    print_list("positions", found, format, output)


@app.command()
def silences(
    record: RecordFile = RECORD,
    least: Annotated[int, typer.Option("--days", min=1, metavar="N", help="The shortest to be shown.")] = 45,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    lexicon: Folders = None,
) -> None:
    """Stretches in which nothing was published.

    With the articles before and after, and what those after tell of it.

    Example:  musnad silences --record coalition.db --days 30
    """
    with opened_record(record, lexicon) as opened:
        print_list("silences", opened.silences(as_of, least=least, story=story), format, output)
