"""Names that no lexicon knows and that several articles have: who may be one, for a person to put together.

Nothing is put together here: a name alone does not make two people one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache
from operator import itemgetter

from ..model import Mention, Value
from ..text.fold import search_key
from .model import Reading


class Proposal(Value, frozen=True, kw_only=True):
    """One name in several articles. ``mentions``: ``ARTICLE#ID`` of its first in each, as ``merge`` takes them.

    ``reason``: ``name and role`` where two articles give it the same role too, else ``name``.
    """

    name: str
    type: str
    reason: str
    articles: tuple[str, ...]
    mentions: tuple[str, ...]
    names: tuple[str, ...]
    roles: tuple[str, ...] = ()


@lru_cache(maxsize=20_000)
def name_key(actor: str) -> str:
    """What the spellings of one local id have in common.

    >>> name_key("local:عبد الله بن سالم") == name_key("local:عبدالله سالم")
    True
    """
    words = [w for w in search_key(actor.removeprefix("local:")).split() if w not in ("بن", "ابن")]
    return " ".join(words).replace("عبد ", "عبد")


def proposals(readings: Iterable[Reading], joined: Mapping[tuple[str, str], str] | None = None) -> list[Proposal]:
    """Local ids of several articles with one name, most articles first.

    ``joined``: what people put together already, by article and id. People have to hold a role or to be quoted, and
    to be named by more than a surname: private persons have no identity beyond their article.
    """
    found: dict[tuple[str, str], dict[str, list[tuple[Reading, Mention]]]] = {}
    for reading in readings:
        quoted = {q.speaker.actor for q in reading.analysis.quotations if not q.speaker.anonymous}
        local = [
            m for m in reading.analysis.mentions
            if m.actor and m.actor.startswith("local:") and m.level == "NAM" and m.anonymous is None
        ]  # fmt: skip
        public = quoted | {m.actor for m in local if m.role.start is not None}
        for m in local:
            key = name_key(m.actor or "")
            if (m.type == "PER" and m.actor not in public) or " " not in key or m.type not in ("PER", "ORG"):
                continue
            found.setdefault((m.type, key), {}).setdefault(reading.id, []).append((reading, m))
    out = [
        _proposal(kind, places)
        for (kind, _), places in found.items()
        if len(places) > 1 and not _one_already(places, joined or {})
    ]
    return sorted(out, key=lambda p: (-len(p.articles), p.reason == "name", p.name, p.type))


def _one_already(places: Mapping[str, list[tuple[Reading, Mention]]], joined: Mapping[tuple[str, str], str]) -> bool:
    heads = {joined.get((article, here[0][1].actor or "")) for article, here in places.items()}
    return len(heads) == 1 and None not in heads


def _proposal(kind: str, places: Mapping[str, list[tuple[Reading, Mention]]]) -> Proposal:
    names: dict[str, int] = {}
    roles: dict[str, set[str]] = {}
    for article, here in places.items():
        for reading, m in here:
            words = " ".join(reading.text[m.start : m.end].split()).removeprefix(m.clitic or "")
            names[words] = names.get(words, 0) + 1
            if m.role.start is not None and m.role.end is not None:
                role = " ".join(reading.text[m.role.start : m.role.end].split())
                roles.setdefault(role, set()).add(article)
    heads: dict[str, set[str]] = {}
    for role, articles in roles.items():
        heads.setdefault(search_key(role).split()[0] if search_key(role).split() else "", set()).update(articles)
    same = any(len(articles) > 1 for head, articles in heads.items() if head)
    ranked = [name for name, _ in sorted(names.items(), key=lambda n: (-n[1], n[0]))]
    return Proposal(
        name=ranked[0], type=kind, reason="name and role" if same else "name", articles=tuple(sorted(places)),
        mentions=tuple(f"{article}#{here[0][1].id}" for article, here in sorted(places.items(), key=itemgetter(0))),
        names=tuple(ranked), roles=tuple(sorted(roles, key=lambda r: (-len(roles[r]), r))),
    )  # fmt: skip
