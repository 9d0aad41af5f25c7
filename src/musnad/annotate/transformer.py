"""A tagger of names in a folder: a transformer for token classification, as model hubs hand it out.

The folder holds ``config.json`` (with ``id2label``), ``tokenizer.json`` (of a fast tokenizer) and the weights:
``model.onnx`` is run by onnxruntime (extra ``musnad[ner]``), else ``model.safetensors`` by transformers and torch
(extra ``musnad[ner-torch]``). Weights in pickles are never opened. A word takes the label of its first piece; long
sentences are read in windows that overlap.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from .tagger import Asked, TaggerError

#: Pieces of a sentence to the scores of each label: ``[pieces][labels]``.
Run = Callable[[list[int]], Any]

_WEIGHTS = ("model.onnx", "model.safetensors")
#: Where a configuration does not say how many pieces a model reads at once.
_PIECES = 512
#: How other schemes write the first and the inner words of a name.
_SCHEMES = {"S": "B", "U": "B", "E": "I", "L": "I", "M": "I"}


class TransformerTagger:
    """A folder with a token classification model."""

    def __init__(self, folder: Path) -> None:
        weights = next((folder / name for name in _WEIGHTS if (folder / name).is_file()), None)
        if weights is None:
            raise TaggerError(f"{folder}: neither model.onnx nor model.safetensors in this folder")
        config = _config(folder)
        self._labels = _labels(folder, config)
        self._tokenizer = _tokenizer(folder)
        self._room = _room(config) - self._tokenizer.num_special_tokens_to_add(False)
        self._run: Run = _onnx(weights) if weights.suffix == ".onnx" else _torch(folder)
        self.name = folder.name
        self.version = f"{self.name}@{_digest(folder, weights)}"

    def labels(self, asked: Asked) -> list[str]:
        """The likeliest label of each word."""
        words = asked.written
        out = ["O"] * len(words)
        best = [-1] * len(words)
        for first, last in windows([self._pieces(word) for word in words], self._room):
            for at, label in self._window(words[first:last]):
                inside = min(at, last - first - 1 - at)
                if inside > best[first + at]:
                    best[first + at], out[first + at] = inside, label
        return out

    def _pieces(self, word: str) -> int:
        return max(1, len(self._tokenizer.encode(word, add_special_tokens=False).ids))

    def _window(self, words: Sequence[str]) -> list[tuple[int, str]]:
        """The labels of the words of a window: ``(number, label)``, by their first pieces."""
        ends, text = [], ""
        for word in words:
            text += f" {word}" if text else word
            ends.append(len(text))
        read = self._tokenizer.encode(text)
        most = self._room + self._tokenizer.num_special_tokens_to_add(False)
        scores = self._run(read.ids[:most])
        out: list[tuple[int, str]] = []
        for (start, end), special, row in zip(read.offsets, read.special_tokens_mask, scores, strict=False):
            if special or end <= start:
                continue
            at = bisect_right(ends, end - 1)  # the space before a word may be its piece's
            if at < len(words) and (not out or out[-1][0] < at):
                out.append((at, self._labels[max(range(len(self._labels)), key=row.__getitem__)]))
        return out


def windows(pieces: Sequence[int], room: int) -> list[tuple[int, int]]:
    """Ranges of words with at most ``room`` pieces each (a longer word stands alone); each begins halfway in the last.

    >>> windows([1, 1, 1, 1, 1, 1], 4)
    [(0, 4), (2, 6)]
    >>> windows([1, 1], 4), windows([9, 1], 4), windows([], 4)
    ([(0, 2)], [(0, 1), (1, 2)], [])
    """
    out: list[tuple[int, int]] = []
    first = 0
    while first < len(pieces):
        last, size = first + 1, pieces[first]
        while last < len(pieces) and size + pieces[last] <= room:
            size += pieces[last]
            last += 1
        out.append((first, last))
        if last == len(pieces):
            break
        first = max(first + 1, (first + last) // 2) if last - first > 1 else last
    return out


def _config(folder: Path) -> dict[str, Any]:
    path = folder / "config.json"
    try:
        config = json.loads(path.read_bytes())
    except OSError as error:
        raise TaggerError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:
        raise TaggerError(f"{path}: no JSON") from error
    if not isinstance(config, dict):
        raise TaggerError(f"{path}: no configuration of a model")
    return config


def _labels(folder: Path, config: dict[str, Any]) -> list[str]:
    """The labels by number, in the scheme of B and I."""
    named = config.get("id2label")
    try:
        labels = [_scheme(str(named[str(number)])) for number in range(len(named))] if named else []
    except (KeyError, TypeError):
        labels = []
    if not labels:
        raise TaggerError(f"{folder / 'config.json'}: no id2label with the labels 0, 1, ...")
    return labels


def _scheme(label: str) -> str:
    """A label in the scheme of B and I.

    >>> [_scheme(label) for label in ("B-PER", "S-LOC", "E-ORG", "PER", "O")]
    ['B-PER', 'B-LOC', 'I-ORG', 'I-PER', 'O']
    """
    place, dash, kind = label.partition("-")
    if dash:
        return f"{_SCHEMES.get(place, place)}-{kind}"
    return "O" if label in ("O", "0") else f"I-{label}"


def _room(config: dict[str, Any]) -> int:
    """How many pieces a model reads at once; the positions of some are counted from behind the padding's."""
    most = config.get("max_position_embeddings")
    pieces = most if isinstance(most, int) and most > 4 else _PIECES
    if config.get("model_type") in ("roberta", "xlm-roberta", "camembert"):
        pieces -= 2
    return min(pieces, _PIECES)


def _tokenizer(folder: Path) -> Any:
    try:
        from tokenizers import Tokenizer
    except ImportError:
        raise TaggerError("a folder with a model needs tokenizers: pip install 'musnad[ner]'") from None
    path = folder / "tokenizer.json"
    if not path.is_file():
        raise TaggerError(f"{path}: not there; save the model with a fast tokenizer")
    try:
        tokenizer = Tokenizer.from_file(str(path))
    except Exception as error:
        raise TaggerError(f"{path}: {_line(error)}") from error
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _onnx(path: Path) -> Run:
    try:
        import numpy
        import onnxruntime
    except ImportError:
        raise TaggerError("a folder with model.onnx needs onnxruntime: pip install 'musnad[ner]'") from None
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # the processes of --workers share the machine
    options.use_deterministic_compute = True
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:
        raise TaggerError(f"{path}: {_line(error)}") from error
    names = [one.name for one in session.get_inputs()]
    if "input_ids" not in names:
        raise TaggerError(f"{path}: no input called input_ids")

    def run(ids: list[int]) -> Any:
        given = {"input_ids": ids, "attention_mask": [1] * len(ids), "token_type_ids": [0] * len(ids)}
        feed = {name: numpy.asarray([given[name]], dtype=numpy.int64) for name in names if name in given}
        return session.run(None, feed)[0][0].tolist()

    return run


def _torch(folder: Path) -> Run:
    try:
        import torch
        from transformers import AutoModelForTokenClassification
    except ImportError:
        raise TaggerError(
            f"{folder}: no model.onnx, and model.safetensors needs transformers: pip install 'musnad[ner-torch]'"
        ) from None
    try:
        model = AutoModelForTokenClassification.from_pretrained(
            str(folder), local_files_only=True, use_safetensors=True
        )
    except (OSError, ValueError, RuntimeError, KeyError) as error:
        raise TaggerError(f"{folder}: {_line(error)}") from error
    model.eval()

    def run(ids: list[int]) -> Any:
        with torch.no_grad():
            return model(input_ids=torch.tensor([ids]), attention_mask=torch.ones(1, len(ids))).logits[0].tolist()

    return run


def _line(error: Exception) -> str:
    """A library's message on one line."""
    return " ".join(str(error).split())[:200] or type(error).__name__


def _digest(folder: Path, weights: Path) -> str:
    """A hash of all that makes the labels."""
    digest = hashlib.sha256()
    for path in (folder / "config.json", folder / "tokenizer.json", weights, weights.with_name("model.onnx_data")):
        if path.is_file():
            with path.open("rb") as file:
                digest.update(hashlib.file_digest(file, "sha256").digest())
    return digest.hexdigest()[:12]
