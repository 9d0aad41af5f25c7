"""What becomes of those who are counted: killed, freed, taking part; by a word beside the figure or the noun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...lexicon.loader import Row
from ...lexicon.word_sets import word_sets
from ...model import Of
from ..document import Document

#: Kinds of nouns whose absence is itself a figure in the news: no casualties, no losses.
CASUALTIES = frozenset(("killed", "wounded", "loss", "missing"))
_VICTIMS = frozenset(("killed", "wounded", "missing", "captured"))
CLAUSE_ENDS = frozenset((".", "،", ",", "؛", ";", ":", "؟", "?", "!", "..", "…", "(", ")", "“", "”", '"', "«", "»"))
_WORDS = word_sets("figure_words")
#: Behind the noun these begin what is told of something else.
_OTHER_CLAUSE = _WORDS["other_clause"]
#: How far before a figure and behind its noun the word may stand, in words; farther off, the verb that a long subject
#: or object parts from the figure («حضر افتتاح المؤتمر الدولي للمناخ في المدينة أمس مئة وزير»).
_BEFORE, _FAR_BEFORE, _BEHIND = 6, 11, 7
_FAR = frozenset(("attending", "voted_for", "voted_against", "abstained", "entered"))
#: What a number alone may be told of: people in one of these states.
_OF_BARE = frozenset(("killed", "wounded", "captured", "freed", "attending"))

#: Words for those counted before, and how far before the number they may stand.
_THEY = _WORDS["they"]
_OF_THOSE = 4

States = Mapping[int, Sequence[Row]]


def found(doc: Document) -> dict[int, list[Row]]:
    """The rows of words that say what becomes of something, by the token they begin at, the longest first."""
    out: dict[int, list[Row]] = {}
    for hit in sorted(doc.of("count_states"), key=lambda h: h.first - h.last):
        out.setdefault(hit.first, []).append(hit.row)
    return out


def of_noun(doc: Document, states: States, first: int, unit: int) -> str | None:
    """What becomes of those counted: said by the noun itself (قتيل), by a word before the figure, by one behind it, or
    by what such people do (متظاهر)."""
    nouns = [hit for hit in doc.at(unit) if hit.table == "counted_nouns"]
    counted = max(nouns, key=lambda h: h.last).row if nouns else None
    if counted is not None and counted["kind"] in CASUALTIES:
        return str(counted["kind"]) if counted["kind"] != "loss" else None
    for at in range(first - 1, max(first - 1 - _FAR_BEFORE, -1), -1):
        if doc.words[at] in CLAUSE_ENDS:
            break
        if (victims := _victims(doc, at, counted)) is not None:
            return victims
        state = _said(states, at, counted)
        if state is not None and (first - at <= _BEFORE or state in _FAR):
            return state
    for at in range(max(unit, first) + 1, min(unit + 1 + _BEHIND, len(doc.words))):
        if doc.words[at] in CLAUSE_ENDS or doc.words[at] in _OTHER_CLAUSE or _joined(doc, at):
            break
        if (state := _said(states, at, counted)) is not None:
            return state
    return str(counted["state"]) if counted is not None and counted["state"] else None


def _said(states: States, token: int, counted: Row | None) -> str | None:
    """What a word says becomes of what is counted, if it is a word for such."""
    for row in states.get(token, ()):
        of = str(row["of"] or "").split()
        if not of or (counted is not None and (counted["kind"] in of or counted.key.split("/")[0] in of)):
            return str(row["state"])
    return None


def _victims(doc: Document, token: int, counted: Row | None) -> str | None:
    """«حصيلة القتلى ... 95 شخصا»: people who were named before by what became of them."""
    if counted is None or counted["kind"] != "person":
        return None
    rows = [h.row for h in doc.at(token) if h.table == "counted_nouns" and h.form.features.number == "p"]
    return next((str(row["kind"]) for row in rows if row["kind"] in _VICTIMS), None)


def _joined(doc: Document, token: int) -> bool:
    """Whether a word goes on to the next member of a list or the next clause: وإصابة."""
    return doc.words[token][0] == "و" and any(hit.head.startswith("و") for hit in doc.at(token))


def of_bare(doc: Document, states: States, first: int, last: int, modified: Mapping[int, int]) -> str | None:
    """What becomes of people counted by a number alone: مقتل ثلاثة, أصيب نحو 20, الإفراج عن 5, اثنان قتلوا.

    The word that says so stands next to the number, but for a modifier and the preposition it takes. ``modified``: how
    many tokens the modifier before a token has.
    """
    words = doc.words
    if last - first == 1 and len(words[first]) == 4 and words[first].isdigit() and "1900" <= words[first] < "2100":
        return None  # as likely a year
    at = first - 1 - modified.get(first, 0)
    if at >= 0 and words[at] in _WORDS["before_bare"]:
        at -= 1
    state = _of_people(states, at)
    if state is None and last < len(words) and words[last].endswith("وا") and words[last][0] != "و":
        at, state = last, _of_people(states, last)
    same = doc.sentence_at(max(at, 0)) == doc.sentence_at(first)
    return state if same else None


def _of_people(states: States, token: int) -> str | None:
    for row in states.get(token, ()):
        if row["state"] in _OF_BARE and (not row["of"] or "person" in row["of"]):
            return str(row["state"])
    return None


def those_before(doc: Document, first: int) -> Of | None:
    """Who is counted by a number alone behind a word for those counted just before: «إنهم لم يتجاوزوا أربعة آلاف»."""
    near = doc.words[max(first - _OF_THOSE, 0) : first]
    if not any(word in _THEY or (len(word) > 4 and word.endswith("وا")) for word in near):
        return None
    sentence = doc.sentence_at(first)
    for known in reversed(doc.quantities[-3:]):
        if known.type == "cardinal" and known.of is not None and known.of.noun and known.unit:
            at = doc.token_at(known.start)
            person = doc.lexicon.table("counted_nouns")
            row = next((r for r in person.values() if r.key.split("/")[0] == known.of.noun), None)
            if sentence - doc.sentence_at(at) <= 1 and row is not None and row["kind"] == "person":
                return known.of
    return None
