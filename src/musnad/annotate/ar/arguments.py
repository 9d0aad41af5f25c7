"""Who did it to whom: subject and object of a verb, and who would do what a verbal noun tells.

Word order first (VSO in a sentence, SVO in a headline and after أن and إن), then number agreement (a verb in the plural
follows its subject), then the antecedent of a relative clause. A verb such as قتل with one noun phrase after it is
passive: nothing in unvocalised letters says so.
"""

from __future__ import annotations

from typing import NamedTuple

from ...lexicon.lexicon import Hit
from ...model import Mention
from ..document import Document
from .argument_words import argument_words
from .complements import adjective_party, idafa, target
from .grammar import Grammar, grammar
from .particles import COMMAS, PREPOSITIONS, SEPARATING, STRONG
from .party_phrases import BREAKS, party_mention, phrases_between
from .verb_sides import after_verb, agent, antecedent, subject_before

_DAMMA = "\u064f"


class Roles(NamedTuple):
    """Subject and object of a verb, as far as the text names them."""

    subject: Mention | None = None
    object: Mention | None = None


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
    after = after_verb(doc, g, hit.last, high)
    before = subject_before(doc, g, token, low)
    features = hit.form.features
    if (named := _named_behind(doc, g, hit)) is not None:
        return Roles(named, after[0] if after else None)
    if features.person == 1:
        return Roles(_speaker(doc, token), after[0] if after else None)
    resumed = bool(hit.tail) or (hit.last < high and g.words[hit.last] in argument_words(doc.lexicon).resumed)
    if not hit.tail and features.tense == "past" and _denies_of_itself(g, token, low):
        return Roles(_pointed_at(doc, token, low), after[0] if after else None)
    if is_passive(doc, hit):
        return Roles(agent(doc, g, hit.last, high), after[0] if after else before)
    if (
        resumed and g.words[low] in argument_words(g.doc.lexicon).relative
    ):  # «الغارة التي أمر بها الرئيس»: the antecedent does not act
        return Roles(after[0] if after else None, before)
    if hit.tail and after and before is not None and before.rule == "plain noun" and _bare(doc, token - 1):
        return Roles(after[0], before)  # «صاروخا أطلقته الجماعة»: a relative clause of an indefinite noun
    if hit.tail and after and before is not None and _topic(doc, hit, before):
        return Roles(after[0], before)  # «السفينة أوقفها الحوثيون»
    if not passive_prone and _of_pronoun(g, token, low, features.gender):
        return Roles(_pointed_at(doc, token, low), after[0] if after else None)
    if passive_prone and before is not None and not after and _told_past(g, hit) and _alone(doc, hit, high):
        return Roles(agent(doc, g, hit.last, high), before)  # «كان الصحافي قد خطف», «الذين قتلوا في الاشتباكات»
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
        inside = passive_prone or g.noun_between(hit.last, doc.token_at(after[0].start))
        return Roles(None, after[0]) if inside else Roles(after[0], None)
    return Roles()


def _told_past(g: Grammar, hit: Hit) -> bool:
    """The past, or what لم makes of the present."""
    return hit.form.features.tense == "past" or g.words[hit.first - 1] in ("لم", "ولم")


def _alone(doc: Document, hit: Hit, high: int) -> bool:
    """Whether no object can follow a verb: its clause ends, or goes on with a preposition or a time."""
    if hit.tail:
        return False
    if hit.last >= high:
        return True
    word = doc.words[hit.last]
    if word in BREAKS or word in argument_words(doc.lexicon).function or word[:3] in ("بال", "كال", "وال"):
        return True
    if word == doc.words[hit.first] + "ا":
        return True  # «إن مسعفا ضرب ضربا مبرحا»
    return any(h.head[-1:] == "ب" or h.table in ("deictics", "weekdays", "time_units") for h in doc.at(hit.last))


def _object_noun(doc: Document, subject_: Mention, high: int) -> bool:
    """Whether an object follows a subject: «أجلت البعثة موظفيها», «هدم الجيش منزلا»; it is no party, but a noun."""
    at = doc.tokens_in(subject_.start, subject_.end)[1]
    if at >= high:
        return False
    word = doc.words[at]
    if word in BREAKS or word in argument_words(doc.lexicon).function or grammar(doc).is_verb(at):
        return False
    return target(doc, at, at + 1) is not None or (len(word) > 4 and word.endswith(("ها", "هم", "هما")))


def _of_pronoun(g: Grammar, token: int, low: int, gender: str | None) -> bool:
    """Whether the subject of a verb is the pronoun of its «إنه», «أنها»: near it and of its gender.

    «قال إنه ستعقد قمة» has none: what is called the pronoun of the matter.
    """
    ending = _PRONOUN_OF.get(g.words[low])
    if ending is None or token - low > 3:
        return False
    return ending == "p" or gender is None or gender == ending


def _topic(doc: Document, hit: Hit, before: Mention) -> bool:
    """Whether a noun before a verb is what its pronoun stands for: of the pronoun's gender, not of the verb's."""
    feminine = doc.words[doc.token_at(before.start)].endswith("ة")
    gender = hit.form.features.gender
    return (feminine and hit.tail == "ها" and gender == "m") or (not feminine and hit.tail == "ه" and gender == "f")


def _named_behind(doc: Document, g: Grammar, hit: Hit) -> Mention | None:
    """«من قصف المستشفى هو الجيش», «إن ما أصاب البرج هو صاروخ أطلقته الجماعة»: who it was is said behind."""
    token = hit.first
    first, high = g.sentence(token)
    if token <= first or (g.words[token - 1] not in _HEADLESS):
        return None
    if token - 1 > first and g.words[token - 2] not in _INTRODUCING and g.words[token - 2] not in STRONG:
        return None
    for at in range(hit.last, min(high, hit.last + _PREDICATE)):
        if g.words[at] in SEPARATING:
            named = phrases_between(doc, at + 1, min(high, at + 2))
            return named[0].mention if named else None
        if g.words[at] in STRONG:
            break
    return None


#: What opens a relative clause that has no noun before it; before that, «that» and its like.
_HEADLESS = frozenset(("من", "ما", "الذي", "التي", "الذين"))
_INTRODUCING = frozenset(("ان", "بان", "وان", "لان", "لكن", "ولكن", '"', "«"))
#: How many words behind the verb its doer may be named.
_PREDICATE = 12


def _bare(doc: Document, token: int) -> bool:
    word = doc.words[token]
    return word.isalpha() and not word.startswith(("ال", "وال", "بال", "لل"))


def _denies_of_itself(g: Grammar, token: int, low: int) -> bool:
    """«نفت الحركة أن تكون قد قصفت البلدة»: behind «أن تكون» with nothing between, who denies is the subject."""
    at = token - 1 if g.words[token - 1] != "قد" else token - 2
    return low == at - 1 and g.words[low] in ("ان", "بان") and g.words[at] in ("يكون", "تكون", "يكونوا")


def _pointed_at(doc: Document, token: int, low: int) -> Mention | None:
    """Whom the pronoun of «إنه» points at: the speaker of the quotation around, else the main verb's subject.

    «قال إن بلاده علقت الاتفاق، لكنها لن تنسحب»: behind «لكن» the quotation goes on about whom it was about.
    """
    g = grammar(doc)
    if g.words[low].lstrip("و").startswith("لكن"):
        opening = next((m for m in g.marks_before(low, g.sentence(low)[0]) if m.kind == "that"), None)
        verb = None if opening is None else next(filter(g.is_verb, range(opening.last, low)), None)
        if verb is not None:
            return roles(doc, g.verbs[verb]).subject
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
    after = after_verb(doc, grammar(doc), hit.last, high)
    return after[1] if len(after) > 1 else None


def _speaker(doc: Document, token: int) -> Mention | None:
    """Who says «we»: the speaker of the quotation around the verb."""
    start, end = doc.span(token, token + 1)
    for quotation in doc.quotations:
        if quotation.start <= start and end <= quotation.end and quotation.speaker.start is not None:
            who = quotation.speaker
            return party_mention(who.start or 0, who.end or 0, "ORG", who.actor, "speaker")
    return None


#: Rows of ``modal_cues`` whose subject is not the doer of what they govern: «حذر الوفد من وقف الرحلات».
_OF_OTHERS = frozenset(("dread", "warn", "suspect", "predict", "prevent"))


def controller(doc: Document, token: int) -> Mention | None:
    """Who would do what a verbal noun tells, when a verb governs it: «قررت الحكومة تقييد», «يطالب الحكومة بإنهاء»."""
    known: dict[int, Mention | None] = doc.notes.setdefault("controllers", {})
    if token not in known:  # what happens and where it stands ask the same
        known[token] = _controller(doc, token)
    return known[token]


def _controller(doc: Document, token: int) -> Mention | None:
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
        found = roles(doc, g.verbs[mark.first])
        inside = found.subject is not None and doc.token_at(found.subject.start) != mark.last
        if inside and mark.kind == "report" and low != g.clause(token)[0]:
            return None  # «قالت وزيرة خارجية الكونغو إن الانسحاب»: not the country
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
        return roles(doc, g.verbs[verbs[0]]).subject or _joined_subject(doc, g, token, first)
    if verbs and low in g.after_that and opener not in ("ان", "بان"):  # «لكنه»: back to the main verb
        return roles(doc, g.verbs[verbs[-1]]).subject
    return controller(doc, low)


def _of_main(doc: Document, g: Grammar, token: int, low: int, first: int) -> Mention | None:
    """The main verb's subject, also that of a relative clause with a pronoun: «أوقف الحلف الدعم الذي يقدمه للجيش»."""
    verb = g.verbs[token] if g.is_verb(token) else None
    if verb is None or not verb.tail:
        return None
    above = next((m.first for m in g.marks_before(low, first) if g.is_verb(m.first)), None)
    if above is None or not g.reaches(above, token):
        return None
    genders = {g.verbs[above].form.features.gender, verb.form.features.gender, None}
    return roles(doc, g.verbs[above]).subject if len(genders) == 2 else None


def _joined_subject(doc: Document, g: Grammar, token: int, first: int) -> Mention | None:
    """The subject of joined verbs that none of them names: «الحزب لديه أنصار ويتحرك وينظم», «التي عادت وتشن»."""
    at = token
    for _ in range(_JOINED):
        low, _ = g.clause(at - 1)
        verbs = [t for t in range(low, at) if g.is_verb(t)]
        if g.words[low] in argument_words(doc.lexicon).relative:
            return antecedent(doc, g, low)
        for verb in verbs:
            found = roles(doc, g.verbs[verb]).subject
            if found is not None:
                return found
        if not verbs or verbs[0] != low:
            return subject_before(doc, g, at, low)
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
