"""What tells a page and its language apart from the article."""

from __future__ import annotations

from ..schema import EXAMPLE, col, table

FUNCTION_WORDS = table(
    "function_words", "id",
    col("id", required=True), col("word", required=True), col("language", "ar", "fa", "ur", "ckb", "en", required=True),
    EXAMPLE, matched=False,
)  # fmt: skip

BOILERPLATE = table(
    "boilerplate", "phrase",
    col("phrase", required=True, words="exact"),
    col("where", "line", "label", "start", "inside", "strokes", required=True),
    col("reason", required=True), col("then", "list", "short"), EXAMPLE,
)  # fmt: skip

BOILERPLATE_DATES = table(
    "boilerplate_dates", "word", col("word", required=True, words="exact"), EXAMPLE, matched=False,
)  # fmt: skip
