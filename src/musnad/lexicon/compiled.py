"""What is wrong with the words of rows: those that cannot be inflected, or would be found all over a text."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from . import tables  # noqa: F401  (registers all tables)
from .forms import forms_of
from .loader import Row
from .schema import TABLES


def compiled(rows: Iterable[Row]) -> Iterator[str]:
    """What is wrong with the words of rows, a line each; nothing where all can be inflected."""
    for row in rows:
        for column in TABLES[row.table].columns:
            if column.words is None:
                continue
            for value in row.values(column.name):
                try:
                    written = [form for form, _ in forms_of(column.words, value)]
                except ValueError as error:
                    yield f"{row.where}: {error}"
                    continue
                if TABLES[row.table].matched and (problem := _matches_everything(value, written)):
                    yield f"{row.where}: {problem}"


def _matches_everything(value: str, written: list[str]) -> str | None:
    """Why a value would be found all over a text, if it would."""
    for form in written or [""]:
        if not any(letter.isalnum() or unicodedata.category(letter)[0] == "S" for letter in form):
            return f"{value!r} is only punctuation"
        if len(form) < 2 and form.isalpha() and not form.isascii():
            return f"{value!r} gives the one-letter word {form!r}"
    return None
