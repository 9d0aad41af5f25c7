"""Labelled texts for training: CoNLL columns, or JSON lines."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from ..annotate.learn import Labelled
from ..errors import MusnadError


class CorpusError(MusnadError):
    """A labelled file that cannot be read: which line, and why."""


def read_corpus(path: Path) -> Iterator[Labelled]:
    """The labelled texts of a file.

    ``.jsonl``: a text a line, ``{"text": ..., "mentions": [{"start", "end", "type"}, ...]}``, as in an analysis. Any
    other name: CoNLL, a word a line with its label (``B-PER``, ``I-PER``, ``O``) in the last column, an empty line
    behind each sentence. Raises :class:`CorpusError`.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise CorpusError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except UnicodeDecodeError as error:
        raise CorpusError(f"{path}: not UTF-8 at byte {error.start}") from error
    yield from _json_lines(path, text) if path.suffix == ".jsonl" else _conll(path, text)


def _json_lines(path: Path, text: str) -> Iterator[Labelled]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            item: dict[str, Any] = msgspec.json.decode(line, type=dict[str, Any])
            words = item["text"]
            names = [(int(m["start"]), int(m["end"]), str(m["type"])) for m in item["mentions"]]
        except (msgspec.DecodeError, KeyError, TypeError, ValueError) as error:
            raise CorpusError(f"{path}:{number}: no text with mentions ({error})") from error
        if not isinstance(words, str) or any(not 0 <= s < e <= len(words) for s, e, _ in names):
            raise CorpusError(f"{path}:{number}: a mention outside its text")
        yield Labelled(words, names)


def _conll(path: Path, text: str) -> Iterator[Labelled]:
    words: list[str] = []
    labels: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        cells = line.split()
        if cells and len(cells) < 2:
            raise CorpusError(f"{path}:{number}: a word without a label")
        if cells and cells[-1] != "O" and cells[-1][:2] not in ("B-", "I-"):
            raise CorpusError(f"{path}:{number}: {cells[-1]!r} is no label such as B-PER or O")
        if cells:
            words.append(cells[0])
            labels.append(cells[-1])
        elif words:
            yield _sentence(words, labels)
            words, labels = [], []


def _sentence(words: list[str], labels: list[str]) -> Labelled:
    names: list[tuple[int, int, str]] = []
    at = 0
    before = "O"
    for word, label in zip(words, labels):
        kind = label[2:]
        if kind and label[0] == "I" and before[2:] == kind:
            names[-1] = (names[-1][0], at + len(word), kind)
        elif kind:
            names.append((at, at + len(word), kind))
        at += len(word) + 1
        before = label
    return Labelled(" ".join(words), names)
