"""What people put together and keep apart: the later word counts, and no two things are both."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from musnad.stories.links import Links, Ref, Tie

A, B, C, D = ((name, "1") for name in "abcd")


def tie(name: str, together: bool, *refs: Ref) -> Tie:
    return Tie(name, together, tuple(enumerate(refs)))


def test_merged_is_joined_and_the_rest_is_not() -> None:
    links = Links([tie("1", True, A, B)])
    assert links.joined(A, B)
    assert not links.joined(A, C)
    assert not links.apart(A, C)


def test_the_later_word_counts_and_both_are_known() -> None:
    links = Links([tie("1", True, A, B), tie("2", False, A, B)])
    assert links.apart(A, B)
    assert not links.joined(A, B)
    assert links.effective == {"2"}
    assert links.overruled("1") == ["2"]
    again = Links([tie("1", True, A, B), tie("2", False, A, B), tie("3", True, B, A)])
    assert again.joined(A, B)
    assert again.effective == {"1", "3"}, "what was said first is so again"
    assert again.overruled("2") == ["1", "3"] or again.overruled("2") == ["3"]


def test_apart_holds_for_all_that_is_together() -> None:
    links = Links([tie("1", True, A, B), tie("2", False, B, C), tie("3", True, C, D)])
    assert links.apart(A, D)
    assert links.apart(A, C)


def test_an_earlier_merge_keeps_what_no_later_word_parts() -> None:
    links = Links([tie("1", True, A, B, C), tie("2", False, A, B)])
    assert links.apart(A, B)
    assert links.joined(A, C) != links.joined(B, C), "it cannot be with both"
    assert "1" in links.effective


REFS = st.sampled_from([A, B, C, D, ("e", "1"), ("e", "2")])
TIES = st.lists(
    st.tuples(
        st.booleans(), st.lists(st.tuples(st.integers(0, 2), REFS), min_size=2, max_size=4, unique_by=lambda m: m[1])
    ),
    max_size=6,
)


@given(TIES)
def test_nothing_is_both_together_and_apart(given_ties: list[tuple[bool, list[tuple[int, Ref]]]]) -> None:
    ties = [Tie(str(n), together, tuple(members)) for n, (together, members) in enumerate(given_ties)]
    links = Links(ties)
    refs = [A, B, C, D, ("e", "1"), ("e", "2")]
    for a, b in combinations(refs, 2):
        assert not (links.joined(a, b) and links.apart(a, b))
        assert links.apart(a, b) == links.apart(b, a)
    if ties:
        last = ties[-1]
        for (p, a), (q, b) in combinations(last.members, 2):
            if last.together:
                assert links.joined(a, b)
            elif p != q:
                assert links.apart(a, b)
    for t in ties:
        assert (t.id in links.effective) != bool(links.overruled(t.id)) or not links.overruled(t.id)
