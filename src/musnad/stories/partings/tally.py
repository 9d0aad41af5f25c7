"""Figures of one matter by several tellers: the crowd of a protest, the dead of a strike, the lorries of a day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain

from ...lexicon.actors import actor_country
from ...lexicon.word_sets import word_sets
from ...text.fold import folded
from ..accounts import Source
from ..days import Days, meet
from ..model import Disagreement
from ..tallies import LENGTH, Tally, matter_of, tallies
from ..tellings import Telling
from .cause import Happenings
from .sides import disagreement

#: What is told of one happening, so that a day and a few words of its sentence say which; of these the numbers grow
#: as more becomes known; and of these it matters who did it.
_HAPPENING = frozenset(
    (
        "killed", "wounded", "captured", "freed", "displaced", "missing", "attending", "voted_for", "voted_against",
        "abstained", "entered", "launched", "downed", "evacuated", "destroyed", "withdrawn",
    )
)  # fmt: skip
_GROWING = frozenset(("killed", "wounded", "captured", "displaced", "missing", "destroyed"))
_OF_A_DOER = frozenset(("freed", "launched", "withdrawn", "evacuated", "downed"))
_LASTING_STATES = frozenset(("deployed", "remaining"))
_VOTED = frozenset(("voted_for", "voted_against", "abstained"))
#: What counts by its measure, whatever becomes of it.
_MEASURES = frozenset(("money", "percent", LENGTH))
#: Share of the shorter account's words that two must share, of anything that is no happening; and words at least.
_ALIKE, _LEAST = 0.4, 2
#: Days that what is told without a day of its own may lie back; days within which lasting numbers are compared.
_RECENT, _LASTING = 2, 7
#: So many figures of one state within these days are of many happenings; so few can be of one.
_BUSY, _QUIET = 40, 4
#: Between two numbers of one sentence, of two tellers.
_CONTRAST = word_sets("figure_words")["contrast"]
#: The toll of a catastrophe: so many at least, and told for so many days.
_TOLL, _TOLD_LATER = 50, 21
#: A toll that another teller puts so many times higher is no matter of hours; any number so many times, another thing.
_FAR, _ANOTHER = 1.25, 20


def tally_partings(sources: Sequence[Source], told: Sequence[Telling], happened: Happenings) -> Iterator[Disagreement]:
    """Numbers that cannot both be right, by tellers who tell of one matter: each matter once, its numbers the sides."""
    occurrence = _occurrences(told, happened)
    buckets: dict[tuple[str, str, str | None], list[Tally]] = {}
    for tally in tallies(sources):
        state = None if tally.kind in _MEASURES or tally.measured else tally.state
        buckets.setdefault((tally.kind, tally.family, state), []).append(tally)
    for (kind, family, state), alike in buckets.items():
        unsaid = buckets.get((kind, family, None), []) if state in _HAPPENING else []
        tallied = [*alike, *unsaid]
        if len({t.bounds for t in tallied}) > 1:
            for matter in _matters(tallied, occurrence, state):
                unit = family if kind == LENGTH else matter[0].count.quantity.unit or family
                sides = ((_value(t), [t.count.account]) for t in matter)
                made = disagreement("figure", f"{unit} {state or ''}".strip(), None, sides, 1.5)
                if made:
                    yield made


def _occurrences(told: Sequence[Telling], happened: Happenings) -> dict[tuple[str, str], str]:
    """By article and figure: the happening it is a figure of."""
    out = {}
    for t in told:
        where = happened.get((t.source.reading.id, t.event.id))
        for figure in t.event.quantities if where else ():
            out[t.source.reading.id, figure] = where
    return {key: where for key, where in out.items() if where}


def _matters(
    tallied: list[Tally], occurrence: dict[tuple[str, str], str], state: str | None
) -> Iterator[list[Tally]]:  # fmt: skip
    """Tallies that part, together with those they part from; one at least of each pair says what became of them."""
    leaders = list(range(len(tallied)))

    def lead(i: int) -> int:
        while leaders[i] != i:
            i = leaders[i]
        return i

    parting: set[int] = set()
    pairs = _pairs(tallied, range(len(tallied)), _window)
    if tallied[0].state in _GROWING:
        large = [i for i, t in enumerate(tallied) if t.bounds[0] >= _TOLL]
        pairs = chain(pairs, _pairs(tallied, large, _long_window))
    for i, j, quiet in pairs:
        a, b = tallied[i], tallied[j]
        if (
            (state is None or a.state or b.state)
            and _apart(a, b)
            and _one_matter(a, b, occurrence, quiet)
            and not _grew(a, b)
        ):
            parting |= {i, j}
            leaders[lead(j)] = lead(i)
    matters: dict[int, list[Tally]] = {}
    for i in sorted(parting):
        matters.setdefault(lead(i), []).append(tallied[i])
    yield from matters.values()


def _pairs(
    tallied: Sequence[Tally], which: Iterable[int], window_of: Callable[[Tally], Days]
) -> Iterator[tuple[int, int, bool]]:
    """Pairs whose days may meet, with whether few others of their kind are told then; none where there are many."""
    windows = {i: window_of(tallied[i]) for i in which}
    order = sorted(windows, key=lambda i: (windows[i].low, tallied[i].article, i))
    for n, i in enumerate(order):
        near: list[int] = []
        for j in order[n + 1 :]:
            if windows[j].low > windows[i].high or len(near) > _BUSY:
                break
            near.append(j)
        if len(near) <= _BUSY:
            numbers = {(tallied[j].count.quantity.value, tallied[j].teller.key) for j in near}
            yield from ((i, j, len(numbers) < _QUIET) for j in near)


def _window(t: Tally) -> Days:
    assert t.when is not None
    if t.state not in _HAPPENING:
        return Days(t.when.low, t.when.high + _LASTING, t.when.open_)
    return t.when if t.dated else Days(t.when.low - _RECENT, t.when.high, t.when.open_)


def _long_window(t: Tally) -> Days:
    assert t.when is not None
    return Days(t.when.low, t.when.high + _TOLD_LATER, t.when.open_)


def _apart(a: Tally, b: Tally) -> bool:
    """Whether the numbers cannot both be, however rounded; of a part and its whole, the part must be more."""
    if a.part and b.part and a.sort != b.sort:
        return False
    low, high = sorted((a, b), key=lambda t: t.bounds[1])
    if low.bounds[1] and high.bounds[0] >= _ANOTHER * low.bounds[1]:
        return False
    if a.part != b.part:
        return high.part and low.bounds[1] < high.bounds[0]
    return low.bounds[1] < high.bounds[0]


def _one_matter(a: Tally, b: Tally, occurrence: dict[tuple[str, str], str], quiet: bool) -> bool:
    if (
        not (meet(_window(a), _window(b)) or (a.state in _GROWING and _sums(a, b)))
        or not _alike_in_frame(a, b)
        or _elsewhere(a, b)
    ):
        return False
    if a.state not in _HAPPENING and a.dated and b.dated and a.when and b.when and not meet(a.when, b.when):
        return False
    if a.whose and b.whose and a.whose != b.whose:
        return False
    if a.state in _OF_A_DOER and a.doer and b.doer and a.doer != b.doer:
        return False
    if a.count.source is b.count.source:
        return _beside(a, b)
    if a.teller.key == b.teller.key:
        return False
    one, other = (occurrence.get((t.article, t.count.quantity.id)) for t in (a, b))
    if one is not None and one == other:
        return True
    words, parties = a.about & b.about, a.parties & b.parties
    if a.state != b.state or a.state not in _HAPPENING:
        return _same_measure(a, b, quiet)
    if words and len(words) + len(parties) >= _LEAST:
        return True
    if a.state in _VOTED and not words:
        return False  # there are many votes in one session
    return quiet and (bool(words) or bool(parties) or _of_one_story(a, b, _LEAST))


def _same_measure(a: Tally, b: Tally, quiet: bool) -> bool:
    """Whether figures that are of no happening, or not told as such by both, are of one thing: in much the same words;
    of lasting numbers and of few figures, also of the same parties."""
    words, parties = a.about & b.about, a.parties & b.parties
    shared = bool(a.organisations & b.parties or b.organisations & a.parties)
    if a.organisations and b.organisations and not shared:
        return False
    if a.kind in _MEASURES and not (a.topic & b.topic):
        return False
    if a.state in _LASTING_STATES and a.state == b.state and len(parties) >= _LEAST:
        return True
    share = len(words) / max(1, min(len(a.about), len(b.about)))
    alike = shared or not (a.organisations or b.organisations)
    if (len(words) >= _LEAST or (words and parties and quiet and alike)) and share >= _ALIKE:
        return True
    alone = quiet and alike and a.kind == "cardinal" and not a.measured and a.state == b.state
    return alone and len(words) + len(parties) >= _LEAST and _of_one_story(a, b, 2 * _LEAST)


def _of_one_story(a: Tally, b: Tally, least: int) -> bool:
    """Whether their articles have so many words and parties in common."""
    one, other = matter_of(a.count.source), matter_of(b.count.source)
    return len(one & other) >= least


def _alike_in_frame(a: Tally, b: Tally) -> bool:
    for frame in ("share", "wished", "first", "rising"):
        if frame in a.frames or frame in b.frames:
            return False
    for one, other in ((a, b), (b, a)):
        if "total" in one.frames and other.of_a_day and not {"total", "until"} & set(other.frames):
            return False
    if ("planned" in a.frames) != ("planned" in b.frames):
        return False
    return all(a.frames.get(frame) == b.frames.get(frame) for frame in ("phase", "rate", "spent"))


def _elsewhere(a: Tally, b: Tally) -> bool:
    """Whether they name different places: no town in common where both name some, or no country; of what is no
    happening, a town against a country."""
    if a.places & b.places:
        towns = [t.places - t.spoken - _lands(t) for t in (a, b)]
        return a.state not in _HAPPENING and bool(towns[0]) != bool(towns[1])
    lands = [_lands(t) for t in (a, b)]
    towns = [t.places - t.spoken - land for t, land in zip((a, b), lands, strict=True)]
    if all(towns):
        return True
    if a.state not in _HAPPENING and any(towns):
        return True
    known = [{_land(t, p) for p in t.places - t.spoken} - {None} for t in (a, b)]
    return all(known) and not known[0] & known[1]


def _lands(t: Tally) -> frozenset[str]:
    return frozenset(p for p in t.places if _land(t, p) == p.removeprefix("place:"))


def _land(t: Tally, place: str) -> str | None:
    return actor_country(t.count.source.lexicon, place)


def _beside(a: Tally, b: Tally) -> bool:
    """Whether two speakers are set beside one another in an article: in one sentence or the next."""
    links = [t.count.source.links(t.count.quantity.attribution)[-1].level == "speaker" for t in (a, b)]
    if a.sentence == b.sentence:
        first, last = sorted((t.count.quantity for t in (a, b)), key=lambda q: q.start)
        between = folded(a.count.source.reading.text[first.end : last.start]).split()
        told = [link or "estimate" in t.frames for link, t in zip(links, (a, b), strict=True)]
        apart = a.teller.key != b.teller.key
        return (apart and all(links)) or (all(told) and not _CONTRAST.isdisjoint(between))
    near = min(abs(a.sentence[0] - b.sentence[1]), abs(b.sentence[0] - a.sentence[1])) <= _LEAST
    return near and all(links) and a.teller.key != b.teller.key


def _grew(a: Tally, b: Tally) -> bool:
    """Whether a number that grows may have grown from one account to the other."""
    if a.state not in _GROWING:
        return False
    low, high = sorted((a, b), key=lambda t: t.bounds[0])
    if low.told is None or high.told is None or low.count.source is high.count.source:
        return False
    if _sums(low, high) and low.when is not None and high.when is not None:
        return high.when.low > low.when.high or high.bounds[0] < _FAR * low.bounds[1]
    return high.told.low > low.told.high or high.bounds[0] < _FAR * low.bounds[1]


def _sums(a: Tally, b: Tally) -> bool:
    """Whether both count all until a day."""
    return all({"total", "until"} & set(t.frames) for t in (a, b))


def _value(t: Tally) -> str:
    q = t.count.quantity
    if t.kind == LENGTH:
        return q.unit or ""
    number = f"{q.value:,}" if q.value is not None else "-".join(f"{b:,}" for b in (q.low, q.high) if b is not None)
    return number if q.modifier in ("exact", "none") else f"{q.modifier} {number}"
