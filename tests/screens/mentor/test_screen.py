from datetime import date

import pytest

from tests.room import room
from toi_tui.model.session import Session
from toi_tui.screens.mentor.commands import progress, step_progress

CHECKS = "checklist.items"


async def test_space_ticks_with_todays_date_and_takes_it_back() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        first = next(iter(mentor.session.checklist.items))
        mentor.screen.reveal(first)
        await mentor.press("space")
        assert mentor.session.checklist.items[first].done is None
        mentor.see("0/1")
        await mentor.press("space")
        assert mentor.session.checklist.items[first].done == date(2027, 4, 14)
        mentor.see("14 Apr 2027")
        await mentor.undo()
        assert mentor.session.checklist.items[first].done is None


async def test_a_date_is_typed_or_set_to_today_by_space() -> None:
    async with room(session=Session(), step="mentor", language="en") as mentor:
        mentor.screen.reveal("agreement.contract_sent")
        await mentor.press("space")
        assert mentor.session.agreement.contract_sent == date(2027, 4, 14)
        await mentor.press("e")
        await mentor.write("8.3.2027")
        await mentor.press("enter")
        assert mentor.session.agreement.contract_sent == date(2027, 3, 8)
        await mentor.press("space")
        assert mentor.session.agreement.contract_sent is None


async def test_expectations_are_written_down_and_given_to_people() -> None:
    async with room("kesken", step="mentor", language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal("expectations")
        await mentor.press("right", "end", "n")
        await mentor.write("short days")
        await mentor.press("escape", "s")
        mentor.see("1 Matti Esk")
        await mentor.press("2")
        last = list(mentor.session.expectations.items.values())[-1]
        assert (last.text, mentor.session.people.items[last.person].name) == ("short days", "Sanna Korpi")
        await mentor.press("s", "0")
        assert list(mentor.session.expectations.items.values())[-1].person == ""
        await mentor.press("space")
        assert list(mentor.session.expectations.items.values())[-1].person == next(iter(mentor.session.people.items))


async def test_a_number_that_is_nobodys_is_said_and_changes_nothing() -> None:
    async with room("kesken", step="mentor", language="en", size=(120, 40)) as mentor:
        first = next(iter(mentor.session.expectations.items))
        before = mentor.session
        mentor.screen.reveal(first)
        await mentor.press("s", "9")
        mentor.see("There is no person 9.")
        assert mentor.session is before


async def test_a_tick_moves_within_its_step() -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        before = list(mentor.session.checklist.items)
        mentor.screen.reveal(before[1])
        await mentor.press("J")
        assert list(mentor.session.checklist.items)[:3] == [before[0], before[2], before[1]]
        await mentor.press("K", "K")
        assert list(mentor.session.checklist.items)[:3] == before[:3]


async def test_the_progress_is_counted_by_step_and_in_all() -> None:
    async with room("kesken", step="mentor", language="en", size=(120, 40)) as mentor:
        assert progress(mentor.session) == (15, 15)
        assert step_progress(mentor.session, 2) == (5, 5)
        mentor.see("5/5 ✓", "15 of 15 ticks")


@pytest.mark.parametrize(("typed", "day"), [("9.2.", date(2027, 2, 9)), ("1.12.2026", date(2026, 12, 1)), ("", None)])
async def test_the_day_of_a_tick_is_written_where_it_was_not_today(typed: str, day: date | None) -> None:
    async with room("kesken", step="mentor", language="en") as mentor:
        first = next(iter(mentor.session.checklist.items))
        mentor.screen.reveal(first)
        await mentor.press("d", "ctrl+u")
        await mentor.write(typed)
        await mentor.press("enter")
        tick = mentor.session.checklist.items[first]
        assert (tick.done, tick.text) == (day, "Mentorointikoulutukseen osallistuttu")
