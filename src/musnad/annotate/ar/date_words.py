"""The words of the calendar in a text, by the token where they begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ...lexicon.lexicon import Hit
from ...lexicon.word_sets import word_sets
from ..document import Document
from . import number_words, numerals
from .date_nodes import Node
from .particles import word_set

#: Month names of Iraq and the Levant, by their first word: two names of one family are no pair.
LEVANTINE = word_sets("date_words")["levantine"]
#: This, with what may stand before it.
THIS = word_set("هذا هذه هاي هاذا وهذا لهذا بهذا لهذه بهذه وهذه")
#: The last one, or the last so many.
LATEST = frozenset(("اخر", "واخر"))
#: Prepositions and the like before a date; they support a word that could be no date.
SUPPORT = word_set(
    "في منذ حتي خلال بحلول قبل بعد اواخر اوائل مطلع نهاية بداية منتصف شهر من الي لغاية بين وفي ومنذ مع اعتبارا"
)
HIJRI_MARKS = word_sets("date_words")["hijri"]
GREGORIAN_MARKS = word_sets("date_words")["gregorian"]
#: What a rule reads: a meaning and the token after it.
Read = tuple[Node, int] | None

#: What a token may be to the rules, as bits: a row of these tables begins there ...
MONTH, WEEKDAY, DEICTIC, PERIOD, HOLIDAY, PART, PHASE = (1 << bit for bit in range(7))
#: ... or a unit of time, without or with the article ...
UNIT, THE_UNIT = (1 << bit for bit in range(7, 9))
#: ... or it is a number: in digits, in words, in words with the article.
DIGITS, NUMBER, DEFINITE = (1 << bit for bit in range(9, 12))


class Unit(NamedTuple):
    """A unit of time as written."""

    code: str
    last: int
    number: str
    definite: bool
    head: str
    bare_head: str


#: Tokens before and behind the text that may be asked for: rules look two or three words on from what they read.
_MARGIN = 64


class DateWords:
    """Look-up of months, weekdays, units ... at a token. Built from the lexicon's hits; no pass over all words."""

    def __init__(self, doc: Document) -> None:
        self.words: Sequence[str] = doc.words
        self.n = len(doc.words)
        self.digits, self.vocabulary = doc.digits, doc.vocabulary
        #: The folded word at a token; empty outside the text (before it, an index counts from the end of the margin).
        self.word: Callable[[int], str] = [*doc.words, *[""] * _MARGIN].__getitem__
        self.months = _longest(doc, "months")
        self.weekdays = _longest(doc, "weekdays")
        self.deictics = _longest(doc, "deictics")
        self.modifiers = _longest(doc, "date_modifiers")
        self.parts = _longest(doc, "parts_of_day")
        self.zones = _longest(doc, "time_zones")
        self.phases = _longest(doc, "date_phases")
        self.periods = _longest(doc, "periods")
        self.holidays = _longest(doc, "holidays")
        self.units: dict[int, Unit] = {}
        for hit in doc.of("time_units"):
            features = hit.form.features
            if hit.tail or (hit.first in self.units and features.state == "construct"):
                continue
            definite = hit.head.endswith("ال")
            self.units[hit.first] = Unit(
                hit.row["code"], hit.last, features.number or "s", definite, hit.head,
                hit.head[:-2] if definite else hit.head,
            )  # fmt: skip
        self.numbers = number_words.atoms()
        #: The bits of each token at which a row begins.
        self.rows: dict[int, int] = {}
        for bit, table in (
            (MONTH, self.months), (WEEKDAY, self.weekdays), (DEICTIC, self.deictics), (PERIOD, self.periods),
            (HOLIDAY, self.holidays), (PART, self.parts), (PHASE, self.phases),
        ):  # fmt: skip
            for i in table:
                self.rows[i] = self.rows.get(i, 0) | bit
        for i, unit in self.units.items():
            self.rows[i] = self.rows.get(i, 0) | (THE_UNIT if unit.definite else UNIT)
        self._read: dict[int, numerals.Numeral | None] = {}

    def kinds(self, i: int, word: str) -> int:
        """What the token is to the rules, as bits; ``word``: the word there, empty outside the text."""
        found = self.rows.get(i, 0)
        if "0" <= word[:1] <= "9":
            return found | DIGITS
        atom = self.numbers.get(word)
        return found if atom is None else found | (NUMBER | DEFINITE if atom.definite else NUMBER)

    def is_number(self, i: int) -> bool:
        """Whether a number may begin at a token."""
        word = self.word(i)
        return word in self.numbers or "0" <= word[:1] <= "9"

    def number(self, i: int) -> numerals.Numeral | None:
        """The number at a token, if it has one value."""
        word = self.word(i)
        if word not in self.numbers and not "0" <= word[:1] <= "9":
            return None
        known = self._read
        if i not in known:
            found = numerals.read(self.words, i)
            known[i] = found if found is not None and found.value is not None else None
        return known[i]

    def step(self, i: int) -> tuple[str, int, int] | None:
        """The adjective at a token: its row, step and end."""
        hit = self.modifiers.get(i)
        return None if hit is None else (hit.row.key, int(hit.row["step"]), hit.last)


def _longest(doc: Document, table: str) -> dict[int, Hit]:
    out: dict[int, Hit] = {}
    for hit in doc.of(table):
        old = out.get(hit.first)
        if old is None or hit.last > old.last:
            out[hit.first] = hit
    return out


def bare_year(word: str) -> int | None:
    """Four digits that may be a year."""
    return int(word) if len(word) == 4 and word.isdigit() and 1200 <= int(word) <= 2199 else None
