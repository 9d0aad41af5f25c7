"""Lanes: where an arrangement stands by whose account.

A lane belongs to one teller; a resumption closes a suspension only in its own teller's lane. A state is solid up to
its last report and is silent after it. Stretches in which two lanes cannot both be right are contested.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import msgspec

from ..lexicon import actors
from ..lexicon.lexicon import Lexicon
from ..model import MaybeSpan, Status
from ..text.fold import folded
from ..text.split import tokenize
from .accounts import Source, distinct, root, who
from .days import Days, days, iso
from .flagged import likely
from .model import Account, Arrangement, Change, Lane, Stretch, Teller, story_id
from .passages import abroad, gate, mediated, owners, passage, settled, sort_of, unlike

#: How much of an arrangement goes on in each state: none, some, all.
LEVEL = {
    "started": 2, "continuing": 2, "resumed": 2, "extended": 2, "reduced": 1, "restricted": 1,
    "suspended": 0, "inactive": 0, "ended": 0,
}  # fmt: skip
#: Acts that change a state; the others tell what holds at the moment.
TRANSITIONS = frozenset(("started", "resumed", "extended", "reduced", "suspended", "ended", "restricted"))
#: Days after the last report in which a state is still taken to be held.
HELD_FOR = 45
#: Kinds that are what an institution does, or helps another do.
ACTIVITIES = frozenset(
    ("operations", "combat-mission", "training", "advising", "equipping", "air-support", "intelligence-sharing",
     "surveillance", "support")
)  # fmt: skip
#: Kinds that lie between parties and belong to none: told apart by the country they are about.
SHARED = frozenset(("truce", "talks", "agreement"))
#: Kinds that are one board: a combat mission is an operation.
BOARD = {"combat-mission": "operations"}


class Claim(NamedTuple):
    """A status as one article tells it."""

    source: Source
    status: Status
    kind: str
    holder: str | None
    partner: str | None
    place: str | None
    when: Days | None
    reported: Days | None
    teller: Teller
    account: Account
    #: How much goes on by this claim; ``None`` where it is only wanted, planned or possible.
    level: int | None
    #: Whether the claim tells a change (``suspended``), not a state of the moment (``is paused``).
    transition: bool
    #: The country it is about, where its place or its partner tells; of a crossing or a flight, that it is one.
    theatre: str | None = None
    #: The town or base it is about, where one is named.
    town: str | None = None

    def words(self, span: MaybeSpan | None) -> str | None:
        """The words of a span of this claim's article."""
        if span is None or span.start is None or span.end is None:
            return None
        return " ".join(self.source.reading.text[span.start : span.end].split())


def claims(sources: Sequence[Source]) -> list[Claim]:
    """Every status of every article.

    A person who speaks of "our operations" speaks of an institution's: the one of the role, else the one the article
    mostly speaks of. What two parties do together is on the board of the one that the story mostly speaks of. A status
    whose holder is not told takes the one its article names for that kind, else the one it mostly speaks of.
    """
    held = [[_institution(source, s) for s in source.analysis.statuses] for source in sources]
    spoken_of = Counter(h for holders in held for h in holders if h)
    staying = _staying(sources, held)
    embassies = owners(zip(sources, held, strict=True))
    out = []
    for source, holders in zip(sources, held, strict=True):
        known: dict[str, str] = {}
        usual, country = _usual_holder(source, holders), _country(source)
        published = days(source.reading.published.from_, source.reading.published.to)
        for status, holder in zip(source.analysis.statuses, holders, strict=True):
            kind, partner = BOARD.get(status.kind, status.kind), root(status.partner.actor)
            if kind in SHARED:
                holder = country
            elif gate(status):
                holder = None
            elif kind in _PLACED:
                holder = _state_of(source, holder) or known.get(kind) or _named(source, staying)
                if holder is not None:
                    known.setdefault(kind, holder)
            elif kind in ACTIVITIES and _town(source, holder):
                holder, partner = known.get(kind) or usual, partner or holder  # «إعطاء بغداد المعلومات»
            elif holder is None:
                if sort_of(status) is not None:
                    holder = abroad(source, status, embassies)
                else:
                    holder = known.get(kind) or (usual if kind in ACTIVITIES else None)
            else:
                if kind in ACTIVITIES and partner and spoken_of[partner] > spoken_of[holder]:
                    holder, partner = partner, holder
                known.setdefault(kind, holder)
            out.append(
                Claim(
                    source, status, kind, holder, partner, status.place.place,
                    _when(source, status) or published, published, source.teller(status.attribution),
                    source.account(status.start, status.end, status.attribution, whole=False, of=status.id),
                    _level(status), _transition(source, status), _theatre(source, status, holder, country),
                    _spot(source, status),
                )
            )  # fmt: skip
    return out


def _state_of(source: Source, holder: str | None) -> str | None:
    """Whose forces: of a capital, its country («قوات أسمرة»)."""
    if holder is None or not _town(source, holder):
        return holder
    return actors.actor_country(source.lexicon, f"place:{holder}") or holder


def _staying(sources: Sequence[Source], held: Sequence[Sequence[str | None]]) -> frozenset[str]:
    """Who has forces or bases somewhere, in all articles."""
    named = (
        _state_of(source, h) for source, holders in zip(sources, held, strict=True)
        for s, h in zip(source.analysis.statuses, holders, strict=True) if s.kind in _PLACED
    )  # fmt: skip
    return frozenset(h for h in named if h is not None and not h.startswith("local:"))


def _named(source: Source, staying: frozenset[str]) -> str | None:
    """The one of these that an article speaks of: «العسكريين» in an article on France are the French."""
    lexicon = source.lexicon
    spoken = {m.actor for m in source.analysis.mentions if m.actor}
    there = {h for h in staying if any(root(a) == h or actors.actor_country(lexicon, a) == h for a in spoken)}
    return there.pop() if len(there) == 1 else None


def _theatre(source: Source, status: Status, holder: str | None, country: str | None) -> str | None:
    if status.kind in SHARED:
        return mediated(status)
    found = (actors.actor_country(source.lexicon, a) for a in (status.place.place, status.partner.actor) if a)
    where = next((c for c in found if c and c != holder), None) or (country if holder is None else None)
    return passage(source, status, where or country) if sort_of(status) else where


def apart(a: Claim, b: Claim) -> bool:
    """Whether two claims are about different countries, towns or crossings, or one of them about a crossing only."""
    if unlike(a.theatre, b.theatre):
        return True
    return a.kind in _PLACED and b.kind in _PLACED and a.town is not None and b.town is not None and a.town != b.town


#: Kinds that are at a place: who has left one town may still be in another.
_PLACED = frozenset(("presence", "basing"))


def _by_theatre(told: Sequence[Claim]) -> list[list[Claim]]:
    """The claims of a board, a list a theatre; what names none belongs to the one most spoken of that it may be."""
    of = settled([c.theatre for c in told])
    theatres = {*of.values()}
    if len(theatres) < 2:
        return [list(told)]
    return [[c for c in told if of[c.theatre] == theatre] for theatre in sorted(theatres, key=lambda t: t or "")]


def _spot(source: Source, status: Status) -> str | None:
    place = status.place.place
    local = place is not None and place.startswith("local:")
    return place if local or _town(source, root(place)) else None


def _town(source: Source, holder: str | None) -> bool:
    """A place that is no country: it has no activities of its own, things are done for it or in it."""
    if holder is None or holder.startswith("local:") or holder in source.lexicon.table("countries"):
        return False
    return any(m.actor == f"place:{holder}" for m in source.analysis.mentions)


def _level(status: Status) -> int | None:
    level = LEVEL[status.status]
    if status.act == "declined":
        return None  # who will not have it takes a position; what holds is another matter
    if status.modality == "denied" or status.polarity == "negated":
        if status.denies in ("approval", "authority") or status.status == "extended":
            return None
        return 2 if level < 2 else 0
    return level if status.modality == "asserted" else None


def _transition(source: Source, status: Status) -> bool:
    """A change is told by a verb or a verbal noun; a participle tells what is, and a denial too."""
    trigger = status.trigger
    if status.status not in TRANSITIONS or status.modality == "denied" or status.polarity == "negated":
        return False
    if trigger.start is None or trigger.end is None:
        return False
    return _tells_a_change(source.lexicon, source.reading.text[trigger.start : trigger.end])


@lru_cache(maxsize=10_000)
def _tells_a_change(lexicon: Lexicon, words: str) -> bool:
    """Whether words may be a verb or a verbal noun, and not a participle only."""
    kinds = {hit.form.features.pos for hit in lexicon.find(tokenize(folded(words)).words)}
    return not any(kind.endswith("participle") for kind in kinds) or "verb" in kinds


def _when(source: Source, status: Status) -> Days | None:
    """The days of a status; those of a flagged date are its likely ones."""
    for flag in source.corrected:
        timex = next((t for t in source.analysis.timexes if (t.start, t.end) == (flag.start, flag.end)), None)
        if timex is not None and timex.from_ is not None and timex.from_ == status.from_:
            return likely(flag)
    return days(status.from_, status.to or status.from_)


def _institution(source: Source, status: Status) -> str | None:
    """Whose arrangement it is: an institution, never a person; ``None`` where it is not told."""
    actor = root(status.holder.actor)
    person = next((m for m in source.analysis.mentions if m.actor == status.holder.actor and m.type == "PER"), None)
    if person is None or actor is None:
        return actor
    roles = [m.role for m in source.analysis.mentions if m.actor == person.actor and m.role.start is not None]
    for role in roles:
        for m in source.analysis.mentions:
            if m.type == "ORG" and m.actor and role.start is not None and role.start <= m.start < (role.end or 0):
                return root(m.actor)
    return None


def _country(source: Source) -> str | None:
    """The country an article mostly speaks of: by the places it names, then by the actors."""
    lexicon = source.lexicon
    for kinds in (("LOC", "FAC"), ("ORG", "PER", "NORP")):
        named = Counter(
            found for m in source.analysis.mentions
            if m.type in kinds and m.actor and (found := actors.actor_country(lexicon, m.actor))
        )  # fmt: skip
        if named:
            return min(named, key=lambda c: (-named[c], c))
    return None


def _usual_holder(source: Source, holders: Sequence[str | None]) -> str | None:
    """The institution whose activities an article mostly speaks of; ``holders``: of its statuses, in their order."""
    named = Counter(
        h for s, h in zip(source.analysis.statuses, holders, strict=True)
        if s.kind in ACTIVITIES and h and not h.startswith("local:")
    )  # fmt: skip
    most = named.most_common(1)
    return most[0][0] if most and most[0][1] * 2 > named.total() else None


def boards(found: Sequence[Claim]) -> dict[tuple[str, str | None], list[Claim]]:
    """Claims by arrangement: kind and holder, in a fixed order; unknown holders join the only one there is."""
    holders: dict[str, set[str]] = {}
    for claim in found:
        if claim.holder:
            holders.setdefault(claim.kind, set()).add(claim.holder)
    out: dict[tuple[str, str | None], list[Claim]] = {}
    for claim in found:
        holder = claim.holder
        only = holders.get(claim.kind, set())
        if holder is None and len(only) == 1:
            holder = next(iter(only))
        out.setdefault((claim.kind, holder), []).append(claim)
    return dict(sorted(out.items(), key=lambda item: (item[0][0], item[0][1] or "")))


def status_boards(found: Sequence[Claim], lexicon: Lexicon, at: str | None = None) -> list[Arrangement]:
    """The board of arrangements, contested ones first; ``at``: only what each teller held true of that day."""
    day = days(at, at) if at else None
    out = []
    parted = [(key, _by_theatre(told)) for key, told in boards(found).items()]
    for (kind, holder), told, several in ((k, part, len(parts) > 1) for k, parts in parted for part in parts):
        by_teller: dict[str, list[Claim]] = {}
        for claim in told:
            by_teller.setdefault(claim.teller.key, []).append(claim)
        lanes = tuple(_lane(by_teller[key], day) for key in sorted(by_teller, key=lambda k: (_start(by_teller[k]), k)))
        lanes = tuple(lane for lane in lanes if lane.changes)
        if lanes:
            words = next((_holder_words(c) for c in told if c.status.holder.start is not None), None)
            partner = next((c.partner for c in told if c.partner), None)
            out.append(
                Arrangement(
                    id=story_id("arrangement", kind, holder, *([_theatre_of(told)] if several else [])), kind=kind,
                    holder=who(lexicon, holder, words), partner=who(lexicon, partner),
                    place=next((c.place for c in told if c.place), None), lanes=lanes, contested=_contested(lanes),
                )
            )  # fmt: skip
    out.sort(key=lambda b: (not b.contested, -len(b.lanes), b.kind, b.holder.actor or "" if b.holder else ""))
    return out


def _theatre_of(told: Sequence[Claim]) -> str | None:
    return next((c.theatre for c in told if c.theatre), None)


def _start(told: Sequence[Claim]) -> int:
    return min((c.when.low for c in told if c.when), default=10**7)


def _holder_words(claim: Claim) -> str | None:
    return claim.words(MaybeSpan(start=claim.status.holder.start, end=claim.status.holder.end))


def _lane(told: Sequence[Claim], day: Days | None) -> Lane:
    ordered = sorted(told, key=lambda c: (c.when.low if c.when else 10**7, c.source.reading.id, c.status.start))
    changes: list[Change] = []
    for claim in ordered:
        status = claim.status
        new = Change(
            id=story_id("change", claim.source.reading.id, status.id),
            from_=iso(claim.when.low) if claim.when else None,
            to=status.to if status.to != status.from_ else None,
            last_reported=_last_reported(claim),
            status=status.status,
            scope=claim.words(status.scope), condition=claim.words(status.condition),
            exception=claim.words(status.exception), modality=status.modality, polarity=status.polarity,
            denies=status.denies, act=status.act,
            accounts=(claim.account,),
        )  # fmt: skip
        last = changes[-1] if changes else None
        if last and _same_state(last, new):
            changes[-1] = _extend(last, new)
        else:
            changes.append(new)
    if day is not None:
        changes = _held_at(changes, day)
    return Lane(teller=ordered[0].teller, changes=tuple(changes))


def _last_reported(claim: Claim) -> str | None:
    """A told change was last held on its own day; a state of the moment, on the day it was printed."""
    if claim.transition and claim.when is not None and not claim.when.open_:
        return iso(claim.when.high)
    return iso(claim.reported.high) if claim.reported else None


def _same_state(a: Change, b: Change) -> bool:
    return _state(a) == _state(b)


def _state(change: Change) -> tuple[str | None, ...]:
    terms = (change.scope, change.condition, change.exception)
    return (
        change.status,
        change.modality,
        change.polarity,
        change.denies,
        *(folded(words) if words else None for words in terms),
    )


def _extend(a: Change, b: Change) -> Change:
    """The same state, told again."""
    return msgspec.structs.replace(
        a,
        to=a.to or b.to,
        last_reported=max(filter(None, (a.last_reported, b.last_reported)), default=None),
        accounts=distinct([*a.accounts, *b.accounts]),
    )


def _held_at(changes: list[Change], day: Days) -> list[Change]:
    """What a teller held of a day: the last asserted change by then, and what was wanted or planned by then."""
    begun = [c for c in changes if c.from_ is None or c.from_ <= (iso(day.low) or "")]
    held = [c for c in begun if c.modality in ("asserted", "denied")][-1:]
    return [c for c in begun if c in held or c.modality not in ("asserted", "denied")]


def _contested(lanes: Sequence[Lane]) -> tuple[Stretch, ...]:
    """Stretches in which two lanes hold states that differ from all to none."""
    all_: list[tuple[int, int, int]] = []  # first day, last day, lane
    none: list[tuple[int, int, int]] = []
    for number, lane in enumerate(lanes):
        for level, window in _windows(lane):
            if level != 1:
                (all_ if level == 2 else none).append((window.low, window.high, number))
    spans = []
    none.sort()
    for low, high, number in all_:
        for other_low, other_high, other in none:
            if other_low > high:
                break
            if low <= other_high and number != other:
                spans.append((max(low, other_low), min(high, other_high)))
    merged: list[tuple[int, int]] = []
    for low, high in sorted(set(spans)):
        if merged and low <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(high, merged[-1][1]))
        else:
            merged.append((low, high))
    return tuple(Stretch(from_=iso(low), to=iso(high)) for low, high in merged)


def _windows(lane: Lane) -> list[tuple[int, Days]]:
    """Level and days of each asserted change of a lane: until the lane's next one, or a while past its last report."""
    firm = [c for c in lane.changes if c.modality == "asserted" and c.from_]
    out = []
    for n, change in enumerate(firm):
        window = days(change.from_, change.last_reported or change.from_)
        if window is None:
            continue
        end = max(window.high, window.low) + HELD_FOR
        if n + 1 < len(firm) and (following := days(firm[n + 1].from_, firm[n + 1].from_)):
            end = min(end, max(window.low, following.low - 1))
        level = LEVEL[change.status]
        if change.polarity == "negated":
            if change.status == "extended":
                continue  # what is not extended may still go on
            level = 2 if level < 2 else 0
        out.append((level, Days(window.low, end)))
    return out
