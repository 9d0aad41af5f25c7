"""Where the content of a quotation ends."""

from __future__ import annotations

from ..document import Document
from .contents import COMMAS, DASHES, LONGEST, REACH, STOPS, TWO_STOPS, Content
from .cues import PARTICLES, Report
from .quote_marks import MARKS, Pair
from .quote_words import WORDS
from .verbal_nouns import masdar_like

_BUT_HE = WORDS["but_he"]
_LINKS = WORDS["links"]
_WHILE = WORDS["while"]
_NOT_AND = WORDS["not_and"]
_NO_COMMENT = WORDS["no_comment"]


def content_end(
    doc: Document, content: Content, stop: int, barrier: dict[int, Report], pairs: dict[int, Pair], names: set[int]
) -> None:
    """Set ``last`` and ``mixed`` of a content that begins at ``first``: up to ``stop``, the end of its sentence.

    It ends before a cue of the same level (، مشيرا إلى; ، بحسب; رغم أنه قال), and before a new clause of the speaker
    (، لكنه ...); a verbal noun ends at the first comma that does not go on with و.
    """
    words = doc.words
    if content.kind == "quote" and content.pair is not None:
        content.last = content.pair.last
        return
    i = content.first
    stop = min(stop, i + LONGEST)
    nominal = content.kind == "noun"
    at_the_end: Pair | None = None
    aside = words[doc.sentence_tokens[doc.sentence_at(i)][0]] in _WHILE
    while i < stop:
        word = words[i]
        pair = pairs.get(i)
        if pair is not None:
            if pair.closed:
                content.mixed = content.mixed or (pair.size > 2 and not _is_name(pair, names))
                at_the_end = None if _is_name(pair, names) else pair
                i = max(pair.after, i + 1)
                stop = max(stop, min(pair.after, stop + REACH))
            else:
                i += 1
            continue
        if i > content.first and i in barrier and barrier[i].kind in _SAME_LEVEL:
            break
        if word == TWO_STOPS and opens_part(words, i, stop, barrier):
            break  # واشنطن تنفي الاتفاق.. وطهران ...
        if (word in COMMAS or word in DASHES) and _over(doc, i + 1, stop, nominal, barrier):
            break
        if aside and word in COMMAS and _finite(doc, i + 1):
            break  # وبينما قال ... إن ...، طالب
        i += 1
    while i > content.first + 1 and (words[i - 1] in STOPS or words[i - 1] in COMMAS or words[i - 1] in DASHES):
        i -= 1
    content.last = i
    content.mixed = content.mixed or (at_the_end is not None and at_the_end.size > 1 and at_the_end.after >= i)


def _finite(doc: Document, i: int) -> bool:
    """A finite verb without و stands at a token."""
    return any(h.form.features.pos == "verb" and not h.head and not h.form.features.mood for h in doc.at(i))


def _reports_on(words: list[str], i: int, stop: int, barrier: dict[int, Report]) -> bool:
    """A cue with content stands behind the circumstance that opens a clause: ، وفي تصريح مقتضب قال ...."""
    for j in range(i, min(stop, i + 9)):
        if j in barrier:
            return barrier[j].kind == "verb" and not barrier[j].head
        if words[j] in COMMAS or words[j] in PARTICLES or words[j] in MARKS:
            break
    return False


def opens_part(words: list[str], i: int, stop: int, cues: dict[int, Report]) -> bool:
    """Behind the two full stops at ``i`` somebody else speaks: a colon or a cue is near."""
    return ":" in words[i + 1 : min(stop, i + 9)] or any(j in cues for j in range(i + 1, i + 7))


def _is_name(pair: Pair, names: set[int]) -> bool:
    return pair.first in names and pair.last - 1 in names


_SAME_LEVEL = frozenset(("participle", "source", "introducer", "self"))


_BUT = WORDS["but_others"]
_THAT = WORDS["taken_up"]


def _gainsaid(doc: Document, i: int, stop: int) -> bool:
    """Somebody else says no to what was said: ``، لكن آخرين يستبعدون ذلك``; ``، غير أن الوزارة نفت الأمر``."""
    words = doc.words
    for j in range(i, min(stop, i + 9)):
        if words[j] in COMMAS or words[j] in STOPS:
            return False
        if words[j] in _THAT and any(
            h.table == "reporting_verbs" and h.form.features.pos == "verb" and not h.tail
            for at in range(max(i, j - 3), j)
            for h in doc.at(at)
        ):
            return j + 1 >= stop or not words[j + 1].startswith("ال")
    return False


def _foretold(doc: Document, i: int, stop: int) -> bool:
    """«، لكنها لن تنسحب», «، لكنه سيواصل»: what is to come is the speaker's to say; the narrator tells what was."""
    word = doc.words[i]
    if i + 1 >= stop or not word.startswith(("لكن", "ولكن")):
        return False
    after = doc.words[i + 1]
    future = any(h.form.features.tense == "present" and h.head.endswith("س") for h in doc.at(i + 1))
    return future or after in _TO_COME


_TO_COME = frozenset(("لن", "سوف"))


def _over(doc: Document, i: int, stop: int, nominal: bool, barrier: dict[int, Report]) -> bool:
    """The content is over at the comma before token ``i``."""
    words = doc.words
    if i >= stop:
        return False
    if words[i] in _BUT_HE:
        return nominal or i + 1 in barrier or not _foretold(doc, i, stop)
    j = i
    while j < min(stop, i + 5):
        if j in barrier:
            return True
        if words[j] not in _LINKS:
            break
        j += 1
    if words[i] == "ولم" and i + 1 < stop and words[i + 1] in _NO_COMMENT:
        return True
    if words[i] in _BUT and _gainsaid(doc, i + 1, stop):
        return True
    if words[i] in ("وفي", "وخلال") and _reports_on(words, i + 1, stop, barrier):
        return True
    if not nominal:
        return False
    word = words[i]
    goes_on = word[0] == "و" and len(word) > 3 and word not in _NOT_AND
    return not (goes_on and (masdar_like(word[1:]) or word.startswith(("وال", "وب", "وان"))))
