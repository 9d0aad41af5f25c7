"""An event a line, tab-separated, in POLECAT's columns, with Musnad's behind them.

What Musnad does not say is empty: intensity (a score), contexts, COW and Wikipedia codes.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import IO

from ...lexicon.lexicon import Lexicon, load
from ...model import Party
from ...stories.model import Reading
from ..cells import one_line
from ..coordinates import point_of
from ..plover import QUADS, casualties, named, number
from ..review import review_state
from ..rows import chain_of, tellers

DESCRIPTION = "an event a line, tab-separated, in POLECAT's columns"
#: POLECAT's, in its order.
POLECAT = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Event Intensity", "Quad Code", "Contexts", "Actor Name",
    "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw",
    "Wikipedia Actor ID", "Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector",
    "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID", "Placename", "City",
    "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
    "Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
)  # fmt: skip
EXTRA = (
    "Evidence Words", "Evidence Start", "Evidence End", "Sentence", "Attribution Chain", "Polarity", "Modality",
    "Date Basis", "Event End Date", "Article ID", "Version Hash", "Rule", "Review State", "Dead", "Injured", "Arrested",
)  # fmt: skip
COLUMNS = POLECAT + EXTRA


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the events of the readings in their order, under a line of column names."""
    lexicon = load()
    out.write(("\t".join(COLUMNS) + "\n").encode())
    for reading in readings:
        for cells in _rows(reading, lexicon):
            line = "\t".join(one_line(cells.get(column)) for column in COLUMNS)
            out.write(line.encode("utf-8", "replace") + b"\n")


def _party(reading: Reading, party: Party, lexicon: Lexicon, who: str) -> dict[str, object]:
    known = named(lexicon, party.actor)
    raw = None if party.start is None else reading.text[party.start : party.end]
    return {
        f"{who} Name": known.name or raw, f"{who} Country": known.country, f"Primary {who} Sector": known.sector,
        f"{who} Sectors": known.sector, f"{who} Name Raw": raw,
    }  # fmt: skip


def _rows(reading: Reading, lexicon: Lexicon) -> Iterable[dict[str, object]]:
    chains = tellers(reading.analysis)
    story: dict[str, object] = {"Source": reading.outlet, "Publication Date": reading.published.to}
    for column, types in (("People", ("PER",)), ("Organizations", ("ORG",)), ("Locations", ("LOC", "FAC"))):
        words = {
            named(lexicon, m.actor).name or reading.text[m.start : m.end]: None
            for m in reading.analysis.mentions
            if m.type in types and m.level == "NAM"
        }
        story[f"Story {column}"] = "; ".join(words)
    for e in reading.analysis.events:
        place = named(lexicon, f"place:{e.place.place.removeprefix('place:')}" if e.place.place else None)
        point = point_of(e.place.place)
        yield {
            **story,
            "Event ID": f"{reading.id}#{e.id}", "Event Date": e.date.from_, "Event Type": e.type, "Event Mode": e.mode,
            "Quad Code": QUADS.get(e.type),
            **_party(reading, e.actor, lexicon, "Actor"), **_party(reading, e.recipient, lexicon, "Recipient"),
            "Placename": place.name, "Country": place.country, "City": place.name if point else None,
            "Latitude": point.latitude if point else None, "Longitude": point.longitude if point else None,
            "GeoNames ID": point.geoname if point else None,
            "Raw Placename": None if e.place.start is None else reading.text[e.place.start : e.place.end],
            "Language": reading.analysis.article.language, "Version": reading.analysis.program,
            "Evidence Words": reading.text[e.start : e.end], "Evidence Start": e.start, "Evidence End": e.end,
            "Sentence": reading.text[e.sentence.start : e.sentence.end],
            "Attribution Chain": chain_of(reading, e, chains), "Polarity": e.polarity, "Modality": e.modality,
            "Date Basis": e.date.basis, "Event End Date": e.date.to, "Article ID": reading.id,
            "Version Hash": reading.version, "Rule": e.rule, "Review State": review_state(reading, e),
            **{term.title(): number(figures[0]) for term, figures in casualties(reading, e).items()},
        }  # fmt: skip
