"""Steps that commands share: opening a record, printing and writing lists, progress, errors."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import typer

from ..errors import MusnadError

if TYPE_CHECKING:
    from ..record import Record


class Failure(MusnadError):
    """Ends a command with one line on standard error and status 1."""


def say(line: object) -> None:
    """One line on standard error."""
    sys.stdout.flush()
    print(f"musnad: {line}", file=sys.stderr, flush=True)


def folders_of(folders: Sequence[Path] | None) -> tuple[Path, ...]:
    for folder in folders or ():
        if not folder.is_dir():
            raise typer.BadParameter(f"{folder} is not a folder", param_hint="--lexicon")
    return tuple(folders or ())


@contextmanager
def opened_record(
    path: Path, folders: Sequence[Path] | None = None, *, create: bool = False, ner: Path | None = None
) -> Iterator[Record]:
    from ..record import Record

    with Record(path, lexicon=folders_of(folders), create=create, ner=ner) as record:
        yield record


@contextmanager
def binary(path: Path | None) -> Iterator[IO[bytes]]:
    """Standard output, or a file that appears only when it is whole."""
    if path is None or str(path) == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with renamed(path) as part, part.open("wb") as out:
        yield out


@contextmanager
def renamed(path: Path) -> Iterator[Path]:
    """A file to write beside ``path``, which takes its place when it is whole."""
    part = path.with_name(path.name + ".part")
    try:
        yield part
        os.replace(part, path)
    except OSError as error:
        raise Failure(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from error
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def folder(path: Path) -> Iterator[Path]:
    """A folder to write into: a new one, or one that is there already, whose other files stay."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        yield path
    except OSError as error:
        raise Failure(f"{path}: cannot be written ({(error.strerror or str(error)).lower()})") from error


def by_ending(output: Path | None, known: dict[str, str], usual: str) -> str:
    """The format that the ending of a file's name asks for; without an ending, the usual one."""
    ending = output.suffix.lower() if output else ""
    if ending and ending not in known:
        raise typer.BadParameter(
            f"{output}: the ending is none of {', '.join(known)}; or name a --format", param_hint="-o"
        )
    return known.get(ending, usual)


def list_format(output: Path | None) -> str:
    """The format of a list by the ending of the file it goes to."""
    return by_ending(output, {".json": "json", ".csv": "csv", ".txt": "table"}, "table")


def print_list(view: str, items: Sequence[Any], format: str | None, output: Path | None) -> None:
    """Print or write a list."""
    from ..views.tables import print_table, render

    chosen: Any = format or list_format(output)
    if output is None and chosen == "table" and sys.stdout.isatty():
        from rich.console import Console

        print_table(view, items, Console())
        return
    with binary(output) as out:
        out.write(render(view, items, chosen).encode("utf-8", "replace"))


@contextmanager
def progress_bar(what: str) -> Iterator[Callable[[int], None]]:
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
