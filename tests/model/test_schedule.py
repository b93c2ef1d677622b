"""What waits for somebody, since when, and which year a date without one means."""

from datetime import date, timedelta

import pytest

from toi_tui.model.dates import read_date
from toi_tui.model.parts.days import Day, Days
from toi_tui.model.parts.plan import Checkpoint, FollowUp, Plan, PlanStep
from toi_tui.model.schedule import (
    all_owners,
    done_since,
    is_missed,
    is_overdue,
    is_understood,
    overdue,
    owners,
    said_since,
    upcoming,
)
from toi_tui.model.session import Session
from toi_tui.model.spans import read_span
from toi_tui.storage import codec, shipped

TODAY = date(2027, 9, 18)
PERIOD = Days(items={"1": Day(date=date(2027, 4, 12)), "2": Day(date=date(2027, 4, 16))})


def test_what_was_done_lies_behind_or_is_near() -> None:
    dates = [read_date(said, done_since(TODAY)) for said in ("17.9.", "1.11.2026", "1.12.", "20.9.")]
    assert dates == [date(2027, 9, 17), date(2026, 11, 1), date(2026, 12, 1), date(2027, 9, 20)]


def planned(**steps: PlanStep) -> Session:
    return Session(plan=Plan(steps=steps))


@pytest.mark.parametrize(
    ("today", "since"),
    [
        (date(2027, 1, 10), date(2027, 1, 10)),
        (date(2027, 3, 15), date(2027, 3, 15)),
        (date(2027, 4, 12), date(2027, 3, 15)),
        (date(2027, 4, 16), date(2027, 3, 15)),
        (date(2027, 9, 1), date(2027, 3, 15)),
        (date(2027, 12, 1), date(2027, 6, 2)),
        (date(2028, 6, 1), date(2027, 12, 2)),
    ],
)
def test_dates_are_counted_from_before_the_period_and_later_from_half_a_year_back(today: date, since: date) -> None:
    assert said_since(Session(days=PERIOD), today) == since


@pytest.mark.parametrize("odd", [date.min, date(1, 1, 20), date.max])
def test_a_day_at_an_end_of_the_calendar_is_counted_from_as_well(odd: date) -> None:
    session = Session(days=Days(items={"1": Day(date=odd)}))
    assert TODAY - timedelta(days=182) <= said_since(session, TODAY) <= TODAY


def test_without_dated_days_four_weeks_back_count() -> None:
    assert said_since(Session(), TODAY) == date(2027, 8, 21)


@pytest.mark.parametrize(
    ("said", "today", "due"),
    [
        ("12.4.", date(2027, 4, 16), date(2027, 4, 12)),
        ("9.4.", date(2027, 4, 14), date(2027, 4, 9)),
        ("30.4.", date(2027, 4, 14), date(2027, 4, 30)),
        ("1.3.", date(2027, 4, 14), date(2028, 3, 1)),
        ("30.4.", date(2027, 9, 1), date(2027, 4, 30)),
        ("15.3.", date(2027, 9, 1), date(2027, 3, 15)),
        ("15.9.", date(2028, 6, 1), date(2028, 9, 15)),
        ("vko 15", date(2027, 4, 16), date(2027, 4, 16)),
    ],
)
def test_a_date_just_past_does_not_become_one_of_the_next_year(said: str, today: date, due: date) -> None:
    span = read_span(said, said_since(Session(days=PERIOD), today))
    assert span is not None
    assert span.due == due


@pytest.mark.parametrize("example", ["kuusilampi", "lintusalmi", "tuntsanvaara"])
@pytest.mark.parametrize("later", [0, 4, 90, 180])
def test_every_schedule_of_the_examples_means_its_dates_in_the_week_and_months_later(example: str, later: int) -> None:
    session = codec.read(shipped.example(example)).session
    first = min(day.date for day in session.days.items.values() if day.date)
    since = said_since(session, first + timedelta(days=later))
    assert session.plan.steps
    for step in session.plan.steps.values():
        span = read_span(step.schedule, since)
        assert span is not None, step.schedule
        assert span.due == step.due, step.schedule
        assert span.start in (None, step.start), step.schedule  # a day when it begins may be set by hand


@pytest.mark.parametrize(
    ("step", "late"),
    [
        (PlanStep(), False),
        (PlanStep(due=TODAY), False),
        (PlanStep(due=date(2027, 9, 17)), True),
        (PlanStep(due=date(2027, 9, 17), state="in-progress"), True),
        (PlanStep(due=date(2027, 9, 17), state="done"), False),
        (PlanStep(due=date(2027, 9, 17), state="dropped"), False),
        (PlanStep(start=date(2027, 9, 1)), False),
    ],
)
def test_an_open_row_is_overdue_from_the_day_after(step: PlanStep, late: bool) -> None:
    assert is_overdue(step, TODAY) == late


@pytest.mark.parametrize(
    ("step", "understood"),
    [
        (PlanStep(), True),
        (PlanStep(schedule="heti"), False),
        (PlanStep(schedule="heti", due=TODAY), True),
        (PlanStep(schedule="29.4. alkaen", start=TODAY), True),
    ],
)
def test_a_schedule_without_dates_is_not_understood(step: PlanStep, understood: bool) -> None:
    assert is_understood(step) == understood


def test_a_checkpoint_is_missed_when_its_day_passed_without_its_actual() -> None:
    yesterday = date(2027, 9, 17)
    assert is_missed(Checkpoint(date=yesterday), TODAY)
    assert not is_missed(Checkpoint(date=yesterday, actual="90 %"), TODAY)
    assert not is_missed(Checkpoint(date=TODAY), TODAY)
    assert not is_missed(Checkpoint(), TODAY)


@pytest.mark.parametrize(
    ("said", "names"),
    [
        ("", ()),
        ("Korpi", ("Korpi",)),
        ("Rautio, Lindqvist", ("Rautio", "Lindqvist")),
        ("Rautio ja Lindqvist", ("Rautio", "Lindqvist")),
        ("Ylä-Outinen / ryhmä; Åkerman", ("Ylä-Outinen", "ryhmä", "Åkerman")),
        ("Jaakko", ("Jaakko",)),
    ],
)
def test_a_cell_may_name_several(said: str, names: tuple[str, ...]) -> None:
    assert owners(said) == names


def test_everybody_is_named_once_in_the_order_of_the_plan() -> None:
    rows = (PlanStep(owner="Rautio, Korpi"), PlanStep(owner="Korpi"), PlanStep(owner="Åkerman"))
    assert all_owners(rows) == ("Rautio", "Korpi", "Åkerman")


def test_rows_and_checkpoints_wait_together_the_oldest_first() -> None:
    session = Session(
        plan=Plan(
            steps={
                "late": PlanStep(action="late", due=date(2027, 9, 17)),
                "older": PlanStep(issue="older", due=date(2027, 4, 30)),
                "done": PlanStep(due=date(2027, 4, 1), state="done"),
                "soon": PlanStep(action="soon", due=date(2027, 9, 30)),
                "far": PlanStep(action="far", due=date(2027, 11, 26)),
            }
        ),
        followup=FollowUp(
            items={
                "missed": Checkpoint(indicator="missed", date=date(2027, 6, 1)),
                "today": Checkpoint(indicator="today", date=TODAY),
            }
        ),
    )
    assert [(each.kind, each.text) for each in overdue(session, TODAY)] == [
        ("step", "older"),
        ("checkpoint", "missed"),
        ("step", "late"),
    ]
    assert [each.id for each in upcoming(session, TODAY)] == ["today", "soon"]


def test_where_nothing_is_near_all_of_the_next_day_comes_up() -> None:
    day = date(2027, 11, 26)
    session = planned(a=PlanStep(due=date(2028, 1, 1)), b=PlanStep(due=day), c=PlanStep(due=day))
    assert [each.id for each in upcoming(session, TODAY)] == ["b", "c"]
    assert upcoming(Session(), TODAY) == ()
