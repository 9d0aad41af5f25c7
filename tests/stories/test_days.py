"""Intervals of days."""

from __future__ import annotations

from musnad.stories.days import common, days, iso, meet, precision


def test_open_ends() -> None:
    found = days(None, "2020-01-05")
    assert found is not None
    assert found.open_
    assert iso(found.low) is None
    assert iso(found.high) == "2020-01-05"
    assert precision(found) == "unknown"


def test_meeting_and_common_days() -> None:
    a, b = days("2020-01-01", "2020-01-05"), days("2020-01-05", "2020-01-09")
    assert a is not None
    assert b is not None
    assert meet(a, b)
    assert common(a, b) == days("2020-01-05", "2020-01-05")
    c = days("2020-01-07", "2020-01-07")
    assert c is not None
    assert not meet(a, c)
    assert meet(a, c, slack=2)


def test_unreadable_days_are_no_interval() -> None:
    assert days("soon", None) is None
    assert days("2020-02-31", None) is None


def test_only_months_and_years_of_the_calendar_are_called_so() -> None:
    assert [precision(days(*pair)) for pair in (
        ("2020-02-01", "2020-02-29"), ("2020-01-15", "2020-02-14"), ("2019-01-01", "2019-12-31"), ("2019-03-01", "2020-02-29"),
    )] == ["month", "interval", "year", "interval"]  # fmt: skip
