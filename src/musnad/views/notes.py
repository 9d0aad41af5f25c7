"""Footnotes of a page: numbered as they are first cited, each with words, chain, outlet, day, version and review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..stories.citations import Style, footnote
from ..stories.corrections import review_of
from ..stories.model import UNREVIEWED, Account, Reading, Review
from .labels import Language


class Notes:
    """The footnotes of a page in one language; the same account has one footnote, however often it is cited."""

    def __init__(self, readings: Iterable[Reading], language: Language, style: Style = "text") -> None:
        self._of = {r.id: r for r in readings}
        self._language, self._style = language, style
        self._numbers: dict[tuple[object, ...], int] = {}
        self._accounts: list[Account] = []

    def number(self, account: Account) -> int:
        """The number of an account's footnote, from 1; a new one for an account that was not cited yet."""
        key = (account.article, account.start, account.end, account.attribution, account.annotations)
        if key not in self._numbers:
            self._accounts.append(account)
            self._numbers[key] = len(self._accounts)
        return self._numbers[key]

    def __iter__(self) -> Iterator[tuple[int, Account, str]]:
        """Number, account and text of each footnote that was cited so far."""
        for number, account in enumerate(self._accounts, 1):
            reading = self._of[account.article]
            yield number, account, footnote(reading, account, _review(reading, account), self._language, self._style)


def _review(reading: Reading, account: Account) -> Review:
    """What people said of what an account was read from; of several annotations, the first they have gone over."""
    said = (review_of(reading, annotation) for annotation in account.annotations)
    return next((review for review in said if review.state != UNREVIEWED.state), UNREVIEWED)
