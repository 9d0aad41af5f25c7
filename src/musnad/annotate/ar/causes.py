"""Why: the reason or the aim a text gives for a happening, as a span.

A marker behind the happening («بسبب») or before it («بعد أن»), the subject of a causing verb («أدت الهجمات إلى»), what
was said before («ولذلك»), an aim («بهدف»), in this order. Markers are rows of the table ``cause_markers``. Connectives
after K. Ryding, *A Reference Grammar of Modern Standard Arabic*, ch. 18.
"""

from __future__ import annotations

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from ...lexicon.lexicon import Hit, Lexicon
from ...model import Cause
from ...text.fold import folded
from ..document import Document
from .arrangements import forms_of
from .cause_said import BEFORE_REACH, LONGEST, OPENERS, PARTICLES, made, said_before, therefore
from .grammar import Grammar, grammar
from .particles import COMMAS, QUOTES, STRONG
from .places_told import mentions_between

#: How far behind its happening a marker may stand; an aim; the object of a causing verb.
_REACH, _AIM_REACH, _EFFECT_REACH = 25, 16, 12
_THIS = frozenset(("هذا", "ذلك", "هذه", "الامر"))
_WHICH = frozenset(("ما", "مما", "وما"))
_CHANGES = frozenset(("suspended", "resumed", "reduced", "ended", "started", "restricted", "extended"))
_RETURNS, _STOPS = frozenset(("resumed", "started")), frozenset(("suspended", "ended"))
#: What a marker may take that names a reason right behind it.
REASONS = frozenset(("noun", "event", "clause", "kind"))
#: Causing verbs with an object.
_DRIVEN = frozenset(("drives-to", "forces-to"))


class _Rule(NamedTuple):
    """A row, compiled."""

    takes: str
    prepositions: frozenset[str]
    with_: frozenset[str]
    unless: frozenset[str]


@functools.lru_cache(maxsize=8)
def _rules(lexicon: Lexicon) -> dict[str, _Rule]:
    def words(values: list[str]) -> frozenset[str]:
        return frozenset(map(folded, values))

    return {
        key: _Rule(
            str(row["takes"]), words(row.values("preposition")), words(row.values("with")), words(row.values("unless"))
        )
        for key, row in lexicon.table("cause_markers").items()
    }


class Markers(NamedTuple):
    """The markers of a document in the order of the text, and the causes found so far."""

    firsts: list[int]
    hits: list[Hit]
    rules: dict[str, _Rule]
    known: dict[int, Cause | None]

    def between(self, first: int, last: int) -> list[Hit]:
        """Markers that begin in tokens ``[first, last)``."""
        return self.hits[bisect_left(self.firsts, first) : bisect_left(self.firsts, last)]


def markers_of(doc: Document) -> Markers:
    found: Markers | None = doc.notes.get("causes")
    if found is None:
        hits = [h for h in doc.longest("cause_markers") if h.form.column == "words" or h.form.features.pos == "verb"]
        found = doc.notes["causes"] = Markers([h.first for h in hits], hits, _rules(doc.lexicon), {})
    return found


def cause(doc: Document, token: int) -> Cause | None:
    """The reason the text gives for the happening told by a token; the aim where it gives no reason."""
    markers = markers_of(doc)
    if token not in markers.known:
        markers.known[token] = _cause(doc, grammar(doc), markers, token)
    return markers.known[token]


def _cause(doc: Document, g: Grammar, markers: Markers, token: int) -> Cause | None:
    if _this_does(doc, token):
        return said_before(doc, g, g.clause(token)[0], "subject")
    first, last = g.sentence(token)
    before = markers.between(max(first, token - LONGEST), token)
    after = markers.between(token + 1, min(last, token + _REACH + 1))
    if not before and not after:
        return None
    after = [h for h in after if _reaches(doc, g, token, h.first)]
    found = next((c for h in _weighed(doc, markers, after) if (c := named(doc, g, markers, h, token, last))), None)
    if found is not None:
        return found
    for hit in reversed(before):
        takes = markers.rules[hit.row.key].takes
        if takes == "effect":
            found = _effect(doc, g, markers.rules[hit.row.key], hit, token)
        elif takes == "before":
            found = therefore(doc, g, hit, token)
        elif takes in REASONS and _opens(doc, g, hit, first):
            found = named(doc, g, markers, hit, token, last)
        if found is not None:
            return found
    return next(_aims(doc, g, markers, after, token, last), None)


# ---- a marker and what it names
def _weighed(doc: Document, markers: Markers, after: list[Hit]) -> list[Hit]:
    """Markers in the order they are tried: «بعد ...، بسبب ...» gives the second as the reason."""
    if len(after) > 1 and markers.rules[after[0].row.key].takes == "event":
        for hit in after[1:3]:
            if markers.rules[hit.row.key].takes in ("noun", "clause") and doc.words[hit.first - 1] in COMMAS:
                return [hit, *after]
    return after


def _reaches(doc: Document, g: Grammar, token: int, marker: int) -> bool:
    """Whether no other clause opens between a happening and a marker behind it, but one that joins a like verb."""
    words = doc.words
    if any(w in STRONG for w in words[token:marker]):
        return False
    at = bisect_right(g.starts, token)
    while at < len(g.starts) and g.starts[at] < marker:
        start = g.starts[at]
        at += 1
        like = (_changes(doc, start) and _changes(doc, token)) or _joined_noun(doc, start)
        if (start in g.verbs and g.is_verb(start) and not like) or words[start] in ("لكن", "ولكن", "بينما", "فيما"):
            return False
    return True


def _joined_noun(doc: Document, token: int) -> bool:
    """A word that joins verbal nouns as well as it would tell of an act: «تشمل التدريب ودعم الشركاء»."""
    return doc.words[token].startswith("و") and any(h.form.features.pos == "masdar" for h in doc.at(token))


def _changes(doc: Document, token: int) -> bool:
    """Whether a word tells of stopping, starting, reducing and the like."""
    return not _CHANGES.isdisjoint(_states(doc, token))


def _states(doc: Document, token: int) -> set[str]:
    """The statuses a word may tell."""
    return {str(h.row["status"]) for h in doc.at(token) if h.table == "states"}


def named(doc: Document, g: Grammar, markers: Markers, hit: Hit, token: int, last: int) -> Cause | None:
    """What a marker of a reason names: behind the happening, or before it at the head of the clause."""
    rule = markers.rules[hit.row.key]
    if rule.takes == "before":
        behind = hit.first > token and _ends_clause(doc, hit.last)
        return said_before(doc, g, g.clause(token)[0], hit.row.key) if behind else None
    if rule.takes not in REASONS or hit.last >= last or not _allowed(doc, rule, hit.last):
        return None
    end = end_of_reason(g, hit.last, last, rule.takes == "clause")
    if hit.last <= token < end:
        return None
    if hit.first < token and not _leads(doc, g, end, token):
        return None
    if rule.takes == "event" and _states(doc, token) & _RETURNS and _states(doc, hit.last) & _STOPS:
        return None  # «استأنف الرحلات بعد توقف دام شهرا»
    return made(doc, hit.first if rule.takes == "kind" else hit.last, end, hit.row.key)


def _ends_clause(doc: Document, token: int) -> bool:
    word = doc.words[token] if token < len(doc.words) else "."
    return word in STRONG or word in COMMAS or word in QUOTES


def _allowed(doc: Document, rule: _Rule, token: int) -> bool:
    forms = forms_of(doc.words[token])
    if not rule.unless.isdisjoint(forms):
        return False
    return rule.takes != "event" or not rule.with_.isdisjoint(forms) or _happening(doc, token)


def _happening(doc: Document, token: int) -> bool:
    """Whether a noun that tells of a happening stands here: «بعد مقتل» but not «بعد يومين»."""
    return any(h.table == "events" or h.form.features.pos == "masdar" for h in doc.at(token))


def _opens(doc: Document, g: Grammar, hit: Hit, first: int) -> bool:
    """Whether a marker opens a sentence or a clause: «إنه بعد أن ...»."""
    if hit.first <= first + 1:
        return True
    before = doc.words[hit.first - 1]
    return before in STRONG or before in QUOTES or before in OPENERS or (before in COMMAS and bool(hit.head))


def _leads(doc: Document, g: Grammar, end: int, token: int) -> bool:
    """Whether a reason that ends at ``end`` stands right before the clause of the happening."""
    if token - end > BEFORE_REACH or any(w in STRONG for w in doc.words[end:token]):
        return False
    at = bisect_right(g.starts, end + 1)
    between = [s for s in g.starts[at : at + 4] if s < g.clause(token)[0] and g.is_verb(s)]
    return not between


def end_of_reason(g: Grammar, first: int, last: int, clause: bool) -> int:
    """Where a reason ends: at a mark, at the next clause, or at the verb that a definite noun cannot take along."""
    end, last = first, min(last, first + LONGEST)
    while end < last:
        word = g.words[end]
        if word in STRONG or (word in COMMAS and end > first + 1):
            break
        if end > first and not clause:
            if end in g.starts_set and word not in QUOTES:
                break
            if g.words[end - 1].startswith("ال") and g.is_verb(end) and not (g.is_nominal(end) and g.verbs[end].tail):
                break
        end += 1
    return end


# ---- the subject of a causing verb
def _effect(doc: Document, g: Grammar, rule: _Rule, hit: Hit, token: int) -> Cause | None:
    """«أدت الهجمات إلى تعليق»: the subject, of a verb before its effect."""
    words = doc.words
    before = words[hit.first - 1] if hit.first else "."
    if token - hit.last > _EFFECT_REACH or g.is_verb(token) or not (before in _WHICH or g.is_verb(hit.first)):
        return None
    to = next((at for at in range(token - 1, hit.last - 1, -1) if words[at] in rule.prepositions), None)
    if to is None:
        head = words[token][:1]
        if head not in rule.prepositions or head not in "بل":
            return None
        to = token
    if token - to > 3 or any(w in STRONG or w in COMMAS for w in words[hit.last : to]):
        return None
    key = hit.row.key
    if before in _WHICH or (before == "الذي" and hit.first > 1 and words[hit.first - 2] == "الامر"):
        return said_before(doc, g, hit.first - (2 if before == "الذي" else 1), key)
    first, end = subject(doc, g, hit, to)
    if end - first == 1 and words[first] in _THIS:
        return said_before(doc, g, g.clause(hit.first)[0], key)
    return made(doc, first, end, key) if end - first <= LONGEST else None


def subject(doc: Document, g: Grammar, hit: Hit, to: int) -> tuple[int, int]:
    """Tokens of the subject: behind the verb up to its object, else before it in the clause."""
    behind = to
    if hit.row.key in _DRIVEN:  # «دفعت الهجمات التحالف إلى»: the name is whom they drove
        behind = next((low for _, low, high in mentions_between(doc, hit.last, to) if high == to), to)
        if behind == to and any(h.table == "party_nouns" for h in doc.at(to - 1)):
            behind = to - 1
    clause = g.clause(hit.first)[0]
    first = clause
    while first < hit.first and (doc.words[first] in OPENERS or not doc.words[first][:1].isalnum()):
        first += 1
    end = hit.first
    while end > first and doc.words[end - 1] in PARTICLES:
        end -= 1
    return (first, end) if end > first else (hit.last, behind if behind > hit.last else to)


def _this_does(doc: Document, token: int) -> bool:
    """«حد هذا من قدرتنا»: the subject of a verb of stopping or reducing is what was said."""
    if token + 2 >= len(doc.words) or doc.words[token + 1] not in _THIS or not _changes(doc, token):
        return False
    return not doc.words[token + 2].startswith("ال")


# ---- aims
def _aims(doc: Document, g: Grammar, markers: Markers, after: list[Hit], token: int, last: int) -> Iterator[Cause]:
    """«بهدف حماية القواعد»; «لحماية القواعد» of stopping and starting only."""
    for hit in after:
        rule = markers.rules[hit.row.key]
        if rule.takes not in ("purpose", "aim") or hit.last >= last:
            continue
        if hit.first - token > _AIM_REACH and doc.words[hit.first - 1] not in COMMAS:
            continue  # behind a comma an aim is that of the whole clause, with all that it lists
        if rule.takes == "aim" and not _changes(doc, token):
            continue
        if not rule.unless.isdisjoint(forms_of(doc.words[hit.last])):
            continue
        first = hit.first if rule.takes == "aim" else hit.last
        found = made(doc, first, end_of_reason(g, max(first, hit.last), last, rule.takes == "purpose"), hit.row.key)
        if found is not None:
            yield found
