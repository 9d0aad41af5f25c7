"""How far a withdrawal has come: a part of the forces, only begun, not complete; what is left stays."""

from __future__ import annotations

from ..document import Document
from . import clauses
from .arrangements import Arrangement
from .grammar import grammar
from .particles import STRONG
from .states import State
from .status_context import Context

#: How many words before a withdrawal the word that it begins may stand; how far behind it that it is not complete.
_BEGINS, _UNFINISHED_REACH = 6, 8


def partial(context: Context, one: Arrangement) -> bool:
    """Whether only a part of the forces is meant: «سحب جزء من قواتها»."""
    before = context.doc.words[max(0, one.first - 2) : one.first]
    return any(w in context.words.partial for w in before)


def begun(doc: Document, state: State) -> bool:
    """Whether a withdrawal is only told to begin: «بدء انسحاب القوات», «بدأت الدولة سحب جنودها»."""
    for at in range(state.first, max(-1, state.first - 1 - _BEGINS), -1):
        if doc.words[at] in "،,.؛:":
            return False
        for hit in doc.at(at):
            if hit.table == "auxiliary_verbs" and hit.row["sense"] == "begin":
                return not (hit.form.features.pos == "masdar" and at < state.first - 2)
    return False


def unfinished(doc: Document, state: State) -> bool:
    """«لم يكتمل انسحاب القوات», «الانسحاب لم يكتمل بعد»: what is not complete goes on."""
    if not state.nominal and state.row["needs"] != "state":
        return False
    low, high = clauses.sentence(doc, state.first)
    g = grammar(doc)
    for at in range(max(low, state.first - 2), min(high, state.last + _UNFINISHED_REACH)):
        if at >= state.last and doc.words[at] in STRONG:
            return False
        negator = g.negator_before.get(at)
        if negator is not None and negator.hit.row["polarity"] == "negated":
            found = (h for h in doc.at(at) if h.table == "states" and h.row["needs"] == "state")
            if any(h.row["status"] == "ended" and h.form.features.pos == "verb" for h in found):
                return True
    return False


def left_over(doc: Document, state: State) -> bool:
    """«لم يبق سوى جنود»: what is left stays."""
    return any(w in ("سوي", "الا") for w in doc.words[state.first : state.last + 1])
