"""Groups are looked for by party and days, and found as if all were compared with all."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import pytest

from musnad import Record
from musnad.stories import groups as module
from musnad.stories.groups import Group
from musnad.stories.tellings import Telling, tellings


class _All:
    """Every group there is, in the order they were begun."""

    def __init__(self) -> None:
        self._groups: dict[int, Group] = {}

    def near(self, telling: Telling, parties: Sequence[object]) -> list[Group]:
        return [self._groups[n] for n in sorted(self._groups)]

    def put(self, telling: Telling, parties: Sequence[object], group: Group) -> None:
        self._groups[group.number] = group


def test_nothing_is_missed_by_looking_in_boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with resources.as_file(resources.files("musnad.demo") / "articles") as folder, Record(tmp_path / "r.db") as record:
        record.add(folder)
        told = tellings(record.story().sources)

    def found() -> list[tuple[list[str], list[str]]]:
        return [([t.event.id for t in g.tellings], g.reasons) for g in module.groups(told)]

    boxed = found()
    monkeypatch.setattr(module, "_Shelf", _All)
    assert found() == boxed
    assert any(len(ids) > 2 for ids, _ in boxed)
