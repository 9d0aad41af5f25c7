"""Whether a person has gone over what was read. Every export asks here."""

from __future__ import annotations

from ..model import Annotation
from ..stories.corrections import review_of
from ..stories.model import UNREVIEWED as _NOBODY
from ..stories.model import Account, Reading

#: What nobody has looked at.
UNREVIEWED: str = _NOBODY.state


def review_state(reading: Reading, item: Annotation) -> str:
    """``unreviewed``, until a person has accepted, rejected, merged or unmerged the annotation."""
    return review_of(reading, item.id).state


def account_state(reading: Reading, account: Account) -> str:
    """The state of what an account was read from; of several, the first that a person has gone over."""
    states = [review_of(reading, annotation).state for annotation in account.annotations]
    return next((state for state in states if state != UNREVIEWED), UNREVIEWED)
