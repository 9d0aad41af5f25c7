"""A folder for brat (https://brat.nlplab.org): a ``.txt`` and an ``.ann`` an article, and the configuration.

Offsets are code points, as brat counts. Each annotation has a note, which holds its fields as JSON, its words, chain of
tellers, version hash and review state; ``musnad import-gold`` reads the folder back. ``articles.jsonl`` says which
article each file is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from ...stories.model import Reading, story_id
from ..cells import json_line
from ..gold.marks import SPECS, Mark
from ..gold.noted import COLUMNS, noted

__all__ = ["COLUMNS", "DESCRIPTION", "export_folder"]

DESCRIPTION = "a folder for the annotation tool brat"
#: brat's files are lines of cells: words that break a line, or hold a tab, are marked in pieces.
_BREAKS = re.compile("[\t\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
#: The label of words that are only an argument.
WORDS = "words"


def export_folder(readings: Iterable[Reading], folder: Path) -> None:
    """Write the files into an existing folder."""
    articles, flags = [], set()
    for reading in readings:
        name = story_id(reading.id)
        found = list(noted(reading))
        flags |= {mark.type for mark, _ in found if mark.layer == "flags"}
        (folder / f"{name}.txt").write_bytes(reading.text.encode("utf-8", "replace"))
        (folder / f"{name}.ann").write_bytes(_annotations(reading, found).encode("utf-8", "replace"))
        head = {"id": reading.id, "version": reading.version, "source": reading.source}
        articles.append(json_line({"file": name, **msgspec.to_builtins(reading.analysis.article), **head}))
    (folder / "articles.jsonl").write_bytes(b"".join(line + b"\n" for line in articles))
    (folder / "annotation.conf").write_text(_configuration(sorted(flags)), encoding="utf-8")
    (folder / "visual.conf").write_text(_VISUAL, encoding="utf-8")


def _annotations(reading: Reading, found: list[tuple[Mark, dict[str, Any]]]) -> str:
    lines: list[str] = []
    spans: dict[tuple[int, int], str] = {}
    numbers = {"T": 0, "E": 0, "A": 0, "#": 0}

    def number(kind: str) -> str:
        numbers[kind] += 1
        return f"{kind}{numbers[kind]}"

    def words_of(label: str, start: int, end: int) -> str:
        name = number("T")
        pieces = pieces_of(reading.text, start, end)
        said = " ".join(reading.text[s:e] for s, e in pieces)
        lines.append(f"{name}\t{label} {';'.join(f'{s} {e}' for s, e in pieces)}\t{said}")
        return name

    def argument(span: tuple[int, int]) -> str:
        if span not in spans:
            spans[span] = words_of(WORDS, *span)
        return spans[span]

    for mark, note in found:
        name = words_of(mark.label, mark.start, mark.end)
        if mark.layer == "mentions":
            spans.setdefault((mark.start, mark.end), name)
        spec = SPECS[mark.layer]
        if spec.arguments:
            told = "".join(f" {role}:{argument(span)}" for role, span in mark.arguments.items())
            name, trigger = number("E"), name
            lines.append(f"{name}\t{mark.label}:{trigger}{told}")
        for choice, value in mark.choices.items():
            lines.append(f"{number('A')}\t{spec.label}_{choice} {name} {value}")
        lines.append(f"{number('#')}\tAnnotatorNotes {name}\t{_escaped(note)}")
    return "".join(line + "\n" for line in lines)


def pieces_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A span, parted where brat would break the line.

    >>> pieces_of("one\\ntwo", 0, 7)
    [(0, 3), (4, 7)]
    """
    out, at = [], start
    for gap in _BREAKS.finditer(text, start, end):
        if at < gap.start():
            out.append((at, gap.start()))
        at = gap.end()
    if at < end or not out:
        out.append((at, end) if at < end else (start, end))
    return out


def _escaped(note: dict[str, Any]) -> str:
    """JSON in a line, also for readers that break lines at rarer characters."""
    line = json_line(note).decode("utf-8")
    return _BREAKS.sub(lambda found: "".join(f"\\u{ord(c):04x}" for c in found[0]), line)


def _configuration(flags: list[str]) -> str:
    entities, events, attributes = [WORDS], [], []
    for spec in SPECS.values():
        labels = [f"{spec.label}_{kind}" for kind in spec.types or flags]
        if spec.arguments:
            arguments = ", ".join(f"{name}?:<ENTITY>" for name in spec.arguments)
            events += [f"{label}\t{arguments}" for label in labels]
        else:
            entities += labels
        group = "|".join(labels)
        attributes += [
            f"{spec.label}_{choice}\tArg:{group}, Value:{'|'.join(values)}" for choice, values in spec.choices.items()
        ]
    parts: tuple[tuple[str, list[str]], ...] = (
        ("entities", entities),
        ("relations", []),
        ("events", events),
        ("attributes", attributes),
    )
    return "".join(f"[{name}]\n" + "".join(line + "\n" for line in lines) for name, lines in parts)


_VISUAL = """\
[labels]
[drawing]
SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken
ARC_DEFAULT\tcolor:black, arrowHead:triangle-5
"""
