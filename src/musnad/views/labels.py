"""Labels of pages and reports, in Arabic and English; the data is ``labels.tsv``, ``labels_desk.tsv`` and, for what
is counted, ``labels_counted.tsv``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

Language = Literal["ar", "en"]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    return {key: (ar, en) for name in ("labels.tsv", "labels_desk.tsv") for key, ar, en in _rows(name)}


@lru_cache(maxsize=1)
def _counted() -> dict[str, list[str]]:
    return {key: forms for key, *forms in _rows("labels_counted.tsv")}


def _rows(name: str) -> list[list[str]]:
    """The rows of a table, without its comments and its heading."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")][1:]


def label(key: str, language: Language = "ar") -> str:
    """The label of a key, or the key's last part where there is none.

    >>> label("status:suspended", "en"), label("status:suspended")
    ('suspended', 'معلَّق')
    """
    found = _table().get(key)
    return found[language == "en"] if found else key.rsplit(":", 1)[-1]


def labelled(group: str) -> tuple[str, ...]:
    """What has a label in a group, in the order of the table.

    >>> labelled("quotation:")
    ('direct', 'indirect', 'mixed')
    """
    return tuple(key.removeprefix(group) for key in _table() if key.startswith(group))


def counted(key: str, n: int, language: Language = "ar") -> str:
    """So many of something. Arabic has a dual, a plural for 3 to 10 (also of 103, 204 ...) and a singular beyond.

    >>> counted("voices", 2), counted("voices", 5), counted("voices", 12), counted("voices", 105)
    ('صوتان', '5 أصوات', '12 صوتا', '105 أصوات')
    >>> counted("voices", 1, "en"), counted("days", 1000, "en")
    ('one voice', '1,000 days')
    """
    *arabic, one, more = _counted()[key]
    form = (one if n == 1 else more) if language == "en" else arabic[_arabic_form(n)]
    return form.replace("{n}", f"{n:,}")


def _arabic_form(n: int) -> int:
    """Which of the five forms a number takes, after CLDR's plural rules for Arabic; none is counted as hundreds are."""
    if n in (1, 2):
        return n - 1
    last = n % 100
    return 2 if 3 <= last <= 10 else 3 if last >= 11 else 4
