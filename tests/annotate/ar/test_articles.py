"""Eight short articles on stories of other kinds: truces, talks, grain, aid, peacekeepers, airspace, oil, a base.

``tests/cases/articles.jsonl`` holds what a reader finds. An event is found by type and trigger; a status by kind, state
and modality; precision counts statuses that no reader expects. The floors only go up.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

from musnad import Article, analyse
from musnad.model import Analysis, Party

CASES = Path(__file__).parents[2] / "cases"


def same(text: str, party: Party, wanted: str) -> bool:
    words = "" if party.start is None or party.end is None else text[party.start : party.end]
    return bool(words) and (words in wanted or wanted in words)


def events(text: str, analysis: Analysis, wanted: list[dict[str, Any]]) -> tuple[int, int, int, int]:
    """Events found, told as expected, parties right, parties expected."""
    found = told = right = parties = 0
    for want in wanted:
        event = next(
            (e for e in analysis.events if e.type == want["type"] and want["trigger"] in text[e.start : e.end]), None
        )
        if event is None:
            continue
        found += 1
        told += (event.modality, event.polarity) == (want["modality"], want["polarity"])
        for name, party in (("actor", event.actor), ("recipient", event.recipient)):
            if name in want:
                parties += 1
                right += same(text, party, want[name])
    return found, told, right, parties


def measured() -> dict[str, float]:
    found = told = right = parties = wanted = hit = expected = good = read = 0
    for line in (CASES / "articles.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        analysis = analyse(Article(text=case["text"], language="ar", published=case["published"]))
        one = events(case["text"], analysis, case["events"])
        found, told, right, parties = found + one[0], told + one[1], right + one[2], parties + one[3]
        wanted += len(case["events"])
        want = {(s["kind"], s["status"], s["modality"]) for s in case["statuses"]}
        got = {(s.kind, s.status, s.modality) for s in analysis.statuses}
        hit, expected = hit + len(want & got), expected + len(want)
        good, read = good + len(want & got), read + len(got)
    return {
        "events.recall": found / wanted,
        "events.told": told / found,
        "events.parties": right / parties,
        "statuses.recall": hit / expected,
        "statuses.precision": good / read,
    }


def test_articles_of_other_stories() -> None:
    floors = tomllib.loads((CASES / "articles_floors.toml").read_text(encoding="utf-8"))["floors"]
    figures = measured()
    low = {name: (round(figures[name], 3), floor) for name, floor in floors.items() if figures[name] < floor}
    assert not low, f"below the floor (found, floor): {low}"
