"""Sentences of a story in which words of a table stand, found without reading all the others again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ...lexicon.lexicon import Hit, Lexicon
from ...model import Sentence
from ...text.fold import fold, folded
from ...text.split import tokenize
from ..accounts import Source

_SHORTEST = 3


class Saying(NamedTuple):
    """A sentence, the offsets of its words in the article, and the hits in them (``first``, ``last``: word numbers)."""

    source: Source
    sentence: Sentence
    starts: list[int]
    hits: list[Hit]

    @property
    def attribution(self) -> str | None:
        """Of what is read at the sentence: the innermost teller whose words hold most of it."""
        start, end = self.sentence.start, self.sentence.end
        within = [q for q in self.source.analysis.quotations if q.start < end and start < q.end]
        widest = max(within, key=lambda q: min(q.end, end) - max(q.start, start), default=None)
        return widest.attribution if widest is not None else None


def sayings(source: Source, *tables: str) -> Iterator[Saying]:
    """The sentences of an article that hold a word of the first table, with the hits of all."""
    stems = _stems(source.lexicon, tables[0])
    text = folded(source.reading.text)
    if not any(stem in text for stem in stems):
        return
    for sentence in source.analysis.sentences:
        part = fold(source.reading.text[sentence.start : sentence.end])
        if any(stem in part.text for stem in stems):
            tokens = tokenize(part.text)
            hits = [h for h in source.lexicon.find(tokens.words) if h.table in tables]
            if any(h.table == tables[0] for h in hits):
                starts, _ = part.spans(list(tokens.starts), list(tokens.ends))
                yield Saying(source, sentence, [sentence.start + at for at in starts], hits)


@lru_cache(maxsize=32)
def _stems(lexicon: Lexicon, table: str) -> tuple[str, ...]:
    """Letters of which some stand in any text that holds a word of the table: of phrases the longest word, of verbs
    the past, the present and the verbal noun without what is put before them."""
    out = set()
    for row in lexicon.table(table).values():
        for phrase in row.values("words"):
            out.add(max(folded(phrase).split(), key=len).removeprefix("ال"))
        for verb in row.values("verb") if table == "legal_force" else ():
            out.update(form.lstrip("اي") for form in folded(verb).split())
    return tuple(sorted(stem for stem in out if len(stem) >= _SHORTEST))
