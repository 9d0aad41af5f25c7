"""The page of one actor: who it is by the lexicon, where it appears, in which roles, what it is quoted as saying."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..lexicon.actors import actor_country, actor_name, actor_row, actor_sector, parent_of
from ..lexicon.lexicon import Lexicon
from ..model import Mention, Published, Value
from ..text.fold import search_key
from .listing import actors, shown_names
from .model import Account, Reading


class HeldRole(Value, frozen=True, kw_only=True):
    """An office by the lexicon: inclusive ISO days; ``to`` empty: still, or not known."""

    role: str
    from_: str | None = None
    to: str | None = None


class RoleGiven(Value, frozen=True, kw_only=True):
    """A role as an article words it."""

    role: str
    article: str
    published: Published = Published()


class Appearance(Value, frozen=True, kw_only=True):
    """How often an article names the actor, and how it does."""

    article: str
    outlet: str | None = None
    published: Published = Published()
    mentions: int
    names: tuple[str, ...]


class ActorPage(Value, frozen=True, kw_only=True):
    """All that a record holds of one public actor; ``country``: its id, with its names in English and Arabic."""

    actor: str
    type: str
    name: str
    name_ar: str
    country: str | None = None
    country_name: str | None = None
    country_name_ar: str | None = None
    sector: str | None = None
    parent: str | None = None
    names: tuple[str, ...]
    held: tuple[HeldRole, ...] = ()
    roles: tuple[RoleGiven, ...] = ()
    articles: tuple[Appearance, ...]
    said: tuple[Account, ...] = ()


def actor_page(readings: Sequence[Reading], lexicon: Lexicon, wanted: str) -> ActorPage:
    """The page of an actor, by its id or by (a part of) a name that no other has.

    Raises ``KeyError`` for one the record does not name, and for those who get no page: people and groups that no
    lexicon knows may be private.
    """
    listed = actors(readings)
    entry = next((a for a in listed if a.actor == wanted), None)
    if entry is None:
        words = set(search_key(wanted).split())
        held = [(a, [set(search_key(n).split()) for n in a.names]) for a in listed]
        named = [a for a, names in held if words in names] or [a for a, names in held if any(words <= n for n in names)]
        if len(named) > 1:
            raise KeyError(f"{wanted} could be {', '.join(a.actor for a in named[:5])}")
        entry = named[0] if named else None
    if wanted.startswith("local:") or (entry is not None and entry.actor.startswith("local:")):
        raise KeyError(f"{wanted} is known to no lexicon: private persons get no page")
    if entry is None:
        raise KeyError(f"no actor {wanted} in the record")
    country = actor_country(lexicon, entry.actor)
    places = [(r, m) for r in readings for m in r.analysis.mentions if m.actor == entry.actor and m.anonymous is None]
    return ActorPage(
        actor=entry.actor, type=entry.type, name=actor_name(lexicon, entry.actor),
        name_ar=actor_name(lexicon, entry.actor, "ar"), country=country,
        country_name=country and actor_name(lexicon, country),
        country_name_ar=country and actor_name(lexicon, country, "ar"),
        sector=actor_sector(lexicon, entry.actor), parent=parent_of(lexicon, entry.actor), names=entry.names,
        held=_held(lexicon, entry.actor), roles=tuple(_given(places)), articles=tuple(_appearances(places)),
        said=entry.said,
    )  # fmt: skip


def _held(lexicon: Lexicon, actor: str) -> tuple[HeldRole, ...]:
    row = actor_row(lexicon, actor)
    cells = row.values("roles") if row is not None and row.table == "actors" else ()
    parts = [[part.strip() or None for part in cell.rsplit(",", 2)] for cell in cells]
    return tuple(HeldRole(role=p[0] or "", from_=p[1], to=p[2]) for p in parts if len(p) == 3)


def _given(places: Iterable[tuple[Reading, Mention]]) -> Iterable[RoleGiven]:
    seen: set[tuple[str, str]] = set()
    for reading, mention in places:
        if mention.role.start is None or mention.role.end is None:
            continue
        role = " ".join(reading.text[mention.role.start : mention.role.end].split())
        if (reading.id, role) not in seen:
            seen.add((reading.id, role))
            yield RoleGiven(role=role, article=reading.id, published=reading.published)


def _appearances(places: Iterable[tuple[Reading, Mention]]) -> Iterable[Appearance]:
    found: dict[str, list[tuple[Reading, Mention]]] = {}
    for reading, mention in places:
        found.setdefault(reading.id, []).append((reading, mention))
    for here in found.values():
        reading, names = here[0][0], shown_names(here)
        yield Appearance(
            article=reading.id, outlet=reading.outlet, published=reading.published, mentions=names.total(),
            names=tuple(sorted(names, key=lambda n: (-names[n], n))),
        )  # fmt: skip
