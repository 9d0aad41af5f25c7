"""Who did it, and whether it was done at all: pairs of short articles that part over a deed, and pairs that only seem to.

``tests/cases/deeds`` holds them; ``parts`` is the kind of disagreement that a careful reader sees between the two.
Either kind counts as found, since the one who denies an act denies both that it happened and that it was his.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from musnad.record import Record
from musnad.stories.model import Disagreement

CASES = Path(__file__).parent.parent / "cases" / "deeds"
KINDS = ("actor", "status")


def cases(name: str = "pairs") -> Iterator[dict[str, Any]]:
    for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def shown(case: dict[str, Any], folder: Path) -> list[Disagreement]:
    """The disagreements over deeds between the articles of a case."""
    source = folder / f"{case['id']}.jsonl"
    lines = ({"id": str(n), "language": "ar", **article} for n, article in enumerate(case["articles"]))
    source.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")
    with Record(folder / f"{case['id']}.db") as record:
        record.add(source)
        every = record.disagreements()
    return [d for d in every if d.kind in KINDS and not d.within_one_article]


@pytest.mark.parametrize("name", ["pairs", "second"])
def test_deeds(name: str, tmp_path: Path) -> None:
    limits = tomllib.loads((CASES / "limits.toml").read_text(encoding="utf-8"))[name]
    got = [(case, shown(case, tmp_path)) for case in cases(name)]
    missed = [case["id"] for case, found in got if case["parts"] and not found]
    invented = [case["id"] for case, found in got if not case["parts"] and found]
    assert len(missed) <= limits["missed"], missed
    assert len(invented) <= limits["invented"], invented
