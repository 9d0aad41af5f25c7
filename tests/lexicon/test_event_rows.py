"""Every example of an event row gives its type; every counter-example gives no event of that type."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from musnad.annotate.ar import ANNOTATORS
from musnad.annotate.document import Document
from musnad.lexicon.lexicon import Lexicon, load
from musnad.lexicon.loader import Row
from musnad.model import Article


def cases() -> Iterator[tuple[Row, str, bool]]:
    for row in load().table("events").values():
        for text in (row["example"], *row.values("examples")):
            yield row, text, True
        for text in row.values("counter"):
            yield row, text, False


def types(text: str, lexicon: Lexicon) -> set[str]:
    doc = Document(Article(text=text, language="ar", published="2020-01-06"), lexicon)
    for annotator in ANNOTATORS:
        annotator.run(doc)
    return {event.type for event in doc.events}


@pytest.mark.parametrize(
    ("row", "text", "expected"), list(cases()), ids=lambda v: v.key if isinstance(v, Row) else None
)
def test_row_example(row: Row, text: str, expected: bool, lexicon: Lexicon) -> None:
    assert (row["type"] in types(text, lexicon)) is expected, f"{row.where} {text}"


def test_every_row_has_a_counter_example() -> None:
    assert [row.where for row in load().table("events").values() if not row.values("counter")] == []
