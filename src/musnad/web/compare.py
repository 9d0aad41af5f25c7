"""What changed from one version of a text to the next."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator

#: Pieces of two texts that are compared; longer ones are compared line by line, and beyond that not at all.
MOST = 6000


def compare(old: str, new: str) -> Iterator[tuple[str, str]]:
    """Pieces of the newer text in order: ``=`` in both, ``+`` only here, ``-`` only in the older one.

    >>> list(compare("أعلن الجيش الوقف", "أعلن الجيش أمس الوقف"))
    [('=', 'أعلن الجيش '), ('+', 'أمس '), ('=', 'الوقف')]
    """
    for cut in (r"\S+\s*|\s+", r"[^\n]*\n|[^\n]+"):
        a, b = re.findall(cut, old), re.findall(cut, new)
        if len(a) + len(b) <= MOST:
            break
    else:
        yield from (("-", old), ("+", new))
        return
    for kind, i, j, k, n in difflib.SequenceMatcher(None, a, b, autojunk=len(a) + len(b) > 1000).get_opcodes():
        if kind == "equal":
            yield "=", "".join(b[k:n])
            continue
        if i < j:
            yield "-", "".join(a[i:j])
        if k < n:
            yield "+", "".join(b[k:n])
