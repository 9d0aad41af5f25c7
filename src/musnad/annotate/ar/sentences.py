"""Sentences: the headline is one, boilerplate is none."""

from __future__ import annotations

from ...model import Sentence, annotation_id
from ...text.split import sentence_spans
from ..document import Document


def annotate(doc: Document) -> None:
    """Split each line that is not boilerplate into sentences, and number the tokens by sentence."""
    text = doc.text
    out: list[Sentence] = []
    for start, end in _lines(doc):
        for s, e in sentence_spans(text, start, end):
            if any(c.isalnum() for c in text[s:e]):
                out.append(Sentence(id=annotation_id("sentences", s, e), start=s, end=e, rule="sentences"))
    doc.sentences = out
    doc.sentence_of = [-1] * len(doc.words)
    for number, sentence in enumerate(out):
        first, last = doc.tokens_in(sentence.start, sentence.end)
        doc.sentence_tokens.append((first, last))
        for token in range(first, last):
            doc.sentence_of[token] = number


def _lines(doc: Document) -> list[tuple[int, int]]:
    """Line spans, with boilerplate cut out."""
    cuts = sorted((b.start, b.end) for b in doc.boilerplate)
    out = []
    at = 0
    for line in doc.text.splitlines(keepends=True):
        start, end = at, at + len(line)
        at = end
        for s, e in cuts:
            if e <= start or s >= end:
                continue
            if s > start:
                out.append((start, s))
            start = min(end, e)
        if start < end:
            out.append((start, end))
    return out
