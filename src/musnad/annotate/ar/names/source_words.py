"""The words of unnamed sources (``source_words.tsv``) in all their forms, folded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ....lexicon import tables  # noqa: F401  (registers the table)
from ....lexicon.loader import DATA, Row, read_tsv
from ....lexicon.schema import TABLES
from ....text.fold import folded
from ....text.nouns import inflect_adjective, inflect_noun

#: Clitics before an indefinite noun, and before the article.
_BEFORE = ("", "و", "ل", "ب", "ف", "ول", "وب")
_ARTICLE = {"ال": "ال", "وال": "وال", "بال": "بال", "فال": "فال", "لل": "لل", "ولل": "ولل"}


class Noun(NamedTuple):
    """A written form of a noun that opens a description."""

    id: str
    kind: str
    clitic: str | None
    definite: bool
    #: How many: 1 of a singular, 2 of a dual that is no plural too, else ``None``.
    many: int | None
    alone: bool


def _rows(part: str) -> Iterator[Row]:
    return (row for row in read_tsv(DATA / "source_words.tsv", TABLES["source_words"]) if row["part"] == part)


def _nouns() -> dict[str, Noun]:
    out: dict[str, Noun] = {}
    for row in _rows("noun"):
        for value in row.values("words"):
            singular, *plurals = value.split("/")
            numbers: dict[str, set[str | None]] = {}
            for form, features in inflect_noun(singular, tuple(plurals)):
                numbers.setdefault(form, set()).add(features.number)
            for form, number in numbers.items():
                count = {"s": 1, "d": 2}.get(min(number, key=str) or "") if len(number) == 1 else None
                for definite, clitics in ((False, _BEFORE), (True, tuple(_ARTICLE))):
                    for clitic in clitics:
                        noun = Noun(row.key, row["value"], clitic or None, definite, count, row["alone"] == "yes")
                        out.setdefault(clitic + form, noun)
    return out


def _adjectives(part: str) -> dict[str, tuple[str, str]]:
    """Adjective without its article to the row's value and the word as the row has it."""
    out: dict[str, tuple[str, str]] = {}
    for row in _rows(part):
        for value in row.values("words"):
            singular, *plurals = value.split("/")
            for form, _ in inflect_adjective(singular, tuple(plurals)):
                out.setdefault(form, (row["value"], folded(singular)))
    return out


def _exact(part: str) -> dict[str, str]:
    return {folded(word): row["value"] for row in _rows(part) for word in row.values("words")}


NOUNS = _nouns()
KINDS = {form: value for form, (value, _) in _adjectives("kind").items()} | _exact("fixed")
RANKS = {form: word for form, (_, word) in _adjectives("rank").items()}
TAILS = _exact("tail")
#: How many a counting word tells; ``None``: some.
COUNTS = {word: int(value) if value else None for word, value in _exact("count").items()}
