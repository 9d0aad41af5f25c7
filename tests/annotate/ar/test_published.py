"""The day of publication: given, read off the page, inferred as an interval with reasons, or unknown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from musnad import Article, analyse

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[2] / "cases" / "published.jsonl").read_text(encoding="utf-8").splitlines()
    if line.strip()
]


@pytest.mark.parametrize("case", CASES, ids=[c["why"] for c in CASES])
def test_case(case: dict[str, str]) -> None:
    article = Article(text=case["text"], url=case.get("url"), published=case.get("published"))
    found = analyse(article).article.published
    assert (found.from_, found.to, found.basis) == (case.get("from"), case.get("to"), case["basis"])
    if found.basis == "inferred":
        assert found.reasons


def test_a_broken_date_is_not_believed() -> None:
    found = analyse(Article(text="أعلن التحالف.", published="gestern")).article.published
    assert found.basis == "unknown"
