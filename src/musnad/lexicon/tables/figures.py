"""Numbers, what they count and how exact they are."""

from __future__ import annotations

from ..schema import EXAMPLE, col, table

NUMBERS = table(
    "numbers", "id",
    col("id", required=True), col("value", required=True),
    col(
        "role",
        "zero", "one", "unit", "ten", "teen", "teen-head", "teen-tail", "tens", "hundred", "hundreds",
        "hundreds-dialect",
        "scale", "scale-plural", "accusative", "dual", "part", "part-price", "parts", "two-parts", "whole",
        "vague", "few", "point", "minus", "ordinal", "ordinal-head", "any", required=True,
    ),
    col("words", required=True, words="name"), EXAMPLE,
    matched=False,  # looked up by annotate/ar/numerals.py
)  # fmt: skip

NUMBER_MODIFIERS = table(
    "number_modifiers", "id",
    col("id", required=True),
    col("modifier", "exact", "approx", "at_least", "at_most", "more_than", "less_than", required=True),
    col("side", "before", "over", "after", required=True),
    col("words", required=True, words="name"), EXAMPLE,
)  # fmt: skip

SCOPES = table(
    "scopes", "id",
    col("id", required=True), col("modifier", "all", "most", "some", "few", required=True),
    col("takes", "any", "definite", required=True),
    col("words", required=True, words="name"), EXAMPLE,
)  # fmt: skip

NUMBER_LABELS = table(
    "number_labels", "word",
    col("word", required=True, words="name"), col("kind", required=True), EXAMPLE,
)  # fmt: skip

FIGURE_IDIOMS = table("figure_idioms", "phrase", col("phrase", required=True, words="name"), EXAMPLE)

CURRENCIES = table(
    "currencies", "code",
    col("code", required=True), col("noun", required=True, words="noun"), col("symbol", words="exact"), EXAMPLE,
)  # fmt: skip

COUNT_STATES = table(
    "count_states", "id",
    col("id", required=True),
    col(
        "state", "killed", "wounded", "captured", "freed", "displaced", "missing", "deployed", "withdrawn", "remaining",
        "destroyed", "attending", "voted_for", "voted_against", "abstained", "entered", "launched", "downed",
        "evacuated", "rescued", required=True,
    ),
    col("verb", words="verb"), col("noun", words="noun"), col("of"), EXAMPLE,
)  # fmt: skip

COUNTED_NOUNS = table(
    "counted_nouns", "noun",
    col("noun", required=True, words="noun"),
    col(
        "kind", "person", "killed", "wounded", "captured", "missing", "force", "weapon", "vehicle", "attack", "place",
        "organisation", "act", "measure", "loss", "mass", required=True,
    ),
    col("counts_as", "troops", "dead"),
    col("sort", "people", "member", "aircraft", "ship", "country", "home", "car", "breach"),
    col("state", "attending"),
    EXAMPLE,
)  # fmt: skip

FIGURE_FRAMES = table(
    "figure_frames", "id",
    col("id", required=True),
    col(
        "frame", "share", "planned", "wished", "first", "rising", "phase", "total", "until", "rate", "counting",
        "estimate", "spent", required=True,
    ),
    col("words", required=True, words="name"), EXAMPLE,
    matched=False,  # looked up by stories/tallies.py, in the sentences of the figures that are compared
)  # fmt: skip

FIGURE_WORDS = table(
    "figure_words", "class",
    col("class", required=True), col("words", required=True), col("gloss", required=True), EXAMPLE,
    matched=False,  # looked up by annotate/ar/count_states.py and stories/partings/tally.py
)  # fmt: skip
