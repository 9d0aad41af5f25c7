"""Whose deed it was: the party that is read as the actor of an event told by a word."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from musnad import Article, analyse

CASES = Path(__file__).parent.parent.parent / "cases" / "doers.tsv"
ROWS = [
    row
    for row in csv.reader(CASES.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if row and not row[0].startswith("#") and row[0] != "word"
]


@pytest.mark.parametrize(("word", "doer", "text"), ROWS)
def test_doer(word: str, doer: str, text: str) -> None:
    found = analyse(Article(id="a", text=text, language="ar", published="2024-03-04"))
    [event] = [e for e in found.events if word in text[e.start : e.end].split()]
    got = text[event.actor.start : event.actor.end] if event.actor.start is not None else ""
    assert got == doer
