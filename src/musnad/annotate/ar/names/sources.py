"""Unnamed sources: «مصدر أمني رفيع»، «اثنان من المسؤولين العسكريين العراقيين»، and «المسؤول» after one of them."""

from __future__ import annotations

from bisect import bisect_left

from ....model import Anonymous
from ...document import Document
from .candidates import Candidate
from .name_words import NAME_WORDS
from .source_words import COUNTS, KINDS, NOUNS, RANKS, TAILS, Noun
from .words import MARK, VERB, Words

#: Kinds that an adjective makes more precise.
_GENERAL = frozenset(("official", "source", "military", "eyewitness", "expert"))
_LONGEST = 7
_IN = frozenset(("في", "ب", "من", "لدي", "داخل"))


def read(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """Unnamed people that are told of by what they are; ``found``: the names of the text."""
    nouns = [(at, NOUNS[doc.words[at]]) for at in doc.tokens_of(NOUNS) if doc.sentence_of[at] >= 0]
    if not nouns:
        return []
    institutions = {c.first: c for c in sorted(found, key=lambda c: c.last) if c.type == "ORG"}
    out: list[Candidate] = []
    named = sorted(c.first for c in found if c.type == "PER" and c.level == "NAM" and c.role)
    last: dict[str, tuple[int, Noun, Anonymous]] = {}
    for at, noun in nouns:
        made = _described(doc, words, at, noun, institutions)
        if made is None and noun.definite and noun.id in last:
            before, other, anonymous = last[noun.id]
            # a named official told of since may be the one meant
            if (noun.many == 1) == (other.many == 1) and bisect_left(named, before) == bisect_left(named, at):
                made = _pointing_back(doc, words, at, noun, anonymous)
        if made is not None and made.anonymous is not None:
            last[noun.id] = at, noun, made.anonymous
            out.append(made)
    return out


def _described(
    doc: Document, words: Words, at: int, noun: Noun, institutions: dict[int, Candidate]
) -> Candidate | None:
    """A description that begins with (a number and) a noun: indefinite, or counted out of a definite group."""
    tokens = doc.words
    limit = doc.sentence_tokens[doc.sentence_at(at)][1]
    first, count, definite = at, noun.many, noun.definite
    before = tokens[at - 1] if at else ""
    if at >= 2 and before == "من" and _number(tokens[at - 2]):
        first, count, definite = at - 2, _count(tokens[at - 2]), False
    elif _number(before) and (not definite or before in _OF_A_GROUP):
        first, count, definite = at - 1, _count(before), False
    if definite or (first == at and noun.kind == "military" and _adjective_of(doc, at - 1)):
        return None
    end, kind, rank, country, more = _adjectives(doc, at + 1, min(limit, at + _LONGEST), noun)
    if more == 1:
        count = 1
    institution = None
    if end < limit:
        inside = institutions.get(end + 1) if tokens[end] in _IN else institutions.get(end)
        if inside is not None and (tokens[end] in _IN or inside.clitic == "ب"):
            institution = doc.written(inside.first, inside.last)[len(inside.clitic or "") :]
            country = country or _country(doc, inside)
            end = inside.last
    told = noun.alone or end > at + 1 or (first < at and noun.id in _COUNTED)
    if not told and not (noun.kind == "official" and end < limit and tokens[end] in _IN and tokens[end] != "داخل"):
        return None
    if end < limit and not words.of(tokens[end]) and rank is None and not noun.alone:
        return None  # a name follows: the words are its title
    return Candidate(
        first, end, "PER", "sources", None, "NOM", clitic=noun.clitic if first == at else None,
        anonymous=Anonymous(kind=kind, institution=institution, rank=rank, country=country, count=count),
    )  # fmt: skip


def _adjective_of(doc: Document, token: int) -> bool:
    """«وجود عسكري فرنسي», «اتفاق عسكري»: an adjective of an arrangement, no man."""
    return token >= 0 and any(h.table == "arrangements" and h.form.column == "nouns" for h in doc.at(token))


#: Nouns that a number alone makes a description (ثلاثة مسؤولين); three soldiers are no source.
_COUNTED = frozenset(("official", "source", "eyewitness", "diplomat"))
#: Counting words that a definite plural follows at once (أحد الضباط، بعض المسؤولين).
_OF_A_GROUP = frozenset(("احد", "احدي", "بعض", "كلا"))


def _number(word: str) -> bool:
    return word in COUNTS or (word.isdecimal() and len(word) < 4)


def _count(word: str) -> int | None:
    return int(word) if word.isdecimal() else COUNTS[word]


def _adjectives(doc: Document, at: int, limit: int, noun: Noun) -> tuple[int, str, str | None, str | None, int | None]:
    """Token after the adjectives at ``at``; kind, rank, country and count as they tell it."""
    tokens = doc.words
    kind, rank, country, count = noun.kind, None, None, None
    while at < limit:
        word = tokens[at]
        bare = word.removeprefix("ال")
        if bare in KINDS:
            kind = KINDS[bare] if kind in _GENERAL else kind
        elif bare in RANKS:
            rank = rank or RANKS[bare]
        elif word in TAILS:
            count = int(TAILS[word]) if TAILS[word] else count
        elif (nation := _nation(doc, at)) is not None:
            country = nation
        else:
            break
        at += 1
    return at, kind, rank, country, count


def _nation(doc: Document, at: int) -> str | None:
    return next((h.row.key for h in doc.at(at) if h.table == "countries" and h.form.column == "adjectives"), None)


def _country(doc: Document, organ: Candidate) -> str | None:
    """The country of an organ of state (usa.mod)."""
    country, dot, _ = (organ.actor or "").partition(".")
    return country if dot and country in doc.lexicon.table("countries") else None


#: What makes of المسؤول عن، المصدر الذي something else than a source told of before.
_NOT_BACK = NAME_WORDS["not_back"]


#: Nouns that take up an unnamed source told of before; ranks take up named people.
_POINTED = frozenset(("official", "source", "officer", "diplomat", "eyewitness", "worker"))


def _pointing_back(doc: Document, words: Words, at: int, noun: Noun, antecedent: Anonymous) -> Candidate | None:
    """المسؤول، المصدران: the unnamed one told of before, and unnamed like him."""
    first, limit = doc.sentence_tokens[doc.sentence_at(at)]
    opens = at == first or words.of(doc.words[at - 1]) & (VERB | MARK)
    if noun.id not in _POINTED or not opens:
        return None
    end, _, _, country, _ = _adjectives(doc, at + 1, min(limit, at + _LONGEST), noun)
    if country is not None and antecedent.country not in (None, country):
        return None
    if end < limit and (doc.words[end] in _NOT_BACK or not words.of(doc.words[end])):
        return None
    clitic = (noun.clitic or "").removesuffix("ال").replace("لل", "ل") or None
    return Candidate(at, end, "PER", "sources:before", None, "NOM", clitic=clitic, anonymous=antecedent)
