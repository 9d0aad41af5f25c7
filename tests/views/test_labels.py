"""Every value a view may show has a label in both languages."""

from __future__ import annotations

import json
from typing import get_args

import pytest

from musnad.model import Modality, Modifier, State
from musnad.views.labels import _table, label

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


def test_every_label_has_both_languages() -> None:
    assert [key for key, pair in _table().items() if not all(pair)] == []
    assert json.dumps(_table())


def test_unknown_key_shows_its_last_part() -> None:
    assert label("type:NEW") == "NEW"
