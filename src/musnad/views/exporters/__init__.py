"""Exporters: a module each, found by its name.

A module gives ``DESCRIPTION`` (a line for the help) and one of

- ``export(readings, out)``, which writes bytes,
- ``export_folder(readings, folder)``, which writes files into a folder that exists,
- ``export_story(story, out)``, for what is made of a whole story (it may give ``export`` too).

To add one, add a file to this folder, or in a package of your own an entry point of the group ``musnad.exporters`` that
names such a module. Everything exported is marked as reviewed or not; what a person rejected is left out, but for a
module with ``REJECTED = True``, which gives it marked so.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import IO, Protocol, cast

from ...stories.model import Reading
from ...stories.story import Story


class Exporter(Protocol):
    """What a module of this package gives, if it writes a file."""

    DESCRIPTION: str

    def export(self, readings: Iterable[Reading], out: IO[bytes]) -> None:
        """Write the readings."""


class FolderExporter(Protocol):
    """What a module of this package gives, if it writes several files."""

    DESCRIPTION: str

    def export_folder(self, readings: Iterable[Reading], folder: Path) -> None:
        """Write the readings into a folder."""


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


def writes_folder(name: str) -> bool:
    """Whether a format is several files."""
    return hasattr(exporter(name), "export_folder")


def export_folder(name: str, story: Story, folder: Path) -> None:
    """Write a story in a format of several files into a folder that exists."""
    cast(FolderExporter, exporter(name)).export_folder(story.readings, folder)


def export_file(name: str, story: Story, out: IO[bytes]) -> None:
    """Write a story in a format of one file."""
    found = exporter(name)
    if hasattr(found, "export_story"):
        found.export_story(story, out)
    else:
        found.export(story.marked if getattr(found, "REJECTED", False) else story.readings, out)
