"""A feed of what changed: changes of status, each teller's own, and disagreements of accounts (Atom 1.0, RFC 4287).

The same record gives the same feed: an entry's id is made of what it tells, and its day is that of publication, not the
clock's. An entry is dated by the day on which the last account that makes it what it is had been published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import IO, NamedTuple

from lxml import etree
from lxml.builder import ElementMaker

from ...lexicon.lexicon import load
from ...stories.model import Account, Arrangement, Change, Disagreement, Lane, Reading, story_id
from ...stories.story import Story
from ..brief import about_text, chain, side_text, span_text, who_text
from ..cells import for_xml
from ..labels import label
from ..review import account_state

DESCRIPTION = "a feed of changes of status and of disagreements"
COLUMNS = ("id", "title", "updated", "category", "link", "content")
_NAMESPACE = "http://www.w3.org/2005/Atom"
_E = ElementMaker(namespace=_NAMESPACE, nsmap={None: _NAMESPACE})
#: Where nothing was dated.
_NEVER = "1970-01-01"


class _Entry(NamedTuple):
    day: str
    id: str
    title: str
    category: str
    content: str
    url: str | None


def export(readings: Iterable[Reading], out: IO[bytes]) -> None:
    """Write the feed of the readings' story, the newest entry first."""
    export_story(Story(readings, load()), out)


def export_story(story: Story, out: IO[bytes]) -> None:
    """Write the feed, the newest entry first."""
    of = {r.id: r for r in story.readings}
    entries = [
        *(entry for board in story.status() for entry in _changes(board, of)),
        *(_parting(found, of) for found in story.disagreements()),
    ]
    entries = list({e.id: e for e in entries}.values())
    entries.sort(key=lambda e: (e.day, e.id), reverse=True)
    first = story.readings[0].id if story.readings else ""
    feed = _E.feed(
        _E.id(f"urn:musnad:feed:{story_id(first)}"),
        _E.title("Musnad: changes of status, and disagreements"),
        _E.subtitle(label("unreviewed", "en")),
        _E.updated(_time(entries[0].day if entries else _NEVER)),
        _E.author(_E.name("Musnad")),
        _E.generator("Musnad"),
        *(_element(entry) for entry in entries),
    )
    out.write(etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))


def _changes(board: Arrangement, of: dict[str, Reading]) -> Iterator[_Entry]:
    for lane in board.lanes:
        for change in lane.changes:
            yield _change(board, lane, change, of)


def _change(board: Arrangement, lane: Lane, change: Change, of: dict[str, Reading]) -> _Entry:
    what = label("kind:" + board.kind, "en")
    state = label("status:" + change.status, "en")
    if change.modality != "asserted":
        state += f" ({label('modality:' + change.modality, 'en')})"
    identifier = story_id(
        board.kind, board.holder, board.partner, board.place, lane.teller.key, change.from_, change.status,
        change.modality, change.denies,
    )  # fmt: skip
    held = f"{what}, {who_text(board.holder, 'en') or '?'}: {state}"
    details = [f"{key}: {value}" for key in ("scope", "condition", "exception") if (value := getattr(change, key))]
    lines = [
        f"{span_text(change.from_, change.to)}  {held}  {'; '.join(details)}".rstrip(),
        *_told(change.accounts, of),
    ]
    return _Entry(
        min(map(_day, change.accounts), default=_NEVER), f"urn:musnad:change:{identifier}",
        f"{held} — {lane.teller.name}", "status", "\n".join(lines), _url(change.accounts, of),
    )  # fmt: skip


def _parting(found: Disagreement, of: dict[str, Reading]) -> _Entry:
    title = f"{label('parting:' + found.kind, 'en')}: {about_text(found, 'en')}"
    lines = [found.about]
    for side in found.sides:
        lines += [f"• {side_text(side, 'en')}", *_told(side.accounts, of)]
    days = [min(map(_day, side.accounts), default=_NEVER) for side in found.sides]
    last = found.sides[-1].accounts if found.sides else ()
    return _Entry(
        max(days, default=_NEVER), f"urn:musnad:disagreement:{found.id}", title, "disagreement", "\n".join(lines),
        _url(last, of),
    )  # fmt: skip


def _told(accounts: Sequence[Account], of: dict[str, Reading]) -> Iterator[str]:
    """An account a line: words, chain of tellers, day, version of the text, state of review."""
    for a in accounts:
        day = span_text(a.published.from_, a.published.to)
        words = " ".join(a.words.split())
        reading = of[a.article]
        state = account_state(reading, a)
        yield f"«{words}» — {' → '.join(chain(a, 'en'))}, {day} [{reading.version}, {state}]"


def _day(account: Account) -> str:
    return (account.published.to or account.published.from_ or _NEVER)[:10]


def _url(accounts: Sequence[Account], of: dict[str, Reading]) -> str | None:
    urls = (of[a.article].url for a in accounts)
    return next((url for url in urls if url and url.startswith(("http://", "https://"))), None)


def _time(day: str) -> str:
    return f"{day}T00:00:00Z"


def _element(entry: _Entry) -> etree._Element:
    element = _E.entry(
        _E.id(entry.id), _E.title(" ".join(for_xml(entry.title).split())), _E.updated(_time(entry.day)),
        _E.category(term=entry.category), _E.content(for_xml(entry.content), type="text"),
    )  # fmt: skip
    if entry.url:
        element.append(_E.link(rel="alternate", href="".join(for_xml(entry.url).split())))
    return element
