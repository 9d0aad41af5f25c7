"""Reads the data tables, strictly: a wrong row is an error that names its file and line."""

from __future__ import annotations

import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from .schema import TABLES, Column, Table

DATA = Path(__file__).parent / "ar"

#: Letters that look right and never match: what they should be.
_LOOKALIKES = {"ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ه"}


class LexiconError(ValueError):
    """A row that cannot be used; the message begins with ``file:line:``."""


class Row(msgspec.Struct, frozen=True):
    """One row: its table, its key, where it stands (``months.tsv:12``), and its cells."""

    table: str
    key: str
    where: str
    cells: dict[str, Any]

    def __getitem__(self, name: str) -> Any:
        return self.cells.get(name)

    def values(self, name: str) -> list[str]:
        """The values of a cell that may hold several."""
        cell = self.cells.get(name)
        if cell is None:
            return []
        return list(cell) if isinstance(cell, list) else [v.strip() for v in str(cell).split(" | ") if v.strip()]


def read_folder(folder: Path) -> Iterator[Row]:
    """All rows of a data folder, table by table, in a fixed order. Raises :class:`LexiconError`."""
    known = set(TABLES)
    for path in sorted(folder.glob("*.tsv")):
        if path.stem not in known:
            raise LexiconError(f"{path.name}:1: there is no table {path.stem!r}; tables are {', '.join(sorted(known))}")
        yield from read_tsv(path, TABLES[path.stem])
    for path in sorted(folder.glob("**/*.toml")):
        name = path.parent.name if path.parent != folder else path.stem
        if name not in known:
            raise LexiconError(f"{path.name}:1: there is no pattern table {name!r}")
        yield from read_toml(path, TABLES[name])


def _text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise LexiconError(f"{path.name}:1: not UTF-8 ({error.reason})") from error


def read_tsv(path: Path, table: Table) -> Iterator[Row]:
    """The rows of one TSV file."""
    header: list[str] | None = None
    seen: dict[str, int] = {}
    for number, line in enumerate(_text_of(path).splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        cells = [c.strip() for c in line.split("\t")]
        where = f"{path.name}:{number}"
        if header is None:
            header = cells
            wrong = [c for c in header if table.column(c) is None]
            missing = [c.name for c in table.columns if c.required and c.name not in header]
            if wrong or missing:
                raise LexiconError(f"{where}: columns {wrong or missing} {'unknown' if wrong else 'missing'}")
            continue
        if len(cells) > len(header):
            raise LexiconError(f"{where}: {len(cells)} cells under {len(header)} columns")
        row = {name: cell for name, cell in zip(header, cells) if cell}
        for column in table.columns:
            check_cell(where, column, row.get(column.name))
        key = row.get(table.key)
        if not key:
            raise LexiconError(f"{where}: no {table.key}")
        if key in seen:
            raise LexiconError(f"{where}: {key!r} stands on line {seen[key]} already")
        seen[key] = number
        yield Row(table.name, key, where, row)


def read_toml(path: Path, table: Table) -> Iterator[Row]:
    """The ``[[pattern]]`` tables of one TOML file; the line is that of the n-th ``[[pattern]]``."""
    text = _text_of(path)
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.strip() == "[[pattern]]"]
    extra = {k: v for k, v in data.items() if k != "pattern"}
    for number, pattern in zip(lines, data.get("pattern", []), strict=True):
        where = f"{path.name}:{number}"
        cells = {**extra, **pattern}
        for name in cells:
            if table.column(name) is None:
                raise LexiconError(f"{where}: unknown key {name!r}")
        for column in table.columns:
            value = cells.get(column.name)
            if column.required and not value:
                raise LexiconError(f"{where}: no {column.name}")
            for item in value if isinstance(value, list) else [value] if isinstance(value, str) else []:
                if isinstance(item, str):
                    check_cell(where, column, item)
        yield Row(table.name, str(cells[table.key]), where, cells)


def check_cell(where: str, column: Column, cell: str | None) -> None:
    """Refuse an empty required cell, a value not among the choices, and look-alike letters in words."""
    if not cell:
        if column.required:
            raise LexiconError(f"{where}: no {column.name}")
        return
    if column.choices is not None:
        for value in cell.split(" | "):
            if value.strip() not in column.choices:
                raise LexiconError(f"{where}: {column.name} is {value!r}; one of {', '.join(sorted(column.choices))}")
    if column.words is None:
        return
    for letter in cell:
        better = _LOOKALIKES.get(letter)
        if better:
            raise LexiconError(f"{where}: U+{ord(letter):04X} in {cell!r}; did you mean U+{ord(better):04X}?")
        if "\ufb50" <= letter <= "\ufeff" and letter.isalpha():
            plain = unicodedata.normalize("NFKC", letter)
            raise LexiconError(f"{where}: presentation form U+{ord(letter):04X} in {cell!r}; did you mean {plain!r}?")
        if unicodedata.category(letter) == "Cf":
            raise LexiconError(f"{where}: invisible U+{ord(letter):04X} in {cell!r}")
