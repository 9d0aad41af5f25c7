"""Everything that is wrong with a folder of rows, for whoever wrote them."""

from __future__ import annotations

from pathlib import Path

from ..text.fold import fold
from ..text.split import tokenize
from .compiled import compiled
from .lexicon import Lexicon
from .loader import DATA, Row, read_folder
from .schema import TABLES


def check(folder: Path = DATA) -> list[str]:
    """All problems of a folder, ``file:line: what is wrong``, in the order of files and lines; empty if all is well.

    Finds what the loader refuses, words that cannot be inflected or that would be found all over a text, and rows that
    are not found in their own example. Rows of other tables that a row needs are those of the package.
    """
    problems: list[str] = []
    own = list(read_folder(folder, problems.append))
    bad = list(compiled(own))
    problems += bad
    broken = {problem.split(": ")[0] for problem in bad}
    usable = [row for row in own if row.where not in broken]
    lexicon = Lexicon(usable, "")
    problems += [problem for row in usable if (problem := _lost(row, lexicon))]
    return sorted(problems, key=_place)


def _lost(row: Row, lexicon: Lexicon) -> str | None:
    """Whether a row is missed in its own example."""
    if not TABLES[row.table].matched or lexicon.rows[row.table].get(row.key) is not row or not row["example"]:
        return None
    examples = row.values("example") if isinstance(row["example"], list) else [row["example"]]
    for example in examples:
        hits = lexicon.find(tokenize(fold(str(example)).text).words)
        if not any(hit.row is row for hit in hits):
            return f"{row.where}: {row.key!r} is not found in its example {example!r}"
    return None


def _place(problem: str) -> tuple[str, int]:
    file, _, rest = problem.partition(":")
    line = rest.partition(":")[0]
    return file, int(line) if line.isdigit() else 0
