"""What a verb or a noun is completed by: a genitive, a preposition with its noun phrase, an adjective of a nation."""

from __future__ import annotations

import functools

from ...lexicon.lexicon import Hit, Lexicon
from ...model import Mention
from ..document import Document
from .argument_words import argument_words
from .grammar import grammar
from .particles import PREPOSITIONS, QUOTES
from .party_phrases import BREAKS, nation_of, party_mention, phrases_between, plain_noun
from .verb_sides import PREPOSITION_CLITICS, governed, step_back
from .wordclass import classes


def idafa(doc: Document, hit: Hit, near: bool = False) -> Mention | None:
    """The noun phrase that a verbal noun or a noun is joined to: «مقتل جندي», «انسحاب القوات».

    ``near``: nothing but a number may stand between, and a noun that is no party is not taken.
    """
    if hit.tail or hit.head.endswith("ال"):
        return None
    g = grammar(doc)
    _, high = g.clause(hit.first)
    at = hit.last
    while at < high and doc.words[at] in QUOTES:
        at += 1
    for phrase in phrases_between(doc, at, min(high, at + 6)):
        if at < phrase.first and step_back(doc, phrase.first, at) < at:
            return phrase.mention  # «مقتل ثلاثة من الجنود»
        gap = [
            w
            for w in doc.words[at : phrase.first]
            if w not in argument_words(doc.lexicon).quantifier and not w[:1].isdigit()
        ]
        if not BREAKS.isdisjoint(gap) or (gap and near):
            break
        if governed(doc, phrase, at) and doc.words[phrase.first - 1] not in argument_words(doc.lexicon).quantifier:
            break
        return phrase.mention
    return None if near else plain_noun(doc, at, high)


@functools.lru_cache(maxsize=8)
def _struck(lexicon: Lexicon, places: bool) -> frozenset[str]:
    known = classes(lexicon)
    return known["targets"] | known["struck"] if places else known["struck"]


def target(doc: Document, first: int, high: int, as_word: str = "", places: bool = True) -> Mention | None:
    """The first common noun for what is struck in ``[first, high)``, with whose it is: «قاعدة للجيش», «منزلا».

    ``as_word``: the first word without its preposition; without ``places``: no towns and quarters.
    """
    known = _struck(doc.lexicon, places)
    for at in range(first, high):
        word = as_word or doc.words[at]
        if word in BREAKS:
            return None
        own = word.removesuffix("ها").removesuffix("هم").removesuffix("ه")  # «استهدف موكبه»
        if not known.isdisjoint((word, word.removeprefix("ال"), word.removesuffix("ا"), own)):
            last = at + 1
            while last < min(high + 3, len(doc.words)) and last - at < 3 and doc.words[last].startswith(("لل", "ال")):
                last += 1
            return party_mention(*doc.span(at, last), "FAC", None, "target")
    return None


def complement(doc: Document, hit: Hit, prepositions: tuple[str, ...]) -> Mention | None:
    """The first noun phrase of the clause that one of these prepositions governs (folded; ``ب`` and ``ل``: clitics)."""
    g = grammar(doc)
    _, high = g.clause(hit.first)
    clitics = tuple(p for p in prepositions if p in PREPOSITION_CLITICS)
    for phrase in phrases_between(doc, hit.last, min(high, hit.last + 25)):
        before = step_back(doc, phrase.first, hit.last)
        if before >= hit.last and doc.words[before] in prepositions:
            return phrase.mention
        if clitics and (phrase.mention.clitic or "").endswith(clitics):
            return phrase.mention
    measures = argument_words(doc.lexicon).measure
    for at in range(hit.last, min(high - 1, hit.last + 12)):
        if doc.words[at] in prepositions and doc.words[at - 1] not in measures:  # «في عدد من القرى»
            return plain_noun(doc, at + 1, high)
    return None


def adjective_party(doc: Document, hit: Hit) -> Mention | None:
    """The nation named by an adjective after a noun: «غارة أمريكية»; the span is the adjective."""
    _, high = grammar(doc).clause(hit.first)
    for at in range(hit.last, min(high, hit.last + 4)):
        if not adjectival(doc, hit, at):
            break
        for found in doc.at(at):
            actor = nation_of(found)
            if actor is not None:
                return nation(doc, at, found)
    return None


def nation(doc: Document, token: int, adjective: Hit) -> Mention:
    """The party that the adjective of a nation is; the span is the adjective."""
    start, end = doc.span(token, adjective.last)
    return party_mention(start, end, "NORP", nation_of(adjective), f"{adjective.table}:{adjective.row.key}")


def adjectival(doc: Document, noun: Hit, token: int) -> bool:
    """Whether a word can be an adjective of a noun before it: «غارة أمريكية», «الغارة الجوية»."""
    word = doc.words[token]
    if word in PREPOSITIONS:
        return False
    return word.endswith(("ة", "ي", "يا", "يين", "يتين", "ات")) and word.startswith("ال") is noun.head.endswith("ال")
