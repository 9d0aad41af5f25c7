"""What an analyst asks of the first story, each answered by one command."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from musnad.cli import run

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds" / "articles.jsonl"

pytestmark = pytest.mark.skipif(
    not SEEDS.exists(), reason="no ../shared beside the project: the questions of the first story are skipped"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("questions") / "coalition.db"
    assert run(["add", "--record", str(path), str(SEEDS)]) == 0
    return path


@pytest.fixture
def ask(record: Path, tmp_path: Path) -> Any:
    def answer(*command: str) -> list[dict[str, Any]]:
        out = tmp_path / "answer.json"
        assert run([*command, "--record", str(record), "-o", str(out)]) == 0
        found: list[dict[str, Any]] = json.loads(out.read_text(encoding="utf-8"))
        return found

    return answer


def articles(item: dict[str, Any]) -> set[str]:
    return {a["article"][:3] for a in item["accounts"]}


def speaker(account: dict[str, Any]) -> dict[str, Any]:
    link: dict[str, Any] = account["attribution"][-1]
    return link


def test_when_the_coalition_suspended_and_when_it_said_so_again(ask: Any) -> None:
    found = ask("timeline", "--actor", "coalition", "--type", "SANCTION", "--from", "2020-01-05", "--to", "2020-01-31")
    told = [o for o in found if o["actor"] and o["actor"]["actor"] == "coalition" and o["date"]["told"]]
    first, again = [o for o in told if o["date"]["precision"] == "day"][:2]
    assert (first["date"]["from"], again["date"]["from"]) == ("2020-01-05", "2020-01-09")
    assert again["restates"] == first["id"]


def test_who_says_operations_resumed_and_who_qualifies_it(ask: Any) -> None:
    found = ask("disagreements", "--kind", "status", "--actor", "coalition", "--words", "العمليات العسكرية")
    [parted] = [d for d in found if d["topic"] == "operations"]
    tellers = {s["value"].split(" ")[0]: {speaker(a)["actor"] for a in s["accounts"]} for s in parted["sides"]}
    assert tellers["resumed"] == {"iraq.army"}
    assert "myles_caggins" in tellers["suspended"]
    assert "kenneth_mckenzie" in tellers["reduced"]


def test_officially_and_in_practice(ask: Any) -> None:
    found = ask("disagreements", "--kind", "status", "--explained")
    [parted] = [d for d in found if d["explanation"] == "official_vs_practice"]
    assert {s["value"].split(" ")[0] for s in parted["sides"]} == {"resumed", "reduced"}


def test_whether_everything_was_suspended(ask: Any) -> None:
    [parted] = ask("disagreements", "--kind", "scope")
    said = {s["value"]: articles(s) for s in parted["sides"]}
    assert said["most"] == {"001"}
    assert said["all"] == {"004"}


def test_why_and_by_whose_account(ask: Any) -> None:
    found = ask("disagreements", "--kind", "cause")
    [parted] = [d for d in found if d["topic"] == "suspended"]
    words = [" ".join(a["words"] for a in s["accounts"]) for s in parted["sides"]]
    by = [{speaker(a)["actor"] for a in s["accounts"]} for s in parted["sides"]]
    [attacks] = [n for n, said in enumerate(words) if "الهجمات الصاروخية" in said]
    assert "حماية القواعد" in words[attacks] or "بحماية القواعد" in words[attacks]
    assert by[attacks] == {"coalition"}
    [strike] = [n for n, said in enumerate(words) if "الضربة" in said]
    assert articles(parted["sides"][strike]) == {"000", "001"}
    assert any("اشترط الجيش" in said for said in words)
    assert any("قرار البرلمان" in said for said in words)


def test_who_imposed_the_approval_rule(ask: Any) -> None:
    [parted] = [d for d in ask("disagreements", "--kind", "actor") if d["topic"] == "restricted"]
    assert len(parted["sides"]) == 3
    assert {a for s in parted["sides"] for a in articles(s)} == {"001"}
    assert parted["within_one_article"]


def test_one_voice_says_that_intelligence_sharing_stopped(ask: Any) -> None:
    boards = ask("status", "--kind", "intelligence-sharing", "--as-of", "2020-12-31")
    lanes = [lane for board in boards for lane in board["lanes"]]
    assert [(lane["teller"]["actor"], lane["changes"][0]["status"]) for lane in lanes] == [
        ("mithal_al_alusi", "inactive")
    ]


def test_whether_the_resolution_binds(ask: Any) -> None:
    assert not ask("disagreements", "--kind", "legal_force")  # no effect in law, a text that obliges: compatible
    [parted] = ask("disagreements", "--kind", "legal_force", "--explained")
    assert parted["explanation"] == "effect_vs_text"
    assert {s["value"]: articles(s) for s in parted["sides"]} == {
        "not binding": {"000"}, "its text obliges": {"001", "004"},
    }  # fmt: skip


def test_which_article_puts_a_figure_under_2014(ask: Any) -> None:
    [flag] = ask("flags", "--kind", "misplaced_as_of")
    assert flag["article"].startswith("002")
    assert flag["words"] == "2500"
    assert flag["likely"].startswith("2021")


def test_nobody_is_named_who_said_it(ask: Any) -> None:
    [quote] = ask("quotes", "--words", "سيكون لها طعم خاص")
    assert quote["speaker"]["actor"] is None
    assert not quote["speaker_words"]


def test_what_bears_out_the_order_not_to_ask(ask: Any) -> None:
    [parted] = [d for d in ask("disagreements", "--kind", "actor") if d["topic"] == "assistance-requests"]
    sides = {s["value"].split(" ")[0]: s for s in parted["sides"]}
    ordered, not_asked = sides["ended"], sides["inactive"]
    assert articles(ordered) == {"000"}
    assert all(speaker(a)["anonymous"] for a in ordered["accounts"])
    assert ordered["overlap"] == "unknown"
    assert [speaker(a)["actor"] for a in not_asked["accounts"]] == ["myles_caggins"]


def test_what_was_known_on_10_january_2020(ask: Any) -> None:
    known = ask("timeline", "--as-of", "2020-01-10")
    assert {a for o in known for a in articles(o)} == {"001"}
    assert not [o for o in known if (o["date"]["from"] or "") > "2020-01-10"]
    assert {a["id"][:3] for a in ask("articles", "--as-of", "2020-01-10")} == {"001"}


def test_nothing_between_february_2020_and_the_middle_of_2021(ask: Any) -> None:
    silent = ask("silences")
    assert (silent[0]["from"], silent[0]["to"]) == ("2020-02-07", "2021-06-22")


def test_who_wants_what(ask: Any) -> None:
    found = ask("positions", "--kind", "presence", "--actor", "adil_abdul_mahdi")
    assert any(s["value"] == "wants it ended" for p in found for s in p["sides"])


def test_filters_leave_items_whole(ask: Any) -> None:
    every = {o["id"]: o for o in ask("timeline")}
    for found in (ask("timeline", "--words", "الضربة"), ask("timeline", "--type", "assault")):
        assert found
        assert all(every[o["id"]] == o for o in found)
    lanes = [lane["teller"]["actor"] for b in ask("status", "--teller", "mckenzie") for lane in b["lanes"]]
    assert set(lanes) == {"kenneth_mckenzie"}
