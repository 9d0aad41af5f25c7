"""The brief as one self-contained page: no script, no request, every value linked to its sentence."""

from __future__ import annotations

import base64
import hashlib
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from ..stories.model import Account, Change, Lane, Point, Reading
from .bands import draw
from .brief import (
    Brief,
    about_text,
    chain,
    day_text,
    figure_text,
    headline,
    main_line,
    side_text,
    span_text,
    who_text,
)  # fmt: skip
from .labels import Language, label


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("musnad.views"), autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined, trim_blocks=False,
    )  # fmt: skip


def render(brief: Brief, language: Language = "ar") -> str:
    """The page, as UTF-8 text. The text of articles is escaped, never rendered."""
    style = files(__package__).joinpath("templates/brief.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    numbers = {(r.id): n for n, r in enumerate(brief.readings)}

    def say(key: str) -> str:
        return label(key, language)

    def anchor_of(reading: Reading, start: int) -> str:
        return _anchor(numbers[reading.id], reading, start)

    def change_text(change: Change) -> str:
        parts = [span_text(change.from_, change.to or change.from_), say("status:" + change.status)]
        if change.modality != "asserted":
            parts.append(say("modality:" + change.modality))
        return " · ".join([*parts, *(w for w in (change.scope, change.condition, change.exception) if w)])

    return (
        _environment()
        .get_template("brief.html.j2")
        .render(
            brief=brief,
            language=language,
            rtl=language == "ar",
            arrow="←" if language == "ar" else "→",
            style=_Safe(style),
            style_hash=f"sha256-{digest}",
            timeline=main_line(brief.timeline),
            boards=[(b, draw(b, rtl=language == "ar")) for b in brief.boards],
            figures=[f for f in brief.figures if f.points],
            label=say,
            anchor=lambda a: _anchor_of_account(a, brief, numbers),
            anchor_of=anchor_of,
            chain=lambda a: chain(a, language),
            focused=_focused,
            day=lambda d: day_text(d, language).replace(" – ", " –\n"),
            span=span_text,
            who=lambda w: who_text(w, language),
            figure=lambda p: _figure(p, language),
            lane_text=lambda lane: _lane_text(lane, language),
            change_text=change_text,
            about=lambda d: about_text(d, language),
            side_text=lambda side: side_text(side, language),
            headline=headline,
            is_translated=_is_translated,
            pieces=lambda r: _pieces(numbers[r.id], r),
        )
    )


class _Safe(str):
    """Our own style sheet: not escaped."""

    def __html__(self) -> str:
        return self


def _figure(point: Point, language: Language) -> str:
    return figure_text(point.value, point.low, point.high, point.modifier, lambda key: label(key, language))


def _lane_text(lane: Lane, language: Language) -> str:
    said = []
    for change in lane.changes:
        marked = "" if change.modality == "asserted" else f" ({label('modality:' + change.modality, language)})"
        said.append(label("status:" + change.status, language) + marked)
    return "، ".join(dict.fromkeys(said))


def _focused(account: Account) -> tuple[str, str, str]:
    """The words before, at and after the span a value was read from; a focus as long as the account is none."""
    low, high = account.focus or (account.start, account.start)
    low, high = max(low, account.start) - account.start, min(high, account.end) - account.start
    if high <= low or high - low > 0.8 * len(account.words):
        return account.words, "", ""
    return account.words[:low], account.words[low:high], account.words[high:]


def _is_translated(reading: Reading) -> bool:
    found = reading.analysis.article.translated
    return found is not None and found.how in ("human", "machine")


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
