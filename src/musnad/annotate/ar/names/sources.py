"""Unnamed sources and roles without a name: «مصدر أمني رفيع»، «اثنان من المسؤولين العسكريين العراقيين»."""

from __future__ import annotations

from ....model import Anonymous
from ....text.fold import folded
from ...document import Document
from .candidates import Candidate
from .words import Words

#: Nouns for people who are told of without a name, and what kind of source they are.
_NOUNS = {folded(w): kind for kind, forms in {
    "official": "مسؤول مسؤولة مسؤولون مسؤولين مسؤولان مسؤولي مسؤولو مسئول مسئولون مسئولين",
    "source": "مصدر مصادر مصدران مصدرين",
    "eyewitness": "شاهد شهود شاهدان شاهدين",
    "military": "ضابط ضباط ضابطان ضابطين جنرال قائد قادة جندي جنود عسكري عسكريون عسكريين",
    "diplomatic": "دبلوماسي دبلوماسيون دبلوماسيين دبلوماسيان دبلوماسيين",
    "medical": "طبيب أطباء مسعف مسعفون مسعفين",
    "media": "مراسل مراسلون مراسلين صحفيون",
    "expert": "محلل محللون محللين خبير خبراء مراقبون مراقبين",
    "legislator": "نائب نواب برلماني برلمانيون برلمانيين مشرعون مشرعين",
}.items() for w in forms.split()}  # fmt: skip
#: Adjectives and nouns that say more about the kind of an official or a source.
_KINDS = {folded(w): kind for kind, forms in {
    "military": "عسكري عسكرية عسكريون عسكريين عسكريان ميداني ميدانية",
    "security": "أمني أمنية أمنيون أمنيين أمن استخباراتي استخباراتية استخباري استخبارية استخبارات مخابرات",
    "medical": "طبي طبية طبيون صحي صحية صحيون مستشفى",
    "diplomatic": "دبلوماسي دبلوماسية دبلوماسيون دبلوماسيين",
    "militia": "ميليشيا مليشيا ميليشيات فصائل",
    "government": "حكومي حكومية حكوميون حكوميين",
    "political": "سياسي سياسية سياسيون سياسيين حزبي",
    "legislator": "برلماني برلمانية نيابي نيابية",
    "local": "محلي محلية محليون محليين محليان محلى",
    "eyewitness": "عيان",
}.items() for w in forms.split()}  # fmt: skip
_RANKS = {folded(w) for w in (
    "رفيع", "رفيعة", "رفيعو", "رفيعي", "كبير", "كبيرة", "كبار", "بارز", "بارزة", "سابق", "سابقة", "سابقون", "مطلع",
    "مطلعة", "مقرب", "مقربة", "موثوق", "موثوقة", "متقاعد", "متقاعدون", "عالي",
)}  # fmt: skip
_TAIL = {folded(w) for w in ("المستوى", "المستوي", "الرتبة", "واحد", "واحدة", "آخر", "آخرون", "آخرين", "اثنان")}
_COUNTS = {folded(w): n for w, n in {
    "اثنان": 2, "اثنين": 2, "ثلاثة": 3, "أربعة": 4, "خمسة": 5, "أحد": 1, "عدد": None, "بعض": None, "واحد": 1,
    "مسؤولان": 2, "مسؤولين": None, "مصدران": 2, "ضابطان": 2,
}.items()}  # fmt: skip
_CLITICS = ("ول", "وب", "و", "ل", "ب", "ف")


#: Written form to the bare noun and its clitic.
_FORMS: dict[str, tuple[str, str | None]] = {
    clitic + noun: (noun, clitic or None) for noun in _NOUNS for clitic in ("ال", "بال", "وال", "لل", *_CLITICS, "")
}


def read(doc: Document, words: Words) -> list[Candidate]:
    """Unnamed people that are told of by what they are."""
    out = []
    forms = _FORMS
    for at, word in enumerate(doc.words):
        if word in forms and doc.sentence_at(at) >= 0:
            bare, clitic = forms[word]
            found = _described(doc, words, at, bare, clitic, _NOUNS[bare])
            if found is not None:
                out.append(found)
    return out


def _described(doc: Document, words: Words, at: int, bare: str, clitic: str | None, kind: str) -> Candidate | None:
    tokens = doc.words
    limit = doc.sentence_tokens[doc.sentence_at(at)][1]
    first, end, rank, country, count = at, at + 1, None, None, None
    definite = clitic is not None and clitic.endswith(("ال", "لل"))
    if at >= 2 and tokens[at - 1] == "من" and tokens[at - 2] in _COUNTS:
        first, count, definite = at - 2, _COUNTS[tokens[at - 2]], False
    elif at and tokens[at - 1] in _COUNTS and tokens[at - 1] != bare:
        first, count, definite = at - 1, _COUNTS[tokens[at - 1]], False
    elif at and tokens[at - 1] == "احد":
        first, count, definite = at - 1, 1, False
    if definite:
        return None
    telling = kind in ("source", "eyewitness")
    while end < limit and end < at + 7:
        word = tokens[end]
        stripped = word.removeprefix("ال")
        if stripped in _KINDS:
            kind = _KINDS[stripped] if kind in ("official", "source", "military", "eyewitness") else kind
            telling = True
        elif stripped in _RANKS:
            rank = stripped
            telling = True
        elif word in _TAIL:
            count = 1 if word in ("واحد", "واحدة") else count
        elif any(h.table == "countries" and h.form.column == "adjectives" for h in doc.at(end)):
            country = next(h.row.key for h in doc.at(end) if h.table == "countries" and h.form.column == "adjectives")
            telling = True
        else:
            break
        end += 1
    if not telling and not (kind == "official" and end < limit and tokens[end] in ("في", "ب", "من")):
        return None
    if end < limit and not words.of(tokens[end]) and rank is None and bare not in ("مصدر", "مصادر"):
        return None  # a name follows: the words are its title
    if count is None:
        count = _COUNTS.get(bare)
        if count is None and bare in _SINGULAR:
            count = 1
    return Candidate(
        first, end, "PER", "sources", None, "NOM", clitic=clitic,
        anonymous=Anonymous(kind=kind, rank=rank, country=country, count=count),
    )  # fmt: skip


_SINGULAR = frozenset(folded(w) for w in ("مسؤول", "مصدر", "ضابط", "دبلوماسي", "شاهد", "قائد", "جنرال", "طبيب", "نائب"))
