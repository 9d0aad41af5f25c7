"""Lines of a card: days, names, who tells, accounts, what people said of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from rich.text import Text

from ..model import Link, Published
from ..stories.model import Review

#: No export or listing is without it until a person has gone through the record.
MARK = "Read by machine; not reviewed by a person. Voices are not votes."


def mark(items: Sequence[Any]) -> str:
    """What stands under a list: that nobody has reviewed it, or how much of it people have."""
    done = sum(item.review.state != "unreviewed" for item in items if hasattr(item, "review"))
    if not done:
        return MARK
    return f"Read by machine; people have reviewed {done} of {len(items)}. Voices are not votes."


_LRM = "\u200e"
Line = tuple[int, Text]


def isolated(line: Text) -> Text:
    """The line with a left-to-right mark after it where it holds Arabic, so that a run of Arabic ends with it."""
    if any("\u0590" <= c <= "\u08ff" for c in line.plain):
        line = line.copy()
        line.append(_LRM)
    return line


def day(start: str | None, end: str | None, precision: str | None = None) -> str:
    """An interval of ISO days: ``2020-01-05``, ``2020-01``, ``2020-01-03…2020-01-05``, ``undated``."""
    if not start and not end:
        return "undated"
    if start and precision in ("month", "year"):
        return start[:7] if precision == "month" else start[:4]
    if start == end:
        return (start or "")[:10]
    return f"{(start or '')[:10]}…{(end or '')[:10]}"


def name(who: Any) -> str:
    """An actor's name: in English where the lexicon has one, as the terminal's line is."""
    return (who.name_en or who.name or who.actor or "?") if who is not None else "?"


def plain(identifier: str) -> str:
    """The readable part of a lexicon or local id.

    >>> plain("place:iraq"), plain("local:قاسم")
    ('iraq', 'قاسم')
    """
    return identifier.rpartition(":")[2]


def squeezed(words: str) -> str:
    """On one line."""
    return " ".join(words.split())


def chain(outlet: str | None, links: Sequence[Link]) -> str:
    """Who tells: the outlet, after whom, quoting whom.

    >>> chain("Erem News", (Link(level="outlet", words="Erem News"), Link(level="speaker", words="المتحدث")))
    'Erem News › المتحدث'
    """
    names = [outlet or "unknown outlet"]
    for link in links:
        words = link.words or link.role or link.actor
        if link.anonymous is not None:
            words = f"{words or link.anonymous.kind} (unnamed)"
        if words and squeezed(words) not in names:
            names.append(squeezed(words))
    return " › ".join(names)


def told(
    published: Published,
    outlet: str | None,
    links: Sequence[Link],
    words: str,
    level: int = 1,
    ids: Sequence[str] = (),
) -> Iterator[Line]:
    """An account: who told it, when it was published, the ids of what was read there, and the words."""
    head = Text(chain(outlet, links), style="cyan")
    head.append(f" ({day(published.from_, published.to)})", style="dim")
    if ids:
        head.append("  " + " ".join(f"#{i}" for i in ids), style="dim")
    yield level, head
    yield level + 1, Text(f"“{squeezed(words)}”")


def accounts(items: Sequence[Any], level: int = 1) -> Iterator[Line]:
    """The accounts under a heading; an article of an unknown outlet goes by its id."""
    for a in items:
        yield from told(a.published, a.outlet or a.article, a.attribution, a.words, level, a.annotations)
        if a.carried_over:
            yield level + 1, Text(f"carried over from {a.carried_over}", style="dim")
        if a.flags:
            yield level + 1, Text("! " + ", ".join(a.flags), style="yellow")


def heading(first: str, *rest: str | None) -> Text:
    text = Text(first, style="bold")
    for part in rest:
        if part:
            text.append("  " + part, style="not bold")
    return text


def reviewed(review: Review, level: int) -> Iterator[Line]:
    """What people said of something, if anything: a line under it."""
    if review.state != "unreviewed":
        yield level, Text(f"{review.state} by {review.author}, {(review.at or '')[:10]}", style="green")
    for note in review.notes:
        yield level, Text(f"note by {note.author}, {note.at[:10]}: {squeezed(note.text)}", style="italic green")


def with_id(head: Text, item: Any) -> Text:
    return head.append(f"  {item.id}", style="not bold dim") if item.id else head


def number(point: Any) -> str:
    """A figure with its modifier: ``about 5000``, ``5000-6000``."""
    if point.value is None and (point.low is not None or point.high is not None):
        value = f"{_plain(point.low)}-{_plain(point.high)}"
    else:
        value = _plain(point.value)
    return value if point.modifier == "exact" else f"{point.modifier.replace('_', ' ')} {value}".strip()


def _plain(value: float | int | None) -> str:
    if value is None:
        return ""
    return f"{int(value) if value == int(value) else round(value, 2):,}"
