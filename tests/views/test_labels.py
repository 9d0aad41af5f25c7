"""Every value a view may show has a label in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from musnad.lexicon.lexicon import Lexicon
from musnad.model import Modality, Modifier, State
from musnad.views.labels import _counted, _table, counted, label, labelled

TYPES = "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT"


@pytest.mark.parametrize("state", get_args(State))
def test_states(state: str) -> None:
    assert label(f"status:{state}") != state
    assert label(f"status:{state}", "en")


@pytest.mark.parametrize(
    "key", [f"modality:{m}" for m in get_args(Modality)] + [f"modifier:{m}" for m in get_args(Modifier)]
)
def test_modalities_and_modifiers(key: str) -> None:
    assert label(key) != key.split(":")[1]


@pytest.mark.parametrize("kind", TYPES.split())
def test_event_types(kind: str) -> None:
    assert label(f"type:{kind}") != kind


def test_modes_and_sectors_are_those_of_the_lexicon(lexicon: Lexicon) -> None:
    modes = {str(row["mode"]) for row in lexicon.table("events").values() if row["mode"]}
    assert modes
    assert modes <= set(labelled("mode:"))
    sectors = {str(row["sector"]) for name in ("actors", "state_organs") for row in lexicon.table(name).values()}
    assert sectors - {"", "None"} <= set(labelled("sector:"))


def test_every_label_has_both_languages() -> None:
    assert [key for key, pair in _table().items() if not all(pair)] == []
    assert json.dumps(_table())


def test_unknown_key_shows_its_last_part() -> None:
    assert label("type:NEW") == "NEW"


def test_kinds_of_arrangements_are_those_of_the_lexicon(lexicon: Lexicon) -> None:
    assert {str(row["kind"]) for row in lexicon.table("arrangements").values()} <= set(labelled("kind:"))


#: CLDR 46, plural rules for Arabic: a number, and which of our forms it takes.
@pytest.mark.parametrize(
    ("n", "said"),
    [(1, "يوم"), (2, "يومان"), (3, "3 أيام"), (10, "10 أيام"), (11, "11 يوما"), (99, "99 يوما"), (100, "100 يوم"),
     (102, "102 يوم"), (103, "103 أيام"), (643, "643 يوما"), (1000, "1,000 يوم")],
)  # fmt: skip
def test_arabic_counts(n: int, said: str) -> None:
    assert counted("days", n) == said


def test_what_is_counted_has_all_its_forms_and_is_used() -> None:
    forms = _counted()
    assert {key: len(row) for key, row in forms.items() if len(row) != 7 or not all(row)} == {}
    sources = Path(__file__).parents[2] / "src" / "musnad"
    pages = "".join(p.read_text(encoding="utf-8") for end in ("*.j2", "*.py") for p in sources.rglob(end))
    assert set(re.findall(r"""\bcounted\(['"](\w+)""", pages)) == set(forms)
