"""The score gate: no figure may fall below its floor."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tools"))
import scores  # noqa: E402


@pytest.mark.skipif(not scores.SCORER.exists(), reason="no ../shared beside the project: the score gate skips")
def test_no_figure_below_its_floor() -> None:
    found = scores.measure()
    low = {name: (found.get(name), floor) for name, floor in scores.floors().items() if found.get(name, 0.0) < floor}
    assert not low, f"below the floor (found, floor): {low}"


def test_floors_are_there() -> None:
    assert scores.floors(), "tests/floors.toml holds no floor"
