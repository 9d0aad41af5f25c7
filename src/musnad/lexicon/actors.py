"""Who an actor or place id is: its name, country and sector, and what it belongs to.

Ids: ``iraq`` (a country), ``place:iraq``, ``place:baghdad``, ``iraq.gov`` (an organ of a state), ``coalition``,
``coalition.forces``, ``local:...`` (a name without a row: the folded name itself).
"""

from __future__ import annotations

import functools
from typing import Literal

from .lexicon import Lexicon
from .loader import Row

_TABLES = ("actors", "businesses", "outlets")
_PLACES = ("places", "cities")


def actor_row(lexicon: Lexicon, actor: str) -> Row | None:
    """The row of an actor or place id, ``None`` for an organ made of two rows and for a local name."""
    name = actor.removeprefix("place:")
    tables = ("countries", *_PLACES) if actor.startswith("place:") else (*_TABLES, "countries")
    for table in tables:
        row = lexicon.table(table).get(name)
        if row is not None:
            return row
    return None


def _organ(lexicon: Lexicon, actor: str) -> tuple[Row, Row] | None:
    country, _, organ = actor.partition(".")
    found = lexicon.table("countries").get(country), lexicon.table("state_organs").get(organ)
    return (found[0], found[1]) if found[0] is not None and found[1] is not None else None


@functools.lru_cache(maxsize=20_000)
def actor_name(lexicon: Lexicon, actor: str, lang: Literal["ar", "en"] = "en") -> str:
    """The name to show. A local name, and an id that no row explains, is shown as it is."""
    if actor.startswith("local:"):
        return actor.removeprefix("local:")
    row = actor_row(lexicon, actor)
    if row is None and (capital := _capitals(lexicon).get(actor.removeprefix("place:"))):
        return capital[0] if lang == "ar" else capital[1]
    if row is not None:
        return str(row["name_en"]) if lang == "en" else row.values("names")[0]
    organ = _organ(lexicon, actor)
    if organ is not None:
        if lang == "en":
            return str(organ[1]["name_en"]).replace("{c}", str(organ[0]["name_en"]))
        adjective = organ[0].values("adjectives")
        name = organ[1].values("definite")[0]
        return f"{name} ({organ[0].values('names')[0]})" if not adjective else f"{name} {_agreeing(name, adjective[0])}"
    parent, _, part = actor.rpartition(".")
    if parent and part == "forces":
        return f"قوات {actor_name(lexicon, parent, 'ar')}" if lang == "ar" else f"{actor_name(lexicon, parent)} forces"
    return actor


def _agreeing(name: str, adjective: str) -> str:
    """The adjective of a country after a name, definite and of the gender that the name's first word is written with.

    >>> _agreeing("الدفاع المدني", "عراقي/عراقيون"), _agreeing("القوات البحرية", "عراقي/عراقيون")
    ('العراقي', 'العراقية')
    """
    feminine = name.split()[0].endswith(("ة", "ات"))
    return " ".join(f"ال{word}ة" if feminine else f"ال{word}" for word in adjective.split("/")[0].split())


@functools.lru_cache(maxsize=4)
def _capitals(lexicon: Lexicon) -> dict[str, tuple[str, str, str]]:
    """Capital id to its Arabic name, an English one made of the id, and its country."""
    return {
        str(row["capital"]): (row.values("capital_names")[0], str(row["capital"]).replace("_", " ").title(), row.key)
        for row in lexicon.table("countries").values()
        if row["capital"] and row["capital_names"]
    }


@functools.lru_cache(maxsize=20_000)
def actor_country(lexicon: Lexicon, actor: str) -> str | None:
    """The country an actor or a place belongs to; a country is its own."""
    row = actor_row(lexicon, actor)
    if row is not None:
        return row.key if row.table == "countries" else row["country"]
    if capital := _capitals(lexicon).get(actor.removeprefix("place:")):
        return capital[2]
    first = actor.removeprefix("place:").split(".")[0]
    if first in lexicon.table("countries"):
        return first
    return actor_country(lexicon, actor.rpartition(".")[0]) if "." in actor and not actor.startswith("local:") else None


def actor_sector(lexicon: Lexicon, actor: str) -> str | None:
    """PLOVER's sector code; ``None`` for places, countries and local names."""
    row = actor_row(lexicon, actor)
    if row is not None:
        return "JRN" if row.table == "outlets" else row["sector"]
    organ = _organ(lexicon, actor)
    if organ is not None:
        return str(organ[1]["sector"])
    return "MIL" if actor.endswith(".forces") and not actor.startswith("local:") else None


def parent_of(lexicon: Lexicon, actor: str) -> str | None:
    """What an actor is part of: as its row says, else the id before the last dot."""
    row = actor_row(lexicon, actor)
    if row is not None and row["parent"]:
        return str(row["parent"])
    if actor.startswith(("local:", "place:")) or "." not in actor:
        return None
    return actor.rpartition(".")[0]
