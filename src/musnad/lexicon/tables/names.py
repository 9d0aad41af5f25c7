"""Persons, organisations and places, and the words by which unknown ones are read."""

from __future__ import annotations

from ..schema import EXAMPLE, col, table

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

MISSION_NAMES = table(
    "mission_names", "id",
    col("id", required=True), col("parent", required=True), col("short", required=True),
    col("names", required=True, words="name"), EXAMPLE,
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
