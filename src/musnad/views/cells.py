"""Cells of tables that spreadsheets open, and text for formats that cannot hold every character."""

from __future__ import annotations

import json
import re
from typing import Any

import msgspec

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


#: Characters that XML 1.0 cannot hold.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def for_xml(text: str) -> str:
    """The text with what XML cannot hold (control characters, halves of surrogate pairs) as U+FFFD.

    >>> for_xml("a\\x00b") == "a\\ufffdb"
    True
    """
    return _NOT_XML.sub("\ufffd", text)


def json_bytes(value: Any) -> bytes:
    """Indented JSON in UTF-8, Arabic as it is; half a surrogate pair as ``?``."""
    try:
        return msgspec.json.format(msgspec.json.encode(value), indent=1) + b"\n"
    except UnicodeEncodeError:
        return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def json_line(value: Any) -> bytes:
    """JSON in one line of UTF-8, Arabic as it is; half a surrogate pair as ``?``."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
