"""The first story, from the articles beside the project: what its timeline, boards and disagreements must show."""

from __future__ import annotations

from pathlib import Path

import pytest

from musnad.record import Record
from musnad.stories.model import Occurrence

SEEDS = Path(__file__).resolve().parent.parent.parent / "shared" / "seeds" / "articles.jsonl"

pytestmark = pytest.mark.skipif(
    not SEEDS.exists(), reason="no ../shared beside the project: the first story is skipped"
)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    found = Record(tmp_path_factory.mktemp("seeds") / "coalition.db")
    found.add(SEEDS)
    return found


@pytest.fixture(scope="module")
def timeline(record: Record) -> list[Occurrence]:
    return [o for o in record.timeline() if o.date.told and o.modality == "asserted" and o.polarity == "affirmed"]


def articles(o: Occurrence) -> set[str]:
    return {a.article[:3] for a in o.accounts}


def on(timeline: list[Occurrence], day: str, actor: str | None = None) -> list[Occurrence]:
    return [
        o for o in timeline
        if o.date.from_ == o.date.to == day and (actor is None or (o.actor is not None and o.actor.actor == actor))
    ]  # fmt: skip


def test_the_strike(timeline: list[Occurrence]) -> None:
    [killing] = [o for o in on(timeline, "2020-01-03") if o.recipient and o.recipient.actor == "qasem_soleimani"]
    assert killing.type == "ASSAULT"
    assert articles(killing) >= {"000", "001"}


def test_natos_suspension_is_natos(timeline: list[Occurrence]) -> None:
    [suspension] = on(timeline, "2020-01-04", "nato")
    assert articles(suspension) == {"001"}


def test_the_coalition_suspends_and_says_so_again(timeline: list[Occurrence]) -> None:
    [first] = [o for o in on(timeline, "2020-01-05", "coalition") if o.type in ("SANCTION", "RETREAT")]
    assert articles(first) >= {"000", "001"}
    [again] = [o for o in on(timeline, "2020-01-09", "coalition") if o.type in ("SANCTION", "RETREAT")]
    assert again.restates == first.id
    assert "004" in articles(again)


def test_the_vote_has_one_entry_and_its_wrong_year_is_flagged(record: Record, timeline: list[Occurrence]) -> None:
    votes = [o for o in timeline if o.actor and o.actor.actor == "iraq.parliament" and o.date.from_ == "2020-01-05"]
    [vote] = [o for o in votes if "002" in articles(o)]
    assert "001" in articles(vote)
    assert "date_impossible" in vote.flags
    assert vote.date.literal
    assert "1998" in vote.date.literal
    assert not [o for o in record.timeline() if (o.date.from_ or "").startswith("1998")]


def test_the_year_that_cannot_be_parts_from_the_day_that_others_give(record: Record) -> None:
    [found] = [d for d in record.disagreements() if d.kind == "date"]
    told = {s.value: {a.article[:3] for a in s.accounts} for s in found.sides}
    assert {"001", "004"} <= told.pop("2020-01-05")
    assert [("1998" in value, by) for value, by in told.items()] == [(True, {"002"})]


def test_the_announcement_that_operations_resumed(timeline: list[Occurrence]) -> None:
    assert any("000" in articles(o) and o.type == "COOPERATE" for o in on(timeline, "2020-01-30"))


def test_the_agreement_and_the_end_of_the_mission(timeline: list[Occurrence]) -> None:
    assert any(o.type == "AGREE" and "002" in articles(o) for o in on(timeline, "2021-07-26"))
    assert any(o.type == "RETREAT" and "002" in articles(o) for o in on(timeline, "2021-12-09"))


def test_lanes_of_the_army_and_the_spokesman(record: Record) -> None:
    [board] = [b for b in record.status() if b.kind == "operations" and b.holder and b.holder.actor == "coalition"]
    lanes = {lane.teller.key: lane.changes for lane in board.lanes}
    assert [(c.status, c.from_) for c in lanes["iraq.army"]] == [("resumed", "2020-01-30")]
    assert {c.status for c in lanes["myles_caggins"]} == {"suspended"}
    assert any(
        (s.from_ or "") <= "2020-02-06" <= (s.to or "") and (s.from_ or "") >= "2020-01-30" for s in board.contested
    )


def sides(record: Record, kind: str) -> list[dict[str, set[str]]]:
    return [
        {s.value.split(" ")[0]: {a.article[:3] for a in s.accounts} for s in d.sides}
        for d in record.disagreements() if d.kind == kind
    ]  # fmt: skip


def test_resumed_against_paused_scaled_back_and_no_support(record: Record) -> None:
    wanted = {"resumed", "suspended", "reduced", "inactive"}
    assert any(wanted <= found.keys() and all("000" in found[v] for v in wanted) for found in sides(record, "status"))


def test_most_operations_against_all_support(record: Record) -> None:
    assert any("001" in f.get("most", ()) and "004" in f.get("all", ()) for f in sides(record, "scope"))


def test_what_caused_the_pause(record: Record) -> None:
    said = [{a.article[:3] for s in d.sides for a in s.accounts} for d in record.disagreements() if d.kind == "cause"]
    assert any({"000", "001"} <= found for found in said)
    [cause] = [d for d in record.disagreements() if d.kind == "cause" and d.topic == "suspended"]
    tellers = {link.actor for s in cause.sides for a in s.accounts for link in a.attribution}
    assert "coalition" in tellers
    assert len(cause.sides) >= 3


def test_training_stopped_against_some_training(record: Record) -> None:
    found = sides(record, "status")
    assert any({"001", "004"} <= f.get("suspended", set()) and "000" in f.get("continuing", ()) for f in found)


def test_will_not_reduce_against_the_withdrawal(record: Record) -> None:
    parted = [d for d in record.disagreements() if d.topic == "presence"]
    # a withdrawal that is said to have begun is presence reduced, not ended
    assert any({"reduced", "not reduced"} <= {s.value for s in d.sides} for d in parted)


def test_who_imposed_the_approval_rule(record: Record) -> None:
    [parted] = [d for d in record.disagreements() if d.kind == "actor" and d.topic == "restricted"]
    words = " ".join(a.words for s in parted.sides for a in s.accounts)
    assert len(parted.sides) >= 2
    assert "القائد العام" in words


def test_restraint(record: Record) -> None:
    found = record.disagreements()
    assert not [d for d in found if d.kind == "figure"], (
        "5,200 and about 5 thousand, and 2,500 a year later, do not part"
    )
    assert not any(
        {"nato", "coalition"} <= {a.attribution[-1].actor for s in d.sides for a in s.accounts} for d in found
    )
    assert not any({"reduced", "suspended"} == {s.value for s in d.sides} for d in found)
    assert len(found) <= 14


def test_bare_texts_are_never_silently_of_today(tmp_path: Path) -> None:
    import datetime as dt
    import shutil

    for text in SEEDS.parent.glob("*.txt"):
        shutil.copy(text, tmp_path / text.name)
    with Record(tmp_path / "bare.db") as bare:
        bare.add(tmp_path)
        for article in bare.articles():
            assert article.published.basis in ("inferred", "dateline", "unknown")
            assert (article.published.to or "") < dt.date.today().isoformat()
            if article.published.basis == "inferred":
                assert article.published.reasons
