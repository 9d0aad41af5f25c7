"""Bytes to text: UTF-8, UTF-16, windows-1256 and ISO-8859-6, with or without a mark or a declaration.

The order is that of certainty: a byte order mark, then UTF-16 by the place of its high bytes, then UTF-8 (text that is
not UTF-8 is almost never valid UTF-8), then what the page declares, then the 8-bit code page in which the letters come
out with the frequencies of Arabic.
"""

from __future__ import annotations

import codecs
import math
import re

from .found import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip

#: First bytes of files people mistake for text.
_KINDS = (
    (b"%PDF-", "a PDF file"), (b"PK\x03\x04", "a ZIP archive or office document"), (b"\x1f\x8b", "a gzip archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"), (b"SQLite format 3", "an SQLite database"), (b"\x7fELF", "a program"),
    (b"{\\rtf", "an RTF document"), (b"RIFF", "a media file"), (b"BZh", "a bzip2 archive"),
)  # fmt: skip

_DECLARED = re.compile(
    rb"""<meta[^>]{0,300}?charset\s*=\s*["']?\s*([\w.:-]{3,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{3,40})""",
    re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

#: Letters per thousand in Arabic running text (rounded; after A. Al-Kadi's and later counts, which agree to a point).
_FREQUENCY = {
    "ا": 160, "ل": 120, "ي": 72, "م": 62, "ن": 62, "و": 60, "ر": 48, "ت": 48, "ب": 38, "ع": 38, "د": 34, "ه": 32,
    "ة": 30, "ف": 29, "ق": 27, "س": 26, "ك": 22, "أ": 20, "ح": 20, "ج": 14, "ى": 10, "ش": 10, "ص": 10, "إ": 10,
    "ط": 9, "خ": 9, "ض": 7, "ذ": 6, "ث": 6, "ء": 5, "ز": 5, "غ": 5, "ئ": 5, "ظ": 3, "ؤ": 2, "آ": 2, "ـ": 2,
    "،": 10, "؟": 1, "؛": 1,
    "ً": 3, "ٌ": 1, "ٍ": 1, "َ": 2, "ُ": 2, "ِ": 2, "ّ": 3, "ْ": 1, "«": 3, "»": 3, "“": 3, "”": 3, "‘": 2, "’": 2,
    "–": 2, "…": 1, "\u00a0": 2, "\u200c": 1, "\u200f": 1,
}  # fmt: skip
_COST = {letter: -math.log(count / 1000) for letter, count in _FREQUENCY.items()}
_UNLIKELY = -math.log(0.00005)
#: Text whose high characters cost more than this on average is not Arabic in that code page.
_TOO_ODD = 6.0
_SAMPLE = 20_000


def declared_encoding(data: bytes) -> str | None:
    """The encoding a page or XML document names in its first 2 KB.

    >>> declared_encoding(b'<meta http-equiv=x content="text/html; charset=windows-1256">')
    'windows-1256'
    """
    found = _DECLARED.search(data[:2048])
    return (found[1] or found[2]).decode("ascii") if found else None


def decode(data: bytes) -> str:
    """The text in ``data``, without its byte order mark. Raises :class:`Unreadable`.

    >>> decode("أعلن الجيش".encode("cp1256")), decode("أعلن الجيش".encode("iso-8859-6"))
    ('أعلن الجيش', 'أعلن الجيش')
    """
    if not data.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\x00\x0b\x0c"):
        raise Unreadable("the file is empty")
    for start, kind in _KINDS:
        if data.startswith(start):
            raise Unreadable(f"{kind}, not text")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding)
    wide = _utf16(data)
    if wide:
        return _strict(data, wide)
    if len(_CONTROL.findall(data[:65536])) > len(data[:65536]) // 200:
        raise Unreadable("a binary file, not text")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        pass
    named = declared_encoding(data)
    if named:
        try:
            if codecs.lookup(named).name not in ("utf-8", "ascii", "iso8859-1", "cp1252"):
                return data.decode(named)
        except (LookupError, UnicodeDecodeError):
            pass  # an unknown or a wrong declaration: look at the letters
    patched = data.decode("utf-8", "replace")
    high = sum(1 for c in patched[:_SAMPLE] if c > "\x7f")
    if patched[:_SAMPLE].count("\ufffd") * 20 <= high:
        return patched  # UTF-8 with a few broken bytes, as pages cut by a crawler are
    return _by_letters(data)


def _strict(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        name = encoding[: encoding.rfind("-")].upper() if encoding.startswith("utf-") and "le" in encoding else encoding
        what = "half a pair of UTF-16 units" if "utf-16" in encoding else f"not valid {name.upper()}"
        raise Unreadable(f"{what} at byte {error.start}") from error


def _utf16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte is a page number, of ASCII (00), Arabic (06) or punctuation (20)."""
    sample = data[: _SAMPLE & ~1]
    pages = (0x00, 0x06, 0x20, 0xFE)
    for encoding, offset in (("utf-16-le", 1), ("utf-16-be", 0)):
        half = sample[offset::2]
        other = sample[1 - offset :: 2]
        if len(half) < 4:
            continue
        fits = sum(map(half.count, pages)) / len(half)
        # in a real text the other byte varies: ASCII text made of spaces would fit as well
        plain = sum(1 for b in other if b == 0) / max(1, len(other))
        if fits > 0.95 and plain < 0.05 and half.count(0x20) < len(half) // 4:
            return encoding
    return None


def _by_letters(data: bytes) -> str:
    """The 8-bit code page in which the text reads like Arabic; Western where high bytes stand among Latin letters."""
    sample = data[:_SAMPLE]
    best, text_of = _TOO_ODD, None
    for encoding in ("cp1256", "iso-8859-6"):
        costs = [_COST.get(c, _UNLIKELY) for c in sample.decode(encoding, "replace") if c > "\x7f"]
        cost = sum(costs) / max(1, len(costs))
        if cost < best:
            best, text_of = cost, encoding
    latin = len(re.findall(rb"[A-Za-z][\x80-\xff]|[\x80-\xff][A-Za-z]", sample))
    if text_of is None or latin * 2 > len(re.findall(rb"[\x80-\xff]", sample)):
        text_of = _western(sample)
    if text_of is None:
        raise Unreadable("neither UTF-8, UTF-16, windows-1256 nor ISO-8859-6 text")
    return data.decode(text_of, "replace")


def _western(sample: bytes) -> str | None:
    high = len(re.findall(rb"[\x80-\xff]", sample))
    return "cp1252" if high * 3 < len(sample) else None
