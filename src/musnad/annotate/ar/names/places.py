"""Countries, cities, regions, waters, bases."""

from __future__ import annotations

import functools

from ....lexicon.lexicon import Hit
from ....lexicon.loader import Row
from ....text.fold import folded
from ...document import Document
from .candidates import Candidate, Type
from .name_words import NAME_WORDS
from .words import AMBIGUOUS, COMMON, FUNCTION, GIVEN, JOINED, VERB, Words

_FACILITIES = frozenset(("base", "site", "crossing"))
#: Words before which an ambiguous name is a place.
_IN = NAME_WORDS["before_places"]


def read(doc: Document, words: Words) -> list[Candidate]:
    """All places named in the text; a longer name hides the shorter ones inside it."""
    out: list[Candidate] = []
    ends: set[int] = set()  # a name joined to a place is one too: جازان وعسير
    hits = doc.longest("countries", "places", "cities")
    for found in hits:
        hit = _place_under(doc, found) if found.form.column == "adjectives" else found
        joined = found.head == "و" and found.first in ends and found.form.column != "adjectives"
        if hit is None or not (joined or _is_place(doc, words, hit)):
            continue
        ends.add(hit.last)
        row = hit.row
        kind: Type = "FAC" if row["kind"] in _FACILITIES else "LOC"
        country = row.key if row.table == "countries" else None
        capital = country is not None and hit.form.column == "capital_names"
        place = Candidate(
            hit.first, hit.last, kind, row.where, f"place:{row['capital'] if capital else row.key}",
            clitic=hit.head or None, country=country, weight=3, closed=hit.last - hit.first > 1,
        )  # fmt: skip
        if country is not None and (hit.head in ("", "و", "ف")) and _acts(doc, words, hit):
            place.metonym = f"{country}.gov"
        out.append(place)
    _tell_homonyms(doc, out)
    return out


def _acts(doc: Document, words: Words, hit: Hit) -> bool:
    """Whether a country or capital stands for its government: right behind or before a verb, or in بين ... و..."""
    tokens = doc.words
    before = tokens[hit.first - 1] if hit.first else ""
    if before == "بين" and hit.last < len(tokens) and tokens[hit.last].startswith("و"):
        return True
    if hit.head == "و" and hit.first > 1 and tokens[hit.first - 2] == "بين":
        return True
    if before and words.of(before) & (VERB | FUNCTION) == VERB:
        return any(h.table == "reporting_verbs" for h in doc.at(hit.first - 1)) or before in _ACTS
    after = hit.last
    if after >= len(tokens) or before in _IN:
        return False
    country = hit.form.column == "names"  # العراق يعلن, بغداد تعلن
    return any(
        h.table == "reporting_verbs" and h.form.features.pos == "verb" and not h.head
        and (country or h.form.features.gender in ("f", None)) and h.form.features.number in ("s", None)
        for h in doc.at(after)
    )  # fmt: skip


#: Verbs of acting that take a state for their subject.
_ACTS = frozenset(c + verb for verb in NAME_WORDS["states_act"] for c in ("", "و"))


def _tell_homonyms(doc: Document, found: list[Candidate]) -> None:
    """Where a row names a homonym (عمان، طرابلس): the one whose country the text speaks of."""
    countries: set[str] = set()
    doubtful: list[tuple[Candidate, Row, str]] = []
    for c in found:
        row = _row_of(doc, c)
        other = row["homonym"] if row is not None else None
        if row is not None and other and c.last - c.first == 1 and (c.country is None or not _is_country_name(doc, c)):
            doubtful.append((c, row, other))
        elif c.country:
            countries.add(c.country)
    if not doubtful:
        return
    countries |= {h.row.key for h in doc.of("countries") if h.form.column == "adjectives"}
    tables = doc.lexicon.table("countries"), doc.lexicon.table("places")
    for c, row, other in doubtful:
        own = row.key if row.table == "countries" else row["country"]
        theirs = other if other in tables[0] else tables[1][other]["country"]
        if (theirs in countries and own not in countries) or "\u0639\u064f" in doc.text[doc.starts[c.first] :][:4]:
            c.actor, c.metonym = f"place:{other}", None
            c.country = other if other in tables[0] else None


def _row_of(doc: Document, c: Candidate) -> Row | None:
    return next((h.row for h in doc.at(c.first) if h.row.where == c.rule), None)


def _is_country_name(doc: Document, c: Candidate) -> bool:
    return any(h.row.where == c.rule and h.form.column == "names" for h in doc.at(c.first))


def _place_under(doc: Document, hit: Hit) -> Hit | None:
    """The place that begins where a nationality adjective does (مالي), if any."""
    for other in doc.at(hit.first):
        if other.form.column != "adjectives" and other.table in ("countries", "places", "cities"):
            return other
    return None


def _is_place(doc: Document, words: Words, hit: Hit) -> bool:
    before = doc.words[hit.first - 1] if hit.first else ""
    size = hit.last - hit.first
    if size == 1 and hit.table == "countries" and _name_of(doc, hit) in _NEED_THEIR_COUNTRY:
        return any(h.row.key == hit.row.key and h.form.column != "capital_names" for h in doc.of("countries"))
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


#: Capitals that are everyday words: تحذير من سيول (torrents).
_NEED_THEIR_COUNTRY = NAME_WORDS["need_their_country"]


def _name_of(doc: Document, hit: Hit) -> str:
    name = " ".join(doc.words[hit.first : hit.last])
    if hit.head and name.startswith("لل"):
        return "ا" + name[1:]
    return name.removeprefix(hit.head)


@functools.lru_cache(maxsize=4096)
def folded_values(where: str, cell: str) -> frozenset[str]:
    """The folded values of a cell of the row that stands at ``where``."""
    return frozenset(folded(value.strip()) for value in cell.split(" | "))
