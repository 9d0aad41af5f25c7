"""What a time expression says, before anybody knows when it was said.

Months and days are numbers from 1; weekdays are ISO (Monday 1). A ``step`` is relative: -1 the one before, 0 this
one, 1 the next. Units are ISO 8601 designators, ``T`` before those of the clock (``D W M Y TH TM TS 10Y 100Y N``).
"""

from __future__ import annotations

from typing import Literal

import msgspec


class Node(msgspec.Struct, frozen=True, kw_only=True):
    """Base of all meanings."""


class Calendar(Node, frozen=True, kw_only=True):
    """A date, as far as it is written. ``other`` is the same day in another calendar; ``clash`` two month names that
    are not one month. ``week_step``: a weekday of the week before, of this week, of the next. ``year_from``: years
    after the one named before in the text (من العام ذاته: 0). ``counted``: the day may also be the n-th such weekday
    of the month (الثلاثاء الثالث من مارس). ``solar``: of the Iranian calendar (``hijri`` too), or perhaps of it, unless
    its month is named (``in_words``)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hijri: bool = False
    solar: bool = False
    in_words: bool = False
    step: int | None = None
    year_step: int | None = None
    year_from: int | None = None
    month_step: int | None = None
    week_step: int | None = None
    other: Calendar | None = None
    clash: bool = False
    counted: bool = False

    @property
    def has_year(self) -> bool:
        """Whether a year is told, be it by its number or by a step."""
        return self.year is not None or self.year_step is not None or self.year_from is not None


class Deictic(Node, frozen=True, kw_only=True):
    """A day counted from the day of speaking; ``part`` a part of that day (MO, NI ...)."""

    days: int
    weekday: int | None = None
    part: str | None = None
    written: Calendar | None = None


class Period(Node, frozen=True, kw_only=True):
    """This week, last month, the coming three years; ``count`` ``None``: some."""

    unit: str
    step: int
    count: int | None = 1


class Offset(Node, frozen=True, kw_only=True):
    """Some time before or after another: ``parts`` are (count, unit). ``from_speech``: counted from the day of
    speaking (منذ, قبل), else from the date named before it in the text, if there is one."""

    parts: tuple[tuple[float, str], ...]
    sign: int
    from_speech: bool


class Length(Node, frozen=True, kw_only=True):
    """A duration; ``value`` as in TIMEX3."""

    value: str


class Repeated(Node, frozen=True, kw_only=True):
    """A set of times; ``value`` as in TIMEX3."""

    value: str


class Vague(Node, frozen=True, kw_only=True):
    """PAST_REF, PRESENT_REF or FUTURE_REF."""

    value: str


class Same(Node, frozen=True, kw_only=True):
    """The day, week, month or year named before (step 0), the one after it (1) or before it (-1)."""

    unit: str
    step: int


class Phase(Node, frozen=True, kw_only=True):
    """Beginning, middle or end of a period; ``point``: its very end, a limit (بحلول نهاية)."""

    phase: Literal["START", "MID", "END"]
    of: Node
    point: bool = False
    early: bool = False


class Portion(Node, frozen=True, kw_only=True):
    """The n-th quarter, half or third of a year or month."""

    n: int
    parts: int
    of: Node


class First(Node, frozen=True, kw_only=True):
    """The first so many months or days of a longer time, or its last ones."""

    unit: str
    count: int
    last: bool
    of: Node


class Likewise(Node, frozen=True, kw_only=True):
    """The stretch named before, in another year: الفترة نفسها من العام الماضي. ``unit``: M or D
    where a month or a day is said."""

    unit: str
    of: Node


class Nth(Node, frozen=True, kw_only=True):
    """The n-th (-1: last) weekday, day or week of a month or year, or weekday after a day."""

    n: int
    of: Node | None
    weekday: int | None = None
    unit: str | None = None
    after: bool = False


class Season(Node, frozen=True, kw_only=True):
    """Winter, spring, summer or autumn of a year; ``of`` ``None``: the nearest one in the direction of ``step``."""

    season: str
    of: Node | None
    step: int = 0


class Years(Node, frozen=True, kw_only=True):
    """A decade or a century: first year and how many."""

    first: int
    count: int


class Feast(Node, frozen=True, kw_only=True):
    """A holiday, by its row."""

    hijri: bool
    month: int
    day: int
    of: Node | None
    step: int | None = None


class Clock(Node, frozen=True, kw_only=True):
    """A time of day; ``zone`` is an offset, ``Z`` for Greenwich time, or ``@`` and a row of ``time_zones`` (its offset
    depends on the day). ``hour`` ``None``: only a part of the day."""

    hour: int | None
    minute: int = 0
    part: str | None = None
    zone: str = ""
    day: Node | None = None


class Range(Node, frozen=True, kw_only=True):
    """From one date to another, both inclusive."""

    first: Node
    last: Node


class Event(Node, frozen=True, kw_only=True):
    """A day by an event: ``from_`` its ISO date if the landmarks know it, or the holiday ``of``; and days to add."""

    landmark: str | None
    from_: str | None
    days: int
    of: Node | None = None


class Expression(msgspec.Struct, frozen=True, kw_only=True):
    """Tokens ``[first, last)`` and what they say; ``rule`` names the grammar rule."""

    first: int
    last: int
    node: Node
    rule: str
