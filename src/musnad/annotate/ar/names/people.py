"""People: known names, first names and what follows, kunyas; those behind titles are in :mod:`.titled`."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document
from .bounds import limit_of
from .candidates import Candidate
from .name_end import KUNYA, SON, SURNAMES, end_of_name, oversaw, written_as_preposition
from .titled import after_nations, after_roles, after_verbs
from .words import (
    AMBIGUOUS,
    COMMON,
    FUNCTION,
    GIVEN,
    HEAD,
    JOINED,
    MARK,
    PLACE,
    ROLE,
    STOPS,
    VERB,
    Words,
)

_OPENS_KUNYA = {clitic + word: word for word in (*sorted(KUNYA), "ابن") for clitic in ("", "و", "ل", "ب", "ف")}


def read(doc: Document, words: Words) -> list[Candidate]:
    """All people named in the text."""
    out: list[Candidate] = []
    out += _known(doc, words)
    out += _first_names(doc, words)
    out += _kunyas(doc, words)
    out += after_roles(doc, words)
    out += after_verbs(doc, words)
    out += after_nations(doc, words)
    return out


def _known(doc: Document, words: Words) -> list[Candidate]:
    out = []
    for hit in doc.longest("actors"):
        if hit.row["type"] != "PER":
            continue
        end = hit.last
        limit = limit_of(doc, hit.first)
        while end < limit and doc.words[end] in ("بن", "ال") and hit.last - hit.first > 1:
            end = min(end + 2, limit)
        if hit.last - hit.first == 1:
            bits = words.of(doc.words[hit.first])
            if bits & COMMON or (bits & GIVEN and end < limit and words.of(doc.words[end]) & (GIVEN | AMBIGUOUS)):
                continue
        out.append(
            Candidate(hit.first, end, "PER", hit.row.where, hit.row.key, clitic=hit.head or None, weight=3, closed=True)
        )
    return out


def _first_names(doc: Document, words: Words) -> list[Candidate]:
    out = []
    after = 0
    for hit in doc.of("given_names"):
        first = hit.first
        if first < after:
            continue
        limit = limit_of(doc, first)
        if limit <= first:
            continue
        foreign = hit.row["origin"] == "foreign"
        end = end_of_name(doc, words, hit.last, limit, 1, foreign=foreign)
        if doc.words[first][-3:] == "عبد":
            end = max(end, end_of_name(doc, words, first, limit)) if not hit.head else end
        ambiguous = hit.row["ambiguous"] == "yes" or (
            hit.head and words.of(doc.words[first]) & (COMMON | FUNCTION | VERB)
        )
        if _is_preposition(doc, first):
            ambiguous = True
        size = end - first
        if (hit.head == "ف" and ambiguous) or not _stands(doc, words, hit, size, bool(ambiguous)):
            continue
        after = end
        title = (first - 1, first) if not hit.head and first and _by_title(doc, first - 1) else None
        out.append(
            Candidate(
                first, end, "PER", "people:first-name", clitic=hit.head or None, role=title, weight=2, closed=True
            )
        )
    return out


def _is_preposition(doc: Document, token: int) -> bool:
    """علي may be the preposition على: the same letters once folded."""
    return doc.words[token] in ("علي", "وعلي", "فعلي")


def _stands(doc: Document, words: Words, hit: Hit, size: int, ambiguous: bool) -> bool:
    """Whether a first name and what follows are a person."""
    first = hit.first
    before = words.of(doc.words[first - 1]) if first else MARK
    titled = bool(before & ROLE)
    following = doc.words[first + 1] if size > 1 else ""
    if hit.head in ("و", "ف") and _says(doc, first):
        # ورأى فرحات; but زيد وتامر حسن: تأمر would have its hamza
        row = _in_a_row(doc, words, first) or any(h.table == "given_names" and h.head == "و" for h in doc.at(first + 2))
        named = row and "أ" not in doc.written(first, first + 1)
        if not (named and words.of(following) & GIVEN):
            return False
    if _is_preposition(doc, first):
        if written_as_preposition(doc, first) or hit.head:
            return False
        if size < 2:
            return titled and _by_title(doc, first - 1)
        named = bool(words.of(following) & GIVEN) and (titled or bool(before & MARK))
        return following in SON or named or (titled and following in SURNAMES)
    bits = words.of(doc.words[first])
    if oversaw(doc, first):
        return False
    if size < 2:
        if ambiguous or bits & FUNCTION:
            if hit.head or bits & FUNCTION or not doc.words[first - 1].startswith("ال"):
                return False
            after = words.of(doc.words[first + 1]) if first + 1 < len(doc.words) else MARK
            return titled and bool(after & (MARK | FUNCTION))  # الرئيس مبارك،
        if bits & (COMMON | VERB | PLACE | ROLE) or hit.head in ("ب", "ل", "ك"):
            return bool(titled and not hit.head) or (bool(bits & JOINED) and hit.row["origin"] == "foreign")
        return not before & HEAD and not (hit.head and not _in_a_row(doc, words, first))
    if doc.words[first] == "عبد":
        return following.startswith("ال")
    if following in SON:
        return True
    if ambiguous or bits & FUNCTION:
        if hit.head in ("ب", "ل", "ك"):
            return False
        return bool(words.of(following) & GIVEN) or ((titled or _says(doc, first - 1)) and not bits & (VERB | FUNCTION))
    return hit.head not in ("ب", "ل", "ك") or not bits & (COMMON | VERB)


def _by_title(doc: Document, token: int) -> bool:
    return any(h.table == "roles" and h.row["kind"] in ("title", "rank") for h in doc.at(token))


def _in_a_row(doc: Document, words: Words, first: int) -> bool:
    """Whether a word before و is part of a name too."""
    before = words.of(doc.words[first - 1]) if first else 0
    return not before & (COMMON | FUNCTION | VERB | MARK | HEAD)


def _says(doc: Document, token: int) -> bool:
    return token >= 0 and any(h.table == "reporting_verbs" for h in doc.at(token))


def _kunyas(doc: Document, words: Words) -> list[Candidate]:
    out = []
    tokens = doc.words
    for at in doc.tokens_of(_OPENS_KUNYA):
        if at and words.of(tokens[at - 1]) & (GIVEN | AMBIGUOUS):
            continue
        bare = _OPENS_KUNYA[tokens[at]]
        limit = limit_of(doc, at)
        if at + 1 >= limit or words.of(tokens[at + 1]) & (FUNCTION | MARK | VERB):
            continue
        following = words.of(tokens[at + 1])
        if bare in ("ابي", "ابن", "ام") and following & STOPS and not following & (GIVEN | AMBIGUOUS):
            continue
        end = end_of_name(doc, words, at + 2, limit, 1)
        inner = next((k for k in range(at + 2, end) if tokens[k] in KUNYA and tokens[k - 1] not in SON), end)
        out.append(Candidate(at, max(inner, at + 2), "PER", "people:kunya", weight=2, closed=True))
    return out
