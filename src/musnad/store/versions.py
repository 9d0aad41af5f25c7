"""Rows of the table of versions: an article's metadata as cells and back, and how what comes later adds to it."""

from __future__ import annotations

import zlib
from typing import Any, Literal, NamedTuple

import msgspec

from ..model import Analysis, Article, Translation

Change = Literal["new", "version", "updated", "same"]
_GIVEN = ("title", "url", "outlet", "agency", "language", "retrieved")


class Stored(NamedTuple):
    """An article version as kept. ``versions``: how many of the article; ``sources``: where it was read, sorted."""

    article: Article
    versions: int
    number: int
    sources: tuple[str, ...]
    raw: str
    packed: bytes

    def analysis(self) -> Analysis:
        """The analysis, unpacked."""
        return Analysis.from_json(zlib.decompress(self.packed))


def metadata(article: Article) -> dict[str, Any]:
    """The metadata columns of an article."""
    return {
        **{name: getattr(article, name) for name in _GIVEN},
        "translated": msgspec.json.encode(article.translated).decode() if article.translated else None,
        "given": article.published, "given_basis": article.published_basis if article.published else None,
    }  # fmt: skip


def article_of(row: Any, source: str | None = None) -> Article:
    return Article(
        text=row.text, id=row.article, **{name: getattr(row, name) for name in _GIVEN},
        published=row.given, published_basis=row.given_basis or "given", source=source,
        translated=msgspec.json.decode(row.translated, type=Translation) if row.translated else None,
    )  # fmt: skip


def merged(article: Article, row: Any) -> Article:
    """The article with the metadata it lacks taken from what is recorded; what it gives itself is newer and wins."""
    old = article_of(row)
    changes: dict[str, Any] = {
        name: getattr(old, name)
        for name in (*_GIVEN, "translated")
        if getattr(article, name) is None and getattr(old, name) is not None
    }
    if article.published is None and old.published is not None:
        changes |= {"published": old.published, "published_basis": old.published_basis}
    return msgspec.structs.replace(article, **changes) if changes else article


def same(row: Any, values: dict[str, Any], packed_json: bytes) -> bool:
    return zlib.decompress(row.analysis) == packed_json and all(
        getattr(row, name) == value for name, value in values.items() if name != "analysis"
    )


def stored(row: Any, versions: int, sources: tuple[str, ...]) -> Stored:
    return Stored(
        article_of(row, sources[0] if sources else None), versions, row.number, sources, row.raw, row.analysis
    )
