"""Polarity and modality of a happening: which word before it denies, plans, demands or doubts it.

A finite verb is governed by the particle before it, or, inside an «أن» clause, by what governs that clause. A verbal
noun is governed by the nearest governing word to its left, unless a phrase about another happening (بعد، بسبب، عن) or
a relative clause stands between. Grammar after K. Ryding, *A Reference Grammar of Modern Standard Arabic*, ch. 34-39.
"""

from __future__ import annotations

from typing import NamedTuple, cast

from ...model import Modality, Polarity
from ..document import Document
from .argument_words import argument_words
from .grammar import Grammar, Mark, grammar
from .particles import COMMAS, PREPOSITIONS, STRONG

#: Reporting verbs of these classes colour what they report.
_CLASS: dict[str, Modality] = {
    "denies": "denied",
    "demands": "demanded",
    "speculates": "possible",
    "promises": "planned",
}
#: Verbs through which negation reaches their object: «لم تقع اشتباكات».
_LIGHT = frozenset(("do", "done", "happen", "host", "phase", "manage", "try", "decide", "undergo"))
#: How many words before a noun what it is talked of with may stand.
_TALK = 5
_UPON = frozenset(("علي", "وعلي"))
_QAD = frozenset(("قد", "وقد", "فقد"))
_FAR = 32
#: How far behind a light verbal noun, over its doer, what is done may stand.
_DOER = 4
#: Over these no condition reaches.
_PARTING = STRONG - {":"}


class Scope(NamedTuple):
    """How a happening is told, and by which rows that was read."""

    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    polarity_rule: str = "plain"
    modality_rule: str = "plain"


PLAIN = Scope()


def scope(doc: Document, token: int) -> Scope:
    """Polarity and modality of the happening told by a token."""
    g = grammar(doc)
    return _scope(g, token, 0)


def polarity(doc: Document, token: int) -> tuple[Polarity, str]:
    """``affirmed`` or ``negated``, and the rule that read it."""
    found = scope(doc, token)
    return found.polarity, found.polarity_rule


def modality(doc: Document, token: int) -> tuple[Modality, str]:
    """How a happening is told: asserted, planned, possible, conditional, demanded or denied, and the rule."""
    found = scope(doc, token)
    return found.modality, found.modality_rule


def _rule(mark: Mark) -> str:
    return f"{mark.hit.table}:{mark.hit.row.key}"


def _scope(g: Grammar, token: int, depth: int) -> Scope:
    known = g.scopes.get(token)
    if known is not None:
        return cast(Scope, known)
    g.scopes[token] = PLAIN  # a circle ends here
    verb = g.is_verb(token) or _after_verb_particle(g, token)
    found = _of_verb(g, token, depth) if verb else _of_noun(g, token, token, depth)
    if not verb and found.modality == "asserted":
        found = _scheduled(g, token, found)
        found = _of_predicate(g, token, found)
        if found is PLAIN:
            found = _called_untrue(g, token)
    found = _conditional(g, token, found)
    g.scopes[token] = found
    return found


def _of_verb(g: Grammar, token: int, depth: int) -> Scope:
    reading = g.verbs.get(token)
    tense = reading.form.features.tense if reading is not None else "present"
    pol, mod, pol_rule, mod_rule = PLAIN
    before = token
    negator = g.negator_before.get(token)
    if negator is not None and _negates(g, negator, tense):
        before = negator.first
        pol = cast(Polarity, negator.hit.row["polarity"] or "negated")
        pol_rule = _rule(negator)
        if negator.hit.row["modality"]:
            mod, mod_rule = cast(Modality, negator.hit.row["modality"]), pol_rule
    elif token and g.words[token - 1] in _QAD:
        before = token - 1
        if tense == "present":
            mod, mod_rule = "possible", "qad"
    if tense == "present" and reading is not None and "س" in reading.head:
        mod, mod_rule = "planned", "future"
    elif before and g.words[before - 1] in ("سوف", "وسوف", "فسوف"):
        mod, mod_rule = "planned", "modal_cues:future"
    first, _ = g.clause(before)
    purpose = reading is not None and reading.head == "ل"
    for mark in g.marks_before(before, first):
        if purpose and mark.kind == "negator" and mark.hit.row["governs"] == "clause" and pol == "affirmed":
            pol, pol_rule = "negated", _rule(mark)  # «لسنا هنا لندخل في مواجهة»
        if mark.kind == "modal" and mark.hit.row["reach"] == "clause" and mod == "asserted":
            mod, mod_rule = cast(Modality, mark.hit.row["modality"]), _rule(mark)
        if mark.kind == "that" and depth < 4:
            above = _of_noun(g, mark.first, mark.first, depth + 1)
            if above.modality == "asserted" and tense == "present" and _incumbent(g, mark.first):
                above = above._replace(modality="demanded", modality_rule="upon-x-that")
            upon = mark.last == token and tense == "present" and mark.first > 0 and g.words[mark.first - 1] in _UPON
            if above.modality == "asserted" and upon:  # «اتفقا، على أن يلتقيا غدا»
                above = above._replace(modality="planned", modality_rule="upon-that")
            future_not = negator is not None and mod == "planned"
            if above.modality == "demanded" and future_not:
                break  # no wish reaches over لن: «يريدنا أن نبقى ولن ننسحب»
            if above.modality != "asserted":
                mod, mod_rule = above.modality, above.modality_rule
            if above.polarity != "affirmed" and pol == "affirmed":
                pol, pol_rule = above.polarity, above.polarity_rule
            break
    return Scope(pol, mod, pol_rule, mod_rule)


def _after_verb_particle(g: Grammar, token: int) -> bool:
    """A word the lexicon has no verb for, after لم, لن or أن."""
    if token and g.words[token - 1] in ("ان", "بان") and g.words[token][:1] in "يتن" and not g.is_nominal(token):
        return True
    negator = g.negator_before.get(token)
    return negator is not None and negator.hit.row["governs"] == "verb"


def _incumbent(g: Grammar, that: int) -> bool:
    """«على النقابة أن»: it is upon somebody to do it."""
    if g.words[that] != "ان":
        return False  # «قال في بيان على منصته إنه»
    first, _ = g.sentence(that)
    for at in range(that - 2, max(first - 1, that - 8), -1):
        if g.is_verb(at + 1) or g.words[at] in COMMAS:
            return False
        if g.words[at] in ("علي", "وعلي", "فعلي"):
            return True
    return False


def _negates(g: Grammar, negator: Mark, tense: str | None) -> bool:
    governs = negator.hit.row["governs"]
    if governs == "noun":
        return False
    if governs == "present":
        return tense == "present"
    if governs == "past":  # ما before a past verb is mostly «what»: only at the head of a sentence does it negate
        return tense == "past" and negator.first == g.sentence(negator.first)[0]
    return True


def _of_noun(g: Grammar, token: int, at: int, depth: int) -> Scope:
    """Scope of a verbal noun, or of an «أن» clause, from the words to its left."""
    words = g.words
    first, _ = g.sentence(token)
    head = _head(g, token)
    # «بـ» and «إلى» tie the noun to its verb over a phrase between them
    tied = "ب" in head or (at > first and words[at - 1] in ("الي", "علي", "الى"))
    joined = g.coordinated(token, head)
    again = _taken_up(g, at, first)
    for mark in g.marks_before(at, max(first, at - _FAR)):
        row, kind = mark.hit.row, mark.kind
        if kind in ("report", "modal") and mark.first in g.light and not tied:
            kind = "verb"
        if mark.first < again and _in_relative(g, mark.first) and not COMMAS.isdisjoint(words[mark.last : again]):
            continue  # «إلزام الوزارة بوقف ما يطلبه الاتحاد الذي تقوده، والعمل على إنهاء»
        if kind == "nested":
            if row.key in ("about", "concerning") and rumoured(g, mark.first):
                return _denied_talk(g, mark, first)
            if row.key == "about" and words[mark.first - 1] in argument_words(g.doc.lexicon).answerable:
                continue  # «نفى أن يكون مسؤولا عن الهجوم»
            if row.key == "concerning" or (row.key == "about" and _follows_modal(g, mark)):
                continue
            if (tied and at - mark.last >= 2) or (g.words[mark.first] == "بعد" and mark.first - 1 in g.negator_before):
                continue  # «لم تقرر بعد تعليق»: not yet
            return PLAIN
        if kind == "relative":
            return PLAIN
        if kind in ("background", "opens", "that"):
            if kind == "opens" and not joined and mark.last <= at:  # «على أن» is more than «أن»
                return PLAIN
            continue
        if kind == "negator":
            found = _noun_negated(g, mark, at, joined)
            if found is not None:
                return found
            continue
        if kind == "modal":
            if row["reach"] in ("verb", "sentence", "behind", "predicate"):
                continue
            if row["reach"] == "noun" and at - mark.last > 1:
                continue
            if row["reach"] == "about" and "عن" not in words[mark.last - 1 : at]:
                continue  # «تراجع عن الإضراب», but not «تراجع الإنتاج»
            if row["reach"] in ("complement", "about") and _closed(g, mark, at):
                continue
            return _governed(g, mark, depth)
        if kind == "report":
            colour = _CLASS.get(str(row["class"]))
            if colour is None and mark.hit.form.features.pos == "masdar":
                continue  # «دعا إلى إعلان هدنة»
            if colour is None or _closed(g, mark, at):
                return PLAIN
            return Scope("affirmed", colour, "plain", _rule(mark))
        if kind == "verb":
            role = "do" if mark.first in g.light else row["role"] if row.table == "auxiliary_verbs" else None
            if role == "be" and tied and at - mark.last >= 2 and not _authorship(g, mark.last, at):
                return PLAIN  # «نفى أن يكون القرار مرتبطا بالهجوم»
            if role in ("be", "cause"):
                continue
            if depth > 4 or at - mark.first > 10:
                return PLAIN
            above = _scope(g, mark.first, depth + 1)
            held = role == "hold" and above.polarity == "negated" and _any_before(g, mark, at)
            held = held or (at > mark.last and words[at - 1] in argument_words(g.doc.lexicon).behind)
            if role not in _LIGHT and not held and above.polarity != "affirmed":
                above = above._replace(polarity="affirmed", polarity_rule="plain")
            return above
    return PLAIN


def _any_before(g: Grammar, verb: Mark, at: int) -> bool:
    """«لم يعقد أي لقاء», «لم تعقد الحكومة أية محادثات»: behind «any» what is not held is not."""
    return g.words[at - 1] in ("اي", "اية", "اى") and verb.last < at


def _taken_up(g: Grammar, at: int, first: int) -> int:
    """Where words joined by و behind a comma begin that a noun belongs to («، والعمل على إنهاء»); else 0."""
    for token in range(at, max(first, at - 3), -1):
        if g.words[token - 1] in COMMAS:
            return token if g.words[token][:1] == "و" and not g.is_verb(token) else 0
    return 0


def _in_relative(g: Grammar, token: int) -> bool:
    low, _ = g.clause(token)
    return any(m.kind == "relative" for m in g.marks_before(low + 1, low))


def _head(g: Grammar, token: int) -> str:
    return next((h.head for h in g.doc.at(token) if h.form.features.pos not in ("verb", "particle")), "")


def _follows_modal(g: Grammar, mark: Mark) -> bool:
    """«امتنع عن», «تراجع عن»: the preposition belongs to the governing word."""
    return any(m.kind == "modal" and mark.first - m.last <= 2 for m in g.marks_before(mark.first, mark.first - 4))


def _noun_negated(g: Grammar, mark: Mark, at: int, joined: bool) -> Scope | None:
    governs, polarity = mark.hit.row["governs"], mark.hit.row["polarity"]
    if polarity != "negated":
        return None
    gap = at - mark.last
    near = gap == 0 or (gap == 1 and (g.words[at - 1] in ("اي", "اية") or _light_noun(g, at - 1)))
    if not near and 1 < gap <= _DOER and _light_noun(g, mark.last):  # «عدم تنفيذ الحلف الغارات»
        near = all(w not in COMMAS and w not in PREPOSITIONS for w in g.words[mark.last : at])
    if governs == "clause":
        return (
            Scope("negated", "asserted", _rule(mark), "plain") if gap <= 8 and g.clause(at)[0] <= mark.first else None
        )
    if governs == "verb" and mark.hit.row.key == "la":
        return Scope("negated", "asserted", _rule(mark), "plain") if gap == 0 else None
    if governs != "noun" or not (near or (joined and mark.hit.row.key == "absence" and gap <= 12)):
        return None
    above = _of_noun(g, mark.first, mark.first, 3)
    return Scope("negated", above.modality, _rule(mark), above.modality_rule)


def _light_noun(g: Grammar, token: int) -> bool:
    """«عدم تنفيذ ضربات», «دون وقوع إصابات»: a light verbal noun between."""
    return any(h.row["role"] in _LIGHT for h in g.doc.begin("auxiliary_verbs").get(token, ()))


def _closed(g: Grammar, mark: Mark, at: int) -> bool:
    """Whether the complement of a governing word ended before ``at``: a strong mark, or a clause of another verb."""
    gap = g.words[mark.last : at]
    if any(w in STRONG and w not in (":", "-") for w in gap):
        return True
    return len(gap) > 6 and sum(w in COMMAS for w in gap) > 3


def _governed(g: Grammar, mark: Mark, depth: int) -> Scope:
    row = mark.hit.row
    mod = cast(Modality, row["modality"] or "asserted")
    pol = cast(Polarity, row["polarity"] or "affirmed")
    if mod in ("asserted", "possible") and g.is_verb(mark.first):
        above = _of_verb(g, mark.first, depth + 1)
        if above.polarity == "negated":  # «لم يستبعد», «لا يمكن»
            if pol == "negated":
                return Scope("affirmed", "possible", "plain", _rule(mark))
            return Scope("negated", mod, above.polarity_rule, _rule(mark))
    return Scope(pol, mod, _rule(mark) if pol == "negated" else "plain", _rule(mark))


def _scheduled(g: Grammar, token: int, found: Scope) -> Scope:
    """«انسحابها من البلاد المقرر نهاية العام»: an adjective behind the noun says that it is still to come."""
    cues = g.doc.begin("modal_cues")
    for at in range(token + 1, min(token + 5, len(g.words))):
        if g.words[at] in COMMAS or g.words[at] in STRONG or at in g.starts_set or g.is_verb(at):
            break
        for hit in cues.get(at, ()):
            if hit.row["reach"] == "behind":
                return found._replace(modality="planned", modality_rule=f"modal_cues:{hit.row.key}")
    return found


def _of_predicate(g: Grammar, token: int, found: Scope) -> Scope:
    """«الانسحاب من الجنوب لن يتم»: a light verb behind the noun that opens its clause denies or plans it."""
    low, _ = g.clause(token)
    _, end = g.sentence(token)
    if found.polarity != "affirmed" or any(not _opening(g, at) for at in range(low, token)):
        return found
    verbs = g.doc.begin("auxiliary_verbs")
    for at in range(token + 1, min(token + _PREDICATE, end)):
        if g.words[at] in COMMAS or g.words[at] in STRONG:
            break
        if g.is_verb(at):
            light = (h.row for h in verbs.get(at, ()) if h.form.features.pos == "verb")
            if not any(row["role"] in _PREDICATES or row["sense"] == "begin" for row in light):
                break
            above = _scope(g, at, 1)
            return above if above.polarity == "negated" else found
    return found


def _opening(g: Grammar, token: int) -> bool:
    """A particle that opens a clause: «أن», «لكن»."""
    return token in g.after_that or any(h.table == "clause_words" for h in g.doc.at(token)) or g.words[token] == "ان"


#: Roles of verbs that say of their subject that it is done or comes about; how far behind it they may stand.
_PREDICATES = frozenset(("done", "happen"))
_PREDICATE = 9


def _called_untrue(g: Grammar, token: int) -> Scope:
    """What the predicate of a noun that is talked of says of it: «خبر القصف عار عن الصحة»."""
    if not rumoured(g, token):
        return PLAIN
    _, high = g.sentence(token)
    cues = g.doc.begin("modal_cues")
    for at in range(token + 1, min(token + _PREDICATE, high)):
        if g.words[at] in STRONG or g.words[at] in COMMAS:
            break
        for hit in cues.get(at, ()):
            if hit.row["reach"] == "predicate":
                return Scope("affirmed", "denied", "plain", f"modal_cues:{hit.row.key}")
    return PLAIN


def _authorship(g: Grammar, first: int, last: int) -> bool:
    """Whether the words between say whose deed it was: «نفى أن تكون له علاقة بالهجوم»."""
    known = argument_words(g.doc.lexicon)
    return any(w in known.behind or w in known.answerable or w in known.link for w in g.words[first:last])


def rumoured(g: Grammar, token: int) -> bool:
    """Whether a noun is what is talked of: «ما تردد عن قصف», «أنباء الانسحاب»."""
    known = argument_words(g.doc.lexicon).rumour
    return any(g.words[at] in known for at in range(max(0, token - _TALK), token))


def _denied_talk(g: Grammar, mark: Mark, first: int) -> Scope:
    """«نفت السفارة ما تردد عن قصف القرية»: who denies the talk denies what it is about."""
    for above in g.marks_before(mark.first, max(first, mark.first - _FAR)):
        row = above.hit.row
        denies = row["modality"] == "denied" if above.kind == "modal" else row["class"] == "denies"
        if above.kind in ("modal", "report") and denies and not _closed(g, above, mark.first):
            return Scope("affirmed", "denied", "plain", _rule(above))
    return PLAIN


def _conditional(g: Grammar, token: int, found: Scope) -> Scope:
    if found.modality not in ("asserted", "planned", "possible"):
        return found
    first, _ = g.sentence(token)
    for mark in g.marks_before(token, max(first, token - _FAR)):
        if mark.kind == "report" and g.is_verb(mark.first):
            break
        if not _PARTING.isdisjoint(g.words[mark.last : token]):
            break
        if mark.kind == "modal" and mark.hit.row["reach"] == "sentence":
            return found._replace(modality="conditional", modality_rule=_rule(mark))
    return found
