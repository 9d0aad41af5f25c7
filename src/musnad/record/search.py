"""Searching: sentences with the words of a query, however vocalised, spelled or prefixed."""

from __future__ import annotations

from collections.abc import Iterator

from ..store.store import Store
from ..store.words import index_keys, piece_keys, query_keys, search_words
from ..stories import listing
from ..stories.listing import SearchHit
from ..stories.model import Reading


def search(store: Store, query: str, as_of: str | None, articles: list[str] | None) -> list[SearchHit]:
    """What stands in some articles (None: in all), in those published by ``as_of``; by day."""
    among = frozenset(articles) if articles is not None else None
    together, words = parse_query(query)
    found = store.search(words) if words else []
    texts: dict[str, Reading] = {}
    hits = []
    for hit in found:
        if among is not None and hit.article not in among:
            continue
        if hit.article not in texts:
            stored = store.get(hit.article)
            if stored is None:
                continue
            texts[hit.article] = Reading.of(stored.article, stored.analysis())
        reading = texts[hit.article]
        if as_of is not None and not listing.published_by(reading.published, as_of):
            continue
        sentence = reading.text[hit.start : hit.end]
        if not all(holds(sentence, phrase) for phrase in together):
            continue
        hits.append(
            SearchHit(
                article=reading.id, start=hit.start, end=hit.end, words=sentence, outlet=reading.outlet,
                published=reading.published, matches=tuple(matches(sentence, words, hit.start)),
            )
        )  # fmt: skip
    return sorted(hits, key=lambda h: (h.published.to or "9999", h.article, h.start))


def parse_query(query: str) -> tuple[list[list[str]], list[str]]:
    """The phrases in quotation marks, and all words, folded.

    >>> parse_query('«قوات التحالف» بغداد')
    ([['قوات', 'التحالف']], ['قوات', 'التحالف', 'بغداد'])
    """
    for mark in "«»“”„":
        query = query.replace(mark, '"')
    parts = query.split('"')
    phrases = [[w for w, _, _ in search_words(part)] for part in parts[1::2]]
    return [p for p in phrases if len(p) > 1], [w for w, _, _ in search_words(query)]


def holds(sentence: str, phrase: list[str]) -> bool:
    """Whether the words of a phrase stand together."""
    words = [index_keys(w) for w, _, _ in search_words(sentence)]
    wanted = [query_keys(w) for w in phrase]
    last = len(words) - len(wanted)
    return any(all(wanted[j] & words[i + j] for j in range(len(wanted))) for i in range(last + 1))


def matches(sentence: str, words: list[str], start: int) -> Iterator[tuple[int, int]]:
    """Spans, in the article's text, of the words of a sentence that were asked for."""
    wanted = set().union(*(query_keys(w) for w in words))
    at = 0
    for piece in sentence.split():
        at = sentence.index(piece, at)
        if piece_keys(piece) & wanted:
            yield start + at, start + at + len(piece)
        at += len(piece)
