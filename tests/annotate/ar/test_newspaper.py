"""ASSAULT and PROTEST in sentences as papers write them: detection, types, parties and restraint, each with a floor.

``tests/cases/newspaper.jsonl``: ``type`` is what a reader finds (null: neither), ``also`` a second type that may be
found, ``happened: false`` what is threatened, planned, foiled or denied; ``actor`` and ``recipient`` are words of which
one has to stand in the party that is read. The floors only go up.
"""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from musnad import Article, analyse

CASES = Path(__file__).parents[2] / "cases"
TYPES = {"ASSAULT", "PROTEST"}


def measured() -> tuple[dict[str, float], list[str]]:
    """The figures, and the sentences that were read otherwise."""
    found = wanted = false = 0
    parties = {"actor": [0, 0], "recipient": [0, 0]}
    right, all_of, unreal, wrong = dict.fromkeys(TYPES, 0), dict.fromkeys(TYPES, 0), [0, 0], []
    for line in (CASES / "newspaper.jsonl").read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        events = [
            e
            for e in analyse(Article(text=case["text"], language="ar", published="2004-05-06")).events
            if e.type in TYPES
        ]
        types = {e.type for e in events}
        if case.get("happened") is False:
            plain = any(e.modality == "asserted" and e.polarity == "affirmed" for e in events if e.type == case["type"])
            good = case["type"] in types and not plain
            unreal = [unreal[0] + good, unreal[1] + 1]
        elif case["type"] is None:
            good = not events
            false += bool(events)
        else:
            good = case["type"] in types
            found, wanted = found + bool(events), wanted + 1
            right[case["type"]] += good
            all_of[case["type"]] += 1
        for role, counted in parties.items():
            if role in case:
                spans = [getattr(e, role) for e in events if e.type == case["type"]]
                read = " ".join(case["text"][s.start : s.end] for s in spans if s.start is not None)
                counted[0] += any(word in read for word in case[role].split("|"))
                counted[1] += 1
        if not good:
            wrong.append(f"{case['type']}: {case['text']} {sorted(types)}")
    precision, recall = found / (found + false), found / wanted
    return {
        "detection.precision": precision,
        "detection.recall": recall,
        "detection.F1": 2 * precision * recall / (precision + recall),
        "type.ASSAULT": right["ASSAULT"] / all_of["ASSAULT"],
        "type.PROTEST": right["PROTEST"] / all_of["PROTEST"],
        "not happened": unreal[0] / unreal[1],
        "actor": parties["actor"][0] / parties["actor"][1],
        "recipient": parties["recipient"][0] / parties["recipient"][1],
    }, wrong


def test_sentences_of_the_paper() -> None:
    floors = tomllib.loads((CASES / "newspaper_floors.toml").read_text(encoding="utf-8"))["floors"]
    figures, wrong = measured()
    low = {name: (round(figures[name], 3), floor) for name, floor in floors.items() if figures[name] < floor}
    assert not low, f"below the floor (found, floor): {low}\n" + "\n".join(wrong)
