"""Numbers in digits, with any separators."""

from __future__ import annotations

import re

Number = int | float
#: Longer runs of digits are no figures a reader could mean (and Python refuses to read far longer ones).
MAX_DIGITS = 18
_PLAIN = re.compile(r"[0-9]+")
_COMMAS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?")
_STOPS = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?:,([0-9]+))?")
_DECIMAL = re.compile(r"([0-9]+)[.,]([0-9]+)")


def digits_value(token: str, *, decimal_point: bool = False) -> Number | None:
    """The value of digits with separators; ``None`` for dates, times, scores and other codes.

    A full stop before exactly three digits parts thousands (5.200), unless ``decimal_point`` says otherwise.

    >>> [digits_value(t) for t in ("5200", "5,200", "5.200", "2,5", "0.770", "13,871", "1.234.567,8", "10:30")]
    [5200, 5200, 5200, 2.5, 0.77, 13871, 1234567.8, None]
    """
    if len(token) > MAX_DIGITS + 8:
        return None
    if _PLAIN.fullmatch(token):
        return int(token) if len(token) <= MAX_DIGITS else None
    for pattern in (_COMMAS,) if decimal_point else (_COMMAS, _STOPS):
        if found := pattern.fullmatch(token):
            whole = found[1].replace(",", "").replace(".", "")
            return _number(whole, found[2])
    if found := _DECIMAL.fullmatch(token):
        return _number(found[1], found[2])
    return None


def _number(whole: str, part: str | None) -> Number:
    if part is None or not part.strip("0"):
        return int(whole)
    return float(f"{whole}.{part}")


def is_digits(word: str) -> bool:
    """Whether a token begins with an ASCII digit (folding has made all digits ASCII)."""
    return "0" <= word[0] <= "9"
