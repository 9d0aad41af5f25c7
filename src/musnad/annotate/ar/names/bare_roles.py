"""Officials told of by their office alone, where they speak: «قال المتحدث العسكري باسم القائد العام».

Unlike an unnamed source such an official is not anonymous: the office says who it is.
"""

from __future__ import annotations

from ...document import Document
from ..verbal_nouns import masdar_like
from .candidates import Candidate
from .name_words import NAME_WORDS
from .words import FUNCTION, MARK, NATION, VERB, Words

_LONGEST = 12
#: Join the parts of an office.
_JOINS = NAME_WORDS["office_joins"]
_ARTICLES = ("ال", "لل", "وال", "بال")


def read(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """Definite offices right behind a reporting verb, without the name of who holds them; ``found``: the names."""
    roles = [h for h in doc.of("roles") if h.row["kind"] == "role" and h.form.features.number in ("s", None)]
    if not roles:
        return []
    taken = {
        token for c in found if c.type == "PER" for token in (*range(c.first, c.last), *range(*(c.role or (0, 0))))
    }
    ends: dict[int, int] = {}
    for c in found:
        if c.type != "PER":
            ends[c.first] = max(c.last, ends.get(c.first, 0))
    out: list[Candidate] = []
    for hit in roles:
        if hit.first in taken or hit.head not in ("", "ال") or not _spoken(doc, hit.first):
            continue
        if doc.words[hit.first] == "المساعدة":
            continue  # help, not the woman who helps
        end = _end(doc, words, hit.last, ends)
        definite = hit.head == "ال" or doc.words[hit.first].startswith("ال") or end > hit.last
        behind = ends.get(end + 1, end) if doc.words[end : end + 1] == ["في"] else end  # رئيس الهيئة في البصرة فلان
        if definite and end > hit.first + 1 and taken.isdisjoint(range(hit.first, behind + 1)):
            role = hit.first, end
            if not any(c.role == role for c in out):
                out.append(Candidate(hit.first, end, "PER", "people:office", None, "NOM", role=role))
    return out


def _spoken(doc: Document, first: int) -> bool:
    """A reporting verb stands right before, in the same sentence."""
    if not first or doc.sentence_at(first) < 0 or doc.sentence_at(first) != doc.sentence_at(first - 1):
        return False
    return any(h.table == "reporting_verbs" and h.form.features.pos == "verb" for h in doc.at(first - 1))


def _end(doc: Document, words: Words, at: int, ends: dict[int, int]) -> int:
    """Token after an office: definite nouns, adjectives, and the bodies and places it is of."""
    limit = min(doc.sentence_tokens[doc.sentence_at(at - 1)][1], at + _LONGEST)
    first = last = at
    while at < limit:
        if at in ends:
            at = last = ends[at]
            continue
        word = doc.words[at]
        if word in _JOINS:
            at += 1
            continue
        if not word.startswith(_ARTICLES) and not any(h.table == "roles" and not h.head for h in doc.at(at)):
            break
        if words.of(word) & (VERB | FUNCTION | MARK):
            break
        definite = doc.words[at - 1].startswith("ال") and doc.words[first - 1].startswith("ال")
        if definite and word.startswith("ال") and not word.endswith(("ي", "ية")) and masdar_like(word):
            break  # رفضت المبعوثة الأممية العودة
        if definite and words.of(doc.words[at - 1]) & NATION and words.everyday_noun(word):
            break  # ناشد الرئيس الباكستاني المجتمع الدولي
        at += 1
        last = at
    return last
