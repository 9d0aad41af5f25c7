"""Pairs of short articles whose figures part, or only seem to: ``tests/cases/pairs/figures*.jsonl``.

``parts``: words of the two numbers that must stand on two sides of one disagreement; ``null``: none may be shown.
``missed`` says why one is not found yet; it fails as soon as it is.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from musnad.record import Record
from musnad.stories.model import Disagreement

CASES = sorted((Path(__file__).parent.parent / "cases" / "pairs").glob("figures*.jsonl"))


def _cases() -> list[Any]:
    lines = [line for path in CASES for line in path.read_text(encoding="utf-8").splitlines()]
    return [pytest.param(json.loads(line), id=json.loads(line)["id"]) for line in lines]


@pytest.mark.parametrize("case", _cases())
def test_pair(case: dict[str, Any], tmp_path: Path, request: pytest.FixtureRequest) -> None:
    articles = [
        {"id": f"a{number}", "language": "ar", "outlet": f"صحيفة {number}", **article}
        for number, article in enumerate(case["articles"], 1)
    ]
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(a, ensure_ascii=False) + "\n" for a in articles), encoding="utf-8")
    with Record(tmp_path / "record.db") as record:
        record.add(source)
        shown = [d for d in record.disagreements() if d.kind == "figure"]
    if case["parts"] is None:
        assert not shown, [[side.value for side in d.sides] for d in shown]
        return
    if why := case.get("missed"):
        request.applymarker(pytest.mark.xfail(reason=why, strict=True))
    texts = {str(a["id"]): str(a["text"]) for a in articles}
    assert any(_stand_apart(case["parts"], d, texts) for d in shown)


def _stand_apart(words: list[str], shown: Disagreement, texts: dict[str, str]) -> bool:
    one, other = ({i for i, side in enumerate(shown.sides) if _holds(w, side.accounts, texts)} for w in words)
    return any(i != j for i in one for j in other)


def _holds(words: str, accounts: Any, texts: dict[str, str]) -> bool:
    for a in accounts:
        at = texts[a.article].find(words)
        if at >= 0 and a.start < at + len(words) and at < a.end:
            return True
    return False
