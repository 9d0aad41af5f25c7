"""Reads a folder of brat's files, as :mod:`musnad.views.exporters.brat` writes it and brat leaves it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from .marks import SPECS, Mark, parse_label

#: Head of the article, its text, its marks, problems.
Found = tuple[dict[str, Any], str, list[Mark], list[str]]


def read_brat(folder: Path) -> Iterator[Found]:
    """Every ``.ann`` beside its ``.txt``, by name. A line that cannot be read is a problem, the others stand."""
    heads = _heads(folder / "articles.jsonl")
    for file in sorted(folder.glob("*.ann")):
        text_file = file.with_suffix(".txt")
        if not text_file.is_file():
            yield {"id": file.stem}, "", [], [f"{file}: no {text_file.name} beside it"]
            continue
        text = text_file.read_bytes().decode("utf-8", "replace")
        found = _File(file, text)
        for number, line in enumerate(file.read_bytes().decode("utf-8", "replace").split("\n"), 1):
            found.take(number, line.rstrip("\r"))
        yield heads.get(file.stem, {"id": file.stem}), text, found.marks(), found.problems


def _heads(file: Path) -> dict[str, dict[str, Any]]:
    if not file.is_file():
        return {}
    found = [msgspec.json.decode(line) for line in file.read_bytes().splitlines() if line.strip()]
    return {head.pop("file"): head for head in found}


class _File:
    """The lines of one ``.ann``, by their ids."""

    def __init__(self, file: Path, text: str) -> None:
        self.file, self.text = file, text
        self.problems: list[str] = []
        self.spans: dict[str, tuple[str, int, int]] = {}
        self.events: dict[str, tuple[str, str, dict[str, str]]] = {}
        self.choices: dict[str, dict[str, str]] = {}
        self.fields: dict[str, dict[str, Any]] = {}

    def take(self, number: int, line: str) -> None:
        """Read a line; what cannot be read is a problem."""
        if not line:
            return
        try:
            key, what, *rest = line.split("\t")
            match key[0]:
                case "T":
                    label, pieces = what.split(" ", 1)
                    numbers = [int(n) for piece in pieces.split(";") for n in piece.split()]
                    start, end = min(numbers), max(numbers)
                    if not 0 <= start < end <= len(self.text):
                        raise ValueError("not in the text")
                    self.spans[key] = (label, start, end)
                case "E":
                    (label, trigger), *told = (part.split(":", 1) for part in what.split())
                    self.events[key] = (label, trigger, {role.rstrip("0123456789"): at for role, at in told})
                case "A" | "M":
                    name, target, *value = what.split()
                    self.choices.setdefault(target, {})[name] = value[0] if value else "true"
                case "#":
                    kind, target = what.split()
                    if kind == "AnnotatorNotes" and rest[0].startswith("{"):
                        self.fields[target] = msgspec.json.decode("\t".join(rest))["fields"]
                case "R" | "*" | "N":
                    pass
                case _:
                    raise ValueError("not a line of brat's")
        except (ValueError, KeyError, IndexError, TypeError, msgspec.DecodeError) as error:
            self.problems.append(f"{self.file}:{number}: cannot be read ({error})")

    def marks(self) -> list[Mark]:
        """The annotations: of text, and events on their triggers."""
        triggers = {trigger for _, trigger, _ in self.events.values()}
        found: list[Mark] = []
        for key, (label, start, end) in self.spans.items():
            if key not in triggers and label != "words":
                found += self._mark(key, label, (start, end), {})
        for key, (label, trigger, told) in self.events.items():
            if trigger not in self.spans:
                self.problems.append(f"{self.file}: {key}: its trigger {trigger} is missing")
                continue
            spans = {role: self.spans[at][1:] for role, at in told.items() if at in self.spans}
            found += self._mark(key, label, self.spans[trigger][1:], spans)
        return found

    def _mark(self, key: str, label: str, span: tuple[int, int], told: dict[str, tuple[int, int]]) -> Iterator[Mark]:
        parsed = parse_label(label)
        if parsed is None:
            self.problems.append(f"{self.file}: {key}: {label} is no label of Musnad's")
            return
        layer, kind = parsed
        prefix = f"{SPECS[layer].label}_"
        choices = {name.removeprefix(prefix): value for name, value in self.choices.get(key, {}).items()}
        known = {name: value for name, value in choices.items() if name in SPECS[layer].choices}
        yield Mark(layer, kind, *span, known, told, self.fields.get(key))
