"""Whose an arrangement is, with whom: holder and partner."""

from __future__ import annotations

from ...model import Mention, Party
from ..document import Document
from .arrangements import Arrangement
from .circumstances import mentions_between
from .clauses import clause, controller, idafa, roles, subject
from .pairing import Context
from .states import State

_WITH = frozenset(("مع", "ضد", "الي", "بين", "لصالح"))
#: What a force or a state does to or for another: the second party is the partner.
_GIVEN = frozenset(("training", "advising", "equipping", "support", "air-support", "intelligence-sharing", "aid"))
_MUTUAL = frozenset(("talks", "truce", "agreement"))


def party(mention: Mention | None) -> Party:
    """The words and the actor; of a capital or country used for its government, the government."""
    if mention is None:
        return Party()
    return Party(start=mention.start, end=mention.end, actor=mention.metonym or mention.actor)


def _apart(doc: Document, found: Mention | None, one: Arrangement) -> Mention | None:
    """A party that is not the arrangement itself («زالت الهدنة» has no holder in its subject)."""
    if found is None:
        return None
    start, end = doc.span(one.first, one.last)
    itself = found.start < end and start < found.end
    return None if itself else found


def parties(context: Context, state: State, one: Arrangement) -> tuple[Party, Party]:
    """Holder and partner of an arrangement, as mentions."""
    doc = context.doc
    after = _mentions_after(context, one)
    if one.row is state.row:  # no arrangement is named
        return party(subject(doc, state.hit)), Party()
    if one.noun.forces:
        over = context.mentions.over.get(one.first)
        holder = doc.mentions[over[2]] if over else after[0][1] if after else None
        return party(holder), Party()
    doer = _apart(doc, _doer(doc, state, one), one)
    held = next((m for how, m in after if how == "of"), None)
    given = next((m for how, m in after if how == "to"), None)
    if one.kind in _MUTUAL:
        between = [m for how, m in after if how in ("to", "and")]
        first = held or (between[0] if between else doer)
        rest = [m for m in between if m is not first]
        return party(first), party(rest[0] if rest else None)
    if one.tail or (state.sense.frame == "object" and doer is not None and one.kind in _GIVEN):
        holder = doer
        partner = given or (held if held is not doer else None)
        return party(holder), party(partner)
    return party(held or doer), party(given)


def _doer(doc: Document, state: State, one: Arrangement) -> Mention | None:
    """Who does what the state word tells: subject of the verb, or of the verb that governs the noun."""
    if state.how == "verb":
        return roles(doc, state.hit).subject
    if state.how in ("masdar", "noun"):
        between = idafa(doc, state.hit) if state.how == "masdar" and state.sense.frame == "object" else None
        return _apart(doc, between, one) or controller(doc, state.first)
    return None


def _mentions_after(context: Context, one: Arrangement) -> list[tuple[str, Mention]]:
    """Names behind the arrangement: ``of`` its second term, ``to`` behind a preposition, ``and`` joined."""
    doc, words = context.doc, context.doc.words
    _, end = clause(doc, one.first)
    out: list[tuple[str, Mention]] = []
    for mention, first, _last in mentions_between(doc, one.first, min(end, one.last + 14)):
        if first < one.last and first <= one.first:
            continue
        before = words[first - 1]
        clitic = mention.clitic or ""
        if before in _WITH or clitic.endswith("ل"):
            out.append(("to", mention))
        elif before in context.words.prepositions or clitic.endswith("ب"):
            continue
        elif first - one.last <= 2 and not one.tail and not out:
            out.append(("of", mention))
        elif clitic.startswith("و") and out:
            out.append(("and", mention))
    return out
