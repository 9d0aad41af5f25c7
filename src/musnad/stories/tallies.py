"""Figures as they are compared between accounts of one matter: of what sort, in what frame, told in what words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from ..lexicon.lexicon import Hit, Lexicon
from ..model import Mention
from ..text.fold import fold, folded
from ..text.split import tokenize
from .accounts import Source, root
from .days import Days, days
from .figures import Count, count
from .frames import Framed, framed
from .lengths import lengths

#: Tables whose words say nothing of the matter: how it is told, when, and how many.
_NOT_OF_THE_MATTER = frozenset(
    (
        "function_words", "count_states", "weekdays", "months", "numbers", "number_modifiers", "time_units", "outlets",
        "parts_of_day", "currencies", "date_modifiers", "auxiliary_verbs", "clause_words", "periods",
        "scopes",
    )
)  # fmt: skip
_PERSONS = frozenset(("person", "killed", "wounded", "captured", "missing"))
#: What is counted without a name of its own.
PEOPLE, PERCENT, LENGTH = "people", "%", "length"
_HEADS = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال", "و", "ب", "ل")
_TAILS = ("ات", "ون", "ين", "ان", "ها", "هم", "ية", "يه", "ي", "ه", "ة", "ا")
_SHORTEST = 3
#: Words behind a frame of the kind that stands before its figure («بينهم ... وستة») within which it still holds.
_HOLDS = 12
#: Stems before a figure that say what it measures.
_TOPIC = 4
#: Words behind a figure within which others of its noun stand.
_NEAR = 3
_WEEK = 7
_ONE_DAY = frozenset(("PT24H", "P1D", "PT48H"))


class Tally:
    """A figure of one article with what decides whether it is compared with another's; the words are read when asked.

    ``sort``: what is counted, under the name that all its names share; ``part``: whether that is some of the people
    only, as the children among the dead; ``state``: what becomes of them; ``when``: the days it holds for.
    """

    def __init__(self, count: Count, sort: str, kind: str) -> None:
        self.count = count
        self.sort = sort
        person = kind in _PERSONS
        self.measured = kind == "measure"
        self.part = person and sort != PEOPLE
        q = count.quantity
        of = q.of
        self.kind = LENGTH if kind == LENGTH else q.type
        self.state = of.state if of else None
        self.family = "persons" if person else sort
        self.bounds = count.bounds if q.modifier != "none" else (0.0, 0.0)
        self.teller = count.source.teller(q.attribution)
        self.article = count.source.reading.id
        printed = count.source.reading.published
        told = count.source.told_on(q.start, q.end)
        self.told = days(told.from_, told.to)
        dated = q.as_of is not None and (q.as_of.from_, q.as_of.to) != (printed.from_, printed.to)
        self.when = _past(count.when, self.told) if dated else self.told
        self.dated = dated

    @cached_property
    def sentence(self) -> tuple[int, int]:
        """The span of its sentence."""
        return self.count.source.sentence(self.count.quantity.start)

    @cached_property
    def mentions(self) -> list[Mention]:
        """Whom and what its sentence names."""
        s, e = self.sentence
        return [m for m in self.count.source.analysis.mentions if s <= m.start < e]

    @cached_property
    def _words(self) -> tuple[dict[str, set[str]], frozenset[str], frozenset[str], frozenset[str]]:
        return _read(self)

    @property
    def frames(self) -> dict[str, set[str]]:
        """The frames that hold for the figure (``figure_frames.tsv``): each with the words that tell it apart."""
        return self._words[0]

    @property
    def about(self) -> frozenset[str]:
        """The stems of its sentence, without its teller's, its numbers and its dates."""
        return self._words[1]

    @property
    def topic(self) -> frozenset[str]:
        """Of the stems, the last few before the figure: what it is the measure of."""
        return self._words[3]

    @property
    def parties(self) -> frozenset[str]:
        """Whom, where and of what country its sentence names; a place and its country are two."""
        return self._words[2]

    @cached_property
    def whose(self) -> str | None:
        """The party that those counted belong to: told by an adjective, or the one named before «جنودها»."""
        of = self.count.quantity.of
        if of and of.actor:
            return root(of.actor)
        unit = folded(self.count.quantity.unit or "")
        if unit.endswith(("ها", "هم", "ه")) and unit not in ("ه",) and len(unit) > 4:
            start = self.count.quantity.start
            before = [m.actor for m in self.count.source.analysis.mentions if m.end <= start and m.actor]
            return root(before[-1]) if before else None
        return None

    @cached_property
    def of_a_day(self) -> bool:
        """Whether its sentence tells of a day, or of so many hours."""
        s, e = self.sentence
        return any(
            (t.type == "DATE" and t.from_ and t.from_ == t.to) or t.value in _ONE_DAY
            for t in self.count.source.analysis.timexes
            if s <= t.start < e
        )

    @cached_property
    def places(self) -> frozenset[str]:
        """The places its sentence names."""
        return frozenset(m.actor for m in self.mentions if m.actor and m.type in ("LOC", "FAC"))

    @cached_property
    def spoken(self) -> frozenset[str]:
        """Whom and what its teller's name holds."""
        links = self.count.source.links(self.count.quantity.attribution)
        spans = [(k.start, k.end) for k in links if k.start is not None and k.end is not None]
        return frozenset(m.actor for m in self.mentions if m.actor and any(s <= m.start < e for s, e in spans))

    @cached_property
    def organisations(self) -> frozenset[str]:
        """The organisations its sentence names, but for its teller; of an estimate the one named is who makes it."""
        if "estimate" in self.frames:
            return frozenset()
        named = {m.actor for m in self.mentions if m.actor and m.type == "ORG"} - self.spoken
        return frozenset(str(root(actor)) for actor in named)

    @cached_property
    def doer(self) -> str | None:
        """Who frees, launches or withdraws those counted, as the event of the sentence says."""
        s, e = self.sentence
        at = self.count.quantity.start
        near = [
            x for x in self.count.source.analysis.events if s <= x.start < e and x.actor.actor and x.start <= at
        ]  # fmt: skip
        return root(near[-1].actor.actor) if near else None


def tallies(sources: Sequence[Source]) -> Iterator[Tally]:
    """The figures that can be compared: of a number or in bounds, in an article's own words."""
    sorts: dict[str, tuple[str, str]] = {PEOPLE: (PEOPLE, "person")}
    for source in sources:
        if source.reading.copy_of is not None:
            continue
        for q in source.analysis.quantities:
            told = q.value is not None or q.low is not None or q.high is not None
            if (
                not told
                or q.type not in ("cardinal", "percent", "money")
                or q.modifier in ("all", "most", "some", "few")
            ):
                continue
            noun = PERCENT if q.type == "percent" else folded((q.of.noun if q.of and q.of.noun else q.unit) or "")
            if not noun and q.of is not None and q.of.state:
                noun = PEOPLE
            if not noun:
                continue
            if noun not in sorts:
                sorts[noun] = _sort(source.lexicon, noun)
            found = count(source, q, noun)
            if found.when is not None and found.account.carried_over is None:
                yield Tally(found, *sorts[noun])
        for q in lengths(source):
            found = count(source, q, LENGTH)
            if found.when is not None and found.account.carried_over is None:
                yield Tally(found, LENGTH, LENGTH)


def _sort(lexicon: Lexicon, noun: str) -> tuple[str, str]:
    """What a noun is when accounts are compared, and its kind."""
    found = [hit for hit in lexicon.find(noun.split()) if hit.table == "counted_nouns" and hit.first == 0]
    if not found:
        return noun, ""
    row = max(found, key=lambda hit: hit.last).row
    return str(row["sort"] or row["counts_as"] or noun), str(row["kind"])


def _past(when: Days | None, told: Days | None) -> Days | None:
    """«حتى الاثنين» of what has been counted is the Monday before, whatever a reader of dates makes of it."""
    if when is not None and told is not None and 0 < when.low - told.high < _WEEK:
        return Days(when.low - _WEEK, when.high - _WEEK)
    return when


def _read(tally: Tally) -> tuple[dict[str, set[str]], frozenset[str], frozenset[str], frozenset[str]]:
    """The frames of a figure, the stems of its sentence, and the parties and places that it names."""
    source, quantity = tally.count.source, tally.count.quantity
    start, end = tally.sentence
    flat = fold(source.reading.text[start:end])
    tokens = tokenize(flat.text)
    words = tokens.words
    spans = [tuple(start + x for x in flat.span(s, e)) for s, e in zip(tokens.starts, tokens.ends, strict=True)]
    at = next((i for i, (s, _) in enumerate(spans) if s >= quantity.start), 0)
    silent = set[int]()
    parties = {str(root(m.actor)) for m in tally.mentions if m.actor}
    frames: dict[str, set[str]] = {}
    for found in framed(source.lexicon, words):
        frame = str(found.row["frame"])
        silent.update(range(found.first, found.last))
        if _holds(frame, found, at):
            told = words[found.last : found.last + 1] if frame == "phase" else [found.row.key]
            frames.setdefault(frame, set()).update(told)
    for hit in source.lexicon.find(words):
        if hit.table == "countries" and hit.form.column == "adjectives":
            parties.add(hit.row.key)
            silent.update(range(hit.first, hit.last))
        same = hit.table == "counted_nouns" and _same_sort(hit, tally)
        if same or hit.table in _NOT_OF_THE_MATTER or (hit.table == "reporting_verbs" and _is_verb(hit)):
            silent.update(range(hit.first, hit.last))
    analysis = source.analysis
    taken = [(x.start, x.end) for x in (*analysis.quantities, *analysis.timexes) if start <= x.start < end]
    taken += [(m.start, m.end) for m in tally.mentions if m.actor and not m.actor.startswith("local:")]
    links = source.links(quantity.attribution)
    taken += [(k.start, k.end) for k in links if k.start is not None and k.end is not None]
    kept = [
        (i, stem(word)) for i, (word, (s, _)) in enumerate(zip(words, spans, strict=True))
        if i not in silent and word.isalpha() and len(word) > _SHORTEST and not any(a <= s < b for a, b in taken)
    ]  # fmt: skip
    stems = {word for _, word in kept}
    near = [word for i, word in kept if i < at][-_TOPIC:]
    return frames, frozenset(stems), frozenset(parties), frozenset(near)


def _holds(frame: str, hit: Framed, at: int) -> bool:
    """Whether a frame's words are said of the figure at a token, by where they stand."""
    behind = hit.first - at
    if frame == "share":
        if hit.row.key == "others":
            return 0 < behind <= _NEAR
        return -(2 if hit.row.key == "out-of" else _HOLDS) <= behind <= 0
    if frame == "estimate":
        return -_HOLDS <= behind < 0
    if frame == "rate":
        return 0 < behind <= 2 * _NEAR
    return True


def _same_sort(hit: Hit, tally: Tally) -> bool:
    if tally.family == "persons":
        return hit.row["kind"] in _PERSONS
    return tally.sort in (hit.row["sort"], hit.row.key.split("/")[0])


def _is_verb(hit: Hit) -> bool:
    return hit.form.features.pos == "verb"


def matter_of(source: Source) -> frozenset[str]:
    """The stems and parties of an article."""
    words = tokenize(folded(source.reading.text)).words
    silent = _NOT_OF_THE_MATTER | {"reporting_verbs", "roles"}
    said = {i for hit in source.lexicon.find(words) if hit.table in silent for i in range(hit.first, hit.last)}
    stems = {stem(w) for i, w in enumerate(words) if i not in said and w.isalpha() and len(w) > _SHORTEST}
    return frozenset(stems | {f"@{root(m.actor)}" for m in source.analysis.mentions if m.actor})


def stem(word: str) -> str:
    """A word without article, joined particle and the endings of number and gender, to compare wordings.

    >>> stem("والاحتجاجات"), stem("احتجاج"), stem("الانتخابية")
    ('احتجاج', 'احتجاج', 'انتخاب')
    """
    for head in _HEADS:
        if word.startswith(head) and len(word) - len(head) >= _SHORTEST:
            word = word[len(head) :]
            break
    for _ in range(2):
        for tail in _TAILS:
            if word.endswith(tail) and len(word) - len(tail) >= _SHORTEST:
                word = word[: -len(tail)]
                break
    return word
