"""How long, and how long ago: lengths of time, and days counted by them."""

from __future__ import annotations

from ...lexicon.word_sets import word_sets
from .date_months import month, year
from .date_nodes import Event, Length, Node, Offset, Vague
from .date_words import DateWords, Read
from .particles import word_set

Parts = tuple[tuple[float, str], ...]
_SOME = word_set("عدة بضعة بضع لعدة لبضعة لبضع")
_HALF = "نص"
#: What a length begins with, besides units and numbers.
LENGTH_WORDS = _SOME | {_HALF}


def length(w: DateWords, i: int, *, single: bool) -> tuple[Parts | None, str, int] | None:
    """A length of time: its parts (``None`` for some years), its unit, its end.

    ``single``: a bare singular (شهر) counts too.
    """
    at = i
    if w.word(at) in _SOME:
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
        if number.kind == "fraction" and unit.definite and (unit.code != "TH" or value not in (0.75, 2 / 3)):
            return None  # خمس الساعة, نصف الساعة الأولى; but ثلاثة أرباع الساعة
        if unit.code in ("TS",) and number.digits is False and unit.number == "s" and value < 11:
            return None
        return _more(w, ((value, unit.code),), unit.last)
    if w.word(at) == _HALF and (unit := w.units.get(at + 1)) is not None and unit.code == "TH" and not unit.head:
        return ((0.5, unit.code),), unit.code, unit.last
    unit = w.units.get(at)
    if unit is None or unit.definite or unit.bare_head not in ("", "ل", "و", "ول", "ب", "ف"):
        return None
    if unit.number == "d":
        if unit.code == "D" and w.weekdays.get(unit.last) is not None:
            return None
        if w.word(at).endswith("ي") and w.is_number(unit.last):
            return None  # يومي 1 و2 نوفمبر
        return _more(w, ((2, unit.code),), unit.last)
    if unit.number == "s":
        closing = w.word(unit.last) in ("واحد", "واحدة", "كامل", "كاملة", "كاملا")
        if unit.code in ("10Y", "100Y") and w.word(unit.last) == "من" and w.word(unit.last + 1) in _OF_TIME:
            return ((1, unit.code),), unit.code, unit.last + 2
        half = w.word(unit.last) in ("ونصف", "وربع", "وثلث")
        longer = _more(w, ((1, unit.code),), unit.last)
        if len(longer[0]) > 1 and longer[0][1][0] > 1 and unit.code not in ("TM", "TS", "10Y", "100Y"):
            return longer  # ساعة وعشرين دقيقة
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


_DURING = word_sets("date_words")["during"]


_APPROX = word_set("نحو حوالي قرابة زهاء ما قرابه تقريبا")


_MORE = frozenset(("اكثر", "اقل"))


def offset(w: DateWords, i: int) -> Read:
    """قبل يومين, منذ ثلاثة أشهر, بعد أسبوع من ذلك, قبل عدة سنوات; من أسبوع at the head of a sentence."""
    lead = w.word(i)
    back = _after_that(w, i)
    if back is not None:
        return back
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
    if w.word(last) == "من" and w.word(last + 1) in _OF_TIME:
        last += 2
    if w.word(last) in ("من", "علي") and w.word(last + 1) in _THAT and not any(unit[0] == "T" for _, unit in parts):
        return Offset(parts=parts, sign=1 if lead in _LATER else -1, from_speech=False), last + 2
    now = w.word(last) == "من" and (w.word(last + 1) in ("الان", "اليوم"))
    if w.word(last) in ("من", "علي") and not now:
        return Length(value=iso_length(parts, code)), last
    sign = 1 if lead in _LATER else -1
    from_speech = lead in ("منذ", "ومنذ") or spoken or now or sign < 0
    return Offset(parts=parts, sign=sign, from_speech=from_speech), last + 2 if now else last


def _after_that(w: DateWords, i: int) -> Read:
    """بعد ذلك بأسبوع, قبلها بيومين, وبعدها بنحو شهرين: counted from the date named before."""
    lead, at = w.word(i), i + 1
    sign = _SINCE_IT.get(lead.removeprefix("و"))
    if sign is None:
        if (lead not in _LATER and lead.removeprefix("و") not in ("قبل", "قبيل")) or w.word(at) not in ("ذلك", "هذا"):
            return None
        sign, at = 1 if lead in _LATER else -1, at + 1
    approx = w.word(at) in _APPROX_BY
    number, unit = w.number(at), w.units.get(at)
    by = approx or (number is not None and number.head == "ب") or (unit is not None and unit.bare_head == "ب")
    found = length(w, at + 1 if approx else at, single=True) if by else None
    if found is None or found[0] is None:
        return None
    return Offset(parts=found[0], sign=sign, from_speech=False), found[2]


#: Later or earlier than what was named before.
_SINCE_IT = {"بعدها": 1, "بعده": 1, "بعدهما": 1, "قبلها": -1, "قبله": -1}
#: What an offset begins with.
OFFSET_WORDS = frozenset(("من", "وقبيل", *_AGO, *_LATER, *_SINCE_IT, *("و" + word for word in _SINCE_IT)))
_APPROX_BY = word_set("بنحو بحوالي بقرابة بزهاء")
#: The date named before: بعد شهرين من *ذلك*.
_THAT = frozenset(("ذلك",))
_OF_TIME = word_set("الزمن الزمان الوقت")


def _past_approx(w: DateWords, i: int) -> int:
    """Past "about", "more than"."""
    if w.word(i) in _MORE and w.word(i + 1) == "من":
        return i + 2
    return i + 1 if w.word(i) in _APPROX else i


def duration(w: DateWords, i: int) -> Read:
    """ثلاثة أسابيع, لأسبوعين, نصف ساعة, عام ونصف العام, على مدى سنوات, طوال يوم."""
    before = w.word(i - 1)
    unit = w.units.get(i)
    number = w.number(i)
    if number is not None and number.last not in w.units:
        return None  # most numbers
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


def before_event(
    w: DateWords, i: int, node: Node, last: int, landmarks: dict[int, tuple[str, str, int]]
) -> tuple[Node, int]:
    """قبل ثلاثة أيام *من اغتيال فلان*, بعد يومين *على انفجار المرفأ*: counted from a landmark.

    >>> from musnad import timexes
    >>> [t.value for t in timexes("سافر قبل يومين", "2020-03-04")]
    ['2020-03-02']
    >>> [t.value for t in timexes("يعمل منذ ثلاثة أشهر", "2020-03-04")]
    ['2019-12']

    >>> from musnad import timexes
    >>> [t.value for t in timexes("حكم عامين وثلاثة أشهر", "2020-03-04")]
    ['P2Y3M']
    >>> [t.value for t in timexes("نفذوا ضربات دقيقة", "2020-03-04")]
    []
    """
    if not isinstance(node, Length) or w.word(last) not in ("من", "علي"):
        return node, last
    days = whole_days(w, i)
    if days is None:
        return node, last
    for at in range(last + 1, min(last + 5, w.n)):
        if at in landmarks:
            name, day, end = landmarks[at]
            return Event(landmark=name, from_=day, days=days), end
    return node, last


def whole_days(w: DateWords, i: int) -> int | None:
    """The days of an offset that counts days or weeks, below 0 before something."""
    found = length(w, _past_approx(w, i + 1), single=True)
    if found is None or found[0] is None or any(unit not in ("D", "W") for _, unit in found[0]):
        return None
    days = int(sum(value * (7 if unit == "W" else 1) for value, unit in found[0]))
    return days if w.word(i) in _LATER else -days
