"""The arrangement before a state word: the topic of its clause, or what a pronoun points back to."""

from __future__ import annotations

from .arrangements import Arrangement
from .states import State
from .status_context import ENDS, QUOTES, Context, agrees, fits

#: How many sentences a pronoun may point back.
SENTENCES_BACK = 4
#: The pronoun of such a noun is who does it («إطلاقها صواريخ»).
NOT_POINTED = frozenset(("doing", "started", "continuing"))
_TOPIC_REACH = 28
#: How many arrangements of a sentence are looked through.
_LISTED = 40
#: Kinds that a later sentence may take up by a pronoun alone.
_DISCUSSED = frozenset(("truce", "talks", "agreement", "training", "air-support", "aid", "combat-mission"))


def topic(context: Context, state: State) -> tuple[int, int] | None:
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
        if word in ENDS or (word in context.words.stops and not _modal_before(context, begin)):
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
        if found.preposition or governed(context, begin):
            continue
        if fits(state, found) and _agrees_before(state, found):
            best = place
    return best


def _agrees_before(state: State, arrangement: Arrangement) -> bool:
    if state.nominal or (state.how == "verb" and state.tail):
        feminine = arrangement.gender == "f" or arrangement.number == "p"
        return arrangement.gender is None or (state.tail == "ها") == feminine or state.tail in ("هما", "هم")
    if state.how == "verb" and (arrangement.noun.forces or arrangement.gender is None):
        return True
    return state.how == "phrase" or agrees(state, arrangement)


def _modal_before(context: Context, token: int) -> bool:
    """أن that continues a clause: «يجب أن تذهب»."""
    return context.doc.words[token] == "ان" and token > 0 and context.doc.words[token - 1] in context.words.modals


def governed(context: Context, token: int) -> bool:
    """Whether the word before takes this one as second term or object of a preposition."""
    if token == 0:
        return False
    word = context.doc.words[token - 1]
    closed_words = context.words
    if word == "من" and _counted_of(context, token - 1):
        return False
    if word in closed_words.prepositions:
        return True
    if word in ENDS or word in "،," or word in QUOTES or word in closed_words.stops or word in closed_words.between:
        return False
    if token - 1 in context.dates or token - 1 in context.mentions.over:
        return False
    return not word.startswith("ال") and token - 1 not in context.state_tokens and not _verb_like(context, token - 1)


def _counted_of(context: Context, token: int) -> bool:
    """Whether «من» stands behind how many: «بضع عشرات من العسكريين», «ثلاثة من المدربين»."""
    if token < 1:
        return False
    before = context.doc.words[token - 1]
    scopes = before in context.words.scopes or before in context.words.partial
    measured = (token + 1) in context.measures.values() or token in context.numbers.values()
    return scopes or measured or before in context.words.tens


def _verb_like(context: Context, token: int) -> bool:
    return any(h.form.features.pos in ("verb", "particle") for h in context.doc.at(token)) or token == 0


def earlier(context: Context, state: State) -> tuple[int, int] | None:
    """What a pronoun points back to: the last fitting arrangement named before, four sentences back at most."""
    if state.status in NOT_POINTED:
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
            if fits(state, found) and (not state.tail or _agrees_before(state, found)):
                return number, i
    return None


def named_before(context: Context, chosen: tuple[int, int]) -> list[Arrangement]:
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
