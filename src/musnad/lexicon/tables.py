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
    col("gloss"), EXAMPLE,
)  # fmt: skip
