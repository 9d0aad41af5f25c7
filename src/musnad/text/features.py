"""What a written form is."""

from __future__ import annotations

from typing import NamedTuple


class Features(NamedTuple):
    """What a form is. ``None``: does not apply, or unvocalised letters leave it open (``voice``).

    pos: verb, masdar, active-participle, passive-participle, noun, adjective, name, particle, exact.
    tense: past, present, imperative. mood: ``None`` (the letters fit the indicative and others), indicative (only
    that: يكونون), subjunctive (that and the jussive: يكونوا), jussive (only that: يكن). number: s, d, p. gender: m, f.
    state: construct (before a genitive or a pronoun only), accusative (indefinite accusative: هجوما), indefinite
    (without article only: داع), definite (a phrase with its article).
    """

    pos: str
    tense: str | None = None
    person: int | None = None
    gender: str | None = None
    number: str | None = None
    voice: str | None = None
    mood: str | None = None
    state: str | None = None
