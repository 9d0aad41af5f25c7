"""Bare forms of nouns and adjectives: number, gender, the indefinite accusative, the construct.

The article, prepositions and possessive pronouns are clitics and are tested at look-up. Grammar after W. Wright,
vol. I, §§ 294-326, and K. Ryding, ch. 5-7.
"""

from __future__ import annotations

from collections.abc import Iterator

from .features import Features
from .fold import fold_letters, folded
from .spelling import join

_Forms = Iterator[tuple[str, Features]]
_HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


def _joined(stem: str, ending: str) -> Iterator[str]:
    for form in join(stem, ending):
        yield fold_letters(form)


def _plain(word: str) -> str:
    """A word without vowel marks, its hamza seats kept."""
    return "".join(c for c in word if c not in _HARAKAT and c != "ـ")


def _takes_alef(word: str) -> bool:
    """Whether an indefinite accusative adds an alef: not after ة، اء، أ، ى، ات.

    >>> [_takes_alef(w) for w in ("هجوم", "جزء", "مطالب", "غارة", "بناء", "مبدأ", "مبنى", "مقاتلات")]
    [True, True, True, False, False, False, False, False]
    """
    return word[-1] not in "اةىأآ" and not word.endswith(("اء", "ات"))


def _plural_takes_alef(word: str) -> bool:
    """The same of a broken plural: those of four syllables (صواريخ، مقاتل as plural) are without nunation.

    >>> [_plural_takes_alef(w) for w in ("جنود", "صواريخ", "مصادر")]
    [True, False, False]
    """
    if not _takes_alef(word):
        return False
    return not (len(word) in (5, 6) and word[2] == "ا" and (len(word) == 5 or word[4] == "ي") and word[0] not in "ا")


def inflect_noun(singular: str, plurals: tuple[str, ...] = ()) -> _Forms:
    """Bare forms of a noun: singular, accusative, dual, and the plurals as given (``+ون``, ``+ات`` for sound ones).

    >>> sorted({form for form, _ in inflect_noun("غارة", ("غارات",))})
    ['غارات', 'غارة', 'غارتا', 'غارتان', 'غارتي', 'غارتين']
    >>> "هجوما" in dict(inflect_noun("هجوم", ("هجمات",)))
    True
    >>> {"مستشفيات", "مستشفيين"} <= set(dict(inflect_noun("مستشفى", ("+ات",))))
    True
    >>> [form for form, f in inflect_noun("محام", ("محامون",)) if f.number == "p"]
    ['محامون', 'محامين', 'محامو', 'محامي']
    """
    word = _plain(singular)
    if not word:
        raise ValueError("empty word")
    bare = folded(word)
    feminine = word.endswith("ة")
    gender = "f" if feminine else "m"
    yield bare, Features("noun", gender=gender, number="s")
    base = word[:-1] + ("ت" if feminine else "ي" if word[-1] == "ى" else word[-1])
    if not feminine and _takes_alef(word):
        for form in _joined(word, "ا"):
            yield form, Features("noun", gender=gender, number="s", state="accusative")
    for ending, state in (("ان", None), ("ين", None), ("ا", "construct"), ("ي", "construct")):
        for form in _joined(base, ending):
            if ending != "ا" or feminine:
                yield form, Features("noun", gender=gender, number="d", state=state)
    for plural in plurals:
        yield from _plural(_plain(plural), word, base, gender)


def _plural(plural: str, word: str, base: str, gender: str) -> _Forms:
    if plural == "+ون" or plural.endswith("ون"):
        stem = base if plural == "+ون" else plural[:-2]
        for ending, state in (("ون", None), ("ين", None), ("و", "construct"), ("ي", "construct")):
            for form in _joined(stem, ending):
                yield form, Features("noun", gender="m", number="p", state=state)
        return
    if plural == "+ات":
        for form in _joined(word[:-1] if word.endswith("ة") else base, "ات"):
            yield form, Features("noun", gender=gender, number="p")
        return
    form = folded(plural)
    if not form:
        raise ValueError("empty plural")
    yield form, Features("noun", gender=gender, number="p")
    if _plural_takes_alef(plural):
        for form in _joined(plural, "ا"):
            yield form, Features("noun", gender=gender, number="p", state="accusative")


def inflect_adjective(word: str, plurals: tuple[str, ...] = (), ending: str = "strong") -> _Forms:
    """Bare forms of an adjective or participle in all genders and numbers.

    ``ending``: strong; ``i`` a defective stem in *i* given without its yeh (``قاض``); ``a`` one in *a* (``ملغ``).
    ``plurals``: broken ones, beside the sound plural.

    >>> sorted({f for f, _ in inflect_adjective("إيراني")})
    ['ايراني', 'ايرانيا', 'ايرانيات', 'ايرانيان', 'ايرانية', 'ايرانيتا', 'ايرانيتان', 'ايرانيتي', 'ايرانيتين', \
'ايرانيو', 'ايرانيون', 'ايرانيي', 'ايرانيين']
    >>> sorted({f for f, x in inflect_adjective("ملغ", ending="a") if x.number == "s"})
    ['ملغاة', 'ملغي']
    """
    word = _plain(word)
    long = word + "ي" if ending != "strong" else word
    feminine = word + {"i": "ي", "a": "ا"}.get(ending, "")
    if ending == "i":
        yield fold_letters(word), _INDEFINITE
    yield fold_letters(long), _SINGULAR
    if ending == "i" or (ending == "strong" and _takes_alef(word)):
        for form in _joined(long, "ا"):
            yield form, _ACCUSATIVE
    for stem, endings in ((long, _LONG), (word, _SHORT), (feminine, _FEMININE)):
        if stem[-1] in _HAMZA:
            for suffix, features in endings:
                for form in _joined(stem, suffix):
                    yield form, features
        else:
            plain = fold_letters(stem)
            for suffix, features in endings:
                yield plain + suffix, features
    for plural in plurals:
        yield folded(plural), _BROKEN


def _adjective(gender: str, number: str, state: str | None = None) -> Features:
    return Features("adjective", gender=gender, number=number, state=state)


_HAMZA = frozenset("أءؤ")
_INDEFINITE, _SINGULAR = _adjective("m", "s", "indefinite"), _adjective("m", "s")
_ACCUSATIVE, _BROKEN = _adjective("m", "s", "accusative"), _adjective("m", "p")
_LONG = (("ان", _adjective("m", "d")), ("ين", _adjective("m", "d")), ("ات", _adjective("f", "p")))
_SHORT = tuple(
    (suffix, _adjective("m", "p", state))
    for suffix, state in (("ون", None), ("ين", None), ("و", "construct"), ("ي", "construct"))
)
_FEMININE = tuple(
    (suffix, _adjective("f", number, state))
    for suffix, number, state in (
        ("ة", "s", None), ("تان", "d", None), ("تين", "d", None), ("تا", "d", "construct"), ("تي", "d", "construct"),
    )
)  # fmt: skip
