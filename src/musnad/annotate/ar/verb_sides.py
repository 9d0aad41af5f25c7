"""What stands before and after a verb: the noun phrases that no preposition governs, and antecedents."""

from __future__ import annotations

from ...model import Mention
from ..document import Document
from .argument_words import argument_words
from .grammar import Grammar, grammar
from .particles import COMMAS, PREPOSITIONS, QUOTES, SEPARATING, STRONG
from .party_phrases import Phrase, nation_of, party_mention, phrases_between, plain_noun

PREPOSITION_CLITICS = ("ب", "ل", "ك")
_SAVE = frozenset(("سوي", "الا"))
_NOT = frozenset(("لم", "ولم", "لا", "ولا", "لن", "ولن", "ما", "وما", "ليس"))


def step_back(doc: Document, first: int, low: int) -> int:
    """The token before a phrase, over quotation marks, numbers and measures: «عن خمسة سجناء», «بقي عدد من الجنود»."""
    known, words = argument_words(doc.lexicon), doc.words
    counts, measures = known.quantifier, known.measure
    at = first - 1
    while at >= low:
        word = words[at]
        if word == "من" and at > low and words[at - 1] in measures:
            while at > low and words[at - 1] in measures:
                at -= 1
        elif word == "من" and at > low and words[at - 1] in counts and _counted(doc, first):
            pass  # «بحياة ثلاثة من عناصر الحرس»
        elif not (word in QUOTES or word in counts or word[:1].isdigit()):
            break
        at -= 1
    # «لم يبق سوى جنود»: what is left over is the subject
    if at >= low and words[at] in _SAVE and not _NOT.isdisjoint(words[max(0, at - 4) : at]):
        at -= 1
    return at


def _counted(doc: Document, token: int) -> bool:
    """Whether a word names people, who can be counted: «ثلاثة من الجنود», not «ثلاثة من بغداد»."""
    return any(h.table == "party_nouns" and h.row["class"] in _PEOPLE for h in doc.at(token))


#: Classes of ``party_nouns`` that are people.
_PEOPLE = frozenset(("armed", "military", "police", "people", "protesters", "state"))


def governed(doc: Document, phrase: Phrase, low: int) -> bool:
    """Whether a preposition stands before a phrase, or is written with it."""
    at = step_back(doc, phrase.first, low)
    if at >= low and doc.words[at] in PREPOSITIONS:
        return True
    clitic = phrase.mention.clitic or ""
    if clitic:
        return clitic.endswith(PREPOSITION_CLITICS)
    if phrase.mention.rule == "party_nouns":
        return any(
            h.first == phrase.first and h.head.rstrip("ال")[-1:] in ("ب", "ك")
            for h in doc.at(phrase.first)
            if h.table == "party_nouns"
        ) or doc.words[phrase.first].startswith(("لل", "بال"))
    return False


def first_after(doc: Document, first: int, high: int) -> Mention | None:
    """The first noun phrase in ``[first, high)`` that no preposition governs."""
    found = after_verb(doc, grammar(doc), first, high)
    return found[0] if found else None


def after_verb(doc: Document, g: Grammar, first: int, high: int) -> list[Mention]:
    """Noun phrases after a verb that no preposition governs; the second one is the object."""
    out: list[Mention] = []
    end, skipped = first, False
    near = phrases_between(doc, first, min(high, first + 25))
    if first < high and not (near and near[0].first == first):
        counts = argument_words(doc.lexicon).quantifier
        twice = first + 1 < high and doc.words[first] in counts and doc.words[first + 1] in counts  # «عشرات الآلاف»
        plain = plain_noun(doc, first + twice, high)
        if plain is not None:
            out.append(plain)
    for phrase in near:
        gap = doc.words[end : phrase.first]
        if not STRONG.isdisjoint(gap):
            break
        if _inside(doc, end, phrase.first) or (skipped and len(gap) <= 2 and gap and gap[0][:1] == "و"):
            end, skipped = phrase.last, True  # «على حماية القوات وقواعد الحلف»
            continue
        if out and g.noun_between(end, phrase.first):
            break
        if governed(doc, phrase, first) or (out and (phrase.mention.clitic or "").startswith("و")):
            end, skipped = phrase.last, True
            continue
        skipped = False
        counted = out and out[-1].rule == "plain noun" and gap[-1:] == ["من"]
        if counted and doc.words[phrase.first - 2] in argument_words(doc.lexicon).crowd:
            out[-1] = phrase.mention  # «احتشد المئات من الطلاب»
            end = phrase.last
            continue
        if out and (not COMMAS.isdisjoint(gap) or len(gap) > 3):
            break
        out.append(phrase.mention)
        end = phrase.last
        if len(out) == 2:
            break
    return out


def _inside(doc: Document, low: int, first: int) -> bool:
    """Whether a phrase lies inside a prepositional one: «على حماية القواعد»."""
    if (measured := step_back(doc, first, low)) < first - 2:
        first = measured + 1  # «لم يبق سوى عدد قليل من القوات»
    for at in range(first - 2, max(low, first - 4) - 1, -1):
        word = doc.words[at]
        if word in COMMAS or word[:1].isdigit():
            return False
        if word in PREPOSITIONS:
            return True
        if word[0] in "بلوف":  # else nothing is written together with it
            for h in doc.at(at):
                if h.head.rstrip("ال")[-1:] in ("ب", "ل") and h.form.features.pos in ("noun", "masdar"):
                    return True
    return False


def subject_before(doc: Document, g: Grammar, token: int, low: int) -> Mention | None:
    """The noun phrase that opens the clause before the verb, or the antecedent of its relative pronoun."""
    if g.words[low] in argument_words(g.doc.lexicon).relative and low < token:
        return antecedent(doc, g, low)
    end = low
    for phrase in phrases_between(doc, low, token):
        # «بعد مقتل القائد أعلن الحزب»: inside a phrase that a preposition opens
        if not governed(doc, phrase, low) and PREPOSITIONS.isdisjoint(
            doc.words[max(end, phrase.first - 2) : phrase.first - 2 * _of_number(doc, phrase.first)]
        ):
            return phrase.mention
        end = phrase.last
    start = low
    kana = argument_words(doc.lexicon).kana
    while start < token and (doc.words[start] in QUOTES or start in g.after_that or doc.words[start] in kana):
        start = g.end_of_opener(start)  # «في السياق ذاته» holds no subject
    if start < token and not g.is_verb(start) and doc.words[start - 1] not in PREPOSITIONS:
        plain = plain_noun(doc, start, token)
        word = doc.words[start]
        if (
            plain is None
            and start
            and doc.words[start - 1] == "ان"
            and word.isalpha()
            and word not in argument_words(doc.lexicon).function
        ):
            plain = party_mention(*doc.span(start, start + 1), "ORG", None, "plain noun")  # «إن بلاده لن تسحب»
        if plain is not None:
            return plain
    return None


def _of_number(doc: Document, first: int) -> bool:
    """«إن خمسة من الجنود قتلوا»: whether a number and «من» stand before a phrase."""
    counts = argument_words(doc.lexicon).quantifier
    return first > 1 and doc.words[first - 1] == "من" and doc.words[first - 2] in counts


def _national(doc: Document, first: int, last: int) -> Mention | None:
    """«مسيّرة إسرائيلية هي التي»: an indefinite noun with the adjective of a nation."""
    actor = next(filter(None, map(nation_of, doc.at(last - 1))), None) if last - 2 >= first else None
    if actor is None or doc.words[last - 2] in PREPOSITIONS or not doc.words[last - 2].isalpha():
        return None
    return party_mention(*doc.span(last - 2, last), "ORG", actor, "party_nouns")


def antecedent(doc: Document, g: Grammar, relative: int) -> Mention | None:
    first, _ = g.sentence(relative)
    cleft = False
    while relative - 1 > first and (g.words[relative - 1] in SEPARATING or (cleft and g.words[relative - 1] in QUOTES)):
        cleft = True  # «الحزب هو الذي», «الحركة وحدها التي», «"الجماعة" هي التي»
        relative -= 1
    if relative - 1 > first and g.words[relative - 1] in COMMAS:  # «خلايا التنظيم، التي»
        relative -= 1
    near = [
        p
        for p in phrases_between(doc, max(first, relative - 6), relative)
        if p.last == relative or (p.last == relative - 1 and doc.words[p.last].startswith("ال"))
    ]
    if not near and relative - 2 >= first and doc.words[relative - 2].startswith("ال"):
        return plain_noun(doc, relative - 2, relative)  # «العراقيون حقا الذين»
    if near and near[-1].last == relative:
        return near[-1].mention
    if cleft and not near and (found := _national(doc, first, relative)) is not None:
        return found
    start = relative
    while start > first and doc.words[start - 1].startswith("ال") and relative - start < 3:
        start -= 1
    if start < relative and (not near or near[-1].first < start or near[-1].last <= start):
        s, e = doc.span(start, relative)
        return party_mention(s, e, "ORG", None, "antecedent")
    return near[-1].mention if near else None


def agent(doc: Document, g: Grammar, first: int, high: int) -> Mention | None:
    """The agent of a passive: «من قبل», «على يد»."""
    for at in range(first, min(high, first + 25)):
        if doc.words[at] in argument_words(doc.lexicon).agent and doc.words[at - 1] in ("من", "علي"):
            found = phrases_between(doc, at + 1, min(high, at + 4))
            return found[0].mention if found else None
    return None
