"""People behind a title, a rank or a role, and unknown names behind a reporting verb."""

from __future__ import annotations

from ...document import Document
from ..verbal_nouns import masdar_like
from .bounds import limit_of
from .candidates import Candidate
from .name_end import KUNYA, SON, end_of_name
from .words import (
    ACTOR,
    AMBIGUOUS,
    COMMON,
    FUNCTION,
    GIVEN,
    HEAD,
    JOINED,
    LATIN,
    MARK,
    NATION,
    PLACE,
    ROLE,
    STOPS,
    VERB,
    Words,
    looks_foreign,
    looks_verbal,
)

_REACH = 14


def after_roles(doc: Document, words: Words) -> list[Candidate]:
    """A title, rank or role, what belongs to it, and the name."""
    out: list[Candidate] = []
    tokens = doc.words
    for hit in doc.longest("roles"):
        limit = min(limit_of(doc, hit.first), hit.last + _REACH)
        kind = hit.row["kind"]
        at = hit.last
        while at < limit:
            word = tokens[at]
            if word in _IN_NAME_OF:
                at += 1
                continue
            bits = words.of(word)
            if _starts(doc, words, at, limit, direct=at == hit.last, kind=kind):
                son = at + 1 < limit and tokens[at + 1] in SON
                end = end_of_name(doc, words, at + son, limit, int(son))
                if end > at:
                    role_end = at
                    while role_end > hit.last and words.of(tokens[role_end - 1]) & MARK:
                        role_end -= 1
                    out.append(
                        Candidate(at, end, "PER", f"people:{kind}", role=(hit.first, role_end), weight=2, closed=True)
                    )
                break
            if bits & MARK:
                if word not in "،,-" and (word not in _OPENING or not _named(doc, words, at + 1, limit)):
                    break
            elif (
                (bits & VERB and not bits & (COMMON | NATION | HEAD | ROLE))
                or (bits & FUNCTION and word not in _INSIDE_ROLE)
                or (kind == "title" and not word.startswith("ال"))
                or (at > hit.last and bits & JOINED and not bits & GIVEN and not words.of(tokens[at - 1]) & HEAD)
            ):
                break
            at += 1
    return out


#: Behind a spokesman: in whose name, never a name.
_IN_NAME_OF = frozenset("باسم" + pronoun for pronoun in ("", "ه", "ها", "هم", "هما", "نا"))

_INSIDE_ROLE = frozenset(("في", "لدي", "من", "علي", "عن", "الي", "غير", "ثاني", "اول"))


def _starts(doc: Document, words: Words, at: int, limit: int, *, direct: bool, kind: str) -> bool:
    """Whether a person's name may begin at a token behind a role."""
    word = doc.words[at]
    bits = words.of(word)
    if bits & (GIVEN | ACTOR) and not bits & (COMMON | FUNCTION | VERB | PLACE | HEAD | NATION) and not bits & ROLE:
        return not bits & ACTOR or any(h.table == "actors" and h.row["type"] == "PER" for h in doc.at(at))
    if direct and kind in ("title", "rank") and at + 1 < limit and doc.words[at + 1] in SON:
        return not bits & (MARK | FUNCTION)  # الفريق صغير بن علي
    if word in KUNYA and at + 1 < limit:
        return not words.of(doc.words[at + 1]) & (MARK | FUNCTION)
    if bits & (GIVEN | AMBIGUOUS) and at + 1 < limit and not bits & FUNCTION:
        following = words.of(doc.words[at + 1])
        return bool(following & (GIVEN | AMBIGUOUS)) or not following & (STOPS | NATION | PLACE)
    if bits or looks_verbal(word) or len(word) < 3 or word.startswith(("لل", "وال", "بال")):
        return False
    if word.startswith("ال"):
        return direct and kind in ("title", "rank") and word[-1] not in "ةن"
    before = words.of(doc.words[at - 1])
    if before & HEAD and doc.words[at - 1].startswith("ال") and not direct:
        return _two_foreign(doc, words, at, limit)
    if before & HEAD or not looks_foreign(word):
        return (direct and kind in ("title", "rank")) or _unheard_of(doc, words, at, limit)
    if direct and kind != "role":
        return (kind != "kin" and word[-1] != "ا") or kind in ("title", "rank")
    if word[0] == "و" and not before & MARK and not word.startswith(("وي", "وا", "وو")):
        return False
    following = words.of(doc.words[at + 1]) if at + 1 < limit else MARK
    paired = following & (GIVEN | LATIN | ACTOR) or (not following and looks_foreign(doc.words[at + 1]))
    apposed = doc.words[at - 1] in "،," and bool(following & (MARK | FUNCTION))  # رئيس البلدية، دربال، إن
    return bool(paired) or apposed or (bool(before & NATION) and not masdar_like(word))


def _two_foreign(doc: Document, words: Words, at: int, limit: int) -> bool:
    """Two foreign words of no table behind a body, up to a mark or particle: «رئيسة البعثة بينتو كيتا، أن»."""
    pair = doc.words[at : at + 2] if at + 1 < limit else []
    if len(pair) < 2 or any(words.of(w) or not looks_foreign(w) or looks_verbal(w) or masdar_like(w) for w in pair):
        return False
    return at + 2 >= limit or bool(words.of(doc.words[at + 2]) & (MARK | FUNCTION))


def _unheard_of(doc: Document, words: Words, at: int, limit: int) -> bool:
    """Two words of no table behind a nationality, up to a mark or particle: «الوزير الجزائري صبيحي دربال، أن»."""
    if not words.of(doc.words[at - 1]) & NATION or at + 1 >= limit:
        return False
    word, second = doc.words[at], doc.words[at + 1]
    if words.of(second) or len(second) < 3 or looks_verbal(second) or masdar_like(word) or masdar_like(second):
        return False
    if word[-1] == "ة" or word[0] in "وبلسي" or second.startswith(("وال", "بال", "لل")):
        return False
    return at + 2 >= limit or bool(words.of(doc.words[at + 2]) & (MARK | FUNCTION))


def _named(doc: Document, words: Words, at: int, limit: int) -> bool:
    """Whether a known first name or person stands at a token."""
    if at >= limit:
        return False
    return bool(words.of(doc.words[at]) & GIVEN) or any(
        h.table == "actors" and h.row["type"] == "PER" for h in doc.at(at)
    )


_OPENING = frozenset("\"“«”'(")


def after_nations(doc: Document, words: Words) -> list[Candidate]:
    """Two words of no table that look transliterated, behind a noun and its nationality: الحكم السنغالي ماغيت نداي."""
    out = []
    tokens = doc.words
    for hit in doc.of("countries"):
        at = hit.last
        if hit.form.column != "adjectives" or hit.head != "ال" or hit.form.features.gender == "f" or not hit.first:
            continue
        limit = limit_of(doc, hit.first)
        if at + 1 >= limit or words.of(tokens[at]) & ~(LATIN | GIVEN) or words.of(tokens[at + 1]) & ~(LATIN | GIVEN):
            continue
        head = tokens[hit.first - 1]
        if not head.startswith("ال") or words.of(head) & (HEAD | NATION | PLACE | FUNCTION | MARK):
            continue
        if looks_foreign(tokens[at]) and looks_foreign(tokens[at + 1]) and not looks_verbal(tokens[at]):
            end = end_of_name(doc, words, at, limit)
            if end - at >= 2:
                role = hit.first - 1, at
                out.append(Candidate(at, end, "PER", "people:nation", role=role, weight=1, closed=True))
    return out


def _said_alone(doc: Document, words: Words, at: int, limit: int) -> bool:
    """One name between a verb and what is said: وأضاف هيرين أن, وأشار فارس إلى أن."""
    word, after = doc.words[at], doc.words[at + 1]
    if len(word) < 4 or not (words.of(word) or looks_foreign(word)) or masdar_like(word) or looks_verbal(word):
        return False
    if after in ("الي", "علي", "عن") and at + 2 < limit:
        after = doc.words[at + 2]
    return after in _SAID


_SAID = frozenset(("ان", "انه", "انها", "انهم", "بان", "بانه", ":", '"', "«", "“"))


def after_verbs(doc: Document, words: Words) -> list[Candidate]:
    """Two unknown words that look transliterated, right behind a reporting verb."""
    out = []
    tokens = doc.words
    for hit in doc.of("reporting_verbs"):
        if hit.form.features.pos != "verb" or hit.tail:
            continue
        at = hit.last
        limit = limit_of(doc, hit.first)
        if at + 1 >= limit or words.of(tokens[at]) & ~(LATIN | GIVEN | AMBIGUOUS):
            continue
        if not hit.head.endswith("ف") and _said_alone(doc, words, at, limit):
            out.append(Candidate(at, at + 1, "PER", "people:said", weight=1, closed=True))
            continue
        if words.of(tokens[at]) & ~LATIN or words.of(tokens[at + 1]) & ~(LATIN | GIVEN | ACTOR):
            continue
        if not (looks_foreign(tokens[at]) and looks_foreign(tokens[at + 1])):
            continue
        end = end_of_name(doc, words, at, limit)
        if end - at >= 2:
            out.append(Candidate(at, end, "PER", "people:said", weight=1, closed=True))
    return out
