"""The brief as one self-contained page: no script, no request, every value linked to its sentence and its footnote."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ..stories.model import Account, Reading
from .brief import Brief, main_line, notice, silence_text
from .components import components
from .labels import Language
from .notes import Notes
from .review import review_state


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("musnad.views"), autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=False,
    )  # fmt: skip


def style_sheet() -> str:
    """The styles of what pages have in common."""
    return files(__package__).joinpath("templates/parts.css").read_text(encoding="utf-8")


def render(brief: Brief, language: Language = "ar") -> str:
    """The page, as UTF-8 text. The text of articles is escaped, never rendered."""
    style = style_sheet()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    numbers = {(r.id): n for n, r in enumerate(brief.readings)}

    notes = Notes(brief.readings, language)

    def anchor_of(reading: Reading, start: int) -> str:
        return _anchor(numbers[reading.id], reading, start)

    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            **components(language) | {"cite_text": lambda a: f"[{notes.number(a)}]"},
            brief=brief,
            silence_text=lambda s: silence_text(s, language),
            style=_Safe(style),
            style_hash=f"sha256-{digest}",
            timeline=main_line(brief.timeline),
            figures=[f for f in brief.figures if f.points],
            anchor=lambda a: "#" + _anchor_of_account(a, brief, numbers),
            anchor_of=anchor_of,
            cite=lambda a: f"#n{notes.number(a)}",
            notice=notice(brief, language),
            notes=lambda: notes,
            flag_state=review_state,
            link=lambda kind, item: None,
            pieces=lambda r: _pieces(numbers[r.id], r),
        )
    )


class _Safe(str):
    """Our own style sheet: not escaped."""

    def __html__(self) -> str:
        return self


def _anchor(number: int, reading: Reading, start: int) -> str:
    sentences = reading.analysis.sentences
    at = bisect_right([s.start for s in sentences], start) - 1
    return f"a{number}-s{at}" if at >= 0 else f"a{number}"


def _anchor_of_account(account: Account, brief: Brief, numbers: dict[str, int]) -> str:
    number = numbers[account.article]
    return _anchor(number, brief.readings[number], account.start)


def _pieces(number: int, reading: Reading) -> Iterator[tuple[str, str, str]]:
    """The text of an article in pieces: sentences with their anchors, page furniture, and what lies between."""
    spans = [(s.start, s.end, "sentence", f"a{number}-s{n}") for n, s in enumerate(reading.analysis.sentences)]
    spans += [(b.start, b.end, "furniture", "") for b in reading.analysis.article.boilerplate]
    at = 0
    for start, end, kind, anchor in sorted(spans):
        if start < at:
            continue
        if at < start:
            yield "text", "", reading.text[at:start]
        yield kind, anchor, reading.text[start:end]
        at = end
    yield "text", "", reading.text[at:]
