"""When the article appeared."""

from __future__ import annotations

from ...model import Published
from ..document import Document


def annotate(doc: Document) -> None:
    p = doc.article.published
    if p:
        doc.published = Published(from_=p[:10], to=p[:10], basis=doc.article.published_basis)
