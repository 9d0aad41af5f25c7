"""Figures are compared by kinds, and what is found is what comparing all with all finds, in the same order."""

from __future__ import annotations

from typing import Any, cast

from hypothesis import given, settings
from hypothesis import strategies as st

from musnad.lexicon.lexicon import load
from musnad.model import Analysis, Article, ArticleHead, Quantity
from musnad.stories.accounts import Source
from musnad.stories.days import Days
from musnad.stories.figures import Count
from musnad.stories.model import Account, Reading
from musnad.stories.partings import figure

_READINGS = [
    Reading.of(Article(id=f"a{n}", text="نص"), Analysis(article=ArticleHead(id=f"a{n}", version="1"))) for n in range(4)
]
_SOURCES = [Source(reading, load()) for reading in _READINGS]


def _count(number: int, told: tuple[int, int, int, bool]) -> Count:
    source, value, day, carried = told
    quantity = Quantity(id=f"q{number}", start=0, end=1, rule="r", type="cardinal", value=value, modifier="exact")
    account = Account(article=f"a{source}", start=0, end=1, words="ن", carried_over="old" if carried else None)
    return Count(_SOURCES[source], quantity, "جندي", None, None, Days(day, day) if day else None, account)


def _all_pairs(told: list[Count]) -> dict[str, list[str]]:
    out: dict[str, dict[str, None]] = {"": {}, "rounding": {}, "update": {}, "stale_background": {}}
    for i, a in enumerate(told):
        for b in told[i + 1 :]:
            one, other = (
                figure._Figure((c.quantity.value, None, None), c.bounds, c.when, c.account.carried_over is not None)
                for c in (a, b)
            )
            verdict = None if a.source is b.source else figure._verdict(one, other)
            if verdict is not None:
                out[verdict].update({a.quantity.id: None, b.quantity.id: None})
    return {verdict: list(found) for verdict, found in out.items()}


@given(
    st.lists(
        st.tuples(
            st.integers(0, 3), st.sampled_from([5200, 5000, 2500, 5199]), st.sampled_from([0, 700, 705, 760]),
            st.booleans(),
        ),
        max_size=14,
    )
)  # fmt: skip
@settings(max_examples=300, deadline=None)
def test_kinds_find_what_all_pairs_find(told: Any) -> None:
    counts = [_count(number, cast("tuple[int, int, int, bool]", one)) for number, one in enumerate(told)]
    assert {v: [c.quantity.id for c in found] for v, found in figure._parted(counts).items()} == _all_pairs(counts)
