"""What the pages have in common: the functions that their templates call, bound to a language.

The templates' macros stand in ``templates/parts.html.j2``. A page adds ``anchor(account)``, where an account
stands, ``cite(account)``, where its footnote is, and ``link(kind, item)``, the page of a
thing (``None``: there is none).
"""

from __future__ import annotations

from typing import Any

from ..stories.model import Account, Change, Lane, Point, Reading
from .bands import draw
from .brief import (
    about_text,
    chain,
    day_text,
    figure_text,
    headline,
    position_text,
    side_text,
    span_text,
    who_text,
    wish_text,
)  # fmt: skip
from .labels import Language, counted, label
from .plots import plot


def components(language: Language) -> dict[str, Any]:
    """The names that ``parts.html.j2`` and the pages use, for one language."""
    rtl = language == "ar"

    def say(key: str) -> str:
        return label(key, language)

    return {
        "language": language,
        "rtl": rtl,
        "arrow": "←" if rtl else "→",
        "say": say,
        "label": say,
        "counted": lambda key, n: counted(key, n, language),
        "chain": lambda a: chain(a, language),
        "focused": focused,
        "day": lambda d: day_text(d, language),
        "span": span_text,
        "who": lambda w: who_text(w, language),
        "figure": lambda p: figure(p, language),
        "lane_text": lambda lane: lane_text(lane, language),
        "change_text": lambda c: change_text(c, language),
        "about": lambda d: about_text(d, language),
        "side_text": lambda side: side_text(side, language),
        "position_text": lambda position: position_text(position, language),
        "wish_text": lambda wish: wish_text(wish, language),
        "headline": headline,
        "is_translated": is_translated,
        "draw": lambda board: draw(board, rtl=rtl),
        "cite_text": lambda a: say("footnote"),
        "plot": lambda f: plot(f, rtl=rtl),
    }


def figure(point: Point, language: Language) -> str:
    """A point's figure: ``about 5,200``."""
    return figure_text(point.value, point.low, point.high, point.modifier, lambda key: label(key, language))


def change_text(change: Change, language: Language) -> str:
    """A change in a line: its days, its state, and how much, on which condition, but for what."""
    parts = [span_text(change.from_, change.to or change.from_), label("status:" + change.status, language)]
    if change.modality != "asserted":
        parts.append(label("modality:" + change.modality, language))
    elif change.polarity == "negated":
        parts.append(label("polarity:negated", language))
    return " · ".join([*parts, *(w for w in (change.scope, change.condition, change.exception) if w)])


def lane_text(lane: Lane, language: Language) -> str:
    """The states of a lane, each once."""
    said = []
    for change in lane.changes:
        marked = "" if change.modality == "asserted" else f" ({label('modality:' + change.modality, language)})"
        said.append(label("status:" + change.status, language) + marked)
    return "، ".join(dict.fromkeys(said)) if language == "ar" else ", ".join(dict.fromkeys(said))


def focused(account: Account) -> tuple[str, str, str]:
    """The words before, at and after the span a value was read from; a focus as long as the account is none."""
    low, high = account.focus or (account.start, account.start)
    low, high = max(low, account.start) - account.start, min(high, account.end) - account.start
    if high <= low or high - low > 0.8 * len(account.words):
        return account.words, "", ""
    return account.words[:low], account.words[low:high], account.words[high:]


def is_translated(reading: Reading) -> bool:
    """Whether a text was translated, by a person or a machine."""
    found = reading.analysis.article.translated
    return found is not None and found.how in ("human", "machine")
