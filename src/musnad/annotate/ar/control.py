"""Who does what a verbal noun tells where its own words do not say: the one who strives for it, the owner of what
stops, or whom its pronoun points at.

Grammar after K. Ryding, *A Reference Grammar of Modern Standard Arabic*, ch. 8 (the construct) and 38 (the verbal noun
behind a preposition, whose doer is that of the word it hangs on).
"""

from __future__ import annotations

from ...lexicon.lexicon import Hit
from ...model import Mention
from ..document import Document
from . import arguments, complements, party_phrases, verb_sides
from .argument_words import argument_words
from .arrangements import forms_of
from .grammar import grammar
from .particles import COMMAS, PREPOSITIONS, QUOTES, STRONG
from .spoken import quotation_around
from .wordclass import classes

#: How many words before a verbal noun the word it hangs on may stand; how many a pronoun may point back.
_HANGS, _POINTS = 9, 40
#: How many words may stand between a noun and the preposition of its doer.
_BETWEEN = 4
_LINKS = frozenset(("الي", "علي", "في", "عن", "من"))
#: Sectors whose «دعم» is rather what they get.
_HELPED = frozenset(("REB", "PTY", "PRM", "OPP"))


def striver(doc: Document, hit: Hit) -> Mention | None:
    """Who is about another deed: «عودة الجماعة إلى شن هجمات», «سعي الحركة إلى قصف», «جريمة العدو بقتل».

    Of verbs only those whose doer is also that of what they govern: «تعتزم الجماعة مهاجمة».
    """
    g = grammar(doc)
    low, _ = g.sentence(hit.first)
    words, known = doc.words, argument_words(doc.lexicon)
    at, head = hit.first - 1, hit.head.strip("وف")
    while at >= low and (words[at] in QUOTES or _light_noun(doc, at)):
        head, at = _head(doc, at) or head, at - 1
    linked = head in ("ب", "ل") or (at >= low and words[at] in _LINKS)
    for token in range(at, max(low - 1, at - _HANGS), -1):
        word = words[token]
        if word in COMMAS or word in STRONG or word in known.relative:
            return None
        if g.is_verb(token):
            mark = next((m for m in g.marks_before(token + 1, token) if m.first == token), None)
            if mark is None or mark.kind != "modal" or mark.hit.row["modality"] != "planned":
                return None
            return arguments.roles(doc, g.verbs[token]).subject
        if linked and not known.striving.isdisjoint(forms_of(word)):
            return _doer_of(doc, token, at + 1)
        if head == "ب" and not known.deed.isdisjoint(forms_of(word)):
            return _doer_of(doc, token, at + 1)
    return None


def _doer_of(doc: Document, noun: int, last: int) -> Mention | None:
    """Whose striving or deed it is, named behind the noun: «عودة التنظيم», «الفعل الشنيع للعدو»."""
    for phrase in party_phrases.phrases_between(doc, noun + 1, last):
        gap = doc.words[noun + 1 : phrase.first]
        if PREPOSITIONS.isdisjoint(gap) and COMMAS.isdisjoint(gap) and (phrase.mention.clitic or "l") not in ("ب", "ك"):
            return phrase.mention
        break
    return None


def _light_noun(doc: Document, token: int) -> bool:
    found = doc.begin("auxiliary_verbs").get(token, ())
    return any(h.row["role"] == "do" and h.form.features.pos == "masdar" for h in found)


def _head(doc: Document, token: int) -> str:
    return next((h.head.strip("وف") for h in doc.at(token) if h.form.features.pos == "masdar"), "")


def executor(doc: Document, hit: Hit) -> Mention | None:
    """The doer joined to a light verbal noun: «تنفيذ الحلف ضربات», «عدم تنفيذه الضربات»."""
    at, low = hit.first - 1, max(0, hit.first - 5)
    auxiliary = doc.begin("auxiliary_verbs")
    while at >= low:
        if doc.words[at] in party_phrases.BREAKS:
            return None
        for found in auxiliary.get(at, ()):
            if found.row["role"] == "do" and found.form.features.pos == "masdar":
                if found.tail:
                    return pointed(doc, found)
                inside = complements.idafa(doc, found, near=True)
                named = inside is not None and doc.tokens_in(inside.start, inside.end)[1] <= hit.first
                return inside if named else None
        at -= 1
    return None


def given_by(doc: Document, hit: Hit, prepositions: tuple[str, ...]) -> Mention | None:
    """The doer behind its preposition, over adjectives and a joined noun: «دعم وإسناد من طيران الحلف»."""
    words = doc.words
    _, high = grammar(doc).clause(hit.first)
    for at in range(hit.last, min(high, hit.last + _BETWEEN)):
        word = words[at]
        if word in prepositions:
            return next((p.mention for p in party_phrases.phrases_between(doc, at + 1, min(high, at + 3))), None)
        if not (complements.adjectival(doc, hit, at) or (word[:1] == "و" and doc.at(at))):
            return None
    return None


def owner(doc: Document, hit: Hit) -> Mention | None:
    """Whose activity it is that stops: «توقف دعم التحالف», «وقف رحلات الشركة», «تعليق الدعم الأمريكي».

    What is given to somebody (دعم, مساعدات) is not the giver's where only the taker is named: «وقف دعم المتمردين».
    """
    if hit.tail or "ال" in hit.head:
        return None
    words, known = doc.words, argument_words(doc.lexicon)
    _, high = grammar(doc).clause(hit.first)
    at = hit.last
    while at < high and (words[at] in QUOTES or words[at] in known.quantifier):
        at += 1
    if at >= high:
        return None
    doings, gifts = classes(doc.lexicon)["doings"], classes(doc.lexicon)["gifts"]
    noun = words[at].removeprefix("ال")
    if noun not in doings and noun not in gifts:
        return None
    if words[at].startswith("ال"):
        return _adjective(doc, at + 1, high)
    at += 1
    while at < high and words[at] in QUOTES:
        at += 1
    named = next(iter(party_phrases.phrases_between(doc, at, at + 1)), None)
    if named is None or named.mention.clitic or (noun in gifts and not _gives(doc, named.mention)):
        return None
    who = named.mention
    return who if who.type in ("ORG", "NORP") or (who.type == "LOC" and noun not in gifts) else None


def names_activity(doc: Document, token: int) -> bool:
    """Whether a word names an activity that can stop: «وقف أنشطة»."""
    known = classes(doc.lexicon)
    return any(doc.words[token] in known[name] for name in ("doings", "gifts"))


def _adjective(doc: Document, first: int, high: int) -> Mention | None:
    for at in range(first, min(high, first + 3)):
        if not doc.words[at].startswith("ال"):
            return None
        for found in doc.at(at):
            if found.table == "countries" and found.form.column == "adjectives":
                return complements.nation(doc, at, found)
    return None


def _gives(doc: Document, who: Mention) -> bool:
    """Whether a named body is one that gives help rather than gets it."""
    if who.type != "ORG":
        return False
    if who.level != "NAM":
        return doc.words[doc.token_at(who.start)].removeprefix("ال") in classes(doc.lexicon)["givers"]
    row = doc.lexicon.table("actors").get(who.actor or "")
    if row is None:
        first = doc.token_at(who.start)
        return not any(h.table == "party_nouns" and h.row["class"] in ("armed", "military") for h in doc.at(first))
    return row["sector"] not in _HELPED and not (row["sector"] in ("MIL", "PRM") and row["country"])


def pointed(doc: Document, hit: Hit) -> Mention | None:
    """Whom the pronoun of a verbal noun points at: the nearest before it that agrees, never a mere speaker.

    «المهمة القتالية للحلف وانسحابهم»: a plural pronoun takes forces, bodies and peoples.
    """
    g = grammar(doc)
    low, _ = g.sentence(hit.first)
    opening = g.quoted_from(hit.first)
    low = max(low, hit.first - _POINTS, low if opening is None else opening)
    quotation = quotation_around(doc, hit.first)
    speaker = None if quotation is None else quotation.speaker.start
    fits = [
        p
        for p in reversed(party_phrases.phrases_between(doc, low, hit.first))
        if p.mention.start != speaker and agrees(doc, p.first, p.mention, hit.tail)
    ]
    if not hit.head.startswith("و"):  # what is joined takes the nearest; else who is nobody's complement is meant
        fits.sort(key=lambda p: verb_sides.governed(doc, p, low))
    return fits[0].mention if fits else None


def _country(doc: Document, first: int) -> bool:
    return any(h.table == "countries" and h.form.column == "names" for h in doc.at(first))


def is_person(doc: Document, first: int) -> bool:
    """Whether a noun is one person: «الوزير», «جندي», not «الجيش»."""
    return any(
        h.table == "roles" or (h.table == "party_nouns" and h.form.features.number != "p" and h.row.key not in _BODIES)
        for h in doc.at(first)
        if h.form.features.number != "p"
    )


#: Rows of ``party_nouns`` of which also the singular is many people, or none.
_BODIES = frozenset(("militia", "army", "authorities", "party", "police", "plane"))


def agrees(doc: Document, first: int, who: Mention, tail: str) -> bool:
    """Whether a noun phrase can be what a pronoun stands for, by gender and number as far as its words show them."""
    if who.type == "FAC" or (who.type == "LOC" and who.metonym is None and not _country(doc, first)):
        return False
    noun = doc.words[first]
    if who.type == "PER" or is_person(doc, first):
        return tail == ("ها" if noun.endswith("ة") else "ه")
    plural = any(h.table == "party_nouns" and h.form.features.number == "p" for h in doc.at(first))
    feminine = noun.endswith(("ة", "ات", "اء")) or (plural and not noun.endswith(("ون", "ين")))
    if tail in ("هم", "هما"):
        return who.type in ("ORG", "NORP") or plural
    if tail == "ها":
        return feminine or (who.type in ("LOC", "ORG") and not noun.startswith("ال") and who.level == "NAM")
    if tail == "ه":
        return not feminine and not plural
    return False
