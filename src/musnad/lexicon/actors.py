"""What the lexicon knows of an actor id."""

from __future__ import annotations

from .lexicon import Lexicon


def actor_name(lexicon: Lexicon, actor: str, language: str = "ar") -> str | None:
    """The first Arabic name, or the English one (``en``), of an actor; ``None`` for one it does not know."""
    row = lexicon.rows.get("actors", {}).get(actor)
    if row is None:
        return None
    return row["name_en"] if language == "en" else next(iter(row.values("names")), None)
