"""Where a name has to end: with its sentence; and the nationality at a token."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document


def limit_of(doc: Document, token: int) -> int:
    sentence = doc.sentence_of[token]
    return doc.sentence_tokens[sentence][1] if sentence >= 0 else token


def nation_at(doc: Document, token: int, *, definite: bool = True) -> Hit | None:
    for hit in doc.at(token):
        if hit.table == "countries" and hit.form.column == "adjectives" and (hit.head == "ال") == definite:
            return hit
    return None
