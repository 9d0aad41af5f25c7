"""What a figure counts, and the figures that are no numbers: scopes (معظم), duals (جنديان), zero by negation."""

from __future__ import annotations

import functools
from bisect import bisect_left
from typing import Literal, NamedTuple

from ...lexicon.lexicon import Lexicon
from ...lexicon.loader import Row
from ...model import Modifier, Of, Timex
from ...text.fold import folded
from ..document import Document
from . import count_states
from .count_states import CASUALTIES, CLAUSE_ENDS
from .digits import Number
from .number_words import atoms
from .numerals import Numeral

#: "others", "additional": not what is counted.
_MORE = frozenset(["اضافي", "اضافية", "اضافيين", "اضافيون", "اخر", "اخرين", "اخرون", "اخران", "اخري", "اخريات"])
_IN = frozenset(
    ("في", "ب", "داخل", "قرب", "علي", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "عبر")
)


Kind = Literal["cardinal", "ordinal", "percent", "money", "fraction"]


class Figure(NamedTuple):
    """A figure found: tokens ``[first, last)``, its value; ``noun``: the token of what it counts, if not after."""

    first: int
    last: int
    type: Kind
    value: Number | None
    low: Number | None
    high: Number | None
    modifier: Modifier
    rule: str
    noun: int | None = None


class Context:
    """What is looked up once for all figures of a document."""

    def __init__(self, doc: Document) -> None:
        #: Tokens that belong to time expressions, names of months and outlets, and idioms.
        self.taken: set[int] = set()
        #: By sentence, the time expressions with a place on the calendar that a figure may hold for.
        self.dated: dict[int, list[Timex]] = {}
        for timex in doc.timexes:
            first = doc.token_at(timex.start)
            self.taken.update(range(first, doc.token_at(timex.end - 1) + 1))
            if timex.from_ and timex.to and timex.type in ("DATE", "TIME") and not since(doc, first):
                self.dated.setdefault(doc.sentence_at(first), []).append(timex)
        for table in ("figure_idioms", "months", "outlets"):
            for hit in doc.of(table):
                if hit.last - hit.first > 1:
                    self.taken.update(range(hit.first, hit.last))
        #: Modifier rows by the token after them, and by the token they begin at.
        self.before: dict[int, Row] = {}
        self.after: dict[int, Row] = {}
        #: Verbs of more and less, by the token after them, with how many tokens they have.
        self.over: dict[int, tuple[int, Row]] = {}
        longest: dict[int, int] = {}
        self.modified = longest  #: How many tokens the modifier before a token has.
        for hit in doc.of("number_modifiers"):
            if hit.row["side"] == "over":
                old = self.over.get(hit.last)
                if old is None or old[0] < hit.last - hit.first:
                    self.over[hit.last] = hit.last - hit.first, hit.row
            if hit.row["side"] != "after":
                if hit.head.endswith("ل") and doc.words[hit.first].startswith(("لي", "لت", "ولي", "ولت", "فلي", "فلت")):
                    continue  # ليصل إلى: rises to, which is no bound
                if hit.last - hit.first > longest.get(hit.last, 0):
                    longest[hit.last] = hit.last - hit.first
                    self.before[hit.last] = hit.row
            else:
                self.after.setdefault(hit.first, hit.row)
        #: What becomes of those counted, by the token that says so.
        self.states = count_states.found(doc)
        self.functions = function_words(doc.lexicon)
        self.mention_starts = [m.start for m in doc.mentions]


@functools.lru_cache(maxsize=4)
def function_words(lexicon: Lexicon) -> frozenset[str]:
    """The Arabic function words, folded, with the conjunction."""
    found = [folded(row["word"]) for row in lexicon.table("function_words").values() if row["language"] == "ar"]
    return frozenset([*found, *("و" + word for word in found)])


# ---- the noun counted
def is_noun(doc: Document, context: Context, token: int) -> bool:
    """Whether a token may be the noun a number counts: a word, no particle, no finite verb."""
    if token >= len(doc.words):
        return False
    word = doc.words[token]
    if len(word) < 2 or not word.isalpha() or word in context.functions or token in context.taken:
        return False
    if token in doc.firsts_of("counted_nouns", "currencies"):
        return True
    # a loop, not any(): this is asked of most words beside a figure
    for hit in doc.at(token):  # noqa: SIM110
        if hit.form.features.pos == "verb":
            return False
    return True


def noun_after(doc: Document, context: Context, last: int) -> int | None:
    """The token of the noun after a number: جندي in "5 آلاف جندي", المسؤولين in "اثنان من المسؤولين"."""
    words, n = doc.words, len(doc.words)
    if last < n and words[last] != "من" and _is_two(words[last - 1]):
        return None  # a noun never follows "one" or "two" but by "of"
    at = last
    if at < n and words[at] in ("ال", "“", '"', "«", "("):
        at += 1
    if at < n and words[at] in _MORE:
        at += 1
        if at >= n or words[at] != "من":
            return None
    if at < n and words[at] == "من":
        at += 1
        if at < n and words[at] == "اصل":  # 30 من أصل 50 نائبا
            at += 1
            while at < n and at < last + 6 and (words[at][0].isdigit() or words[at] in atoms()):
                at += 1
        elif at < n and not (words[at].startswith("ال") or at in doc.firsts_of("counted_nouns")):
            return None
    if (
        not (is_noun(doc, context, at) or _specified(doc, context, last, at))
        or doc.sentence_at(at) != doc.sentence_at(last - 1)
        or _begins_anew(doc, at)
    ):
        return _noun_of_count(doc, context, last)
    return at


def _specified(doc: Document, context: Context, last: int, at: int) -> bool:
    """تدخلا in "15 تدخلا": right behind a number an accusative is what is counted, though a verb may be written so."""
    if at != last or at >= len(doc.words) or at in context.taken:
        return False
    word = doc.words[at]
    return len(word) > 4 and word.isalpha() and word.endswith("ا") and not word.endswith(("وا", "انا", "تا", "نا"))


def _begins_anew(doc: Document, token: int) -> bool:
    """Whether a word begins the next member of a list: وإصابة in "مقتل ثلاثة وإصابة 12", والجرحى."""
    if doc.words[token][0] not in "وف":
        return False
    heads = [hit.head[:1] for hit in doc.at(token) if hit.table in ("count_states", "counted_nouns")]
    return bool(heads) and all(head in ("و", "ف") for head in heads)


def _is_two(word: str) -> bool:
    atom = atoms().get(word)
    return atom is not None and (atom.role == "one" or (atom.role == "unit" and atom.value == 2))


def _noun_of_count(doc: Document, context: Context, last: int) -> int | None:
    """القتلى in "بلغ عدد القتلى 30", قواته in "خفض قواته من 30 إلى 20"."""
    begin = last - 1
    while begin > 0 and (doc.words[begin][0].isdigit() or doc.words[begin] in atoms()):
        begin -= 1
    if any(h.table == "counted_nouns" and h.row["kind"] in CASUALTIES and h.head.endswith("ال") for h in doc.at(begin)):
        return begin  # بلغت حصيلة القتلى 12 والجرحى 40
    change = doc.words[begin] in ("من", "الي") and begin + 1 not in context.before  # أكثر من 30 is no change
    for at in range(begin - 1 if change else begin, max(last - 9, 0), -1):
        word = doc.words[at]
        if word in CLAUSE_ENDS:
            return None
        if change and at in doc.firsts_of("counted_nouns"):
            return at
        if word in ("عدد", "وعدد", "اعداد", "بعدد", "حصيلة", "اجمالي", "مجموع"):
            return at + 1 if is_noun(doc, context, at + 1) else None
    return None


def written(doc: Document, token: int) -> str:
    """A noun as written, without the conjunction or preposition before it."""
    word = doc.written(token, token + 1)
    for hit in doc.at(token):
        if hit.table in ("counted_nouns", "currencies") and hit.head in ("و", "ف", "ب", "ل", "ك"):
            return word[1:].lstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0640")
    return word


def noun_before(doc: Document, context: Context, first: int, numeral: Numeral) -> int | None:
    """The noun before "one" and "two": مسؤول in "مسؤول ميليشيا واحد"; none where the number stands first."""
    if numeral.digits:
        return None
    if numeral.last < len(doc.words) and doc.words[numeral.last] == "من":
        one = numeral.value == 1 and first > 0 and first - 1 in doc.firsts_of("counted_nouns")
        return first - 1 if one else None  # شحنة واحدة من القنابل
    best = None
    for at in range(first - 1, max(first - 4, -1), -1):
        if doc.sentence_at(at) != doc.sentence_at(first) or not is_noun(doc, context, at):
            break
        if at in doc.firsts_of("counted_nouns"):
            return at
        if best is None:
            best = at
    return best


def currency_at(doc: Document, last: int) -> str | None:
    """The code of the currency named right after a number."""
    if last < len(doc.words) and doc.words[last] == "من":
        last += 1
    if last in doc.firsts_of("currencies"):
        return next(hit.row.key for hit in doc.at(last) if hit.table == "currencies")
    return None


def what(doc: Document, context: Context, first: int, unit: int | None, last: int | None = None) -> Of | None:
    """Actor, noun, place and state of what is counted: nationality or organisation, headword, where, what became.

    ``last``: the end of a plain number. One that counts nothing by name counts people where a word beside it says what
    becomes of them.
    """
    if unit is None:
        state = None if last is None else count_states.of_bare(doc, context.states, first, last, context.modified)
        return Of(state=state, place=_beside(doc, context, last - 1)[1]) if state and last else None
    noun = folded(doc.words[unit])
    for hit in sorted(doc.at(unit), key=lambda h: -h.last):
        if hit.table in ("counted_nouns", "currencies"):
            noun = hit.row["noun"].split(" | ")[0].split("/")[0]
            break
        if hit.table == "countries" and hit.form.column == "adjectives" and noun.endswith("يا"):
            noun = noun[:-1]  # 25 فلسطينيا
    actor, place = _beside(doc, context, unit)
    return Of(actor=actor, noun=noun, place=place, state=count_states.of_noun(doc, context.states, first, unit))


def _beside(doc: Document, context: Context, unit: int) -> tuple[str | None, str | None]:
    """The actor named within three words of the noun, and the place named after a preposition in its clause."""
    words, n = doc.words, len(doc.words)
    actor = place = None
    at = bisect_left(context.mention_starts, doc.starts[unit])
    stop = unit + 1
    while stop < n and stop < unit + 12 and words[stop] not in CLAUSE_ENDS:
        stop += 1
    limit = doc.ends[stop - 1]
    while at < len(doc.mentions) and doc.mentions[at].start < limit:
        mention = doc.mentions[at]
        at += 1
        token = doc.token_at(mention.start)
        if mention.actor is None or (token == unit and mention.type in ("LOC", "FAC")):
            continue
        if mention.type in ("LOC", "FAC"):
            if place is None and (mention.clitic in ("ب", "في") or words[token - 1] in _IN):
                place = mention.actor
        elif actor is None and token <= unit + 3:
            actor = mention.actor
    return actor or _nationality(doc, unit, stop), place


def _nationality(doc: Document, unit: int, stop: int) -> str | None:
    """The country whose adjective follows the noun: أميركي."""
    for token in range(unit, min(unit + 3, stop)):
        if token > unit and doc.words[token - 1] in _BEFORE_PLACE:
            break  # جندي في سوريا: the country, not the accusative of its adjective
        for hit in doc.at(token):
            if hit.table == "countries" and hit.form.column == "adjectives":
                return f"place:{hit.row.key}"
    return None


_BEFORE_PLACE = _IN | {"من", "الي", "عن", "ضد", "مع"}


def since(doc: Document, token: int) -> bool:
    """Whether a time expression only says since when one has counted: منذ بداية العمل في آذار."""
    for at in range(token, max(token - 7, -1), -1):
        if doc.words[at] in ("منذ", "ومنذ"):
            return True
        if at < token and doc.words[at] in CLAUSE_ENDS:
            return False
    return False
