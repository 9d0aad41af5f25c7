"""The packaged demo: five short articles of our own in five outlet styles, read into a record and shown as a brief."""

from __future__ import annotations

import tempfile
import tomllib
from importlib.resources import as_file, files
from pathlib import Path

import msgspec
from rich.console import Console

from ..model import Article, Translation
from ..record import Record
from ..sources.files import read
from ..sources.found import Found
from ..views.brief import gather
from ..views.brief_html import render
from ..views.brief_text import print_brief


def articles() -> list[Article]:
    """The five articles, with what a reader of their pages would know."""
    folder = files(__package__).joinpath("articles")
    known = tomllib.loads(folder.joinpath("articles.toml").read_text(encoding="utf-8"))
    out = []
    for row in known["article"]:
        with as_file(folder.joinpath(row["file"])) as path:
            found = next(iter(read([path])))
            assert isinstance(found, Found)
            out.append(_known(found.article, row))
    return out


def _known(article: Article, row: dict[str, str]) -> Article:
    changes = {k: row[k] for k in ("outlet", "agency", "published") if k in row}
    how = row.get("translated")
    translated = Translation(how=how, language=row.get("language")) if how else article.translated  # type: ignore[arg-type]
    return msgspec.structs.replace(article, id=row["file"], source=row["file"], translated=translated, **changes)


def run(page: Path, console: Console) -> None:
    """Read the demo into a record of its own, print its brief, and write it to ``page``."""
    with tempfile.TemporaryDirectory() as folder, Record(Path(folder) / "demo.db") as record:
        record.add(*articles())
        brief = gather(record.story())
    print_brief(brief, console)
    page.write_text(render(brief), encoding="utf-8")
    console.print(f"\n{page}: open it in a browser; it needs no network.", highlight=False)
