"""Bodies called by what they are for or made of: «لجنة الهدنة», «هيئة الطيران المدني السورية», «غرفة طوارئ الفاشر».

Some head nouns open the name of a body whatever follows («لجنة الهدنة»); of others («إدارة», «قوة», «شركة») the same
words may be a deed, a quality or anything, and the body is taken only where it acts: behind a verb that agrees, behind
who speaks for it, before its verb, or with an adjective of institutions.
"""

from __future__ import annotations

from ....lexicon.lexicon import Hit
from ...document import Document
from ..verbal_nouns import masdar_like
from .bounds import nation_at
from .candidates import Candidate
from .name_words import NAME_WORDS
from .org_extents import ADJECTIVES, INSTITUTIONAL, definite
from .words import (
    COMMON,
    FUNCTION,
    GIVEN,
    HEAD,
    KNOWN,
    LATIN,
    MARK,
    NATION,
    PLACE,
    ROLE,
    VERB,
    Words,
    looks_foreign,
    looks_verbal,
)

_SURE = NAME_WORDS["sure_bodies"]
_ACTING = NAME_WORDS["acting_bodies"]
_NO_MOVEMENTS = NAME_WORDS["no_movements"]
#: Heads of armed groups, whose names are made of anything.
_ARMED = NAME_WORDS["armed_bodies"]
_TIMES = NAME_WORDS["no_name_times"]
_NOT_ALONE = NAME_WORDS["no_bodies"]
_ADJECTIVES = ADJECTIVES | NAME_WORDS["force_adjectives"]
#: Before a body: who speaks for it or tells after it.
_BEFORE = NAME_WORDS["body_before"]
#: Before a clause that a body opens.
_OPENERS = NAME_WORDS["clause_before_body"] | frozenset(":.،؛-")
#: How many bare nouns a name may have behind its head: «لجنة مراقبة وقف إطلاق النار».
_BARE = 3
_OTHERS = frozenset(("actors", "outlets", "state_organs", "party_nouns", "org_heads"))
_DIRECTIONS = NAME_WORDS["stationed"]
_PLURAL = tuple(sorted(NAME_WORDS["plural_bodies"]))


def body(doc: Document, words: Words, hit: Hit, limit: int) -> Candidate | None:
    """A body by its head noun, what that governs and the adjectives behind."""
    head = doc.words[hit.first].removeprefix(hit.head)
    sure = head in _SURE
    if not (sure or head in _ACTING) or hit.last - hit.first > 1:
        return None
    if hit.form.features.number == "p" and head not in _PLURAL:
        return None
    if _no_body(doc, words, hit, head):
        return None
    armed = head in _ARMED
    end, bare = _governed(doc, words, hit.last, limit, armed)
    if end == hit.last:
        return None
    if not bare and _of_a_body(doc, hit.last):
        return None  # قوات التحالف, إدارة الشركة: somebody else's
    end, told = _described(doc, words, end, limit)
    if not sure and not told and not acts(doc, words, hit, end):
        return None
    named = told or (sure and bare)
    return Candidate(hit.first, end, "ORG", hit.row.where, level="NAM" if named else "NOM", clitic=hit.head or None)


def _no_body(doc: Document, words: Words, hit: Hit, head: str) -> bool:
    """«مجلس الإدارة», «حركة المرور», «حركة البعثة», «على هيئة الشيخ»."""
    behind, before = doc.words[hit.last], doc.words[hit.first - 1] if hit.first else ""
    if head in _MOVEMENTS and (behind in _NO_MOVEMENTS or words.of(behind) & HEAD):
        return True
    if head in _NETWORKS and behind in _NO_TITLES:
        return True  # شبكة المياه
    return behind in _NOT_ALONE or (head in _SHAPES and before in _IN_THE_SHAPE)


_NETWORKS, _NO_TITLES = NAME_WORDS["networks"], NAME_WORDS["no_media_names"]
_MOVEMENTS, _SHAPES = NAME_WORDS["movements"], NAME_WORDS["shapes"]
_IN_THE_SHAPE = NAME_WORDS["in_the_shape"]


def _governed(doc: Document, words: Words, at: int, limit: int, armed: bool) -> tuple[int, bool]:
    """Token behind the nouns that a head governs, the last of them definite or a place, and whether bare ones do."""
    first = at
    while at < limit and at < first + _BARE and _bare_term(doc, words, at):
        at += 1
    if at >= limit:
        return first, False
    if at > first:
        place = max((h.last for h in doc.at(at) if _names_a_place(h)), default=0)
        if place:
            return min(place, limit), True
    if at > first + 1 and _unheard(words, doc.words[at - 1]) and not definite(doc, words, at):
        at -= 1  # حركة تحرير أزواد: no verbal noun
    if at > first and _unheard(words, doc.words[at]):
        return at + 1, True
    one_person = at == first and not armed and words.of(doc.words[at]) & (ROLE | GIVEN) and not _people(doc, at)
    if one_person or not definite(doc, words, at):
        return first, False
    colour = armed and at + 1 < limit and _plain_adjective(words, doc.words[at + 1])
    return at + 1 + colour, at > first or armed


def _unheard(words: Words, word: str) -> bool:
    return not words.of(word) and len(word) > 3 and word.isalpha() and not word.startswith(("لل", "وال", "بال"))


def _plain_adjective(words: Words, word: str) -> bool:
    """«النجم الأسود»: an everyday adjective that a name may have."""
    return (
        bool(words.of(word) & COMMON) and word.startswith("ال") and not words.everyday_noun(word) and word not in _TIMES
    )


def _of_a_body(doc: Document, at: int) -> bool:
    """A definite noun that stands for a body or facility told of before: التحالف, الجيش, الشركة, المعبر."""
    for h in doc.at(at):
        if h.last == at + 1:
            if h.table == "state_organs" and doc.words[at] not in _FIELDS:
                return True
            if h.table == "org_heads" and h.form.features.number == "s" and h.row["type"] != "LOC":
                return True
    return False


#: Organs of state called by their field alone, which committees have too: «لجنة الدفاع».
_FIELDS = NAME_WORDS["fields_of_state"]


def _bare_term(doc: Document, words: Words, at: int) -> bool:
    """A noun without article that governs another: «شؤون الأسرى», «تحرير الساحل»."""
    word = doc.words[at]
    if not word.isalpha() or word.startswith(("ال", "لل")) or len(word) < 3:
        return False
    bits = words.of(word)
    if word[0] == "و" and (words.of(word[1:]) & ~VERB or any(h.head.startswith("و") for h in doc.at(at))):
        return False  # قوات وقواعد
    if masdar_like(word) and not bits & (FUNCTION | MARK):
        return True
    people = bits & ROLE and _people(doc, at)
    plain = bits & COMMON and not bits & ROLE and words.everyday_noun(word) and word not in _DIRECTIONS
    unheard = not bits and not looks_foreign(word) and not looks_verbal(word)
    known = bits == KNOWN and any(h.form.features.pos in ("noun", "masdar") and not h.tail for h in doc.at(at))
    nothing_else = not bits & (FUNCTION | MARK | NATION | PLACE | LATIN | VERB)
    return nothing_else and bool(plain or people or unheard or known or bits & HEAD or _parties(doc, at))


def _parties(doc: Document, at: int) -> bool:
    """A plural of people or bodies that governs a noun: قوى الريف, عمال الموانئ."""
    return any(h.table == "party_nouns" and h.form.features.number == "p" and not h.head for h in doc.at(at))


def _people(doc: Document, at: int) -> bool:
    """A plural of a role or profession: الأطباء, الخبراء."""
    plural = doc.words[at].endswith(("ين", "ون"))
    return any(h.table == "roles" and (plural or h.form.features.number == "p") for h in doc.at(at))


def _names_a_place(hit: Hit) -> bool:
    return hit.table in ("countries", "places", "cities") and hit.form.column != "adjectives" and not hit.head


def _described(doc: Document, words: Words, at: int, limit: int) -> tuple[int, bool]:
    """Token behind the adjectives and the joined noun, and whether one of them is that of an institution or nation."""
    told, told_of = False, doc.words[at - 1].startswith("ال")
    if at < limit and doc.words[at].startswith("وال") and _joins(doc, words, at):
        at += 1
    for _ in range(3):
        if at >= limit:
            break
        nation = nation_at(doc, at)
        if nation is not None:
            return nation.last, True
        word = doc.words[at]
        if word not in _ADJECTIVES and not (told_of and _relational(words, word)):
            break
        if word in _CONCERNING and at + 1 < limit and doc.words[at + 1].startswith("ب"):
            break  # الخاصة باللاعب
        told = told or word in INSTITUTIONAL or word in _FORCE
        at += 1
    return at, told


_FORCE = NAME_WORDS["force_adjectives"]
_CONCERNING = NAME_WORDS["concerning"]


def _relational(words: Words, word: str) -> bool:
    """An adjective of relation: القضائية, الميدانية."""
    plain = words.of(word) & COMMON and not words.everyday_noun(word)
    return bool(plain) and word.startswith("ال") and len(word) > 5 and word.endswith(("ية", "ي"))


def _joins(doc: Document, words: Words, at: int) -> bool:
    """«لجنة التفتيش والمراقبة», not «لجنة الهدنة والحكومة»."""
    bits = words.of(doc.words[at])
    others = any(h.table in _OTHERS for h in doc.at(at))
    return not others and not bits & (NATION | ROLE | PLACE | GIVEN | VERB) and masdar_like(doc.words[at][1:])


def acts(doc: Document, words: Words, hit: Hit, end: int) -> bool:
    """Whether a body stands as one that does or says something."""
    before = hit.first - 1
    if hit.head in ("", "ال") and before >= 0 and doc.sentence_of[before] == doc.sentence_of[hit.first]:
        if _does(doc, words, before, doc.words[hit.first]) or doc.words[before] in _BEFORE:
            return True
        opened = doc.words[before] in _OPENERS
    else:
        opened = hit.head in ("", "ال", "و", "وال", "ف", "فال")
    behind = end < len(doc.words) and doc.sentence_of[end] == doc.sentence_of[hit.first]
    return opened and behind and _does(doc, words, end, doc.words[hit.first])


def _does(doc: Document, words: Words, token: int, noun: str) -> bool:
    """Whether a token is a verb whose doer the noun can be, by its gender."""
    feminine = noun.endswith(("ة", *_PLURAL))
    verbs = [
        h.form.features for h in doc.at(token) if h.form.features.pos == "verb" and not h.tail and h.last == token + 1
    ]
    if verbs:
        return any(
            v.person in (3, None) and v.tense != "imperative" and (v.gender in (None, "f" if feminine else "m"))
            for v in verbs
        )
    if not words.of(doc.words[token]) & VERB or words.of(doc.words[token]) & (COMMON | FUNCTION):
        return False
    word = doc.words[token].removeprefix("و").removeprefix("س")
    return feminine == (word.endswith("ت") or word.startswith("ت"))
