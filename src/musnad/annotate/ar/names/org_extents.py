"""How far the name of an organisation reaches: adjectives, what it is for, the body or the town it belongs to."""

from __future__ import annotations

import functools
import re

from ....lexicon.lexicon import Hit, Lexicon
from ....text.fold import folded
from ...document import Document
from ..verbal_nouns import masdar_like
from .bounds import nation_at
from .candidates import Candidate
from .name_words import NAME_WORDS
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
    VERB,
    Words,
    looks_foreign,
)

INSTITUTIONAL = NAME_WORDS["institutional"]
#: Adjectives that belong to a name whose first part is a place or a body: بنك أبوظبي التجاري.
ADJECTIVES = NAME_WORDS["name_adjectives"] | INSTITUTIONAL
#: What institutions are for, in one word of a construct.
_CAUSES = NAME_WORDS["causes"]
_TIMES = NAME_WORDS["no_name_times"]
#: What a body of a town or a region is called after, before the place: مجلس محافظة كركوك.
_BETWEEN = NAME_WORDS["local_bodies"]
_UNIT_KINDS = NAME_WORDS["unit_kinds"]


def definite(doc: Document, words: Words, token: int) -> bool:
    """A definite noun or adjective that a name may go on with."""
    word = doc.words[token]
    bits = words.of(word)
    return (
        word.startswith("ال")
        and len(word) > 3
        and not bits & (FUNCTION | VERB | MARK | PLACE | NATION)
        and not (bits & COMMON and word in _TIMES)
    )


def field(doc: Document, words: Words, at: int, limit: int) -> int:
    """Token behind what an institution is for: للتعاون الإنمائي, للجان السياحية للمقاطعات; ``at`` if nothing."""
    for _ in range(2):
        if at >= limit or not doc.words[at].startswith("لل") or words.of(doc.words[at]) & (NATION | PLACE):
            break
        at += 1
        while at < limit and doc.words[at] not in INSTITUTIONAL:
            nation = nation_at(doc, at)
            if nation is None and not definite(doc, words, at):
                break
            at = nation.last if nation is not None else at + 1
        if doc.words[at : at + 1] == ["في"] and masdar_like(doc.words[at - 1][2:]) and at + 1 < limit:
            at += 2 * definite(doc, words, at + 1)  # للتنسيق في الكوارث
    return at


def for_a_cause(doc: Document, words: Words, at: int) -> bool:
    """لرصد الزلازل, لحقوق الإنسان, لكرة القدم: what an institution is for."""
    word = doc.words[at]
    return (
        word[0] == "ل"
        and len(word) > 3
        and not word.startswith("لل")
        and (bool(words.of(word) & COMMON) or masdar_like(word[1:]) or word[1:] in _CAUSES)
        and definite(doc, words, at + 1)
    )


def for_what(doc: Document, words: Words, at: int, limit: int) -> int:
    """Token behind عن الديمقراطية (حركة الدفاع), من أجل التغيير والرقي (الاتحاد); 0 if nothing of the kind follows."""
    if at < limit and doc.words[at] == "عن":
        end = at + 1
    elif at + 1 < limit and doc.words[at] == "من" and doc.words[at + 1] == "اجل":
        end = at + 2
    else:
        return 0
    if end >= limit or not definite(doc, words, end):
        return 0
    end += 1
    joined = end < limit and doc.words[end].startswith("وال") and not words.of(doc.words[end]) & (NATION | ROLE | PLACE)
    return end + joined


def trade(doc: Document, words: Words, at: int, verbal: bool) -> bool:
    """اتحاد صناعة السيارات: an everyday noun and what it is of; ``verbal``: a verbal noun too, هيئة تنظيم الاتصالات."""
    word = doc.words[at]
    bits = words.of(word)
    if bits & (NATION | ROLE) or word.startswith(("ال", "لل", "و")) or not definite(doc, words, at + 1):
        return False
    plain = bits & (COMMON | FUNCTION | VERB) == COMMON
    return plain or (verbal and (word in _CAUSES or masdar_like(word)) and not bits & FUNCTION)


def described(doc: Document, words: Words, at: int, limit: int) -> int:
    """Token behind the adjectives and the second noun of what a body does: حماية الملكية التجارية."""
    if at < limit and doc.words[at].startswith("وال") and not words.of(doc.words[at]) & (NATION | ROLE | PLACE | GIVEN):
        return at + 1
    return at + (at < limit and doc.words[at] in ADJECTIVES)


def behind_a_name(doc: Document, words: Words, at: int, limit: int) -> int:
    """Token behind what follows a place or body in a name: بنك أبوظبي التجاري, صندوق أبوظبي للتنمية."""
    end = at
    while end < limit and end < at + 2 and doc.words[end] in ADJECTIVES:
        end += 1
    if end + 1 < limit and for_a_cause(doc, words, end):
        return end + 2
    aim = doc.words[end] if end < limit else ""
    if aim.startswith("لل") and len(aim) > 5 and not words.of(aim) & (NATION | PLACE | FUNCTION | VERB):
        return end + 1
    return end


def of_a_town(doc: Document, words: Words, hit: Hit, limit: int) -> Candidate | None:
    """مجلس محافظة كركوك, محكمة جنايات القاهرة, مديرية شرطة كركوك: a body, its field or district, and the place."""
    at = hit.last
    if doc.words[at] not in _BETWEEN or at + 1 >= limit:
        return None
    at += 1
    place = max((h for h in doc.at(at) if _a_place(h)), key=lambda h: h.last, default=None)
    if place is not None and place.last <= limit:
        end = place.last
    elif not words.of(doc.words[at]) and doc.words[at - 1] in _DISTRICTS and not masdar_like(doc.words[at]):
        end = at + 1
        if end < limit and not words.of(doc.words[end]) and not doc.words[end].startswith(("ال", "و", "ل", "ب")):
            end += 1
    else:
        return None
    clitic = hit.head.removesuffix("ال") or None
    return Candidate(hit.first, end, "ORG", hit.row.where, clitic=clitic)


_DISTRICTS = NAME_WORDS["districts"]


def _a_place(hit: Hit) -> bool:
    return hit.table in ("countries", "places", "cities") and hit.form.column != "adjectives" and not hit.head


def numbered(doc: Document, hit: Hit, limit: int) -> Candidate | None:
    """الفرقة 16 مشاة, اللواء 52 مدرع: a unit and its number."""
    at = hit.last
    if not (doc.words[at].isdecimal() and len(doc.words[at]) < 4):
        return None
    end = at + 1
    while end < limit and end < at + 3 and doc.words[end] in _UNIT_KINDS:
        end += 1
    clitic = hit.head.removesuffix("ال") or None
    return Candidate(hit.first, end, "ORG", hit.row.where, clitic=clitic, closed=True)


def abbreviations(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """الاتحاد الإفريقي لكرة القدم (كاف): the short name in brackets, and where it stands alone later."""
    out: list[Candidate] = []
    short: dict[str, str | None] = {}
    tokens = doc.words
    for c in found:
        at = c.last
        if c.type != "ORG" or c.level != "NAM" or tokens[at : at + 1] != ["("] or tokens[at + 2 : at + 3] != [")"]:
            continue
        word = tokens[at + 1]
        bits = words.of(word)
        if bits & ~(LATIN | COMMON) or not 2 < len(word) < 9 or word.startswith("ال"):
            continue
        out.append(Candidate(at + 1, at + 2, "ORG", "organisations:short-name", c.actor, weight=1, closed=True))
        if (len(word) > 3 and not bits) or bits & LATIN:
            short[word] = c.actor
    if short:
        inside = {c.first for c in out}
        for at, word in enumerate(tokens):
            if word in short and at not in inside and doc.sentence_at(at) >= 0:
                out.append(Candidate(at, at + 1, "ORG", "organisations:short-name", short[word], weight=1, closed=True))
    return out


def unheard_of(doc: Document, words: Words, hit: Hit, limit: int) -> Candidate | None:
    """A town or district of no table behind its kind: بلدة هاديجيا, ولاية جيغاوا, قضاء الشطرة, حي الوحدة."""
    at, word = hit.last, doc.words[hit.last]
    kind = doc.words[hit.first].removeprefix(hit.head)
    if hit.form.features.number != "s" or hit.row.key not in ("city", "province") or len(word) < 4 or masdar_like(word):
        return None
    if kind == "قضاء" and not (hit.head == "ب" or (hit.first and doc.words[hit.first - 1] in ("في", "وفي"))):
        return None  # قضاء العطلة: spending it
    bits = words.of(word)
    if kind == "حي" and definite(doc, words, at) and not bits & (ROLE | HEAD) and not word.endswith(("ي", "ية", "ين")):
        return Candidate(hit.first, at + 1, "LOC", "places:head", clitic=hit.head or None, weight=1)
    if bits or (hit.row.key == "province" and kind not in _DISTRICTS):
        return None
    if looks_foreign(word) or (word.startswith("ال") and not word.endswith(("ية", "ين", "ون", "ات"))):
        last = at + 1
        if last < limit and not words.of(doc.words[last]) and looks_foreign(doc.words[last]) and kind == "قرية":
            last += 1
        return Candidate(at, last, "LOC", "places:head", weight=1)
    return None


def addressed_media(doc: Document) -> list[Candidate]:
    """لـ"النهار", لـ«الشرق الأوسط»: marks behind ل that hold the name of an outlet, without صحيفة before it."""
    known = _bare_titles(doc.lexicon)
    out = []
    for found in _OPENING.finditer(doc.text):
        at = doc.token_at(found.start()) - 1
        if at < 0 or at + 3 >= len(doc.words) or doc.words[at] not in _TO or doc.words[at + 1] not in OPENING_MARKS:
            continue
        for end in range(at + 3, min(at + 6, len(doc.words))):
            if doc.words[end] in CLOSING_MARKS:
                key = known.get(tuple(doc.words[at + 2 : end]))
                if key is not None:
                    rule = "organisations:quoted"
                    out.append(Candidate(at + 2, end, "ORG", rule, key, weight=3, closed=True))
                break
    return out


_OPENING = re.compile('["“«”]')
_TO = frozenset(("ل", "الي", "لدي", "عن", "مع"))
OPENING_MARKS = frozenset('"“«”')
CLOSING_MARKS = frozenset('"”»“')


@functools.lru_cache(maxsize=4)
def _bare_titles(lexicon: Lexicon) -> dict[tuple[str, ...], str]:
    """Names of outlets without صحيفة, قناة ... before them; of two of one name the first row."""
    out: dict[tuple[str, ...], str] = {}
    for row in lexicon.table("outlets").values():
        for name in row.values("names"):
            parts = folded(name).split()
            if parts[0] in _MEDIA_HEADS:
                parts = parts[1:]
            if parts:
                out.setdefault(tuple(parts), row.key)
    return out


_MEDIA_HEADS = NAME_WORDS["introducers"]


#: Never the name of a paper or a station: قناة الاتصال، شبكة المياه.
_NO_TITLE = NAME_WORDS["no_media_names"]


def titled_medium(doc: Document, words: Words, hit: Hit) -> bool:
    """جريدة الصباح, قناة الغد: a medium and one definite noun."""
    word = doc.words[hit.last]
    bits = words.of(word)
    return (
        hit.form.features.number == "s"
        and word.startswith("ال")
        and len(word) > 3
        and word not in _NO_TITLE
        and not bits & (HEAD | ROLE | NATION | PLACE | FUNCTION | VERB | GIVEN | AMBIGUOUS)
        and (word not in _TIMES or word == "اليوم")
    )
