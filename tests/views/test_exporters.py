"""Exporters: the demo's record in every format, the codebook, and formats of other packages."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from pathlib import Path

import pytest

from musnad.demo import articles
from musnad.model import Analysis, Article
from musnad.record import Record
from musnad.stories.model import Reading
from musnad.views.exporters import exporter, exporters
from musnad.views.exporters.xlsx import SHEETS

CODEBOOK = Path(__file__).parent.parent.parent / "docs" / "codebook.md"


@pytest.fixture(scope="module")
def readings(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    with Record(tmp_path_factory.mktemp("export") / "r.db") as record:
        record.add(*articles())
        return record.readings()


def exported(name: str, readings: list[Reading]) -> str:
    out = io.BytesIO()
    exporter(name).export(readings, out)
    return out.getvalue().decode()


def test_plover_holds_every_event_with_its_words(readings: list[Reading]) -> None:
    rows = [json.loads(line) for line in exported("plover", readings).splitlines()]
    assert len(rows) == sum(len(r.analysis.events) for r in readings) > 10
    texts = {r.id: r.text for r in readings}
    for row in rows:
        mine = row["musnad"]
        text = texts[mine["article"]]
        assert text[mine["start"] : mine["end"]] == mine["words"]
        assert text[row["text_info"]["start"] : row["text_info"]["end"]] == row["text"]
        assert (mine["review"], mine["polarity"] in ("affirmed", "negated")) == ("unreviewed", True)
        assert mine["tellers"]
        assert row["quad_code"] in (1, 2, 3, 4)
    assert {"IQ"} <= {actor["code"] for row in rows for actor in row["actor"]}
    assert any("negation" in row["auxiliary_modes"] for row in rows)


def test_polecat_is_a_table_with_musnads_columns_behind(readings: list[Reading]) -> None:
    lines = exported("polecat", readings).split("\n")
    assert lines.pop() == ""
    names = lines[0].split("\t")
    assert names[:4] == ["Event ID", "Event Date", "Event Type", "Event Mode"]
    assert names[39] == "Version"
    assert names[40:42] == ["Evidence Words", "Evidence Start"]
    rows = [dict(zip(names, line.split("\t"), strict=True)) for line in lines[1:]]
    assert len(rows) == sum(len(r.analysis.events) for r in readings)
    assert len({row["Event ID"] for row in rows}) == len(rows)
    texts = {r.id: r.text for r in readings}
    for row in rows:
        words = texts[row["Article ID"]][int(row["Evidence Start"]) : int(row["Evidence End"])]
        assert row["Evidence Words"] == " ".join(words.split())
        assert row["Review State"] == "unreviewed"
        assert row["Event Intensity"] == row["Contexts"] == ""
        assert row["Latitude"] == row["Longitude"] == "", "no event of the demo is placed in a town"


@pytest.mark.parametrize("name", ["csv", "polecat"])
def test_no_cell_is_a_formula_or_breaks_the_row(name: str) -> None:
    evil = "=cmd|' /C calc'!A0\t\n2"
    article = Article(
        id=evil, outlet=evil, title=evil, text="قتل 3 جنود في هجوم على بغداد أمس.", published="2020-01-06"
    )
    from musnad import analyse

    text = exported(name, [Reading.of(article, analyse(article))])
    delimiter = "\t" if name == "polecat" else ","
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert not [cell for row in rows for cell in row if cell[:1] in ("=", "+", "@", "\t")]


def columns() -> dict[str, list[str]]:
    """The names that the codebook defines, by format."""
    found: dict[str, list[str]] = {}
    for section in re.split(r"^## ", CODEBOOK.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
        name = section.split("\n", 1)[0].strip("` ")
        found[name] = re.findall(r"^\| `([^`]+)` \| \S", section, re.MULTILINE)
    return found


def test_the_codebook_defines_every_column_of_every_exporter() -> None:
    written = columns()
    assert set(written) == set(exporters())
    for name in set(exporters()) - {"jsonl", "xlsx"}:
        assert written[name] == list(exporter(name).COLUMNS), name  # type: ignore[attr-defined]
    assert written["jsonl"] == [*Analysis.__struct_fields__, "text", "source", "reviewed", "review", "corrections"]
    assert set(written["xlsx"]) == {column for columns in SHEETS.values() for column in columns}
    assert len(written["xlsx"]) == len(set(written["xlsx"]))


def test_another_package_may_add_a_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "shouted.py").write_text(
        "DESCRIPTION = 'ids'\ndef export(readings, out):\n    out.write(' '.join(r.id for r in readings).encode())\n"
    )
    info = tmp_path / "shouted-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: shouted\nVersion: 1\n")
    (info / "entry_points.txt").write_text("[musnad.exporters]\nshouted = shouted\n")
    with pytest.raises(KeyError):
        exporter("shouted")
    monkeypatch.syspath_prepend(str(tmp_path))
    article = Article(id="a", text="x")
    from musnad import analyse

    assert exporters()["shouted"] == "ids"
    assert exported("shouted", [Reading.of(article, analyse(article))]) == "a"
    sys.modules.pop("shouted", None)
