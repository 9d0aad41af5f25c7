"""The calendar and the clock; events and offices by which a text is dated."""

from __future__ import annotations

from ..schema import EXAMPLE, col, table

MONTHS = table(
    "months", "id",
    col("id", required=True), col("number", required=True),
    col("calendar", "gregorian", "hijri", "solar", required=True),
    col("names", required=True, words="name"), col("careful"), EXAMPLE,
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

DATE_WORDS = table(
    "date_words", "class",
    col("class", required=True), col("words", required=True), col("gloss", required=True), EXAMPLE,
    matched=False,  # looked up by annotate/ar/date_*.py and what they rest on
)  # fmt: skip
