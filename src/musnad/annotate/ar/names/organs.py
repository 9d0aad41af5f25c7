"""Organs of states: a noun and a nationality or a country, or the definite form alone."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document
from .bodies import acts
from .bounds import limit_of, nation_at
from .candidates import Candidate
from .name_words import NAME_WORDS
from .words import (
    Words,
)

#: Words that describe an organ between its noun and the nationality.
_KINDS = NAME_WORDS["organ_kinds"]


def _country_at(doc: Document, token: int) -> Hit | None:
    best = None
    for hit in doc.at(token):
        if hit.table == "countries" and hit.form.column == "names" and not hit.head:
            best = hit if best is None or hit.last > best.last else best
    return best


def organs(doc: Document, words: Words) -> list[Candidate]:
    """الحكومة العراقية، قوات الأمن العراقية، حكومة العراق، حكومة بلاده، جيشها؛ and the definite form alone."""
    out: list[Candidate] = []
    for hit in _organ_hits(doc):
        row, last = hit.row, hit.last
        limit = limit_of(doc, hit.first)
        if last > limit:
            continue
        rule, clitic = row.where, hit.head or None
        if hit.form.column == "definite":
            at = last
            while at < limit and at < last + 2 and doc.words[at] in _KINDS:
                at += 1
            nation = nation_at(doc, at) if at < limit else None
            if nation is None:
                at, nation = last, nation_at(doc, last) if last < limit else None
            if row.key in _MINISTRIES and hit.first and _minister(doc, hit.first - 1):
                continue  # وزير الخارجية العراقي: part of the role
            if row.key == "mfa" and last - hit.first == 1 and not hit.head and _described(doc, hit.first - 1):
                continue  # العلاقات الخارجية الإسبانية: an adjective
            if row.key == "judiciary" and last < limit and doc.words[last] == "علي":
                continue  # القضاء على الحريق: putting it out
            if nation is not None and _agrees(doc, hit, nation):
                end = nation.last
                if end < limit and doc.words[end].startswith("وال") and _joined_nation(doc, end):
                    end += 1
                out.append(
                    Candidate(hit.first, end, "ORG", rule, f"{nation.row.key}.{row.key}", clitic=clitic, closed=True)
                )
                if row["sector"] == "CVL":
                    out[-1].level = "NOM"
                continue
            if last < limit and doc.words[last] in _OF_NO_STATE:
                out.append(Candidate(hit.first, last + 1, "ORG", "organisations:foreign", None, "NOM", clitic=clitic))
                continue
            country = None
            if last + 1 < limit and doc.words[last] == "في":
                country = _country_at(doc, last + 1)
            if doc.words[hit.first].removeprefix(hit.head) in _MANAGEMENT and not acts(doc, words, hit, last):
                continue  # سوء الإدارة
            if hit.last - hit.first > 1 or row.key in _ALONE:
                actor = f"{country.row.key}.{row.key}" if country else None
                named = (hit.last - hit.first > 1 and row["sector"] in _NAMED_ALONE) or row["alone"] == "NAM"
                out.append(Candidate(hit.first, last, "ORG", rule, actor, "NAM" if named else "NOM", clitic=clitic))
            continue
        if hit.tail:
            if hit.form.features.number == "s" or row.key == "forces":
                out.append(Candidate(hit.first, last, "ORG", rule, None, "NOM", clitic=clitic))
            continue
        if hit.head.endswith("ال") or last >= limit:
            continue
        if row.key in _MINISTRIES and last - hit.first == 1 and hit.first and _minister(doc, hit.first - 1):
            continue  # وزير خارجية لبنان
        country = _country_at(doc, last) if row.key not in _VERBAL_NOUNS else None
        if country is not None:
            out.append(Candidate(hit.first, country.last, "ORG", rule, f"{country.row.key}.{row.key}", clitic=clitic))
        elif doc.words[last] in ("بلاده", "بلادها", "بلادهم", "بلادنا", "البلاد"):
            out.append(Candidate(hit.first, last + 1, "ORG", rule, None, "NOM", clitic=clitic))
        elif (nation := nation_at(doc, last, definite=False)) and hit.form.features.state != "definite":
            out.append(
                Candidate(hit.first, nation.last, "ORG", rule, f"{nation.row.key}.{row.key}", "NOM", clitic=clitic)
            )
    return out


#: Behind an organ: it belongs to no one state, or not to the one spoken of.
_OF_NO_STATE = NAME_WORDS["of_no_state"]

#: Sectors whose organs are named by two definite words alone (وزارة الدفاع); المحكمة العليا is only a description.
_NAMED_ALONE = frozenset(("GOV", "LEG", "MIL", "SPY", "MED"))

#: The government of some states, and managing anywhere: alone it is the former only where it acts.
_MANAGEMENT = NAME_WORDS["management"]

_MINISTRIES = frozenset(("mfa", "mod", "moi", "moh", "airforce", "security"))


def _described(doc: Document, token: int) -> bool:
    """A definite plural noun, which an adjective in ة describes."""
    return token >= 0 and doc.words[token].startswith("ال") and doc.words[token].endswith("ات")


#: Organs called by a verbal noun: معارضة فرنسا is what France does not want.
_VERBAL_NOUNS = frozenset(("opposition", "resistance"))


def _minister(doc: Document, token: int) -> bool:
    return any(h.table == "roles" and h.row.key in ("minister", "undersecretary") for h in doc.at(token))


def _organ_hits(doc: Document) -> list[Hit]:
    """Without overlaps: the longest, and of two the definite name before the noun of the construct."""
    found = sorted(doc.of("state_organs"), key=lambda h: (h.first, -h.last, h.form.column != "definite"))
    out: list[Hit] = []
    end = 0
    for hit in found:
        if hit.first >= end:
            out.append(hit)
            end = hit.last
    return out


#: Organs whose bare definite form stands for the organ of the state spoken of.
_ALONE = frozenset(("gov", "parliament", "army", "forces", "police", "judiciary", "presidency", "opposition",
                    "marines", "resistance", "cabinet", "intelligence"))  # fmt: skip


def _agrees(doc: Document, organ: Hit, nation: Hit) -> bool:
    """The adjective of a feminine noun is feminine; plural persons (العراقيون) are no adjective of it."""
    return nation.form.features.number in ("s", None)


def _joined_nation(doc: Document, token: int) -> bool:
    return any(h.table == "countries" and h.form.column == "adjectives" for h in doc.at(token))
