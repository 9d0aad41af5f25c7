"""Arabic conjugation and noun inflection in unvocalised, folded spelling.

A verb is given by its past and present, third person masculine singular, with a shadda only where the last two
radicals are one (``شنّ يشنّ``), and its verbal noun: ``أوقف يوقف إيقاف``. Everything else is derived.
Grammar after W. Wright, *A Grammar of the Arabic Language*, vol. I, and K. Ryding, *A Reference Grammar of Modern
Standard Arabic*.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from .fold import folded

SHADDA = "\u0651"


class Features(NamedTuple):
    """What a form is. ``voice`` is ``None`` where unvocalised letters leave it open.

    pos: verb, masdar, active-participle, passive-participle, noun, name, particle.
    tense: past, present, imperative. mood: ``None`` (any) or jussive. state: construct where only that fits.
    """

    pos: str
    tense: str | None = None
    person: int | None = None
    gender: str | None = None
    number: str | None = None
    voice: str | None = None
    mood: str | None = None
    state: str | None = None


class Verb(NamedTuple):
    """A verb as the data rows give it."""

    past: str
    present: str
    masdars: tuple[str, ...] = ()


def verb_of(spec: str) -> Verb:
    """Read ``past present [masdar,masdar]``.

    >>> verb_of("أوقف يوقف إيقاف")
    Verb(past='أوقف', present='يوقف', masdars=('إيقاف',))
    """
    parts = spec.split()
    if len(parts) not in (2, 3) or parts[1][:1] not in ("ي", "ی"):
        raise ValueError(f"a verb is 'past present [masdar]', not {spec!r}")
    return Verb(parts[0], parts[1], tuple(parts[2].replace("،", ",").split(",")) if len(parts) == 3 else ())


def _letters(word: str) -> str:
    return folded(word)


def conjugate(verb: Verb) -> Iterator[tuple[str, Features]]:
    """All finite forms, participles and verbal nouns of a verb, folded, each with its features.

    >>> forms = dict(conjugate(verb_of("قال يقول قول")))
    >>> [w for w in ("قالت", "قلنا", "يقولون", "يقل", "قيل", "يقال", "قائلا", "قول") if w not in forms]
    []
    """
    yield from _past(verb)
    yield from _present(verb)
    yield from _participles(verb)
    for masdar in verb.masdars:
        for form, features in inflect_noun(masdar):
            yield form, features._replace(pos="masdar")


_PAST = (
    ("", 3, "m", "s"), ("ت", 3, "f", "s"), ("ا", 3, "m", "d"), ("تا", 3, "f", "d"), ("وا", 3, "m", "p"),
)  # fmt: skip
_PAST_CONSONANT = (
    ("ن", 3, "f", "p"), ("ت", 1, None, "s"), ("نا", 1, None, "p"), ("تم", 2, "m", "p"), ("تما", 2, None, "d"),
)  # fmt: skip


def _kind(verb: Verb) -> str:
    past = _letters(verb.past)
    if verb.past.rstrip().endswith(SHADDA):
        return "doubled"
    if past[-1] in "اي" and verb.past[-1] not in "أإ":
        return "defective"
    if len(past) >= 3 and past[-2] == "ا" and verb.past[-2] not in "أآ":
        return "hollow"
    return "sound"


def _past(verb: Verb) -> Iterator[tuple[str, Features]]:
    past, kind = _letters(verb.past), _kind(verb)

    def out(form: str, person: int, gender: str | None, number: str, voice: str | None) -> tuple[str, Features]:
        return form, Features("verb", "past", person, gender, number, voice)

    if kind == "defective":
        stem = past[:-1]
        glide = "و" if past[-1] == "ا" else "ي"
        voice = "active" if past[-1] == "ا" else None
        yield out(past, 3, "m", "s", voice)
        yield out(stem + ("يت" if verb.past[-1] == "ي" else "ت"), 3, "f", "s", voice)
        yield out(stem + glide + "ا", 3, "m", "d", voice)
        yield out(stem + "تا", 3, "f", "d", voice)
        yield out(stem + "وا", 3, "m", "p", voice)
        for ending, person, gender, number in _PAST_CONSONANT:
            yield out(stem + glide + ending, person, gender, number, voice)
        if past[-1] == "ا":
            for ending, form in (("ي", "m"), ("يت", "f")):
                yield out(stem + ending, 3, form, "s", "passive")
        return
    short = past
    if kind == "hollow":
        short = past[:-2] + past[-1]
    elif kind == "doubled":
        short = past + past[-1]
    for ending, person, gender, number in _PAST:
        yield out(past + ending, person, gender, number, "active" if kind == "hollow" else None)
    for ending, person, gender, number in _PAST_CONSONANT:
        yield out(short + ending, person, gender, number, None)
    if past[-1] == "ا":
        yield out(past[:-1] + "ؤوا", 3, "m", "p", None)
    passive = None
    if kind == "hollow":
        passive = past[:-2] + "ي" + past[-1]
    elif len(past) == 4 and past[1] == "ا":
        passive = past[0] + "و" + past[2:]
    elif len(past) == 5 and past[0] == "ت" and past[2] == "ا":
        passive = past[:2] + "و" + past[3:]
    if passive:
        for ending, person, gender, number in _PAST:
            yield out(passive + ending, person, gender, number, "passive")


def _present(verb: Verb) -> Iterator[tuple[str, Features]]:
    present, kind = _letters(verb.present), _kind(verb)
    stem = present[1:]
    heads = (("ي", 3, "m", "s"), ("ت", 3, "f", "s"), ("ا", 1, None, "s"), ("ن", 1, None, "p"))

    def paradigm(stem: str, voice: str | None) -> Iterator[tuple[str, Features]]:
        def out(
            form: str, person: int, gender: str | None, number: str, mood: str | None = None
        ) -> tuple[str, Features]:
            return form, Features("verb", "present", person, gender, number, voice, mood)

        weak = kind == "defective"
        trunk = stem[:-1] if weak else stem
        for head, person, gender, number in heads:
            yield out(head + stem, person, gender, number)
            if weak:
                yield out(head + trunk, person, gender, number, "jussive")
            elif kind == "hollow":
                yield out(head + stem[:-2] + stem[-1], person, gender, number, "jussive")
            elif kind == "doubled":
                yield out(head + stem + stem[-1], person, gender, number, "jussive")
        for head, person, gender in (("ي", 3, "m"), ("ت", 2, "m")):
            yield out(head + trunk + "ون", person, gender, "p")
            yield out(head + trunk + "وا", person, gender, "p", "jussive")
        dual = trunk + ("و" if weak and stem[-1] == "و" else "ي" if weak else "")
        for head, gender in (("ي", "m"), ("ت", "f")):
            yield out(head + dual + "ان", 3, gender, "d")
            yield out(head + dual + "ا", 3, gender, "d", "jussive")
        last = stem[:-2] + stem[-1] if kind == "hollow" else stem + stem[-1] if kind == "doubled" else dual
        yield out("ي" + last + "ن", 3, "f", "p")

    passive = None
    if kind == "hollow":
        passive = stem[:-2] + "ا" + stem[-1]
    elif kind == "defective" and stem[-1] == "و":
        passive = stem[:-1] + "ي"
    elif _letters(verb.past)[0] == "و" and stem[0] != "و" and len(stem) == 2:
        passive = "و" + stem
    yield from paradigm(stem, None if passive in (None, stem) else "active")
    if passive not in (None, stem):
        yield from paradigm(str(passive), "passive")


def _participles(verb: Verb) -> Iterator[tuple[str, Features]]:
    past, present, kind = _letters(verb.past), _letters(verb.present), _kind(verb)
    first = (len(past) == 3 and kind != "doubled") or len(past) == 2
    if first:
        a, c = past[0], past[-1]
        b = past[1] if len(past) == 3 else c
        active = {"hollow": a + "ائ" + c, "defective": a + "ا" + b + "ي", "doubled": a + "ا" + c}.get(
            kind, a + "ا" + b + c
        )
        passive = {
            "hollow": "م" + present[1:],
            "defective": "م" + a + b + ("و" if present[-1] == "و" else "ي"),
            "doubled": "م" + a + c + "و" + c,
        }.get(kind, "م" + a + b + "و" + c)
    else:
        active = "م" + present[1:]
        passive = active[:-2] + "ا" + active[-1] if kind == "hollow" else active
    for word, pos in ((active, "active-participle"), (passive, "passive-participle")):
        for form, features in inflect_noun(word):
            yield form, features._replace(pos=pos)
        if not word.endswith("ة"):
            for form, features in inflect_noun(word + "ة"):
                yield form, features._replace(pos=pos)
            for ending in ("ون", "ين"):
                yield word + ending, Features(pos, gender="m", number="p")
            for ending in ("و", "ي"):
                yield word + ending, Features(pos, gender="m", number="p", state="construct")
            yield word + "ات", Features(pos, gender="f", number="p")


def inflect_noun(singular: str, plurals: tuple[str, ...] = ()) -> Iterator[tuple[str, Features]]:
    """Bare forms of a noun: singular, accusative, dual, and the plurals as given (``+ون``, ``+ات`` for sound ones).

    The article, prepositions and possessive pronouns are clitics and are tested at look-up.

    >>> sorted({form for form, _ in inflect_noun("غارة", ("غارات",))})
    ['غارات', 'غارة', 'غارتا', 'غارتان', 'غارتي', 'غارتين']
    >>> "هجوما" in dict(inflect_noun("هجوم", ("هجمات",)))
    True
    """
    word = _letters(singular)
    gender = "f" if word.endswith("ة") else "m"
    yield word, Features("noun", gender=gender, number="s")
    base = word[:-1] + "ت" if word.endswith("ة") else word
    if gender == "m" and word[-1] not in "اء":
        yield word + "ا", Features("noun", gender="m", number="s", state="accusative")
    for ending in ("ان", "ين"):
        yield base + ending, Features("noun", gender=gender, number="d")
    for ending in ("ا", "ي"):
        if base + ending != word + "ا":
            yield base + ending, Features("noun", gender=gender, number="d", state="construct")
    for plural in plurals:
        if plural == "+ون":
            for ending in ("ون", "ين"):
                yield word + ending, Features("noun", gender="m", number="p")
            for ending in ("و", "ي"):
                yield word + ending, Features("noun", gender="m", number="p", state="construct")
        else:
            form = (
                base[:-1] + "ات"
                if plural == "+ات" and gender == "f"
                else word + "ات"
                if plural == "+ات"
                else _letters(plural)
            )
            yield form, Features("noun", gender=gender, number="p")
            if plural != "+ات" and form[-1] not in "اءة" and not form.endswith("ات"):
                yield form + "ا", Features("noun", gender=gender, number="p", state="accusative")


#: Proclitics before a noun: conjunction, preposition, article; ``لل`` is ``ل`` + ``ال``.
_NOUN_HEADS = tuple((c + p + a, c + p + a) for c in ("", "و", "ف") for p in ("", "ب", "ك") for a in ("", "ال")) + tuple(
    (c + "ل" + a, c + "ل" + ("ال" if a == "ل" else "")) for c in ("", "و", "ف") for a in ("", "ل")
)
_VERB_HEADS = ("", "و", "ف", "س", "وس", "فس", "ل", "ول", "فل", "ا")
_TAILS = ("", "ه", "ها", "هما", "هم", "هن", "ك", "كم", "نا", "ني", "ي")


class Split(NamedTuple):
    """One way to take clitics off a word: ``head`` (written out: ``لل`` is ``لال``), stem, ``tail`` pronoun."""

    head: str
    stem: str
    tail: str


def splits(word: str) -> Iterator[Split]:
    """Every way to take proclitics and a pronoun off a folded word; the whole word first.

    >>> Split("وال", "جيش", "") in set(splits("والجيش")), Split("لال", "تحالف", "") in set(splits("للتحالف"))
    (True, True)
    >>> Split("", "عملية", "ه") in set(splits("عمليته"))
    True
    """
    for tail in _TAILS:
        if not word.endswith(tail) or len(word) - len(tail) < 2:
            continue
        rest = word[: len(word) - len(tail)] if tail else word
        for surface, head in _HEADS:
            if not rest.startswith(surface) or len(rest) - len(surface) < 2:
                continue
            stem = rest[len(surface) :]
            yield Split(head, stem, tail)
            if tail and stem.endswith("ت"):
                yield Split(head, stem[:-1] + "ة", tail)
            if tail in ("ه", "ها", "هم", "ك", "نا", "هما") and stem.endswith("ا") and len(stem) > 2:
                yield Split(head, stem[:-1] + "ي", tail)  # alef maqsura before a pronoun: نفاه
            if head.endswith("ال") and surface[-2:] != "ال":
                yield Split(head[:-2], "ال" + stem, tail)  # لل before a name that is written with its article


_HEADS: tuple[tuple[str, str], ...] = tuple(dict.fromkeys((*_NOUN_HEADS, *((h, h) for h in _VERB_HEADS))))
