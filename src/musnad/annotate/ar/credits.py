"""Credits that boilerplate set apart: who translated a text («ترجمة/ فلان»), where it came from («عن موقع كذا»)."""

from __future__ import annotations

from ...model import Boilerplate, Link, Translation
from ..document import Document
from .quote_words import WORDS

_MACHINES = WORDS["translating_machines"]
#: Words before the name of where a text was taken from.
_TAKEN_FROM = WORDS["taken_from"]
#: A longer line is no credit.
_LONGEST = 12


def annotate(doc: Document) -> None:
    """Fill what the article does not tell: that it was translated, and by whom it was published before."""
    for part in doc.boilerplate:
        if part.reason == "translator":
            _translated(doc, part)
        elif part.reason == "source" and doc.credit is None and not doc.article.agency:
            doc.set_credit(_source(doc, part))


def _translated(doc: Document, part: Boilerplate) -> None:
    """By a named translator, or by a machine; from which language no credit tells."""
    known = doc.translated
    if known is not None and known.how != "unknown":
        return
    first, last = doc.tokens_in(part.start, part.end)
    words = [w for w in doc.words[first:last] if w[0].isalpha()]
    if 2 <= len(words) <= _LONGEST:
        how = "machine" if not _MACHINES.isdisjoint(words) else "human"
        doc.translated = Translation(how=how, language=known.language if known is not None else None)  # type: ignore[arg-type]


def _source(doc: Document, part: Boilerplate) -> Link | None:
    """The outlet or agency a text was taken from, as the credit names it."""
    first, last = doc.tokens_in(part.start, part.end)
    while first < last and not doc.words[first][0].isalpha():
        first += 1
    if last - first > _LONGEST or last - first < 2 or doc.words[first] not in _TAKEN_FROM:
        return None
    while first < last and (doc.words[first] in _TAKEN_FROM or not doc.words[first][0].isalnum()):
        first += 1
    if first >= last:
        return None
    hits = [h for at in range(first, last) for h in doc.at(at) if h.table == "outlets" and h.last <= last]
    best = max(hits, key=lambda h: h.last - h.first, default=None)
    start, end = doc.span(best.first, best.last) if best is not None else doc.span(first, last)
    return Link(
        level="agency" if best is not None and best.row["kind"] == "agency" else "medium", start=start, end=end,
        words=doc.text[start:end], actor=best.row.key if best is not None else None,
    )  # fmt: skip
