"""Institutions without a row, missions abroad, and what takes them up: mentions, holders, actors and speakers.

``tests/cases/bodies.jsonl`` holds short texts. ``mentions``: words to a letter, one letter an institution, all of whose
mentions have one actor (``ids`` says which, where a row knows it). ``holders``: status and letter; ``actors``: type of
event and letter; ``speakers``: letters. ``no``: words that are no organisation.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from musnad import Article, analyse
from musnad.model import Analysis

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "bodies.jsonl").read_text(encoding="utf-8").splitlines()
]


def read(text: str) -> Analysis:
    return analyse(Article(text=text, language="ar", published="2024-06-10"))


def actors_of(analysis: Analysis, text: str, words: str, longer: list[str]) -> list[str | None]:
    """The actors read for words wherever they stand alone; ``"unread"`` where no organisation begins and ends so."""
    out: list[str | None] = []
    inside = [m.span() for w in longer for m in re.finditer(re.escape(w), text)]
    for found in re.finditer(rf"(?<!\w)[وفبل]{{0,2}}{re.escape(words)}(?!\w)", text):
        start, end = found.span()
        if not any(a <= found.end() - len(words) and end <= b for a, b in inside):
            read_here = [m.actor for m in analysis.mentions if (m.start, m.end, m.type) == (start, end, "ORG")]
            out.append(read_here[0] if read_here else "unread")
    return out


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    analysis = read(text)
    names = case.get("mentions", {})
    who: dict[str, str | None] = dict(case.get("ids", {}))
    for words, letter in names.items():
        longer = [w for w in names if w != words and words in w]
        found = actors_of(analysis, text, words, longer)
        assert found, words
        actor = who.setdefault(letter, found[0])
        assert actor not in (None, "unread"), (words, found)
        assert set(found) == {actor}, words
    for status, letter in case.get("holders", []):
        assert (status, who[letter]) in [(s.status, s.holder.actor) for s in analysis.statuses]
    for kind, letter in case.get("actors", []):
        assert (kind, who[letter]) in [(e.type, e.actor.actor) for e in analysis.events]
    for letter in case.get("speakers", []):
        assert who[letter] in [q.speaker.actor for q in analysis.quotations]
    for words in case.get("no", []):
        read_so = {text[m.start : m.end].lstrip("وب") for m in analysis.mentions if m.type == "ORG"}
        assert words.lstrip("وب") not in read_so


@pytest.mark.parametrize("names", [("البعثة الأممية في ليبيا", "بعثة الأمم المتحدة في ليبيا", "أنسميل")])
def test_one_mission_by_all_its_names_in_all_articles(names: tuple[str, ...]) -> None:
    assert {m.actor for name in names for m in read(f"قالت {name} إن الحوار مستمر.").mentions if m.type == "ORG"} == {
        "unsmil", "un"
    }  # fmt: skip


def test_one_local_id_in_all_articles() -> None:
    texts = ("أوقفت هيئة المعابر الحركة.", "قال متحدث باسم هيئة المعابر إن المعبر مغلق.", "اتهم الوزير هيئة المعابر.")
    assert {m.actor for text in texts for m in read(text).mentions if m.type == "ORG"} == {"local:هيئة المعابر"}
