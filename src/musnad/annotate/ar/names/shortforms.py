"""Definite short forms (التحالف، الحركة، الحكومة، البلاد): who is meant, inside one document."""

from __future__ import annotations

import functools
from collections import Counter
from typing import Literal

from ....lexicon.lexicon import Hit, Lexicon
from ....lexicon.loader import Row
from ....text.fold import folded
from ...document import Document
from .candidates import Candidate
from .name_words import NAME_WORDS
from .words import FUNCTION, MARK, VERB, Words

#: Head nouns whose definite form points back at an organisation named with the same head.
_POINTING = frozenset((
    "movement", "party", "front", "current", "bloc", "alliance", "group", "organisation_armed", "organisation",
    "ministry", "council", "authority", "commission", "union", "company", "bank", "club", "agency_gov", "newspaper",
    "channel", "militia", "mission", "university", "court", "fund", "foundation", "association",
))  # fmt: skip
#: Short forms that are names in their own right.
_NAMES = frozenset(("alliance",))


def main_country(doc: Document, found: list[Candidate]) -> str | None:
    """The country most spoken of, by name or by its adjective; the earlier one where two are level."""
    count: Counter[str] = Counter()
    spoken = [(c.first, c.country) for c in found if c.country]
    spoken += [(h.first, h.row.key) for h in doc.of("countries") if h.form.column == "adjectives"]
    for _, country in sorted(spoken):
        count[country] += 1
    return count.most_common(1)[0][0] if count else None


def resolve_organs(doc: Document, found: list[Candidate], country: str | None) -> None:
    """Give bare organs (الحكومة، جيشها، حكومة بلاده) their actor.

    A possessed one belongs to the state named last in its sentence; others to the organ of that kind named before,
    else to the main country.
    """
    last: dict[tuple[str, str], str] = {}
    countries = doc.lexicon.table("countries")
    near: tuple[int, str] | None = None
    for c in sorted(found, key=lambda c: (c.first, -c.last)):
        owner = c.country or (c.actor or "").split(".")[0]
        if c.type == "ORG" and c.rule.startswith("state_organs"):
            organ = _organ_of(doc, c)
            named = organ, _definite(doc.words[c.first])
            if c.actor:
                last[named] = c.actor
            elif near is not None and near[0] == doc.sentence_at(c.first) and _possessed(doc, c):
                c.actor = f"{near[1]}.{organ}"
            else:
                c.actor = last.get(named) or (f"{country}.{organ}" if country else None)
        if owner in countries:
            near = doc.sentence_at(c.first), owner


def _possessed(doc: Document, c: Candidate) -> bool:
    return c.last - c.first == 2 or any(h.tail and h.row.where == c.rule for h in doc.at(c.first))


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
        if actor is None and len({actor for _, actor in named.get(hit.row.key, ())}) == 1:
            actor = named[hit.row.key][0][1]
        if actor is None and hit.row.key in _NAMES:
            actor = _by_context(doc, hit, found)
        if actor is None or doc.sentence_at(hit.first) < 0:
            continue
        level: Literal["NAM", "NOM"] = "NAM" if hit.row.key in _NAMES else "NOM"
        clitic = hit.head.removesuffix("ال") or None
        out.append(Candidate(hit.first, hit.last, "ORG", "organisations:short-form", actor, level, clitic=clitic))
    return out


def _by_context(doc: Document, hit: Hit, found: list[Candidate]) -> str | None:
    """The actor whose row gives this short form and most of whose context the text speaks of."""
    rows = _short_rows(doc.lexicon).get(_definite(doc.words[hit.first]), ())
    spoken = Counter(c.country or (c.actor or "").split(".")[0] for c in found)
    ranked = sorted((-sum(spoken[key] for key in row.values("context")), row.key) for row in rows)
    return ranked[0][1] if ranked and ranked[0][0] < 0 else None


def _definite(word: str) -> str:
    """The definite form without the clitics before it.

    >>> _definite("وللتحالف"), _definite("بالتحالف")
    ('التحالف', 'التحالف')
    """
    at = word.find("ال") if not word.removeprefix("و").startswith("لل") else -1
    return word[at:] if at >= 0 else "ال" + word.removeprefix("و").removeprefix("لل")


@functools.lru_cache(maxsize=4)
def _short_rows(lexicon: Lexicon) -> dict[str, list[Row]]:
    out: dict[str, list[Row]] = {}
    for row in lexicon.table("actors").values():
        for short in row.values("short"):
            out.setdefault(folded(short), []).append(row)
    return out


#: What a group is called for short where its name does not say it.
_KINDS_OF = {"isis": "organisation_armed", "al_qaeda": "organisation_armed", "hamas": "movement", "taliban": "movement",
             "fatah": "movement", "hezbollah": "party", "nato": "alliance", "houthis": "group"}  # fmt: skip


def of_country(doc: Document, country: str | None) -> list[Candidate]:
    """البلاد, البلد, الأراضي العراقية, الجانب العراقي."""
    out = []
    for at in doc.tokens_of(_COUNTRY):
        if doc.sentence_at(at) >= 0:
            word = doc.words[at]
            clitic = word[: word.index("لبل") - 1] if "البل" in word else "ل"
            actor = f"place:{country}" if country else None
            out.append(Candidate(at, at + 1, "LOC", "places:the-country", actor, "NOM", clitic=clitic or None))
    return out


_COUNTRY = frozenset(c + "ال" + w for c in ("", "و", "ب", "ف", "وب") for w in NAME_WORDS["this_country"]) | {
    "لل" + w for w in NAME_WORDS["this_country"]
}


def peoples(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """العراقيون standing as a noun: a definite plural behind a verb, a particle or a mark."""
    taken = {token for c in found for token in range(c.first, c.last)}
    out = []
    for hit in doc.of("countries"):
        if hit.form.column != "adjectives" or hit.form.features.number != "p" or not hit.head.endswith("ال"):
            continue
        before = words.of(doc.words[hit.first - 1]) if hit.first else MARK
        if before & (VERB | FUNCTION | MARK) and hit.first not in taken and doc.sentence_at(hit.first) >= 0:
            clitic = hit.head.removesuffix("ال") or None
            out.append(Candidate(hit.first, hit.last, "NORP", hit.row.where, hit.row.key, clitic=clitic))
    return out
