"""Where towns lie, no more finely than to a kilometre; the data is ``coordinates.tsv`` (GeoNames, CC BY 4.0)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import NamedTuple


class Point(NamedTuple):
    """A town's place in degrees (WGS 84), rounded to a hundredth, and its number in GeoNames."""

    latitude: float
    longitude: float
    geoname: str


@lru_cache(maxsize=1)
def _table() -> dict[str, Point]:
    text = files(__package__).joinpath("coordinates.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {key: Point(float(latitude), float(longitude), geoname) for key, geoname, latitude, longitude in lines[1:]}


def point_of(place: str | None) -> Point | None:
    """Where a town lies, by its place id; ``None`` for all that is no published town.

    >>> point_of("place:mosul")
    Point(latitude=36.34, longitude=43.12, geoname='99072')
    >>> point_of("place:iraq") is None
    True
    """
    return _table().get(place.removeprefix("place:")) if place else None
