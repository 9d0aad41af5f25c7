"""One deed, told of different doers; and one that some tell and others deny."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence

from ...lexicon.actors import actor_country
from ...lexicon.lexicon import Lexicon
from ..accounts import root, who
from ..days import Days, meet
from ..deeds import Deed, deed, differ
from ..doers import ANY
from ..lanes import Claim
from ..model import Disagreement, Who
from ..sameness import NARROW, alike
from ..tellings import Telling
from .sides import disagreement

#: Days within which what is told without a date of its own may be one deed; within which a denial answers.
_RECENT, _ANSWERED = 4, 7
#: Days around a deed in which others are looked at; at most so many are compared with it.
_NEAR, _MOST = 14, 60
#: Shared words for the object by which deeds without days of their own are one where nobody contests who did it.
_SURE = 2
#: «طلبت عدم المشاركة» is no «طلبت المشاركة».
_NOT = "عدم"
#: Types that tell of no deed that could be somebody else's: talk, and what is asked of others.
_TALK = frozenset(("CONSULT", "ACCUSE", "REJECT", "THREATEN", "CONCEDE"))
#: What one party does to another: of other types (accords, visits) many may be the doers.
_DONE_TO = frozenset(("ASSAULT", "COERCE", "SANCTION", "ACCUSE", "REQUEST"))
#: Of these only what is told to be done to an agreement («خرق الهدنة») is one deed for all.
_BREACH = "events:accuse.violate"


def deed_partings(told: Sequence[Telling], claims: Sequence[Claim]) -> Iterator[Disagreement]:
    """«الحزب هو من قصف البرج» against «الجيش قصف البرج»; «فرقت الشرطة المعتصمين» against «لم تفرق الشرطة المعتصمين».

    Accounts of other days, places or victims, of a party and of its part, of nobody known, and of one teller are none.
    States of arrangements, which the status boards compare, are left to them.
    """
    boards = {(id(c.source), e.id) for c in claims for e in c.source.analysis.events if _tells(e.start, e.end, c)}
    affirmed: dict[str, list[Deed]] = {}
    denied: dict[str, list[Deed]] = {}
    for t in told:
        if t.when is None or t.event.background:
            continue
        if _denies(t):
            denied.setdefault(t.family, []).append(deed(t))
        elif t.event.polarity == "affirmed" and t.event.modality in ("asserted", "possible"):
            affirmed.setdefault(t.family, []).append(deed(t))
    for family, found in affirmed.items():
        firm = [d for d in found if (d.exclusive or d.told.event.modality == "asserted") and not d.general]
        named = [d for d in firm if d.doer is not None and _own(d)]
        yield from _parted(_joined(named, named, _done_by_others, True), "actor")
        against = [d for d in denied.get(family, ()) if not d.refused and not d.general]
        pairs = _joined(firm, against, _denied, False)
        yield from _parted(((a, b) for a, b in pairs if not boards.issuperset((_key(a), _key(b)))), "denied")


def _tells(start: int, end: int, claim: Claim) -> bool:
    at = claim.status.trigger.start
    return at is not None and start <= at < end


def _key(d: Deed) -> tuple[int, str]:
    return id(d.told.source), d.told.event.id


def _denies(t: Telling) -> bool:
    return t.event.modality == "denied" or (t.event.modality == "asserted" and t.event.polarity == "negated")


def _own(d: Deed) -> bool:
    return d.told.event.type not in _TALK or d.told.event.rule.startswith(_BREACH)


def _joined(
    ones: Sequence[Deed], others: Sequence[Deed], parts: Callable[[Deed, Deed], bool], of_others: bool
) -> Iterator[tuple[Deed, Deed]]:
    """Pairs that share a word or a place, near in time, and part; ``of_others``: only those of different doers can.

    Of words that many deeds share the rarest tell most; a deed is compared with so many others at most.
    """
    index: dict[str, list[Deed]] = {}
    for d in sorted(others, key=_low):
        for key in _keys(d):
            index.setdefault(key, []).append(d)
    lows = {key: [_low(d) for d in found] for key, found in index.items()}
    seen: set[tuple[int, int]] = set()
    for d in ones:
        when = d.told.when
        assert when is not None
        actor = d.doer.actor if d.doer is not None and of_others else None
        compared = 0
        for key in sorted({*_keys(d), ANY} & index.keys(), key=lambda k: (len(index[k]), k)):
            first = bisect_left(lows[key], when.low - _NEAR)
            last = bisect_right(lows[key], when.high + _NEAR, first)
            for other in index[key][first:last]:
                if other is d or other.teller == d.teller or (actor and other.doer and other.doer.actor == actor):
                    continue
                pair = (id(d.told.event), id(other.told.event))
                if pair in seen or (of_others and pair[::-1] in seen):
                    continue
                if compared >= _MOST:
                    break
                compared += 1
                seen.add(pair)
                if parts(d, other):
                    yield d, other


def _low(d: Deed) -> int:
    return d.told.when.low if d.told.when is not None else 0


def _keys(d: Deed) -> Iterable[str]:
    by = (d.doer.actor,) if d.doer is not None and d.doer.actor else ()
    place = () if d.told.place is None else (d.told.place,)
    return {*d.stems, *d.by, *by, *place, *((ANY,) if d.any_of == ANY else ())}


def _done_by_others(a: Deed, b: Deed) -> bool:
    """Whether two deeds may be one, and are told of different doers."""
    if not differ(a.told.source.lexicon, a, b) or a.teller == b.teller:
        return False
    at_each_other = a.told.actor and a.told.actor == b.told.recipient
    contested = a.exclusive or b.exclusive or a.contested or b.contested
    if not contested and a.told.event.type not in _DONE_TO:
        return False
    if at_each_other and not contested:
        return False
    if not contested and not (a.told.strong and b.told.strong) and len(a.targets & b.targets) < _SURE:
        return False
    return _at_one_time(a.told, b.told) and _of_one_thing(a, b, contested)


def _denied(a: Deed, b: Deed) -> bool:
    """Whether what one tells may be what the other denies."""
    if a.teller == b.teller or differ(a.told.source.lexicon, a, b):
        return False
    if b.of_harm and not a.of_harm:
        return False
    if b.of_share and (a.doer is None or b.doer is None):
        return False  # «لا علاقة لقواته بالهجوم» denies no attack of nobody's
    if a.told.event.type == "REQUEST" and (_NOT in a.stems) != (_NOT in b.stems):
        return False
    if _of_all(a, b):
        return _answers(a.told, b.told) and not _elsewhere(a, b)
    met = b.told.event.modality == "denied" and (a.head in b.stems or b.head in a.stems)
    one, other = a.told.event, b.told.event
    alike_told = one.rule == other.rule or (one.type == other.type and one.mode is not None and one.mode == other.mode)
    if not alike_told and not met and len(a.targets & b.targets) < _SURE:
        return False
    return _answers(a.told, b.told) and (_of_one_thing(a, b, True) or _without_object(a, b))


def _of_all(a: Deed, b: Deed) -> bool:
    """«لم تشن قواتنا أي غارة»: whatever one says that a party did, the other says that it did nothing of the kind."""
    known = a.doer is not None and b.doer is not None and a.doer.actor and b.doer.actor
    return b.any_of == ANY and bool(known or alike(a.told.place, b.told.place))


def _without_object(a: Deed, b: Deed) -> bool:
    """«قدم الوزير استقالته», «نفى مكتبه أن يكون الوزير قد استقال»: where nothing is acted on, the doer tells which."""
    if a.told.event.rule != b.told.event.rule or (a.head and b.head):
        return False
    return bool((a.by | a.targets) & (b.by | b.targets))


def _at_one_time(a: Telling, b: Telling) -> bool:
    assert a.when is not None
    assert b.when is not None
    if a.strong and b.strong:
        return max(a.when.width, b.when.width) <= NARROW and meet(a.when, b.when)
    return meet(_loose(a), _loose(b))


def _loose(t: Telling) -> Days:
    assert t.when is not None
    return t.when if t.strong else Days(t.when.low - _RECENT, min(t.when.high, t.when.low))


def _answers(a: Telling, b: Telling) -> bool:
    """Whether a denial may be of a deed that was told: it names its day, or comes within days of it.

    What had not happened when the denial was made, and happened later, is a sequence.
    """
    assert a.when is not None
    assert b.when is not None
    if b.strong and a.strong:
        return max(a.when.width, b.when.width) <= NARROW and meet(a.when, b.when)
    if b.strong:
        return meet(_loose(a), b.when)
    said = b.when.low
    return a.when.low <= said and said - a.when.low <= _ANSWERED


def _of_one_thing(a: Deed, b: Deed, contested: bool) -> bool:
    """Whether what it was done to is told alike: a shared word for it, or the place where authorship is contested."""
    if _elsewhere(a, b) or _other_victim(a, b):
        return False
    targets = a.targets & b.targets
    if b.any_of and b.any_of != ANY and b.any_of not in a.stems:
        return False  # «لم يعتقل أي صحفي» of the arrest of others
    apart = a.head and b.head and a.head not in b.stems and b.head not in a.stems
    if apart and len(targets) < 2 and not b.any_of:
        return False
    if a.head == b.head and a.name and b.name and a.name not in b.stems and b.name not in a.stems:
        return False  # «جسر الحلفايا», «جسر شمبات»
    if targets:
        return True
    if alike(a.told.recipient, b.told.recipient):
        return True
    return contested and bool((a.stems & b.stems) or alike(a.told.place, b.told.place))


def _elsewhere(a: Deed, b: Deed) -> bool:
    """Whether both are told of places neither of which lies in the other."""
    one, other = a.told.place, b.told.place
    if one is None or other is None or alike(one, other):
        return False
    lexicon = a.told.source.lexicon
    return root(one) != actor_country(lexicon, other) and root(other) != actor_country(lexicon, one)


def _other_victim(a: Deed, b: Deed) -> bool:
    return alike(a.told.recipient, b.told.recipient) is False and not (a.targets & b.targets)


def _parted(pairs: Iterable[tuple[Deed, Deed]], kind: str) -> Iterator[Disagreement]:
    """The pairs that hang together, each as one disagreement."""
    found = list(pairs)
    above: dict[int, int] = {}

    def top(of: int) -> int:
        while (up := above.setdefault(of, of)) != of:
            above[of] = above[up]
            of = up
        return of

    for a, b in found:
        above[top(id(b.told.event))] = top(id(a.told.event))
    matters: dict[int, list[tuple[Deed, Deed]]] = {}
    for a, b in found:
        matters.setdefault(top(id(a.told.event)), []).append((a, b))
    for matter in matters.values():
        made = _of_doers(matter) if kind == "actor" else _of_denial(matter)
        if made is not None:
            yield made


def _of_doers(matter: Sequence[tuple[Deed, Deed]]) -> Disagreement | None:
    lexicon = matter[0][0].told.source.lexicon
    sides: list[tuple[str, list[Deed]]] = []
    for d in {id(d.told.event): d for pair in matter for d in pair}.values():
        assert d.doer is not None
        side = next((found for _, found in sides if not differ(lexicon, found[0], d)), None)
        if side is None:
            sides.append((d.doer.label, [d]))
        else:
            side.append(d)
    first = matter[0][0]
    accounts = [(label, [d.told.account for d in found]) for label, found in sides]
    return disagreement("actor", first.told.event.type, _about(lexicon, first), accounts, 1.6)


def _of_denial(matter: Sequence[tuple[Deed, Deed]]) -> Disagreement | None:
    first = matter[0][0]
    lexicon = first.told.source.lexicon
    own = any(_by_itself(lexicon, a, b) for a, b in matter)
    event, text = first.told.event, first.told.source.reading.text
    label = next((d.doer.label for pair in matter for d in pair if d.doer is not None), text[event.start : event.end])
    sides = [(label, [a.told.account for a, _ in matter]), (f"not {label}", [b.told.account for _, b in matter])]
    return disagreement("actor" if own else "status", first.told.event.type, _about(lexicon, first), sides, 1.5)


def _by_itself(lexicon: Lexicon, a: Deed, b: Deed) -> bool:
    """Whether the doer denies it."""
    last = b.told.source.links(b.told.event.attribution)[-1]
    if a.doer is None or a.doer.actor is None or last.level != "speaker" or last.actor is None:
        return False
    spoken = b._replace(doer=a.doer._replace(actor=last.actor))
    return not differ(lexicon, a, spoken)


def _about(lexicon: Lexicon, d: Deed) -> Who | None:
    if d.doer is None:
        return None
    return who(lexicon, d.doer.actor, d.doer.label)
