"""The line of a session in a list of many."""

from datetime import date

from toi_tui.model.item import make
from toi_tui.model.overview import gist, overview
from toi_tui.model.parts.days import Day, Days
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.plan import Checkpoint, FollowUp, Plan, PlanStep
from toi_tui.model.session import Session

TODAY = date(2027, 4, 14)


def planned(**steps):
    rows = {key: make(PlanStep, {"action": key, **values}) for key, values in steps.items()}
    return overview(gist(Session(plan=Plan(steps=rows))), TODAY)


def meeting(days, checkpoints=()):
    return Session(
        days=Days(items={str(n): Day(date=when) for n, when in enumerate(days, 1)}),
        followup=FollowUp(items={f"f{n}": Checkpoint(date=when) for n, when in enumerate(checkpoints)}),
    )


def test_an_empty_session_has_nothing_ahead_and_nothing_open():
    line = overview(gist(Session()), TODAY)
    assert (line.title, line.next_date, line.open_actions, line.overdue_actions) == ("", None, 0, 0)


def test_a_session_without_a_title_is_called_by_its_practice():
    assert overview(gist(Session(session=Identity(practice="Malli"))), TODAY).title == "Malli"


def test_actions_are_open_until_they_are_done_or_dropped():
    line = planned(a={}, b={"state": "in-progress"}, c={"state": "done"}, d={"state": "dropped"})
    assert line.open_actions == 2


def test_an_open_action_is_overdue_from_the_day_after_it_was_due():
    yesterday = date(2027, 4, 13)
    line = planned(a={"due": yesterday}, b={"due": TODAY}, c={"due": yesterday, "state": "done"})
    assert line.overdue_actions == 1


def test_the_next_date_is_a_day_or_a_checkpoint_and_may_be_today():
    past, later, last = date(2027, 4, 12), date(2027, 4, 19), date(2027, 9, 17)
    assert overview(gist(meeting([past, TODAY, later], [last])), TODAY).next_date == TODAY
    assert overview(gist(meeting([past, None], [last, later])), TODAY).next_date == later
    assert overview(gist(meeting([past])), TODAY).next_date is None
