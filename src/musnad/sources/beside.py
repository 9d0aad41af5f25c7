"""``articles.toml`` in a folder: what is known of the files beside it and does not stand in them.

A table ``[[article]]`` a file: ``file``, its name, and any of ``id title url outlet agency language published
translated``, as on a line of JSON.
"""

from __future__ import annotations

import functools
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from .found import Found, Problem
from .lines import article_of

NAME = "articles.toml"
_FIELDS = ("id", "title", "url", "outlet", "agency", "language", "published", "translated")


def completed(path: Path, found: Iterable[Found | Problem]) -> Iterator[Found | Problem]:
    """The article of a file, with what the folder's ``articles.toml`` says of it: that wins over what a page states."""
    row = _told(path.parent)[0].get(path.name)
    for item in found:
        if row is None or isinstance(item, Problem):
            yield item
            continue
        for read in article_of(
            {**row, "text": item.article.text}, item.raw, f"{path.parent / NAME}: {path.name}", None, None
        ):
            if isinstance(read, Problem):
                yield read._replace(kept=True)
            else:
                given = {key: value for key in _FIELDS if (value := getattr(read.article, key)) is not None}
                if "published" in given:
                    given["published_basis"] = "given"
                item = item._replace(article=msgspec.structs.replace(item.article, **given))
        yield item


def problems(folder: Path) -> Iterator[Problem]:
    """What is wrong with a folder's ``articles.toml``, if it has one."""
    rows, reasons = _told(folder)
    for reason in reasons:
        yield Problem(str(folder / NAME), reason)
    for name in rows:
        if not (folder / name).is_file():
            yield Problem(str(folder / NAME), f"there is no file {name!r} beside it")


def _told(folder: Path) -> tuple[dict[str, dict[str, Any]], tuple[str, ...]]:
    """The rows by file name, and what could not be read."""
    try:
        changed = (folder / NAME).stat().st_mtime_ns
    except OSError:
        return {}, ()
    return _read(folder / NAME, changed)


@functools.lru_cache(maxsize=8)
def _read(path: Path, changed: int) -> tuple[dict[str, dict[str, Any]], tuple[str, ...]]:
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("article", [])
    except (OSError, ValueError) as error:
        return {}, (f"cannot be read ({error})",)
    found: dict[str, dict[str, Any]] = {}
    reasons = []
    for number, row in enumerate(rows if isinstance(rows, list) else [rows], 1):
        if not isinstance(row, dict) or not isinstance(row.get("file"), str):
            reasons.append(f"article {number}: file is missing")
        elif unknown := sorted(row.keys() - {"file", *_FIELDS}):
            reasons.append(f"article {number}: {unknown[0]} is none of {', '.join(_FIELDS)}")
        else:
            # dates may stand without quotation marks in TOML
            told = {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}
            found[told.pop("file")] = told
    return found, tuple(reasons)
