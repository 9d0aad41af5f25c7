"""Closed classes of words: each row shows one of its words in its example; sets are folded."""

from __future__ import annotations

import pytest

from musnad.lexicon.lexicon import load
from musnad.lexicon.loader import Row
from musnad.lexicon.schema import TABLES
from musnad.lexicon.word_sets import word_sets
from musnad.text.fold import fold, folded
from musnad.text.split import tokenize

#: Tables whose words are looked up by code; ``quotation_words`` has one row of countries' ids.
ROWS = [
    row
    for name, table in TABLES.items()
    if not table.matched and table.column("words") is not None
    for row in load().table(name).values()
    if row.key != "arab_states"
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.where)
def test_a_row_shows_one_of_its_words(row: Row) -> None:
    text = " " + " ".join(tokenize(fold(row["example"]).text).words)
    words = [folded(form.strip()) for value in row.values("words") for form in value.split("/")]
    # beginnings of words count, and the article does: ordinals of people are mostly definite
    assert any(f" {head}{word}" in text for word in words for head in ("", "ال")), row["example"]


def test_sets_are_folded() -> None:
    assert "احصت" in word_sets("date_words")["lasted"]
    assert "الي" in word_sets("name_words")["before_places"]
