"""What a request asks for, beside its path: the language, the days, the stretch of a list."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple
from urllib.parse import quote, urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request

from ..views.labels import Language

#: Items of a list on a page, and the most that the API gives at once.
PAGE, MOST = 50, 1000


class Asked(NamedTuple):
    """Parsed query parameters; days are ISO days."""

    language: Language
    as_of: str | None
    at: str | None
    story: str | None
    offset: int
    limit: int
    path: str
    query: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, request: Request, page: int = PAGE) -> Asked:
        """Read a request; raises ``HTTPException`` 400, naming the parameter."""
        given = request.query_params
        return cls(
            language="en" if given.get("lang") == "en" else "ar",
            as_of=_day(given.get("as_of"), "as_of"),
            at=_day(given.get("at"), "at"),
            story=given.get("story") or None,
            offset=_count(given.get("offset"), "offset", 0, 10**9),
            limit=max(1, _count(given.get("limit"), "limit", page, MOST)),
            path=request.url.path,
            query=tuple(given.multi_items()),
        )

    def url(self, path: str, **parameters: object) -> str:
        """A path of the desk with parameters, in the same language and with the same days.

        A parameter that is ``None`` is left out, also one of those that would be kept.
        """
        kept: dict[str, object] = {
            "lang": self.language if self.language != "ar" else None, "as_of": self.as_of, "at": self.at,
            "story": self.story,
        }  # fmt: skip
        return address(path, **(kept | parameters))

    def here(self, **changes: object) -> str:
        """This very page with other parameters."""
        return address(self.path, **(dict(self.query) | changes))


def address(path: str, **parameters: object) -> str:
    """A path with a query; ``None`` and empty values are left out. An underscore ends a name that Python keeps."""
    found = [(name.rstrip("_"), str(value)) for name, value in parameters.items() if value not in (None, "")]
    return quote(path, safe="/:@!$&'()*+,;=-._~") + ("?" + urlencode(found) if found else "")


def _day(value: str | None, name: str) -> str | None:
    if not value:
        return None
    try:
        if len(value) != 10:
            raise ValueError
        return dt.date.fromisoformat(value).isoformat()
    except ValueError:
        raise HTTPException(400, f"{name}: {value[:40]!r} is not a day such as 2020-01-30") from None


def _count(value: str | None, name: str, default: int, most: int) -> int:
    if not value:
        return default
    if not (value.isascii() and value.isdigit() and len(value) < 12):
        raise HTTPException(400, f"{name}: {value[:40]!r} is not a number")
    return min(int(value), most)
