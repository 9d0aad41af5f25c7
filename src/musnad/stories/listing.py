"""Views of single articles' annotations: articles, quotes, flags, actors, sentences found. Pure functions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..model import Analysis, Annotation, Flag, Link, Mention, Published, Quotation, Value
from ..text.clitics import without_head
from ..text.fold import search_key, unvocalised
from .corrections import review_of
from .model import UNREVIEWED, Account, Reading, Review


class ArticleEntry(Value, frozen=True, kw_only=True):
    """An article of the record. ``source``: path or URL as given; ``copies``: ids of near-identical articles."""

    id: str
    source: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    language: str | None = None
    published: Published = Published()
    version: str | None = None
    versions: int = 1
    copies: tuple[str, ...] = ()
    note: str | None = None


class Quote(Quotation, frozen=True, kw_only=True):
    """A quotation with its words, the speaker's as written, and the chain of tellers."""

    article: str
    words: str
    speaker_words: str | None = None
    cue_words: str | None = None
    outlet: str | None = None
    published: Published = Published()
    links: tuple[Link, ...] = ()
    review: Review = UNREVIEWED


class FlagEntry(Flag, frozen=True, kw_only=True):
    """A flag with the words it stands on."""

    article: str
    words: str
    outlet: str | None = None
    published: Published = Published()
    review: Review = UNREVIEWED


class ActorEntry(Value, frozen=True, kw_only=True):
    """Who or what appears: how often, in how many articles, in which roles, and what it is quoted as saying.

    ``verified``: a row of the lexicon says who it is. Who is not is listed by ``article``, unless a person put several
    together: a name alone does not make two one.
    """

    actor: str
    verified: bool = True
    article: str | None = None
    type: str
    names: tuple[str, ...]
    mentions: int
    articles: int
    roles: tuple[str, ...] = ()
    said: tuple[Account, ...] = ()


class SearchHit(Value, frozen=True, kw_only=True):
    """A sentence that was found; ``matches``: spans of the words asked for, in the article's text."""

    article: str
    start: int
    end: int
    words: str
    outlet: str | None = None
    published: Published = Published()
    matches: tuple[tuple[int, int], ...] = ()


def published_by(published: Published, day: str) -> bool:
    """Whether something had been published by an ISO day: an interval counts by its end, an unknown date never."""
    return published.to is not None and published.to[:10] <= day


def headline(reading: Reading) -> str | None:
    """The title as given, else the first sentence if it is short enough for one."""
    if reading.title:
        return reading.title
    for sentence in reading.analysis.sentences[:1]:
        words = " ".join(reading.text[sentence.start : sentence.end].split())
        return words if len(words) <= 200 else words[:199] + "…"
    first = next((line.strip() for line in reading.text.splitlines() if line.strip()), "")
    return (first if len(first) <= 200 else first[:199] + "…") or None


def _words(reading: Reading, item: Annotation) -> str:
    return reading.text[item.start : item.end]


def _piece(reading: Reading, start: int | None, end: int | None) -> str | None:
    return None if start is None or end is None else reading.text[start:end]


def _links(analysis: Analysis) -> dict[str, tuple[Link, ...]]:
    return {a.id: a.links for a in analysis.attributions}


def quotes(
    readings: Iterable[Reading], speaker: str | None = None, anonymous: bool | None = None, via: str | None = None
) -> list[Quote]:
    """Quotations in the order of the articles.

    ``speaker`` and ``via`` keep those whose speaker (name as written, role, or actor id) or medium or agency holds
    the words, in any spelling; ``anonymous`` those of unnamed (or named) sources.
    """
    wanted, channel = _key(speaker), _key(via)
    out = []
    for reading in readings:
        links = _links(reading.analysis)
        for q in reading.analysis.quotations:
            chain = links.get(q.attribution or "", ())
            said_by = _piece(reading, q.speaker.start, q.speaker.end)
            if anonymous is not None and q.speaker.anonymous != anonymous:
                continue
            if wanted and not any(wanted in _key(w) for w in (said_by, q.speaker.actor, q.speaker.role)):
                continue
            media = [k.words for k in chain if k.level in ("medium", "agency")]
            if channel and not any(channel in _key(w) for w in (q.via, *media)):
                continue
            fields = {name: getattr(q, name) for name in Quotation.__struct_fields__}
            out.append(
                Quote(
                    **fields, article=reading.id, words=_words(reading, q), speaker_words=said_by,
                    cue_words=_piece(reading, q.cue.start, q.cue.end), outlet=reading.outlet,
                    published=reading.published, links=chain, review=review_of(reading, q.id),
                )
            )  # fmt: skip
    return out


def _key(text: str | None) -> str:
    return " ".join(search_key(text or "").lower().split())


def flags(found: Iterable[tuple[Reading, Flag]]) -> list[FlagEntry]:
    """Flags of articles, in their order."""
    return [
        FlagEntry(
            **{name: getattr(flag, name) for name in Flag.__struct_fields__}, article=reading.id,
            words=_words(reading, flag), outlet=reading.outlet, published=reading.published,
            review=review_of(reading, flag.id),
        )
        for reading, flag in found
    ]  # fmt: skip


def actors(readings: Sequence[Reading], joined: Mapping[tuple[str, str], str] | None = None) -> list[ActorEntry]:
    """Who appears, most often first. ``joined``: local ids that people put together, by article and id.

    Unnamed sources are not here: they are never linked across articles. Nor are people known to no lexicon who neither
    hold a role nor are quoted: they are private persons.
    """
    found: dict[tuple[str, str | None], list[tuple[Reading, Mention]]] = {}
    said: dict[tuple[str, str | None], list[Account]] = {}
    one = {(article, head) for (article, _), head in (joined or {}).items()}

    def whose(actor: str, article: str) -> tuple[str, str | None]:
        return actor, article if actor.startswith("local:") and (article, actor) not in one else None

    for reading in readings:
        for mention in reading.analysis.mentions:
            if mention.actor and mention.anonymous is None and mention.level == "NAM":
                found.setdefault(whose(mention.actor, reading.id), []).append((reading, mention))
        links = _links(reading.analysis)
        for q in reading.analysis.quotations:
            if q.speaker.actor and not q.speaker.anonymous:
                said.setdefault(whose(q.speaker.actor, reading.id), []).append(
                    Account(
                        article=reading.id, start=q.start, end=q.end, words=_words(reading, q), outlet=reading.outlet,
                        published=reading.published, attribution=links.get(q.attribution or "", ()),
                    )
                )  # fmt: skip
    out = []
    for (actor, article), places in found.items():
        names = shown_names(places)
        roles = Counter(" ".join(w.split()) for r, m in places if (w := _piece(r, m.role.start, m.role.end)))
        kinds = Counter(m.type for _, m in places)
        kind = min(kinds, key=lambda k: (-kinds[k], k))
        if kind == "PER" and actor.startswith("local:") and not roles and (actor, article) not in said:
            continue
        out.append(
            ActorEntry(
                actor=actor, verified=not actor.startswith("local:"), article=article, type=kind,
                names=_ranked(names), roles=_ranked(roles), mentions=len(places),
                articles=len({r.id for r, _ in places}), said=tuple(said.get((actor, article), ())),
            )
        )  # fmt: skip
    return sorted(out, key=lambda a: (-a.mentions, a.actor, a.article or ""))


def shown_names(places: Iterable[tuple[Reading, Mention]]) -> Counter[str]:
    """How often an actor is named how: on one line, without vowel marks, nor «و» and «ل» before the name.

    «للبنان» may be a name with an article or without: it counts as the one that the other mentions have.
    """
    found: Counter[str] = Counter()
    unsure = []
    for reading, mention in places:
        words = unvocalised(" ".join(_words(reading, mention).split()))
        names = without_head(words, mention.clitic or "")
        if len(names) == 1:
            found[names[0]] += 1
        else:
            unsure.append(names)
    for names in unsure:
        found[next((name for name in names if name in found), names[0])] += 1
    return found


def _ranked(counts: Counter[str]) -> tuple[str, ...]:
    return tuple(sorted(counts, key=lambda w: (-counts[w], w)))
