"""Arabic conjugation in unvocalised, folded spelling.

A verb is given by its past and present, third person masculine singular, with a shadda where two radicals are one
(``شنّ يشنّ``), and its verbal noun: ``أوقف يوقف إيقاف``. Everything else is derived. The templates are in
:mod:`musnad.text.verb_forms`, nouns in :mod:`musnad.text.nouns`, clitics in :mod:`musnad.text.clitics`; their public
names can be had from here. Grammar after W. Wright, *A Grammar of the Arabic Language*, vol. I, and K. Ryding,
*A Reference Grammar of Modern Standard Arabic*.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .clitics import Split, splits
from .features import Features
from .fold import fold_letters, folded
from .nouns import inflect_adjective, inflect_noun
from .spelling import join, join_consonant, spell
from .verb_forms import Analysis, candidates, with_vowels

__all__ = [
    "Features", "Split", "Verb", "conjugate", "inflect_adjective", "inflect_noun", "merged", "splits", "verb_of",
]  # fmt: skip


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
    masdars = parts[2].replace("،", ",").split(",") if len(parts) == 3 else ()
    return Verb(parts[0], parts[1], tuple(m for m in masdars if m))


def conjugate(verb: Verb) -> Iterator[tuple[str, Features]]:
    """All finite forms, participles and verbal nouns of a verb, folded, each with its features.

    Where the active and the passive have the same letters, one form with ``voice=None`` stands for both. Raises
    ``ValueError`` where past and present fit no class of verbs.

    >>> forms = dict(conjugate(verb_of("قال يقول قول")))
    >>> [w for w in ("قالت", "قلنا", "يقولون", "يقل", "قيل", "يقال", "قائلا", "قول") if w not in forms]
    []
    >>> [f for f, x in conjugate(verb_of("شنّ يشنّ شن")) if x[:4] == ("verb", "present", 3, "m")]
    ['يشن', 'يشنن', 'يشنان', 'يشنا', 'يشنون', 'يشنوا']
    """
    reading = _reading(verb)
    for active, passive in _finite(reading, verb):
        if passive is None:
            for form, cell in active:
                yield form, _OPEN[cell]
            continue
        both, others = dict.fromkeys(active), dict.fromkeys(passive)
        for entry in both:
            yield entry[0], (_OPEN if entry in others else _ACTIVE)[entry[1]]
        for entry in others:
            if entry not in both:
                yield entry[0], _PASSIVE[entry[1]]
    for form, cell in dict.fromkeys(_imperative(reading, verb)):
        yield form, _ACTIVE[cell]
    yield from _participles(reading, verb)
    for masdar in verb.masdars or _masdars(reading):
        counted = reading.template.form != "I"  # two statements, but not two sayings
        for form, features in inflect_noun(masdar, ("+ات",) if counted else ()):
            if counted or features.number != "d":
                yield form, _as(features, "masdar")


def merged(forms: Iterable[tuple[str, Features]]) -> dict[tuple[str, str], list[Features]]:
    """Forms by their letters and part of speech, the likeliest features first.

    >>> readings = merged(conjugate(verb_of("أعلن يعلن")))[("اعلنت", "verb")]
    >>> [(f.person, f.gender) for f in readings]
    [(3, 'f'), (1, None), (2, None)]
    """
    out: dict[tuple[str, str], list[Features]] = {}
    for form, features in forms:
        out.setdefault((form, features.pos), []).append(features)
    return out


# ---- which verb it is
_HAMZA = frozenset("أءؤ")


def _reading(verb: Verb) -> Analysis:
    """The template and radicals whose past and present are those given, and best the verbal noun too."""
    past, present = folded(verb.past), folded(verb.present)
    masdars = {folded(m) for m in verb.masdars}
    found: list[Analysis] = []
    for candidate in candidates(verb.past):
        for reading in with_vowels(candidate):
            if _citation(reading, verb, past) == (past, present):
                found.append(reading)
                break
    if not found:
        hint = f"; did you mean {'ا' + verb.past[1:]!r}?" if verb.past[0] == "إ" else ""
        raise ValueError(f"no Arabic verb has the past {verb.past!r} and the present {verb.present!r}{hint}")
    return found[0] if len(found) == 1 else min(found, key=lambda reading: _unlikely(reading, verb, masdars))


def _citation(reading: Analysis, verb: Verb, given: str) -> tuple[str, str]:
    template = reading.template
    present = _third(reading, template.present)
    weak = template.kind == "defective"
    if weak:
        present += _final(reading, verb)
    if reading.plain:
        return given, fold_letters(present)  # the letters of the past are the template's
    past = reading.spelled(template.past) + (given[-1] if weak else "")
    return fold_letters(past), fold_letters(present)


def _unlikely(reading: Analysis, verb: Verb, masdars: set[str]) -> int:
    template = reading.template
    if "\u0651" in verb.present[:-1] and not any(d * 2 in template.present for d in "123"):
        return 3
    derived = {folded(m) for m in _masdars(reading)}
    if template.form == "II":
        derived.add(fold_letters(reading.spelled("ta12i3aة")))
    if masdars & derived:
        return 0
    if template.form == "I" and template.kind == "sound" and reading.radicals[1] in "وي":
        return 2  # those are hollow; a و or ي that stays is doubled: صوّت، عيّن
    return 1


def _masdars(reading: Analysis) -> tuple[str, ...]:
    template = reading.template
    if not template.masdar:
        return ()
    if template.form == "II" and reading.radicals[2] == "ء":
        return (reading.spelled("ta12i3aة"),)
    noun = reading.spelled(template.masdar)
    if template.kind == "defective" and template.form in ("V", "VI"):
        return (noun + "ي", noun)
    return (noun,)


# ---- finite forms: (letters, number of the cell in the paradigm)
_Forms = Iterator[tuple[str, int]]
_Who = tuple[int, str | None, str]
_OPEN: list[Features] = []


def _cell(tense: str, who: _Who, mood: str | None = None) -> int:
    _OPEN.append(Features("verb", tense, *who, None, mood))
    return len(_OPEN) - 1


def _past_cells(*cells: tuple[str, _Who]) -> tuple[tuple[str, int], ...]:
    return tuple((ending, _cell("past", who)) for ending, who in cells)


def _present_cells(short: str, full: str | None, *cells: tuple[str, _Who]) -> tuple[tuple[str, int, int], ...]:
    return tuple((head, _cell("present", who, full), _cell("present", who, short)) for head, who in cells)


#: Past endings after a vowel or nothing, and those that begin with a consonant.
_PAST = _past_cells(
    ("", (3, "m", "s")), ("ت", (3, "f", "s")), ("ا", (3, "m", "d")), ("تا", (3, "f", "d")), ("وا", (3, "m", "p"))
)  # fmt: skip
_PAST_CONSONANT = _past_cells(
    ("ن", (3, "f", "p")), ("ت", (1, None, "s")), ("نا", (1, None, "p")), ("ت", (2, None, "s")),
    ("تما", (2, None, "d")), ("تم", (2, "m", "p")), ("تن", (2, "f", "p")),
)  # fmt: skip
#: Present: the person's letter (ء for أ), the cell of the longer form and that of the shorter.
_PRESENT = _present_cells(
    "jussive", None,
    ("ي", (3, "m", "s")), ("ت", (3, "f", "s")), ("ء", (1, None, "s")), ("ن", (1, None, "p")), ("ت", (2, "m", "s")),
)  # fmt: skip
_ENDED = ("subjunctive", "indicative")
_DUAL = _present_cells(*_ENDED, ("ي", (3, "m", "d")), ("ت", (3, "f", "d")), ("ت", (2, None, "d")))
_PLURAL = _present_cells(*_ENDED, ("ي", (3, "m", "p")), ("ت", (2, "m", "p")))
_SHE = _present_cells(*_ENDED, ("ت", (2, "f", "s")))
_FEMININE = (("ي", _cell("present", (3, "f", "p"))), ("ت", _cell("present", (2, "f", "p"))))
_YOU = _cell("imperative", (2, "m", "s"))
_YOU_SHE = _cell("imperative", (2, "f", "s"))
_YOU_TWO = _cell("imperative", (2, None, "d"))
_YOU_ALL = _cell("imperative", (2, "m", "p"))
_YOU_ALL_F = _cell("imperative", (2, "f", "p"))
_ACTIVE = [features._replace(voice="active") for features in _OPEN]
_PASSIVE = [features._replace(voice="passive") for features in _OPEN]
_HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


def _last_letter(word: str) -> str:
    return word.rstrip(_HARAKAT)[-1]


def _final(reading: Analysis, verb: Verb) -> str:
    """Last letter of a defective present: و، ي or ى (ا after ي: يحيا)."""
    if reading.template.form == "I":
        return _last_letter(verb.present)
    return "ى" if reading.stem(reading.template.present).endswith("a") else "ي"


def _finite(reading: Analysis, verb: Verb) -> Iterator[tuple[_Forms, _Forms | None]]:
    """Past and present, active and passive; no passive where it has the letters of the active."""
    t = reading.template
    past, past_passive = reading.spelled(t.past), reading.spelled(t.past_passive)
    present, present_passive = _prefixed(reading, t.present), _prefixed(reading, t.present_passive)
    if t.kind == "defective":
        weak = _last_letter(verb.past) if t.form == "I" else "ى"
        yield _weak_past(past, weak), _weak_past(past_passive, "ي")
        final = _final(reading, verb)
        yield _weak_present(present, final), _weak_present(present_passive, "ى")
        return
    past_c = reading.spelled(t.past_c) if t.past_c else past
    past_passive_c = reading.spelled(t.past_passive_c) if t.past_passive_c else past_passive
    same = (past, past_c) == (past_passive, past_passive_c)
    yield _strong_past(past, past_c), None if same else _strong_past(past_passive, past_passive_c)
    present_c = _prefixed(reading, t.present_c) if t.present_c else present
    present_passive_c = _prefixed(reading, t.present_passive_c) if t.present_passive_c else present_passive
    same = (present, present_c) == (present_passive, present_passive_c)
    yield _strong_present(present, present_c), None if same else _strong_present(present_passive, present_passive_c)


def _strong_past(stem: str, short: str) -> _Forms:
    plain = fold_letters(stem)
    hamza = stem[-1] in _HAMZA
    for ending, cell in _PAST:
        if hamza and ending and ending[0] != "ت":
            for form in join(stem, ending):
                yield fold_letters(form), cell
        else:
            yield plain + ending, cell
    # before a consonant a final hamza sits as at the end of a word: قرأت، جئت
    plain = fold_letters(short)
    for ending, cell in _PAST_CONSONANT:
        yield join_consonant(plain, ending), cell


def _weak_past(trunk: str, final: str) -> _Forms:
    third = trunk + ("ا" if final == "ى" and trunk[-1] == "ي" else final)
    yeh = "ي" if final == "ي" else ""
    glide = "و" if final == "ا" else "ي"
    trunk = fold_letters(trunk)
    forms = (fold_letters(third), trunk + yeh + "ت", trunk + glide + "ا", trunk + yeh + "تا", trunk + "وا")
    for form, (_, cell) in zip(forms, _PAST):
        yield form, cell
    for ending, cell in _PAST_CONSONANT:
        yield trunk + glide + ending, cell


_Persons = dict[str, tuple[str, ...]]


def _third(reading: Analysis, template: str) -> str:
    return "ي" + reading.spelled(template) if reading.plain else spell("ي" + reading.stem(template))


def _prefixed(reading: Analysis, template: str) -> _Persons:
    """A present stem, spelled, by person letter; two spellings of أؤمن، أومن."""
    third = _third(reading, template)
    first = "أ" + third[1:]
    out: _Persons = {head: (head + third[1:],) for head in "يتن"}
    out["ء"] = (first,)
    if reading.radicals[0] == "ء" and template[1:2] == "1":
        sounds = reading.stem(template)
        exact = spell("ء" + sounds)
        out["ء"] = (exact,) if exact == first or sounds[0] == "a" else (exact, first)
    return out


def _strong_present(full: _Persons, short: _Persons) -> _Forms:
    hamza = full["ي"][0][-1] in _HAMZA
    for head, cell, jussive in _PRESENT:
        for stem in full[head]:
            yield fold_letters(stem), cell
        if short is not full:
            for stem in short[head]:
                yield fold_letters(stem), jussive
    for cells, long_ending, short_ending in ((_DUAL, "ان", "ا"), (_PLURAL, "ون", "وا"), (_SHE, "ين", "ي")):
        for head, indicative, subjunctive in cells:
            for stem in full[head]:
                if hamza:
                    for form in join(stem, long_ending):
                        yield fold_letters(form), indicative
                    for form in join(stem, short_ending):
                        yield fold_letters(form), subjunctive
                else:
                    plain = fold_letters(stem)
                    yield plain + long_ending, indicative
                    yield plain + short_ending, subjunctive
    for head, cell in _FEMININE:
        for stem in short[head]:
            yield join_consonant(fold_letters(stem), "ن"), cell


def _weak_present(trunks: _Persons, final: str) -> _Forms:
    glide = "و" if final == "و" else "ي"
    last = "ا" if final == "ى" and trunks["ي"][0][-1] == "ي" else fold_letters(final)
    plain = {head: tuple(fold_letters(t) for t in found) for head, found in trunks.items()}
    for head, cell, jussive in _PRESENT:
        for trunk in plain[head]:
            yield trunk + last, cell
            yield trunk, jussive
    for cells, long_ending, short_ending in (
        (_DUAL, glide + "ان", glide + "ا"),
        (_PLURAL, "ون", "وا"),
        (_SHE, "ين", "ي"),
    ):
        for head, indicative, subjunctive in cells:
            for trunk in plain[head]:
                yield trunk + long_ending, indicative
                yield trunk + short_ending, subjunctive
    for head, cell in _FEMININE:
        for trunk in plain[head]:
            yield trunk + glide + "ن", cell


#: These three lose their hamza in the imperative: خذ، كل، مر.
_NO_HAMZA = frozenset((("ء", "خ", "ذ"), ("ء", "ك", "ل"), ("ء", "م", "ر")))


def _order(reading: Analysis, present: str) -> str:
    """The imperative's stem, spelled: the present without its person, with an alef before two consonants."""
    template = reading.template
    if template.form == "IV":
        return spell(reading.stem("ءa" + present[1:]))
    stem = reading.stem(present)[1:]
    if template.form == "I" and reading.radicals[:3] in _NO_HAMZA:
        return spell(stem[1:])
    if len(stem) > 1 and stem[1] not in "aiuAIU":
        stem = ("ٱu" if "u" in present[1:] and template.form == "I" else "ٱi") + stem
    return spell(stem)


def _imperative(reading: Analysis, verb: Verb) -> _Forms:
    template = reading.template
    full = _order(reading, template.present)
    if template.kind == "defective":
        if len(full) < 2:
            return  # of one letter: not to be told from a particle
        full = fold_letters(full)
        glide = "و" if _final(reading, verb) == "و" else "ي"
        for ending, cell in (
            ("", _YOU), ("ي", _YOU_SHE), (glide + "ا", _YOU_TWO), ("وا", _YOU_ALL), (glide + "ن", _YOU_ALL_F),
        ):  # fmt: skip
            yield full + ending, cell
        return
    short = _order(reading, template.present_c) if template.present_c else full
    yield fold_letters(full if template.kind == "doubled" else short), _YOU
    for ending, cell in (("ي", _YOU_SHE), ("ا", _YOU_TWO), ("وا", _YOU_ALL)):
        for form in join(full, ending):
            yield fold_letters(form), cell
    yield join_consonant(fold_letters(short), "ن"), _YOU_ALL_F


# ---- participles
@functools.cache
def _as(features: Features, pos: str) -> Features:
    return features._replace(pos=pos)


def _participles(reading: Analysis, verb: Verb) -> Iterator[tuple[str, Features]]:
    template = reading.template
    active, passive = reading.spelled(template.active), reading.spelled(template.passive)
    if template.kind != "defective":
        words = {"active-participle": (active, "strong"), "passive-participle": (passive, "strong")}
    else:
        last = "و" if _last_letter(verb.present) == "و" else "ي"
        passive_word = (passive + last, "strong") if template.form == "I" else (passive, "a")
        words = {"active-participle": (active, "i"), "passive-participle": passive_word}
    for pos, (word, ending) in words.items():
        for form, features in inflect_adjective(word, ending=ending):
            yield form, _as(features, pos)
