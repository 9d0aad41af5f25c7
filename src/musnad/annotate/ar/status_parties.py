"""Whose an arrangement is, with whom: holder and partner."""

from __future__ import annotations

from ...lexicon.actors import actor_sector
from ...model import Mention, Party, Place
from ..document import Document
from .argument_words import argument_words
from .arrangements import Arrangement, forms_of
from .clauses import clause, complement, controller, idafa, subject
from .complements import nation
from .control import pointed
from .names.name_words import NAME_WORDS
from .party_phrases import nation_of
from .places_told import mentions_between
from .states import State
from .status_context import Context
from .status_groups import group_named
from .status_holders import apart, doer_before, doer_of, speaking, topic_of

_WITH = frozenset(("مع", "الي", "لصالح"))
#: What comes behind these is no party to it: the enemy, a condition, another phrase.
_APART = frozenset(
    ("ضد", "دون", "بدون", "بموافقة", "بحسب", "حسب", "وفق", "،", ",", "؛", "(", "بعد", "قبل", "خلال", "بسبب", "منذ",
     "حتي", "اثر", "عقب")
)  # fmt: skip
_JOINED_REACH, _PLACE_REACH = 8, 12
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
        own = speaking(doc, state) if state.hit.form.features.person == 1 else None
        told = subject(doc, state.hit)
        if state.nominal and told is not None and told.start <= doc.starts[state.first]:
            told = None  # «قال الوزير إن الانسحاب تم»
        return party(meant or own or told), Party()
    after = [(how, m) for how, m in _mentions_after(context, one) if not _foreign(doc, m)]
    held = next((m for how, m in after if how == "of" and not _site(doc, one, m)), None)
    given = next((m for how, m in after if how == "to"), None)
    if one.noun.forces and not one.tail:
        over = context.mentions.over.get(one.first)
        named = doc.mentions[over[2]] if over else held if held and held.type != "LOC" else None
        if named is None and held is not None and not _town(doc, held):
            named = held  # «قوات أسمرة»
        if named is None or (named.level == "NOM" and named.actor is None):
            named = _nation_behind(doc, one) or named  # «آخر جندي فرنسي»
        if named is None or (named.level == "NOM" and named.actor is None):
            named = _body_meant(doc, one) or named
        unknown = named is not None and named.level == "NOM" and (named.actor is None or _foreign(doc, named))
        if (unknown or named is None) and state.status == "started" and state.how == "verb":
            named, unknown = apart(doc, doer_of(context, state, one), one), False  # «نشرت الدولة ألف جندي»
        return party(None if unknown else named), Party()
    if one.kind == "presence" and not one.tail and held is None:
        of_nation = _nation_behind(doc, one)
        if of_nation is not None:
            return party(of_nation), Party()
    own = speaking(doc, state) if one.tail == "نا" else None
    doer = own or apart(doc, doer_of(context, state, one), one)
    if one.tail or state.sense.needs in ("condition", "scope") or (state.how == "adjective" and state.sense.must):
        doer = doer or topic_of(context, state, one) or speaking(doc, state)
    if state.how == "masdar" and (got := _given_first(doc, state)) is not None:
        giver = controller(doc, state.first) or doer_before(doc, state)
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
    held = held or (None if one.tail else _body(context, one))
    return party(held or (doer if state.sense.frame == "object" else None)), party(given if given is not held else None)


def _joined_before(doc: Document, mention: Mention) -> Mention | None:
    """The name right before one that «و» joins to it."""
    if not (mention.clitic or "").startswith("و"):
        return None
    first, _ = doc.tokens_in(mention.start, mention.end)
    return next(
        (m for m, _, last in mentions_between(doc, max(0, first - _JOINED_REACH), first) if last == first), None
    )


def _body_meant(doc: Document, one: Arrangement) -> Mention | None:
    """«القوة», «البعثة», with nothing behind to tell which: the last one of an organisation named before."""
    if one.last - one.first != 1 or one.number != "s" or not one.head.endswith("ال"):
        return None
    behind = doc.words[one.last] if one.last < len(doc.words) else "."
    if behind.startswith("ال"):
        return None
    before = (m for m in doc.mentions if m.start < doc.starts[one.first] and m.type == "ORG" and m.actor)
    bodies = [m for m in before if m.actor and actor_sector(doc.lexicon, m.actor) == "IGO"]
    return bodies[-1] if bodies else None


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
        kind_before = before in NAME_WORDS["before_places"] and doc.words[first - 2] in _FROM  # «في ولاية كذا»
        there = (
            before in _FROM
            or kind_before
            or before.startswith(("اراضي", "الاراضي"))
            or (mention.clitic or "").endswith("ل")
        )
        if place.start is not None and mention.start >= place.start:
            return place
        if mention.type in ("LOC", "FAC") and there:
            return Place(start=mention.start, end=mention.end, place=mention.actor)
    return place


def _body(context: Context, one: Arrangement) -> Mention | None:
    """The mission that is named with the noun of an arrangement: «أنهى المجلس بعثة الأمم المتحدة»."""
    over = context.mentions.over.get(one.first)
    named = None if over is None or not one.noun.leaves else context.doc.mentions[over[2]]
    return named if named is not None and named.actor is not None else None


def _mentions_after(context: Context, one: Arrangement) -> list[tuple[str, Mention]]:
    """Names behind the arrangement: ``of`` its second term, ``to`` behind a preposition, ``and`` joined."""
    doc, words = context.doc, context.doc.words
    _, end = clause(doc, one.first)
    itself = _body(context, one)
    body = None if itself is None else doc.tokens_in(itself.start, itself.end)[1]
    out: list[tuple[str, Mention]] = []
    for mention, first, _last in mentions_between(doc, one.first, min(end, one.last + 14)):
        if first <= one.first or (body is not None and _last <= body):
            continue  # of «بعثة الأمم المتحدة» the mission is meant, not what it is a mission of
        before = words[first - 1]
        clitic = mention.clitic or ""
        gap = words[one.last : first]
        if before != "بين" and not (_APART.isdisjoint(gap) and context.words.against.isdisjoint(gap)):
            break
        near = not one.tail and not out and len(gap) <= 3 and all(_adjectival(w, context.words.forces) for w in gap)
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


def _adjectival(word: str, forces: frozenset[str]) -> bool:
    if word in forces or word in '«»"“”':
        return True
    return word.startswith("ال") or (word.endswith(("ية", "ي")) and word not in ("في", "علي", "الي", "لدي"))
