"""Tellings of one happening, put together without comparing all with all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .accounts import root
from .days import Days
from .links import NO_LINKS, Links, Ref
from .sameness import PERSONAL, WEEK, contradicts, loose, same, shape_of
from .tellings import Telling

#: Days of a box.
_DAYS = 10
#: Spans of more boxes than these are kept apart, and compared with everything of their kind and party.
_MANY = 72

#: Part and name of one who takes part; or two of them.
_Party = tuple[object, object]


class Group:
    """Tellings of one occurrence, and why they were taken for one; ``others``: by hand, although they say another."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.tellings: list[Telling] = []
        self.reasons: list[str] = []
        self.others: list[Telling] = []
        #: Places among the tellings: of each shape; of an article; of what is carried over from an article.
        self.shaped: dict[int, list[int]] = {}
        self.of_article: dict[str, list[int]] = {}
        self.carried_from: dict[str, list[int]] = {}

    def add(self, telling: Telling, shape: int, reason: str | None = None) -> None:
        """Put in a telling, for a reason unless it is the first."""
        at = len(self.tellings)
        self.tellings.append(telling)
        if reason is not None:
            self.reasons.append(reason)
        self.shaped.setdefault(shape, []).append(at)
        self.of_article.setdefault(telling.source.reading.id, []).append(at)
        if telling.account.carried_over is not None:
            self.carried_from.setdefault(telling.account.carried_over, []).append(at)


BY_HAND = "put together by hand"


def groups(told: Sequence[Telling], links: Links = NO_LINKS) -> list[Group]:
    """Tellings joined where each fits every one already there; the best dated and best named lead.

    What people put together is together, whatever the program thinks of it, and what they keep apart is apart.
    """
    order = sorted(
        range(len(told)),
        key=lambda i: (
            told[i].event.modality != "asserted", not told[i].strong, _width(told[i].when),
            -((told[i].actor is not None) + (told[i].recipient is not None)), i,
        ),
    )  # fmt: skip
    out: list[Group] = []
    shelf = _Shelf()
    shapes = _Shapes()
    by_hand: dict[Ref, Group] = {}
    for i in order:
        telling = told[i]
        parties = tuple(_parties(telling))
        head = links.root(_ref(telling))
        if head in by_hand:
            group = by_hand[head]
            if not _alike(telling, group.tellings[0]):  # no ground for the program to add more of the kind
                group.reasons.append(f"{BY_HAND}, across {_difference(telling, group.tellings[0])}")
                group.others.append(telling)
                continue
            group.add(telling, shapes.of(telling), BY_HAND)
        else:
            shape = shapes.of(telling)
            for group in shelf.near(telling, parties):
                reason = None if links and _apart(telling, group, links) else shapes.joins(telling, shape, group)
                if reason:
                    group.add(telling, shape, reason)
                    break
            else:
                group = Group(len(out))
                group.add(telling, shape)
                out.append(group)
        if links:
            by_hand[head] = group
        shelf.put(telling, parties, group)
    return out


def _ref(t: Telling) -> Ref:
    return t.source.reading.id, t.event.id


def _apart(telling: Telling, group: Group, links: Links) -> bool:
    return any(links.apart(_ref(telling), _ref(t)) for t in (*group.tellings, *group.others))


def _alike(a: Telling, b: Telling) -> bool:
    return (a.family, a.event.polarity, a.event.modality) == (b.family, b.event.polarity, b.event.modality)


def _difference(a: Telling, b: Telling) -> str:
    """What two tellings that a person put together say differently."""
    if a.event.polarity != b.event.polarity:
        return f"polarity ({b.event.polarity}, {a.event.polarity})"
    if a.event.modality != b.event.modality:
        return f"modality ({b.event.modality}, {a.event.modality})"
    return f"type ({b.event.type}, {a.event.type})"


class _Shelf:
    """Groups by what their tellings could join: kind and article, kind and victim, and kind, party and days.

    No telling is compared with all others: what :func:`.sameness.same` joins is in one article, or names the same
    parties, or the same one (of acts against persons, one place) and when, in days that meet.
    """

    def __init__(self) -> None:
        self._boxes: dict[tuple[object, ...], dict[int, Group]] = {}

    def near(self, telling: Telling, parties: Sequence[_Party]) -> list[Group]:
        found: dict[int, Group] = {}
        for key in self._keys(telling, parties, wide=True):
            if here := self._boxes.get(key):
                found.update(here)
        return [found[number] for number in sorted(found)]

    def put(self, telling: Telling, parties: Sequence[_Party], group: Group) -> None:
        for key in self._keys(telling, parties, wide=False):
            self._boxes.setdefault(key, {})[group.number] = group

    def _keys(self, t: Telling, parties: Sequence[_Party], wide: bool) -> Iterator[tuple[object, ...]]:
        modality = "asserted" if t.event.modality == "planned" else t.event.modality
        kind = (t.family, t.event.polarity, modality)
        yield (*kind, "article", id(t.source))
        yield (*kind, "words", t.account.words)
        if t.recipient:
            yield (*kind, "victim", t.recipient)
        if t.when is None:
            return
        window = loose(t)
        slack = WEEK if wide else 0
        boxes = range((window.low - slack) // _DAYS, (window.high + slack) // _DAYS + 1)
        for party in parties:
            if len(boxes) > _MANY:
                yield (*kind, *party, "long")
            else:
                for box in boxes:
                    yield (*kind, *party, box)
            if wide:
                yield (*kind, *party, "long")


def _parties(t: Telling) -> Iterator[_Party]:
    """What two tellings must share one of to be of one happening: both parties or, where both say when, one of them;
    of acts against persons, a place."""
    actors: list[_Party] = [("actor", name) for name in _names(t.actor)]
    if t.together:
        actors.append(("together", t.together))
    recipients: list[_Party] = [("recipient", name) for name in _names(t.recipient)]
    yield from ((one, other) for one in actors for other in recipients)
    if t.strong:
        yield from (*actors, *recipients)
        if t.family == PERSONAL:
            yield from (("place", name) for name in _names(t.place))


def _names(party: str | None) -> Sequence[str]:
    """The head of a dotted id; of a name that no lexicon knows, its words, since it may be told with fewer of them."""
    if party is not None and party.startswith("local:"):
        return party[6:].split()
    head = root(party)
    return (head,) if head is not None else ()


def _width(when: Days | None) -> int:
    return when.width if when else 10**7


class _Shapes:
    """Tellings by all that :mod:`.sameness` asks of two articles' tellings, so that shapes are compared, not tellings.

    A happening is told hundreds of times in a few ways. Tellings of one article, and words carried over from the
    other's article, are compared each by itself.
    """

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._verdicts: dict[tuple[int, int], str | bool] = {}

    def of(self, telling: Telling) -> int:
        """The number of a telling's shape."""
        return self._numbers.setdefault(shape_of(telling), len(self._numbers))

    def joins(self, telling: Telling, shape: int, group: Group) -> str | None:
        """Why a telling is one of a group's: the first reason, if it contradicts none of them."""
        article, origin = telling.source.reading.id, telling.account.carried_over
        near = [*group.of_article.get(article, ()), *group.carried_from.get(article, ())]
        if origin is not None:
            near += group.of_article.get(origin, ())
        found: dict[int, str] = {}
        for other, places in group.shaped.items():
            at = next((i for i in places if i not in near), None) if near else places[0]
            if at is None:
                continue
            verdict = self._verdicts.get((shape, other))
            if verdict is None:
                verdict = self._verdicts[shape, other] = _verdict(telling, group.tellings[at])
            if verdict is False:
                return None
            if verdict is not True:
                found[at] = verdict
        for at in near:
            other_telling = group.tellings[at]
            reason = None
            if telling.source is other_telling.source:
                reason = same(telling, other_telling)
                if reason is None and contradicts(telling, other_telling):
                    return None
            elif contradicts(telling, other_telling):
                return None
            else:
                reason = same(telling, other_telling)
            if reason:
                found[at] = reason
        return found[min(found)] if found else None


def _verdict(a: Telling, b: Telling) -> str | bool:
    """Of two articles' tellings: why they are of one happening, whether they may be; ``False``: they contradict."""
    return not contradicts(a, b) and (same(a, b) or True)
