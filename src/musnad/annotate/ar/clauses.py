"""Clauses: what the layers that read happenings ask of the grammar around a word.

``clause`` (where it begins and ends), ``polarity`` and ``modality`` (how it is told), ``subject``, ``direct_object``,
``complement``, ``idafa`` (who), ``when``, ``to_come``, ``where``, ``cause``, and ``background`` (what went
before, not news).
"""

from __future__ import annotations

from ..document import Document
from .arguments import controller, direct_object, is_passive, roles, subject
from .causes import cause
from .circumstances import to_come, when
from .complements import adjective_party, complement, idafa
from .grammar import grammar
from .places_told import where
from .scope import Scope, modality, polarity, scope

__all__ = [
    "Scope", "adjective_party", "background", "cause", "clause", "complement", "controller", "direct_object", "idafa",
    "is_passive", "modality", "polarity", "roles", "scope", "sentence", "subject", "to_come", "when", "where",
]  # fmt: skip


def clause(doc: Document, token: int) -> tuple[int, int]:
    """Token range ``[first, last)`` of the clause around a token."""
    return grammar(doc).clause(token)


def sentence(doc: Document, token: int) -> tuple[int, int]:
    """Token range ``[first, last)`` of the sentence around a token."""
    return grammar(doc).sentence(token)


def background(doc: Document, token: int) -> bool:
    """Whether a happening is told as what went before: «وكان قد», «سبق أن», «يذكر أن»."""
    g = grammar(doc)
    first, _ = g.sentence(token)
    if any(mark.kind == "background" for mark in g.marks_before(token, first)):
        return True
    opening = first + 1 if doc.words[first] in ("و", "«", '"', "“") else first
    kana = next((h for h in doc.at(opening) if h.table == "auxiliary_verbs" and h.row["role"] == "be"), None)
    if kana is None or kana.form.features.tense != "past" or kana.row.key.split()[0] != "كان" or opening >= token:
        return False
    # «وكان البرلمان صوت»: the pluperfect, when a past verb or قد follows in the same clause
    return g.is_verb(token) and g.verbs[token].form.features.tense == "past" and g.clause(token)[0] <= opening + 1
