"""Every row of every table is found in its own example."""

from __future__ import annotations

import pytest

from musnad.lexicon.lexicon import Lexicon, load
from musnad.lexicon.loader import Row
from musnad.lexicon.schema import TABLES
from musnad.stories.frames import framed
from musnad.text.fold import fold
from musnad.text.split import tokenize

ROWS = [row for name, rows in load().rows.items() if TABLES[name].matched for row in rows.values()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.where)
def test_row_is_found_in_its_example(row: Row, lexicon: Lexicon) -> None:
    hits = lexicon.find(tokenize(fold(row["example"]).text).words)
    assert any(hit.row is row for hit in hits), f"{row.where}: {row.key!r} is not found in {row['example']!r}"


FRAMES = load().table("figure_frames").values()


@pytest.mark.parametrize("row", FRAMES, ids=lambda row: row.where)
def test_frame_is_found_in_its_example(row: Row, lexicon: Lexicon) -> None:
    words = tokenize(fold(row["example"]).text).words
    assert any(found.row is row for found in framed(lexicon, words))
