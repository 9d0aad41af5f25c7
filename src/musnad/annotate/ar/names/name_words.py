"""The closed classes of words by which names are read, from ``name_words.tsv``, folded."""

from __future__ import annotations

from ....lexicon.word_sets import word_sets

#: Word sets by id; see the table's ``gloss`` for what each is for.
NAME_WORDS = word_sets("name_words")
