"""Accounts: the words a value stands on, with who printed them and who tells them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec

from ..lexicon import actors
from ..lexicon.lexicon import Lexicon
from ..model import Link, Published, Timex
from .carried import stale
from .model import Account, Overlap, Passage, Reading, Teller, Who

#: An account is a sentence, or this many code points of a longer one.
LONGEST = 400
#: Share of a span that must stand in a passage carried over.
_HELD = 0.8


class Source:
    """A reading with what is looked up in it again and again."""

    def __init__(self, reading: Reading, lexicon: Lexicon) -> None:
        self.reading = reading
        self.lexicon = lexicon
        self.analysis = reading.analysis
        self._starts = [s.start for s in self.analysis.sentences]
        self._chains = {a.id: a.links for a in self.analysis.attributions}
        self.timexes: dict[str, Timex] = {t.id: t for t in self.analysis.timexes}
        self.flags = (*self.analysis.flags, *stale(reading))
        #: Flags on dates that stand for another one: what cannot be, and what was carried over from an older text.
        self.corrected = [f for f in self.flags if f.kind in ("date_impossible", "stale_relative_date") and f.likely]
        told = [a.links for a in self.analysis.attributions if a.links[-1].level in ("outlet", "agency")]
        #: The chain of the narrator's own voice.
        self.narrator = min(told, key=len) if told else (Link(level="outlet", words=reading.outlet),)

    @property
    def translated(self) -> bool:
        """Whether the article says, or is known, to be a translation."""
        head = self.analysis.article.translated
        return head is not None and head.how in ("human", "machine")

    def sentence(self, start: int) -> tuple[int, int]:
        """Span of the sentence that holds an offset (or of the whole text)."""
        at = bisect_right(self._starts, start) - 1
        if at < 0:
            return 0, len(self.reading.text)
        found = self.analysis.sentences[at]
        return found.start, max(found.end, start)

    def account(
        self, start: int, end: int, attribution: str | None, whole: bool = True, of: str | None = None
    ) -> Account:
        """The account that a span gives: its sentence, or the span alone (``whole=False``); ``of``: annotation id."""
        s, e = self.sentence(start) if whole else (start, end)
        e = max(e, end)
        if e - s > LONGEST:
            s, e = _window(self.reading.text, s, e, start, end)
        flags = tuple(sorted({f.kind for f in self.flags if f.start < end and start < f.end}))
        return Account(
            article=self.reading.id,
            start=s,
            end=e,
            words=self.reading.text[s:e],
            outlet=self.reading.outlet,
            published=self.reading.published,
            attribution=self.links(attribution),
            flags=flags,
            focus=(start, end),
            annotations=(of,) if of else (),
            carried_over=passage.article if (passage := self.passage(start, end)) else None,
        )

    def passage(self, start: int, end: int) -> Passage | None:
        """The passage, carried over from an older article, that holds (nearly) all of a span."""
        for found in self.reading.carried:
            if min(end, found.end) - max(start, found.start) >= _HELD * (end - start):
                return found
        return None

    def told_on(self, start: int, end: int) -> Published:
        """When the words of a span were first printed: with the article, or with the one they were carried from."""
        passage = self.passage(start, end)
        return passage.published if passage and passage.published.to else self.reading.published

    def links(self, attribution: str | None) -> tuple[Link, ...]:
        """The chain of tellers behind an id; the narrator's where there is none."""
        return self._chains.get(attribution or "") or self.narrator

    def teller(self, attribution: str | None) -> Teller:
        """Whose words these are: the innermost teller of the chain."""
        last = self.links(attribution)[-1]
        outlet = self.reading.outlet or self.reading.id
        if last.level == "outlet":
            return Teller(key=f"outlet:{outlet}", name=outlet)
        if last.level == "agency":
            return Teller(key=f"agency:{last.actor or last.words}", name=last.words or outlet, actor=last.actor)
        name = " ".join((last.words or "؟").split())
        home = self.reading.copy_of or self.reading.id  # who speaks in a copy is who speaks in what it repeats
        if last.anonymous is not None:
            return Teller(key=f"unnamed:{home}:{name}", name=name, anonymous=True)
        if last.actor and not last.actor.startswith("local:"):
            return Teller(key=last.actor, name=name, actor=last.actor)
        return Teller(key=f"{last.actor or name}@{home}", name=name, actor=last.actor)


def _window(text: str, s: int, e: int, start: int, end: int) -> tuple[int, int]:
    """At most :data:`LONGEST` code points of ``[s, e)`` around ``[start, end)``, cut between words."""
    end = min(end, start + LONGEST)
    spare = LONGEST - (end - start)
    low = max(s, start - spare // 2)
    high = min(e, low + LONGEST)
    low = max(s, high - LONGEST)
    while low > s and low < start and not text[low - 1].isspace():
        low += 1
    while high < e and high > end and not text[high].isspace():
        high -= 1
    return low, high


def sources(readings: Iterable[Reading], lexicon: Lexicon) -> list[Source]:
    """Readings ready for look-ups, in a fixed order: by publication, then id."""
    return [Source(r, lexicon) for r in in_order(readings)]


def in_order(readings: Iterable[Reading]) -> list[Reading]:
    """Readings by publication, then id."""
    return sorted(readings, key=lambda r: (r.published.from_ or "9", r.published.to or "9", r.id, r.version))


def who(lexicon: Lexicon, actor: str | None, words: str | None = None) -> Who | None:
    """An actor with its names; ``words``: as written, for one the lexicon does not know."""
    if actor is None:
        return Who(name=words) if words else None
    if actor.startswith("local:"):
        return Who(actor=actor, name=words or actor[6:])
    return Who(
        actor=actor,
        name=actors.actor_name(lexicon, actor, "ar") or words,
        name_en=actors.actor_name(lexicon, actor, "en"),
    )


@lru_cache(maxsize=10_000)
def root(actor: str | None) -> str | None:
    """The actor at the head of a dotted id: ``iraq.army`` belongs to ``iraq``."""
    if actor is None or actor.startswith("local:"):
        return actor
    return actor.removeprefix("place:").split(".")[0]


def voices(accounts: Sequence[Account]) -> int:
    """How many voices tell this: a named speaker, an outlet's narrator, an unnamed source of an article: one each.

    What was carried over from an older article has that article's voice.
    """
    outlets = {account.article: account.outlet for account in accounts}
    seen = set()
    for account in accounts:
        last = account.attribution[-1] if account.attribution else None
        told_by = account.carried_over or account.article
        if last is None or last.level in ("outlet", "medium"):
            seen.add(f"outlet:{outlets.get(told_by) or told_by}")
        elif last.anonymous is not None or not last.actor:
            seen.add(f"{told_by}:{last.words}")
        else:
            seen.add(last.actor)
    return len(seen)


def overlap(accounts: Sequence[Account]) -> Overlap:
    """ "unknown" where two or more sets of unnamed sources tell it: they may be the same people, nobody can know."""
    unnamed = {
        (a.carried_over or a.article, a.attribution[-1].words)
        for a in accounts
        if a.attribution and a.attribution[-1].anonymous
    }  # fmt: skip
    return "unknown" if len(unnamed) > 1 else None


def distinct(accounts: Iterable[Account]) -> tuple[Account, ...]:
    """Accounts in a fixed order, each once, with the annotations of all that are the same words by the same tellers."""
    found: dict[tuple[object, ...], Account] = {}
    for a in accounts:
        key = (a.article, a.start, a.end, a.attribution)
        if key in found and (more := {*found[key].annotations, *a.annotations} - {*a.annotations}):
            a = msgspec.structs.replace(a, annotations=tuple(sorted({*a.annotations, *more})))
        found[key] = a
    return tuple(sorted(found.values(), key=lambda a: (a.published.from_ or "9", a.article, a.start, a.end)))
