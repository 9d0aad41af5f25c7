"""Organisations by their head noun: what it governs, definite nouns and adjectives, or a name."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document
from .bodies import body
from .bounds import limit_of, nation_at
from .candidates import Candidate, Type
from .name_words import NAME_WORDS
from .org_extents import (
    ADJECTIVES,
    CLOSING_MARKS,
    INSTITUTIONAL,
    OPENING_MARKS,
    behind_a_name,
    definite,
    described,
    field,
    for_a_cause,
    for_what,
    numbered,
    of_a_town,
    titled_medium,
    trade,
    unheard_of,
)
from .words import (
    AMBIGUOUS,
    COMMON,
    FUNCTION,
    GIVEN,
    HEAD,
    LATIN,
    MARK,
    NATION,
    PLACE,
    ROLE,
    Words,
    looks_foreign,
    looks_verbal,
)

#: Adjectives of institutions: with one of them a definite head noun is a name.
_VAGUE = NAME_WORDS["whole_of_a_kind"]

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
            made = _construct(doc, words, hit, limit, follow) or body(doc, words, hit, limit)
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
    if hit.row.key in _UNITS and (unit := numbered(doc, hit, limit)) is not None:
        return unit
    at, institutional, nation = hit.last, 0, None
    while at < limit:
        if doc.words[at] in INSTITUTIONAL or (hit.row.key in _ABROAD and doc.words[at] in _OF_A_FORCE):
            institutional += 1
            at += 1
        elif at + 1 < limit and doc.words[at + 1] in ("الاعلي", "العليا") and definite(doc, words, at):
            institutional += 1
            at += 2
        elif at + 1 < limit and doc.words[at] in ADJECTIVES and doc.words[at + 1] in INSTITUTIONAL:
            at += 1  # اللجنة العسكرية المشتركة
        elif (found := nation_at(doc, at)) is not None and found.form.features.number in ("s", None):
            nation = found
            at = found.last
        else:
            break
    if hit.row.key == "airline" and nation is not None:
        return Candidate(hit.first, at, "ORG", hit.row.where, None, clitic=_clitic(hit))  # الخطوط الجوية العراقية
    if not institutional and nation is not None:
        if field(doc, words, at, limit) == at and not (at + 1 < limit and for_a_cause(doc, words, at)):
            return None
    elif not institutional:
        end = for_what(doc, words, at, limit) if at == hit.last and doc.words[at] == "من" else 0
        return Candidate(hit.first, end, "ORG", hit.row.where, None, clitic=_clitic(hit)) if end else None
    aim = field(doc, words, at, limit)
    if aim > at:
        at = aim
    elif at + 1 < limit and for_a_cause(doc, words, at):
        at += 2
        people = nation_at(doc, at) if at < limit and nation is not None else None
        at = people.last if people is not None else at  # الجمعية الأردنية لمناصرة الشعب الفلسطيني
    elif (nation is None and institutional < 2 and doc.words[hit.last] in _VAGUE) or (
        nation is None
        and hit.row.key not in _STRONG
        and (hit.row.key not in _ABROAD or (institutional < 2 and doc.words[hit.last] in _LOOSE))
    ):
        return None
    return Candidate(hit.first, at, "ORG", hit.row.where, None, clitic=_clitic(hit))


#: Missions and forces are named by one adjective: القوة المشتركة, البعثة الإقليمية; but any force may be a special one.
_ABROAD = frozenset(("mission", "forces"))
_OF_A_FORCE = NAME_WORDS["force_adjectives"]
_LOOSE = NAME_WORDS["any_force"]

_STRONG = frozenset(("commission", "party", "council", "union", "bank", "front", "bloc", "court", "current"))


def _clitic(hit: Hit) -> str | None:
    head = hit.head
    return head.removesuffix("ال") or None


#: Generic nouns that belong to the name of a place (folded); the rest (ولاية، نهر، دولة) stands before it.
_KEPT_HEADS = tuple(sorted(NAME_WORDS["kept_heads"]))

#: Facilities whose generic noun belongs to the name.
_FACILITIES = frozenset((
    "base", "airport", "hospital", "prison", "stadium", "square", "port", "crossing", "dam", "mosque", "street",
    "bridge", "palace",
))  # fmt: skip


def _place_head(doc: Document, words: Words, hit: Hit, limit: int) -> Candidate | None:
    """محافظة الأنبار, جبال مخمور: the head and a place or a name."""
    at = hit.last
    places = [h for h in doc.at(at) if h.table in ("places", "cities", "countries") and h.form.column != "adjectives"]
    if places and doc.words[hit.first].endswith(_KEPT_HEADS):
        last = max(h.last for h in places)
        best = max(places, key=lambda h: h.last)
        place = f"place:{best.row.key}" if best.form.column != "capital_names" else f"place:{best.row['capital']}"
        return Candidate(hit.first, last, "LOC", hit.row.where, place, clitic=_clitic(hit), weight=3)
    return unheard_of(doc, words, hit, limit)


def _construct(doc: Document, words: Words, hit: Hit, limit: int, follow: str) -> Candidate | None:
    """وزارة الثقافة والإعلام, جامعة القاهرة, شركة نوكيا."""
    at = hit.last
    strong = False
    row = hit.row
    if row["type"] == "FAC" and row.key not in _FACILITIES:
        return None
    if doc.words[at] in OPENING_MARKS:
        return _quoted(doc, hit, limit)
    if row.key == "movement" and (doc.words[at] in _NO_MOVEMENTS or words.of(doc.words[at]) & HEAD):
        return None  # حركة المرور; حركة البعثة: where it may go
    owners = [h for h in doc.at(at) if h.table in _OWNERS and not h.head and h.row["type"] != "PER"]
    owner = max(owners, key=lambda h: h.last, default=None)
    if owner is not None and row.key in _OF_SPORT and (row.key == "bloc") == (owner.row["kind"] == "club"):
        end = behind_a_name(doc, words, owner.last, limit)  # فريق الأمم المتحدة لتقييم الأضرار
        if end < owner.last + 2:
            return None  # قائمة الزمالك: its players; فريق الأمم المتحدة: its people
        return Candidate(hit.first, end, "ORG", row.where, clitic=_clitic(hit), closed=True)
    if owner is not None and follow in ("name", "any"):
        return Candidate(hit.first, owner.last, "ORG", row.where, owner.row.key, clitic=_clitic(hit), closed=True)
    if owner is not None and (end := behind_a_name(doc, words, owner.last, limit)) > owner.last:
        # صندوق الأمم المتحدة للسكان
        return Candidate(hit.first, end, "ORG", row.where, clitic=_clitic(hit), closed=True)
    if row.key in _UNITS and (unit := numbered(doc, hit, limit)) is not None:
        return unit
    if row.key == "club" and "ناد" in doc.words[hit.first] and titled_medium(doc, words, hit):
        return Candidate(hit.first, at + 1, "ORG", row.where, clitic=_clitic(hit))  # نادي العروبة
    if row.key in _LOCAL and (town := of_a_town(doc, words, hit, limit)) is not None:
        return town
    if row.key == "tribe" and "ى" in doc.written(hit.first, hit.last):
        return None  # بنى تحتية
    if row.key == "tribe" and doc.words[hit.first] not in ("بنو", "بني") and at + 1 < limit:
        last = at + 1 + (doc.words[at] in ("بنو", "بني", "ايت"))
        loose = words.of(doc.words[at]) & (COMMON | FUNCTION | MARK | PLACE | AMBIGUOUS)
        return None if loose else Candidate(at, last, "NORP", row.where, weight=1, closed=True)
    if row.key in _OF_A_TRADE and at + 1 < limit and trade(doc, words, at, row.key in _OF_AN_AIM):
        if hit.form.features.number == "p":
            return None
        return Candidate(hit.first, described(doc, words, at + 2, limit), "ORG", row.where, clitic=_clitic(hit))
    led = row.key == "command" and hit.head.endswith("ب")  # بقيادة: led by
    if led or (follow == "definite" and any(_names_a_place(h) for h in doc.at(at))):
        place = max((h.last for h in doc.at(at) if _names_a_place(h)), default=at)
        if row.key in ("municipality", "court") and hit.form.features.number == "s" and not led:
            return Candidate(hit.first, place, "ORG", row.where, clitic=_clitic(hit))
        end = behind_a_name(doc, words, place, limit)
        if not led and row.key in _OF_A_PLACE and end > place:
            return Candidate(hit.first, end, "ORG", row.where, clitic=_clitic(hit))  # صندوق أبوظبي للتنمية
        return None
    if definite(doc, words, at) and follow != "name":
        at += 1
        while at < limit and at < hit.last + 4:
            found = nation_at(doc, at)
            if found is not None:
                at, strong = found.last, True
                break
            word = doc.words[at]
            if definite(doc, words, at) and not words.of(word) & (ROLE | GIVEN):
                strong = strong or word in INSTITUTIONAL
                at += 1
            elif word.startswith("وال") and row.key in _DOUBLE and not words.of(word) & (NATION | ROLE | PLACE | GIVEN):
                at += 1
            else:
                break
        strong = strong or row.key in _NAMED_BY_DEFINITE
        if row.key in _NAMED_BY_DEFINITE and (end := for_what(doc, words, at, limit)):
            at = end
        if not strong and row.key in _MEDIA and at == hit.last + 1:
            strong = titled_medium(doc, words, hit)
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
        if (strong and words.of(doc.words[at - 1]) & PLACE) or (strong and row["type"] == "FAC"):
            at = behind_a_name(doc, words, at, limit)
        elif strong and row.key in _OF_STUDY and at + 1 < limit and for_a_cause(doc, words, at):
            at += 2
    if not strong or at == hit.last:
        return None
    if hit.form.features.number == "p" and row.key not in ("forces", "brigades", "factions", "brigade"):
        return None
    name = _unclitic(" ".join(doc.words[hit.first : at]), hit)
    kind: Type = "FAC" if row["type"] == "FAC" else "ORG"
    return Candidate(hit.first, at, kind, row.where, f"local:{name}", clitic=_clitic(hit))


_NO_MOVEMENTS = NAME_WORDS["no_movements"]

#: Have what they are for behind their name: معهد إيفو لأبحاث الاقتصاد.
_OF_STUDY = frozenset(("institute", "centre", "foundation", "organisation", "agency_gov"))
_OF_SPORT = frozenset(("bloc", "club"))

_OWNERS = frozenset(("businesses", "outlets", "actors"))


def _names_a_place(hit: Hit) -> bool:
    return hit.table in ("countries", "places", "cities") and hit.form.column != "adjectives"


#: Named by what they do: اتحاد صناعة السيارات; and by a verbal noun: وكالة إدارة الطوارئ.
_OF_AN_AIM = frozenset(("agency_gov", "authority", "apparatus", "commission", "department"))
_OF_A_TRADE = frozenset(("union", "association")) | _OF_AN_AIM
#: Have a place in their name and something behind it.
_OF_A_PLACE = frozenset(("fund", "authority", "department", "association", "agency_gov", "programme", "college"))
#: Bodies of a town, a region.
_LOCAL = frozenset(("council", "court", "department", "command", "directorate", "commission", "authority"))
_UNITS = frozenset(("division", "brigade", "corps", "battalion"))
_MEDIA = frozenset(("newspaper", "channel"))


_DOUBLE = frozenset(("ministry", "department", "organisation", "centre", "institute", "college", "council",
                     "party", "association", "union", "front", "movement"))  # fmt: skip

_NAMED_BY_DEFINITE = frozenset(("ministry", "movement", "party", "front", "brigades", "corps", "university"))

_QUOTED = frozenset(("company", "newspaper", "channel", "website", "club", "bank", "agency_gov", "group_business",
                     "organisation", "association", "party", "foundation", "university", "bloc", "alliance", "movement",
                     "current", "front", "brigades", "brigade", "channel", "centre", "institute", "union"))  # fmt: skip


def _quoted(doc: Document, hit: Hit, limit: int) -> Candidate | None:
    """شركة «...», صحيفة "...": what stands between the marks is the name."""
    if hit.row.key not in _QUOTED or hit.form.features.number == "p":
        return None
    first = hit.last + 1
    for at in range(first + 1, min(limit, first + 5)):
        if doc.words[at] in CLOSING_MARKS:
            return Candidate(first, at, "ORG", "organisations:quoted", weight=2, closed=True)
    return None


def _unclitic(name: str, hit: Hit) -> str:
    clitic = _clitic(hit)
    return name[len(clitic) :] if clitic and name.startswith(clitic) else name
