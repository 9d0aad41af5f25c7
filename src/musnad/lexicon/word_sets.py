"""Closed classes of words of a packaged table, folded: for grammar that looks words up by what they do."""

from __future__ import annotations

import functools

from ..text.fold import folded
from . import tables  # noqa: F401  (registers all tables)
from .loader import DATA, read_tsv
from .schema import TABLES


@functools.cache
def word_sets(table: str) -> dict[str, frozenset[str]]:
    """The words of each row of a table with a column ``words``, by the row's key; its ``gloss`` says what each is for.

    >>> "خطبة" in word_sets("date_words")["prayer"]
    True
    """
    rows = read_tsv(DATA / f"{table}.tsv", TABLES[table])
    return {row.key: frozenset(map(folded, row.values("words"))) for row in rows}
