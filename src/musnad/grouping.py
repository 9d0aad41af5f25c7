"""The stories of a record: what the links between articles say, and what people said of them.

People may put stories together, move an article to another story, or let one begin a story of its own. These are
corrections like all others (``view`` is ``stories``), kept by article ids, so they outlive every new reading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .correction import Anchor, Correction, correction_id, utc
from .errors import MusnadError
from .lexicon.actors import actor_name, actor_row
from .lexicon.lexicon import Lexicon
from .linking import story_id
from .model import Published, Value
from .store.links import Linked, Links

VIEW = "stories"


class StoryError(MusnadError):
    """There is no such story, or it cannot be regrouped so; the message says why in one line."""


class Membership(Value, frozen=True, kw_only=True):
    """An article of a story, and why it is one: what it follows, and what the two share."""

    article: str
    title: str | None = None
    outlet: str | None = None
    published: Published = Published()
    follows: str | None = None
    reason: str


class StoryEntry(Value, frozen=True, kw_only=True):
    """A story: what follows one another. ``id``: of its first article; ``aliases``: ids of what became part of it.

    ``title``: the headline of the article that most others follow. ``from`` and ``to``: inclusive ISO days of
    publication. ``actors``: those whom most of its articles name, by name.
    """

    id: str
    aliases: tuple[str, ...] = ()
    title: str | None = None
    from_: str | None = None
    to: str | None = None
    actors: tuple[str, ...] = ()
    articles: tuple[Membership, ...] = ()


class _Label(NamedTuple):
    """What a story goes by: its first article; ``alone``: one that a person let begin a story."""

    article: str
    alone: bool = False

    @property
    def id(self) -> str:
        return story_id(f"{self.article}\0alone" if self.alone else self.article)


class Grouped:
    """Stories as the links and the corrections of a record say."""

    def __init__(self, store: Links, corrections: Iterable[Correction]) -> None:
        self._store = store
        self._moved: dict[str, _Label] = {}
        self._why: dict[str, str] = {}
        self._joined: dict[_Label, _Label] = {}
        said = [c for c in corrections if c.view == VIEW and c.undone_at is None]
        for c in sorted(said, key=lambda c: (c.at, c.id)):
            article = c.anchors[0].article
            if c.kind == "alone":
                self._moved[article] = _Label(article, True)
            elif c.kind == "move":
                label = self.label(c.anchors[1].article)
                if label is None:
                    continue
                self._moved[article] = label
            by = f"by hand ({c.author}, {c.at[:10]})"
            if c.kind == "merge":
                self._why.update((a.article, f"put together {by}") for a in c.anchors[1:])
            else:
                self._why[article] = f"{'begins it' if c.kind == 'alone' else 'moved here'} {by}"
        for c in said:
            if c.kind == "merge":
                labels = [self.label(a.article) for a in c.anchors]
                known = sorted({self.root(label) for label in labels if label is not None}, key=self._order)
                for other in known[1:]:
                    self._joined[other] = known[0]

    def label(self, article: str) -> _Label | None:
        """The story of an article, before stories were put together."""
        if article in self._moved:
            return self._moved[article]
        first = self._store.story_of(article)
        return _Label(first) if first is not None else None

    def root(self, label: _Label) -> _Label:
        """What a story goes by after stories were put together."""
        while label in self._joined:
            label = self._joined[label]
        return label

    def _order(self, label: _Label) -> tuple[int, str]:
        links = self._store.linked([label.article])
        return (links[0].place if links else 1 << 62, label.article)

    def find(self, identifier: str) -> _Label:
        """The story of an id: one it has or had, that of an article, or of a part of one that no other has.

        Raises :class:`StoryError`.
        """
        label = self._find(identifier)
        if label is None:
            articles = self._store.ids_with(identifier)
            label = self._find(articles[0]) if len(articles) == 1 else None
            if label is None:
                many = f"{identifier} could be {', '.join(articles[:5])}" if articles else None
                raise StoryError(many or f"there is no story {identifier} in the record")
        return label

    def _find(self, identifier: str) -> _Label | None:
        alone = {label.id: label for label in self._moved.values() if label.alone}
        if identifier in alone:
            return self.root(alone[identifier])
        article = self._store.begun_by(identifier) or identifier
        label = self.label(article)
        if label is not None and label.id != identifier and article != identifier:
            first = _Label(article)  # an article that was moved away may have begun a story that others still follow
            if self._store.story_of(article) == article and self._members(first):
                label = first
        return self.root(label) if label is not None else None

    def members(self, label: _Label) -> list[str]:
        """The articles of a story, in the order of publication."""
        labels = [label, *(other for other in self._joined if self.root(other) == label)]
        found = {article for one in labels for article in self._members(one)}
        return [link.article for link in self._store.linked(found)]

    def _members(self, label: _Label) -> list[str]:
        here = [article for article, to in self._moved.items() if to == label]
        if not label.alone:
            here += [a for a in self._store.members([label.article]) if self._moved.get(a, label) == label]
        return here

    def entries(
        self, lexicon: Lexicon, *, least: int = 2, only: _Label | None = None, as_of: str | None = None
    ) -> list[StoryEntry]:
        """Stories of at least so many articles, the one that was last told of first; or one story."""
        links = self._store.linked(self.members(only) if only is not None else None)
        by_label: dict[_Label, list[Linked]] = {}
        for link in links:
            day = link.published[1]
            if as_of is not None and (day is None or day[:10] > as_of):
                continue
            label = self.root(self._moved.get(link.article) or _Label(link.story))
            by_label.setdefault(label, []).append(link)
        kept = {label: found for label, found in by_label.items() if len(found) >= (1 if only else least)}
        del links, by_label
        names = self._store.actors_of([link.article for found in kept.values() for link in found])
        out = [self._entry(label, found, names, lexicon) for label, found in kept.items()]
        return sorted(out, key=lambda s: (s.to or "0", len(s.articles), s.id), reverse=True)

    def _entry(
        self, label: _Label, links: Sequence[Linked], names: dict[str, list[str]], lexicon: Lexicon
    ) -> StoryEntry:
        followed = Counter(link.parent for link in links if link.parent)
        center = min(links, key=lambda link: (-followed[link.article], link.place, link.article))
        days = sorted(d[:10] for link in links for d in link.published if d)
        actors = Counter(actor for link in links for actor in names.get(link.article, ()))
        actors = Counter({a: n for a, n in actors.items() if not _is_outlet(lexicon, a)})
        leading = sorted(actors, key=lambda a: (-actors[a], a))[:5]
        others = {other.id for other in self._joined if self.root(other) == label} | {
            story_id(link.article) for link in links if link.was_first
        }
        return StoryEntry(
            id=label.id, aliases=tuple(sorted(others - {label.id})), title=center.title,
            from_=days[0] if days else None, to=days[-1] if days else None,
            actors=tuple(actor_name(lexicon, a, "ar") for a in leading),
            articles=tuple(
                Membership(
                    article=link.article, title=link.title, outlet=link.outlet,
                    published=Published(from_=link.published[0], to=link.published[1]),
                    follows=link.parent, reason=self._why.get(link.article) or reason(link, lexicon),
                )
                for link in links
            ),
        )  # fmt: skip


def _is_outlet(lexicon: Lexicon, actor: str) -> bool:
    row = actor_row(lexicon, actor)
    return row is not None and row.table == "outlets"


def reason(link: Linked, lexicon: Lexicon) -> str:
    """Why an article belongs to its story, in words.

    Private persons are not named: a name that no lexicon knows is "a person" or "a group".
    """
    if link.parent is None:
        return "begins it"
    said: dict[str, list[str]] = {}
    for key in link.shared:
        kind, _, value = key.partition(":")
        said.setdefault(_KINDS[kind], []).append(_shown(kind, value, lexicon))
    parts = [f"{kind} {'، '.join(dict.fromkeys(values))}" for kind, values in said.items()]
    return f"shares with {link.parent}: {'; '.join(parts)}"


_KINDS = {
    "person": "actors", "group": "actors", "country": "actors", "place": "places", "event": "events", "day": "events",
    "status": "arrangements", "word": "words",
}  # fmt: skip


def _shown(kind: str, value: str, lexicon: Lexicon) -> str:
    if value.startswith("local:"):
        return f"a {kind}" if kind == "person" else value.removeprefix("local:")
    if kind in ("person", "group"):
        return actor_name(lexicon, value, "ar")
    if kind in ("place", "country"):
        return actor_name(lexicon, value if "." in value else f"place:{value}", "ar")
    if kind == "event":
        return " ".join([value.split(":")[0].lower(), *(_party(p, lexicon) for p in value.split(":", 1)[1].split(":"))])
    if kind == "day":
        return value.lower().replace(":", " ")
    if kind == "status":
        name, _, holder = value.partition(":")
        return f"{name} ({_party(holder, lexicon)})"
    return value


def _party(actor: str, lexicon: Lexicon) -> str:
    name = actor_name(lexicon, actor, "ar")
    return "…" if actor.startswith("local") or name == actor else name


def said(kind: str, articles: Sequence[str], target: Sequence[str], author: str, at: str) -> Correction:
    """What a person says of stories: ``merge`` of the stories of some articles, ``move`` of one, or one ``alone``."""
    if not author.strip():
        raise StoryError("a correction needs an author")
    anchors = tuple(Anchor(article=a, layer="articles", part=n) for n, a in enumerate(articles))
    moment = utc(at)
    return Correction(
        id=correction_id("merge" if kind != "alone" else "unmerge", VIEW, anchors, kind, author, moment),
        action="unmerge" if kind == "alone" else "merge", target=" ".join(target), view=VIEW, kind=kind,
        author=author, at=moment, anchors=anchors,
    )  # fmt: skip
