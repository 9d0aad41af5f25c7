"""Writes docs/lexicon-tables.md: the columns of every table of the lexicon, from the schema.

Run from the project's folder: ``python tools/lexicon_docs.py`` (``--check`` only tells whether the page is current).
"""

from __future__ import annotations

import sys
from pathlib import Path

from musnad.lexicon import tables  # noqa: F401  (registers all tables)
from musnad.lexicon.loader import DATA
from musnad.lexicon.schema import TABLES, Column, Table

PAGE = Path(__file__).resolve().parent.parent / "docs" / "lexicon-tables.md"
HEAD = """# The tables of the lexicon

Made by `python tools/lexicon_docs.py`; do not edit by hand. How to add a row: [lexicon.md](lexicon.md).

A **key** names its row: the same key in a folder of your own replaces the row of the package. Several values in a cell
are parted by ` | ` (space, bar, space). How words are looked for:

| words | you write | it finds |
|---|---|---|
| verb | `past present [verbal noun]`: أوقف يوقف إيقاف | all persons, tenses, moods, participles, the verbal noun |
| noun | `singular/plural`, regular plural `+ون` or `+ات`: غارة/+ات | number, case, article, prepositions, pronouns |
| adjective | `masculine[/broken plural]`: إيراني | masculine, feminine, dual, plurals, article |
| name | as spelled | with و ف ب ك ل before it |
| particle | as spelled | with و ف before it |
| exact | as spelled | only so |
"""


def _where(table: Table) -> str:
    if (DATA / f"{table.name}.tsv").exists():
        return f"`{table.name}.tsv`"
    if (DATA / table.name).is_dir():
        return f"`{table.name}/*.toml`, a `[[pattern]]` each"
    if (DATA / f"{table.name}.toml").exists():
        return f"`{table.name}.toml`, a `[[pattern]]` each"
    return f"`{table.name}.tsv`"


def _about(table: Table) -> str:
    """What the data file says of itself before its first row."""
    path = DATA / f"{table.name}.tsv"
    if not path.exists():
        return ""
    lines: list[str] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            break
        lines.append(line.lstrip("# ").rstrip())
    return " ".join(lines).strip()


def _column(column: Column, table: Table) -> str:
    notes = ["key"] if column.name == table.key else []
    if column.required:
        notes.append("required")
    if column.words:
        notes.append(f"words: {column.words}")
    values = ", ".join(f"`{value}`" for value in sorted(column.choices or ()))
    return f"| {column.name} | {', '.join(notes)} | {values} |"


def page() -> str:
    """The whole page."""
    out = [HEAD]
    for name in sorted(TABLES):
        table = TABLES[name]
        out.append(f"## {name}\n")
        out.append(_where(table) + ("." if table.matched else ". Its rows are looked up by code, not found in text."))
        if about := _about(table):
            out.append("\n" + about)
        out.append("\n| column | | values |\n|---|---|---|")
        out.extend(_column(column, table) for column in table.columns)
        out.append("")
    return "\n".join(out)


def main() -> int:
    """Write the page, or with ``--check`` compare it; 1 if it is not current."""
    current = PAGE.exists() and PAGE.read_text(encoding="utf-8") == page()
    if "--check" in sys.argv[1:]:
        print("current" if current else "docs/lexicon-tables.md is not current: python tools/lexicon_docs.py")
        return 0 if current else 1
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
