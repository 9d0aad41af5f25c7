"""Anchors: the words that a correction stands on, taken from a reading and found again in another one.

An annotation is found again by its layer and its words, however they are vocalised or spaced; where the same words
stand in several places, by the words around. Where the program now reads a little more or less of them, by the place.
"""

from __future__ import annotations

from typing import NamedTuple

from ..correction import Anchor
from ..model import LAYERS, Annotation, Event, Flag, Mention, Quantity, Quotation, Status, Timex
from ..text.fold import search_key
from .model import Reading

#: Code points of the text around that are kept with an anchor.
AROUND = 40
#: Layers that people correct; sentences are not read but cut.
CORRECTED = tuple(layer for layer in LAYERS if layer != "sentences")
ARTICLES = "articles"
GONE = "the article is not in the record"
NO_WORDS = "the words no longer stand in the article"
NOT_READ = "the words stand there, but nothing of the kind is read in them now"


class Lost(NamedTuple):
    """Why an anchor has no annotation any more."""

    reason: str


def anchor(reading: Reading, layer: str, item: Annotation, part: int = 0) -> Anchor:
    """The anchor of an annotation."""
    text = reading.text
    return Anchor(
        article=reading.id, layer=layer, words=text[item.start : item.end], kind=kind_of(item),
        before=text[max(0, item.start - AROUND) : item.start], after=text[item.end : item.end + AROUND],
        start=item.start, version=reading.version, part=part,
    )  # fmt: skip


def kind_of(item: Annotation) -> str:
    """What was read, in short: what a person accepted or rejected."""
    match item:
        case Event():
            return f"{item.type} {item.polarity} {item.modality}"
        case Status():
            return f"{item.kind} {item.status} {item.polarity} {item.modality}"
        case Mention():
            return f"{item.type} {item.actor or ''}".strip()
        case Timex():
            return f"{item.type} {item.value}"
        case Quantity():
            return f"{item.type} {item.modifier} {item.low} {item.value} {item.high}"
        case Quotation():
            return "unnamed" if item.speaker.anonymous else item.speaker.actor or item.speaker.role or ""
        case Flag():
            return item.kind
    return ""


class Finder:
    """Finds anchors in one reading."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self._layers: dict[str, dict[str, list[Annotation]]] = {}

    def find(self, wanted: Anchor) -> Annotation | Lost:
        """The annotation an anchor stands for, or why there is none. Raises no error for a layer it does not know."""
        if wanted.layer not in CORRECTED:
            return Lost(f"there is no layer {wanted.layer}")
        same = self._by_words(wanted.layer).get(_key(wanted.words), [])
        if wanted.version == self.reading.version:
            same = [item for item in same if item.start == wanted.start]
        if not same:
            same = self._overlapping(wanted)
        if not same:
            text = _key(self.reading.text)
            return Lost(NOT_READ if _key(wanted.words) in text else NO_WORDS)
        return min(same, key=lambda item: (*self._unlike(item, wanted), item.start, item.id))

    def _by_words(self, layer: str) -> dict[str, list[Annotation]]:
        if layer not in self._layers:
            found = self._layers[layer] = {}
            for item in getattr(self.reading.analysis, layer):
                found.setdefault(_key(self.reading.text[item.start : item.end]), []).append(item)
        return self._layers[layer]

    def _overlapping(self, wanted: Anchor) -> list[Annotation]:
        """Annotations of the same kind that share more than half of the words, where these stand as they stood."""
        text, words = self.reading.text, wanted.words
        places = []
        at = text.find(words) if words else -1
        while at >= 0:
            places.append(at)
            at = text.find(words, at + len(words))
        if wanted.version == self.reading.version and wanted.start is not None:
            places = [wanted.start]
        if not places:
            return []
        start = min(places, key=lambda p: (self._strange(p, p + len(words), wanted), p))
        end = start + len(words)
        return [
            item
            for item in getattr(self.reading.analysis, wanted.layer)
            if kind_of(item) == wanted.kind
            and 2 * (min(end, item.end) - max(start, item.start)) > max(end - start, item.end - item.start)
        ]

    def _unlike(self, item: Annotation, wanted: Anchor) -> tuple[int, bool]:
        return self._strange(item.start, item.end, wanted), kind_of(item) != wanted.kind

    def _strange(self, start: int, end: int, wanted: Anchor) -> int:
        """How much of the words around is not what it was."""
        text = self.reading.text
        before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
        return 2 * AROUND - _shared(before[::-1], wanted.before[::-1]) - _shared(after, wanted.after)


def _shared(a: str, b: str) -> int:
    """How many code points two texts begin with in common."""
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def _key(words: str) -> str:
    return " ".join(search_key(words).split())
