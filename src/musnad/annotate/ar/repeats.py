"""Repeats: what is told again in an article points at the first telling.

Two tellings are one happening when type and victim agree, or row and doer; when a definite noun takes up an attack
just told («الضربة», «الهجوم»), or a noun with a pronoun a killing («اغتياله»); never when they name different people
or days.
"""

from __future__ import annotations

import msgspec

from ...lexicon.lexicon import Hit
from ...model import Event, Party, When
from ...text.fold import folded
from ..document import Document

#: How many events back a definite noun may reach.
_BACK = 12


def linked(doc: Document, events: list[Event], hits: list[Hit]) -> list[Event]:
    """The events, repeats linked, with a date lent between tellings where only one of them has its own."""
    first_of: dict[tuple[str, ...], int] = {}
    out: list[Event] = []
    for event, hit in zip(events, hits, strict=True):
        keys = _keys(doc, event)
        at = next((first_of[k] for k in keys if k in first_of and _agree(doc, out[first_of[k]], event)), None)
        if at is None:
            at = _taken_up(doc, out, hits, event, hit)
        if at is not None:
            at = _head(out, at)
            head = out[at]
            if _own(head.date) and not _own(event.date):
                event = _dated(event, head.date)
            elif _own(event.date) and not _own(head.date):
                out[at] = _dated(head, event.date)
            event = msgspec.structs.replace(event, same_as=head.id)
        for key in keys:
            first_of.setdefault(key, len(out) if at is None else at)
        out.append(event)
    return out


def _head(out: list[Event], at: int) -> int:
    """The first telling of an event that is itself a repeat."""
    name = out[at].same_as
    if name is None:
        return at
    return next((i for i in range(at - 1, -1, -1) if out[i].id == name), at)


def _keys(doc: Document, event: Event) -> list[tuple[str, ...]]:
    """What two tellings of one happening share: the type and the one it was done to; row and doer."""
    if event.modality not in ("asserted", "planned"):
        return []
    out: list[tuple[str, ...]] = []
    if (who := _who(event.recipient, doc)) is not None:
        out.append((event.type, "to", who, event.polarity))
    if (who := _who(event.actor, doc)) is not None:
        out.append((event.type, event.rule, who, event.polarity))
    return out


def _taken_up(doc: Document, out: list[Event], hits: list[Hit], event: Event, hit: Hit) -> int | None:
    """The event that a definite noun, or a noun with a pronoun, takes up."""
    again = hit.row.values("again")
    if not again or event.polarity != "affirmed" or event.modality != "asserted":
        return None
    if hit.form.features.pos == "verb" or not (hit.head.endswith("ال") or hit.tail):
        return None
    plural = hit.form.features.number == "p"
    for at in range(len(out) - 1, max(-1, len(out) - 1 - _BACK), -1):
        earlier, its = out[at], hits[at]
        if earlier.rule.removeprefix("events:") not in again or earlier.polarity != "affirmed":
            continue
        if earlier.modality != "asserted" or not _agree(doc, earlier, event):
            continue
        if its.form.features.pos != "verb" and (its.form.features.number == "p") is not plural:
            continue
        return at
    return None


def _agree(doc: Document, a: Event, b: Event) -> bool:
    """Whether days and parties, where both tellings give them, agree."""
    if not _meet(a.date, b.date):
        return False
    return all(
        one is None or other is None or one == other
        for one, other in ((_who(a.actor, doc), _who(b.actor, doc)), (_who(a.recipient, doc), _who(b.recipient, doc)))
    )


def _who(party: Party, doc: Document) -> str | None:
    if party.actor is not None:
        return party.actor
    return None if party.start is None else "words:" + folded(doc.text[party.start : party.end])


def _own(date: When) -> bool:
    return date.basis in ("clause", "sentence", "landmark")


def _meet(a: When, b: When) -> bool:
    if not (_own(a) and _own(b)):
        return b.basis != "inferred" or not _own(a) or (a.from_ or "") <= (b.to or "9")
    return (a.from_ or "") <= (b.to or "9") and (b.from_ or "") <= (a.to or "9")


def _dated(event: Event, date: When) -> Event:
    return msgspec.structs.replace(event, date=When(from_=date.from_, to=date.to, basis="discourse", timex=date.timex))
