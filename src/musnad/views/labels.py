"""Labels of pages and reports, in Arabic and English; the data is ``labels.tsv`` and ``labels_desk.tsv``."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Literal

Language = Literal["ar", "en"]


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    found = {}
    for name in ("labels.tsv", "labels_desk.tsv"):
        text = files(__package__).joinpath(name).read_text(encoding="utf-8")
        rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
        found.update({key: (ar, en) for key, ar, en in rows[1:]})
    return found


def label(key: str, language: Language = "ar") -> str:
    """The label of a key, or the key's last part where there is none.

    >>> label("status:suspended", "en"), label("status:suspended")
    ('suspended', 'معلَّق')
    """
    found = _table().get(key)
    return found[language == "en"] if found else key.rsplit(":", 1)[-1]
