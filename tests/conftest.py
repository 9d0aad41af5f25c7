"""Shared fixtures."""

from __future__ import annotations

import pytest

from musnad.lexicon.lexicon import Lexicon, load


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    return load()
