"""Exporters: a module each, found by its name.

A module gives ``DESCRIPTION`` (a line for the help) and ``export(readings, out)``, which writes bytes. To add one, add
a file to this folder, or in a package of your own an entry point of the group ``musnad.exporters`` that names such a
module. Everything exported is marked as reviewed or not.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from typing import IO, Protocol, cast

from ...stories.model import Reading


class Exporter(Protocol):
    """What a module of this package gives."""

    DESCRIPTION: str

    def export(self, readings: Iterable[Reading], out: IO[bytes]) -> None:
        """Write the readings."""


def exporters() -> dict[str, str]:
    """The formats and their descriptions, by name."""
    return {name: exporter(name).DESCRIPTION for name in sorted({*_packaged(), *_installed()})}


def _packaged() -> set[str]:
    return {module.name for module in pkgutil.iter_modules(__path__)}


def _installed() -> dict[str, EntryPoint]:
    """Exporters of other packages; one with the name of a packaged one is not heard."""
    return {entry.name: entry for entry in entry_points(group="musnad.exporters")}


def exporter(name: str) -> Exporter:
    """The exporter of a format. Raises ``KeyError``."""
    if name in _packaged():
        return cast(Exporter, importlib.import_module(f"{__name__}.{name}"))
    return cast(Exporter, _installed()[name].load())
