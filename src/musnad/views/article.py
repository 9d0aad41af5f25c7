"""One article for a terminal: its sentences, and under each what was read in it."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from ..model import Annotation
from ..stories.corrections import review_of
from ..stories.listing import ArticleEntry
from ..stories.model import Reading
from .lines import Line, day, reviewed, squeezed


def article_lines(entry: ArticleEntry, reading: Reading) -> Iterator[Line]:
    """Lines with their indentation."""
    published = reading.published
    yield 0, Text(squeezed(entry.title or entry.id), style="bold")
    facts = [entry.id, entry.outlet, entry.agency, day(published.from_, published.to), f"date: {published.basis}"]
    yield 0, Text("  ".join(f for f in facts if f), style="dim")
    for reason in published.reasons:
        yield 1, Text(reason, style="dim")
    for fact in (entry.url, entry.source, entry.note):
        if fact:
            yield 0, Text(fact, style="dim")
    a = reading.analysis
    spans = [(s.start, s.end) for s in a.sentences] or [(0, len(reading.text))]
    layers: list[Annotation] = sorted(
        [*a.timexes, *a.quantities, *a.mentions, *a.quotations, *a.events, *a.statuses, *a.flags],
        key=lambda x: (x.start, -x.end, x.id),
    )
    for start, end in spans:
        yield 0, Text("")
        yield 0, Text(squeezed(reading.text[start:end]) if a.sentences else reading.text[start:end])
        for item in layers:
            if start <= item.start < end:
                line = _annotation(item, reading.text)
                line.append(f"  #{item.id}", style="dim")
                yield 1, line
                yield from reviewed(review_of(reading, item.id), 2)


def _annotation(item: Annotation, text: str) -> Text:
    layer = type(item).__name__.lower()
    facts = [
        str(value)
        for name in (
            "type",
            "mode",
            "kind",
            "status",
            "value",
            "from_",
            "to",
            "actor",
            "modality",
            "polarity",
            "likely",
        )
        if (value := getattr(item, name, None)) is not None and isinstance(value, str | int | float)
    ]
    line = Text(f"{layer}  ", style="green")
    line.append(" ".join(facts) + "  ", style="not bold default")
    line.append(f"“{squeezed(text[item.start : item.end])[:160]}”", style="default")
    line.append(f"  {item.rule}", style="dim")
    return line
