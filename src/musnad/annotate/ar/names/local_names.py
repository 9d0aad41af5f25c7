"""Ids of names without a row: ``local:`` and the folded words, the same for every mention in every article."""

from __future__ import annotations

from ....lexicon.lexicon import Lexicon
from ...document import Document
from .candidates import Candidate

_PATTERNS = ("org_heads", "mission_names")


def organisations(doc: Document, found: list[Candidate]) -> None:
    """Name organisations; a name that begins only one longer name of the text is short for that.

    «القوة المشتركة» behind «القوة المشتركة للحركات المسلحة».
    """
    ours = [c for c in found if c.type == "ORG" and c.rule.startswith(_PATTERNS)]
    if not ours:
        return
    for c in ours:
        if c.actor is None and (c.level == "NAM" or c.rule.startswith("org_heads")):
            c.actor = local_id(doc, c)
    longer: dict[tuple[str, ...], set[str]] = {}
    for c in found:
        if c.type == "ORG" and c.actor and c.last - c.first > 2:
            name = _words(doc, c)
            for size in range(2, len(name)):
                longer.setdefault(name[:size], set()).add(c.actor)
    for c in ours:
        whole = longer.get(_words(doc, c), ())
        if c.actor is not None and c.actor.startswith("local:") and len(whole) == 1:
            (c.actor,) = whole


def _words(doc: Document, c: Candidate) -> tuple[str, ...]:
    return tuple(bare(" ".join(doc.words[c.first : c.last]), (c.clitic or "").removesuffix("ال"), doc.lexicon).split())


def everybody(doc: Document, found: list[Candidate]) -> None:
    """Name all that have no row."""
    for c in found:
        if c.actor is None and c.level == "NAM" and c.anonymous is None:
            c.actor = local_id(doc, c)
    full = {c.actor.rsplit(" ", 1)[-1]: c.actor for c in reversed(found)
            if c.type == "PER" and c.actor and c.actor.startswith("local:") and " " in c.actor}  # fmt: skip
    for c in found:
        if c.type == "PER" and c.actor and c.actor.startswith("local:") and " " not in c.actor:
            c.actor = full.get(c.actor.removeprefix("local:"), c.actor)


def local_id(doc: Document, c: Candidate) -> str:
    """The id that a name without a row gets of its own words."""
    name = " ".join(w for w in doc.words[c.first : c.last] if w[0].isalnum())
    return "local:" + bare(name, (c.clitic or "").removesuffix("ال"), doc.lexicon)


def bare(name: str, clitic: str, lexicon: Lexicon) -> str:
    """A name without its clitic; a second lam is the article, unless the name is known to begin with one.

    >>> from musnad.lexicon.lexicon import load
    >>> [bare(name, "ل", load()) for name in ("للقوات المسلحة", "للندن", "لليلي خوري")], bare("وسالم", "و", load())
    (['القوات المسلحة', 'لندن', 'ليلي خوري'], 'سالم')
    """
    found = name.removeprefix(clitic)
    if not (clitic.endswith("ل") and found != name and found.startswith("ل")):
        return found
    own = any(not (r.head or r.tail or r.rest) for r in lexicon.readings(found.split()[0]))
    return found if own else "ال" + found[1:]
