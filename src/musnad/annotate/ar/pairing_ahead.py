"""The arrangement behind a state word: its object, its subject after the verb, its second term."""

from __future__ import annotations

from .arrangements import Arrangement
from .particles import COMMAS
from .states import State
from .status_context import ENDS, QUOTES, RELATIVE, Context, agrees, fits

#: How many words may stand between a verb and what it does something to; between a verbal noun and its second term.
_VERB_REACH, _NOUN_REACH = 16, 9
#: How long something put in between commas may be.
_ASIDE = 5


def after(context: Context, state: State, strict: bool) -> tuple[int, int] | None:
    """The first arrangement behind a word that can be its object or second term.

    ``strict``: only names, dates, quantities and the like may stand between.
    """
    doc, words, closed_words = context.doc, context.doc.words, context.words
    sentence = doc.sentence_at(state.first)
    if sentence not in context.found or (state.tail and state.how == "verb"):
        return None
    end = min(doc.sentence_tokens[sentence][1], state.last + (_NOUN_REACH if strict else _VERB_REACH) + 14)
    budget = _NOUN_REACH if strict else _VERB_REACH
    wanted, relative, named, before = state.sense.before, False, False, "state"
    seen_preposition = state.how == "phrase" and words[state.last - 1] in wanted
    token, unknown, share = state.last, 0, False
    while token < end and budget > 0:
        word = words[token]
        place = context.at.get(token)
        if place is not None and place[0] == sentence:
            found = context.found[sentence][place[1]]
            governed = before == "preposition" or bool(found.preposition)
            if wanted and not seen_preposition:
                governed = found.preposition not in wanted if found.preposition else state.sense.must
                if before == "preposition":
                    governed = True
            elif before == "between" and (seen_preposition or not wanted):
                governed = False
            if strict and not named and not wanted and found.preposition == "ل" and before != "preposition":
                governed = False  # «التعليق المؤقت لعملياته»
            second_term = before == "noun" and not found.tail
            fitting = state.sense.frame != "subject" or seen_preposition or before == "between" or agrees(state, found)
            if state.sense.needs == "condition":
                governed = second_term = False
            if state.sense.needs == "scope" and not measured(context, found):
                second_term = True
            if fits(state, found) and not governed and not second_term and fitting:
                return place
            if found.noun.forces or not strict or state.sense.needs == "scope":
                token, before, named = found.last, "name", True
                over = context.mentions.over.get(found.first)
                if over is not None:
                    token = max(token, over[1])
                budget -= 1
                continue
            return None
        if token in context.dates:
            token, before = context.dates[token], "name"
            continue
        if token in context.measures:
            token, before = context.measures[token], "between"
            continue
        over = context.mentions.over.get(token)
        if over is not None:
            token, before, named = max(over[1], token + 1), "name", True
            budget -= 1
            continue
        if word in QUOTES:
            token += 1
            continue
        if word in ENDS or (word in closed_words.stops and (state.sense.needs != "condition" or word != "قبل")):
            return None
        if word in ("،", ","):
            if strict and not named and token > state.last:
                return None
            before = "name"
            behind = _aside(context, token + 1, end) if named else token
            if behind > token:
                token = behind
                continue
        elif token in context.state_tokens and not relative and not may_stand(context, word):
            return None
        elif word in RELATIVE:
            relative, before = True, "name"
        elif word in closed_words.between and _number(context, token + 1):
            before = "between"  # «ينتشر نحو خمسة آلاف جندي»
        elif word in closed_words.prepositions or folded_preposition(word):
            if wanted and not seen_preposition:
                if word not in wanted:
                    if strict and state.sense.must:
                        return None
                    before = "preposition"
                else:
                    seen_preposition, before = True, "wanted"
            elif share and word == "في":  # «مشاركة روسيا في الاتفاقية»
                before = "between"
            elif before != "between":
                before = "preposition"
                place_name = context.mentions.over.get(token + 1) if state.how == "verb" else None
                if strict and place_name is not None:  # «انطلقت في واشنطن جولة»
                    token, before = place_name[1], "name"
                    continue
                if strict and not named:
                    return None
        elif may_stand(context, word):
            if word[0] in wanted and word not in context.words.scopes:
                seen_preposition = True
            before = "between"
            share = share or word.startswith(context.words.shares)
        elif token in context.numbers:  # «ثلاثة مواقع»
            token, before = context.numbers[token], "between"
            budget -= 1
            continue
        elif word[0].isdigit():
            before = "between"
        else:
            owned = len(word) > 4 and word.endswith(("نا", "ها", "هم", "كم", "ده"))  # «بلادنا» takes no second term
            definite = owned or word.startswith(("ال", "وال")) or (word.endswith("ية") and before == "noun")
            before = "name" if definite else "noun"
            unknown += 1
            if strict and (unknown > 2 or (not definite and not relative)):
                return None
        budget -= 1
        token += 1
    return None


def _aside(context: Context, token: int, end: int) -> int:
    """Behind what is put in after a name: «وقف المنظمة، بطلب من الوزارة، مساعداتها»; else 0."""
    words = context.doc.words
    if token >= end or words[token][:1] != "ب" or context.at.get(token) is not None:
        return 0
    for at in range(token + 1, min(token + _ASIDE, end)):
        over = context.mentions.over.get(at)
        if over is not None:
            return over[1] + (words[min(over[1], end - 1)] in COMMAS)
        if words[at] in COMMAS:
            return at + 1
    return 0


def measured(context: Context, one: Arrangement) -> bool:
    """Whether a word before the arrangement says how much of it: «بعض المهام»."""
    before = context.doc.words[one.first - 1] if one.first else "."
    return before in context.words.scopes or (before[:1] in "بلو" and before[1:] in context.words.scopes)


def may_stand(context: Context, word: str) -> bool:
    """A word that may stand between: تقديم، القيام بـ."""
    between = context.words.between
    if word in between or (len(word) > 2 and word[0] in "بلو" and word[1:] in between):
        return True
    return word.startswith("لل") and "ال" + word[2:] in between


def _number(context: Context, token: int) -> bool:
    return token < len(context.doc.words) and (token in context.numbers or context.doc.words[token][0].isdigit())


_WITH_PRONOUN = frozenset(
    p + t for p in ("في", "من", "علي", "الي", "عن", "ل", "ب", "مع") for t in ("ه", "ها", "هم", "هما", "نا", "كم")
)


def folded_preposition(word: str) -> bool:
    """A preposition with a pronoun: فيها، منه، عليهم."""
    return word in _WITH_PRONOUN
