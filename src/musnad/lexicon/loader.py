"""Reads the data tables, strictly: a wrong row is an error that names its file and line."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import msgspec

from .schema import TABLES, Column, Table

DATA = Path(__file__).parent / "ar"

#: Letters that look right and never match: what they should be.
_LOOKALIKES = {"ی": "ي", "ک": "ك", "ہ": "ه", "ە": "ه", "ھ": "ه", "ۀ": "ه", "ے": "ي", "ې": "ي", "ڪ": "ك", "ۃ": "ة"}
_INVISIBLE = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
#: Anything that may not stand in words: one search over a file spares looking at each cell.
_SUSPECT = re.compile(f"[{''.join(_LOOKALIKES)}{_INVISIBLE}\ufb50-\ufdff\ufe70-\ufefc\ud800-\udfff]")
_PATTERN_LINE = re.compile(r"\[\[\s*pattern\s*\]\]")
_LINE_IN_MESSAGE = re.compile(r"at line (\d+)")

#: Told of each problem, as ``file:line: what is wrong``.
Report = Callable[[str], None]


class LexiconError(ValueError):
    """A row that cannot be used; the message begins with ``file:line:``."""


def _raise(problem: str) -> NoReturn:
    raise LexiconError(problem)


class Row(msgspec.Struct, frozen=True, gc=False):
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


def read_folder(folder: Path, report: Report = _raise) -> Iterator[Row]:
    """All rows of a data folder, table by table, in a fixed order.

    Raises :class:`LexiconError` at the first problem; with ``report``, each problem goes there and the row is left out.
    """
    if not folder.is_dir():
        report(f"{folder.name}:1: no such folder")
        return
    known = sorted(TABLES)
    seen: dict[tuple[str, str], str] = {}
    for path in sorted(folder.glob("*.tsv")):
        if path.stem in TABLES:
            yield from read_tsv(path, TABLES[path.stem], report, seen)
        else:
            report(f"{path.name}:1: there is no table {path.stem!r}; tables are {', '.join(known)}")
    for path in sorted(folder.glob("**/*.toml")):
        name = path.parent.name if path.parent != folder else path.stem
        if name in TABLES:
            yield from read_toml(path, TABLES[name], report, seen)
        else:
            report(f"{path.name}:1: there is no pattern table {name!r}; tables are {', '.join(known)}")


def _text_of(path: Path, report: Report) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        report(f"{path.name}:1: cannot be read ({error.strerror})")
        return ""
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        report(f"{path.name}:{line}: not UTF-8 ({error.reason})")
        return ""


def read_tsv(
    path: Path, table: Table, report: Report = _raise, seen: dict[tuple[str, str], str] | None = None
) -> Iterator[Row]:
    """The rows of one TSV file. ``seen``: where each key of the folder stands."""
    text = _text_of(path, report)
    seen = {} if seen is None else seen
    suspect = _SUSPECT.search(text) is not None
    header: list[str] = []
    required: list[str] = []
    choices: list[tuple[str, frozenset[str]]] = []
    name, key_column, table_name = path.name, table.key, table.name
    for number, line in enumerate(text.split("\n"), 1):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = [c.strip() for c in line.split("\t")]
        if not header:
            header = cells
            if problem := _wrong_header(header, table):
                report(f"{name}:{number}: {problem}")
                return
            required = [c.name for c in table.columns if c.required]
            choices = [(c.name, c.choices) for c in table.columns if c.choices is not None]
            continue
        where = f"{name}:{number}"
        row = {column: cell for column, cell in zip(header, cells) if cell}
        good = len(cells) <= len(header) and not suspect and key_column in row
        for column in required:
            good = good and column in row
        for column, allowed in choices:
            good = good and (column not in row or row[column] in allowed)
        if not good and (problem := _wrong_row(row, cells, header, table)):
            report(f"{where}: {problem}")
            continue
        key = row[key_column]
        first = seen.setdefault((table_name, key), where)
        if first is not where:
            report(f"{where}: {key!r} stands {_there(first, name)} already")
            continue
        yield Row(table_name, key, where, row)


def _wrong_row(row: dict[str, str], cells: list[str], header: list[str], table: Table) -> str | None:
    if len(cells) > len(header):
        return f"{len(cells)} cells under {len(header)} columns"
    for column in table.columns:
        if problem := wrong_cell(column, row.get(column.name)):
            return problem
    return None if table.key in row else f"no {table.key}"


def _wrong_header(header: list[str], table: Table) -> str | None:
    names = ", ".join(c.name for c in table.columns)
    for column in header:
        if table.column(column) is None:
            return f"there is no column {column!r} in {table.name}; columns are {names}"
        if header.count(column) > 1:
            return f"column {column!r} stands twice"
    missing = [c.name for c in table.columns if c.required and c.name not in header]
    return f"column {missing[0]!r} is missing; columns are {names}" if missing else None


def _there(first: str, name: str) -> str:
    file, _, line = first.rpartition(":")
    return f"on line {line}" if file == name else f"in {first}"


#: A line of a pattern file as nearly all are: a table, or a key with a string, a list of strings, or true or false.
#: No escape but that of a quotation mark: what has others is left to the full parser.
_PLAIN = r'[^"\\\x00-\x1f\x7f]*'
_TOML_LINE = re.compile(
    r"(?:#[^\x00-\x1f\x7f]*|(\[\[pattern\]\])|([A-Za-z_]+) = "
    rf'(?:"({_PLAIN}(?:\\"{_PLAIN})*)"|\[(?:"({_PLAIN}(?:", "{_PLAIN})*)")?\]|(true|false)))?'
)


def plain_toml(text: str) -> dict[str, Any] | None:
    """What :func:`tomllib.loads` gives, many times faster, for plain files; ``None`` for all others, faulty ones too.

    >>> plain_toml('type = "AID"\\n[[pattern]]\\nid = "a"\\nnouns = ["b", "c"]\\nwanted = true')
    {'type': 'AID', 'pattern': [{'id': 'a', 'nouns': ['b', 'c'], 'wanted': True}]}
    >>> plain_toml("a = 'b'") is None
    True
    """
    out: dict[str, Any] = {}
    here: dict[str, Any] = out
    match = _TOML_LINE.fullmatch
    for line in text.split("\n"):
        found = match(line)
        if found is None:
            return None
        opens, key, value, items, truth = found.groups()
        if key is not None:
            if key in here or key == "pattern":
                return None
            if value is not None:
                here[key] = value.replace('\\"', '"')
            elif truth is not None:
                here[key] = truth == "true"
            else:
                here[key] = items.split('", "') if items is not None else []
        elif opens is not None:
            here = {}
            out.setdefault("pattern", []).append(here)
    return out


def read_toml(
    path: Path, table: Table, report: Report = _raise, seen: dict[tuple[str, str], str] | None = None
) -> Iterator[Row]:
    """The ``[[pattern]]`` tables of one TOML file; the line is that of the n-th ``[[pattern]]``."""
    text = _text_of(path, report)
    seen = {} if seen is None else seen
    try:
        data = plain_toml(text) or tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _LINE_IN_MESSAGE.search(str(error))
        report(f"{path.name}:{found[1] if found else text.count(chr(10)) + 1}: {error}")
        return
    lines = [n for n, line in enumerate(text.split("\n"), 1) if _PATTERN_LINE.match(line.strip())]
    extra = {k: v for k, v in data.items() if k != "pattern"}
    patterns = data.get("pattern", [])
    if not isinstance(patterns, list) or len(lines) != len(patterns):
        report(f"{path.name}:1: patterns are [[pattern]] tables, each beginning on a line of its own")
        return
    for number, pattern in zip(lines, patterns):
        where = f"{path.name}:{number}"
        cells = {**extra, **pattern}
        problem = _wrong_pattern(cells, table)
        key = cells.get(table.key)
        if problem or not key:
            report(f"{where}: {problem or 'no ' + table.key}")
            continue
        first = seen.setdefault((table.name, str(key)), where)
        if first is not where:
            report(f"{where}: {key!r} stands {_there(first, path.name)} already")
            continue
        yield Row(table.name, str(key), where, cells)


def _wrong_pattern(cells: dict[str, Any], table: Table) -> str | None:
    for name in cells:
        if table.column(name) is None:
            return f"unknown key {name!r}; keys are {', '.join(c.name for c in table.columns)}"
    for column in table.columns:
        value = cells.get(column.name)
        if column.required and not value and value != 0:
            return f"no {column.name}"
        for item in value if isinstance(value, list) else [value]:
            problem = wrong_cell(column, item) if isinstance(item, str) else None
            if problem:
                return problem
    return None


def wrong_cell(column: Column, cell: str | None) -> str | None:
    """What is wrong with a cell: required and empty, not among the choices, look-alike or invisible letters in words.

    >>> from musnad.lexicon.schema import col
    >>> wrong_cell(col("verb", words="verb"), "اعلنی يعلن")
    "U+06CC in 'اعلنی يعلن'; did you mean U+064A?"
    """
    if not cell:
        return f"no {column.name}" if column.required else None
    if column.choices is not None:
        for value in cell.split(" | "):
            if value.strip() not in column.choices:
                return f"{column.name} is {value!r}; one of {', '.join(sorted(column.choices))}"
    if column.words is None:
        return None
    found = _SUSPECT.search(cell)
    if found is None:
        return None
    letter = found[0]
    code = f"U+{ord(letter):04X}"
    if letter in _LOOKALIKES:
        return f"{code} in {cell!r}; did you mean U+{ord(_LOOKALIKES[letter]):04X}?"
    if "\ufb50" <= letter <= "\ufefc":
        return f"presentation form {code} in {cell!r}; did you mean {unicodedata.normalize('NFKC', letter)!r}?"
    return f"invisible {code} in {cell!r}"
