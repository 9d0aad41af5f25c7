"""People: known names, first names and what follows, kunyas, and names behind titles, ranks and roles."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ....text.fold import folded
from ...document import Document
from .candidates import Candidate
from .words import (
    ACTOR,
    AMBIGUOUS,
    COMMON,
    FOREIGN,
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
)  # fmt: skip

#: Words that join two parts of a name (folded).
LINKS = frozenset(folded(w) for w in (
    "بن", "ابن", "بنت", "آل", "أبو", "أبي", "أبا", "أم", "عبد", "ولد", "دي", "دو", "دا", "فان", "فون", "ديل", "دير",
    "دل", "لا", "لو", "بو", "سان", "إبن", "ماك", "أو", "ذو", "ديلا", "فاندر", "تشاو",
))  # fmt: skip
_KUNYA = frozenset(folded(w) for w in ("أبو", "أبي", "أبا", "أم"))
_SON = frozenset(("بن", "ابن", "بنت"))
#: Second halves of names whose first half is another word (نصر الله، سيف الإسلام).
_HALVES = frozenset(folded(w) for w in (
    "الله", "الدين", "الإسلام", "الزهراء", "الرحمن", "الرب", "المسيح", "الحق", "الهدى", "السادات", "بالله",
))  # fmt: skip
_ORDINALS = frozenset(folded(w) for w in (
    "الأول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر", "الابن", "الأب",
    "الصغير", "الكبير",
))  # fmt: skip
_MOST = 6
_REACH = 14


def end_of_name(doc: Document, words: Words, at: int, limit: int, parts: int = 0) -> int:
    """Token after a name that goes on at ``at`` behind ``parts`` parts; it stops at everyday words, titles, marks."""
    tokens = doc.words
    while at < limit and parts < _MOST:
        word = tokens[at]
        if word in LINKS and at + 1 < limit and (parts or word not in ("لا", "او", "لو", "دي")):
            following = words.of(tokens[at + 1])
            if following & (MARK | FUNCTION | VERB) and not following & (GIVEN | AMBIGUOUS):
                break
            if tokens[at + 1] in LINKS and at + 2 < limit:
                at += 1
            at += 2
            parts += 1
            continue
        bits = words.of(word)
        if word == "-" and parts and at + 1 < limit and doc.ends[at - 1] == doc.starts[at] == doc.starts[at + 1] - 1:
            at += 1
            continue
        if parts and (word in _HALVES or (parts == 1 and word in _ORDINALS and words.of(tokens[at - 1]) & GIVEN)):
            at += 1
            parts += 1
            continue
        if bits & (GIVEN | AMBIGUOUS):
            if bits & (FUNCTION | VERB) and parts >= 2:
                break
        elif bits & STOPS:
            break
        elif bits & NATION:
            if parts != 1 or not word.startswith("ال") or word[-1] != "ي":
                break
            return at + 1
        elif bits & PLACE:
            if parts != 1 or not word.startswith("ال") or word[-1] != "ي":
                break
        elif (bits & JOINED and parts) or (not bits & (LATIN | ACTOR) and parts and _no_name_part(word, parts)):
            break
        at += 1
        parts += 1
    return at


def _no_name_part(word: str, parts: int) -> bool:
    """Whether an unknown word cannot go on with a name."""
    if looks_verbal(word) or word.startswith(("لل", "وال", "بال", "فال", "كال")):
        return True
    if word.startswith("ال"):
        return word.endswith(("ات", "ون", "ية")) or parts > 3
    if word.endswith(("ها", "هم", "هما", "ته")) or (word[-1] == "ة" and parts > 1):
        return True
    return parts > 1 and word[0] == "و" and not looks_foreign(word)


def read(doc: Document, words: Words) -> list[Candidate]:
    """All people named in the text."""
    out: list[Candidate] = []
    out += _known(doc, words)
    out += _first_names(doc, words)
    out += _kunyas(doc, words)
    out += _after_roles(doc, words)
    out += _after_verbs(doc, words)
    return out


def _limit(doc: Document, token: int) -> int:
    sentence = doc.sentence_at(token)
    return doc.sentence_tokens[sentence][1] if sentence >= 0 else token


def _known(doc: Document, words: Words) -> list[Candidate]:
    out = []
    for hit in doc.longest("actors"):
        if hit.row["type"] != "PER":
            continue
        end = hit.last
        limit = _limit(doc, hit.first)
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
        limit = _limit(doc, first)
        if limit <= first:
            continue
        end = end_of_name(doc, words, hit.last, limit, 1)
        ambiguous = hit.row["ambiguous"] == "yes" or (
            hit.head and words.of(doc.words[first]) & (COMMON | FUNCTION | VERB)
        )
        if _is_preposition(doc, first):
            ambiguous = True
        size = end - first
        if not _stands(doc, words, hit, size, bool(ambiguous)):
            continue
        after = end
        out.append(Candidate(first, end, "PER", "people:first-name", clitic=hit.head or None, weight=2, closed=True))
    return out


def _is_preposition(doc: Document, token: int) -> bool:
    """علي may be the preposition على: the same letters once folded."""
    return doc.words[token] in ("علي", "وعلي", "فعلي")


def _stands(doc: Document, words: Words, hit: Hit, size: int, ambiguous: bool) -> bool:
    """Whether a first name and what follows are a person."""
    first = hit.first
    before = doc.words[first - 1] if first else ""
    bits = words.of(before) if before else MARK
    titled = bool(bits & ROLE) or _says(doc, first - 1)
    if ambiguous:
        if size < 2 or hit.head in ("ب", "ل", "ك"):
            return titled and size >= 1 and not words.of(doc.words[first]) & FUNCTION and hit.head == ""
        following = words.of(doc.words[first + 1])
        if _is_preposition(doc, first):
            return (bool(following & GIVEN) and (titled or bool(bits & MARK))) or doc.words[first + 1] in _SON
        return titled or bool(following & GIVEN and not following & AMBIGUOUS) or doc.words[first + 1] in _SON
    if size > 1:
        return True
    if bits & HEAD:
        return False
    if words.of(doc.words[first]) & FUNCTION:
        return False
    if words.of(doc.words[first]) & (COMMON | VERB | PLACE):
        return titled
    return True


def _says(doc: Document, token: int) -> bool:
    return token >= 0 and any(h.table == "reporting_verbs" for h in doc.at(token))


def _kunyas(doc: Document, words: Words) -> list[Candidate]:
    out = []
    tokens = doc.words
    for at, word in enumerate(tokens):
        if word[-2:] not in ("بو", "بي", "با", "بن"):
            continue
        bare = word[1:] if word[0] in "ولبف" and len(word) > 3 else word
        if bare not in _KUNYA and bare != "ابن":
            continue
        limit = _limit(doc, at)
        if at + 1 >= limit or words.of(tokens[at + 1]) & (FUNCTION | MARK | VERB):
            continue
        if bare == "ابي" and words.of(tokens[at + 1]) & COMMON and not words.of(tokens[at + 1]) & (GIVEN | AMBIGUOUS):
            continue
        end = end_of_name(doc, words, at + 2, limit, 1)
        out.append(Candidate(at, max(end, at + 2), "PER", "people:kunya", weight=2, closed=True))
    return out


def _after_roles(doc: Document, words: Words) -> list[Candidate]:
    """A title, rank or role, what belongs to it, and the name."""
    out: list[Candidate] = []
    tokens = doc.words
    for hit in doc.longest("roles"):
        limit = min(_limit(doc, hit.first), hit.last + _REACH)
        kind = hit.row["kind"]
        at = hit.last
        while at < limit:
            word = tokens[at]
            bits = words.of(word)
            if _starts(doc, words, at, limit, direct=at == hit.last, kind=kind):
                end = end_of_name(doc, words, at, limit)
                if end > at:
                    role_end = at
                    while role_end > hit.last and words.of(tokens[role_end - 1]) & MARK:
                        role_end -= 1
                    out.append(
                        Candidate(at, end, "PER", f"people:{kind}", role=(hit.first, role_end), weight=2, closed=True)
                    )
                break
            if bits & MARK:
                if word not in "،,-\"“”«»'(" or at + 1 >= limit:
                    break
            elif (
                (bits & VERB and not bits & (COMMON | NATION | HEAD | ROLE))
                or (bits & FUNCTION and word not in _INSIDE_ROLE)
                or (kind == "title" and not word.startswith("ال"))
            ):
                break
            at += 1
    return out


_INSIDE_ROLE = frozenset(("في", "باسم", "لدي", "من", "علي", "عن", "الي", "غير", "ثاني", "اول"))


def _starts(doc: Document, words: Words, at: int, limit: int, *, direct: bool, kind: str) -> bool:
    """Whether a person's name may begin at a token behind a role."""
    word = doc.words[at]
    bits = words.of(word)
    if bits & (GIVEN | ACTOR) and not bits & (COMMON | FUNCTION | VERB | PLACE | HEAD | NATION) and not bits & ROLE:
        return not bits & ACTOR or any(h.table == "actors" and h.row["type"] == "PER" for h in doc.at(at))
    if word in _KUNYA and at + 1 < limit:
        return not words.of(doc.words[at + 1]) & (MARK | FUNCTION)
    if bits & (GIVEN | AMBIGUOUS) and at + 1 < limit:
        following = words.of(doc.words[at + 1])
        return bool(following & (GIVEN | AMBIGUOUS)) or not following & (STOPS | NATION | PLACE)
    if bits:
        return False
    if looks_verbal(word) or len(word) < 3 or word.startswith(("لل", "وال", "بال")):
        return False
    if word.startswith("ال"):
        return direct and kind in ("title", "rank") and word[-1] not in "ةن"
    return (looks_foreign(word) and word[-1] != "ا") or (direct and kind in ("title", "rank"))


def _after_verbs(doc: Document, words: Words) -> list[Candidate]:
    """Two unknown words that look transliterated, right behind a reporting verb."""
    out = []
    tokens = doc.words
    for hit in doc.of("reporting_verbs"):
        if hit.form.features.pos != "verb" or hit.tail:
            continue
        at = hit.last
        limit = _limit(doc, hit.first)
        if at + 1 >= limit or words.of(tokens[at]) & ~LATIN or words.of(tokens[at + 1]) & ~(LATIN | GIVEN | ACTOR):
            continue
        if not (looks_foreign(tokens[at]) and looks_foreign(tokens[at + 1])):
            continue
        end = end_of_name(doc, words, at, limit)
        if end - at >= 2:
            out.append(Candidate(at, end, "PER", "people:said", weight=1, closed=True))
    return out


def carried_on(doc: Document, words: Words, found: list[Candidate]) -> list[Candidate]:
    """Later (and earlier) mentions by surname alone of people named in full in this document."""
    surnames: dict[str, Candidate] = {}
    for person in found:
        if person.type != "PER" or person.level != "NAM" or (person.last - person.first < 2 and not person.role):
            continue
        last = doc.words[person.last - 1]
        bits = words.of(last)
        if len(last) < 3 or bits & (COMMON | FUNCTION | VERB | MARK | PLACE | NATION | HEAD | FOREIGN):
            continue
        surnames.setdefault(last, person)
    if not surnames:
        return []
    forms = {clitic + name: (clitic, name) for name in surnames for clitic in ("", "و", "ل", "ب", "ف", "ك")}
    taken = {token for c in found for token in range(c.first, c.last) if c.type == "PER" or c.closed}
    out = []
    for at, word in enumerate(doc.words):
        if word in forms and at not in taken and doc.sentence_at(at) >= 0:
            clitic, name = forms[word]
            if words.of(name) & GIVEN and clitic:
                continue
            out.append(
                Candidate(at, at + 1, "PER", "people:surname", surnames[name].actor, clitic=clitic or None, closed=True)
            )
    return out
