"""Targets: what an id that a person names stands for, as anchors; and the correction made of them.

An id may be of an annotation (bare where no other article has it, else ``ARTICLE#ID``), of an item of a view, of an
actor, or of an article.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from ..correction import Action, Anchor, Correction, CorrectionError, correction_id, utc
from ..model import Annotation, Mention, Quotation
from .anchors import ARTICLES, CORRECTED, anchor
from .model import Account, Reading
from .reviews import accounts_of
from .story import Story

#: Layers whose annotations can be put together or kept apart; a status or a figure stays with its teller.
_JOINED = frozenset(("events", "quotations", "mentions", ARTICLES, "flags"))


class Target(NamedTuple):
    """What an id stands for: its view or layer, its accounts' annotations, and the item itself.

    ``kind``: of a disagreement. ``actor``: the id, of an actor or a mention.
    """

    id: str
    view: str
    found: tuple[tuple[Reading, str, Annotation], ...]
    item: Any = None
    kind: str = ""
    actor: str | None = None

    def anchors(self, part: int = 0) -> tuple[Anchor, ...]:
        """The anchors it is kept by."""
        if self.view == ARTICLES:
            return (Anchor(article=self.item.id, layer=ARTICLES, version=self.item.version, part=part),)
        return tuple(anchor(reading, layer, item, part) for reading, layer, item in self.found)


def target(story: Story, identifier: str) -> Target:
    """What an id stands for in a story. Raises :class:`~musnad.correction.CorrectionError`."""
    readings = {r.id: r for r in story.given}
    article, _, bare = identifier.rpartition("#")
    identifier = identifier if article else bare
    if article in readings and (found := list(_annotations([readings[article]], bare))):
        return _annotation(identifier, found[0])
    if identifier in readings:
        return _article(readings[identifier])
    found = list(_annotations(story.given, identifier))
    if len(found) > 1:
        choices = ", ".join(f"{reading.id}#{identifier}" for reading, _, _ in found[:5])
        raise CorrectionError(f"{identifier} stands in several articles: name one of {choices}")
    if found:
        return _annotation(identifier, found[0])
    for told in (story, Story(story.given, story.lexicon)):  # what was rejected is only in the story as it was read
        for view, item in items(told):
            if item.id == identifier:
                read = tuple(_read_from(accounts_of(item), readings))
                return Target(identifier, view, read, item, getattr(item, "kind", ""))
    if mentions := tuple(_actor(story.given, identifier)):
        return Target(identifier, "mentions", mentions, None, actor=identifier)
    part = article_id(readings, article or identifier)
    if part is not None and part != article:
        return target(story, f"{part}#{bare}") if article else _article(readings[part])
    raise CorrectionError(f"nothing in the record has the id {identifier}")


def article_id(ids: Iterable[str], part: str) -> str | None:
    """The article of an id, or of a part of it that no other id has; ``None`` where there is none or many."""
    found = [i for i in ids if part and part in i]
    return part if part in found else found[0] if len(found) == 1 else None


def items(story: Story) -> Iterator[tuple[str, Any]]:
    """Every item of every view that has an id, with its view."""
    for occurrence in story.timeline:
        yield "occurrences", occurrence
    for statement in story.statements:
        yield "statements", statement
    for disagreement in story.disagreements(explained=True, rejected=True):
        yield "disagreements", disagreement
    for board in story.status():
        yield "arrangements", board
        for lane in board.lanes:
            for change in lane.changes:
                yield "changes", change
    for figure in story.figures:
        yield "figures", figure
        for point in figure.points:
            yield "points", point


def correction(
    story: Story,
    action: Action,
    identifier: str,
    others: Sequence[str] = (),
    *,
    text: str | None,
    author: str,
    at: str,
) -> Correction:
    """The correction a person makes. Raises :class:`~musnad.correction.CorrectionError` where it cannot be made."""
    if not author.strip():
        raise CorrectionError("a correction needs an author")
    if action == "note" and not (text or "").strip():
        raise CorrectionError("a note needs a text")
    first = target(story, identifier)
    actor = None
    if action == "merge":
        chosen = [first, *(target(story, other) for other in dict.fromkeys(others) if other != identifier)]
        actor = _joined(chosen)
        anchors = tuple(a for part, t in enumerate(chosen) for a in t.anchors(part))
    elif action == "unmerge":
        anchors = _parted(story, first, others)
    else:
        anchors = first.anchors()
        if others:
            raise CorrectionError(f"{action} takes one id")
        if first.view == ARTICLES and action != "note":
            raise CorrectionError(f"{identifier} is an article: {action} what was read in it, by its id")
    if not anchors:
        raise CorrectionError(f"{identifier} rests on nothing that was read in an article")
    anchors = tuple(dict.fromkeys(anchors))
    moment = utc(at)
    return Correction(
        id=correction_id(action, first.view, anchors, text, author, moment, actor), action=action,
        target=" ".join((identifier, *others)), view=first.view, kind=first.kind, text=text, actor=actor,
        author=author.strip(), at=moment, anchors=anchors,
    )  # fmt: skip


def _article(reading: Reading) -> Target:
    return Target(reading.id, ARTICLES, (), reading)


def _annotation(identifier: str, found: tuple[Reading, str, Annotation]) -> Target:
    _, layer, item = found
    return Target(identifier, layer, (found,), item, actor=item.actor if isinstance(item, Mention) else None)


def _annotations(readings: Iterable[Reading], identifier: str) -> Iterator[tuple[Reading, str, Annotation]]:
    for reading in readings:
        for layer in CORRECTED:
            for item in getattr(reading.analysis, layer):
                if item.id == identifier:
                    yield reading, layer, item


def _read_from(accounts: Iterable[Account], readings: dict[str, Reading]) -> Iterator[tuple[Reading, str, Annotation]]:
    for article, annotation in dict.fromkeys((a.article, i) for a in accounts for i in a.annotations):
        if article in readings:
            yield from _annotations([readings[article]], annotation)


def _actor(readings: Iterable[Reading], identifier: str) -> Iterator[tuple[Reading, str, Annotation]]:
    """Every mention of an actor by a name."""
    for reading in readings:
        for m in reading.analysis.mentions:
            if m.actor == identifier and m.anonymous is None:
                yield reading, "mentions", m


def _joined(chosen: Sequence[Target]) -> str | None:
    """The id merged actors go by; ``None`` for other things. Raises where the targets cannot be one thing."""
    if len(chosen) < 2:
        raise CorrectionError("merge takes two ids or more")
    layers = {layer for t in chosen for _, layer, _ in t.found} or {t.view for t in chosen}
    layers = {t.view for t in chosen if t.view == ARTICLES} | layers - {"flags"}
    if len(layers) != 1 or not layers <= _JOINED or any(t.view == "disagreements" for t in chosen):
        told = ", ".join(f"{t.id} ({t.view})" for t in chosen)
        raise CorrectionError(f"only occurrences, statements or actors are merged, each with its like; not {told}")
    if layers == {"quotations"}:
        said = [(r.id, i) for t in chosen for r, _, i in t.found if isinstance(i, Quotation) and i.speaker.anonymous]
        if said and len({r.id for t in chosen for r, _, _ in t.found}) > 1:
            raise CorrectionError("unnamed sources are never linked across articles")
    if layers != {"mentions"}:
        return None
    if any(isinstance(i, Mention) and (i.anonymous is not None or not i.actor) for t in chosen for _, _, i in t.found):
        raise CorrectionError("unnamed sources are never linked")
    known = list(dict.fromkeys(t.actor for t in chosen if t.actor and not t.actor.startswith("local:")))
    if len(known) > 1:
        raise CorrectionError(f"{' and '.join(known)} are two in the lexicon; correct its rows instead")
    return known[0] if known else chosen[0].actor


def _parted(story: Story, whole: Target, others: Sequence[str]) -> tuple[Anchor, ...]:
    """The anchors of what is to be apart: the accounts of ``others`` from the rest; without them, each from all."""
    if whole.view == ARTICLES:
        more = [target(story, other) for other in others]
        if not more or any(t.view != ARTICLES for t in more):
            raise CorrectionError("name the articles that are to be kept apart")
        return tuple(a for part, t in enumerate((whole, *more)) for a in t.anchors(part))
    if whole.view not in ("occurrences", "statements"):
        raise CorrectionError(f"{whole.id} ({whole.view}) is nothing that was merged: name an occurrence or statement")
    accounts = list(accounts_of(whole.item))
    out: list[Anchor] = []
    parts: dict[Account, int] = {}
    if not others:
        parts = {account: part for part, account in enumerate(accounts)}
    ids = sorted({a.article for a in accounts})
    for other in others:
        article, _, bare = other.rpartition("#")
        article = article and (article_id(ids, article) or article)
        chosen = [a for a in accounts if bare in a.annotations and article in ("", a.article)]
        chosen = chosen or [a for a in accounts if a.article == article_id(ids, other)]
        if not chosen:
            raise CorrectionError(f"{other} is no article or account of {whole.id}")
        parts.update(dict.fromkeys(chosen, 1))
    if len({parts.get(a, 0) for a in accounts}) < 2:
        raise CorrectionError(f"{whole.id} has no other account to be kept apart from")
    readings = {r.id: r for r in story.given}
    for account in accounts:
        for reading, layer, item in _read_from([account], readings):
            out.append(anchor(reading, layer, item, parts.get(account, 0)))
    return tuple(out)
