"""The tables of the Arabic lexicon, a module a layer; the order of the tables is the order of what a word may be."""

from __future__ import annotations

from . import speech, figures, pages, dates, clauses, happenings, names  # isort: skip

__all__ = ["clauses", "dates", "figures", "happenings", "names", "pages", "speech"]
