"""Conjugation against paradigms written by hand, and properties that hold of every verb and noun."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.lexicon.lexicon import Lexicon
from musnad.lexicon.loader import Row
from musnad.text.fold import folded
from musnad.text.morphology import Features, conjugate, inflect_adjective, inflect_noun, splits
from musnad.text.verbs import verb_of

CASES = [
    line.split("\t")
    for line in (Path(__file__).parent.parent / "cases" / "conjugation.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "verb\t"))
]
_FINITE = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "2ms", "2fs", "2-d", "2mp", "2fp", "1-s", "1-p")
_ORDER = {
    "imperative": ("2ms", "2fs", "2-d", "2mp", "2fp"),
    "active-participle": ("ms", "fs", "mp", "fp"),
    "passive-participle": ("ms", "fs", "mp", "fp"),
}
VERBS = sorted({case[0] for case in CASES})


def _is(features: Features, paradigm: str, who: str) -> bool:
    """Whether features are a cell of a paradigm."""
    person, gender, number = int(who[0]), who[1], who[2]
    if (features.pos, features.person, features.number) != ("verb", person, number):
        return False
    if features.gender is not None and features.gender != gender:
        return False
    if features.gender is None and gender == "m" and number == "p":
        return False
    if paradigm == "imperative":
        return features.tense == "imperative"
    voice = "passive" if paradigm.endswith("-passive") else "active"
    if features.voice not in (None, voice):
        return False
    return features.tense == ("past" if paradigm.startswith("past") else "present")


def _forms(verb: str, paradigm: str, who: str) -> set[str]:
    cell = [(form, f) for form, f in conjugate(verb_of(verb)) if _is(f, paradigm, who)]
    if paradigm == "jussive":
        moods = {f.mood for _, f in cell}
        wanted = next(m for m in ("jussive", "subjunctive", None) if m in moods)
        return {form for form, f in cell if f.mood == wanted}
    if paradigm.startswith("present"):
        return {form for form, f in cell if f.mood in (None, "indicative")}
    return {form for form, f in cell}


@pytest.mark.parametrize(("verb", "paradigm", "forms"), CASES, ids=[f"{v.split()[0]}-{p}" for v, p, _ in CASES])
def test_paradigm(verb: str, paradigm: str, forms: str) -> None:
    expected = [set(map(folded, cell.split("/"))) for cell in forms.split()]
    if paradigm == "masdar":
        nouns = {f for f, x in conjugate(verb_of(verb)) if x.pos == "masdar" and x.number == "s" and x.state is None}
        assert nouns == expected[0]
        return
    order = _ORDER.get(paradigm, _FINITE)
    assert len(expected) == len(order), f"{len(expected)} forms for {len(order)} persons"
    for who, cell in zip(order, expected):
        if paradigm.endswith("participle"):
            found = {
                form
                for form, f in conjugate(verb_of(verb))
                if f.pos == paradigm and f.gender == who[0] and f.number == who[1] and f.state in (None, "indefinite")
            }
            if who == "mp":
                found = {form for form in found if form.endswith("ون")}
            assert found == cell, who
        else:
            assert _forms(verb, paradigm, who) == cell, who


@pytest.mark.parametrize(
    ("verb", "wrong"),
    [
        ("شنّ يشنّ شن", "شنوون شننوا يشننون يشنوون"),
        ("نفى ينفي نفي", "نفيين نفيوا نفىت ينفيون تنفيين"),
        ("قال يقول قول", "قالن قالنا يقولن قاول مقوول"),
        ("دعا يدعو دعوة", "دعات دعاوا يدعوون"),
        ("بدأ يبدأ بدء", "بداءوا بداا"),
        ("أعلن يعلن إعلان", "اعلننا يعلنن معلون"),
        ("أثبت يثبت إثبات", "اثبتتم اثبتتن"),
        ("أكد يؤكد تأكيد", "ياكد ماكود اكيد"),
        ("اختار يختار اختيار", "اختارن يختارن"),
        ("أعدّ يعدّ إعداد", "اعدن يعدن عاد معدود"),
    ],
)
def test_wrong_forms_are_not_made(verb: str, wrong: str) -> None:
    made = {form for form, _ in conjugate(verb_of(verb))}
    assert made.isdisjoint(wrong.split())


@pytest.mark.parametrize("spec", ["قال", "قال قول", "كتب يضرب", "ا يا", "كتب يكتبون", "إستقال يستقيل", ""])
def test_what_is_no_verb_is_refused(spec: str) -> None:
    with pytest.raises(ValueError, match=r"verb"):
        list(conjugate(verb_of(spec)))


@pytest.mark.parametrize(
    ("with_shadda", "without", "same"),
    [
        ("استمرّ يستمرّ استمرار", "استمر يستمر استمرار", True),
        ("أعدّ يعدّ إعداد", "أعد يعد إعداد", True),
        ("صرّح يصرّح تصريح", "صرح يصرح تصريح", True),
        ("قدّم يقدّم", "قدم يقدم", False),  # came: of form I unless the shadda or the verbal noun says otherwise
    ],
)
def test_the_verbal_noun_tells_the_class(with_shadda: str, without: str, same: bool) -> None:
    assert (set(conjugate(verb_of(with_shadda))) == set(conjugate(verb_of(without)))) is same


_CONSONANTS = "بتثجحخدذرزسشصضطظعغفقكلمنه"
_ROOT = st.lists(st.sampled_from(_CONSONANTS), min_size=3, max_size=3, unique=True)
_SPECS = st.sampled_from(
    (
        "{0}{1}{2} ي{0}{1}{2} {0}{1}{2}", "أ{0}{1}{2} ي{0}{1}{2}", "{0}ا{1}{2} ي{0}ا{1}{2}", "ت{0}ا{1}{2} يت{0}ا{1}{2}",
        "است{0}{1}{2} يست{0}{1}{2}", "{0}{1}ى ي{0}{1}ي", "{0}ا{2} ي{0}و{2}", "أ{0}ا{2} ي{0}ي{2}", "{0}{1}ّ ي{0}{1}ّ",
        "{0}{1}أ ي{0}{1}أ", "{0}أ{2} ي{0}أ{2}", "ت{0}{1}ى يت{0}{1}ى", "و{0}{2} ي{0}{2}", "{0}{1}ّ{2} ي{0}{1}ّ{2}",
    )
)  # fmt: skip


@given(_SPECS, _ROOT)
@settings(max_examples=120, deadline=None)
def test_forms_are_words_and_are_found_again(spec: str, root: list[str]) -> None:
    verb = spec.format(*root)
    row = Row("reporting_verbs", verb, "x.tsv:1", {"verb": verb, "class": "says", "takes": "clause"})
    lexicon = Lexicon([row], "")
    for form, features in conjugate(verb_of(verb)):
        assert form
        assert all("ء" <= letter <= "ي" for letter in form), form
        assert form == folded(form)
        if features.tense == "imperative" and len(form) < 4:
            continue  # left out on purpose, and so is the next: news does not write them, other words look so
        if features.mood == "jussive" and features.person == 1 and features.number == "s":
            continue
        hits = [h for h in lexicon.find([form]) if not h.head and not h.tail]
        assert any(features in (h.form.features, *h.form.also) for h in hits), (form, features)


@given(st.text(alphabet=_CONSONANTS + "اويةىءأإآئؤ", min_size=1, max_size=12))
def test_any_noun_and_adjective_inflects(word: str) -> None:
    for inflect in (inflect_noun, inflect_adjective):
        for form, features in inflect(word):
            assert form == folded(form)
            assert features.number in ("s", "d", "p")


@pytest.mark.parametrize(
    ("singular", "plurals", "expected"),
    [
        ("غارة", ("غارات",), "غارة غارتان غارتين غارتا غارتي غارات"),
        ("هجوم", ("هجمات",), "هجوم هجوما هجومان هجومين هجومي هجمات"),
        ("مسؤول", ("+ون",), "مسؤولون مسؤولين مسؤولو مسؤولي مسؤولا"),
        ("لواء", ("ألوية",), "لواء لواءان لواءين لوائين الوية"),
        ("جزء", ("أجزاء",), "جزء جزءا جزءان جزآن جزأين جزءين أجزاء"),
        ("عبء", ("أعباء",), "عبء عبئا أعباء"),
        ("مستشفى", ("+ات",), "مستشفى مستشفيان مستشفيين مستشفيات"),
        ("منشأة", ("منشآت",), "منشأة منشأتان منشآت"),
    ],
)
def test_noun(singular: str, plurals: tuple[str, ...], expected: str) -> None:
    made = {form for form, _ in inflect_noun(singular, plurals)}
    assert set(folded(expected).split()) <= made


@pytest.mark.parametrize("wrong", ["غارةا", "غاراتا", "صواريخا", "بناءا", "مستشفىا"])
def test_no_alef_where_none_is_written(wrong: str) -> None:
    nouns = (("غارة", ("غارات",)), ("صاروخ", ("صواريخ",)), ("بناء", ()), ("مستشفى", ()))
    made = {form for noun, plurals in nouns for form, f in inflect_noun(noun, plurals) if f.state != "construct"}
    assert folded(wrong) not in made


@pytest.mark.parametrize(
    ("word", "head", "stem", "tail"),
    [
        ("وللتحالف", "ولال", "تحالف", ""),
        ("فبالقصف", "فبال", "قصف", ""),
        ("كالجيش", "كال", "جيش", ""),
        ("وسيعلن", "وس", "يعلن", ""),
        ("عملياتهم", "", "عمليات", "هم"),
        ("حكومته", "", "حكومة", "ه"),
        ("نفاه", "", "نفي", "ه"),
        ("فقتلوهم", "ف", "قتلوا", "هم"),
        ("وزرائه", "", "وزراء", "ه"),
        ("لليمن", "ل", "اليمن", ""),
    ],
)
def test_clitics(word: str, head: str, stem: str, tail: str) -> None:
    assert (head, stem, tail) in set(splits(word))


def test_a_word_of_clitics_alone_is_left_whole() -> None:
    assert [s.stem for s in splits("ال")] == ["ال"]
