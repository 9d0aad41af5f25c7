"""The packaged demo: five short articles of our own in five outlet styles, read into a record and shown as a brief."""

from __future__ import annotations

import tempfile
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
from rich.console import Console

from ..model import Article
from ..record import Record
from ..sources.files import read
from ..sources.found import Found
from ..views.brief import gather
from ..views.brief_html import render
from ..views.brief_text import print_brief


def articles() -> list[Article]:
    """The five articles, with what a reader of their pages would know (``articles.toml``)."""
    with as_file(files(__package__).joinpath("articles")) as folder:
        found = [item.article for item in read([folder]) if isinstance(item, Found)]
    # not the path of this installation: the demo's record is the same everywhere
    return [msgspec.structs.replace(article, source=Path(article.source or "").name) for article in found]


def run(page: Path, console: Console) -> None:
    """Read the demo into a record of its own, print its brief, and write it to ``page``."""
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "demo.db") as record:
        record.add(*articles())
        brief = gather(record.story())
    print_brief(brief, console)
    page.write_text(render(brief), encoding="utf-8")
    console.print(f"\n{page}: open it in a browser; it needs no network.", highlight=False)
