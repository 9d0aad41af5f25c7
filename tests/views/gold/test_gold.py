"""Gold: what was exported comes back as it was; what a person changed is what the score shows."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from musnad.cli import run
from musnad.demo import articles
from musnad.model import Article
from musnad.record import Record
from musnad.views.gold.marks import SPECS
from musnad.views.gold.score import match, overlap, score

FORMATS = ("brat", "labelstudio")
EXTRA = Article(
    id="emoji\t1", outlet="جريدة", published="2020-01-06",
    text="😀 قال المتحدث باسم الجيش إن العمليات\nعلقت في العراق.\r\nوقتل 4 جنود وأصيب 3 في هجوم على الموصل أمس.",
)  # fmt: skip


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("gold") / "r.db"
    with Record(path) as made:
        made.add(*articles(), EXTRA)
    return path


@pytest.fixture
def exported(record: Path, tmp_path: Path) -> Callable[[str], Path]:
    def export(name: str) -> Path:
        folder = tmp_path / name
        assert run(["export", "--record", str(record), "--format", name, "-o", str(folder)]) == 0
        return folder

    return export


def imported(folder: Path) -> dict[str, dict[str, Any]]:
    out = folder.with_suffix(".jsonl")
    assert run(["import-gold", str(folder), "-o", str(out)]) == 0
    found = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    return {item["article"]["id"]: item for item in found}


def scored(folder: Path, *options: str) -> dict[str, dict[str, Any]]:
    out = folder.with_suffix(".score.json")
    assert run(["score", str(folder.with_suffix(".jsonl")), *options, "-o", str(out)]) == 0
    return {row["layer"]: row for row in json.loads(out.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("name", FORMATS)
def test_what_nobody_changed_comes_back_as_it_was(name: str, exported: Callable[[str], Path], record: Path) -> None:
    found = imported(exported(name))
    with Record(record) as opened:
        readings = opened.story().readings
    assert set(found) == {r.id for r in readings}
    for reading in readings:
        analysis = json.loads(reading.analysis.to_json())
        assert found[reading.id]["text"] == reading.text
        assert found[reading.id]["article"]["version"] == reading.version
        for layer in SPECS:
            key = lambda item: (item["start"], item["end"], item["id"])  # noqa: E731
            assert sorted(found[reading.id][layer], key=key) == sorted(analysis[layer], key=key), layer
    for row in scored(exported(name), "--record", str(record)).values():
        assert (row["precision"], row["recall"], row["f1"]) == (1.0, 1.0, 1.0), row
        assert {share for share in row["ratios"].values() if share is not None} <= {1.0}, row


@pytest.mark.parametrize("how", [(), ("--cmd", f"{sys.executable} -m musnad analyse --jsonl")])
def test_gold_is_scored_against_what_is_read_anew(how: tuple[str, ...], exported: Callable[[str], Path]) -> None:
    folder = exported("brat")
    imported(folder)
    rows = scored(folder, *how)
    assert set(rows) == set(SPECS)
    assert all(row["f1"] == 1.0 for row in rows.values())


def edit_brat(folder: Path) -> None:
    """One event's type, one mention gone, one status's modality."""
    changed = set()
    for file in sorted(folder.glob("*.ann")):
        text = file.read_bytes().decode()
        if "event" not in changed and (found := re.search(r"^E\d+\tevent_REQUEST:(T\d+)", text, re.MULTILINE)):
            text = text.replace(found[0], found[0].replace("REQUEST", "REJECT"))
            text = re.sub(rf"^{found[1]}\tevent_REQUEST", f"{found[1]}\tevent_REJECT", text, flags=re.MULTILINE)
            changed.add("event")
        if "status" not in changed and "status_modality" in text:
            text = re.sub(r"(status_modality E\d+) \w+", r"\1 possible", text, count=1)
            changed.add("status")
        told = {part.split(":")[1] for line in re.findall(r"^E.*", text, re.MULTILINE) for part in line.split()[1:]}
        free = [key for key in re.findall(r"^(T\d+)\tmention_", text, re.MULTILINE) if key not in told]
        if "mention" not in changed and free:
            text = "".join(x for x in text.splitlines(keepends=True) if not re.search(rf"(^|\s){free[0]}\s", x))
            changed.add("mention")
        file.write_bytes(text.encode())
    assert changed == {"event", "status", "mention"}


def edit_labelstudio(folder: Path) -> None:
    """The same, as Label Studio's export tells it: an annotation beside the prediction."""
    tasks = json.loads((folder / "tasks.json").read_bytes())
    changed = set()
    for task in tasks:
        result = task.pop("predictions")[0]["result"]
        for part in list(result):
            kind = part["id"].split("-")[0] if "id" in part else ""
            if kind == "events" and part["type"] == "labels" and "event" not in changed:
                old = part["value"]["labels"][0]
                part["value"]["labels"] = ["event_REJECT" if old != "event_REJECT" else "event_AGREE"]
                changed.add("event")
            elif kind == "statuses" and part.get("from_name") == "status_modality" and "status" not in changed:
                part["value"]["choices"] = ["possible"]
                changed.add("status")
            elif kind == "mentions" and "mention" not in changed:
                told = {r["to_id"] for r in result if r["type"] == "relation"}
                if part["id"] not in told:
                    result[:] = [r for r in result if r.get("id") != part["id"]]
                    changed.add("mention")
        task["annotations"] = [{"was_cancelled": True, "result": []}, {"id": 1, "result": result}]
        task["annotations"].reverse()
    (folder / "tasks.json").write_text(json.dumps(tasks, ensure_ascii=False), encoding="utf-8")
    assert changed == {"event", "status", "mention"}


@pytest.mark.parametrize(("name", "edit"), [("brat", edit_brat), ("labelstudio", edit_labelstudio)])
def test_what_a_person_changed_is_what_the_score_shows(
    name: str, edit: Callable[[Path], None], exported: Callable[[str], Path], record: Path
) -> None:
    folder = exported(name)
    edit(folder)
    imported(folder)
    rows = scored(folder, "--record", str(record))
    for layer in ("events", "statuses"):
        assert (rows[layer]["pairs"], rows[layer]["found"]) == (rows[layer]["gold"] - 1, rows[layer]["gold"]), layer
        assert len(rows[layer]["missed"]) == len(rows[layer]["invented"]) == 1
        assert 0 < rows[layer]["f1"] < 1
    assert rows["mentions"]["gold"] == rows["mentions"]["found"] - 1
    assert (rows["mentions"]["recall"], len(rows["mentions"]["invented"])) == (1.0, 1)
    assert rows["quotations"]["f1"] == rows["timexes"]["f1"] == 1.0


def test_what_was_added_by_hand_is_gold_too(exported: Callable[[str], Path], record: Path) -> None:
    folder = exported("brat")
    file = min(folder.glob("*.ann"))
    lines = "T9001\tevent_PROTEST 0 4\tx\nE9001\tevent_PROTEST:T9001 actor:T9002\nT9002\twords 5 9\tx\nA9001\tevent_polarity E9001 negated\n"
    file.write_bytes(file.read_bytes() + lines.encode())
    (added,) = [e for item in imported(folder).values() for e in item["events"] if "id" not in e]
    assert added == {
        "start": 0, "end": 4, "type": "PROTEST", "trigger": {"start": 0, "end": 4}, "polarity": "negated",
        "actor": {"start": 5, "end": 9},
    }  # fmt: skip
    assert scored(folder, "--record", str(record))["events"]["recall"] < 1


def test_what_cannot_be_read_is_named_and_the_rest_is_read(
    exported: Callable[[str], Path], capsys: pytest.CaptureFixture[str]
) -> None:
    folder = exported("brat")
    file = min(folder.glob("*.ann"))
    bad = "T9001\tevent_PROTEST 0 999999\tx\nT9002\tdog_COLLIE 0 2\tx\nnonsense\nE9003\tevent_PROTEST:T9999\n"
    file.write_bytes(file.read_bytes() + bad.encode())
    out = folder.with_suffix(".jsonl")
    assert run(["import-gold", str(folder), "-o", str(out)]) == 1
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 4
    assert all(line.startswith("musnad: ") and file.name in line for line in said)
    assert len(out.read_text(encoding="utf-8").splitlines()) == len(articles()) + 1


@pytest.mark.parametrize("content", ["", "[]", "{}", "[1]", '[{"data": {}}]', "not json", '[{"data": {"text": 5}}]'])
def test_other_peoples_json_is_no_crash(content: str, tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text(content, encoding="utf-8")
    assert run(["import-gold", str(tmp_path), "-o", str(tmp_path / "out.jsonl")]) in (0, 1)
    assert run(["score", str(tmp_path / "x.json")]) in (0, 1)


def test_missing_files_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import-gold", str(tmp_path / "none")]) == 1
    assert run(["score", str(tmp_path / "none.jsonl")]) == 1
    assert capsys.readouterr().err.count("no such file or folder") == 2


def span(start: int, end: int, **more: Any) -> dict[str, Any]:
    return {"start": start, "end": end, **more}


def test_pairs_are_one_to_one_and_the_best_overlap_goes_first() -> None:
    gold, read = [span(0, 10), span(8, 20)], [span(7, 20), span(30, 40)]
    assert match(gold, read, overlap) == [(1, 0)]


def test_figures_by_hand() -> None:
    gold = {
        "article": {"id": "a"}, "text": "x" * 50,
        "mentions": [span(0, 4, type="PER"), span(10, 20, type="ORG"), span(30, 34, type="LOC")],
        "events": [{"trigger": span(0, 4), "type": "AID", "date": {"from": "2020-01-01", "to": None}}],
    }  # fmt: skip
    read = {
        "mentions": [
            span(0, 4, type="PER"),
            span(12, 20, type="ORG"),
            span(30, 34, type="PER"),
            span(40, 44, type="PER"),
        ],
        "events": [span(2, 6, type="AID", date={"from": "2020-01-01", "to": "2020-02-01"})],
    }
    mentions, events = score([(gold, read)])
    assert (mentions.precision, mentions.recall, mentions.f1) == (0.5, 0.667, 0.571)
    assert mentions.ratios["exact"] == 0.5
    assert (events.f1, events.ratios["date"], events.ratios["exact"], events.ratios["mode"]) == (1.0, 1.0, 0.0, None)
