"""Whether two tellings are of one happening, and why."""

from __future__ import annotations

from functools import lru_cache

from .accounts import root
from .days import Days, meet
from .tellings import Telling

#: Widest interval, in days, that still says when.
NARROW = 7
#: What an article tells without a date is taken to have happened at most this many days before it appeared.
_RECENT = 14
WEEK = 7
#: The family of acts against persons.
PERSONAL = "ASSAULT"


def same(a: Telling, b: Telling) -> str | None:
    """Why two tellings are of one occurrence, or ``None``."""
    if a.family != b.family or a.event.polarity != b.event.polarity or not _alike_in_modality(a, b):
        return None
    if a.source is b.source and (a.event.id == b.event.same_as or b.event.id == a.event.same_as):
        return "the article repeats itself"
    if (a.account.carried_over or b.account.carried_over) and (_copied(a, b) or _copied(b, a)):
        return "the same words, carried over"
    actor = _actors(a, b)
    recipient = None if actor is False else alike(a.recipient, b.recipient)
    if actor is False or recipient is False:
        return None
    if a.family == PERSONAL and recipient and a.recipient == b.recipient and _is_person(a) and _is_person(b):
        firm = a.strong and b.strong and a.when is not None and b.when is not None
        return None if firm and not _may_meet(a, b) else f"the same person was attacked: {a.recipient}"
    again = a.source is b.source and a.event.rule == b.event.rule
    if again and _headline(a) != _headline(b):
        return "the headline tells it too" if _may_meet(a, b) else None
    if not (actor or recipient) and not (a.family == PERSONAL and alike(a.place, b.place)):
        return None
    told = "actor and recipient" if actor and recipient else "actor" if actor else "recipient" if recipient else "place"
    if a.strong and b.strong:
        if _stale(a, b):
            return f"same {told}, the same weekday a week apart: a relative date carried over"
        narrow = a.when is not None and b.when is not None and max(a.when.width, b.when.width) <= NARROW
        return f"same {told}, same days" if narrow and _may_meet(a, b) else None
    if (again and (actor or recipient)) or (actor and recipient):
        return f"same {told}, dates that may meet" if _may_meet(a, b) else None
    return None


def shape_of(t: Telling) -> tuple[object, ...]:
    """All that :func:`same` and :func:`contradicts` ask of a telling where the other is another article's, and neither
    is told in words carried over from the other's article."""
    event = t.event
    timex = t.source.timexes.get(event.date.timex or "")
    return (
        t.family, event.polarity, event.modality, event.rule if event.modality in ("asserted", "planned") else None,
        t.actor, t.recipient, t.place, t.together, t.when, t.strong,
        t.family == PERSONAL and _is_person(t), timex is not None and timex.basis == "relative",
    )  # fmt: skip


def _alike_in_modality(a: Telling, b: Telling) -> bool:
    """The same modality; what one account calls decided and another done is one act, if the words are the same."""
    modalities = {a.event.modality, b.event.modality}
    return len(modalities) == 1 or (modalities == {"asserted", "planned"} and a.event.rule == b.event.rule)


@lru_cache(maxsize=20_000)
def alike(a: str | None, b: str | None) -> bool | None:
    """Whether two parties may be one: ``None`` where one is not told."""
    if a is None or b is None:
        return None
    if a.startswith("local:") and b.startswith("local:"):
        words_a, words_b = set(a[6:].split()), set(b[6:].split())
        return words_a <= words_b or words_b <= words_a
    return a == b or (root(a) == root(b) and (a == root(a) or b == root(b)))


def _actors(a: Telling, b: Telling) -> bool | None:
    """Whether the actors may be one; of those who act together, whether they are the same parties in any order."""
    if a.together and b.together:
        return a.together == b.together
    return alike(a.actor, b.actor)


def _copied(a: Telling, b: Telling) -> bool:
    """Whether one is told in the very words of the other, carried over from its article."""
    if a.account.carried_over != b.source.reading.id or a.account.words != b.account.words:
        return False
    words = a.source.reading.text[a.event.start : a.event.end]
    return words == b.source.reading.text[b.event.start : b.event.end]


def _headline(t: Telling) -> bool:
    first = t.source.analysis.sentences[:1]
    return bool(first) and first[0].start <= t.event.start < first[0].end


def _may_meet(a: Telling, b: Telling) -> bool:
    """Whether the days may be the same; what is told without a date may have happened a while before."""
    if a.when is None or b.when is None:
        return False
    return meet(loose(a), loose(b))


def loose(t: Telling) -> Days:
    assert t.when is not None
    return t.when if t.strong else Days(t.when.low - _RECENT, t.when.high)


def _stale(a: Telling, b: Telling) -> bool:
    """Whether one account's weekday ("last Sunday") fits the other's day only a week earlier: carried over from an
    older text."""
    if a.source is b.source or a.when is None or b.when is None or a.when.width or b.when.width:
        return False
    later = a if a.when.low > b.when.low else b
    timex = later.source.timexes.get(later.event.date.timex or "")
    return abs(a.when.low - b.when.low) == WEEK and timex is not None and timex.basis == "relative"


def _is_person(t: Telling) -> bool:
    start = t.event.recipient.start
    return any(m.type == "PER" and m.level == "NAM" and m.start == start for m in t.source.analysis.mentions)


def contradicts(a: Telling, b: Telling) -> bool:
    """Parties or firm dates that cannot be one occurrence's."""
    if _actors(a, b) is False or alike(a.recipient, b.recipient) is False:
        return True
    return (
        a.strong
        and b.strong
        and a.when is not None
        and b.when is not None
        and not meet(a.when, b.when)
        and not _stale(a, b)
    )
