"""Lists of values as text for a terminal, as JSON, or as CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

import msgspec
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from .cards import CARDS, article_notes
from .cells import safe
from .lines import Line, day, isolated, mark, plain

Format = Literal["table", "json", "csv"]

#: Below this many columns a table is broken up into cards.
NARROW = 90

#: Columns of the lists that are tables on a wide screen: heading, and the cell of an item. Other lists are cards.
COLUMNS: dict[str, tuple[tuple[str, Callable[[Any], str]], ...]] = {
    "articles": (
        ("id", lambda a: a.id),
        ("published", lambda a: day(a.published.from_, a.published.to)),
        ("outlet", lambda a: a.outlet or "?"),
        ("title", lambda a: a.title or ""),
        ("notes", lambda a: "; ".join(article_notes(a))),
    ),
    "actors": (
        ("actor", lambda a: (a.names[0] if a.names else plain(a.actor)) + ("" if a.verified else " (unverified)")),
        ("type", lambda a: a.type),
        ("mentions", lambda a: f"{a.mentions} in {a.articles}"),
        ("roles", lambda a: "، ".join(a.roles[:3])),
        ("quoted", lambda a: str(len(a.said)) if a.said else ""),
    ),
    "proposals": (
        ("name", lambda p: p.name),
        ("type", lambda p: p.type),
        ("same", lambda p: p.reason),
        ("roles", lambda p: "، ".join(p.roles[:3])),
        ("mentions", lambda p: " ".join(p.mentions)),
    ),
}

#: What stands where a list is empty and its name would not say so.
NOTHING = {
    "timeline": "No happenings.", "status": "No arrangements.", "quotes": "No quotations.",
    "search": "No sentence with these words.", "silences": "No such silence.",
}  # fmt: skip


def render(view: str, items: Sequence[Any], format: Format, *, width: int | None = None) -> str:
    """A list as the text of a file: what ``-o`` writes, and what goes into a pipe."""
    if format == "json":
        return json_text(items)
    if format == "csv":
        return csv_text(items)
    out = io.StringIO()
    print_table(view, items, Console(file=out, width=width or 100, no_color=True, highlight=False))
    return _trimmed(out.getvalue())


def json_text(items: object) -> str:
    """Indented JSON, Arabic as it is."""
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def csv_text(items: Sequence[Any]) -> str:
    """A row an item: nested fields as ``date.from``, lists of words parted by `` | ``, other lists as JSON."""
    rows = [{name: safe(cell) for name, cell in flat(msgspec.to_builtins(item))} for item in items]
    names = list(dict.fromkeys(name for row in rows for name in row))
    out = io.StringIO()
    writer = csv.DictWriter(out, names, restval="", lineterminator="\n")
    if names:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def flat(value: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """The cells of a nested value.

    >>> dict(flat({"date": {"from": "2020"}, "names": ["a", "b"], "n": None}))
    {'date.from': '2020', 'names': 'a | b', 'n': ''}
    """
    for key, item in value.items():
        name = f"{prefix}{key}"
        if isinstance(item, dict):
            yield from flat(item, f"{name}.")
        elif isinstance(item, list):
            if all(isinstance(x, str) for x in item):
                yield name, " | ".join(item)
            else:
                yield name, msgspec.json.encode(item).decode()
        elif isinstance(item, bool):
            yield name, "true" if item else "false"
        else:
            yield name, "" if item is None else item


def print_table(view: str, items: Sequence[Any], console: Console) -> None:
    """Print a list for people."""
    if not items:
        console.print(f"[dim]{NOTHING.get(view, f'No {view}.')}[/dim]", highlight=False)
        return
    if view in COLUMNS and console.width >= NARROW:
        console.print(_table(COLUMNS[view], items, console))
    else:
        for item in items:
            print_lines(CARDS[view](item), console)
    if view != "corrections":
        console.print(Text(mark(items), style="dim"))


def print_lines(lines: Iterable[Line], console: Console | None = None) -> None:
    """Print indented lines."""
    console = console or Console()
    for level, line in lines:
        console.print(_line(level, line, console), highlight=False)


def lines_text(lines: Iterable[Line]) -> str:
    """Indented lines as plain text."""
    out = io.StringIO()
    print_lines(lines, Console(file=out, width=100, no_color=True))
    return _trimmed(out.getvalue())


def _trimmed(text: str) -> str:
    return "".join(line.rstrip() + "\n" for line in text.splitlines())


def _table(columns: Sequence[tuple[str, Callable[[Any], str]]], items: Sequence[Any], console: Console) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold", show_edge=False)
    for name, _ in columns:
        table.add_column(name, overflow="fold" if name == "id" else "ellipsis", no_wrap=name in ("published", "type"))
    for item in items:
        table.add_row(*(_text(cell(item), console) for _, cell in columns))
    return table


def _line(level: int, line: Text, console: Console) -> RenderableType:
    return Padding(_protected(line, console), (0, 0, 0, 4 * level))


def _text(words: str, console: Console) -> Text:
    return _protected(Text(words), console)


def _protected(line: Text, console: Console) -> Text:
    """Keeps a terminal that reorders Arabic from pulling neighbouring columns into the run."""
    return isolated(line) if console.is_terminal else line
