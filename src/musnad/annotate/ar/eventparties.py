"""Who did an event and to whom: the row's slots filled from the clause."""

from __future__ import annotations

from ...lexicon.lexicon import Hit
from ...lexicon.loader import Row
from ...model import Mention, Modality
from ..document import Document
from . import arguments, complements, control, deeds, party_phrases, verb_sides
from .argument_words import argument_words
from .event_attacks import accused, claimant, event_before, fire_of, protester, somebody, struck, wielder
from .eventrows import Pattern, bits_between, patterns
from .grammar import Grammar, grammar
from .subordinate import phrase_around

_BY = ("قبل", "يد", "ايدي")
#: «أعلن الجيش مقتل جندي»: who announces an assault has not done it.
_UNCONTROLLED = frozenset(("ASSAULT", "PROTEST"))
#: Rows whose verb fires a missile.
_FIRING = frozenset(("assault.rocket-fire", "assault.shooting"))
_LIGHT_ROLES = frozenset(("do", "phase", "manage", "try"))


def parties(doc: Document, hit: Hit, row: Row, modality: Modality) -> tuple[Mention | None, Mention | None]:
    """Actor and recipient of an event told by a hit of an ``events`` row; ``None`` where the text names nobody."""
    verb = hit.form.features.pos == "verb"
    pattern = patterns(doc.lexicon).rows[row.key]
    named = _to(doc, hit, pattern)
    actor, recipient = _of_verb(doc, hit, row, named is not None) if verb else _of_noun(doc, hit, row)
    if pattern.type == "RETREAT" and row["mode"] == "withdraw" and "من" in pattern.to:
        recipient = None  # where from
    if row["mutual"]:
        first, second = _two_sides(doc, hit)
        if first is not None:
            actor, recipient = first, second
    if named is not None and (
        (verb and row["type"] == "ASSAULT" and not row["idafa"])
        or recipient is None
        or not verb
        or named.start < recipient.start
        or recipient.rule in ("antecedent", "plain noun")
    ):
        recipient = named
    if not verb and (blamed := accused(doc, hit)) is not None:
        actor = blamed
    if not verb and (actor is None or actor.rule == "speaker"):
        actor = deeds.author(doc, hit, modality) or actor
    if actor is None:
        actor = complements.complement(doc, hit, pattern.by + _BY) or deeds.behest(doc, hit)
    if pattern.type == "ASSAULT":
        actor = wielder(doc, actor) or fire_of(doc, hit)
        recipient = recipient or struck(doc, hit, verb, actor)
    if not verb and pattern.type in _UNCONTROLLED and (actor is None or actor.rule == "speaker"):
        actor = claimant(doc, hit, row, modality) or protester(doc, hit, row) or actor
    actor, recipient = _other(doc, hit, actor), _other(doc, hit, recipient)
    if row["type"] == "PROTEST" and not verb and (own := _themselves(doc, hit)) is not None:
        actor = own
    if actor is not None and recipient is not None and actor.start == recipient.start:
        recipient = None
    return actor, recipient


def _other(doc: Document, hit: Hit, party: Mention | None) -> Mention | None:
    """What tells the event is no party to it: «كانت الهدنة قد انتهت»."""
    start, end = doc.span(hit.first, hit.last)
    return None if party is None or (party.start < end and start < party.end) else party


def _themselves(doc: Document, hit: Hit) -> Mention | None:
    """Protesters whose name tells the protest: «لوح المحتجون بالأعلام»."""
    if not any(h.table == "party_nouns" and h.row["class"] == "protesters" for h in doc.at(hit.first)):
        return None
    return next((p.mention for p in party_phrases.phrases_between(doc, hit.first, hit.first + 1)), None)


def _to(doc: Document, hit: Hit, pattern: Pattern) -> Mention | None:
    prepositions = pattern.to
    if not prepositions:
        return None
    found = complements.complement(doc, hit, prepositions)
    if found is not None or pattern.type != "ASSAULT":
        return found
    _, high = grammar(doc).clause(hit.first)
    for at in range(hit.last, min(high - 1, hit.last + 7)):
        if doc.words[at] in prepositions:
            return complements.target(doc, at + 1, min(high, at + 3))
        if doc.words[at] == "في":  # «أضرم مجهولون النار في مقر الحزب»
            return complements.target(doc, at + 1, min(high, at + 2), places=False)
    return None


def _of_verb(doc: Document, hit: Hit, row: Row, named: bool) -> tuple[Mention | None, Mention | None]:
    # «أفرجت السلطات عن سجناء»: the recipient is named by its preposition, so the verb is not passive
    found = arguments.roles(doc, hit, bool(row["passive"]) and not named)
    if row["idafa"] == "holder":
        return holder(doc, hit) or found.subject, None
    if (event := event_before(doc, hit)) is not None:
        return _by_event(doc, hit, event)
    if row["suffers"]:
        return None, found.subject or found.object
    subject = found.subject
    if row["type"] == "PROTEST" and subject is None and not row["passive"]:
        subject, found = found.object, found._replace(object=None)  # «احتشد المئات»: nobody gathers them
    if subject is not None and subject.rule == "plain noun" and found.object is None and _done_to(doc, hit, subject):
        return None, subject  # «علقت المحادثات»
    active = not row["passive"] and not arguments.is_passive(doc, hit)
    before = found.object is not None and found.object.start < doc.starts[hit.first]
    if subject is None and (active or (hit.form.features.number == "p" and not before)):  # «الذين قتلوا في اشتباكات»
        subject = arguments.continued_subject(doc, hit.first)
    return subject, found.object


def _of_noun(doc: Document, hit: Hit, row: Row) -> tuple[Mention | None, Mention | None]:
    actor = recipient = None
    if row["suffers"] and hit.form.features.pos == "particle":
        return None, _found(doc, hit)
    if hit.form.features.pos == "active-participle" and hit.form.features.state == "accusative":
        _, high = grammar(doc).clause(hit.first)  # «متهما المتمردين»: it governs like its verb
        return arguments.controller(doc, hit.first), verb_sides.first_after(doc, hit.last, high)
    if hit.tail and row["idafa"] == "actor" and hit.form.features.pos in ("masdar", "noun"):
        return _pronoun(doc, hit), None
    if row["idafa"] == "holder":
        return holder(doc, hit) or (arguments.controller(doc, hit.first) if _own(doc, hit) else None), None
    if row["idafa"] == "actor":
        actor = _acting(doc, complements.idafa(doc, hit, near=True))
        if actor is not None and actor.level == "NOM" and row["type"] == "RETREAT" and _bare_forces(doc, actor):
            actor = arguments.controller(doc, hit.first) or actor  # «قررت الدولة سحب القوات»
    elif row["idafa"] == "recipient":
        recipient = complements.idafa(doc, hit)
        if recipient is None and row["type"] == "ASSAULT" and not hit.tail:
            recipient = complements.target(doc, hit.last, min(len(doc.words), hit.last + 1))  # «نسف مبنى البلدية»
        if recipient is None and hit.tail and row["type"] == "ASSAULT":
            recipient = somebody(doc, control.pointed(doc, hit))  # «نجا الوزير من محاولة لاغتياله»
        elif recipient is not None and recipient.rule != "target" and (other := _through_li(doc, recipient)):
            actor, recipient = recipient, other
    if actor is None:
        actor = complements.adjective_party(doc, hit)
    if actor is None and row["by"]:
        actor = control.given_by(doc, hit, patterns(doc.lexicon).rows[row.key].by)
    if actor is None:
        actor = control.executor(doc, hit) or _doer(
            doc, hit, row["control"] is not False and row["type"] not in _UNCONTROLLED
        )
    if actor is None and row["control"] is not False:
        actor = control.striver(doc, hit)
    if actor is None and row["mode"] == "discontinue":
        actor = control.owner(doc, hit)
    return actor, recipient


def _found(doc: Document, hit: Hit) -> Mention | None:
    """Who is found killed: «عثر على راهبة إيطالية مقتولة»."""
    low, _ = grammar(doc).sentence(hit.first)
    near = party_phrases.phrases_between(doc, max(low, hit.first - 6), hit.first)
    people = [p.mention for p in near if p.mention.type not in ("LOC", "FAC")]
    return people[-1] if people else None


def _through_li(doc: Document, doer: Mention) -> Mention | None:
    """What a verbal noun is done to behind its doer and «ل»: «اقتحام الجيش لمنزل», «قصف الطيران للمدينة»."""
    first = doc.tokens_in(doer.start, doer.end)[1]
    if first >= len(doc.words) or doer.type == "LOC" or not doc.words[first].startswith("ل"):
        return None
    near = party_phrases.phrases_between(doc, first, first + 1)
    if near and (near[0].mention.clitic or doc.words[first][:2] == "لل" or near[0].mention.rule == "party_nouns"):
        return near[0].mention
    bare = doc.words[first][1:]
    return complements.target(doc, first, first + 1, bare)


def _pronoun(doc: Document, hit: Hit) -> Mention | None:
    """Whom its pronoun stands for: the subject of what governs the noun if it agrees, else the nearest."""
    above = arguments.controller(doc, hit.first)
    if above is not None and above.rule != "speaker":
        first = doc.token_at(above.start)
        if control.agrees(doc, first, above, hit.tail):
            return above
    found = control.pointed(doc, hit)
    if found is None and above is not None and above.rule != "speaker" and hit.tail in ("ه", "ها"):
        return above  # nothing shows its gender: «أكدت طالبان ترحيبها»
    return found


def _bare_forces(doc: Document, who: Mention) -> bool:
    """«القوات», «الجنود», which does not tell whose."""
    first, last = doc.tokens_in(who.start, who.end)
    return last == first + 1 and any(h.table == "party_nouns" and h.row["class"] == "military" for h in doc.at(first))


def _acting(doc: Document, party: Mention | None) -> Mention | None:
    """«هجوم باريس», «محادثات جدة»: a town names the place, not who acts; a country may act."""
    if party is None or party.type not in ("LOC", "FAC") or party.metonym is not None:
        return party
    first, last = doc.tokens_in(party.start, party.end)
    country = any(h.table == "countries" and h.form.column == "names" for at in range(first, last) for h in doc.at(at))
    return party if country else None


def _doer(doc: Document, hit: Hit, control: bool) -> Mention | None:
    """The subject of the light verb around a noun («شن الجيش غارة», «غارة شنها الجيش»), or of the governing verb."""
    g = grammar(doc)
    low, high = g.sentence(hit.first)
    for token in range(hit.last, min(high, hit.last + 6)):
        found = g.finite(token)
        if found is not None:
            if (found.tail and (_light(doc, token) or _launched(doc, token))) or _ordered(doc, token):
                return arguments.roles(doc, found).subject
            break
    for mark in g.marks_before(hit.first, max(low, hit.first - 8)):
        if mark.kind in ("nested", "relative", "opens"):
            break
        if g.is_verb(mark.first) and _light(doc, mark.first):
            verb = g.verbs[mark.first]
            who = arguments.roles(doc, verb).subject
            if who is None and not arguments.is_passive(doc, verb):
                who = arguments.continued_subject(doc, mark.first)  # «التي عادت تنشط وتشن هجمات»
            if who is not None and doc.tokens_in(who.start, who.end)[0] != hit.first:
                return who
            break
    return _governor(doc, g, hit) if control else None


def _launched(doc: Document, token: int) -> bool:
    """«صاروخ أطلقته الجماعة»: a verb of firing."""
    return any(h.table == "events" and h.row.key in _FIRING for h in doc.at(token))


def _governor(doc: Document, g: Grammar, hit: Hit) -> Mention | None:
    """Who is said to do it by the verb above; «استأنف الحلف مهامه بعد توقف»: a bare noun after بعد has its doer too."""
    found = arguments.controller(doc, hit.first)
    if found is None and hit.row["control"] and not hit.head and not hit.tail:
        phrase = phrase_around(g, hit.first)
        after = doc.words[hit.last] if hit.last < len(doc.words) else ""
        bare = after and not after.startswith("ال") and not control.names_activity(doc, hit.last)
        if phrase is not None and phrase.last == hit.first and bare:
            return arguments.controller(doc, phrase.first)
    return found


def _ordered(doc: Document, token: int) -> bool:
    """«الغارة التي أمر بها الرئيس»: who ordered it."""
    after = doc.words[token + 1] if token + 1 < len(doc.words) else ""
    return after in argument_words(doc.lexicon).of_it and any(
        h.table == "events" and h.row["type"] == "REQUEST" for h in doc.at(token)
    )


def _done_to(doc: Document, hit: Hit, subject: Mention) -> bool:
    """Whether the noun right behind a verb is the kind of thing that the verb's row is done to."""
    known = patterns(doc.lexicon)
    first, _ = doc.tokens_in(subject.start, subject.end)
    wanted = dict(known.rows[hit.row.key].wants).get("object", 0)
    return first == hit.last and bool(bits_between(doc, known.masks, first, first + 1) & wanted)


# ---- the end of what somebody holds
def holder(doc: Document, hit: Hit) -> Mention | None:
    """Whose thing it is that ends: joined to it or behind «لـ»: «انتهاء المهمة القتالية لقوات الحلف».

    Who announces an end has not brought it about.
    """
    g = grammar(doc)
    _, high = g.clause(hit.first)
    for phrase in party_phrases.phrases_between(doc, hit.last, min(high, hit.last + 9)):
        gap = doc.words[hit.last : phrase.first]
        if not party_phrases.BREAKS.isdisjoint(gap):
            return None
        if phrase.mention.type in ("ORG", "NORP", "PER") or phrase.mention.clitic == "ل":
            return phrase.mention
    return None


def _own(doc: Document, hit: Hit) -> bool:
    """«أعلن الحلف انتهاء مهمته»: the pronoun of the thing makes it the announcer's own."""
    return any(h.tail for at in range(hit.last, min(hit.last + 2, len(doc.words))) for h in doc.at(at)) or any(
        w.endswith(("ته", "تها", "تهم", "مه", "مها", "اته", "اتها")) for w in doc.words[hit.last : hit.last + 1]
    )


def _by_event(doc: Document, hit: Hit, event: Hit) -> tuple[Mention | None, Mention | None]:
    """Parties of a verb whose subject is an attack: who attacked, and whom the verb names."""
    actor, _ = _of_noun(doc, event, event.row)
    _, high = grammar(doc).clause(hit.first)
    first = max(hit.last, event.last)
    while first < high and event.first >= hit.last and complements.adjectival(doc, event, first):
        first += 1
    return actor, verb_sides.first_after(doc, first, high)


def _light(doc: Document, token: int) -> bool:
    return any(h.row["role"] in _LIGHT_ROLES for h in doc.begin("auxiliary_verbs").get(token, ()))


def _two_sides(doc: Document, hit: Hit) -> tuple[Mention | None, Mention | None]:
    """«بين الجيش والمسلحين»: both sides."""
    g = grammar(doc)
    _, high = g.sentence(hit.first)
    for token in range(hit.last, min(high, hit.last + 8)):
        if doc.words[token] != "بين":
            continue
        near = party_phrases.phrases_between(doc, token + 1, min(high, token + 12))
        if not near:
            break
        return near[0].mention, near[1].mention if len(near) > 1 else None
    return None, None
