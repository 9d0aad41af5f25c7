"""Commands that show whom and what a record names: flags, actors, sentences with given words."""

from __future__ import annotations

from typing import Annotated

import typer

from ..stories.filters import matching
from .app import app
from .options import (
    RECORD,
    AsOf,
    Format,
    Kinds,
    Output,
    RecordFile,
    Story,
    Words,
    one_of,
)  # fmt: skip
from .shell import Failure, opened_record, print_list


@app.command()
def flags(
    record: RecordFile = RECORD,
    kind: Kinds = None,
    words: Words = None,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
) -> None:
    """What a careful reader would want to know.

    Impossible dates, quotations translated there and back, loaded words in reported speech and their like.

    Example:  musnad flags --record coalition.db
    """
    kinds = one_of(kind, "flag:")
    with opened_record(record) as opened:
        found = matching(opened.flags(as_of, story), kinds=kinds, words=words)
    print_list("flags", found, format, output)


@app.command()
def actors(
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
    proposals: Annotated[
        bool, typer.Option("--proposals", help="Unknown names of several articles that may be one.")
    ] = False,
) -> None:
    """Who appears, how often, in which roles.

    Unnamed sources and private persons are left out. Whom no lexicon knows is unverified, and listed article by
    article; --proposals lists who of them may be one, with the ids that `musnad merge` takes.

    Examples:  musnad actors --record coalition.db    musnad actors --proposals
    """
    with opened_record(record) as opened:
        if proposals:
            print_list("proposals", opened.proposals(as_of, story), format, output)
        else:
            print_list("actors", opened.actors(as_of, story), format, output)


@app.command()
def actor(
    identifier: Annotated[str, typer.Argument(metavar="ID", help="An actor's id, or a name that no other has.")],
    record: RecordFile = RECORD,
    format: Format = None,
    output: Output = None,
    as_of: AsOf = None,
    story: Story = None,
) -> None:
    """One public actor: where it appears, and what it said.

    Its names, country and roles, the articles that name it, its quotations.

    Private persons get no page.

    Example:  musnad actor coalition --record coalition.db
    """
    with opened_record(record) as opened:
        try:
            page = opened.actor(identifier, as_of, story)
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
    story: Story = None,
) -> None:
    """Sentences with these words, in whatever spelling.

    Vocalised or not, with any form of hamza, with the article, conjunctions and prepositions or without.

    Example:  musnad search --record coalition.db الاعرجي
    """
    with opened_record(record) as opened:
        print_list("search", opened.search(" ".join(words), as_of, story), format, output)
