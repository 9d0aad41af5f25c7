"""Who attacked and who was struck, where the words around an attack tell it: by its instrument, its fire, a claim."""

from __future__ import annotations

from ...lexicon.lexicon import Hit
from ...lexicon.loader import Row
from ...model import Mention, Modality
from ..document import Document
from . import arguments, complements, control, party_phrases
from .argument_words import argument_words
from .grammar import grammar
from .particles import PREPOSITIONS, STRONG

_UPON = frozenset(("علي", "ضد"))
#: How many words back an attack is claimed, or what is done in protest stands.
_CLAIM = 14


def wielder(doc: Document, actor: Mention | None) -> Mention | None:
    """Who acts with an instrument: of «طائرة مسيرة تركية» the country; a plane without an owner does not act."""
    if actor is None or actor.actor is not None or actor.rule != "party_nouns":
        return actor
    first = doc.token_at(actor.start)
    tool = any(h.table == "party_nouns" and h.row["class"] == "weapon" for h in doc.at(first))
    owned = first + 1 < len(doc.words) and doc.words[first + 1].startswith("ال") and "ال" not in doc.words[first][:4]
    return None if tool and not owned else actor


def fire_of(doc: Document, hit: Hit) -> Mention | None:
    """«برصاص الجيش», «بنيران مسلحين»: whose fire it was."""
    fire = argument_words(doc.lexicon).fire
    _, high = grammar(doc).clause(hit.first)
    for at in range(hit.last, min(high, hit.last + 12)):
        if doc.words[at] in fire:
            near = party_phrases.phrases_between(doc, at + 1, min(at + 2, high))
            return near[0].mention if near else None
    return None


def struck(doc: Document, hit: Hit, verb: bool, actor: Mention | None) -> Mention | None:
    """Who was struck: «لقي جنديان مصرعهما», «تعرضت القافلة لهجوم», «هاجم مسلحون قاعدة للجيش»."""
    g = grammar(doc)
    low, high = g.clause(hit.first)
    if not verb:
        for at in range(hit.first - 1, max(low - 1, hit.first - 12), -1):
            if any(h.table == "auxiliary_verbs" and h.row["role"] == "undergo" for h in doc.at(at)):
                near = [p.mention for p in party_phrases.phrases_between(doc, at + 1, min(hit.first, at + 5))][:1]
                aim = complements.target(doc, at + 1, hit.first)
                return min([*near, *([aim] if aim else [])], key=lambda m: m.start, default=None)
            found = g.finite(at)
            if found is not None and found.form.features.number != "d":  # «فجرا» is «at dawn»
                return None
        for at in range(hit.last, min(high, hit.last + 7)):
            if doc.words[at] in _UPON:
                return complements.target(doc, at + 1, min(high, at + 2))
        return None
    if arguments.is_passive(doc, hit) or (actor is None and hit.row["idafa"] == "actor"):
        return None  # «انفجرت سيارة»
    if hit.tail:
        return somebody(doc, control.pointed(doc, hit))  # «اقتاده ملثمون»
    first = hit.last if actor is None else max(hit.last, doc.tokens_in(actor.start, actor.end)[1])
    return complements.target(doc, first, min(high, hit.last + 6))


def accused(doc: Document, hit: Hit) -> Mention | None:
    """«اتهمت الحكومة المعارضة بتنظيم مظاهرات», «حملت السلطات التنظيم مسؤولية التفجير»: the one accused."""
    g = grammar(doc)
    low, _ = g.sentence(hit.first)
    tie = hit.first if hit.head.strip("وف") == "ب" else -1
    blame = argument_words(doc.lexicon).blame
    for at in range(hit.first - 1, max(low - 1, hit.first - 14), -1):
        word = doc.words[at]
        if word in blame or (word.startswith("ب") and any(h.form.features.pos == "masdar" for h in doc.at(at))):
            tie = at
        if any(h.table == "events" and h.row["type"] == "ACCUSE" and h.row["mode"] == "allege" for h in doc.at(at)):
            near = party_phrases.phrases_between(doc, at + 1, tie) if tie > at else []
            several = len(near) > 1 or not g.is_verb(at)
            return near[-1].mention if near and several else None
        if word in party_phrases.BREAKS and word not in PREPOSITIONS:
            return None
    return None


def claimant(doc: Document, hit: Hit, row: Row, modality: Modality) -> Mention | None:
    """Who owns up to an attack («تبنت الجماعة التفجير»), or denies it: «نفت الحركة مسؤوليتها عن الهجوم»."""
    if row["type"] != "ASSAULT":
        return None
    g, words = grammar(doc), argument_words(doc.lexicon)
    low, _ = g.sentence(hit.first)
    for at in range(hit.first - 1, max(low - 1, hit.first - _CLAIM), -1):
        if doc.words[at] in words.claim:
            verb = next((v for v in range(at, max(low - 1, at - 8), -1) if g.is_verb(v)), None)
            denied = verb is not None and doc.words[verb].lstrip("و") in words.disclaim
            return (
                None
                if verb is None or (denied and modality != "denied")
                else arguments.roles(doc, g.verbs[verb]).subject
            )
        if doc.words[at] in STRONG:
            break
    return None


def protester(doc: Document, hit: Hit, row: Row) -> Mention | None:
    """Who does what is done in protest: «أغلق التجار محالهم احتجاجا», «خرج الطلاب في مسيرات»."""
    if row["type"] != "PROTEST":
        return None
    g = grammar(doc)
    low, _ = g.clause(hit.first)
    for mark in g.marks_before(hit.first, max(low, hit.first - _CLAIM)):
        if mark.kind in ("report", "that", "opens", "relative"):
            return None
        if g.is_verb(mark.first):
            verb = g.verbs[mark.first]
            found = arguments.roles(doc, verb)
            return found.subject or (None if found.object is None or verb.tail else found.object)
    return None


def somebody(doc: Document, who: Mention | None) -> Mention | None:
    """A party if it is a person, not a body or a place."""
    if who is None or who.type == "PER":
        return who
    return who if who.rule == "party_nouns" and control.is_person(doc, doc.token_at(who.start)) else None


# ---- an event that acts
def event_before(doc: Document, hit: Hit) -> Hit | None:
    """The attack that is the subject of a verb: «الغارة التي قتلت», «غارة جوية تقتل», «قتلت غارة»."""
    if hit.tail or hit.form.features.number == "p" or arguments.is_passive(doc, hit):
        return None
    words, g = doc.words, grammar(doc)
    low, _ = g.sentence(hit.first)
    at = hit.first - 1
    relative = at >= low and words[at] in argument_words(doc.lexicon).which
    at -= relative
    for back in range(at, max(low - 1, at - 4), -1):
        found = _attack(doc, back)
        if found is not None:
            bare = not hit.row["passive"] or hit.row["idafa"] != "recipient" or hit.row["describes"]
            described = bare and "ال" not in found.head  # «في انفجار استهدف موكبه»: it describes the noun
            governed = (found.head.endswith(("ب", "ل")) or _after_in(doc, back)) and not described
            return found if relative or not governed else None
        if words[back] in party_phrases.BREAKS or g.is_verb(back):
            break
    return _attack(doc, hit.last) if hit.last < len(words) else None


def _after_in(doc: Document, token: int) -> bool:
    return token > 0 and doc.words[token - 1] in PREPOSITIONS


def _attack(doc: Document, token: int) -> Hit | None:
    """The noun of an attack at a token."""
    for hit in doc.at(token):
        if (
            hit.table == "events"
            and hit.row["type"] == "ASSAULT"
            and hit.row["idafa"] == "actor"
            and hit.form.column == "nouns"
            and not hit.tail
        ):
            return hit
    return None
