"""Lists in a terminal, as CSV and as JSON."""

from __future__ import annotations

import io

import pytest
from rich.cells import cell_len
from rich.console import Console

from musnad.model import Link, Published
from musnad.stories.listing import ActorEntry, ArticleEntry, SearchHit
from musnad.stories.model import Account, Change, Day, Lane, Occurrence, Point, Teller, Who
from musnad.views.cards import CARDS, arrangement
from musnad.views.lines import chain, number
from musnad.views.tables import csv_text, json_text, print_table, render

TITLE = "الوزارة تعلن استئناف التدريب في معسكرين شمالي البلاد بعد توقف دام ثلاثة أسابيع"
PUBLISHED = Published(from_="2020-02-03", to="2020-02-03", basis="given")
ACCOUNT = Account(
    article="a1", start=0, end=9, words=TITLE, outlet="صحيفة المثال", published=PUBLISHED,
    attribution=(Link(level="outlet", words="صحيفة المثال"), Link(level="speaker", words="المتحدث")),
)  # fmt: skip
ITEMS = {
    "articles": [ArticleEntry(id="sha256:0123456789abcdef", title=TITLE, outlet="صحيفة المثال", published=PUBLISHED)],
    "actors": [ActorEntry(actor="local:x", type="PER", names=(TITLE,), mentions=3, articles=2, roles=(TITLE, TITLE))],
    "timeline": [
        Occurrence(
            id="o", date=Day(from_="2020-02-03", to="2020-02-03", precision="day"), type="SANCTION", mode="discontinue",
            actor=Who(actor="a", name="الوزارة"), place="place:x", accounts=(ACCOUNT,) * 2,
        )
    ],
    "search": [SearchHit(article="a1", start=5, end=5 + len(TITLE), words=TITLE, published=PUBLISHED, matches=((5, 12),))],
}  # fmt: skip


@pytest.mark.parametrize("view", list(ITEMS))
@pytest.mark.parametrize("width", [40, 80, 140])
@pytest.mark.parametrize("terminal", [False, True])
def test_lists_fit_their_terminal_and_lose_no_words(view: str, width: int, terminal: bool) -> None:
    out = io.StringIO()
    print_table(view, ITEMS[view], Console(file=out, width=width, force_terminal=terminal, color_system=None))
    text = out.getvalue()
    assert max(cell_len(line) for line in text.splitlines()) <= width
    words = set(text.replace("\u200e", "").replace("“", " ").replace("”", " ").split())
    assert set(TITLE.split()) <= words
    assert ("\u200e" in text) == terminal, "direction marks are for terminals, not for files"
    assert "not reviewed" in " ".join(text.split())


def test_an_empty_list_is_said_to_be_empty() -> None:
    assert render("timeline", [], "table") == "No happenings.\n"
    assert render("timeline", [], "json") == "[]\n"
    assert render("timeline", [], "csv") == ""


def test_csv_and_json_keep_everything() -> None:
    text = csv_text(ITEMS["timeline"])
    assert text.splitlines()[0].startswith("id,date.from,date.to,")
    assert TITLE in text
    assert TITLE in json_text(ITEMS["timeline"])


def test_every_list_has_its_card() -> None:
    assert set(CARDS) >= {"timeline", "status", "figures", "statements", "disagreements", "quotes", "flags", "search"}


def test_who_tells() -> None:
    assert chain("صحيفة المثال", ACCOUNT.attribution) == "صحيفة المثال › المتحدث"
    assert chain(None, ()) == "unknown outlet"


@pytest.mark.parametrize(
    ("point", "text"),
    [
        (Point(value=5200), "5,200"), (Point(value=5000, modifier="approx"), "approx 5,000"),
        (Point(low=5000, high=6000), "5,000-6,000"), (Point(value=2.5), "2.5"), (Point(value=3.0), "3"),
        (Point(modifier="most"), "most"),
    ],
)  # fmt: skip
def test_figures(point: Point, text: str) -> None:
    assert number(point) == text


def test_a_board_has_a_lane_a_teller() -> None:
    from musnad.stories.model import Arrangement

    change = Change(from_="2020-01-05", last_reported="2020-01-14", status="suspended", accounts=(ACCOUNT,))
    lane = Lane(teller=Teller(key="k", name="المتحدث", anonymous=True), changes=(change,))
    lines = [text.plain for _, text in arrangement(Arrangement(kind="training", lanes=(lane,)))]
    assert lines[:3] == ["training", "المتحدث (unnamed)", "2020-01-05, last reported 2020-01-14  suspended"]
