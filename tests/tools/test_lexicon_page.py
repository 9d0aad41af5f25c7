"""What docs/lexicon.md tells a newcomer to do works as written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from typer.testing import CliRunner

from musnad.cli import app
from musnad.lexicon.check import check
from musnad.lexicon.lexicon import load

PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "lexicon.md").read_text(encoding="utf-8")
FILES = re.findall(r"^```\w+ (\S+)\n(.*?)^```$", PAGE, re.M | re.S)
COMMANDS = re.findall(r"^    musnad (.*my-rows.*)$", PAGE, re.M)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in FILES:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    text = "دندن الشاهد أن الباب مفتوح. وأقام الطلاب أمسية شموع أمام الجامعة، بحسب صحيفة الرصيف الشرقي."
    (tmp_path / "article.txt").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "my-rows"


def test_the_files_of_the_page_are_good(folder: Path) -> None:
    assert len(FILES) == 4
    assert check(folder) == []
    keys = {row.key for row in (r for t in load(folder).rows.values() for r in t.values())}
    assert {"دندن يدندن دندنة", "seven-rivers-forum", "east-quay", "my.candles"} <= keys


def test_the_commands_of_the_page_run(folder: Path) -> None:
    assert len(COMMANDS) == 3
    printed = []
    for command in COMMANDS:
        result = CliRunner().invoke(app, shlex.split(command))
        assert result.exit_code == 0, f"{command}: {result.output}"
        printed.append(result.output)
    assert "my-rows: no problems" in printed[0]
    for rule in ("reporting_verbs.tsv:2", "east-quay", "my.candles"):
        assert rule in printed[1]


def test_the_problem_shown_on_the_page_is_what_is_said(folder: Path) -> None:
    path = folder / "reporting_verbs.tsv"
    path.write_text(path.read_text(encoding="utf-8").replace("يدندن", "یدندن"), encoding="utf-8")
    assert check(folder)[0] in PAGE
