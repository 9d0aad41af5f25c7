"""The page of the tables says what the schema says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_the_page_is_current() -> None:
    spec = importlib.util.spec_from_file_location("lexicon_docs", ROOT / "tools" / "lexicon_docs.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    written = module.PAGE.read_text(encoding="utf-8") if module.PAGE.exists() else ""
    assert written == module.page(), "the tables have changed; run: python tools/lexicon_docs.py"
