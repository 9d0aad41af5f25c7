"""Items that are told in a few indented lines: a heading, then who says so in which words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from rich.text import Text

from .labels import counted
from .lines import Line, accounts, day, heading, name, number, plain, reviewed, squeezed, told, with_id

#: How many of the places a correction stands on are shown.
_SHOWN = 3


def occurrence(o: Any) -> Iterator[Line]:
    """An entry of the timeline."""
    date = day(o.date.from_, o.date.to, o.date.precision)
    if o.date.likely:
        date += f" (likely; written {o.date.literal})" if o.date.literal else " (likely)"
    parties = " → ".join(name(w) for w in (o.actor, o.recipient) if w is not None)
    marks = [
        "" if o.polarity == "affirmed" else "not",
        "" if o.modality == "asserted" else o.modality,
        "background" if o.background else "",
        "disputed" if o.disputed else "",
        counted("voices", o.voices, "en"),
        "overlap unknown" if o.overlap else "",
        f"restates {o.restates}" if o.restates else "",
        f"goes back on {o.retracts}" if o.retracts else "",
    ]
    kind = o.type.lower() + (f"/{o.mode.lower()}" if o.mode else "")
    head = heading(
        date, kind, parties, f"at {plain(o.place)}" if o.place else None, f"[{', '.join(filter(None, marks))}]"
    )
    yield 0, with_id(head, o)
    yield from reviewed(o.review, 1)
    yield from accounts(o.accounts)


def arrangement(a: Any) -> Iterator[Line]:
    """A board with a lane a teller."""
    partner = f"with {name(a.partner)}" if a.partner else None
    head = heading(a.kind, name(a.holder) if a.holder else None, partner, f"in {plain(a.place)}" if a.place else None)
    yield 0, with_id(head, a)
    yield from reviewed(a.review, 1)
    for stretch in a.contested:
        yield 1, Text(f"contested {day(stretch.from_, stretch.to)}", style="yellow")
    for lane in a.lanes:
        yield 1, Text(lane.teller.name + (" (unnamed)" if lane.teller.anonymous else ""), style="bold cyan")
        for c in lane.changes:
            until = f"…{c.to}" if c.to else f", last reported {c.last_reported}" if c.last_reported else ""
            head = heading(
                f"{c.from_ or 'undated'}{until}", c.status, "" if c.modality == "asserted" else f"({c.modality})",
                "(not so)" if c.polarity == "negated" and c.modality == "asserted" else None,
                f"denies {c.denies}" if c.denies else None, c.scope,
                f"condition: {c.condition}" if c.condition else None,
                f"except: {c.exception}" if c.exception else None, c.act,
            )  # fmt: skip
            yield 2, with_id(head, c)
            yield from reviewed(c.review, 3)
            yield from accounts(c.accounts, 3)


def figure(f: Any) -> Iterator[Line]:
    """A counted thing, over time."""
    unit = f.unit if f.unit != f.what else None
    head = heading(f.what, unit, name(f.actor) if f.actor else None, f"in {plain(f.place)}" if f.place else None)
    yield 0, with_id(head, f)
    yield from reviewed(f.review, 1)
    for p in f.points:
        when = day(p.as_of.from_, p.as_of.to) if p.as_of else "undated"
        head = heading(number(p), f"as of {when}", f"[{counted('voices', p.voices, 'en')}]")
        yield 1, with_id(head, p)
        yield from reviewed(p.review, 2)
        yield from accounts(p.accounts, 2)


def statement(s: Any) -> Iterator[Line]:
    """An utterance in all its wordings."""
    who = "unnamed source" if s.anonymous else name(s.speaker)
    role = s.role if s.role != who else None
    head = heading(day(s.date.from_, s.date.to, s.date.precision), who, role, f"via {s.medium}" if s.medium else None)
    yield 0, with_id(head, s)
    yield from reviewed(s.review, 1)
    for w in s.wordings:
        a = w.account
        yield from told(a.published, a.outlet or a.article, a.attribution, w.words, 1, a.annotations)
        if w.translated:
            yield 2, Text("translated: not the speaker's own words", style="dim")
    if s.retracts:
        yield 1, Text(f"goes back on {s.retracts}", style="dim")
    if s.retracted_by:
        yield 1, Text("gone back on by its speaker:", style="yellow")
        yield from accounts(s.retracted_by, 2)


def disagreement(d: Any) -> Iterator[Line]:
    """Where the accounts part."""
    within = "within one article" if d.within_one_article else None
    about = d.topic.lower() + d.about.removeprefix(d.topic) if d.topic.isupper() else d.about
    head = heading(d.kind, about, f"explained: {d.explanation}" if d.explanation else None, within)
    yield 0, with_id(head, d)
    yield from reviewed(d.review, 1)
    for side in d.sides:
        head = Text(side.value, style="bold")
        if side.overlap:
            head.append("  overlap unknown", style="dim")
        yield 1, head
        yield from accounts(side.accounts, 2)


def position(p: Any) -> Iterator[Line]:
    """Who wants what."""
    yield 0, heading(p.topic, name(p.holder) if p.holder else None)
    for side in p.sides:
        yield 1, heading(side.value, name(side.who) if side.who else None)
        yield from accounts(side.accounts, 2)


def silence(s: Any) -> Iterator[Line]:
    """A stretch in which nothing was published."""
    yield 0, heading(day(s.from_, s.to), f"nothing was published for {s.days} days")
    yield 1, Text(f"last before: {', '.join(s.last)}; next: {', '.join(s.next)}", style="dim")
    if s.told_later:
        yield 1, Text(f"told of it later, in the timeline: {', '.join(s.told_later)}", style="dim")


def quote(q: Any) -> Iterator[Line]:
    """A quotation: who, through what, and the words."""
    who = q.speaker_words or q.speaker.role or "?"
    head = heading(squeezed(who), "(unnamed)" if q.speaker.anonymous else None, q.kind, q.cue.class_)
    if q.via:
        head.append(f"  via {squeezed(q.via)}")
    head.append(f"  {q.outlet or q.article}, {day(q.published.from_, q.published.to)}", style="dim")
    yield 0, with_id(head, q)
    yield from reviewed(q.review, 1)
    yield 1, Text(f"“{squeezed(q.words)}”")


def flag(f: Any) -> Iterator[Line]:
    """A flag, what it says, and the words it stands on."""
    head = heading(f.kind, f.message, f"likely {f.likely}" if f.likely else None)
    head.append(f"  {f.outlet or f.article}", style="dim")
    yield 0, with_id(head, f)
    yield from reviewed(f.review, 1)
    yield 1, Text(f"“{squeezed(f.words)}”")


def search_hit(h: Any) -> Iterator[Line]:
    """A sentence, the words found in it marked."""
    yield 0, heading(h.outlet or h.article, day(h.published.from_, h.published.to), h.article if h.outlet else None)
    text, at = Text("“"), h.start
    for start, end in h.matches:
        text.append(h.words[at - h.start : start - h.start])
        text.append(h.words[start - h.start : end - h.start], style="bold yellow")
        at = end
    text.append(h.words[at - h.start :] + "”")
    yield 1, text


def article(a: Any) -> Iterator[Line]:
    """An article, where the terminal is too narrow for a table."""
    yield 0, heading(day(a.published.from_, a.published.to), a.outlet)
    yield 1, Text(squeezed(a.title or ""))
    yield 1, Text("  ".join((a.id, *article_notes(a))), style="dim")


def article_notes(a: Any) -> Iterator[str]:
    """What is worth knowing of an article beyond its title."""
    if a.published.basis not in ("given", "metadata"):
        yield f"date {a.published.basis}"
    if a.versions > 1:
        yield f"{a.versions} versions"
    if a.copies:
        yield f"same text: {', '.join(a.copies)}"
    if a.note:
        yield a.note


def actor(a: Any) -> Iterator[Line]:
    """Who appears, where the terminal is too narrow for a table."""
    quoted = f"quoted {len(a.said)}" if a.said else None
    yield 0, heading(a.names[0] if a.names else plain(a.actor), a.type, f"{a.mentions} in {a.articles}", quoted)
    if a.roles:
        yield 1, Text("، ".join(a.roles[:3]), style="dim")


def actor_page(a: Any) -> Iterator[Line]:
    """All that is told of one actor."""
    yield 0, heading(a.name_ar, a.name, a.type, a.country_name, a.sector)
    yield 1, Text(a.actor + (f"  part of {a.parent}" if a.parent else ""), style="dim")
    yield 1, Text("، ".join(a.names))
    for held in a.held:
        yield 1, Text(f"{held.role}  {held.from_ or '?'}…{held.to or ''}")
    for given in a.roles:
        yield 1, Text(f"{given.role}  {day(given.published.from_, given.published.to)}  {given.article}")
    for found in a.articles:
        date = day(found.published.from_, found.published.to)
        yield 1, Text(f"{date}  {found.outlet or '?'}  {found.article}  {found.mentions}", style="dim")
    yield from accounts(a.said)


def correction(c: Any) -> Iterator[Line]:
    """What a person corrected, and whether it counts."""
    head = heading(f"{c.at[:16].replace('T', ' ')}  {c.author}", c.action, c.view, c.target)
    head.append(f"  {c.id}", style="dim")
    yield 0, head
    if c.standing != "in force":
        yield 1, Text(f"{c.standing}: {c.why or ''}".rstrip(": "), style="yellow")
    elif c.why:
        yield 1, Text(f"lost in part: {c.why}", style="yellow")
    if c.text:
        yield 1, Text(squeezed(c.text), style="italic")
    for a in c.anchors[:_SHOWN]:
        yield 1, Text(f"“{squeezed(a.words)[:120]}”  {a.kind}  {a.article}".replace("“”  ", ""))
    if len(c.anchors) > _SHOWN:
        yield 1, Text(f"and {len(c.anchors) - _SHOWN} more", style="dim")


def story(s: Any) -> Iterator[Line]:
    """A story, with its articles and why each is one of it."""
    many = f"[{len(s.articles)} article{'s' if len(s.articles) != 1 else ''}]"
    yield 0, heading(s.id, day(s.from_, s.to), many, squeezed(s.title or ""))
    if s.aliases:
        yield 1, Text(f"also: {', '.join(s.aliases)}", style="dim")
    if s.actors:
        yield 1, Text("، ".join(s.actors), style="cyan")
    for a in s.articles:
        line = Text(a.article, style="bold")
        line.append(f"  {day(a.published.from_, a.published.to)}  {a.outlet or ''}", style="not bold dim")
        yield 1, line
        yield 2, Text(a.reason)


CARDS: dict[str, Callable[[Any], Iterator[Line]]] = {
    "timeline": occurrence, "status": arrangement, "figures": figure, "statements": statement,
    "disagreements": disagreement, "positions": position, "silences": silence,
    "quotes": quote, "flags": flag, "search": search_hit,
    "articles": article, "actors": actor, "actor": actor_page,
    "corrections": correction,
    "stories": story,
}  # fmt: skip
