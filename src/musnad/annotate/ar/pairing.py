"""Which arrangement a state word speaks of: its object, its subject, its second term, or what a pronoun points back to.

Word order after K. Ryding, *A Reference Grammar of Modern Standard Arabic* (4.2 verb-initial and subject-initial
sentences, 8.1 the construct).
"""

from __future__ import annotations

from .arrangements import Arrangement, Noun, takes_along
from .clauses import clause
from .pairing_ahead import after
from .pairing_back import NOT_POINTED, earlier, named_before, topic
from .scope import scope
from .states import State
from .status_context import ENDS, QUOTES, RELATIVE, Context, agrees, fits

_ALONE_REACH, _OWN_REACH, _RELATIVE_REACH = 14, 6, 9
#: The least letters of a definite noun.
_LEAST = 4
#: Behind these a verb begins anew.
_ANEW = frozenset(("،", ",", "وقد", "فقد", "فيما", "بينما"))
_WITHOUT = frozenset(("دون", "بدون", "بلا"))
_ONLY = frozenset(("سوي", "الا"))
_DAMMA = "\u064f"
_TAKEN_UP = frozenset(("بعدما", "بعد ان", "ثم", "قبلما"))
_PRONOUNS = frozenset(("ه", "ها", "هما", "هم"))


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
        chosen = _of_pronoun(context, state)
    if chosen is None:
        return _alone(context, state)
    return _all_joined(context, state, chosen) if chosen[0] == sentence else [context.found[chosen[0]][chosen[1]]]


def _of_pronoun(context: Context, state: State) -> tuple[int, int] | None:
    """«قالت إدارة المعبر إنه لم يغلق», «أكد أن الهدنة هشة لكنها صامدة»: the nearest that the pronoun fits."""
    if state.how not in ("verb", "adjective") or state.tail or state.sense.must or state.last in context.state_tokens:
        return None
    passive = state.voice != "active" and _at_end(context, state)
    if state.how == "verb" and state.sense.frame == "object" and not passive:
        return None
    words, at = context.doc.words, state.first - 1
    if at > 0 and words[at] in _PARTICLES:
        at -= 1
    pronoun = next((p for p in ("ه", "ها") if at > 0 and words[at] in _THAT and words[at].endswith(p)), None)
    if pronoun is None:
        return None
    sentence = context.doc.sentence_at(state.first)
    for i, one in reversed(list(enumerate(context.found.get(sentence, [])))):
        feminine = one.gender == "f" or one.number == "p"
        fitting = one.last <= at and not one.noun.forces and not one.noun.bodies and fits(state, one)
        if fitting and (one.gender is None or feminine == (pronoun == "ها")):
            return sentence, i
    return None


_THAT = frozenset(c + w + p for c in ("", "و", "ف", "ب", "وب") for w in ("ان", "لكن", "غير ان") for p in ("ه", "ها"))
_PARTICLES = frozenset(("لم", "لن", "لا", "ما", "قد", "سوف"))


def _alone(context: Context, state: State) -> list[Arrangement]:
    """What a state word tells of where it names nothing: «انسحبت من البلدة» tells of a presence."""
    kind, words = state.sense.alone, context.doc.words
    if kind is None:
        return []
    alone = itself(state, kind)
    if state.how == "phrase":
        return [alone]
    where = _FROM
    if state.status == "continuing":  # «سنبقى في البلاد», said by who is there; «يبقى في المدينة» may be anybody
        features = state.hit.form.features
        if features.person != 1 or features.number != "p":
            return []
        where = _IN
    end = context.doc.sentence_tokens[context.doc.sentence_at(state.first)][1]
    for token in range(state.last, min(end - 1, state.last + _ALONE_REACH)):
        word = words[token]
        if word in ENDS or (word in context.words.stops and token not in context.mentions.over):
            break
        if word not in where:
            over = context.mentions.over.get(token)
            if over is not None and context.doc.mentions[over[2]].type == "PER":
                break  # one person's leaving is no end of a presence
            continue
        over = context.mentions.over.get(token + (2 if words[token + 1] in context.words.sides else 1))
        place = over is not None and context.doc.mentions[over[2]].type in ("LOC", "FAC")
        if place or words[token + 1].startswith(context.words.places):
            return [alone]
        break
    return []


def itself(state: State, kind: str) -> Arrangement:
    """The arrangement that a state word stands for where none is named."""
    noun = Noun(kind, None, None, False, kind == "presence", frozenset())
    return Arrangement(state.first, state.last, kind, state.row, noun, state.head, state.tail, None, None, None, False)


#: Before the place that is left, and before the one that is stayed in.
_FROM, _IN = frozenset(("من", "عن")), frozenset(("في", "داخل"))


def _object(context: Context, state: State) -> tuple[int, int] | None:
    """What something is done to: behind the word; before it where the verb is passive or has a pronoun."""
    if state.sense.named_first or (state.how == "adjective" and not state.sense.must):
        return topic(context, state)
    found = after(context, state, strict=state.nominal and not state.sense.must)
    if found is not None:
        return _own(context, state, found)
    if state.how == "masdar" and state.first and context.doc.words[state.first - 1] in _WITHOUT:
        return earlier(context, state)  # «انتهت الهدنة دون تمديد»
    if state.tail in _PRONOUNS and not state.sense.must and state.status not in NOT_POINTED:
        return topic(context, state) or (None if _other_topic(context, state) else earlier(context, state))
    passive = state.how == "verb" and state.voice != "active" and not state.sense.must
    if passive and _at_end(context, state):
        found = topic(context, state)
        if found is None and state.first and context.doc.words[state.first - 1] in _TAKEN_UP and _hamza(context, state):
            found = earlier(context, state)  # «بعدما أُوقف بقرار»
        if found is not None and (state.gender == "f" or not context.found[found[0]][found[1]].noun.forces):
            return found
    return None


def _hamza(context: Context, state: State) -> bool:
    """A passive by its vowel: «أُوقف», «عُلقت»."""
    start = context.doc.starts[state.first] + len(state.head)
    return context.doc.text[start + 1 : start + 2] == _DAMMA or state.voice == "passive"


def _own(context: Context, state: State, chosen: tuple[int, int]) -> tuple[int, int]:
    """What is the force's own is done to, not the force: «قلصت القوة دورياتها»."""
    listed = context.found[chosen[0]]
    one = listed[chosen[1]]
    if state.how != "verb" or one.tail or not (one.noun.forces or one.noun.leaves):
        return chosen
    for i in range(chosen[1] + 1, min(chosen[1] + 3, len(listed))):
        other = listed[i]
        between = _without_day(context, one.last, other.first)
        if len(between) > _OWN_REACH or any(w in ENDS or w in "،," or w in context.words.stops for w in between):
            break
        if other.tail in _PRONOUNS and not other.head and fits(state, other):
            return chosen[0], i
    return chosen


def _other_topic(context: Context, state: State) -> bool:
    """«إن السفينة أوقفها الحوثيون»: a noun that the clause begins with is what the pronoun stands for."""
    words = context.doc.words
    low, _ = clause(context.doc, state.first)
    for at in range(state.first - 1, max(low - 2, state.first - _OWN_REACH - 2), -1):
        if words[at] in _OPENS:
            return at + 1 < state.first and words[at + 1].startswith("ال") and (at + 1) not in context.at
    return False


_OPENS = frozenset(("ان", "وان", "بان", "لكن", "ولكن"))


def _without_day(context: Context, first: int, last: int) -> list[str]:
    """The words between two tokens without a day in commas: «أنهت البعثة، الثلاثاء، وجودها»."""
    words = context.doc.words[first:last]
    commas = [i for i, w in enumerate(words) if w in "،,"]
    if len(commas) == 2 and first + commas[0] + 1 in context.dates:
        return words[: commas[0]] + words[commas[1] + 1 :]
    return words


def _told_to_leave(context: Context, state: State) -> tuple[int, int] | None:
    """«طلبت من القوات الرحيل», «أمهلت الجنود يومين للمغادرة»: the forces stand before the definite noun."""
    if not state.sense.leaving or state.tail or not state.head.endswith("ال"):
        return None
    sentence = context.doc.sentence_at(state.first)
    for i, one in reversed(list(enumerate(context.found.get(sentence, [])))):
        if one.last <= state.first:
            between = context.doc.words[one.last : state.first]
            near = len(between) <= _OWN_REACH and not any(w in ENDS or w in "،," for w in between)
            asked = scope(context.doc, state.first).modality == "demanded"
            body = one.noun.forces or one.noun.leaves
            return (sentence, i) if near and asked and body and fits(state, one) else None
    return None


def _subject(context: Context, state: State) -> tuple[int, int] | None:
    """What does something: behind the verb or before it; the second term of a noun; the topic of a predicate."""
    if state.how == "adjective" or state.sense.named_first:
        return topic(context, state)
    if state.nominal:
        found = after(context, state, strict=True)
        if found is None and state.tail in _PRONOUNS and state.sense.alone is None:
            found = earlier(context, state)
        return found or _told_to_leave(context, state)
    if state.how == "phrase":
        return topic(context, state) or after(context, state, strict=False)
    found = after(context, state, strict=not state.sense.before) or _antecedent(context, state)
    only = state.last < len(context.doc.words) and context.doc.words[state.last] in _ONLY
    if found is None and state.how == "verb" and _own_subject(context, state):
        return None
    return found if found is not None or only else topic(context, state)


def _own_subject(context: Context, state: State) -> bool:
    """«المفاوضات، وقد دخلت الحرب شهرها الرابع»: a definite noun right behind the verb, no arrangement and no time."""
    token, words = state.last, context.doc.words
    before = words[state.first - 1] if state.first else "."
    if not (before in _ANEW or state.head.startswith("و")):
        return False  # «المساعدات تدخل القطاع»
    if token >= len(words) or token in context.dates or token in context.at or words[token] in context.words.between:
        return False
    return words[token].startswith("ال") and len(words[token]) > _LEAST and token not in context.state_tokens


def _antecedent(context: Context, state: State) -> tuple[int, int] | None:
    """What a relative clause goes on about: «لا يشمل العمليات ضد التنظيم، التي ستتواصل»."""
    if not state.first or context.doc.words[state.first - 1] not in RELATIVE or state.sense.leaving:
        return None
    sentence = context.doc.sentence_at(state.first)
    for i, one in reversed(list(enumerate(context.found.get(sentence, [])))):
        near = 0 <= state.first - one.last <= _RELATIVE_REACH
        if near and not one.noun.forces and fits(state, one) and agrees(state, one):
            return sentence, i
    return None


def _at_end(context: Context, state: State) -> bool:
    """Nothing but time, place and manner follows: a passive verb behind its subject."""
    tokens, of = context.doc.words, context.words
    after = tokens[state.last] if state.last < len(tokens) else "."
    mark = after in ENDS or after in QUOTES or after in "،,"
    known = (of.never, of.sides, of.between, of.prepositions, of.stops)
    return mark or state.last in context.dates or any(after in words for words in known)


def _for(one: Arrangement, other: Arrangement) -> bool:
    """Whether a support or a relation is said to be for this: «للتدريب»."""
    near = 0 <= other.first - one.last <= _OWN_REACH
    return near and one.kind == "support" and other.preposition == "ل" and other.kind in _HELP


_HELP = frozenset(("training", "advising", "equipping"))


def _all_joined(context: Context, state: State, chosen: tuple[int, int]) -> list[Arrangement]:
    """The chosen arrangement and those joined to it; «تلك الأنشطة» stands for those named before."""
    listed = context.found[chosen[0]]
    one = listed[chosen[1]]
    if one.pointed and one.noun.generic and one.joined is None:
        named = named_before(context, chosen)
        if named:
            return named
    out, accepted = [one], {chosen[1]}
    for i in range(chosen[1] + 1, len(listed)):
        # a joined one follows what it is joined to
        to = listed[i].joined
        if to is None and _for(one, listed[i]):  # «العلاقات مع الحلف للتدريب والمشورة»
            out.append(listed[i])
            accepted.add(i)
            continue
        if to is None and listed[i].preposition:
            continue  # «الدعم للعمليات، بما فيه السلاح»
        if to not in accepted:
            break
        between = range(listed[i - 1].last, listed[i].first)
        along = takes_along(context.doc.words[between.start : between.stop], context.words)
        if not along and any(t in context.state_tokens for t in between):
            break
        if chosen[1] < i and listed[i].first < state.first <= listed[i - 1].first:
            break
        out.append(listed[i])
        accepted.add(i)
    return [a for a in out if a is one or (fits(state, a) and a.noun.forces == one.noun.forces)]
