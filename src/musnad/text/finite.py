"""The finite forms of a verb: past, present, imperative; each with the number of its cell in the paradigm."""

from __future__ import annotations

from collections.abc import Iterator

from .features import Features
from .fold import fold_letters
from .spelling import join, join_consonant, spell
from .verb_forms import Analysis
from .verbs import Verb

_HAMZA = frozenset("أءؤ")
_Forms = Iterator[tuple[str, int]]
_Who = tuple[int, str | None, str]
OPEN: list[Features] = []


def _cell(tense: str, who: _Who, mood: str | None = None) -> int:
    OPEN.append(Features("verb", tense, *who, None, mood))
    return len(OPEN) - 1


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
ACTIVE = [features._replace(voice="active") for features in OPEN]
PASSIVE = [features._replace(voice="passive") for features in OPEN]
_HARAKAT = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"


def last_letter(word: str) -> str:
    return word.rstrip(_HARAKAT)[-1]


def final_letter(reading: Analysis, verb: Verb) -> str:
    """Last letter of a defective present: و، ي or ى (ا after ي: يحيا)."""
    if reading.template.form == "I":
        return last_letter(verb.present)
    return "ى" if reading.stem(reading.template.present).endswith("a") else "ي"


def finite(reading: Analysis, verb: Verb) -> Iterator[tuple[_Forms, _Forms | None]]:
    """Past and present, active and passive; no passive where it has the letters of the active."""
    t = reading.template
    past, past_passive = reading.spelled(t.past), reading.spelled(t.past_passive)
    present, present_passive = _prefixed(reading, t.present), _prefixed(reading, t.present_passive)
    if t.kind == "defective":
        weak = last_letter(verb.past) if t.form == "I" else "ى"
        yield _weak_past(past, weak), _weak_past(past_passive, "ي")
        final = final_letter(reading, verb)
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


def third_person(reading: Analysis, template: str) -> str:
    return "ي" + reading.spelled(template) if reading.plain else spell("ي" + reading.stem(template))


def _prefixed(reading: Analysis, template: str) -> _Persons:
    """A present stem, spelled, by person letter; two spellings of أؤمن، أومن."""
    third = third_person(reading, template)
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


def imperative(reading: Analysis, verb: Verb) -> _Forms:
    template = reading.template
    full = _order(reading, template.present)
    if template.kind == "defective":
        if len(full) < 2:
            return  # of one letter: not to be told from a particle
        full = fold_letters(full)
        glide = "و" if final_letter(reading, verb) == "و" else "ي"
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
