"""Who did it to whom: subject, object and prepositional complements of a verb, a verbal noun or a noun.

Word order first (VSO in a sentence, SVO in a headline and after أن and إن), then number agreement (a verb in the plural
follows its subject), then the antecedent of a relative clause. A verb such as قتل with one noun phrase after it is
passive: nothing in unvocalised letters says so.
"""

from __future__ import annotations

from bisect import bisect_left
from itertools import chain
from typing import NamedTuple

import msgspec

from ...lexicon.lexicon import Hit
from ...model import Mention
from ..document import Document
from .argument_words import argument_words
from .circumstances import mentions_between
from .grammar import COMMAS, PREPOSITIONS, QUOTES, STRONG, Grammar, grammar
from .wordclass import classes

_PREPOSITION_CLITICS = ("ب", "ل", "ك")
_SAVE = frozenset(("سوي", "الا"))
_NOT = frozenset(("لم", "ولم", "لا", "ولا", "لن", "ولن", "ما", "وما", "ليس"))
_DAMMA = "\u064f"
#: Words of these tables head a noun phrase of their own.
_NOUN_TABLES = ("party_nouns", "org_heads")
#: Words that end a noun phrase.
BREAKS = PREPOSITIONS | COMMAS | STRONG


class Phrase(NamedTuple):
    """A noun phrase that can be a party: tokens ``[first, last)``."""

    first: int
    last: int
    mention: Mention


class Roles(NamedTuple):
    """Subject and object of a verb, as far as the text names them."""

    subject: Mention | None = None
    object: Mention | None = None


# ---- noun phrases
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
        Phrase(f, t, _of_nation(doc, f, t, m))
        for m, f, t in mentions_between(doc, 0, len(doc.words) + 1, everything=True)
    ]
    taken = {p.first for p in named}
    nouns = [
        _noun_phrase(doc, h.first, h.last)
        for h in doc.longest("party_nouns")
        if not h.tail and h.first not in taken and not g.is_verb(h.first) and not _qualifies(doc, h)
    ]
    peoples = [
        Phrase(h.first, h.last, _mention(*doc.span(h.first, h.last), "NORP", _nation(h), f"countries:{h.row.key}"))
        for h in doc.of("countries")
        if h.first not in taken and _nation(h) and _people(doc, h)
    ]
    nouns += peoples
    both = sorted(named + nouns, key=lambda p: (p.first, -p.last, p.mention.level != "NAM"))
    out: list[Phrase] = []
    for phrase in both:
        if out and phrase.first < out[-1].last:
            continue
        if (
            out
            and out[-1].last == phrase.first
            and out[-1].mention.rule == "party_nouns"
            and _idafa_of(doc, out[-1], phrase)
        ):
            before = out.pop()
            start, end = before.mention.start, phrase.mention.end
            merged = _mention(start, end, phrase.mention.type, phrase.mention.actor, "party_nouns")
            out.append(Phrase(before.first, phrase.last, merged))
            continue
        if (
            out
            and phrase.mention.type == "PER"
            and out[-1].mention.rule == "party_nouns"
            and _titled(doc, out[-1], phrase)
        ):
            out.pop()  # «جنرال المارينز فرانك ماكنزي»: the name is the party
        out.append(phrase)
    return out


def _of_nation(doc: Document, first: int, last: int, who: Mention) -> Mention:
    """An unnamed party with the nation of its adjective: «جندي فرنسي», «مسؤولون أتراك»."""
    if who.rule != "sources" or who.actor is not None:
        return who
    actor = next((a for at in range(first + 1, min(last, first + 4)) for a in map(_nation, doc.at(at)) if a), None)
    return who if actor is None else msgspec.structs.replace(who, actor=actor)


def _qualifies(doc: Document, hit: Hit) -> bool:
    """Whether a definite noun is rather an adjective of the one before it: «الحركة المسلحة»."""
    before = doc.words[hit.first - 1] if hit.first else ""
    if not (hit.head.endswith("ال") and before.startswith("ال")):
        return False
    return hit.row["class"] in ("armed", "people") or _agree(before, doc.words[hit.first])


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
    )


def _noun_phrase(doc: Document, first: int, last: int) -> Phrase:
    """A common noun with its adjectives; the nation that one of them names is the actor."""
    actor = None
    if _joined(doc, first, last):
        return Phrase(first, last + 1, _mention(*doc.span(first, last + 1), "ORG", None, "party_nouns"))
    while last < len(doc.words) and last - first < 4 and _adjective(doc, first, last):
        actor = actor or next(filter(None, map(_nation, doc.at(last))), None)
        last += 1
    return Phrase(first, last, _mention(*doc.span(first, last), "ORG", actor, "party_nouns"))


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
        if at > first + 1 and not any(map(_nation, doc.at(at))):
            return False
        if at == first + 1 and word.endswith("ي") and not doc.words[first].endswith(("ة", "ات", "ون", "ين")):
            return any(map(_nation, doc.at(at))) and _singular(doc, first)  # «ألف جندي فرنسي»
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


def _mention(start: int, end: int, kind: str, actor: str | None, rule: str) -> Mention:
    return Mention(id="", start=start, end=end, rule=rule, type=kind, level="NOM", actor=actor)  # type: ignore[arg-type]


def _step_back(doc: Document, first: int, low: int) -> int:
    """The token before a phrase, over quotation marks, numbers and measures: «عن خمسة سجناء», «بقي عدد من الجنود»."""
    known, words = argument_words(doc.lexicon), doc.words
    counts, measures = known.quantifier, known.measure
    at = first - 1
    while at >= low:
        word = words[at]
        if word == "من" and at > low and words[at - 1] in measures:
            while at > low and words[at - 1] in measures:
                at -= 1
        elif not (word in QUOTES or word in counts or word[:1].isdigit()):
            break
        at -= 1
    # «لم يبق سوى جنود»: what is left over is the subject
    if at >= low and words[at] in _SAVE and not _NOT.isdisjoint(words[max(0, at - 4) : at]):
        at -= 1
    return at


def governed(doc: Document, phrase: Phrase, low: int) -> bool:
    """Whether a preposition stands before a phrase, or is written with it."""
    at = _step_back(doc, phrase.first, low)
    if at >= low and doc.words[at] in PREPOSITIONS:
        return True
    clitic = phrase.mention.clitic or ""
    if clitic:
        return clitic.endswith(_PREPOSITION_CLITICS)
    if phrase.mention.rule == "party_nouns":
        return any(
            h.first == phrase.first and h.head.rstrip("ال")[-1:] in ("ب", "ك")
            for h in doc.at(phrase.first)
            if h.table == "party_nouns"
        ) or doc.words[phrase.first].startswith(("لل", "بال"))
    return False


# ---- roles
def roles(doc: Document, hit: Hit, passive_prone: bool = False) -> Roles:
    """Subject and object of a finite verb. ``passive_prone``: with one noun phrase after it the verb is passive."""
    known: dict[tuple[int, str, bool], Roles] = doc.notes.setdefault("roles", {})
    key = hit.first, hit.row.key, passive_prone
    found = known.get(key)
    if found is None:
        found = known[key] = _roles(doc, hit, passive_prone)
    return found


def _roles(doc: Document, hit: Hit, passive_prone: bool) -> Roles:
    g = grammar(doc)
    token = hit.first
    low, high = g.clause(token)
    after = _after(doc, g, hit.last, high)
    before = _subject_before(doc, g, token, low)
    features = hit.form.features
    if features.person == 1:
        return Roles(_speaker(doc, token), after[0] if after else None)
    resumed = bool(hit.tail) or (hit.last < high and g.words[hit.last] in argument_words(doc.lexicon).resumed)
    if is_passive(doc, hit):
        return Roles(_agent(doc, g, hit.last, high), after[0] if after else before)
    if (
        resumed and g.words[low] in argument_words(g.doc.lexicon).relative
    ):  # «الغارة التي أمر بها الرئيس»: the antecedent does not act
        return Roles(after[0] if after else None, before)
    if not passive_prone and _of_pronoun(g, token, low, features.gender):
        return Roles(_pointed_at(doc, token, low), after[0] if after else None)
    if features.number == "p" or (
        before is not None and (low in g.after_that or g.words[low] in argument_words(g.doc.lexicon).relative)
    ):
        return Roles(before, after[0] if after else None)
    if len(after) >= 2:
        return Roles(after[0], after[1])
    if before is not None:
        return Roles(before, after[0] if after else None)
    if after:
        if hit.tail:
            return Roles(after[0], None)
        if passive_prone and _object_noun(doc, after[0], high):
            return Roles(after[0], None)
        inside = passive_prone or _inside_noun(doc, hit.last, doc.token_at(after[0].start))
        return Roles(None, after[0]) if inside else Roles(after[0], None)
    return Roles()


def _object_noun(doc: Document, subject_: Mention, high: int) -> bool:
    """Whether an object follows a subject: «أجلت البعثة موظفيها», «هدم الجيش منزلا»; it is no party, but a noun."""
    at = doc.tokens_in(subject_.start, subject_.end)[1]
    if at >= high:
        return False
    word = doc.words[at]
    if word in BREAKS or word in argument_words(doc.lexicon).function or grammar(doc).is_verb(at):
        return False
    return target(doc, at, at + 1) is not None or (len(word) > 4 and word.endswith(("ها", "هم", "هما")))


def _inside_noun(doc: Document, first: int, last: int) -> bool:
    """Whether a verbal noun stands between a verb and a party: «علق تدريب القوات» has the party in its object."""
    return not _verbal_nouns(doc).isdisjoint(range(first, last))


def _of_pronoun(g: Grammar, token: int, low: int, gender: str | None) -> bool:
    """Whether the subject of a verb is the pronoun of its «إنه», «أنها»: near it and of its gender.

    «قال إنه ستعقد قمة» has none: what is called the pronoun of the matter.
    """
    ending = _PRONOUN_OF.get(g.words[low])
    if ending is None or token - low > 3:
        return False
    return ending == "p" or gender is None or gender == ending


def _pointed_at(doc: Document, token: int, low: int) -> Mention | None:
    """Whom the pronoun of «إنه» points at: the speaker of the quotation around, else the main verb's subject."""
    return _speaker(doc, token) or continued_subject(doc, low + 1)


#: «إنه», «أنها» (folded), with the gender of the verb that their pronoun can be the subject of.
_PRONOUN_OF = {
    form: gender
    for gender, forms in (
        ("m", "انه بانه وانه لانه لكنه ولكنه"), ("f", "انها بانها وانها لانها لكنها ولكنها"),
        ("p", "انهم بانهم وانهم لانهم لكنهم ولكنهم"),
    )
    for form in forms.split()
}  # fmt: skip


def is_passive(doc: Document, hit: Hit) -> bool:
    """A passive by its letters (أصيب، استؤنف، تم), or by the damma that is written on the first letter."""
    features = hit.form.features
    if features.voice == "passive":
        return True
    start = doc.starts[hit.first] + len(hit.head)
    return (
        features.pos == "verb"
        and features.voice is None
        and doc.text[start + 1 : start + 2] == _DAMMA
        and _first_form(hit)
    )


def _first_form(hit: Hit) -> bool:
    """A damma marks the passive of a past verb; of a present one only outside the forms II-IV (يُعلن is active)."""
    if hit.form.features.tense == "past":
        return True
    past = hit.form.row.cells.get(hit.form.column)
    spec = past[0] if isinstance(past, list) else str(past or "")
    return len(spec.split()[0]) == 3 if spec else False


def subject(doc: Document, hit: Hit, passive_prone: bool = False) -> Mention | None:
    """The party that does what a verb or a verbal noun tells; ``None`` where the text names none."""
    if hit.form.features.pos == "verb":
        return roles(doc, hit, passive_prone).subject
    return idafa(doc, hit) or adjective_party(doc, hit) or controller(doc, hit.first)


def direct_object(doc: Document, hit: Hit, passive_prone: bool = False) -> Mention | None:
    """The party a verb is done to; for a verbal noun, the second noun phrase after it."""
    if hit.form.features.pos == "verb":
        return roles(doc, hit, passive_prone).object
    _, high = grammar(doc).clause(hit.first)
    after = _after(doc, grammar(doc), hit.last, high)
    return after[1] if len(after) > 1 else None


def first_after(doc: Document, first: int, high: int) -> Mention | None:
    """The first noun phrase in ``[first, high)`` that no preposition governs."""
    found = _after(doc, grammar(doc), first, high)
    return found[0] if found else None


def _after(doc: Document, g: Grammar, first: int, high: int) -> list[Mention]:
    """Noun phrases after a verb that no preposition governs; the second one is the object."""
    out: list[Mention] = []
    end, skipped = first, False
    if first < high and not phrases_between(doc, first, first + 1):
        plain = _plain_noun(doc, first, high)
        if plain is not None:
            out.append(plain)
    for phrase in phrases_between(doc, first, min(high, first + 25)):
        gap = doc.words[end : phrase.first]
        if not STRONG.isdisjoint(gap):
            break
        if _inside(doc, end, phrase.first) or (skipped and len(gap) <= 2 and gap and gap[0][:1] == "و"):
            end, skipped = phrase.last, True  # «على حماية القوات وقواعد الحلف»
            continue
        if out and _inside_noun(doc, end, phrase.first):
            break
        if governed(doc, phrase, first) or (out and (phrase.mention.clitic or "").startswith("و")):
            end, skipped = phrase.last, True
            continue
        skipped = False
        if out and (not COMMAS.isdisjoint(gap) or len(gap) > 3):
            break
        out.append(phrase.mention)
        end = phrase.last
        if len(out) == 2:
            break
    return out


def _inside(doc: Document, low: int, first: int) -> bool:
    """Whether a phrase lies inside a prepositional one: «على حماية القواعد»."""
    if (measured := _step_back(doc, first, low)) < first - 2:
        first = measured + 1  # «لم يبق سوى عدد قليل من القوات»
    for at in range(first - 2, max(low, first - 4) - 1, -1):
        word = doc.words[at]
        if word in COMMAS or word[:1].isdigit():
            return False
        if word in PREPOSITIONS:
            return True
        if any(
            h.head.rstrip("ال")[-1:] in ("ب", "ل") and h.form.features.pos in ("noun", "masdar") for h in doc.at(at)
        ):
            return True
    return False


def _verbal_nouns(doc: Document) -> set[int]:
    """Tokens that may be the verbal noun of a happening or of a mood."""
    found: set[int] | None = doc.notes.get("verbal_nouns")
    if found is None:
        hits = chain(doc.of("events"), doc.of("states"), doc.of("modal_cues"))
        found = doc.notes["verbal_nouns"] = {h.first for h in hits if h.form.features.pos == "masdar"}
    return found


def _plain_noun(doc: Document, first: int, high: int) -> Mention | None:
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
    return _mention(start, end, "ORG", None, "plain noun")


def _subject_before(doc: Document, g: Grammar, token: int, low: int) -> Mention | None:
    """The noun phrase that opens the clause before the verb, or the antecedent of its relative pronoun."""
    if g.words[low] in argument_words(g.doc.lexicon).relative and low < token:
        return _antecedent(doc, g, low)
    end = low
    for phrase in phrases_between(doc, low, token):
        # «بعد مقتل القائد أعلن الحزب»: inside a phrase that a preposition opens
        if not governed(doc, phrase, low) and PREPOSITIONS.isdisjoint(
            doc.words[max(end, phrase.first - 2) : phrase.first]
        ):
            return phrase.mention
        end = phrase.last
    start = low
    kana = argument_words(doc.lexicon).kana
    while start < token and (doc.words[start] in QUOTES or start in g.after_that or doc.words[start] in kana):
        start = g.end_of_opener(start)  # «في السياق ذاته» holds no subject
    if start < token and not g.is_verb(start) and doc.words[start - 1] not in PREPOSITIONS:
        plain = _plain_noun(doc, start, token)
        word = doc.words[start]
        if (
            plain is None
            and start
            and doc.words[start - 1] == "ان"
            and word.isalpha()
            and word not in argument_words(doc.lexicon).function
        ):
            plain = _mention(*doc.span(start, start + 1), "ORG", None, "plain noun")  # «إن بلاده لن تسحب»
        if plain is not None:
            return plain
    return None


def _antecedent(doc: Document, g: Grammar, relative: int) -> Mention | None:
    first, _ = g.sentence(relative)
    if relative - 1 > first and g.words[relative - 1] in COMMAS:  # «خلايا التنظيم، التي»
        relative -= 1
    near = [
        p
        for p in phrases_between(doc, max(first, relative - 6), relative)
        if p.last == relative or (p.last == relative - 1 and doc.words[p.last].startswith("ال"))
    ]
    if not near and relative - 2 >= first and doc.words[relative - 2].startswith("ال"):
        return _plain_noun(doc, relative - 2, relative)  # «العراقيون حقا الذين»
    if near and near[-1].last == relative:
        return near[-1].mention
    start = relative
    while start > first and doc.words[start - 1].startswith("ال") and relative - start < 3:
        start -= 1
    if start < relative and (not near or near[-1].first < start or near[-1].last <= start):
        s, e = doc.span(start, relative)
        return _mention(s, e, "ORG", None, "antecedent")
    return near[-1].mention if near else None


def _speaker(doc: Document, token: int) -> Mention | None:
    """Who says «we»: the speaker of the quotation around the verb."""
    start, end = doc.span(token, token + 1)
    for quotation in doc.quotations:
        if quotation.start <= start and end <= quotation.end and quotation.speaker.start is not None:
            who = quotation.speaker
            return _mention(who.start or 0, who.end or 0, "ORG", who.actor, "speaker")
    return None


def _agent(doc: Document, g: Grammar, first: int, high: int) -> Mention | None:
    """The agent of a passive: «من قبل», «على يد»."""
    for at in range(first, min(high, first + 25)):
        if doc.words[at] in argument_words(doc.lexicon).agent and doc.words[at - 1] in ("من", "علي"):
            found = phrases_between(doc, at + 1, min(high, at + 4))
            return found[0].mention if found else None
    return None


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
    return None if near else _plain_noun(doc, at, high)


def target(doc: Document, first: int, high: int) -> Mention | None:
    """The first common noun for what is struck in ``[first, high)``, with whose it is: «قاعدة للجيش», «منزلا»."""
    known = classes(doc.lexicon)["targets"]
    for at in range(first, high):
        word = doc.words[at]
        if word in BREAKS:
            return None
        if word in known or word.removeprefix("ال") in known or (word[-1:] == "ا" and word[:-1] in known):
            last = at + 1
            while last < min(high + 3, len(doc.words)) and last - at < 3 and doc.words[last].startswith(("لل", "ال")):
                last += 1
            return _mention(*doc.span(at, last), "FAC", None, "target")
    return None


def complement(doc: Document, hit: Hit, prepositions: tuple[str, ...]) -> Mention | None:
    """The first noun phrase of the clause that one of these prepositions governs (folded; ``ب`` and ``ل``: clitics)."""
    g = grammar(doc)
    _, high = g.clause(hit.first)
    clitics = tuple(p for p in prepositions if p in _PREPOSITION_CLITICS)
    for phrase in phrases_between(doc, hit.last, min(high, hit.last + 25)):
        before = _step_back(doc, phrase.first, hit.last)
        if before >= hit.last and doc.words[before] in prepositions:
            return phrase.mention
        if clitics and (phrase.mention.clitic or "").endswith(clitics):
            return phrase.mention
    measures = argument_words(doc.lexicon).measure
    for at in range(hit.last, min(high - 1, hit.last + 12)):
        if doc.words[at] in prepositions and doc.words[at - 1] not in measures:  # «في عدد من القرى»
            return _plain_noun(doc, at + 1, high)
    return None


def adjective_party(doc: Document, hit: Hit) -> Mention | None:
    """The nation named by an adjective after a noun: «غارة أمريكية»; the span is the adjective."""
    _, high = grammar(doc).clause(hit.first)
    for at in range(hit.last, min(high, hit.last + 4)):
        if not adjectival(doc, hit, at):
            break
        for found in doc.at(at):
            actor = _nation(found)
            if actor is not None:
                return nation(doc, at, found)
    return None


def nation(doc: Document, token: int, adjective: Hit) -> Mention:
    """The party that the adjective of a nation is; the span is the adjective."""
    start, end = doc.span(token, adjective.last)
    return _mention(start, end, "NORP", _nation(adjective), f"{adjective.table}:{adjective.row.key}")


def adjectival(doc: Document, noun: Hit, token: int) -> bool:
    """Whether a word can be an adjective of a noun before it: «غارة أمريكية», «الغارة الجوية»."""
    word = doc.words[token]
    if word in PREPOSITIONS:
        return False
    return word.endswith(("ة", "ي", "يا", "يين", "يتين", "ات")) and word.startswith("ال") is noun.head.endswith("ال")


def _nation(hit: Hit) -> str | None:
    """The country of an adjective, where the table of countries has it."""
    if hit.table == "countries" and hit.form.column == "adjectives":
        return hit.row.key
    return None


#: Rows of ``modal_cues`` whose subject is not the doer of what they govern: «حذر الوفد من وقف الرحلات».
_OF_OTHERS = frozenset(("dread", "warn", "suspect", "predict", "prevent"))


def controller(doc: Document, token: int) -> Mention | None:
    """Who would do what a verbal noun tells, when a verb governs it: «قررت الحكومة تقييد», «يطالب الحكومة بإنهاء»."""
    g = grammar(doc)
    first, _ = g.sentence(token)
    for mark in g.marks_before(token, max(first, token - 30)):
        if mark.kind in ("relative", "nested") and token - mark.last <= 1:
            return None
        if not g.is_verb(mark.first):
            if mark.kind == "modal" and mark.hit.row.key == "oblige" and mark.hit.form.features.pos == "masdar":
                asked = idafa(doc, mark.hit, near=True)  # «إلزام الحكومة بإلغاء»
                if asked is not None:
                    return asked
            continue
        if not g.reaches(mark.first, token):
            return None
        low, _ = g.clause(mark.first)
        if g.words[low] in argument_words(g.doc.lexicon).relative and (
            g.clause(token)[0] != low or _over(g, mark.first, token)
        ):
            continue  # the verb of a relative clause that is over: «الحلف الذي تقوده بلاده»
        if mark.kind == "modal" and mark.hit.row.key in _OF_OTHERS:
            return None
        found = roles(doc, g.verbs[mark.first][0])
        if mark.kind == "modal" and mark.hit.row["modality"] == "demanded":
            asked = found.object or (found.subject if _described(g, mark.first, low) else None)
            return asked or _first_after(doc, mark.last, token, found.subject)
        if found.subject is not None:
            return found.subject
        if mark.kind != "modal" and mark.hit.table != "auxiliary_verbs":
            return None
    return None


def _over(g: Grammar, verb: int, token: int) -> bool:
    """Whether a relative clause ended at a comma with words joined behind: «الذي تقوده بلاده، والعمل على»."""
    return any(g.words[at] in COMMAS and g.words[at + 1][:1] == "و" for at in range(verb + 1, token - 1))


def _described(g: Grammar, verb: int, low: int) -> bool:
    """«قرار يطالب الحكومة»: the verb describes the noun before it, so what follows is its object."""
    before = g.words[verb - 1] if verb > low else ""
    return (
        before.isalpha()
        and before not in argument_words(g.doc.lexicon).function
        and before not in PREPOSITIONS
        and not g.is_verb(verb - 1)
    )


def continued_subject(doc: Document, token: int) -> Mention | None:
    """The subject of a verb that names none: that of the verb it is joined to, or that its «أنه» points back to."""
    g = grammar(doc)
    low, _ = g.clause(token)
    first, _ = g.sentence(token)
    if low == first:
        return None
    opener = doc.words[low]
    if opener in argument_words(doc.lexicon).relative:
        return _of_main(doc, g, token, low, first)
    verbs = [m.first for m in g.marks_before(low, first) if g.is_verb(m.first)]
    if verbs and low == token:  # joined by و to the verb before
        return roles(doc, g.verbs[verbs[0]][0]).subject or _joined_subject(doc, g, token, first)
    if verbs and low in g.after_that and opener not in ("ان", "بان"):  # «لكنه»: back to the main verb
        return roles(doc, g.verbs[verbs[-1]][0]).subject
    return controller(doc, low)


def _of_main(doc: Document, g: Grammar, token: int, low: int, first: int) -> Mention | None:
    """The main verb's subject, also that of a relative clause with a pronoun: «أوقف الحلف الدعم الذي يقدمه للجيش»."""
    verb = g.verbs[token][0] if g.is_verb(token) else None
    if verb is None or not verb.tail:
        return None
    above = next((m.first for m in g.marks_before(low, first) if g.is_verb(m.first)), None)
    if above is None or not g.reaches(above, token):
        return None
    genders = {g.verbs[above][0].form.features.gender, verb.form.features.gender, None}
    return roles(doc, g.verbs[above][0]).subject if len(genders) == 2 else None


def _joined_subject(doc: Document, g: Grammar, token: int, first: int) -> Mention | None:
    """The subject of joined verbs that none of them names: «الحزب لديه أنصار ويتحرك وينظم», «التي عادت وتشن»."""
    at = token
    for _ in range(_JOINED):
        low, _ = g.clause(at - 1)
        verbs = [t for t in range(low, at) if g.is_verb(t)]
        if g.words[low] in argument_words(doc.lexicon).relative:
            return _antecedent(doc, g, low)
        for verb in verbs:
            found = roles(doc, g.verbs[verb][0]).subject
            if found is not None:
                return found
        if not verbs or verbs[0] != low:
            return _subject_before(doc, g, at, low)
        if low <= first:
            return None
        at = low
    return None


#: How many joined verbs are gone back over for their subject.
_JOINED = 4


def _first_after(doc: Document, first: int, token: int, other: Mention | None) -> Mention | None:
    """The first noun phrase after a demand that is not who demands: «طالب القرار بإلزام الحكومة»."""
    found = (p.mention for p in phrases_between(doc, first, token))
    return next((m for m in found if other is None or m.start != other.start), None)
