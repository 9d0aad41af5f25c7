"""What the data tables hold: their columns, and how a row becomes words to look for.

A table is ``lexicon/ar/<name>.tsv``: a header line, then a row a line; ``#`` starts a comment; several values in a cell
are parted by `` | ``. Pattern files are TOML (``lexicon/ar/<folder>/*.toml``): ``[[pattern]]`` tables whose keys are
listed here too. Every row has an ``example`` sentence in which it must be found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: How the words of a row become forms. ``verb``: ``past present [masdar]``, conjugated. ``noun``:
#: ``singular/plural | singular/plural``, inflected. ``adjective``: ``masculine/broken plural``, inflected for all
#: genders and numbers. ``name``: as spelled, with proclitics. ``particle``: as spelled, و and ف before it. ``exact``:
#: as spelled.
Words = Literal["verb", "noun", "adjective", "name", "particle", "exact"]


@dataclass(frozen=True)
class Column:
    """A column: its name, whether a cell may be empty, which values it may hold, and whether it gives words."""

    name: str
    required: bool = False
    choices: frozenset[str] | None = None
    words: Words | None = None


@dataclass(frozen=True)
class Table:
    """A table or a family of pattern files."""

    name: str
    columns: tuple[Column, ...]
    key: str
    #: Rows are found in text (False: looked up by other tables or by code only).
    matched: bool = True

    def column(self, name: str) -> Column | None:
        """The column of that name."""
        return next((c for c in self.columns if c.name == name), None)


def col(name: str, *choices: str, required: bool = False, words: Words | None = None) -> Column:
    """Short form of :class:`Column`."""
    return Column(name, required, frozenset(choices) if choices else None, words)


EXAMPLE = col("example", required=True)

TABLES: dict[str, Table] = {}


def table(name: str, key: str, *columns: Column, matched: bool = True) -> Table:
    """Register a table."""
    found = TABLES[name] = Table(name, columns, key, matched)
    return found
