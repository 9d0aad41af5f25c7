"""Exporters: a module each, found by its name.

A module gives ``DESCRIPTION`` (a line for the help) and ``export(readings, out)``, which writes bytes. To add one, add
a file to this folder. Everything exported is marked as reviewed or not.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from typing import IO, Protocol, cast

from ...stories.model import Reading


class Exporter(Protocol):
    """What a module of this package gives."""

    DESCRIPTION: str

    def export(self, readings: Iterable[Reading], out: IO[bytes]) -> None:
        """Write the readings."""


def exporters() -> dict[str, str]:
    """The formats and their descriptions, by name."""
    return {name: exporter(name).DESCRIPTION for name in _names()}


def _names() -> list[str]:
    return sorted(module.name for module in pkgutil.iter_modules(__path__))


def exporter(name: str) -> Exporter:
    """The exporter of a format. Raises ``KeyError``."""
    if name not in _names():
        raise KeyError(name)
    return cast(Exporter, importlib.import_module(f"{__name__}.{name}"))
