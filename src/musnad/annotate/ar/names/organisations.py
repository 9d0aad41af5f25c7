"""Organisations: rows of names, and the forces of one named; the rest in :mod:`.organs` and :mod:`.org_patterns`."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document
from ..wordclass import classes
from . import missions
from .candidates import Candidate
from .name_words import NAME_WORDS
from .org_extents import CLOSING_MARKS, OPENING_MARKS, abbreviations, addressed_media
from .org_patterns import patterns
from .organs import organs
from .words import (
    AMBIGUOUS,
    COMMON,
    FUNCTION,
    GIVEN,
    MARK,
    VERB,
    Words,
)

_FORCES = NAME_WORDS["forces_of"]


def read(doc: Document, words: Words) -> list[Candidate]:
    """All organisations named in the text."""
    found = known = known_names(doc, words)
    found = found + organs(doc, words) + missions.read(doc)
    found = found + patterns(doc, words, found) + _forces_of(doc, known)
    return found + abbreviations(doc, words, found) + addressed_media(doc)


def known_names(doc: Document, words: Words) -> list[Candidate]:
    out = []
    for hit in doc.longest("actors", "businesses", "outlets"):
        if hit.row["type"] == "PER":
            continue
        first, last = hit.first, hit.last
        if last - first == 1:
            bits = words.of(doc.words[first])
            if bits & (COMMON | FUNCTION | VERB | GIVEN | AMBIGUOUS) and not _introduced(doc, first):
                continue
            if hit.row.key == "hamas" and not _is_hamas(doc, words, hit):
                continue
            if hit.row.key == "al_qaeda" and not _is_al_qaeda(doc, words, hit):
                continue
        if hit.table == "businesses" and hit.row["kind"] == "club" and not _is_club(doc, hit):
            continue
        inside = any(w in ("في", "و") for w in doc.words[first:last])
        out.append(
            Candidate(first, _close(doc, first, last), "ORG", hit.row.where, hit.row.key,
                      clitic=hit.head or None, weight=3, closed=not inside)
        )  # fmt: skip
    return out


def _is_club(doc: Document, hit: Hit) -> bool:
    """Clubs called by an everyday word or after their city (الوحدات، برشلونة) need their noun, or talk of sport."""
    word = doc.words[hit.first].removeprefix(hit.head.removesuffix("ال"))
    city = hit.last - hit.first == 1 and any(h.table in ("cities", "places") for h in doc.at(hit.first))
    before = doc.words[hit.first - 1] if hit.first else ""
    if hit.last < len(doc.words) and doc.words[hit.last].startswith("لكر"):
        return False  # الاتحاد السعودي لكرة القدم
    if city and (hit.head.endswith("ب") or before in _TO_A_PLACE):
        return False  # ببرشلونة
    if not (city or word.startswith("ال")) or _introduced(doc, hit.first) or word.startswith("النادي"):
        return True
    if "sport" not in doc.notes:
        sport = classes(doc.lexicon)["clubs"]
        doc.notes["sport"] = any(w in sport or (w.startswith("ال") and w[2:] in sport) for w in doc.words)
    return bool(doc.notes["sport"])


_TO_A_PLACE = frozenset(("في", "الي", "مدينة", "قرب", "وفي"))


def _introduced(doc: Document, token: int) -> bool:
    """A word for an outlet, a club, a movement stands before, or the name fills marks: قال لـ"النهار"."""
    if not token:
        return False
    before = doc.words[token - 1]
    marked = before in OPENING_MARKS and doc.words[token + 1 : token + 2] and doc.words[token + 1] in CLOSING_MARKS
    return before in _INTRODUCERS or bool(marked)


_INTRODUCERS = NAME_WORDS["introducers"]


def _is_hamas(doc: Document, words: Words, hit: Hit) -> bool:
    """حماس is enthusiasm too: the movement where the text speaks of its country, or a mark or verb stands by it."""
    if hit.head.endswith("ب") or (hit.first and doc.words[hit.first - 1] in ("بكل", "كل")):
        return False
    if any(h.row.key in ("palestine", "israel") for h in doc.of("countries")):
        return True
    after = words.of(doc.words[hit.last]) if hit.last < len(doc.words) else MARK
    return bool(after & (MARK | VERB | FUNCTION))


def _is_al_qaeda(doc: Document, words: Words, hit: Hit) -> bool:
    """القاعدة is a base too: the group only behind its words or where no adjective follows."""
    before = doc.words[hit.first - 1] if hit.first else ""
    after = doc.words[hit.last] if hit.last < len(doc.words) else ""
    return before in ("تنظيم", "شبكة", "زعيم", "مقاتلي", "عناصر", "مع") and not after.startswith("ال")


def _close(doc: Document, first: int, last: int) -> int:
    """Take in the closing mark of a quotation that opens inside the name."""
    opened = any(doc.words[at] in '“«"”„' for at in range(first, last))
    closed = opened and sum(doc.words[at] in '“«"”»„' for at in range(first, last)) % 2 == 1
    return last + 1 if closed and last < len(doc.words) and doc.words[last] in '”»"“' else last


#: What a row is called for short that is a force itself.
_ITSELF_A_FORCE = NAME_WORDS["itself_a_force"]


def _forces_of(doc: Document, known: list[Candidate]) -> list[Candidate]:
    """قوات التحالف, جنود التحالف: the forces of an organisation named; also under its short form."""
    out = []
    for name in known:
        before = name.first - 1
        if before < 0 or name.clitic:
            continue
        word = doc.words[before]
        bare, clitic = _without_clitic(word)
        if bare in _FORCES:
            row = doc.lexicon.table("actors").get(name.actor or "")
            itself = row is not None and not _ITSELF_A_FORCE.isdisjoint(row.values("short"))  # قوة الأندوف
            actor = name.actor if itself or not name.actor else f"{name.actor}.forces"
            force = Candidate(before, name.last, "ORG", "organisations:forces", actor, clitic=clitic)
            if bare not in ("قوات", "قوة"):
                force.level = "NOM"
            out.append(force)
    return out


def _without_clitic(word: str) -> tuple[str, str | None]:
    for clitic in ("ول", "وب", "و", "ل", "ب", "ف"):
        if word.startswith(clitic) and word[len(clitic) :] in _FORCES:
            return word[len(clitic) :], clitic
    return word, None
