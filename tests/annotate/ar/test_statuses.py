"""Statuses: every row reads its own example, none its counter-examples; cases of several stories; properties."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad import Article, analyse
from musnad.lexicon.lexicon import load
from musnad.lexicon.loader import Row
from musnad.model import Status

ROWS = [row for name in ("arrangements", "states") for row in load().table(name).values()]
COUNTERS = [(row.where, text) for row in ROWS for text in row.values("counter")]
CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "statuses.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]


def read(text: str) -> tuple[Status, ...]:
    """The statuses of a text published on a fixed day."""
    return analyse(Article(text=text, language="ar", published="2024-05-10")).statuses


def short(status: Status) -> str:
    """``kind status modality``, with ``negated`` behind where it is."""
    return f"{status.kind} {status.status} {status.modality}" + (" negated" if status.polarity == "negated" else "")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.where)
def test_row_reads_its_example(row: Row) -> None:
    assert row["reading"] in {short(s) for s in read(row["example"])}


@pytest.mark.parametrize(("where", "text"), COUNTERS)
def test_row_reads_nothing_in_its_counter_example(where: str, text: str) -> None:
    assert [short(s) for s in read(text)] == []


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, list[str] | str]) -> None:
    found = read(str(case["text"]))
    assert sorted({short(s) for s in found}) == sorted(case["statuses"])
