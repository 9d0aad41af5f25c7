"""Who does what a state word tells, and who «we» is: the doer, the topic, the speaker and whom he speaks for."""

from __future__ import annotations

from ...model import Mention
from ..document import Document
from .arrangements import Arrangement
from .clauses import clause, controller, idafa, roles, sentence
from .complements import nation
from .control import pointed
from .party_phrases import nation_of
from .places_told import mentions_between
from .spoken import quotation_around
from .states import State
from .status_context import Context
from .status_words import closed

_PARTICLES = frozenset(("لم", "لن", "لا", "قد", "سوف", "ما"))
_CLOSE, _ROLE_REACH, _PRONOUN_REACH = 3, 8, 12
_OWN = frozenset(("ه", "ها", "هم"))


def _thing(doc: Document, token: int) -> bool:
    """Whether a definite noun that the lexicon does not know names nobody: no title, no plural or dual of people."""
    word = doc.words[token]
    titled = any(h.table in ("roles", "party_nouns", "source_words") for h in doc.at(token))
    return word.startswith("ال") and not titled and not word.endswith(("ون", "ين", "ان"))


def apart(doc: Document, found: Mention | None, one: Arrangement) -> Mention | None:
    """A party that is not the arrangement itself («زالت الهدنة» has no holder in its subject).

    A body that is called by what it does is its holder: «علقت البعثة عملها», «بدأت بعثة التدريب مهمتها».
    """
    if found is None:
        return None
    start, end = doc.span(one.first, one.last)
    itself = found.start < end and start < found.end
    if itself and found.type == "ORG" and found.actor is not None and not found.rule.startswith("state_organs"):
        return found
    if found.rule == "plain noun" and _thing(doc, doc.token_at(found.start)):
        return None  # «المخاوف أوقفت التدريب»
    if not itself and found.actor is None and found.end <= start:  # «توقف العمل بالاتفاق»
        first, last = doc.tokens_in(found.start, found.end)
        itself = last - first == 1 and doc.words[first] in closed(doc.lexicon).between
    return None if itself else found


def doer_before(doc: Document, state: State) -> Mention | None:
    """Whom the pronoun of the deed before stands for, to which this one is joined: «عدم تنفيذه الضربات، وكذلك منح»."""
    first, _ = sentence(doc, state.first)
    for at in range(state.first - 1, max(first, state.first - _PRONOUN_REACH) - 1, -1):
        for hit in doc.at(at):
            if hit.tail in _OWN and hit.form.features.pos == "masdar":
                return pointed(doc, hit)
    return None


def doer_of(context: Context, state: State, one: Arrangement) -> Mention | None:
    """Who does what the state word tells: subject of the verb, or of the verb that governs the noun."""
    doc = context.doc
    if state.hit.form.features.person == 1 and (own := speaking(doc, state)) is not None:
        return own  # «سننسحب», said by a minister: his country
    if state.how == "verb":
        subject_ = _before_verb(context, state) or _close(context, state, roles(doc, state.hit).subject)
        return subject_ or _before_that(context, state)
    if state.nominal:
        if state.tail and (who := pointed(doc, state.hit)) is not None:
            return who  # «عدم تنفيذه الضربات»
        between = idafa(doc, state.hit) if state.sense.frame == "object" else None
        return apart(doc, between, one) or controller(doc, state.first)
    return None


def _before_verb(context: Context, state: State) -> Mention | None:
    """The name right before a verb and its particle: «العراق لم يطلب»."""
    for end in (state.first, state.first - 1):
        over = context.mentions.over.get(end - 1)
        particle = end == state.first or context.doc.words[end] in _PARTICLES
        here = context.doc.sentence_at(end - 1) == context.doc.sentence_at(state.first)
        if over is not None and here and particle and not _behind_preposition(context, over[0]):
            return context.doc.mentions[over[2]]
    return None


def _behind_preposition(context: Context, token: int) -> bool:
    """«في جنيف», «وفي جنيف»."""
    word = context.doc.words[token - 1] if token else "."
    return word in context.words.prepositions or word[1:] in context.words.prepositions


def _before_that(context: Context, state: State) -> Mention | None:
    """«يمكن للتحالف أن ينفذ», «على التحالف أن يوقف», «التحالف يمكن أن ينفذ»."""
    words = context.doc.words
    first, _ = clause(context.doc, state.first)
    if words[first] != "ان" or not first:
        return None
    token = first - 2 if words[first - 1] in context.words.modals else first - 1
    over = context.mentions.over.get(token)
    return None if over is None else context.doc.mentions[over[2]]


def _close(context: Context, state: State, found: Mention | None) -> Mention | None:
    """A subject behind its verb stands close; a name further off belongs to something else."""
    if found is None:
        return None
    first = context.doc.token_at(found.start)
    between = context.doc.words[state.last : first]
    far = len(between) > _CLOSE or any(w in context.words.prepositions for w in between)
    return None if first >= state.last and far else found


def topic_of(context: Context, state: State, one: Arrangement) -> Mention | None:
    """The name a clause begins with, for a pronoun behind it: «التحالف علق أنشطته»."""
    doc = context.doc
    first, _ = clause(doc, min(state.first, one.first))
    for mention, low, _high in mentions_between(doc, first, min(state.first, one.first)):
        if mention.type in ("ORG", "PER", "LOC") and doc.words[low - 1] not in context.words.prepositions:
            return mention
    return None


def speaking(doc: Document, state: State) -> Mention | None:
    """The speaker of the quotation around: «قال التحالف إنه علق أنشطته»، «عملياتنا»."""
    quotation = quotation_around(doc, state.first)
    if quotation is None or quotation.speaker.start is None or quotation.speaker.end is None:
        return None
    first, last = doc.tokens_in(quotation.speaker.start, quotation.speaker.end)
    named = mentions_between(doc, first, last)
    speaker = next((m for m, low, high in named if low == first and high == last), None)
    if speaker is None or speaker.level == "NOM":  # «المتحدث باسم البعثة» is described, not named
        inside = next((m for m, _, _ in named if m.type == "ORG" and m is not speaker), None)
        return inside or _office_of(doc, first, last) or speaker
    return _institution(doc, speaker)


def _institution(doc: Document, speaker: Mention) -> Mention:
    """Whom a spokesman means by «we»: the institution his role names, else himself."""
    if speaker.type != "PER":
        return speaker
    first = doc.token_at(speaker.start)
    low = doc.token_at(speaker.role.start) if speaker.role.start is not None else first - _ROLE_REACH
    spokesman = "باسم" in doc.words[max(0, low) : first] or speaker.role.start is not None
    if not spokesman:
        return speaker
    named = [m for m, _, _ in mentions_between(doc, max(0, low), first) if m.type in ("ORG", "LOC")]
    return named[-1] if named else _office_of(doc, max(0, low), first) or speaker


def _office_of(doc: Document, first: int, last: int) -> Mention | None:
    """The country whose office a description names: «وزير الدفاع الفرنسي», «الرئيس الأوغندي»."""
    if not any(h.table == "roles" for at in range(first, last) for h in doc.at(at)):
        return None
    for at in range(first + 1, last):
        for found in doc.at(at):
            if found.form.features.pos == "adjective" and nation_of(found) is not None:
                return nation(doc, at, found)
    return None
