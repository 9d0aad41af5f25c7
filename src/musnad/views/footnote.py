"""A footnote: the words, who told them to whom, and where they stand, ready to be pasted under a text."""

from __future__ import annotations

from typing import Any

from ..model import Link
from ..stories.accounts import LONGEST
from ..stories.listing import headline
from ..stories.model import Account, Reading
from .brief import chain, span_text
from .labels import Language, label


def account_at(reading: Reading, start: int, end: int) -> Account:
    """What stands at a span, with the chain of tellers of what was read there."""
    a = reading.analysis
    told: list[Any] = [*a.quotations, *a.events, *a.statuses, *a.quantities]
    attributed = [x for x in told if x.attribution]
    chains = {x.id: x.links for x in a.attributions}
    exact = next((x for x in attributed if (x.start, x.end) == (start, end)), None)
    around: Any = exact or min(
        (x for x in attributed if x.start <= start and end <= x.end),
        key=lambda x: (x.end - x.start, x.id),
        default=None,
    )
    links: tuple[Link, ...] = chains.get(around.attribution or "", ()) if around else ()
    links = links or (Link(level="outlet", words=reading.outlet),)
    sentence = next((s for s in a.sentences if s.start <= start < s.end), None)
    low, high = (sentence.start, max(end, sentence.end)) if sentence else (start, end)
    if high - low > LONGEST:
        low, high = start, min(end, start + LONGEST)
    return Account(
        article=reading.id, start=low, end=high, words=reading.text[low:high], outlet=reading.outlet,
        published=reading.published, attribution=links, focus=(start, end),
    )  # fmt: skip


def footnote(reading: Reading, account: Account, language: Language, reviewed: bool = False) -> str:
    """One line of plain text: words, chain, headline, day, address, and the place in the text as it was read."""
    comma = "، " if language == "ar" else ", "
    arrow = " ← " if language == "ar" else " → "
    published = reading.published
    parts = [
        arrow.join(chain(account, language)),
        f"«{headline(reading) or ''}»" if language == "ar" else f"“{headline(reading) or ''}”",
        span_text(published.from_, published.to) if published.to else label("unknown_date", language),
        reading.url or reading.id,
    ]
    place = f"{reading.version} [{account.start}, {account.end})"
    mark = "" if reviewed else f" {label('footnote_mark', language)}"
    quoted = f"«{_line(account.words)}»" if language == "ar" else f"“{_line(account.words)}”"
    return f"{quoted} — {comma.join(_line(p) for p in parts)}{comma}{place}.{mark}"


def _line(words: str) -> str:
    return " ".join(words.split())
