"""Whose an arrangement is, with whom: holder and partner."""

from __future__ import annotations

from ...lexicon.actors import actor_sector
from ...model import Mention, Party, Place
from ..document import Document
from .argument_words import argument_words
from .arrangements import Arrangement, forms_of
from .circumstances import mentions_between
from .clauses import clause, complement, controller, idafa, roles, sentence, subject
from .complements import nation
from .control import pointed
from .party_phrases import nation_of
from .spoken import quotation_around
from .states import State
from .status_context import Context
from .status_groups import group_named
from .status_words import closed

_WITH = frozenset(("مع", "الي", "لصالح"))
#: What comes behind these is no party to it: the enemy, a condition, another phrase.
_APART = frozenset(
    ("ضد", "لمحاربة", "لمواجهة", "لمكافحة", "محاربة", "مواجهة", "مكافحة", "لقتال", "لهزيمة", "لدحر", "دون", "بدون",
     "بموافقة", "بحسب", "حسب", "وفق", "،", ",", "؛", "(", "بعد", "قبل", "خلال", "بسبب", "منذ", "حتي", "اثر", "عقب")
)  # fmt: skip
_PARTICLES = frozenset(("لم", "لن", "لا", "قد", "سوف", "ما"))
_FORCES = frozenset(("قوات", "قوة", "طيران", "جيش", "بعثة", "جنود"))
_CLOSE, _ROLE_REACH, _PLACE_REACH = 3, 8, 12
#: Before the place that a force leaves or enters.
_FROM = frozenset(("من", "عن", "الي", "داخل", "علي", "في"))
#: What a force or a state does for another: the second party is the partner.
_GIVEN = frozenset(("training", "advising", "equipping", "support", "air-support", "intelligence-sharing", "aid"))
#: Of these the second term is for whom it is done («تدريب القوات»); of the others, whose it is («دعم التحالف»).
_DONE_TO = frozenset(("training", "equipping"))
_MUTUAL = frozenset(("talks", "truce", "agreement"))


def acts(context: Context, state: State, one: Arrangement) -> bool:
    """Whether it is a force, an agency or the like whose work is told of («تواصل القوة عملها»)."""
    doc = context.doc
    holder, _ = parties(context, state, one)
    if holder.actor is not None and actor_sector(doc.lexicon, holder.actor) in _ACTING:
        return True
    listed = context.found.get(doc.sentence_at(state.first), [])
    return any((a.noun.forces or a.noun.leaves) and a.last <= one.first for a in listed)


_ACTING = frozenset(("MIL", "IGO", "NGO"))


def party(mention: Mention | None) -> Party:
    """The words and the actor; of a capital or country used for its government, the government."""
    if mention is None:
        return Party()
    return Party(start=mention.start, end=mention.end, actor=mention.metonym or mention.actor)


def _thing(doc: Document, token: int) -> bool:
    """Whether a definite noun that the lexicon does not know names nobody: no title, no plural or dual of people."""
    word = doc.words[token]
    titled = any(h.table in ("roles", "party_nouns", "source_words") for h in doc.at(token))
    return word.startswith("ال") and not titled and not word.endswith(("ون", "ين", "ان"))


def _apart(doc: Document, found: Mention | None, one: Arrangement) -> Mention | None:
    """A party that is not the arrangement itself («زالت الهدنة» has no holder in its subject)."""
    if found is None:
        return None
    start, end = doc.span(one.first, one.last)
    itself = found.start < end and start < found.end
    if found.rule == "plain noun" and _thing(doc, doc.token_at(found.start)):
        return None  # «المخاوف أوقفت التدريب»
    if not itself and found.actor is None and found.end <= start:  # «توقف العمل بالاتفاق»
        first, last = doc.tokens_in(found.start, found.end)
        itself = last - first == 1 and doc.words[first] in closed(doc.lexicon).between
    return None if itself else found


def parties(context: Context, state: State, one: Arrangement) -> tuple[Party, Party]:
    """Holder and partner of an arrangement: mentions, or groups that are named as such."""
    holder, partner = _parties(context, state, one)
    return group_named(context.doc, holder), group_named(context.doc, partner)


def _parties(context: Context, state: State, one: Arrangement) -> tuple[Party, Party]:
    doc = context.doc
    if one.row is state.row:  # no arrangement is named
        if one.kind != "presence":
            return party(controller(doc, state.first)), Party()
        meant = pointed(doc, state.hit) if state.tail and state.how == "masdar" else None
        own = _speaking(doc, state) if state.hit.form.features.person == 1 else None
        return party(meant or own or subject(doc, state.hit)), Party()
    after = [(how, m) for how, m in _mentions_after(context, one) if not _foreign(doc, m)]
    held = next((m for how, m in after if how == "of" and not _site(doc, one, m)), None)
    given = next((m for how, m in after if how == "to"), None)
    if one.noun.forces and not one.tail:
        over = context.mentions.over.get(one.first)
        named = doc.mentions[over[2]] if over else held if held and held.type != "LOC" else None
        unknown = named is not None and named.level == "NOM" and (named.actor is None or _foreign(doc, named))
        if (unknown or named is None) and state.status == "started" and state.how == "verb":
            named, unknown = _apart(doc, _doer(context, state, one), one), False  # «نشرت الدولة ألف جندي»
        return party(None if unknown else named), Party()
    if one.kind == "presence" and not one.tail and held is None:
        of_nation = _nation_behind(doc, one)
        if of_nation is not None:
            return party(of_nation), Party()
    own = _speaking(doc, state) if one.tail == "نا" else None
    doer = own or _apart(doc, _doer(context, state, one), one)
    if one.tail or state.sense.needs in ("condition", "scope") or (state.how == "adjective" and state.sense.must):
        doer = doer or _topic_of(context, state, one) or _speaking(doc, state)
    if state.how == "masdar" and (got := _given_first(doc, state)) is not None:
        giver = controller(doc, state.first) or _doer_before(doc, state)
        return party(giver), party(got)
    if state.sense.gives:
        return party(doer), party(complement(doc, state.hit, ("من", "الي")))
    if one.kind in _MUTUAL:
        both = [m for how, m in after if how in ("between", "and")]
        # «انسحبت الدولة من الاتفاق»: who withdraws is its party
        leaves = doc.words[one.first - 1] == "من" and state.sense.leaving
        doing = doer if leaves or (state.sense.frame == "object" and not state.sense.wanted) else None
        held = None if held is not None and _town(doc, held) else held
        if not both and given is not None:  # «الاتفاقية مع واشنطن»
            return party(held or doing), party(given)
        if not both and held is None and doing is not None and (pair := _joined_before(doc, doing)) is not None:
            return party(pair), party(doing)  # «الحكومة والحركة اتفقتا على هدنة»
        first = held or (both[0] if both else doing)
        rest = [m for m in both if m is not first]
        return party(first), party(rest[0] if rest else None)
    if one.tail:
        return party(doer), party(given)
    given = given or (held if one.kind in _GIVEN and (state.how == "verb" or one.kind in _DONE_TO) else None)
    if given is held and held is not None and (doer is not None or one.kind in _DONE_TO):
        return party(doer if doer is not held else None), party(given)
    if state.sense.needs == "condition":  # who sets a condition («اشترط الجيش») sets it for another
        return party(held or given or (None if state.how == "verb" else doer)), Party()
    return party(held or (doer if state.sense.frame == "object" else None)), party(given if given is not held else None)


def _joined_before(doc: Document, mention: Mention) -> Mention | None:
    """The name right before one that «و» joins to it."""
    if not (mention.clitic or "").startswith("و"):
        return None
    first, _ = doc.tokens_in(mention.start, mention.end)
    return next((m for m, _, last in mentions_between(doc, max(0, first - _ROLE_REACH), first) if last == first), None)


def _nation_behind(doc: Document, one: Arrangement) -> Mention | None:
    """«إنهاء الوجود العسكري الأمريكي»: whose it is, by its adjective."""
    for at in range(one.last, min(one.last + 2, len(doc.words))):
        for found in doc.at(at):
            if found.form.features.pos == "adjective" and nation_of(found) is not None:
                return nation(doc, at, found)
        if not doc.words[at].endswith(("ي", "ية")):
            return None
    return None


def _given_first(doc: Document, state: State) -> Mention | None:
    """Who gets it, where two objects follow a noun of giving: «منح كابول المعلومات», not «منح الحلف معلومات لها»."""
    if argument_words(doc.lexicon).ditransitive.isdisjoint(forms_of(doc.words[state.first])):
        return None
    first = idafa(doc, state.hit, near=True)
    if first is None:
        return None
    at = doc.tokens_in(first.start, first.end)[1]
    _, end = clause(doc, state.first)
    given = at < end and doc.words[at].startswith(("ال", "بال"))
    return first if given and complement(doc, state.hit, ("ل", "الي")) is None else None


def _doer_before(doc: Document, state: State) -> Mention | None:
    """Whom the pronoun of the deed before stands for, to which this one is joined: «عدم تنفيذه الضربات، وكذلك منح»."""
    first, _ = sentence(doc, state.first)
    for at in range(state.first - 1, max(first, state.first - _PLACE_REACH) - 1, -1):
        for hit in doc.at(at):
            if hit.tail in _OWN and hit.form.features.pos == "masdar":
                return pointed(doc, hit)
    return None


_OWN = frozenset(("ه", "ها", "هم"))


def _site(doc: Document, one: Arrangement, mention: Mention) -> bool:
    """«معبر رفح», «قاعدة القائم»: the place itself, which holds nothing."""
    return mention.type == "FAC" or (one.kind == "basing" and _town(doc, mention))


def _town(doc: Document, mention: Mention) -> bool:
    """«محادثات جدة»: a town that is talked in, no side of the talks."""
    if mention.type not in ("LOC", "FAC") or mention.metonym is not None:
        return False
    first, last = doc.tokens_in(mention.start, mention.end)
    return not any(h.table == "countries" for at in range(first, last) for h in doc.at(at))


def _foreign(doc: Document, mention: Mention) -> bool:
    """«القوات الأجنبية» does not tell whose."""
    after = doc.token_at(mention.end)
    return mention.level == "NOM" and after < len(doc.words) and doc.words[after] in ("الاجنبية", "اجنبية")


def place_of(context: Context, state: State, kind: str, place: Place) -> Place:
    """Where: the circumstance of the clause (``place``); of a presence also what is left or stayed in («من البلاد»)."""
    doc = context.doc
    if kind not in ("presence", "basing"):
        return place
    _, end = clause(doc, state.first)
    for mention, first, _ in mentions_between(doc, state.last, min(end, state.last + _PLACE_REACH)):
        before = doc.words[first - 1]
        there = before in _FROM or before.startswith(("اراضي", "الاراضي")) or (mention.clitic or "").endswith("ل")
        if place.start is not None and mention.start >= place.start:
            return place
        if mention.type in ("LOC", "FAC") and there:
            return Place(start=mention.start, end=mention.end, place=mention.actor)
    return place


def _doer(context: Context, state: State, one: Arrangement) -> Mention | None:
    """Who does what the state word tells: subject of the verb, or of the verb that governs the noun."""
    doc = context.doc
    if state.hit.form.features.person == 1 and (own := _speaking(doc, state)) is not None:
        return own  # «سننسحب», said by a minister: his country
    if state.how == "verb":
        subject_ = _before_verb(context, state) or _close(context, state, roles(doc, state.hit).subject)
        return subject_ or _before_that(context, state)
    if state.nominal:
        if state.tail and (who := pointed(doc, state.hit)) is not None:
            return who  # «عدم تنفيذه الضربات»
        between = idafa(doc, state.hit) if state.sense.frame == "object" else None
        return _apart(doc, between, one) or controller(doc, state.first)
    return None


def _before_verb(context: Context, state: State) -> Mention | None:
    """The name right before a verb and its particle: «العراق لم يطلب»."""
    for end in (state.first, state.first - 1):
        over = context.mentions.over.get(end - 1)
        particle = end == state.first or context.doc.words[end] in _PARTICLES
        if over is not None and particle and not _behind_preposition(context, over[0]):
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


def _topic_of(context: Context, state: State, one: Arrangement) -> Mention | None:
    """The name a clause begins with, for a pronoun behind it: «التحالف علق أنشطته»."""
    doc = context.doc
    first, _ = clause(doc, min(state.first, one.first))
    for mention, low, _high in mentions_between(doc, first, min(state.first, one.first)):
        if mention.type in ("ORG", "PER", "LOC") and doc.words[low - 1] not in context.words.prepositions:
            return mention
    return None


def _speaking(doc: Document, state: State) -> Mention | None:
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


def _mentions_after(context: Context, one: Arrangement) -> list[tuple[str, Mention]]:
    """Names behind the arrangement: ``of`` its second term, ``to`` behind a preposition, ``and`` joined."""
    doc, words = context.doc, context.doc.words
    _, end = clause(doc, one.first)
    out: list[tuple[str, Mention]] = []
    for mention, first, _last in mentions_between(doc, one.first, min(end, one.last + 14)):
        if first <= one.first:
            continue
        before = words[first - 1]
        clitic = mention.clitic or ""
        gap = words[one.last : first]
        if not _APART.isdisjoint(gap) and before != "بين":
            break
        near = not one.tail and not out and len(gap) <= 3 and all(map(_adjectival, gap))
        if before == "بين":
            out.append(("between", mention))
        elif before in _WITH or clitic.endswith("ل"):
            out.append(("of" if near and clitic and one.kind not in _GIVEN else "to", mention))
        elif before in context.words.prepositions or clitic.endswith("ب"):
            continue
        elif near and not clitic:
            out.append(("of", mention))
        elif clitic.startswith("و") and out:
            out.append(("and", mention))
    return out


def _adjectival(word: str) -> bool:
    if word in _FORCES or word in '«»"“”':
        return True
    return word.startswith("ال") or (word.endswith(("ية", "ي")) and word not in ("في", "علي", "الي", "لدي"))
