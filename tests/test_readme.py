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
    lines = under(printed.getvalue().splitlines())
    shown = README.read_text(encoding="utf-8").partition("<!-- demo -->")[2].partition("<!-- end -->")[0]
    wanted = under([line for line in shown.splitlines() if not line.startswith("```")])
    assert len(wanted) > 20
    assert wanted - lines == set()


def under(lines: list[str]) -> set[tuple[str, ...]]:
    """Each line with those that it stands under, by indentation: an account may not slip under another heading."""
    above: list[tuple[int, str]] = []
    out = set()
    for line in filter(str.strip, lines):
        depth = len(line) - len(line.lstrip())
        above = [(d, words) for d, words in above if d < depth]
        above.append((depth, line.strip()))
        out.add(tuple(words for _, words in above))
    return out
