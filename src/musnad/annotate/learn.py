"""Teaching a tagger: labelled texts to the features and labels of their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon, load
from ..model import Article
from .analyse import steps
from .ar.names.tagged import features_of, type_of
from .ar.names.words import words_of
from .document import Document
from .tagger import Features, fit


class Labelled(NamedTuple):
    """A text and its names: ``(start, end, type)``, code points."""

    text: str
    names: list[tuple[int, int, str]]


def train(texts: Iterable[Labelled], path: Path, lexicon: Lexicon | None = None) -> int:
    """Train a tagger on labelled texts and write it to a file; returns the number of sentences.

    Raises :class:`~musnad.annotate.tagger.TaggerError`.
    """
    return fit(_sentences(texts, lexicon or load()), path)


def _sentences(texts: Iterable[Labelled], lexicon: Lexicon) -> Iterator[tuple[Features, list[str]]]:
    words = words_of(lexicon)
    for text, names in texts:
        doc = Document(Article(text=text), lexicon)
        for annotator in steps(frozenset(("boilerplate", "sentences"))):
            annotator.run(doc)
        labels = ["O"] * len(doc.words)
        for start, end, kind in names:
            if type_of(f"B-{kind}") is None:
                continue
            first, last = doc.token_at(start), doc.token_at(end - 1) + 1
            labels[first:last] = [f"B-{kind}"] + [f"I-{kind}"] * (last - first - 1)
        for first, last in doc.sentence_tokens:
            yield features_of(doc, words, first, last), labels[first:last]
