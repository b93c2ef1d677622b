from datetime import date, datetime, time

import pytest
from textual import events

from tests.room import Room, room
from toi_tui.model.parts.days import Activity, Day, Days
from toi_tui.model.session import Session
from toi_tui.widgets.board import Board
from toi_tui.widgets.spot import Spot

FRIDAY_BEFORE = datetime.combine(date(2027, 4, 9), time(12))
MORNING = datetime.combine(date(2027, 4, 14), time(10, 40))


def week(mentor: Room) -> Board:
    board = mentor.widget("#week")
    assert isinstance(board, Board)
    return board


def of_day(mentor: Room, path: str, day: int) -> list[str]:
    return [row.text for row in mentor.items(path) if row.day == day]


async def test_it_opens_on_what_comes_next_today():
    async with room("kesken", step="days") as mentor:
        assert week(mentor).spot.group == "3:activities"
        assert week(mentor).spot.key == next(
            id for id, row in mentor.session.days.activities.items() if row.day == 3 and not row.done
        )
        mentor.see("Ke 14.4. ●", "To 15.4.", "T2:n purku")


async def test_on_other_days_it_opens_on_the_first_day_that_is_not_done():
    async with room("kesken", step="days", now=FRIDAY_BEFORE) as mentor:
        assert week(mentor).spot.group == "3:activities"
        mentor.miss("●")


async def test_space_ticks_with_the_time_and_again_takes_it_back():
    async with room("kesken", step="days", now=MORNING) as mentor:
        key = week(mentor).spot.key
        await mentor.press("space")
        assert mentor.session.days.activities[key].done == MORNING
        mentor.see("1/7")
        await mentor.press("space")
        assert mentor.session.days.activities[key].done is None
        await mentor.undo()
        assert mentor.session.days.activities[key].done == MORNING


async def test_activities_are_written_one_after_the_other():
    async with room("kesken", step="days") as mentor:
        await mentor.press("n")
        await mentor.write("avaus")
        await mentor.press("enter")
        await mentor.write("kuulumiset")
        await mentor.press("escape")
        assert of_day(mentor, "days.activities", 3)[1:3] == ["avaus", "kuulumiset"]


async def test_a_note_gets_its_time():
    async with room("kesken", step="days", now=MORNING) as mentor:
        await mentor.press("end", "down", "end", "down", "down", "n")
        await mentor.write("hyvä kysymys")
        await mentor.press("escape")
        assert [(n.text, n.at) for n in mentor.items("days.notes") if n.day == 3] == [("hyvä kysymys", MORNING)]
        mentor.see("10.40 hyvä", "Muistiinpanot (1)")


async def test_an_activity_is_moved_to_the_next_day_and_back_by_undo():
    async with room("kesken", step="days") as mentor:
        key = week(mentor).spot.key
        await mentor.press("m", "right", "down", "enter")
        assert mentor.session.days.activities[key].day == 4
        assert of_day(mentor, "days.activities", 4)[1] == mentor.session.days.activities[key].text
        await mentor.undo()
        assert of_day(mentor, "days.activities", 3)[0] == mentor.session.days.activities[key].text


async def test_escape_puts_a_moved_activity_back():
    async with room("kesken", step="days") as mentor:
        before = mentor.session
        await mentor.press("m", "left", "down", "down", "escape")
        assert mentor.session.days == before.days


async def test_a_task_goes_from_state_to_state_and_back():
    async with room("kesken", step="days", now=MORNING) as mentor:
        week(mentor).select("T3")
        states = []
        for key in ("space", "space", "space", "space", "b", "b", "b"):
            await mentor.press(key)
            states.append(mentor.session.tasks.items["T3"].state)
        assert states == ["given", "answered", "debriefed", "debriefed", "answered", "given", "open"]
        assert mentor.session.tasks.items["T3"].given is None


async def test_the_debrief_stands_on_the_next_day():
    async with room("kesken", step="days", now=MORNING) as mentor:
        await mentor.press("end", "down")
        assert week(mentor).spot.key == "debrief:T2"
        await mentor.press("e")
        await mentor.write("viisi muotoa")
        await mentor.press("escape", "space")
        task = mentor.session.tasks.items["T2"]
        assert (task.debrief, task.state, task.debriefed) == ("viisi muotoa", "debriefed", date(2027, 4, 14))


async def test_answers_are_added_to_a_task_with_their_kind():
    async with room("kesken", step="days") as mentor:
        week(mentor).select("T3")
        await mentor.press("n")
        await mentor.write("pilotti ensin")
        await mentor.press("escape", "s", "4", "n")
        await mentor.write("halpa")
        await mentor.press("escape")
        added = [(row.text, row.kind) for row in mentor.items("tasks.answers") if row.task == "T3"]
        assert added == [("pilotti ensin", "reason"), ("halpa", "reason")]
        mentor.see("perustelu: pilotti", "(2)")


async def test_an_answer_moves_within_its_task_and_to_another():
    async with room("kesken", step="days") as mentor:
        week(mentor).select("l7anawy4")
        await mentor.press("K")
        assert mentor.session.tasks.answers["l7anawy4"].task == "T2"
        answers = [id for id, row in mentor.session.tasks.answers.items() if row.task == "T2"]
        assert answers[0] == "l7anawy4"
        before = mentor.session
        await mentor.press("K")
        assert mentor.session == before
        await mentor.press("L")
        assert mentor.session.tasks.answers["l7anawy4"].task == "T3"


async def test_a_day_gets_its_date_times_and_place_in_one_line():
    async with room("kesken", step="days") as mentor:
        await mentor.press("d")
        assert mentor.editor.text == "14.4.2027 9.00–15.00 neuvotteluhuone Kuusi"
        mentor.editor.text = ""
        await mentor.write("to 22.4. 10-14.30 Kirjasto")
        await mentor.press("enter")
        day = mentor.session.days.items["3"]
        assert (day.date, day.start, day.end, day.place) == (date(2027, 4, 22), time(10), time(14, 30), "Kirjasto")
        mentor.see("To 22.4.")
        await mentor.undo()
        assert mentor.session.days.items["3"].date == date(2027, 4, 14)
        assert week(mentor).spot.group == "3:activities"


@pytest.mark.parametrize("said", ["45.4.", "1.1.0001", "31.12.9999 9–15 luokka"])
async def test_a_date_that_is_none_changes_nothing_and_says_so(said):
    async with room("kesken", step="days") as mentor:
        before = mentor.session.days.items["3"]
        await mentor.press("d")
        mentor.editor.text = said
        await mentor.press("enter")
        mentor.see("Tuo ei ole päivämäärä")
        await mentor.press("escape")
        assert mentor.session.days.items["3"] == before
        mentor.miss("Tuo ei ole päivämäärä")


@pytest.mark.parametrize("odd", [date.min, date.max])
async def test_a_day_at_an_end_of_the_calendar_keeps_nobody_from_writing(odd):
    async with room(session=Session(days=Days(items={"1": Day(date=odd)})), step="days") as mentor:
        await mentor.press("d", "ctrl+u")
        await mentor.write("13.4.2027")
        await mentor.press("enter")
        assert mentor.session.days.items["1"].date == date(2027, 4, 13)
        await mentor.undo()
        await mentor.press("2", "n")
        await mentor.write("ohjaus")
        await mentor.press("enter", "escape")
        assert [note.text for note in mentor.session.swot.strengths.values()] == ["ohjaus"]


async def test_the_phase_is_edited_and_may_be_empty():
    async with room("kesken", step="days") as mentor:
        week(mentor).select("phase:3")
        await mentor.press("n")
        mentor.see("Päivällä on yksi vaihe")
        await mentor.press("e")
        mentor.editor.text = ""
        await mentor.press("escape")
        assert mentor.session.days.items["3"].phase == ""
        await mentor.undo()
        await mentor.press("delete")
        assert mentor.session.days.items["3"].phase == ""
        await mentor.press("n")
        await mentor.write("uusi vaihe")
        await mentor.press("escape")
        assert mentor.session.days.items["3"].phase == "uusi vaihe"


async def test_a_mistyped_date_leaves_the_day_as_it_was_however_slowly_it_is_typed():
    async with room("kesken", step="days") as mentor:
        before = mentor.session.days.items["3"]
        week(mentor).select("3:activities")
        await mentor.press("d", "ctrl+u")
        await mentor.write("14")
        mentor.screen.drafting.settle()
        assert mentor.session.days.items["3"].place == "14"
        await mentor.write(",4. 9–15")
        await mentor.press("enter")
        mentor.see("Tuo ei ole päivämäärä")
        await mentor.press("escape")
        mentor.miss("Tuo ei ole päivämäärä")
        assert mentor.session.days.items["3"] == before


@pytest.mark.parametrize(
    ("line", "said", "when"),
    [
        ("13.4.2027 klo 9–15", "2. päivä on samana päivänä.", date(2027, 4, 13)),
        ("9–15 Kirjasto", "3. päivällä ei ole päivämäärää.", None),
        ("21.4.2027 9–15", "", date(2027, 4, 21)),
    ],
)
async def test_what_is_doubtful_about_a_days_date_is_said_once_it_is_written(line, said, when):
    async with room("kesken", step="days") as mentor:
        week(mentor).select("3:activities")
        await mentor.press("d", "ctrl+u")
        await mentor.write(line)
        await mentor.press("enter")
        assert mentor.session.days.items["3"].date == when
        mentor.see(said or "n uusi")


async def test_deleting_a_task_takes_its_answers_and_undo_brings_all_back():
    async with room("kesken", step="days") as mentor:
        before = mentor.session.tasks
        week(mentor).select("T1")
        await mentor.press("delete")
        mentor.see("Poistetaanko")
        await mentor.press("escape")
        assert mentor.session.tasks == before
        await mentor.press("delete", "1")
        mentor.see("Poistettu ”T1”")
        assert "T1" not in mentor.session.tasks.items
        assert not [row for row in mentor.items("tasks.answers") if row.task == "T1"]
        await mentor.undo()
        assert mentor.session.tasks == before
        await mentor.press("f", "1")
        week(mentor).select("1:tasks")
        mentor.see("T1 purettu")


async def test_a_day_without_a_task_gets_one():
    days = Days(items={"1": Day(), "2": Day()}, activities={"aaaaaaaa": Activity(day=1, text="alku")})
    async with room("uusi", step="days", session=Session(days=days)) as mentor:
        mentor.see("1. päivä", "2. päivä")
        week(mentor).select("1:tasks")
        await mentor.press("n")
        await mentor.write("mitä opimme")
        await mentor.press("escape")
        assert mentor.session.tasks.items["T1"].text == "mitä opimme"
        mentor.see("T1:n purku")


async def test_without_days_it_says_how_to_begin():
    async with room("tyhja", step="days", session=Session()) as mentor:
        mentor.see("D lisää päivän")
        for key in ("n", "e", "space", "b", "d", "m", "delete", "z", "z", "s", "1", "f", "1", "plus", "p", "v"):
            await mentor.rest().press(key)
        assert not mentor.session.days.activities
        await mentor.press("D")
        await mentor.write("15.4. 9-15")
        await mentor.press("enter")
        assert mentor.session.days.items["1"].date == date(2027, 4, 15)


@pytest.mark.parametrize("end", [("enter",), ("escape",), ()])
async def test_a_day_that_is_added_with_its_date_is_taken_back_at_once(end):
    async with room("kesken", step="days") as mentor:
        before = mentor.session.days.items
        await mentor.press("D")
        await mentor.write("19.4. 9-15")
        await mentor.press(*end)
        await mentor.press("ctrl+z")
        assert mentor.session.days.items == before
        assert not mentor.screen.writing.is_on
        await mentor.redo()
        assert mentor.session.days.items["6"].date == date(2027, 4, 19)


async def test_minutes_are_planned_in_fives():
    async with room("kesken", step="days") as mentor:
        key = week(mentor).spot.key
        await mentor.press("plus")
        assert mentor.session.days.activities[key].minutes == 80
        await mentor.press("minus", "minus")
        assert mentor.session.days.activities[key].minutes == 70


async def test_the_head_says_how_the_day_goes():
    async with room("kesken", step="days", size=(120, 40), now=MORNING) as mentor:
        mentor.see("jäljellä 4_t_20_min · 25_min jäljessä".replace("_", "\N{NO-BREAK SPACE}"))


@pytest.mark.parametrize("size", [(80, 24), (45, 14)])
async def test_how_far_the_day_is_behind_stays_in_sight_beside_the_time_of_saving(size):
    async with room("kesken", step="days", size=size, now=MORNING) as mentor:
        await mentor.press("plus")
        await mentor.reopened()
        mentor.see("20_min jäljessä".replace("_", "\N{NO-BREAK SPACE}"), "Tallennettu 10.40")


async def test_f_and_a_digit_go_to_a_day_in_the_same_row():
    async with room("kesken", step="days") as mentor:
        await mentor.press("f", "5")
        assert week(mentor).spot.group == "5:activities"
        await mentor.press("f", "8")
        assert week(mentor).spot.group == "5:activities"
        mentor.see("Päiviä on 5.")


async def test_things_are_parked_for_later():
    async with room("kesken", step="days") as mentor:
        text = mentor.session.days.activities[week(mentor).spot.key].text
        count = len(mentor.items("parking.items"))
        await mentor.press("p", "tab")
        mentor.see("Parkkipaikka", text)
        await mentor.press("n")
        await mentor.write("palkkaus")
        await mentor.press("escape")
        assert len(mentor.items("parking.items")) == count + 2
        await mentor.press("escape")
        assert week(mentor).display


@pytest.mark.parametrize("size", [(40, 10), (45, 14), (80, 24), (120, 40), (250, 70)])
async def test_every_size_shows_today_and_moves_through_everything(size):
    async with room("kesken", step="days", size=size) as mentor:
        mentor.see("Ke 14.4. ●")
        for key in ["left", "down"] * 8 + ["right", "up"] * 20 + ["z", "pagedown", "end", "z", "home", "pageup"]:
            week(mentor).go(key) if key != "z" else week(mentor).zoom()
            spot = week(mentor).spot
            region = week(mentor).region_of(spot)
            assert region, f"{spot} is not in view"
            assert week(mentor).spot_at(region.offset) == spot


async def test_a_double_click_edits_and_a_drag_moves():
    async with room("kesken", step="days", size=(120, 40)) as mentor:
        board = week(mentor)
        key = board.spot.key
        start, end = board.region_of(board.spot), board.region_of(Spot("4:activities", "w1cnqukg"))
        await mentor.pilot.mouse_down(board, offset=start.offset)
        await mentor.pilot._post_mouse_events([events.MouseMove], board, end.offset, button=1)
        await mentor.pilot.mouse_up(board, offset=end.offset)
        await mentor.settled()
        assert of_day(mentor, "days.activities", 4)[2] == mentor.session.days.activities[key].text
        await mentor.pilot.click(board, offset=board.region_of(board.spot).offset, times=2)
        await mentor.settled()
        assert mentor.screen.writing.is_on
