"""Countries, cities, regions, waters, bases."""

from __future__ import annotations

import functools

from ....lexicon.lexicon import Hit
from ....text.fold import folded
from ...document import Document
from .candidates import Candidate, Type
from .words import AMBIGUOUS, COMMON, FUNCTION, GIVEN, JOINED, VERB, Words

_FACILITIES = frozenset(("base", "site", "crossing"))
#: Words before which an ambiguous name is a place.
_IN = frozenset(("في", "الي", "من", "قرب", "مدينة", "محافظة", "بلدة", "قضاء", "ولاية", "قرية", "منطقة", "شمال",
                 "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "حي", "ضاحية", "ميناء", "مطار", "ريف",
                 "نحو", "باتجاه", "داخل", "وسط", "عبر", "علي", "صوب", "مخيم", "معبر", "جزيرة", "قاعدة"))  # fmt: skip


def read(doc: Document, words: Words) -> list[Candidate]:
    """All places named in the text; a longer name hides the shorter ones inside it."""
    out: list[Candidate] = []
    hits = doc.longest("countries", "places", "cities")
    for found in hits:
        hit = _place_under(doc, found) if found.form.column == "adjectives" else found
        if hit is None or not _is_place(doc, words, hit):
            continue
        row = hit.row
        kind: Type = "FAC" if row["kind"] in _FACILITIES else "LOC"
        metonym = None
        if row.table == "countries":
            metonym = f"{row.key}.gov"
            place = f"place:{row['capital']}" if hit.form.column == "capital_names" else f"place:{row.key}"
        else:
            place = f"place:{row.key}"
        out.append(
            Candidate(hit.first, hit.last, kind, row.where, place, clitic=hit.head or None, metonym=metonym, weight=3)
        )
    return out


def _place_under(doc: Document, hit: Hit) -> Hit | None:
    """The place that begins where a nationality adjective does (مالي), if any."""
    for other in doc.at(hit.first):
        if other.form.column != "adjectives" and other.table in ("countries", "places", "cities"):
            return other
    return None


def _is_place(doc: Document, words: Words, hit: Hit) -> bool:
    before = doc.words[hit.first - 1] if hit.first else ""
    size = hit.last - hit.first
    if hit.row["ambiguous"] and _name_of(doc, hit) in folded_values(hit.row.where, hit.row["ambiguous"]):
        return before in _IN or hit.head[-1:] == "ب"
    if size > 1:
        return True
    if hit.head[-1:] == "ك" and not doc.words[hit.first].startswith("كال"):
        return False
    bits = words.of(doc.words[hit.first])
    if bits & (COMMON | FUNCTION | VERB | AMBIGUOUS) or (bits & (GIVEN | JOINED) and hit.table == "cities"):
        return before in _IN or (hit.head[-1:] == "ب" and not bits & (COMMON | FUNCTION))
    return True


def _name_of(doc: Document, hit: Hit) -> str:
    name = " ".join(doc.words[hit.first : hit.last])
    if hit.head and name.startswith("لل"):
        return "ا" + name[1:]
    return name.removeprefix(hit.head)


@functools.lru_cache(maxsize=4096)
def folded_values(where: str, cell: str) -> frozenset[str]:
    """The folded values of a cell of the row that stands at ``where``."""
    return frozenset(folded(value.strip()) for value in cell.split(" | "))
