from datetime import date, datetime, time

import pytest

from tests.room import room
from toi_tui import locale
from toi_tui.editing.delta import Draft
from toi_tui.editing.merge import merge
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model.parts.conflicts import Conflict, Conflicts
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.risks import Risk, Risks
from toi_tui.model.session import Session
from toi_tui.screens.session.commands import progress
from toi_tui.storage import codec, shipped
from toi_tui.widgets.spot import Spot


async def test_a_field_is_written_in_place_and_taken_back() -> None:
    async with room("kesken", language="en") as mentor:
        await mentor.press("e", "end")
        await mentor.write(" x")
        await mentor.press("enter")
        assert mentor.session.identity.title == "Kolmen tapaamisen ohjausmalli, kolmannen päivän aamu x"
        await mentor.undo()
        assert mentor.session.identity.title == "Kolmen tapaamisen ohjausmalli, kolmannen päivän aamu"


async def test_tab_goes_from_field_to_field() -> None:
    async with room(session=Session(), language="en") as mentor:
        await mentor.press("e")
        await mentor.write("Title")
        await mentor.press("tab")
        await mentor.write("Practice")
        await mentor.press("enter")
        assert (mentor.session.identity.title, mentor.session.identity.practice) == ("Title", "Practice")


async def test_people_are_captured_one_after_the_other_and_given_details() -> None:
    async with room(session=Session(), language="en") as mentor:
        mentor.screen.reveal("people")
        await mentor.press("n")
        await mentor.write("Aino")
        await mentor.press("enter")
        await mentor.write("Bo")
        await mentor.press("tab")
        mentor.see("Role of Bo")
        await mentor.write("teacher")
        await mentor.press("enter", "enter")
        await mentor.write("bo@example.org")
        await mentor.press("enter")
        aino, bo = mentor.session.people.items.values()
        assert (aino.name, bo.name, bo.role, bo.organisation, bo.email) == (
            "Aino",
            "Bo",
            "teacher",
            "",
            "bo@example.org",
        )
        mentor.see("teacher · bo@example.org")


async def test_an_empty_new_person_vanishes() -> None:
    async with room(session=Session(), language="en") as mentor:
        mentor.screen.reveal("people")
        await mentor.press("n", "enter")
        assert not mentor.session.people.items
        mentor.see("Nobody yet.")


async def test_ground_rules_are_pasted_moved_and_deleted() -> None:
    async with room(session=Session(), language="en") as mentor:
        mentor.screen.reveal("rules")
        await mentor.paste("- one\n- two\n- three")
        assert mentor.texts("rules.items") == ["one", "two", "three"]
        await mentor.press("K", "K")
        assert mentor.texts("rules.items") == ["three", "one", "two"]
        await mentor.press("delete")
        assert mentor.texts("rules.items") == ["one", "two"]
        await mentor.undo()
        assert mentor.texts("rules.items") == ["three", "one", "two"]


async def test_every_way_of_confidence_is_explained_and_the_chosen_one_is_marked() -> None:
    async with room("kesken", language="en", size=(120, 40)) as mentor:
        mentor.see("● confidential: What is said here", "○ Chatham House Rule: Content", "○ open to all: What is")
        mentor.screen.reveal("confidentiality")
        await mentor.press("space")
        mentor.see("○ confidential: What is said here", "● Chatham House Rule: Content", "○ open to all: What is")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_every_way_of_confidence_is_explained_in_one_line(language: str) -> None:
    async with room("kuusilampi", language=language) as mentor:
        lines = mentor.lines()
        first = next(number for number, line in enumerate(lines) if line.startswith("● "))
        assert [line[:2] for line in lines[first : first + 4]] == ["● ", "○ ", "○ ", "  "]


async def test_a_private_person_is_marked() -> None:
    async with room("kesken", language="en") as mentor:
        mentor.screen.reveal(next(iter(mentor.session.people.items)))
        mentor.see("· Matti").miss("◌ Matti")
        await mentor.press("v")
        mentor.see("◌ Matti")


async def test_space_takes_the_next_confidentiality_and_explains_it() -> None:
    async with room("kesken", language="en") as mentor:
        mentor.see("What is said here stays within the group.")
        mentor.screen.reveal("confidentiality")
        await mentor.press("space")
        assert mentor.session.identity.confidentiality == "chatham-house"
        mentor.see("never who said it")
        await mentor.press("enter")
        assert mentor.session.identity.confidentiality == "open"


async def test_a_date_just_past_is_one_of_this_year() -> None:
    async with room("kesken", language="en", now=datetime(2027, 4, 20, 9, 0)) as mentor:  # noqa: DTZ001
        mentor.screen.reveal("5")
        await mentor.press("e")
        await mentor.write("19.4.")
        await mentor.press("enter")
        assert mentor.session.days.items["5"].date == date(2027, 4, 19)


async def test_times_and_place_may_be_said_behind_the_date_and_stay_when_they_are_not() -> None:
    async with room("kesken", language="en") as mentor:
        mentor.screen.reveal("5")
        await mentor.press("e")
        mentor.see("Date, times and place")
        await mentor.write("19.4. 8.30-14 hall B")
        await mentor.press("enter", "e")
        await mentor.write("20.4.")
        await mentor.press("enter")
        day = mentor.session.days.items["5"]
        assert (day.date, day.start, day.end, day.place) == (date(2027, 4, 20), time(8, 30), time(14, 0), "hall B")


async def test_what_is_no_date_stays_in_the_editor_and_is_said() -> None:
    async with room("kesken", language="en") as mentor:
        mentor.screen.reveal("5")
        await mentor.press("e")
        await mentor.write("31.4.")
        await mentor.press("enter")
        mentor.see("“31.4.” is no date.")
        await mentor.press("escape")
        assert mentor.session.days.items["5"].date == date(2027, 4, 16)
        mentor.miss("“31.4.” is no date.")


async def test_a_date_is_taken_away_by_emptying_it() -> None:
    async with room("kesken", language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal("5")
        await mentor.press("e", "delete", "enter")
        assert mentor.session.days.items["5"].date is None
        mentor.see("Day 5 has no date.")


async def test_enter_on_a_line_of_progress_goes_to_its_step() -> None:
    async with room("kesken", size=(120, 40), language="en") as mentor:
        mentor.screen.reveal("step/swot")
        await mentor.press("enter")
        assert mentor.screen.STEP.id == "swot"


async def test_enter_on_an_open_point_goes_to_what_it_is_about() -> None:
    async with room("kesken", size=(120, 40), language="en") as mentor:
        mentor.screen.reveal("goal")
        await mentor.press("e", "ctrl+u", "ctrl+u", "ctrl+u", "enter")
        mentor.see("The shared goal is not written down.")
        mentor.screen.reveal("title")
        await mentor.press("right")
        mentor.screen.reveal("open/session/goal/no-goal")
        await mentor.press("enter")
        assert mentor.screen.panel.spot.key == "goal"


@pytest.mark.parametrize(
    ("path", "point", "step"),
    [
        ("people.items", "people//no-people", "session"),
        ("rules.items", "rules//no-rules", "session"),
        ("expectations.items", "expectations//no-expectations", "mentor"),
    ],
)
async def test_enter_on_what_is_missing_goes_to_where_it_is_begun(path: str, point: str, step: str) -> None:
    draft = Draft(codec.read(shipped.example("kuusilampi")).session)
    for id in draft.order(path):
        draft.remove(path, id)
    async with room(session=draft.finish()[0]) as mentor:
        mentor.screen.reveal(f"open/{point}")
        await mentor.press("enter")
        assert mentor.screen.STEP.id == step
        assert mentor.screen.panel.spot.group == path.partition(".")[0]
        await mentor.press("n")
        await mentor.write("Aino")
        await mentor.press("escape")
        assert len(mentor.items(path)) == 1


@pytest.mark.parametrize(
    ("date_said", "said"),
    [("13.4.2027", "Day 2 is on the same date."), ("", "Day 3 has no date."), ("31.4.", "“31.4.” was not kept.")],
)
async def test_what_is_doubtful_about_a_date_is_said_once_it_is_written(date_said: str, said: str) -> None:
    async with room("kesken", language="en") as mentor:
        mentor.screen.reveal("3")
        await mentor.press("e", "ctrl+u")
        await mentor.write(date_said)
        await mentor.press("escape")
        mentor.see(said)


async def test_what_comes_next_today_is_shown_and_followed() -> None:
    async with room("kesken", size=(120, 40), language="en", now=datetime(2027, 4, 14, 9, 0)) as mentor:  # noqa: DTZ001
        mentor.see("Debrief T2", "Day 4 is Thu 15 Apr")
        mentor.screen.reveal("next/tasks/T2/debrief")
        await mentor.press("enter")
        assert mentor.screen.STEP.id == "days"
        assert mentor.screen.panel.spot == Spot("3:tasks", "debrief:T2")


async def test_a_narrow_room_shows_one_sheet_and_tab_the_other() -> None:
    async with room("kesken", size=(80, 24), language="en") as mentor:
        mentor.see("Practice:").miss("Progress")
        await mentor.press("tab")
        mentor.see("Progress").miss("Practice:")
        await mentor.press("left")
        mentor.see("Practice:").miss("Progress")


async def test_widening_the_room_shows_both_and_narrowing_keeps_the_one_in_use() -> None:
    async with room("kesken", size=(80, 24), language="en") as mentor:
        await mentor.press("tab")
        await mentor.pilot.resize_terminal(120, 40)
        await mentor.settled()
        mentor.see("Practice:", "Progress")
        await mentor.pilot.resize_terminal(45, 14)
        await mentor.settled()
        mentor.see("Next").miss("Practice:")


async def test_the_language_of_the_screen_changes_at_once_on_all_steps() -> None:
    async with room("kesken", size=(120, 40), language="fi") as mentor:
        await mentor.go("mentor")
        await mentor.go("session")
        mentor.see("Osallistujat", "Istunto")
        await mentor.app.action_change_language()
        await mentor.settled()
        assert locale.current() == "en"
        mentor.see("People", "Session").miss("Osallistujat")
        await mentor.go("mentor")
        mentor.see("participants expect").miss("Osallistujien odotukset")


def disputed() -> Session:
    """A session whose risk and goal two people have changed."""

    def session(measure: str, goal: str) -> Session:
        risk = Risk(number=7, text="hours", measure=measure)
        return Session(session=Identity(goal=goal), risks=Risks(items={"r": risk}))

    return merge(session("", ""), session("a plan", "all"), session("a budget", "most")).session


async def test_conflicts_are_shown_with_both_sides_and_settled_with_one_key() -> None:
    async with room(session=disputed(), language="en") as mentor:
        risk, goal = (
            next(id for id, row in mentor.session.conflicts.items.items() if row.field == field)
            for field in ("measure", "goal")
        )
        mentor.screen.reveal(risk)
        await mentor.settled()
        mentor.see("Risks: “R7 hours” – measure", "now: a plan", "other: a budget", "keep", "take the other")
        await mentor.press("x")
        assert mentor.session.risks.items["r"].measure == "a budget"
        mentor.see("The other is taken. u takes it back.").miss("now: a plan")
        mentor.screen.reveal(goal)
        await mentor.press("space")
        assert (mentor.session.identity.goal, len(mentor.session.conflicts.items)) == ("all", 0)
        mentor.miss("Two people changed the same", "take the other")
        await mentor.undo()
        await mentor.undo()
        assert mentor.session == disputed()
        mentor.see("Two people changed the same", "now: a plan")


async def test_enter_on_a_conflict_goes_to_what_it_is_about() -> None:
    async with room(session=disputed(), language="en") as mentor:
        mentor.screen.reveal(next(id for id, row in mentor.session.conflicts.items.items() if row.field == "measure"))
        await mentor.press("enter")
        assert (mentor.screen.STEP.id, mentor.screen.panel.spot.key) == ("risks", "r")


async def test_a_value_that_this_version_cannot_put_there_is_left_to_the_user() -> None:
    conflict = Conflict(list="risks.items", item="r", field="later", ours="1", theirs="2")
    session = Session(risks=Risks(items={"r": Risk()}), conflicts=Conflicts(items={"c": conflict}))
    async with room(session=session, language="en", size=(120, 40)) as mentor:
        mentor.screen.reveal("c")
        await mentor.press("x")
        mentor.see("This version cannot put that value there")
        assert mentor.session == session


def test_progress_counts_what_a_session_needs() -> None:
    assert progress(Session()) == (0, 8)
    assert progress(disputed()) == (1, 10)
