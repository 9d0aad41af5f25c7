"""Copies: articles that repeat one another, and passages carried over from an older one.

Nothing is deleted: an account that stands in such a passage is marked with the older article's id, and the two of them
are one voice. What is changed inside a copied sentence (a noun, a figure) is not carried over, and stays fresh.

Every rule here looks at two articles only, or takes the *earliest* of several, so the order in which articles were
added plays no part. Articles come by the last day on which they may have been published, then by a hash of their id.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ..model import Analysis, Published
from .model import Passage, Reading
from .prints import RUN, Print, Sentence

#: Share of the shorter text's runs that makes it a copy of the longer; less for short texts and for one agency's.
CONTAINED, _CONTAINED_SHORT, _CONTAINED_AGENCY = 0.6, 0.5, 0.4
_SHORT = 40
#: Runs that a text must have before it can be a copy.
_LEAST = 3
#: Share of a sentence's runs that makes it carried over, words that a passage must have, and of them unquoted ones.
_SENTENCE, _WORDS, _UNQUOTED = 0.5, 20, 12
#: For each fingerprint, so many of the earliest articles that have it are looked at.
EARLIEST = 8
_DAY_BITS = 40
_UNKNOWN = dt.date.max.toordinal() + 1


def rank(identifier: str, published: Published) -> int:
    """The place of an article in the order of publication: 62 bits, the day above a hash of the id."""
    try:
        day = dt.date.fromisoformat((published.to or "")[:10]).toordinal()
    except ValueError:
        day = _UNKNOWN
    digest = hashlib.blake2b(identifier.encode("utf-8", "surrogatepass"), digest_size=5).digest()
    return day << _DAY_BITS | int.from_bytes(digest, "big")


def agency_of(agency: str | None, analysis: Analysis) -> str | None:
    """The agency a piece was taken from: as given, else as its text says."""
    if agency or analysis.article.agency:
        return agency or analysis.article.agency
    links = (link for a in analysis.attributions for link in a.links if link.level == "agency")
    return next((link.actor or link.words for link in links), None)


def share(a: frozenset[int], b: frozenset[int]) -> float:
    """Share of the smaller set that stands in the larger."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0


def is_copy(a: frozenset[int], b: frozenset[int], same_agency: bool) -> bool:
    """Whether one text repeats the other."""
    smaller = min(len(a), len(b))
    if smaller < _LEAST:
        return False
    least = _CONTAINED_AGENCY if same_agency else _CONTAINED_SHORT if smaller < _SHORT else CONTAINED
    return share(a, b) >= least


def carried(text: Print, older: frozenset[int], quoted: Sequence[tuple[int, int]] = ()) -> dict[int, list[int]]:
    """What of a text stands in an older one: for each sentence in question, the numbers of its words that do.

    A passage is a sentence or several in a row of which at least half stands there, twenty words together and twelve
    that are not quoted: two outlets that quote one man do not copy one another.
    """
    out: dict[int, list[int]] = {}
    run: dict[int, list[int]] = {}
    for number, sentence in enumerate([*text.sentences, None]):
        if sentence is not None:
            words = _covered(sentence, older)
            if words is not None:
                run[number] = words
                continue
            if not sentence.hashes:
                continue
        if run and _is_passage(text, run, quoted):
            out.update(run)
        run = {}
    return out


def _covered(sentence: Sentence, older: frozenset[int]) -> list[int] | None:
    """The numbers of the words that stand in the older text in their run; ``None`` if most do not."""
    found = [i for i, h in enumerate(sentence.hashes) if h in older]
    if not found or len(found) < _SENTENCE * len(sentence.hashes):
        return None
    return sorted({j for i in found for j in range(i, min(i + RUN, len(sentence.spans)))})


def _is_passage(text: Print, run: Mapping[int, list[int]], quoted: Sequence[tuple[int, int]]) -> bool:
    if sum(len(words) for words in run.values()) < _WORDS:
        return False
    starts = [text.sentences[n].spans[w][0] for n, words in run.items() for w in words]
    return sum(not any(s <= at < e for s, e in quoted) for at in starts) >= _UNQUOTED


def quoted_spans(analysis: Analysis) -> list[tuple[int, int]]:
    """What stands in quotation marks."""
    return [(q.start, q.end) for q in analysis.quotations if q.kind in ("direct", "mixed")]


def passages(
    text: Print, older: Iterable[tuple[int, frozenset[int]]], quoted: Sequence[tuple[int, int]] = ()
) -> list[tuple[int, int, int]]:
    """Spans of the text carried over, each with the key of the earliest article it stands in.

    ``older``: keys and hashed runs of older articles, the earliest first.
    """
    taken: dict[tuple[int, int], int] = {}
    for key, hashes in older:
        if not text.hashes.isdisjoint(hashes):
            for number, words in carried(text, hashes, quoted).items():
                for word in words:
                    taken.setdefault((number, word), key)
    spans: list[tuple[int, int, int]] = []
    before = (-1, -1)
    for (number, word), key in sorted(taken.items()):
        start, end = text.sentences[number].spans[word]
        if spans and spans[-1][2] == key and before == (number, word - 1):
            spans[-1] = (spans[-1][0], end, key)
        else:
            spans.append((start, end, key))
        before = (number, word)
    return spans


class Candidate(NamedTuple):
    """What is kept of an article to compare others with."""

    key: int
    rank: int
    agency: str | None
    hashes: frozenset[int]


def compare(
    text: Print, agency: str | None, older: Sequence[Candidate], quoted: Sequence[tuple[int, int]] = ()
) -> tuple[int | None, list[tuple[int, int, int]]]:
    """The earliest article that a text repeats as a whole, and its passages carried over; ``older``: in any order."""
    ordered = sorted(older, key=lambda c: (c.rank, c.key))
    whole = next(
        (c.key for c in ordered if is_copy(text.hashes, c.hashes, agency is not None and agency == c.agency)), None
    )
    return whole, passages(text, ((c.key, c.hashes) for c in ordered), quoted)


def marked(readings: Sequence[Reading]) -> list[Reading]:
    """Readings with their copies and carried passages found among themselves, as a record finds them among all."""
    ordered = sorted(readings, key=lambda r: rank(r.id, r.published))
    holders: dict[int, list[int]] = {}
    kept: list[Candidate] = []
    out = []
    for number, reading in enumerate(ordered):
        text = Print.of(reading.text, reading.analysis)
        agency = agency_of(reading.agency, reading.analysis)
        near = candidates(text.chosen, lambda h: holders.get(h, ()))
        whole, spans = compare(text, agency, [kept[n] for n in near], quoted_spans(reading.analysis))
        out.append(with_marks(reading, whole, spans, ordered.__getitem__))
        kept.append(Candidate(number, number, agency, text.hashes))
        for h in text.chosen:
            if len(first := holders.setdefault(h, [])) < EARLIEST:
                first.append(number)
    return out


def candidates(chosen: frozenset[int], earliest: Callable[[int], Iterable[int]]) -> list[int]:
    """Keys of the older articles to compare with; ``earliest``: the first few that have a fingerprint."""
    shared: dict[int, int] = {}
    for h in chosen:
        for key in earliest(h):
            shared[key] = shared.get(key, 0) + 1
    least = 2 if len(chosen) > WORTHWHILE else 1
    return sorted(key for key, count in shared.items() if count >= least)


#: A text with more fingerprints than these must share two before it is looked at.
WORTHWHILE = 6


def with_marks(
    reading: Reading,
    whole: int | None,
    spans: Iterable[tuple[int, int, int]],
    origin: Callable[[int], Reading],
) -> Reading:
    """The reading with its marks; ``origin`` gives the older article of a key."""
    carried_over = tuple(
        Passage(start=s, end=e, article=o.id, outlet=o.outlet, published=o.published)
        for s, e, key in spans
        for o in [origin(key)]
    )
    copy_of = origin(whole).id if whole is not None else None
    return msgspec.structs.replace(reading, copy_of=copy_of, carried=carried_over)
