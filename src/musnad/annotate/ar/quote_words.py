"""The function words that the grammar of reported speech goes by, from ``quotation_words.tsv``, folded."""

from __future__ import annotations

from ...lexicon import tables  # noqa: F401  (registers the table)
from ...lexicon.loader import DATA, read_tsv
from ...lexicon.schema import TABLES
from ...text.fold import folded

#: Word sets by id; see the table's ``gloss`` for what each is for.
WORDS: dict[str, frozenset[str]] = {
    row.key: frozenset(folded(word) for word in row.values("words"))
    for row in read_tsv(DATA / "quotation_words.tsv", TABLES["quotation_words"])
}
