"""W3C Web Annotations (JSON-LD): an annotation a reading, with two selectors of its words.

``TextPositionSelector`` counts Unicode code points of the text that was read, as the W3C model asks, not UTF-16 units;
``TextQuoteSelector`` finds the words on the published page too, where positions differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import IO, Any
from urllib.parse import quote

from ...stories.model import Reading
from ..cells import json_bytes
from ..rows import COLUMNS as ROW
from ..rows import Row, rows

DESCRIPTION = "W3C Web Annotations, as JSON-LD"
REJECTED = True
COLUMNS = ("id", "type", "motivation", "generator", "body", "target")
#: Code points of the text before and after the words.
CONTEXT = 32
_FACTS = tuple(c for c in ROW if c not in ("start", "end", "words", "article", "id"))


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write one collection, whose only page holds every annotation in the order of the readings."""
    items = [item for reading in readings for item in _items(reading)]
    page = {"type": "AnnotationPage", "id": "urn:musnad:annotations:1", "startIndex": 0, "items": items}
    out.write(
        json_bytes(
            {
                "@context": ["http://www.w3.org/ns/anno.jsonld", {"musnad": "urn:musnad:"}],
                "id": "urn:musnad:annotations",
                "type": "AnnotationCollection",
                "label": "Read by machine with Musnad",
                "musnad:unit": "Unicode code points of the text as it was read, start inclusive, end exclusive",
                "total": len(items),
                "first": page,
            }
        )
    )


def _items(reading: Reading) -> Iterator[dict[str, Any]]:
    name = quote(reading.id, safe="", errors="replace")
    source: dict[str, Any] = {
        "id": f"urn:musnad:text:{name}:{reading.version}", "type": "Text", "format": "text/plain",
        "language": reading.analysis.article.language or "und",
    }  # fmt: skip
    if reading.url and reading.url.startswith(("http://", "https://")):
        source["via"] = reading.url
    for row in rows(reading):
        yield {
            "id": f"urn:musnad:annotation:{name}:{row['layer']}:{row['id']}",
            "type": "Annotation",
            "motivation": "describing",
            "generator": {"type": "Software", "name": reading.analysis.program or "Musnad"},
            "body": [
                {"type": "TextualBody", "purpose": "tagging", "format": "text/plain",
                 "value": f"{row['layer']}: {_tag(row)}"},
                {"type": "Dataset", **{f"musnad:{key}": row[key] for key in _FACTS if row.get(key) not in (None, "")}},
            ],
            "target": {"source": source, "selector": list(_selectors(reading.text, row["start"], row["end"]))},
        }  # fmt: skip


def _tag(row: Row) -> str:
    return " ".join(str(row[key]) for key in ("type", "value") if row.get(key) not in (None, ""))


def _selectors(text: str, start: int, end: int) -> Iterator[dict[str, Any]]:
    yield {"type": "TextPositionSelector", "start": start, "end": end}
    yield {
        "type": "TextQuoteSelector", "exact": text[start:end],
        "prefix": text[max(0, start - CONTEXT) : start], "suffix": text[end : end + CONTEXT],
    }  # fmt: skip
