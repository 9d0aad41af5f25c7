"""A desk over the demo record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from musnad.demo import articles
from musnad.lexicon.lexicon import Lexicon
from musnad.record import Record
from musnad.web.app import create_app


@pytest.fixture(scope="session")
def demo_file(tmp_path_factory: pytest.TempPathFactory, lexicon: Lexicon) -> Path:
    found = tmp_path_factory.mktemp("desk") / "demo.db"
    with Record(found) as record:
        record.add(*articles())
    return found


@pytest.fixture(scope="session")
def reader(demo_file: Path) -> Iterator[TestClient]:
    """A desk for reading only."""
    with TestClient(create_app(str(demo_file)), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture
def editor(tmp_path: Path, lexicon: Lexicon) -> Iterator[TestClient]:
    """A desk with a record of its own that may be changed."""
    with Record(tmp_path / "own.db") as record:
        record.add(*articles())
    with TestClient(create_app(str(tmp_path / "own.db"), edit=True), base_url="http://127.0.0.1") as client:
        yield client
