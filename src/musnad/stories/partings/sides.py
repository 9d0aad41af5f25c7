"""Putting claims on sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..accounts import distinct, overlap, voices
from ..model import Account, Disagreement, Side, Who, story_id


def disagreement(
    kind: str,
    topic: str,
    holder: Who | None,
    sides: Iterable[tuple[str, Sequence[Account]]],
    weight: float,
    explanation: str | None = None,
) -> Disagreement | None:
    """A disagreement of two sides or more, each with its accounts once; ``None`` where fewer are left."""
    merged: dict[str, list[Account]] = {}
    for value, accounts in sides:
        merged.setdefault(value, []).extend(accounts)
    told = [(value, distinct(accounts)) for value, accounts in merged.items() if accounts]
    made = tuple(Side(value=v, accounts=by, voices=voices(by), overlap=overlap(by)) for v, by in told)
    if len(made) < 2:
        return None
    about = f"{topic}: {(holder.name_en or holder.name or holder.actor) if holder else '?'}"
    articles = {a.article for side in made for a in side.accounts}
    return Disagreement(
        id=story_id(kind, about, *sorted(f"{s.value}:{a.article}:{a.start}" for s in made for a in s.accounts)),
        kind=kind,
        about=about,
        topic=topic,
        holder=holder,
        explanation=explanation,
        within_one_article=len(articles) == 1,
        weight=weight,
        sides=made,
    )
