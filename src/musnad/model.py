"""The values that flow through Musnad: immutable, and the same shape in Python and in JSON.

Offsets are code points into the article's text as it was read, ``[start, end)``. Days are ISO dates, ``from`` and
``to`` inclusive. Field names are the JSON contract; ``from_`` and ``class_`` are written ``from`` and ``class``.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any, Literal

import msgspec
from msgspec import field

Layer = Literal["sentences", "timexes", "quantities", "mentions", "quotations", "events", "statuses", "flags"]
LAYERS: tuple[Layer, ...] = (
    "sentences", "timexes", "quantities", "mentions", "quotations", "events", "statuses", "flags",
)  # fmt: skip

Modality = Literal["asserted", "planned", "possible", "conditional", "demanded", "denied"]
Polarity = Literal["affirmed", "negated"]
Act = Literal["announced", "restated", "ordered", "retracted", "declined"]
State = Literal[
    "started", "continuing", "reduced", "restricted", "inactive", "suspended", "resumed", "extended", "ended"
]


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """Base of all values: frozen, compared by content."""


class Span(Value, frozen=True, kw_only=True):
    """Words that stand in the text."""

    start: int
    end: int


class MaybeSpan(Value, frozen=True, kw_only=True):
    """Words that may stand in the text; ``None`` where they do not."""

    start: int | None = None
    end: int | None = None


class Published(Value, frozen=True, kw_only=True):
    """When an article appeared: inclusive ISO days, and how that is known.

    ``reasons`` says, for an inferred interval, what narrowed it.
    """

    from_: str | None = field(default=None, name="from")
    to: str | None = None
    basis: Literal["given", "metadata", "url", "dateline", "inferred", "unknown"] = "unknown"
    reasons: tuple[str, ...] = ()


class Translation(Value, frozen=True, kw_only=True):
    """Whether a text was translated, by what, and from which language (ISO 639)."""

    how: Literal["no", "human", "machine", "unknown"] = "unknown"
    language: str | None = None


class Article(Value, frozen=True, kw_only=True):
    """One text as it was published.

    ``published`` is an ISO date or date-time, when known. ``id`` falls back to the URL, then to the content hash.

    >>> Article(text="أعلن التحالف").key()
    'sha256:...'
    """

    text: str
    id: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: Literal["given", "metadata", "url"] = "given"
    retrieved: str | None = None
    translated: Translation | None = None
    source: str | None = None

    def version(self) -> str:
        """Content hash of the text: a changed text is a new version of the same article."""
        return "sha256:" + hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def key(self) -> str:
        """The stable id: as given, else the URL, else the content hash.

        Two outlets that print the same words have an article each, so the outlet counts as content here.
        """
        if self.id or self.url:
            return self.id or self.url or ""
        if self.outlet is None:
            return self.version()
        content = f"{self.outlet}\0{self.text}".encode("utf-8", "surrogatepass")
        return "sha256:" + hashlib.sha256(content).hexdigest()[:16]


class Annotation(Value, frozen=True, kw_only=True):
    """What was read at a place in the text; ``rule`` names the data row or the code that read it."""

    id: str
    start: int
    end: int
    rule: str


def annotation_id(layer: str, start: int, end: int, kind: str = "") -> str:
    """A short stable id: the hash of layer, span and type."""
    return hashlib.blake2b(f"{layer}|{start}|{end}|{kind}".encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


class Boilerplate(Value, frozen=True, kw_only=True):
    """Text of the page that is not the article: menus, labels, forms, repeated headlines."""

    start: int
    end: int
    reason: str


class Sentence(Annotation, frozen=True, kw_only=True):
    """A sentence; the headline is one, boilerplate is none."""


class Timex(Annotation, frozen=True, kw_only=True):
    """A time expression. ``value`` as in TIMEX3; ``from``/``to`` where it has a place on the calendar."""

    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    basis: Literal["written", "relative", "anchored", "inferred"] = "written"
    anchor: str | None = None


class Of(Value, frozen=True, kw_only=True):
    """What a quantity counts; ``state``: what becomes of it (killed, wounded, captured, deployed, withdrawn, ...)."""

    actor: str | None = None
    noun: str | None = None
    place: str | None = None
    state: str | None = None


class Interval(Value, frozen=True, kw_only=True):
    """Inclusive ISO days."""

    from_: str | None = field(default=None, name="from")
    to: str | None = None


Modifier = Literal[
    "exact", "approx", "at_least", "at_most", "more_than", "less_than", "all", "most", "some", "few", "none"
]


class Quantity(Annotation, frozen=True, kw_only=True):
    """A figure: its value, or bounds, what it counts and as of when. A percentage's value is its number."""

    type: Literal["cardinal", "ordinal", "percent", "money", "fraction"]
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    modifier: Modifier = "exact"
    unit: str | None = None
    of: Of | None = None
    as_of: Interval | None = None
    attribution: str | None = None


class Anonymous(Value, frozen=True, kw_only=True):
    """What is told of an unnamed source; never who it is."""

    kind: str
    institution: str | None = None
    rank: str | None = None
    country: str | None = None
    count: int | None = None


class Mention(Annotation, frozen=True, kw_only=True):
    """A name or a description of a person, group or place; whole words, titles left out, clitics in.

    ``actor`` is a lexicon id, or ``local:`` and the folded name. ``metonym`` is the actor meant where a capital or
    country stands for its government. ``anonymous`` is set for unnamed sources.
    """

    type: Literal["PER", "ORG", "LOC", "FAC", "NORP"]
    actor: str | None = None
    role: MaybeSpan = MaybeSpan()
    level: Literal["NAM", "NOM"] = "NAM"
    clitic: str | None = None
    metonym: str | None = None
    anonymous: Anonymous | None = None


class Cue(Value, frozen=True, kw_only=True):
    """The word that reports, and how: says, denies, claims, warns, demands, promises, speculates."""

    start: int | None = None
    end: int | None = None
    class_: str | None = field(default=None, name="class")


class Speaker(Value, frozen=True, kw_only=True):
    """Who speaks: the words (of the earlier mention, if carried over), actor id and role as written."""

    start: int | None = None
    end: int | None = None
    actor: str | None = None
    role: str | None = None
    anonymous: bool = False
    carried: bool = False


class Quotation(Annotation, frozen=True, kw_only=True):
    """Reported speech; ``start``/``end`` is the content. ``via``: the medium or addressee, as written."""

    kind: Literal["direct", "indirect", "mixed"]
    cue: Cue = Cue()
    speaker: Speaker = Speaker()
    via: str | None = None
    attribution: str | None = None


class Party(Value, frozen=True, kw_only=True):
    """An actor or recipient of an event, a holder or partner of an arrangement: the words and the actor id."""

    start: int | None = None
    end: int | None = None
    actor: str | None = None


class Place(Value, frozen=True, kw_only=True):
    """Where: the words and the place id."""

    start: int | None = None
    end: int | None = None
    place: str | None = None


class When(Value, frozen=True, kw_only=True):
    """Inclusive ISO days, how they were read, and the id of the time expression they rest on."""

    from_: str | None = field(default=None, name="from")
    to: str | None = None
    basis: Literal["clause", "sentence", "discourse", "published", "landmark", "inferred", "unknown"] = "unknown"
    timex: str | None = None


class Cause(Value, frozen=True, kw_only=True):
    """The reason the text gives for an event or a status, as a span (``بعد``, ``بسبب``, ``على خلفية``, ``نتيجة``).

    ``behind``: what the text gives as the reason of the reason («نتيجة لذلك نحن ملتزمون ...، ولذلك أوقفنا»).
    ``attribution``: who gives it, where it is told apart from what it is the reason of («وعزا المتحدث القرار إلى ...»).
    """

    start: int
    end: int
    rule: str
    behind: Span | None = None
    attribution: str | None = None


#: PLOVER types of what is decided by somebody before it is done or announced.
DECIDED = frozenset(
    ("SANCTION", "RETREAT", "COERCE", "REQUEST", "REJECT", "AGREE", "SUPPORT", "COOPERATE", "AID", "MOBILIZE")
)


class Event(Annotation, frozen=True, kw_only=True):
    """What is reported to have happened, not happened, been planned or demanded; types and modes are PLOVER's.

    ``quantities``: ids of the figures of those it killed, wounded, arrested or freed. ``reasons``: those told apart
    from it, each with its teller, beside the ``cause`` that its own sentence gives.
    """

    trigger: Span
    type: str
    mode: str | None = None
    actor: Party = Party()
    recipient: Party = Party()
    place: Place = Place()
    date: When = When()
    polarity: Polarity = "affirmed"
    modality: Modality = "asserted"
    background: bool = False
    cause: Cause | None = None
    reasons: tuple[Cause, ...] = ()
    quantities: tuple[str, ...] = ()
    attribution: str | None = None
    sentence: Span
    same_as: str | None = None


class Status(Annotation, frozen=True, kw_only=True):
    """Where an arrangement stands by somebody's account. ``start``/``end``: the clause it stands on.

    ``scope`` (how much of it), ``condition`` and ``exception`` are spans of the text; ``denies`` is set with modality
    ``denied``: what the denial is about; ``reasons``: as of an :class:`Event`.
    """

    kind: str
    holder: Party = Party()
    partner: Party = Party()
    place: Place = Place()
    status: State
    scope: MaybeSpan | None = None
    condition: MaybeSpan | None = None
    exception: MaybeSpan | None = None
    under_review: bool = False
    from_: str | None = field(default=None, name="from")
    to: str | None = None
    modality: Modality = "asserted"
    denies: Literal["fact", "approval", "authority"] | None = None
    polarity: Polarity = "affirmed"
    act: Act | None = None
    trigger: MaybeSpan = MaybeSpan()
    cause: Cause | None = None
    reasons: tuple[Cause, ...] = ()
    attribution: str | None = None


class Reason(Annotation, frozen=True, kw_only=True):
    """The reason told for something that is neither an event nor a status («عزا الخبير انقطاع الكهرباء إلى ...»).

    ``of``: the words for what it is the reason of; where they point back («ذلك»), the sentence before.
    """

    of: Span
    attribution: str | None = None


class Flag(Annotation, frozen=True, kw_only=True):
    """Something a careful reader would want to know; changes nothing that was read. ``likely``: the likely value."""

    kind: str
    message: str
    likely: str | None = None


class Link(Value, frozen=True, kw_only=True):
    """One teller in a chain. ``words`` and span where the text names it; ``actor`` id; ``role`` as written."""

    level: Literal["outlet", "agency", "medium", "speaker"]
    start: int | None = None
    end: int | None = None
    words: str | None = None
    actor: str | None = None
    role: str | None = None
    capacity: Literal["own", "institution", "reporting"] | None = None
    anonymous: Anonymous | None = None
    cue: str | None = None


class Attribution(Value, frozen=True, kw_only=True):
    """A chain of tellers, outermost first. The narrator alone is a chain of one."""

    id: str
    links: tuple[Link, ...]


class ArticleHead(Value, frozen=True, kw_only=True):
    """The article as the analysis reports it: without its text."""

    id: str
    version: str | None = None
    title: str | None = None
    url: str | None = None
    outlet: str | None = None
    agency: str | None = None
    language: str | None = None
    translated: Translation | None = None
    published: Published = Published()
    boilerplate: tuple[Boilerplate, ...] = ()


class Analysis(Value, frozen=True, kw_only=True):
    """One article version with all its annotations: a pure function of text, metadata, lexicon and program."""

    article: ArticleHead
    sentences: tuple[Sentence, ...] = ()
    timexes: tuple[Timex, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    events: tuple[Event, ...] = ()
    statuses: tuple[Status, ...] = ()
    reasons: tuple[Reason, ...] = ()
    flags: tuple[Flag, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    program: str | None = None
    lexicon: str | None = None
    error: str | None = None

    def to_json(self) -> bytes:
        """The analysis as one line of UTF-8 JSON; the same bytes every time. Half a surrogate pair is written ``?``."""
        try:
            return msgspec.json.encode(self)
        except UnicodeEncodeError:
            text = json.dumps(builtins(self), ensure_ascii=False, separators=(",", ":"))
            return text.encode("utf-8", "replace")

    @classmethod
    def from_json(cls, data: bytes | str) -> Analysis:
        """Read back what :meth:`to_json` wrote; raises ``msgspec.ValidationError`` on anything else."""
        return msgspec.json.decode(data, type=cls)


def json_schema() -> dict[str, Any]:
    """JSON Schema of an analysis line, generated from the types above."""
    return msgspec.json.schema(Analysis)


def builtins(value: object) -> Any:
    """A value as plain dicts and lists, with the JSON field names."""
    return msgspec.to_builtins(value)
