"""How it is told: where clauses begin, what negates, what makes it a plan, a demand, a reason; legal force."""

from __future__ import annotations

from ..schema import EXAMPLE, col, table

CLAUSE_WORDS = table(
    "clause_words", "id",
    col("id", required=True),
    # opens: a clause begins; relative: a relative clause; background: what follows is no news;
    # nested: a phrase about another happening, out of the governing word's scope
    col("kind", "opens", "relative", "background", "nested", required=True),
    col("words", required=True, words="particle"), EXAMPLE,
)  # fmt: skip

_MODALITY = col("modality", "asserted", "planned", "possible", "conditional", "demanded", "denied")
_POLARITY = col("polarity", "affirmed", "negated")

LEGAL_FORCE = table(
    "legal_force", "id",
    # binding, not_binding: what force an act is said to have; obliges: what its text does to somebody
    col("id", required=True), col("force", "binding", "not_binding", "obliges", required=True),
    col("words", words="name"), col("verb", words="verb"), EXAMPLE,
)  # fmt: skip

LEGAL_ACTS = table(
    "legal_acts", "id",
    # any: may stand for an act of any kind («النص»، «ما صدر عن المحكمة»)
    col("id", required=True), col("words", words="noun"), col("phrases", words="particle"), col("any", "yes"), EXAMPLE,
)  # fmt: skip

PRACTICE_WORDS = table(
    "practice_words", "id",
    # official: what is announced;  practice: what is done
    col("id", required=True), col("side", "official", "practice", required=True),
    col("words", required=True, words="name"), EXAMPLE,
)  # fmt: skip

NEGATORS = table(
    "negators", "id",
    col("id", required=True),
    col("governs", "verb", "past", "present", "noun", "clause", required=True),
    _POLARITY, _MODALITY,
    col("words", required=True, words="particle"), EXAMPLE,
)  # fmt: skip

MODAL_CUES = table(
    "modal_cues", "id",
    col("id", required=True), _MODALITY, _POLARITY,
    # complement: what the word governs; about: that with «عن»; behind: the noun before it; noun: only that after it;
    # verb: the next verb; clause, sentence: to its end
    col("reach", "about", "behind", "predicate", "complement", "noun", "verb", "clause", "sentence", required=True),
    col("verb", words="verb"), col("noun", words="noun"), col("particle", words="particle"), EXAMPLE,
)  # fmt: skip

AUXILIARY_VERBS = table(
    "auxiliary_verbs", "verb",
    col("verb", required=True, words="verb"),
    col("role", "be", "done", "do", "phase", "host", "happen", "cause", "manage", "try", "decide", "move", "think",
        "hold", "undergo", required=True), EXAMPLE,
    # begin: what it begins is not complete;  strike: said of an attack, part of its words;  decide: tells a decision
    col("sense", "begin", "strike", "decide"),
)  # fmt: skip

CAUSE_MARKERS = table(
    "cause_markers", "id",
    col("id", required=True),
    col("takes", "clause", "event", "noun", "kind", "before", "effect", "purpose", "aim", "comes", "returns", "credits",
        "pleads", "reason", "reason-of", required=True),
    col("words", words="particle"), col("verb", words="verb"),
    # looked up by annotate/ar/causes.py and annotate/ar/reasons.py
    col("preposition"), col("with"), col("unless"), EXAMPLE,
)  # fmt: skip

REASON_WORDS = table(
    "reason_words", "class",
    col("class", required=True), col("words", required=True), col("gloss", required=True), EXAMPLE,
    matched=False,  # looked up by annotate/ar/reason_pointers.py
)  # fmt: skip

POINTING_NOUNS = table(
    "pointing_nouns", "id",
    # decision: what was decided or changed;  any: whatever was told
    col("id", required=True), col("of", "decision", "any", required=True),
    col("nouns", words="noun"), col("words", words="exact"), EXAMPLE,
)  # fmt: skip
