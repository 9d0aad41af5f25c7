"""The values of a story: what the views list. Field names are the JSON contract of the command line."""

from __future__ import annotations

import hashlib
from typing import Literal

from msgspec import field

from ..correction import Correction
from ..model import Act, Analysis, Article, Link, Modality, Modifier, Polarity, Published, State, Value


class Note(Value, frozen=True, kw_only=True):
    """What a person wrote beside something; ``at``: ISO date-time in UTC."""

    text: str
    author: str
    at: str


class Review(Value, frozen=True, kw_only=True):
    """What people said of an annotation or of an item of a view; ``author`` and ``at``: of the word that counts.

    ``partly accepted``: some of what the item rests on was accepted, the rest nobody looked at. ``corrections``: ids.
    """

    state: Literal["unreviewed", "accepted", "partly accepted", "rejected", "merged", "unmerged"] = "unreviewed"
    author: str | None = None
    at: str | None = None
    notes: tuple[Note, ...] = ()
    corrections: tuple[str, ...] = ()

    @property
    def judged(self) -> bool:
        """Whether a person accepted or rejected the whole of it."""
        return self.state in ("accepted", "rejected")


UNREVIEWED = Review()


class Passage(Value, frozen=True, kw_only=True):
    """Words of an article that stand in an older one: ``article``, of ``outlet``, ``published``."""

    start: int
    end: int
    article: str
    outlet: str | None = None
    published: Published = Published()


class Reading(Value, frozen=True, kw_only=True):
    """One article version with its analysis: what every function of a story starts from.

    ``copy_of``: the older article that it repeats as a whole; ``carried``: what of it stands in older ones.
    """

    id: str
    version: str
    text: str
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    title: str | None = None
    language: str | None = None
    source: str | None = None
    retrieved: str | None = None
    published: Published = Published()
    analysis: Analysis
    #: What people said of its annotations, by the annotations' ids; and the corrections that stand on it.
    reviews: dict[str, Review] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    copy_of: str | None = None
    carried: tuple[Passage, ...] = ()

    @classmethod
    def of(cls, article: Article, analysis: Analysis) -> Reading:
        """A reading from an article and what was read in it."""
        return cls(
            id=article.key(),
            version=article.version(),
            text=article.text,
            url=article.url,
            outlet=article.outlet,
            agency=article.agency,
            title=article.title,
            language=article.language,
            source=article.source,
            retrieved=article.retrieved,
            published=analysis.article.published,
            analysis=analysis,
        )


class Account(Value, frozen=True, kw_only=True):
    """What one article says of something: the words (a sentence at most), who printed them, and who tells them.

    ``focus``: the span, in code points of the article, that the value was read from; ``annotations``: the ids of what
    was read there. ``carried_over``: the id of the older article in which these words stand already: no voice of its
    own.
    """

    article: str
    start: int
    end: int
    words: str
    outlet: str | None = None
    published: Published = Published()
    attribution: tuple[Link, ...] = ()
    flags: tuple[str, ...] = ()
    focus: tuple[int, int] | None = None
    annotations: tuple[str, ...] = ()
    carried_over: str | None = None


class Day(Value, frozen=True, kw_only=True):
    """Inclusive ISO days. precision: day, interval, month, year, unknown; ``likely``: a flagged date's likely value.

    ``told``: some account says when; else it is only known from the day of publication.
    """

    from_: str | None = field(default=None, name="from")
    to: str | None = None
    precision: str = "unknown"
    literal: str | None = None
    likely: bool = False
    told: bool = True


class Who(Value, frozen=True, kw_only=True):
    """An actor: lexicon id, and its names."""

    actor: str | None = None
    name: str | None = None
    name_en: str | None = None


#: Whether some of the voices may be the same people: nobody knows of two sets of unnamed sources.
Overlap = Literal["unknown"] | None


class Occurrence(Value, frozen=True, kw_only=True):
    """What several accounts report as one happening.

    ``restates``, ``retracts``: id of the earlier occurrence that it repeats, or goes back on. ``overlap``: "unknown"
    where two or more sets of unnamed sources tell it, who may be the same people.
    """

    id: str
    date: Day
    type: str
    mode: str | None = None
    actor: Who | None = None
    recipient: Who | None = None
    place: str | None = None
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    background: bool = False
    disputed: bool = False
    voices: int = 1
    restates: str | None = None
    retracts: str | None = None
    overlap: Overlap = None
    reasons: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    accounts: tuple[Account, ...] = ()
    review: Review = UNREVIEWED


class Change(Value, frozen=True, kw_only=True):
    """A state in a lane: held from a day, until the next one or, fading, past ``last_reported``."""

    id: str = ""
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    last_reported: str | None = None
    status: State
    scope: str | None = None
    condition: str | None = None
    exception: str | None = None
    modality: Modality = "asserted"
    polarity: Polarity = "affirmed"
    denies: str | None = None
    act: Act | None = None
    accounts: tuple[Account, ...] = ()
    review: Review = UNREVIEWED


class Teller(Value, frozen=True, kw_only=True):
    """Whose lane it is. ``key`` tells lanes apart; unnamed tellers have a key of their own in each article."""

    key: str
    name: str
    actor: str | None = None
    anonymous: bool = False


class Lane(Value, frozen=True, kw_only=True):
    """What one teller said of an arrangement, in order."""

    teller: Teller
    changes: tuple[Change, ...]


class Stretch(Value, frozen=True, kw_only=True):
    """Inclusive ISO days in which lanes contradict each other."""

    from_: str | None = field(default=None, name="from")
    to: str | None = None


class Arrangement(Value, frozen=True, kw_only=True):
    """A status board: an arrangement with a lane a teller."""

    id: str = ""
    kind: str
    holder: Who | None = None
    partner: Who | None = None
    place: str | None = None
    lanes: tuple[Lane, ...] = ()
    contested: tuple[Stretch, ...] = ()
    review: Review = UNREVIEWED


class Point(Value, frozen=True, kw_only=True):
    """One figure as of a day; ``low``/``high`` where it is a range or rounded."""

    id: str = ""
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    modifier: Modifier = "exact"
    as_of: Stretch | None = None
    voices: int = 1
    overlap: Overlap = None
    accounts: tuple[Account, ...] = ()
    review: Review = UNREVIEWED


class Figure(Value, frozen=True, kw_only=True):
    """A counted thing, over time."""

    id: str = ""
    what: str
    unit: str | None = None
    actor: Who | None = None
    place: str | None = None
    points: tuple[Point, ...] = ()
    review: Review = UNREVIEWED


class Wording(Value, frozen=True, kw_only=True):
    """One outlet's wording of a statement.

    ``speaker``: who is named as its teller there, as written. ``translated``: the text it stands in was translated;
    ``through``: from this language (ISO 639), where that is known.
    """

    words: str
    translated: bool
    speaker: str | None = None
    through: str | None = None
    account: Account


class Statement(Value, frozen=True, kw_only=True):
    """One utterance, in all the wordings in which it was told.

    ``retracts``: id of the statement that its speaker goes back on in it. ``retracted_by``: the words in which its
    speaker went back on it, also where another tells that.
    """

    id: str
    speaker: Who | None = None
    role: str | None = None
    anonymous: bool = False
    date: Day = Day()
    medium: str | None = None
    wordings: tuple[Wording, ...] = ()
    retracts: str | None = None
    retracted_by: tuple[Account, ...] = ()
    review: Review = UNREVIEWED


class Side(Value, frozen=True, kw_only=True):
    """One of the values held of a thing, and by whom: how many voices, and whether some may be the same people."""

    value: str
    accounts: tuple[Account, ...]
    voices: int = 1
    overlap: Overlap = None


class Disagreement(Value, frozen=True, kw_only=True):
    """Accounts of the same thing that cannot all be right, or differ in substance.

    ``about`` says it in English; ``topic`` (a kind, a state, a counted noun) and ``holder`` are what it is made of.
    """

    id: str
    kind: str
    about: str
    topic: str
    holder: Who | None = None
    explanation: str | None = None
    within_one_article: bool = False
    weight: float = 0.0
    sides: tuple[Side, ...] = ()
    review: Review = UNREVIEWED


class Wish(Value, frozen=True, kw_only=True):
    """What somebody wants of an arrangement: ``value`` is "wants it ended", "does not want it ended" and the like."""

    value: str
    who: Who | None = None
    accounts: tuple[Account, ...]


class Position(Value, frozen=True, kw_only=True):
    """Who wants what of an arrangement. Parties that want different things do not disagree about a fact."""

    id: str
    about: str
    topic: str
    holder: Who | None = None
    sides: tuple[Wish, ...] = ()


class Silence(Value, frozen=True, kw_only=True):
    """Inclusive ISO days in which no article of the record appeared.

    ``last`` and ``next``: the articles before and after it; ``told_later``: occurrences that later articles put there.
    """

    from_: str | None = field(default=None, name="from")
    to: str | None = None
    days: int = 0
    last: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    told_later: tuple[str, ...] = ()


def story_id(*parts: object) -> str:
    """A short stable id: the hash of what identifies the thing."""
    return hashlib.blake2b("|".join(map(str, parts)).encode(), digest_size=6).hexdigest()
