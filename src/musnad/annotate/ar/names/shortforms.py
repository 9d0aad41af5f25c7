"""Definite short forms (التحالف، الحركة، الحكومة، البلاد): who is meant, inside one document."""

from __future__ import annotations

from collections import Counter
from typing import Literal

from ....lexicon.lexicon import Hit
from ...document import Document
from .candidates import Candidate

#: Head nouns whose definite form points back at an organisation named with the same head.
_POINTING = frozenset((
    "movement", "party", "front", "current", "bloc", "alliance", "group", "organisation_armed", "organisation",
    "ministry", "council", "authority", "commission", "union", "company", "bank", "club", "agency_gov", "newspaper",
    "channel", "militia", "mission", "university", "court", "fund", "foundation", "association",
))  # fmt: skip
#: Short forms that are names in their own right.
_NAMES = frozenset(("alliance",))


def main_country(found: list[Candidate], words: list[str]) -> str | None:
    """The country most spoken of, the earlier one where two are level."""
    count: Counter[str] = Counter()
    for c in found:
        if c.actor and c.actor.startswith("place:") and c.metonym:
            count[c.metonym.removesuffix(".gov")] += 1
        elif c.actor and "." in c.actor and not c.actor.startswith("local:"):
            count[c.actor.split(".")[0]] += 1
    return count.most_common(1)[0][0] if count else None


def resolve_organs(doc: Document, found: list[Candidate], country: str | None) -> None:
    """Give bare organs (الحكومة، جيشها، حكومة بلاده) the actor named before, else that of the main country."""
    last: dict[str, str] = {}
    for c in sorted(found, key=lambda c: (c.first, -c.last)):
        if c.type != "ORG" or not c.rule.startswith("state_organs"):
            continue
        organ = _organ_of(doc, c)
        if c.actor:
            last[organ] = c.actor
        else:
            c.actor = last.get(organ) or (f"{country}.{organ}" if country else None)


def _organ_of(doc: Document, c: Candidate) -> str:
    for hit in doc.at(c.first):
        if hit.table == "state_organs" and hit.row.where == c.rule:
            return hit.row.key
    return ""


def short_forms(doc: Document, found: list[Candidate]) -> list[Candidate]:
    """Definite head nouns alone that point back at an organisation of the same head."""
    taken = {token for c in found for token in range(c.first, c.last)}
    heads = [h for h in doc.of("org_heads") if h.row.key in _POINTING]
    if not heads:
        return []
    named: dict[str, list[tuple[int, str]]] = {}
    by_first: dict[int, Hit] = {h.first: h for h in heads}
    for c in sorted(found, key=lambda c: c.first):
        if c.type != "ORG" or not c.actor or c.level != "NAM":
            continue
        head = by_first.get(c.first)
        if head is not None:
            named.setdefault(head.row.key, []).append((c.first, c.actor))
        elif c.actor in _KINDS_OF:
            named.setdefault(_KINDS_OF[c.actor], []).append((c.first, c.actor))
    out = []
    for hit in heads:
        if hit.first in taken or not hit.head.endswith("ال") or hit.form.features.number != "s":
            continue
        earlier = [actor for at, actor in named.get(hit.row.key, ()) if at < hit.first]
        actor = earlier[-1] if earlier else None
        if actor is None and hit.row.key in _NAMES:
            later = named.get(hit.row.key)
            actor = later[0][1] if later else None
        if actor is None or doc.sentence_at(hit.first) < 0:
            continue
        level: Literal["NAM", "NOM"] = "NAM" if hit.row.key in _NAMES else "NOM"
        clitic = hit.head.removesuffix("ال") or None
        out.append(Candidate(hit.first, hit.last, "ORG", "organisations:short-form", actor, level, clitic=clitic))
    return out


#: What a group is called for short where its name does not say it.
_KINDS_OF = {"isis": "organisation_armed", "al_qaeda": "organisation_armed", "hamas": "movement", "taliban": "movement",
             "fatah": "movement", "hezbollah": "party", "nato": "alliance", "houthis": "group"}  # fmt: skip


def of_country(doc: Document, country: str | None) -> list[Candidate]:
    """البلاد, البلد, الأراضي العراقية, الجانب العراقي."""
    out = []
    for at, word in enumerate(doc.words):
        if word in _COUNTRY and doc.sentence_at(at) >= 0:
            clitic = word[: word.index("لبل") - 1] if "البل" in word else "ل"
            actor = f"place:{country}" if country else None
            out.append(Candidate(at, at + 1, "LOC", "places:the-country", actor, "NOM", clitic=clitic or None))
    return out


_COUNTRY = frozenset(c + "ال" + w for c in ("", "و", "ب", "ف", "وب") for w in ("بلاد", "بلد")) | {"للبلاد", "للبلد"}
