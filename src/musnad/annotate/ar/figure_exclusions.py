"""Numbers that are no figures: parts of names, telephone numbers, times, "one" that does not count."""

from __future__ import annotations

from collections.abc import Sequence

from ..document import Document
from .digits import is_digits
from .numerals import Numeral, read

_GLUE_BEFORE = frozenset("=&%_/@#\\+~^")
_GLUE_AFTER = frozenset("_@=\\")
#: What may be written onto digits without being part of a name.
_PREFIXES = frozenset(p + a for p in ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب") for a in ("", "ال") if p + a) | {
    "لل",
    "ولل",
    "ه",
    "م",
}
_MINUS = frozenset("-−–")
YEARS = range(1800, 2200)


def glued(doc: Document, i: int) -> bool:
    """Part of an address, a code, a phone number or a name: %20, F-16, .25, +964."""
    words, starts = doc.words, doc.starts
    if doc.touch(i):
        before = words[i - 1]
        if before.isascii() and before[0].isalpha():
            return True
        if before in _GLUE_BEFORE and (before != "%" or doc.touch(i - 1)):
            return True
        if before in ".-–" and i > 1 and doc.touch(i - 1) and words[i - 2][0].isalnum():
            return True
        if before == ".":
            return True
        if before.isalpha() and before not in _PREFIXES and "ـ" not in doc.text[starts[i - 1] : starts[i]]:
            return True  # part of a name: فرانس24
    if i + 1 < len(words) and doc.touch(i + 1):
        after = words[i + 1]
        if (after.isascii() and after[0].isalpha()) or after in _GLUE_AFTER:
            return True
    word = words[i]
    if _in_digit_run(words, i):
        return True
    at = i - 1
    while at >= 0 and i - at < 4 and (words[at] == "," or is_digits(words[at])):
        at -= 1
    if at >= 0 and words[at].isascii() and words[at].isalpha() and len(words[at]) > 2:
        return True  # a line in another language: May 29, 2021
    return len(word) >= 7 and word[0] == "0" and "." not in word and "," not in word


def _in_digit_run(words: Sequence[str], i: int) -> bool:
    """Part of a telephone number: three groups of digits and more, one after the other (0770 123 4567)."""
    first = last = i
    while first > 0 and i - first < 4 and words[first - 1].isdigit():
        first -= 1
    while last + 1 < len(words) and last - i < 4 and words[last + 1].isdigit():
        last += 1
    return last - first >= 2 and (words[first][0] == "0" or words[first - 1 : first] == ["+"] or last - first >= 3)


def labelled(doc: Document, i: int) -> bool:
    """Resolution 12, F 16: the number is a name; but القوة 60 جنديا counts."""
    return (
        i - 1 in doc.firsts_of("number_labels")
        and any(hit.table == "number_labels" and hit.last == i for hit in doc.at(i - 1))
        and i + 1 not in doc.firsts_of("counted_nouns")
    )


def is_time(doc: Document, i: int, numeral: Numeral) -> bool:
    """A duration, a year or a day that the time layer left: these count no things."""
    times = doc.firsts_of("time_units", "months")
    if numeral.last in times:
        return numeral.last not in doc.firsts_of("currencies")
    if _with_second(doc, numeral.last):
        return True
    is_year = numeral.digits and numeral.last == i + 1 and numeral.value in YEARS and len(doc.words[i]) == 4
    return is_year and i - 1 in times


def _with_second(doc: Document, last: int) -> bool:
    """Whether another number with a unit of time is joined: بين 18 *و25 عاما*, 3 *أو 4 أسابيع*."""
    words = doc.words
    if last >= len(words) or not (words[last] in ("و", "او", "الي") or words[last].startswith("و")):
        return False
    at = last + 1 if words[last] in ("و", "او", "الي") else last
    second = read(words, at) if at < len(words) else None
    return second is not None and any(hit.table == "time_units" for hit in doc.at(second.last))


def counts_one(doc: Document, i: int, last: int) -> bool:
    """Whether "one" counts: not الواحد, nor "one of the most ..."."""
    words = doc.words
    if words[i].endswith(("الواحد", "الواحدة", "للواحد", "للواحدة")):
        return False
    if last + 1 < len(words) and words[last] == "من":
        follows = words[last + 1]
        return not (len(follows) <= 5 and follows.startswith("ا") and not follows.startswith("ال"))
    return True


def composes(doc: Document, i: int) -> bool:
    """ألف الكاتب رواية, ألّف بين القلوب: the verb, not a thousand, which no definite noun follows."""
    words = doc.words
    if "\u0651" in doc.written(i, i + 1):
        return True
    following = words[i + 1] if i + 1 < len(words) else ""
    return words[i] in ("الف", "والف") and (following.startswith("ال") or following in ("بين", "كتابا", "رواية", "فيه"))


def minus(doc: Document, i: int) -> bool:
    """A minus sign, not a dash between words nor a bullet before a line of words."""
    words = doc.words
    if i == 0 or words[i - 1] not in _MINUS or not doc.touch(i):
        return False
    if doc.touch(i - 1):
        return False
    bullet = i == 1 or "\n" in doc.text[doc.ends[i - 2] : doc.starts[i - 1]]
    return not (bullet and i + 1 < len(words) and words[i + 1].isalpha())
