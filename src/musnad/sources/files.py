"""Articles from files, folders and standard input."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

import msgspec

from ..model import Article
from . import beside
from .decoding import decode
from .found import MAX_BYTES, Found, Problem, Unreadable, Upload, megabytes, raw_hash
from .lines import article_of, half_pair, read_lines
from .pages import read_page

_PAGES = frozenset((".html", ".htm", ".xhtml"))
_LINES = frozenset((".jsonl", ".ndjson"))
_JSON = frozenset((".json",))
_TEXT = frozenset((".txt",))
SUFFIXES = _TEXT | _PAGES | _LINES | _JSON
_UTF16 = (b"\xff\xfe", b"\xfe\xff")

Source = str | os.PathLike[str] | Article | Upload


def read(sources: Iterable[Source], *, as_lines: bool = False) -> Iterator[Found | Problem]:
    """Every article of files, folders (all that lies in them, by name), ``-`` (standard input) and articles themselves.

    What cannot be read is a :class:`Problem` in its place; the rest goes on. ``as_lines``: whatever its name, a file
    holds an article a line.
    """
    told: set[Path] = set()
    for source in sources:
        if isinstance(source, Article):
            yield from _given(source)
        elif isinstance(source, Upload):
            yield from _stream(io.BytesIO(source.data), source.name, source.name, as_lines)
        elif os.fspath(source) == "-":
            yield from _stream(sys.stdin.buffer, "standard input", None, as_lines)
        else:
            yield from _path(Path(source), as_lines, told)


def _given(article: Article) -> Iterator[Found | Problem]:
    name = article.source or article.id or article.url or "article"
    if not article.text.strip():
        yield Problem(name, "the text is empty", id=article.id)
    elif (at := half_pair(article.text)) is not None:
        yield Problem(name, f"half a UTF-16 pair (a lone surrogate) at character {at}", id=article.id)
    else:
        yield Found(article, raw_hash(article.text.encode()))


def walk(folder: Path) -> Iterator[Path]:
    """The files in a folder that may hold articles, by name, hidden ones and links to folders left out."""
    try:
        entries = sorted(folder.iterdir(), key=lambda p: p.name)
    except OSError:
        yield folder  # reading it will say why
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink():
                yield from walk(entry)
        elif entry.suffix.lower() in SUFFIXES:
            yield entry


def _path(path: Path, as_lines: bool, told: set[Path]) -> Iterator[Found | Problem]:
    name = str(path)
    try:
        if path.is_dir():
            files = list(walk(path))
            if not files:
                yield Problem(name, "no articles in this folder (.txt, .html, .jsonl)")
            elif files == [path]:
                yield Problem(name, "cannot be read (permission denied)")
            else:
                yield from _beside({file.parent for file in files}, told)
                for file in files:
                    yield from _file(file, as_lines)
            return
        yield from _beside({path.parent}, told)
        yield from _file(path, as_lines)
    except OSError as error:
        yield Problem(name, _why(error))
    except ValueError as error:  # a null character in the name
        yield Problem(repr(name), str(error))


def _beside(folders: set[Path], told: set[Path]) -> Iterator[Problem]:
    """What is wrong with what is told of files in folders, each folder once. ``told``: those that were looked at."""
    for folder in sorted(folders - told):
        yield from beside.problems(folder)
    told |= folders


def _file(path: Path, as_lines: bool) -> Iterator[Found | Problem]:
    name = str(path)
    try:
        with path.open("rb") as stream:
            found = _stream(stream, name, name, as_lines)
            yield from beside.completed(path, found) if path.suffix.lower() in _TEXT | _PAGES else found
    except OSError as error:
        yield Problem(name, _why(error))


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file"
    return f"cannot be read ({(error.strerror or type(error).__name__).lower()})"


def _stream(stream: IO[bytes], name: str, source: str | None, as_lines: bool) -> Iterator[Found | Problem]:
    suffix = Path(source).suffix.lower() if source else ""
    if not isinstance(stream, io.BufferedReader):
        stream = io.BufferedReader(stream)  # type: ignore[type-var]
    head = stream.peek(4096)
    lines = as_lines or suffix in _LINES or (suffix not in SUFFIXES and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{")
    if (lines or (suffix in _JSON and not _is_array(head))) and not head.startswith(_UTF16):
        read_any = False
        for item in read_lines(stream, name, source):
            read_any = True
            yield item
        if not read_any and not as_lines:
            yield Problem(name, "the file is empty")
        return
    size = _size(stream)
    limit = 16 * MAX_BYTES if suffix in _JSON else MAX_BYTES
    data = b"" if size > limit else stream.read(limit + 1)
    if max(size, len(data)) > limit:
        size = size or len(data) + sum(map(len, iter(lambda: stream.read(1 << 20), b"")))
        yield Problem(name, f"{megabytes(size)}: more than an article can have ({megabytes(limit)})")
        return
    try:
        text = decode(data)
        if lines or suffix in _JSON:
            yield from _json(text, name, source, lines)
            return
        if suffix in _PAGES or (suffix not in _TEXT and _looks_like_page(text)):
            article = read_page(text, source or "")
        elif not text.strip():
            raise Unreadable("the file is empty")
        else:
            article = Article(text=text, source=source)
    except Unreadable as error:
        yield Problem(name, str(error))
        return
    if source is None:
        article = msgspec.structs.replace(article, source=None)
    yield Found(article, raw_hash(data))


def _size(stream: IO[bytes]) -> int:
    """Bytes in a regular file, 0 for a pipe."""
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError):
        return 0


def _is_array(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"["


def _looks_like_page(text: str) -> bool:
    start = text[:2000].lstrip().lower()
    return start.startswith(("<!doctype html", "<html", "<?xml", "<head", "<body", "<!--")) and "<" in start


def _json(text: str, name: str, source: str | None, lines: bool) -> Iterator[Found | Problem]:
    """A JSON array of articles, or JSON lines that are not in UTF-8."""
    if lines or not text.lstrip().startswith("["):
        yield from read_lines(io.BytesIO(text.encode("utf-8")), name, source)
        return
    try:
        rows = msgspec.json.decode(text, type=list[object])
    except (msgspec.DecodeError, RecursionError) as error:
        yield Problem(name, f"not JSON ({error})")
        return
    for number, row in enumerate(rows, 1):
        for item in article_of(row, raw_hash(msgspec.json.encode(row)), name, None, source):
            yield item._replace(reason=f"item {number}: {item.reason}") if isinstance(item, Problem) else item
