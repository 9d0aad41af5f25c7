"""The brief: one page, or one screen, of a story."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from ..model import Flag, Link
from ..record.views import Views
from ..stories.model import (
    UNREVIEWED,
    Account,
    Arrangement,
    Day,
    Disagreement,
    Figure,
    Occurrence,
    Position,
    Reading,
    Side,
    Silence,
    Who,
    Wish,
)  # fmt: skip
from ..stories.story import Story
from .labels import Language, counted, label


class Brief(NamedTuple):
    """All that a brief shows."""

    readings: Sequence[Reading]
    timeline: Sequence[Occurrence]
    boards: Sequence[Arrangement]
    figures: Sequence[Figure]
    disagreements: Sequence[Disagreement]
    flags: Sequence[tuple[Reading, Flag]]
    silences: Sequence[Silence] = ()
    positions: Sequence[Position] = ()


def gather(story: Story | Views) -> Brief:
    """A brief of a story, or of the views of a record; its readings in the order of their publication."""
    if isinstance(story, Story):
        flags = story.flags
    else:
        of = {r.id: r for r in story.readings}
        flags = [(of[f.article], f) for f in story.flags]
    return Brief(
        story.readings,
        story.timeline,
        story.status(),
        story.figures,
        story.disagreements(),
        flags,
        story.silences(),
        story.positions,
    )


def notice(brief: Brief, language: Language) -> str:
    """How far people have gone over what was read."""
    reviewed = any(review.state != UNREVIEWED.state for r in brief.readings for review in r.reviews.values())
    return label("partly_reviewed" if reviewed else "unreviewed", language)


def main_line(timeline: Iterable[Occurrence]) -> list[Occurrence]:
    """Happenings that were asserted and dated by somebody, what a reader wants first; the rest is in ``timeline``."""
    return [o for o in timeline if o.date.from_ and o.modality == "asserted" and o.date.told]


def day_text(day: Day | None, language: Language) -> str:
    """``2020-01-05``, an interval, or "undated"."""
    if day is None or not (day.from_ or day.to):
        return label("unknown_date", language)
    return span_text(day.from_, day.to)


def span_text(low: str | None, high: str | None) -> str:
    """An interval of ISO days as short as it can be said.

    >>> span_text("2020-01-05", "2020-01-05"), span_text("2014-01-01", "2014-12-31"), span_text("2020-01-03", None)
    ('2020-01-05', '2014', '2020-01-03 –')
    """
    if low == high:
        return low or "?"
    if low and high:
        first, last = dt.date.fromisoformat(low[:10]), dt.date.fromisoformat(high[:10])
        if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
            return str(first.year)
        if (
            first.day == 1
            and (last + dt.timedelta(1)).day == 1
            and (first.year, first.month) == (last.year, last.month)
        ):
            return low[:7]
    return f"{low or ''} – {high or ''}".strip()


def who_text(found: Who | None, language: Language) -> str:
    """An actor's name in the language asked for, else as written."""
    if found is None:
        return ""
    return (found.name_en if language == "en" and found.name_en else found.name or found.name_en) or found.actor or ""


def chain(account: Account, language: Language) -> list[str]:
    """The chain of tellers, outermost first: outlet, agency, medium, speaker with role."""
    links = [text for link in account.attribution if (text := _link_text(link, account, language))]
    if not account.attribution or account.attribution[-1].level in ("outlet", "agency"):
        links.append(label("narrator", language))
    return list(dict.fromkeys(links))


def _link_text(link: Link, account: Account, language: Language) -> str:
    words = " ".join((link.words or "").split())
    if link.level == "outlet":
        return words or account.outlet or account.article
    if link.anonymous is not None:
        return f"{words} ({label('unnamed', language)})"
    return f"{words}، {link.role}" if link.role and link.role != words and language == "ar" else words


def figure_text(
    value: float | int | None,
    low: float | int | None,
    high: float | int | None,
    modifier: str,
    to_label: Callable[[str], str],
) -> str:
    """A figure as a reader would say it: ``about 5,200``.

    >>> figure_text(5200, None, None, "approx", lambda key: "about")
    'about 5,200'
    """
    number = _plain(value) if value is not None else "–".join(_plain(b) for b in (low, high) if b is not None)
    return number if modifier == "exact" else f"{to_label('modifier:' + modifier)} {number}".strip()


def _plain(number: float | int) -> str:
    """A number with its thousands parted, and no more than two decimals."""
    return f"{number:,}" if isinstance(number, int) else f"{round(number, 2):,}"


def headline(reading: Reading) -> str:
    """The title of an article, else its first sentence."""
    first = next(iter(reading.analysis.sentences), None)
    return reading.title or (reading.text[first.start : first.end] if first else reading.id)


def about_text(found: Disagreement, language: Language) -> str:
    """What a disagreement is about: the arrangement, act or counted thing, and whose it is."""
    topics = (label(group + found.topic, language) for group in ("kind:", "status:", "type:", "act:"))
    topic = next((said for said in topics if said != found.topic), None) or _worded(found.topic, language)
    return f"{topic} — {who_text(found.holder, language) or label('unknown', language)}"


def wish_text(side: Wish, language: Language) -> str:
    """What somebody wants, and who: «يريد: انتهى — البرلمان العراقي»."""
    key, status = ("wants_not" if side.value.startswith("does not") else "wants"), side.value.rpartition(" ")[2]
    who = who_text(side.who, language)
    return f"{label(key, language)}: {label('status:' + status, language)}" + (f" — {who}" if who else "")


def silence_text(found: Silence, language: Language) -> str:
    """A stretch in which nothing was published."""
    return f"{span_text(found.from_, found.to)}: {counted('silent_days', found.days, language)}"


def position_text(found: Position, language: Language) -> str:
    """The arrangement that somebody wants something of."""
    who = who_text(found.holder, language)
    return label("kind:" + found.topic, language) + (f" — {who}" if who else "")


def side_text(side: Side, language: Language) -> str:
    """The value a side stands for: a state, with what is said of how much, or the words themselves."""
    whole = label("side:" + side.value, language)
    if whole != "side:" + side.value and whole != side.value:
        return whole
    head, _, rest = side.value.partition(" ")
    if head == "not":
        state = rest.partition(" ")[0]
        known = any(label(group + state, "ar") != state for group in ("status:", "modifier:"))
        mark = label("polarity:negated" if known else "modality:denied", language)
        first, _, more = _worded(rest, language).partition(" ") if known else (rest, "", "")
        return f"{first} ({mark}) {more}".strip()
    modality = rest.strip("()")
    if rest.startswith("(") and label("modality:" + modality, language) != modality:
        return f"{_worded(head, language)} ({label('modality:' + modality, language)})"
    return _worded(side.value, language)


def _worded(value: str, language: Language) -> str:
    """A value in which names of kinds, states and sizes are said, and the words of texts are left."""
    return " ".join(_said(word, language) for word in value.split(" "))


def _said(word: str, language: Language) -> str:
    for group in ("kind:", "status:", "modifier:", "counted:"):
        said = label(group + word, language)
        if said not in (word, group + word):
            return said
    return word
