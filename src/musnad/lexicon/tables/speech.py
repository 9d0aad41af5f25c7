"""Who says what: verbs and nouns of reporting, quotations, terms that are the teller's."""

from __future__ import annotations

from ..schema import EXAMPLE, col, table

REPORTING_VERBS = table(
    "reporting_verbs", "verb",
    col("verb", required=True, words="verb"),
    col("class", "says", "denies", "claims", "warns", "demands", "promises", "speculates", "asks", required=True),
    col("takes", "clause", "quote", "noun", "question", "object", "ب", "الى", "من", "على", "عن", "في", required=True),
    col("strict", "yes"), col("impersonal", "yes"), col("speaker", "عن", "الى"), col("gloss"), EXAMPLE,
    col("rules", "yes"),  # a ruling, which brings about what it demands
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

QUOTATION_WORDS = table(
    "quotation_words", "id",
    col("id", required=True), col("words", required=True), col("gloss"), EXAMPLE,
    matched=False,  # looked up by annotate/ar/quote_words.py
)  # fmt: skip

LOADED_TERMS = table(
    "loaded_terms", "term",
    col("term", required=True, words="name"),
    col("kind", "enemy", "denial", "insult", "praise", "verdict", required=True), col("note"), EXAMPLE,
)  # fmt: skip
