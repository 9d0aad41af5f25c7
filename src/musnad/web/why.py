"""Why a value was read: the rule by its name, and the data row behind it."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon
from ..lexicon.loader import Row

_FILE = re.compile(r"(\w+)\.tsv:(\d+)\Z")


class Ground(NamedTuple):
    """A part of a rule: its name, where its row stands (``months.tsv:12``), and the row's cells."""

    name: str
    where: str | None
    cells: tuple[tuple[str, str], ...]


def grounds(lexicon: Lexicon, rule: str) -> list[Ground]:
    """The rows a rule names: ``reporting_verbs.tsv:17``, ``events:sanction.suspend``, or two parted by ``+``."""
    out = []
    for name in rule.split("+"):
        row = _row(lexicon, name)
        if row is None:
            out.append(Ground(name, None, ()))
        else:
            out.append(Ground(name, row.where, tuple((k, _text(v)) for k, v in row.cells.items() if v)))
    return out


def _row(lexicon: Lexicon, name: str) -> Row | None:
    if match := _FILE.match(name):
        return _by_place(lexicon, match[1]).get(name)
    table, colon, key = name.partition(":")
    return lexicon.rows.get(table, {}).get(key) if colon else None


@lru_cache(maxsize=64)
def _by_place(lexicon: Lexicon, table: str) -> dict[str, Row]:
    return {row.where: row for row in lexicon.rows.get(table, {}).values()}


def _text(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
