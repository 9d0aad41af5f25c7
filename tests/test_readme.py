"""What the README shows of the demo is what the demo prints."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from rich.console import Console

from musnad.demo import run

README = Path(__file__).resolve().parent.parent / "README.md"


def test_the_readme_shows_what_the_demo_prints(tmp_path: Path) -> None:
    printed = StringIO()
    run(tmp_path / "brief.html", Console(file=printed, width=200))
    lines = {line.strip() for line in printed.getvalue().splitlines()}
    shown = README.read_text(encoding="utf-8").partition("<!-- demo -->")[2].partition("<!-- end -->")[0]
    wanted = [line.strip() for line in shown.splitlines() if line.strip() and not line.startswith("```")]
    assert len(wanted) > 20
    assert [line for line in wanted if line not in lines] == []
