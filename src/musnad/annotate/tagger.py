"""An optional tagger of names: a conditional random field in a file, trained by ``musnad train``, or a folder.

A tagger is told the words of a sentence and answers a label a word (``B-PER``, ``I-PER``, ``O``, ...). It is known by
the name of its file and by a hash of its bytes, which becomes part of an analysis' program: another model, another
program.
Needs the extra ``musnad[ner]`` (python-crfsuite). Folders with a transformer are read by :mod:`.transformer`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from ..errors import MusnadError

#: The features of a sentence: a list a word.
Features = Sequence[Sequence[str]]


class Asked(NamedTuple):
    """A sentence for a tagger: its words as they are written, without vowel marks, and their features on demand."""

    written: Sequence[str]
    features: Callable[[], Features]


class TaggerError(MusnadError):
    """A model that cannot be used, or what it needs is not installed."""


class Tagger(Protocol):
    """What tags the words of a sentence."""

    #: The model's name, as rules tell it: ``ner:NAME``.
    name: str
    #: Name and content, as an analysis' program tells it.
    version: str

    def labels(self, asked: Asked) -> list[str]:
        """A label a word."""


class CrfTagger:
    """A python-crfsuite model in a file."""

    def __init__(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise TaggerError(f"{path}: {(error.strerror or str(error)).lower()}") from error
        if content[:4] != b"lCRF" or int.from_bytes(content[4:8], "little") != len(content):
            raise TaggerError(f"{path}: not a model of musnad train")  # the library itself would read on past the end
        self.name = path.stem
        self.version = f"{self.name}@{hashlib.sha256(content).hexdigest()[:12]}"
        self._content = content  # the library reads on in these bytes: they have to live as long
        self._crf: Any = _crfsuite().Tagger()
        self._crf.open_inmemory(self._content)

    def labels(self, asked: Asked) -> list[str]:
        """The likeliest labels of a sentence."""
        found: list[str] = self._crf.tag(asked.features())
        return found


def _crfsuite() -> Any:
    try:
        import pycrfsuite
    except ImportError:
        raise TaggerError("a model of names needs python-crfsuite: pip install 'musnad[ner]'") from None
    return pycrfsuite


@lru_cache(maxsize=4)
def _opened(path: Path, state: tuple[tuple[str, int, int], ...]) -> Tagger:
    if path.is_dir():
        from .transformer import TransformerTagger

        return TransformerTagger(path)
    return CrfTagger(path)


def load_tagger(path: Path | None) -> Tagger | None:
    """The tagger in a file or folder, opened once while its files stay as they are; ``None`` for ``None``.

    Raises :class:`TaggerError`.
    """
    if path is None:
        return None
    try:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        state = tuple((file.name, file.stat().st_mtime_ns, file.stat().st_size) for file in files)
    except OSError as error:
        raise TaggerError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    return _opened(path.resolve(), state)


def fit(sentences: Iterable[tuple[Features, Sequence[str]]], path: Path, rounds: int = 60) -> int:
    """Learn from sentences, features beside labels, and write the model; returns how many there were.

    The same sentences in the same order give the same bytes. Raises :class:`TaggerError`.
    """
    trainer: Any = _crfsuite().Trainer(algorithm="lbfgs", verbose=False)
    # no set of active features: each that was seen counts, weighed down by c1 and c2
    trainer.set_params({"c1": 0.05, "c2": 0.05, "max_iterations": rounds, "feature.possible_transitions": True})
    count = 0
    for features, labels in sentences:
        trainer.append(features, labels)
        count += 1
    if not count:
        raise TaggerError("nothing to learn from: no sentence with labels")
    try:
        trainer.train(str(path))
    except OSError as error:
        raise TaggerError(f"{path}: {error}") from error
    return count
