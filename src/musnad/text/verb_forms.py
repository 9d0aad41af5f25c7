"""The forms I to X of the Arabic verb, and which of them a given verb is.

Templates after W. Wright, *A Grammar of the Arabic Language*, vol. I, §§ 35-173, and K. Ryding, *A Reference Grammar
of Modern Standard Arabic*, ch. 22-33. Digits are the radicals, ``T`` the t of form VIII as it assimilates; vowels as in
:mod:`musnad.text.spelling`. A stem carries no ending; the present is given without its person letter.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import NamedTuple

from .spelling import spell


class Template(NamedTuple):
    """The stems of a class of verbs, ``V`` before a vowel or nothing and ``C`` before a consonant (empty: the same)."""

    form: str
    kind: str
    past: str
    past_c: str
    past_passive: str
    past_passive_c: str
    present: str
    present_c: str
    present_passive: str
    present_passive_c: str
    active: str
    passive: str
    masdar: str


def _sound(form: str, past: str, past_passive: str, present: str, present_passive: str, masdar: str) -> Template:
    active, passive = (
        ("1A2i3", "ma12U3") if form == "I" else ("mu" + present[1:], "mu" + present_passive[1:])
    )  # the participles of the derived forms are their presents with mu-
    if form != "I":
        active = active[:-2] + "i" + active[-1]
    return Template(
        form, "sound", past, "", past_passive, "", present, "", present_passive, "", active, passive, masdar
    )  # fmt: skip


_I = tuple(_sound("I", f"1a2{v}3", "1u2i3", "a12v3", "u12a3", "") for v in "aiu")
_SOUND = (
    _sound("II", "1a22a3", "1u22i3", "u1a22i3", "u1a22a3", "ta12I3"),
    _sound("III", "1A2a3", "1U2i3", "u1A2i3", "u1A2a3", "mu1A2a3aة"),
    _sound("IV", "ءa12a3", "ءu12i3", "u12i3", "u12a3", "ءi12A3"),
    _sound("V", "ta1a22a3", "tu1u22i3", "ata1a22a3", "uta1a22a3", "ta1a22u3"),
    _sound("QI", "1a23a4", "1u23i4", "u1a23i4", "u1a23a4", "1a23a4aة"),
    _sound("VI", "ta1A2a3", "tu1U2i3", "ata1A2a3", "uta1A2a3", "ta1A2u3"),
    _sound("QII", "ta1a23a4", "tu1u23i4", "ata1a23a4", "uta1a23a4", "ta1a23u4"),
    _sound("VIII", "ٱi1Ta2a3", "ٱu1Tu2i3", "a1Ta2i3", "u1Ta2a3", "ٱi1Ti2A3"),
    _sound("VII", "ٱin1a2a3", "ٱun1u2i3", "an1a2i3", "un1a2a3", "ٱin1i2A3"),
    _sound("X", "ٱista12a3", "ٱustu12i3", "asta12i3", "usta12a3", "ٱisti12A3"),
)  # fmt: skip


def _hollow(form: str, *stems: str) -> Template:
    return Template(form, "hollow", *stems)


def _doubled(form: str, *stems: str) -> Template:
    return Template(form, "doubled", *stems)


_HOLLOW = (
    _hollow("I", "1A3", "1u3", "1I3", "1i3", "a1U3", "a1u3", "u1A3", "u1a3", "1Aءi3", "ma1U3", ""),
    _hollow("I", "1A3", "1i3", "1I3", "1i3", "a1I3", "a1i3", "u1A3", "u1a3", "1Aءi3", "ma1I3", ""),
    _hollow("I", "1A3", "1i3", "1I3", "1i3", "a1A3", "a1a3", "u1A3", "u1a3", "1Aءi3", "ma1U3", ""),
    _hollow("IV", "ءa1A3", "ءa1a3", "ءu1I3", "ءu1i3", "u1I3", "u1i3", "u1A3", "u1a3", "mu1I3", "mu1A3", "ءi1A3aة"),
    _hollow("VII", "ٱin1A3", "ٱin1a3", "ٱun1I3", "ٱun1i3", "an1A3", "an1a3", "un1A3", "un1a3", "mun1A3", "mun1A3",
            "ٱin1iيA3"),
    _hollow("VIII", "ٱi1TA3", "ٱi1Ta3", "ٱu1TI3", "ٱu1Ti3", "a1TA3", "a1Ta3", "u1TA3", "u1Ta3", "mu1TA3", "mu1TA3",
            "ٱi1TiيA3"),
    _hollow("X", "ٱista1A3", "ٱista1a3", "ٱustu1I3", "ٱustu1i3", "asta1I3", "asta1i3", "usta1A3", "usta1a3", "musta1I3",
            "musta1A3", "ٱisti1A3aة"),
)  # fmt: skip

_DOUBLED = (
    *(_doubled("I", "1a22", "1a2a2", "1u22", "1u2i2", f"a1{v}22", f"a12{v}2", "u1a22", "u12a2", "1A22", "ma12U2", "")
      for v in "uia"),
    _doubled("III", "1A22", "1A2a2", "1U22", "1U2i2", "u1A22", "u1A2i2", "u1A22", "u1A2a2", "mu1A22", "mu1A22",
             "mu1A22aة"),
    _doubled("IV", "ءa1a22", "ءa12a2", "ءu1i22", "ءu12i2", "u1i22", "u12i2", "u1a22", "u12a2", "mu1i22", "mu1a22",
             "ءi12A2"),
    _doubled("VI", "ta1A22", "ta1A2a2", "tu1U22", "tu1U2i2", "ata1A22", "ata1A2a2", "uta1A22", "uta1A2a2", "muta1A22",
             "muta1A22", "ta1A22"),
    _doubled("VIII", "ٱi1Ta22", "ٱi1Ta2a2", "ٱu1Tu22", "ٱu1Tu2i2", "a1Ta22", "a1Ta2i2", "u1Ta22", "u1Ta2a2", "mu1Ta22",
             "mu1Ta22", "ٱi1Ti2A2"),
    _doubled("VII", "ٱin1a22", "ٱin1a2a2", "ٱun1u22", "ٱun1u2i2", "an1a22", "an1a2i2", "un1a22", "un1a2a2", "mun1a22",
             "mun1a22", "ٱin1i2A2"),
    _doubled("X", "ٱista1a22", "ٱista12a2", "ٱustu1i22", "ٱustu12i2", "asta1i22", "asta12i2", "usta1a22", "usta12a2",
             "musta1i22", "musta1a22", "ٱisti12A2"),
    _doubled("IX", "ٱi12a33", "ٱi12a3a3", "ٱu12u33", "ٱu12u3i3", "a12a33", "a12a3i3", "u12a33", "u12a3a3", "mu12a33",
             "mu12a33", "ٱi12i3A3"),
    _doubled("QIV", "ٱi12a3a44", "ٱi12a34a4", "ٱu12u3i44", "ٱu12u34i4", "a12a3i44", "a12a34i4", "u12a3a44", "u12a34a4",
             "mu12a3i44", "mu12a3a44", "ٱi12i34A4"),
)  # fmt: skip


def _defective(sound: Template) -> Template:
    """The same with a weak last radical: stems end in their vowel, the endings bring the rest.

    >>> next(_defective(t).masdar for t in _SOUND if t.form == "X")
    'ٱisti12Aء'
    """
    form = sound.form
    active = "1A2i" if form == "I" else sound.active[:-1]
    passive = "ma12i" if form == "I" else sound.passive[:-1]
    masdar = {"II": "ta12iيaة", "III": "mu1A2Aة", "": ""}.get(form, sound.masdar[:-1])
    if masdar.endswith("A"):
        masdar += "ء"
    return Template(
        form, "defective", sound.past[:-1], "", sound.past_passive[:-1], "", sound.present[:-1], "",
        sound.present_passive[:-1], "", active, passive, masdar,
    )  # fmt: skip


TEMPLATES: tuple[Template, ...] = (
    *_I,
    *_SOUND,
    *_HOLLOW,
    *_DOUBLED,
    _defective(_I[0]),
    *(_defective(t) for t in _SOUND if not t.form.startswith("Q")),
)

_BARE = str.maketrans(
    {
        "a": "",
        "i": "",
        "u": "",
        "A": "ا",
        "I": "ي",
        "U": "و",
        "ٱ": "ا",
        "Y": "ى",
        "v": "",
        "t": "ت",
        "n": "ن",
        "s": "س",
        "m": "م",
    }
)


def _bare(template: str) -> str:
    """A template without short vowels, a doubled radical once.

    >>> _bare("ta1a22a3"), _bare("ٱista1a22")
    ('ت123', 'است12')
    """
    flat = template
    for digit in "1234":
        flat = flat.replace(digit * 2, digit)
    return flat.translate(_BARE)


#: By number of letters: the bare past and its template. Form VIII twice: with its t, and where that t is lost.
_BY_LENGTH: dict[int, list[tuple[str, Template]]] = {}
for _template in TEMPLATES:
    _past = _bare(_template.past) + ("ى" if _template.kind == "defective" else "")
    _pasts = [_past] if _template.form != "VIII" else [_past, _past.replace("1T", "t")]
    for _one in _pasts:
        _BY_LENGTH.setdefault(len(_one), []).append((_one, _template))

_AFTER_EMPHATIC = {**dict.fromkeys("صضطظ", "ط"), **dict.fromkeys("دذز", "د")}
_WEAK = frozenset("ءوي")
_LATIN = str.maketrans({"t": "ت", "n": "ن", "s": "س", "m": "م"})


@functools.cache
def _letters(template: str) -> str:
    """A template in letters, for radicals whose spelling depends on nothing.

    >>> _letters("1Aءi3"), _letters("ءi12Aء"), _letters("ta1a22u3")
    ('1ائ3', 'إ12اء', 'ت123')
    """
    return spell(template.replace("v", "a").translate(_LATIN))


class Analysis(NamedTuple):
    """A reading of a verb: a template and the radicals to fill in."""

    template: Template
    radicals: tuple[str, ...]
    #: First radical and t of form VIII: ``نت``, ``ضط``, ``تت`` (written once).
    eighth: str
    #: The middle vowel of the present in form I, where hamza shows it.
    vowel: str
    #: No radical is weak or hamza: letters follow from the template without regard to sounds.
    plain: bool

    def stem(self, template: str) -> str:
        """A stem in sounds."""
        out = template
        if self.template.form == "VIII":
            out = out.replace("1T", self.eighth)
        for number, radical in enumerate(self.radicals, 1):
            out = out.replace(str(number), radical)
        return out.replace("v", self.vowel).translate(_LATIN)

    def spelled(self, template: str) -> str:
        """A stem in letters."""
        if not self.plain:
            return spell(self.stem(template))
        out = _letters(template)
        if self.template.form == "VIII":
            out = out.replace("1T", self.eighth if self.eighth[0] != self.eighth[1] else self.eighth[0])
        for number, radical in zip("1234", self.radicals):
            out = out.replace(number, radical)
        return out


def letters_of(word: str) -> tuple[list[str], set[int]]:
    """Letters of a verb as given, hamza on any seat as ``ء``, and at which of them a shadda stands."""
    letters: list[str] = []
    doubled: set[int] = set()
    for sign in word:
        if sign == "\u0651":
            doubled.add(len(letters) - 1)
        elif sign == "آ":
            letters += "ءا"
        elif sign in "أإؤئ":
            letters.append("ء")
        elif not "\u064b" <= sign <= "\u0652" and sign != "ـ":
            letters.append(sign)
    return letters, doubled


def candidates(past: str) -> Iterator[Analysis]:
    """Every template a past (third person masculine singular) may be of, with its radicals; likeliest first."""
    letters, doubled = letters_of(past)
    spellings = [letters]
    if letters[:2] == ["ء", "ا"]:
        spellings.append(["ء", "ء", *letters[2:]])
    for spelled in spellings:
        for bare, template in _BY_LENGTH.get(len(spelled), ()):
            found = _unify(bare, template, spelled, doubled)
            if found is not None:
                yield found


def _unify(bare: str, template: Template, letters: list[str], doubled: set[int]) -> Analysis | None:
    radicals: dict[str, str] = {}
    eighth = ""
    for place, (want, letter) in enumerate(zip(bare, letters)):
        if want.isdigit():
            if letter in "اى" or radicals.setdefault(want, letter) != letter:
                return None
            if place in doubled and want * 2 not in template.past:
                return None
        elif want == "T":
            if letter != _AFTER_EMPHATIC.get(letters[place - 1], "ت"):
                return None
        elif want == "t":  # the t of form VIII and a first radical that are one letter: اتفق، اطلع، ادعى
            if letter not in "تطدثظذ":
                return None
            eighth = letter * 2
            radicals["1"] = letter
        elif want == "ى":
            if letter not in "ايى":
                return None
        elif want != letter or place in doubled:
            return None
    if template.kind == "sound" and template.form in ("I", "IV") and radicals["2"] == radicals["3"]:
        return None  # those contract: شنّ
    if template.kind == "sound" and letters[-1] == "ي":
        return None
    if template.form == "IX" and len(letters) - 1 not in doubled:
        return None
    if template.form in ("III", "VI") and template.kind == "doubled" and len(letters) - 1 not in doubled:
        return None
    if "3" in template.past and "3" not in radicals:
        return None
    if template.kind == "hollow":
        radicals["2"] = ""
    if template.form == "VIII" and not eighth:
        eighth = radicals["1"] + _AFTER_EMPHATIC.get(radicals["1"], "ت")
    ordered = tuple(radicals.get(str(n), "") for n in range(1, 5))
    plain = _WEAK.isdisjoint(ordered) and not (template.form == "VII" and ordered[0] == "ن")
    return Analysis(template, ordered, eighth, "", plain)


def with_vowels(analysis: Analysis) -> Iterator[Analysis]:
    """The same with each vowel the present of form I may have, and without its و (يقف) or its hamza (يرى)."""
    template, radicals = analysis.template, analysis.radicals
    if template.form != "I" or template.kind not in ("sound", "defective"):
        yield analysis
        return
    if analysis.plain:
        yield analysis
        return
    for vowel in "aiu":
        yield analysis._replace(vowel=vowel)
    if radicals[0] == "و":
        shorter = template._replace(present=template.present.replace("a12", "a2"))
        for vowel in "ia":
            yield analysis._replace(template=shorter, vowel=vowel)
    if radicals[1] == "ء" and template.kind == "defective":
        yield analysis._replace(template=template._replace(present="a1a", present_passive="u1a"))
