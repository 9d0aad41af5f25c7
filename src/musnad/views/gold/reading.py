"""Reads what a person corrected in brat or Label Studio, as gold: an analysis a line, with its text.

A gold item has the shape of an analysis without what only a program can say: ``article``, ``text``, and the layers that
were corrected. A layer that is missing was not gone over, and is not scored.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ...errors import MusnadError
from ...model import Article
from .brat import read_brat
from .labelstudio import read_labelstudio
from .marks import SPECS, Mark, item_of

#: A gold item: ``article``, ``text``, layers.
Gold = dict[str, Any]


class GoldError(MusnadError):
    """Corrected files that cannot be read; the message is one line that names the place."""


def read_corrected(path: Path) -> Iterator[tuple[Gold, list[str]]]:
    """The gold of a brat folder, or of a JSON export of Label Studio (a file, or a folder with ``.json`` files).

    Each with the problems found. Raises :class:`GoldError` where nothing can be read.
    """
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder")
    files = [path] if path.is_file() else sorted(path.glob("*.json"))
    if path.is_dir() and any(path.glob("*.ann")):
        found = read_brat(path)
    elif files:
        found = (item for file in files for item in read_labelstudio(file))
    else:
        raise GoldError(f"{path}: neither brat's .ann files nor Label Studio's .json in it")
    for head, text, marks, problems in found:
        yield _gold(head, text, marks), problems


def _gold(head: dict[str, Any], text: str, marks: list[Mark]) -> Gold:
    layers: dict[str, list[dict[str, Any]]] = {layer: [] for layer in SPECS}
    for mark in sorted(marks, key=lambda m: (m.start, m.end, m.type)):
        layers[mark.layer].append(item_of(mark))
    article = {**head, "version": Article(text=text).version()}
    return {"article": article, "text": text, **layers}


def load_gold(path: Path) -> list[Gold]:
    """Gold items of a JSON Lines file, a JSON file, or a folder of them. Raises :class:`GoldError`."""
    if not path.exists():
        raise GoldError(f"{path}: no such file or folder")
    files = sorted(p for p in path.iterdir() if p.suffix in (".json", ".jsonl")) if path.is_dir() else [path]
    if not files:
        raise GoldError(f"{path}: no .json or .jsonl file in it")
    return [item for file in files for item in _items(file)]


def _items(file: Path) -> Iterator[Gold]:
    data = file.read_bytes()
    lines = list(enumerate(data.splitlines(), 1)) if file.suffix != ".json" else [(1, data)]
    for number, line in lines:
        if not line.strip():
            continue
        try:
            item = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise GoldError(f"{file}:{number}: not JSON ({error})") from error
        for gold in item if isinstance(item, list) else [item]:
            if not isinstance(gold, dict) or not isinstance(gold.get("article"), dict) or "id" not in gold["article"]:
                raise GoldError(f"{file}:{number}: no gold item: an article with its id is missing")
            yield gold
