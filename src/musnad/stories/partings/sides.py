"""Putting claims into matters, and on sides."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ..accounts import distinct, overlap, voices
from ..model import Account, Disagreement, Side, Who, story_id

_Told = TypeVar("_Told")


def matters(found: Iterable[_Told], of_one: Callable[[_Told, _Told], bool]) -> list[list[_Told]]:
    """What is told of one matter together: each joins the first matter whose first telling it is of one with.

    >>> matters((1, 12, 2, 11), lambda a, b: abs(a - b) < 5)
    [[1, 2], [12, 11]]
    """
    out: list[list[_Told]] = []
    for told in found:
        matter = next((m for m in out if of_one(m[0], told)), None)
        if matter is None:
            out.append([told])
        else:
            matter.append(told)
    return out


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
