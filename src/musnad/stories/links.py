"""What people put together and kept apart, as groups of annotations.

The latest word goes first; each earlier one joins or parts only what no later one decided otherwise.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

#: An annotation: the id of its article, and its own.
Ref = tuple[str, str]


class Tie(NamedTuple):
    """A merge (``together``) or an unmerge: annotations with the part they belong to. ``actor``: for merged actors."""

    id: str
    together: bool
    members: tuple[tuple[int, Ref], ...]
    actor: str | None = None


class Links:
    """Groups of annotations that are one thing by hand, and pairs of groups that are not."""

    def __init__(self, ties: Sequence[Tie]) -> None:
        """``ties`` from the earliest to the latest."""
        self._parent: dict[Ref, Ref] = {}
        self._apart: dict[Ref, set[Ref]] = {}
        self.why: dict[Ref, str] = {}
        #: Ids of the ties that decide something.
        self.effective: set[str] = set()
        self._over: dict[str, list[str]] = {}
        decided: list[Tie] = []
        for tie in reversed(ties):
            if self._join(tie) if tie.together else self._part(tie):
                self.effective.add(tie.id)
            else:
                refs = {ref for _, ref in tie.members}
                self._over[tie.id] = sorted(
                    t.id for t in decided if t.together != tie.together and len(refs & {r for _, r in t.members}) > 1
                )
            decided.append(tie)

    def __bool__(self) -> bool:
        return bool(self.effective)

    def root(self, ref: Ref) -> Ref:
        """The annotation that stands for the group of this one; itself if nobody put it with others."""
        while (up := self._parent.get(ref, ref)) != ref:
            ref = up
        return ref

    def joined(self, a: Ref, b: Ref) -> bool:
        """Whether people put the two together."""
        return self.root(a) == self.root(b)

    def apart(self, a: Ref, b: Ref) -> bool:
        """Whether people keep the two apart."""
        return self.root(b) in self._apart.get(self.root(a), ())

    def overruled(self, tie: str) -> list[str]:
        """The later ties that leave nothing of this one; none if it counts."""
        return self._over.get(tie, [])

    def _join(self, tie: Tie) -> bool:
        """Join what later ties do not keep apart; whether anything is together by this one."""
        counts = False
        for (_, a), (_, b) in combinations(tie.members, 2):
            first, second = sorted((self.root(a), self.root(b)))
            if first == second:
                counts = True
            elif second not in self._apart.get(first, ()):
                self._parent[second] = first
                for other in self._apart.pop(second, set()):
                    self._apart[other].discard(second)
                    self._set_apart(first, other)
                counts = True
        return counts or len(tie.members) < 2

    def _part(self, tie: Tie) -> bool:
        counts = False
        for (part, a), (other, b) in combinations(tie.members, 2):
            first, second = self.root(a), self.root(b)
            if part != other and first != second:
                self._set_apart(first, second)
                counts = True
        return counts or len({part for part, _ in tie.members}) < 2

    def _set_apart(self, a: Ref, b: Ref) -> None:
        self._apart.setdefault(a, set()).add(b)
        self._apart.setdefault(b, set()).add(a)


NO_LINKS = Links(())
