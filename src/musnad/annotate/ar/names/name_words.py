"""The closed classes of words by which names are read, from ``name_words.tsv``, folded."""

from __future__ import annotations

from ....lexicon import tables  # noqa: F401  (registers the table)
from ....lexicon.loader import DATA, read_tsv
from ....lexicon.schema import TABLES
from ....text.fold import folded

#: Word sets by id; see the table's ``gloss`` for what each is for.
NAME_WORDS: dict[str, frozenset[str]] = {
    row.key: frozenset(folded(word) for word in row.values("words"))
    for row in read_tsv(DATA / "name_words.tsv", TABLES["name_words"])
}
