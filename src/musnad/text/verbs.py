"""A verb as the data rows give it."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """A verb as the data rows give it."""

    past: str
    present: str
    masdars: tuple[str, ...] = ()


def verb_of(spec: str) -> Verb:
    """Read ``past present [masdar,masdar]``.

    >>> verb_of("أوقف يوقف إيقاف")
    Verb(past='أوقف', present='يوقف', masdars=('إيقاف',))
    """
    parts = spec.split()
    if len(parts) not in (2, 3) or parts[1][:1] not in ("ي", "ی"):
        raise ValueError(f"a verb is 'past present [masdar]', not {spec!r}")
    masdars = parts[2].replace("،", ",").split(",") if len(parts) == 3 else ()
    return Verb(parts[0], parts[1], tuple(m for m in masdars if m))
