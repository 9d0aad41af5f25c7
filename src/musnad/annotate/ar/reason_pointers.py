"""Words that point back at an act and give its reason.

«جاء القرار بسبب ...», «وعزا المتحدث ذلك إلى ...», «ويعود السبب إلى ...»: what points is a row of ``pointing_nouns``, a
noun for reason, or the definite verbal noun of the act («التعليق»); what gives the reason, a row of ``cause_markers``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from ...lexicon.lexicon import Hit
from ...lexicon.word_sets import word_sets
from ...model import Cause
from ..document import Document
from .cause_said import made
from .causes import Markers, end_of_reason, markers_of, named, subject
from .grammar import Grammar, grammar
from .particles import COMMAS, PREPOSITIONS, STRONG

#: Words between a verb and what points back; between that and what gives the reason.
_SUBJECT, MARKER_REACH = 5, 8
_WORDS = word_sets("reason_words")
_IS, _CHIEF, _OF = _WORDS["is"], _WORDS["chief"], _WORDS["of"]
#: What rows of ``cause_markers`` take whose reason is told apart.
_APART = frozenset(("comes", "returns", "credits", "pleads", "effect", "reason", "reason-of"))
_THAT = frozenset(("ان", "بان", "لان"))
_RELATIVE = frozenset(("الذي", "التي", "الذين"))


class Pointing(NamedTuple):
    """A reason, the token that points back at its act, and the first token of the words that point.

    ``of``: "decision" or "any"; "named" where the token names the act itself.
    """

    token: int
    first: int
    of: str
    cause: Cause


def pointings(doc: Document) -> Iterator[Pointing]:
    """The reasons of a text that point back at their act, in its order."""
    g, markers = grammar(doc), markers_of(doc)
    told: set[tuple[int, int]] = set()
    for hit in doc.of("cause_markers"):  # «يرجع» is both to go back and to ascribe
        takes = markers.rules[hit.row.key].takes
        if takes not in _APART or doc.sentence_at(hit.first) < 0:
            continue
        found = None
        if takes == "comes" and g.is_verb(hit.first):
            found = _comes(doc, g, markers, hit)
        elif takes == "returns" and g.is_verb(hit.first):
            found = _returns(doc, g, markers, hit)
        elif takes in ("credits", "pleads") and (g.is_verb(hit.first) or hit.form.features.pos == "active-participle"):
            found = _credits(doc, g, markers, hit, pleads=takes == "pleads")
        elif takes == "effect" and g.is_verb(hit.first):
            found = _brings(doc, g, markers, hit)
        elif takes.startswith("reason"):
            found = _reason(doc, g, hit, at_once=takes == "reason-of")
        if found is not None and (found.cause.start, found.cause.end) not in told:
            start, end = found.cause.start, found.cause.end
            told.add((start, end))
            yield found._replace(cause=msgspec.structs.replace(found.cause, attribution=doc.teller_of(start, end)))


def _comes(doc: Document, g: Grammar, markers: Markers, hit: Hit) -> Pointing | None:
    """«جاء القرار بعد ...», «القرار اتخذ بسبب ...», «اتخذت الحكومة القرار ردا على ...»."""
    _, high = g.sentence(hit.first)
    clause = g.clause(hit.first)[0]
    behind = _pointer(doc, hit.last, min(high, hit.last + _SUBJECT))
    before = _pointer(doc, max(clause, hit.first - _SUBJECT), hit.first)
    for found in (behind, before):
        if found is None:
            continue
        token, of = found
        start = max(token, hit.last - 1)
        for marker in markers.between(start + 1, min(high, start + 1 + MARKER_REACH)):
            if any(g.is_verb(at) for at in range(start + 1, marker.first)) or _stops(doc, start, marker.first):
                break
            cause = named(doc, g, markers, marker, start, high)
            if cause is not None:
                return Pointing(token, min(token, hit.first), of, cause)
    return None


def _returns(doc: Document, g: Grammar, markers: Markers, hit: Hit) -> Pointing | None:
    """«يعود ذلك إلى ...», «ويرجع السبب إلى ...», «يعود سبب التعليق إلى ...»."""
    _, high = g.sentence(hit.first)
    clause = g.clause(hit.first)[0]
    for low, end in ((hit.last, min(high, hit.last + _SUBJECT)), (max(clause, hit.first - _SUBJECT), hit.first)):
        found = _pointer(doc, low, end)
        noun = _reason_noun(markers, low, end)
        if noun is not None:
            found = found if found is not None and found[0] > noun else (noun, "any")
        elif found is None or found[1] != "any":  # «يعود القرار إلى الحكومة»: it is for the government to take
            continue
        start = max(found[0] + 1, hit.last)
        cause = _behind(doc, g, markers, hit, start, high)
        if cause is not None:
            return Pointing(found[0], min(found[0], hit.first), found[1], cause)
    return None


def _credits(doc: Document, g: Grammar, markers: Markers, hit: Hit, *, pleads: bool) -> Pointing | None:
    """«عزا المتحدث القرار إلى ...», «بررت الوزارة التعليق بأن ...», «وعزته إلى ...»; «متذرعا بالمطر» at once."""
    _, high = g.sentence(hit.first)
    end = min(high, hit.last + MARKER_REACH)
    found: tuple[int, str] | None = (hit.first, "any")
    if not hit.tail and not pleads:
        found = _pointer(doc, hit.last, end) or _object(doc, g, markers, hit, end)
        noun = _reason_noun(markers, hit.last, end)
        if noun is not None and (found is None or noun < found[0]):
            found = (noun, "any") if found is None or found[0] > noun + 1 else found
    if found is None:
        return None
    cause = _behind(doc, g, markers, hit, max(found[0] + 1, hit.last), high)
    return None if cause is None else Pointing(found[0], min(found[0], hit.first), found[1], cause)


def _object(doc: Document, g: Grammar, markers: Markers, hit: Hit, end: int) -> tuple[int, str] | None:
    """«أرجع خبراء انقطاع الكهرباء إلى ...»: of the nouns before the preposition the first one behind the subject."""
    wanted = markers.rules[hit.row.key].prepositions
    to = next(
        (at for at in range(hit.last + 1, end) if doc.words[at] in wanted or doc.words[at].startswith("بال")), None
    )
    if to is None or any(g.is_verb(at) for at in range(hit.last, to)):
        return None
    at = to - 1
    while at > hit.last and doc.words[at].startswith("ال"):
        at -= 1
    return (at, "named") if at > hit.last and doc.words[at][:1].isalpha() else None


def _reason_noun(markers: Markers, low: int, high: int) -> int | None:
    return next((h.first for h in markers.between(low, high) if markers.rules[h.row.key].takes == "reason"), None)


def _brings(doc: Document, g: Grammar, markers: Markers, hit: Hit) -> Pointing | None:
    """«أدت الضغوط إلى هذا القرار», «يقف نقص التمويل وراء الخطوة»: the subject of what brings it about."""
    _, high = g.sentence(hit.first)
    wanted = markers.rules[hit.row.key].prepositions
    to = next((at for at in range(hit.last, min(high, hit.last + 12)) if doc.words[at] in wanted), None)
    if to is None or _stops(doc, hit.last, to):
        return None
    found = _pointer(doc, to + 1, min(high, to + 3))
    if found is None or found[1] == "named":  # of the act's own verbal noun it is the ``cause``
        return None
    first, end = subject(doc, g, hit, to)
    cause = made(doc, first, end, hit.row.key)
    return None if cause is None else Pointing(found[0], min(found[0], hit.first, first), found[1], cause)


def _reason(doc: Document, g: Grammar, hit: Hit, *, at_once: bool) -> Pointing | None:
    """«والسبب هو ...», «سبب ذلك أن ...», «السبب في ذلك ...», «سببه ...»: not under a preposition."""
    if any(letter in hit.head for letter in "بل") or doc.words[hit.first - 1 : hit.first] in (["هذا"], ["لهذا"]):
        return None
    words = doc.words
    _, high = g.sentence(hit.first)
    at, told = hit.last, at_once
    while at < high and words[at] in _CHIEF:
        at += 1
    found = _pointer(doc, at, min(high, at + 1))
    if found is None and at_once and _verbal_noun(doc, hit.first - 1):
        found = hit.first - 1, "named"  # «التأجيل سببه المطر»
        at = hit.last
    elif (
        found is None
        and at < high
        and words[at].startswith("ال")
        and not words[hit.first].endswith(("السبب", "الدافع"))
    ):
        found = at, "named"  # «سبب الحريق ماس كهربائي»
    elif found is None and at + 1 < high and words[at] in _OF:
        found = _pointer(doc, at + 1, min(high, at + 3))
        told = told or found is not None
    if found is not None:
        at = max(found[0] + 1, at)
        if found[1] == "named" and found[0] > hit.first:
            # «سبب إلغاء الزيارة خلاف ...»: what it is begins with a noun without the article, behind what it is of
            of = next((i for i in range(at, min(high, at + 4)) if not words[i].startswith("ال")), at)
            named_ = of > at or words[found[0]].startswith("ال")
            told = told or (named_ and words[of : of + 1] != [] and _begins_noun(words[of]) and not g.is_verb(of))
            at = of
    begin = at
    while begin < high and words[begin] in _IS:
        begin += 1
    if (begin == at and not told) or begin >= high:
        return None
    cause = made(doc, begin, end_of_reason(g, begin, high, words[begin - 1] in _THAT), hit.row.key)
    token, what = found or (hit.first, "any")
    return None if cause is None else Pointing(token, min(token, hit.first), what, cause)


def _begins_noun(word: str) -> bool:
    return word[:1].isalpha() and word not in PREPOSITIONS


def _behind(doc: Document, g: Grammar, markers: Markers, hit: Hit, start: int, high: int) -> Cause | None:
    """What stands behind the preposition that a verb takes, near what points back."""
    wanted = markers.rules[hit.row.key].prepositions
    start = _past_aside(doc, start, high)
    for at in range(start, min(high, start + 4)):
        word = doc.words[at]
        if word in STRONG or g.is_verb(at):
            return None
        if word in wanted:
            return made(doc, at + 1, end_of_reason(g, at + 1, high, doc.words[at + 1 : at + 2] == ["ان"]), hit.row.key)
        if word[:1] in wanted and word[:1] in "بل" and _joined(doc, at):
            clause = word in _THAT or word.startswith("بانه")
            return made(doc, at, end_of_reason(g, at, high, clause), hit.row.key)
    return None


def _past_aside(doc: Document, start: int, high: int) -> int:
    """The token behind an aside between commas («وعاد السبب، بحسب الجيش، إلى ...»)."""
    if start < high and doc.words[start] in COMMAS:
        closing = next((at for at in range(start + 1, min(high, start + 8)) if doc.words[at] in COMMAS), None)
        return start if closing is None else closing + 1
    return start


def _joined(doc: Document, token: int) -> bool:
    """Whether a word begins with a preposition («بالحرب»), and not with a letter of its own («بلدة»)."""
    word = doc.words[token]
    return word.startswith(("بال", "لل", "بان")) or any(h.head[-1:] == word[0] for h in doc.at(token) if h.head)


def _pointer(doc: Document, low: int, high: int) -> tuple[int, str] | None:
    """The first word in ``[low, high)`` that points back, and at what."""
    for token in range(low, high):
        if doc.words[token] in STRONG:
            return None
        for hit in doc.at(token):
            if hit.table == "pointing_nouns" and _definite(hit) and not _qualified(doc, hit.last):
                return token, str(hit.row["of"])
        if _verbal_noun(doc, token):
            return token, "named"
    return None


def _definite(hit: Hit) -> bool:
    return hit.form.column != "nouns" or "ال" in hit.head or bool(hit.tail)


def _qualified(doc: Document, token: int) -> bool:
    """Whether what follows says which one is meant: «القرار الأممي», «القرار رقم 5»."""
    word = doc.words[token] if token < len(doc.words) else "."
    return word == "رقم" or (word.startswith("ال") and word not in _RELATIVE and word != "الي" and not doc.at(token))


def _verbal_noun(doc: Document, token: int) -> bool:
    """The verbal noun of a change or an act: «التعليق», «تعليق الرحلات»."""
    return any(
        h.table in ("states", "events")
        and (h.form.features.pos == "masdar" or (h.form.features.pos == "noun" and doc.words[token].startswith("ال")))
        for h in doc.at(token)
    )


def _stops(doc: Document, low: int, high: int) -> bool:
    return any(w in STRONG for w in doc.words[low:high])
