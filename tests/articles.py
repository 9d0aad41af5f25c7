"""Texts that look like news, for tests over the whole analysis: made of our own cases and the demo's articles."""

from __future__ import annotations

import json
import random
from functools import lru_cache
from pathlib import Path

from hypothesis import strategies as st

from musnad.demo import articles
from musnad.model import Article
from musnad.text.fold import INVISIBLE, MARKS

CASES = Path(__file__).parent / "cases"
#: Vowel marks but damma and shadda, which are read: on a verb's first letter damma tells the passive, and «ألّف» is no
#: thousand.
HARAKAT = "\u064b\u064c\u064d\u064e\u0650\u0652\u0670"
TATWEEL = "\u0640"
BIDI = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
_LETTERS = frozenset("ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي")


def _span(ranges: str) -> frozenset[str]:
    out: set[str] = set()
    at = 0
    while at < len(ranges):
        if ranges[at + 1 : at + 2] == "-":
            out |= {chr(c) for c in range(ord(ranges[at]), ord(ranges[at + 2]) + 1)}
            at += 3
        else:
            out.add(ranges[at])
            at += 1
    return frozenset(out)


#: All that folding drops.
DROPPED = _span(MARKS) | _span(INVISIBLE)


@lru_cache(maxsize=1)
def passages() -> tuple[str, ...]:
    """Sentences and paragraphs, shortest first (so that a failing text shrinks to short ones)."""
    found: set[str] = set()
    for path in sorted(CASES.glob("*.jsonl")):
        found |= {json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines() if line.strip()}
    for name in ("dates", "figures", "mentions", "sentences", "date_flags", "no_mentions"):
        for line in (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                found.add(line.split("\t")[0].replace(" ¦ ", " "))
    for path in sorted((CASES / "stories").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            found |= {part for part in json.loads(line)["text"].splitlines() if part.strip()}
    for article in articles():
        found |= {part for part in article.text.splitlines() if part.strip()}
    return tuple(sorted(found, key=lambda text: (len(text), text)))


def texts() -> st.SearchStrategy[str]:
    """Articles of a headline and a few paragraphs."""
    paragraph = st.lists(st.sampled_from(passages()), min_size=1, max_size=3).map(" ".join)
    return st.lists(paragraph, min_size=1, max_size=5).map("\n\n".join)


def whole() -> st.SearchStrategy[Article]:
    """Articles with some of their metadata, the demo's own among them."""
    made = st.builds(
        Article,
        text=texts(),
        outlet=st.sampled_from([None, "وكالة الأنباء"]),
        published=st.sampled_from([None, "2020-01-06", "2022-10-03T08:30"]),
        title=st.sampled_from([None, "التحالف يعلق عملياته"]),
    )
    return st.sampled_from(articles()) | made


def vary(text: str, seed: int, extra: str, *, inside: bool) -> str:
    """The text with characters of ``extra`` put into random words (``inside``: after a letter) or anywhere."""
    rng = random.Random(seed)
    out: list[str] = []
    dense = False
    for at, char in enumerate(text):
        if not char.isalpha() and char not in DROPPED:
            dense = rng.random() < 0.4
        out.append(char)
        follows = char in _LETTERS and (extra != TATWEEL or text[at + 1 : at + 2] in _LETTERS)
        if dense and (follows or not inside) and rng.random() < 0.4:
            out.append(rng.choice(extra))
    return "".join(out)


def bare(text: str) -> str:
    """The text without all that folding drops."""
    return "".join(char for char in text if char not in DROPPED)
