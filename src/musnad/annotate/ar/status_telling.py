"""How a status is told: asserted, planned, demanded, possible, denied; what a denial is about.

The clause says most of it (:mod:`scope`); what is said here is what a verbal noun takes from the noun or preposition it
hangs on: «دعوات إلى إخراج القوات» is demanded, «اتفقا على سحب القوات» and «محادثات لإنهاء الوجود» planned, «قبل انتهاء
الهدنة» not yet so.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Literal, NamedTuple

from ...model import Modality, Polarity
from ..document import Document
from . import clauses
from .arrangements import forms_of
from .grammar import Grammar, grammar
from .particles import STRONG
from .states import State
from .status_context import Context
from .status_terms import Cues, disbelieved, ruled_out
from .status_words import Closed, closed

_GOVERNOR_REACH = 10
_JOINED_REACH = 9
_APPROVAL_REACH, _NEGATED_REACH, _NO_LONGER_REACH = 12, 4, 6
_NOT_PAST = frozenset(("لم", "ولم", "فلم"))
_NEGATORS = frozenset(("لم", "ولم", "فلم", "لن", "ولن", "لا", "ولا", "دون", "بدون", "عدم", "وعدم", "بعدم"))
_FUTURE_NOT = frozenset(("لن", "ولن", "فلن"))
_TOPIC = frozenset(("حول", "بشان", "بخصوص", "حيال"))
#: What a decision that rules it brings about.
_DECIDED = frozenset(("suspended", "resumed", "extended"))


class Told(NamedTuple):
    """Modality and polarity of a status, and what is denied where it is."""

    modality: Modality
    polarity: Polarity
    denies: Literal["fact", "approval", "authority"] | None = None


#: What is denied is the asking, not what is asked for: «لم تطلب الحكومة سحب القوات».
UNASKED = Told("demanded", "negated", "fact")


def told(context: Context, around: Cues, state: State, status: str, before: Told | None) -> Told:
    """How the state is told. ``before``: how the one before it in the sentence was."""
    doc, words = context.doc, context.words
    scope = clauses.scope(doc, state.first)
    modality, polarity = scope.modality, scope.polarity
    if state.sense.wanted:
        return Told("demanded" if modality == "asserted" else modality, "affirmed")
    if modality == "planned" and state.how == "adjective" and _stays(doc, state):
        modality = "asserted"  # «ستبقى معلقة»
    if state.how in ("adjective", "phrase") and scope.modality_rule == "future":
        modality = "asserted"  # «ساري المفعول» is no future verb
    if no_longer(doc, state):
        return Told("asserted", "negated" if status == "doing" else "affirmed")
    if modality == "demanded" and (asked := _asked(doc, state)) is not None:
        return asked
    low, high = clauses.sentence(doc, state.first)
    if disbelieved(around, state, low) or ruled_out(doc, around, state, high):
        return Told("denied", "negated", "fact")
    if modality == "demanded" and status in _DECIDED and _ruled(doc, scope.modality_rule):
        modality = "asserted"  # «قضى القرار بتعليق الاتفاق»
    if modality == "demanded" and not _NOT_PAST.isdisjoint(doc.words[max(0, state.first - 1) : state.first + 1]):
        modality = "asserted"  # nor over لم: «طلب عدم الكشف عن اسمه إنه لم يبق جندي»
    if modality == "demanded" and state.first and doc.words[state.first - 1] in _FUTURE_NOT:
        modality = "planned"  # no wish reaches over لن: «يريدنا أن نبقى ولن ننسحب»
    if modality == "asserted" and state.how == "verb" and state.tense == "present" and _agreed(doc, words, state):
        modality = "planned"
    if modality == "asserted" and state.nominal:
        modality = "planned" if _aim(context, state) else _of_noun(doc, words, state, status, before)
    if polarity == "affirmed" and (unannounced(doc, state) or _failed(doc, words, state)):
        modality, polarity = "asserted", "negated"
    elif state.last < len(doc.words) and doc.words[state.last] in ("سوي", "الا"):
        polarity = "affirmed"  # «لم يبق سوى»
    return Told(modality, polarity)


def _ruled(doc: Document, rule: str) -> bool:
    """Whether what makes it a demand is the verb of a ruling, which brings it about."""
    table, _, key = rule.partition(":")
    return table == "reporting_verbs" and doc.lexicon.table(table)[key]["rules"] == "yes"


def _aim(context: Context, state: State) -> bool:
    """«مباحثات إحياء الاتفاق»: what talks are held for."""
    at = context.at.get(state.first - 1)
    return at is not None and context.found[at[0]][at[1]].kind == "talks" and state.head == ""


def _agreed(doc: Document, words: Closed, state: State) -> bool:
    """«بموجب الاتفاق تنسحب القوات»: what terms lay down is still to be done."""
    low, _ = clauses.sentence(doc, state.first)
    first, _ = clauses.clause(doc, state.first)
    before = doc.words[max(low, min(first, state.first - _GOVERNOR_REACH)) : state.first]
    return any(w.lstrip("و") in words.terms for w in before)


def undated(doc: Document, state: State) -> bool:
    """«لم يحدد موعد لاستئنافها»: when it will be is not said, nor that it will."""
    before = doc.words[max(0, state.first - _NEGATED_REACH) : state.first]
    return (
        state.how == "masdar"
        and not closed(doc.lexicon).days.isdisjoint(before[-2:])
        and not _NEGATORS.isdisjoint(before)
    )


def no_longer(doc: Document, state: State) -> bool:
    """«لم تعد قائمة», «لم تعد الهدنة قائمة»."""
    low, _ = clauses.sentence(doc, state.first)
    before = doc.words[max(low, state.first - _NO_LONGER_REACH) : state.first]
    if _NOT_PAST.isdisjoint(before):
        return False
    again = closed(doc.lexicon).again
    return any(w in _NOT_PAST and after in again for w, after in pairwise(before)) and STRONG.isdisjoint(before)


def _stays(doc: Document, state: State) -> bool:
    return any(
        w.lstrip("وف").startswith(closed(doc.lexicon).staying) for w in doc.words[max(0, state.first - 5) : state.first]
    )


def _asked(doc: Document, state: State) -> Told | None:
    """What is denied or not done is the asking: «نفى أن تكون الحكومة طلبت سحب القوات»."""
    g = grammar(doc)
    low, _ = clauses.sentence(doc, state.first)
    for mark in g.marks_before(state.first, low):
        if mark.kind not in ("modal", "report"):
            continue
        if not g.is_verb(mark.first):
            if _unreceived(doc, g, mark.first, low):
                return UNASKED
            continue
        scope = clauses.scope(doc, mark.first)
        if scope.modality == "denied":
            return Told("denied", "negated", "fact")
        return UNASKED if scope.polarity == "negated" else None
    return None


def _unreceived(doc: Document, g: Grammar, token: int, low: int) -> bool:
    """«لم تتسلم أي أوامر بوقفها»: the order is the object of a verb that is denied."""
    for at in range(token - 1, max(low, token - _NEGATED_REACH) - 1, -1):
        if doc.words[at] in STRONG or doc.words[at] in "،,":
            return False
        if at in g.verbs or at in g.negator_before:
            return at in g.negator_before and g.negator_before[at].hit.row["polarity"] == "negated"
    return False


def _of_noun(doc: Document, words: Closed, state: State, status: str, before: Told | None) -> Modality:
    """What a verbal noun in an asserted clause takes from the words it hangs on."""
    low, _ = clauses.sentence(doc, state.first)
    if state.first == low:
        return "asserted"
    last = doc.words[state.first - 1]
    if last in words.upcoming or (
        last == "من" and words.upcoming.intersection(doc.words[max(low, state.first - 4) : state.first])
    ):
        return "planned"  # «قبل ساعات من انتهاء الهدنة»
    purpose = state.head.lstrip("وف") in ("ل", "لال")
    if state.head == "و" and (first := _joined_to(doc, words, low, state.first)) is not None:
        hung = hangs_on(doc, words, first)
        if hung is not None:
            return "asserted" if status in _DECIDED and hung[1].startswith(words.approved) else hung[0]
    if not purpose and last not in words.about and not state.head.lstrip("وف").startswith("ب"):
        return "asserted"
    if purpose and last in words.reasons:
        return "asserted"
    if last == "علي" and doc.words[max(low, state.first - 2)].endswith("العمل"):
        return "demanded" if before is not None and before.modality == "demanded" else "planned"
    hung = hangs_on(doc, words, state.first)
    if hung is not None:
        modality, word = hung
        if (
            modality == "planned"
            and word.startswith(words.approved)
            and status == "ended"
            and _by_others(doc, words, state.first)
        ):
            return "demanded"
        if modality == "demanded":
            return modality
        done = status == "extended" and word.startswith(words.agreed)
        return "asserted" if done or (status == "suspended" and not purpose) else "planned"
    if purpose:
        behind = _plain(doc, max(low, state.first - _GOVERNOR_REACH), state.first)
        back = status == "resumed" and any(w.startswith(("عاد", "عود")) for w in behind)
        return "asserted" if back else "planned"  # «عاد الوفد لاستئناف المحادثات»
    return "possible" if last in _TOPIC else "asserted"


def _joined_to(doc: Document, words: Closed, low: int, token: int) -> int | None:
    """Where the noun stands that this one is joined to, behind its preposition: «اتفقا على الهدنة وانسحاب القوات»."""
    g = grammar(doc)
    for at in range(token - 1, max(low, token - _JOINED_REACH), -1):
        if g.is_verb(at) or doc.words[at] in STRONG or doc.words[at] in words.stops:
            return None
        if doc.words[at] == "علي":
            return at + 1
    return None


def hangs_on(doc: Document, words: Closed, token: int) -> tuple[Modality, str] | None:
    """What a noun behind «على», «بشأن», «بـ» takes from the word above it, and that word: demanded or planned."""
    low, _ = clauses.sentence(doc, token)
    behind = _plain(doc, max(low, token - _GOVERNOR_REACH), token)
    phrase = " ".join(behind)
    if any(w in phrase for w in words.wanters if " " in w):
        return "demanded", ""
    for word in reversed(behind):
        if word.startswith(words.wanters):
            return "demanded", word
        if word.startswith(words.planners):
            return "planned", word
    return None


def undertaken(doc: Document, token: int, head: str, expels: bool) -> Modality:
    """How a withdrawal or an expulsion is told that a noun names: agreed upon it is planned, voted by others demanded.

    «اتفقا على سحب القوات», «الموافقة على طرد القوات في البرلمان».
    """
    words = closed(doc.lexicon)
    if not token or (doc.words[token - 1] not in words.about and head.lstrip("وف") != "ب"):
        return "asserted"
    hung = hangs_on(doc, words, token)
    if hung is None or hung[0] == "demanded":
        return "asserted" if hung is None else "demanded"
    return "demanded" if expels and hung[1].startswith(words.approved) and _by_others(doc, words, token) else "planned"


def _by_others(doc: Document, words: Closed, token: int) -> bool:
    """Whether a legislature is near, which others have to obey."""
    low, high = clauses.sentence(doc, token)
    near = doc.words[max(low, token - _GOVERNOR_REACH) : min(high, token + _GOVERNOR_REACH)]
    return any(form.startswith(words.legislature) for word in near for form in forms_of(word))


def _plain(doc: Document, first: int, last: int) -> list[str]:
    """Words without conjunction, preposition and article; of ``first`` to ``last``, from the last mark on."""
    out: list[str] = []
    for token in range(first, last):
        word = doc.words[token]
        if word in "؛.:":
            out = []
            continue
        if len(word) > 4 and word[0] in "وف":
            word = word[1:]
        if len(word) > 4 and word[0] in "بل" and word[1:3] != "ال":
            word = word[1:]
        out.append(word[2:] if word.startswith("ال") else word)
    return out


def unannounced(doc: Document, state: State) -> bool:
    """«ولم يُعلن تمديدها»، «دون الإعلان عن تمديدها»."""
    if not state.nominal:
        return False
    for token in range(max(1, state.first - 4), state.first):
        announced = any(
            (h.table == "status_cues" and h.row["class"] == "announced")
            or (h.table == "auxiliary_verbs" and h.row["sense"] == "decide")
            for h in doc.at(token)
        )
        if announced and doc.words[token - 1] in _NEGATORS:
            return True
    return False


def _failed(doc: Document, words: Closed, state: State) -> bool:
    """«فشلت المحادثات في التوصل إلى هدنة»."""
    if not state.nominal:
        return False
    low, _ = clauses.clause(doc, state.first)
    return any(w.startswith(words.failures) for w in _plain(doc, max(low, state.first - _GOVERNOR_REACH), state.first))


def denied(doc: Document, words: Closed, state: State, how: Told, attribution: str) -> Told:
    """Turn what a speaker says is not so into a denial; «approval was not given» denies the approval, not the fact.

    In the narrator's own voice it stays negated.
    """
    low, _ = clauses.sentence(doc, state.first)
    before = doc.words[max(low, state.first - _APPROVAL_REACH) : state.first]
    about: Literal["fact", "approval", "authority"] = "fact"
    for i, word in enumerate(before):
        if word not in words.approval and word not in words.authority:
            continue
        about = "approval" if word in words.approval else "authority"
        given = clauses.scope(doc, state.first - len(before) + i)
        negated = bool(_NEGATORS.intersection(before[max(0, i - _NEGATED_REACH) : i]))
        negated = negated or given.polarity == "negated" or given.modality == "denied"
        if negated and how.modality in ("asserted", "planned"):
            return Told("denied", "negated", about)
    if how.modality == "denied":
        return Told("denied", "negated", about)
    if how == UNASKED:
        return Told("denied", "negated", "fact")
    spoken = about != "fact" or attribution != doc.narrator()
    if spoken and how.polarity == "negated" and how.modality in ("asserted", "planned"):
        return Told("denied", "negated", about)
    return how
