"""Figures told under a time that is not theirs."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.record import Record

OLD = "انتشرت القوات الفرنسية في مالي عام 2013. في ذلك الحين أرسلت فرنسا 2500 جندي فرنسي إلى البلاد."
BETWEEN = "ينتشر 5100 جندي فرنسي في مالي، بحسب وزارة الجيوش."
NOW = "ينتشر حاليا 2500 جندي فرنسي في مالي، بحسب وزارة الجيوش."


def flagged(folder: Path, *told: tuple[str, str, str]) -> list[tuple[str, str, str | None]]:
    import json

    lines = [{"id": i, "outlet": i, "published": day, "text": text, "language": "ar"} for i, day, text in told]
    source = folder / "in.jsonl"
    source.write_text("".join(json.dumps(x, ensure_ascii=False) + "\n" for x in lines), encoding="utf-8")
    with Record(folder / "r.db") as record:
        record.add(source)
        return [(f.article, f.words, f.likely) for f in record.flags() if f.kind == "misplaced_as_of"]


def test_the_figure_of_another_time(tmp_path: Path) -> None:
    told = (("a", "2022-03-01", OLD), ("b", "2020-02-01", BETWEEN), ("c", "2022-01-10", NOW))
    assert flagged(tmp_path, *told) == [("a", "2500", "2022-01-10")]


@pytest.mark.parametrize(
    "told",
    [
        (("a", "2022-03-01", OLD), ("c", "2022-01-10", NOW)),  # nothing between says that it was ever another
        (("b", "2020-02-01", BETWEEN), ("c", "2022-01-10", NOW)),  # an update
        (("a", "2022-03-01", OLD.replace("2500", "2600")), ("b", "2020-02-01", BETWEEN), ("c", "2022-01-10", NOW)),
    ],
)
def test_restraint(tmp_path: Path, told: tuple[tuple[str, str, str], ...]) -> None:
    assert flagged(tmp_path, *told) == []
