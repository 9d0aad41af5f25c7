"""Cells of tables that spreadsheets open."""

from __future__ import annotations

from typing import Any

#: A spreadsheet takes a cell that begins with one of these for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe(cell: Any) -> Any:
    """The cell; text that a spreadsheet would run as a formula has an apostrophe before it. Numbers stay.

    >>> safe("=cmd|' /C calc'!A0"), safe(-5), safe("قال")
    ("'=cmd|' /C calc'!A0", -5, 'قال')
    """
    if not isinstance(cell, str):
        return cell
    # the csv module leaves a carriage return unquoted, and readers end the row at it
    return ("'" if cell.startswith(_FORMULA) else "") + cell.replace("\r\n", "\n").replace("\r", "\n")


def one_line(cell: Any) -> str:
    """A safe cell for a format that has no quoting: a line, no tabs, nothing for ``None``.

    >>> one_line("a\\tb\\nc"), one_line(None)
    ('a b c', '')
    """
    return "" if cell is None else " ".join(str(safe(cell)).split())
