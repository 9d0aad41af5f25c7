"""A workbook: a sheet a layer, a row an annotation, and a sheet of the articles."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import IO, Any

from ...stories.model import Reading
from ..cells import for_xml, safe
from ..rows import COLUMNS, DETAILS, Row, rows

DESCRIPTION = "a workbook, a sheet a layer"
REJECTED = True
ARTICLES = (
    "article",
    "version",
    "outlet",
    "agency",
    "title",
    "url",
    "language",
    "published_from",
    "published_to",
)
#: Columns of :data:`~musnad.views.rows.COLUMNS` that a layer never fills.
_UNUSED = {
    "timexes": {"actor", "recipient", "place", "polarity", "modality"},
    "quantities": {"recipient", "from", "to", "polarity", "modality"},
    "mentions": {"value", "recipient", "place", "from", "to", "polarity", "modality"},
    "quotations": {"recipient", "place", "from", "to", "polarity", "modality"},
    "flags": {"actor", "recipient", "place", "from", "to", "polarity", "modality"},
}
#: Columns of each sheet.
SHEETS: dict[str, tuple[str, ...]] = {
    "articles": ARTICLES,
    **{
        layer: tuple(
            c for c in (*COLUMNS[:-4], *DETAILS[layer], *COLUMNS[-4:]) if c not in _UNUSED.get(layer, set()) | {"layer"}
        )
        for layer in DETAILS
    },
}
#: What a cell of a workbook may hold, in UTF-16 units; half of it is safe to count in code points.
_LONGEST = 16_000


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the readings in their order. Every cell of text is text: none is a formula, a link or a number."""
    import xlsxwriter

    whole = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(whole, options) as book:
        # a workbook tells when it was made: the same record gives the same bytes
        book.set_properties({"title": "Musnad", "created": datetime(2000, 1, 1)})
        bold = book.add_format({"bold": True})
        at = {}
        for name, columns in SHEETS.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, heading in enumerate(columns):
                sheet.write_string(0, column, heading, bold)
            at[name] = [sheet, 1]
        for reading in readings:
            _put(at["articles"], ARTICLES, _article(reading))
            for row in rows(reading):
                _put(at[row["layer"]], SHEETS[row["layer"]], row)
    out.write(whole.getvalue())


def _article(reading: Reading) -> Row:
    return {
        "article": reading.id, "version": reading.version, "outlet": reading.outlet, "agency": reading.agency,
        "title": reading.title, "url": reading.url, "language": reading.analysis.article.language,
        "published_from": reading.published.from_, "published_to": reading.published.to,
    }  # fmt: skip


def _put(at: list[Any], columns: Sequence[str], row: Row) -> None:
    sheet, line = at
    at[1] += 1
    for column, name in enumerate(columns):
        value = row.get(name)
        if isinstance(value, int | float) and abs(value) < 1e15:
            sheet.write_number(line, column, value)
        elif value not in (None, ""):
            sheet.write_string(line, column, for_xml(str(safe(str(value)))[:_LONGEST]))
