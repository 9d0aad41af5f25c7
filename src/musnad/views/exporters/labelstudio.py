"""A folder for Label Studio: ``tasks.json``, with what was read as predictions, and the interface, ``config.xml``.

Offsets are code points, as Label Studio counts them (since 1.4). Each task's ``data.annotations`` holds the fields, the
words, the chain of tellers, the version hash and the review state of its annotations by region id, and comes back with
Label Studio's JSON export, which ``musnad import-gold`` reads.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import msgspec

from ...stories.model import Reading
from ..cells import json_bytes
from ..gold.marks import SPECS, Mark
from ..gold.noted import COLUMNS, noted

__all__ = ["COLUMNS", "DESCRIPTION", "export_folder"]

DESCRIPTION = "a folder for the annotation tool Label Studio"
WORDS = "words"


def export_folder(readings: Iterable[Reading], folder: Path) -> None:
    """Write the files into an existing folder."""
    tasks, flags = [], set()
    for reading in readings:
        found = list(noted(reading))
        flags |= {mark.type for mark, _ in found if mark.layer == "flags"}
        tasks.append(_task(reading, found))
    (folder / "tasks.json").write_bytes(json_bytes(tasks))
    (folder / "config.xml").write_text(_configuration(sorted(flags)), encoding="utf-8")


def _task(reading: Reading, found: list[tuple[Mark, dict[str, Any]]]) -> dict[str, Any]:
    regions: list[dict[str, Any]] = []
    notes: dict[str, dict[str, Any]] = {}
    spans: dict[tuple[int, int], str] = {}
    for mark, note in found:
        name = _name(mark)
        regions += _region(name, mark.label, mark.start, mark.end, reading.text)
        spans.setdefault((mark.start, mark.end), name)
        notes[name] = note
        for choice, value in mark.choices.items():
            where = {"start": mark.start, "end": mark.end, "choices": [value]}
            regions.append({
                "id": name, "from_name": f"{SPECS[mark.layer].label}_{choice}", "to_name": "text", "type": "choices",
                "value": where,
            })  # fmt: skip
    for mark, _ in found:
        name = _name(mark)
        for role, span in mark.arguments.items():
            if span not in spans:
                spans[span] = f"{WORDS}-{span[0]}-{span[1]}"
                regions += _region(spans[span], WORDS, *span, reading.text)
            regions.append(
                {"type": "relation", "from_id": name, "to_id": spans[span], "direction": "right", "labels": [role]}
            )
    head = msgspec.to_builtins(reading.analysis.article)
    head |= {"id": reading.id, "version": reading.version, "source": reading.source}
    return {
        "data": {"text": reading.text, "article": head, "annotations": notes},
        "predictions": [{"model_version": reading.analysis.program or "musnad", "result": regions}],
    }


def _name(mark: Mark) -> str:
    return f"{mark.layer}-{(mark.fields or {})['id']}"


def _region(name: str, label: str, start: int, end: int, text: str) -> Iterator[dict[str, Any]]:
    yield {
        "id": name, "from_name": "label", "to_name": "text", "type": "labels",
        "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
    }  # fmt: skip


def _configuration(flags: list[str]) -> str:
    labels = [WORDS, *(f"{spec.label}_{kind}" for spec in SPECS.values() for kind in spec.types or flags)]
    lines = ["<View>", '  <Labels name="label" toName="text" showInline="true">']
    lines += [f"    <Label value={quoteattr(label)}/>" for label in labels]
    lines += ["  </Labels>", '  <Text name="text" value="$text" granularity="word"/>']
    for spec in SPECS.values():
        shown = ",".join(f"{spec.label}_{kind}" for kind in spec.types or flags)
        for choice, values in spec.choices.items():
            name = quoteattr(f"{spec.label}_{choice}")
            lines.append(
                f'  <Choices name={name} toName="text" perRegion="true" choice="single" whenTagName="label"'
                f" whenLabelValue={quoteattr(shown)}>"
            )
            lines += [f"    <Choice value={quoteattr(value)}/>" for value in values]
            lines.append("  </Choices>")
    roles = dict.fromkeys(role for spec in SPECS.values() for role in spec.arguments)
    lines += ["  <Relations>", *(f"    <Relation value={quoteattr(role)}/>" for role in roles), "  </Relations>"]
    return "\n".join([*lines, "</View>", ""])
