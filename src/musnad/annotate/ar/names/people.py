"""People: known names, first names and what follows, kunyas, and names behind titles, ranks and roles."""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document
from ..verbal_nouns import masdar_like
from .candidates import Candidate
from .name_words import NAME_WORDS
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
LINKS = NAME_WORDS["name_links"]
_KUNYA = NAME_WORDS["kunya"]
_OPENS_KUNYA = {clitic + word: word for word in (*sorted(_KUNYA), "ابن") for clitic in ("", "و", "ل", "ب", "ف")}
_SON = frozenset(("بن", "ابن", "بنت"))
#: Titles that are surnames too.
_SURNAMES = NAME_WORDS["title_surnames"]
#: Particles that tatweel keeps apart from the mark or name behind them: لـ"..."; initials have their full stop.
_PARTICLES = frozenset("لبوفكس")
#: Second halves of names whose first half is another word (نصر الله، سيف الإسلام).
_HALVES = NAME_WORDS["name_halves"]
_ORDINALS = NAME_WORDS["name_ordinals"]
_MOST = 6
_REACH = 14


def end_of_name(doc: Document, words: Words, at: int, limit: int, parts: int = 0, *, foreign: bool = False) -> int:
    """Token after a name that goes on at ``at`` behind ``parts`` parts; it stops at everyday words, titles, marks.

    ``foreign``: the name began with a foreign first name, so that a word of Arabic letters only is no part of it.
    """
    tokens = doc.words
    while at < limit and parts < _MOST:
        word = tokens[at]
        if word in LINKS and (parts or word in _KUNYA or word == "عبد"):
            after = _after_link(doc, words, at, limit)
            if after:
                at, parts = after, parts + 1
                continue
            if word not in ("لا", "او"):
                break
        bits = words.of(word)
        if word == "-" and parts and at + 1 < limit and doc.touch(at) and doc.touch(at + 1):
            at += 1
            continue
        if parts and (word in _HALVES or (parts == 1 and word in _ORDINALS and words.of(tokens[at - 1]) & GIVEN)):
            at += 1 + (at + 1 < limit and tokens[at + 1] == "عشر")
            parts += 1
            continue
        if not _goes_on(doc, words, at, bits, parts, foreign):
            break
        if parts == 0:
            foreign = bool(bits & FOREIGN)
        at += 1
        parts += 1
        if bits & NATION and not bits & (GIVEN | AMBIGUOUS):
            break
    return at


def _after_link(doc: Document, words: Words, at: int, limit: int) -> int:
    """Token after a joining word and the part it joins (بن علي، بن أبي طالب، آل ثاني، دو لا سابليير); 0 if none."""
    tokens, link = doc.words, doc.words[at]
    at += 1
    most = min(limit, at + 2)
    while at < most and tokens[at] in LINKS and link != "ال":
        link = tokens[at]
        at += 1
    if at >= limit:
        return 0
    bits = words.of(tokens[at])
    if bits & MARK or (link == "عبد" and not tokens[at].startswith("ال") and tokens[at] not in ("ربه", "رب")):
        return 0
    if link in ("ال", "عبد") or bits & (GIVEN | AMBIGUOUS):
        return at + 1
    if bits & (FUNCTION | VERB) or link in ("لا", "لو", "او"):
        return at + 1 if link in ("لا", "لو") and not bits else 0
    return at + 1


def _goes_on(doc: Document, words: Words, at: int, bits: int, parts: int, foreign: bool) -> bool:
    """Whether a token may be one more part of a name."""
    word = doc.words[at]
    if word in _PARTICLES and doc.words[at + 1 : at + 2] != ["."]:
        return False
    if word == "علي" and parts and (_written_as_preposition(doc, at) or foreign):
        return False
    if bits & (GIVEN | AMBIGUOUS):
        return not parts or not bits & (FUNCTION | VERB | ROLE) or (parts == 1 and bool(bits & GIVEN))
    if (
        word in _SURNAMES
        and parts == 1
        and (words.of(doc.words[at - 1]) & (GIVEN | AMBIGUOUS) or doc.words[at - 1] == "علي")
    ):
        return _is_surname(doc, words, at)
    if bits & STOPS or (bits & JOINED and parts):
        return False
    if bits & (NATION | PLACE):
        return parts == 1 and not foreign and word.startswith("ال") and word[-1] == "ي"
    if bits & (LATIN | ACTOR) or not parts:
        return True
    return not _no_name_part(word, parts, foreign)


def _is_surname(doc: Document, words: Words, at: int) -> bool:
    """A title behind a first name is the surname (علي الحاج), unless a name or what it is of follows."""
    if at + 1 >= len(doc.words):
        return True
    following = doc.words[at + 1]
    return not words.of(following) & (GIVEN | NATION | ROLE) and not following.startswith("ال")


def _no_name_part(word: str, parts: int, foreign: bool) -> bool:
    """Whether an unknown word cannot go on with a name."""
    if looks_verbal(word) or word.startswith(("لل", "وال", "بال", "فال", "كال")):
        return True
    if not foreign and word[0] in "تا" and word[:2] != "ال" and masdar_like(word):
        return True  # سالم الكعبي تزايد الطلب
    if foreign and not looks_foreign(word):
        return parts > 1 or not word.startswith("ال")
    if word.startswith("ال"):
        return word.endswith(("ات", "ون", "ية")) or parts > 3
    if word.endswith(("ها", "هم", "هما", "ته")) or (word[-1] == "ة" and parts > 1):
        return True
    if parts > 1 and word[0] in "يت" and len(word) in (4, 5):
        return True
    return parts > 1 and word[0] == "و" and not looks_foreign(word)


def _written_as_preposition(doc: Document, token: int) -> bool:
    """على, not علي: the same letters once folded."""
    return "ى" in doc.text[doc.starts[token] : doc.ends[token]]


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
        if not _stands(doc, words, hit, size, bool(ambiguous)):
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
    if hit.head in ("و", "ف") and _says(doc, first):
        return False  # ورأى فرحات
    following = doc.words[first + 1] if size > 1 else ""
    if _is_preposition(doc, first):
        if _written_as_preposition(doc, first) or hit.head:
            return False
        if size < 2:
            return titled and _by_title(doc, first - 1)
        named = bool(words.of(following) & GIVEN) and (titled or bool(before & MARK))
        return following in _SON or named or (titled and following in _SURNAMES)
    bits = words.of(doc.words[first])
    if size < 2:
        if ambiguous or bits & FUNCTION:
            return False
        if bits & (COMMON | VERB | PLACE | ROLE) or hit.head in ("ب", "ل", "ك"):
            return bool(titled and not hit.head) or (bool(bits & JOINED) and hit.row["origin"] == "foreign")
        return not before & HEAD and not (hit.head and not _in_a_row(doc, words, first))
    if doc.words[first] == "عبد":
        return following.startswith("ال")
    if following in _SON:
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
    for at, word in enumerate(tokens):
        if word not in _OPENS_KUNYA or (at and words.of(tokens[at - 1]) & (GIVEN | AMBIGUOUS)):
            continue
        bare = _OPENS_KUNYA[word]
        limit = _limit(doc, at)
        if at + 1 >= limit or words.of(tokens[at + 1]) & (FUNCTION | MARK | VERB):
            continue
        following = words.of(tokens[at + 1])
        if bare in ("ابي", "ابن", "ام") and following & STOPS and not following & (GIVEN | AMBIGUOUS):
            continue
        end = end_of_name(doc, words, at + 2, limit, 1)
        inner = next((k for k in range(at + 2, end) if tokens[k] in _KUNYA and tokens[k - 1] not in _SON), end)
        out.append(Candidate(at, max(inner, at + 2), "PER", "people:kunya", weight=2, closed=True))
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
            if word in _IN_NAME_OF:
                at += 1
                continue
            bits = words.of(word)
            if _starts(doc, words, at, limit, direct=at == hit.last, kind=kind):
                son = at + 1 < limit and tokens[at + 1] in _SON
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
    if direct and kind in ("title", "rank") and at + 1 < limit and doc.words[at + 1] in _SON:
        return not bits & (MARK | FUNCTION)  # الفريق صغير بن علي
    if word in _KUNYA and at + 1 < limit:
        return not words.of(doc.words[at + 1]) & (MARK | FUNCTION)
    if bits & (GIVEN | AMBIGUOUS) and at + 1 < limit and not bits & FUNCTION:
        following = words.of(doc.words[at + 1])
        return bool(following & (GIVEN | AMBIGUOUS)) or not following & (STOPS | NATION | PLACE)
    if bits or looks_verbal(word) or len(word) < 3 or word.startswith(("لل", "وال", "بال")):
        return False
    if word.startswith("ال"):
        return direct and kind in ("title", "rank") and word[-1] not in "ةن"
    before = words.of(doc.words[at - 1])
    if before & HEAD or not looks_foreign(word):
        return direct and kind in ("title", "rank")
    if direct and kind != "role":
        return (kind != "kin" and word[-1] != "ا") or kind in ("title", "rank")
    if word[0] == "و" and not before & MARK and not word.startswith(("وي", "وا", "وو")):
        return False
    following = words.of(doc.words[at + 1]) if at + 1 < limit else MARK
    paired = following & (GIVEN | LATIN | ACTOR) or (not following and looks_foreign(doc.words[at + 1]))
    return bool(paired) or doc.words[at - 1] in "،," or bool(before & NATION)


def _named(doc: Document, words: Words, at: int, limit: int) -> bool:
    """Whether a known first name or person stands at a token."""
    if at >= limit:
        return False
    return bool(words.of(doc.words[at]) & GIVEN) or any(
        h.table == "actors" and h.row["type"] == "PER" for h in doc.at(at)
    )


_OPENING = frozenset("\"“«”'(")


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


_BEHIND = frozenset(("role", "profession"))


def roles_behind(doc: Document, words: Words, found: list[Candidate]) -> None:
    """Give people the role told right after the name: «قاسم سليماني قائد فيلق القدس», «...، عضو البرلمان»."""
    ends = {c.first: c.last for c in found if c.type in ("ORG", "LOC")}
    for c in found:
        if c.type != "PER" or c.role is not None or c.level != "NAM":
            continue
        limit = _limit(doc, c.first)
        at = c.last + (c.last < limit and doc.words[c.last] in "،,")
        role = next((h for h in doc.at(at) if h.table == "roles" and not h.head and h.row["kind"] in _BEHIND), None)
        if role is None or at >= limit or role.form.features.number == "p":
            continue
        end = role.last
        while end < limit and end < role.last + 8:
            bits = words.of(doc.words[end])
            if end in ends:
                end = ends[end]
            elif doc.words[end] == "باسم" or (doc.words[end].startswith("ال") and not bits & (VERB | FUNCTION | MARK)):
                end += 1
            else:
                break
        c.role = (at, min(end, limit))
