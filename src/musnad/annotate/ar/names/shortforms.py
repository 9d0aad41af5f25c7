"""Definite short forms (التحالف، الحركة، الحكومة، البلاد): who is meant, inside one document."""

from __future__ import annotations

import functools
from collections import Counter
from typing import Literal

from ....lexicon.lexicon import Hit, Lexicon
from ....lexicon.loader import Row
from ....text.fold import folded
from ...document import Document
from .bodies import acts
from .candidates import Candidate
from .missions import of_parent
from .name_words import NAME_WORDS
from .words import FUNCTION, MARK, VERB, Words, words_of

#: Nouns that are everyday words too and point back only where they do something.
_NEED_A_DEED = NAME_WORDS["short_forms_in_deed"]
#: A club is called by either.
_CLUB = NAME_WORDS["club_nouns"]
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
    """Definite head nouns alone that point back at an organisation of the same head noun (البعثة، القوة، الشركة)."""
    heads = [h for h in doc.of("org_heads") if h.head[-2:] == "ال" and _alone(doc, h) and h.row["type"] == "ORG"]
    if not heads:
        return []
    taken = {token: c for c in found for token in range(c.first, c.last)}
    named = _named_by_head(doc, found)
    out = []
    for hit in heads:
        noun = noun_of(doc, hit)
        holder = taken.get(hit.first)
        if holder is not None and not (holder.last - holder.first == 1 and holder.rule.startswith("state_organs")):
            continue
        bodies = named.get(noun, [])
        earlier = [actor for at, actor in bodies if at < hit.first]
        actor = earlier[-1] if earlier else None
        if actor is None and len({actor for _, actor in bodies}) == 1:
            actor = bodies[0][1]
        if actor is not None and noun in _NEED_A_DEED and not acts(doc, words_of(doc.lexicon), hit, hit.last):
            continue
        if holder is not None:  # «الإدارة» behind «إدارة المعابر» is not the government
            if earlier:
                holder.actor, holder.rule = actor, "organisations:short-form"
            continue
        if actor is None and hit.row.key in _NAMES:
            actor = _by_context(doc, hit, found)
        if actor is None and hit.row.key == "mission":
            actor = of_parent(doc, found, noun)
        if actor is None or doc.sentence_at(hit.first) < 0:
            continue
        level: Literal["NAM", "NOM"] = "NAM" if hit.row.key in _NAMES else "NOM"
        clitic = hit.head.removesuffix("ال") or None
        out.append(Candidate(hit.first, hit.last, "ORG", "organisations:short-form", actor, level, clitic=clitic))
    return out


def noun_of(doc: Document, hit: Hit) -> str:
    """The definite form of a hit's word, without the clitics before it: «الوزارة» of «ووزارة», «للوزارة»."""
    word, head = doc.words[hit.first], hit.head
    if head.endswith("لال") and word.startswith(head[:-2] + "ل"):
        return "ال" + word[len(head) - 1 :]  # لل
    return "ال" + word[len(head) :]


def _alone(doc: Document, hit: Hit) -> bool:
    """A definite noun of one body: of «القوات», «المنظمات» nobody says which; «الكتائب» are one body."""
    one = hit.row.key == "brigades" or (hit.form.features.number == "s" and not doc.words[hit.first].endswith("ات"))
    return one and hit.last - hit.first == 1


def _named_by_head(doc: Document, found: list[Candidate]) -> dict[str, list[tuple[int, str]]]:
    """Organisations named in the text by the definite noun that takes them up: that of their name, or of their row."""
    named: dict[str, list[tuple[int, str]]] = {}
    firsts = doc.begin("org_heads")
    actors = doc.lexicon.table("actors")
    for c in sorted(found, key=lambda c: c.first):
        if c.type != "ORG" or not c.actor or c.rule == "organisations:forces":
            continue
        row = actors.get(c.actor)
        nouns = {folded(short) for short in row.values("short")} if row is not None and row["short"] else set()
        if c.level == "NAM" or c.rule.startswith("org_heads"):
            nouns |= {noun_of(doc, h) for h in firsts.get(c.first, ()) if h.last - h.first == 1}
        if not _CLUB.isdisjoint(nouns):
            nouns |= _CLUB
        for noun in nouns:
            named.setdefault(noun, []).append((c.first, c.actor))
    return named


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
