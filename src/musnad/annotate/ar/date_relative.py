"""Dates told from another day: weekdays, yesterday, last week, three days ago; and lengths of time."""

from __future__ import annotations

from . import date_calendar
from .date_calendar import Read, month, year
from .date_nodes import (
    Calendar,
    Deictic,
    Event,
    Feast,
    Length,
    Node,
    Nth,
    Offset,
    Period,
    Range,
    Repeated,
    Same,
    Vague,
)  # fmt: skip
from .date_words import DateWords, word_set

_DAY_WORDS = word_set("يوم نهار ليوم بيوم ويوم وليوم فيوم")
_THIS = word_set("هذا هذه هاي هاذا وهذا لهذا بهذا لهذه بهذه وهذه")
#: Not "the day", but the name of a day of the year or a word that goes with يوم.
_NAMED_DAYS = word_set("العالمي الوطني الدولي الواحد الاخير الدراسي المحدد الموعود الكامل المفتوح الاسود العاشر")
_AFTER_PRAYER = word_set("صلاة صلاه خطبة خطبه مسجد جامع لصلاة")
_APPROX = word_set("نحو حوالي قرابة زهاء ما قرابه تقريبا")
_MORE = frozenset(("اكثر", "اقل"))


# ---- weekdays and days near by
def weekday(w: DateWords, i: int) -> tuple[int, int] | None:
    """A weekday by name, with يوم before it or not: its ISO number and end."""
    at = i + 1 if w.word(i) in _DAY_WORDS or w.word(i) in _THIS else i
    if at == i + 1 and w.word(at) == "يوم":
        at += 1
    hit = w.weekdays.get(at)
    if hit is None:
        return None
    name = w.word(at)[len(hit.head) :] if hit.head else w.word(at)
    if not name.startswith("ال") and not hit.head.endswith("ال"):
        if at == i or name == "احد":
            return None
    elif at == i:
        before = w.word(i - 1)
        if name == "الجمعة" and before in _AFTER_PRAYER:
            return None
        the_two = name == "الاثنين" and (before in ("كلا", "كلي", "هذين", "بين") or before.endswith(("ين", "ان")))
        if the_two and (before != "بين" or not any(w.weekdays.get(k) for k in (at + 1, at + 2))):
            return None
    return int(hit.row["number"]), hit.last


def weekday_led(w: DateWords, i: int) -> Read:
    """الأحد, يوم الثلاثاء الماضي, الأربعاء (أمس), الخميس 26 مارس, الثلاثاء الثالث, أحد الأسبوع الماضي."""
    found = weekday(w, i) or _of_week(w, i)
    if found is None:
        return None
    number, last = found
    step = w.step(last)
    if step is not None and step[0] != "recent":
        if w.word(i) in _THIS:
            return Calendar(weekday=number, step=0), last
        node, end = Calendar(weekday=number, step=step[1] if step[1] != 5 else None), step[2]
        dated = _dated(w, number, end)
        return dated if dated is not None and step[1] != 5 else (node, end)
    at = last + 1 if w.word(last) == "من" else last
    week = period(w, at)
    if week is not None and isinstance(week[0], Period) and week[0].unit == "W" and week[0].count == 1:
        return Calendar(weekday=number, week_step=week[0].step), week[1]
    if week is not None and isinstance(week[0], Same) and week[0].unit == "W":
        return Calendar(weekday=number, week_step=week[0].step), week[1]
    dated = _dated(w, number, last)
    if dated is not None:
        return dated
    ordered = nth_after(w, last, weekday_number=number)
    if ordered is not None:
        return ordered
    return Calendar(weekday=number, step=0 if w.word(i) in _THIS else None), last


def _of_week(w: DateWords, i: int) -> tuple[int, int] | None:
    """أحد الأسبوع الماضي: a weekday without article before its week."""
    hit = w.weekdays.get(i)
    if hit is None:
        return None
    unit = w.units.get(hit.last)
    if unit is not None and unit.code == "W" and unit.definite and unit.last in w.modifiers:
        return int(hit.row["number"]), hit.last
    return None


def _dated(w: DateWords, number: int, last: int) -> Read:
    """What stands beside a weekday: its date, or the deictic that names it again."""
    at, opened = last, False
    while w.word(at) in ("،", ",", "(", "-", "–", "/", "في", "الموافق", "المصادف", "الموافقة", ":") and at < last + 3:
        opened = opened or w.word(at) == "("
        at += 1
    deictic = w.deictics.get(at)
    if deictic is not None and deictic.row["kind"] == "day" and (opened or at == last):
        end = _close(w, deictic.last, opened)
        if deictic.row.key != "today" or opened or end >= w.n or end not in w.months:
            return Deictic(days=int(deictic.row["value"]), weekday=number), end
    found = date_calendar.written(w, at)
    if found is None:
        return None
    node, end = found
    if not isinstance(node, Calendar) or node.weekday is not None:
        return None
    if node.day is None:
        return None
    if not opened and at > last and w.word(at - 1) in ("،", ",") and node.month is None:
        return None
    ordinal = at == last and w.number(at) is not None and not w.word(at)[0].isdigit()
    return _with_weekday(node, number, counted=ordinal and (node.day or 9) <= 5), _close(w, end, opened)


def _with_weekday(node: Calendar, number: int, *, counted: bool) -> Calendar:
    return Calendar(
        year=node.year, month=node.month, day=node.day, weekday=number, hijri=node.hijri, step=node.step,
        year_step=node.year_step, month_step=node.month_step, other=node.other, clash=node.clash, counted=counted,
    )  # fmt: skip


def _close(w: DateWords, i: int, opened: bool) -> int:
    """Past the closing bracket, if one was opened."""
    return i + 1 if opened and w.word(i) == ")" else i


def deictic_led(w: DateWords, i: int) -> Read:
    """اليوم, أمس الأحد, ظهر اليوم (الخميس), غداً, اليوم التالي, اليوم نفسه, الآن, يومياً."""
    hit = w.deictics.get(i)
    if hit is None:
        return _counted_day(w, i)
    kind, value, last = hit.row["kind"], hit.row["value"], hit.last
    if kind == "ref":
        return Vague(value=value), last
    if kind == "set":
        return Repeated(value=value), last
    if kind in ("night", "morning", "evening"):
        part = {"night": "NI", "morning": "MO", "evening": "EV"}[kind]
        return Deictic(days=int(value), part=part), last
    if hit.row.key == "today" and hit.last == hit.first + 1:
        is_today, other = _not_today(w, i, last)
        if not is_today:
            return other
    days = int(value)
    at, opened = last, False
    while w.word(at) in ("(", "،", ",", "-") and at < last + 2:
        opened = opened or w.word(at) == "("
        at += 1
    named = weekday(w, at) if at == last or opened or w.word(at - 1) in ("،", ",") else None
    if named is not None and not (at > last and not opened and named[1] in w.modifiers):
        number, end = named
        dated = _dated(w, number, end)
        if dated is not None and isinstance(dated[0], Calendar):
            written = dated[0]
            return Deictic(days=days, weekday=number, written=written), _close(w, dated[1], opened)
        return Deictic(days=days, weekday=number), _close(w, end, opened)
    found = date_calendar.written(w, at) if opened or at == last else None
    if found is not None and isinstance(found[0], Calendar) and found[0].day is not None:
        return Deictic(days=days, written=found[0]), _close(w, found[1], opened)
    return Deictic(days=days), last


def _not_today(w: DateWords, i: int, last: int) -> tuple[bool, Read]:
    """What else may begin with اليوم: the next day, the same day, the third day. First: whether it is today."""
    step = w.step(last)
    if step is not None:
        if step[0] == "same":
            return False, (Same(unit="D", step=0), step[2])
        if step[0] in ("following", "next"):
            return False, (Same(unit="D", step=1), step[2])
        if step[0] in ("previous", "last"):
            return False, (Same(unit="D", step=-1), step[2])
        return False, (Deictic(days=0), step[2])
    if w.word(last) in _NAMED_DAYS and not w.number(last):
        return False, None
    at = last + 1 if w.word(last) in ("الذي", "الي", "اللي") else last
    sign = {"بعد": 1, "قبل": -1}.get(w.word(at))
    other = w.deictics.get(at + 1) if sign else None
    if sign and other is not None and other.row["kind"] == "day":
        return False, (Deictic(days=int(other.row["value"]) + sign), other.last)
    beyond = w.deictics.get(at)
    if at > last and beyond is not None and beyond.row["kind"] == "day":
        return False, (Deictic(days=int(beyond.row["value"])), beyond.last)
    found = w.number(last)
    if found is not None and found.kind == "ordinal" and found.definite and isinstance(found.value, int):
        if found.value == 1 and w.word(found.last) not in ("من", "في"):
            return False, None
        inner = _month_of(w, found.last)
        if inner is None or not 1 <= found.value <= 31:
            return False, None
        return False, (Nth(n=found.value, unit="D", of=inner[0]), inner[1])
    return True, None


def _counted_day(w: DateWords, i: int) -> Read:
    """نفس اليوم, ذات الأسبوع; يوم بعد غد."""
    if w.word(i) in ("نفس", "ذات", "بنفس", "بذات", "ونفس"):
        hit = w.deictics.get(i + 1)
        if hit is not None and hit.row.key == "today" and hit.last == i + 2:
            return Same(unit="D", step=0), hit.last
        unit = w.units.get(i + 1)
        if unit is not None and unit.definite and unit.number == "s" and unit.code in ("W", "M", "Y"):
            return Same(unit=unit.code, step=0), unit.last
    return None


# ---- periods
def period(w: DateWords, i: int) -> Read:
    """هذا الأسبوع, العام الماضي, الأسابيع الثلاثة القادمة, الشهرين الماضيين, الأسبوع المقبل يوم الجمعة."""
    at, this = i, False
    if w.word(i) in _THIS:
        at, this = i + 1, True
    counted = _counted_period(w, at)
    if counted is not None:
        return counted
    unit = w.units.get(at)
    if unit is None or unit.code.startswith("T") or unit.code == "N" or not unit.definite:
        return None
    count: int | None = {"s": 1, "d": 2}.get(unit.number)
    last = unit.last
    if unit.number == "p":
        found = w.number(last)
        if found is not None and isinstance(found.value, int) and found.kind == "cardinal":
            count, last = found.value, found.last
        elif w.word(last) in ("القليلة", "المعدودة", "العديدة", "الطويلة"):
            last += 1
    step = w.step(last)
    if this and count == 1:
        end = step[2] if step is not None and step[0] == "this" else last
        return _with_day_of_week(w, Period(unit=unit.code, step=0), end)
    if step is None or (this and unit.number == "p" and step[0] != "this"):
        return None
    name, move, last = step
    if name == "same":
        return Same(unit=unit.code, step=0), last
    if name in ("following", "previous") and count == 1:
        return Same(unit=unit.code, step=move), last
    if name == "recent":
        return Period(unit=unit.code, step=-1, count=None if count == 1 else count), last
    return _with_day_of_week(w, Period(unit=unit.code, step=move, count=count), last)


def _counted_period(w: DateWords, i: int) -> Read:
    """الـ48 ساعة الماضية, الساعات الـ24 الماضية, آخر ثلاثة أيام, الثلاثة أشهر القادمة."""
    unit = w.units.get(i)
    if unit is not None and unit.definite and unit.number == "p":
        at = unit.last + 1 if w.word(unit.last) == "ال" else unit.last
        found = w.number(at)
        if found is None and unit.code.startswith("T"):
            at = unit.last + 1 if w.word(unit.last) == "القليلة" else unit.last
            step = w.step(at)
            if step is None or step[0] not in ("last", "recent", "next"):
                return None
            return Vague(value="FUTURE_REF" if step[0] == "next" else "PAST_REF"), step[2]
        if found is None or (at == unit.last and not unit.code.startswith("T")):
            return None
        count, code, last = found.value, unit.code, found.last
    else:
        latest = w.word(i) in ("اخر", "واخر")
        at = i + 1 if w.word(i) == "ال" or latest else i
        if latest and (dual := w.units.get(at)) is not None and dual.number == "d" and not dual.definite:
            return Period(unit=dual.code, step=-1, count=2), dual.last
        found = w.number(at)
        if found is None or not (at > i or found.definite) or found.kind != "cardinal":
            return None
        unit = w.units.get(found.last)
        if unit is None or unit.definite or unit.number == "d":
            return None
        if latest:
            return _counted(found.value, unit.code, -1, unit.last)
        count, code, last = found.value, unit.code, unit.last
    step = w.step(last)
    if step is None or step[0] not in ("last", "recent", "next"):
        return None
    return _counted(count, code, 1 if step[0] == "next" else -1, step[2])


def _counted(count: float | None, code: str, step: int, last: int) -> Read:
    if not isinstance(count, int) or not 0 < count < 1000 or code in ("N", "TS"):
        return None
    return Period(unit=code, step=step, count=count), last


def _with_day_of_week(w: DateWords, node: Period, last: int) -> Read:
    """الأسبوع المقبل يوم الجمعة."""
    if node.unit == "W" and node.count == 1:
        named = weekday(w, last)
        if named is not None and named[1] not in w.modifiers and _dated(w, named[0], named[1]) is None:
            return Calendar(weekday=named[0], week_step=node.step), named[1]
    return node, last


# ---- lengths
Parts = tuple[tuple[float, str], ...]


def length(w: DateWords, i: int, *, single: bool) -> tuple[Parts | None, str, int] | None:
    """A length of time: its parts (``None`` for some years), its unit, its end.

    ``single``: a bare singular (شهر) counts too.
    """
    at = i
    if w.word(at) in ("عدة", "بضعة", "بضع", "لعدة", "لبضعة", "لبضع"):
        unit = w.units.get(at + 1)
        if unit is not None and unit.number == "p" and not unit.definite:
            return None, unit.code, unit.last
        return None
    number = w.number(at)
    if number is not None:
        if number.kind not in ("cardinal", "fraction") or number.value is None or number.value < 0:
            return None
        unit = w.units.get(number.last)
        value: float = number.value
        last = number.last
        if unit is None and w.word(last) in ("و",):
            return None
        if unit is None or unit.bare_head or (unit.definite and not (number.definite or number.kind == "fraction")):
            return None
        if number.kind == "fraction" and unit.definite:
            return None
        if unit.code in ("TS",) and number.digits is False and unit.number == "s" and value < 11:
            return None
        return _more(w, ((value, unit.code),), unit.last)
    unit = w.units.get(at)
    if unit is None or unit.definite or unit.bare_head not in ("", "ل", "و", "ول", "ب", "ف"):
        return None
    if unit.number == "d":
        if unit.code == "D" and w.weekdays.get(unit.last) is not None:
            return None
        return _more(w, ((2, unit.code),), unit.last)
    if unit.number == "s":
        closing = w.word(unit.last) in ("واحد", "واحدة", "كامل", "كاملة", "كاملا")
        half = w.word(unit.last) in ("ونصف", "وربع", "وثلث")
        if closing:
            return _more(w, ((1, unit.code),), unit.last + 1)
        if half and unit.code not in ("TM", "TS"):
            return _more(w, ((1, unit.code),), unit.last)
        if single and unit.code not in ("10Y", "100Y", "TS", "TM", "N") and not _construct(w, unit.last, unit.code):
            return _more(w, ((1, unit.code),), unit.last)
        return None
    if single and unit.code not in ("TS", "N"):
        return None, unit.code, unit.last
    return None


def _construct(w: DateWords, i: int, code: str) -> bool:
    """Whether a noun after a bare singular makes it something else: عام 2014, شهر رمضان, يوم الجمعة, ساعة الصفر."""
    word = w.word(i)
    if i in w.months or i in w.weekdays or month(w, i) is not None or (word and word[0].isdigit()):
        return True
    if code == "Y" and year(w, i - 1, marked_only=True) is not None:
        return True
    return word.startswith("ال") and word not in ("الي",)


def _more(w: DateWords, parts: Parts, last: int) -> tuple[Parts, str, int]:
    """... ونصف, وربع, وثلاثة أشهر."""
    value, code = parts[-1]
    word = w.word(last)
    fraction = {"ونصف": 0.5, "وربع": 0.25, "وثلث": 1 / 3}.get(word)
    if fraction is None and word == "و" and w.word(last + 1) in ("نصف", "ربع"):
        fraction, last = (0.5 if w.word(last + 1) == "نصف" else 0.25), last + 1
    if fraction is not None:
        last += 1
        again = w.units.get(last)
        if again is not None and again.code == code and again.number == "s":
            last = again.last
        return (*parts[:-1], (value + fraction, code)), code, last
    at = last + 1 if word in ("و", ",", "،") else last
    if at > last or word.startswith("و"):
        number = w.number(at)
        if (
            number is not None
            and number.kind == "cardinal"
            and number.value is not None
            and (at > last or number.head == "و")
        ):
            unit = w.units.get(number.last)
            if unit is not None and not unit.definite and not unit.bare_head and _smaller(unit.code, code):
                return _more(w, (*parts, (number.value, unit.code)), unit.last)
        unit = w.units.get(at)
        if (
            (
                unit is not None
                and (at > last or unit.bare_head == "و")
                and not unit.definite
                and _smaller(unit.code, code)
            )
            and unit.number in ("s", "d")
            and word != "،"
        ):
            return _more(w, (*parts, (1 if unit.number == "s" else 2, unit.code)), unit.last)
    return parts, code, last


_ORDER = ("TS", "TM", "TH", "N", "D", "W", "M", "Y", "10Y", "100Y")


def _smaller(a: str, b: str) -> bool:
    return _ORDER.index(a) < _ORDER.index(b)


def iso_length(parts: Parts | None, code: str) -> str:
    """TIMEX3 value of a length: P3D, PT0.5H, P1Y3M, P30Y, PXW.

    >>> iso_length(((3, "10Y"),), "10Y"), iso_length(((1, "Y"), (3, "M")), "M"), iso_length(None, "W")
    ('P30Y', 'P1Y3M', 'PXW')
    """
    date = time = ""
    for value, unit in parts or ():
        factor, unit = {"10Y": (10, "Y"), "100Y": (100, "Y"), "N": (1, "D")}.get(unit, (1, unit))
        number = f"{round(value * factor, 4):g}" if value * factor < 1e6 else f"{int(value * factor)}"
        if unit.startswith("T"):
            time += number + unit[1]
        else:
            date += number + unit
    if parts is None:
        vague = {"10Y": "DE", "100Y": "CE", "N": "D"}.get(code, code)
        return "PTX" + vague[1] if vague.startswith("T") else "PX" + vague
    return "P" + date + ("T" + time if time else "")


_AGO = word_set("قبل منذ وقبل ومنذ قبيل")
_LATER = frozenset(["بعد", "وبعد"])
_DURING = word_set("خلال طوال طيلة مدي مدار مدة لمدة غضون ولمدة وطوال ومدة فترة لفترة")


def offset(w: DateWords, i: int) -> Read:
    """قبل يومين, منذ ثلاثة أشهر, بعد أسبوع, قبل عدة سنوات; من أسبوع at the head of a sentence."""
    lead = w.word(i)
    spoken = lead == "من" and (i == 0 or w.word(i - 1) in (".", ":"))
    if lead not in _AGO and lead not in _LATER and not spoken:
        return None
    at = _past_approx(w, i + 1)
    found = length(w, at, single=True)
    if found is None:
        return None
    parts, code, last = found
    if parts is None:
        return (Vague(value="PAST_REF") if lead not in _LATER else Vague(value="FUTURE_REF")), last
    now = w.word(last) == "من" and (w.word(last + 1) in ("الان", "اليوم"))
    if w.word(last) in ("من", "علي") and not now:
        return Length(value=iso_length(parts, code)), last
    sign = 1 if lead in _LATER else -1
    from_speech = lead in ("منذ", "ومنذ") or spoken or now or sign < 0
    return Offset(parts=parts, sign=sign, from_speech=from_speech), last + 2 if now else last


def _past_approx(w: DateWords, i: int) -> int:
    """Past "about", "more than"."""
    if w.word(i) in _MORE and w.word(i + 1) == "من":
        return i + 2
    return i + 1 if w.word(i) in _APPROX else i


def duration(w: DateWords, i: int) -> Read:
    """ثلاثة أسابيع, لأسبوعين, نصف ساعة, عام ونصف العام, على مدى سنوات, طوال يوم."""
    before = w.word(i - 1)
    unit = w.units.get(i)
    led = (
        before in _DURING or before in _APPROX or before in _AGO or (unit is not None and unit.bare_head in ("ل", "ول"))
    )
    whole = i == 0 and unit is not None and unit.last == w.n
    found = length(w, i, single=led or whole)
    if found is None:
        return None
    parts, code, last = found
    if parts is not None and len(parts) == 1 and parts[0][1] == "TS" and not w.is_number(i):
        return None
    if w.modifiers.get(last) is not None and w.number(i) is None:
        return None
    return Length(value=iso_length(parts, code)), last


def every(w: DateWords, i: int) -> Read:
    """كل يوم أحد, كل جمعة, كل ثلاثة أشهر, كل عام."""
    if w.word(i) not in ("كل", "وكل"):
        return None
    named = weekday(w, i + 1)
    if named is None and (hit := w.weekdays.get(i + 1)) is not None and w.word(i + 1) != "احد":
        named = int(hit.row["number"]), hit.last
    if named is None and w.word(i + 1) == "يوم" and (hit := w.weekdays.get(i + 2)) is not None:
        named = int(hit.row["number"]), hit.last
    if named is not None:
        return Repeated(value=f"XXXX-WXX-{named[0]}"), named[1]
    found = length(w, i + 1, single=True)
    if found is None or found[0] is None:
        return None
    return Repeated(value=iso_length(found[0], found[1])), found[2]


# ---- the n-th of a month
def _month_of(w: DateWords, i: int) -> Read:
    """من شهر مارس السنة القادمة, في أكتوبر لعام 2014, من الشهر القادم, من هذا الشهر."""
    at = i + 1 if w.word(i) in ("من", "في", "ل", "ب") else i
    found = date_calendar._month_year(w, at, in_date=True)
    if found is not None and found[0].day is None:
        return found
    spoken = period(w, at)
    if spoken is not None and isinstance(spoken[0], Period) and spoken[0].unit in ("M", "Y") and spoken[0].count == 1:
        return spoken
    when = year(w, at, marked_only=True)
    if when is not None and when.number is not None:
        return Calendar(year=when.number), when.last
    return None


def nth_after(w: DateWords, i: int, *, weekday_number: int | None, unit: str | None = None) -> Read:
    """الثلاثاء *الأخير من مارس*, الأسبوع *الثاني من الشهر المقبل*, الأحد *السابع عشر*."""
    last_one = w.word(i) in ("الاخير", "الاخيرة")
    found = w.number(i)
    if last_one:
        n, last = -1, i + 1
    elif found is not None and found.kind == "ordinal" and found.definite and isinstance(found.value, int):
        n, last = found.value, found.last
    else:
        return None
    inner = _month_of(w, last)
    if weekday_number is not None and n > 5:
        if not 6 <= n <= 31:
            return None
        if inner is not None and isinstance(inner[0], Calendar) and inner[0].month is not None:
            return Calendar(
                weekday=weekday_number, day=n, month=inner[0].month, year=inner[0].year, year_step=inner[0].year_step
            ), inner[1]
        if inner is not None and isinstance(inner[0], Period) and inner[0].unit == "M":
            return Calendar(weekday=weekday_number, day=n, month_step=inner[0].step), inner[1]
        return Calendar(weekday=weekday_number, day=n), last
    if n > 5 and unit == "W":
        return None
    if inner is None:
        if weekday_number is None or last_one or w.word(last) == "من":
            return None
        return Nth(n=n, weekday=weekday_number, of=Period(unit="M", step=0)), last
    if unit == "D" and n > 31:
        return None
    return Nth(n=n, weekday=weekday_number, unit=unit, of=inner[0]), inner[1]


def nth(w: DateWords, i: int) -> Read:
    """آخر اثنين من الشهر القادم, ثالث يوم ثلاثاء بأيلول, أول أسبوع من أكتوبر, الأسبوع الأخير في مايو."""
    unit = w.units.get(i)
    if unit is not None and unit.definite and unit.number == "s" and unit.code in ("W", "D"):
        return nth_after(w, unit.last, weekday_number=None, unit=unit.code)
    if w.word(i) in ("اخر", "واخر"):
        n, last = -1, i + 1
    else:
        found = w.number(i)
        if found is None or found.kind != "ordinal" or found.definite or not isinstance(found.value, int):
            return None
        n, last = found.value, found.last
    at = last + 1 if w.word(last) == "يوم" and last + 1 in w.weekdays else last
    hit, unit = w.weekdays.get(at), w.units.get(at)
    number: int | None = None
    code: str | None = None
    if hit is not None and w.word(at) != "احد":
        number, last = int(hit.row["number"]), hit.last
    elif unit is not None and unit.code in ("D", "W") and unit.number == "s" and not unit.definite:
        code, last = unit.code, unit.last
    else:
        return None
    if w.word(last) == "بعد" and number is not None:
        feast_ = feast(w, last + 1)
        return None if feast_ is None else (Nth(n=n, weekday=number, of=feast_[0], after=True), feast_[1])
    inner = _month_of(w, last)
    if inner is None or not (n == -1 or 1 <= n <= (31 if code == "D" else 5)):
        return None
    return Nth(n=n, weekday=number, unit=code, of=inner[0]), inner[1]


# ---- holidays
def feast(w: DateWords, i: int) -> Read:
    """عيد الميلاد 2020, عيد الأضحى الماضي."""
    hit = w.holidays.get(i)
    if hit is None:
        return None
    hijri, number, day = hit.row["calendar"] == "hijri", int(hit.row["month"]), int(hit.row["day"])
    step = w.step(hit.last)
    if step is not None and step[0] in ("last", "next"):
        return Feast(hijri=hijri, month=number, day=day, of=None, step=step[1]), step[2]
    when = year(w, hit.last) or (year(w, hit.last + 1, marked_only=True) if w.word(hit.last) == "من" else None)
    if when is None:
        return Feast(hijri=hijri, month=number, day=day, of=None), hit.last
    of = Calendar(year=when.number, year_step=when.step, hijri=when.hijri)
    return Feast(hijri=hijri, month=number, day=day, of=of), when.last


_EVENT_LEADS = {"غداة": 1, "عشية": -1, "صبيحة": 1, "ليلة": 0, "يوم": 0}


def event_led(w: DateWords, i: int, landmarks: dict[int, tuple[str, str, int]]) -> Read:
    """غداة اغتيال فلان, عشية سقوط المدينة: a day by an event; ``landmarks``: (id, day, end) by token."""
    word = w.word(i)
    days = _EVENT_LEADS.get(word)
    if days is None:
        return None
    holiday = feast(w, i + 1)
    if holiday is not None and word in ("غداة", "عشية", "ليلة"):
        return Event(landmark=None, from_=None, days=days, of=holiday[0]), holiday[1]
    for at in range(i + 1, min(i + 5, w.n)):
        if at in landmarks:
            name, day, last = landmarks[at]
            if word in ("ليلة", "يوم") and at > i + 2:
                return None
            return Event(landmark=name, from_=day, days=days), last
        if not w.word(at)[0].isalpha():
            break
    if word in ("غداة", "عشية") and i + 1 < w.n and w.word(i + 1)[0].isalpha() and i + 1 not in w.units:
        return Event(landmark=None, from_=None, days=days), i + 2
    return None


def before_event(
    w: DateWords, i: int, node: Node, last: int, landmarks: dict[int, tuple[str, str, int]]
) -> tuple[Node, int]:
    """قبل ثلاثة أيام *من اغتيال فلان*, بعد يومين *على انفجار المرفأ*: counted from a landmark."""
    if not isinstance(node, Length) or w.word(last) not in ("من", "علي"):
        return node, last
    found = length(w, _past_approx(w, i + 1), single=True)
    if found is None or found[0] is None or any(unit not in ("D", "W") for _, unit in found[0]):
        return node, last
    for at in range(last + 1, min(last + 5, w.n)):
        if at in landmarks:
            name, day, end = landmarks[at]
            days = int(sum(value * (7 if unit == "W" else 1) for value, unit in found[0]))
            return Event(landmark=name, from_=day, days=days if w.word(i) in _LATER else -days), end
    return node, last


def pair(w: DateWords, i: int) -> Read:
    """عامي 2014 و2017, يومي السبت والأحد: two named together; read as a span from one to the other."""
    unit = w.units.get(i)
    if (
        w.word(i) in ("عامي", "عامين", "سنتي", "العامين", "بعامي", "لعامي")
        and w.word(unit.last if unit else i + 1).isdigit()
    ):
        at = unit.last if unit is not None else i + 1
        joined = w.word(at + 1)
        second = w.word(at + 2) if joined in ("و", "الي", "حتي", "-") else ""
        if len(w.word(at)) == 4 and len(second) == 4 and second.isdigit():
            return Range(first=Calendar(year=int(w.word(at))), last=Calendar(year=int(second))), at + 3
        return None
    if w.word(i) in ("يومي", "اليومين", "ليومي") and (first := w.weekdays.get(i + 1)) is not None:
        at = first.last + 1 if w.word(first.last) == "و" else first.last
        other = w.weekdays.get(at)
        if other is not None:
            one, two = Calendar(weekday=int(first.row["number"])), Calendar(weekday=int(other.row["number"]))
            step = w.step(other.last)
            if step is not None and step[0] in ("last", "next"):
                one, two = (
                    Calendar(weekday=one.weekday, step=step[1]),
                    Calendar(weekday=two.weekday, step=step[1]),
                )
                return Range(first=one, last=two), step[2]
            return Range(first=one, last=two), other.last
    return None
