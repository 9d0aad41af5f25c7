"""The function words that the grammar of reported speech goes by, from ``quotation_words.tsv``, folded."""

from __future__ import annotations

from ...lexicon.word_sets import word_sets

#: Word sets by id; see the table's ``gloss`` for what each is for.
WORDS = word_sets("quotation_words")
