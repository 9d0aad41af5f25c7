"""What exports in PLOVER's terms share: the quad of a type, the code of an actor, the casualties of an event."""

from __future__ import annotations

from typing import NamedTuple

from ..lexicon.actors import actor_country, actor_name, actor_row, actor_sector
from ..lexicon.lexicon import Lexicon
from ..model import Event, Quantity
from ..stories.model import Reading

#: PLOVER 2021: verbal cooperation 1, material cooperation 2, verbal conflict 3, material conflict 4.
QUADS = {
    "AGREE": 1, "CONSULT": 1, "SUPPORT": 1, "CONCEDE": 1, "COOPERATE": 2, "AID": 2, "RETREAT": 2, "REQUEST": 3,
    "ACCUSE": 3, "REJECT": 3, "THREATEN": 3, "PROTEST": 4, "SANCTION": 4, "MOBILIZE": 4, "COERCE": 4, "ASSAULT": 4,
}  # fmt: skip
#: What becomes of people, in the terms of PLOVER's ``size``.
SIZES = {"killed": "dead", "wounded": "injured", "captured": "arrested"}


class Named(NamedTuple):
    """An actor or a place for export; empty where it is not known. ``country``: ISO 3166-1 alpha-2."""

    name: str = ""
    country: str = ""
    sector: str = ""


def named(lexicon: Lexicon, actor: str | None) -> Named:
    """Name, country and sector of an actor or place id. Local names get no country and no sector."""
    if actor is None:
        return Named()
    country = actor_country(lexicon, actor)
    row = actor_row(lexicon, country) if country else None
    code = str(row["iso"]) if row is not None and row.table == "countries" else ""
    return Named(actor_name(lexicon, actor), code, actor_sector(lexicon, actor) or "")


def casualties(reading: Reading, event: Event) -> dict[str, list[Quantity]]:
    """The figures of an event by what becomes of people, in PLOVER's terms: ``dead``, ``injured``, ``arrested``."""
    figures = {q.id: q for q in reading.analysis.quantities}
    found: dict[str, list[Quantity]] = {}
    for name in event.quantities:
        figure = figures.get(name)
        term = SIZES.get(figure.of.state or "") if figure is not None and figure.of is not None else None
        if figure is not None and term is not None:
            found.setdefault(term, []).append(figure)
    return found


def number(figure: Quantity) -> float | int | None:
    """The figure as one number: its value, else its lower bound ("at least"), else none."""
    return figure.value if figure.value is not None else figure.low


def auxiliary(event: Event) -> list[str]:
    """PLOVER's auxiliary modes of an event."""
    found = ["historical"] if event.background else []
    if event.modality in ("planned", "demanded"):
        found.append("future")
    if event.modality in ("possible", "conditional"):
        found.append("hypothetical")
    if event.polarity == "negated" or event.modality == "denied":
        found.append("negation")
    return found
