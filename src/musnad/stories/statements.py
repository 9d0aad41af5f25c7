"""Statements: one utterance told by many outlets, each wording in parallel."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from ..lexicon.lexicon import Lexicon
from ..model import Quotation
from ..text.fold import search_key
from ..text.split import tokenize
from .accounts import Source, who
from .days import Days, days, iso, meet, precision
from .links import NO_LINKS, Links, Ref
from .model import Day, Statement, Wording, story_id

#: Shared content words, of the shorter wording's, that make two wordings one utterance.
ALIKE = 0.5
#: Days between two printings of one utterance.
WITHIN = 7


class Told(NamedTuple):
    """A quotation as one article prints it."""

    source: Source
    quotation: Quotation
    words: frozenset[str]
    when: Days | None


def told(sources: Sequence[Source]) -> list[Told]:
    """Every quotation, with its content words and the days it may have been printed."""
    out = []
    for source in sources:
        when = days(source.reading.published.from_, source.reading.published.to)
        for q in source.analysis.quotations:
            text = source.reading.text[q.start : q.end]
            words = frozenset(w for w in tokenize(search_key(text)).words if len(w) > 3)
            out.append(Told(source, q, words, when))
    return out


def statements(sources: Sequence[Source], lexicon: Lexicon, links: Links = NO_LINKS) -> list[Statement]:
    """All utterances, each in all its wordings; ``links``: what people put together or apart."""
    return [_statement(group, lexicon) for group in utterances(told(sources), links)]


def utterances(found: Sequence[Told], links: Links = NO_LINKS) -> list[list[Told]]:
    """Quotations of a named speaker are one utterance where words and days meet; unnamed speakers are never joined
    across articles, but words that are carried over from an older article are that article's."""
    groups: list[list[Told]] = []
    printed: dict[tuple[str, frozenset[str]], list[Told]] = {}
    by_speaker: dict[str, list[list[Told]]] = {}
    by_hand: dict[Ref, list[Told]] = {}
    for t in found:
        head = links.root(_ref(t))
        if head in by_hand:
            by_hand[head].append(t)
            continue
        copied = printed.get(_printed(t)) if t.words else None
        if copied is not None and not any(
            t.source is o.source or (links and links.apart(_ref(t), _ref(o))) for o in copied
        ):
            copied.append(t)
            if links:
                by_hand[head] = copied
            continue
        actor = t.quotation.speaker.actor
        named = _named(actor) and not t.quotation.speaker.anonymous
        for group in by_speaker.get(str(actor), ()) if named else ():
            if links and any(links.apart(_ref(t), _ref(other)) for other in group):
                continue
            if any(_one(t, other) for other in group):
                group.append(t)
                break
        else:
            group = [t]
            groups.append(group)
            if named:
                by_speaker.setdefault(str(actor), []).append(group)
        if t.words:
            printed.setdefault(_printed(t), group)
        if links:
            by_hand[head] = group
    return groups


def _named(actor: str | None) -> bool:
    """Whether a speaker is known across articles: by the lexicon, or by a name of two words or more.

    >>> _named("mohammed_bin_zayed"), _named("local:سامر الخطيب"), _named("local:سامر"), _named(None)
    (True, True, False, False)
    """
    return actor is not None and (not actor.startswith("local:") or " " in actor)


def _printed(t: Told) -> tuple[str, frozenset[str]]:
    """The article in which words were first printed, with the words."""
    passage = t.source.passage(t.quotation.start, t.quotation.end)
    return (passage.article if passage is not None else t.source.reading.id), t.words


def _ref(t: Told) -> Ref:
    return t.source.reading.id, t.quotation.id


def _one(a: Told, b: Told) -> bool:
    if a.source is b.source or not a.words or not b.words:
        return False
    if a.when and b.when and not meet(a.when, b.when, WITHIN):
        return False
    alike = len(a.words & b.words) >= max(2, ALIKE * min(len(a.words), len(b.words)))
    return alike and not _other_change(a, b)


def _other_change(a: Told, b: Told) -> bool:
    """Whether two wordings tell of other changes of one arrangement: «تعليق المشاركة» and «استئناف المشاركة»."""
    told, other = _states(a), _states(b)
    return any(kind in other and not states & other[kind] for kind, states in told.items())


def _states(t: Told) -> dict[str, set[str]]:
    out: dict[str, set[str]] = {}
    for status in t.source.analysis.statuses:
        at = status.trigger.start
        if at is not None and t.quotation.start <= at < t.quotation.end:
            out.setdefault(status.kind, set()).add(status.status)
    return out


def _speaker(t: Told) -> str | None:
    """Who is named as the teller, as written."""
    speaker, text = t.quotation.speaker, t.source.reading.text
    if speaker.start is None or speaker.end is None:
        return speaker.role
    return " ".join(text[speaker.start : speaker.end].split())


def _statement(group: Sequence[Told], lexicon: Lexicon) -> Statement:
    first = group[0]
    speaker = first.quotation.speaker
    text = first.source.reading.text
    words = text[speaker.start : speaker.end] if speaker.start is not None else None
    when = first.when
    wordings = tuple(
        Wording(
            words=t.source.reading.text[t.quotation.start : t.quotation.end],
            translated=(head := t.source.analysis.article.translated) is not None and head.how in ("human", "machine"),
            speaker=_speaker(t),
            through=head.language if head is not None else None,
            account=t.source.account(
                t.quotation.start, t.quotation.end, t.quotation.attribution, whole=False, of=t.quotation.id
            ),
        )
        for t in group
    )
    return Statement(
        id=story_id("statement", first.source.reading.id, first.quotation.id),
        speaker=who(lexicon, None if speaker.anonymous else speaker.actor, words),
        role=speaker.role,
        anonymous=speaker.anonymous,
        date=Day(from_=iso(when.low), to=iso(when.high), precision=precision(when)) if when else Day(),
        medium=first.quotation.via,
        wordings=wordings,
    )
