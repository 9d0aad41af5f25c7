"""Whose deed it was, by the words with which authorship is claimed, ascribed or denied.

«إيران تقف وراء الهجوم», «الحزب هو المسؤول عن التفجير», «لا علاقة للحركة بالهجوم», «أغلق المطار بقرار من الحكومة».
"""

from __future__ import annotations

from ...lexicon.lexicon import Hit
from ...model import Mention, Modality
from ..document import Document
from . import arguments, verb_sides
from .argument_words import argument_words
from .grammar import Grammar, grammar
from .particles import COMMAS, STRONG
from .party_phrases import phrases_between

#: How many words may stand between «وراء» or «عن» and the deed; between the deed and «بقرار».
_NEAR, _BEHEST = 2, 14
#: How many words before a deed what ties somebody to it may stand, and how many before that whom it ties.
_LINKED, _OWNER = 5, 3
_PRONOUNS = frozenset(("انه", "انها", "انهم", "اننا", "بانه", "بانها", "وانه", "وانها"))


def author(doc: Document, hit: Hit, modality: Modality) -> Mention | None:
    """The party that is said to stand behind a deed told by a noun, to answer for it, or to have no part in it."""
    g = grammar(doc)
    low, _ = g.sentence(hit.first)
    known, words = argument_words(doc.lexicon), doc.words
    for at in range(hit.first - 1, max(low - 1, hit.first - 2 - _NEAR), -1):
        word = words[at]
        if word in COMMAS or word in STRONG or g.is_verb(at):
            break
        if word in known.behind:
            return _behind(doc, g, hit, at, modality)
        if word == "عن" and at > low and words[at - 1] in known.answerable:
            return _behind(doc, g, hit, at - 1, modality)
    return _disclaims(doc, g, hit) if modality == "denied" else None


def _behind(doc: Document, g: Grammar, hit: Hit, token: int, modality: Modality) -> Mention | None:
    """Who stands behind it: the subject of the verb before («تقف»), or of the clause without one («إيران وراء»).

    A pronoun is the speaker's («إنها ليست وراء الهجوم»); so is what is denied without a name.
    """
    low, _ = g.clause(token)
    for at in range(token - 1, low - 1, -1):
        if g.is_verb(at) and not any(h.row["role"] == "be" for h in doc.begin("auxiliary_verbs").get(at, ())):
            found = arguments.roles(doc, g.verbs[at])
            return found.subject or found.object
    found_before = verb_sides.subject_before(doc, g, token, low)
    if found_before is None and (modality == "denied" or doc.words[low] in _PRONOUNS):
        return _teller(doc, hit)
    return found_before


def _disclaims(doc: Document, g: Grammar, hit: Hit) -> Mention | None:
    """Who has nothing to do with it: named («لا علاقة للحزب بالهجوم»), or the one who says so («لا علاقة لنا»)."""
    low, _ = g.sentence(hit.first)
    links = argument_words(doc.lexicon).link
    for at in range(hit.first - 1, max(low - 1, hit.first - _LINKED), -1):
        if doc.words[at] not in links:
            continue
        for phrase in phrases_between(doc, max(low, at - _OWNER), hit.first):
            if phrase.mention.clitic == "ل" or doc.words[phrase.first].startswith("لل"):
                return phrase.mention
        return _teller(doc, hit) or arguments.controller(doc, at)
    return None


def _teller(doc: Document, hit: Hit) -> Mention | None:
    """The speaker of the quotation around."""
    start, end = doc.span(hit.first, hit.last)
    for quotation in doc.quotations:
        who = quotation.speaker
        if quotation.start <= start and end <= quotation.end and who.start is not None and who.end is not None:
            return Mention(
                id="", start=who.start, end=who.end, rule="speaker", type="ORG", level="NOM", actor=who.actor
            )
    return None


def behest(doc: Document, hit: Hit) -> Mention | None:
    """Who had it done: «بقرار من الحكومة», «بأمر الملك», «بقرار سيادي من الرئيس»."""
    g = grammar(doc)
    _, high = g.clause(hit.first)
    known, words = argument_words(doc.lexicon), doc.words
    for at in range(hit.last, min(high, hit.last + _BEHEST)):
        if words[at] in STRONG:
            break
        if words[at] in known.behest:
            for phrase in phrases_between(doc, at + 1, min(high, at + 5)):
                gap = words[at + 1 : phrase.first]
                if not gap or gap[-1] == "من":
                    return phrase.mention
            break
    return None
