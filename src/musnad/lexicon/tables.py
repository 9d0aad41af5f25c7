"""The tables of the Arabic lexicon."""

from __future__ import annotations

from .schema import EXAMPLE, col, table

MONTHS = table(
    "months", "id",
    col("id", required=True), col("number", required=True),
    col("calendar", "gregorian", "hijri", "solar", required=True),
    col("names", required=True, words="name"), col("careful"), EXAMPLE,
)  # fmt: skip

REPORTING_VERBS = table(
    "reporting_verbs", "verb",
    col("verb", required=True, words="verb"),
    col("class", "says", "denies", "claims", "warns", "demands", "promises", "speculates", "asks", required=True),
    col("takes", "clause", "quote", "noun", "question", "object", "ب", "الى", "من", "على", "عن", "في", required=True),
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

QUOTATION_WORDS = table(
    "quotation_words", "id",
    col("id", required=True), col("words", required=True), col("gloss"), EXAMPLE,
    matched=False,  # looked up by annotate/ar/quote_words.py
)  # fmt: skip

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

FUNCTION_WORDS = table(
    "function_words", "id",
    col("id", required=True), col("word", required=True), col("language", "ar", "fa", "ur", "ckb", "en", required=True),
    EXAMPLE, matched=False,
)  # fmt: skip

COUNT_STATES = table(
    "count_states", "id",
    col("id", required=True),
    col(
        "state", "killed", "wounded", "captured", "freed", "displaced", "missing", "deployed", "withdrawn", "remaining",
        "destroyed", required=True,
    ),
    col("verb", words="verb"), col("noun", words="noun"), EXAMPLE,
)  # fmt: skip

LOADED_TERMS = table(
    "loaded_terms", "term",
    col("term", required=True, words="name"),
    col("kind", "enemy", "denial", "insult", "praise", "verdict", required=True), col("note"), EXAMPLE,
)  # fmt: skip

COUNTED_NOUNS = table(
    "counted_nouns", "noun",
    col("noun", required=True, words="noun"),
    col(
        "kind", "person", "killed", "wounded", "captured", "missing", "force", "weapon", "vehicle", "attack", "place",
        "organisation", "act", "measure", "loss", "mass", required=True,
    ),
    col("counts_as", "troops", "dead"),
    EXAMPLE,
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

WEEKDAYS = table(
    "weekdays", "id",
    col("id", required=True), col("number", *"1234567", required=True),
    col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

TIME_UNITS = table(
    "time_units", "id",
    col("id", required=True), col("code", required=True), col("names", required=True, words="noun"), EXAMPLE,
)  # fmt: skip

DEICTICS = table(
    "deictics", "id",
    col("id", required=True), col("value", required=True),
    col("kind", "day", "night", "morning", "evening", "ref", "set", required=True),
    col("words", required=True, words="name"), EXAMPLE,
)  # fmt: skip

DATE_MODIFIERS = table(
    "date_modifiers", "id",
    col("id", required=True), col("step", required=True), col("words", required=True, words="exact"), EXAMPLE,
)  # fmt: skip

PARTS_OF_DAY = table(
    "parts_of_day", "id",
    col("id", required=True), col("value", "MO", "MI", "AF", "EV", "NI", required=True), col("add", required=True),
    col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

TIME_ZONES = table(
    "time_zones", "id",
    col("id", required=True), col("offset"), col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

ZONE_OFFSETS = table(
    "zone_offsets", "id",
    col("id", required=True), col("zone", required=True), col("from", required=True), col("to"),
    col("offset", required=True), col("summer"), col("begins"), col("ends"), EXAMPLE, matched=False,
)  # fmt: skip

DATE_PHASES = table(
    "date_phases", "id",
    col("id", required=True), col("value", "START", "MID", "END", required=True),
    col("words", required=True, words="name"), EXAMPLE,
)  # fmt: skip

PERIODS = table(
    "periods", "id",
    col("id", required=True), col("value", required=True), col("kind", "season", "decade", required=True),
    col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

HOLIDAYS = table(
    "holidays", "id",
    col("id", required=True), col("calendar", "gregorian", "hijri", required=True), col("month", required=True),
    col("day", required=True), col("days"), col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

#: Public events with their day. ``with``: words of which one must stand in the same sentence; ``memory``: days for
#: which the press names it without a date (empty: for years).
LANDMARKS = table(
    "landmarks", "id",
    col("id", required=True), col("from", required=True), col("to"), col("names", required=True, words="name"),
    col("with"), col("memory"), col("source", required=True), EXAMPLE,
)  # fmt: skip

COUNTED_WARS = table(
    "counted_wars", "id",
    col("id", required=True), col("from", required=True), col("with", required=True), col("source", required=True),
    EXAMPLE, matched=False,
)  # fmt: skip

#: Who held which office, and when: a text that gives somebody this office was written in that time.
OFFICE_TERMS = table(
    "office_terms", "id",
    col("id", required=True), col("from", required=True), col("to"), col("office", required=True),
    col("names", required=True, words="name"), col("source", required=True), EXAMPLE,
)  # fmt: skip

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
    col("id", required=True), col("words", required=True, words="noun"), EXAMPLE,
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
    col("reach", "about", "behind", "complement", "noun", "verb", "clause", "sentence", required=True),
    col("verb", words="verb"), col("noun", words="noun"), col("particle", words="particle"), EXAMPLE,
)  # fmt: skip

AUXILIARY_VERBS = table(
    "auxiliary_verbs", "verb",
    col("verb", required=True, words="verb"),
    col("role", "be", "done", "do", "phase", "host", "happen", "cause", "manage", "try", "decide", "move", "think",
        "hold", "undergo", required=True), EXAMPLE,
)  # fmt: skip

CAUSE_MARKERS = table(
    "cause_markers", "id",
    col("id", required=True),
    col("takes", "clause", "event", "noun", "kind", "before", "effect", "purpose", "aim", "comes", "returns", "credits",
        "reason", required=True),
    col("words", words="particle"), col("verb", words="verb"),
    # looked up by annotate/ar/causes.py and annotate/ar/reasons.py
    col("preposition"), col("with"), col("unless"), EXAMPLE,
)  # fmt: skip

POINTING_NOUNS = table(
    "pointing_nouns", "id",
    # decision: what was decided or changed;  any: whatever was told
    col("id", required=True), col("of", "decision", "any", required=True),
    col("nouns", words="noun"), col("words", words="exact"), EXAMPLE,
)  # fmt: skip

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
    col("class", "condition", "until", "consent", "exception", "scope", "review", "announced", "restated", "ordered",
        "retracted", "declined", "denial", "denial-behind", "elsewhere", required=True),
    col("words", words="name"), col("verb", words="verb"), EXAMPLE,
)  # fmt: skip

STATUS_WORDS = table(
    "status_words", "class",
    col("class", "scope", "partial", "between", "preposition", "stop", "modal", "place", "planner", "wanter", "before",
        "about", "reason", "failure", "approval", "authority", "legislature", "terms", required=True),
    col("words", required=True), EXAMPLE,
    matched=False,
)  # fmt: skip

ARGUMENT_WORDS = table(
    "argument_words", "class",
    col("class", "relative", "which", "resumed", "of_it", "agent", "fire", "quantifier", "not_noun", "function",
        "takes_li", "kana", "striving", "deed", "measure", "ditransitive", "then", "thereupon", "claim", "describing",
        "second", required=True),
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

_SECTORS = (
    "COP", "GOV", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL", "EDU",
    "ELI", "JRN", "LAB", "MED", "REF", "OPP", "PRE", "REL", "SOC", "IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC",
)  # fmt: skip

COUNTRIES = table(
    "countries", "id",
    col("id", required=True), col("iso", required=True), col("name_en", required=True),
    col("names", required=True, words="name"), col("adjectives", words="adjective"),
    col("capital"), col("capital_names", words="name"), col("homonym"), EXAMPLE,
)  # fmt: skip

PLACES = table(
    "places", "id",
    col("id", required=True), col("name_en", required=True), col("country"), col("kind", required=True),
    col("names", required=True, words="name"), col("ambiguous"), col("homonym"),
    EXAMPLE,
)  # fmt: skip

CITIES = table(
    "cities", "id",
    col("id", required=True), col("name_en", required=True), col("country", required=True), col("population"),
    col("names", required=True, words="name"), col("ambiguous"), EXAMPLE,
)  # fmt: skip

ACTORS = table(
    "actors", "id",
    col("id", required=True), col("type", "PER", "ORG", required=True), col("name_en", required=True),
    col("country"), col("sector", *_SECTORS, required=True), col("parent"),
    col("names", required=True, words="name"), col("short"), col("context"), col("roles"), col("source"), EXAMPLE,
)  # fmt: skip

BUSINESSES = table(
    "businesses", "id",
    col("id", required=True), col("kind", "club", "company", required=True), col("name_en", required=True),
    col("country"), col("sector", *_SECTORS, required=True), col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

OUTLETS = table(
    "outlets", "id",
    col("id", required=True), col("kind", "agency", "outlet", required=True), col("name_en", required=True),
    col("country"), col("domain"), col("owner"), col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

STATE_ORGANS = table(
    "state_organs", "id",
    col("id", required=True), col("name_en", required=True), col("sector", *_SECTORS, required=True),
    col("alone", "NAM", "NOM", required=True), col("definite", required=True, words="name"),
    col("construct", words="noun"), EXAMPLE,
)  # fmt: skip

ORG_HEADS = table(
    "org_heads", "id",
    col("id", required=True), col("type", "ORG", "FAC", "LOC", required=True), col("name_en", required=True),
    col("sector", *_SECTORS), col("follow", "definite", "name", "any", "place", required=True),
    col("words", required=True, words="noun"), EXAMPLE,
)  # fmt: skip

ROLES = table(
    "roles", "id",
    col("id", required=True), col("kind", "role", "title", "rank", "profession", "kin", required=True),
    col("name_en", required=True), col("anonymous"), col("words", required=True, words="noun"), EXAMPLE,
)  # fmt: skip

#: ``value``: the kind of source, or for a count how many; ``alone``: the noun by itself tells of a source.
SOURCE_WORDS = table(
    "source_words", "id",
    col("id", required=True), col("part", "noun", "kind", "rank", "fixed", "tail", "count", required=True),
    col("value"), col("alone", "yes"), col("words", required=True), EXAMPLE,
    matched=False,  # looked up by annotate/ar/names/source_words.py
)  # fmt: skip

NAME_WORDS = table(
    "name_words", "id",
    col("id", required=True), col("words", required=True), col("gloss", required=True), EXAMPLE,
    matched=False,  # looked up by annotate/ar/names/name_words.py
)  # fmt: skip

GIVEN_NAMES = table(
    "given_names", "id",
    col("id", required=True), col("origin", "arabic", "foreign", required=True),
    col("ambiguous", "yes", "no", required=True), col("names", required=True, words="name"), EXAMPLE,
)  # fmt: skip

COMMON_WORDS = table(
    "common_words", "class",
    col("class", required=True), col("words", required=True), EXAMPLE, matched=False,
)  # fmt: skip
