"""Reads a JSON export of Label Studio, of tasks that :mod:`musnad.views.exporters.labelstudio` made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from .brat import Found
from .marks import SPECS, Mark, parse_label


def read_labelstudio(file: Path) -> Iterator[Found]:
    """Every task, by the last annotation of it that was not skipped, else by its prediction."""
    try:
        tasks = msgspec.json.decode(file.read_bytes())
    except msgspec.DecodeError as error:
        yield {"id": file.stem}, "", [], [f"{file}: not JSON ({error})"]
        return
    for number, task in enumerate(tasks if isinstance(tasks, list) else [tasks], 1):
        name = f"{file}: task {number}"
        try:
            text, head = task["data"]["text"], task["data"].get("article") or {"id": str(task.get("id", number))}
            if not isinstance(text, str) or not isinstance(head, dict):
                raise TypeError("no text")
            done = [a for a in task.get("annotations") or [] if not a.get("was_cancelled")]
            result = (done or task.get("predictions") or [{"result": []}])[-1]["result"]
            problems: list[str] = []
            marks = list(_marks(name, text, result, task["data"].get("annotations") or {}, problems))
        except (KeyError, IndexError, TypeError, ValueError, AttributeError) as error:
            yield {"id": name}, "", [], [f"{name}: not a task of Musnad's ({error!r})"]
            continue
        yield head, text, marks, problems


def _marks(
    name: str, text: str, result: list[dict[str, Any]], notes: dict[str, Any], problems: list[str]
) -> Iterator[Mark]:
    spans: dict[str, tuple[int, int]] = {}
    labels: dict[str, str] = {}
    choices: dict[str, dict[str, str]] = {}
    arguments: dict[str, dict[str, str]] = {}
    for part in result:
        if part["type"] == "relation":
            for role in part.get("labels") or []:
                arguments.setdefault(part["from_id"], {})[role] = part["to_id"]
            continue
        value = part["value"]
        if part["type"] == "labels" and value["labels"]:
            start, end = int(value["start"]), int(value["end"])
            if 0 <= start < end <= len(text):
                spans[part["id"]] = (start, end)
                labels[part["id"]] = value["labels"][0]
            else:
                problems.append(f"{name}: {part['id']} at {start}-{end} is not in the text")
        elif part["type"] == "choices" and value["choices"]:
            choices.setdefault(part["id"], {})[part["from_name"].partition("_")[2]] = value["choices"][0]
    for key, label in labels.items():
        if label == "words":
            continue
        parsed = parse_label(label)
        if parsed is None:
            problems.append(f"{name}: {key}: {label} is no label of Musnad's")
            continue
        layer, kind = parsed
        known = {choice: value for choice, value in choices.get(key, {}).items() if choice in SPECS[layer].choices}
        told = {role: spans[to] for role, to in arguments.get(key, {}).items() if to in spans}
        yield Mark(layer, kind, *spans[key], known, told, (notes.get(key) or {}).get("fields"))
