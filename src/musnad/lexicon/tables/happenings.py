"""Events, arrangements and their states, and who takes part in them."""

from __future__ import annotations

from ..schema import EXAMPLE, col, table

PARTY_NOUNS = table(
    "party_nouns", "id",
    col("id", required=True),
    col("class", "armed", "military", "weapon", "police", "state", "protesters", "people", "group", required=True),
    col("noun", required=True, words="noun"), EXAMPLE,
)  # fmt: skip

ARRANGEMENTS = table(
    "arrangements", "id",
    col("id", required=True),
    col("kind", "operations", "combat-mission", "training", "advising", "equipping", "air-support",
        "intelligence-sharing", "surveillance", "assistance-requests", "presence", "basing", "agreement",
        "force-protection", "talks", "truce", "aid", "support", required=True),
    col("nouns", words="noun"), col("phrases", words="name"), col("short", words="name"), col("needs"), col("unless"),
    col("generic"), col("adjectives"), col("forces"), col("leaves"), col("bodies"), col("only"), EXAMPLE,
    col("reading", required=True), col("counter"),
)  # fmt: skip

STATES = table(
    "states", "id",
    col("id", required=True),
    col("status", "started", "continuing", "reduced", "restricted", "inactive", "suspended", "resumed", "extended",
        "ended", "doing", required=True),
    col("frame", "object", "subject", "either", required=True),
    col("verb", words="verb"), col("nouns", words="noun"), col("adjectives", words="noun"),
    col("phrases", words="name"), col("before"), col("may_be_before"), col("kinds"), col("forces", "too", "only"),
    col("gives"), col("alone"), col("wanted"), col("predicates"), col("needs"), col("tense"), col("side"),
    col("unless"), EXAMPLE, col("reading", required=True), col("counter"),
)  # fmt: skip

STATUS_CUES = table(
    "status_cues", "id",
    col("id", required=True),
    col("class", "condition", "until", "consent", "exception", "scope", "part", "whole", "unending", "review",
        "announced", "restated", "ordered", "retracted", "declined", "denial", "denial-behind", "elsewhere",
        required=True),
    col("words", words="name"), col("verb", words="verb"), EXAMPLE,
)  # fmt: skip

STATUS_WORDS = table(
    "status_words", "class",
    col("class", "scope", "partial", "between", "preposition", "stop", "modal", "place", "planner", "wanter", "before",
        "about", "reason", "failure", "approval", "authority", "legislature", "terms", "against", "forces", "side",
        "share", "carrying_out", "includes", "staying", "again", "day", "approved", "agreed",
        "never", "done", "tens", "for_good", required=True),
    col("words", required=True), EXAMPLE,
    matched=False,
)  # fmt: skip

ARGUMENT_WORDS = table(
    "argument_words", "class",
    col("class", "relative", "which", "resumed", "of_it", "agent", "fire", "quantifier", "not_noun", "function",
        "takes_li", "kana", "striving", "deed", "measure", "ditransitive", "then", "thereupon", "claim", "describing",
        "second", "blame", "disclaim", "crowd", "locality", "rumour", "behind", "answerable", "behest", "link",
        required=True),
    col("words", required=True), EXAMPLE,
    matched=False,
)  # fmt: skip

DEED_WORDS = table(
    "deed_words", "class",
    col("class", "nobody", "separating", "who", "only", "any", "all_sides", "harm", "claimed", "refused", "share",
        "light", required=True),
    col("words", required=True), EXAMPLE,
    matched=False,
)  # fmt: skip

WORD_CLASSES = table(
    "word_classes", "class",
    col("class", required=True), col("words", required=True), EXAMPLE, matched=False,
)  # fmt: skip

INSTRUMENTS = table(
    "instruments", "mode",
    col("mode", required=True), col("words", required=True), EXAMPLE, matched=False,
)  # fmt: skip

EVENTS = table(
    "events", "id",
    col("id", required=True),
    col("type", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
        "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", required=True),
    col("mode"),
    col("verbs", words="verb"), col("nouns", words="noun"), col("phrases", words="particle"),
    # what the noun that follows a noun or verbal noun is; holder: whose thing it is that ends
    col("idafa", "actor", "recipient", "holder"),
    # prepositions before the recipient; before the actor
    col("to"), col("by"),
    # the verb with one noun phrase is passive; participles are triggers too; two sides act on each other
    col("passive"), col("participles"), col("mutual"), col("control"),
    # suffers: the subject of the verb, or the noun before, is whom it is done to («سقط جندي برصاص قناص»)
    col("suffers"),
    # describes: behind an attack it describes the noun («انفجار استهدف موكبه»), though its own doer may be named
    col("describes"),
    # light verbs one of which must stand before the noun
    col("with_"),
    # conditions on words around: ``@class`` is a row of word_classes. after: the next three words; before: the two
    # before; object: the next eight of the clause; requires: the clause; excludes: eight words before and ten after in
    # it; without "not": one must stand there
    col("after"), col("not_after"), col("before"), col("not_before"), col("object"), col("not_object"),
    col("requires"), col("excludes"),
    # sentence: as requires, in the whole sentence; near: in it or the one before
    col("sentence"), col("near"),
    # unless: none of these in the whole sentence (set once for a file)
    col("unless"),
    # mishap: not in a sentence that tells an accident or an illness (@mishap) and no violence (@assailing)
    col("mishap"),
    # definite: only without (false) or with (true) the article
    col("definite"),
    # rows whose event the noun takes up when it is definite or has a pronoun: «الضربة», «اغتياله»
    col("again"),
    # alone: only where the sentence has no other event of its type (the traces of violence, of a protest)
    col("alone"),
    EXAMPLE, col("examples"), col("counter"),
)  # fmt: skip
