"""From the sounds of a word to its letters: the seats of hamza, long vowels, doubled letters.

A word is given by its consonants in Arabic letters and its vowels in Latin ones: ``a i u`` short, ``A I U`` long, ``Y``
a final long *a* that is written as a yeh. A doubled consonant stands twice; ``ٱ`` is the alef of connection.
Hamza after W. Wright, *A Grammar of the Arabic Language*, vol. I, §§ 15-18, 131-137.
"""

from __future__ import annotations

from collections.abc import Iterator

SHORT = frozenset("aiu")
_LONG = {"A": "ا", "I": "ي", "U": "و"}
_VOWELS = frozenset("aiuAIUY")
_LETTERS_ONLY = str.maketrans({"a": "", "i": "", "u": "", "A": "ا", "I": "ي", "U": "و", "Y": "ى", "ٱ": "ا"})
#: Letters that do not join the next one: no seat for a hamza between them and an alef.
_NOT_JOINED = frozenset("دذرز")
_AFTER_TWO_HAMZAS = {"ءaء": "ءA", "ءiء": "ءI", "ءuء": "ءU"}


def _glides(sounds: str) -> str:
    """``iw`` and ``uy`` before a consonant are long vowels; so are two hamzas at the beginning (آمن، إيمان، أومن).

    >>> _glides("ءiوقAف"), _glides("ءaءمaن")
    ('ءIقAف', 'ءAمaن')
    """
    for glide, long in (("iو", "I"), ("uي", "U")):
        at = sounds.find(glide)
        if 0 <= at < len(sounds) - 2 and sounds[at + 2] not in _VOWELS and sounds[at + 2] != glide[1]:
            sounds = sounds[:at] + long + sounds[at + 2 :]
    long_a = _AFTER_TWO_HAMZAS.get(sounds[:3])
    if long_a and len(sounds) > 3 and sounds[3] not in _VOWELS and sounds[3] != "ء":
        sounds = long_a + sounds[3:]
    return sounds


def spell(sounds: str) -> str:
    """The letters of a word, hamzas on their seats.

    >>> [spell(w) for w in ("يuءaككiد", "سuءiل", "تaسAءaل", "تaسAءuل", "قaرaء", "ءaءخuذ", "ٱستuءنiف")]
    ['يؤكد', 'سئل', 'تساءل', 'تساؤل', 'قرأ', 'آخذ', 'استؤنف']
    """
    sounds = _glides(sounds)
    if "ء" not in sounds and "Y" not in sounds:
        return _single(sounds).translate(_LETTERS_ONLY)
    out: list[str] = []
    sounds = _single(sounds)
    last = len(sounds) - 1
    at = 0
    while at <= last:
        sound = sounds[at]
        if sound == "ء":
            before = sounds[at - 1] if at else ""
            after = sounds[at + 1] if at < last and sounds[at + 1] in _VOWELS else ""
            seat = _initial(after) if not at else _final(before) if at == last else _medial(before, after)
            if seat == "أ" and after == "A":
                seat = "آ"
                at += 1
            out.append(seat)
        elif sound in _LONG:
            out.append(_LONG[sound])
        elif sound == "Y":
            out.append("ا" if out and out[-1] == "ي" else "ى")
        elif sound == "ٱ":
            out.append("ا")
        elif sound not in SHORT:
            out.append(sound)
        at += 1
    return "".join(out)


def _single(sounds: str) -> str:
    """A doubled consonant once.

    >>> _single("قaددaم")
    'قaدaم'
    """
    for at in range(len(sounds) - 1, 0, -1):
        if sounds[at] == sounds[at - 1] and sounds[at] not in _VOWELS:
            sounds = sounds[:at] + sounds[at + 1 :]
    return sounds


def _initial(after: str) -> str:
    return "إ" if after in ("i", "I") else "أ"


def _final(before: str) -> str:
    return {"a": "أ", "i": "ئ", "u": "ؤ"}.get(before, "ء")


def _medial(before: str, after: str) -> str:
    """The stronger of the two vowels gives the seat: i, u, a; none after a long vowel before *a*."""
    if after in ("i", "I") or before in ("i", "I"):
        return "ئ"
    if after in ("u", "U") or before == "u":
        return "ؤ"
    if before in ("A", "U", "و"):
        return "ء"
    return "أ"


def join(stem: str, ending: str) -> Iterator[str]:
    """A spelled stem with an ending; every current spelling where the stem ends in hamza.

    >>> list(join("بدأ", "وا")), list(join("بدأ", "ا")), list(join("يسيء", "ون")), list(join("جاء", "وا"))
    (['بدأوا', 'بدؤوا', 'بدءوا'], ['بدآ'], ['يسيئون'], ['جاءوا', 'جاؤوا'])
    """
    last, first = stem[-1], ending[:1]
    if last == "أ" and first in ("ا", "و", "ي"):
        body = stem[:-1]
        seats = {"ا": ("آ",), "و": ("أو", "ؤو", "ءو"), "ي": ("أي", "ئي")}[first]
        for seat in seats:
            yield body + seat + ending[1:]
    elif last == "ء" and ending:
        body = stem[:-1]
        if body[-1:] == "ي":
            yield body + "ئ" + ending
            return
        yield stem + ending
        free = body[-1:] not in ("ا", "و")
        if first == "ي":
            yield body + "ئ" + ending
            if free:
                yield body + "أ" + ending
        elif first == "و" and not free:
            yield body + "ؤ" + ending
        elif first == "ا" and free:
            yield body + ("آ" + ending[1:] if body[-1:] in _NOT_JOINED else "ئ" + ending)
    elif last == "ؤ" and first == "ي":
        yield stem[:-1] + "ئ" + ending
    else:
        yield stem + ending


def join_consonant(stem: str, ending: str) -> str:
    """A stem before an ending that begins with a consonant: two like letters are written once.

    >>> join_consonant("أعلن", "نا"), join_consonant("أثبت", "تم"), join_consonant("كتب", "تم")
    ('أعلنا', 'أثبتم', 'كتبتم')
    """
    return stem + (ending[1:] if ending and stem[-1] == ending[0] else ending)
