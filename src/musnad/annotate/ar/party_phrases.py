"""Noun phrases that can be a party: mentions, and common nouns for people and bodies with what belongs to them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from ...lexicon.lexicon import Hit
from ...model import Mention
from ..document import Document
from .argument_words import argument_words
from .grammar import grammar
from .particles import COMMAS, PREPOSITIONS, STRONG
from .places_told import mentions_between

#: Words of these tables head a noun phrase of their own.
_NOUN_TABLES = ("party_nouns", "org_heads")
#: Words that end a noun phrase.
BREAKS = PREPOSITIONS | COMMAS | STRONG


#: Classes of nouns for what acts for the state that owns it.
_ARMED = frozenset(("weapon", "military"))


class Phrase(NamedTuple):
    """A noun phrase that can be a party: tokens ``[first, last)``."""

    first: int
    last: int
    mention: Mention


def phrases_between(doc: Document, first: int, last: int) -> list[Phrase]:
    """Noun phrases that begin in ``[first, last)``: mentions, and common nouns for people and bodies."""
    found: list[Phrase] | None = doc.notes.get("phrases")
    if found is None:
        found = doc.notes["phrases"] = _phrases(doc)
        doc.notes["phrase_at"] = [p.first for p in found]
    starts = doc.notes["phrase_at"]
    low = bisect_left(starts, first)
    return found[low : min(bisect_left(starts, last, low), low + 40)]


def _phrases(doc: Document) -> list[Phrase]:
    g = grammar(doc)
    named = [
        Phrase(f, t, _of_nation(doc, f, t, m) if m.rule == "sources" else m)
        for m, f, t in mentions_between(doc, 0, len(doc.words) + 1, everything=True)
    ]
    taken, ends = {p.first for p in named}, {p.last for p in named}
    nouns = [
        _noun_phrase(doc, h.first, h.last)
        for h in doc.longest("party_nouns")
        if (not h.tail or h.row["class"] == "people")  # «ذبح زوجته»
        and h.first not in taken
        and not g.is_verb(h.first)
        and not _qualifies(doc, h)
        and not _describes(doc, h, ends, g.is_verb)
    ]
    peoples = [
        Phrase(
            h.first, h.last, party_mention(*doc.span(h.first, h.last), "NORP", nation_of(h), f"countries:{h.row.key}")
        )
        for h in doc.of("countries")
        if h.form.column == "adjectives" and h.first not in taken and _people(doc, h)
    ]
    nouns += peoples
    both = sorted(named + nouns, key=lambda p: (p.first, -p.last, p.mention.level != "NAM"))
    out: list[Phrase] = []
    joined: set[int] = set()
    for phrase in both:
        if out and phrase.first < out[-1].last:
            continue
        if (
            out
            and out[-1].last == phrase.first
            and out[-1].mention.rule == "party_nouns"
            and out[-1].first not in joined
            and _idafa_of(doc, out[-1], phrase)
        ):
            before = out.pop()
            joined.add(before.first)  # «سلطات الإقليم», and the party behind is another
            start, end = before.mention.start, phrase.mention.end
            merged = party_mention(start, end, phrase.mention.type, phrase.mention.actor, "party_nouns")
            out.append(Phrase(before.first, phrase.last, merged))
            continue
        if (
            out
            and phrase.mention.type == "PER"
            and phrase.mention.level == "NAM"
            and out[-1].mention.rule == "party_nouns"
            and _titled(doc, out[-1], phrase)
        ):
            out.pop()  # «جنرال المارينز فرانك ماكنزي»: the name is the party
        out.append(phrase)
    return out


def _of_nation(doc: Document, first: int, last: int, who: Mention) -> Mention:
    """An unnamed party with the nation of its adjective: «جندي فرنسي», «مسؤولون أتراك»."""
    if who.actor is not None:
        return who
    actor = next((a for at in range(first + 1, min(last, first + 4)) for a in map(nation_of, doc.at(at)) if a), None)
    return who if actor is None else msgspec.structs.replace(who, actor=actor)


def _qualifies(doc: Document, hit: Hit) -> bool:
    """Whether a definite noun is rather an adjective of the one before it: «الحركة المسلحة»."""
    before = doc.words[hit.first - 1] if hit.first else ""
    if not (hit.head.endswith("ال") and before.startswith("ال")):
        return False
    return hit.row["class"] in ("armed", "people") or _agree(before, doc.words[hit.first])


def _describes(doc: Document, hit: Hit, ends: set[int], is_verb: Callable[[int], bool]) -> bool:
    """Whether an adjective that may be a noun describes the word before it: «هجوم مسلح», but «مقتل مسلح»."""
    first, known = hit.first, argument_words(doc.lexicon)
    if first in ends and doc.words[first].removeprefix("ال") in known.describing:
        return True  # «تنظيم القاعدة الإرهابي»
    if not first or doc.words[first] not in known.describing or is_verb(first - 1):
        return False
    before = doc.words[first - 1]
    if before in BREAKS or before in known.quantifier or before in known.function or not before.isalpha():
        return False
    done_to = any(h.table == "events" and h.row["idafa"] == "recipient" for h in doc.at(first - 1))
    return not done_to and not before.startswith(("ال", "وال", "بال", "لل"))


def _people(doc: Document, hit: Hit) -> bool:
    """«ثلاثة عراقيين», «آلاف العراقيين»: an adjective of a nation in the plural that stands for people."""
    word, before = doc.words[hit.first], doc.words[hit.first - 1] if hit.first else ""
    if not word.endswith(("ون", "ين")) or hit.head.strip("وفال"):
        return False
    if before in argument_words(doc.lexicon).quantifier:
        return True  # «آلاف العراقيين»
    if word.startswith("ال") and before.startswith(("ال", "بال", "وال", "لل", "فال")):
        return False  # «بالقادة العراقيين»: an adjective
    return not before.removeprefix("ال").endswith(("ون", "ين"))


def _titled(doc: Document, title: Phrase, name: Phrase) -> bool:
    gap = doc.words[title.last : name.first]
    return len(gap) <= 4 and bool(BREAKS.isdisjoint(gap))


def _idafa_of(doc: Document, before: Phrase, phrase: Phrase) -> bool:
    """Whether a mention continues the noun before it: «قوات التحالف»."""
    return (
        phrase.mention.rule != "party_nouns"
        and not phrase.mention.clitic
        and phrase.mention.type in ("ORG", "LOC", "NORP")
        and not doc.words[before.first].startswith(("ال", "وال", "لل", "بال"))  # «دعت الشركات الأجنبية بغداد»
        and (
            before.last - before.first == 1 or doc.words[before.last - 1].startswith("ال")
        )  # «دعت منظمات محلية البعثة»
        and not doc.words[phrase.first - 1].endswith(("ون", "ين"))  # «حاصر متظاهرون السفارة»: joined it has no ن
    )


def _noun_phrase(doc: Document, first: int, last: int) -> Phrase:
    """A common noun with its adjectives; the nation that one of them names is the actor."""
    actor = None
    if _joined(doc, first, last):
        armed = any(h.table == "party_nouns" and h.row["class"] in _ARMED for h in doc.at(first))
        behind = doc.at(last + 1) if armed and last + 1 < len(doc.words) else ()
        actor = next(filter(None, map(nation_of, behind)), None)  # «طائرات الاحتلال الأمريكي»
        end = last + 1 + (actor is not None)
        return Phrase(first, end, party_mention(*doc.span(first, end), "ORG", actor, "party_nouns"))
    if _named_weapon(doc, first, last):
        last += 1
    while last < len(doc.words) and last - first < 4 and _adjective(doc, first, last):
        actor = actor or next(filter(None, map(nation_of, doc.at(last))), None)
        last += 1
    return Phrase(first, last, party_mention(*doc.span(first, last), "ORG", actor, "party_nouns"))


def _named_weapon(doc: Document, first: int, last: int) -> bool:
    """«دبابة ميركافا إسرائيلية»: a model between a weapon and the nation that owns it."""
    if last + 1 >= len(doc.words) or doc.words[first].startswith("ال") or doc.words[last] in BREAKS:
        return False
    if not any(h.table == "party_nouns" and h.row["class"] == "weapon" for h in doc.at(first)):
        return False
    return any(map(nation_of, doc.at(last + 1))) and not any(map(nation_of, doc.at(last)))


def _joined(doc: Document, first: int, last: int) -> bool:
    """«زعيم الجماعة», «رئيس البلدية»: a bare noun and the definite one it is joined to."""
    word, noun = doc.words[last] if last < len(doc.words) else "", doc.words[first]
    definite = word.startswith("ال") and len(word) > 4 and word not in argument_words(doc.lexicon).not_noun
    return definite and last == first + 1 and "ال" not in noun[:4] and not noun.endswith(("ون", "ين"))


def _adjective(doc: Document, first: int, at: int) -> bool:
    """A word that agrees in definiteness with the noun before it, by its article."""
    word = doc.words[at]
    if not word.endswith(("ون", "ين", "ي")) and any(
        h.table in _NOUN_TABLES for h in doc.at(at)
    ):  # «الحركات الشبابية البعثة»: the next party
        return False
    if not doc.words[first].startswith("ال"):  # «قوات خاصة», «طائرة مسيرة تركية», but not «مسلحون قاعدة»
        if at > first + 1 and not any(map(nation_of, doc.at(at))):
            return False
        if at == first + 1 and word.endswith("ي") and not doc.words[first].endswith(("ة", "ات", "ون", "ين")):
            return any(map(nation_of, doc.at(at))) and _singular(doc, first)  # «ألف جندي فرنسي»
        return (
            len(word) > 3
            and word.endswith(("ة", "ون", "ين"))
            and word[:1] not in "وبلف"
            and _agree_bare(doc, first, word)
        )
    if (
        not word.startswith("ال")
        or word in argument_words(doc.lexicon).not_noun
        or len(word) < 5
        or "ال" not in doc.words[at - 1][:4]
    ):
        return False
    if any(h.form.features.pos == "masdar" and h.head.endswith("ال") for h in doc.at(at)):
        return False  # «أوقف الحلف الدعم»
    if at > first + 1 and any(map(nation_of, doc.at(at - 1))) and not word.endswith(("ي", "ة", "ون", "ين", "ات")):
        return word in argument_words(doc.lexicon).second  # «ناشد الرئيس الباكستاني المجتمع الدولي»
    return _agree(doc.words[first], word)


def _singular(doc: Document, first: int) -> bool:
    return any(h.table == "party_nouns" and h.form.features.number != "p" for h in doc.at(first))


def _agree_bare(doc: Document, first: int, adjective: str) -> bool:
    """Agreement without articles: a sound plural with a sound plural; «ة» with what is feminine, or a broken plural."""
    noun = doc.words[first]
    if noun.endswith(("ون", "ين")):
        return adjective.endswith(("ون", "ين"))
    if not adjective.endswith("ة"):
        return not noun.endswith(("ة", "ات"))
    broken = any(h.table == "party_nouns" and h.form.features.number == "p" for h in doc.at(first))
    return noun.endswith(("ة", "ات", "ا")) or broken


def _agree(noun: str, adjective: str) -> bool:
    """Agreement by endings: «المتظاهرون الغاضبون», «القوات الأمريكية», «القائد العسكري», but not «المتظاهرون العلم»."""
    plural = adjective.endswith(("ون", "ين"))
    if noun.endswith(("ون", "ين")):
        return plural
    if noun.endswith(("ة", "ات")):
        return adjective.endswith(("ة", "ات"))
    return not plural and not adjective.endswith(("ة", "ات"))


def party_mention(start: int, end: int, kind: str, actor: str | None, rule: str) -> Mention:
    return Mention(id="", start=start, end=end, rule=rule, type=kind, level="NOM", actor=actor)  # type: ignore[arg-type]


def plain_noun(doc: Document, first: int, high: int) -> Mention | None:
    """The definite noun right after a verb, with its adjectives, where no mention stands: «المشرعون الشيعة»."""
    if (
        first >= high
        or not doc.words[first].startswith("ال")
        or doc.words[first] in argument_words(doc.lexicon).not_noun
        or len(doc.words[first]) < 5
    ):
        return None
    last = first + 1
    while last < high and last - first < 3 and _adjective(doc, first, last):
        last += 1
    start, end = doc.span(first, last)
    return party_mention(start, end, "ORG", None, "plain noun")


def nation_of(hit: Hit) -> str | None:
    """The country of an adjective, where the table of countries has it."""
    if hit.table == "countries" and hit.form.column == "adjectives":
        return hit.row.key
    return None
