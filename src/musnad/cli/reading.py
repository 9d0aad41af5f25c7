"""Commands that read articles: add, reanalyse, analyse."""

from __future__ import annotations

from typing import Annotated

import typer

from .app import app
from .options import RECORD, Folders, Ner, Output, RecordFile, Workers
from .shell import binary, folders_of, opened_record, progress_bar, say


@app.command()
def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help=".txt .html .jsonl files, folders, or - for standard input."),
    ] = None,
    record: RecordFile = RECORD,
    workers: Workers = 1,
    lexicon: Folders = None,
    ner: Ner = None,
) -> None:
    """Read articles into the record.

    Adding an article again changes nothing; a changed text under the same id becomes its new version. What cannot be
    read is named on standard error, the rest is added.

    Example:  musnad add --record coalition.db articles.jsonl pages/
    """
    if not paths:
        raise typer.BadParameter("name at least one file or folder", param_hint="PATH")
    with opened_record(record, lexicon, create=True, ner=ner) as opened, progress_bar("articles") as progress:
        result = opened.add(*paths, workers=workers, progress=progress, on_problem=say)
    counts = [
        f"{count} {name}"
        for count, name in (
            (result.new, "new"), (result.version, "changed"), (result.updated, "read again"),
            (result.same, "known already"),
        )
        if count
    ]  # fmt: skip
    print(f"{record}: {', '.join(counts) or 'nothing added'}")
    if result.problems:
        raise typer.Exit(1)


@app.command()
def reanalyse(
    record: RecordFile = RECORD,
    workers: Workers = 1,
    lexicon: Folders = None,
    ner: Ner = None,
    everything: Annotated[bool, typer.Option("--all", help="Also what this program and lexicon read already.")] = False,
) -> None:
    """Read again what an earlier program or lexicon read.

    Example:  musnad reanalyse --record coalition.db --lexicon my-rows/
    """
    with opened_record(record, lexicon, ner=ner) as opened, progress_bar("articles") as progress:
        changed = opened.reanalyse(workers=workers, everything=everything, progress=progress)
    print(f"{record}: {changed} changed")


@app.command()
def analyse(
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="FILE...", help="Files and folders; without any, standard input.")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="The input is an article a line, as JSON.")] = False,
    workers: Workers = 1,
    lexicon: Folders = None,
    ner: Ner = None,
    output: Output = None,
) -> None:
    """Analyse without a record: JSON, an analysis a line.

    The order is that of the input. An article that cannot be read has its line too, with "error". `musnad schema`
    prints the format.

    Examples:  musnad analyse --jsonl < articles.jsonl > analyses.jsonl    musnad analyse page.html --workers 4
    """
    from ..annotate.analyse import failed
    from ..sources.analysed import analysed
    from ..sources.files import read
    from ..sources.found import Problem

    bad = False
    items = read(paths or ["-"], as_lines=jsonl)
    with binary(output) as out:
        flush = output is None and workers == 1
        for item in analysed(items, folders_of(lexicon), workers, ner=ner):
            if isinstance(item, Problem):
                bad = True
                say(item)
                if not item.kept:
                    out.write(failed(item.id or item.place, item.reason).to_json() + b"\n")
                continue
            assert item.analysis is not None
            bad |= _failed_inside(item.analysis, item.found.article.source)
            out.write(item.analysis + b"\n")
            if flush:
                out.flush()
    if bad:
        raise typer.Exit(1)


def _failed_inside(analysis: bytes, source: str | None) -> bool:
    """Reports an analysis that an annotator broke off."""
    if not analysis.endswith(b'"error":null}'):
        import msgspec

        found = msgspec.json.decode(analysis)
        if found.get("error"):
            say(f"{source or found['article']['id']}: {found['error']}")
            return True
    return False
