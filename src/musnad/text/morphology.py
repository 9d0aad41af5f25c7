"""Arabic conjugation in unvocalised, folded spelling.

A verb is given by its past and present, third person masculine singular, with a shadda where two radicals are one
(``شنّ يشنّ``), and its verbal noun: ``أوقف يوقف إيقاف``. Everything else is derived. The templates are in
:mod:`musnad.text.verb_forms`, the finite forms in :mod:`musnad.text.finite`, nouns in :mod:`musnad.text.nouns`, clitics
in :mod:`musnad.text.clitics`; their public names can be had from here. Grammar after W. Wright, *A Grammar of the
Arabic Language*, vol. I, and K. Ryding, *A Reference Grammar of Modern Standard Arabic*.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator

from .clitics import Split, splits
from .features import Features
from .finite import ACTIVE, OPEN, PASSIVE, final_letter, finite, imperative, last_letter, third_person
from .fold import fold_letters, folded
from .nouns import inflect_adjective, inflect_noun
from .verb_forms import Analysis, candidates, with_vowels
from .verbs import Verb, verb_of

__all__ = [
    "Features", "Split", "Verb", "conjugate", "inflect_adjective", "inflect_noun", "merged", "splits", "verb_of",
]  # fmt: skip


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
    for active, passive in finite(reading, verb):
        if passive is None:
            for form, cell in active:
                yield form, OPEN[cell]
            continue
        both, others = dict.fromkeys(active), dict.fromkeys(passive)
        for entry in both:
            yield entry[0], (OPEN if entry in others else ACTIVE)[entry[1]]
        for entry in others:
            if entry not in both:
                yield entry[0], PASSIVE[entry[1]]
    for form, cell in dict.fromkeys(imperative(reading, verb)):
        yield form, ACTIVE[cell]
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
    present = third_person(reading, template.present)
    weak = template.kind == "defective"
    if weak:
        present += final_letter(reading, verb)
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
        last = "و" if last_letter(verb.present) == "و" else "ي"
        passive_word = (passive + last, "strong") if template.form == "I" else (passive, "a")
        words = {"active-participle": (active, "i"), "passive-participle": passive_word}
    for pos, (word, ending) in words.items():
        for form, features in inflect_adjective(word, ending=ending):
            yield form, _as(features, pos)
