"""The command line: a thin shell over the library. What is slow to import is imported by the command that needs it."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from .errors import MusnadError
from .lexicon.loader import LexiconError

if TYPE_CHECKING:
    from .record import Record

app = typer.Typer(
    name="musnad",
    help=(
        "Musnad keeps a record of Arabic news coverage: every statement traced to its words and its teller.\n\n"
        "Begin with:  musnad add articles/   then   musnad timeline,  musnad status,  musnad disagreements.\n\n"
        "It records what was reported and by whom; it does not say what is true."
    ),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
lexicon_app = typer.Typer(help="The words Musnad knows.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(lexicon_app, name="lexicon")


class Failure(MusnadError):
    """Ends a command with one line on standard error and status 1."""


# ---------------------------------------------------------------- options
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
Folders = Annotated[
    list[Path] | None,
    typer.Option("--lexicon", metavar="DIR", help="A folder of your own rows, beside the packaged ones. Repeatable."),
]
Workers = Annotated[int, typer.Option("--workers", min=1, max=256, metavar="N", help="Processes to analyse with.")]
RECORD = Path("musnad.db")


# ---------------------------------------------------------------- shared steps
def _say(line: object) -> None:
    """One line on standard error."""
    sys.stdout.flush()
    print(f"musnad: {line}", file=sys.stderr, flush=True)


def _folders(folders: Sequence[Path] | None) -> tuple[Path, ...]:
    for folder in folders or ():
        if not folder.is_dir():
            raise typer.BadParameter(f"{folder} is not a folder", param_hint="--lexicon")
    return tuple(folders or ())


@contextmanager
def _open(path: Path, folders: Sequence[Path] | None = None, *, create: bool = False) -> Iterator[Record]:
    from .record import Record

    with Record(path, lexicon=_folders(folders), create=create) as record:
        yield record


@contextmanager
def _binary(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears only when it is whole."""
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    part = path.with_name(path.name + ".part")
    try:
        with part.open("wb") as out:
            yield out
        os.replace(part, path)
    except OSError as error:
        raise Failure(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    finally:
        part.unlink(missing_ok=True)


def _list(view: str, items: Sequence[Any], format: str | None, output: Path | None) -> None:
    """Print or write a list."""
    from .views.tables import print_table, render

    suffix = output.suffix.lower() if output else ""
    chosen: Any = format or {".json": "json", ".csv": "csv"}.get(suffix, "table")
    if output is None and chosen == "table" and sys.stdout.isatty():
        from rich.console import Console

        print_table(view, items, Console())
        return
    with _binary(output) as out:
        out.write(render(view, items, chosen).encode("utf-8", "replace"))


@contextmanager
def _progress(what: str) -> Iterator[Callable[[int], None]]:
    """A counter on standard error, if that is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    # refreshed by hand: a thread would not go well with forked workers
    progress = Progress(
        TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(),
        console=Console(stderr=True), transient=True, auto_refresh=False,
    )  # fmt: skip
    with progress:
        task = progress.add_task(what, total=None)

        def step(done: int) -> None:
            progress.update(task, completed=done, refresh=done < 100 or done % 20 == 0)

        yield step


# ---------------------------------------------------------------- in
@app.command()
def add(
    paths: Annotated[
        list[str] | None,
        typer.Argument(metavar="PATH...", help=".txt .html .jsonl files, folders, or - for standard input."),
    ] = None,
    record: RecordFile = RECORD,
    workers: Workers = 1,
    lexicon: Folders = None,
) -> None:
    """Read articles into the record.

    Adding an article again changes nothing; a changed text under the same id becomes its new version. What cannot be
    read is named on standard error, the rest is added.

    Example:  musnad add --record coalition.db articles.jsonl pages/
    """
    if not paths:
        raise typer.BadParameter("name at least one file or folder", param_hint="PATH")
    with _open(record, lexicon, create=True) as opened, _progress("articles") as progress:
        result = opened.add(*paths, workers=workers, progress=progress, on_problem=_say)
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
    everything: Annotated[bool, typer.Option("--all", help="Also what this program and lexicon read already.")] = False,
) -> None:
    """Read again what an earlier program or lexicon read.

    Example:  musnad reanalyse --record coalition.db --lexicon my-rows/
    """
    with _open(record, lexicon) as opened, _progress("articles") as progress:
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
    output: Output = None,
) -> None:
    """Analyse without a record: JSON, an analysis a line.

    The order is that of the input. An article that cannot be read has its line too, with "error". `musnad schema`
    prints the format.

    Examples:  musnad analyse --jsonl < articles.jsonl > analyses.jsonl    musnad analyse page.html --workers 4
    """
    from .annotate.analyse import failed
    from .sources.analysed import analysed
    from .sources.files import read
    from .sources.found import Problem

    bad = False
    items = read(paths or ["-"], as_lines=jsonl)
    with _binary(output) as out:
        flush = output is None and workers == 1
        for item in analysed(items, _folders(lexicon), workers):
            if isinstance(item, Problem):
                bad = True
                _say(item)
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
            _say(f"{source or found['article']['id']}: {found['error']}")
            return True
    return False


# ---------------------------------------------------------------- views
@app.command()
def articles(record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None) -> None:
    """What is in the record: date, outlet, title, copies.

    Example:  musnad articles --record coalition.db
    """
    with _open(record) as opened:
        _list("articles", opened.articles(as_of), format, output)


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
    with _open(record) as opened:
        try:
            entry, reading = opened.show(article)
        except KeyError as error:
            raise Failure(error.args[0]) from None
    chosen = format or {".json": "json", ".csv": "csv"}.get(output.suffix.lower() if output else "", "table")
    if chosen == "json":
        from .views.tables import json_text

        text = json_text({"article": entry, "text": reading.text, "analysis": reading.analysis, "reviewed": False})
        with _binary(output) as out:
            out.write(text.encode())
    elif chosen == "csv":
        from .views.exporters import exporter

        with _binary(output) as out:
            exporter("csv").export([reading], out)
    else:
        from .views.article import article_lines
        from .views.tables import lines_text, print_lines

        lines = article_lines(entry, reading)
        if output is None and sys.stdout.isatty():
            print_lines(lines)
            return
        with _binary(output) as out:
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
    with _open(record, lexicon) as opened:
        _list("timeline", opened.timeline(as_of), format, output)


@app.command()
def status(
    record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None, at: At = None,
    lexicon: Folders = None,
) -> None:  # fmt: skip
    """Where each arrangement stands, a lane a teller.

    Arrangements are operations, training, air support, presence, agreements, truces, talks and their like.

    Example:  musnad status --record coalition.db --at 2020-02-01
    """
    with _open(record, lexicon) as opened:
        _list("status", opened.status(as_of, at), format, output)


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
    with _open(record, lexicon) as opened:
        _list("figures", opened.figures(as_of), format, output)


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
    with _open(record) as opened:
        _list("quotes", opened.quotes(speaker, anonymous=anonymous, via=via, as_of=as_of), format, output)


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
    with _open(record, lexicon) as opened:
        _list("statements", opened.statements(as_of), format, output)


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
    with _open(record, lexicon) as opened:
        _list("disagreements", opened.disagreements(as_of, explained=explained), format, output)


@app.command()
def flags(record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None) -> None:
    """What a careful reader would want to know.

    Impossible dates, quotations translated there and back, loaded words in reported speech and their like.

    Example:  musnad flags --record coalition.db
    """
    with _open(record) as opened:
        _list("flags", opened.flags(as_of), format, output)


@app.command()
def actors(record: RecordFile = RECORD, format: Format = None, output: Output = None, as_of: AsOf = None) -> None:
    """Who appears, how often, in which roles.

    Unnamed sources and private persons are left out.

    Example:  musnad actors --record coalition.db
    """
    with _open(record) as opened:
        _list("actors", opened.actors(as_of), format, output)


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
    with _open(record) as opened:
        try:
            page = opened.actor(identifier, as_of)
        except KeyError as error:
            raise Failure(error.args[0]) from None
    _list("actor", [page], format, output)


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
    with _open(record) as opened:
        _list("search", opened.search(" ".join(words), as_of), format, output)


# ---------------------------------------------------------------- out
@app.command()
def brief(
    record: RecordFile = RECORD,
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="A page to write.")] = None,
    as_of: AsOf = None,
    lexicon: Folders = None,
    language: Annotated[str, typer.Option("--language", metavar="ar|en", help="Of headings and labels.")] = "ar",
) -> None:
    """All of this in the terminal, or as a page.

    Timeline, status, figures, disagreements and flags; the page is self-contained and needs no network.

    Example:  musnad brief --record coalition.db -o brief.html
    """
    from .views.brief import gather

    if language not in ("ar", "en"):
        raise typer.BadParameter(f"{language!r} is not one of ar, en", param_hint="--language")
    labels: Any = language
    with _open(record, lexicon) as opened:
        found = gather(opened.readings(as_of), opened.lexicon)
    if output is None:
        from rich.console import Console

        from .views.brief_text import print_brief

        print_brief(found, Console(highlight=False), labels)
        return
    from .views.brief_html import render

    with _binary(output) as out:
        out.write(render(found, labels).encode("utf-8", "replace"))


@app.command()
def export(
    format: Annotated[
        str,
        typer.Option(
            "--format", metavar="NAME", help="jsonl, csv, plover, polecat, or an installed one; see docs/codebook.md."
        ),
    ],
    output: Annotated[Path | None, typer.Option("-o", "--output", metavar="PATH", help="Write to a file.")] = None,
    record: RecordFile = RECORD,
    as_of: AsOf = None,
) -> None:
    """The whole record, for other programs.

    Everything is marked as not reviewed by a person.

    Example:  musnad export --record coalition.db --format csv -o coalition.csv
    """
    from .views.exporters import exporter, exporters

    if format not in exporters():
        raise typer.BadParameter(f"{format!r} is not one of {', '.join(exporters())}", param_hint="--format")
    with _open(record) as opened, _binary(output) as out:
        exporter(format).export(opened.readings(as_of), out)


@app.command()
def schema(output: Output = None) -> None:
    """The JSON Schema of an analysis.

    Example:  musnad schema -o analysis.schema.json
    """
    import json

    from .model import json_schema

    with _binary(output) as out:
        out.write((json.dumps(json_schema(), indent=1, ensure_ascii=False, sort_keys=True) + "\n").encode())


@lexicon_app.command("check")
def lexicon_check(
    folder: Annotated[
        Path | None, typer.Argument(metavar="DIR", help="A folder of rows; the packaged ones if left out.")
    ] = None,
) -> None:
    """Check rows: columns, letters, and that each is found in its own example.

    Example:  musnad lexicon check my-rows/
    """
    from .lexicon.check import check
    from .lexicon.loader import DATA

    if folder is not None and not folder.is_dir():
        raise Failure(f"{folder}: no such folder")
    problems = check(folder or DATA)
    for line in problems:
        print(line, file=sys.stderr)
    print(f"{folder or 'packaged lexicon'}: {len(problems) or 'no'} problem{'s' if len(problems) != 1 else ''}")
    if problems:
        raise typer.Exit(1)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path(
        "brief.html"
    ),
) -> None:
    """Read five packaged articles and show the brief."""
    from rich.console import Console

    from .demo import run

    run(output, Console(highlight=False))


def _version(value: bool) -> None:
    if value:
        from . import __version__

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
        return end.code if isinstance(end.code, int) else 1
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that the exit does not complain again
        if isinstance(error, BrokenPipeError):
            return 0
        _say(f"{error.filename or 'standard output'}: {(error.strerror or str(error)).lower()}")
    except KeyboardInterrupt:
        _say("stopped; what was added is recorded")
        return 130
    except (MusnadError, LexiconError) as error:
        _say(error)
    return 1
