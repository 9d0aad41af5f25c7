"""Shared fixtures."""

from __future__ import annotations

import os

import pytest

os.environ["MUSNAD_CACHE"] = ""  # tests read the tables, and leave nothing in the user's folders

from musnad.lexicon.lexicon import Lexicon, load


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The packaged lexicon."""
    return load()
