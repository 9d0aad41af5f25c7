"""Articles as JSON, one a line: ``text`` and, where known, ``id title url outlet agency language published``,
``translated``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import IO, Any

import msgspec

from ..model import Article, Translation
from .decoding import decode
from .found import MAX_BYTES, Found, Problem, Unreadable, megabytes, raw_hash
from .pages import iso

_TEXTS = ("title", "url", "outlet", "agency", "language", "retrieved", "source")
_HOW = ("no", "human", "machine", "unknown")


def read_lines(stream: IO[bytes], name: str, source: str | None = None) -> Iterator[Found | Problem]:
    """The articles of a stream in order, each bad line a :class:`Problem` in its place; blank lines are passed over.

    ``name`` is what problems are reported under, ``source`` what articles are marked with. Holds one line at a time.
    """
    number = 0
    while line := stream.readline(MAX_BYTES + 1):
        number += 1
        if len(line) > MAX_BYTES:
            size = len(line)
            while not line.endswith(b"\n") and (line := stream.readline(MAX_BYTES)):
                size += len(line)
            yield Problem(name, f"{megabytes(size)} in one line: more than an article can have", number)
            continue
        if number == 1 and line.startswith(b"\xef\xbb\xbf"):
            line = line[3:]
        if line.strip():
            yield from read_line(line, name, number, source)


def read_line(line: bytes, name: str, number: int | None, source: str | None) -> Iterator[Found | Problem]:
    """The article of one line; a remark follows it where part of its metadata could not be used."""
    try:
        text = line.decode("utf-8")
    except UnicodeDecodeError:
        try:
            text = decode(line)
        except Unreadable as error:
            yield Problem(name, str(error), number)
            return
    text = text.strip()
    try:
        row = _value(text)
    except (msgspec.DecodeError, ValueError) as error:
        yield Problem(name, f"not JSON ({_reason(error)})", number)
        return
    except RecursionError:
        yield Problem(name, "not JSON for an article (nested too deep)", number)
        return
    yield from article_of(row, raw_hash(line.strip()), name, number, source)


def _value(text: str) -> object:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError:
        if "\\ud" not in text.lower():
            raise
        return json.loads(text)  # reads half a UTF-16 pair, so that it can be named with its article


def _reason(error: Exception) -> str:
    said = str(error)
    return "the line breaks off" if said == "Input data was truncated" else said


def article_of(row: object, raw: str, name: str, number: int | None, source: str | None) -> Iterator[Found | Problem]:
    """The article that a decoded JSON value stands for."""
    if not isinstance(row, dict):
        yield Problem(name, "not a JSON object", number)
        return
    identifier = row.get("id")
    if isinstance(identifier, int) and not isinstance(identifier, bool):
        identifier = str(identifier)
    known = identifier if isinstance(identifier, str) and identifier.strip() else None

    def problem(reason: str, kept: bool = False) -> Problem:
        return Problem(name, reason, number, known, kept)

    text = row.get("text")
    if identifier is not None and known is None:
        yield problem("id is not a string")
    elif text is None:
        yield problem("no text")
    elif not isinstance(text, str):
        yield problem("text is not a string")
    elif not text.strip():
        yield problem("the text is empty")
    elif (half := half_pair(text)) is not None:
        yield problem(f"half a UTF-16 pair (a lone surrogate) at character {half}")
    elif wrong := [key for key in _TEXTS if not isinstance(row.get(key), str | None)]:
        yield problem(f"{wrong[0]} is not a string")
    else:
        fields: dict[str, Any] = {key: (row.get(key) or "").strip() or None for key in _TEXTS}
        fields["source"] = fields["source"] or source
        published, translated, remarks = row.get("published"), row.get("translated"), []
        if published and not (isinstance(published, str) and iso(published)):
            remarks.append(f"published is no ISO date ({str(published)[:40]!r}); read without it")
            published = None
        if isinstance(published, str):
            published = published.strip() or None
        try:
            fields["translated"] = translation(translated)
        except ValueError:
            remarks.append(f"translated is {str(translated)[:40]!r}, not one of {', '.join(_HOW)}; read without it")
        if any(half_pair(value) is not None for value in fields.values() if isinstance(value, str)):
            yield problem("half a UTF-16 pair in the metadata")
            return
        yield Found(Article(text=text, id=known, published=published or None, **fields), raw)
        for remark in remarks:
            yield problem(remark, kept=True)


def translation(value: object) -> Translation | None:
    """``"machine"``, ``{"how": "machine", "language": "en"}``, true or false. Raises ``ValueError`` for others."""
    if value is None:
        return None
    if isinstance(value, bool):
        return Translation(how="unknown" if value else "no")
    if isinstance(value, str):
        value = {"how": value}
    try:
        return msgspec.convert(value, Translation)
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from error


def half_pair(text: str) -> int | None:
    """The offset of the first lone surrogate; such text cannot be written as UTF-8.

    >>> half_pair("ab\\ud83d"), half_pair("نص")
    (2, None)
    """
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return None
