"""A text being read: folded, tokenized, looked up once; annotators read from it and add their layer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import chain, compress, count
from operator import not_
from typing import Any

from ..lexicon.lexicon import Hit, Lexicon
from ..model import (
    Article,
    Attribution,
    Boilerplate,
    Event,
    Flag,
    Link,
    Mention,
    Published,
    Quantity,
    Quotation,
    Reason,
    Sentence,
    Status,
    Timex,
    annotation_id,
)  # fmt: skip
from ..text.fold import fold
from ..text.split import tokenize
from .tagger import Tagger

#: Tokens behind the text, and before it, that may be asked for: annotators look some words around.
_NO_HITS: tuple[tuple[()], ...] = ((),) * 64


class Document:
    """One article while it is read.

    Tokens are numbered; ``words[i]`` is the folded word or mark. Layers hold spans in the source text; use
    :meth:`span` to go from tokens to the source and :meth:`tokens_in` to go back.
    """

    def __init__(self, article: Article, lexicon: Lexicon) -> None:
        self.article = article
        self.lexicon = lexicon
        self.text = article.text
        self.fold = fold(article.text)
        tokens = tokenize(self.fold.text)
        self.words: list[str] = tokens.words
        self.starts: list[int]
        self.ends: list[int]
        #: Offsets in the folded text: what is invisible does not keep tokens apart, see :meth:`touch`.
        self.folded_starts, self.folded_ends = tokens.starts, tokens.ends
        self.starts, self.ends = self.fold.spans(tokens.starts, tokens.ends)
        #: The distinct words.
        self.vocabulary: set[str] = set(tokens.words)
        self._at, self._by_table = lexicon.look_up(self.words, self.vocabulary)
        self._firsts_of: dict[tuple[str, ...], set[int]] = {}
        #: All hits in the order of the text.
        self.hits: list[Hit] = list(chain.from_iterable(self._at))
        #: Hits that begin at a token; none just outside the text (before it, an index counts from the margin's end).
        self.at: Callable[[int], Sequence[Hit]] = [*self._at, *_NO_HITS].__getitem__
        #: Tokens that are not letters alone: marks and numbers; and of these the ones that begin with a digit.
        self.nonwords: list[int] = list(compress(count(), map(not_, map(str.isalpha, self.words))))
        self.digits: list[int] = [i for i in self.nonwords if "0" <= tokens.words[i][0] <= "9"]
        #: Tokens that are marks: neither a word nor a number.
        self.marks: list[int] = [i for i in self.nonwords if not tokens.words[i][0].isalnum()]

        self._begin: dict[str, dict[int, list[Hit]]] = {}

        # the layers, each filled by the annotator that gives it
        self.published = Published()
        self.boilerplate: list[Boilerplate] = []
        self.sentences: list[Sentence] = []
        #: Token range of each sentence, parallel to ``sentences``.
        self.sentence_tokens: list[tuple[int, int]] = []
        #: Index of the sentence of each token; -1 in boilerplate.
        self.sentence_of: list[int] = []
        self.timexes: list[Timex] = []
        self.mentions: list[Mention] = []
        #: Token range of each mention, parallel to ``mentions``.
        self.mention_tokens: list[tuple[int, int]] = []
        self.quotations: list[Quotation] = []
        self.quantities: list[Quantity] = []
        self.events: list[Event] = []
        self.statuses: list[Status] = []
        self.reasons: list[Reason] = []
        self.flags: list[Flag] = []
        #: By what they are made of.
        self._attributions: dict[tuple[tuple[str | int | None, ...], ...], Attribution] = {}
        self._narrator: str | None = None
        #: The agency named in a dateline or credit line.
        self.credit: Link | None = None
        #: Whether the text was translated: as the article says, else as a credit does.
        self.translated = article.translated
        self._voice_starts: list[int] = []
        self._voices: list[tuple[int, str, int]] = []
        #: A trained tagger of names to read with, see :mod:`.tagger`.
        self.tagger: Tagger | None = None
        #: What an annotator leaves for a later one, by name.
        self.notes: dict[str, Any] = {}

    # ---- tokens and spans
    def span(self, first: int, last: int) -> tuple[int, int]:
        """Source span of tokens ``[first, last)``."""
        return self.starts[first], self.ends[last - 1]

    def touch(self, token: int) -> bool:
        """Whether nothing a reader sees stands between a token and the one before it."""
        return token > 0 and self.folded_starts[token] == self.folded_ends[token - 1]

    def written(self, first: int, last: int) -> str:
        """The source words of tokens ``[first, last)``."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def tokens_in(self, start: int, end: int) -> tuple[int, int]:
        """Token range that lies in a source span."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def token_at(self, offset: int) -> int:
        """The token that holds or follows a source offset."""
        return bisect_right(self.ends, offset)

    def words_in(self, first: int, last: int) -> int:
        """How many of the tokens ``[first, last)`` are no marks."""
        return last - first - (bisect_left(self.marks, last) - bisect_left(self.marks, first))

    def sentence_at(self, token: int) -> int:
        """Index of the sentence a token stands in; -1 outside all."""
        return self.sentence_of[token] if 0 <= token < len(self.sentence_of) else -1

    def tokens_of(self, words: Container[str]) -> list[int]:
        """Tokens whose word is one of these, in the order of the text, boilerplate too."""
        return list(compress(count(), map(words.__contains__, self.words)))

    # ---- lexicon hits
    def hit_tokens(self) -> Iterable[int]:
        """Tokens at which hits begin, in the order of the text."""
        return list(compress(count(), self._at))

    def of(self, table: str) -> list[Hit]:
        """Hits of a table in the order of the text, overlapping ones too."""
        return self._by_table[table]

    def firsts_of(self, *tables: str) -> set[int]:
        """Tokens at which a hit of one of these tables begins."""
        found = self._firsts_of.get(tables)
        if found is None:
            found = self._firsts_of[tables] = {hit.first for name in tables for hit in self.of(name)}
        return found

    def begin(self, table: str) -> dict[int, list[Hit]]:
        """Hits of a table by the token they begin at: asked for where many tokens are looked at for one table."""
        found = self._begin.get(table)
        if found is None:
            found = self._begin[table] = {}
            for hit in self._by_table[table]:
                found.setdefault(hit.first, []).append(hit)
        return found

    def longest(self, *names: str) -> list[Hit]:
        """Hits of these tables without overlaps: leftmost first, longest first, then in the order of the rows."""
        found = [hit for name in names for hit in self.of(name)]
        found.sort(key=lambda h: (h.first, -h.last))
        out: list[Hit] = []
        end = 0
        for hit in found:
            if hit.first >= end:
                out.append(hit)
                end = hit.last
        return out

    # ---- attribution
    def attribution(self, links: tuple[Link, ...]) -> str:
        """The id of a chain of tellers, outermost first; the same chain has the same id."""
        fields = tuple([(k.level, k.start, k.end, k.words, k.actor, k.capacity, k.cue) for k in links])
        known = self._attributions.get(fields)
        if known is None:
            key = "|".join(":".join(map(str, values)) for values in fields)
            found = annotation_id("attributions", 0, 0, key)
            known = self._attributions[fields] = Attribution(id=found, links=links)
        return known.id

    @property
    def attributions(self) -> tuple[Attribution, ...]:
        return tuple(self._attributions.values())

    def outer_links(self) -> tuple[Link, ...]:
        """The outlet, and the agency where the article names one."""
        links = [Link(level="outlet", words=self.article.outlet)]
        if self.article.agency:
            links.append(Link(level="agency", words=self.article.agency))
        elif self.credit is not None:
            links.append(self.credit)
        return tuple(links)

    def set_credit(self, agency: Link | None) -> None:
        """Say which agency a dateline or credit line names; before anything is attributed."""
        self.credit, self._narrator = agency, None

    def narrator(self) -> str:
        """Attribution id of the narrator's own voice."""
        if self._narrator is None:
            self._narrator = self.attribution(self.outer_links())
        return self._narrator

    def set_voices(self, voices: list[tuple[int, int, str]]) -> None:
        """Say whose voice stretches of the text are in: ``(start, end, attribution)``, nested or apart.

        The rest is the narrator's.
        """
        self._voice_starts, self._voices = innermost(voices)

    def teller_of(self, start: int, end: int) -> str:
        """Attribution id of a source span: that of the innermost quotation around it, else the narrator's."""
        at = bisect_right(self._voice_starts, start) - 1
        while at >= 0:
            stop, name, outer = self._voices[at]
            if end <= stop:
                return name
            at = outer
        return self.narrator()


def innermost(voices: list[tuple[int, int, str]]) -> tuple[list[int], list[tuple[int, str, int]]]:
    """Voices by start, each with its end, its name, and the index of the voice around it or before it (-1: none).

    >>> innermost([(0, 9, "a"), (2, 5, "b"), (6, 8, "c")])
    ([0, 2, 6], [(9, 'a', -1), (5, 'b', 0), (8, 'c', 0)])
    """
    ordered = sorted(voices, key=lambda v: (v[0], -v[1]))
    out: list[tuple[int, str, int]] = []
    open_: list[int] = []
    for index, (start, end, name) in enumerate(ordered):
        while open_ and out[open_[-1]][0] <= start:
            open_.pop()
        out.append((end, name, open_[-1] if open_ else -1))
        open_.append(index)
    return [v[0] for v in ordered], out
