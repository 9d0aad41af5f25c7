"""The tables of the Arabic lexicon."""

from __future__ import annotations

from .schema import EXAMPLE, col, table

MONTHS = table(
    "months", "id",
    col("id", required=True), col("number", required=True),
    col("calendar", "gregorian", "hijri", required=True),
    col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

REPORTING_VERBS = table(
    "reporting_verbs", "verb",
    col("verb", required=True, words="verb"),
    col("class", "says", "denies", "claims", "warns", "demands", "promises", "speculates", "asks", required=True),
    col("takes", "clause", "quote", "noun", "question", "ب", "الى", "من", "على", "عن", "في", required=True),
    col("strict", "yes"), col("impersonal", "yes"), col("speaker", "عن", "الى"), col("gloss"), EXAMPLE,
)  # fmt: skip

REPORTING_NOUNS = table(
    "reporting_nouns", "id",
    col("id", required=True),
    col(
        "kind", "source", "introducer", "self", "contains", "composite", "anonymity", "medium", "document", "unnamed",
        "carrier", required=True,
    ),
    col("class", "says", "denies", "claims", "warns", "demands"),
    col("then", "ل"), col("phrases", words="particle"), col("nouns", words="noun"), col("gloss"), EXAMPLE,
)  # fmt: skip

NUMBERS = table(
    "numbers", "id",
    col("id", required=True), col("value", required=True),
    col(
        "role",
        "zero", "one", "unit", "ten", "teen", "teen-head", "teen-tail", "tens", "hundred", "hundreds",
        "hundreds-dialect",
        "scale", "scale-plural", "accusative", "dual", "part", "part-price", "parts", "two-parts", "whole",
        "vague", "few", "point", "minus", "ordinal", "ordinal-head", required=True,
    ),
    col("words", required=True, words="name"), EXAMPLE,
    matched=False,  # looked up by annotate/ar/numerals.py
)  # fmt: skip
