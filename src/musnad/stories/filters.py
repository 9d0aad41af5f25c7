"""Parts of a view: items by their kind, by who is in them, by words of their accounts, by their days.

Every filter keeps items whole, with all their accounts; only :func:`lanes_of` leaves out the lanes of other tellers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from ..text.fold import search_key
from .model import Account, Arrangement, Disagreement, Figure, Occurrence, Position, Statement, Teller, Who


def matching(
    items: Iterable[Any],
    *,
    kinds: Sequence[str] | None = None,
    actor: str | None = None,
    words: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> list[Any]:
    """The items that fit all that is asked for.

    ``kinds``: types of occurrences, kinds of arrangements, disagreements and flags, any of them. ``actor``: an id, or
    words of a name, of a party, holder, speaker or teller. ``words``: all of them stand in one account, in whatever
    spelling. ``since``, ``until``: ISO days that the date of an occurrence or statement touches.
    """
    wanted = {kind.lower() for kind in kinds or ()}
    named, said = _key(actor), _key(words).split()
    out = []
    for item in items:
        kind = getattr(item, "type", None) or getattr(item, "kind", None) or getattr(item, "topic", None) or ""
        if wanted and kind.lower() not in wanted:
            continue
        if named and not any(named in _key(name) for name in _names(item)):
            continue
        if said and not any(all(word in text for word in said) for text in map(_key, _texts(item))):
            continue
        if (since or until) and not _within(item, since, until):
            continue
        out.append(item)
    return out


def lanes_of(boards: Iterable[Arrangement], teller: str) -> list[Arrangement]:
    """Boards with only the lanes of tellers whose id or name holds some words; boards without any are left out."""
    wanted = _key(teller)
    out = []
    for board in boards:
        kept = tuple(lane for lane in board.lanes if any(wanted in _key(n) for n in _of_teller(lane.teller)))
        if kept:
            out.append(msgspec.structs.replace(board, lanes=kept))
    return out


def _key(text: str | None) -> str:
    return " ".join(search_key(text or "").lower().split())


def _names(item: Any) -> list[str]:
    """Ids and names of all who have a part in an item."""
    found: list[str] = []
    for part in ("actor", "recipient", "holder", "partner", "speaker"):
        held = getattr(item, part, None)
        if isinstance(held, Who):
            found += [name for name in (held.actor, held.name, held.name_en) if name]
    if isinstance(item, Arrangement):
        found += [name for lane in item.lanes for name in _of_teller(lane.teller)]
    if isinstance(item, Statement):
        found += [item.role or "", *(w.speaker or "" for w in item.wordings)]
    if isinstance(item, Position):
        found += [name for side in item.sides if side.who for name in (side.who.actor, side.who.name) if name]
    if isinstance(item, Disagreement | Position | Occurrence | Figure | Statement):
        found += [name for a in _accounts(item) for link in a.attribution for name in (link.actor, link.words) if name]
    return found


def _of_teller(teller: Teller) -> list[str]:
    return [teller.key, teller.name, teller.actor or ""]


def _accounts(item: Any) -> list[Account]:
    if isinstance(item, Arrangement):
        return [a for lane in item.lanes for change in lane.changes for a in change.accounts]
    if isinstance(item, Figure):
        return [a for point in item.points for a in point.accounts]
    if isinstance(item, Disagreement | Position):
        return [a for side in item.sides for a in side.accounts]
    if isinstance(item, Statement):
        return [w.account for w in item.wordings]
    return list(getattr(item, "accounts", ()))


def _texts(item: Any) -> list[str]:
    own = getattr(item, "words", None)
    return [own] if isinstance(own, str) else [a.words for a in _accounts(item)]


def _within(item: Any, since: str | None, until: str | None) -> bool:
    date = getattr(item, "date", None)
    if date is None or not (date.from_ or date.to):
        return False
    low, high = date.from_ or date.to, date.to or date.from_
    return (since is None or high[:10] >= since) and (until is None or low[:10] <= until)
