"""Short stories in which the accounts part, or only seem to: what a careful reader wants shown, and not.

``tests/cases/partings/`` holds them. A disagreement is found where two of its claims stand on two sides of one that is
shown; a trap is fallen into where the two of something that is none do. The floors only go up, the ceilings down.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from musnad.record import Record
from musnad.stories.model import Disagreement

CASES = Path(__file__).parent.parent / "cases" / "partings"
SETS = sorted(path.stem for path in CASES.glob("*.jsonl"))


class Measured(NamedTuple):
    """Of one story: what was expected and whether it was found, by kind; the traps fallen into; what nobody expects."""

    found: list[tuple[dict[str, Any], bool]]
    explained: list[tuple[dict[str, Any], bool]]
    traps: list[tuple[dict[str, Any], bool]]
    others: list[Disagreement]


def stories(name: str) -> Iterator[dict[str, Any]]:
    for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def _spans(story: dict[str, Any], claims: Sequence[dict[str, str]]) -> list[tuple[str, int, int]]:
    texts = {a["id"]: a["text"] for a in story["articles"]}
    out = []
    for claim in claims:
        at = texts[claim["article"]].index(claim["words"])
        out.append((claim["article"], at, at + len(claim["words"])))
    return out


def crosses(spans: Sequence[tuple[str, int, int]], found: Disagreement) -> bool:
    """Whether two different claims stand on two different sides."""
    sides = [
        {i for i, (article, s, e) in enumerate(spans) for a in side.accounts if _over(a.article, a.start, a.end, article, s, e)}
        for side in found.sides
    ]  # fmt: skip
    return any(x != y for i, one in enumerate(sides) for other in sides[i + 1 :] for x in one for y in other)


def _over(a: str, start: int, end: int, article: str, s: int, e: int) -> bool:
    return a == article and start < e and s < end


def measured(story: dict[str, Any], folder: Path) -> Measured:
    source = folder / f"{story['id']}.jsonl"
    lines = ({"language": "ar", **article} for article in story["articles"])
    source.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")
    with Record(folder / f"{story['id']}.db") as record:
        record.add(source)
        every = record.disagreements(explained=True)
    open_ = [d for d in every if d.explanation is None]
    used: set[str] = set()

    def met(expected: Sequence[dict[str, Any]], shown: Sequence[Disagreement]) -> list[tuple[dict[str, Any], bool]]:
        out = []
        for one in expected:
            hits = [d for d in shown if crosses(_spans(story, one["claims"]), d)]
            used.update(d.id for d in hits)
            out.append((one, bool(hits)))
        return out

    found, explained = met(story["disagreements"], open_), met(story.get("explained", ()), every)
    named = set(used)
    traps = met(story.get("not", ()), open_)
    others = [d for d in open_ if d.id not in named]
    return Measured(found, explained, traps, others)


def figures(name: str, folder: Path) -> dict[str, float]:
    told = [measured(story, folder) for story in stories(name)]
    found = [ok for m in told for _, ok in m.found]
    return {
        "found": sum(found) / len(found),
        "traps": sum(ok for m in told for _, ok in m.traps),
        "others": sum(len(m.others) for m in told),
    }


@pytest.mark.parametrize("name", SETS)
def test_where_the_accounts_part(name: str, tmp_path: Path) -> None:
    limits = tomllib.loads((CASES / "limits.toml").read_text(encoding="utf-8"))[name]
    got = figures(name, tmp_path)
    assert got["found"] >= limits["found"], got
    assert got["traps"] <= limits["traps"], got
    assert got["others"] <= limits["others"], got
