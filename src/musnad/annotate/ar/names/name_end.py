"""Where a person's name ends: its parts, and the words that join them."""

from __future__ import annotations

from ...document import Document
from ..verbal_nouns import masdar_like
from .name_words import NAME_WORDS
from .words import (
    ACTOR,
    AMBIGUOUS,
    FOREIGN,
    FUNCTION,
    GIVEN,
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

#: Words that join two parts of a name (folded).
LINKS = NAME_WORDS["name_links"]

KUNYA = NAME_WORDS["kunya"]

SON = frozenset(("بن", "ابن", "بنت"))

#: Titles that are surnames too.
SURNAMES = NAME_WORDS["title_surnames"]

#: Particles that tatweel keeps apart from the mark or name behind them: لـ"..."; initials have their full stop.
_PARTICLES = frozenset("لبوفكس")

#: Second halves of names whose first half is another word (نصر الله، سيف الإسلام).
_HALVES = NAME_WORDS["name_halves"]

_ORDINALS = NAME_WORDS["name_ordinals"]

_MOST = 6


def end_of_name(doc: Document, words: Words, at: int, limit: int, parts: int = 0, *, foreign: bool = False) -> int:
    """Token after a name that goes on at ``at`` behind ``parts`` parts; it stops at everyday words, titles, marks.

    ``foreign``: the name began with a foreign first name, so that a word of Arabic letters only is no part of it.
    """
    tokens = doc.words
    while at < limit and parts < _MOST:
        word = tokens[at]
        if word in LINKS and (parts or word in KUNYA or word == "عبد"):
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
        return at + 1 if link in ("لا", "لو") and not bits and not looks_verbal(tokens[at]) else 0
    return at + 1


def _goes_on(doc: Document, words: Words, at: int, bits: int, parts: int, foreign: bool) -> bool:
    """Whether a token may be one more part of a name."""
    word = doc.words[at]
    if word in _PARTICLES and doc.words[at + 1 : at + 2] != ["."]:
        return False
    if word == "علي" and parts and (written_as_preposition(doc, at) or foreign):
        return False
    if parts and oversaw(doc, at):
        return False
    if bits & (GIVEN | AMBIGUOUS):
        return not parts or not bits & (FUNCTION | VERB | ROLE) or (parts == 1 and bool(bits & GIVEN))
    if (
        word in SURNAMES
        and parts == 1
        and (words.of(doc.words[at - 1]) & (GIVEN | AMBIGUOUS) or doc.words[at - 1] == "علي")
    ):
        return _is_surname(doc, words, at)
    if bits & STOPS or (bits & JOINED and parts):
        return False
    if bits & (NATION | PLACE):
        surname = not foreign and word.startswith("ال") and word[-1] == "ي"
        return surname and (parts == 1 or (bool(bits & NATION) and _closes(doc, words, at)))
    if bits & (LATIN | ACTOR) or not parts:
        return True
    if parts == 1 and looks_verbal(word) and word[-1] not in "هات" and _before_speech(doc, at):
        return True  # سعيد يقطين أن
    return not _no_name_part(word, parts, foreign)


def oversaw(doc: Document, at: int) -> bool:
    """أشرف على الانتشار: the verb, not the first name."""
    follows = doc.words[at + 1 : at + 2] == ["علي"] and written_as_preposition(doc, at + 1)
    return doc.words[at] == "اشرف" and follows


def _before_speech(doc: Document, at: int) -> bool:
    """A particle of speech or a mark right behind: what stands before it is the speaker's last name, no verb."""
    return doc.words[at + 1 : at + 2] in (["ان"], ["،"], [":"])


def _closes(doc: Document, words: Words, at: int) -> bool:
    """Two first names before, a mark or a particle behind: محمد سيف السويدي،."""
    if not all(words.of(doc.words[i]) & GIVEN for i in (at - 2, at - 1)):
        return False
    return at + 1 >= len(doc.words) or bool(words.of(doc.words[at + 1]) & (MARK | FUNCTION))


def _is_surname(doc: Document, words: Words, at: int) -> bool:
    """A title behind a first name is the surname (علي الحاج), unless a name or what it is of follows."""
    if at + 1 >= len(doc.words):
        return True
    following = doc.words[at + 1]
    if following == "علي" and written_as_preposition(doc, at + 1):
        return True
    return not words.of(following) & (GIVEN | NATION) and not following.startswith("ال")


#: Endings of surnames that are written with Arabic letters too: سلطانوف.
_SLAVIC = ("وف", "يف", "وفا", "يفا", "سكي", "فيتش", "ينكو")


def _no_name_part(word: str, parts: int, foreign: bool) -> bool:
    """Whether an unknown word cannot go on with a name."""
    if looks_verbal(word) or word.startswith(("لل", "وال", "بال", "فال", "كال")):
        return True
    if not foreign and word[0] in "تا" and word[:2] != "ال" and masdar_like(word):
        return True  # سالم الكعبي تزايد الطلب
    if foreign and not looks_foreign(word) and not word.endswith(_SLAVIC):
        return parts > 1 or not word.startswith("ال")
    if word.startswith("ال"):
        return word.endswith(("ات", "ون", "ية")) or parts > 3
    if word.endswith(("ها", "هم", "هما", "ته")) or (word[-1] == "ة" and parts > 1):
        return True
    if parts > 1 and word[0] in "يت" and len(word) in (4, 5):
        return True
    return parts > 1 and word[0] == "و" and not looks_foreign(word)


def written_as_preposition(doc: Document, token: int) -> bool:
    """على, not علي: the same letters once folded."""
    return "ى" in doc.text[doc.starts[token] : doc.ends[token]]
