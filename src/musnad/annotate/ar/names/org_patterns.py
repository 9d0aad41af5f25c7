"""Organisations by their head noun: what it governs, definite nouns and adjectives, or a name."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document
from ..verbal_nouns import masdar_like
from .bounds import limit_of, nation_at
from .candidates import Candidate, Type
from .name_words import NAME_WORDS
from .words import (
    AMBIGUOUS,
    COMMON,
    FUNCTION,
    GIVEN,
    LATIN,
    MARK,
    NATION,
    PLACE,
    ROLE,
    VERB,
    Words,
    looks_foreign,
    looks_verbal,
)

#: Adjectives of institutions: with one of them a definite head noun is a name.
_VAGUE = frozenset(("العامة", "العام", "الخاصة", "العليا"))

_INSTITUTIONAL = NAME_WORDS["institutional"]

_LONGEST = 7


def patterns(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """A head noun and what it governs: definite nouns and adjectives, or a name."""
    out = []
    read_already = {c.first for c in found}
    longest = {c.first: c.last for c in found if c.weight > 2 and c.last - c.first > 1}
    for hit in doc.of("org_heads"):
        follow = hit.row["follow"]
        if hit.tail or hit.form.features.number == "d" or hit.form.features.state == "accusative":
            continue
        limit = min(limit_of(doc, hit.first), hit.last + _LONGEST)
        if hit.last >= limit:
            continue
        if hit.head.endswith("ال") or doc.words[hit.first].startswith("ال"):
            made = None if hit.first in read_already else _definite_head(doc, words, hit, limit)
        elif follow == "place":
            made = _place_head(doc, words, hit, limit)
        else:
            made = _construct(doc, words, hit, limit, follow)
        if made is not None and not _only_nation_more(doc, made, longest.get(made.first)):
            out.append(made)
    return out


def _only_nation_more(doc: Document, made: Candidate, known: int | None) -> bool:
    """حزب الله اللبناني: the name of a row and a nationality, no other name."""
    return known is not None and known < made.last and nation_at(doc, known) is not None and known + 1 == made.last


def _definite_head(doc: Document, words: Words, hit: Hit, limit: int) -> Candidate | None:
    """الوكالة الوطنية للتنسيق, المنظمة العالمية للملكية الفكرية, الحزب الشيوعي العراقي."""
    if hit.row["type"] != "ORG":
        return None
    at, institutional, nation = hit.last, 0, None
    while at < limit:
        if doc.words[at] in _INSTITUTIONAL:
            institutional += 1
            at += 1
        elif at + 1 < limit and doc.words[at + 1] in ("الاعلي", "العليا") and _definite(doc, words, at):
            institutional += 1
            at += 2
        elif (found := nation_at(doc, at)) is not None and found.form.features.number in ("s", None):
            nation = found
            at = found.last
        else:
            break
    if not institutional:
        return None
    field = _field(doc, words, at, limit)
    if field > at:
        at = field
    elif at + 1 < limit and _for_a_cause(doc, words, at):
        at += 2
    elif (nation is None and institutional < 2 and doc.words[hit.last] in _VAGUE) or (
        nation is None and hit.row.key not in _STRONG
    ):
        return None
    return Candidate(hit.first, at, "ORG", hit.row.where, None, clitic=_clitic(hit))


def _field(doc: Document, words: Words, at: int, limit: int) -> int:
    """Token behind what an institution is for: للتعاون الإنمائي, للجان السياحية للمقاطعات; ``at`` if nothing."""
    for _ in range(2):
        if at >= limit or not doc.words[at].startswith("لل") or words.of(doc.words[at]) & (NATION | PLACE):
            break
        at += 1
        while at < limit and doc.words[at] not in _INSTITUTIONAL:
            nation = nation_at(doc, at)
            if nation is None and not _definite(doc, words, at):
                break
            at = nation.last if nation is not None else at + 1
    return at


def _for_a_cause(doc: Document, words: Words, at: int) -> bool:
    """لرصد الزلازل, لحقوق الإنسان, لكرة القدم: what an institution is for."""
    word = doc.words[at]
    return (
        word[0] == "ل"
        and len(word) > 3
        and not word.startswith("لل")
        and (bool(words.of(word) & COMMON) or masdar_like(word[1:]) or word[1:] in _CAUSES)
        and _definite(doc, words, at + 1)
    )


#: What institutions are for, in one word of a construct.
_CAUSES = NAME_WORDS["causes"]

_STRONG = frozenset(("commission", "party", "council", "union", "bank", "front", "bloc", "court", "current"))


def _clitic(hit: Hit) -> str | None:
    head = hit.head
    return head.removesuffix("ال") or None


#: Generic nouns that belong to the name of a place (folded); the rest (ولاية، نهر، دولة) stands before it.
_KEPT_HEADS = ("محافظة", "محافظه", "اقليم", "جبل", "جبال", "تلال", "هضبة")

#: Facilities whose generic noun belongs to the name.
_FACILITIES = frozenset(("base", "airport", "hospital", "prison", "stadium", "square"))


def _place_head(doc: Document, words: Words, hit: Hit, limit: int) -> Candidate | None:
    """محافظة الأنبار, جبال مخمور: the head and a place or a name."""
    at = hit.last
    places = [h for h in doc.at(at) if h.table in ("places", "cities", "countries") and h.form.column != "adjectives"]
    if places and doc.words[hit.first].endswith(_KEPT_HEADS):
        last = max(h.last for h in places)
        best = max(places, key=lambda h: h.last)
        place = f"place:{best.row.key}" if best.form.column != "capital_names" else f"place:{best.row['capital']}"
        return Candidate(hit.first, last, "LOC", hit.row.where, place, clitic=_clitic(hit), weight=3)
    bits = words.of(doc.words[at])
    if not bits and hit.row.key == "city" and looks_foreign(doc.words[at]) and hit.form.features.number == "s":
        return Candidate(at, at + 1, "LOC", "places:head", weight=1)
    return None


def _construct(doc: Document, words: Words, hit: Hit, limit: int, follow: str) -> Candidate | None:
    """وزارة الثقافة والإعلام, جامعة القاهرة, شركة نوكيا."""
    at = hit.last
    strong = False
    row = hit.row
    if row["type"] == "FAC" and row.key not in _FACILITIES:
        return None
    if doc.words[at] in _OPENING:
        return _quoted(doc, hit, limit)
    owners = [h for h in doc.at(at) if h.table in _OWNERS and not h.head and h.row["type"] != "PER"]
    owner = max(owners, key=lambda h: h.last, default=None)
    if owner is not None and row.key in _OF_SPORT and (row.key == "bloc") == (owner.row["kind"] == "club"):
        return None  # قائمة الزمالك: its players; فريق الأمم المتحدة: its people
    if owner is not None and follow in ("name", "any"):
        return Candidate(hit.first, owner.last, "ORG", row.where, owner.row.key, clitic=_clitic(hit), closed=True)
    if row.key == "tribe" and doc.words[hit.first] not in ("بنو", "بني") and at + 1 < limit:
        last = at + 1 + (doc.words[at] in ("بنو", "بني", "ايت"))
        loose = words.of(doc.words[at]) & (COMMON | FUNCTION | MARK | PLACE | AMBIGUOUS)
        return None if loose else Candidate(at, last, "ORG", row.where, weight=1, closed=True)
    if row.key in _OF_A_TRADE and at + 1 < limit and _trade(doc, words, at):
        return Candidate(hit.first, at + 2, "ORG", row.where, clitic=_clitic(hit))
    led = row.key == "command" and hit.head.endswith("ب")  # بقيادة: led by
    if led or (follow == "definite" and any(_names_a_place(h) for h in doc.at(at))):
        return None
    if _definite(doc, words, at) and follow != "name":
        at += 1
        while at < limit and at < hit.last + 4:
            found = nation_at(doc, at)
            if found is not None:
                at, strong = found.last, True
                break
            word = doc.words[at]
            if _definite(doc, words, at) and not words.of(word) & (ROLE | GIVEN):
                strong = strong or word in _INSTITUTIONAL
                at += 1
            elif word.startswith("وال") and row.key in _DOUBLE and not words.of(word) & (NATION | ROLE | PLACE | GIVEN):
                at += 1
            else:
                break
        strong = strong or row.key in _NAMED_BY_DEFINITE
    elif follow in ("name", "any"):
        while at < limit and at < hit.last + 3:
            bits = words.of(doc.words[at])
            word = doc.words[at]
            if word == "علي" and "ى" in doc.written(at, at + 1):
                break  # the preposition
            if (
                bits & LATIN
                or (bits & PLACE and at == hit.last)
                or (bits & GIVEN and at == hit.last)
                or (not bits and looks_foreign(word) and not looks_verbal(word) and not word.startswith(("لل", "وال")))
            ):
                at += 1
            else:
                break
        strong = at > hit.last
        found = nation_at(doc, at) if strong and at < limit else None
        if found is not None and row["type"] == "ORG":
            pass
    if not strong or at == hit.last:
        return None
    if hit.form.features.number == "p" and row.key not in ("forces", "brigades", "factions", "brigade"):
        return None
    name = _unclitic(" ".join(doc.words[hit.first : at]), hit)
    kind: Type = "FAC" if row["type"] == "FAC" else "ORG"
    return Candidate(hit.first, at, kind, row.where, f"local:{name}", clitic=_clitic(hit))


_OF_SPORT = frozenset(("bloc", "club"))

_OWNERS = frozenset(("businesses", "outlets", "actors"))


def _names_a_place(hit: Hit) -> bool:
    return hit.table in ("countries", "places", "cities") and hit.form.column != "adjectives"


_OF_A_TRADE = frozenset(("union", "association", "commission"))


def _trade(doc: Document, words: Words, at: int) -> bool:
    """اتحاد صناعة السيارات: an everyday noun and what it is of."""
    word = doc.words[at]
    plain = words.of(word) & (COMMON | FUNCTION | VERB) == COMMON and not word.startswith(("ال", "لل", "و"))
    return plain and _definite(doc, words, at + 1) and not words.of(word) & (NATION | ROLE)


_DOUBLE = frozenset(("ministry", "department", "organisation", "centre", "institute", "college", "council"))

_NAMED_BY_DEFINITE = frozenset(("ministry", "movement", "party", "front", "brigades", "corps", "university"))

_OPENING = frozenset('"“«”')

_CLOSING = frozenset('"”»“')

_QUOTED = frozenset(("company", "newspaper", "channel", "website", "club", "bank", "agency_gov", "group_business",
                     "organisation", "association", "party", "foundation", "university"))  # fmt: skip


def _quoted(doc: Document, hit: Hit, limit: int) -> Candidate | None:
    """شركة «...», صحيفة "...": what stands between the marks is the name."""
    if hit.row.key not in _QUOTED or hit.form.features.number == "p":
        return None
    first = hit.last + 1
    for at in range(first + 1, min(limit, first + 5)):
        if doc.words[at] in _CLOSING:
            return Candidate(first, at, "ORG", "organisations:quoted", weight=2, closed=True)
    return None


def _unclitic(name: str, hit: Hit) -> str:
    clitic = _clitic(hit)
    return name[len(clitic) :] if clitic and name.startswith(clitic) else name


def _definite(doc: Document, words: Words, token: int) -> bool:
    word = doc.words[token]
    bits = words.of(word)
    return (
        word.startswith("ال")
        and len(word) > 3
        and not bits & (FUNCTION | VERB | MARK | PLACE | NATION)
        and not (bits & COMMON and word in _TIMES)
    )


_TIMES = NAME_WORDS["no_name_times"]
