"""Corrections placed on readings: which annotation each stands on, which word counts, what is lost.

Where two contradict each other the later one counts (then the greater id); both are kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import msgspec

from ..correction import Anchor, Correction
from .anchors import ARTICLES, GONE, Finder, Lost, kind_of
from .links import Links, Tie
from .model import UNREVIEWED, Note, Reading, Review

#: An annotation: the id of its article, and its own.
Ref = tuple[str, str]


class Placed(NamedTuple):
    """A correction with the annotations it stands on, each with its part, and the anchors that are lost."""

    correction: Correction
    members: tuple[tuple[int, Ref], ...]
    lost: tuple[tuple[Anchor, str], ...]

    @property
    def refs(self) -> frozenset[Ref]:
        """The annotations it stands on."""
        return frozenset(ref for _, ref in self.members)


class Corrected:
    """What people said of some readings."""

    def __init__(self, readings: Iterable[Reading], corrections: Iterable[Correction]) -> None:
        given = sorted(corrections, key=lambda c: (c.at, c.id))
        wanted = {a.article for c in given for a in c.anchors}
        finders = {r.id: Finder(r) for r in readings if r.id in wanted} if given else {}
        self.placed = [_place(c, finders) for c in given]
        standing = [p for p in self.placed if p.correction.undone_at is None]
        #: The word that counts of each annotation: the last accept or reject.
        self._judged: dict[Ref, Correction] = {}
        for p in standing:
            if p.correction.action in ("accept", "reject") and p.correction.view != "disagreements":
                self._judged.update(dict.fromkeys(p.refs, p.correction))
        self.rejected = frozenset(ref for ref, c in self._judged.items() if c.action == "reject")
        ties = [
            Tie(p.correction.id, p.correction.action == "merge", p.members, p.correction.actor)
            for p in standing
            if p.correction.action in ("merge", "unmerge")
        ]
        self.links = Links(ties)
        self._by_ref: dict[Ref, list[Placed]] = {}
        for p in standing:
            for ref in sorted(p.refs):
                self._by_ref.setdefault(ref, []).append(p)

    def review(self, view: str, refs: Iterable[Ref]) -> Review:
        """What people said of an item of a view that rests on these annotations, or of an annotation of a layer."""
        found = list(dict.fromkeys(refs))
        touching: dict[str, Placed] = {p.correction.id: p for ref in found for p in self._by_ref.get(ref, ())}
        if not touching:
            return UNREVIEWED
        notes, ids = [], []
        for p in sorted(touching.values(), key=lambda p: (p.correction.at, p.correction.id)):
            given = p.correction
            if given.action == "note":
                if not _stands_beside(given.view, view):
                    continue
                notes.append(Note(text=given.text or "", author=given.author, at=given.at))
            elif given.view == "disagreements":
                continue
            ids.append(given.id)
        told = Review(notes=tuple(notes), corrections=tuple(ids))
        judged = [c for ref in found if (c := self._judged.get(ref)) is not None]
        rejected = [c for c in judged if c.action == "reject"]
        accepted = [c for c in judged if c.action == "accept"]
        if accepted or len(rejected) == len(found):
            word = max(accepted or rejected, key=lambda c: (c.at, c.id))
            whole = len(judged) == len(found)
            state = f"{word.action}ed" if whole else f"partly {word.action}ed"
            return _by(told, state, word)
        for p in sorted(touching.values(), key=lambda p: (p.correction.at, p.correction.id), reverse=True):
            if p.correction.id in self.links.effective:
                return _by(told, f"{p.correction.action}d", p.correction)
        return told

    def disagreement(self, kind: str, sides: Sequence[Iterable[Ref]]) -> Review:
        """What people said of a disagreement: it is the one they saw if all its sides rest on what they saw."""
        refs = [frozenset(side) for side in sides]
        notes: list[Note] = []
        ids: list[str] = []
        word: Correction | None = None
        for p in {id(p): p for side in refs for ref in sorted(side) for p in self._by_ref.get(ref, ())}.values():
            c = p.correction
            if c.view != "disagreements" or c.kind != kind:
                continue
            seen = p.refs
            if c.action == "note":
                notes.append(Note(text=c.text or "", author=c.author, at=c.at))
                ids.append(c.id)
            elif all(side & seen for side in refs):
                ids.append(c.id)
                word = max(filter(None, (word, c)), key=lambda x: (x.at, x.id))
        told = Review(notes=tuple(sorted(notes, key=lambda n: (n.at, n.text))), corrections=tuple(sorted(ids)))
        return _by(told, f"{word.action}ed", word) if word else told

    def reviewed(self, reading: Reading) -> Reading:
        """The reading with what people said of its annotations."""
        refs = [ref for ref in self._by_ref if ref[0] == reading.id]
        here = [p.correction for p in self.placed if any(a.article == reading.id for a in p.correction.anchors)]
        if not here:
            return reading
        reviews = {ref[1]: self.review("annotations", [ref]) for ref in refs}
        return msgspec.structs.replace(reading, reviews=reviews, corrections=tuple(here))

    def listed(self) -> list[Correction]:
        """All corrections, by time, each with its standing."""
        return [msgspec.structs.replace(p.correction, **self._standing(p)) for p in self.placed]

    def _standing(self, p: Placed) -> Mapping[str, str | None]:
        c = p.correction
        if c.undone_at is not None:
            return {"standing": "taken back", "why": f"by {c.undone_by or '?'}, {c.undone_at[:10]}"}
        lost = "; ".join(dict.fromkeys(f"{a.article}: {reason}" for a, reason in p.lost)) or None
        if not p.members:
            return {"standing": "orphan", "why": lost}
        over = self._overruled(p)
        if over:
            return {"standing": "overruled", "why": f"by {', '.join(over)}" + (f"; {lost}" if lost else "")}
        return {"standing": "in force", "why": lost}

    def _overruled(self, p: Placed) -> list[str]:
        """The later corrections that contradict one everywhere; none if it counts anywhere."""
        c = p.correction
        if c.action in ("merge", "unmerge"):
            return self.links.overruled(c.id)
        if c.action == "note":
            return []
        if c.view == "disagreements":
            later = [
                q.correction.id for q in self.placed
                if (q.correction.at, q.correction.id) > (c.at, c.id) and q.correction.undone_at is None
                and q.correction.view == c.view and q.correction.kind == c.kind and q.refs >= p.refs
                and {c.action, q.correction.action} == {"accept", "reject"}
            ]  # fmt: skip
            return later[:1]
        words = [self._judged[ref] for ref in sorted(p.refs)]
        if any(word.action == c.action for word in words):
            return []
        return sorted({word.id for word in words})


def review_of(reading: Reading, annotation: str) -> Review:
    """What people said of an annotation, by its id: what every export says of its rows."""
    return reading.reviews.get(annotation, UNREVIEWED)


def review_fields(reading: Reading) -> dict[str, object]:
    """What an export says of an article: whether anything in it was reviewed, the states other than unreviewed by the
    annotations' ids, and the corrections that stand on it."""
    states = {i: r.state for i, r in sorted(reading.reviews.items()) if r.state != UNREVIEWED.state and i}
    return {"reviewed": bool(states), "review": states, "corrections": reading.corrections}


def _place(c: Correction, finders: Mapping[str, Finder]) -> Placed:
    members: list[tuple[int, Ref]] = []
    lost: list[tuple[Anchor, str]] = []
    for anchor in c.anchors:
        finder = finders.get(anchor.article)
        if finder is None:
            lost.append((anchor, GONE))
        elif anchor.layer == ARTICLES:
            members.append((anchor.part, (anchor.article, "")))
        else:
            found = finder.find(anchor)
            if isinstance(found, Lost):
                lost.append((anchor, found.reason))
            elif c.action in ("accept", "reject") and kind_of(found) != anchor.kind:
                lost.append((anchor, f"read otherwise now: {kind_of(found)}, not {anchor.kind}"))
            else:
                members.append((anchor.part, (anchor.article, found.id)))
    return Placed(c, tuple(members), tuple(lost))


def _stands_beside(noted: str, view: str) -> bool:
    """Whether a note on a thing of one view is told of an item of another that rests on the same words."""
    if noted in ("arrangements", "figures", "disagreements", ARTICLES) or view in ("arrangements", "figures"):
        return noted == view
    return True


def _by(told: Review, state: str, word: Correction) -> Review:
    return msgspec.structs.replace(told, state=state, author=word.author, at=word.at)
