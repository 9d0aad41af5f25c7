"""Which arrangement a state word speaks of: its object, its subject, its second term, or what a pronoun points back to.

Word order after K. Ryding, *A Reference Grammar of Modern Standard Arabic* (4.2 verb-initial and subject-initial
sentences, 8.1 the construct).
"""

from __future__ import annotations

from typing import NamedTuple

from ..document import Document
from .arrangements import Arrangement, Mentions, Noun, takes_along
from .states import State
from .status_words import Closed

#: How many words may stand between a verb and what it does something to; between a verbal noun and its second term.
_VERB_REACH, _NOUN_REACH, _TOPIC_REACH = 16, 9, 28
SENTENCES_BACK = 4
_ALONE_REACH = 14
#: How many arrangements of a sentence are looked through.
_LISTED = 40
#: To take part in an arrangement is to have it.
_SHARES = ("مشارك", "المشارك", "بمشارك", "عضوي", "بعضوي", "انخراط")
_SIDES = frozenset(("شمال", "جنوب", "شرق", "غرب", "وسط", "شمالي", "جنوبي", "شرقي", "غربي", "مدينة", "بلدة", "محافظة"))
_WITHOUT = frozenset(("دون", "بدون", "بلا"))
_ONLY = frozenset(("سوي", "الا"))
_PRONOUNS = frozenset(("ه", "ها", "هما", "هم"))
#: The pronoun of such a noun is who does it («إطلاقها صواريخ»).
_NOT_POINTED = frozenset(("doing", "started", "continuing"))
_ENDS = frozenset(".؛:؟?!…")
_QUOTES = frozenset("\"'“”„«»‹›‘’()[]")
RELATIVE = frozenset(("الذي", "التي", "الذين", "اللذين", "اللتين", "اللذان", "اللتان", "اللواتي"))


class Context(NamedTuple):
    """What pairing looks at: the text, its arrangements by sentence and by token, and where names and dates stand."""

    doc: Document
    words: Closed
    found: dict[int, list[Arrangement]]
    at: dict[int, tuple[int, int]]
    mentions: Mentions
    dates: dict[int, int]
    state_tokens: frozenset[int]
    #: Where an indirect quotation begins.
    announced: frozenset[int]


def pair(context: Context, state: State) -> list[Arrangement]:
    """The arrangements a state word speaks of: none, one, or several joined by و."""
    sentence = context.doc.sentence_at(state.first)
    chosen: tuple[int, int] | None = None
    if state.sense.alone is not None and state.how == "phrase":
        return _alone(context, state)
    if state.sense.frame in ("object", "either"):
        chosen = _object(context, state)
    if chosen is None and state.sense.frame in ("subject", "either"):
        chosen = _subject(context, state)
    if chosen is None:
        return _alone(context, state)
    return _all_joined(context, state, chosen) if chosen[0] == sentence else [context.found[chosen[0]][chosen[1]]]


def _alone(context: Context, state: State) -> list[Arrangement]:
    """What a state word tells of where it names nothing: «انسحبت من البلدة» tells of a presence."""
    kind, words = state.sense.alone, context.doc.words
    if kind is None:
        return []
    noun = Noun(kind, None, None, False, kind == "presence", frozenset())
    itself = Arrangement(
        state.first, state.last, kind, state.row, noun, state.head, state.tail, None, None, None, False
    )
    if state.how == "phrase":
        return [itself]
    end = context.doc.sentence_tokens[context.doc.sentence_at(state.first)][1]
    for token in range(state.last, min(end - 1, state.last + _ALONE_REACH)):
        word = words[token]
        if word in _ENDS or word in context.words.stops:
            break
        if word not in ("من", "عن"):
            over = context.mentions.over.get(token)
            if over is not None and context.doc.mentions[over[2]].type == "PER":
                break  # one person's leaving is no end of a presence
            continue
        over = context.mentions.over.get(token + (2 if words[token + 1] in _SIDES else 1))
        place = over is not None and context.doc.mentions[over[2]].type in ("LOC", "FAC")
        if place or words[token + 1].startswith(context.words.places):
            return [itself]
        break
    return []


def _object(context: Context, state: State) -> tuple[int, int] | None:
    """What something is done to: behind the word; before it where the verb is passive or has a pronoun."""
    if state.sense.named_first or (state.how == "adjective" and not state.sense.must):
        return _topic(context, state)
    after = _after(context, state, strict=state.how in ("masdar", "noun") and not state.sense.must)
    if after is not None:
        return after
    if state.how == "masdar" and state.first and context.doc.words[state.first - 1] in _WITHOUT:
        return _earlier(context, state)  # «انتهت الهدنة دون تمديد»
    if state.tail in _PRONOUNS and not state.sense.must and state.status not in _NOT_POINTED:
        return _topic(context, state) or _earlier(context, state)
    passive = state.how == "verb" and state.voice != "active" and not state.sense.must
    if passive and state.gender == "f" and _at_end(context, state):
        return _topic(context, state)
    return None


def _subject(context: Context, state: State) -> tuple[int, int] | None:
    """What does something: behind the verb or before it; the second term of a noun; the topic of a predicate."""
    if state.how == "adjective" or state.sense.named_first:
        return _topic(context, state)
    if state.how in ("masdar", "noun"):
        found = _after(context, state, strict=True)
        if found is None and state.tail in _PRONOUNS and state.sense.alone is None:
            found = _earlier(context, state)
        return found
    if state.how == "phrase":
        return _topic(context, state) or _after(context, state, strict=False)
    after = _after(context, state, strict=not state.sense.before)
    only = state.last < len(context.doc.words) and context.doc.words[state.last] in _ONLY
    return after if after is not None or only else _topic(context, state)


def _at_end(context: Context, state: State) -> bool:
    """Nothing but time, place and manner follows: a passive verb behind its subject."""
    words, closed_words = context.doc.words, context.words
    after = words[state.last] if state.last < len(words) else "."
    mark = after in _ENDS or after in _QUOTES or after in "،,"
    adverb = after in closed_words.between or after in closed_words.prepositions or after in closed_words.stops
    return mark or adverb or state.last in context.dates


def _all_joined(context: Context, state: State, chosen: tuple[int, int]) -> list[Arrangement]:
    """The chosen arrangement and those joined to it; «تلك الأنشطة» stands for those named before."""
    listed = context.found[chosen[0]]
    one = listed[chosen[1]]
    if one.pointed and one.noun.generic and one.joined is None:
        named = _named_before(context, chosen)
        if named:
            return named
    out = [one]
    for i in range(chosen[1] + 1, len(listed)):
        # a joined one follows what it is joined to
        to = listed[i].joined
        if to is None or to < chosen[1]:
            break
        between = range(listed[i - 1].last, listed[i].first)
        along = takes_along(context.doc.words[between.start : between.stop])
        if not along and any(t in context.state_tokens for t in between):
            break
        if chosen[1] < i and listed[i].first < state.first <= listed[i - 1].first:
            break
        out.append(listed[i])
    return [a for a in out if a is one or (_fits(state, a) and a.noun.forces == one.noun.forces)]


def _named_before(context: Context, chosen: tuple[int, int]) -> list[Arrangement]:
    """The last particular arrangements named before, with what they are joined to."""
    for sentence in (chosen[0], chosen[0] - 1):
        listed = context.found.get(sentence, [])
        last = (chosen[1] if sentence == chosen[0] else len(listed)) - 1
        floor = max(0, last - _LISTED)
        while last >= floor and (
            listed[last].noun.forces or (listed[last].noun.generic and listed[last].joined is None)
        ):
            last -= 1
        if last < floor:
            continue
        out = [listed[last]]
        while listed[last].joined is not None:
            last -= 1
            out.insert(0, listed[last])
        particular = [a for a in out if not a.noun.generic and not a.noun.forces]
        return particular or out
    return []


def _fits(state: State, arrangement: Arrangement) -> bool:
    noun = arrangement.noun
    return state.sense.takes(arrangement.kind, arrangement.row.key, noun.forces, noun.only)


def _agrees(state: State, arrangement: Arrangement) -> bool:
    """Gender of a predicate or of a verb that follows: feminine for the plural of things, masculine otherwise."""
    if arrangement.gender is None or state.gender is None or state.how not in ("verb", "adjective"):
        return True
    if state.how == "verb" and arrangement.first > state.last and state.gender == "m":
        return arrangement.gender == "m" or arrangement.first - state.last > 1
    feminine = arrangement.gender == "f" or arrangement.number == "p"
    if arrangement.noun.forces and state.number == "p":
        return True
    return feminine == (state.gender == "f")


def _after(context: Context, state: State, strict: bool) -> tuple[int, int] | None:
    """The first arrangement behind a word that can be its object or second term.

    ``strict``: only names, dates, quantities and the like may stand between.
    """
    doc, words, closed_words = context.doc, context.doc.words, context.words
    sentence = doc.sentence_at(state.first)
    end = min(doc.sentence_tokens[sentence][1], state.last + (_NOUN_REACH if strict else _VERB_REACH) + 14)
    budget = _NOUN_REACH if strict else _VERB_REACH
    wanted, relative, named, before = state.sense.before, False, False, "state"
    seen_preposition = state.how == "phrase" and words[state.last - 1] in wanted
    token, unknown, share = state.last, 0, False
    if state.tail and state.how == "verb":
        return None
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
            agrees = state.sense.frame != "subject" or seen_preposition or before == "between" or _agrees(state, found)
            if state.sense.needs == "condition":
                governed = second_term = False
            if state.sense.needs == "scope" and not measured(context, found):
                second_term = True
            if _fits(state, found) and not governed and not second_term and agrees:
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
        over = context.mentions.over.get(token)
        if over is not None:
            token, before, named = max(over[1], token + 1), "name", True
            budget -= 1
            continue
        if word in _QUOTES:
            token += 1
            continue
        if word in _ENDS or (word in closed_words.stops and (state.sense.needs != "condition" or word != "قبل")):
            return None
        if word in ("،", ","):
            if strict and not named and token > state.last:
                return None
            before = "name"
        elif token in context.state_tokens and not relative and not _may_stand(context, word):
            return None
        elif word in RELATIVE:
            relative, before = True, "name"
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
        elif _may_stand(context, word):
            if word[0] in wanted and word not in context.words.scopes:
                seen_preposition = True
            before = "between"
            share = share or word.startswith(_SHARES)
        elif word[0].isdigit():
            before = "between"
        else:
            owned = len(word) > 4 and word.endswith(("نا", "ها", "هم", "كم"))  # «بلادنا» takes no second term
            definite = owned or word.startswith(("ال", "وال")) or (word.endswith("ية") and before == "noun")
            before = "name" if definite else "noun"
            unknown += 1
            if strict and (unknown > 2 or (not definite and not relative)):
                return None
        budget -= 1
        token += 1
    return None


def measured(context: Context, one: Arrangement) -> bool:
    """Whether a word before the arrangement says how much of it: «بعض المهام»."""
    before = context.doc.words[one.first - 1] if one.first else "."
    return before in context.words.scopes or (before[:1] in "بلو" and before[1:] in context.words.scopes)


def _may_stand(context: Context, word: str) -> bool:
    """A word that may stand between: تقديم، القيام بـ."""
    between = context.words.between
    if word in between or (len(word) > 2 and word[0] in "بلو" and word[1:] in between):
        return True
    return word.startswith("لل") and "ال" + word[2:] in between


def folded_preposition(word: str) -> bool:
    """A preposition with a pronoun: فيها، منه، عليهم."""
    return word in _WITH_PRONOUN


_WITH_PRONOUN = frozenset(
    p + t for p in ("في", "من", "علي", "الي", "عن", "ل", "ب", "مع") for t in ("ه", "ها", "هم", "هما", "نا", "كم")
)


def _topic(context: Context, state: State) -> tuple[int, int] | None:
    """The arrangement a clause begins with, before its verb or predicate; ungoverned, the first one."""
    doc, words = context.doc, context.doc.words
    sentence = doc.sentence_at(state.first)
    listed = context.found.get(sentence)
    if not listed:
        return None
    begin, floor = state.first, max(doc.sentence_tokens[sentence][0], state.first - _TOPIC_REACH)
    commas = 0
    best: tuple[int, int] | None = None
    while begin > floor:
        begin -= 1
        word = words[begin]
        if word in _ENDS or (word in context.words.stops and not _modal_before(context, begin)):
            break
        if begin in context.state_tokens and begin < state.first - 1 and best is None and commas:
            break
        if word in ("،", ","):
            commas += 1
            if best is not None or commas > 2 or state.how == "adjective":
                break
        place = context.at.get(begin)
        if place is None or place[0] != sentence:
            continue
        found = listed[place[1]]
        if found.preposition or _governed(context, begin):
            continue
        if _fits(state, found) and _agrees_before(state, found):
            best = place
    return best


def _agrees_before(state: State, arrangement: Arrangement) -> bool:
    if state.how in ("masdar", "noun") or (state.how == "verb" and state.tail):
        feminine = arrangement.gender == "f" or arrangement.number == "p"
        return arrangement.gender is None or (state.tail == "ها") == feminine or state.tail in ("هما", "هم")
    if state.how == "verb" and (arrangement.noun.forces or arrangement.gender is None):
        return True
    return state.how == "phrase" or _agrees(state, arrangement)


def _modal_before(context: Context, token: int) -> bool:
    """أن that continues a clause: «يجب أن تذهب»."""
    return context.doc.words[token] == "ان" and token > 0 and context.doc.words[token - 1] in context.words.modals


def _governed(context: Context, token: int) -> bool:
    """Whether the word before takes this one as second term or object of a preposition."""
    if token == 0:
        return False
    word = context.doc.words[token - 1]
    closed_words = context.words
    if word in closed_words.prepositions:
        return True
    if word in _ENDS or word in "،," or word in _QUOTES or word in closed_words.stops or word in closed_words.between:
        return False
    if token - 1 in context.dates or token - 1 in context.mentions.over:
        return False
    return not word.startswith("ال") and token - 1 not in context.state_tokens and not _verb_like(context, token - 1)


def _verb_like(context: Context, token: int) -> bool:
    return any(h.form.features.pos in ("verb", "particle") for h in context.doc.at(token)) or token == 0


def _earlier(context: Context, state: State) -> tuple[int, int] | None:
    """What a pronoun points back to: the last fitting arrangement named before, four sentences back at most."""
    if state.status in _NOT_POINTED:
        return None
    sentence = context.doc.sentence_at(state.first)
    for number in range(sentence, max(-1, sentence - SENTENCES_BACK - 1), -1):
        listed = context.found.get(number, [])
        for i in range(len(listed) - 1, max(-1, len(listed) - _LISTED), -1):
            found = listed[i]
            if found.last > state.first and number == sentence:
                continue
            if found.noun.forces and not state.sense.forces:
                continue
            if number < sentence and found.kind not in _DISCUSSED:
                continue
            if _fits(state, found) and (not state.tail or _agrees_before(state, found)):
                return number, i
    return None


#: Kinds that a later sentence may take up by a pronoun alone.
_DISCUSSED = frozenset(("truce", "talks", "agreement", "training", "air-support", "aid", "combat-mission"))
