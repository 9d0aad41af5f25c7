"""Events: PLOVER's sixteen types, with who, to whom, where, when, how told and by whom.

A trigger is a verb, a verbal noun or a noun of ``lexicon/ar/events/*.toml`` whose row is content with the words around
it. Repeats inside an article point at the first.
"""

from __future__ import annotations

from ...lexicon.lexicon import Hit
from ...model import Event, Mention, Party, Span, When, annotation_id
from ..document import Document
from . import clauses
from .argument_words import argument_words
from .casualties import casualties
from .eventparties import parties
from .eventrows import Pattern, Windows, bits_between, holds, light_verb, patterns
from .grammar import Grammar, grammar
from .repeats import linked
from .status_telling import undertaken

#: What happens to a society, and is also talked of in general.
_HAPPEN = frozenset(("ASSAULT", "PROTEST"))
#: Modes of what is brought about later than it is agreed upon: «اتفقا على سحب القوات».
_ACCOMPLISHED = frozenset(("withdraw", "expel"))
_NOBODY = Party()


def annotate(doc: Document) -> None:
    """Fill ``doc.events``, in the order of the text."""
    found = triggers(doc)
    told = [(_event(doc, hit, pattern), hit) for hit, pattern in found]
    told = [(event, hit) for event, hit in told if not _generic(event, hit)]
    doc.events = linked(doc, [event for event, _ in told], [hit for _, hit in told])


def _generic(event: Event, hit: Hit) -> bool:
    """«الحد من الهجمات», «خوفا من اشتباكات»: a plural that nobody did to anybody, at no time, and only thought of."""
    return (
        event.type in _HAPPEN
        and event.modality != "asserted"
        and hit.form.features.pos != "verb"
        and hit.form.features.number == "p"
        and event.actor.start is None
        and event.recipient.start is None
        and event.place.start is None
        and not event.quantities
        and event.date.basis not in ("clause", "landmark")
    )


# ---- triggers
def triggers(doc: Document) -> list[tuple[Hit, Pattern]]:
    """The hits that tell an event, with their rows: at most one at a word, the longest, then the most specific."""
    known = patterns(doc.lexicon)
    rows, masks = known.rows, known.masks
    g = grammar(doc)
    number_of, ranges, named = doc.sentence_of, doc.sentence_tokens, g.named
    best: list[tuple[Hit, Pattern]] = []
    end = 0
    group: list[tuple[Hit, Pattern]] = []
    at = number = -1
    sentence_bits = 0
    bits: int | None = None
    for hit in doc.of("events"):
        first = hit.first
        if first != at:
            if group:
                end = _choose(doc, group, best, end, sentence_bits)
                group = []
            at = first
            if number != number_of[first]:
                number = number_of[first]
                sentence_bits = bits_between(doc, masks, *ranges[number]) if number >= 0 else 0
            bits = sentence_bits if number >= 0 and first not in named else None
        if bits is None:
            continue
        pattern = rows[hit.row.key]
        # the words that the row asks for stand in the sentence: cheap, and false for most
        if bits & pattern.needs == pattern.needs and _reads(g, hit):
            group.append((hit, pattern))
    if group:
        _choose(doc, group, best, end, sentence_bits)
    best = _alone(doc, best)
    return [c for c in best if not _purpose(doc, c[0]) or clauses.scope(doc, c[0].first).modality != "asserted"]


def _alone(doc: Document, found: list[tuple[Hit, Pattern]]) -> list[tuple[Hit, Pattern]]:
    """Leave out what tells by a trace («قذائف», «قتلى») in a sentence that tells it by name, and all traces but one."""
    if not any(pattern.alone for _, pattern in found):
        return found
    number_of = doc.sentence_of
    told = {(number_of[h.first], p.type) for h, p in found if not p.alone and not _purpose(doc, h)}
    out = []
    for hit, pattern in found:
        key = number_of[hit.first], pattern.type
        if pattern.alone:
            if key in told:
                continue
            told.add(key)
        out.append((hit, pattern))
    return out


def _choose(
    doc: Document, group: list[tuple[Hit, Pattern]], best: list[tuple[Hit, Pattern]], end: int, sentence: int
) -> int:
    """Add the first of a word's readings that holds; returns where the last trigger ends.

    ``sentence``: the bits of the sentence around.
    """
    if len(group) > 1:
        group.sort(key=lambda c: (-c[0].last, c[0].form.features.voice == "passive", -c[1].weight))
    windows: Windows | None = None
    for hit, pattern in group:
        if hit.first < end:
            continue
        if windows is None or windows.last != hit.last:
            windows = Windows(doc, patterns(doc.lexicon).masks, hit.first, hit.last, sentence)
        if holds(doc, hit, pattern, windows):
            best.append((hit, pattern))
            return hit.last
    return end


def _reads(g: Grammar, hit: Hit) -> bool:
    """Whether a hit's part of speech fits its place: a verb where one stands, no participle unless the row says so."""
    features = hit.form.features
    pos = features.pos
    if pos == "particle":
        return True
    first = hit.first
    if pos == "verb":
        if hit.head == "ا" or features.tense == "imperative":  # انفجر is not «do we blow up»
            return False
        if features.person != 3 and features.person is not None and not g.quoted(first):
            return False  # نصبه is «he set it», not «we hit him»
        if _unlikely(g, hit) or g.dawn(first):
            return False
        if features.number == "d" and features.tense == "past" and not _after_dual(g, first):
            return False
        return not g.is_nominal(first) or g.is_verb(first) or not _has_noun(g, hit)
    if pos == "active-participle" or pos == "passive-participle":
        wanted = hit.row.cells.get("participles")
        return bool(wanted) or (wanted is None and pos == "active-participle" and features.state == "accusative")
    if features.number == "d" and g.words[hit.last - 1][-1] == "ي":
        # «رشاش هجومي» is an adjective, no «two attacks of»
        return hit.last < len(g.words) and g.words[hit.last].startswith("ال")
    return not g.is_verb(first) or bool(hit.head.strip("وف"))


def _unlikely(g: Grammar, hit: Hit) -> bool:
    """Whether a verb is a form that bare letters hardly ever mean.

    The passive past of a hollow verb (وزير, قيد الإنجاز); a jussive without what asks for one («الطائرة التي تقل»); the
    name of a country (تشاد) or a capital (لندن).
    """
    features, words = hit.form.features, g.words
    if features.voice == "passive" and features.tense == "past":
        bare = words[hit.first].removeprefix(hit.head)
        if len(bare) == 3 and bare[1] == "ي":
            return True
    wished = "ل" in hit.head or not _JUSSIVE.isdisjoint(words[max(0, hit.first - 2) : hit.first])
    if features.mood == "jussive" and not wished:
        return True
    return any(h.table == "countries" and h.form.column in _COUNTRY for h in g.doc.at(hit.first))


#: Before a jussive; the columns of ``countries`` that name a country or its capital.
_JUSSIVE = frozenset(("لم", "ولم", "فلم", "لما", "ولما", "لا", "ولا"))
_COUNTRY = frozenset(("names", "capital_names"))


def _purpose(doc: Document, hit: Hit) -> bool:
    """«لدعم القوات»: a verbal noun of purpose tells no happening by itself; «تبادل لإطلاق النار» does."""
    if hit.form.features.pos != "masdar" or hit.head.strip("وف") != "ل":
        return False
    if doc.words[hit.first].endswith("مقتل"):  # a death is never a purpose: «الثأر لمقتل قائدهم»
        return False
    auxiliary = doc.begin("auxiliary_verbs")
    before = [at for at in range(max(0, hit.first - 10), hit.first) if at in auxiliary]
    if any(h.row["role"] == "undergo" for at in before for h in auxiliary[at]):
        return False  # «تعرضت القافلة لإطلاق نار»
    return hit.first == 0 or doc.words[hit.first - 1] not in argument_words(doc.lexicon).takes_li


def _after_dual(g: Grammar, token: int) -> bool:
    """«الوزيران بحثا»: a dual verb in the past follows its subject; else it is a noun in the accusative (هاتفا)."""
    return any(g.words[at].endswith(("ان", "ين")) for at in range(max(0, token - 4), token))


def _has_noun(g: Grammar, hit: Hit) -> bool:
    return any(h.row is hit.row and h.form.features.pos in ("masdar", "noun") for h in g.doc.at(hit.first))


# ---- one event
def _event(doc: Document, hit: Hit, pattern: Pattern) -> Event:
    row = pattern.row
    first = hit.first
    light = light_verb(doc, hit, patterns(doc.lexicon).strikes) if hit.form.features.pos == "noun" else None
    if light is not None and light.form.features.pos == "verb" and hit.first - light.last <= 1:
        first = light.first
    start, end = doc.span(first, hit.last)
    found = clauses.scope(doc, hit.first)
    if found.modality == "asserted" and row["mode"] in _ACCOMPLISHED and hit.form.features.pos in ("masdar", "noun"):
        found = found._replace(modality=undertaken(doc, hit.first, hit.head, row["mode"] == "expel"))
    date = clauses.when(doc, hit.first)
    if found.modality == "asserted" and _foretold(doc, hit, date):
        found = found._replace(modality="planned")
    actor, recipient = parties(doc, hit, row, found.modality)
    sentence = doc.sentences[doc.sentence_at(hit.first)]
    kind = str(row["type"])
    return Event(
        id=annotation_id("events", start, end, kind),
        start=start,
        end=end,
        rule=f"events:{row.key}",
        trigger=Span(start=start, end=end),
        type=kind,
        mode=_mode(doc, hit, row["mode"], kind),
        actor=_party(actor),
        recipient=_party(recipient),
        place=clauses.where(doc, hit.first),
        date=date,
        polarity=found.polarity,
        modality=found.modality,
        background=clauses.background(doc, hit.first),
        cause=clauses.cause(doc, hit.first),
        quantities=casualties(doc, hit),
        attribution=doc.teller_of(start, end),
        sentence=Span(start=sentence.start, end=sentence.end),
    )


def _foretold(doc: Document, hit: Hit, date: When) -> bool:
    """Whether a present tense tells what comes: «يلتقي الملك غدا نظيره», «يعقد الوزراء اجتماعا الأسبوع المقبل»."""
    if date.basis != "clause" or "ال" in hit.head or not clauses.to_come(doc, date):
        return False
    g = grammar(doc)
    low, _ = g.clause(hit.first)
    token = hit.first
    if not g.is_verb(token):
        token = next((m.first for m in g.marks_before(token, low) if g.is_verb(m.first)), -1)
    return token >= 0 and g.verbs[token].form.features.tense == "present"


def _mode(doc: Document, hit: Hit, mode: str | None, kind: str) -> str | None:
    """The row's mode; for an attack the instrument in the clause says more."""
    if kind != "ASSAULT" or mode not in (None, "heavy-weapons"):
        return mode
    low, high = clauses.clause(doc, hit.first)
    known = patterns(doc.lexicon)
    found = bits_between(doc, known.masks, max(low, hit.first - 8), min(high, hit.last + 8))
    if not found & known.armed:
        return mode
    marching = bool(found & known.marchers)
    return next((n for n, bit in known.instruments if found & bit and not (marching and n == "drone")), mode)


def _party(mention: Mention | None) -> Party:
    if mention is None:
        return _NOBODY
    return Party(start=mention.start, end=mention.end, actor=mention.metonym or mention.actor)
